"""A line that ended on purpose ends a sentence; a wrapped one does not."""

import pytest

from kg.reading.lines import entry_head, find_breaks

WRAPPED = (
    "The foreign ministers of the two countries met in the capital on Monday to\n"
    "Prepare the visit of the president, who is expected next month, and to sign\n"
    "an agreement on fisheries. Nothing else was said.\n"
)


def begins(text):
    return [text[at:].split(maxsplit=1)[0] for at in sorted(find_breaks(text))]


def test_wrapped_text_has_no_breaks():
    assert begins(WRAPPED) == []


def test_a_short_heading_above_wrapped_text_ends():
    assert begins("Ministers meet\n" + WRAPPED) == ["The"]


@pytest.mark.parametrize(
    "head",
    [
        "17 October 1966 - ",
        "October 1966: ",
        "1966 – ",
        "14:20 - ",
        "1966-10-17: ",
        "2 May: ",
        "May 2, 1990 — ",
        "9.30 am: ",
        "2 May. ",
        "30 April-2 May. ",
        "4-6 Sept. ",
    ],
)
def test_the_head_of_an_entry_is_parted_from_it_wherever_the_line_stands(head):
    assert begins(f"{head}Botswana is admitted.") == ["Botswana"]
    assert begins(f"It was late.\n{head}Botswana is admitted.")[-1] == "Botswana"


@pytest.mark.parametrize(
    "line", ["1,200 soldiers - all of them Swiss.", "The talks: nothing.", "In 1966 - a bad year."]
)
def test_other_lines_with_colons_and_dashes_have_no_head(line):
    assert entry_head(line, 0) is None


def test_headlines_below_each_other_are_sentences_of_their_own():
    text = "France recalls envoy\nUN meets on Haiti\nIran and Iraq sign accord on the river\nChina protests\n"
    assert begins(text) == ["UN", "Iran", "China"]
