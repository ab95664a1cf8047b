"""JSON-LD reads like JSON, names its own context, and gives rdflib the same graph with or without that."""

import io
import json

import pyoxigraph as ox
import pytest
import rdflib
from rdflib.compare import isomorphic

from kg.graph.export.jsonld import load_context, write_jsonld
from kg.names import DIP, ID, PREFIXES
from kg.reference.files import find_files
from kg.reference.ontology import load_ontology
from tools.build_context import CONTEXT, make_context

#: rdflib warns of its own ways of reading several graphs.
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib.*")

LITERALS = [
    ox.Literal('"quoted"\\ \n\x01'),
    ox.Literal("été", language="fr"),
    *(ox.Literal(v, datatype=ox.NamedNode(PREFIXES["xsd"] + "integer")) for v in ("7", "-7", "007", "9" * 20, "x")),
    *(ox.Literal(v, datatype=ox.NamedNode(PREFIXES["xsd"] + "decimal")) for v in ("0.9", "1", "0.90")),
    ox.Literal("2025-05", datatype=ox.NamedNode(PREFIXES["xsd"] + "gYearMonth")),
    ox.Literal("2025-05-01", datatype=ox.NamedNode(PREFIXES["xsd"] + "date")),
    ox.Literal("true", datatype=ox.NamedNode(PREFIXES["xsd"] + "boolean")),
    ox.Literal("x", datatype=ox.NamedNode("http://example.org/type")),
]
NODES = [
    *(f"{ID}{path}" for path in ("document/a:b#char=1,2", "//x", "a//b", "", "event/a%20b/1-visit")),
    *("http://example.org/Visit", "urn:x:y", f"{DIP}Visit", f"{DIP}Unheard", f"{DIP}agent", "https://w3id.org/"),
]
KEYS = ["dip:agent", "dip:factuality", "dip:casualties", "dip:confidence", "rdfs:label", "dip:date", "dip:unheard"]


def written(triples) -> str:
    return "".join(write_jsonld(triples))


def read(text: str, **options: object) -> set:
    return set(rdflib.Graph().parse(data=text, format="json-ld", **options))


def expected(triples) -> set:
    return set(rdflib.Graph().parse(data=ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES), format="nt"))


def test_the_shipped_context_is_that_of_the_ontology():
    made = json.loads(CONTEXT.read_text(encoding="utf-8"))
    assert made == make_context(load_ontology()), "run python tools/build_context.py"


def test_every_term_of_the_ontology_has_its_name_and_no_two_share_one():
    ontology = load_ontology()
    terms = {*ontology.classes, *ontology.properties, *ontology.individuals}
    named = [told if isinstance(told, str) else told["@id"] for told in load_context().values() if told != 1.1]
    assert terms <= set(named)
    assert len(named) == len(set(named))


@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize("value", [*LITERALS, *map(ox.NamedNode, NODES), ox.BlankNode("b")], ids=str)
def test_every_value_under_every_kind_of_name_comes_back(key, value):
    prefix, _, local = key.partition(":")
    triple = ox.Triple(ox.NamedNode(ID + "x"), ox.NamedNode(PREFIXES[prefix] + local), value)
    read_again = {quad.triple for quad in ox.parse(written([triple]).encode(), format=ox.RdfFormat.JSON_LD)}
    assert len(read_again) == 1
    if isinstance(value, ox.BlankNode):
        assert isinstance(next(iter(read_again)).object, ox.BlankNode)
    else:
        assert read_again == {triple}
        assert {str(o) for _, _, o in read(written([triple]))} == {str(o) for _, _, o in expected([triple])}


@pytest.mark.parametrize("iri", NODES)
def test_every_iri_comes_back_as_subject_predicate_and_class(iri):
    node = ox.NamedNode(iri)
    triples = [ox.Triple(node, node, node), ox.Triple(node, ox.NamedNode(PREFIXES["rdf"] + "type"), node)]
    assert read(written(triples)) == expected(triples)


def test_nothing_needs_to_be_fetched_and_the_shipped_file_serves_as_well(graph):
    out = io.BytesIO()
    graph.export("jsonld", out)
    document = json.loads(out.getvalue())
    assert isinstance(document["@context"], dict)
    bare = json.dumps({"@graph": document["@graph"]})
    (context,) = find_files("context.jsonld")
    told = rdflib.Graph().parse(data=bare, format="json-ld", context=json.loads(context.read_text())["@context"])
    assert isomorphic(told, rdflib.Graph().parse(data=out.getvalue(), format="json-ld"))
    assert len(told) > 100


def test_it_reads_like_plain_json(graph):
    out = io.BytesIO()
    graph.export("jsonld", out)
    (visit,) = (node for node in json.loads(out.getvalue())["@graph"] if "Visit" in node.get("@type", []))
    assert visit["agent"] == "id:person/ishaq-dar"
    assert (visit["factuality"], visit["earliest"]) == ("Fact", "2025-05-19")
