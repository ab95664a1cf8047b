"""Every format is read back by a reader that is not ours, and is the same bytes for the same graph."""

import io

import pyoxigraph as ox
import pytest
import rdflib
from rdflib.compare import isomorphic

from kg.errors import SettingsError, StoreError
from kg.graph.export.rdf import FORMATS, export_rdf
from kg.graph.export.turtle import write_turtle
from kg.graph.store.base import INFERRED
from kg.graph.store.memory import MemoryStore
from kg.names import DIP, ID, PREFIXES

#: rdflib warns of its own ways of reading several graphs.
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib.*")

RDFLIB = {
    "turtle": "turtle",
    "ntriples": "nt",
    "jsonld": "json-ld",
    "rdfxml": "xml",
    "nquads": "nquads",
    "trig": "trig",
}
#: rdflib reads no RDF 1.2.
WITH_TRIPLE_TERMS = {"turtle12": ox.RdfFormat.TURTLE, "ntriples12": ox.RdfFormat.N_TRIPLES}
ODD = [
    *(
        f"{ID}{path}"
        for path in ("document/..", "document/.", "document/a%20b#char=1,2", "a:b", "x/../y", "", "/x", "?q")
    ),
    *("http://example.org/", "http://example.org/a(b)", f"{DIP}9-x", f"{DIP}-x", f"{DIP}a.b", f"{DIP}", "urn:x:y"),
    *(PREFIXES["xsd"] + "date", "https://w3id.org/diplomacy-kg/ident"),
]


def written(store, form: str, **options: bool) -> bytes:
    out = io.BytesIO()
    export_rdf(store, form, out, **options)
    return out.getvalue()


def union_of(store) -> rdflib.Graph:
    triples = ox.serialize(store.triples(), format=ox.RdfFormat.N_TRIPLES)
    return rdflib.Graph().parse(data=triples, format="nt")


def read_back(content: bytes, form: str) -> rdflib.Graph:
    if form in WITH_TRIPLE_TERMS:
        triples = [quad.triple for quad in ox.parse(content, format=WITH_TRIPLE_TERMS[form])]
        plain = [triple for triple in triples if not isinstance(triple.object, ox.Triple)]
        return rdflib.Graph().parse(data=ox.serialize(plain, format=ox.RdfFormat.N_TRIPLES), format="nt")
    if form not in ("nquads", "trig"):
        return rdflib.Graph().parse(data=content, format=RDFLIB[form])
    dataset = rdflib.Dataset()
    dataset.parse(data=content, format=RDFLIB[form])
    graph = rdflib.Graph()
    for s, p, o, _ in dataset.quads():
        graph.add((s, p, o))
    return graph


@pytest.mark.parametrize("form", FORMATS)
def test_rdflib_reads_the_same_graph(store, form):
    graph = read_back(written(store, form), form)
    assert len(graph) > 100
    assert isomorphic(graph, union_of(store))


@pytest.mark.parametrize("form", FORMATS)
def test_the_order_of_loading_leaves_no_trace(documents, fill, form):
    one, other = MemoryStore(), MemoryStore()
    fill(one)
    fill(other, reversed(documents))
    assert written(one, form) == written(other, form)


@pytest.mark.parametrize(("form", "kind"), WITH_TRIPLE_TERMS.items())
def test_each_statement_is_the_reifier_of_its_triple_in_rdf_1_2(store, form, kind):
    reified = {
        (quad.subject, *quad.object)
        for quad in ox.parse(written(store, form), format=kind)
        if quad.predicate.value == PREFIXES["rdf"] + "reifies"
    }
    rows = store.query("SELECT ?it ?s ?p ?o { ?it rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o }")
    assert reified == {tuple(row) for row in rows}
    assert reified


@pytest.mark.parametrize("form", ["nquads", "trig"])
def test_graphs_are_kept_apart(store, form):
    dataset = rdflib.Dataset()
    dataset.parse(data=written(store, form), format=RDFLIB[form])
    named = {str(graph.identifier) for graph in dataset.graphs() if len(graph)} - {"urn:x-rdflib:default"}
    assert named == set(store.graphs())


@pytest.mark.parametrize("form", ["turtle", "nquads"])
def test_the_full_text_can_be_left_out(store, form):
    whole, shared = (read_back(written(store, form, include_text=keep), form) for keep in (True, False))
    texts = set(whole.triples((None, rdflib.URIRef(DIP + "text"), None)))
    assert len(texts) == 2
    assert set(shared) == set(whole) - texts


@pytest.mark.parametrize("form", FORMATS)
def test_what_rules_inferred_is_written_only_when_asked_for(store, form):
    graph = INFERRED + "/inverse"
    known = next(store.triples())
    new = ox.Triple(ox.NamedNode(ID + "new"), ox.NamedNode(DIP + "partOf"), ox.NamedNode(ID + "state/PAK"))
    before = read_back(written(store, form), form)
    store.replace(graph, [ox.Quad(t.subject, t.predicate, t.object, ox.NamedNode(graph)) for t in (known, new)])
    assert isomorphic(read_back(written(store, form), form), before)
    assert len(read_back(written(store, form, inferred=True), form)) == len(before) + 1


@pytest.mark.parametrize("iri", ODD)
def test_turtle_shortens_no_iri_into_another(iri):
    node = ox.NamedNode(iri)
    content = "".join(write_turtle([ox.Triple(node, node, node)]))
    assert set(rdflib.Graph().parse(data=content, format="turtle")) == {(rdflib.URIRef(iri),) * 3}


@pytest.mark.parametrize(
    "literal",
    [
        ox.Literal('"quoted"\\ \n\r\t'),
        ox.Literal("\x01"),
        ox.Literal("été", language="fr"),
        *(ox.Literal(v, datatype=ox.NamedNode(PREFIXES["xsd"] + "decimal")) for v in ("0.9", "1", "-.5", "1.", "x")),
        *(ox.Literal(v, datatype=ox.NamedNode(PREFIXES["xsd"] + "integer")) for v in ("12", "+12", "1\n")),
        ox.Literal("2025-05", datatype=ox.NamedNode(PREFIXES["xsd"] + "gYearMonth")),
        ox.Literal("true", datatype=ox.NamedNode(PREFIXES["xsd"] + "boolean")),
        ox.Literal("x", datatype=ox.NamedNode("http://example.org/type")),
    ],
    ids=str,
)
def test_turtle_keeps_each_literal(literal):
    node = ox.NamedNode(ID + "x")
    content = "".join(write_turtle([ox.Triple(node, node, literal)]))
    (quad,) = ox.parse(content.encode(), format=ox.RdfFormat.TURTLE)
    assert quad.object == literal


def test_turtle_is_sorted_with_types_first_and_only_the_prefixes_it_needs():
    rows = [("b", "dip:p", "1"), ("a", "rdfs:label", "2"), ("a", "dip:p", "2"), ("a", "dip:p", "1")]
    triples = [
        ox.Triple(ox.NamedNode(ID + s), ox.NamedNode(PREFIXES[p.split(":")[0]] + p.split(":")[1]), ox.Literal(o))
        for s, p, o in rows
    ]
    triples.append(ox.Triple(triples[1].subject, ox.NamedNode(PREFIXES["rdf"] + "type"), ox.NamedNode(DIP + "Z")))
    assert "".join(write_turtle(reversed(triples))) == (
        f"@base <{ID}> .\n@prefix dip: <{DIP}> .\n@prefix rdfs: <{PREFIXES['rdfs']}> .\n"
        '\n<a> a dip:Z ;\n    dip:p "1", "2" ;\n    rdfs:label "2" .\n\n<b> dip:p "1" .\n'
    )


def test_xml_replaces_what_it_cannot_hold():
    store = MemoryStore()
    name = ox.NamedNode(ID + "g")
    store.replace(name.value, [ox.Quad(name, ox.NamedNode(DIP + "text"), ox.Literal("a\x01b"), name)])
    assert [str(o) for o in read_back(written(store, "rdfxml"), "rdfxml").objects()] == ["a\ufffdb"]


def test_a_file_is_written_whole_or_not_at_all(store, tmp_path):
    path = tmp_path / "graph.ttl"
    export_rdf(store, "turtle", path)
    assert [p.name for p in tmp_path.iterdir()] == ["graph.ttl"]
    assert path.read_bytes() == written(store, "turtle")
    with pytest.raises(StoreError, match="cannot be written"):
        export_rdf(store, "turtle", tmp_path / "nowhere" / "graph.ttl")


def test_an_unknown_format_names_the_nearest(store):
    with pytest.raises(SettingsError, match="Did you mean turtle"):
        export_rdf(store, "turtel", io.BytesIO())
