"""Filters and their counts, and the address that keeps them, in a real browser."""

import pytest
from history_graph import read_history
from page_driver import click_node, read_numbers

pytestmark = pytest.mark.browser


def test_filters_say_how_many_pass(open_page, history_page):
    notes = read_history()
    told = [*notes["events"], *(r for r in notes["relations"] if "shortcut" not in r)]
    page = open_page(history_page)
    planned = sum(one.get("factuality") == "Planned" for one in told)
    claimed = sum("source" in one for one in told)
    assert read_numbers(page, "factuality")["Planned"] == str(planned)
    assert read_numbers(page, "voice") == {"own": str(len(told) - claimed), "claimed": str(claimed)}
    page.locator("label[data-key=claimed] input").uncheck()
    left = sum(one.get("factuality") == "Planned" and "source" not in one for one in told)
    assert read_numbers(page, "factuality")["Planned"] == f"{left} of {planned}"
    assert read_numbers(page, "voice")["claimed"] == str(claimed)
    assert f"{len(told) - claimed} of {len(told)} statements" in page.locator("#shown").inner_text()
    page.get_by_role("button", name="Show everything again").click()
    assert f"{len(told)} statements" in page.locator("#shown").inner_text()


def test_the_address_restores_choice_and_filters(open_page, history_page):
    page = open_page(history_page)
    click_node(page, "state/TWN")
    page.locator("label[data-key=talks] input").uncheck()
    again = open_page(history_page, "#" + page.url.partition("#")[2])
    assert again.locator("#card h2").inner_text() == "Taiwan"
    assert not again.locator("label[data-key=talks] input").is_checked()
