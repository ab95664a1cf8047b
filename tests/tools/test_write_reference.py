"""The reference names every class and property, and opens without a network."""

import pytest

from kg.names import expand
from kg.reference.ontology import load_ontology
from tools.write_reference import find_requests, write_api, write_ontology

pytestmark = pytest.mark.filterwarnings("ignore")


def test_the_page_of_the_ontology_has_every_class_and_property_and_fetches_nothing(tmp_path):
    page = write_ontology(tmp_path).read_text(encoding="utf-8")
    ontology = load_ontology()
    terms = {expand(name) for name in (*ontology.classes, *ontology.properties)}
    assert [term for term in sorted(terms) if term not in page] == []
    assert find_requests(page) == []
    assert write_ontology(tmp_path / "again").read_text(encoding="utf-8") == page


def test_the_pages_of_the_api_say_what_the_docstrings_say(tmp_path):
    folder = write_api(tmp_path, "kg.names", "kg.model")
    assert "evidence_path" in (folder / "kg" / "names.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "page",
    [
        "<script src='//cdn/x.js'>",
        '<link rel="stylesheet" href="https://cdn/x.css">',
        '<style>@import "https://cdn/x.css"</style>',
        "<style>a { background: url(https://cdn/x.png) }</style>",
        "<img alt=x src=http://cdn/x.png>",
    ],
)
def test_what_a_page_would_fetch_is_found(page):
    assert len(find_requests(page)) == 1
