"""What names mean in the years of a text."""

import datetime as dt

import pytest

from kg.model import Document


@pytest.mark.parametrize(
    ("text", "year", "agent"),
    [
        ("Moscow protested.", 1968, "state/soviet-union"),
        ("The Kremlin protested.", 1968, "state/soviet-union"),
        ("The Russians protested.", 1956, "state/soviet-union"),
        ("Russia protested.", 1983, "state/soviet-union"),
        ("Prague protested.", 1977, "state/czechoslovakia"),
        ("Belgrade protested.", 1948, "state/yugoslavia"),
        ("Hanoi protested.", 1966, "state/north-vietnam"),
        ("Salisbury protested.", 1971, "state/rhodesia"),
        ("In 1968 Moscow protested.", None, "state/soviet-union"),
        ("Talks failed in 1961, 1963 and 1965. Moscow protested.", 2011, "state/soviet-union"),
        # today, and where nothing tells the year
        ("Moscow protested.", 2024, "state/RUS"),
        ("Moscow protested.", None, "state/RUS"),
        ("Russia protested.", 1991, "state/RUS"),
        ("Russia protested.", 1914, "state/RUS"),
        ("The treaty of 1987 has lapsed. Moscow protested.", 2019, "state/RUS"),
        ("Hanoi protested.", 1979, "state/VNM"),
        ("Belgrade protested.", 2008, "state/SRB"),
    ],
)
def test_a_former_state_is_meant_in_its_years_by_the_names_of_today(reader, text, year, agent):
    reading = reader.read(Document("text", text, date=dt.date(year, 5, 4) if year else None))
    assert [e.agent for e in reading.events if e.kind == "dip:Protest"] == [(agent,)]


def test_a_town_lies_in_the_state_of_the_years_of_the_text(reader):
    event = reader.read(Document("text", "Willy Brandt visited Moscow.", date=dt.date(1970, 8, 12))).events[0]
    assert event.recipient == ("state/soviet-union",)
    assert event.place == ("place/moscow-rus",)
