"""Read a Markdown file: YAML front matter that describes it, and its words without the marks.

Headings, paragraphs and the items of lists become paragraphs; emphasis, links, pictures and raw HTML leave their words.
"""

import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import yaml
from markdown_it import MarkdownIt
from markdown_it.token import Token

from kg.errors import DocumentError
from kg.reading.formats.base import Draft, demand_date
from kg.reading.formats.decoding import clean_text, decode
from kg.reading.formats.wrapping import unwrap_columns

_FIELDS = ("id", "title", "date", "source", "publisher", "language")
_OPENING = re.compile(r"---[ \t]*\n(?=[\w\"'#-][^\n]*:|---[ \t]*(?:\n|\Z)|#)")
_CLOSING = re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.MULTILINE)
_TAG = re.compile(r"<!--.*?-->|</?[a-zA-Z][^<>]*>", re.DOTALL)
_MARKDOWN = MarkdownIt("commonmark").enable("table")


@dataclass(frozen=True, slots=True)
class _Stated:
    """What a field of the front matter says, and in which line."""

    value: str
    line: int


def read_markdown(where: str, stream: io.BufferedReader) -> Iterator[Draft]:
    """Yield the one document; a first-level heading that begins the text is its title where no other is stated."""
    whole = clean_text(decode(where, stream))
    stated, body = _split_front_matter(where, whole)
    text, heading = _plain_words(body)
    values = {name: field.value for name, field in stated.items()}
    date = stated.get("date")
    yield Draft(
        where,
        text,
        id=values.get("id"),
        title=values.get("title") or heading,
        date=demand_date(f"{where}:{date.line}", date.value) if date else None,
        source=values.get("source"),
        publisher=values.get("publisher"),
        language=values.get("language"),
    )


def _split_front_matter(where: str, whole: str) -> tuple[Mapping[str, _Stated], str]:
    """Return what the front matter states and the text after it."""
    opening = _OPENING.match(whole)
    if opening is None:
        return {}, whole
    closing = _CLOSING.search(whole, opening.end())
    if closing is None:
        raise DocumentError(
            f"{where}:1", "the front matter is never closed.", "End it with a line of three hyphens: ---"
        )
    return _read_front_matter(where, whole[opening.end() : closing.start()]), whole[closing.end() :]


def _read_front_matter(where: str, text: str) -> dict[str, _Stated]:
    """Return the fields that describe a document; others are for other programs and passed over."""
    try:
        node = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 2 if mark else 1
        what = f"the front matter is not YAML ({getattr(error, 'problem', None) or 'cannot be read'})."
        raise DocumentError(
            f"{where}:{line}", what, 'Quote a value that holds a colon: title: "Kabul: an envoy"'
        ) from error
    if node is None:
        return {}
    if not isinstance(node, yaml.MappingNode):
        raise DocumentError(
            f"{where}:2", "the front matter is no list of fields.", 'Write "title: ..." and "date: ...".'
        )
    stated: dict[str, _Stated] = {}
    for key, value in node.value:
        name = str(key.value).lower() if isinstance(key, yaml.ScalarNode) else ""
        if name not in _FIELDS:
            continue
        line = key.start_mark.line + 2
        if not isinstance(value, yaml.ScalarNode):
            what = f'the field "{name}" holds more than one value.'
            raise DocumentError(f"{where}:{line}", what, "Give it one, in one line.")
        if name in stated:
            what = f'the field "{name}" stands twice, first in line {stated[name].line}.'
            raise DocumentError(f"{where}:{line}", what, "Leave one of them.")
        if value.tag != "tag:yaml.org,2002:null":
            stated[name] = _Stated(str(value.value), line)
    return stated


def _plain_words(body: str) -> tuple[str, str | None]:
    """Return the words of Markdown as paragraphs, and the first-level heading that they begin with."""
    paragraphs: list[str] = []
    heading: str | None = None
    number = ""
    tag = ""
    for token in _MARKDOWN.parse(body):
        if token.type == "list_item_open" and len(token.info) == 4:
            number = f"{token.info}{token.markup} "  # "1986. A great year." is no item of a list
        elif token.type == "inline":
            words = number + unwrap_columns(_inline_words(token.children or []))
            number = ""
            if words.strip():
                if tag == "h1" and not paragraphs:
                    heading = words
                paragraphs.append(words.strip())
        elif token.type in {"code_block", "fence"}:
            paragraphs.append(token.content.strip("\n"))
        elif token.type == "html_block":
            paragraphs.append(_TAG.sub("", token.content).strip())
        tag = token.tag
    return "\n\n".join(filter(None, paragraphs)), heading


def _inline_words(tokens: list[Token]) -> str:
    """Return the words of a paragraph; its line breaks are kept."""
    words: list[str] = []
    for token in tokens:
        if token.type in {"softbreak", "hardbreak"}:
            words.append("\n")
        elif token.type != "html_inline":
            words.append(token.content)
    return "".join(words)
