"""Turn a page and its figure into the plain data that the page's scripts read."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from typing import TypeAlias

from kg.names import DIP, PREFIXES, shrink
from kg.view.figure import Figure, Line, Node
from kg.view.legend import Legend, word_term
from kg.view.page import Article, Page, Passage, Statement, Thing

#: Anything JSON can hold.
Json: TypeAlias = "str | int | float | bool | Sequence[Json] | Mapping[str, Json] | None"

#: Characters of a sentence in the table.
_LONGEST = 1_000
_UNNAMED = DIP + "UnnamedSource"


def describe_page(page: Page, figure: Figure, legend: Legend) -> dict[str, Json]:
    """Return all that the scripts know, with things named as in the figure and offsets as JavaScript counts them."""
    marks = {index: node.id for node in figure.nodes if node.group == "event" for index in node.statements}
    shared: dict[str, list[int]] = {}
    for index, one in enumerate(page.statements):
        shared.setdefault(one.occurrence, []).append(index)
    passages = _Offsets(page.articles)
    return {
        "articles": [_describe_article(article) for article in page.articles],
        "legend": {
            "groups": [{"key": g.key, "label": g.label, "shape": g.shape, "actor": g.actor} for g in legend.groups],
            "families": [{"key": f.key, "label": f.label} for f in legend.families],
            "events": legend.events,
            "facets": legend.facets,
            "factuality": legend.factuality,
            "claim": legend.claim,
            "voices": legend.voices,
            "roles": legend.roles,
            "notes": legend.notes,
            "words": legend.words,
            "unnamed": legend.unnamed,
        },
        "prefixes": PREFIXES,
        "statements": [
            {
                "id": shrink(one.id),
                "kind": word_term(one.kind) if one.is_event else legend.word_verb(one.kind),
                "term": one.kind,
                "asserted": one.asserted,
                "family": one.family,
                "label": one.label,
                "factuality": one.factuality,
                "roles": [[role, shrink(thing)] for role, thing in one.roles],
                "sources": [legend.unnamed if s == _UNNAMED else shrink(s) for s in one.sources],
                "passages": [passages.count(passage) for passage in one.passages],
                "notes": [list(note) for note in one.notes],
                "when": list(one.when),
                "mark": shrink(marks[index]) if index in marks else None,
                "same": [other for other in shared[one.occurrence] if other != index],
            }
            for index, one in enumerate(page.statements)
        ],
        "first": [index for index, one in enumerate(page.statements) if one.id in page.first],
        "things": {shrink(thing.id): _describe_thing(thing) for thing in page.things},
        "totals": {
            "things": page.totals.things,
            "statements": page.totals.statements,
            "documents": page.totals.documents,
        },
    }


def describe_node(node: Node, place: tuple[int, int] | None) -> dict[str, Json]:
    """Return what our painter knows of a node; one that is not drawn at first has no place yet."""
    return {
        "label": node.label,
        "group": node.group,
        "lines": node.lines,
        "size": node.size,
        "textSize": node.font,
        "width": round(node.width),
        "height": round(node.height),
        "statements": node.statements,
        **({"x": place[0], "y": place[1]} if place else {}),
    }


def describe_line(line: Line) -> dict[str, Json]:
    """Return what vis-network and our scripts know of a line."""
    return {
        "id": line.id,
        "role": line.role,
        "family": line.family,
        "arrow": line.arrow,
        "bend": line.bend,
        "statements": line.statements,
    }


def _describe_thing(thing: Thing) -> dict[str, Json]:
    return {
        "group": thing.group,
        "kind": word_term(thing.kind),
        "term": thing.kind,
        "label": thing.label,
        "names": thing.names,
        "said": thing.said,
    }


def _describe_article(article: Article) -> dict[str, Json]:
    return {
        "id": shrink(article.id),
        "name": article.name,
        "title": article.title,
        "issued": article.issued,
        "publisher": article.publisher,
        "source": article.source,
        "text": article.text,
        "whole": article.whole,
    }


class _Offsets:
    """Counts as JavaScript does: a character beyond the basic plane is two units."""

    def __init__(self, articles: tuple[Article, ...]) -> None:
        self._wide = [
            [place for place, character in enumerate(article.text) if character > "\uffff"] for article in articles
        ]

    def count(self, passage: Passage) -> list[int]:
        """Return [article, begin, end, sentence begin, sentence end], and begin and end as the graph counts them."""
        wide = self._wide[passage.article]
        offsets = (passage.begin, passage.end, passage.sentence_begin, passage.sentence_end)
        counted = (at + bisect_left(wide, at) for at in offsets)
        return [passage.article, *counted, passage.own_begin, passage.own_end]


def list_rows(page: Page, legend: Legend) -> list[dict[str, str]]:
    """Return the rows of the table for readers without a screen or without scripts; sources are named in words."""
    labels = {thing.id: thing.label for thing in page.things} | {_UNNAMED: legend.unnamed}
    told = sorted(page.statements, key=lambda one: [(p.article, p.begin) for p in one.passages[:1]])
    return [_list_row(one, page.articles, labels, legend) for one in told]


def _list_row(one: Statement, articles: tuple[Article, ...], labels: dict[str, str], legend: Legend) -> dict[str, str]:
    quoted = one.passages[0] if one.passages else None
    article = articles[quoted.article] if quoted else None
    return {
        "id": shrink(one.id),
        "label": one.label,
        "told": legend.claim
        if one.sources and one.factuality == "Fact"
        else legend.factuality.get(one.factuality, one.factuality),
        "sources": ", ".join(labels.get(source, shrink(source)) for source in one.sources),
        "sentence": _quote(article.text, quoted) if article and quoted else "",
        "article": ", ".join(
            part for part in (article.title or article.name, article.publisher, article.issued) if part
        )
        if article
        else "",
    }


def _quote(text: str, passage: Passage) -> str:
    """Return the sentence of `passage`; one that is longer than anybody listens to is cut around the words."""
    room = max(0, _LONGEST - (passage.end - passage.begin)) // 2
    start = max(passage.sentence_begin, passage.begin - room)
    end = min(passage.sentence_end, passage.begin + _LONGEST, passage.end + room)
    before, after = ("…" if start > passage.sentence_begin else "", "…" if end < passage.sentence_end else "")
    return f"{before}{text[start:end]}{after}"
