"""The lexicon is told of words that two entries claim alike and of groups that nobody uses."""

import pytest

from kg.reference.lexicon import load_lexicon
from kg.reference.lexicon_faults import find_lexicon_faults
from kg.reference.ontology import load_ontology

ENTRIES = """
wave: {event: dip:Visit, triggers: [{verb: wave, needs: {object: [hand, flag]}}]}
greet: {event: dip:Meeting, triggers: [TRIGGER]}
"""


@pytest.fixture(scope="module")
def ontology():
    return load_ontology()


@pytest.fixture
def faults_of(ontology, tmp_path):
    """Find the faults of the shipped lexicon with entries of a test beside it."""

    def find(content):
        (tmp_path / "lexicon").mkdir()
        (tmp_path / "lexicon" / "user.yaml").write_text(content, encoding="utf-8")
        return [str(fault) for fault in find_lexicon_faults(load_lexicon(ontology, tmp_path))]

    return find


def test_the_shipped_lexicon_has_none(ontology):
    assert list(find_lexicon_faults(load_lexicon(ontology))) == []


@pytest.mark.parametrize(
    "trigger",
    [
        "{verb: wave, needs: {object: [flag, banner]}}",
        "{verb: [salute, wave], needs: {object: flag}, roles: {agent: [by]}}",
    ],
)
def test_a_word_that_two_entries_claim_alike_is_told_with_both(faults_of, trigger):
    (fault,) = faults_of(ENTRIES.replace("TRIGGER", trigger))
    assert fault.startswith("ontology/lexicon/user.yaml, entry greet: the verb wave with object: flag is claimed")
    assert "by entry wave of user.yaml, too" in fault


@pytest.mark.parametrize(
    "trigger",
    [
        "{verb: wave, needs: {object: banner}}",
        "{verb: wave, needs: {object: flag, at: dip:Actor}}",
        "{verb: wave, needs: {object: flag}, unless: {at: crowd}}",
        "{verb: wave off, needs: {object: flag}}",
        "{noun: wave, needs: {object: flag}}",
        "{verb: wave}",
    ],
)
def test_words_that_conditions_tell_apart_are_no_fault(faults_of, trigger):
    assert faults_of(ENTRIES.replace("TRIGGER", trigger)) == []


def test_a_word_listed_twice_in_one_entry_is_told(faults_of):
    (fault,) = faults_of("wave: {event: dip:Visit, triggers: [{verb: [wave, beckon]}, {verb: wave}]}")
    assert "the verb wave without any condition is listed twice" in fault


def test_a_group_that_nobody_uses_is_told(ontology, tmp_path):
    from kg.reference.files import shipped_folder

    (tmp_path / "lexicon" / "shared").mkdir(parents=True)
    groups = (shipped_folder() / "lexicon" / "shared" / "groups.yaml").read_text(encoding="utf-8")
    (tmp_path / "lexicon" / "shared" / "groups.yaml").write_text(groups + "\nparty: [guest]\n", encoding="utf-8")
    (fault,) = find_lexicon_faults(load_lexicon(ontology, tmp_path))
    assert str(fault).startswith("ontology/lexicon/shared/groups.yaml, group party: no entry uses it.")
