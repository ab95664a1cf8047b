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
    assert find_faults(page) == []
    click_node(page, "state/CHN")
    page.click("#download")
    assert find_faults(page) == []
    page.fill("#search", "china")
    assert find_faults(page) == []
    page.keyboard.press("Escape")
    page.click("#shelf")
    assert find_faults(page) == []
