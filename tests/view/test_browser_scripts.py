"""Names of any script and of any length."""

import pytest
from history_graph import GraphBuilder, ask_store, read_history

from kg.view.render import render_page

pytestmark = pytest.mark.browser

LONG = "Commission for the Supervision of the Armistice and the Exchange of Prisoners in the Northern Provinces"


@pytest.fixture(scope="module")
def page_of_many_scripts():
    notes = read_history()
    notes["things"]["sadat"]["label"] = "أنور السادات"
    notes["things"]["khrushchev"]["label"] = "Никита\u202e Хрущёв\x07"
    notes["things"]["taiwan"]["label"] = LONG
    notes["documents"]["cuba-1962"]["title"] = "הקרנטינה"
    return render_page(ask_store(GraphBuilder(notes).store), title="أنور السادات")


def test_a_name_from_right_to_left_is_written_so(open_page, page_of_many_scripts):
    page = open_page(page_of_many_scripts, "#thing=person/anwar-sadat")
    assert page.title() == "أنور السادات"
    assert page.locator("#card h2").inner_text() == "أنور السادات"
    assert page.locator("#card h2").evaluate("e => getComputedStyle(e).direction") == "rtl"
    assert page.locator("#text").evaluate("e => getComputedStyle(e).direction") == "ltr"
    assert page.locator("#legend").evaluate("e => getComputedStyle(e).direction") == "ltr"


def test_what_turns_the_direction_of_a_name_or_rings_is_gone(open_page, page_of_many_scripts):
    page = open_page(page_of_many_scripts, "#thing=person/nikita-khrushchev")
    assert page.locator("#card h2").inner_text() == "Никита Хрущёв"
    assert not {"\u202e", "\x07"} & set(page.locator("body").inner_text())


def test_a_long_name_is_cut_in_the_drawing_and_whole_on_the_card(open_page, page_of_many_scripts):
    page = open_page(page_of_many_scripts, "#thing=state/TWN")
    drawn = page.evaluate(
        "JSON.parse(document.getElementById('page-nodes').textContent).find(n => n.id === 'state/TWN').lines"
    )
    assert drawn[-1].endswith("…")
    assert len(" ".join(drawn)) < len(LONG)
    assert page.locator("#card h2").inner_text() == LONG
