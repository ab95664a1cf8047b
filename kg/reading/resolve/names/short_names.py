"""Read a body by one word of its name: "the Council" where the United Nations are meant, "Parliament" of the EU.

Such a word means the body of that name that the text has named last before it; where it has named none, the body of
the organisation that the text is about, as ontology/cues/nouns.yaml lists them.
"""

from collections import Counter
from collections.abc import Sequence
from functools import cached_property

from kg.model import EntityId
from kg.reading.parse import Parse
from kg.reading.resolve.names.index import Name
from kg.reading.resolve.referents import Register
from kg.reading.resolve.setting import Setting
from kg.reference.actor_cues import NounCues
from kg.reference.catalogue import Catalogue, NameSense

_BODIES = ("dip:InternationalOrganization", "dip:Organization")
#: What tells behind a word that its name goes on: "the House of Commons", "the Commission on Human Rights".
_GOING_ON = frozenset({"of", "on", "for"})

#: Who is called after a body, and speaks for it.
_OF_BODY = frozenset({"members", "member"})


class ShortNames:
    """Finds the bodies that one parse calls by a single word."""

    def __init__(
        self,
        parse: Parse,
        names: list[Name],
        catalogue: Catalogue,
        register: Register,
        cues: NounCues,
        setting: Setting | None = None,
    ) -> None:
        """Look among `names` for the bodies meant; `register` has those of the text before."""
        self.parse = parse
        self.names = self._all = names
        self._setting = setting
        self.catalogue = catalogue
        self._families = cues.bodies_by_word
        self._words = cues.short_names
        self._register = register

    @cached_property
    def _named(self) -> Counter[EntityId]:
        """How often the text names each individual of the catalogue."""
        named = Counter(n.senses[0].entity for n in self._all if n.senses)
        named.update(e for e in self._register.kinds if e in self.catalogue.entries)
        return named

    @cached_property
    def _before(self) -> list[EntityId]:
        """The bodies of the catalogue that the text before names."""
        kinds, entries = self._register.kinds, self.catalogue.entries
        return [e for e, kind in kinds.items() if kind in _BODIES and e in entries]

    def read(self) -> list[Name]:
        """Return the names with those of single words added, in place of what the recogniser took them for."""
        self.names = [n for n in self.names if not self._of_no_state_here(n)]
        inside = {t: n for n in self.names for t in range(n.first, n.last + 1)}
        found = {
            t: Name(t, t, self.catalogue.entries[body].kind, (NameSense(body, "name", caution=True),))
            for t, lower in enumerate(self.parse.lower)
            if lower in self._words and self._stands_alone(t, inside.get(t)) and (body := self._body(t, lower))
        }
        if not found:
            return self.names
        kept = [n for n in self.names if n.first != n.last or n.first not in found]
        return sorted([*kept, *found.values()], key=lambda n: n.first)

    def _of_no_state_here(self, name: Name) -> bool:
        """Whether a word is the body of a state that the text does not name: "the Senate" in a text on Chile."""
        if name.first != name.last or not name.senses or self.parse.lower[name.first] not in self._words:
            return False
        entries, states = self.catalogue.entries, {e for e in self._named if e.startswith("state/")}
        states |= {s for e in self._named if e in self.catalogue.capitals and (s := entries[e].state)}
        home = entries[name.senses[0].entity].state
        if home is None:
            return False
        told = self._setting.state_at(self.parse.begin[name.first]) if self._setting is not None else None
        return home != told if told is not None else bool(states) and home not in states

    def _stands_alone(self, t: int, name: Name | None) -> bool:
        """Whether a word with a capital is a whole name: not in "Peru's Congress", "House of Lords"."""
        p = self.parse
        if not p.words[t].istitle() or (name is not None and (name.first != name.last or name.senses)):
            return False
        begins, ends = p.sentences[p.sentence_of[t]]
        if t + 1 < ends and p.lower[t + 1] in _GOING_ON:
            return False
        if t == begins:
            return p.dep[t] != "compound" or p.lower[p.head[t]] in _OF_BODY  # "Council members called"
        before = t - 1
        if p.lower[before] == "the":
            return True
        return p.tag[before] != "POS" and p.pos[before] not in ("ADJ", "PROPN", "DET", "PRON", "NUM")

    def _body(self, t: int, word: str) -> EntityId | None:
        named = [n.senses[0].entity for n in self.names if n.senses and n.first < t]
        return self._last_of_name(word, named) or self._last_of_name(word, self._before) or self._of_family(word)

    def _last_of_name(self, word: str, bodies: Sequence[EntityId]) -> EntityId | None:
        """Return the body named last whose own name has the word."""
        for body in reversed(bodies):
            entry = self.catalogue.entries[body]
            if entry.kind in _BODIES and word in entry.label.lower().split():
                return body
        return None

    def _of_family(self, word: str) -> EntityId | None:
        """Return the body of the organisation that the text names most, of those that have one so called."""
        owners = [owner for owner, bodies in self._families.items() if word in bodies and self._named[owner]]
        return self._families[max(owners, key=self._named.__getitem__)][word] if owners else None
