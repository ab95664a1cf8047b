"""Write down which events are one happening, and which documents are copies, as a graph of its own."""

from collections.abc import Iterable, Iterator, Mapping

import pyoxigraph as ox

from kg.graph.identity.judgements import Judgements
from kg.graph.occurrence.agreement import Judge
from kg.graph.occurrence.grouping import Happening, group_tellings
from kg.graph.occurrence.tellings import collect_tellings
from kg.graph.store.base import OCCURRENCES, Store
from kg.graph.terms import node, text, typed
from kg.reference.occurrence import OccurrenceRules
from kg.reference.ontology import Ontology


def relate(
    store: Store,
    ontology: Ontology,
    rules: OccurrenceRules,
    copies: Mapping[str, str],
    judgements: Judgements | None = None,
) -> bool:
    """Make the graph of occurrences again from the documents' graphs and the identities; say whether it changed.

    An event that no other one tells of has no occurrence: there is nothing to join. `copies` lead from the path of a
    document to that of its original, as `find_copies` tells them.
    """
    judgements = judgements or Judgements()
    tellings = collect_tellings(store, rules, ontology)
    happenings = group_tellings(tellings, copies, judgements, Judge(rules, ontology))
    return store.replace(OCCURRENCES, write_occurrences(happenings, copies))


def write_occurrences(happenings: Iterable[Happening], copies: Mapping[str, str]) -> list[ox.Quad]:
    """Return the graph of occurrences, sorted; a text counts once as a source, however often it is printed."""
    triples = {triple for happening in happenings for triple in _say(happening, copies)}
    triples |= {(copy, "dip:copyOf", node(original)) for copy, original in copies.items()}
    graph = ox.NamedNode(OCCURRENCES)
    return sorted((ox.Quad(node(s), node(p), o, graph) for s, p, o in triples), key=str)


def _say(happening: Happening, copies: Mapping[str, str]) -> Iterator[tuple[str, str, ox.NamedNode | ox.Literal]]:
    path = "occurrence/" + happening.first.id.removeprefix("event/")
    sources = {copies.get(telling.document, telling.document) for telling in happening.tellings}
    yield path, "rdf:type", node("dip:Occurrence")
    yield path, "rdfs:label", text(happening.plainest.label)
    yield path, "dip:sourceCount", typed(str(len(sources)), "integer")
    for telling in happening.tellings:
        yield telling.id, "dip:occurrence", node(path)
        yield telling.id, "dip:occurrenceBecause", text(happening.because[telling.id])
