"""The `kg` command: what it prints, and how it ends."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from articles import write_articles
from command import run
from news import TEXTS

import kg.reading.reader
from kg.cli.console import LEFT_OUT, STOPPED, WRONG_CALL
from kg.settings import Settings, read_settings

COMMANDS = [
    "build",
    "remove",
    "rebuild",
    "diff",
    "load",
    "query",
    "show",
    "disputes",
    "explain",
    "same",
    "duplicates",
    "reject",
    "correct",
    "export",
    "view",
    "check",
    "validate",
    "lexicon",
]


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_an_example_and_every_option_a_help(command):
    told = run(command, "--help").stdout
    assert f"  kg {command}" in told.partition("Examples:")[2]
    for line in told.partition("\nOptions:")[2].splitlines():
        if line.startswith("  -"):
            assert len(line) > 21 and line[-1] not in "AFGNR", line


def test_the_help_names_every_command():
    told = run("--help").stdout
    assert all(f"\n  {command} " in told for command in COMMANDS)


def test_the_version_is_told():
    assert run("--version").stdout.startswith("kg 0.")


def test_no_command_at_all_shows_the_help():
    assert "Commands:" in run().output


def test_a_build_ends_with_what_was_read_and_what_to_do_next(output):
    said = (output.parent / "said").read_text()
    for words in (
        "3 read, 0 unchanged",
        "sentences",
        "Recall",
        "actors",
        "1 Planned",
        "problems",
        "graph.ttl",
        "kg view",
    ):
        assert words in said
    assert f"--store {output}" in said


def test_nothing_but_text_goes_to_a_pipe(output):
    for words in (
        ["query", "--list"],
        ["query", "what-is-planned", "--store", output],
        ["show", "France", "--store", output],
    ):
        assert "\x1b" not in run(*words).output


def test_a_build_told_as_json_can_be_read_by_a_program(output, tmp_path):
    told = json.loads(run("build", output.parent / "a.txt", "-o", tmp_path, "--json").stdout)
    assert told["read"] == 1
    assert told["counts"]["events"] == {"Recall": 1}
    assert told["problems"] == []


@pytest.mark.parametrize("typed", [TEXTS["a.txt"], json.dumps({"id": "x", "text": TEXTS["a.txt"]}) + "\n"])
def test_standard_input_is_read(tmp_path, typed):
    assert run("build", "-", "-o", tmp_path, typed=typed).exit_code == 0
    assert "state/FRA" in (tmp_path / "graph.ttl").read_text()


def test_a_build_that_leaves_something_out_says_so_and_ends_with_3(output, tmp_path):
    (tmp_path / "empty.txt").write_text("")
    result = run("build", output.parent / "a.txt", tmp_path / "empty.txt", "-o", tmp_path / "output")
    assert result.exit_code == LEFT_OUT
    assert "empty.txt: is empty." in result.stderr
    assert (tmp_path / "output" / "graph.ttl").exists()


def test_a_build_that_is_stopped_says_how_to_go_on(output, tmp_path, monkeypatch):
    def stop(self, *arguments):
        raise KeyboardInterrupt

    monkeypatch.setattr(kg.reading.reader.Reader, "read_all", stop)
    result = run("build", output.parent / "a.txt", "-o", tmp_path / "output")
    assert result.exit_code == STOPPED
    assert "the same command again goes on from there" in result.stderr


def bad_inputs():
    """Yield a name, the content of a file, further options, and what must be said."""
    yield "empty.txt", b"", [], "is empty"
    yield "picture.txt", bytes(range(256)) * 20, [], "picture.txt"
    yield "broken.jsonl", b'{"text": \n', [], "broken.jsonl:1"
    yield "front.md", b"---\ntitle: [\n---\nText.", [], "front.md"
    yield "front.md", b"---\ndate: 2025-13-40\n---\nText.", [], "2025-13-40"
    yield "scan.pdf", b"%PDF-1.4 nothing", [], "scan.pdf"
    yield "french.txt", ("Le ministre des affaires étrangères a rencontré son homologue. " * 6).encode(), [], "French"
    yield "a.xyz", b"Text.", [], "a.xyz"
    yield "a.txt", b"Text.", ["--date", "2025-02-30"], "--date 2025-02-30: is no date"
    yield "a.txt", b"Text.", ["--model", "en_nowhere"], "en_nowhere"
    yield "a.txt", b"Text.", ["--ontology", "nowhere"], "nowhere"
    yield "a.txt", b"Text.", ["--catalogue", "nowhere.csv"], "nowhere.csv"


@pytest.mark.parametrize(("name", "content", "options", "said"), list(bad_inputs()))
def test_a_mistake_is_told_in_words_and_ends_with_2(tmp_path, monkeypatch, name, content, options, said):
    monkeypatch.chdir(tmp_path)
    (tmp_path / name).write_bytes(content)
    result = run("build", name, *options)
    assert result.exit_code == WRONG_CALL, result.output
    assert said in result.stderr
    assert "Traceback" not in result.output
    assert not (tmp_path / "output").exists()


@pytest.mark.parametrize("place", ["nowhere", "hollow"])
def test_a_place_with_nothing_to_read_is_told(tmp_path, place):
    (tmp_path / "hollow").mkdir()
    result = run("build", tmp_path / place, "-o", tmp_path / "output")
    assert result.exit_code == WRONG_CALL
    assert place in result.stderr


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["build"], "Missing argument"),
        (["bild"], "No such command 'bild'"),
        (["build", "x", "--fast"], "No such option"),
        (["query", "what-is-plannd"], "Did you mean what-is-planned?"),
        (["query", "SELECT ?x {\n  ?x a dip:Visit dip:Call }"], "line 2, column"),
        (["query", "SELECT ?x { ?x a zip:Visit }"], "line 1, column"),
        (["query", "DELETE WHERE { ?s ?p ?o }"], "DELETE changes data"),
        (["query", "SELECT * { SERVICE <http://localhost/> { ?s ?p ?o } }"], "SERVICE is refused"),
        (["query", "nowhere.rq"], "nowhere.rq: cannot be read"),
        (["query", "what-an-actor-did"], "needs a value for actor"),
        (["query", "what-an-actor-did", "Pakistan"], "NAME=Pakistan"),
        (["query", "what-an-actor-did", "who=Pakistan"], "has no parameter who"),
        (["query", "ASK { }", "actor=Pakistan"], "only a named query takes values"),
        (["query", "ASK { }", "--format", "turtle"], "--format turtle"),
        (["show", "Frannce"], "France"),
        (["export", "--format", "turtel"], "Did you mean turtle?"),
        (["export", "-o", "/dev/null/graph.ttl"], "/dev/null/graph.ttl"),
        (["view", "-o", "/dev/null/graph.html"], "/dev/null/graph.html"),
    ],
)
def test_a_wrong_call_is_told_with_what_to_do(output, words, said):
    store = ["--store", str(output)] if words[0] in ("query", "show", "export", "view") else []
    result = run(*words, *store)
    assert result.exit_code == WRONG_CALL, result.output
    assert said in result.stderr
    assert "Traceback" not in result.output


@pytest.mark.parametrize("command", [["query", "ASK {}"], ["show", "France"], ["export"], ["view"]])
def test_a_store_that_is_not_there_is_told(tmp_path, command):
    result = run(*command, "--store", tmp_path / "nowhere")
    assert result.exit_code == WRONG_CALL
    assert "nowhere: does not exist. Run `kg build` first" in result.stderr


def test_settings_come_from_the_environment_and_options_win(output, monkeypatch):
    monkeypatch.setenv("KG_STORE", str(output))
    assert "true" in run("query", "ASK { ?e a dip:Recall }").stdout
    assert run("query", "ASK { ?e a dip:Recall }", "--store", output / "nowhere").exit_code == WRONG_CALL


def test_an_empty_variable_counts_as_unset():
    assert read_settings({"KG_STORE": "", "KG_ONTOLOGY": "", "KG_MODEL": ""}) == Settings()


def test_a_setting_that_cannot_be_is_told_in_words(monkeypatch):
    monkeypatch.setenv("KG_WHOLE_UP_TO", "many")
    told = run("query", "--list")
    assert (told.exit_code, told.stdout) == (WRONG_CALL, "")
    assert told.stderr == "SettingsError: KG_WHOLE_UP_TO many: is no number. Write it like 100000.\n"


def in_a_process(*words, cwd, **environment):
    return subprocess.run(
        [sys.executable, "-c", "from kg.cli import main; main()", *map(str, words)],
        cwd=cwd,
        env=os.environ | {"PYTHONPATH": str(Path(kg.__file__).parent.parent)} | environment,
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_real_run_builds_and_answers(tmp_path):
    (tmp_path / "a.txt").write_text(TEXTS["a.txt"])
    built = in_a_process("build", "a.txt", cwd=tmp_path)
    assert (built.returncode, built.stderr) == (0, "")
    asked = in_a_process("query", "SELECT ?who { ?e a dip:Recall ; dip:agent/rdfs:label ?who }", cwd=tmp_path)
    assert asked.stdout.split()[-1] == "France"


def test_a_real_run_with_a_mistake_ends_with_2_and_no_trace(tmp_path):
    told = in_a_process("build", "nowhere.txt", cwd=tmp_path)
    assert told.returncode == WRONG_CALL
    assert told.stderr == "DocumentError: nowhere.txt: does not exist. Check the path.\n"
    assert told.stdout == ""


def test_a_large_build_is_told_as_parts_and_loaded_into_a_store(tmp_path):
    write_articles(tmp_path, TEXTS)
    (tmp_path / "empty.txt").write_text("")
    built = run("build", tmp_path, "-o", tmp_path / "output", "--whole-up-to", 2, "--json-log", "--json")
    assert built.exit_code == LEFT_OUT, built.output
    told = json.loads(built.stdout)
    assert (told["read"], told["documents"], told["parts"], len(told["problems"])) == (3, 3, 1, 1)
    log = [json.loads(line) for line in built.stderr.splitlines() if line.startswith("{")]
    assert [line["step"] for line in log] == ["starting", "reading"]
    assert (log[-1]["documents"], log[-1]["problems"]) == (3, 1)
    again = run("build", tmp_path, "-o", tmp_path / "output", "--whole-up-to", 2)
    assert f"load {tmp_path}/output/parts --store" in again.stdout
    refused = run("show", "Wang Yi", "--store", tmp_path / "output")
    assert (refused.exit_code, "holds the parts of a graph" in refused.stderr) == (WRONG_CALL, True)
    loaded = run("load", tmp_path / "output", "--store", tmp_path / "store")
    assert loaded.stdout.startswith("Loaded 3 graphs"), loaded.output
    assert "Wang Yi" in run("show", "Wang Yi", "--store", tmp_path / "store").stdout
