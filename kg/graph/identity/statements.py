"""Write down who is who as a graph of its own."""

from array import array
from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from kg.graph.identity.clusters import Cluster, Individuals
from kg.graph.identity.holders import BareOffice, Held, find_holders
from kg.graph.store.base import IDENTITIES
from kg.model import EntityId
from kg.names import expand
from kg.reference.catalogue import Catalogue
from kg.reference.identity import IdentityRules
from kg.reference.ontology import Ontology
from kg.shelf import Shelf


def write_identities(
    individuals: Individuals,
    bare: Iterable[BareOffice],
    catalogue: Catalogue,
    ontology: Ontology,
    rules: IdentityRules,
) -> Iterator[ox.Quad]:
    """Yield the graph of identities: names that are one, names that several bear, holders of offices."""
    #: For each individual the number of the path by which it goes, or 0 where that is its own.
    called = array("I", bytes(4 * len(individuals)))
    with Shelf[EntityId]() as paths:
        paths.add(EntityId(""))
        for members, cluster in individuals.join(individuals.weigh()):
            path = paths.add(cluster.id)
            for number in members:
                called[number] = path
            yield from _say(cluster, catalogue, ontology)
        terms = individuals.terms(lambda number: paths[called[number]] if called[number] else None)
        yield from _say_holders(find_holders(bare, terms, rules.holder_within))


def _say(cluster: Cluster, catalogue: Catalogue, ontology: Ontology) -> Iterator[ox.Quad]:
    for part in cluster.parts:
        for bearer in part.bearers:
            if bearer.id != cluster.id:
                yield _quad(bearer.naming, "dip:identifiedAs", _node(cluster.id))
                yield _quad(bearer.naming, "dip:identifiedBecause", ox.Literal(cluster.because))
        if part.id not in cluster.whole:
            yield _quad(part.id, "dip:nameSharedBy", _node(cluster.id))
    names = sorted(frozenset().union(*(part.names for part in cluster.parts)))
    members = sorted({cluster.id, *cluster.whole})
    for one in members:
        yield from (_quad(one, "owl:sameAs", _node(other)) for other in members if other != one)
        own = frozenset().union(*(part.names for part in cluster.parts if part.id == one))
        yield from (_quad(one, "skos:altLabel", ox.Literal(name)) for name in names if name not in own)
    if cluster.id not in cluster.whole:
        yield from _describe(cluster, names, catalogue, ontology)


def _describe(cluster: Cluster, names: list[str], catalogue: Catalogue, ontology: Ontology) -> Iterator[ox.Quad]:
    """Describe an individual that has no name of its own: "John Smith (Norway)"."""
    states = sorted(frozenset().union(*(part.states for part in cluster.parts)))
    known = catalogue.entries.get(states[0]) if states else None
    label = max(names, key=lambda name: (len(name), name))
    apart = known.label if known else cluster.because
    yield _quad(cluster.id, "rdfs:label", ox.Literal(f"{label} ({apart})"))
    kinds = {kind for part in cluster.parts for bearer in part.bearers for kind in ontology.ancestors(bearer.kind)}
    yield from (_quad(cluster.id, "rdf:type", ox.NamedNode(expand(kind))) for kind in sorted(kinds))


def _say_holders(held: Iterable[Held]) -> Iterator[ox.Quad]:
    for each in held:
        yield _quad(each.naming, "dip:heldBy", _node(each.person))
        yield _quad(each.naming, "dip:heldBecause", ox.Literal(each.because))


def _node(path: EntityId) -> ox.NamedNode:
    return ox.NamedNode(expand(path))


def _quad(subject: str, predicate: str, value: ox.NamedNode | ox.Literal) -> ox.Quad:
    return ox.Quad(ox.NamedNode(expand(subject)), ox.NamedNode(expand(predicate)), value, ox.NamedNode(IDENTITIES))
