"""Collect the direct triples of a document, from its relations and as shortcuts of its events.

One statement stands for all that a document says of one triple with one factuality, source and status; which of them
are asserted as plain triples is decided here and nowhere else.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import combinations, product
from urllib.parse import quote

from kg.graph.labels import Labeller
from kg.model import EntityId, Event, Evidence, Factuality, PropertyId, Reading, Relation, Status, TimeSpan
from kg.names import digest
from kg.reference.ontology import Ontology

#: A symmetric event of more has no shortcuts: a summit of thirty would make 435.
MOST_PARTICIPANTS = 8
_NOT_NOW = frozenset({Status.FORMER, Status.DESIGNATE})


@dataclass(frozen=True, slots=True)
class Statement:
    """A triple as one document presents it."""

    #: Below `id/`, minted from the document and all that makes it one.
    path: str
    triple: tuple[EntityId, PropertyId, EntityId]
    label: str
    evidence: tuple[Evidence, ...]
    factuality: Factuality
    attributed_to: tuple[EntityId, ...]
    status: Status | None
    confidence: float
    #: When the relation held. None for shortcuts: the time is the event's, and what happened stays true.
    when: TimeSpan | None = None
    #: The events that it is a shortcut of; empty for relations.
    events: tuple[EntityId, ...] = ()

    def is_plain(self, today: dt.date | None) -> bool:
        """Say whether the triple is asserted besides: presented as fact, in the document's own voice, and still so.

        `today` is the document's date. Where it is not known, what has an end is taken to have ended.
        """
        if self.factuality is not Factuality.FACT or self.attributed_to or self.status in _NOT_NOW:
            return False
        if self.when is None or self.when.latest is None:
            return True
        return today is not None and self.when.latest >= today


def collect_statements(reading: Reading, ontology: Ontology, labels: Labeller) -> list[Statement]:
    """Return the statements of a document, sorted by path, each once with all its evidence."""
    found: dict[str, Statement] = {}
    for statement in _read_statements(reading, ontology, labels):
        known = found.get(statement.path)
        found[statement.path] = statement if known is None else _join(known, statement)
    return [found[path] for path in sorted(found)]


def list_shortcuts(event: Event, ontology: Ontology) -> Iterator[tuple[EntityId, PropertyId, EntityId]]:
    """Yield the triples that stand for an event: from agent to recipient, or once for each pair of participants."""
    shortcut = ontology.shortcut(event.kind)
    if shortcut is None:
        return
    pairs: Iterator[tuple[EntityId, EntityId]]
    if ontology.is_symmetric(event.kind):
        everyone = sorted({*event.agent, *event.recipient, *event.participant})
        pairs = combinations(everyone if len(everyone) <= MOST_PARTICIPANTS else (), 2)
    else:
        pairs = product(event.agent, event.recipient)
    for begin, end in pairs:
        if begin != end:
            yield begin, shortcut, end


def _read_statements(reading: Reading, ontology: Ontology, labels: Labeller) -> Iterator[Statement]:
    for relation in reading.relations:
        yield _from_relation(reading.document.id, relation, labels)
    for event in reading.events:
        for triple in list_shortcuts(event, ontology):
            sources = tuple(sorted(event.attributed_to))
            yield Statement(
                path=_mint(reading.document.id, triple, event.factuality, sources, None),
                triple=triple,
                label=labels.label_triple(triple, event.factuality, sources),
                evidence=event.evidence,
                factuality=event.factuality,
                attributed_to=sources,
                status=None,
                confidence=event.confidence,
                events=(event.id,),
            )


def statement_path(document: str, relation: Relation) -> str:
    """Return the path of the statement that a relation of a document becomes."""
    triple = (relation.subject, relation.predicate, relation.object)
    sources = tuple(sorted(relation.attributed_to))
    return _mint(document, triple, relation.factuality, sources, relation.status)


def _from_relation(document: str, relation: Relation, labels: Labeller) -> Statement:
    triple = (relation.subject, relation.predicate, relation.object)
    sources = tuple(sorted(relation.attributed_to))
    return Statement(
        path=_mint(document, triple, relation.factuality, sources, relation.status),
        triple=triple,
        label=labels.label_triple(triple, relation.factuality, sources, relation.status),
        evidence=relation.evidence,
        factuality=relation.factuality,
        attributed_to=sources,
        status=relation.status,
        confidence=relation.confidence,
        when=relation.when,
    )


def _mint(
    document: str,
    triple: tuple[EntityId, PropertyId, EntityId],
    factuality: Factuality,
    sources: tuple[EntityId, ...],
    status: Status | None,
) -> str:
    """Return a path that holds the document too: short hashes need not be unique beyond it."""
    return f"statement/{quote(document, safe='')}/{digest(*triple, factuality, ' '.join(sources), status or '')}"


def _join(one: Statement, other: Statement) -> Statement:
    """Return one statement for two mentions of it; a known end counts for both."""
    return replace(
        one,
        evidence=tuple(dict.fromkeys(one.evidence + other.evidence)),
        confidence=max(one.confidence, other.confidence),
        when=_span(one.when, other.when),
        events=tuple(dict.fromkeys(one.events + other.events)),
    )


def _span(one: TimeSpan | None, other: TimeSpan | None) -> TimeSpan | None:
    """Return the time from the earliest beginning to the latest end that either knows."""
    if one is None or other is None:
        return one or other
    begins = [when.earliest for when in (one, other) if when.earliest is not None]
    ends = [when.latest for when in (one, other) if when.latest is not None]
    return TimeSpan(one.text or other.text, None, min(begins, default=None), max(ends, default=None))
