"""`kg explain`: why a text was read so."""

import json

import pytest
from articles import write_articles
from command import run
from news import TEXTS

from kg.cli.console import WRONG_CALL


def test_an_explanation_tells_the_grounds_of_what_was_read():
    told = run(
        "explain", "Iran denied that Norway had recalled its ambassador to Tehran on Friday.", "--date", "2025-05-21"
    )
    assert told.exit_code == 0
    for words in (
        'dip:Recall  "recalled"  Negated',
        "recall in ontology/lexicon/envoys.yaml (verb; object: @envoy)",
        "Norway (subject, catalogue)",
        '"Friday": 2025-05-16',
        '"denied" denies it',
        'Iran: "denied"',
    ):
        assert words in told.stdout


def test_an_explanation_says_why_there_is_nothing():
    told = run("explain", "The carmaker recalled 4,000 vans. The harvest was poor.").stdout
    assert 'recall: needs object: @envoy; "vans" stands there' in told
    assert "No word here is one that the lexicon lists." in told


@pytest.mark.parametrize("typed", [None, "France recalled its ambassador to Australia on Friday."])
def test_files_and_standard_input_are_explained_for_people_and_programs(tmp_path, typed):
    write_articles(tmp_path, TEXTS)
    told = run("explain", tmp_path if typed is None else "-", "--json", typed=typed)
    explained = json.loads(told.stdout)
    kinds = [telling["kind"] for one in explained for sentence in one["sentences"] for telling in sentence["told"]]
    assert "dip:Recall" in kinds
    assert len(explained) == (1 if typed else len(TEXTS))
    if typed is None:
        assert "== b.txt" in run("explain", tmp_path).stdout


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["nowhere.txt"], "does not exist"),
        ([""], "names nothing to read"),
        (["France fell.", "--date", "yesterday"], "Write it like 2025-05-21"),
    ],
)
def test_what_cannot_be_explained_is_told_and_ends_with_2(words, said):
    told = run("explain", *words)
    assert told.exit_code == WRONG_CALL
    assert said in told.stderr
