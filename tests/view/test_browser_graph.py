"""The drawing: where things are, what is folded, how it is walked, in a real browser."""

import pytest
from history_graph import GraphBuilder, ask_store, read_history
from page_driver import click_node, read_label_boxes

from kg.view.render import render_page

pytestmark = pytest.mark.browser


def test_positions_are_the_same_on_two_loads_and_while_filtering(open_page, history_page):
    read = "globalThis.page.network.getPositions()"
    page, again = open_page(history_page), open_page(history_page)
    before = page.evaluate(read)
    assert before == again.evaluate(read)
    page.locator("label[data-key=state] input").uncheck()
    page.click("#fold")
    after = page.evaluate(read)
    assert 20 < len(after) < len(before)
    assert after.items() <= before.items()


def test_no_two_labels_overlap_at_start(open_page, history_page):
    page = open_page(history_page)
    boxes = read_label_boxes(page)
    assert len(boxes) > 40
    for i, (one, left, right, top, bottom) in enumerate(boxes):
        for other, l2, r2, t2, b2 in boxes[i + 1 :]:
            assert right <= l2 or r2 <= left or bottom <= t2 or b2 <= top, (one, other)


def test_actors_only_folds_events_into_lines_that_list_them(open_page, history_page):
    page = open_page(history_page)
    page.click("#fold")
    middle = page.evaluate(
        "(() => { const n = globalThis.page.network, [a, b] = ['state/GBR', 'state/ARG'].map(id => n.getPosition(id));"
        "return n.canvasToDOM({ x: a.x + (b.x - a.x) * 0.4, y: a.y + (b.y - a.y) * 0.4 }); })()"
    )
    frame = page.locator("#network").bounding_box()
    page.mouse.click(frame["x"] + middle["x"], frame["y"] + middle["y"])
    assert page.locator("#card h2").inner_text() == "Argentina and United Kingdom"
    assert page.locator("#card article").count() == 2


def test_actors_only_says_what_has_no_line_and_joins_a_person_to_whose_office_it_holds(open_page, history_page):
    page = open_page(history_page)
    page.click("#fold")
    shown = page.locator("#shown").inner_text()
    assert "47 statements" in shown
    assert "name fewer than two actors and have no line" in shown
    drawn = page.evaluate("globalThis.page.network.getPositions()")
    assert not any(name.startswith(("place/", "office/", "event/")) for name in drawn)
    click_node(page, "state/ETH")
    page.focus("#network")
    titles = set()
    for _ in range(3):
        page.keyboard.press("l")
        titles.add(page.locator("#card h2").inner_text())
    assert {"Abiy Ahmed and Ethiopia", "Eritrea and Ethiopia"} <= titles


def test_the_graph_can_be_walked_by_keyboard_alone(open_page, history_page):
    page = open_page(history_page)
    page.focus("#network")
    page.keyboard.press("ArrowRight")
    first = page.locator("#card h2, #card h3").first.inner_text()
    page.keyboard.press("ArrowRight")
    assert page.locator("#card h2, #card h3").first.inner_text() != first
    assert page.locator("#live").inner_text()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "card"
    page.keyboard.press("Escape")
    assert page.locator("#card h2").inner_text() == "Read the graph"


def test_one_of_a_kind_is_told_in_the_singular(open_page):
    notes = read_history()
    one = {**notes, "documents": {"cuba-1962": notes["documents"]["cuba-1962"]}, "relations": []}
    one["events"] = [event for event in notes["events"] if event["doc"] == "cuba-1962"][:1]
    page = open_page(render_page(ask_store(GraphBuilder(one).store), title="One"))
    assert "1 statement · 1 article" in page.locator("#shown").inner_text().replace("\n", " ")
