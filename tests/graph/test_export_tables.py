"""Tables say what the graph says, as polars and pandas read them."""

import datetime as dt
import io

import pandas as pd
import polars as pl
import pyoxigraph as ox
import pytest
import rdflib

from kg.errors import SettingsError
from kg.graph.export.tables import TABLES
from kg.graph.graph import Graph
from kg.graph.store.base import INFERRED
from kg.graph.store.memory import MemoryStore
from kg.names import ID, PREFIXES, expand, shrink


@pytest.fixture
def folder(graph, tmp_path):
    graph.export("parquet", tmp_path / "tables")
    graph.export("csv", tmp_path / "tables")
    return tmp_path / "tables"


def test_a_folder_holds_the_tables_and_a_description(folder):
    names = {f"{name}.{form}" for name in TABLES for form in ("csv", "parquet")}
    assert {path.name for path in folder.iterdir()} == {*names, "void.ttl"}


@pytest.mark.parametrize("name", TABLES)
def test_csv_and_parquet_hold_the_same(folder, name):
    parquet = pl.read_parquet(folder / f"{name}.parquet")
    joined = parquet.with_columns(
        pl.when(pl.col(column).list.len() > 0).then(pl.col(column).list.join("; ")).alias(column)
        for column, kind in parquet.schema.items()
        if kind == pl.List
    )
    csv = pl.read_csv(folder / f"{name}.csv", schema=joined.schema, try_parse_dates=True)
    assert csv.equals(joined)
    assert parquet.get_column("id").is_sorted()


def test_events_are_those_of_the_graph(graph, folder):
    table = pl.read_parquet(folder / "events.parquet")
    rows = graph.query("SELECT ?e ?l ?f { ?e a dip:Event ; rdfs:label ?l ; dip:factuality ?f }").tuples()
    assert set(table.select("id", "label", "factuality").iter_rows()) == {tuple(map(shrink, row)) for row in rows}
    (visit,) = table.filter(pl.col("class") == "dip:Visit").to_dicts()
    assert (visit["agent"], visit["place"]) == (["person/ishaq-dar"], ["place/kabul-afg"])
    assert (visit["earliest"], visit["date"]) == (dt.date(2025, 5, 19), "2025-05-19")
    assert visit["document"] == "document/a%2Ffirst.txt"


def test_relations_are_the_statements_of_the_graph(graph, folder):
    table = pl.read_parquet(folder / "relations.parquet")
    graph_file = io.BytesIO()
    graph.export("ntriples", graph_file)
    read = rdflib.Graph().parse(data=graph_file.getvalue(), format="nt")
    statements = {shrink(str(it)) for it in read.subjects(rdflib.RDF.type, rdflib.RDF.Statement)}
    assert set(table["id"]) == statements
    for it, predicate in table.select("id", "predicate").iter_rows():
        assert read.value(rdflib.URIRef(ID + it), rdflib.RDF.predicate) == rdflib.URIRef(expand(predicate))


def test_evidence_can_be_joined_with_what_rests_on_it(folder):
    evidence = pd.read_parquet(folder / "evidence.parquet").set_index("id")
    events = pd.read_parquet(folder / "events.parquet").explode("evidence")
    events = events.merge(evidence[["words"]], left_on="evidence", right_index=True, how="left")
    assert events["words"].notna().all()
    assert "visited" in set(events["words"])
    assert (evidence["end"] - evidence["begin"] == evidence["words"].str.len()).all()


def test_actors_have_class_names_state_and_how_many_documents_name_them(folder):
    actors = {row["id"]: row for row in pl.read_parquet(folder / "actors.parquet").to_dicts()}
    dar, kabul = actors["person/ishaq-dar"], actors["place/kabul-afg"]
    assert (dar["class"], dar["label"], dar["documents"]) == ("dip:Official", "Ishaq Dar", 2)
    assert (kabul["class"], kabul["state"], kabul["same_as"]) == ("dip:Place", ["state/AFG"], ["wd:Q5838"])
    assert "Kaboul" in kabul["other_names"]


def test_tables_hold_nothing_that_rules_inferred(graph, store):
    name = rdflib.URIRef(INFERRED + "/wider")
    before = graph.tables()["actors"]
    content = f"<{ID}person/ishaq-dar> <{PREFIXES['dip']}partOf> <{ID}state/AFG> <{name}> ."
    store.replace(str(name), ox.parse(content.encode(), format=ox.RdfFormat.N_QUADS))
    assert graph.tables()["actors"].equals(before)


def test_the_same_graph_gives_the_same_bytes_whatever_was_loaded_first(folder, documents, fill, tmp_path):
    store = MemoryStore()
    fill(store, reversed(documents))
    for form in ("csv", "parquet"):
        Graph(store).export(form, tmp_path / "again")
    for path in folder.iterdir():
        assert path.read_bytes() == (tmp_path / "again" / path.name).read_bytes(), path.name


def test_tables_need_a_folder(graph, tmp_path):
    with pytest.raises(SettingsError, match="several files"):
        graph.export("csv", io.BytesIO())
    (tmp_path / "file").write_text("")
    with pytest.raises(SettingsError, match="cannot be made"):
        graph.export("csv", tmp_path / "file")


def test_the_description_counts_what_the_graph_holds(graph, folder):
    out = io.BytesIO()
    graph.export("ntriples", out)
    triples = rdflib.Graph().parse(data=out.getvalue(), format="nt")
    told = rdflib.Graph().parse(folder / "void.ttl")
    void = rdflib.Namespace(PREFIXES["void"])
    (dataset,) = told.subjects(rdflib.RDF.type, void.Dataset)
    assert int(told.value(dataset, void.triples)) == len(triples)
    assert int(told.value(dataset, void.distinctSubjects)) == len(set(triples.subjects()))
    for part in told.objects(dataset, void.classPartition):
        kind = told.value(part, void["class"])
        assert int(told.value(part, void.entities)) == len(set(triples.subjects(rdflib.RDF.type, kind)))
    parts = {told.value(part, void.property) for part in told.objects(dataset, void.propertyPartition)}
    assert parts == set(triples.predicates())


def test_an_unknown_format_names_the_nearest(graph):
    with pytest.raises(SettingsError, match="Did you mean parquet"):
        graph.export("parket", io.BytesIO())
