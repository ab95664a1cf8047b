"""What `make demo` makes is sound: it conforms to the shapes and says nothing that the ontology does not declare."""

import pytest
from pyoxigraph import NamedNode

from kg.graph.store.opening import open_store
from kg.graph.validate import validate
from kg.names import DIP, shrink
from kg.reference.ontology import load_ontology


@pytest.fixture(scope="module")
def store(prepared):
    with open_store(prepared / "output") as opened:
        yield opened


def test_it_conforms(store):
    report = validate(store)
    assert report.violations == ()
    assert report.graphs > 17


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
