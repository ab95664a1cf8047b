"""Fetch the articles that the chosen statements were read from, and find each statement's sentence in them."""

import json
import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

from kg.view.page import Article, Passage
from kg.view.questions import DOCUMENTS, Ask, describe

#: Bytes of article text that one page carries; what is beyond keeps the sentences that are quoted, none of them longer
#: than so many characters.
_MOST_TEXT, _LONGEST = 8_000_000, 2_000
#: Documents without a statement are shown as long as there are few of them.
_FEW = 60

_OFFSET = re.compile(r"\d{1,9}")
_OFFSETS = ("nif:beginIndex", "nif:endIndex")
_OF_EVIDENCE = (*_OFFSETS, "nif:anchorOf", "nif:referenceContext", "dip:sentence")
_OF_DOCUMENT = ("dcterms:identifier", "dcterms:title", "dcterms:issued", "dcterms:publisher", "dcterms:source")


@dataclass(frozen=True, slots=True)
class _Quote:
    """One piece of evidence as the graph has it: offsets count in the document's own text."""

    id: str
    document: str
    begin: int
    end: int
    anchor: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Library:
    """The articles of a page, and for each piece of evidence its passage in them."""

    articles: tuple[Article, ...]
    passages: dict[str, Passage]
    #: How many documents the whole graph holds.
    documents: int


def fetch_articles(ask: Ask, evidence: Iterable[str]) -> Library:
    """Return the articles behind `evidence`, newest first, with the other documents where they are few."""
    quotes: dict[str, list[_Quote]] = defaultdict(list)
    for quote in _read_quotes(ask, evidence):
        quotes[quote.document].append(quote)
    known = {row["document"] for row in ask(DOCUMENTS)}
    wanted = known if len(known) <= _FEW else known & set(quotes)
    wanted |= set(quotes)
    described = describe(ask, wanted, _OF_DOCUMENT)
    bare = [_bare_article(document, described[document]) for document in wanted]
    bare.sort(key=lambda a: (a.name, a.id))
    bare.sort(key=lambda a: a.issued, reverse=True)
    articles: list[Article] = []
    passages: dict[str, Passage] = {}
    left = _MOST_TEXT
    for place, article in enumerate(bare):
        text = next(iter(describe(ask, [article.id], ("dip:text",))[article.id]["dip:text"]), "")
        size = _weigh(text)
        whole = bool(text) and size <= left
        if whole:
            left -= size
            passages |= {q.id: _locate(q, text, place) for q in quotes[article.id]}
            articles.append(replace(article, text=text))
        else:
            text, found = _quote_sentences(quotes[article.id], place)
            passages |= found
            articles.append(replace(article, text=text, whole=False))
    return Library(tuple(articles), passages, len(known | set(quotes)))


def _weigh(text: str) -> int:
    """Return how many bytes `text` takes on the page, where what could act as HTML is written as an escape."""
    return len(json.dumps(text, ensure_ascii=False).encode()) + 5 * sum(map(text.count, "<>&"))


def _read_quotes(ask: Ask, evidence: Iterable[str]) -> list[_Quote]:
    """Return the evidence that says where its words stand; that of other makers may not."""
    quotes = []
    for iri, of in sorted(describe(ask, evidence, _OF_EVIDENCE).items()):
        offsets = [value for name in _OFFSETS for value in of[name][:1] if _OFFSET.fullmatch(value)]
        if of["nif:referenceContext"] and len(offsets) == len(_OFFSETS):
            begin, end = sorted(map(int, offsets))
            anchor = next(iter(of["nif:anchorOf"]), "")
            sentence = next(iter(of["dip:sentence"]), anchor)
            quotes.append(_Quote(iri, of["nif:referenceContext"][0], begin, end, anchor, sentence))
    return quotes


def _bare_article(document: str, of: dict[str, list[str]]) -> Article:
    name, title, issued, publisher, source = (next(iter(of[key]), "") for key in _OF_DOCUMENT)
    return Article(document, name or document, "", title, issued[:10], publisher, source)


def _locate(quote: _Quote, text: str, article: int) -> Passage:
    """Return the passage of `quote`; a sentence that does not stand around the words as written is their own span."""
    begin, end = min(quote.begin, len(text)), min(quote.end, len(text))
    start = text.find(quote.sentence, max(0, end - len(quote.sentence)), begin + len(quote.sentence))
    if start < 0 or not quote.sentence:
        return Passage(article, begin, end, begin, end, quote.begin, quote.end)
    return Passage(article, begin, end, start, start + len(quote.sentence), quote.begin, quote.end)


def _quote_sentences(quotes: list[_Quote], article: int) -> tuple[str, dict[str, Passage]]:
    """Return a text made of the quoted sentences in their order, each once, and the passages in that text."""
    text = ""
    starts: dict[str, int] = {}
    passages: dict[str, Passage] = {}
    for quote in sorted(quotes, key=lambda q: (q.begin, q.end, q.id)):
        anchor = quote.anchor[:_LONGEST]
        sentence = _shorten(quote.sentence, anchor)
        if sentence not in starts:
            text += "\n\n" if text else ""
            starts[sentence] = len(text)
            text += sentence
        start = starts[sentence]
        inside = max(0, sentence.find(anchor))
        words = (start + inside, start + inside + len(anchor))
        passages[quote.id] = Passage(article, *words, start, start + len(sentence), quote.begin, quote.end)
    return text, passages


def _shorten(sentence: str, anchor: str) -> str:
    """Return what a page quotes of `sentence`: all of it, or where it is endless what stands around `anchor`."""
    if len(sentence) <= _LONGEST:
        return sentence
    start = max(0, sentence.find(anchor) - (_LONGEST - len(anchor)) // 2)
    return sentence[start : start + _LONGEST]
