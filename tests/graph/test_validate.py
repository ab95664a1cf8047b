"""Shapes let through what kg builds and find each fault, as another SHACL engine does."""

from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pyshacl
import pytest
import rdflib

from kg.errors import VocabularyError
from kg.graph.store.memory import MemoryStore
from kg.graph.validate import validate
from kg.names import ID, PREFIXES
from kg.reference.files import find_files

VISIT = "event/a%2Ffirst.txt/27-visit"
CLAIM = "event/a%2Ffirst.txt/103-assault"
WORDS = "document/a%2Ffirst.txt#char=27,34"

#: A SPARQL update that spoils the graph, and what is said of which node then.
FAULTS = {
    "no factuality": ("DELETE WHERE { <VISIT> dip:factuality ?x }", "VISIT", "must say how real it is"),
    "two factualities": ("INSERT DATA { <VISIT> dip:factuality dip:Negated }", "VISIT", "must say how real it is"),
    "unknown factuality": ("DELETE { <VISIT> dip:factuality ?x } INSERT { <VISIT> dip:factuality dip:Sure } "
        "WHERE { <VISIT> dip:factuality ?x }", "VISIT", "must say how real it is"),
    "confidence above one": ("DELETE { <VISIT> dip:confidence ?x } INSERT { <VISIT> dip:confidence 1.5 } "
        "WHERE { <VISIT> dip:confidence ?x }", "VISIT", "must have one confidence"),
    "no evidence": ("DELETE WHERE { <VISIT> prov:wasDerivedFrom ?x }", "VISIT", "must rest on evidence"),
    "no label": ("DELETE WHERE { <VISIT> rdfs:label ?x }", "VISIT", "must have exactly one label"),
    "two labels of a state": ('INSERT DATA { <state/PAK> rdfs:label "Land of the pure" }', "state/PAK",
        "must have exactly one label"),
    "ends before it begins": ('INSERT DATA { <CLAIM> dip:earliest "2025-05-02"^^xsd:date ; '
        'dip:latest "2025-05-01"^^xsd:date }', "CLAIM", "must not end before it begins"),
    "a date without bounds": ('INSERT DATA { <CLAIM> dip:date "2025"^^xsd:gYear }', "CLAIM",
        "must have with its date its earliest and latest day"),
    "a date that is a string": ('DELETE { <VISIT> dip:date ?x } INSERT { <VISIT> dip:date "Monday" } '
        "WHERE { <VISIT> dip:date ?x }", "VISIT", "must have at most one date"),
    "done by a place": ("INSERT DATA { <VISIT> dip:agent <place/kabul-afg> }", "VISIT", "must be done by a dip:Actor"),
    "happens in a person": ("INSERT DATA { <VISIT> dip:place <person/ishaq-dar> }", "VISIT", "must happen in a place"),
    "a claim as actual": ("INSERT DATA { <CLAIM> a dip:ActualEvent }", "CLAIM", "must have no source but the document"),
    "said by a place": ("INSERT DATA { <VISIT> dip:attributedTo <place/kabul-afg> }", "VISIT", "must be attributed to"),
    "words that are not there": ('DELETE { <WORDS> nif:anchorOf ?x } INSERT { <WORDS> nif:anchorOf "flew to" } '
        "WHERE { <WORDS> nif:anchorOf ?x }", "WORDS", "must quote the very words"),
    "evidence of no length": ("DELETE { <WORDS> nif:endIndex ?x } INSERT { <WORDS> nif:endIndex 27 } "
        "WHERE { <WORDS> nif:endIndex ?x }", "WORDS", "must begin before it ends"),
    "a statement without object": ("DELETE WHERE { ?s rdf:predicate dip:officeOf ; rdf:object ?x }", "statement/",
        "must have exactly one object"),
    "a document without name": ("DELETE WHERE { <document/a%2Ffirst.txt> dcterms:identifier ?x }",
        "document/a%2Ffirst.txt", "must have one identifier"),
    "a state that is a person": ("INSERT DATA { <state/PAK> a dip:Person }", "state/PAK", "must be no person"),
    "of a state that is a city": ("INSERT DATA { <group/refugees> dip:ofState <place/kabul-afg> }", "group/refugees",
        "must be of a dip:State"),
    "a class without the wider ones": ("DELETE DATA { <VISIT> a dip:Event, dip:Consultation, dip:ActualEvent }",
        "VISIT", "must be said to be of the wider classes"),
    "no factuality of what is only a visit": ("DELETE { <VISIT> a dip:Event, dip:Consultation, dip:ActualEvent ; "
        "dip:factuality ?x } WHERE { <VISIT> dip:factuality ?x }", "VISIT", "must say how real it is"),
    "a person who is no actor": ("DELETE DATA { <person/ishaq-dar> a dip:Actor }", "person/ishaq-dar",
        "must be said to be of the wider classes"),
    "a fact that is no actual event": ("DELETE DATA { <VISIT> a dip:ActualEvent }", "VISIT",
        "must be a dip:ActualEvent"),
    "an occurrence of nothing": ('INSERT DATA { <occurrence/1> a dip:Occurrence ; rdfs:label "a visit" }',
        "occurrence/1", "must be what at least one event is about"),
}  # fmt: skip


def spell(text: str) -> str:
    for name, path in (("VISIT", VISIT), ("CLAIM", CLAIM), ("WORDS", WORDS)):
        text = text.replace(name, path)
    return text


@pytest.fixture
def spoil(store, tmp_path) -> Callable[[str], Path]:
    """Write the two dispatches into a file, after an update."""

    def spoil(update: str) -> Path:
        spoilt = ox.Store()
        spoilt.extend(ox.Quad(t.subject, t.predicate, t.object) for t in store.triples())
        spoilt.update(spell(update), prefixes=PREFIXES, base_iri=ID)
        ox.serialize((quad.triple for quad in spoilt), tmp_path / "mine.nt", format=ox.RdfFormat.N_TRIPLES)
        return tmp_path / "mine.nt"

    return spoil


def test_what_kg_builds_conforms(store):
    report = validate(store)
    assert report.conforms
    assert report.graphs == 3
    assert "sh:conforms true" in report.to_turtle()


@pytest.mark.parametrize(("update", "focus", "message"), FAULTS.values(), ids=FAULTS)
def test_each_fault_is_told_with_its_node(spoil, update, focus, message):
    file = spoil(update)
    violations = validate(MemoryStore.read_file(file)).violations
    told = [(violation.focus, violation.message) for violation in violations]
    assert any(ID + spell(focus) in where and what.startswith(message) for where, what in told), told
    assert {violation.focus for violation in violations} == find_by_pyshacl(file)


def find_by_pyshacl(file: Path) -> set[str]:
    (shapes,) = find_files("shapes.ttl")
    data, known = rdflib.Graph().parse(file, format="nt"), rdflib.Graph().parse(shapes)
    for path in find_files("diplomacy.ttl"):
        for below in rdflib.Graph().parse(path).triples((None, rdflib.RDFS.subClassOf, None)):
            data.add(below)
    _, report, _ = pyshacl.validate(data, shacl_graph=known, inference="none")
    return {str(node) for node in report.objects(None, rdflib.SH.focusNode)}


def test_shares_are_checked_like_the_whole(store, monkeypatch):
    monkeypatch.setattr("kg.graph.validate._SHARE", 1)
    steps = []
    assert validate(store, on_checked=lambda done, of: steps.append((done, of))).conforms
    assert steps == [(1, 3), (2, 3), (3, 3)]


def test_the_report_is_a_shacl_report_that_others_read(spoil):
    turtle = validate(MemoryStore.read_file(spoil(FAULTS["no factuality"][0]))).to_turtle()
    report = rdflib.Graph().parse(data=turtle, format="turtle")
    assert list(report.objects(None, rdflib.SH.conforms)) == [rdflib.Literal(False)]
    assert {str(node) for node in report.objects(None, rdflib.SH.focusNode)} == {ID + VISIT}


def test_a_folder_of_ones_own_adds_shapes(store, tmp_path):
    (tmp_path / "shapes-mine.ttl").write_text(
        "@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix dip: <https://w3id.org/diplomacy-kg/ontology#> .\n"
        "<urn:mine> a sh:NodeShape ; sh:targetClass dip:Visit ; sh:property [ sh:path dip:topic ; sh:minCount 1 ;\n"
        '  sh:message "must have a topic"@en ] .\n'
    )
    assert [v.message for v in validate(store, tmp_path).violations] == ["must have a topic"]


def test_broken_shapes_are_told_with_line_and_column(store, tmp_path):
    (tmp_path / "shapes-mine.ttl").write_text("@prefix sh: <http://www.w3.org/ns/shacl#> .\n<urn:a> sh:nope no:x .\n")
    with pytest.raises(VocabularyError, match=r"shapes-mine\.ttl, line 2, column"):
        validate(store, tmp_path)
