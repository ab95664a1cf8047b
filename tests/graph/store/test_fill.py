"""A local store takes many graphs at once."""

import pyoxigraph as ox
import pytest

G1, G2 = "http://example.org/g1", "http://example.org/g2"


@pytest.mark.parametrize("place", ["memory", "disk"], indirect=True)
def test_a_store_is_filled_at_once_as_if_graph_by_graph(empty, monkeypatch):
    monkeypatch.setattr("kg.graph.store.oxigraph._PART", 2)
    terms = [ox.NamedNode(f"http://example.org/{name}") for name in "abc"]
    content = [ox.Quad(term, terms[0], ox.Literal("x"), ox.NamedNode(graph)) for graph in (G1, G2) for term in terms]
    empty.fill(content)
    assert empty.graphs() == (G1, G2)
    assert set(empty.quads()) == set(content)
    assert len(list(empty.triples())) == 3
    assert empty.remove(G1)
    assert len(list(empty.triples())) == 3
    empty.fill(content[:3])
    assert set(empty.quads()) == set(content)
    assert len(list(empty.triples())) == 3
    with pytest.raises(ValueError, match="already"):
        empty.fill(content)
