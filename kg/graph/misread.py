"""Obey what a user judged to be misread, before a reading becomes a graph.

A rejected event or statement is told no more: what is left of it is a note that it was read, on which words, and that a
user rejected it. A corrected one is told as if it had been read so, under the name that it had. What the judgement does
not fit (no such event, no such individual) changes nothing; `kg build` tells of it.
"""

import calendar
import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from kg.graph.identity.judgements import ROLES, Judgement
from kg.graph.statements import statement_path
from kg.model import (
    UNNAMED_SOURCE,
    ClassId,
    Entity,
    EntityId,
    Event,
    Evidence,
    Factuality,
    PropertyId,
    Reading,
    Relation,
    Status,
    TimeSpan,
)
from kg.reference.catalogue import Catalogue
from kg.reference.ontology import Ontology

#: Fields of an event by the property that a judgement names.
_EVENT_ROLES = {**{role: role for role in ROLES}, "attributedTo": "attributed_to"}
_RELATION_ROLES = ("subject", "object", "attributedTo")


@dataclass(frozen=True, slots=True)
class Obeyed:
    """A reading as a user wants it."""

    reading: Reading
    #: The events that were rejected, as they were read.
    rejected: tuple[Event, ...] = ()
    #: What was judged of each event or statement, by path.
    judged: Mapping[str, tuple[Judgement, ...]] = field(default_factory=dict)

    def is_rejected(self, path: str) -> bool:
        """Say whether an event or statement is not to be told."""
        return any(judgement.verdict == "reject" for judgement in self.judged.get(path, ()))


def obey(reading: Reading, judgements: Sequence[Judgement], catalogue: Catalogue, ontology: Ontology) -> Obeyed:
    """Return `reading` as `judgements` on its document correct it."""
    if not judgements:
        return Obeyed(reading)
    user = _User(reading, judgements, catalogue, ontology)
    events = [user.judge_event(event) for event in reading.events]
    relations = [user.judge_relation(relation) for relation in reading.relations]
    user.note_rejected_statements()
    judged = {path: tuple(sorted(those)) for path, those in user.judged.items()}
    obeyed = Obeyed(reading, (), judged)
    return replace(
        obeyed,
        reading=replace(
            reading,
            entities=(*reading.entities, *user.called_in.values()),
            events=tuple(event for event in events if not obeyed.is_rejected(event.id)),
            relations=tuple(relations),
        ),
        rejected=tuple(event for event in reading.events if obeyed.is_rejected(event.id)),
    )


class _User:
    """What a user says of one reading."""

    def __init__(
        self, reading: Reading, judgements: Sequence[Judgement], catalogue: Catalogue, ontology: Ontology
    ) -> None:
        self._reading = reading
        self._judgements = judgements
        self._catalogue = catalogue
        self._ontology = ontology
        self._known = {UNNAMED_SOURCE, *(entity.id for entity in reading.entities)}
        #: Individuals of the catalogue that a correction brings in.
        self.called_in: dict[EntityId, Entity] = {}
        self.judged: defaultdict[str, set[Judgement]] = defaultdict(set)

    def judge_event(self, event: Event) -> Event:
        corrected = event
        for judgement in self._on(event.id, event.evidence):
            after = corrected if judgement.verdict == "reject" else self._correct_event(corrected, judgement)
            if after is not None:
                corrected = after
                self.judged[event.id].add(judgement)
        return corrected

    def judge_relation(self, relation: Relation) -> Relation:
        corrected, obeyed = relation, []
        for judgement in self._on(statement_path(self._reading.document.id, relation), relation.evidence):
            after = corrected if judgement.verdict == "reject" else self._correct_relation(corrected, judgement)
            if after is not None:
                corrected = after
                obeyed.append(judgement)
        if obeyed:
            self.judged[statement_path(self._reading.document.id, corrected)].update(obeyed)
        return corrected

    def note_rejected_statements(self) -> None:
        """Note the statements that are rejected by path: shortcuts of events are made later."""
        for judgement in self._judgements:
            if judgement.verdict == "reject" and judgement.one.startswith("statement/"):
                self.judged[judgement.one].add(judgement)

    def _on(self, path: str, evidence: Iterable[Evidence]) -> list[Judgement]:
        document = self._reading.document
        words = [document.text[span.begin : span.end] for span in evidence]
        return [
            each
            for each in self._judgements
            if each.one == path or (each.is_of_words and any(each.rests_on(those, document.id) for those in words))
        ]

    def _correct_event(self, event: Event, judgement: Judgement) -> Event | None:
        """Return the event with one property as it should be; None where the value fits nothing."""
        name, value = judgement.what, judgement.value
        kind = ClassId(value if ":" in value else f"dip:{value}")
        if name in _EVENT_ROLES:
            individuals = self._find(value)
            return None if individuals is None else _fill(event, _EVENT_ROLES[name], individuals)
        if name == "class" and kind in self._ontology.classes and self._ontology.is_a(kind, ClassId("dip:Event")):
            return replace(event, kind=kind, modes=())
        corrections: dict[str, Callable[[], Event]] = {
            "factuality": lambda: replace(event, factuality=Factuality(value)),
            "date": lambda: replace(event, when=_date(value, event.when)),
            "topicText": lambda: replace(event, topic_text=value or None),
            "casualties": lambda: replace(event, casualties=int(value) if value else None),
        }
        return corrections[name]() if name in corrections else None

    def _correct_relation(self, relation: Relation, judgement: Judgement) -> Relation | None:
        name, value = judgement.what, judgement.value
        predicate = PropertyId(value if ":" in value else f"dip:{value}")
        individuals = self._find(value) if name in _RELATION_ROLES else None
        if individuals is not None and name == "attributedTo":
            return replace(relation, attributed_to=individuals)
        if individuals is not None and len(individuals) == 1:
            end = individuals[0]
            return replace(relation, subject=end) if name == "subject" else replace(relation, object=end)
        if name == "predicate" and predicate in self._ontology.properties:
            return replace(relation, predicate=predicate)
        if name == "factuality":
            return replace(relation, factuality=Factuality(value))
        if name == "status":
            return replace(relation, status=Status(value) if value else None)
        return None

    def _find(self, value: str) -> tuple[EntityId, ...] | None:
        """Return the individuals that a value names; None where the document and the catalogue know one of them not."""
        paths = [EntityId(path.strip()) for path in value.split(";") if path.strip()]
        unknown = [path for path in paths if path not in self._known]
        if any(path not in self._catalogue.entries for path in unknown):
            return None
        for path in unknown:
            entry = self._catalogue.entries[path]
            self.called_in[path] = Entity(path, entry.kind, entry.label)
        return tuple(dict.fromkeys(paths))


def _fill(event: Event, role: str, individuals: tuple[EntityId, ...]) -> Event:
    changed: dict[str, Any] = {role: individuals}  # a role's name is known at run time alone
    return replace(event, **changed)


def _date(value: str, before: TimeSpan | None) -> TimeSpan | None:
    """Return a day, month or year as a time; the words stay those of the text."""
    words = before.text if before else ""
    if not value:
        return TimeSpan(words) if words else None
    year, month, day = (*map(int, value.split("-")), 0, 0)[:3]
    last = calendar.monthrange(year, month or 12)[1]
    begin = dt.date(year, month or 1, day or 1)
    return TimeSpan(words, value, begin, dt.date(year, month or 12, day or last))
