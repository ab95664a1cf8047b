"""An explanation says what a reading says, on which grounds, and why a word of the lexicon told nothing."""

import pytest

from kg.model import Document
from kg.reading.documents import read_documents
from tests.reading.conftest import TODAY


@pytest.fixture(scope="session")
def explain(reader):
    """Explain the sentences of a text that was published on `TODAY`."""

    def make(text):
        return reader.explain(Document("test", text, date=TODAY)).sentences

    return make


@pytest.fixture(scope="session")
def telling(explain):
    """Explain a sentence; return its one event or relation of a kind."""

    def make(text, kind):
        (one,) = (t for sentence in explain(text) for t in sentence.told if t.kind == kind)
        return one

    return make


TEXT = """Iran denied that Norway planned to recall its ambassador to Tehran. Kenya reportedly closed its embassy in
Mogadishu in March 2022. Foreign Minister Ishaq Dar held talks with China. He will visit it on Friday."""


def test_an_explanation_tells_the_events_and_relations_of_the_reading(reader):
    document = Document("test", TEXT, date=TODAY)
    reading, explanation = reader.read(document), reader.explain(document)
    told = [t for sentence in explanation.sentences for t in sentence.told]
    assert sorted(t.kind for t in told if t.file) == sorted(e.kind for e in reading.events)
    assert {t.kind for t in told if not t.file} == {r.predicate for r in reading.relations}
    for event in reading.events:
        (one,) = (t for t in told if t.kind == event.kind)
        for role in ("agent", "recipient", "place", "office"):
            assert tuple(p.id for p in one.parts if p.role == role) == getattr(event, role)
        assert (one.factuality, one.confidence) == (event.factuality.value, event.confidence)
        assert (one.time and one.time.words) == (event.when and event.when.text)
    assert [(s.begin, s.end) for s in explanation.sentences] == list(reading.sentences)


def test_each_role_says_where_it_was_found_and_who_decided_who_is_meant(telling):
    visit = telling("Ishaq Dar arrived. He will visit Kabul on Friday.", "dip:Visit")
    found = {p.role: (p.label, p.words, p.path, p.resolved_by) for p in visit.parts}
    assert found["agent"] == ("Ishaq Dar", "He", "subject", "pronoun")
    assert found["place"] == ("Kabul", "Kabul", "object", "catalogue")


def test_the_entry_is_told_with_its_file_and_the_conditions_that_hold(telling):
    recall = telling("Norway recalled its ambassador to Iran.", "dip:Recall")
    assert (recall.words, recall.entry, recall.file) == ("recalled", "recall", "ontology/lexicon/envoys.yaml")
    assert recall.sense == "verb; object: @envoy"


@pytest.mark.parametrize(
    ("text", "kind", "factuality", "turns", "source", "words"),
    [
        ("Norway does not plan to recall its envoy.", "dip:Recall", "Negated", ["plan", "not"], (), ()),
        ("Norway may recall its envoy.", "dip:Recall", "Possible", ["may"], (), ()),
        ("Iran said Norway had attacked it.", "dip:Assault", "Fact", [], ("Iran",), ("said",)),
        ("Norway reportedly recalled its envoy.", "dip:Recall", "Fact", [], ("somebody",), ("reportedly",)),
        ("Norway recalled its envoy.", "dip:Recall", "Fact", [], (), ()),
    ],
)
def test_what_turns_an_event_and_whose_words_it_is_are_told_with_their_cues(
    telling, text, kind, factuality, turns, source, words
):
    one = telling(text, kind)
    assert (one.factuality, [cue.words for cue in one.factuality_cues]) == (factuality, turns)
    assert (one.attributed_to, one.attribution_cues) == (source, words)


def test_a_time_is_told_with_its_words_and_days(telling):
    time = telling("Norway has backed Peru since 2014.", "dip:Support").time
    assert (time.words, str(time.earliest), time.latest) == ("since 2014", "2014-01-01", None)


@pytest.mark.parametrize(
    ("text", "word", "entry", "reason"),
    [
        ("The carmaker recalled 4,000 vans.", "recalled", "recall", 'needs object: @envoy; "vans" stands there'),
        ("The minister recalled.", "recalled", "recall", "needs object: @envoy; nothing stands there"),
        (
            "The talks were long.",
            "talks",
            "negotiate",
            "its conditions hold, but nobody is known who does it or takes part",
        ),
        (
            "It rained during the visit.",
            "visit",
            "make_visit",
            "its conditions hold, but nobody is known who does it or takes part",
        ),
        ("Spain signed an agreement with Italy.", "agreement", "accord", '"signed" (sign) tells it'),
    ],
)
def test_a_word_that_tells_nothing_has_its_reason(explain, text, word, entry, reason):
    silent = {(s.word, s.entry): s.reason for sentence in explain(text) for s in sentence.silent}
    assert silent[word, entry] == reason


def test_a_word_that_is_read_as_another_part_of_speech_says_so(explain):
    (sentence,) = explain("The leave was long.")
    assert [(s.word, s.reason) for s in sentence.silent] == [("leave", "it is read as a noun, and listed as a verb")]


def test_a_verb_that_only_supports_its_noun_is_not_called_silent(explain):
    (sentence,) = explain("France held talks with China.")
    assert "held" not in {s.word for s in sentence.silent}


def test_a_sentence_without_a_word_of_the_lexicon_is_there_all_the_same(explain):
    (sentence,) = explain("The harvest was poor.")
    assert (sentence.text, sentence.told, sentence.silent) == ("The harvest was poor.", (), ())


def test_a_document_of_several_parts_is_explained_whole(reader, tmp_path):
    text = "France recalled its ambassador to Australia.\n\n" + "The harvest was poor. " * 3000
    (tmp_path / "long.txt").write_text(text + "\n\nHe left. France thanked Peru.")
    (document,) = read_documents(tmp_path)
    kinds = [t.kind for s in reader.explain(document).sentences for t in s.told if t.file]
    assert kinds == [e.kind for e in reader.read(document).events] == ["dip:Recall", "dip:Support"]
