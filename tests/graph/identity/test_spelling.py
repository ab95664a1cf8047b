"""Names are compared as people would: by the word that differs most."""

from pathlib import Path

import pytest
import yaml

from kg.graph.identity.spelling import Speller
from kg.reference.identity import load_identity_rules

PAIRS = yaml.safe_load(Path(__file__).with_name("spellings.yaml").read_text(encoding="utf-8"))
RULES = load_identity_rules()
SPELLER = Speller(RULES)


@pytest.mark.parametrize("pair", PAIRS["same"], ids=" = ".join)
def test_spellings_of_one_name_are_shown_as_a_pair(pair):
    assert SPELLER.compare(*pair) >= RULES.shown_from
    assert SPELLER.keys_of(pair[0]) & SPELLER.keys_of(pair[1])


@pytest.mark.parametrize("pair", PAIRS["different"], ids=" / ".join)
def test_names_of_two_people_are_not(pair):
    assert SPELLER.compare(*pair) < RULES.shown_from


def test_spelling_alone_does_not_tell_everybody_apart():
    assert all(SPELLER.compare(*pair) >= RULES.shown_from for pair in PAIRS["too_alike"])


@pytest.mark.parametrize(("one", "other"), [*PAIRS["same"], *PAIRS["different"]])
def test_the_order_of_two_names_does_not_matter(one, other):
    assert SPELLER.compare(one, other) == SPELLER.compare(other, one)


def test_initials_exclude_each_other_only_where_both_have_some():
    assert SPELLER.clash_in_initials("George W. Bush", "George H. W. Bush")
    assert not SPELLER.clash_in_initials("George W. Bush", "George Bush")


def test_a_name_in_another_script_is_itself_alone():
    assert SPELLER.compare("王毅", "王毅") == 1
    assert SPELLER.compare("王毅", "李强") < RULES.shown_from
