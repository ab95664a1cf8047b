"""Search over names, aliases and sentences, in a real browser."""

import pytest

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("khrush", "Nikita Khrushchev"),
        ("хрущев", "Nikita Khrushchev"),
        ("毛泽东", "Mao Zedong"),
        ("السادات", "Anwar Sadat"),
    ],
)
def test_search_finds_names_of_any_script_without_accents(open_page, history_page, words, title):
    page = open_page(history_page)
    page.keyboard.press("/")
    page.keyboard.type(words)
    page.keyboard.press("Enter")
    assert page.locator("#card h2").inner_text() == title


def test_search_finds_sentences_and_arrows_choose_among_them(open_page, history_page):
    page = open_page(history_page)
    page.fill("#search", "hold back")
    page.locator("#hits .hit").first.wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    assert "U Thant asked both sides" in page.locator("#hits [aria-selected=true]").inner_text()
    page.keyboard.press("Enter")
    assert page.locator("#text .chosen").inner_text() == "U Thant asked both sides to hold back."


def test_search_says_when_nothing_is_found(open_page, history_page):
    page = open_page(history_page)
    page.fill("#search", "zebra")
    assert "Nothing on this page" in page.locator("#hits").inner_text()
