"""Documents that are one text are found, whoever printed it, and however many others there are."""

import datetime as dt

import pytest

from kg.graph.occurrence.copies import Text, match_copies
from kg.reference.occurrence import load_occurrence_rules

RULES = load_occurrence_rules().copies
WORDS = [f"word{i}" for i in range(2_000)]


def article(seed, length=200):
    """Return words in an order that no other seed gives."""
    return " ".join(WORDS[(seed * 7919 + i * (seed * 31 + 17)) % len(WORDS)] for i in range(length))


def copies(*texts):
    return match_copies([Text(f"document/{name}", text, day) for name, text, day in texts], RULES)


def test_the_earliest_is_the_original():
    text = article(1)
    told = copies(("a", text, dt.date(2025, 5, 2)), ("b", text + " (Reuters)", dt.date(2025, 5, 1)), ("c", text, None))
    assert told == {"document/a": "document/b", "document/c": "document/b"}


@pytest.mark.parametrize(
    ("other", "is_copy"),
    [
        (article(1).upper(), True),
        ("KABUL, 3 May - " + article(1) + " Additional reporting by our own correspondent.", True),
        (article(1)[:-200], True),
        (article(1, 100) + " " + article(2, 100), False),
        (article(2), False),
        ("", False),
    ],
    ids=["capitals", "dateline", "shortened", "half", "another", "empty"],
)
def test_what_is_nearly_the_same_text_is_a_copy(other, is_copy):
    assert bool(copies(("a", article(1), None), ("b", other, None))) is is_copy


def test_a_short_text_is_a_copy_only_word_for_word():
    one, other = "Wang Yi visited Kabul on Monday.", "Wang Yi visited Kabul on Tuesday."
    assert copies(("a", one, None), ("b", other, None)) == {}
    assert copies(("a", one, None), ("b", "Wang Yi visited Kabul on Monday", None)) == {"document/b": "document/a"}


def test_each_copy_among_thousands_is_found_whatever_the_order():
    texts = [(f"{i:04}", article(i, 60), None) for i in range(2_000)]
    texts += [(f"{i:04}x", article(i, 60) + " as agencies report", None) for i in range(0, 2_000, 10)]
    expected = {f"document/{i:04}x": f"document/{i:04}" for i in range(0, 2_000, 10)}
    assert copies(*texts) == copies(*reversed(texts)) == expected
