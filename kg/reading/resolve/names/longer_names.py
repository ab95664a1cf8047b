"""Find the longer names that known ones are only a part of: "Kremlin Cup", "Kenya Barris", "Lebanon, Pennsylvania".

A name that goes on means somebody or something else, or nobody. What follows a name for that is written in
ontology/cues/nouns.yaml; names with their acronym in brackets are found after Schwartz and Hearst (2003).
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.model import ClassId
from kg.reading.parse import Parse
from kg.reading.resolve.names.index import Name
from kg.reference.catalogue import Catalogue
from kg.reference.cues import Cues

_PERSON, _PLACE, _ORGANIZATION = ClassId("dip:Person"), ClassId("dip:Place"), ClassId("dip:Organization")
_STATE = ClassId("dip:State")
_MOVEMENT = ClassId("dip:NonStateActor")
_NAMES = ("NNP", "NNPS")
#: What may stand between the words that an acronym is made of.
_JOINTS = frozenset({"-", "'s", "’s", "'", "’", "&", ","})
#: Longest acronym that is taken for one.
_LONGEST = 8
#: States whose towns are told apart by the province behind them: "Moscow, Idaho".
_WITH_TOWNS = frozenset({"state/USA", "state/CAN"})


class LongerNames:
    """Reads on where the catalogue and the recogniser stopped."""

    def __init__(self, parse: Parse, names: list[Name], catalogue: Catalogue, cues: Cues) -> None:
        """Look at `parse` with its proper names found."""
        self.parse = parse
        self.names = names
        self.catalogue = catalogue
        self.cues = cues.nouns
        self.titles = (cues.offices.heads, cues.offices.modifiers, cues.offices.tails, cues.nouns.honorifics)
        self.envoys = cues.offices.envoys
        self.at = {t: name for name in names for t in range(name.first, name.last + 1)}

    def read(self) -> list[Name]:
        """Return the names with those that are part of a longer one replaced by it, in text order."""
        found = list(self._find())
        movements = {self._words(name) for name in found if name.kind == _MOVEMENT}
        if movements:
            found += [replace(n, kind=_MOVEMENT) for n in self.names if not n.senses and self._words(n) in movements]
        longer = {t: name for name in found for t in range(name.first, name.last + 1)}
        others = [name for name in self.names if not self._is_idiom(name)]
        if not longer and len(others) == len(self.names):
            return self.names
        kept = [n for n in others if not any(t in longer for t in range(n.first, n.last + 1))]
        return sorted({n.first: n for n in [*kept, *longer.values()]}.values(), key=lambda n: n.first)

    def _find(self) -> Iterator[Name]:
        for name in self.names:
            if (owner := self._owner_of_envoy(name) or self._owner_in_list(name)) is not None:
                yield owner
                continue
            found = self._person(name) if name.kind == _PERSON and not name.senses else self._place(name)
            if found is not None:
                yield found
        heralds, movements = self.cues.name_heralds, self.cues.movement_descriptions
        for t, word in enumerate(self.parse.lower):
            if word == "(" and (defined := self._defined(t)) is not None:
                yield defined
            elif word in heralds and (heralded := self._heralded(t)) is not None:
                yield heralded
            elif word in movements and (movement := self._movement(t)) is not None:
                yield movement

    def _words(self, name: Name) -> tuple[str, ...]:
        return tuple(self.parse.lower[name.first : name.last + 1])

    def _person(self, name: Name) -> Name | None:
        """Read the words before a personal name that belong to it: "Kenya" of "Kenya Barris"."""
        first = name.first
        if self.parse.lower[name.last] in self.cues.organization_closers:
            return Name(first, name.last, _ORGANIZATION) if first < name.last else None
        while first > 0 and self._is_given(first - 1, name):
            first -= 1
        return Name(first, name.last, _PERSON) if first < name.first else None

    def _movement(self, noun: int) -> Name | None:
        """Return the name in "the Red Tabara rebel group", if the text has it alone too."""
        p, last = self.parse, noun - 1
        while last > 0 and p.lower[last] in self.cues.fighting:
            last -= 1
        first = last + 1
        while first > 0 and p.tag[first - 1] in _NAMES and p.words[first - 1][:1].isupper():
            first -= 1
        if first > last or p.lower[first - 1] not in ("the", "of") or self._is_known(last):
            return None
        name = Name(first, last, _MOVEMENT)
        alone = any(n.first > noun and not n.senses and self._words(n) == self._words(name) for n in self.names)
        return name if alone else None

    def _is_given(self, t: int, name: Name) -> bool:
        p = self.parse
        word, known = p.words[t], self.at.get(t)
        if p.tag[t] not in _NAMES or p.dep[t] != "compound" or not name.first <= p.head[t] <= name.last:
            return False
        if t in p.timed:
            return False  # "Last Monday Sonia Gandhi flew"
        if (
            not word[:1].isupper()
            or word.isupper()
            or not word.isalpha()
            or p.lower[t] in self.cues.no_given_names
            or self._is_title(t)
        ):
            return False
        alone = name.first == name.last and name.first == t + 1
        return known is None or (alone and known.first == known.last == t and self._is_place(known))

    def _is_place(self, name: Name) -> bool:
        return bool(name.senses) and name.senses[0].use == "name" and name.kind in (_PLACE, "dip:State")

    def _place(self, name: Name) -> Name | None:
        """Read a street, a club or a town by what follows: "Cuba Street", "Kremlin Cup", "Peru, Indiana"."""
        p, after = self.parse, name.last + 1
        if not name.senses or after >= len(p):
            return None
        if p.lower[after] in self.cues.company_closers and self._is_company(name, after):
            return Name(name.first, after, _ORGANIZATION)
        if name.senses[0].use not in ("name", "seat"):
            return None
        if p.tag[after] in _NAMES and p.words[after][:1].isupper() and not self._is_known(after):
            if p.lower[after] in self.cues.place_closers:
                return Name(name.first, after, _PLACE)
            if p.lower[after] in self.cues.organization_closers or p.lower[after] in self.cues.named_organizations:
                return Name(name.first, after, _ORGANIZATION)
        return Name(name.first, name.last, _PLACE) if self._is_town(name) else None

    def _is_known(self, t: int) -> bool:
        return t in self.at and bool(self.at[t].senses)

    def _owner_of_envoy(self, name: Name) -> Name | None:
        """Read the state in "the Israeli military attaché", "Israeli military operations", not its armed forces."""
        p, after = self.parse, name.last + 1
        if name.kind != _ORGANIZATION or name.last != name.first + 1 or after >= len(p):
            return None
        before = name.first - 1 - (p.words[name.first - 1] == "-")
        sided = before >= 0 and p.lower[before] in self.cues.kin  # "pro-Russian forces"
        if not sided and p.lower[after] not in self.envoys and p.lemma[after] not in self.cues.military_deeds:
            return None
        senses = self.catalogue.senses.get(p.words[name.first], ()) if name.senses else ()
        return Name(name.first, name.first, self.catalogue.entries[senses[0].entity].kind, senses) if senses else None

    def _owner_in_list(self, name: Name) -> Name | None:
        """Read the state in "French and British troops", of whom the troops are too."""
        p, before = self.parse, self.at.get(name.first - 2)
        if name.kind != _ORGANIZATION or name.last != name.first + 1 or p.tag[name.last] not in ("NNS", "NNPS"):
            return None
        if p.lower[name.first - 1] not in ("and", "or") or before is None or before.kind != _STATE:
            return None
        senses = self.catalogue.senses.get(p.words[name.first], ()) if name.senses else ()
        adjectives = tuple(s for s in (*before.senses[:1], *senses[:1]) if s.use == "adjective")
        return Name(name.first, name.first, _STATE, senses) if len(adjectives) == 2 else None

    def _is_company(self, name: Name, closer: int) -> bool:
        """Whether a state's name is the first word of a company's: "British Petroleum", not "British Gas workers"."""
        p = self.parse
        large = p.words[closer].istitle() and p.words[name.last].istitle() and p.tag[closer] in _NAMES
        return large and p.dep[closer] not in ("compound", "nmod") and closer + 1 not in self.at

    def _is_town(self, name: Name) -> bool:
        """Whether a province behind a comma says where a namesake lies; the members of a list have no such comma."""
        p, after = self.parse, name.last + 1
        province = self.at.get(after + 1)
        if p.words[after] != "," or province is None or province.first != after + 1 or not self._is_place(name):
            return False
        end = province.last + 1
        if end < len(p) and p.words[end] not in (",", ".", ";", ")") and p.dep[province.last] != "appos":
            return False
        states = {self.catalogue.entries[sense.entity].state for sense in province.senses}
        own = self.catalogue.entries[name.senses[0].entity]
        listed = name.first > 0 and p.words[name.first - 1] == ","
        return not listed and bool(states & _WITH_TOWNS) and own.state not in states and own.id not in states

    def _is_idiom(self, name: Name) -> bool:
        """Whether a name only begins the word for a thing, or is that of no actor: "Brazil nuts", "Cyclone Idai"."""
        p, after = self.parse, name.last + 1
        if not name.senses:
            named = name.first > 0 and p.words[name.first - 1].islower() and p.lemma[name.first - 1]
            alone = name.first == name.last and p.lower[name.last]
            if alone in self.cues.place_closers or alone in self.cues.honorifics:
                return True  # "the Ambassador Hotel", "Her Majesty"
            vessel = named in self.cues.vessels or named in self.cues.equipment
            return vessel or not self.cues.no_actors.isdisjoint(p.lower[name.first : after])
        if after >= len(p):
            return False
        begun = " ".join(p.lower[name.first : after])
        if p.lemma[after] in self.cues.currencies:
            return True
        return f"{begun} {p.lemma[after]}" in self.cues.idioms or f"{begun} {p.lower[after]}" in self.cues.idioms

    def _defined(self, bracket: int) -> Name | None:
        """Return the name whose acronym stands in brackets: "Lake Tana Basin Authority (LTBA)"."""
        p, at = self.parse, bracket + 1
        if at + 1 >= len(p) or p.words[at + 1] != ")" or not is_acronym(p.words[at]):
            return None
        start = p.sentences[p.sentence_of[bracket]][0]
        stop = bracket - 1 if p.tag[bracket - 1] == "POS" else bracket
        first = spells(p.words[start:stop], p.words[at])
        if first is None or not p.words[start + first][:1].isupper() or not self._is_body(start + first, stop):
            return None
        known = self.at.get(bracket - 1)
        if known is not None and ((known.senses and known.first <= start + first) or known.kind == _PERSON):
            return None
        return Name(start + first, stop - 1, _ORGANIZATION)

    def _heralded(self, herald: int) -> Name | None:
        """Return the name behind a noun that says what it is: "the NGO Voice of the Sahel has sent"."""
        p, first = self.parse, herald + 1
        last = herald
        for t in range(first, p.sentences[p.sentence_of[herald]][1]):
            if p.words[t][:1].isupper() and p.words[t].isalpha() and t not in p.timed and not self._is_title(t):
                last = t
            elif p.lower[t] not in ("of", "for", "the", "without") or last < first:
                break
        known = self.at.get(last)
        if last <= first or self._is_title(last) or (known is not None and known.first <= first):
            return None
        if any(self.at[t].kind == _PERSON for t in range(first, last + 1) if t in self.at):
            return None
        kind = "dip:NonStateActor" if p.lower[herald] in self.cues.movement_descriptions else _ORGANIZATION
        return Name(first, last, ClassId(kind))

    def _is_title(self, t: int) -> bool:
        lower = self.parse.lower[t]
        return any(lower in words or lower.removesuffix("s") in words for words in self.titles)

    def _is_body(self, first: int, stop: int) -> bool:
        """Whether words name a body of people, and no treaty or plant, by their noun."""
        p, cues = self.parse, self.cues
        head = next((t - 1 for t in range(first + 1, stop) if p.lower[t] in ("of", "for")), stop - 1)
        bodies = (cues.organizations, cues.state_bodies, cues.named_organizations, cues.descriptors)
        return any(p.lower[head] in nouns for nouns in bodies)


def is_acronym(word: str) -> bool:
    """Whether a word looks like one made of initials.

    >>> [is_acronym(word) for word in ("LTBA", "AfCFTA", "Kabul", "1994")]
    [True, True, False, False]
    """
    return 2 <= len(word) <= _LONGEST and word.isalnum() and sum(c.isupper() for c in word) >= 2


def spells(words: Sequence[str], acronym: str) -> int | None:
    """Return the word at which the long form of an acronym begins, None where the words do not spell it.

    Each letter, from the last, must begin a word; little words may be passed over.

    >>> spells(["by", "the", "Lake", "Tana", "Basin", "Authority"], "LTBA")
    2
    """
    letters = [c for c in acronym.casefold() if c.isalpha()]
    t = len(words) - 1
    for letter in reversed(letters):
        while t >= 0 and not words[t].casefold().startswith(letter):
            if words[t][:1].isupper() or not (words[t].isalpha() or words[t] in _JOINTS):
                return None
            t -= 1
        t -= 1
        if t < -1:
            return None
    return t + 1
