"""Counts of a graph, asked of the graph itself."""

import pytest

from kg.counts import Counts, count_graph
from kg.graph.assemble import assemble
from kg.graph.query import run_query
from kg.graph.store.opening import open_store
from kg.model import Document, Entity, EntityId, Event, Evidence, Factuality, Reading, Relation
from kg.names import expand
from kg.reference.ontology import load_ontology
from kg.reference.phrases import load_phrases

ONTOLOGY = load_ontology()
PHRASES = load_phrases(ONTOLOGY)
FRANCE, MALI = Entity(EntityId("state/FRA"), "dip:State", "France"), Entity(EntityId("state/MLI"), "dip:State", "Mali")
HERE = (Evidence(0, 6, 0, 6),)


def event(number, kind, factuality=Factuality.FACT):
    return Event(
        EntityId(f"event/a/{number}"), kind, HERE, agent=(FRANCE.id,), recipient=(MALI.id,), factuality=factuality
    )


def count(*events, relations=()):
    reading = Reading(Document("a", "France."), ((0, 6),), (FRANCE, MALI), (), events, relations)
    with open_store(":memory:") as store:
        store.replace(expand("document/a"), assemble(reading, ONTOLOGY, PHRASES, "none"))
        return count_graph(lambda query: run_query(store, query), ONTOLOGY)


def test_an_empty_graph_counts_nothing():
    with open_store(":memory:") as store:
        assert count_graph(lambda query: run_query(store, query), ONTOLOGY) == Counts()


@pytest.mark.parametrize(
    ("kinds", "events"),
    [
        (["dip:Visit"], {"Visit": 1}),
        (["dip:Visit", "dip:Consultation", "dip:Call"], {"Call": 1, "Consultation": 1, "Visit": 1}),
        (["dip:Arrest", "dip:Arrest", "dip:Aid"], {"Arrest": 2, "Aid": 1}),
        (["dip:Event"], {"Event": 1}),
    ],
)
def test_an_event_counts_for_its_most_specific_class_alone(kinds, events):
    found = count(*(event(number, kind) for number, kind in enumerate(kinds))).events
    assert list(found.items()) == list(events.items())


def test_events_and_statements_are_counted_by_factuality():
    found = count(
        event(1, "dip:Appointment", Factuality.PLANNED),
        event(2, "dip:Aid"),
        event(3, "dip:Aid", Factuality.NEGATED),
        relations=(Relation(FRANCE.id, "dip:hasMissionIn", MALI.id, HERE, Factuality.PLANNED),),
    )
    assert found.event_factuality == {"Fact": 1, "Negated": 1, "Planned": 1}
    # One statement of its own, and the shortcuts of the three events.
    assert found.statements == {"Fact": 1, "Negated": 1, "Planned": 2}
