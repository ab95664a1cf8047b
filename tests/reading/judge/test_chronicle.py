"""Chronicles: what heads an entry, and what stands above its chapter."""

import datetime as dt

import pytest

from kg.model import Document
from kg.reading.reader import Reader

CHRONICLE = """\
1961
Feb. 3 – Mali recalls its ambassador from Dakar.
Sept. 7 – Modibo Keita visits Accra. On 9 September Ghana praises Mali.

== 1963 ==
Jan. 21 – Senegal and Mali sign a treaty of friendship in Kayes.

Dec. – Gambia protests against the treaty.

June 1964
3 June: Guinea condemns Portugal.
"""


@pytest.fixture(scope="module")
def reader():
    return Reader()


def dates(reader, text):
    reading = reader.read(Document("a", text, date=dt.date(1970, 12, 20)))
    return {event.kind.removeprefix("dip:"): event.when and event.when.date for event in reading.events}


def test_a_year_on_a_line_of_its_own_is_that_of_the_entries_below(reader):
    assert dates(reader, CHRONICLE) == {
        "Recall": "1961-02-03",
        "Visit": "1961-09-07",
        "Support": "1961-09-09",
        "TreatySigning": "1963-01-21",
        "Protest": "1963-12",
        "Accusation": "1964-06-03",
    }


def test_the_next_day_is_that_after_the_day_told_last(reader):
    text = (
        "On 6 December 1975, according to papers released in 2001, Mali praised Guinea. Ghana left Kigali the next day."
    )
    assert dates(reader, text + " Guinea blamed Ghana on 8 December.") == {
        "Support": "1975-12-06",
        "Withdrawal": "1975-12-07",
        "Accusation": "1970-12-08",
    }


def test_in_a_history_a_bare_month_goes_on_from_the_date_told_last():
    text = "Mali left Togo on 13 November 1955. In January Ghana praised Mali. In 1954 Chad recognised Benin."
    reading = Reader().read(Document("a", text + " By the end of the year it rained.", date=dt.date(1970, 12, 20)))
    assert {e.kind: e.when.date for e in reading.events if e.when} == {
        "dip:Withdrawal": "1955-11-13",
        "dip:Support": "1956-01",
        "dip:Recognition": "1954",
    }


def test_days_alone_on_their_lines_head_what_stands_below(reader):
    text = (
        "12 December 1961\nMali recalls its ambassador from Dakar. Togo praises Mali.\n\n"
        "Ghana had closed its embassy.\n\n"
        "30-31 December\nModibo Keita visits Accra.\n\n3 January\nGuinea condemns Portugal."
    )
    assert dates(reader, text) == {
        "Recall": "1961-12-12",
        "Support": "1961-12-12",
        "MissionClosed": None,
        "Visit": "1961-12",
        "Accusation": "1962-01-03",
    }


def test_years_alone_on_their_lines_head_what_stands_below(reader):
    text = "1961\nMali recalls its ambassador from Dakar.\n\n1962\nGuinea condemns Portugal."
    assert dates(reader, text) == {"Recall": "1961", "Accusation": "1962"}


def test_a_date_may_have_a_colon_or_a_full_stop_behind_it(reader):
    text = "1961\nFeb. 3. Mali breaks off relations\nwith Togo and condemns Portugal.\n\nMay 25: Togo praises Mali."
    assert dates(reader, text) == {
        "RelationsSevered": "1961-02-03",
        "Accusation": "1961-02-03",
        "Support": "1961-05-25",
    }


def test_one_date_alone_on_its_line_is_the_texts(reader):
    assert dates(reader, "12 December 1970\n\nMali today recalled its ambassador from Dakar.") == {
        "Recall": "1970-12-12"
    }


def test_a_text_may_say_below_it_when_it_was_issued(reader):
    text = "Mali has today recalled its ambassador from Dakar.\n\nBamako, 18 December 1970"
    assert dates(reader, text) == {"Recall": "1970-12-18"}
    assert dates(reader, text.replace("1970", "1960")) == {"Recall": "1970-12-20"}


def test_a_history_tells_its_year_by_a_range_or_an_end(reader):
    text = (
        "Mali and Ghana fought from 14 to 18 July 1959. On 26 July Mali praised Togo. "
        "The port was closed until 1961, when the two states signed a treaty on 30 October."
    )
    reading = reader.read(Document("a", text, date=dt.date(1970, 12, 20)))
    days = {event.kind: event.when.date for event in reading.events if event.when}
    assert (days["dip:Support"], days["dip:TreatySigning"]) == ("1959-07-26", "1961-10-30")


def test_a_year_above_a_report_dates_nothing(reader):
    text = "1961\n\nMali recalled its ambassador from Dakar on 3 February. Ghana praised Senegal in May."
    assert dates(reader, text) == {"Recall": "1970-02-03", "Support": "1970-05"}


DAYS = """\
Chronology: the quarrel of Mali and Togo, 1975-76

28 December. Mali severs relations with Togo. Ghana, whose envoy was killed in Lome, protests the following day.

30-31 December. The talks of Senegal and Togo last five days. Guinea accuses Togo.

11 March. Presidents Keita and Eyadema meet in Niamey. "Togo will pay for it," says Mali.
"""


def test_a_day_with_a_full_stop_heads_an_entry_in_the_years_of_the_title(reader):
    assert dates(reader, DAYS) == {
        "RelationsSevered": "1975-12-28",
        "Assault": None,
        "Protest": "1975-12-29",
        "Accusation": "1975-12",
        "Meeting": "1976-03-11",
        "PublicStatement": "1976-03-11",
    }


def test_in_wrapped_text_a_day_at_the_head_of_a_line_may_end_a_sentence(reader):
    text = "The president of Mali, who had long refused to go, at last visited Accra on\n3 May. Ghana condemned Togo."
    assert dates(reader, text)["Accusation"] is None
