"""What `make demo` makes is sound: it conforms to the shapes and says nothing that the ontology does not declare."""

from collections import defaultdict

import pytest
from pyoxigraph import NamedNode, RdfFormat, parse

from kg.graph.store.opening import open_store
from kg.graph.validate import validate
from kg.names import DIP, shrink
from kg.reference.files import find_files
from kg.reference.ontology import load_ontology


@pytest.fixture(scope="module")
def store(prepared):
    with open_store(prepared / "output") as opened:
        yield opened


def test_it_conforms(store):
    report = validate(store)
    assert report.violations == ()
    assert report.graphs > 17


def test_what_classes_domains_and_ranges_conclude_is_no_contradiction(store):
    told = defaultdict(set)
    for quad in parse(path=find_files("diplomacy.ttl")[0], format=RdfFormat.TURTLE):
        told[shrink(quad.predicate.value)].add((shrink(quad.subject.value), shrink(quad.object.value)))
    ontology = load_ontology()
    is_of: defaultdict[str, set[str]] = defaultdict(set)
    for subject, predicate, value in store.triples():
        name = shrink(predicate.value)
        if name == "rdf:type":
            is_of[subject.value].add(shrink(value.value))
        for property_ in (name, *ontology.properties[name].parents) if name in ontology.properties else ():
            is_of[subject.value].update(of for it, of in told["rdfs:domain"] if it == property_)
            if isinstance(value, NamedNode):
                is_of[value.value].update(of for it, of in told["rdfs:range"] if it == property_)
    apart = told["owl:disjointWith"]
    assert len(apart) > 100
    wrong = {}
    for node, kinds in is_of.items():
        wider = {above for kind in kinds if kind in ontology.classes for above in ontology.ancestors(kind)}
        if clash := {pair for pair in apart if wider.issuperset(pair)}:
            wrong[node] = clash
    assert wrong == {}


def test_every_term_that_it_uses_is_declared(store):
    ontology = load_ontology()
    declared = {*ontology.classes, *ontology.properties, *ontology.individuals}
    used = {
        shrink(term.value)
        for triple in store.triples()
        for term in (triple.predicate, triple.object)
        if isinstance(term, NamedNode) and term.value.startswith(DIP)
    }
    assert "dip:holdsOffice" in used
    assert used - declared == set()
