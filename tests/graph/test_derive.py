"""Descriptions follow from which documents there are and what the catalogue knows, and from nothing else."""

import io
from collections import Counter

import pyoxigraph as ox
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.graph.derive import choose_class, choose_label, derive
from kg.graph.export.rdf import export_rdf
from kg.graph.store.base import DESCRIPTIONS
from kg.graph.store.memory import MemoryStore
from kg.names import expand, shrink
from kg.reference.identity import load_identity_rules

DAR, OFFICE, MINISTRY = "person/ishaq-dar", "office/foreign-minister-of-pakistan", "org/foreign-office"
PAK, AFG, ISL, KABUL = "state/PAK", "state/AFG", "state/ISL", "place/kabul-afg"


def described(store: MemoryStore, path: str) -> set[tuple[str, str]]:
    return {
        (shrink(q.predicate.value), shrink(q.object.value))
        for q in store.quads(DESCRIPTIONS)
        if shrink(q.subject.value) == path
    }


def as_bytes(store: MemoryStore) -> bytes:
    out = io.BytesIO()
    export_rdf(store, "nquads", out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("path", "facts"),
    [
        (DAR, {("rdf:type", "dip:Official"), ("rdf:type", "dip:Person"), ("rdf:type", "dip:Actor")}),
        (DAR, {("rdfs:label", "Ishaq Dar"), ("skos:altLabel", "Dar")}),
        (
            PAK,
            {("rdfs:label", "Pakistan"), ("owl:sameAs", "wd:Q843"), ("skos:altLabel", "Islamic Republic of Pakistan")},
        ),
        (KABUL, {("dip:locatedIn", AFG), ("dip:capitalOf", AFG), ("rdf:type", "dip:Place")}),
        (MINISTRY, {("dip:partOf", PAK)}),
        (OFFICE, {("rdf:type", "dip:Office"), ("rdfs:label", "Foreign Minister of Pakistan")}),
    ],
)
def test_an_individual_is_described_by_all_documents_and_the_catalogue(store, path, facts):
    assert facts <= described(store, path)


@pytest.mark.parametrize("path", [DAR, PAK, AFG, ISL, KABUL, MINISTRY, OFFICE])
def test_everybody_has_one_label(store, path):
    assert len([1 for what, _ in described(store, path) if what == "rdfs:label"]) == 1


def test_a_state_that_only_the_catalogue_leads_to_is_described_too(documents, catalogue, ontology):
    store = MemoryStore()
    name = next(iter(documents))
    store.replace(name, [q for q in documents[name] if AFG not in str(q.subject) and AFG not in str(q.object)])
    derive(store, catalogue, ontology, load_identity_rules())
    assert ("rdfs:label", "Afghanistan") in described(store, AFG)


def test_deriving_again_changes_nothing(store, catalogue, ontology):
    assert not derive(store, catalogue, ontology, load_identity_rules())


def test_what_nobody_names_any_more_is_no_longer_described(store, documents, catalogue, ontology):
    store.remove(sorted(documents)[1])
    derive(store, catalogue, ontology, load_identity_rules())
    assert not described(store, ISL)
    assert described(store, DAR)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_the_order_of_documents_and_of_detours_does_not_matter(fill, documents, data):
    names = sorted(documents)
    straight, other = MemoryStore(), MemoryStore()
    fill(straight, names)
    steps = data.draw(
        st.lists(st.tuples(st.sampled_from(names), st.sampled_from(["add", "remove", "half"])), max_size=6)
    )
    for name, step in steps:
        quads = documents[name]
        other.replace(name, {"add": quads, "remove": [], "half": quads[::2]}[step])
        if data.draw(st.booleans()):
            fill(other, [name])
    fill(other, data.draw(st.permutations(names)))
    assert as_bytes(other) == as_bytes(straight)
    assert set(other.triples()) == set(straight.triples()) == {q.triple for q in other.quads()}


def naming(document: str, name: str, kind: str) -> list[ox.Quad]:
    """Return the graph of a document that names one person."""
    graph, node = f"document/{document}", f"document/{document}#name"
    said = [
        (graph, "rdf:type", "dip:Document"),
        (graph, "dcterms:identifier", ox.Literal(document)),
        (node, "dip:names", "person/abdul-said"),
        (node, "dip:asClass", kind),
        (node, "dip:fullName", ox.Literal(name)),
    ]
    terms = ((s, p, o if isinstance(o, ox.Literal) else ox.NamedNode(expand(o))) for s, p, o in said)
    return [
        ox.Quad(ox.NamedNode(expand(s)), ox.NamedNode(expand(p)), o, ox.NamedNode(expand(graph))) for s, p, o in terms
    ]


@pytest.mark.parametrize(
    ("copies", "label", "kind"),
    [
        ({}, "Abdul Said", "dip:Person"),
        ({"document/c": "document/b", "document/d": "document/b"}, "Abdul Saeed", "dip:Place"),
    ],
    ids=["four texts", "two texts and two copies"],
)
def test_a_text_has_one_vote_however_often_it_is_printed(catalogue, ontology, copies, label, kind):
    store = MemoryStore()
    for document, name, asserted in [
        ("a", "Abdul Saeed", "dip:Place"),
        *((copy, "Abdul Said", "dip:Person") for copy in "bcd"),
        ("e", "Abdul Saeed", "dip:Place"),
    ]:
        store.replace(expand(f"document/{document}"), naming(document, name, asserted))
    derive(store, catalogue, ontology, load_identity_rules(), copies=copies)
    assert {("rdfs:label", label), ("rdf:type", kind)} <= described(store, "person/abdul-said")


@pytest.mark.parametrize(
    ("given", "known", "chosen"),
    [
        ({"dip:Person": 9, "dip:Official": 1}, None, "dip:Official"),
        ({"dip:Person": 1, "dip:Place": 2}, None, "dip:Place"),
        ({"dip:Place": 1, "dip:Person": 1}, None, "dip:Person"),
        ({"dip:Person": 5}, "dip:State", "dip:State"),
        ({}, None, None),
    ],
)
def test_the_most_specific_class_wins_then_the_most_frequent(ontology, given, known, chosen):
    assert choose_class(Counter(given), known, ontology) == chosen


def test_a_label_is_what_most_documents_say():
    assert choose_label(Counter({"Dar": 2, "Mohammad Ishaq Dar": 1})) == "Dar"
    assert choose_label(Counter()) is None
