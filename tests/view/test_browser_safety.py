"""Hostile text in a document stays text, and a script that got in does not run."""

import pytest
from history_graph import GraphBuilder, ask_store, read_history
from page_driver import click_node

from kg.view.render import render_page

pytestmark = pytest.mark.browser

HOSTILE = (
    "<script>alert(1)</script>",
    "</script><script>alert(2)</script>",
    '<img src=x onerror="alert(3)">',
    '"><svg onload=alert(4)>',
    "{{ 7*7 }}{% raw %}",
    "javascript:alert(5)",
    "\u202etxet\u2066 \x1b[0m",
    "<!-- -->]]>&amp;",
    "href='https://example.org/'",
)


def make_hostile(notes, text):
    """Return the notes with `text` in every field that a document can fill."""
    for document in notes["documents"].values():
        document["title"] = document["publisher"] = document["source"] = text
        document["text"] = f"{text} {document['text'].replace('.', f' {text}.')} {text}"
    notes["documents"] = {f"{name}{text}": document for name, document in notes["documents"].items()}
    for thing in notes["things"].values():
        thing["label"] += text
        thing["names"] = [text]
    for event in notes["events"]:
        event["doc"] += text
        event["label"] += text
        event["time"] = event["about"] = text
    for relation in notes["relations"]:
        relation["doc"] += text
    return notes


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_in_every_field_stays_text(open_page, text):
    html = render_page(ask_store(GraphBuilder(make_hostile(read_history(), text)).store), title=text)
    page = open_page(html)
    click_node(page, "state/TWN")
    page.fill("#search", "taiwan")
    page.locator("#hits .hit").first.wait_for()
    assert page.locator("script").count() == 5
    assert page.locator("img, svg[onload], iframe").count() == 0
    shown = page.locator("body").inner_text()
    assert not {"\u202e", "\u2066", "\x1b"} & set(shown)
    assert page.locator("#card h2").inner_text().startswith("Taiwan")


FORCED = """
<script>document.title = "taken"</script>
<script src="data:text/javascript,document.title='taken'"></script>
<script src="https://example.org/taken.js"></script>
<img src="x" onerror="document.title = 'taken'">
<svg onload="document.title = 'taken'"></svg>
<iframe srcdoc="<script>parent.document.title = 'taken'</script>"></iframe>
<link rel="stylesheet" href="https://example.org/taken.css">
<a id="lure" href="javascript:document.title = 'taken'">lure</a>
"""


def test_the_policy_stops_scripts_and_requests_that_got_in(browser, tmp_path, history_page):
    file = tmp_path / "forced.html"
    file.write_text(history_page.replace("</main>", f"</main>{FORCED}"), "utf-8")
    page = browser.new_page()
    answered = []
    page.on("response", lambda answer: answered.append(answer.url))
    page.goto(file.as_uri())
    page.wait_for_selector("html[data-ready='1']", state="attached")
    page.evaluate("document.getElementById('lure').click()")
    assert page.evaluate("document.querySelectorAll('#lure, svg, iframe').length") >= 3
    assert page.title() == "Seven moments of diplomacy"
    assert answered == [file.as_uri()]
    page.close()
