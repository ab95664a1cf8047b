"""Pronouns and descriptions of whole texts mean whom a careful reader takes them to mean."""

import pytest

from benchmarks.coreference import Answer, answer, load_texts, parse_marks, share_right

#: Shares of what is answered and of what is marked; a little under what the reader reaches.
PRECISION, RECALL = 0.84, 0.69
TEXTS = load_texts()


@pytest.fixture(scope="module")
def answers(reader) -> list[Answer]:
    readings = reader.read_all(text.document for text in TEXTS)
    return [a for text, reading in zip(TEXTS, readings, strict=True) for a in answer(reading, text.anaphors)]


def test_there_are_texts_enough_and_every_mark_is_of_a_known_kind():
    kinds = {anaphor.kind for text in TEXTS for anaphor in text.anaphors}
    assert len(TEXTS) >= 16
    assert kinds == {
        "acronym", "body", "cataphora", "ellipsis", "event", "pair", "person", "possessive", "pronoun", "quotation",
        "state", "surname",
    }  # fmt: skip


def test_marks_give_the_words_their_place():
    text, (anaphor,) = parse_marks("Peru met {its two neighbours|pair|state/BOL state/CHL} in Lima.")
    assert text[anaphor.begin : anaphor.end] == "its two neighbours"
    assert anaphor.stands_for == ("state/BOL", "state/CHL")


def test_what_is_answered_is_mostly_right_and_most_is_answered(answers):
    precision, recall = share_right(answers)
    assert precision >= PRECISION
    assert recall >= RECALL
