"""Put on one card what a graph says of one event or statement: its words, who else tells of it, and what was judged."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kg.errors import QueryError
from kg.graph.card import FACTS, CardLine, Words, list_lines
from kg.graph.lookup import Ask, most_specific
from kg.names import ID, PREFIXES, expand, is_iri, shrink
from kg.reference.ontology import Ontology

_NODE = "SELECT ?node WHERE {{ VALUES ?node {{ <{iri}> }} }}"
_TELLINGS = "SELECT DISTINCT ?node WHERE {{ ?node dip:occurrence <{iri}> }}"
_COPIES = """SELECT DISTINCT ?copy ?original WHERE {{ ?event dip:occurrence <{iri}> ;
  prov:wasDerivedFrom/nif:referenceContext ?document . ?document dip:copyOf ?of ; dcterms:identifier ?copy .
  ?of dcterms:identifier ?original }}"""
_WORDS = """SELECT ?sentence ?document WHERE {{ <{iri}> prov:wasDerivedFrom ?span .
  ?span dip:sentence ?sentence ; nif:referenceContext/dcterms:identifier ?document }} ORDER BY ?document ?sentence"""
#: What the card says by itself, or what is for programs.
_APART = frozenset(
    f"dip:{name}"
    for name in (
        *("factuality", "attributedTo", "occurrence", "occurrenceBecause", "judgement", "confidence", "salience"),
        *("earliest", "latest", "date", "timeText", "ploverType", "ploverMode", "status", "sourceCount"),
    )
)


@dataclass(frozen=True, slots=True)
class EventCard:
    """All that a graph says of one event, statement or occurrence."""

    #: The event itself; of an occurrence, its name alone.
    told: CardLine
    #: Label of its most specific class: "visit".
    kind: str
    #: Who fills which role, as pairs of property and label: ("agent", "Ishaq Dar").
    facts: tuple[tuple[str, str], ...]
    #: What a user decided of the reading.
    judgements: tuple[str, ...]
    #: Path of the occurrence that it is about, empty where nobody else tells of it; and why it is about that.
    occurrence: str
    because: str
    #: How many documents tell of the occurrence, copies of one text counted once.
    sources: int
    #: The other events that are about it.
    others: tuple[CardLine, ...]
    #: Documents among them that are copies, each with its original.
    copies: tuple[tuple[str, str], ...]


def make_event_card(ask: Ask, name: str, ontology: Ontology) -> EventCard:
    """Return the card of the event, statement or occurrence of that path or IRI.

    Raises:
        QueryError: There is none.
    """
    path = name.removeprefix(ID)
    iri = expand(path)
    rows = list(ask(FACTS.format(iri=iri))) if is_iri(iri) else []
    if not rows:
        raise QueryError(
            path, "there is no such event or statement.", "Copy its IRI from a query, or `kg show` an actor."
        )
    found: dict[str, set[str]] = {}
    for row in rows:
        found.setdefault(shrink(row["what"]), set()).add(row["value"])
    kinds = {shrink(kind) for kind in found.get("rdf:type", ())}
    kind = most_specific(kinds, ontology)
    lines = list_lines(ask, _NODE.format(iri=iri))
    occurrence = path if path.startswith("occurrence/") else shrink(min(found.get("dip:occurrence", ()), default=""))
    about = expand(occurrence) if occurrence else iri
    counted = [int(row["value"]) for row in ask(FACTS.format(iri=about)) if shrink(row["what"]) == "dip:sourceCount"]
    return EventCard(
        told=lines[0].line if lines else _make_bare(ask, iri, min(found.get("rdfs:label", ()), default=path)),
        kind=ontology.classes[kind].label if kind else "statement",
        facts=_list_facts(rows, ontology),
        judgements=tuple(sorted(found.get("dip:judgement", ()))),
        occurrence=occurrence,
        because=min(found.get("dip:occurrenceBecause", ()), default=""),
        sources=max(counted, default=1),
        others=tuple(each.line for each in list_lines(ask, _TELLINGS.format(iri=about)) if each.line.id != path),
        copies=tuple(sorted((row["copy"], row["original"]) for row in ask(_COPIES.format(iri=about)))),
    )


def _make_bare(ask: Ask, iri: str, label: str) -> CardLine:
    """Return what is left of a rejected event, or the name of an occurrence."""
    words = dict.fromkeys(Words(row["sentence"], row["document"]) for row in ask(_WORDS.format(iri=iri)))
    return CardLine(shrink(iri), label, "", (), "", "", tuple(words))


def _list_facts(rows: Iterable[Mapping[str, str]], ontology: Ontology) -> tuple[tuple[str, str], ...]:
    labels = {str(name): declared.label for name, declared in ontology.properties.items()}
    facts = set()
    for row in rows:
        what = shrink(row["what"])
        if what in labels and what not in _APART:
            facts.add((labels[what], row.get("label", shrink(row["value"]))))
        elif row["what"].startswith(PREFIXES["rdf"]) and what != "rdf:type":
            facts.add((what.removeprefix("rdf:"), row.get("label", shrink(row["value"]))))
    return tuple(sorted(facts))
