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


def test_search_finds_articles_by_what_no_statement_was_read_from(open_page, history_page):
    page = open_page(history_page)
    page.fill("#search", "dialogue had won")
    assert page.locator("#hits .hit").all_inner_texts() == ["¶\nA handshake in Beijing\nGulf Letter"]


def test_search_says_when_nothing_is_found(open_page, history_page):
    page = open_page(history_page)
    page.fill("#search", "zebra")
    assert "Nothing on this page" in page.locator("#hits").inner_text()


def test_search_finds_who_holds_an_office_and_marks_the_words(open_page, history_page):
    page = open_page(history_page)
    page.fill("#search", "prime eth")
    row = page.locator("#hits .hit", has_text="Abiy Ahmed").first
    assert row.locator(".hint").inner_text() == "Prime Minister of Ethiopia"
    assert row.locator("mark").all_inner_texts() == ["Prime", "Eth"]


def test_search_shows_the_other_name_that_it_found(open_page, history_page):
    page = open_page(history_page)
    page.fill("#search", "хрущев")
    assert "Хрущ" in page.locator("#hits .hint mark").first.inner_text()
    assert page.locator("#live").inner_text() == "1 result"
