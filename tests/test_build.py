"""Building an output folder: adding, replacing, never removing; whole files or none."""

import datetime as dt
import functools
import json
import subprocess
import sys
from pathlib import Path

import pytest
from articles import write_articles

import kg.build
import kg.pipeline
import kg.prepare
import kg.versions
from kg.build import BuildOptions, build
from kg.engine.opening import EngineChoice
from kg.errors import DocumentError, KgError, SettingsError, StoreError
from kg.graph.graph import open_graph
from kg.ledger import read_ledger
from kg.reading.reader import Reader
from kg.reference.reference import load_reference

RECALL = "France recalled its ambassador to Australia on Friday."
VISIT = "Chinese Foreign Minister Wang Yi visited Kabul in March 2022."
DENIAL = "Iran denied that it had attacked Israel. Norway plans to recognize Palestine."


one_reference = functools.cache(load_reference)


@pytest.fixture(autouse=True)
def load_once(monkeypatch):
    monkeypatch.setattr(kg.prepare, "load_reference", one_reference)


@pytest.fixture
def articles(tmp_path):
    return write_articles(tmp_path / "articles", {"a.txt": RECALL, "b.txt": VISIT, "c.txt": DENIAL})


@pytest.fixture
def output(tmp_path):
    return tmp_path / "output"


def graph_of(output: Path) -> bytes:
    return (output / "graph.ttl").read_bytes()


def test_a_build_writes_store_graph_page_and_ledger(articles, output):
    report = build([articles], output)
    assert (report.read, report.unchanged, report.ledger.problems) == (3, 0, ())
    assert sorted(p.name for p in output.iterdir()) == ["build.json", "graph.html", "graph.ttl", "store"]
    assert {p.name for p in report.files} == {"build.json", "graph.html", "graph.ttl"}
    with open_graph(output) as graph:
        assert graph.documents() == ("a.txt", "b.txt", "c.txt")
        assert graph.query(
            "ASK { ?e a dip:Recall, dip:ActualEvent ; dip:agent <https://w3id.org/diplomacy-kg/id/state/FRA> }"
        )


def test_the_ledger_names_documents_counts_and_versions(articles, output):
    build([articles], output)
    held = json.loads((output / "build.json").read_text())
    assert sorted(held["documents"]) == ["a.txt", "b.txt", "c.txt"]
    assert held["documents"]["c.txt"]["sentences"] == 2
    assert len(held["documents"]["a.txt"]["hash"]) == 64
    assert held["counts"]["events"]["Recall"] == 1
    assert held["counts"]["actors"] >= 4
    assert {"program", "model", "ontology", "lexicon", "catalogue"} <= held["versions"].keys()
    assert held["finished"] is True


def test_the_same_input_gives_the_same_bytes(articles, tmp_path):
    files = [build([articles], tmp_path / name).files for name in ("one", "two")]
    for first, second in zip(*files, strict=True):
        assert first.read_bytes() == second.read_bytes(), first.name


def test_building_in_parts_and_any_order_gives_the_same_graph(articles, tmp_path):
    build([articles], tmp_path / "whole")
    for name in ("c.txt", "a.txt", "b.txt"):
        build([articles / name], tmp_path / "parts")
    for file in ("graph.ttl", "graph.html", "build.json"):
        assert (tmp_path / "whole" / file).read_bytes() == (tmp_path / "parts" / file).read_bytes()


def test_what_did_not_change_is_not_read_again(articles, output):
    build([articles], output)
    before = graph_of(output)
    (articles / "d.txt").write_text("Kenya and Somalia signed a treaty.")
    seen = []
    report = build([articles], output, on_progress=seen.append)
    assert (report.read, report.unchanged) == (1, 3)
    assert [(p.step, p.documents, p.name) for p in seen if p.step == "reading"] == [("reading", 1, "d.txt")]
    assert len(graph_of(output)) > len(before)


def test_what_was_read_in_any_language_stays_until_it_changes(tmp_path, output):
    french = write_articles(
        tmp_path / "articles", {"a.txt": RECALL, "z.txt": "Le ministre est parti pour Kaboul. " * 9}
    )
    build([french], output, BuildOptions(force_language=True))
    report = build([french], output)
    assert (report.read, report.unchanged, report.ledger.problems) == (0, 2, ())
    (french / "z.txt").write_text("Le ministre est revenu de Kaboul hier. " * 9)
    report = build([french], output)
    assert (report.unchanged, [problem.where for problem in report.ledger.problems]) == (1, [f"{french}/z.txt"])


def test_what_changed_is_replaced(articles, output):
    build([articles], output)
    (articles / "a.txt").write_text("Germany recalled its ambassador to Mali.")
    report = build([articles], output)
    assert (report.read, report.unchanged) == (1, 2)
    assert b"state/DEU" in graph_of(output)
    assert b"state/FRA" not in graph_of(output)


def test_a_date_from_outside_changes_a_document(articles, output):
    build([articles / "a.txt"], output)
    assert b"2021-09-17" not in graph_of(output)
    report = build([articles / "a.txt"], output, BuildOptions(date=dt.date(2021, 9, 20)))
    assert report.read == 1
    assert b'"2021-09-17"' in graph_of(output)


def test_nothing_is_ever_removed(articles, output):
    build([articles], output)
    whole = graph_of(output)
    (articles / "b.txt").unlink()
    build([articles], output)
    assert graph_of(output) == whole
    assert sorted(read_ledger(output).documents) == ["a.txt", "b.txt", "c.txt"]


def test_documents_read_by_another_version_are_read_again(articles, output, monkeypatch):
    build([articles], output)
    monkeypatch.setattr(kg.versions, "version", lambda name: "99")
    assert build([articles / "a.txt"], output).read == 1
    # The others were not given, so what is known of them is still of the old version.
    report = build([articles], output)
    assert (report.read, report.unchanged) == (2, 1)


@pytest.fixture
def one_a_part(monkeypatch):
    monkeypatch.setattr(kg.pipeline, "_SMALLEST", 1)


def stop_at(step, name=""):
    def stop(progress):
        if progress.step == step and name in progress.name:
            raise KeyboardInterrupt

    return stop


@pytest.mark.parametrize("step", [("reading", "b.txt"), ("loading", ""), ("finishing", "")])
def test_a_build_that_was_stopped_goes_on_where_it_was(articles, output, tmp_path, one_a_part, step):
    with pytest.raises(KeyboardInterrupt):
        build([articles], output, on_progress=stop_at(*step))
    assert read_ledger(output).finished is False
    report = build([articles], output)
    assert (report.read, report.unchanged) == ((1, 2) if step[0] == "reading" else (0, 3))
    build([articles], tmp_path / "at once")
    for file in report.files:
        assert file.read_bytes() == (tmp_path / "at once" / file.name).read_bytes()
    assert sorted(p.name for p in output.iterdir()) == ["build.json", "graph.html", "graph.ttl", "store"]


@pytest.mark.parametrize("step", ["reading", "loading"])
def test_what_changed_since_a_build_was_stopped_is_read_again(articles, output, tmp_path, one_a_part, step):
    build([articles], output)
    (articles / "a.txt").write_text("Germany recalled its ambassador to Mali.")
    with pytest.raises(KeyboardInterrupt):
        build([articles / "a.txt"], output, on_progress=stop_at(step))
    (articles / "a.txt").write_text("Peru recalled its ambassador to Chile.")
    build([articles], output)
    build([articles], tmp_path / "at once")
    assert graph_of(output) == graph_of(tmp_path / "at once")


def test_what_another_version_has_left_unfinished_is_read_again(articles, output, one_a_part, monkeypatch):
    with pytest.raises(KeyboardInterrupt):
        build([articles], output, on_progress=stop_at("reading", "b.txt"))
    monkeypatch.setattr(kg.versions, "version", lambda name: "99")
    assert build([articles], output).read == 3


def test_what_was_set_aside_is_told_again_by_the_build_that_goes_on(articles, output, one_a_part, monkeypatch):
    def read(self, document, *rest):
        tried.append(document.id)
        if document.id == "a.txt":
            raise RecursionError("too deep")
        return plain(self, document, *rest)

    plain, tried = Reader._read_document, []
    monkeypatch.setattr(Reader, "_read_document", read)
    with pytest.raises(KeyboardInterrupt):
        build([articles], output, on_progress=stop_at("reading", "b.txt"))
    tried.clear()
    report = build([articles], output)
    assert tried == ["c.txt"]
    assert (report.read, report.unchanged) == (1, 1)
    assert [problem.where for problem in report.ledger.problems] == ["a.txt"]


def test_worker_processes_build_the_same(articles, output, tmp_path, one_a_part):
    (articles / "empty.txt").write_text("")
    build([articles], output, BuildOptions(engine=EngineChoice("pool", 2)))
    for file in build([articles], tmp_path / "here").files:
        assert file.read_bytes() == (output / file.name).read_bytes(), file.name


def test_a_document_that_cannot_be_read_is_left_out_and_named(articles, output):
    (articles / "empty.txt").write_text("")
    (articles / "rows.jsonl").write_text('{"id": "r1", "text": "Peru recalled its ambassador to Chile."}\n{"id": ')
    report = build([articles], output)
    assert report.read == 4
    assert [problem.where.rpartition("/")[2] for problem in report.ledger.problems] == ["empty.txt", "rows.jsonl:2"]
    held = json.loads((output / "build.json").read_text())
    assert [problem["what"] for problem in held["problems"]] == [p.what for p in report.ledger.problems]


def test_a_document_that_breaks_the_reader_is_left_out_and_named(articles, output, monkeypatch):
    def read(self, document, *rest):
        if document.id == "b.txt":
            raise RecursionError("too deep")
        return plain(self, document, *rest)

    plain = Reader._read_document
    monkeypatch.setattr(Reader, "_read_document", read)
    report = build([articles], output)
    assert report.read == 2
    (problem,) = report.ledger.problems
    assert str(problem).startswith("b.txt: could not be read (RecursionError: too deep). This is a fault of kg")
    with open_graph(output) as graph:
        assert graph.documents() == ("a.txt", "c.txt")


def test_strict_ends_at_the_first_document_that_cannot_be_read(articles, output):
    (articles / "b.txt").write_text("")
    with pytest.raises(DocumentError, match=r"b\.txt: is empty"):
        build([articles], output, BuildOptions(strict=True))
    assert not (output / "graph.ttl").exists()


def test_where_nothing_can_be_read_every_reason_is_told_and_nothing_is_made(tmp_path, output):
    (tmp_path / "a.txt").write_text("")
    (tmp_path / "b.txt").write_bytes(bytes(range(256)) * 9)
    with pytest.raises(DocumentError) as told:
        build([tmp_path / "a.txt", tmp_path / "b.txt", tmp_path / "c.txt"], output)
    assert all(name in str(told.value) for name in ("a.txt: is empty", "b.txt: ", "c.txt: does not exist"))
    assert not output.exists()


def test_an_output_that_cannot_be_written_is_told_before_anything_is_read(tmp_path, monkeypatch):
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setattr(kg.build, "read_documents", lambda *a, **k: (pytest.fail("it read") for _ in "1"))
    for place in (tmp_path / "file", tmp_path / "file" / "below"):
        with pytest.raises(SettingsError, match=r"cannot be written to .*-o"):
            build([tmp_path], place)


def test_an_unknown_model_is_told_and_nothing_is_made(articles, output):
    with pytest.raises(KgError, match="en_nowhere"):
        build([articles], output, BuildOptions(model="en_nowhere"))
    assert not output.exists()


def test_an_output_folder_in_use_is_told_with_who_uses_it(articles, output):
    build([articles], output)
    before = graph_of(output)
    code = "import sys, kg.graph.store.opening as o; s = o.open_store(sys.argv[1], write=True); print(); input()"
    holder = subprocess.Popen([sys.executable, "-c", code, output], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    try:
        holder.stdout.readline()
        with pytest.raises(StoreError, match=str(holder.pid)):
            build([articles], output)
    finally:
        holder.communicate(b"\n")
    assert graph_of(output) == before


def test_without_text_neither_graph_nor_page_holds_it(articles, output):
    (articles / "d.txt").write_text(f"{RECALL} Nobody noticed anything at all.")
    build([articles], output, BuildOptions(include_text=False))
    for file in ("graph.ttl", "graph.html"):
        content = (output / file).read_text()
        assert "France" in content
        assert "Nobody noticed" not in content


def test_a_catalogue_of_ones_own_is_known(articles, output, tmp_path):
    (tmp_path / "own.csv").write_text(
        "id,class,label,aliases\norg/blue-river-council,dip:InternationalOrganization,Blue River Council,BRC\n"
    )
    (articles / "a.txt").write_text("The Blue River Council condemned Mali.")
    build([articles], output, BuildOptions(catalogue=tmp_path / "own.csv"))
    assert b"org/blue-river-council" in graph_of(output)


def test_every_evidence_stands_where_it_says(articles, output):
    build([articles], output)
    with open_graph(output) as graph:
        rows = list(
            graph.ask(
                "SELECT ?text ?begin ?end ?words { ?e nif:beginIndex ?begin ; nif:endIndex ?end ;"
                " nif:anchorOf ?words ; nif:referenceContext/dip:text ?text }"
            )
        )
    assert len(rows) >= 4
    assert all(row["text"][int(row["begin"]) : int(row["end"])] == row["words"] for row in rows)
