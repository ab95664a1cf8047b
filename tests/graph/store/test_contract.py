"""All stores answer alike."""

import pyoxigraph as ox
import pytest

from kg.errors import QueryError, StoreError
from kg.graph.query import run_query
from kg.graph.store import Store, open_store
from kg.graph.validate import validate

KINDS = ("memory", "disk", "oxigraph", "virtuoso")
pytestmark = pytest.mark.parametrize("place", KINDS, indirect=True)

G1, G2, P = "http://example.org/g1", "http://example.org/g2", ox.NamedNode("http://example.org/p")


def quad(name: str, graph: str, value: str = "x") -> ox.Quad:
    return ox.Quad(ox.NamedNode(f"http://example.org/{name}"), P, ox.Literal(value), ox.NamedNode(graph))


def count(store: Store) -> int:
    (row,) = store.query("SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }")
    return int(row["n"].value)


def test_a_graph_is_replaced_as_a_whole(empty):
    assert empty.replace(G1, [quad("a", G1), quad("b", G1)])
    assert empty.replace(G1, [quad("b", G1), quad("c", G1)])
    assert {q.subject.value[-1] for q in empty.quads(G1)} == {"b", "c"}
    assert count(empty) == 2


def test_replacing_by_the_same_changes_nothing(empty):
    empty.replace(G1, [quad("a", G1)])
    assert not empty.replace(G1, [quad("a", G1)])


def test_what_two_graphs_say_counts_once_and_outlives_one_of_them(empty):
    empty.replace(G1, [quad("a", G1), quad("b", G1)])
    empty.replace(G2, [quad("a", G2)])
    assert count(empty) == len(list(empty.triples())) == 2
    assert empty.remove(G1)
    assert [t.subject.value[-1] for t in empty.triples()] == ["a"]
    assert empty.graphs() == (G2,)


def test_what_some_graphs_alone_say_can_be_left_out(empty):
    empty.replace(G1, [quad("a", G1), quad("b", G1)])
    empty.replace(G2, [quad("b", G2), quad("c", G2)])
    assert sorted(t.subject.value[-1] for t in empty.triples(without=[G2])) == ["a", "b"]
    assert list(empty.triples(without=[G1, G2])) == []
    assert len(list(empty.triples(without=["http://example.org/nowhere"]))) == 3


def test_a_removed_graph_is_gone_and_removing_it_again_is_no_fault(empty):
    empty.replace(G1, [quad("a", G1)])
    assert (empty.remove(G1), empty.remove(G1)) == (True, False)
    assert (empty.graphs(), list(empty.quads()), list(empty.triples())) == ((), [], [])


def test_quads_of_another_graph_are_refused(empty):
    for write in (empty.replace, empty.rewrite):
        with pytest.raises(ValueError, match="cannot replace"):
            write(G1, [quad("a", G2)])


@pytest.mark.parametrize("at_once", [3, 5, 100])
def test_a_graph_larger_than_memory_is_rewritten_as_a_whole(empty, monkeypatch, at_once):
    monkeypatch.setattr("kg.graph.store.oxigraph._REWRITTEN", at_once)
    monkeypatch.setattr("kg.sorting.sort_apart.__defaults__", (2,))
    empty.replace(G2, [quad("b", G2, "line\nend"), quad("c", G2)])
    assert empty.rewrite(G1, (quad(name, G1, "line\nend") for name in "abcdefgab"))
    assert count(empty) == 8
    assert not empty.rewrite(G1, [quad(name, G1, "line\nend") for name in "gfedcba"])
    assert empty.rewrite(G1, [quad(name, G1) for name in "xyzwc"])
    assert sorted(q.subject.value[-1] for q in empty.quads(G1)) == list("cwxyz")
    assert count(empty) == 6
    assert empty.rewrite(G1, [])
    assert (empty.graphs(), count(empty)) == ((G2,), 2)


@pytest.mark.parametrize("text", ["\\u0022 } ; DROP ALL", 'a "quote"', "line\nend\r\t", "\x01\x7f", "😀é", "'''", "\\"])
def test_texts_survive_a_replacement_whole(empty, text):
    empty.replace(G1, [quad("a", G1, "before")])
    empty.replace(G1, [quad("a", G1, text)])
    assert [q.object.value for q in empty.quads()] == [text]
    assert [t.object.value for t in empty.triples()] == [text]


def test_the_prefixes_of_the_project_are_known(empty):
    assert not bool(empty.query("ASK { <state/PAK> a dip:State ; skos:altLabel ?name }"))


def test_a_closed_store_says_so(empty):
    empty.close()
    with pytest.raises(StoreError, match="is closed"):
        empty.graphs()


def test_what_is_asked_of_one_graph_is_answered_from_it(empty):
    empty.replace(G1, [quad("a", G1)])
    empty.replace(G2, [quad("a", G2), quad("b", G2)])
    rows = empty.query("SELECT ?g (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s <http://example.org/p> ?o } } GROUP BY ?g")
    told = {row["g"].value: int(row["n"].value) for row in rows}
    assert {graph: told[graph] for graph in (G1, G2)} == {G1: 1, G2: 2}
    alone = empty.query("SELECT ?s { { ?s <http://example.org/p> ?o } UNION { ?s a ?o } }", G2)
    assert sorted(row["s"].value[-1] for row in alone) == ["a", "b"]


@pytest.mark.parametrize(
    "value",
    [
        ox.Literal("2025-04", datatype=ox.NamedNode("http://www.w3.org/2001/XMLSchema#gYearMonth")),
        ox.Literal("2025-04-30", datatype=ox.NamedNode("http://www.w3.org/2001/XMLSchema#date")),
        ox.Literal("0.5", datatype=ox.NamedNode("http://www.w3.org/2001/XMLSchema#decimal")),
        ox.Literal("12", datatype=ox.NamedNode("http://www.w3.org/2001/XMLSchema#integer")),
        ox.Literal("paix", language="fr"),
        ox.NamedNode("http://example.org/document/a%20b.txt#char=1,2"),
    ],
)
def test_values_come_back_as_they_were(empty, value):
    it = ox.Quad(P, P, value, ox.NamedNode(G1))
    empty.replace(G1, [it])
    assert list(empty.quads(G1)) == [it]
    assert not empty.replace(G1, [it])


def test_a_graph_larger_than_one_piece_is_replaced_whole(empty):
    before = [quad(f"s{number}", G1, "long " * 30) for number in range(2600)]
    after = [quad(f"s{number}", G1, "long " * 30) for number in range(1300, 3200)]
    empty.replace(G2, before_of_two := [quad("s0", G2, "long " * 30)])
    assert empty.replace(G1, before)
    assert empty.replace(G1, after)
    assert set(empty.quads(G1)) == set(after)
    assert count(empty) == len(after) + len(before_of_two)
    assert len(list(empty.triples())) == len(after) + len(before_of_two)


def test_a_long_text_is_kept_whole(empty):
    text = "Sätze über Kabul. " * 20_000
    empty.replace(G1, [quad("a", G1, text)])
    assert [t.object.value for t in empty.triples()] == [text]


def test_the_graphs_of_a_build_conform_and_come_back_as_they_were(empty, documents, catalogue, fill):
    fill(empty)
    for name, quads in documents.items():
        assert set(empty.quads(name)) == set(quads)
    with open_store(":memory:") as other:
        fill(other)
        assert set(empty.triples()) == set(other.triples())
        assert set(empty.quads()) == set(other.quads())
    assert validate(empty).conforms


def test_a_query_that_is_none_is_told_with_its_line(empty):
    with pytest.raises(QueryError, match="line 2"):
        run_query(empty, "SELECT *\nWHERE { ?s ?p ")


def test_a_query_never_changes_anything(empty):
    empty.replace(G1, [quad("a", G1)])
    with pytest.raises(QueryError, match="changes data"):
        run_query(empty, f"DROP GRAPH <{G1}>")
    assert empty.graphs() == (G1,)


def test_what_was_written_is_there_when_it_is_opened_again(empty, place):
    empty.replace(G1, [quad("a", G1)])
    empty.replace(G2, [quad("a", G2)])
    empty.close()
    if place != ":memory:":
        with open_store(place) as again:
            assert (again.graphs(), count(again)) == ((G1, G2), 1)
