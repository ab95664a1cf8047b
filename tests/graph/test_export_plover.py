"""The table of events codes as PLOVER does, and holds no event that PLOVER has no type for."""

import csv
import io

import pytest

from kg.errors import StoreError
from kg.graph.export.plover import COLUMNS, export_plover


@pytest.fixture
def rows(graph) -> dict[str, dict[str, str]]:
    out = io.BytesIO()
    graph.export("plover", out)
    read = csv.DictReader(io.StringIO(out.getvalue().decode(), newline=""))
    return {row["Event ID"].rpartition("-")[2]: row for row in read}


@pytest.mark.parametrize(
    ("event", "kind", "factuality"),
    [
        ("visit", "CONSULT", "Fact"),
        ("aid", "AGREE", "Fact"),
        ("assault", "ASSAULT", "Fact"),
        ("recognition", "REJECT", "Fact"),
    ],
)
def test_type_and_factuality_together_decide(rows, event, kind, factuality):
    assert (rows[event]["Event Type"], rows[event]["Factuality"]) == (kind, factuality)


def test_what_plover_has_no_type_for_is_no_row(rows):
    assert set(rows) == {"visit", "aid", "assault", "recognition"}


def test_names_countries_and_words_stand_in_their_columns(rows):
    row = rows["visit"]
    assert tuple(row) == COLUMNS
    assert (row["Story ID"], row["Event Date"], row["Event Mode"]) == ("a/first.txt", "2025-05-19", "visit")
    assert (row["Actor Name"], row["Actor Name Raw"], row["Actor Country"]) == ("Ishaq Dar", "Ishaq Dar", "PAK")
    assert (row["Recipient Name"], row["Recipient Country"], row["Placename"]) == ("Afghanistan", "AFG", "Kabul")
    assert row["Sentence"] == "Foreign Minister Ishaq Dar visited Kabul on Monday."


def test_a_state_that_is_named_by_its_city_keeps_the_words_of_the_sentence(rows):
    assert (rows["assault"]["Recipient Name"], rows["assault"]["Recipient Name Raw"]) == ("Afghanistan", "Kabul")


def test_a_claim_names_its_source(rows):
    assert rows["assault"]["Attributed To"] == "Afghanistan"


def test_each_sentence_has_one_main_event(rows):
    sentences = {(row["Story ID"], row["Sentence"]) for row in rows.values()}
    assert len([row for row in rows.values() if row["Primary"] == "yes"]) == len(sentences)


def test_the_table_is_the_same_bytes_again(graph):
    one, other = io.BytesIO(), io.BytesIO()
    graph.export("plover", one)
    graph.export("plover", other)
    assert one.getvalue() == other.getvalue()


def test_a_path_that_cannot_be_written_is_told(graph, tmp_path):
    with pytest.raises(StoreError, match="cannot be written"):
        export_plover(graph.ask, tmp_path / "nowhere" / "events.csv")
