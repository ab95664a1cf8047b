"""Say what a proper name refers to: an entry of the catalogue, the state behind a seat, a people, a person."""

from kg.model import ClassId
from kg.reading.resolve.names import Name
from kg.reading.resolve.persons import PersonRegister
from kg.reading.resolve.referents import Belonging, Mentions, Reference, Register
from kg.reference.catalogue import Catalogue, NameSense

_GROUP = ClassId("dip:PopulationGroup")


class NameReader:
    """Reads the proper names of one parse."""

    def __init__(self, mentions: Mentions, catalogue: Catalogue, register: Register, persons: PersonRegister) -> None:
        """Enter whom names mean into `register` and `persons`, and whose a people is into `mentions`."""
        self.parse = mentions.parse
        self.belongings = mentions.belongings
        self.catalogue = catalogue
        self.register = register
        self.persons = persons

    def read(self, name: Name) -> Reference:
        """Return what a name refers to."""
        p = self.parse
        inside = range(name.first, name.last + 1)
        head = next((t for t in inside if p.head[t] not in inside or p.head[t] == t), name.last)
        return self._catalogued(name, head) if name.senses else self._unknown(name, head)

    def _unknown(self, name: Name, head: int) -> Reference:
        """A name that only the recogniser knows."""
        p = self.parse
        if name.kind == "dip:Person":
            entity, how, confidence = self.persons.identify(self.persons.words_of(p, name))
            return Reference((entity,), self.register.kinds[entity], name.first, name.last, head, how, confidence)
        label = p.words_between(name.first, name.last)
        label = label[4:] if label.lower().startswith("the ") else label
        space = "place" if name.kind == "dip:Place" else "org"
        entity = self.register.mint(space, name.kind, label)
        return Reference((entity,), name.kind, name.first, name.last, head, "name", 0.7)

    def _catalogued(self, name: Name, head: int) -> Reference:
        sense = self._best_sense(name)
        entity = sense.entity
        entry = self.catalogue.entries[entity]
        if sense.use == "seat" and entry.state is not None:
            state = self.catalogue.entries[entry.state]
            self.register.add(state.id, state.kind, state.label)
            return Reference((state.id,), state.kind, name.first, name.last, head, "seat", 0.9, "seat")
        if sense.use == "people" and self._is_group(name, head):
            group = self.register.mint("group", _GROUP, self._people_label(name))
            self.register.add(entity, entry.kind, entry.label)
            if entry.kind == "dip:State":
                self.belongings.append(Belonging(group, "dip:ofState", entity, name.first, name.last))
            return Reference((group,), _GROUP, name.first, name.last, head, "group", 0.8)
        written = self.parse.words_between(name.first, name.last) if sense.use in ("name", "acronym") else ""
        self.register.add(entity, entry.kind, entry.label, written)
        confidence = 0.8 if sense.caution or len(name.senses) > 1 else 0.97
        return Reference((entity,), entry.kind, name.first, name.last, head, "catalogue", confidence, sense.use)

    def _best_sense(self, name: Name) -> NameSense:
        """Choose among several entities of one surface: one that was named before, else the catalogue's first."""
        return next((s for s in name.senses if s.entity in self.register.kinds), name.senses[0])

    def _is_group(self, name: Name, head: int) -> bool:
        """Say whether people are meant ("a few hundred Egyptians") and not their state ("the Egyptians recalled")."""
        p = self.parse
        children = [c for c in p.children[head] if c < head]
        if p.dep[head] in ("compound", "amod", "nmod"):
            return False
        if any(p.dep[c] in ("nummod", "quantmod", "amod") for c in children):
            return True
        return not any(p.lower[c] in ("the", "its") for c in children)

    def _people_label(self, name: Name) -> str:
        p = self.parse
        words = [p.words[t] for t in sorted(c for c in p.children[name.last] if c < name.first and p.dep[c] == "amod")]
        return " ".join([*words, p.words_between(name.first, name.last)])
