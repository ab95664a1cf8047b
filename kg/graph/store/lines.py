"""Take N-Quads apart by the line, as kg writes them, without a Python object for each term.

Oxigraph reads lines many times faster than it takes over objects that Python made; so what fills a store goes there as
lines. A line is subject, predicate, object, graph and a full stop, each after a single space; an IRI holds no space.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby
from operator import itemgetter

import pyoxigraph as ox

#: What a line without its graph ends in.
_END = b" .\n"


@dataclass(slots=True)
class Lines:
    """The lines of some graphs, and the same triples without their graphs."""

    quads: list[bytes] = field(default_factory=list)
    triples: list[bytes] = field(default_factory=list)
    #: The IRIs of the graphs.
    graphs: set[str] = field(default_factory=set)


def write_lines(quads: Iterable[ox.Quad]) -> bytes:
    """Return quads as N-Quads, a line each, in their order."""
    return ox.serialize(quads, format=ox.RdfFormat.N_QUADS) or b""


def read_lines(lines: Iterable[bytes]) -> Iterator[ox.Quad]:
    """Yield the quads of lines."""
    return ox.parse(b"".join(lines), format=ox.RdfFormat.N_QUADS)


def cut_between_graphs(lines: Iterable[bytes], size: int) -> Iterator[Lines]:
    r"""Yield lines in parts of `size` or a graph more, none of which ends within a run of lines of one graph.

    >>> written = [b"<a:s> <a:p> <a:o> <a:g> .\n", b"<a:s> <a:p> <a:o> <a:h> .\n"]
    >>> [(part.triples, part.graphs) for part in cut_between_graphs(written, 1)]
    [([b'<a:s> <a:p> <a:o> .\n'], {'a:g'}), ([b'<a:s> <a:p> <a:o> .\n'], {'a:h'})]
    """
    part, before = Lines(), b""
    for line in lines:
        place = line.rfind(b" <")
        graph = line[place:]
        if graph != before:
            if len(part.quads) >= size:
                yield part
                part = Lines()
            part.graphs.add(_name(graph))
            before = graph
        part.quads.append(line)
        part.triples.append(line[:place] + _END)
    if part.quads:
        yield part


def group_by_graph(lines: Iterable[bytes]) -> Iterator[tuple[str, list[bytes]]]:
    r"""Yield the IRI of each graph and its lines, which follow each other.

    >>> dict(group_by_graph([b"<a:s> <a:p> <a:o> <a:g> .\n"]))
    {'a:g': [b'<a:s> <a:p> <a:o> <a:g> .\n']}
    """
    for graph, those in groupby(((line[line.rfind(b" <") :], line) for line in lines), key=itemgetter(0)):
        yield _name(graph), [line for _, line in those]


def _name(graph: bytes) -> str:
    """Return the IRI at the end of a line."""
    return graph[2 : graph.rindex(b">")].decode()


def read_triple(line: str, graph: str) -> ox.Quad:
    """Return the quad of a triple that was written down as `str` does."""
    (found,) = ox.parse(f"{line} .", format=ox.RdfFormat.N_TRIPLES)
    return ox.Quad(found.subject, found.predicate, found.object, ox.NamedNode(graph))
