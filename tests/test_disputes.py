"""What several voices tell of one happening is shown together, set against each other, and judged."""

import json
import shutil

import pytest
from command import run

from kg.cli.console import WRONG_CALL
from kg.graph.graph import open_graph
from kg.names import shrink

WIRE = (
    "Foreign Minister Ishaq Dar visited Kabul on Monday at the head of a large delegation of officials and traders, "
    "and in the evening the guests went to see the gardens that were laid out there by an emperor."
)
DOCUMENTS = (
    ("a", "2025-05-20", WIRE),
    ("copy", "2025-05-21", WIRE + " (Agencies)"),
    ("b", "2025-05-21", "Pakistan's foreign minister, Ishaq Dar, did not visit Kabul on Monday, Iran said."),
    ("c", "2025-05-21", "Kabul said that Pakistan attacked Afghanistan on Sunday. Iran thanked Oman."),
    ("d", "2025-05-21", "Pakistan denied that it attacked Afghanistan on Sunday."),
    ("e", "2025-05-21", "Norway is a member of NATO. Peru is not a member of the Arab League."),
    ("f", "2025-05-21", "Norway is not a member of NATO."),
)
VISIT, DENIED = "event/a/27-visit", "event/b/48-visit"


@pytest.fixture(scope="module")
def output(tmp_path_factory):
    folder = tmp_path_factory.mktemp("disputes")
    corpus = folder / "corpus.jsonl"
    corpus.write_text("\n".join(json.dumps({"id": i, "date": d, "text": t}) for i, d, t in DOCUMENTS))
    assert run("build", corpus, "-o", folder / "output").exit_code == 0
    return folder / "output"


def show(output, path):
    return json.loads(run("show", path, "--store", output, "--json").stdout)


def test_an_event_is_shown_with_whoever_else_tells_of_it(output):
    card = show(output, VISIT)
    assert (card["told"]["text"], card["kind"], card["sources"]) == ("Ishaq Dar visits Kabul", "visit", 2)
    assert ["agent", "Ishaq Dar"] in card["facts"]
    assert {line["id"] for line in card["others"]} == {"event/copy/27-visit", DENIED}
    assert card["because"] and card["copies"] == [["copy", "a"]]
    told = run("show", "https://w3id.org/diplomacy-kg/id/" + VISIT, "--store", output).stdout
    for words in ("told by 2 sources", "because: ", "Negated, according to Iran", "copy is a copy of a: one source"):
        assert words in told


def test_an_occurrence_and_a_statement_are_shown_too(output):
    occurrence = show(output, VISIT)["occurrence"]
    assert len(show(output, occurrence)["others"]) == 3
    with open_graph(output) as graph:
        (row, *_) = graph.ask("SELECT ?s { ?s rdf:predicate dip:memberOf ; dip:factuality dip:Fact }")
    card = show(output, shrink(row["s"]))
    assert card["kind"] == "statement" and ["subject", "Norway"] in card["facts"]


def test_what_one_says_and_another_denies_stands_side_by_side(output):
    rows = json.loads(run("disputes", "--store", output, "--json").stdout)
    assert {(row["claimDocument"], row["denialDocument"]) for row in rows} == {("a", "b"), ("c", "d"), ("e", "f")}
    told = run("disputes", "--store", output, "--limit", 1).stdout
    assert "one says" in told and "another denies" in told


def test_two_events_that_are_judged_to_differ_share_no_occurrence(output, tmp_path):
    mine = shutil.copytree(output, tmp_path / "mine")
    assert run("same", VISIT, DENIED, "--no", "--store", mine).stdout.startswith(
        f"{VISIT} and {DENIED} are different happenings"
    )
    assert [line["id"] for line in show(mine, VISIT)["others"]] == ["event/copy/27-visit"]
    assert run("same", VISIT, DENIED, "--yes", "--store", mine).exit_code == 0
    assert "judged so" in show(mine, DENIED)["because"]


def test_what_was_rejected_is_shown_as_such(output, tmp_path):
    mine = shutil.copytree(output, tmp_path / "mine")
    assert run("reject", VISIT, "--note", "a hoax", "--store", mine).exit_code == 0
    card = show(mine, VISIT)
    assert card["judgements"] == [f"reject {VISIT} (a hoax)"]
    assert card["told"]["words"][0]["document"] == "a"
    assert "judged: reject" in run("show", VISIT, "--store", mine).stdout


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("show", "event/a/99-visit"), "there is no such event or statement"),
        (("same", VISIT, "event/a/99-visit", "--yes"), "there is no such event or statement"),
        (("same", VISIT, "Norway", "--yes"), "are an event and none"),
    ],
)
def test_a_wrong_call_is_told_in_words(output, words, told):
    result = run(*words, "--store", output)
    assert result.exit_code == WRONG_CALL
    assert told in result.output


def test_every_event_of_an_occurrence_knows_the_others(output):
    with open_graph(output) as graph:
        rows = list(graph.ask("SELECT ?e ?o { ?e dip:occurrence ?o }"))
    assert rows
    for row in rows[:4]:
        assert show(output, shrink(row["e"]))["others"]
