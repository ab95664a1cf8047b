"""Graphs go into another store one by one, and a file becomes one graph of its own."""

import httpx
import pyoxigraph as ox
import pytest
from command import run

from kg.errors import StoreError
from kg.graph.export.rdf import export_rdf
from kg.graph.load import Loaded, graph_of_file, load, load_into
from kg.graph.store import open_store
from kg.graph.store.base import DESCRIPTIONS, INFERRED

FACTS = "@prefix dip: <https://w3id.org/diplomacy-kg/ontology#> .\n<http://a> dip:governs [ dip:partOf <http://b> ] .\n"


@pytest.fixture
def target():
    with open_store(":memory:") as store:
        yield store


def test_a_store_is_copied_and_copied_again_changes_nothing(store, target):
    assert load(store, target, "out") == Loaded(len(store.graphs()), 0, 0, 0)
    assert set(target.quads()) == set(store.quads())
    assert set(target.triples()) == set(store.triples())
    assert load(store, target, "out") == Loaded(0, len(store.graphs()), 0, 0)


@pytest.mark.parametrize("place", ["memory", "oxigraph"], indirect=True)
def test_a_load_that_was_stopped_goes_on_where_it_was(store, empty, monkeypatch):
    monkeypatch.setattr("kg.graph.store.oxigraph._PART", 1)

    def stop(done, of):
        if done == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        load(store, empty, "out", on_graph=stop)
    held = empty.graphs()
    assert 0 < len(held) < len(store.graphs())
    assert all(set(empty.quads(graph)) == set(store.quads(graph)) for graph in held)
    assert load(store, empty, "out") == Loaded(len(store.graphs()) - len(held), len(held), 0, 0)
    assert set(empty.quads()) == set(store.quads())
    assert set(empty.triples()) == set(store.triples())


def test_what_no_longer_follows_goes_and_documents_stay_unless_pruned(store, target, documents):
    load(store, target, "out")
    gone = min(documents)
    store.remove(gone)
    inferred = f"{INFERRED}/old-rule"
    target.replace(inferred, list(_facts(inferred)))
    assert load(store, target, "out") == Loaded(0, len(store.graphs()), 1, 1)
    assert gone in target.graphs()
    assert load(store, target, "out", prune=True).removed == 1
    assert set(target.graphs()) == set(store.graphs())


def _facts(graph):
    name = ox.NamedNode(graph)
    yield ox.Quad(name, name, ox.Literal("x"), name)


def test_a_file_becomes_a_graph_of_its_own_and_its_next_version_replaces_it(tmp_path, store):
    path = tmp_path / "my facts.ttl"
    path.write_text(FACTS)
    before = set(store.graphs())
    with open_store(path) as file:
        assert load(file, store, path.name) == Loaded(1, 0, 0, 0)
        assert load(file, store, path.name) == Loaded(0, 1, 0, 0)
    assert set(store.graphs()) - before == {graph_of_file("my facts.ttl")}
    assert DESCRIPTIONS in store.graphs()
    path.write_text(FACTS.replace("<http://a>", "<http://c>"))
    with open_store(path) as file:
        load(file, store, path.name)
    assert not bool(store.query("ASK { <http://a> ?p ?o }"))
    assert bool(store.query("ASK { <http://c> dip:governs/dip:partOf <http://b> }"))


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        (
            "a.ttl",
            FACTS + "<http://a> <http://p> 'x",
            r"a\.ttl:3:\d+: cannot be read: Unexpected end.*nothing of it was",
        ),
        ("a.ttl", FACTS + "<http://a b> <http://p> 'x' .", r"a\.ttl:3:1: cannot be read: Invalid IRI .*space as %20"),
        ("a.nt", "<http://a> <http://p> <http://a/x y> .", r"a\.nt:1:23: .*space as %20"),
        (
            "a.rdf",
            '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">\n'
            '<rdf:Description rdf:about="http://a b">'
            "<rdf:value>1</rdf:value></rdf:Description></rdf:RDF>",
            r"a\.rdf:2:29: .*space as %20",
        ),
        ("a.jsonld", '{"@id": "http://a",\n "http://p": {"@id": "http://a b"}}', r"a\.jsonld:2:23: .*space as %20"),
    ],
)
def test_of_a_file_with_an_error_nothing_is_kept(tmp_path, name, text, message):
    (tmp_path / name).write_text(text)
    with pytest.raises(StoreError, match=message):
        load_into(str(tmp_path / name), str(tmp_path / "out"))
    assert not (tmp_path / "out").exists()


def test_a_store_comes_over_to_another_version_as_a_file(tmp_path, store):
    export_rdf(store, "nquads", tmp_path / "old.nq", inferred=True)
    assert load_into(str(tmp_path / "old.nq"), str(tmp_path / "new")).changed == len(store.graphs())
    with open_store(tmp_path / "new") as new:
        assert set(new.quads()) == set(store.quads())
        assert set(new.triples()) == set(store.triples())


def test_kg_load_fills_a_server_and_says_what_it_did(tmp_path, store, oxigraph_url):
    httpx.post(f"{oxigraph_url}/update", data={"update": "DROP ALL"}).raise_for_status()
    with open_store(tmp_path / "out", create=True) as built:
        load(store, built, "x")
    told = run("load", tmp_path / "out", "--store", oxigraph_url)
    assert told.stdout == f"Loaded {len(store.graphs())} graphs; 0 were there already.\n", told.output
    assert (
        f'"unchanged": {len(store.graphs())}' in run("load", tmp_path / "out", "--store", oxigraph_url, "--json").stdout
    )
    with open_store(oxigraph_url) as server:
        assert set(server.triples()) == set(store.triples())
        server.replace("http://example.org/other", _facts("http://example.org/other"))
    told = run("load", tmp_path / "out", "--store", oxigraph_url)
    assert "holds 1 documents that" in told.stderr
    assert ", 1 removed" in run("load", tmp_path / "out", "--store", oxigraph_url, "--prune").stdout


def test_a_server_that_is_down_ends_in_words(tmp_path, store):
    with open_store(tmp_path / "out", create=True) as built:
        load(store, built, "x")
    told = run("load", tmp_path / "out", "--store", "http://127.0.0.1:9/query")
    assert (told.exit_code, "does not answer" in told.stderr) == (2, True)
