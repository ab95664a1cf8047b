"""Write down which events are one happening, and which documents are copies, as a graph of its own."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

import pyoxigraph as ox

from kg.graph.identity.judgements import Judgements
from kg.graph.occurrence.agreement import Judge
from kg.graph.occurrence.grouping import group_tellings
from kg.graph.occurrence.joining import Happening
from kg.graph.occurrence.tellings import collect_tellings
from kg.graph.store.base import OCCURRENCES, Store
from kg.graph.terms import node, text, typed
from kg.names import expand
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
    tellings = collect_tellings(store, rules, ontology, worded={*copies, *copies.values()})
    happenings = group_tellings(tellings, copies, judgements, Judge(rules, ontology))
    return store.rewrite(OCCURRENCES, write_occurrences(happenings, copies))


def write_occurrences(happenings: Iterable[Happening], copies: Mapping[str, str]) -> Iterator[ox.Quad]:
    """Yield the graph of occurrences; a text counts once as a source, however often it is printed."""
    triples = chain.from_iterable(_say(happening, copies) for happening in happenings)
    copied = ((copy, "dip:copyOf", node(original)) for copy, original in copies.items())
    graph = ox.NamedNode(OCCURRENCES)
    for subject, predicate, value in chain(triples, copied):
        yield ox.Quad(ox.NamedNode(expand(subject)), node(predicate), value, graph)


def _say(happening: Happening, copies: Mapping[str, str]) -> Iterator[tuple[str, str, ox.NamedNode | ox.Literal]]:
    path = "occurrence/" + happening.first.id.removeprefix("event/")
    sources = {copies.get(telling.document, telling.document) for telling in happening.tellings}
    yield path, "rdf:type", node("dip:Occurrence")
    yield path, "rdfs:label", text(happening.plainest.label)
    yield path, "dip:sourceCount", typed(str(len(sources)), "integer")
    for telling in happening.tellings:
        yield telling.id, "dip:occurrence", node(path)
        yield telling.id, "dip:occurrenceBecause", text(happening.because[telling.id])
