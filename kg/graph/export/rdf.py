"""Write a graph as RDF: Turtle, N-Triples, N-Quads, TriG, JSON-LD or RDF/XML, the same bytes for the same graph.

N-Quads and TriG keep the graphs apart; the others hold the union of all graphs and are complete by themselves. Turtle
and N-Triples of RDF 1.2 say each statement as the reifier of a triple term besides; older readers refuse them.
"""

from collections.abc import Callable, Iterable, Iterator
from difflib import get_close_matches
from pathlib import Path
from typing import IO

import pyoxigraph as ox

from kg.errors import QueryError, SettingsError
from kg.graph.export.files import write_file
from kg.graph.export.jsonld import write_jsonld
from kg.graph.export.reified import add_reifiers
from kg.graph.export.turtle import write_trig, write_turtle
from kg.graph.export.xml import replace_unwritable
from kg.graph.store.base import INFERRED, Store
from kg.names import DIP, PREFIXES

_TEXT = DIP + "text"


def _write_lines(statements: Iterable[ox.Triple | ox.Quad]) -> Iterator[str]:
    return (f"{line} .\n" for line in sorted(map(str, statements)))


def _write_rdfxml(triples: Iterable[ox.Triple]) -> Iterator[str]:
    clean = (_clean(triple) for triple in sorted(triples, key=str))
    yield (ox.serialize(clean, format=ox.RdfFormat.RDF_XML, prefixes=PREFIXES) or b"").decode()


def _write_turtle12(triples: Iterable[ox.Triple]) -> Iterator[str]:
    return write_turtle(add_reifiers(triples))


def _write_lines12(triples: Iterable[ox.Triple]) -> Iterator[str]:
    return _write_lines(add_reifiers(triples))


#: Formats that hold the union, and those that keep graphs apart.
_OF_TRIPLES: dict[str, Callable[[Iterable[ox.Triple]], Iterator[str]]] = {
    "turtle": write_turtle,
    "ntriples": _write_lines,
    "turtle12": _write_turtle12,
    "ntriples12": _write_lines12,
    "jsonld": write_jsonld,
    "rdfxml": _write_rdfxml,
}
_OF_QUADS: dict[str, Callable[[Iterable[ox.Quad]], Iterator[str]]] = {"nquads": _write_lines, "trig": write_trig}

#: The names of all formats.
FORMATS = tuple(sorted([*_OF_TRIPLES, *_OF_QUADS]))


def export_rdf(
    store: Store,
    format: str,  # noqa: A002 - what everybody calls it
    file: Path | IO[bytes],
    *,
    include_text: bool = True,
    inferred: bool = False,
) -> None:
    """Write what `store` holds to `file`, in one of `FORMATS`.

    A path is written under another name first, so that what was there stays whole until the new file is. Without
    `include_text` the documents' full text is left out, for sharing; `inferred` adds what rules concluded.
    """
    parts: Iterator[str]
    if format in _OF_TRIPLES:
        parts = _OF_TRIPLES[format](select_triples(store, include_text=include_text, inferred=inferred))
    elif format in _OF_QUADS:
        quads = (q for q in store.quads() if inferred or not _is_inferred(q))
        parts = _OF_QUADS[format](q for q in quads if include_text or q.predicate.value != _TEXT)
    else:
        near = get_close_matches(format, FORMATS, 1)
        raise SettingsError(
            format, "is no RDF format.", f"Did you mean {near[0]}?" if near else f"Give one of {', '.join(FORMATS)}."
        )
    write_file((part.encode() for part in parts), file)


def select_triples(store: Store, *, include_text: bool = True, inferred: bool = False) -> Iterator[ox.Triple]:
    """Yield the triples of an export: the union of all graphs, each once."""
    hidden = () if inferred else [graph for graph in store.graphs() if graph.startswith(INFERRED)]
    return (t for t in store.triples(without=hidden) if include_text or t.predicate.value != _TEXT)


def write_triples(triples: Iterable[ox.Triple], format: str) -> str:  # noqa: A002
    """Return triples, each once, in one of the formats that need no graphs.

    >>> write_triples([], "ntriples")
    ''
    """
    if format not in _OF_TRIPLES:
        raise QueryError(format, "does not fit triples.", f"Give one of {', '.join(sorted(_OF_TRIPLES))}.")
    return "".join(_OF_TRIPLES[format](triples))


def _is_inferred(quad: ox.Quad) -> bool:
    return isinstance(quad.graph_name, ox.NamedNode) and quad.graph_name.value.startswith(INFERRED)


def _clean(triple: ox.Triple) -> ox.Triple:
    """Replace what XML cannot hold."""
    value = triple.object
    if isinstance(value, ox.Literal) and (clean := replace_unwritable(value.value)) != value.value:
        same = (
            ox.Literal(clean, language=value.language) if value.language else ox.Literal(clean, datatype=value.datatype)
        )
        return ox.Triple(triple.subject, triple.predicate, same)
    return triple
