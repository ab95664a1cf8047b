"""Cue words as data: every list is there, sound, and replaced by a user's own."""

import pytest
import yaml

from kg.errors import VocabularyError
from kg.reference.cues import load_cues
from kg.reference.files import shipped_folder

FILES = ["factuality", "attribution", "nouns", "offices"]


def shipped(stem):
    return yaml.safe_load((shipped_folder() / "cues" / f"{stem}.yaml").read_text(encoding="utf-8"))


@pytest.fixture
def load(tmp_path):
    """Load the shipped cues with one file replaced."""

    def make(stem, content):
        (tmp_path / "cues").mkdir()
        text = content if isinstance(content, str) else yaml.safe_dump(content, allow_unicode=True)
        (tmp_path / "cues" / f"{stem}.yaml").write_text(text, encoding="utf-8")
        return load_cues(tmp_path)

    return make


@pytest.mark.parametrize("stem", FILES)
def test_every_word_of_a_list_is_a_word(stem):
    for name, words in shipped(stem).items():
        assert words, name
        if isinstance(words, list):
            odd = [w for w in words if not isinstance(w, str) or w != w.strip()]
            assert not odd, f"{stem}.yaml, {name}: YAML reads {odd} as no word; put it in quotes."


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("planned_verbs", "negated_verbs"),
        ("planned_nouns", "negated_nouns"),
        ("planned_adjectives", "negated_adjectives"),
    ],
)
def test_a_word_does_not_turn_in_two_ways(one, other):
    cues = shipped("factuality")
    assert set(cues[one]) & set(cues[other]) == set()


@pytest.mark.parametrize(
    ("part", "whole"),
    [("planned_clause_only", "planned_verbs"), ("negated_clause_only", "negated_verbs")],
)
def test_an_exception_is_one_of_its_rule(part, whole):
    cues = shipped("factuality")
    assert set(cues[part]) - set(cues[whole]) == set()


def test_a_users_file_replaces_the_shipped_one(load):
    content = shipped("attribution") | {"reporting_verbs": ["croak"]}
    assert load("attribution", content).attribution.reporting_verbs == {"croak"}


@pytest.mark.parametrize("stem", FILES)
def test_a_list_that_is_missing_is_told(load, stem):
    content = shipped(stem)
    missing = sorted(content)[0]
    del content[missing]
    with pytest.raises(VocabularyError, match=missing) as raised:
        load(stem, content)
    assert raised.value.where == f"ontology/cues/{stem}.yaml"


def test_a_list_that_nobody_reads_is_told(load):
    with pytest.raises(VocabularyError, match="colours"):
        load("nouns", shipped("nouns") | {"colours": ["red"]})


@pytest.mark.parametrize("content", ["a: [", "- a", "word"])
def test_a_file_of_another_form_is_told(load, content):
    with pytest.raises(VocabularyError) as raised:
        load("nouns", content)
    assert raised.value.where == "ontology/cues/nouns.yaml"


def test_the_version_is_that_of_the_content(load):
    assert load_cues().version == load_cues().version
    assert load("attribution", shipped("attribution") | {"reporting_verbs": ["croak"]}).version != load_cues().version
