"""From the graph to the sentences and from the sentences to the graph, in a real browser."""

import pytest
from page_driver import click_node

pytestmark = pytest.mark.browser


def test_a_click_on_a_thing_shows_its_sentences_with_the_words_marked(open_page, history_page):
    page = open_page(history_page)
    click_node(page, "state/TWN")
    assert page.locator("#card h2").inner_text() == "Taiwan"
    assert page.locator("#card article").count() == 2
    marked = page.locator("#card mark").all_inner_texts()
    assert sorted(marked) == ["accused Washington of bad faith", "broke off relations with Taiwan"]


def test_two_sources_that_disagree_stand_on_one_card_each_with_whose_words_it_is(open_page, history_page):
    page = open_page(history_page)
    square = page.evaluate(
        "[...document.querySelectorAll('#page-nodes')].flatMap(e => JSON.parse(e.textContent))"
        ".find(n => n.label === 'Soviet Union places missiles in Cuba').id"
    )
    click_node(page, square)
    accounts = page.locator("#card .accounts")
    assert "others deny it" in accounts.locator("> p").inner_text()
    assert accounts.locator(".badge").all_inner_texts() == ["Claimed", "Negated or denied"]
    assert accounts.locator(".claim").all_inner_texts() == [
        "according to Adlai Stevenson",
        "according to Valerian Zorin",
    ]
    assert accounts.locator("blockquote").all_inner_texts() == [
        "Adlai Stevenson accused the Soviet Union of placing missiles in Cuba.",
        "Valerian Zorin denied that the Soviet Union had placed missiles in Cuba.",
    ]


def test_a_sentence_of_the_article_shows_what_it_says(open_page, history_page):
    page = open_page(history_page)
    page.click("#shelf")
    page.locator("#library li button", has_text="A border opens").click()
    page.locator(".sentence", has_text="Ethiopia will reopen").click()
    assert page.locator("#card h3").all_inner_texts() == ["Ethiopia to reopen its embassy in Asmara"]
    assert page.locator("#text mark").all_inner_texts() == ["reopen its embassy in Asmara"]


def test_a_quote_opens_its_article_at_the_sentence(open_page, history_page):
    page = open_page(history_page)
    click_node(page, "state/TWN")
    page.locator("#card figcaption button").first.click()
    assert page.locator("#heading h2").inner_text() == "The week that changed the world"
    assert "broke off relations with Taiwan" in page.locator("#text mark").all_inner_texts()


def test_the_list_of_articles_is_searched_in_their_texts_and_walked_by_arrows(open_page, history_page):
    page = open_page(history_page)
    page.click("#shelf")
    assert page.locator("#library li:visible").count() == 7
    page.keyboard.type("adlai cubá")
    assert page.locator("#library [role=status]").inner_text() == "1 of 7 articles"
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    assert page.locator("#heading h2").inner_text() == "Quarantine"
    assert not page.locator("#library").is_visible()
    assert page.locator("#shelves .number").inner_text() == "7 of 7"


def test_the_address_restores_the_open_article(open_page, history_page):
    page = open_page(history_page)
    page.get_by_role("button", name="Older article").click()
    title = page.locator("#heading h2").inner_text()
    assert open_page(history_page, "#" + page.url.partition("#")[2]).locator("#heading h2").inner_text() == title
