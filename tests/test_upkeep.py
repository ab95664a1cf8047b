"""An output folder over time: documents leave it, all is read again, and what changed is told."""

import json
import re

import pytest
from articles import write_articles
from command import run

from kg.cli.console import WRONG_CALL
from kg.graph.graph import open_graph
from kg.graph.store.opening import open_store
from kg.graph.validate import validate

TEXTS = {
    "a.txt": "France recalled its ambassador to Australia on Friday.",
    "b.md": "---\ntitle: A visit\ndate: 2022-03-25\n---\nWang Yi visited Kabul on Thursday and met Amir Khan Muttaqi.",
    "c.txt": "Norway recognised Palestine in May 2024.",
}


@pytest.fixture
def articles(tmp_path):
    return write_articles(tmp_path / "articles", TEXTS)


@pytest.fixture
def output(articles, tmp_path):
    assert run("build", articles, "-o", tmp_path / "output").exit_code == 0
    return tmp_path / "output"


def test_what_is_removed_leaves_the_graph_of_the_others(articles, output, tmp_path):
    told = run("remove", "a.txt", "--store", output)
    assert told.stdout == "Removed 1; 2 documents are left.\n"
    (articles / "a.txt").unlink()
    run("build", articles, "-o", tmp_path / "fresh")
    for name in ("graph.ttl", "graph.html", "build.json"):
        assert (output / name).read_bytes() == (tmp_path / "fresh" / name).read_bytes()


def test_a_document_that_is_not_there_removes_none(output):
    told = run("remove", "a.txt", "b.mdd", "--store", output)
    assert told.exit_code == WRONG_CALL
    assert "Did you mean b.md?" in told.output
    with open_graph(output) as graph:
        assert graph.documents() == ("a.txt", "b.md", "c.txt")


def test_a_folder_that_holds_nothing_is_told(tmp_path):
    assert "is no output folder" in run("remove", "a.txt", "--store", tmp_path).output
    assert "is no output folder" in run("rebuild", "--store", tmp_path).output


def test_reading_again_needs_no_files_and_gives_the_same(articles, output):
    before = {name: (output / name).read_bytes() for name in ("graph.ttl", "graph.html", "build.json")}
    for path in articles.iterdir():
        path.unlink()
    assert run("rebuild", "--store", output).stdout == "Read 3 documents again.\n"
    assert before == {name: (output / name).read_bytes() for name in before}


def test_a_build_after_reading_again_finds_everything_unchanged(articles, output):
    run("rebuild", "--store", output)
    told = json.loads(run("build", articles, "-o", output, "--json").stdout)
    assert (told["read"], told["unchanged"]) == (0, 3)


def test_where_nothing_changed_no_file_is_made_again(articles, output):
    before = (output / "graph.ttl").stat().st_mtime_ns
    run("build", articles, "-o", output)
    assert (output / "graph.ttl").stat().st_mtime_ns == before
    (output / "graph.html").unlink()
    run("build", articles, "-o", output)
    assert (output / "graph.html").exists()


def test_a_judgement_made_by_hand_is_obeyed_by_a_build_that_reads_nothing(articles, output):
    (output / "judgements.csv").write_text("one,verdict,other\nstate/NOR,same,state/FRA\n")
    run("build", articles, "-o", output)
    assert "owl:sameAs <state/" in (output / "graph.ttl").read_text()


def test_a_graph_does_not_differ_from_itself(output):
    assert run("diff", output, output).stdout == "0 came, 0 went, 0 changed.\n"
    assert run("diff", output / "graph.ttl", output / "graph.ttl").stdout == "0 came, 0 went, 0 changed.\n"


@pytest.mark.parametrize("place", ["", "graph.ttl"])
def test_what_came_went_and_changed_is_told(articles, output, tmp_path, place):
    (articles / "a.txt").write_text("France did not recall its ambassador to Australia. Peru thanked Chile.")
    (articles / "c.txt").unlink()
    run("build", articles, "-o", tmp_path / "later")
    told = json.loads(run("diff", output / place, tmp_path / "later" / place, "--json").stdout)
    assert "Norway recognises Palestine" in [each["label"] for each in told["went"]]
    assert "Peru supports Chile" in [each["label"] for each in told["came"]]
    assert not [each for each in told["came"] + told["changed"] if each["document"] == "b.md"]
    text = run("diff", output / place, tmp_path / "later" / place).stdout
    assert "- Norway recognises Palestine  “Norway recognised Palestine”" in text.replace("\n", " ")


def test_another_class_at_the_same_words_is_a_change(output, tmp_path):
    turtle = (output / "graph.ttl").read_text()
    assert "dip:Recognition, " in turtle
    (tmp_path / "mine.ttl").write_text(turtle.replace("-recognition>", "-support>").replace("dip:Recognition, ", ""))
    told = json.loads(run("diff", output / "graph.ttl", tmp_path / "mine.ttl", "--json").stdout)
    assert (told["came"], told["went"]) == ([], [])
    (change,) = [each for each in told["changed"] if each["id"].startswith("event/")]
    assert change["properties"]["rdf:type"]["before"] != change["properties"]["rdf:type"]["after"]
    assert change["words"] == ["Norway recognised Palestine"]


@pytest.mark.parametrize(
    ("said", "changed"),
    [
        ("dip:participant <state/CHL>", {"dip:participant": {"before": [], "after": ["state/CHL"]}}),
        ("dip:participant <state/NOR>", None),
        ('dip:occurrence <occurrence/x> ; dip:occurrenceBecause "time 2024"', None),
    ],
)
def test_who_takes_part_is_a_change_and_what_follows_is_none(output, tmp_path, said, changed):
    turtle = (output / "graph.ttl").read_text()
    event = re.search(r"^<event/\S+-recognition>", turtle, re.MULTILINE)[0]
    (tmp_path / "mine.ttl").write_text(f"{turtle}\n{event} {said} .\n")
    told = json.loads(run("diff", output / "graph.ttl", tmp_path / "mine.ttl", "--json").stdout)
    assert [each["properties"] for each in told["changed"]] == ([changed] if changed else [])


def test_what_is_left_and_what_is_read_again_conforms(output):
    run("remove", "b.md", "--store", output)
    run("rebuild", "--store", output)
    with open_store(output) as store:
        assert validate(store).conforms


def test_a_file_that_is_merged_is_in_the_graph_and_stays_there(articles, output, tmp_path):
    facts = tmp_path / "own.ttl"
    facts.write_text('<http://example.org/a> <http://www.w3.org/2000/01/rdf-schema#label> "Known to me" .')
    assert run("load", facts, "--store", output).stdout == "Loaded 1 graph; 0 were there already.\n"
    assert "Known to me" in (output / "graph.ttl").read_text()
    (articles / "d.txt").write_text("Peru thanked Chile.")
    run("build", articles, "-o", output)
    assert "Known to me" in (output / "graph.ttl").read_text()
    facts.write_text("")
    run("load", facts, "--store", output)
    assert "Known to me" not in (output / "graph.ttl").read_text()


def test_an_output_folder_is_filled_by_builds_alone(output, tmp_path):
    told = run("load", output, "--store", output)
    assert (told.exit_code, "which `kg build` fills" in told.output) == (WRONG_CALL, True)


def test_a_build_does_not_go_to_a_server(articles, monkeypatch):
    monkeypatch.setenv("KG_STORE", "http://127.0.0.1:9")
    told = run("build", articles)
    assert (told.exit_code, "then use `kg load`" in told.output) == (WRONG_CALL, True)
