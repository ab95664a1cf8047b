"""What an example of the lexicon says, against what was read."""

import pytest

from kg.examples import mismatch
from kg.model import Document, Entity, EntityId, Event, Evidence, Factuality, Reading, Relation, Status, TimeSpan
from kg.reference.lexicon import Entry, Example

FRANCE, MALI = EntityId("state/FRA"), EntityId("state/MLI")
HERE = (Evidence(0, 6, 0, 6),)
RECALL = Event(
    EntityId("event/a/0-recall"), "dip:Recall", HERE, agent=(FRANCE,), recipient=(MALI,), when=TimeSpan("Friday")
)
MISSION = Relation(FRANCE, "dip:hasMissionIn", MALI, HERE, Factuality.NEGATED, status=Status.FORMER)
READING = Reading(
    Document("a", "France"),
    entities=(Entity(FRANCE, "dip:State", "France"), Entity(MALI, "dip:State", "Mali")),
    events=(RECALL,),
    relations=(MISSION,),
)
ENTRY = Entry(event="dip:Recall", triggers=[{"verb": "recall"}])
SENTENCE = "France recalled its ambassador."


@pytest.mark.parametrize(
    "gives",
    [
        {"event": "dip:Recall"},
        {"event": "dip:Recall", "agent": "france", "recipient": ["Mali"], "time": "Friday", "factuality": "Fact"},
        {"event": "dip:Recall", "participant": ["Mali", "France"]},
        {"relation": "dip:hasMissionIn", "subject": "France", "object": "Mali", "factuality": "Negated"},
        [{"event": "dip:Recall"}, {"relation": "dip:hasMissionIn", "status": "Former"}],
    ],
)
def test_an_example_that_gives_what_it_says_is_sound(gives):
    assert mismatch(ENTRY, Example(say=SENTENCE, gives=gives), READING) == ""


@pytest.mark.parametrize(
    ("gives", "missing"),
    [
        ({"event": "dip:Visit"}, "event: dip:Visit"),
        ({"event": "dip:Recall", "agent": "Mali"}, "agent: Mali"),
        ({"event": "dip:Recall", "agent": ["France", "Mali"]}, "agent: France and Mali"),
        ({"event": "dip:Recall", "place": "Paris"}, "place: Paris"),
        ({"event": "dip:Recall", "time": "Monday"}, "time: Monday"),
        ({"event": "dip:Recall", "factuality": "Planned"}, "factuality: Planned"),
        ([{"event": "dip:Recall"}, {"relation": "dip:governs"}], "should give relation: dip:governs, but"),
    ],
)
def test_what_an_example_misses_is_told_with_what_was_read(gives, missing):
    told = mismatch(ENTRY, Example(say=SENTENCE, gives=gives), READING)
    assert missing in told
    assert "but gives" in told
    assert "agent: France" in told.partition("but gives")[2]


def test_nothing_means_nothing_of_the_entry_itself():
    silent = Example(say=SENTENCE, gives="nothing")
    assert "dip:Recall" in mismatch(ENTRY, silent, READING)
    assert mismatch(Entry(event="dip:Visit", triggers=[{"verb": "visit"}]), silent, READING) == ""
    assert "dip:hasMissionIn" in mismatch(
        Entry(relation="dip:hasMissionIn", triggers=[{"noun": "embassy"}]), silent, READING
    )
