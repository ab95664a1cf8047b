"""Time below the drawing, in a real browser: its bars, handles, play, and what has no date."""

import pytest

pytestmark = pytest.mark.browser

SHOWN = "[...document.querySelectorAll('tr[data-statement]')].filter(row => !row.hidden).length"


def drag(page, end, place):
    """Move a handle to a bar, as its keys and the mouse do."""
    page.locator(f"#time [data-end={end}]").fill(str(place))


@pytest.fixture
def page(open_page, history_page):
    return open_page(history_page)


def test_a_stretch_of_time_shows_what_can_have_happened_in_it(page):
    whole = page.locator("#time .stretch").inner_text()
    assert whole == "1 Jul 1971 – 10 Mar 2023"
    page.locator("#time .undated input").uncheck()
    dated = page.evaluate(SHOWN)
    drag(page, "from", 1)
    assert page.evaluate(SHOWN) == dated - 1
    drag(page, "to", 1)
    assert page.locator("#time .stretch").inner_text() == "1 Feb 1972"
    assert page.evaluate(SHOWN) == 1
    assert "46 filtered out" in page.locator("#shown").inner_text()


def test_the_handles_work_by_keyboard_and_do_not_pass_each_other(page):
    page.locator("#time [data-end=to]").focus()
    page.keyboard.press("Home")
    assert page.locator("#time .stretch").inner_text() == "1 Jul 1971"
    page.keyboard.press("ArrowRight")
    assert page.locator("#time [data-end=to]").get_attribute("aria-valuetext") == "1 Feb 1972"
    page.locator("#time [data-end=from]").focus()
    page.keyboard.press("End")
    assert page.locator("#time .stretch").inner_text() == "1 Feb 1972"


def test_what_has_no_date_says_so_and_follows_a_switch(page):
    assert page.locator("#time .undated").inner_text() == "35 without a date"
    before = page.evaluate(SHOWN)
    page.locator("#time .undated input").uncheck()
    assert page.evaluate(SHOWN) == before - 35
    page.get_by_role("button", name="Show everything again").click()
    assert page.evaluate(SHOWN) == before
    page.fill("#search", "mediates at Camp David")
    page.keyboard.press("Enter")
    assert "no date told" in page.locator("#card dl").inner_text()


def test_time_plays_until_it_is_paused(page):
    page.clock.install()
    page.click("#time .play")
    assert page.locator("#time .stretch").inner_text() == "1 Jul 1971"
    page.clock.run_for(1500)
    assert page.locator("#time .stretch").inner_text() == "1 Jul 1971 – 1 Nov 1977"
    page.click("#time .play")
    page.clock.run_for(5000)
    assert page.locator("#time .stretch").inner_text() == "1 Jul 1971 – 1 Nov 1977"
    page.click("#time .play")
    page.clock.run_for(60_000)
    assert page.locator("#time .stretch").inner_text() == "1 Jul 1971 – 10 Mar 2023"
    assert page.locator("#time .play").get_attribute("aria-label") == "Play through time"


def test_the_address_keeps_time_and_what_was_there_stays_where_it_was(open_page, history_page, page):
    read = "globalThis.page.network.getPositions()"
    before = page.evaluate(read)
    drag(page, "from", 3)
    page.locator("#time .undated input").uncheck()
    again = open_page(history_page, "#" + page.url.partition("#")[2])
    assert again.locator("#time .stretch").inner_text() == page.locator("#time .stretch").inner_text()
    assert not again.locator("#time .undated input").is_checked()
    after = again.evaluate(read)
    assert after == page.evaluate(read)
    assert after.items() < before.items()
