"""A server that is slow, down, locked, broken or not there is told in words, and asked again where that is safe."""

import json
import socket
import time

import httpx
import pyoxigraph as ox
import pytest
from servers import VIRTUOSO_USER, answer, forward, free_port, oxigraph, served_by

from kg.errors import QueryError, StoreError
from kg.graph.store import open_store
from kg.graph.store.remote import RemoteStore
from kg.graph.store.server import ATTEMPTS
from kg.settings import Access

G, P = "http://example.org/g", ox.NamedNode("http://example.org/p")
TOKEN = "t0k"  # noqa: S105
ROW = {"type": "uri", "value": G}
ROWS = json.dumps({"head": {"vars": ["g"]}, "results": {"bindings": [{"g": ROW}]}}).encode()
NOTHING = json.dumps({"head": {"vars": ["g"]}, "results": {"bindings": []}}).encode()
QUADS = [ox.Quad(P, P, ox.Literal("x"), ox.NamedNode(G))]


def hang_up(request):
    request.connection.shutdown(socket.SHUT_RDWR)
    request.close_connection = True


def half(request, form):
    answer(request, ROWS[: len(ROWS) // 2])


def less_than_promised(request, form):
    answer(request, ROWS[:10], Content_Length=str(len(ROWS)))
    request.close_connection = True


@pytest.mark.parametrize(
    ("behave", "message"),
    [
        (half, "broken or incomplete"),
        (lambda request, form: answer(request, b"<html/>", Content_Type="text/html"), "broken or incomplete"),
        (lambda request, form: answer(request, b"[]"), "broken or incomplete"),
        (less_than_promised, "broke off its answer"),
        (lambda request, form: hang_up(request), "broke off its answer"),
        (lambda request, form: answer(request, b"", 500), "answers 500 Internal Server Error. Look into its log"),
        (lambda request, form: answer(request, b"", 503), "answers 503 Service Unavailable. It may be busy"),
        (lambda request, form: answer(request, b"", 404), r"/query: answers 404 Not Found. Give the URL of its SPARQL"),
        (lambda request, form: answer(request, b"", 401), "asks who you are .401 Unauthorized.. Set KG_STORE_USER"),
        (lambda request, form: answer(request, b"", 301, Location="https://example.org/q"), "has moved to https://exa"),
        (lambda request, form: answer(request, ROWS, X_SPARQL_MaxRows="1"), "repeats its rows for ever"),
    ],
)  # fmt: skip
def test_a_server_that_misbehaves_is_told(behave, message):
    with served_by(behave) as url, RemoteStore(url) as store, pytest.raises(StoreError, match=message):
        store.query("SELECT ?g { GRAPH ?g { ?s ?p ?o } }")


def test_a_server_that_takes_too_long_is_asked_once():
    asked = []

    def sleep(request, form):
        asked.append(form)
        time.sleep(0.5)

    told = pytest.raises(StoreError, match=r"did not answer within 0\.1 seconds")
    with served_by(sleep) as url, RemoteStore(url, patience=0.1) as store, told:
        store.graphs()
    assert len(asked) == 1


def test_a_server_that_is_down_is_told():
    url = f"http://127.0.0.1:{free_port()}/query"
    with (
        open_store(url) as store,
        pytest.raises(StoreError, match=r"does not answer: .*Check the URL and that it runs"),
    ):
        store.graphs()


def test_a_url_that_is_none_is_told():
    with pytest.raises(StoreError, match="is no URL"):
        open_store("http://example.org:port/query")


@pytest.mark.parametrize("fault", [hang_up, lambda request: answer(request, b"", 503)])
def test_a_request_that_failed_in_passing_is_sent_again(fault):
    asked = []

    def recover(request, form):
        asked.append(form)
        if len(asked) < ATTEMPTS:
            fault(request)
        else:
            answer(request, ROWS)

    with served_by(recover) as url, RemoteStore(url) as store:
        assert store.graphs() == (G,)
    assert len({json.dumps(form) for form in asked}) == 1


def test_a_fault_of_the_request_is_not_sent_again():
    asked = []

    def refuse(request, form):
        asked.append(form)
        answer(request, b"unknown function", 400)

    with served_by(refuse) as url, RemoteStore(url) as store, pytest.raises(QueryError, match=r"refuses.*unknown func"):
        store.query("ASK { ?s ?p ?o }")
    assert len(asked) == 1


def test_an_update_that_is_lost_on_the_way_is_sent_again_and_counts_once(tmp_path):
    """The server does what it is told but its answer gets lost, each other time."""
    asked = []
    with oxigraph(tmp_path) as real:

        def lose_answers(request, form):
            asked.append(request.path)
            if "update" in form and asked.count("/update") % 2:
                httpx.post(real + request.path, data=form)
                hang_up(request)
            else:
                forward(request, real)

        with served_by(lose_answers) as url, RemoteStore(url) as store:
            other = [ox.Quad(P, P, ox.Literal(f"{n}"), ox.NamedNode(G + "2")) for n in range(3)]
            assert store.replace(G, QUADS)
            assert store.replace(G + "2", [*other, ox.Quad(P, P, ox.Literal("x"), ox.NamedNode(G + "2"))])
            assert store.replace(G + "2", other[1:])
            assert store.replace(G, [])
            assert store.graphs() == (G + "2",)
            assert {triple.object.value for triple in store.triples()} == {"1", "2"}


def test_a_server_that_somebody_else_filled_is_read_as_a_store_is(tmp_path):
    with oxigraph(tmp_path) as url:
        data = f'GRAPH <{G}> {{ <{G}> <{G}> "x", "y" }} GRAPH <{G}2> {{ <{G}> <{G}> "x" }}'
        httpx.post(f"{url}/update", data={"update": f"INSERT DATA {{ {data} }}"}).raise_for_status()
        with open_store(url) as store:
            assert store.graphs() == (G, G + "2")
            assert len(list(store.triples())) == 2
            assert bool(store.query("ASK { ?s ?p 'y' }"))
        with open_store(url) as store:
            store.replace(G + "3", [ox.Quad(P, P, ox.Literal("x"), ox.NamedNode(G + "3"))])
            (row,) = store.query("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")
            assert row["n"].value == "3"


def test_only_rows_that_are_missing_are_asked_for_again(virtuoso_url):
    """Virtuoso gives 1,000 rows at a time here."""
    access = Access(VIRTUOSO_USER, VIRTUOSO_USER)
    with RemoteStore(virtuoso_url, access) as store:
        quads = {ox.Quad(P, P, ox.Literal(f"{n}"), ox.NamedNode(G)) for n in range(1234)}
        store.replace(G, quads)
        assert set(store.quads(G)) == quads
        with pytest.raises(StoreError, match=r"first 1000 rows only\. Ask for fewer with LIMIT"):
            store.query("SELECT * { ?s ?p ?o }")
        store.remove(G)


@pytest.mark.parametrize(
    ("access", "message"),
    [
        (Access(), "asks who you are .*Set KG_STORE_USER and KG_STORE_PASSWORD"),
        (Access("dba", "wrong"), "refuses the credentials .*Check KG_STORE_USER and KG_STORE_PASSWORD"),
    ],
)
def test_wrong_credentials_are_told(virtuoso_url, access, message):
    with RemoteStore(virtuoso_url, access) as store, pytest.raises(StoreError, match=message) as told:
        store.replace(G, QUADS)
    assert "wrong" not in str(told.value)


@pytest.mark.parametrize(
    ("access", "header"),
    [
        (Access("ann", "geheim"), "Basic YW5uOmdlaGVpbQ=="),
        (Access(token=TOKEN), "Bearer " + TOKEN),
        (Access("ann", "geheim", TOKEN), "Bearer " + TOKEN),
    ],
)
def test_a_server_is_told_who_asks(access, header):
    seen = []

    def note(request, form):
        seen.append(request.headers["Authorization"])
        answer(request, NOTHING)

    with served_by(note) as url, RemoteStore(url, access) as store:
        store.graphs()
    assert seen == [header]


def test_the_environment_says_who_asks_and_a_url_may_but_no_message_tells(monkeypatch):
    seen = []

    def note(request, form):
        seen.append(request.headers["Authorization"])
        answer(request, b"", 403)

    with served_by(note) as url:
        with_password = url.replace("http://", "http://ann:geheim@")
        with open_store(with_password) as store, pytest.raises(StoreError) as told:
            store.graphs()
        monkeypatch.setenv("KG_STORE_TOKEN", TOKEN)
        with open_store(url) as store, pytest.raises(StoreError):
            store.graphs()
    assert seen == ["Basic YW5uOmdlaGVpbQ==", "Bearer " + TOKEN]
    assert "geheim" not in str(told.value) + store.place
    assert "geheim" not in repr(Access("ann", "geheim"))


@pytest.mark.parametrize(
    ("path", "updates"),
    [
        ("", "/update"),
        ("/query", "/update"),
        ("/ds/query", "/ds/update"),
        ("/ds/sparql", "/ds/sparql"),
        ("/repositories/news", "/repositories/news/statements"),
    ],
)
def test_updates_go_where_the_server_takes_them(path, updates):
    seen = []

    def note(request, form):
        if "update" in form:
            seen.append(request.path)
        answer(request, NOTHING)

    with served_by(note) as url, RemoteStore(url.removesuffix("/query") + path) as store:
        store.replace(G, QUADS)
    assert set(seen) == {updates}


def test_updates_go_where_the_user_says(monkeypatch):
    seen = []

    def note(request, form):
        seen.append(request.path)
        answer(request, NOTHING)

    with served_by(note) as url:
        monkeypatch.setenv("KG_STORE_UPDATE", url.replace("/query", "/change"))
        with open_store(url) as store:
            store.replace(G, QUADS)
    assert set(seen) == {"/query", "/change"}


MANY = {ox.Quad(P, P, ox.Literal(f'{n} \u0001 \\ "é"\n'), ox.NamedNode(G)) for n in range(3_000)}


@pytest.mark.parametrize("place", ["oxigraph", "virtuoso"], indirect=True)
def test_a_large_change_goes_as_whole_graphs(empty, monkeypatch):
    sent = []
    plain = httpx.Client.send

    def send(client, request, **more):
        sent.append(request)
        return plain(client, request, **more)

    monkeypatch.setattr(httpx.Client, "send", send)
    empty.replace(G, QUADS)
    empty.replace(G, MANY)
    assert set(empty.quads(G)) == MANY
    coming, leaving = (request for request in sent if "graph" in request.url.params)
    assert (len(coming.content.splitlines()), len(leaving.content.splitlines())) == (len(MANY), len(QUADS))


@pytest.mark.parametrize("status", [404, 405, 415, 500])
def test_what_the_protocol_does_not_take_goes_as_updates(tmp_path, status):
    asked = []
    with oxigraph(tmp_path) as real:

        def refuse(request, form):
            asked.append(request.path.partition("?")[0])
            if asked[-1] == "/store":
                answer(request, b"", status)
            else:
                forward(request, real)

        with served_by(refuse) as url, RemoteStore(url) as store:
            store.replace(G, MANY)
            store.replace(G, QUADS)
            assert set(store.quads(G)) == set(store.quads()) == set(QUADS)
    assert asked.count("/store") == 1


@pytest.mark.parametrize(
    ("product", "path", "graphs"),
    [
        ("Oxigraph/0.5", "", "/store"),
        ("Apache Jena Fuseki", "/ds/sparql", "/ds/data"),
        ("GraphDB", "/repositories/news", "/repositories/news/rdf-graphs/service"),
        ("Virtuoso", "/sparql", None),  # without credentials it takes no graphs
        ("Something", "/query", None),
    ],
)
def test_whole_graphs_go_where_the_server_takes_them(product, path, graphs):
    seen = []

    def note(request, form):
        if not form:
            seen.append(request.path.partition("?")[0])
        answer(request, NOTHING, Server=product)

    with served_by(note) as url, RemoteStore(url.removesuffix("/query") + path) as store:
        store.replace(G, MANY)
    assert seen == ([graphs] if graphs else [])


def test_whole_graphs_go_where_the_user_says_and_a_wrong_place_is_told(monkeypatch):
    seen = []

    def note(request, form):
        if form:
            answer(request, NOTHING)
        else:
            seen.append(request.path.partition("?")[0])
            answer(request, b"", 404 if seen[-1] == "/wrong" else 204)

    with served_by(note) as url:
        monkeypatch.setenv("KG_STORE_GRAPHS", url.replace("/query", "/graphs"))
        with open_store(url) as store:
            store.replace(G, MANY)
        monkeypatch.setenv("KG_STORE_GRAPHS", url.replace("/query", "/wrong"))
        with open_store(url) as store, pytest.raises(StoreError, match=r"/wrong: answers 404.*Check KG_STORE_GRAPHS"):
            store.replace(G, MANY)
    assert seen == ["/graphs", "/wrong"]
