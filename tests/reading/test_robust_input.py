"""Text that is no prose: it takes bounded time, breaks nothing, and yields no nonsense."""

import datetime as dt
import time

import pytest

from kg.model import Document, Reading

#: Seconds of processor time for a text of 100,000 characters; several times what it takes.
LONGEST = 40.0

CLAUSE = "the minister of Chile met the envoy of Peru in Lima and "
TABLE = "Country | Capital | Envoy | Since\n" + "\n".join(
    f"{country} | {capital} | none | {year}"
    for country, capital, year in [("France", "Paris", 1991), ("Chile", "Santiago", 2003), ("Ghana", "Accra", 2010)]
)
CSV = "date,country,visits\n2021,France,12\n2022,Chile,7\n"
HEADLINES = "Paris recalls envoy\n\nChile, Peru sign deal\n\nTalks stall\n\nUN: 40 dead\n"


def assert_sound(reading: Reading) -> None:
    """Whatever was read lies in the text, and whoever is named is known."""
    text = reading.document.text
    known = {entity.id for entity in reading.entities} | {"actor/unnamed-source"}
    for thing in (*reading.events, *reading.relations):
        assert thing.evidence
        for e in thing.evidence:
            assert 0 <= e.sentence_begin <= e.begin < e.end <= e.sentence_end <= len(text)
    for event in reading.events:
        parties = (*event.agent, *event.recipient, *event.participant, *event.appointee)
        assert parties
        assert known.issuperset((*parties, *event.place, *event.topic, *event.office, *event.attributed_to))
    for mention in reading.mentions:
        assert text[mention.begin : mention.end].strip()


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "\n\n\n",
        ".",
        "....... ...",
        "\x00\x01\x02",
        "France\x00 recalled\x07 its\x1b ambassador.",
        "President of Chile; Paul Andersen President",
        "1 2 3 4 5 6 7 8 9 10 2020 1999 3,000 12.5 7/8",
        "😀 😀 🇫🇷 🤝 🇩🇪 👩‍👩‍👧‍👦",
        "e\u0301" * 200,
        "\u202eecnarF dellacer\u202c",
        "\ufeffFrance.",
        "x" * 5_000,
        "x-" * 500,
        "(" * 300,
        '"' * 300,
        "“" * 100 + "France" + "”" * 100,
        "https://example.org/" + "a/" * 300,
        "- \n" * 500,
        CSV,
        TABLE,
        "<p>France</p><script>alert('Chile')</script>",
        "SELECT ?s WHERE { ?s ?p ?o } LIMIT 10",
        "他说法国召回了大使。",
        "Франция отозвала посла.",
        "لقاء",
    ],
)
def test_what_is_no_prose_yields_no_event(read, text):
    reading = read(text)
    assert_sound(reading)
    assert [e for e in reading.events if e.agent] == []


@pytest.mark.parametrize(
    "text",
    [
        "FRANCE RECALLED ITS AMBASSADOR TO ALGERIA ON FRIDAY.",
        "france recalled its ambassador to algeria on friday",
        "France recalled its ambassador to Algeria then Algeria closed its embassy in Paris nobody knows why",
        "France recalled its ambassador...to Algeria!!! On Friday???",
        "France,recalled,its,ambassador,to,Algeria",
        "France\nrecalled\nits\nambassador\nto\nAlgeria.",
        "France   recalled \t its  ambassador   to   Algeria.",
        "France recalled its ambassador to Algeria.\r\nAlgeria protested.\r\n",
        HEADLINES,
        "He he he it it it they they they.",
        "Who recalled whom, which, that, whose, where?",
        "The the of of to to in in.",
        "Recall recall recall recall.",
        "Ambassador ambassador ambassador to to to France France France.",
        "President of President of President of France of France.",
        "He says so.\n12.31 Representatives of Azerbaijan and of the Karabakh Armenians will meet tomorrow.",
        "said said said that that that he said she said it said.",
    ],
)
def test_broken_prose_is_read_without_a_break(read, text):
    assert_sound(read(text))


@pytest.mark.parametrize(
    ("text", "kind", "agent", "recipient"),
    [
        ("France\nrecalled its ambassador\nto Algeria.", "dip:Recall", "state/FRA", "state/DZA"),
        ("France   recalled   its ambassador to   Algeria.", "dip:Recall", "state/FRA", "state/DZA"),
        ("PARIS, May 20 (Agency) - France recalled its ambassador to Algeria.", "dip:Recall", "state/FRA", "state/DZA"),
        ("France recalled its ambassador to Algeria", "dip:Recall", "state/FRA", "state/DZA"),
        ("FRANCE RECALLED ITS AMBASSADOR TO ALGERIA", "dip:Recall", "state/FRA", "state/DZA"),
        ("FRANCE RECALLED ITS AMBASSADOR TO ALGERIA\n\nParis is cold.", "dip:Recall", "state/FRA", "state/DZA"),
    ],
)
def test_layout_changes_nothing_in_what_is_said(read_one, text, kind, agent, recipient):
    event = read_one(text, kind)
    assert (event.agent, event.recipient) == ((agent,), (recipient,))


@pytest.mark.parametrize(
    "phrase",
    [
        CLAUSE,
        "They met the envoy in the old port and ",
        "Chile, Peru, Ghana, Norway, ",
        "the visit of the envoy of the king of ",
        "to meet to visit to sign to recall ",
        '"We met," he said, "and we signed," ',
        "who met who met who ",
    ],
)
def test_a_sentence_of_thousands_of_words_is_read_in_bounded_time(read, phrase):
    begin = time.process_time()
    assert_sound(read(phrase * (20_000 // len(phrase))))
    assert time.process_time() - begin < LONGEST / 5


@pytest.mark.parametrize(
    "text",
    [CLAUSE * (100_000 // len(CLAUSE)), "A" * 100_000],
    ids=["clauses", "one word"],
)
def test_a_hundred_thousand_characters_without_a_full_stop_are_read_in_bounded_time(read, text):
    begin = time.process_time()
    assert_sound(read(text))
    assert time.process_time() - begin < LONGEST


def test_the_oldest_and_the_latest_day_are_no_hindrance(reader):
    text = "France recalled its ambassador to Algeria two hundred years ago, and will in two thousand years."
    for day in (dt.date.min, dt.date.max):
        assert_sound(reader.read(Document("edge", text, date=day)))
