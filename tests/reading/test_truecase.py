"""A line in capitals is read as if it were written in the usual letters, and every offset counts in what was given."""

import pytest

from kg.reading.truecase import Truecaser


@pytest.fixture(scope="session")
def truecaser(reader):
    return Truecaser(reader.reference, reader.nlp)


@pytest.mark.parametrize(
    ("given", "usual"),
    [
        ("FRANCE RECALLS AMBASSADOR FROM AUSTRALIA", "France recalls ambassador from Australia"),
        ("TURKEY AND CHAD SIGN DEAL", "Turkey and Chad sign deal"),
        ("U.S. AND CUBA RESTORE TIES", "U.S. and Cuba restore ties"),
        ("US ENVOY LEAVES NORTH KOREA", "US envoy leaves North Korea"),
        ("WHO WILL LEAD THE EU AND NATO?", "Who will lead the EU and NATO?"),
        ("MINISTER CALLS FOR TALKS IN PRETORIA", "Minister calls for talks in Pretoria"),
        ("HE LEFT. PRESIDENT KAUNDA STAYED", "He left. President Kaunda stayed"),
        ("THE VISIT MAY END ON 3 MAY", "The visit may end on 3 May"),
        ("TROOPS MARCH ON FRIDAY", "Troops march on Friday"),
        ("ZIMBABWE\u2019S MUGABE MEETS XANANA GUSMAO", "Zimbabwe\u2019s Mugabe meets Xanana Gusmao"),
    ],
)
def test_names_keep_a_capital_and_words_lose_theirs(truecaser, given, usual):
    assert truecaser.apply(given) == usual


@pytest.mark.parametrize(
    ("given", "usual"),
    [
        ("Iceland Recalls Envoy From London", "Iceland recalls envoy from London"),
        ("Foreign Ministry Summons Ambassador of Chad", "Foreign ministry summons ambassador of Chad"),
        ("Minister Says Talks With Togo Will Resume", "Minister says talks with Togo will resume"),
        ("Expels Advisers; Seeks Help From U.N.", "expels advisers; seeks help from U.N."),
        ("Bush Tells Nation to Prepare for War\nBush left.", "Bush tells nation to prepare for war\nBush left."),
    ],
)
def test_a_headline_that_writes_each_word_large_loses_them_too(truecaser, given, usual):
    assert truecaser.apply(given) == usual


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Conference of Heads of State and Government",
        "Joint Statement on the Meeting of the Council of Ministers",
        "Treaty Between Peru and Chile",
        "Demands Grow for Sanctions on Khartoum",
        "The Minister of Finance Visits Togo.",
        "UN SECURITY",
        "NATO, EU",
        "France RECALLS its ambassador",
        "France recalled its ambassador.\nThe UN and the EU protested.",
        "GENEVA, 24 November (Agency) - The talks ended.",
        "1 2 3 4 - - -",
    ],
)
def test_what_is_not_a_line_in_capitals_stays(truecaser, text):
    assert truecaser.apply(text) == text


def test_other_lines_of_the_text_tell_what_is_a_name(truecaser):
    body = "On Friday Bush met Blair. The bush was green."
    assert truecaser.apply(f"ENVOYS MEET BLAIR AND BUSH\n{body}") == f"Envoys meet Blair and bush\n{body}"


@pytest.mark.parametrize(
    "text", ["\u0130STANBUL HOSTS TALKS \u0130N MAY", "STRA\u1e9eE UND \ufb01 IN BERLIN", "A\r\nB C D\u2028E F G"]
)
def test_every_character_keeps_its_place(truecaser, text):
    usual = truecaser.apply(text)
    assert len(usual) == len(text)
    assert usual.upper() == text.upper()


def test_a_cable_in_capitals_is_read_and_its_words_are_found_in_the_text(read):
    text = "KENYA RECALLS AMBASSADOR FROM SOMALIA\n\nMINISTER ARRIVED IN CAIRO ON 3 MARCH 1974 FOR TALKS WITH EGYPT."
    reading = read(text)
    assert ("dip:Recall", ("state/KEN",), ("state/SOM",)) in [(e.kind, e.agent, e.recipient) for e in reading.events]
    (visit,) = (e for e in reading.events if e.kind == "dip:Visit")
    assert visit.when.date == "1974-03-03"
    assert text[visit.evidence[0].begin :].startswith("MINISTER ARRIVED IN CAIRO")


@pytest.mark.parametrize(
    "text", ["ALL RIGHTS RESERVED BY THE AGENCY", "TERMS AND CONDITIONS OF USE", "NAME DATE PLACE ENVOY"]
)
def test_a_heading_that_tells_nothing_yields_no_event(read, text):
    assert [e for e in read(text).events if e.agent or e.recipient] == []
