"""Rows become frames in one call, with the types that their datatypes say."""

import datetime as dt

import polars as pl
import pyoxigraph as ox
import pytest

from kg.graph.graph import open_graph

VALUES = """SELECT ?text ?whole ?part ?day ?truth ?mixed ?gap WHERE {
  VALUES (?text ?whole ?part ?day ?truth ?mixed ?gap) {
    ("a" 1 0.5 "2025-05-19"^^xsd:date true 1 UNDEF)
    (<state/PAK> 2 1.5 "2025-05-20"^^xsd:date false "x" "") } } ORDER BY ?whole"""


@pytest.fixture
def rows():
    return open_graph(":memory:").query(VALUES)


def test_columns_have_the_types_of_their_values(rows):
    frame = rows.to_polars()
    kinds = [pl.String, pl.Int64, pl.Float64, pl.Date, pl.Boolean, pl.String, pl.String]
    assert list(frame.schema.values()) == kinds
    assert frame["day"].to_list() == [dt.date(2025, 5, 19), dt.date(2025, 5, 20)]
    assert frame["mixed"].to_list() == ["1", "x"]
    assert frame["gap"].to_list() == [None, ""]


def test_pandas_polars_and_arrow_agree(rows):
    assert pl.from_pandas(rows.to_pandas()).select("text", "whole").equals(rows.to_polars().select("text", "whole"))
    assert rows.to_arrow().column_names == list(rows.variables)


def test_a_frame_of_the_graph_has_every_row(graph):
    rows = graph.query("SELECT ?s ?p ?o { ?s ?p ?o } ORDER BY ?s ?p ?o")
    frame = rows.to_polars()
    assert frame.rows() == list(rows.tuples())


def test_no_rows_are_a_frame_with_columns(rows):
    empty = open_graph(":memory:").query("SELECT ?a ?b { ?a dip:agent ?b }")
    assert (empty.to_polars().columns, len(empty.to_pandas())) == (["a", "b"], 0)


def test_a_number_that_does_not_fit_stays_a_text():
    huge = "9" * 30
    (row,) = open_graph(":memory:").query(f"SELECT ?n {{ BIND({ox.Literal(huge)} AS ?n) }}").to_arrow().to_pylist()
    assert row == {"n": huge}
