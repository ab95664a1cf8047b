"""Light and dark, a phone, a browser without scripts, a graph without anything in it."""

import io
import unicodedata

import pypdf
import pytest
from page_driver import click_node

from kg.view.render import render_page

pytestmark = pytest.mark.browser


def test_light_and_dark_change_the_drawing_too(open_page, history_page):
    page = open_page(history_page, color_scheme="dark")
    paper = "getComputedStyle(document.body).backgroundColor"
    dark = page.evaluate(paper)
    page.click("#theme")
    assert page.evaluate(paper) != dark


def test_a_phone_needs_no_sideways_scrolling(open_page, history_page):
    page = open_page(history_page, viewport={"width": 390, "height": 844})
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.click("#download")
    menu = page.locator("#formats").bounding_box()
    assert menu["x"] >= 0
    assert menu["x"] + menu["width"] <= 390
    page.evaluate("document.getElementById('legend').open = true")
    click_node(page, "state/CHN")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_without_scripts_the_table_is_there(open_page, history_page):
    page = open_page(history_page, java_script_enabled=False)
    assert page.locator("#table").is_visible()
    assert not page.locator("main").is_visible()


def test_an_empty_graph_says_so_kindly(open_page):
    page = open_page(render_page(lambda query: [], title="Nothing yet"))
    assert page.locator("#empty .lead").inner_text() == "Nothing has been read yet."
    assert page.locator("#empty").is_visible()


def test_on_paper_stand_the_drawing_its_legend_the_card_and_the_article(open_page, history_page):
    page = open_page(history_page, "#thing=state/TWN", color_scheme="dark")
    sheets = pypdf.PdfReader(io.BytesIO(page.pdf(format="A4"))).pages
    words = unicodedata.normalize("NFKC", " ".join(" ".join(sheet.extract_text().split()) for sheet in sheets))
    for part in ("Henry Kissinger", "Told as fact 35", "by United States to Taiwan", "China may invite further"):
        assert part in words
    assert page.locator("#sheet").count() == 0
    assert page.evaluate("document.documentElement.dataset.theme") is None
