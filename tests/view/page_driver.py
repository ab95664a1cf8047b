"""What a reader does with a page and sees on it, as the tests of the page in a browser say it."""

from playwright.sync_api import Page


def click_node(page: Page, name: str) -> None:
    """Click the shape of the node called `name`."""
    where = page.evaluate("id => globalThis.page.network.canvasToDOM(globalThis.page.network.getPosition(id))", name)
    frame = page.locator("#network").bounding_box()
    page.mouse.click(frame["x"] + where["x"], frame["y"] + where["y"])


def read_numbers(page: Page, facet: str) -> dict[str, str]:
    """Return what the legend counts in the rows of `facet`."""
    rows = page.locator(f"label[data-facet={facet}]")
    return {
        rows.nth(i).get_attribute("data-key"): rows.nth(i).locator(".number").inner_text() for i in range(rows.count())
    }


def read_label_boxes(page: Page) -> list[tuple[str, float, float, float, float]]:
    """Return name, left, right, top and bottom of each label that is drawn."""
    return page.evaluate(
        "[...globalThis.page.spots].map(([id, { left, right, top, bottom }]) => [id, left, right, top, bottom])"
    )
