"""The lexicon seen from outside: its files in numbers, and what a word may tell."""

import pytest

from kg.reference.lexicon import load_lexicon
from kg.reference.lexicon_words import count_families, count_words, describe_sense, find_near_words, find_senses
from kg.reference.ontology import load_ontology


@pytest.fixture(scope="module")
def shipped():
    return load_lexicon(load_ontology())


@pytest.fixture
def small(tmp_path):
    """A lexicon with one file of ours beside the shipped ones."""
    (tmp_path / "lexicon").mkdir()
    (tmp_path / "lexicon" / "user.yaml").write_text(
        """
wave:
  event: dip:Visit
  means: Somebody waves.
  roles: {agent: [subject], recipient: [to, "object > to"]}
  triggers:
    - {verb: [wave, wave off], needs: {object: [dip:State, "@envoy"]}, unless: {to: [crowd]}}
    - {noun: [heat wave]}
  examples:
    - {say: She waved., gives: nothing}
    - {say: France waved to Peru., gives: {event: dip:Visit}}
""",
        encoding="utf-8",
    )
    return load_lexicon(load_ontology(), tmp_path)


def test_a_file_is_counted(small):
    (family,) = (family for family in count_families(small) if family.file == "user.yaml")
    assert (family.entries, family.triggers, family.verbs, family.nouns, family.adjectives) == (1, 2, 2, 1, 0)
    assert (family.examples, family.silent_examples, family.kinds) == (2, 1, ("dip:Visit",))


def test_all_entries_are_counted_once(shipped):
    assert sum(family.entries for family in count_families(shipped)) == len(shipped.entries)
    assert sum(count_words(shipped)[kind] for kind in ("verbs", "nouns", "adjectives")) == len(shipped.senses)


def test_a_word_is_told_with_conditions_and_roles(small):
    found = {(sense.word, sense.pos): sense for sense in find_senses(small, "wave") if sense.entry == "wave"}
    assert set(found) == {("wave", "verb"), ("wave off", "verb"), ("heat wave", "noun")}
    sense = found["wave", "verb"]
    assert (sense.kind, sense.means, sense.file) == ("dip:Visit", "Somebody waves.", "ontology/lexicon/user.yaml")
    assert (sense.needs, sense.unless) == (("object: dip:State, @envoy",), ("to: crowd",))
    assert "recipient: to, object > to" in sense.roles


def test_a_word_with_its_particle_finds_that_alone(small):
    assert {sense.word for sense in find_senses(small, "Wave off")} == {"wave off"}


def test_senses_come_in_the_order_in_which_they_are_tried(shipped):
    tried = [describe_sense(shipped, sense) for sense in shipped.senses["verb", "recall"]]
    told = ["; ".join(["verb", *sense.needs]) for sense in find_senses(shipped, "recall") if sense.pos == "verb"]
    assert told == tried


def test_a_word_that_is_not_there_has_near_ones(shipped):
    assert find_senses(shipped, "recal") == ()
    assert "recall" in find_near_words(shipped, "recal")
    assert find_near_words(shipped, "xyzzyx") == ()
