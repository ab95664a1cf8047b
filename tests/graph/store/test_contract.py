"""All stores answer alike."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from urllib.parse import parse_qs

import pyoxigraph as ox
import pytest

from kg.errors import QueryError, StoreError
from kg.graph.store import Store, open_store
from kg.graph.store.base import DESCRIPTIONS

G1, G2, P = "http://example.org/g1", "http://example.org/g2", ox.NamedNode("http://example.org/p")


def quad(name: str, graph: str, value: str = "x") -> ox.Quad:
    return ox.Quad(ox.NamedNode(f"http://example.org/{name}"), P, ox.Literal(value), ox.NamedNode(graph))


def count(store: Store) -> int:
    (row,) = store.query("SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }")
    return int(row["n"].value)


@pytest.fixture(params=["memory", "disk"])
def empty(request, tmp_path) -> Iterator[Store]:
    with open_store(":memory:" if request.param == "memory" else tmp_path / "out", create=True) as store:
        yield store


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


def test_a_removed_graph_is_gone_and_removing_it_again_is_no_fault(empty):
    empty.replace(G1, [quad("a", G1)])
    assert (empty.remove(G1), empty.remove(G1)) == (True, False)
    assert (empty.graphs(), list(empty.quads()), list(empty.triples())) == ((), [], [])


def test_quads_of_another_graph_are_refused(empty):
    with pytest.raises(ValueError, match="cannot replace"):
        empty.replace(G1, [quad("a", G2)])


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


class _Server(BaseHTTPRequestHandler):
    """A SPARQL server of the fewest lines; `broken` makes it misbehave."""

    store: ox.Store
    broken = ""

    def do_POST(self) -> None:
        form = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
        kind, status = "application/sparql-results+json", 200
        try:
            result = self.store.query(form["query"][0], use_default_graph_as_union=True)
            if isinstance(result, ox.QueryTriples):
                kind, body = "application/n-triples", ox.serialize(result, format=ox.RdfFormat.N_TRIPLES)
            else:
                body = result.serialize(format=ox.QueryResultsFormat.JSON)
        except SyntaxError as error:
            body, status = str(error).encode(), 400
        if self.broken:
            status = int(self.broken) if self.broken.isdigit() else 200
            body = body[: len(body) // 2]
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def server() -> Iterator[tuple[str, type[_Server]]]:
    handler = type("Handler", (_Server,), {"store": ox.Store()})
    handler.store.extend([quad("a", G1), quad("b", G1), quad("a", G2)])
    http = HTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=http.serve_forever, args=(0.01,), daemon=True).start()
    yield f"http://127.0.0.1:{http.server_port}/query", handler
    http.shutdown()
    http.server_close()


def test_a_server_is_read_as_a_store_is(server):
    with open_store(server[0]) as remote:
        assert remote.graphs() == (G1, G2)
        assert len(list(remote.quads())) == 3
        assert len(list(remote.quads(G2))) == 1
        assert len(list(remote.triples())) == 2
        assert len(list(remote.query("CONSTRUCT WHERE { ?s ?p ?o }"))) == 2
        assert bool(remote.query("ASK { ?s ?p ?o }"))


def test_a_server_is_never_written(server):
    with open_store(server[0]) as remote, pytest.raises(StoreError, match="only reads"):
        remote.replace(DESCRIPTIONS, [])


@pytest.mark.parametrize(("broken", "message"), [("half", "broken or incomplete"), ("503", "answers 503")])
def test_a_server_that_misbehaves_is_told(server, broken, message):
    server[1].broken = broken
    with open_store(server[0]) as remote, pytest.raises(StoreError, match=message):
        remote.graphs()


def test_a_server_names_the_line_of_the_user(server):
    with open_store(server[0]) as remote, pytest.raises(QueryError, match="error at 2:"):
        remote.query("SELECT *\nWHERE { ?s ?p ")


def test_a_server_that_is_down_is_told():
    with open_store("http://127.0.0.1:9/query") as remote, pytest.raises(StoreError, match="does not answer"):
        remote.graphs()
