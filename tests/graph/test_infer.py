"""Rules conclude what follows from what is fact, keep it apart, and come to the same end from anywhere."""

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyoxigraph import NamedNode, Quad, RdfFormat, parse

from kg.errors import VocabularyError
from kg.graph.infer import infer
from kg.graph.store.base import INFERRED
from kg.graph.store.memory import MemoryStore
from kg.names import expand, shrink
from kg.reference.files import find_files
from kg.reference.rules import load_rules

DAR, PAK, AFG = "person/ishaq-dar", "state/PAK", "state/AFG"
KABUL, OFFICE = "place/kabul-afg", "office/foreign-minister-of-pakistan"
GRAPH = expand("document/test")


def holding(*triples: str) -> MemoryStore:
    """Return a store in which one document states `triples`."""
    store = MemoryStore()
    graph = NamedNode(GRAPH)
    quads = [Quad(*(NamedNode(expand(term)) for term in triple.split()), graph) for triple in triples]
    store.replace(GRAPH, quads)
    return store


def inferred(store) -> set[str]:
    graphs = [graph for graph in store.graphs() if graph.startswith(INFERRED)]
    triples = {quad.triple for graph in graphs for quad in store.quads(graph)}
    return {" ".join(shrink(term.value) for term in t) for t in triples if not t.subject.value.startswith(INFERRED)}


@pytest.mark.parametrize(
    ("stated", "concluded"),
    [
        (["state/PAK dip:metWith state/AFG"], {"state/AFG dip:metWith state/PAK"}),
        (["state/PAK dip:accuses state/AFG"], set()),
        (["state/NOR dip:memberOf org/nato"], {"org/nato dip:hasMember state/NOR"}),
        (["state/USA dip:recognizes state/ISR"], {"state/USA dip:supports state/ISR"}),
        (
            ["place/a rdf:type dip:Place", "place/a dip:locatedIn place/b", "place/b dip:capitalOf state/AFG",
             "state/AFG rdf:type dip:State"],
            {"place/a dip:ofState state/AFG", "place/b dip:locatedIn state/AFG"},
        ),
        (
            ["person/x dip:holdsOffice office/y", "office/y dip:officeOf org/z", "org/z dip:partOf state/PAK",
             "state/PAK rdf:type dip:State"],
            {"person/x dip:ofState state/PAK", "office/y dip:officeHeldBy person/x", "org/z dip:hasOffice office/y",
             "state/PAK dip:hasPart org/z"},
        ),
        (["state/PAK dip:metWith state/AFG", "state/AFG dip:metWith state/PAK"], set()),
    ],
)  # fmt: skip
def test_what_follows_is_concluded_and_nothing_else(stated, concluded):
    store = holding(*stated)
    assert infer(store, load_rules()) == len(concluded)
    assert inferred(store) == concluded


def test_the_current_holder_is_of_the_newest_document(store):
    infer(store, load_rules())
    assert f"{OFFICE} dip:currentHolder {DAR}" in inferred(store)
    assert f"{DAR} dip:ofState {PAK}" in inferred(store)


def test_results_say_that_they_are_inferred_and_by_which_rule(store):
    infer(store, load_rules())
    told = {shrink(q.subject.value): q.object.value for g in store.graphs() for q in store.quads(g)
            if q.subject.value.startswith(INFERRED) and q.predicate.value == expand("rdfs:label")}  # fmt: skip
    assert told["graph/inferred/current-holder"] == "Inferred: Who holds an office now"


def test_concluding_again_changes_nothing_and_what_is_gone_is_no_longer_concluded(store):
    infer(store, load_rules())
    before = inferred(store)
    infer(store, load_rules())
    assert inferred(store) == before
    for graph in [g for g in store.graphs() if "document" in g]:
        store.remove(graph)
    infer(store, load_rules())
    assert not inferred(store) & {f"{OFFICE} dip:currentHolder {DAR}", f"{DAR} dip:ofState {PAK}"}


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_the_order_of_documents_does_not_matter(fill, documents, data):
    whole, other = MemoryStore(), MemoryStore()
    fill(whole)
    for name in data.draw(st.permutations([*documents, *sorted(documents)[:1]])):
        other.replace(name, documents[name])
        infer(other, load_rules())
    fill(other)
    assert infer(whole, load_rules()) == infer(other, load_rules())
    assert inferred(whole) == inferred(other)


def test_rules_list_the_symmetric_inverse_and_narrower_properties_of_the_ontology():
    rules = load_rules()
    quads = list(parse(path=find_files("diplomacy.ttl")[0], format=RdfFormat.TURTLE))

    def pairs(predicate: str) -> set[tuple[str, str]]:
        found = [
            (shrink(q.subject.value), shrink(q.object.value)) for q in quads if shrink(q.predicate.value) == predicate
        ]
        return {pair for pair in found if all(name.startswith("dip:") for name in pair)}

    symmetric = {name for name, kind in ((shrink(q.subject.value), shrink(q.object.value)) for q in quads)
                 if kind == "owl:SymmetricProperty"}  # fmt: skip
    listed = set(re.findall(r"dip:\w+", rules["symmetric"].text.partition("VALUES ?property")[2].partition("}")[0]))
    assert listed == symmetric
    inverse = set(re.findall(r"\((dip:\w+) (dip:\w+)\)", rules["inverse"].text))
    assert {(new, old) for old, new in inverse} == pairs("owl:inverseOf")
    wider = set(re.findall(r"\((dip:\w+) (dip:\w+)\)", rules["wider"].text))
    of_roles = {("dip:agent", "dip:participant"), ("dip:recipient", "dip:participant")}
    assert wider == pairs("rdfs:subPropertyOf") - of_roles - {("dip:currentHolder", "dip:officeHeldBy")}


def test_a_rule_of_ones_own_is_added_and_a_shipped_one_switched_off(tmp_path):
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / "symmetric.rq").write_text("")
    (tmp_path / "rules" / "ally.rq").write_text(
        "# title: Allies\n# description: Members of NATO are allies.\n"
        "CONSTRUCT { ?a dip:supports ?b } WHERE { ?a dip:memberOf <org/nato> . ?b dip:memberOf <org/nato> "
        "FILTER (?a != ?b) }"
    )
    rules = load_rules(tmp_path)
    assert "symmetric" not in rules
    store = holding("state/NOR dip:memberOf org/nato", "state/TUR dip:memberOf org/nato")
    infer(store, rules)
    assert {"state/NOR dip:supports state/TUR", "state/TUR dip:supports state/NOR"} <= inferred(store)


def test_rules_that_never_end_are_told(tmp_path):
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / "loop.rq").write_text(
        "# title: Loop\n# description: Makes a new node each time.\n"
        'CONSTRUCT { ?new dip:supports ?a } WHERE { ?a dip:supports ?b . BIND (IRI(CONCAT(STR(?a), "x")) AS ?new) }'
    )
    with pytest.raises(VocabularyError, match="never come to an end"):
        infer(holding("state/NOR dip:supports state/TUR"), load_rules(tmp_path))


def test_a_rule_without_a_head_or_a_construct_is_told(tmp_path):
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / "bad.rq").write_text("SELECT * WHERE { ?a ?b ?c }")
    with pytest.raises(VocabularyError, match=r"(?s)says no title\..*says no description\..*bad\.rq holds"):
        load_rules(tmp_path)


def test_kabul_is_of_its_state(store):
    infer(store, load_rules())
    assert f"{KABUL} dip:ofState {AFG}" in inferred(store)
