"""What makes one event of several mentions, and one relation of several sentences."""

from dataclasses import replace

import pytest

from kg.model import Document, EntityId, Event, Evidence, Factuality, Reading, Status, TimeSpan
from kg.reading.compose import RelationTable

FRANCE, MALI, CHAD = EntityId("state/FRA"), EntityId("state/MLI"), EntityId("state/TCD")
HERE, THERE = Evidence(0, 6, 0, 9), Evidence(12, 18, 10, 20)


def kinds(reading: Reading) -> list[tuple[str, str, int]]:
    return [(e.kind, e.factuality.value, len(e.evidence)) for e in reading.events]


@pytest.mark.parametrize(
    "text",
    [
        "France expelled two Malian diplomats on 3 May 2023. On 3 May 2023 France expelled two Malian diplomats.",
        "Norway recognised Kosovo in March 2008. In March 2008, Norway recognised Kosovo.",
    ],
)
def test_what_is_told_twice_is_one_event_with_two_places(read, text):
    ((_, _, places),) = kinds(read(text))
    assert places == 2


@pytest.mark.parametrize(
    "text",
    [
        "Norway recognised Kosovo in 2008. Norway did not recognise Kosovo in 2008.",
        "Norway recognised Kosovo. Norway will recognise Kosovo.",
        "Norway recognised Kosovo. Sweden says that Norway recognised Kosovo.",
        "Norway recognised Kosovo in 2008. Norway recognised Kosovo in 2010.",
        "Norway recognised Kosovo. Norway recognised Slovenia.",
        "Norway recognised Kosovo. Sweden recognised Kosovo.",
    ],
)
def test_another_factuality_voice_time_or_party_makes_another_event(read, text):
    found = [e for e in read(text).events if e.kind == "dip:Recognition"]
    assert len(found) == 2
    assert len({e.id for e in found}) == 2


def test_an_event_is_named_by_its_first_trigger_and_class(read):
    (event,) = read("Norway recognised Kosovo.").events
    assert event.id == "event/test/7-recognition"
    assert event.trigger == "recognised"


def test_who_takes_part_on_one_side_of_a_symmetric_event_is_not_listed_twice(read_one):
    event = read_one("Norway met Sweden in Oslo.", "dip:Meeting")
    assert not set(event.participant) & {*event.agent, *event.recipient}
    assert {*event.participant, *event.agent, *event.recipient} == {"state/NOR", "state/SWE"}


def test_confidence_is_between_nothing_and_all(read):
    for event in read("It recognised Kosovo. Norway recognised Kosovo, and the country sent an envoy.").events:
        assert 0 < event.confidence <= 1


def test_a_guess_makes_an_event_less_sure(read_one):
    named = read_one("Norway recognised Kosovo.", "dip:Recognition")
    guessed = read_one("Norway waited. It recognised Kosovo.", "dip:Recognition")
    assert guessed.confidence < named.confidence


def test_the_same_statement_keeps_all_its_places_in_text_order():
    table = RelationTable()
    table.add(FRANCE, "dip:hasMissionIn", MALI, THERE)
    table.add(FRANCE, "dip:hasMissionIn", MALI, HERE)
    table.add(FRANCE, "dip:hasMissionIn", MALI, HERE)
    (relation,) = table.relations()
    assert relation.evidence == (HERE, THERE)


@pytest.mark.parametrize(
    "other",
    [
        {"object_": CHAD},
        {"factuality": Factuality.NEGATED},
        {"sources": (CHAD,)},
        {"status": Status.FORMER},
    ],
)
def test_what_differs_is_another_statement(other):
    table = RelationTable()
    first = {"subject": FRANCE, "predicate": "dip:hasMissionIn", "object_": MALI, "evidence": HERE}
    table.add(**first)
    table.add(**{**first, **other})
    assert len(table.relations()) == 2


def test_nothing_is_related_to_itself():
    table = RelationTable()
    table.add(FRANCE, "dip:partOf", FRANCE, HERE)
    assert table.relations() == ()


def test_a_time_told_at_another_place_is_kept():
    table = RelationTable()
    table.add(FRANCE, "dip:hasMissionIn", MALI, HERE)
    table.add(FRANCE, "dip:hasMissionIn", MALI, THERE, when=TimeSpan("1960", "1960"))
    assert table.relations()[0].when == TimeSpan("1960", "1960")


def test_records_are_frozen():
    event = Event(EntityId("event/a/0-visit"), "dip:Visit", (HERE,))
    assert replace(event, trigger="x") != event
    with pytest.raises(AttributeError):
        event.trigger = "x"
    with pytest.raises(AttributeError):
        Document("a", "b").text = "c"
