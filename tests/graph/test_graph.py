"""What a user holds answers by name, shows cards, and gives the same data to rdflib and networkx."""

import networkx as nx
import pytest

from kg.errors import QueryError, StoreError
from kg.graph.graph import Graph, open_graph
from kg.graph.store import open_store


def test_documents_are_listed(graph):
    assert graph.documents() == ("a/first.txt", "b second.txt")


def test_a_named_query_takes_parameters(graph):
    rows = list(graph.query("what-an-actor-did", actor="Ishaq Dar"))
    assert any("visit" in str(row).casefold() for row in rows)


def test_an_unknown_name_names_the_nearest(graph):
    with pytest.raises(QueryError, match="what-is-planned"):
        graph.query("what-is-planed")


def test_a_text_takes_no_parameters(graph):
    with pytest.raises(QueryError, match="only named queries"):
        graph.query("SELECT * { ?s ?p ?o }", actor="x")


def test_asking_gives_mappings(graph):
    assert {"name": "Pakistan"} in list(graph.ask("SELECT ?name { <state/PAK> rdfs:label ?name }"))
    with pytest.raises(QueryError, match="gives no rows"):
        graph.ask("ASK {}")


@pytest.mark.parametrize("name", ["Ishaq Dar", "ishaq dar", "DAR", "person/ishaq-dar", "Ishâq  Dar"])
def test_a_card_is_found_by_any_name_without_accents_or_capitals(graph, name):
    assert graph.card(name).id == "person/ishaq-dar"


def test_a_chief_name_comes_before_another_of_the_same_words(graph):
    card = graph.card("Kabul")
    assert (card.id, card.namesakes) == ("place/kabul-afg", ("state/AFG",))


def test_a_card_holds_offices_events_and_words(graph):
    card = graph.card("Ishaq Dar")
    assert (card.label, card.kind, card.names) == ("Ishaq Dar", "official", ("Dar",))
    assert ("holds office", "Foreign Minister of Pakistan") in card.facts
    assert {word.document for line in card.offices for word in line.words} == {"a/first.txt", "b second.txt"}
    (visit,) = card.events
    assert (visit.factuality, visit.when, visit.sources) == ("Fact", "2025-05-19", ())
    assert visit.words[0].sentence == "Foreign Minister Ishaq Dar visited Kabul on Monday."


def test_a_claim_stands_apart_from_what_is_so(graph):
    accused, accuser = graph.card("Pakistan"), graph.card("Afghanistan")
    (claim,) = accused.claims_about
    assert claim.sources == ("Afghanistan",)
    assert claim in accuser.claims_by
    assert claim not in accused.events
    assert {line.factuality for line in accused.events} == {"Planned", "Negated"}


def test_a_shortcut_does_not_double_its_event(graph):
    lines = graph.card("Afghanistan").events
    assert lines
    assert all(line.id.startswith("event/") for line in lines)
    assert graph.card("Afghanistan").relations == ()


@pytest.mark.parametrize("name", ["Isaq Dar", "Pakistn"])
def test_nobody_of_that_name_names_the_nearest(graph, name):
    with pytest.raises(QueryError, match=r"Did you mean .*(Ishaq Dar|Pakistan)"):
        graph.card(name)


def test_rdflib_sees_the_union_once(graph):
    view = graph.rdflib()
    assert len(view) == len(list(graph.store.triples()))
    rows = list(view.query("SELECT ?who WHERE { ?who dip:holdsOffice ?post }"))
    assert len(rows) == 1


def test_rdflib_needs_a_local_store():
    with Graph(open_store("http://127.0.0.1:9/")) as remote, pytest.raises(StoreError, match="no local store"):
        remote.rdflib()


def test_a_network_has_actors_events_and_roles(graph):
    net = graph.networkx()
    assert isinstance(net, nx.MultiDiGraph)
    assert net.nodes["person/ishaq-dar"] == {"label": "Ishaq Dar", "kind": "dip:Official"}
    (visit,) = (node for node, kind in net.nodes(data="kind") if kind == "dip:Visit")
    assert (net.nodes[visit]["factuality"], net.nodes[visit]["date"]) == ("Fact", "2025-05-19")
    roles = {(edge["role"], to) for _, to, edge in net.out_edges(visit, data=True)}
    assert roles >= {("dip:agent", "person/ishaq-dar"), ("dip:place", "place/kabul-afg")}
    assert ("dip:holdsOffice", "Fact") in {(e["role"], e["factuality"]) for _, _, e in net.edges(data=True)}
    assert not any(node.startswith(("naming/", "statement/", "document/")) for node in net)


def test_a_network_draws_no_shortcut_beside_its_event(graph):
    assert "dip:visited" not in {role for _, _, role in graph.networkx().edges(data="role")}


def test_a_network_can_be_written_by_networkx(graph, tmp_path):
    nx.write_graphml(graph.networkx(), tmp_path / "net.graphml")
    nx.write_gexf(graph.networkx(), tmp_path / "net.gexf")


def test_a_graph_is_exported_and_opened_again(graph, tmp_path):
    graph.export("turtle", tmp_path / "graph.ttl")
    with open_graph(tmp_path / "graph.ttl") as again:
        assert again.documents() == graph.documents()
        assert again.card("Pakistan") == graph.card("Pakistan")
        assert sorted(again.networkx().edges(data="role")) == sorted(graph.networkx().edges(data="role"))


def test_a_closed_graph_closes_its_store(store):
    with Graph(store):
        pass
    with pytest.raises(StoreError, match="closed"):
        store.graphs()
