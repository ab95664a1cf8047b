import pytest

from kg.reading.formats.wrapping import ends_sentence, unwrap, unwrap_columns

COLUMN = """\
KABUL, 13 May - The foreign minister of Pakistan said on Friday that an
ambassador would be sent to Kabul, the first since 2021, and that Ishaq
Dar would go there. China hosted the talks.

Nothing more was said by the ministry."""


def test_a_column_is_undone_letter_for_letter_and_paragraphs_stay():
    text = unwrap_columns(COLUMN)
    assert text == COLUMN.replace("that an\n", "that an ").replace("Ishaq\n", "Ishaq ")
    assert len(text) == len(COLUMN)


@pytest.mark.parametrize(
    "text",
    [
        "Envoy named\nPakistan named an envoy on Friday, the first since the Taliban took power.\nIt is the first.",
        "A paragraph in one line.\nAnother in one line.\n\nA third.",
        "Paris\nLondon\nRome",
        "One line.",
        "",
        "\n\n",
    ],
)
def test_what_is_no_column_stays(text):
    assert unwrap_columns(text) == text


def test_a_small_letter_goes_on_where_no_sentence_ended():
    assert (
        unwrap_columns("Paris recalled its envoy\nto Rome,\nas said.\nnext")
        == "Paris recalled its envoy to Rome, as said.\nnext"
    )


@pytest.mark.parametrize(
    ("split", "whole"),
    [
        ("diplo-\nmatic", "diplomatic"),
        ("Paris-\nBerlin", "Paris-Berlin"),
        ("well-\nknown, well-known", "well-known, well-known"),
        ("a mid-2019-\n20 term", "a mid-2019-20 term"),
        ("said -\nand left", "said - and left"),
        ("one\n\ntwo", "one\n\ntwo"),
    ],
)
def test_a_split_word_is_mended(split, whole):
    assert unwrap(split, 0) == whole


def test_a_long_column_takes_no_time_that_grows_with_its_square():
    text = ("word " * 13 + "word\n") * 20_000
    assert unwrap_columns(text).count("\n") == 1


@pytest.mark.parametrize(
    ("line", "ended"), [("He left.", True), ("He “left.”", True), ("He left, ", False), ("", False)]
)
def test_a_sentence_ends_with_its_mark_and_quotes(line, ended):
    assert ends_sentence(line) is ended
