"""What of the seeds' gold facts is read, and that nothing is read as truth that the text does not give as such."""

import json
from pathlib import Path

import pytest
from scoring import Fact, Score, Scorer

from kg.model import Factuality
from kg.reading.documents import read_documents

ROOT = Path(__file__).parents[2]
#: Shares of the facts; a little under what the reader reaches.
FOUND, RIGHT = 0.66, 0.37


def _names(value: str | list[str] | None) -> tuple[str, ...]:
    if isinstance(value, str):
        return tuple(name.strip() for name in value.split(";"))
    return tuple(value or ())


def _fact(row: dict) -> Fact:
    common = {"factuality": Factuality(row["factuality"]), "sources": _names(row["attributed_to"])}
    if row["type"] == "office":
        return Fact(
            row["sentence"], "dip:holdsOffice", _names(row["person"]), _names(row["of"]), title=row["title"], **common
        )
    if row["type"] == "relation":
        kind = f"dip:{row['predicate']}"
        return Fact(row["sentence"], kind, _names(row["subject"]), _names(row["object"]), **common)
    roles = {role: _names(row[role]) for role in ("agent", "recipient", "place")}
    return Fact(row["sentence"], f"dip:{row['event_class']}", time=row["time"], **roles, **common)


@pytest.fixture(scope="module")
def scores(reader) -> list[Score]:
    scorers = {r.document.id: Scorer(r, reader.reference) for r in reader.read_all(read_documents(ROOT / "seeds"))}
    lines = (ROOT / "tests" / "gold" / "seeds.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    return [scorers[row["text"]].score(_fact(row)) for row in rows]


def _share(scores: list[Score], good: list[Score]) -> float:
    print(f"{len(good)} of {len(scores)}")
    for score in scores:
        if score not in good:
            fact = score.fact
            print(
                f"{'found, but ' + ', '.join(score.wrong) if score.found else 'missed'}: {fact.kind} {fact.agent} -> "
                f"{fact.recipient} {fact.factuality.value} {fact.sources} | {fact.sentence}"
            )
    return len(good) / len(scores)


def test_the_gold_facts_are_found(scores):
    assert _share(scores, [s for s in scores if s.found]) >= FOUND


def test_the_gold_facts_are_right_in_every_slot(scores):
    assert _share(scores, [s for s in scores if s.is_right]) >= RIGHT


def test_nothing_denied_planned_or_claimed_is_given_as_plain_truth(scores):
    assert [s.fact for s in scores if s.reversed] == []


def test_the_factuality_of_what_is_found_is_mostly_right(scores):
    found = [s for s in scores if s.found]
    assert _share(found, [s for s in found if "factuality" not in s.wrong]) >= 0.9
