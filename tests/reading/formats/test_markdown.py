import datetime as dt
import io

import pytest

from kg.errors import DocumentError
from kg.reading.formats.markdown import read_markdown


def read(text):
    [draft] = read_markdown("a.md", io.BufferedReader(io.BytesIO(text.encode())))
    return draft


def test_front_matter_describes_the_document():
    draft = read(
        "---\nTitle: An envoy\ndate: 2025-05-13\nsource: https://example.org/a\npublisher: 'The Daily: World'\n"
        "id: 0012\nlanguage: en\ntags: [a, b]\nlayout: post\n---\nThe text.\n"
    )
    assert draft.text == "The text."
    assert (draft.title, draft.date, draft.id, draft.language) == ("An envoy", dt.date(2025, 5, 13), "0012", "en")
    assert (draft.source, draft.publisher) == ("https://example.org/a", "The Daily: World")


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("---\ntitle: A\n\nText.", "a.md:1: the front matter is never closed."),
        (
            "---\ntitle: A: B\ndate: 2025-05-13\n---\nText.",
            "a.md:2: the front matter is not YAML (mapping values are not",
        ),
        ("---\ntitle: A\ndate: [2025-05-13\n---\nText.", "a.md:4: the front matter is not YAML"),
        ("---\ntitle: A\ndate: 2025-13-40\n---\nText.", 'a.md:3: the date "2025-13-40" is not a day. Write it as'),
        ("---\ntitle: A\ndate: 13 May 2025\n---\nText.", 'a.md:3: the date "13 May 2025" is not a day. Write it as'),
        ("---\ntitle: A\nsource: [a, b]\n---\nText.", 'a.md:3: the field "source" holds more than one value.'),
        ("---\ntitle: A\n\ntitle: B\n---\nText.", 'a.md:4: the field "title" stands twice, first in line 2.'),
        ("---\n- title: A\n---\nText.", "a.md:2: the front matter is no list of fields."),
    ],
)
def test_faults_of_front_matter_are_told_with_their_line(text, problem):
    with pytest.raises(DocumentError) as told:
        read(text)
    assert str(told.value)[: len(problem)] == problem


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("No front matter.", "No front matter."),
        ("---\n\nA rule, no front matter.\n\n---\n\nMore.", "A rule, no front matter.\n\nMore."),
        ("---\n---\nText.", "Text."),
        ("---\ntitle:\ndate: ~\n---\nText.", "Text."),
        ("---\n# nothing stated\n---\nText.", "Text."),
    ],
)
def test_what_is_no_statement_states_nothing(text, words):
    draft = read(text)
    assert (draft.text, draft.title, draft.date) == (words, None, None)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("## Envoy *named*\n\nOn **Friday**, `he` left.", "Envoy named\n\nOn Friday, he left."),
        ("See [the note](http://x.org/a_b) and <http://y.org>.", "See the note and http://y.org."),
        ("[Reuters] said [so][1].\n\n[1]: http://x.org", "[Reuters] said so."),
        ("- Paris left.\n- Rome stayed.\n\n1. One.", "Paris left.\n\nRome stayed.\n\nOne."),
        ("> We welcome it.\n\nHe said.", "We welcome it.\n\nHe said."),
        ("A&amp;B ![the envoy](e.png) <b>left</b>.<!-- no -->", "A&B the envoy left."),
        ("1986. A great year.", "1986. A great year."),
        ("the snake_case_word and 2 * 3 * 4", "the snake_case_word and 2 * 3 * 4"),
        ("| State | Envoy |\n|---|---|\n| Iran | none |", "State\n\nEnvoy\n\nIran\n\nnone"),
        ("<div>\nParis left.\n</div>", "Paris left."),
        (
            "Headline of the day\nParis recalled its envoy\nto Rome.",
            "Headline of the day\nParis recalled its envoy to Rome.",
        ),
    ],
)
def test_marks_go_and_words_stay(text, words):
    assert read(text).text == words


def test_a_heading_that_begins_the_text_is_its_title_unless_one_is_stated():
    assert read("# Envoy **named**\n\nText.").title == "Envoy named"
    assert read("---\ntitle: Stated\n---\n# Envoy named\n\nText.").title == "Stated"
    assert read("Text.\n\n# Later").title is None
