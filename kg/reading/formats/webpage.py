"""Read a web page: its running text without menus and footers, and what its head states about it.

A date counts only where the page states it as data (meta, JSON-LD, `<time itemprop=datePublished>`); a date that merely
stands somewhere, in a footer say, is not the day of publication.
"""

import datetime as dt
import io
import json
import logging
import re
from collections.abc import Iterator
from contextlib import suppress

import trafilatura

from kg.errors import DocumentError
from kg.reading.formats.base import Draft, read_date
from kg.reading.formats.decoding import clean_text, decode

# Its remarks on odd pages go to who set up logging, and not by default to the terminal.
logging.getLogger("trafilatura").addHandler(logging.NullHandler())

#: From this length on the second opinion on what is running text is left out: it costs as much as the first.
_LONG = 1_000_000
_CHARSET = re.compile(rb"""<(?:meta|\?xml)[^>]*?(?:charset|encoding)\s*=\s*["']?\s*([\w.-]+)""", re.IGNORECASE)
#: Encodings that a page may name besides those told apart by their bytes.
_OTHER_ENCODING = re.compile(
    r"windows-125[0134-8]|iso-8859-(?:[2-8]|1[0-6])|koi8-[ru]|gb2312|gbk|gb18030|big5|shift_jis|euc-(?:jp|kr)"
)
_XML_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>")
_LIST_MARK = re.compile(r"^[-•]\s+")

#: Names of meta elements that state a day of publication or the like, best first.
_DATES = ("article:published_time", "datepublished", "dcterms.issued", "dc.date.issued", "dc.date", "date", "pubdate")
_TIME = "//time[@itemprop='datePublished' or @pubdate]/@datetime"
_LINKED_DATA = "//script[@type='application/ld+json']/text()"
_ADDRESS = "//link[@rel='canonical']/@href"
_HEADLINE = "string((//h1)[1])"
_PAGE_TITLE = "string((//title)[1])"


def read_webpage(where: str, stream: io.BufferedReader) -> Iterator[Draft]:
    """Yield the one document of a page."""
    page = _XML_DECLARATION.sub("", clean_text(decode(where, stream, _declared_encoding(stream))))
    if not page.strip():
        yield Draft(where, "")
        return
    if "<html" not in page[:10_000].lower():
        page = f"<html><body>{page}</body></html>"
    text = _running_text(where, page)
    states = _Head(page)
    yield Draft(
        where, text, title=states.title(), date=states.date(), source=states.address(), publisher=states.publisher()
    )


def _declared_encoding(stream: io.BufferedReader) -> str | None:
    """Return the encoding that the page names, where it is none of those told apart by their bytes."""
    match = _CHARSET.search(stream.peek(4096)[:4096])
    name = match[1].decode("ascii").lower() if match else ""
    return name if _OTHER_ENCODING.fullmatch(name) else None


def _running_text(where: str, page: str) -> str:
    """Return the paragraphs of the article."""
    try:
        text = trafilatura.extract(page, include_comments=False, include_tables=False, fast=len(page) > _LONG)
    except Exception as error:  # a hostile page may break the parser anywhere
        raise DocumentError(where, f"is not a page that can be read ({error}).", "Save its text as .txt.") from error
    if not text:
        raise DocumentError(where, "has no running text.", "Save the text of the page as .txt.")
    return "\n\n".join(_LIST_MARK.sub("", line) for line in str(text).split("\n") if line.strip())


class _Head:
    """What a page states about itself."""

    def __init__(self, page: str) -> None:
        """Parse `page`; a page that has no tree states nothing."""
        self._tree = trafilatura.load_html(page)
        self._meta: dict[str, list[str]] = {}
        for element in self._tree.iter("meta") if self._tree is not None else ():
            name = element.get("property") or element.get("name") or element.get("itemprop") or ""
            self._meta.setdefault(name.lower(), []).append(element.get("content") or "")

    def title(self) -> str | None:
        """Return the headline; the title of the window, which often names the site too, only without one."""
        found = [*self._meta.get("og:title", ()), *self._all(_HEADLINE), *self._all(_PAGE_TITLE)]
        return next(filter(str.strip, found), None)

    def publisher(self) -> str | None:
        """Return the name of the site."""
        return next(filter(str.strip, self._meta.get("og:site_name", ())), None)

    def address(self) -> str | None:
        """Return the page's own address, if it is a full one."""
        found = [*self._all(_ADDRESS), *self._meta.get("og:url", ())]
        return next((value for value in found if value.startswith(("http://", "https://"))), None)

    def date(self) -> dt.date | None:
        """Return the day of publication that the page states as data."""
        values = [value for name in _DATES for value in self._meta.get(name, ())] + self._all(_TIME)
        for script in self._all(_LINKED_DATA):
            with suppress(ValueError, RecursionError):  # a page's faulty data states nothing
                values.extend(_published(json.loads(script)))
        return next(filter(None, map(read_date, values)), None)

    def _all(self, path: str) -> list[str]:
        """Return what is found at an XPath."""
        found = self._tree.xpath(path) if self._tree is not None else []
        return [found] if isinstance(found, str) else [str(value) for value in found]


def _published(data: object) -> Iterator[str]:
    """Yield every "datePublished" of linked data, outermost first."""
    if isinstance(data, dict):
        if isinstance(value := data.get("datePublished"), str):
            yield value
        data = list(data.values())
    if isinstance(data, list):
        for item in data:
            yield from _published(item)
