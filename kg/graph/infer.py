"""Draw the conclusions that the rules allow, each rule's into a graph of its own that is marked as inferred.

Rules see what documents present as fact, the descriptions, and each other's results; they are asked again until nothing
new follows. A triple that is stated anyway is no result. So the outcome depends on what the store holds, never on how
it came there.
"""

from collections.abc import Iterator, Mapping
from heapq import merge
from itertools import chain, groupby, repeat
from operator import itemgetter

import pyoxigraph as ox

from kg.errors import VocabularyError
from kg.graph.query import construct
from kg.graph.store.base import INFERRED, Store
from kg.graph.store.lines import read_triple
from kg.names import PREFIXES
from kg.reference.rules import Rule
from kg.sorting import sort_apart

#: Rules that feed each other for longer than this never end.
_MOST_ROUNDS = 20
_TYPE, _LABEL = (ox.NamedNode(PREFIXES[prefix] + name) for prefix, name in (("rdf", "type"), ("rdfs", "label")))
_GRAPH = ox.NamedNode(PREFIXES["dip"] + "InferredGraph")
_CONCLUDED, _KNOWN = "concluded", "known"


def infer(store: Store, rules: Mapping[str, Rule]) -> int:
    """Make the graphs of inferred triples again; return how many triples they hold.

    Raises:
        VocabularyError: Rules feed each other without end.
        QueryError: A rule is no SPARQL.
    """
    for graph in store.graphs():
        if graph.startswith(INFERRED):
            store.rewrite(graph, ())
    count = 0
    for _ in range(_MOST_ROUNDS):
        before = count
        for rule in rules.values():
            count += _follow(store, rule)
        if count == before:
            return count
    raise VocabularyError("ontology/rules", "never come to an end.", "See that no rule makes new nodes of its own.")


def _follow(store: Store, rule: Rule) -> int:
    """Add what a rule concludes to its graph, but for what is inferred already; return how many triples that are."""
    graph = f"{INFERRED}/{rule.name}"
    count = 0

    def add(new: Iterator[str]) -> Iterator[ox.Quad]:
        nonlocal count
        yield from _mark(rule)
        yield from store.quads(graph)
        for line in new:
            count += 1
            yield read_triple(line, graph)

    new = _find_new(store, rule)
    if first := next(new, None):
        store.rewrite(graph, add(chain([first], new)))
    return count


def _find_new(store: Store, rule: Rule) -> Iterator[str]:
    """Yield what a rule concludes and no rule has concluded so far, each once; sorted."""
    concluded = sort_apart(map(str, construct(store, rule.text)))
    if (first := next(concluded, None)) is None:
        return
    held = (quad.triple for graph in store.graphs() if graph.startswith(INFERRED) for quad in store.quads(graph))
    known = sort_apart(map(str, held))
    rows = merge(zip(chain([first], concluded), repeat(_CONCLUDED)), zip(known, repeat(_KNOWN)))
    for line, signs in groupby(rows, key=itemgetter(0)):
        if all(sign == _CONCLUDED for _, sign in signs):
            yield line


def _mark(rule: Rule) -> list[ox.Quad]:
    """Return what a rule's graph says of itself."""
    graph = ox.NamedNode(f"{INFERRED}/{rule.name}")
    return [
        ox.Quad(graph, _TYPE, _GRAPH, graph),
        ox.Quad(graph, _LABEL, ox.Literal(f"Inferred: {rule.title}"), graph),
    ]
