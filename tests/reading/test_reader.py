"""The stages in a row: what holds for every reading, whatever the text."""

import datetime as dt
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import NamedNode

from kg.graph.assemble import assemble
from kg.model import UNNAMED_SOURCE, Document, Reading
from kg.names import expand
from kg.reading.documents import read_documents
from kg.reference.phrases import load_phrases

SEEDS = tuple(read_documents(Path(__file__).parents[2] / "seeds"))
SENTENCES = tuple(
    sentence.strip() + "."
    for seed in SEEDS
    for paragraph in seed.text.split("\n")
    for sentence in paragraph.removesuffix(".").split(". ")
    if len(sentence) > 20
)


@pytest.fixture(scope="module")
def readings(reader) -> list[Reading]:
    return list(reader.read_all(SEEDS))


@pytest.fixture(scope="module")
def quads(reader):
    """Assemble what a text says into (subject, predicate, object), with names instead of IRIs of the project."""
    ontology = reader.reference.ontology
    phrases = load_phrases(ontology)

    def make(text: str):
        reading = reader.read(Document("test", text, date=dt.date(2025, 5, 20)))
        return {(q.subject, q.predicate, q.object) for q in assemble(reading, ontology, phrases, "model")}

    return make


def assert_evidence_lies_in_its_sentence(reading: Reading) -> None:
    text = reading.document.text
    for thing in (*reading.events, *reading.relations):
        assert thing.evidence, thing
        assert list(thing.evidence) == sorted(thing.evidence, key=lambda e: (e.begin, e.end))
        for e in thing.evidence:
            words, sentence = text[e.begin : e.end], text[e.sentence_begin : e.sentence_end]
            assert words.strip() == words
            assert words
            assert e.sentence_begin <= e.begin < e.end <= e.sentence_end
            assert words in sentence
    for event in reading.events:
        begins = [int(event.id.rsplit("/", 1)[1].split("-")[0])]
        assert any(e.begin <= begin < e.end for e in event.evidence for begin in begins)
        assert event.trigger.split()[0] in text


def assert_whole(reading: Reading) -> None:
    """Whoever is named anywhere is among the entities, each once, in order; no name is claimed twice."""
    ids = [entity.id for entity in reading.entities]
    assert ids == sorted(set(ids))
    named = {m.entity for m in reading.mentions}
    for event in reading.events:
        named |= {*event.agent, *event.recipient, *event.participant, *event.place, *event.topic}
        named |= {*event.appointee, *event.office, *event.attributed_to}
    for relation in reading.relations:
        named |= {relation.subject, relation.object, *relation.attributed_to}
    assert named - {UNNAMED_SOURCE} <= set(ids)
    assert len({event.id for event in reading.events}) == len(reading.events)


def test_every_evidence_of_the_seeds_lies_in_its_sentence(readings):
    assert sum(len(r.events) for r in readings) > 200
    for reading in readings:
        assert_evidence_lies_in_its_sentence(reading)
        assert_whole(reading)


@settings(max_examples=40, deadline=None, derandomize=True)
@given(st.lists(st.tuples(st.sampled_from(SENTENCES), st.sampled_from([" ", "\n", "\n\n", "  ", " – "])), max_size=6))
def test_every_evidence_of_any_mixture_lies_in_its_sentence(reader, parts):
    reading = reader.read(Document("mixture", "".join(sentence + gap for sentence, gap in parts)))
    assert_evidence_lies_in_its_sentence(reading)
    assert_whole(reading)


@settings(max_examples=30, deadline=None, derandomize=True)
@given(st.sampled_from(SENTENCES), st.integers(0, 200), st.integers(1, 40), st.text(max_size=5))
def test_every_evidence_of_a_damaged_sentence_lies_in_its_sentence(reader, sentence, begin, length, inserted):
    text = sentence[:begin] + inserted.encode("utf-8", "ignore").decode() + sentence[begin + length :]
    assert_evidence_lies_in_its_sentence(reader.read(text))


def test_sentences_are_in_order_and_do_not_overlap(readings):
    for reading in readings:
        assert all(a[1] <= b[0] for a, b in pairwise(reading.sentences))


def test_what_is_read_twice_is_the_same(reader, readings):
    assert list(reader.read_all(SEEDS)) == readings


def test_neither_order_nor_batches_nor_other_documents_change_a_reading(reader, readings):
    by_id = {reading.document.id: reading for reading in readings}
    assert {r.document.id: r for r in reader.read_all(reversed(SEEDS))} == by_id
    filler = [Document(f"filler {n}", SENTENCES[n]) for n in range(70)]
    mixed = [*filler[:35], SEEDS[0], *filler[35:], SEEDS[1]]
    assert {r.document.id: r for r in reader.read_all(mixed)}.items() >= {
        SEEDS[0].id: by_id[SEEDS[0].id],
        SEEDS[1].id: by_id[SEEDS[1].id],
    }.items()
    assert reader.read(SEEDS[2]) == by_id[SEEDS[2].id]


def test_readings_come_in_the_order_of_the_documents_as_a_stream(reader):
    def documents():
        for number in range(130):
            taken.append(number)
            yield Document(str(number), "" if number % 3 == 0 else SENTENCES[number % len(SENTENCES)])

    taken: list[int] = []
    stream = reader.read_all(documents())
    assert next(stream).document.id == "0"
    assert len(taken) < 130
    assert [r.document.id for r in stream] == [str(n) for n in range(1, 130)]


def test_a_dateline_is_left_out_and_offsets_still_count_in_the_whole(read):
    text = "DAKAR, May 3 (Agency) - France recalled its ambassador to Algeria."
    (event,) = read(text).events
    (evidence,) = event.evidence
    assert text[evidence.sentence_begin : evidence.sentence_end] == "France recalled its ambassador to Algeria."


def test_a_long_text_that_is_parsed_in_pieces_is_one_document(reader):
    tail = "Gabriel Boric, the president of Chile, came. "
    text = (
        tail + "The rain fell on the roofs of the town. " * 1300 + "Chile recognised Kosovo. Boric met Wang Yi in Lima."
    )
    reading = reader.read(Document("long", text))
    assert len(text) > 50_000
    assert_evidence_lies_in_its_sentence(reading)
    meeting = next(e for e in reading.events if e.kind == "dip:Meeting")
    assert "person/gabriel-boric" in (*meeting.agent, *meeting.participant)


def test_a_text_alone_is_a_document(reader):
    assert reader.read("France left.").document == Document("text", "France left.")


def test_the_model_is_named_with_its_version(reader):
    name, version = reader.model_name.split()
    assert name.startswith("en_core_web_sm")
    assert version[0].isdigit()


UNREAL = [
    # denied recognitions
    ("Norway does not recognise Kosovo.", "NOR", "recognizes", "XKX"),
    ("Norway has never recognised Kosovo.", "NOR", "recognizes", "XKX"),
    ("Norway refused to recognise Kosovo.", "NOR", "recognizes", "XKX"),
    ("No state but Norway wavered; Sweden did not recognise Kosovo.", "SWE", "recognizes", "XKX"),
    ("Norway denied that it had recognised Kosovo.", "NOR", "recognizes", "XKX"),
    ("Norway is not ready to recognise Kosovo.", "NOR", "recognizes", "XKX"),
    # planned appointments
    ("Norway will send an ambassador to Chad.", "NOR", "appointsEnvoyTo", "TCD"),
    ("Norway plans to appoint an ambassador to Chad.", "NOR", "appointsEnvoyTo", "TCD"),
    ("Norway decided to appoint an ambassador to Chad.", "NOR", "appointsEnvoyTo", "TCD"),
    ("Norway announced its intention to nominate an ambassador to Chad.", "NOR", "appointsEnvoyTo", "TCD"),
    ("Norway is to appoint an ambassador to Chad next year.", "NOR", "appointsEnvoyTo", "TCD"),
    ("Norway may appoint an ambassador to Chad.", "NOR", "appointsEnvoyTo", "TCD"),
    # reported claims
    ("Sweden claims that Norway attacked Chad.", "NOR", "attacks", "TCD"),
    ("According to Sweden, Norway attacked Chad.", "NOR", "attacks", "TCD"),
    ("Norway attacked Chad, Sweden said.", "NOR", "attacks", "TCD"),
    ("Norway is reported to have attacked Chad.", "NOR", "attacks", "TCD"),
    ("Norway allegedly attacked Chad.", "NOR", "attacks", "TCD"),
    ('"Norway attacked Chad without any warning," Sweden said.', "NOR", "attacks", "TCD"),
    ("Sweden accused Norway of attacking Chad.", "NOR", "attacks", "TCD"),
    ("Sweden was certain that Norway had attacked Chad.", "NOR", "attacks", "TCD"),
]


@pytest.mark.parametrize(("text", "subject", "predicate", "object_"), UNREAL)
def test_what_is_denied_planned_or_claimed_is_no_plain_triple(quads, text, subject, predicate, object_):
    triple = (f"state/{subject}", f"dip:{predicate}", f"state/{object_}")
    assert tuple(NamedNode(expand(name)) for name in triple) not in quads(text)


@pytest.mark.parametrize(("text", "subject", "predicate", "object_"), UNREAL)
def test_what_is_denied_planned_or_claimed_is_no_actual_event(reader, quads, text, subject, predicate, object_):
    kind = {"recognizes": "dip:Recognition", "appointsEnvoyTo": "dip:Appointment", "attacks": "dip:Assault"}[predicate]
    found = quads(text)
    typed = NamedNode(expand("rdf:type"))
    events = {s for s, p, o in found if p == typed and o == NamedNode(expand(kind))}
    assert events, "the event itself must be read"
    actual = {s for s, p, o in found if p == typed and o == NamedNode(expand("dip:ActualEvent"))}
    assert not events & actual


@pytest.mark.parametrize(
    ("text", "subject", "predicate", "object_"),
    [
        ("Norway recognises Kosovo.", "NOR", "recognizes", "XKX"),
        ("Norway attacked Chad.", "NOR", "attacks", "TCD"),
        ("Norway appointed an ambassador to Chad.", "NOR", "appointsEnvoyTo", "TCD"),
        ("Norway's refusal came late, but Sweden recognised Kosovo.", "SWE", "recognizes", "XKX"),
    ],
)
def test_what_is_told_as_fact_is_a_plain_triple(quads, text, subject, predicate, object_):
    triple = (f"state/{subject}", f"dip:{predicate}", f"state/{object_}")
    assert tuple(NamedNode(expand(name)) for name in triple) in quads(text)


def test_what_is_said_in_an_act_of_speech_is_no_second_one(read):
    found = read(
        "Ghana disputes the figures, claiming that they are old. Ghana left the hall, saying that it was late."
    )
    assert [e.kind for e in found.events] == ["dip:Rejection", "dip:PublicStatement"]
