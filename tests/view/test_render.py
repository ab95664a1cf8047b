"""The file that is written, without a browser."""

import json
import re
from html.parser import HTMLParser

import pytest

from kg.view.render import MODULES, _read_asset, bundle_scripts, embed_json, render_page


class Tags(HTMLParser):
    """Collects the tags with their attributes, and the text of scripts."""

    def __init__(self, html):
        super().__init__()
        self.tags, self.texts = [], {}
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data):
        tag, attributes = self.tags[-1] if self.tags else ("", {})
        if tag == "script" and "id" in attributes:
            self.texts.setdefault(attributes["id"], data)


@pytest.fixture(scope="module")
def tags(history_page):
    return Tags(history_page)


def test_the_page_is_a_whole_document_in_a_language(history_page, tags):
    assert history_page.startswith("<!doctype html>")
    assert ("html", {"lang": "en"}) in tags.tags
    assert "<title>Seven moments of diplomacy</title>" in history_page


def test_the_policy_allows_our_scripts_and_styles_by_hash_and_nothing_else(tags):
    policy = next(a["content"] for t, a in tags.tags if a.get("http-equiv") == "Content-Security-Policy")
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    assert rules["default-src"] == "'none'"
    assert re.fullmatch(r"('sha256-[\w+/=]+' ?){2}", rules["script-src"])
    assert re.fullmatch(r"'sha256-[\w+/=]+'", rules["style-src"])


def test_no_tag_names_anything_outside_the_page(tags):
    names = {"src", "href", "action", "data", "poster", "srcset", "background", "style"}
    assert not [(tag, attributes) for tag, attributes in tags.tags if names & set(attributes)]
    assert not [tag for tag, _ in tags.tags if tag in {"link", "iframe", "img", "object", "embed", "base"}]


def test_no_handler_is_written_into_a_tag(tags):
    assert not [a for _, a in tags.tags if any(name.startswith("on") for name in a)]


def test_the_same_graph_gives_the_same_bytes(ask_history, history_page):
    assert render_page(ask_history, title="Seven moments of diplomacy") == history_page


def test_the_page_without_its_data_stays_under_a_megabyte(history_page, tags):
    assert len(history_page.encode()) - sum(map(len, tags.texts.values())) < 1_000_000


def test_the_data_is_json_and_its_offsets_count_as_javascript_does(tags):
    data = json.loads(tags.texts["page-data"])
    one = next(s for s in data["statements"] if s["label"] == "United States breaks off relations with Taiwan")
    number, begin, end, *_ = one["passages"][0]
    units = data["articles"][number]["text"].encode("utf-16-le")
    assert units[2 * begin : 2 * end].decode("utf-16-le") == "broke off relations with Taiwan"


def test_the_table_has_every_statement(history_page, tags):
    assert history_page.count('<th scope="row"') == len(json.loads(tags.texts["page-data"])["statements"])


@pytest.mark.parametrize("text", ["</script><script>alert(1)</script>", "<!--<script>", "\u2028", "&lt;"])
def test_data_cannot_leave_its_script(text):
    written = str(embed_json({"text": text}))
    assert not set("<>&\u2028") & set(written)
    assert json.loads(written) == {"text": text}


def test_no_two_modules_of_the_page_declare_the_same_name():
    declared = [
        name
        for module in MODULES
        for name in re.findall(
            r"^(?:export )?(?:const|let|class|(?:async )?function) (\w+)", _read_asset(f"{module}.js"), re.MULTILINE
        )
    ]
    assert len(declared) == len(set(declared)), sorted(n for n in declared if declared.count(n) > 1)


def test_each_module_imports_only_from_those_before_it():
    for place, module in enumerate(MODULES):
        needed = re.findall(r'^import .*?from "\./(\w+)\.js";', _read_asset(f"{module}.js"), re.MULTILINE | re.DOTALL)
        assert set(needed) <= set(MODULES[:place])


def test_the_script_writes_no_html():
    assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(", bundle_scripts())


def test_an_empty_graph_says_so():
    assert "Nothing has been read yet" in render_page(lambda query: [], title="Nothing")
