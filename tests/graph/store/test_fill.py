"""A store takes many graphs that it does not hold at once."""

import pyoxigraph as ox
import pytest

from kg.graph.store.lines import write_lines

G1, G2 = "http://example.org/g1", "http://example.org/g2"


def lines_of(quads):
    return write_lines(quads).splitlines(keepends=True)


@pytest.mark.parametrize("place", ["memory", "disk", "oxigraph", "virtuoso"], indirect=True)
def test_a_store_is_filled_at_once_as_if_graph_by_graph(empty, monkeypatch):
    monkeypatch.setattr("kg.graph.store.oxigraph._PART", 2)
    monkeypatch.setattr("kg.graph.store.change.MOST", (4, 10_000))
    terms = [ox.NamedNode(f"http://example.org/{name}") for name in "abc"]
    content = [ox.Quad(term, terms[0], ox.Literal("x"), ox.NamedNode(graph)) for graph in (G1, G2) for term in terms]
    empty.fill(lines_of(content))
    assert empty.graphs() == (G1, G2)
    assert set(empty.quads()) == set(content)
    assert len(list(empty.triples())) == 3
    assert empty.remove(G1)
    assert len(list(empty.triples())) == 3
    empty.fill(lines_of(content[:3]))
    assert set(empty.quads()) == set(content)


@pytest.mark.parametrize("place", ["memory", "disk"], indirect=True)
def test_a_graph_that_is_there_is_not_filled(empty):
    term = ox.NamedNode("http://example.org/a")
    empty.fill(lines_of([ox.Quad(term, term, term, ox.NamedNode(G1))]))
    with pytest.raises(ValueError, match=f"holds {G1} already"):
        empty.fill(lines_of([ox.Quad(term, term, ox.Literal("x"), ox.NamedNode(G1))]))


@pytest.mark.parametrize("place", ["memory", "disk", "oxigraph"], indirect=True)
def test_words_that_look_like_the_end_of_a_line_are_words(empty):
    term, graph = ox.NamedNode("http://example.org/a"), ox.NamedNode(G1)
    words = 'he said "a <b> <c> .\n<d> <e> ." \u2028 \\ and <f> .'
    content = [ox.Quad(term, term, ox.Literal(text), graph) for text in (words, words[::-1])]
    empty.fill(lines_of(content))
    assert set(empty.quads()) == set(content)
    assert set(empty.triples()) == {quad.triple for quad in content}
