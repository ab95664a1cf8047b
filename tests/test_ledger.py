"""build.json: what a later build may trust."""

import json

import pytest

from kg.counts import Counts
from kg.errors import StoreError
from kg.ledger import LEDGER, Entry, Ledger, Problem, distrust, read_ledger, write_ledger, writing

FULL = Ledger(
    documents={"b.txt": Entry("22", 3, ("A table was left out.",)), "a.txt": Entry("11", 2)},
    counts=Counts(actors=2, events={"Visit": 1}),
    versions={"model": "small 1"},
    problems=(Problem("c.txt", "is empty.", ""),),
)


def test_a_folder_without_a_ledger_has_an_empty_one(tmp_path):
    assert read_ledger(tmp_path) == Ledger()


def test_what_a_build_needs_is_read_back(tmp_path):
    write_ledger(FULL, tmp_path)
    found = read_ledger(tmp_path)
    assert found.documents == FULL.documents
    assert found.versions == FULL.versions


def test_the_order_of_documents_does_not_show(tmp_path):
    first = write_ledger(FULL, tmp_path).read_bytes()
    turned = Ledger(dict(reversed(FULL.documents.items())), FULL.counts, FULL.versions, FULL.problems)
    assert write_ledger(turned, tmp_path).read_bytes() == first


def test_a_ledger_that_is_not_trusted_keeps_all_but_the_hashes():
    assert distrust(FULL).documents == {"a.txt": Entry("", 2), "b.txt": Entry("", 3, ("A table was left out.",))}


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"finished": true, "documents": [1], "versions": {}}', "\0"])
def test_a_ledger_that_kg_did_not_write_is_told(tmp_path, content):
    (tmp_path / LEDGER).write_text(content)
    with pytest.raises(StoreError, match=r"build\.json: is not what kg wrote .* Remove the file"):
        read_ledger(tmp_path)


def test_a_file_that_fails_half_way_leaves_the_old_one_and_nothing_else(tmp_path):
    path = tmp_path / "page.html"
    path.write_text("old")
    with pytest.raises(ZeroDivisionError), writing(path) as file:
        file.write(b"new")
        _ = 1 / 0
    assert path.read_text() == "old"
    assert [p.name for p in tmp_path.iterdir()] == ["page.html"]


def test_the_ledger_is_json_for_other_programs(tmp_path):
    held = json.loads(write_ledger(FULL, tmp_path).read_text(encoding="utf-8"))
    assert held["documents"]["a.txt"] == {"hash": "11", "sentences": 2, "problems": [], "judged": ""}
    assert held["problems"] == [{"where": "c.txt", "what": "is empty.", "mend": ""}]
    assert held["counts"]["events"] == {"Visit": 1}
