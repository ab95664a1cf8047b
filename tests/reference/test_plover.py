"""The rules of plover.yaml are checked when they are loaded, and the first that fits wins."""

import pytest

from kg.errors import VocabularyError
from kg.reference.plover import load_plover

FORM = "rules:\n  - {{factuality: [{given}], types: [AID], becomes: AGREE, then: Fact}}\nmain: [[Fact]]\n"


def test_a_users_file_replaces_the_shipped_one(tmp_path):
    (tmp_path / "plover.yaml").write_text(FORM.format(given="Possible"))
    rules = load_plover(tmp_path)
    assert rules.code("AID", "Possible") == ("AGREE", "Fact")
    assert rules.code("AID", "Planned") == ("AID", "Planned")
    assert rules.rank("Fact") < rules.rank("Negated")


def test_what_it_is_about_may_decide_the_type():
    rules = load_plover()
    assert rules.code("REQUEST", "Fact", "Sanctions against two banks") == ("ACCUSE", "Fact")
    assert rules.code("REQUEST", "Fact", "sanctioned goods") == ("REQUEST", "Fact")


def test_several_who_reach_no_deal_refuse_each_other():
    rules = load_plover()
    assert rules.is_mutual("REJECT", "A deal on fish")
    assert not rules.is_mutual("REJECT", "the plan")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (FORM.format(given="Rumoured"), "no factuality Rumoured"),
        ("rules: 1", "does not have the form"),
        ("a: [", "form"),
    ],
)
def test_a_fault_is_told_by_file(tmp_path, content, message):
    (tmp_path / "plover.yaml").write_text(content)
    with pytest.raises(VocabularyError, match=message):
        load_plover(tmp_path)


def test_a_call_gives_way_to_what_is_said_in_it_and_a_resignation_is_a_retreat():
    rules = load_plover()
    assert rules.is_vessel(["phone"]) and not rules.is_vessel(["visit"])
    assert rules.type_by_mode(["visit", "resign"]) == "RETREAT"
    assert rules.type_by_mode(["visit"]) is None
