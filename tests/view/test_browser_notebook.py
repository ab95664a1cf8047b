"""The page in a notebook: a frame that shows the same page and cannot touch what is around it."""

import pytest

import kg
from kg.notebook import Graph

pytestmark = pytest.mark.browser


def test_a_graph_shows_its_page_in_a_frame(browser, ask_history, history_page, monkeypatch):
    graph = Graph(kg.open_graph(":memory:").store)
    monkeypatch.setattr(graph, "ask", ask_history)
    shown = graph.view(title="Seven moments of diplomacy", height=600)
    assert shown.html == history_page
    page = browser.new_context(offline=True).new_page()
    faults = []
    page.on("console", lambda message: faults.append(message.text))
    page.on("request", lambda asked: faults.append(asked.url))
    page.set_content(f"<title>Notebook</title>{shown._repr_html_()}")
    inside = page.frame_locator("iframe")
    inside.locator("html[data-ready='1']").wait_for(state="attached")
    assert page.locator("iframe").bounding_box()["height"] == 600
    inside.locator(".sentence").first.click()
    assert inside.locator("#card mark").count() > 0
    inside.locator("#download").click()
    with page.expect_download() as coming:
        inside.locator("[data-format=ttl]").click()
    assert coming.value.suggested_filename == "Seven-moments-of-diplomacy.ttl"
    assert faults == []
    page.context.close()
