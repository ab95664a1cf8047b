"""Draw the conclusions that the rules allow, each rule's into a graph of its own that is marked as inferred.

Rules see what documents present as fact, the descriptions, and each other's results; they are asked again until nothing
new follows. A triple that is stated anyway is no result. So the outcome depends on what the store holds, never on how
it came there.
"""

from collections.abc import Mapping, Sequence

import pyoxigraph as ox

from kg.errors import VocabularyError
from kg.graph.answer import Triples
from kg.graph.query import run_query
from kg.graph.store.base import INFERRED, Store
from kg.names import PREFIXES
from kg.reference.rules import Rule

#: Rules that feed each other for longer than this never end.
_MOST_ROUNDS = 20
_TYPE, _LABEL = (ox.NamedNode(PREFIXES[prefix] + name) for prefix, name in (("rdf", "type"), ("rdfs", "label")))
_GRAPH = ox.NamedNode(PREFIXES["dip"] + "InferredGraph")


def infer(store: Store, rules: Mapping[str, Rule]) -> int:
    """Make the graphs of inferred triples again; return how many triples they hold.

    Raises:
        VocabularyError: Rules feed each other without end.
        QueryError: A rule is no SPARQL.
    """
    for graph in store.graphs():
        if graph.startswith(INFERRED):
            store.remove(graph)
    found: dict[str, set[ox.Triple]] = {name: set() for name in rules}
    known: set[ox.Triple] = set()
    for _ in range(_MOST_ROUNDS):
        before = len(known)
        for name, rule in rules.items():
            new = {triple for triple in _conclude(store, rule) if triple not in known}
            if new:
                found[name] |= new
                known |= new
                store.replace(f"{INFERRED}/{name}", _mark(rule, found[name]))
        if len(known) == before:
            return before
    raise VocabularyError("ontology/rules", "never come to an end.", "See that no rule makes new nodes of its own.")


def _conclude(store: Store, rule: Rule) -> Sequence[ox.Triple]:
    answer = run_query(store, rule.text)
    return answer.terms if isinstance(answer, Triples) else ()


def _mark(rule: Rule, triples: set[ox.Triple]) -> list[ox.Quad]:
    """Return the content of a rule's graph, which says of itself what it is."""
    graph = ox.NamedNode(f"{INFERRED}/{rule.name}")
    about = [ox.Triple(graph, _TYPE, _GRAPH), ox.Triple(graph, _LABEL, ox.Literal(f"Inferred: {rule.title}"))]
    return [ox.Quad(t.subject, t.predicate, t.object, graph) for t in (*about, *triples)]
