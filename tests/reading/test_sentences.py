"""What of the sentences that the reader is developed on is read right, and that its traps stay silent."""

from pathlib import Path

import pytest
import yaml
from scoring import Fact, Score, Scorer

from kg.model import Document, Factuality

SENTENCES = yaml.safe_load((Path(__file__).parent / "sentences.yaml").read_text(encoding="utf-8"))
#: Shares; a little under what the reader reaches.
FOUND, RIGHT, SILENT = 0.68, 0.39, 0.88


def _many(value: str | list[str] | None) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value or ())


def _fact(say: str, given: dict) -> Fact:
    return Fact(
        say,
        given["event"],
        agent=_many(given.get("agent")),
        recipient=_many(given.get("recipient")),
        place=_many(given.get("place")),
        time=given.get("time"),
        factuality=Factuality(given["factuality"]),
        sources=_many(given.get("attributed_to")),
    )


@pytest.fixture(scope="module")
def readings(reader):
    documents = [Document(str(number), entry["say"]) for number, entry in enumerate(SENTENCES)]
    return list(zip(SENTENCES, reader.read_all(documents), strict=True))


@pytest.fixture(scope="module")
def scores(reader, readings) -> list[Score]:
    return [
        Scorer(reading, reader.reference).score(_fact(entry["say"], given))
        for entry, reading in readings
        if entry["gives"] != "nothing"
        for given in entry["gives"]
    ]


@pytest.mark.parametrize(
    ("what", "floor", "good"),
    [("found", FOUND, lambda score: score.found), ("right", RIGHT, lambda score: score.is_right)],
)
def test_the_events_of_the_sentences_are_read(scores, what, floor, good):
    for score in scores:
        if not good(score):
            fact = score.fact
            print(f"{', '.join(score.wrong)}: {fact.kind} {fact.agent} -> {fact.recipient} | {fact.sentence}")
    share = sum(map(good, scores)) / len(scores)
    print(f"{what}: {share:.3f}")
    assert share >= floor


def test_nothing_denied_planned_or_claimed_is_given_as_plain_truth(scores):
    assert [score.fact.sentence for score in scores if score.reversed] == []


def test_words_with_another_meaning_tell_of_nothing(readings):
    traps = [(entry["say"], reading.events) for entry, reading in readings if entry["gives"] == "nothing"]
    loud = [f"{say} -> {', '.join(event.kind for event in events)}" for say, events in traps if events]
    print("\n".join(loud))
    assert 1 - len(loud) / len(traps) >= SILENT
