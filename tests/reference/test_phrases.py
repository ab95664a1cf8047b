"""Phrases are checked whole when they are loaded, and a user's own lie over the shipped ones."""

from pathlib import Path

import pytest

from kg.errors import VocabularyError
from kg.reference.ontology import load_ontology
from kg.reference.patterns import Option, Slot, Verb, parse_pattern
from kg.reference.phrases import load_phrases

ONTOLOGY = load_ontology()


def test_a_pattern_is_slots_verbs_optional_parts_and_words():
    assert parse_pattern("{agent} [lie|lies|lay] low( in {place|recipient})").parts == (
        Slot(("agent",)),
        " ",
        Verb("lie", "lies", "lay"),
        " low",
        Option((" in ", Slot(("place", "recipient")))),
    )


def test_a_verb_without_a_past_form_takes_the_third_person_for_it():
    assert parse_pattern("[meet|meets]").parts == (Verb("meet", "meets", "meets"),)


@pytest.mark.parametrize(
    "text",
    ["{agent", "agent}", "[visit|visits", "( to {place}", "to {place})", "(a (b))", "[visit]", "[a|b|c|d]", "{}"],
)
def test_a_pattern_with_a_fault_is_refused(text):
    with pytest.raises(ValueError, match=r"do not match|three forms"):
        parse_pattern(text)


def test_every_event_class_has_patterns_of_its_own_or_of_its_superclass():
    phrases = load_phrases(ONTOLOGY)
    for kind in ONTOLOGY.classes:
        if ONTOLOGY.is_a(kind, "dip:Event"):
            assert phrases.patterns(kind, ONTOLOGY)[-1]


def test_every_relation_and_every_shortcut_is_worded():
    worded = load_phrases(ONTOLOGY).statements
    shortcuts = {kind.shortcut for kind in ONTOLOGY.classes.values() if kind.shortcut}
    relations = {"holdsOffice", "officeOf", "accreditedTo", "governs", "memberOf", "partOf", "locatedIn", "capitalOf"}
    relations |= {"hasMissionIn", "represents"}
    assert shortcuts | {f"dip:{name}" for name in relations} <= worded.keys()


def test_a_user_s_file_words_a_class_anew_and_leaves_the_others(tmp_path: Path):
    (tmp_path / "phrases-mine.yaml").write_text('events:\n  dip:Visit: ["{agent} [tour|tours] {place}", "tour"]\n')
    mine = load_phrases(ONTOLOGY, tmp_path)
    assert mine.events["dip:Visit"] == (parse_pattern("{agent} [tour|tours] {place}"), parse_pattern("tour"))
    assert mine.events["dip:Call"] == load_phrases(ONTOLOGY).events["dip:Call"]


def test_all_faults_are_told_at_once(tmp_path: Path):
    (tmp_path / "phrases-mine.yaml").write_text(
        'events:\n  dip:Visitt: ["visit"]\n  dip:Call: ["{caller} [call|calls]", "call"]\n'
        '  dip:Aid: ["{agent} [aid|aids]"]\n'
        '  dip:Protest: ["{agent [protest]", "protest"]\nstatements:\n  dip:nope: "{subject} {object}"\n'
    )
    with pytest.raises(VocabularyError) as raised:
        load_phrases(ONTOLOGY, tmp_path)
    for fault in (
        "phrases-mine.yaml",
        "dip:Visitt: the ontology has no such class",
        "dip:nope: the ontology has no such property",
        "dip:Call: there is no {caller}; there are agent",
        "dip:Aid: the last pattern must need no role; put agent in parentheses",
        "dip:Protest: '{agent [protest]' has brackets that do not match",
    ):
        assert fault in str(raised.value)


@pytest.mark.parametrize(
    ("content", "message"),
    [("events: [", "is not YAML"), ("- a", "is no mapping"), ("evnts: {}", "evnts: Extra inputs are not permitted")],
)
def test_a_file_of_another_form_is_refused(tmp_path: Path, content, message):
    (tmp_path / "phrases-mine.yaml").write_text(content)
    with pytest.raises(VocabularyError, match=message):
        load_phrases(ONTOLOGY, tmp_path)
