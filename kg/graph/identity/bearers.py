"""Collect what each document says of each individual that could be known elsewhere by another name."""

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from kg.graph.store.base import Store, select
from kg.model import ClassId, EntityId
from kg.names import shrink
from kg.reference.catalogue import Catalogue

_NAMINGS = """SELECT ?naming ?it ?class ?name ?document ?day WHERE {
  GRAPH ?graph { ?naming dip:names ?it ; dip:asClass ?class ; dip:fullName ?name .
    ?written a dip:Document ; dcterms:identifier ?document . OPTIONAL { ?written dcterms:issued ?day } } }"""
_TENURES = """SELECT ?document ?person ?office ?actor ?status ?from ?until WHERE {
  GRAPH ?graph { ?written a dip:Document ; dcterms:identifier ?document .
    ?node rdf:subject ?person ; rdf:predicate dip:holdsOffice ; rdf:object ?office ; dip:factuality dip:Fact .
    FILTER NOT EXISTS { ?node dip:attributedTo ?source }
    OPTIONAL { ?node dip:status ?status } OPTIONAL { ?node dip:earliest ?from } OPTIONAL { ?node dip:latest ?until }
    OPTIONAL { ?of rdf:subject ?office ; rdf:predicate dip:officeOf ; rdf:object ?actor } } }"""


@dataclass(frozen=True, slots=True)
class Tenure:
    """An office that a document says somebody holds or held."""

    office: EntityId
    #: Whose office it is, and the state behind that; None where the document does not say or the catalogue not know.
    actor: EntityId | None
    state: EntityId | None
    #: "Former", "Acting", "Designate", "Current" or empty.
    status: str
    began: dt.date | None
    ended: dt.date | None
    #: The document that says so, and its day.
    document: str
    day: dt.date | None


@dataclass(frozen=True, slots=True)
class Bearer:
    """One individual as one document knows it."""

    document: str
    id: EntityId
    kind: ClassId
    #: The fullest name that the document gives.
    name: str
    #: Of the node that names it in the document's graph.
    naming: str
    #: The document's day.
    day: dt.date | None = None
    tenures: tuple[Tenure, ...] = ()

    @property
    def offices(self) -> frozenset[EntityId]:
        """Return the offices that it holds or held."""
        return frozenset(tenure.office for tenure in self.tenures)

    @property
    def states(self) -> frozenset[EntityId]:
        """Return the states that it serves or served."""
        return frozenset(tenure.state for tenure in self.tenures if tenure.state)


def collect_bearers(store: Store, catalogue: Catalogue) -> list[Bearer]:
    """Return every naming of every individual, sorted."""
    rows = select(store, _NAMINGS)
    tenures = _collect_tenures(store, {row["document"]: _day(row.get("day")) for row in rows}, catalogue)
    bearers: dict[tuple[str, EntityId], Bearer] = {}
    for row in rows:
        document, it = row["document"], EntityId(shrink(row["it"]))
        held = tuple(tenures.get((document, it), ()))
        kind = ClassId(shrink(row["class"]))
        bearer = Bearer(document, it, kind, row["name"], shrink(row["naming"]), _day(row.get("day")), held)
        # A naming has one class and one full name; were there more, the first in the alphabet would count.
        known = bearers.setdefault((document, it), bearer)
        if (bearer.kind, bearer.name) < (known.kind, known.name):
            bearers[document, it] = bearer
    return [bearers[key] for key in sorted(bearers)]


def _collect_tenures(
    store: Store, days: Mapping[str, dt.date | None], catalogue: Catalogue
) -> Mapping[tuple[str, EntityId], list[Tenure]]:
    found: defaultdict[tuple[str, EntityId], set[Tenure]] = defaultdict(set)
    for row in select(store, _TENURES):
        actor = EntityId(shrink(row["actor"])) if "actor" in row else None
        found[row["document"], EntityId(shrink(row["person"]))].add(
            Tenure(
                office=EntityId(shrink(row["office"])),
                actor=actor,
                state=state_behind(actor, catalogue),
                status=shrink(row.get("status", "")).removeprefix("dip:"),
                began=_day(row.get("from")),
                ended=_day(row.get("until")),
                document=row["document"],
                day=days[row["document"]],
            )
        )
    return {key: sorted(tenures, key=str) for key, tenures in found.items()}


def state_behind(actor: EntityId | None, catalogue: Catalogue) -> EntityId | None:
    """Return the state that an actor is or belongs to, as the catalogue knows it."""
    if actor is None:
        return None
    if actor.startswith("state/"):
        return actor
    entry = catalogue.entries.get(actor)
    return entry.state if entry else None


def _day(written: str | None) -> dt.date | None:
    return dt.date.fromisoformat(written) if written else None
