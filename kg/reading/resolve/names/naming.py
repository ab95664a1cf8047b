"""Say what a proper name refers to: an entry of the catalogue, the state behind a seat, a people, a person."""

from collections.abc import Iterator

from kg.model import ClassId, EntityId
from kg.reading.labels import MODIFIERS, NOUNS
from kg.reading.resolve.names.index import Name
from kg.reading.resolve.names.longer_names import is_acronym, spells
from kg.reading.resolve.names.persons import PersonRegister
from kg.reading.resolve.referents import Belonging, Mentions, Reference, Register
from kg.reference.actor_cues import NounCues
from kg.reference.catalogue import Catalogue

_GROUP, _ORGANIZATION = ClassId("dip:PopulationGroup"), ClassId("dip:Organization")
_INITIATIVE = ClassId("dip:Initiative")
#: Under what those are entered whom no catalogue knows, if not under "org".
_SPACES = {"dip:Place": "place", "dip:NonStateActor": "actor", "dip:Initiative": "initiative"}
_BODIES = ("dip:InternationalOrganization", "dip:Organization", "dip:NonStateActor")
#: Before a seat of government these tell where something is.
_AT = ("at", "in", "inside", "outside", "near", "around")


class NameReader:
    """Reads the proper names of one parse."""

    def __init__(
        self, mentions: Mentions, catalogue: Catalogue, register: Register, persons: PersonRegister, cues: NounCues
    ) -> None:
        """Enter whom names mean into `register` and `persons`, and whose a people is into `mentions`."""
        self.parse = mentions.parse
        self.references = mentions.references
        self.belongings = mentions.belongings
        self.catalogue = catalogue
        self.register = register
        self.persons = persons
        self.cues = cues

    def read(self, name: Name) -> Reference:
        """Return what a name refers to."""
        p = self.parse
        inside = range(name.first, name.last + 1)
        tops = [t for t in inside if p.head[t] not in inside or p.head[t] == t]
        head = name.last if name.last in tops or not tops else tops[0]  # "North and South Korea" is told by its Korea
        reference = self._catalogued(name, head) if name.senses else self._unknown(name, head)
        if reference.kind != "dip:Person":
            self._define(name, reference.entities[0])
        return reference

    def read_twins(self, twins: dict[str, list[EntityId]]) -> Iterator[Reference]:
        """Yield what stands for several states at once: "the two Koreas"."""
        for t, lower in enumerate(self.parse.lower):
            if lower in twins and self.parse.words[t][:1].isupper():
                for state in twins[lower]:
                    entry = self.catalogue.entries[state]
                    self.register.add(state, entry.kind, entry.label)
                yield Reference(tuple(twins[lower]), ClassId("dip:State"), t, t, t, "catalogue", 0.8)

    def _define(self, name: Name, entity: EntityId) -> None:
        """Note the acronym that the text gives behind a name: "the Lake Tana Basin Authority (LTBA)"."""
        p, at = self.parse, name.last + 2
        if at + 1 < len(p) and p.words[at - 1] == "(" and p.words[at + 1] == ")" and is_acronym(p.words[at]):
            if spells(p.words[name.first : name.last + 1], p.words[at]) is not None:
                self.register.acronyms.setdefault(p.words[at], entity)

    def _unknown(self, name: Name, head: int) -> Reference:
        """A name that only the recogniser knows."""
        p = self.parse
        defined = self.register.acronyms.get(p.words[name.last])
        if defined is not None and name.first == name.last:
            kind = self.register.kinds[defined]
            self.register.add(defined, kind, self.register.labels[defined], p.words[name.last])
            return Reference((defined,), kind, name.first, name.last, head, "acronym", 0.9, "acronym")
        if name.kind == "dip:Person":
            entity, how, confidence = self.persons.identify_name(p, name)
            return Reference((entity,), self.register.kinds[entity], name.first, name.last, head, how, confidence)
        if (longer := self._named_in_full(name)) is not None:
            entity, kind = longer
            return Reference((entity,), kind, name.first, name.last, head, "definite", 0.75)
        label = p.words_between(name.first, name.last)
        label = label[4:] if label.lower().startswith("the ") else label
        kind = name.kind
        if kind == _ORGANIZATION and name.first < name.last and p.lower[name.last] in self.cues.written_accords:
            kind = _INITIATIVE
        entity = self.register.mint(_SPACES.get(kind, "org"), kind, label)
        return Reference((entity,), kind, name.first, name.last, head, "name", 0.7)

    def _named_in_full(self, name: Name) -> tuple[EntityId, ClassId] | None:
        """Return the body that a word with a capital is short for: "the Council" after "the Security Council"."""
        p = self.parse
        if name.first != name.last or not any(p.lower[c] == "the" for c in p.children[name.first]):
            return None
        word = p.lower[name.first]
        for r in reversed(self.references):
            if r.kind not in _BODIES or r.head > name.first or len(r.entities) != 1:
                continue
            entry = self.catalogue.entries.get(r.entities[0])
            known = (self.register.labels[r.entities[0]], *(entry.aliases if entry is not None else ()))
            if any(word in names.lower().split()[1:] for names in known):
                return r.entities[0], r.kind
        return None

    def _catalogued(self, name: Name, head: int) -> Reference:
        sense = name.senses[0]
        entity = sense.entity
        entry = self.catalogue.entries[entity]
        if sense.use == "seat" and self._is_inside(head):
            self.register.add(entity, entry.kind, entry.label)
            return Reference((entity,), entry.kind, name.first, name.last, head, "catalogue", 0.85)
        if sense.use == "seat" and entry.state is not None:
            state = self.catalogue.entries[entry.state]
            self.register.add(state.id, state.kind, state.label)
            return Reference((state.id,), state.kind, name.first, name.last, head, "seat", 0.9, "seat")
        if self._names_people(name, head):
            group = self.register.mint("group", _GROUP, self._people_label(name))
            self.register.add(entity, entry.kind, entry.label)
            if entry.kind == "dip:State":
                self.belongings.append(Belonging(group, "dip:ofState", entity, name.first, name.last))
            return Reference((group,), _GROUP, name.first, name.last, head, "group", 0.8)
        written = self.parse.words_between(name.first, name.last) if sense.use in ("name", "acronym") else ""
        self.register.add(entity, entry.kind, entry.label, written)
        confidence = 0.8 if sense.caution or len(name.senses) > 1 else 0.97
        return Reference((entity,), entry.kind, name.first, name.last, head, "catalogue", confidence, sense.use)

    def _names_people(self, name: Name, head: int) -> bool:
        """Whether a group is meant: "the Kurds", "two Egyptians", "many Lebanese", but hardly "the Egyptians"."""
        sense = name.senses[0]
        if sense.use == "people":
            return self.catalogue.entries[sense.entity].kind == "dip:Place" or self._is_group(head)
        if sense.use != "adjective" or not self._is_counted(head):
            return False
        return any(s.use == "people" and s.entity == sense.entity for s in name.senses)

    def _is_counted(self, head: int) -> bool:
        p = self.parse
        if p.dep[head] in MODIFIERS or p.pos[head] not in NOUNS:
            return False
        return any(p.dep[c] in ("nummod", "quantmod", "amod") for c in p.children[head] if c < head)

    def _is_inside(self, head: int) -> bool:
        """Whether something is at a seat of government, which is a place then: "met at the White House"."""
        p = self.parse
        if p.dep[head] != "pobj":
            return False
        preposition = p.head[head]
        beside, verb = p.head[preposition], p.verb_of(preposition)
        if p.pos[beside] == "NOUN" and p.dep[beside] == "dobj" and p.head[beside] == verb:
            beside = verb  # "signed a treaty in the Kremlin"
        return p.lower[preposition] in _AT and (beside == verb or p.lower[preposition] == "outside")

    def _is_group(self, head: int) -> bool:
        """Say whether people are meant ("a few hundred Egyptians") and not their state ("the Egyptians recalled")."""
        p = self.parse
        children = [c for c in p.children[head] if c < head]
        if p.dep[head] in MODIFIERS:
            return False
        if any(p.dep[c] in ("nummod", "quantmod", "amod") for c in children):
            return True
        return not any(p.lower[c] in ("the", "its") for c in children)

    def _people_label(self, name: Name) -> str:
        p = self.parse
        words = [p.words[t] for t in sorted(c for c in p.children[name.last] if c < name.first and p.dep[c] == "amod")]
        return " ".join([*words, p.words_between(name.first, name.last)])
