"""The page in a real browser: every test also fails on a request, a console message or a script error."""

import pytest
from history_graph import GraphBuilder, ask_store, read_history

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


def click_node(page, name):
    where = page.evaluate("id => globalThis.page.network.canvasToDOM(globalThis.page.network.getPosition(id))", name)
    frame = page.locator("#network").bounding_box()
    page.mouse.click(frame["x"] + where["x"], frame["y"] + where["y"])


def numbers(page, facet):
    rows = page.locator(f"label[data-facet={facet}]")
    return {
        rows.nth(i).get_attribute("data-key"): rows.nth(i).locator(".number").inner_text() for i in range(rows.count())
    }


def boxes_of_labels(page):
    return page.evaluate(
        "[...globalThis.page.spots].map(([id, { left, right, top, bottom }]) => [id, left, right, top, bottom])"
    )


def test_a_click_on_a_thing_shows_its_sentences_with_the_words_marked(open_page, history_page):
    page = open_page(history_page)
    click_node(page, "state/TWN")
    assert page.locator("#card h2").inner_text() == "Taiwan"
    assert page.locator("#card article").count() == 2
    marked = page.locator("#card mark").all_inner_texts()
    assert sorted(marked) == ["accused Washington of bad faith", "broke off relations with Taiwan"]


def test_a_click_on_a_square_shows_how_it_is_told_and_who_says_so(open_page, history_page):
    page = open_page(history_page)
    square = page.evaluate(
        "[...document.querySelectorAll('#page-nodes')].flatMap(e => JSON.parse(e.textContent))"
        ".find(n => n.label === 'Soviet Union places missiles in Cuba').id"
    )
    click_node(page, square)
    assert page.locator("#card .badge").inner_text() == "Claimed"
    assert page.locator("#card .claim").inner_text() == "according to Adlai Stevenson"
    assert (
        page.locator("#card blockquote").inner_text()
        == "Adlai Stevenson accused the Soviet Union of placing missiles in Cuba."
    )
    assert "Valerian Zorin" in page.locator("#card .same").inner_text()


def test_a_sentence_of_the_article_shows_what_it_says(open_page, history_page):
    page = open_page(history_page)
    page.select_option("#picker", label="A border opens, 2018-07-10")
    page.locator(".sentence", has_text="Ethiopia will reopen").click()
    assert page.locator("#card h3").all_inner_texts() == ["Ethiopia to reopen its embassy in Asmara"]
    assert page.locator("#text mark").all_inner_texts() == ["reopen its embassy in Asmara"]


def test_a_quote_opens_its_article_at_the_sentence(open_page, history_page):
    page = open_page(history_page)
    click_node(page, "state/TWN")
    page.locator("#card figcaption button").first.click()
    assert page.locator("#heading h2").inner_text() == "The week that changed the world"
    assert "broke off relations with Taiwan" in page.locator("#text mark").all_inner_texts()


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("khrush", "Nikita Khrushchev"),
        ("хрущев", "Nikita Khrushchev"),
        ("毛泽东", "Mao Zedong"),
        ("السادات", "Anwar Sadat"),
    ],
)
def test_search_finds_names_of_any_script_without_accents(open_page, history_page, words, title):
    page = open_page(history_page)
    page.keyboard.press("/")
    page.keyboard.type(words)
    page.keyboard.press("Enter")
    assert page.locator("#card h2").inner_text() == title


def test_search_finds_sentences_and_arrows_choose_among_them(open_page, history_page):
    page = open_page(history_page)
    page.fill("#search", "hold back")
    page.locator("#hits .hit").first.wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    assert "U Thant asked both sides" in page.locator("#hits [aria-selected=true]").inner_text()
    page.keyboard.press("Enter")
    assert page.locator("#text .chosen").inner_text() == "U Thant asked both sides to hold back."


def test_search_says_when_nothing_is_found(open_page, history_page):
    page = open_page(history_page)
    page.fill("#search", "zebra")
    assert "Nothing on this page" in page.locator("#hits").inner_text()


def test_filters_say_how_many_pass(open_page, history_page):
    notes = read_history()
    told = [*notes["events"], *(r for r in notes["relations"] if "shortcut" not in r)]
    page = open_page(history_page)
    planned = sum(one.get("factuality") == "Planned" for one in told)
    claimed = sum("source" in one for one in told)
    assert numbers(page, "factuality")["Planned"] == str(planned)
    assert numbers(page, "voice") == {"own": str(len(told) - claimed), "claimed": str(claimed)}
    page.locator("label[data-key=claimed] input").uncheck()
    left = sum(one.get("factuality") == "Planned" and "source" not in one for one in told)
    assert numbers(page, "factuality")["Planned"] == f"{left} of {planned}"
    assert numbers(page, "voice")["claimed"] == str(claimed)
    assert f"{len(told) - claimed} of {len(told)} statements" in page.locator("#shown").inner_text()
    page.get_by_role("button", name="Show everything again").click()
    assert f"{len(told)} statements" in page.locator("#shown").inner_text()


def test_positions_are_the_same_on_two_loads_and_while_filtering(open_page, history_page):
    read = "globalThis.page.network.getPositions()"
    page, again = open_page(history_page), open_page(history_page)
    before = page.evaluate(read)
    assert before == again.evaluate(read)
    page.locator("label[data-key=state] input").uncheck()
    page.click("#fold")
    after = page.evaluate(read)
    assert 20 < len(after) < len(before)
    assert after.items() <= before.items()


def test_no_two_labels_overlap_at_start(open_page, history_page):
    page = open_page(history_page)
    boxes = boxes_of_labels(page)
    assert len(boxes) > 40
    for i, (one, left, right, top, bottom) in enumerate(boxes):
        for other, l2, r2, t2, b2 in boxes[i + 1 :]:
            assert right <= l2 or r2 <= left or bottom <= t2 or b2 <= top, (one, other)


def test_actors_only_folds_events_into_lines_that_list_them(open_page, history_page):
    page = open_page(history_page)
    page.click("#fold")
    middle = page.evaluate(
        "(() => { const n = globalThis.page.network, [a, b] = ['state/GBR', 'state/ARG'].map(id => n.getPosition(id));"
        "return n.canvasToDOM({ x: a.x + (b.x - a.x) * 0.4, y: a.y + (b.y - a.y) * 0.4 }); })()"
    )
    frame = page.locator("#network").bounding_box()
    page.mouse.click(frame["x"] + middle["x"], frame["y"] + middle["y"])
    assert page.locator("#card h2").inner_text() == "Argentina and United Kingdom"
    assert page.locator("#card article").count() == 2


def test_the_graph_can_be_walked_by_keyboard_alone(open_page, history_page):
    page = open_page(history_page)
    page.focus("#network")
    page.keyboard.press("ArrowRight")
    first = page.locator("#card h2, #card h3").first.inner_text()
    page.keyboard.press("ArrowRight")
    assert page.locator("#card h2, #card h3").first.inner_text() != first
    assert page.locator("#live").inner_text()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "card"
    page.keyboard.press("Escape")
    assert page.locator("#card h2").inner_text() == "Read the graph"


def test_the_address_restores_choice_and_filters(open_page, history_page):
    page = open_page(history_page)
    click_node(page, "state/TWN")
    page.locator("label[data-key=talks] input").uncheck()
    again = open_page(history_page, "#" + page.url.partition("#")[2])
    assert again.locator("#card h2").inner_text() == "Taiwan"
    assert not again.locator("label[data-key=talks] input").is_checked()


def test_light_and_dark_change_the_drawing_too(open_page, history_page):
    page = open_page(history_page, color_scheme="dark")
    paper = "getComputedStyle(document.body).backgroundColor"
    dark = page.evaluate(paper)
    page.click("#theme")
    assert page.evaluate(paper) != dark


def test_a_phone_needs_no_sideways_scrolling(open_page, history_page):
    page = open_page(history_page, viewport={"width": 390, "height": 844})
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.evaluate("document.getElementById('legend').open = true")
    click_node(page, "state/CHN")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_without_scripts_the_table_is_there(open_page, history_page):
    page = open_page(history_page, java_script_enabled=False)
    assert page.locator("#table").is_visible()
    assert not page.locator("main").is_visible()


def make_hostile(notes, text):
    """Return the notes with `text` in every field that a document can fill."""
    for document in notes["documents"].values():
        document["title"] = document["publisher"] = document["source"] = text
        document["text"] = f"{document['text']} {text}"
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


def test_the_policy_stops_a_script_that_got_in(browser, tmp_path, history_page):
    file = tmp_path / "forced.html"
    file.write_text(history_page.replace("</body>", "<script>document.title = 'taken'</script></body>"), "utf-8")
    page = browser.new_page()
    page.goto(file.as_uri())
    page.wait_for_selector("html[data-ready='1']", state="attached")
    assert page.title() == "Seven moments of diplomacy"
    page.close()


def test_an_empty_graph_says_so_kindly(open_page):
    page = open_page(render_page(lambda query: [], title="Nothing yet"))
    assert page.locator("#empty .lead").inner_text() == "Nothing has been read yet."
    assert page.locator("#empty").is_visible()
