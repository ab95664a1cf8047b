"""What an event is about, in the words of the text."""

import pytest


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("Kenya launched an inquiry into the sale of land.", "sale of land"),
        ("The Umma Party will boycott the presidential poll.", "presidential poll"),
        ("Peru imposed sanctions on Chile.", None),
        ("Peru and Chile held the talks.", None),
    ],
)
def test_a_thing_that_is_known_is_what_the_event_is_about(reader, text, topic):
    (event,) = reader.read(text).events
    assert event.topic_text == topic
