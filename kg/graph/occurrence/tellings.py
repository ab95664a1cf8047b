"""Collect what each event of a store tells, with everybody under the one name that the identities give."""

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from kg.graph.lookup import most_specific
from kg.graph.store.base import Store, select
from kg.model import ClassId, Factuality
from kg.names import shrink
from kg.reference.occurrence import OccurrenceRules, Precision
from kg.reference.ontology import Ontology

ROLES = ("agent", "recipient", "participant", "place", "topic", "appointee", "office")
_FACTS = """SELECT ?event ?what ?value WHERE { ?event a dip:Event ; ?what ?value .
  VALUES ?what { rdf:type rdfs:label dip:factuality dip:attributedTo dip:topicText dip:date dip:earliest dip:latest
    dip:agent dip:recipient dip:participant dip:place dip:topic dip:appointee dip:office } }"""
_WORDS = """SELECT DISTINCT ?event ?document ?begin ?words WHERE {
  ?event a dip:Event ; prov:wasDerivedFrom ?evidence .
  ?evidence nif:referenceContext ?document ; nif:beginIndex ?begin ; nif:anchorOf ?words }"""
_DAYS = "SELECT ?document ?day WHERE { ?document a dip:Document ; dcterms:issued ?day }"
_NAMES = """SELECT ?naming ?name ?how ?who WHERE {
  ?naming dip:names ?name ; ?how ?who . VALUES ?how { dip:identifiedAs dip:heldBy } }"""
_PRECISIONS: Mapping[int, Precision] = {4: "year", 7: "month", 10: "day"}


@dataclass(frozen=True, slots=True)
class When:
    """The days within which an event lies; `precision` says how they are known, and "none" that they are not."""

    precision: Precision
    begin: dt.date = dt.date.min
    end: dt.date = dt.date.max

    def meets(self, other: "When", days: int) -> bool:
        """Say whether both can be one time; two days may lie `days` apart."""
        slack = dt.timedelta(days if self.precision == other.precision == "day" else 0)
        first, second = sorted((self, other), key=lambda when: (when.begin, when.end))
        return second.begin - first.end <= slack


@dataclass(frozen=True, slots=True)
class Telling:
    """One event as one voice of one document tells it."""

    #: Path of the event below `id/`.
    id: str
    #: Path of its document.
    document: str
    kind: ClassId
    factuality: Factuality
    sources: frozenset[str]
    #: Who fills each role; only roles that somebody fills.
    roles: Mapping[str, frozenset[str]]
    topic: str
    when: When
    label: str
    #: The day of its document.
    day: dt.date | None = None
    #: The words that it rests on, in text order.
    words: tuple[str, ...] = field(default=(), compare=False)

    @property
    def voice(self) -> tuple[str, frozenset[str]]:
        """Return whose word it is: a document's own, or that of those whom it quotes."""
        return self.document, self.sources


def collect_tellings(store: Store, rules: OccurrenceRules, ontology: Ontology) -> list[Telling]:
    """Return every event of the documents, sorted."""
    days = {shrink(row["document"]): dt.date.fromisoformat(row["day"]) for row in select(store, _DAYS)}
    names = _collect_names(store)
    found: defaultdict[str, defaultdict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for row in select(store, _FACTS):
        found[shrink(row["event"])][shrink(row["what"])].add(row["value"])
    words: defaultdict[str, set[tuple[str, int, str]]] = defaultdict(set)
    for row in select(store, _WORDS):
        words[shrink(row["event"])].add((shrink(row["document"]), int(row["begin"]), row["words"]))
    tellings = []
    for event in sorted(found.keys() & words.keys()):
        spans = sorted(words[event])
        document = spans[0][0]
        said = tuple(words for _, _, words in spans)
        tellings.append(_make(event, document, said, found[event], days.get(document), names, rules, ontology))
    return [telling for telling in tellings if telling is not None]


def _collect_names(store: Store) -> dict[tuple[str, str], str]:
    """Return who stands behind a name in a document; the holder of an office where it is named alone."""
    found: dict[tuple[str, str], str] = {}
    rows = sorted((row["how"], row["naming"], row["name"], row["who"]) for row in select(store, _NAMES))
    for how, naming, name, who in rows:  # dip:heldBy comes before dip:identifiedAs
        key = (f"document/{shrink(naming).split('/')[1]}", shrink(name))
        if shrink(how) == "dip:heldBy" or key not in found:
            found[key] = shrink(who)
    return found


def _make(
    event: str,
    document: str,
    words: tuple[str, ...],
    facts: Mapping[str, set[str]],
    day: dt.date | None,
    names: Mapping[tuple[str, str], str],
    rules: OccurrenceRules,
    ontology: Ontology,
) -> Telling | None:
    """Return an event as it is told; None where it is of no class, or not said to be real or not."""

    def known(values: set[str]) -> frozenset[str]:
        return frozenset(names.get((document, path), path) for path in map(shrink, values))

    kind = most_specific({shrink(each) for each in facts["rdf:type"]}, ontology)
    real = {shrink(each).removeprefix("dip:") for each in facts["dip:factuality"]} & set(Factuality)
    if kind is None or not real:
        return None
    factuality = Factuality(min(real))
    roles = {role: known(facts[f"dip:{role}"]) for role in ROLES if facts[f"dip:{role}"]}
    if ontology.is_symmetric(kind):  # who is named first in a meeting tells nothing
        everyone = frozenset().union(*(roles.pop(role, frozenset()) for role in ("agent", "recipient", "participant")))
        roles = {**roles, "participant": everyone} if everyone else roles
    return Telling(
        id=event,
        document=document,
        kind=kind,
        factuality=factuality,
        sources=known(facts["dip:attributedTo"]),
        roles=roles,
        topic=" ".join(sorted(facts["dip:topicText"])),
        when=_find_time(facts, day, rules.told[factuality]),
        label=min(facts["rdfs:label"], default=event),
        day=day,
        words=words,
    )


def _find_time(facts: Mapping[str, set[str]], day: dt.date | None, around: tuple[int, int]) -> When:
    """Return the days of an event: as told, else around the day of its document; an open interval tells too little."""
    begins, ends = sorted(facts["dip:earliest"]), sorted(facts["dip:latest"])
    if begins and ends:
        precision = _PRECISIONS.get(len(min(facts["dip:date"], default="")), "period")
        return When(precision, dt.date.fromisoformat(begins[0]), dt.date.fromisoformat(ends[-1]))
    if begins or ends or day is None:
        return When("none")
    before, after = around
    return When("told", day - dt.timedelta(before), day + dt.timedelta(after))
