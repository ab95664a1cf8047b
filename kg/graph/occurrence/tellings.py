"""Collect what each event of a store tells, with everybody under the one name that the identities give."""

import datetime as dt
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from operator import itemgetter

from kg.graph.lookup import most_specific
from kg.graph.scan import Values, document_of, read_graph, scan_documents, scan_graph
from kg.graph.store.base import IDENTITIES, Store
from kg.model import ClassId, Factuality
from kg.names import expand, shrink
from kg.reference.occurrence import OccurrenceRules, Precision
from kg.reference.ontology import Ontology
from kg.sorting import sort_apart

ROLES = ("agent", "recipient", "participant", "place", "topic", "appointee", "office")
_FACTS = """{ ?node a dip:Event ; ?what ?value .
    FILTER (?what IN (rdf:type, rdfs:label, dip:factuality, dip:attributedTo, dip:topicText, dip:date, dip:earliest,
      dip:latest, dip:agent, dip:recipient, dip:participant, dip:place, dip:topic, dip:appointee, dip:office)) }
  UNION { ?node a dip:Document ; ?what ?value FILTER (?what = dcterms:issued) }"""
_WORDS = """{ ?node nif:anchorOf ?value BIND (nif:anchorOf AS ?what) }
  UNION { ?node nif:beginIndex ?value BIND (nif:beginIndex AS ?what) }
  UNION { ?node a dip:Event ; prov:wasDerivedFrom ?value BIND (prov:wasDerivedFrom AS ?what) }"""
_KNOWN_AS = """{ ?node dip:identifiedAs ?value BIND (dip:identifiedAs AS ?what) }
  UNION { ?node dip:heldBy ?value BIND (dip:heldBy AS ?what) }"""
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


def collect_tellings(
    store: Store, rules: OccurrenceRules, ontology: Ontology, worded: Container[str] = ()
) -> Iterator[Telling]:
    """Yield every event of the documents, sorted; of the documents in `worded` with the words that it rests on."""
    names = _Names(store)
    for said in scan_documents(store, _FACTS):
        issued = said.of_itself("dcterms:issued")
        day = dt.date.fromisoformat(issued) if issued else None
        known = names.of(said.document)
        words = _collect_words(store, said.document) if said.document in worded else {}
        for event, facts in said.about("rdf:type", "dip:factuality"):
            if telling := _make(event, said.document, words.get(event, ()), facts, day, known, rules, ontology):
                yield telling


class _Names:
    """Who stands behind a name in a document, asked of documents in the order of `scan_documents`."""

    def __init__(self, store: Store) -> None:
        rows = (
            (f"{document_of(naming)}/", naming.split("/", 2)[2], what, shrink(who))
            for naming, what, who in read_graph(store, IDENTITIES, _KNOWN_AS)
        )
        self._groups = groupby(sort_apart(rows), key=itemgetter(0))
        self._next = next(self._groups, None)

    def of(self, document: str) -> Mapping[str, str]:
        """Return who is meant by each name; the holder of an office where it is named alone."""
        while self._next is not None and self._next[0] < f"{document}/":
            self._next = next(self._groups, None)
        found: dict[str, str] = {}
        if self._next is not None and self._next[0] == f"{document}/":
            for _, name, what, who in self._next[1]:  # of a name, dip:heldBy comes before dip:identifiedAs
                if what == "dip:heldBy" or name not in found:
                    found[name] = who
        return found


def _collect_words(store: Store, document: str) -> Mapping[str, tuple[str, ...]]:
    """Return the words that each event of a document rests on, in text order."""
    words: dict[str, tuple[str, ...]] = {}
    for said in scan_graph(store, expand(document), _WORDS):
        for event, values in said.about("prov:wasDerivedFrom"):
            spans = [said.nodes[shrink(evidence)] for evidence in values["prov:wasDerivedFrom"]]
            places = sorted((int(span["nif:beginIndex"][0]), span["nif:anchorOf"][0]) for span in spans)
            words[event] = tuple(text for _, text in places)
    return words


def _make(
    event: str,
    document: str,
    words: tuple[str, ...],
    facts: Values,
    day: dt.date | None,
    names: Mapping[str, str],
    rules: OccurrenceRules,
    ontology: Ontology,
) -> Telling | None:
    """Return an event as it is told; None where it is of no class, or not said to be real or not."""

    def known(name: str) -> frozenset[str]:
        return frozenset(names.get(path, path) for path in map(shrink, facts.get(name, ())))

    kind = most_specific({shrink(each) for each in facts["rdf:type"]}, ontology)
    real = {shrink(each).removeprefix("dip:") for each in facts["dip:factuality"]} & set(Factuality)
    if kind is None or not real:
        return None
    factuality = Factuality(min(real))
    roles = {role: known(f"dip:{role}") for role in ROLES if f"dip:{role}" in facts}
    if ontology.is_symmetric(kind):  # who is named first in a meeting tells nothing
        everyone = frozenset().union(*(roles.pop(role, frozenset()) for role in ("agent", "recipient", "participant")))
        roles = {**roles, "participant": everyone} if everyone else roles
    return Telling(
        id=event,
        document=document,
        kind=kind,
        factuality=factuality,
        sources=known("dip:attributedTo"),
        roles=roles,
        topic=" ".join(sorted(facts.get("dip:topicText", ()))),
        when=_find_time(facts, day, rules.told[factuality]),
        label=min(facts.get("rdfs:label", ()), default=event),
        day=day,
        words=words,
    )


def _find_time(facts: Values, day: dt.date | None, around: tuple[int, int]) -> When:
    """Return the days of an event: as told, else around the day of its document; an open interval tells too little."""
    begins, ends = sorted(facts.get("dip:earliest", ())), sorted(facts.get("dip:latest", ()))
    if begins and ends:
        precision = _PRECISIONS.get(len(min(facts.get("dip:date", ()), default="")), "period")
        return When(precision, dt.date.fromisoformat(begins[0]), dt.date.fromisoformat(ends[-1]))
    if begins or ends or day is None:
        return When("none")
    before, after = around
    return When("told", day - dt.timedelta(before), day + dt.timedelta(after))
