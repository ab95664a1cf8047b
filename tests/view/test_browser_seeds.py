"""The page that a newcomer sees first, that of the seeds, in a real browser."""

import re
import time

import pytest
from page_driver import read_label_boxes, read_numbers

pytestmark = pytest.mark.browser

EVENTS = "{ ?s a dip:Event }"
RELATIONS = "{ ?s a rdf:Statement FILTER NOT EXISTS { ?s dip:ofEvent ?event } }"
THINGS = (
    "{ ?s dip:agent|dip:recipient|dip:participant|dip:place|dip:appointee|dip:office|dip:topic|dip:attributedTo ?thing"
    " . ?s a dip:Event } UNION { ?s rdf:subject|rdf:object|dip:attributedTo ?thing"
    " FILTER NOT EXISTS { ?s dip:ofEvent ?event } ?s a rdf:Statement }"
)


def count(ask, pattern, what="?s"):
    (row,) = ask(f"SELECT (COUNT(DISTINCT {what}) AS ?n) WHERE {{ {pattern} }}")
    return int(row["n"])


@pytest.fixture
def page(open_page, seeds_page):
    return open_page(seeds_page)


def test_it_is_ready_in_under_two_seconds(open_page, seeds_page):
    def load():
        before = time.perf_counter()
        open_page(seeds_page)
        return time.perf_counter() - before

    assert min(load() for _ in range(3)) < 2


def test_it_says_how_much_of_the_graph_it_shows(page, seeds):
    told = page.locator("#shown").inner_text()
    shown, whole = (int(number) for number in re.search(r"(\d+) of (\d+) statements", told).groups())
    assert whole == count(seeds.ask, f"{EVENTS} UNION {RELATIONS}")
    assert shown + int(re.search(r"(\d+) not drawn", told)[1]) == whole
    assert f"{len(seeds.documents())} articles" in told


def test_the_counts_are_those_of_the_graph(open_page, history_page, ask_history):
    page = open_page(history_page)
    told = f"{{ {EVENTS} UNION {RELATIONS} }}"
    for facet, pattern in {"factuality": "dip:factuality dip:{}", "voice": "dip:attributedTo ?voice"}.items():
        numbers = read_numbers(page, facet)
        for key in numbers:
            if key == "own":
                asked = f"{told} FILTER NOT EXISTS {{ ?s dip:attributedTo ?voice }}"
            else:
                asked = f"{told} ?s {pattern.format(key)}"
            assert numbers[key] == str(count(ask_history, asked)), key
    numbers = read_numbers(page, "group")
    for key, kind in {"state": "State", "place": "Place", "office": "Office", "person": "Person dip:Official"}.items():
        assert numbers[key] == str(
            count(ask_history, f"VALUES ?kind {{ dip:{kind} }} {THINGS} ?thing a ?kind", "?thing")
        ), key


def test_no_two_labels_overlap_at_start(page):
    boxes = read_label_boxes(page)
    assert len(boxes) > 40
    for place, (one, left, right, top, bottom) in enumerate(boxes):
        for other, l2, r2, t2, b2 in boxes[place + 1 :]:
            assert right <= l2 or r2 <= left or bottom <= t2 or b2 <= top, (one, other)


def test_things_are_where_they_were_when_it_is_opened_again(open_page, page, seeds_page):
    read = "globalThis.page.network.getPositions()"
    assert page.evaluate(read) == open_page(seeds_page).evaluate(read)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_phone_shows_it_without_sideways_scrolling(open_page, seeds_page, scheme):
    page = open_page(seeds_page, viewport={"width": 390, "height": 844}, color_scheme=scheme, has_touch=True)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
