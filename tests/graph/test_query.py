"""A query answers in every format, shows where it is broken, and never changes or fetches anything."""

import csv
import io

import pytest
import rdflib

from kg.errors import QueryError
from kg.graph.answer import Rows, Triples, write_answer
from kg.graph.query import run_query

NAMES = """SELECT ?it ?name ?other WHERE { ?it a dip:State ; rdfs:label ?name . OPTIONAL { ?it skos:altLabel ?other } }
ORDER BY ?name"""


def test_rows_can_be_read_again_and_again(store):
    rows = run_query(store, NAMES)
    assert isinstance(rows, Rows)
    assert [row["name"] for row in rows] == [row["name"] for row in rows]
    assert rows.variables == ("it", "name", "other")
    assert len(rows) == len(list(rows)) >= 3


def test_a_value_that_there_is_not_is_missing_from_a_row_and_none_in_a_tuple(store):
    rows = run_query(store, "SELECT ?a ?b WHERE { BIND(1 AS ?a) OPTIONAL { ?x a dip:Nothing ; rdfs:label ?b } }")
    assert list(rows) == [{"a": "1"}]
    assert list(rows.tuples()) == [("1", None)]


def test_rows_outlive_their_store(store):
    rows = run_query(store, NAMES)
    store.close()
    assert len(list(rows)) == len(rows)


def test_rows_become_a_data_frame(store):
    frame = run_query(store, NAMES).to_pandas()
    assert list(frame.columns) == ["it", "name", "other"]
    assert "Pakistan" in set(frame["name"])


def test_a_triple_that_two_documents_state_is_one_row(store):
    assert len(run_query(store, "SELECT * WHERE { ?who dip:holdsOffice ?post }")) == 1


@pytest.mark.parametrize("form", ["csv", "tsv"])
def test_rows_are_written_as_tables_that_csv_reads(store, form):
    content = write_answer(run_query(store, NAMES), form)
    rows = list(csv.reader(io.StringIO(content), delimiter="," if form == "csv" else "\t"))
    assert len(rows) == len(run_query(store, NAMES)) + 1


@pytest.mark.parametrize(
    "values",
    [
        "(1 2) (3 4) (5 UNDEF)",
        "(UNDEF UNDEF)",
        "(UNDEF UNDEF) (1 UNDEF) (UNDEF 2)",
        "",
        """("}},{" 1) ('}},{"' 2) ("{}" 3)""",
        r"""('"bindings":[{' "\n") ("\\" '}},{"x":{"type":"uri"')""",
    ],
)
def test_rows_are_counted_as_they_are_read(store, values):
    rows = run_query(store, f"SELECT ?x ?y {{ VALUES (?x ?y) {{ {values} }} }}")
    assert len(rows) == len(list(rows))


@pytest.mark.parametrize("form", ["json", "xml"])
def test_rows_are_written_as_results_that_rdflib_reads(store, form):
    content = write_answer(run_query(store, NAMES), form)
    read = rdflib.query.Result.parse(io.BytesIO(content.encode()), format=form)
    assert {str(row.name) for row in read} >= {"Pakistan", "Iceland"}


def test_a_table_shows_short_names_and_takes_no_text_for_markup(store):
    shown = write_answer(run_query(store, 'SELECT ?it ?x WHERE { VALUES (?it ?x) { (<state/PAK> "[red]a[/red]") } }'))
    assert "state/PAK" in shown
    assert "[red]a[/red]" in shown


@pytest.mark.parametrize(
    ("form", "fragment"), [("turtle", "a dip:State"), ("json", '"@id"'), ("xml", "rdf:RDF"), ("ntriples", "> .")]
)
def test_triples_are_written_as_graphs(store, form, fragment):
    triples = run_query(store, "CONSTRUCT { ?s a dip:State } WHERE { ?s a dip:State }")
    assert isinstance(triples, Triples)
    assert len(triples) == len(list(triples)) == 3
    assert fragment in write_answer(triples, form)


def test_a_description_is_written_as_turtle_that_rdflib_reads(store):
    content = write_answer(run_query(store, "DESCRIBE <state/PAK>"), "turtle")
    assert len(rdflib.Graph().parse(data=content, format="turtle")) > 3


@pytest.mark.parametrize("form", ["table", "csv", "tsv", "json", "xml"])
def test_yes_and_no_are_written(store, form):
    assert "true" in write_answer(run_query(store, "ASK { ?who a dip:Official }"), form)
    assert "false" in write_answer(run_query(store, "ASK { ?who a dip:Threat }"), form)


@pytest.mark.parametrize(
    ("text", "form"),
    [("ASK {}", "turtle"), ("SELECT * {}", "turtle"), ("CONSTRUCT WHERE {}", "csv"), ("SELECT * {}", "word")],
)
def test_a_format_that_does_not_fit_names_those_that_do(store, text, form):
    with pytest.raises(QueryError, match=r"does not fit .* Give one of table"):
        write_answer(run_query(store, text), form)


@pytest.mark.parametrize(
    ("text", "where", "what"),
    [
        ("SELECT * WHERE { ?s ?p ", "line 1, column 24", "is not SPARQL here"),
        ("SELECT ?x\nWHERE {\n  ?s foo:bar ?o }", "line 3, column", "prefix that is not declared"),
        ("SELECT * WHERE {\n  ?s ?p }", "line 2", "is not SPARQL here"),
        ("", "line 1", "is not SPARQL here"),
        ("ASK { <http://example.org/a b> ?p ?o }", "line 1", "has an IRI that cannot be"),
        ("was ist neu?", "line 1", "is not SPARQL here"),
    ],
)
def test_a_broken_query_is_shown_where_it_breaks(store, text, where, what):
    with pytest.raises(QueryError) as caught:
        run_query(store, text)
    assert where in caught.value.where
    assert what in caught.value.what
    assert text.splitlines()[-1:] == [] or text.splitlines()[-1] in str(caught.value)


@pytest.mark.parametrize(
    "text",
    [
        "INSERT DATA { <a> <b> <c> }",
        "# hello\nPREFIX x: <http://x/>\ndelete where { ?s ?p ?o }",
        "DROP ALL",
        "LOAD <http://example.org/>",
        "CLEAR DEFAULT",
    ],
)
def test_a_change_is_refused(store, text):
    before = len(list(store.triples()))
    with pytest.raises(QueryError, match="changes data; queries only read"):
        run_query(store, text)
    assert len(list(store.triples())) == before


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "SELECT * { service silent ?where { ?s ?p ?o } }",
        "SELECT * { { SELECT * { OPTIONAL { SERVICE<http://127.0.0.1:9/>{} } } } }",
        "ASK { FILTER EXISTS { SERVICE <http://127.0.0.1:9/> {} } }",
        "ASK { FILTER NOT EXISTS { { SERVICE <http://127.0.0.1:9/> {} } UNION {} } }",
        "CONSTRUCT { ?s ?p ?o } WHERE { GRAPH ?g { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } } }",
        "SELECT * { \\u0053ERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
        'SELECT * { ?s ?p "a" SERVICE <http://127.0.0.1:9/> { LATERAL { ?s ?p ?o } } }',
    ],
)
def test_a_service_is_refused_wherever_it_stands(store, text):
    with pytest.raises(QueryError, match="SERVICE is refused"):
        run_query(store, text)


@pytest.mark.parametrize(
    "text",
    [
        'SELECT * { ?s rdfs:label "Secret service", "SERVICE <x>" }',
        "SELECT ?service { ?service rdfs:label ?x } # SERVICE <x>",
        "SELECT * { ?s <http://example.org/SERVICE> ?o }",
        'SELECT * { ?s ?p ?o LATERAL { SELECT ?p { ?p rdfs:label "the SERVICE" } } }',
    ],
)
def test_the_mere_word_service_is_not_refused(store, text):
    assert isinstance(run_query(store, text), Rows)
