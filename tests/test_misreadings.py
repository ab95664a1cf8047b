"""A user rejects and corrects what was misread; graph, files and later builds obey, and it can be taken back."""

import json
import shutil

import pytest
from articles import write_articles
from command import run

from kg.cli.console import LEFT_OUT, WRONG_CALL
from kg.graph.graph import open_graph
from kg.names import shrink

TEXTS = {
    "a.txt": "France recalled its ambassador to Australia on 17 September 2021.",
    "b.txt": "Wang Yi, the foreign minister of China, visited Kabul on 24 March 2022.",
    "c.txt": "Norway recognised Palestine in May 2024.",
}
RECALL, VISIT = "event/a.txt/7-recall", "event/b.txt/40-visit"
FILES = ("graph.ttl", "graph.html", "build.json")


@pytest.fixture(scope="module")
def articles(tmp_path_factory):
    return write_articles(tmp_path_factory.mktemp("articles"), TEXTS)


@pytest.fixture(scope="module")
def built(articles, tmp_path_factory):
    folder = tmp_path_factory.mktemp("built") / "output"
    assert run("build", articles, "-o", folder).exit_code == 0
    return folder


@pytest.fixture
def output(built, tmp_path):
    return shutil.copytree(built, tmp_path / "output")


def ask(output, query):
    with open_graph(output) as graph:
        return graph.query(query)


def facts(output, path):
    found = {}
    for row in ask(output, f"SELECT ?what ?value {{ <{path}> ?what ?value }}"):
        found.setdefault(shrink(row["what"]), set()).add(shrink(row["value"]))
    return found


def content(output):
    return {name: (output / name).read_bytes() for name in FILES}


def test_what_is_rejected_is_told_no_more_and_noted(output):
    assert ask(output, "ASK { ?e a dip:Recall }")
    told = run("reject", RECALL, "--store", output, "--note", "a rumour")
    assert told.exit_code == 0, told.output
    assert "Rejected: France recalls an envoy" in told.stdout
    assert not ask(output, "ASK { ?e a dip:Recall }")
    assert not ask(output, "ASK { ?s rdf:predicate dip:sanctions }")
    assert facts(output, RECALL)["dip:judgement"] == {f"reject {RECALL} (a rumour)"}
    assert facts(output, RECALL)["rdf:type"] == {"dip:Rejected"}
    with open_graph(output) as graph:
        assert graph.validate().conforms


def test_a_judgement_holds_in_builds_from_scratch_in_parts_and_by_hand(articles, output, tmp_path):
    run("reject", RECALL, "--store", output)
    run("correct", VISIT, "date", "2022-03-25", "--store", output)
    fresh = tmp_path / "fresh"
    fresh.mkdir()
    (fresh / "judgements.csv").write_text((output / "judgements.csv").read_text())
    assert run("build", articles, "-o", fresh).exit_code == 0
    assert content(fresh) == content(output)
    parts = tmp_path / "parts"
    for name in ("c.txt", "a.txt", "b.txt"):
        run("build", articles / name, "-o", parts)
    (parts / "judgements.csv").write_text((output / "judgements.csv").read_text())
    told = json.loads(run("build", articles / "c.txt", "-o", parts, "--json").stdout)
    assert (told["read"], told["unchanged"]) == (2, 1)
    assert (parts / "graph.ttl").read_bytes() == (output / "graph.ttl").read_bytes()
    assert json.loads(run("build", articles, "-o", parts, "--json").stdout)["read"] == 0


def test_what_is_taken_back_leaves_no_trace(articles, output):
    before = content(output)
    assert run("reject", RECALL, "--store", output).exit_code == 0
    assert run("correct", RECALL, "agent", "Norway", "--store", output).exit_code == 0
    told = run("reject", RECALL, "--undo", "--store", output)
    assert told.stdout.startswith("Forgot 2 judgements"), told.output
    assert {name: content(output)[name] for name in FILES[:2]} == {name: before[name] for name in FILES[:2]}
    assert "was not judged" in run("correct", RECALL, "--undo", "--store", output).output


@pytest.mark.parametrize(
    ("words", "path", "expected"),
    [
        ((VISIT, "agent", "Wang Yi", "China"), VISIT, {"dip:agent": {"person/wang-yi", "state/CHN"}}),
        ((VISIT, "recipient", "Pakistan"), VISIT, {"dip:recipient": {"state/PAK"}}),
        ((VISIT, "place"), VISIT, {"dip:place": None}),
        ((VISIT, "date", "2022-04"), VISIT, {"dip:latest": {"2022-04-30"}, "dip:date": {"2022-04"}}),
        ((VISIT, "factuality", "Planned"), VISIT, {"rdfs:label": {"Wang Yi is to visit Kabul"}}),
        ((VISIT, "attributedTo", "China"), VISIT, {"dip:attributedTo": {"state/CHN"}}),
        ((VISIT, "class", "Meeting"), VISIT, {"dip:ploverType": {"CONSULT"}, "dip:ploverMode": None}),
        ((VISIT, "topicText", "the border"), VISIT, {"dip:topicText": {"the border"}}),
        ((VISIT, "casualties", "3"), VISIT, {"dip:casualties": {"3"}}),
    ],
)
def test_each_property_of_an_event_can_be_corrected(output, words, path, expected):
    told = run("correct", *words, "--store", output)
    assert told.exit_code == 0, told.output
    assert told.stdout.startswith("Corrected: ")
    found = facts(output, path)
    assert {name: found.get(name) for name in expected} == expected
    with open_graph(output) as graph:
        assert graph.validate().conforms


def test_a_corrected_actor_is_followed_by_label_and_relations(output):
    run("correct", RECALL, "agent", "Norway", "--store", output)
    assert "Norway" in min(facts(output, RECALL)["rdfs:label"])
    assert ask(output, "ASK { id:state\\/NOR dip:sanctions id:state\\/AUS }")
    assert not ask(output, "ASK { id:state\\/FRA dip:sanctions id:state\\/AUS }")


def test_a_statement_can_be_rejected_and_corrected(output):
    (row,) = ask(output, "SELECT ?s { ?s rdf:predicate dip:holdsOffice ; dip:factuality dip:Fact }")
    statement = shrink(row["s"])
    assert run("correct", statement, "status", "Former", "--store", output).exit_code == 0
    assert ask(output, "ASK { ?s rdf:predicate dip:holdsOffice ; dip:status dip:Former ; dip:judgement ?why }")
    assert not ask(output, "ASK { ?who dip:holdsOffice ?office }")
    assert run("reject", statement, "--undo", "--store", output).exit_code == 0
    assert run("reject", statement, "--store", output).exit_code == 0
    assert not ask(output, "ASK { ?s rdf:predicate dip:holdsOffice }")
    assert facts(output, statement)["rdf:type"] == {"dip:Rejected"}


def test_words_of_a_document_will_do(output):
    told = run("reject", "norway RECOGNISED palestine@c.txt", "--store", output)
    assert told.exit_code == 0, told.output
    assert not ask(output, "ASK { ?e a dip:Recognition }")
    assert not ask(output, "ASK { ?s rdf:predicate dip:recognizes }")


def test_a_judgement_on_what_is_not_there_is_told_and_no_error(articles, output):
    (output / "judgements.csv").write_text(
        "one,verdict,property,value\nevent/z.txt/0-visit,reject,,\n"
        f"{VISIT},correct,agent,person/nobody\nhttps://w3id.org/diplomacy-kg/id/{RECALL},reject,,\n"
    )
    told = run("build", articles, "-o", output)
    assert told.exit_code == 0, told.output
    assert "finds nothing in the graph: reject event/z.txt/0-visit" in told.output
    assert f"finds nothing in the graph: correct {VISIT} agent person/nobody" in told.output
    assert RECALL not in told.output
    assert not ask(output, "ASK { ?e a dip:Recall }")


def test_two_corrections_of_one_thing_are_told_and_neither_is_obeyed(articles, output):
    (output / "judgements.csv").write_text(
        f"one,verdict,property,value\n{VISIT},correct,date,2020\n{VISIT},correct,date,2021\n"
    )
    told = run("build", articles, "-o", output)
    assert told.exit_code == LEFT_OUT
    assert f"contradicts itself: date of {VISIT} corrected to 2020 and 2021" in told.output
    assert facts(output, VISIT)["dip:date"] == {"2022-03-24"}


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("reject", "event/a.txt/99-recall"), "there is no such event or statement"),
        (("reject", "event/a b>c/1-x"), "there is no such event or statement"),
        (("reject", "recall"), "is no event, no statement and no words of a document"),
        (("reject", "event/x"), 'kg reject: "event/x" names no document'),
        (("reject", "France@z.txt"), "names no document of the graph"),
        (("reject", "Germany@a.txt"), "no event or statement of a.txt rests on these words"),
        (("correct", VISIT), "Give PROPERTY and VALUE"),
        (("correct", VISIT, "colour", "red"), '"colour" cannot be corrected'),
        (("correct", VISIT, "date", "2022-02-31"), '"2022-02-31" is no date'),
        (("correct", VISIT, "factuality", "True"), "Write Fact, Negated"),
        (("correct", VISIT, "class", "Visti"), "Did you mean dip:Visit?"),
        (("correct", VISIT, "agent", "Nobody At All"), "nobody and nothing in the graph is called so"),
    ],
)
def test_a_wrong_call_is_told_in_words_and_changes_nothing(output, words, told):
    result = run(*words, "--store", output)
    assert result.exit_code == WRONG_CALL, result.output
    assert told in result.output
    assert not (output / "judgements.csv").exists()
