"""What of the texts that the reader is developed on is read right, and that its traps stay silent."""

from collections import Counter

import pytest
from expectations import Expectation, load

SENTENCES, PARAGRAPHS = load("sentences"), load("paragraphs.yaml")
ALL = SENTENCES + PARAGRAPHS
#: Shares of the events in sentences and in paragraphs; a little under what the reader reaches.
FOUND, RIGHT = {"sentences": 0.69, "paragraphs": 0.74}, {"sentences": 0.44, "paragraphs": 0.47}


def _case(item: Expectation):
    hint = f"{item.known} (if it passes: python tests/reading/expectations.py)"
    marks = [pytest.mark.xfail(reason=hint, strict=True)] if item.known else []
    return pytest.param(item, id=item.say[:60], marks=marks)


@pytest.mark.parametrize("item", [_case(item) for item in ALL])
def test_what_is_said_is_read(reader, item):
    assert item.faults(reader) == ""


@pytest.fixture(scope="module")
def scores(reader):
    texts = {"sentences": SENTENCES, "paragraphs": PARAGRAPHS}
    return {
        name: [score for item in items for score in item.scores(reader, item.read(reader))]
        for name, items in texts.items()
    }


@pytest.mark.parametrize("texts", ["sentences", "paragraphs"])
def test_the_events_of_the_texts_are_read(scores, texts):
    found = sum(score.found for score in scores[texts]) / len(scores[texts])
    right = sum(score.is_right for score in scores[texts]) / len(scores[texts])
    print(f"found {found:.3f}, right {right:.3f}")
    assert (found >= FOUND[texts], right >= RIGHT[texts]) == (True, True)


def test_nothing_denied_planned_or_claimed_is_given_as_plain_truth(scores):
    known = {item.say for item in ALL if "reversed" in (item.known or "")}
    reversed_ = {score.fact.sentence for some in scores.values() for score in some if score.reversed}
    assert reversed_ - known == set()


def test_many_of_the_sentences_are_traps():
    kinds = Counter(item.trap for item in SENTENCES)
    print(kinds)
    assert 1 - kinds[None] / len(SENTENCES) >= 0.4
