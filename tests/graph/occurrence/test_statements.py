"""The graph of occurrences follows from which documents there are, whatever happened on the way."""

import datetime as dt
import io

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.graph.assemble import assemble
from kg.graph.derive import derive
from kg.graph.export.rdf import export_rdf
from kg.graph.graph import Graph
from kg.graph.infer import infer
from kg.graph.occurrence.copies import find_copies
from kg.graph.occurrence.statements import relate
from kg.graph.store.memory import MemoryStore
from kg.model import Document
from kg.names import shrink
from kg.pipeline import document_graph
from kg.reading.reader import Reader
from kg.reference.identity import load_identity_rules
from kg.reference.occurrence import load_occurrence_rules
from kg.reference.phrases import load_phrases
from kg.reference.rules import load_rules

WIRE = (
    "Iran's foreign minister, Hossein Amirabdollahian, visited Beirut on Monday, where he met his Lebanese "
    "counterpart, Abdallah Bou Habib. The two ministers discussed the border and the reconstruction of the "
    "port of the capital."
)
TEXTS = {
    "a": (
        19,
        "Pakistan's foreign minister, Abdul Saeed, visited Kabul on Monday. Pakistan recalled its envoy to Iran.",
    ),
    "b": (20, "The foreign minister of Pakistan, Abdul Said, arrived in Kabul on Monday. Iran thanked Pakistan."),
    "c": (18, "Pakistan's foreign minister will visit Kabul on Monday."),
    "d": (20, "Abdul Saeed, the foreign minister of Pakistan, did not visit Kabul on Monday, Iran said."),
    "wire": (20, WIRE),
    "wire, later": (21, WIRE + " Reuters"),
    "paper": (21, "Hossein Amirabdollahian, Iran's foreign minister, visited Beirut on Monday."),
}


@pytest.fixture(scope="module")
def reader():
    return Reader()


@pytest.fixture(scope="module")
def read(reader):
    phrases = load_phrases(reader.reference.ontology)
    given = [Document(name, text, date=dt.date(2025, 5, day)) for name, (day, text) in TEXTS.items()]
    readings = reader.read_all(given)
    return {document_graph(r.document.id): assemble(r, reader.reference.ontology, phrases, "test") for r in readings}


def follow(store, reference):
    rules = load_occurrence_rules()
    copies = find_copies(store, rules.copies)
    derive(store, reference.catalogue, reference.ontology, load_identity_rules(), copies=copies)
    relate(store, reference.ontology, rules, copies)
    infer(store, load_rules())


@pytest.fixture(scope="module")
def graph(read, reader):
    store = MemoryStore()
    for name, quads in read.items():
        store.replace(name, quads)
    follow(store, reader.reference)
    return Graph(store)


def events_of(graph, kind):
    """Return the groups of events of a class that share an occurrence."""
    found = {}
    for row in graph.ask(f"SELECT ?o ?e {{ ?e a {kind} ; dip:occurrence ?o }}"):
        found.setdefault(shrink(row["o"]), set()).add(shrink(row["e"]))
    return found


def test_documents_that_name_a_visitor_by_other_names_tell_of_one_visit(graph):
    visits = events_of(graph, "dip:Visit")
    (kabul,) = [events for events in visits.values() if any(e.startswith("event/a/") for e in events)]
    assert {event.split("/")[1] for event in kabul} == {"a", "b", "c", "d"}


def test_copies_are_one_source(graph):
    (copy,) = graph.ask("SELECT ?c ?o { ?c dip:copyOf ?o }")
    assert (shrink(copy["c"]), shrink(copy["o"])) == ("document/wire%2C%20later", "document/wire")
    counts = graph.ask(
        "SELECT ?n { ?e a dip:Visit ; dip:occurrence ?o ; dip:agent id:person\\/hossein-amirabdollahian ."
        " ?o dip:sourceCount ?n }"
    )
    assert {row["n"] for row in counts} == {"2"}


def test_what_nobody_else_tells_has_no_occurrence(graph):
    assert not graph.query("ASK { ?e a dip:Recall ; dip:occurrence ?o }")


def test_the_graph_conforms(graph):
    assert graph.validate().conforms


def as_bytes(store):
    out = io.BytesIO()
    export_rdf(store, "nquads", out, inferred=True)
    return out.getvalue()


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_any_way_of_building_ends_in_the_same_graph(graph, read, reader, data):
    store = MemoryStore()
    for name in data.draw(st.permutations(sorted(read))):
        store.replace(name, data.draw(st.sampled_from([read[name], read[name][::2]])))
        if data.draw(st.booleans()):
            follow(store, reader.reference)
    for name in data.draw(st.permutations(sorted(read))):
        if data.draw(st.booleans()):
            store.remove(name)
        store.replace(name, read[name])
    follow(store, reader.reference)
    assert as_bytes(store) == as_bytes(graph.store)
