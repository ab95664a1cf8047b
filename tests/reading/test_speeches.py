"""A record tells who speaks by labels, and "we" is whom the speaker speaks for."""

import time

import pytest

from kg.model import Document
from kg.reading.speeches import find_speeches


def labels(text):
    return [text[s.begin : s.label_end] for s in find_speeches(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mr. Lee (Manchester, Gorton): I ask the Minister.", ["Mr. Lee (Manchester, Gorton)"]),
        ("MR. BURNS: Good morning.\n\nQUESTION: Any news?", ["MR. BURNS", "QUESTION"]),
        ("AFP: Will China vote?\n\nSpokesperson: We will see.", ["AFP", "Spokesperson"]),
        ("Rt. Hon. ANN HOLT (Prime Minister): I regret this.", ["Rt. Hon. ANN HOLT (Prime Minister)"]),
        ("The Minister of State (Sir John Hall): We deny it.", ["The Minister of State (Sir John Hall)"]),
    ],
)
def test_a_label_is_a_name_or_part_before_a_colon(text, expected):
    assert labels(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Minister: Talks to resume on Monday\n\nLIMA, May 3 - The minister said no.",
        "Peru: Lawmakers met.\n\nChile: The president left.",
        "Mr. Lee said one thing: Peace.",
        "The rest is known: Mali left.",
    ],
)
def test_other_colons_are_no_labels(text):
    assert labels(text) == []


def test_a_heading_ends_a_speech():
    text = "Mr. Lee: I agree.\n\nWe thank Peru.\n\nOther business\n\nThe House rose."
    (speech,) = find_speeches(text)
    assert text[speech.body : speech.end] == "I agree.\n\nWe thank Peru."


RECORD = """Mr. Berg (Norway): We have recalled our ambassador to Iran. I regret this step.

Mrs. Diallo (Guinea): Guinea condemns the attack on the convoy."""
BRIEFING = """Spokesperson: China has made its position clear. We urge Japan to return the vessel.

Reuters: Has Beijing summoned the Japanese ambassador?

Spokesperson: China has lodged a protest with Tokyo. China will not accept it."""


def told(reader, text):
    return {(e.kind, e.agent, e.attributed_to) for e in reader.read(Document("record", text)).events}


def test_who_speaks_in_a_record_says_it_and_is_meant_by_we(reader):
    events = told(reader, RECORD)
    assert ("dip:Recall", ("state/NOR",), ("person/berg",)) in events
    assert ("dip:PublicStatement", ("person/berg",), ()) in events
    assert ("dip:Accusation", ("state/GIN",), ("person/diallo",)) in events


def test_a_spokesperson_is_that_of_the_state_which_a_briefing_is_about(reader):
    events = told(reader, BRIEFING)
    assert ("dip:Request", ("office/spokesperson-of-china",), ()) in events
    assert ("dip:Protest", ("state/CHN",), ("office/spokesperson-of-china",)) in events


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("ON MALI\n\nThe junta rejects the plan.", ("dip:Rejection", ("state/MLI",), ())),
        ("Peru and Chile met. Both Governments signed it.", ("dip:TreatySigning", ("state/CHL", "state/PER"), ())),
        ("The Government of Angola thanked Malta.", ("dip:Support", ("state/AGO",), ())),
        ("China's delegate urged Peru to leave.", ("dip:Request", ("office/delegate-of-china",), ())),
        ("We call on the parties in Niger to talk. Sudan calls on all Haitian parties to disarm.",
         ("dip:Request", ("state/SDN",), ())),
        ("The Vice Minister of Peru, Ana Paz, met the Minister of Chile, Luis Rey. The Ministers signed an accord.",
         ("dip:TreatySigning", ("person/ana-paz", "person/luis-rey"), ())),
        ("Chad held the Fifth Round of the Political Dialogue.", ("dip:Negotiation", ("state/TCD",), ())),
        ("The visit to Peru of the President of Fiji ended.", ("dip:Visit", ("office/president-of-fiji",), ())),
    ],
)  # fmt: skip
def test_words_of_offices_mean_whom_they_mean_elsewhere(reader, text, event):
    assert event in {(k, tuple(sorted(a)), by) for k, a, by in told(reader, text)}


RESOLUTION = """The Security Council,

Condemning the shelling of Heglig,

1. Demands that Chad withdraw its forces;

2. Calls upon the Governments of Chad and Libya to resume negotiations;

3. Requests the Secretary-General to report in May."""


def test_the_paragraphs_of_a_resolution_are_done_by_whoever_stands_above_them(reader):
    events = reader.read(Document("resolution", RESOLUTION)).events
    spoken = [(e.kind, e.recipient) for e in events if e.agent == ("org/united-nations-security-council",)]
    assert spoken == [
        ("dip:Accusation", ()),
        ("dip:Request", ("state/TCD",)),
        ("dip:Request", ("state/TCD", "state/LBY")),
        ("dip:Request", ("office/secretary-general-of-united-nations",)),
    ]


def test_a_heading_without_a_comma_does_nothing(reader):
    assert told(reader, "The Hague\n\nRecalls of products are rare.") == set()


def test_we_of_a_release_is_the_state_of_its_letterhead(reader):
    text = "REPUBLIC OF TURKEY\nMINISTRY OF FOREIGN AFFAIRS\n\nWe strongly condemn the attack in Mogadishu."
    assert ("dip:Accusation", ("state/TUR",), ()) in told(reader, text)


def test_a_record_of_very_many_speeches_takes_no_time():
    began = time.process_time()
    assert len(find_speeches("Mr. Berg: We met.\n" * 50_000)) == 50_000
    assert time.process_time() - began < 5


def test_we_of_a_body_of_an_organisation_is_the_organisation_wherever_it_sits(reader):
    heading = "Council of the European Union\nPress remarks, Brussels, 4 May 2022"
    text = f"{heading}\n\nSPOKESPERSON: We have agreed new sanctions on Belarus."
    assert ("dip:Sanction", ("org/european-union",), ("office/spokesperson-of-european-union",)) in told(reader, text)


def test_our_side_and_an_answer_in_a_briefing_are_of_the_state_whose_ministry_holds_it(reader):
    heading = "Ministry of Foreign Affairs, Lima, 4 May 2022"
    text = f"{heading}\n\nAnswer: Chile has complained to our side. We have rejected it."
    kinds = {(e.kind, e.recipient) for e in reader.read(Document("record", text)).events}
    assert ("dip:Accusation", ("state/PER",)) in kinds


def test_a_council_that_stands_alone_above_the_paragraphs_acts_under_its_short_name(reader):
    text = "The Peace and Security Council of the African Union met.\n\nCouncil,\n\n1. Condemns the raid by Chad;\n"
    acts = {(e.kind, e.agent) for e in reader.read(text).events}
    assert ("dip:Accusation", ("org/african-union-peace-and-security-council",)) in acts
    assert told(reader, "Excellency,\n\nCondemns the raid.") == set()
