"""Collect what each document says of each individual that could be known elsewhere by another name."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from sys import intern

from kg.graph.scan import Said, scan_documents
from kg.graph.store.base import Store
from kg.model import ClassId, EntityId
from kg.names import shrink
from kg.reference.catalogue import Catalogue

_SAID = """{ ?node dip:names ?named ; ?what ?value .
    FILTER (?what IN (dip:names, dip:asClass, dip:fullName, dip:nameInText)) }
  UNION { ?node rdf:predicate ?link ; ?what ?value . VALUES ?link { dip:holdsOffice dip:officeOf }
    FILTER (?what IN (rdf:predicate, rdf:subject, rdf:object, dip:factuality, dip:attributedTo, dip:status,
      dip:earliest, dip:latest)) }
  UNION { ?node a dip:Document ; ?what ?value . FILTER (?what IN (dcterms:identifier, dcterms:issued)) }"""


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


@dataclass(frozen=True, slots=True)
class Naming:
    """How one document names one individual."""

    bearer: Bearer
    #: Its other names in the text.
    others: tuple[str, ...]
    #: Whether the document says who holds it; of offices alone.
    is_told: bool


def collect_namings(store: Store, catalogue: Catalogue) -> Iterator[Naming]:
    """Yield every naming of every individual, document by document."""
    for said in scan_documents(store, _SAID):
        document, day = said.of_itself("dcterms:identifier"), _day(said.of_itself("dcterms:issued"))
        if document is None:
            continue
        tenures = _collect_tenures(said, document, day, catalogue)
        told = {tenure.office for held in tenures.values() for tenure in held}
        for path, values in said.about("dip:names", "dip:asClass", "dip:fullName"):
            it = EntityId(intern(shrink(values["dip:names"][0])))
            # A naming has one class and one full name; were there more, the first in the alphabet would count.
            kind, name = ClassId(intern(shrink(min(values["dip:asClass"])))), intern(min(values["dip:fullName"]))
            bearer = Bearer(document, it, kind, name, path, day, tuple(tenures.get(it, ())))
            yield Naming(bearer, tuple(values.get("dip:nameInText", ())), it in told)


def _collect_tenures(
    said: Said, document: str, day: dt.date | None, catalogue: Catalogue
) -> Mapping[EntityId, list[Tenure]]:
    """Return who holds or held which office, as one document says it as a fact of its own."""
    statements = [values for _, values in said.about("rdf:predicate", "rdf:subject", "rdf:object")]
    owners: defaultdict[str, set[EntityId | None]] = defaultdict(set)
    for values in statements:
        if shrink(values["rdf:predicate"][0]) == "dip:officeOf":
            owners[values["rdf:subject"][0]].add(EntityId(intern(shrink(values["rdf:object"][0]))))
    found: defaultdict[EntityId, set[Tenure]] = defaultdict(set)
    for values in statements:
        is_fact = [shrink(each) for each in values.get("dip:factuality", ())] == ["dip:Fact"]
        if shrink(values["rdf:predicate"][0]) != "dip:holdsOffice" or not is_fact or "dip:attributedTo" in values:
            continue
        office = values["rdf:object"][0]
        for actor in owners.get(office, {None}):
            tenure = Tenure(
                office=EntityId(intern(shrink(office))),
                actor=actor,
                state=state_behind(actor, catalogue),
                status=shrink(min(values.get("dip:status", ()), default="")).removeprefix("dip:"),
                began=_day(min(values.get("dip:earliest", ()), default=None)),
                ended=_day(min(values.get("dip:latest", ()), default=None)),
                document=document,
                day=day,
            )
            found[EntityId(shrink(values["rdf:subject"][0]))].add(tenure)
    return {person: sorted(tenures, key=str) for person, tenures in found.items()}


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
