"""Turn what was found and judged in a document into the plain records of `kg.model`.

Mentions of one happening - same class, same factuality, same source, roles that agree - become one event with several
pieces of evidence; the first mention gives it its name. A noun that points back ("the attack") is what was told before.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from kg.model import ClassId, Document, EntityId, Event, Evidence, Factuality, PropertyId, Relation, Status, TimeSpan
from kg.names import event_path
from kg.reading.extract.base import Found
from kg.reading.judge.attribution import Attribution
from kg.reading.judge.casualties import Casualties
from kg.reading.judge.confidence import FORM_CONFIDENCE, Confidence
from kg.reading.judge.turns import Verdict
from kg.reading.parse import Parse
from kg.reading.retelling import Again, Retelling, Told

#: How many earlier events of like class, voice and actors a mention is compared with.
_MOST_ALIKE = 20
_Told = TypeVar("_Told", Event, Relation)
_ROLES = ("agent", "recipient", "participant", "place", "topic", "appointee", "office")


@dataclass(frozen=True, slots=True)
class Judged:
    """A found event or relation with what the judges said of it."""

    found: Found
    parse: Parse
    verdict: Verdict
    attribution: Attribution
    when: TimeSpan | None
    confidence: Confidence
    casualties: Casualties | None = None
    topic: str | None = None

    def evidence(self) -> Evidence:
        """Return the words from the first to the last token of trigger and roles, within the sentence."""
        p = self.parse
        first, stop = p.sentences[p.sentence_of[self.found.trigger]]
        tokens = [*self.found.words, *(f.token for f in self.found.fillers(*self.found.roles))]
        inside = [t for t in tokens if first <= t < stop]
        begin, end = p.span(inside)
        return Evidence(begin, end, *sentence_offsets(p, first, stop))


def sentence_offsets(p: Parse, first: int, stop: int) -> tuple[int, int]:
    """Return where a sentence begins and ends, white space around it left out."""
    last = stop - 1
    while last > first and not p.words[last].strip():
        last -= 1
    while first < last and not p.words[first].strip():
        first += 1
    return p.begin[first], p.end[last]


@dataclass(frozen=True, slots=True)
class Composed:
    """The events of a document in text order, each happening once."""

    events: tuple[Event, ...]
    #: What was told before, by class and begin of the trigger that tells it again.
    again: Mapping[tuple[ClassId, int], Again]


def compose_events(
    document: Document, judged: Iterable[Judged], symmetric: frozenset[ClassId], retelling: Retelling
) -> Composed:
    """Return the events of a document, and which mentions tell of an event again."""
    events: list[Event] = []
    last: list[Told] = []
    again: dict[tuple[ClassId, int], Again] = {}
    places: list[dict[Evidence, None]] = []
    taken: set[EntityId] = set()
    alike: dict[tuple[object, ...], list[int]] = {}
    where: dict[tuple[ClassId, int], int] = {}
    for j in judged:
        if j.found.kind is None:
            continue
        event = _event(document, j, j.found.kind, symmetric)
        mention = (j.found.kind, j.parse.begin[j.found.trigger])
        told = Told(event, j.found, j.parse)
        if j.found.meant is not None:
            k = where.get((j.found.kind, j.parse.begin[j.found.meant]))
            if k is not None:
                again[mention] = Again(events[k].trigger, "nothing nearer that the word can mean")
                places[k].update(dict.fromkeys(event.evidence))
            continue
        if j.found.points_back and (known := retelling.find(told, last)) is not None:
            k, again[mention] = known
            where[mention] = k
            events[k] = _merge(events[k], event)
            last[k] = replace(told, event=events[k])
            places[k].update(dict.fromkeys(event.evidence))
            continue
        if j.found.is_bare:
            continue
        candidates = alike.setdefault(
            (event.kind, event.factuality, event.attributed_to, event.agent, event.recipient), []
        )
        for k in candidates[-_MOST_ALIKE:]:
            if _same(events[k], event):
                again[mention] = Again(events[k].trigger, "nothing that is told of it differs")
                where[mention] = k
                events[k] = _merge(events[k], event)
                last[k] = replace(told, event=events[k])
                places[k].update(dict.fromkeys(event.evidence))
                break
        else:
            while event.id in taken:
                event = replace(event, id=EntityId(event.id + "-2"))
            taken.add(event.id)
            candidates.append(len(events))
            where[mention] = len(events)
            events.append(event)
            last.append(told)
            places.append(dict.fromkeys(event.evidence))
    found = zip(events, places, strict=True)
    return Composed(tuple(_with_places(event, places) for event, places in found), again)


def _event(document: Document, j: Judged, kind: ClassId, symmetric: frozenset[ClassId]) -> Event:
    found, p = j.found, j.parse
    filled = found.roles
    roles = {role: tuple(dict.fromkeys(f.entity for f in filled[role])) if role in filled else () for role in _ROLES}
    if kind in symmetric and roles["participant"]:
        others = set(roles["agent"]) | set(roles["recipient"])
        roles["participant"] = tuple(e for e in roles["participant"] if e not in others)
    begin = p.begin[found.trigger]
    return Event(
        id=event_path(document.id, begin, kind),
        kind=kind,
        evidence=(j.evidence(),),
        **roles,
        topic_text=j.topic,
        when=j.when,
        factuality=j.verdict.factuality,
        attributed_to=j.attribution.sources,
        modes=found.modes,
        casualties=j.casualties.count if j.casualties else None,
        casualties_text=j.casualties.text if j.casualties else None,
        confidence=j.confidence.value,
        salience=round(1 / (1 + p.depth(found.trigger)), 2),
        trigger=" ".join(p.words[t] for t in found.words),
    )


def _same(a: Event, b: Event) -> bool:
    """Whether two mentions of like class, voice, agents and recipients tell of one happening: nothing else differs."""
    if a.when is not None and b.when is not None and (a.when.date or a.when.text) != (b.when.date or b.when.text):
        return False
    if a.kind == "dip:PublicStatement":
        return False
    if (
        not (a.when is not None and b.when is not None)
        and a.evidence[0].sentence_begin != b.evidence[0].sentence_begin
        and not (a.recipient and b.recipient)
    ):
        return False
    for role in ("participant", "appointee", "place"):
        ours, theirs = set(getattr(a, role)), set(getattr(b, role))
        if ours and theirs and ours != theirs:
            return False
    return True


def _merge(a: Event, b: Event) -> Event:
    filled = {role: getattr(a, role) or getattr(b, role) for role in _ROLES}
    if b.participant and not a.participant:
        known = {*filled["agent"], *filled["recipient"]}
        filled["participant"] = tuple(e for e in b.participant if e not in known)
    elif a.participant:
        filled |= {"agent": a.agent, "recipient": a.recipient}
    return replace(
        a,
        when=a.when or b.when,
        casualties=a.casualties or b.casualties,
        casualties_text=a.casualties_text or b.casualties_text,
        **filled,
    )


def _with_places(told: _Told, places: Collection[Evidence]) -> _Told:
    """Return an event or relation with all `places` where it is told, in text order."""
    if len(places) == 1:
        return told
    return replace(told, evidence=tuple(sorted(places, key=lambda e: (e.begin, e.end))))


class RelationTable:
    """Collects the relations of a document; the same statement read twice keeps both places."""

    def __init__(self) -> None:
        """Begin empty."""
        self._found: dict[tuple[object, ...], Relation] = {}
        self._places: dict[tuple[object, ...], dict[Evidence, None]] = {}

    def add(
        self,
        subject: EntityId,
        predicate: str,
        object_: EntityId,
        evidence: Evidence,
        factuality: Factuality = Factuality.FACT,
        sources: tuple[EntityId, ...] = (),
        status: Status | None = None,
        when: TimeSpan | None = None,
        confidence: float = FORM_CONFIDENCE,
    ) -> None:
        """Enter one statement with one place."""
        if subject == object_:
            return
        key = (subject, predicate, object_, factuality, sources, status)
        known = self._found.get(key)
        if known is None:
            self._found[key] = Relation(
                subject, PropertyId(predicate), object_, (evidence,), factuality, sources, status, when, confidence
            )
        elif known.when is None and when is not None:
            self._found[key] = replace(known, when=when)
        self._places.setdefault(key, {})[evidence] = None

    def relations(self) -> tuple[Relation, ...]:
        """Return the statements in the order of their first places."""
        return tuple(_with_places(relation, self._places[key]) for key, relation in self._found.items())
