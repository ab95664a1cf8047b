"""Networks are read back by networkx with all nodes and edges, whatever stands in their texts."""

import io
import json
import xml.etree.ElementTree as ET

import networkx as nx
import pytest

from kg.graph.export.network import NETWORK_FORMATS, write_network
from kg.graph.graph import Graph
from kg.graph.store.memory import MemoryStore


def written(graph, form: str) -> bytes:
    out = io.BytesIO()
    graph.export(form, out)
    return out.getvalue()


def read_back(content: bytes, form: str) -> nx.MultiDiGraph:
    if form == "graphml":
        return nx.read_graphml(io.BytesIO(content), force_multigraph=True)
    if form == "gexf":
        return nx.MultiDiGraph(nx.read_gexf(io.BytesIO(content), version="1.2draft"))
    return nx.cytoscape_graph(json.loads(content), name="label")


def edges(net: nx.MultiDiGraph) -> list[tuple[str, str, str, str]]:
    return sorted((begin, end, told["role"], told["factuality"]) for begin, end, told in net.edges(data=True))


@pytest.mark.parametrize("form", NETWORK_FORMATS)
def test_networkx_reads_the_same_network(graph, form):
    net, again = graph.networkx(), read_back(written(graph, form), form)
    assert edges(again) == edges(net)
    assert len(edges(net)) > 10
    for node, told in net.nodes(data=True):
        assert {name: again.nodes[node][name] for name in told} == told


@pytest.mark.parametrize("form", NETWORK_FORMATS)
def test_the_same_network_is_the_same_bytes_and_says_no_time(graph, form):
    assert written(graph, form) == written(graph, form)
    assert b"lastmodified" not in written(graph, form)


@pytest.mark.parametrize("form", NETWORK_FORMATS)
def test_the_order_of_loading_leaves_no_trace(graph, documents, fill, form):
    store = MemoryStore()
    fill(store, reversed(documents))
    assert written(Graph(store), form) == written(graph, form)


def test_every_edge_has_a_name_of_its_own(graph):
    for form in ("graphml", "gexf"):
        names = [node.get("id") for node in ET.fromstring(written(graph, form)).iter() if node.tag.endswith("}edge")]
        assert len(names) == len(set(names)) == graph.networkx().number_of_edges()


@pytest.mark.parametrize("form", NETWORK_FORMATS)
def test_two_edges_between_the_same_stay_two_and_odd_texts_pass(form):
    net = nx.MultiDiGraph()
    net.add_node("a", label='<"&\x01é', kind="dip:State")
    for role in ("dip:supports", "dip:rejects"):
        net.add_edge("a", "b", role=role, factuality="Fact")
    net.nodes["b"].update(label="b", kind="")
    again = read_back(write_network(net, form), form)
    assert edges(again) == edges(net)
    assert again.nodes["a"]["label"] == '<"&\ufffdé'
