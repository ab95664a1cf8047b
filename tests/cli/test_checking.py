"""`kg check` and `kg validate`: faults in words, for programs, and by exit status."""

import json

from command import run

from kg.cli.console import NOT_CONFORMING, WRONG_CALL


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


def test_a_folder_that_is_not_there_is_one_fault(tmp_path):
    result = run("check", "--ontology", tmp_path / "nowhere")
    assert result.exit_code == NOT_CONFORMING
    assert result.stdout.count("is not a folder") == 1


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
