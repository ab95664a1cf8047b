import datetime as dt
import io

import pytest

from kg.errors import DocumentError
from kg.reading.formats.webpage import read_webpage

ARTICLE = """<h1>Envoy named</h1>
<p>Pakistan named an <b>ambassador</b> to <a href="/k">Kabul</a> on Friday &amp; more.</p>
<p>The minister said<br>the step would help to calm ties.</p><ul><li>China hosted the talks in Beijing.</li></ul>"""


def read(page):
    content = page if isinstance(page, bytes) else page.encode()
    [draft] = read_webpage("a.html", io.BufferedReader(io.BytesIO(content)))
    return draft


def page(head="", body=ARTICLE, foot=""):
    menu = "<nav><a href='/'>Home</a> <a href='/w'>World</a></nav>"
    return f"<html><head>{head}</head><body>{menu}<article>{body}</article><footer>{foot}</footer></body></html>"


def test_the_running_text_is_read_in_paragraphs_without_menu_and_footer():
    text = read(page(foot="Copyright 2026 Daily. All rights reserved.")).text
    assert "Pakistan named an ambassador to Kabul on Friday & more.\n\nThe minister said" in text
    assert "\n\nChina hosted the talks in Beijing." in text
    assert "Home" not in text
    assert "Copyright" not in text


@pytest.mark.parametrize(
    "head",
    [
        "<meta property='article:published_time' content='2025-05-23T23:10:00-05:00'>",
        "<meta name='DC.date.issued' content='2025-05-23'>",
        "<meta name='date' content='2025-05-23'>",
        "<meta name='date' content='yesterday'><meta name='pubdate' content='2025-05-23'>",
        "<meta itemprop='datePublished' content='2025-05-23'>",
        '<script type="application/ld+json">{broken</script>'
        '<script type="application/ld+json">{"@graph": [{"datePublished": "2025-05-23T08:00:00Z"}]}</script>',
        "<time itemprop='datePublished' datetime='2025-05-23'>Friday</time>",
    ],
)
def test_a_date_stated_as_data_is_the_date(head):
    assert read(page(head)).date == dt.date(2025, 5, 23)


@pytest.mark.parametrize(
    "foot",
    ["Updated 3 January 2026", "<time datetime='2026-01-03'>3 January</time>", "2026-01-03", "&copy; 2026"],
)
def test_a_date_that_merely_stands_there_is_none(foot):
    assert read(page("<meta name='date' content='23 May 2025'>", foot=foot)).date is None


def test_the_head_states_title_site_and_address():
    draft = read(
        page(
            "<title>Envoy named | Daily</title><meta property='og:title' content='An envoy is named'>"
            "<meta property='og:site_name' content='The Daily'><link rel='canonical' href='https://example.org/a'>"
        )
    )
    assert (draft.title, draft.publisher) == ("An envoy is named", "The Daily")
    assert draft.source == "https://example.org/a"
    assert draft.language is None


@pytest.mark.parametrize(
    ("head", "body", "title"),
    [("<title>Daily</title>", ARTICLE, "Envoy named"), ("<title>Daily</title>", "<p>Paris left.</p>", "Daily"),
     ("", "<p>Paris left.</p>", None)],
)  # fmt: skip
def test_the_title_is_the_headline_before_that_of_the_window(head, body, title):
    assert read(page(head, body)).title == title


@pytest.mark.parametrize(
    "small",
    [
        "<p>Paris recalled its envoy to Rome.",
        "<?xml version='1.0' encoding='utf-8'?><html><p>Paris recalled its envoy to Rome.</p></html>",
    ],
)
def test_a_small_page_is_read(small):
    assert read(small).text == "Paris recalled its envoy to Rome."


@pytest.mark.parametrize(
    ("encoding", "named", "text"),
    [
        ("cp1252", "iso-8859-1", "Genève – “no”"),
        ("iso8859-2", "ISO-8859-2", "Łódź"),
        ("utf-8", "windows-1250x", "Łódź"),
    ],
)
def test_the_encoding_that_a_page_names_is_believed_if_it_is_one(encoding, named, text):
    body = f"<p>The envoy went to {text} on Friday for talks with the mayor.</p>"
    content = page(f"<meta http-equiv=c content='text/html; charset={named}'>", body).encode(encoding)
    assert text in read(content).text


@pytest.mark.parametrize("body", ["<script>var a = 1;</script>", "<img src='a.png'>"])
def test_a_page_without_text_is_told(body):
    with pytest.raises(DocumentError, match=r"a\.html: has no running text\."):
        read(f"<html><body>{body}</body></html>")
