"""Paths between two, and neighbours that come and go, in a real browser."""

import pytest
from page_driver import click_node, read_label_boxes

from kg.view.render import render_page

pytestmark = pytest.mark.browser

READ = "globalThis.page.network.getPositions()"


@pytest.fixture(scope="session")
def small_page(ask_history):
    """A page that draws little of what it holds."""
    return render_page(ask_history, title="Seven moments", limit=20)


def ask_path(page, start, end):
    page.get_by_label("From", exact=True).first.fill(start)
    page.get_by_label("To", exact=True).first.fill(end)
    page.keyboard.press("Enter")


def test_a_path_shows_each_step_with_its_sentence(open_page, history_page):
    page = open_page(history_page)
    page.click("#between")
    ask_path(page, "taiwan", "Iran")
    assert page.locator("#card h2").inner_text() == "Taiwan to Iran"
    assert page.locator("#card h3.part").inner_text() == "Way 1: Taiwan → United States → China → Iran"
    steps = page.locator("#card h4.part").all_inner_texts()
    assert [step.split(" (")[0] for step in steps] == [
        "Taiwan – United States",
        "United States – China",
        "China – Iran",
    ]
    assert "China mediated." in page.locator("#card blockquote").all_inner_texts()
    again = open_page(history_page, "#" + page.url.partition("#")[2])
    assert again.locator("#card h4.part").all_inner_texts() == steps


def test_a_path_keeps_to_what_passes_the_filters_and_says_where_there_is_none(open_page, history_page):
    page = open_page(history_page)
    page.locator("label[data-key=talks] input").uncheck()
    page.click("#between")
    ask_path(page, "Anwar Sadat", "Israel")
    assert page.locator("#path .verdict").inner_text() == (
        "Nothing that passes the filters joins Anwar Sadat and Israel."
    )
    ask_path(page, "Atlantis", "Israel")
    assert "Atlantis" in page.locator("#path .verdict").inner_text()


def test_a_path_can_be_chosen_by_clicking_its_ends(open_page, history_page):
    page = open_page(history_page)
    click_node(page, "state/GBR")
    page.get_by_role("button", name="Path from here").click()
    click_node(page, "state/ARG")
    assert page.locator("#card h2").inner_text() == "United Kingdom to Argentina"
    page.get_by_label("From", exact=True).first.focus()
    page.keyboard.press("Escape")
    assert page.locator("#path").is_hidden()


def test_neighbours_come_beside_what_is_there_and_go_again(open_page, small_page):
    page = open_page(small_page)
    before = page.evaluate(READ)
    assert "not drawn yet" in page.locator("#shown").inner_text()
    click_node(page, "state/CHN")
    page.locator("[data-act=open]").click()
    after = page.evaluate(READ)
    assert before.items() < after.items()
    assert "place/beijing-chn" in after
    again = open_page(small_page, "#" + page.url.partition("#")[2])
    assert again.evaluate(READ) == after
    page.keyboard.press("Escape")
    page.focus("#network")
    click_node(page, "state/CHN")
    page.keyboard.press("c")
    assert len(page.evaluate(READ)) < len(after)
    page.keyboard.press("e")
    assert page.evaluate(READ) == after
    page.get_by_role("button", name="Draw only what was drawn at first").click()
    assert page.evaluate(READ) == before


def test_steps_of_an_address_draw_what_passes_its_filters_and_pass_over_what_is_not_here(open_page, small_page):
    page = open_page(small_page, "#without=family+talks&step=open+constructor&step=gone+x&step=open+state%2FCHN")
    families = page.evaluate(
        "(() => { const { first, statements } = JSON.parse(document.getElementById('page-data').textContent);"
        "return [...globalThis.page.state.drawn].filter(i => !first.includes(i)).map(i => statements[i].family); })()"
    )
    assert families
    assert "talks" not in families


def test_what_is_not_drawn_comes_by_search_without_lying_on_anything(open_page, small_page):
    page = open_page(small_page)
    before = page.evaluate(READ)
    page.fill("#search", "kissinger")
    page.keyboard.press("Enter")
    assert page.locator("#card h2").inner_text() == "Henry Kissinger"
    after = page.evaluate(READ)
    assert "person/henry-kissinger" in after
    assert before.items() < after.items()
    page.click("#fit")
    boxes = read_label_boxes(page)
    for place, (one, left, right, top, bottom) in enumerate(boxes):
        for other, l2, r2, t2, b2 in boxes[place + 1 :]:
            assert right <= l2 or r2 <= left or bottom <= t2 or b2 <= top, (one, other)


def test_the_numbers_of_a_page_that_draws_little_add_up(open_page, small_page):
    page = open_page(small_page)
    told = page.locator("#shown").inner_text()
    shown, whole = (int(word) for word in told.split(" statements")[0].split(" · ")[-1].split(" of "))
    rest = sum(int(part.split()[0]) for part in told.split(" · ")[3:])
    assert shown + rest == whole == 47
