"""The page for those who hear it, use no mouse, or want no motion; axe-core judges it in a real browser."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from page_driver import click_node

pytestmark = pytest.mark.browser

PHONE = {"viewport": {"width": 390, "height": 844}}


def find_faults(page):
    """Return what axe-core finds serious or worse, with where it stands."""
    return [
        (fault["id"], node["target"], node["failureSummary"])
        for fault in Axe().run(page).response["violations"]
        if fault["impact"] in {"serious", "critical"}
        for node in fault["nodes"]
    ]


@pytest.mark.parametrize("options", [{}, {"color_scheme": "dark"}, PHONE], ids=["light", "dark", "phone"])
def test_axe_finds_nothing_serious(open_page, history_page, options):
    page = open_page(history_page, **options)
    click_node(page, "state/CHN")
    assert find_faults(page) == []
    page.click("#shelf")
    page.click("#download")
    assert find_faults(page) == []
    page.fill("#search", "china")
    assert find_faults(page) == []


def test_the_table_takes_the_place_of_the_drawing_and_obeys_the_filters(open_page, history_page):
    page = open_page(history_page)
    page.click("#view")
    rows = page.locator("#table tbody tr")
    everything = rows.count()
    assert rows.filter(visible=True).count() == everything
    assert not page.locator("#network").is_visible()
    page.locator("label[data-key=claimed] input").uncheck()
    left = rows.filter(visible=True)
    assert page.locator("#table p").inner_text() == f"{left.count()} of {everything} statements pass the filters."
    assert 0 < left.count() < everything
    assert set(left.locator("td:nth-child(3)").all_inner_texts()) == {""}
    page.get_by_role("button", name="United Kingdom breaks off relations with Argentina").first.click()
    assert "the same day" in page.locator("#card").inner_text()
    assert find_faults(page) == []
    again = open_page(history_page, "#" + page.url.partition("#")[2])
    assert again.locator("#table tr.chosen").count() == 1


def test_by_keyboard_alone_a_reader_gets_everywhere(open_page, history_page):
    page = open_page(history_page)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.innerText") == "To the graph"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "network"
    page.keyboard.press("ArrowRight")
    page.keyboard.press("?")
    assert page.locator("#help").is_visible()
    assert find_faults(page) == []
    page.keyboard.press("Escape")
    assert not page.locator("#help").is_visible()
    page.keyboard.press("Enter")
    reached = []
    while reached[-1:] != [""]:
        page.keyboard.press("Tab")
        stop, outline = page.evaluate(
            "(e => [e.closest('[id]')?.id ?? '', getComputedStyle(e).outlineStyle])(document.activeElement)"
        )
        reached.append(stop)
        assert not stop or outline != "none", stop
    assert {"card", "shelf", "text"} <= set(reached)
    assert "table" not in reached


def test_lines_are_walked_around_a_node_and_kept_in_the_address(open_page, history_page):
    page = open_page(history_page, "#thing=state/TWN")
    page.focus("#network")
    seen = []
    for key in ("l", "l", "Shift+L"):
        page.keyboard.press(key)
        seen.append(page.locator("#card h2, #card h3").first.inner_text())
    assert seen[0] != seen[1]
    assert seen[2] == seen[0]
    assert page.locator("#card blockquote mark").count() > 0
    again = open_page(history_page, "#" + page.url.partition("#")[2])
    assert again.evaluate("globalThis.page.state.chosen.line") == page.evaluate("globalThis.page.state.chosen.line")


def test_who_wants_no_motion_gets_none(open_page, history_page):
    page = open_page(history_page, reduced_motion="reduce")
    page.fill("#search", "taiwan")
    place = "JSON.stringify([globalThis.page.network.getViewPosition(), globalThis.page.network.getScale()])"
    before = page.evaluate(place)
    page.keyboard.press("Enter")
    after = page.evaluate(place)
    page.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    assert before != after
    assert page.evaluate(place) == after
