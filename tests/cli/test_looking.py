"""`kg query` and `kg show`: what they answer, and from where a question comes."""

import json

import pytest
from command import run


@pytest.mark.parametrize(
    ("options", "answer"),
    [
        (["--format", "csv"], "name\r\nFrance\r\n"),
        (["--format", "tsv"], '?name\n"France"\n'),
        (
            ["--json"],
            '{"head":{"vars":["name"]},"results":{"bindings":[{"name":{"type":"literal","value":"France"}}]}}',
        ),
    ],
)
def test_a_query_answers_in_the_format_asked_for(output, options, answer):
    query = "SELECT ?name { ?e a dip:Recall ; dip:agent/rdfs:label ?name }"
    result = run("query", query, "--store", output, *options)
    assert result.stdout_bytes.decode() == answer


def test_a_query_comes_from_words_file_or_standard_input(output, tmp_path):
    words = "SELECT ?name { ?e a dip:Recall ; dip:agent/rdfs:label ?name }"
    (tmp_path / "q.rq").write_text(words)
    answers = {run("query", asked, "--store", output, typed=words).stdout for asked in (words, tmp_path / "q.rq", "-")}
    assert len(answers) == 1
    assert "France" in answers.pop()


def test_a_named_query_takes_values(output):
    told = run("query", "what-an-actor-did", "actor=france", "--store", output).stdout
    assert "ambassador" in told
    assert "Norway" not in told


def test_an_answer_without_rows_is_said(output):
    result = run("query", "SELECT ?e { ?e a dip:WarDeclaration }", "--store", output)
    assert (result.exit_code, result.stdout) == (0, "")
    assert "Nothing" in result.stderr


def test_every_shipped_query_is_listed_with_what_it_asks_for():
    told = run("query", "--list").stdout
    assert "who-holds-which-office" in told
    assert "actor=..." in told
    assert len(json.loads(run("query", "--list", "--json").stdout)) >= 10


def test_a_card_shows_events_with_their_sentences_and_documents(output):
    told = run("show", "wang yi", "--store", output).stdout
    assert told.startswith("Wang Yi  official")
    assert '"Chinese Foreign Minister Wang Yi visited Kabul in March 2022." b.txt' in told
    card = json.loads(run("show", "Wang Yi", "--store", output, "--json").stdout)
    assert card["id"] == "person/wang-yi"


def test_a_card_says_what_is_no_fact(output):
    assert "[Planned]" in run("show", "Norway", "--store", output).stdout


def test_a_long_card_is_cut_and_says_so(output):
    told = run("show", "Wang Yi", "--store", output, "--limit", "1").stdout
    assert "more: --limit 0 shows all." in told
