"""`kg lexicon`: how much of it there is, who lists a word, and what never fires."""

import json

import pytest
from command import run

from kg.cli.console import LEFT_OUT, WRONG_CALL


def test_the_lexicon_is_counted_and_a_word_of_it_is_told():
    families = json.loads(run("lexicon", "--json").stdout)["families"]
    assert sum(one["entries"] for one in families) > 50
    told = run("lexicon").stdout
    assert all(one["file"] in told for one in families)
    assert "dip:Recall  recall in ontology/lexicon/envoys.yaml" in run("lexicon", "recall").stdout
    assert {one["entry"] for one in json.loads(run("lexicon", "recall", "--json").stdout)} >= {"recall", "statement"}


def test_a_word_that_no_entry_lists_is_told_with_near_ones():
    told = run("lexicon", "recal")
    assert (told.exit_code, told.stdout) == (0, "")
    assert 'No entry lists "recal". Near to it: recall' in told.stderr


def test_entries_that_never_fire_are_told(output):
    fired = json.loads(run("lexicon", "--fired", output.parent / "a.txt", "--json").stdout)
    assert (fired["documents"], fired["fired"]["recall"]) == (1, 1)
    assert "recall" not in fired["never"]
    assert "sanction" in fired["never"]
    last = run("lexicon", "--fired", output.parent / "a.txt").stdout.splitlines()[-1]
    assert last == f"In 1 documents {len(fired['never'])} of {len(fired['fired'])} entries never fired."


@pytest.mark.parametrize(
    ("places", "status", "told"),
    [
        (["nowhere.txt"], WRONG_CALL, "DocumentError: nowhere.txt: does not exist."),
        (["a.txt", "nowhere.txt"], LEFT_OUT, "left out: nowhere.txt: does not exist."),
    ],
)
def test_what_cannot_be_read_is_told_and_is_no_success(output, monkeypatch, places, status, told):
    monkeypatch.chdir(output.parent)
    result = run("lexicon", *(word for place in places for word in ("--fired", place)))
    assert result.exit_code == status
    assert result.stderr.startswith(told)


def test_a_word_and_places_are_not_taken_together():
    assert run("lexicon", "recall", "--fired", "a.txt").exit_code == WRONG_CALL
