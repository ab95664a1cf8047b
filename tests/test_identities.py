"""A user decides who is who; graph, page and later builds obey."""

import json

import pytest
from command import run

from kg.cli.console import LEFT_OUT, WRONG_CALL
from kg.graph.graph import open_graph

DOCUMENTS = (
    ("a", "2024-03-01", "Yemen's foreign minister, Abdul Saeed, visited Oman on Thursday."),
    ("b", "2024-06-10", "The foreign minister of Yemen, Abdul Said, arrived in Cairo. Said thanked Egypt."),
    ("c", "2024-05-10", "Peter Hansen of Oslo met Abdul Sayeed in Geneva."),
    ("d", "2024-07-01", "Yemen's foreign minister will visit Riyadh next week."),
)


@pytest.fixture
def output(tmp_path):
    corpus = tmp_path / "corpus.jsonl"
    corpus.write_text("\n".join(json.dumps({"id": i, "date": d, "text": t}) for i, d, t in DOCUMENTS))
    assert run("build", corpus, "-o", tmp_path / "output").exit_code == 0
    return tmp_path / "output"


def ask(output, query):
    with open_graph(output) as graph:
        return graph.query(query)


def test_spellings_of_one_minister_share_a_card(output):
    card = json.loads(run("show", "Abdul Said", "--store", output, "--json").stdout)
    assert {words["document"] for line in card["events"] for words in line["words"]} == {"a", "b"}
    assert card["namesakes"] == []


def test_a_bare_office_is_linked_to_its_holder(output):
    assert ask(output, "ASK { ?naming dip:names id:office\\/foreign-minister-of-yemen ; dip:heldBy ?who }")


def test_what_is_open_is_listed_with_its_evidence_and_what_is_decided_on_demand(output):
    still_open = json.loads(run("duplicates", "--store", output, "--json").stdout)
    assert ["Abdul Saeed", "Abdul Sayeed"] in [pair["names"] for pair in still_open]
    everything = json.loads(run("duplicates", "--all", "--store", output, "--json").stdout)
    assert {"same", ""} == {pair["verdict"] for pair in everything}
    assert "person/abdul-sayeed" in run("duplicates", "--store", output).stdout


def test_a_judgement_holds_at_once_and_in_later_builds(output):
    told = run("same", "Abdul Sayeed", "Abdul Saeed", "--yes", "--note", "the minister", "--store", output)
    assert told.exit_code == 0, told.output
    same = "ASK { id:person\\/abdul-sayeed owl:sameAs+ id:person\\/abdul-said }"
    assert ask(output, same)
    graph = (output / "graph.ttl").read_bytes()
    assert run("build", output.parent / "corpus.jsonl", "-o", output).exit_code == 0
    assert (output / "graph.ttl").read_bytes() == graph
    assert run("same", "Abdul Said", "Abdul Saeed", "--no", "--store", output).exit_code == 0
    assert not ask(output, same)


def test_judgements_can_come_from_a_file_of_any_name(output, tmp_path):
    judgements = tmp_path / "mine.csv"
    judgements.write_text("one,verdict,other\nperson/abdul-saeed,different,person/abdul-said\n")
    built = run("build", tmp_path / "corpus.jsonl", "-o", output, "--judgements", judgements)
    assert built.exit_code == 0
    assert not ask(output, "ASK { id:person\\/abdul-saeed owl:sameAs ?other }")


def test_a_contradiction_is_named_and_the_rest_is_built(output, tmp_path):
    judgements = tmp_path / "mine.csv"
    judgements.write_text("one,verdict,other\na,same,b\nb,same,c\na,different,c\n")
    built = run("build", tmp_path / "corpus.jsonl", "-o", output, "--judgements", judgements)
    assert built.exit_code == LEFT_OUT
    assert "contradicts itself: a same b, b same c, but a different c" in built.output


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("same", "Abdul Saeed", "Abdul Said"), "Add --yes or --no"),
        (("same", "Abdul Saeed", "Abdul Saeed", "--yes"), "are the same name already"),
        (("same", "Abdul Saed", "Abdul Said", "--yes"), "Did you mean"),
        (("same", "Abdul Saeed@z.txt", "Abdul Said", "--yes"), "does not hold: z.txt"),
    ],
)
def test_a_wrong_call_is_told_in_words(output, words, told):
    result = run(*words, "--store", output)
    assert result.exit_code == WRONG_CALL
    assert told in result.output
    assert not (output / "judgements.csv").exists()


def test_a_file_that_is_not_there_is_told_before_anything_is_read(output, tmp_path):
    result = run("build", tmp_path / "corpus.jsonl", "-o", output, "--judgements", tmp_path / "none.csv")
    assert result.exit_code == WRONG_CALL
    assert "is not there" in result.output
