"""The `kg` command: what it prints, and how it ends."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from command import run

import kg.reading.reader
from kg.cli.console import LEFT_OUT, NOT_CONFORMING, STOPPED, WRONG_CALL
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
#: Formats of exports that are one file.
ONE_FILE = [
    *("turtle", "ntriples", "nquads", "trig", "jsonld", "rdfxml", "turtle12", "ntriples12"),
    *("graphml", "gexf", "cytoscape", "plover"),
]
TEXTS = {
    "a.txt": "France recalled its ambassador to Australia on Friday.",
    "b.txt": "Chinese Foreign Minister Wang Yi visited Kabul in March 2022. Wang Yi met Amir Khan Muttaqi.",
    "c.md": "---\ntitle: A plan\ndate: 2024-05-22\n---\nNorway plans to recognize Palestine. Peru is not Chile's ally.",
}


@pytest.fixture(scope="module")
def output(tmp_path_factory):
    """Return the output folder of one build, which tests only look at."""
    folder = tmp_path_factory.mktemp("built")
    for name, text in TEXTS.items():
        (folder / name).write_text(text)
    result = run("build", folder, "-o", folder / "output")
    assert result.exit_code == 0, result.output
    (folder / "said").write_text(result.stdout)
    return folder / "output"


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
    for name, text in TEXTS.items():
        (tmp_path / name).write_text(text)
    told = run("explain", tmp_path if typed is None else "-", "--json", typed=typed)
    explained = json.loads(told.stdout)
    kinds = [telling["kind"] for one in explained for sentence in one["sentences"] for telling in sentence["told"]]
    assert "dip:Recall" in kinds
    assert len(explained) == (1 if typed else len(TEXTS))
    if typed is None:
        assert "== b.txt" in run("explain", tmp_path).stdout


@pytest.mark.parametrize(
    ("words", "said"),
    [(["nowhere.txt"], "does not exist"), (["France fell.", "--date", "yesterday"], "Write it like 2025-05-21")],
)
def test_what_cannot_be_explained_is_told_and_ends_with_2(words, said):
    told = run("explain", *words)
    assert told.exit_code == WRONG_CALL
    assert said in told.stderr


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


@pytest.mark.parametrize("form", ONE_FILE)
def test_a_graph_is_exported_to_a_file_as_to_standard_output(output, tmp_path, form):
    written = run("export", "--format", form, "-o", tmp_path / "graph", "--store", output)
    assert written.exit_code == 0
    assert run("export", "--format", form, "--store", output).stdout_bytes == (tmp_path / "graph").read_bytes()
    assert b"France" in (tmp_path / "graph").read_bytes()


def test_tables_are_exported_into_a_folder_alone(output, tmp_path):
    assert run("export", "--format", "parquet", "-o", tmp_path / "tables", "--store", output).exit_code == 0
    assert {path.name for path in (tmp_path / "tables").iterdir()} == {
        *("actors.parquet", "events.parquet", "relations.parquet", "evidence.parquet", "void.ttl")
    }
    told = run("export", "--format", "csv", "--store", output)
    assert (told.exit_code, told.stdout) == (WRONG_CALL, "")
    assert "Name a folder for them with -o." in told.stderr


def test_the_export_is_what_the_build_wrote(output):
    assert run("export", "--store", output).stdout_bytes == (output / "graph.ttl").read_bytes()


def test_the_page_is_written_where_it_is_asked_for(output, tmp_path):
    result = run("view", "--store", output, "-o", tmp_path / "page.html", "--title", "Spring <2022>")
    assert result.stdout.strip() == str(tmp_path / "page.html")
    assert "Spring &lt;2022&gt;" in (tmp_path / "page.html").read_text()


def test_settings_come_from_the_environment_and_options_win(output, monkeypatch):
    monkeypatch.setenv("KG_STORE", str(output))
    assert "true" in run("query", "ASK { ?e a dip:Recall }").stdout
    assert run("query", "ASK { ?e a dip:Recall }", "--store", output / "nowhere").exit_code == WRONG_CALL


def test_an_empty_variable_counts_as_unset():
    assert read_settings({"KG_STORE": "", "KG_ONTOLOGY": "", "KG_MODEL": ""}) == Settings()


def test_the_shipped_data_is_sound():
    result = run("check", "--json")
    told = json.loads(result.stdout)
    assert told["faults"] == []
    assert result.exit_code == 0
    assert told["checked"]["examples"] > 0


def test_a_fault_in_data_is_told_by_file_and_entry_and_ends_with_1(tmp_path):
    (tmp_path / "lexicon").mkdir()
    (tmp_path / "lexicon" / "own.yaml").write_text(
        "parade:\n  event: dip:Parade\n  triggers: [{verb: parade}]\n  examples: []\n"
    )
    (tmp_path / "queries").mkdir()
    (tmp_path / "queries" / "own.rq").write_text("# title: Own\n# description: Own.\nSELECT ?x {\n")
    result = run("check", "--ontology", tmp_path)
    assert result.exit_code == NOT_CONFORMING
    for words in ("own.yaml", "parade", "dip:Parade", "queries/own.rq, line", "Faults: 2"):
        assert words in result.stdout


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


def test_what_was_built_conforms(output):
    result = run("validate", "--store", output)
    assert result.exit_code == 0
    assert result.stdout.startswith("Everything conforms (")


def test_faults_of_a_graph_are_told_in_words_as_json_and_as_shacl(output, tmp_path):
    spoilt = (output / "graph.ttl").read_text().replace("dip:factuality dip:Planned", "dip:factuality dip:Soon")
    (tmp_path / "mine.ttl").write_text(spoilt)
    told = run("validate", "--store", tmp_path / "mine.ttl")
    assert told.exit_code == NOT_CONFORMING
    assert "must say how real it is exactly once" in told.stdout
    assert '"Norway is to recognise Palestine" (dip:factuality, but has dip:Soon)' in told.stdout
    found = json.loads(run("validate", "--store", tmp_path / "mine.ttl", "--json").stdout)
    assert not found["conforms"]
    assert {violation["value"].rpartition("#")[2] for violation in found["violations"]} == {"Soon"}
    assert "sh:conforms false" in run("validate", "--store", tmp_path / "mine.ttl", "--format", "turtle").stdout


def test_an_unknown_form_of_report_is_a_wrong_call(output):
    assert run("validate", "--store", output, "--format", "xml").exit_code == WRONG_CALL


def test_a_large_build_is_told_as_parts_and_loaded_into_a_store(tmp_path):
    for name, text in TEXTS.items():
        (tmp_path / name).write_text(text)
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
