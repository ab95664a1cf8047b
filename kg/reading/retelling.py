"""Find the event that a later mention tells of again.

The same words of the same people are one event: "recalled" and "recalled" with nothing that differs. So is a noun that
points back: after "Wang met Dar in Beijing", "the Beijing meeting" is that meeting. Who is named, where and when must
not differ, and no other event may be meant as well; what is not clear stays apart.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from kg.model import ClassId, EntityId, Event, TimeSpan
from kg.reading.extract.base import Found
from kg.reading.labels import NOUNS
from kg.reading.parse import Parse
from kg.reference.catalogue import Catalogue
from kg.reference.traits import Traits

#: How many earlier events a noun that points back is compared with.
_MOST_BEFORE = 40
#: How many sentences back an event may stand that a noun without names, places or times means.
_NEAR = 3
_GROUP = "group/"


@dataclass(frozen=True, slots=True)
class Again:
    """What was told before, by which words, and why it is taken for the same."""

    words: str
    because: str


@dataclass(frozen=True, slots=True)
class Told:
    """An event with the place where it was told of last."""

    event: Event
    found: Found
    parse: Parse

    @property
    def sentence(self) -> int:
        """Number of the sentence within its parse."""
        return self.parse.sentence_of[self.found.trigger]


class Retelling:
    """Compares a noun that points back with the events before it."""

    def __init__(self, traits: Traits, catalogue: Catalogue) -> None:
        """Judge by the `traits` of classes; `catalogue` tells in which state a city lies."""
        self._families = (traits.gatherings, traits.accords)
        self._gatherings = traits.gatherings
        self._catalogue = catalogue

    def find(self, noun: Told, before: Sequence[Told]) -> tuple[int, Again] | None:
        """Return which of the events `before` the noun means, None where that is none of them or not clear."""
        fitting = [
            (k, shared)
            for k, told in list(enumerate(before))[-_MOST_BEFORE:]
            if _is_earlier(told, noun) and (shared := self._compare(told, noun)) is not None
        ]
        if not fitting:
            return None
        nearest = max(fitting, key=lambda one: before[one[0]].sentence)
        if len(fitting) > 1:
            distances = [_distance(before[k], noun) for k, _ in fitting]
            if min(distances) > 1 or distances.count(min(distances)) > 1:
                return None
        k, shared = nearest
        told = before[k]
        if not shared and _distance(told, noun) > _NEAR:
            return None
        if told.event.factuality != noun.event.factuality:
            return None
        if told.event.attributed_to != noun.event.attributed_to and not noun.found.is_bare:
            return None
        why = f"the same {' and '.join(shared)}" if shared else "nothing else told shortly before can be meant"
        return k, Again(told.event.trigger, why)

    def _compare(self, told: Told, noun: Told) -> tuple[str, ...] | None:
        """Return what two mentions share of parties, place and time; None where they differ in something."""
        a, b = told.event, noun.event
        if not self._alike(a.kind, b.kind) or not _is_known(told, noun):
            return None
        parties = self._share_parties(a, b)
        place = self._share_place(a, b)
        time = _share_time(a.when, b.when)
        if None in (parties, place, time):
            return None
        if any(set(x) != set(y) for x, y in ((a.appointee, b.appointee), (a.office, b.office)) if x and y):
            return None
        return tuple(name for name, same in (("parties", parties), ("place", place), ("time", time)) if same)

    def _alike(self, a: ClassId, b: ClassId) -> bool:
        return a == b or any(a in family and b in family for family in self._families)

    def _share_parties(self, a: Event, b: Event) -> bool | None:
        """Whether the later mention names some of the same parties and no others; None where it names others."""
        if b.kind in self._gatherings or (b.kind == a.kind and (a.participant or b.participant)):
            ours, theirs = _everyone(a), _everyone(b)
            if not (theirs <= ours or (len(ours) == 1 and ours < theirs)):
                return None
            return bool(ours & theirs)
        shared = False
        for ours, theirs in ((set(a.agent), set(b.agent)), (_set_of_recipients(a, b), set(b.recipient))):
            if ours and not theirs <= ours:
                return None
            shared |= bool(ours & theirs)
        return shared

    def _share_place(self, a: Event, b: Event) -> bool | None:
        ours, theirs = set(a.place), set(b.place)
        if not ours or not theirs:
            return False
        inside = ours & theirs or self._states(ours) & theirs or ours & self._states(theirs)
        return True if inside else None

    def _states(self, places: set[EntityId]) -> set[EntityId]:
        entries = self._catalogue.entries
        return {state for p in places if p in entries and (state := entries[p].state) is not None}


def _is_earlier(told: Told, noun: Told) -> bool:
    """Whether something was told in a sentence before, or behind a semicolon; else two of one sentence are two."""
    if told.parse is not noun.parse or told.sentence < noun.sentence:
        return True
    first, second = told.found.trigger, noun.found.trigger
    return first < second and noun.parse.are_parted(first, second)


def _distance(told: Told, noun: Told) -> int:
    return noun.sentence - told.sentence if told.parse is noun.parse else _NEAR + 1


def _is_known(told: Told, noun: Told) -> bool:
    """Whether all that the noun's phrase names is of the event, a time, or was in the sentence that told of it."""
    p, known = noun.parse, {f.token for f in noun.found.fillers(*noun.found.roles)}
    first, stop = told.parse.sentences[told.sentence]
    said = {told.parse.lemma[t] for t in range(first, stop)}
    return all(
        t in known or t in p.timed or p.lemma[t] in said or (p.dep[t] == "compound" and p.pos[t] == "NOUN")
        for t in _phrase(p, noun.found.trigger)
        if p.pos[t] in NOUNS or p.dep[t] == "poss"
    )


def _phrase(p: Parse, noun: int) -> list[int]:
    """Return the words under a noun, without what is only added to it behind a comma."""
    found: list[int] = []
    stack = list(p.children[noun])
    while stack:
        t = stack.pop()
        if p.dep[t] in ("relcl", "acl", "appos", "conj") and p.words[t - 1] == ",":
            continue
        if p.dep[t] in ("relcl", "appos", "conj") and p.words[noun + 1 : noun + 2] == [","]:
            continue
        found.append(t)
        stack.extend(p.children[t])
    return found


def _everyone(event: Event) -> set[EntityId]:
    return {*event.agent, *event.recipient, *event.participant}


def _set_of_recipients(a: Event, b: Event) -> set[EntityId]:
    """Return to whom it was done; people who are hit with a place or state are told beside it."""
    people = all(e.startswith(_GROUP) for e in b.recipient)
    if people and not any(e.startswith(_GROUP) for e in a.recipient):
        return set()
    return set(a.recipient)


def _share_time(a: TimeSpan | None, b: TimeSpan | None) -> bool | None:
    if a is None or b is None:
        return False
    if (a.date or a.text) == (b.date or b.text):
        return True
    if a.earliest is None or a.latest is None or b.earliest is None or b.latest is None:
        return None
    inside = a.earliest <= b.earliest <= b.latest <= a.latest or b.earliest <= a.earliest <= a.latest <= b.latest
    return True if inside else None
