"""Word what changes in one graph of a server as SPARQL updates that can each be sent twice.

What comes and what leaves is put into a graph of its own beside the other, in pieces that any server takes. The last
update moves it over, keeps the union of all graphs right, and cleans up.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

import pyoxigraph as ox

#: Triples and characters of one piece: Virtuoso takes fewer than 5,000 triples.
MOST_TRIPLES, MOST_CHARACTERS = 2_000, 500_000
_IT = "?s ?p ?o"


@dataclass(frozen=True, slots=True)
class Change:
    """What comes into a graph and what leaves it."""

    graph: ox.NamedNode
    new: Collection[ox.Quad]
    gone: Collection[ox.Quad]
    #: Graphs whose names begin so hold what is on its way.
    beside: str
    #: Where the union of all graphs is kept; None where the server sees to it.
    union: ox.NamedNode | ox.DefaultGraph | None

    def updates(self, *, emptied: bool) -> Iterator[list[str]]:
        """Yield the updates in order, each as its operations: one if it is small. `emptied` drops the graph at last."""
        coming, leaving = (ox.NamedNode(f"{self.beside}/{name}") for name in ("coming", "leaving"))
        clean = [f"DROP SILENT GRAPH {each}" for each in (coming, leaving)]
        pieces = [*_put(coming, self.new), *_put(leaving, self.gone)]
        moved = [*self._take(leaving), *self._bring(coming)]
        if emptied:
            moved.append(f"DROP SILENT GRAPH {self.graph}")
        small = len(self.new) + len(self.gone) <= MOST_TRIPLES and sum(map(len, pieces)) <= MOST_CHARACTERS
        if small:
            yield [*clean, *pieces, *moved, *clean]
            return
        yield clean
        yield from ([piece] for piece in pieces)
        yield [*moved, *clean]

    def _take(self, leaving: ox.NamedNode) -> Iterator[str]:
        """Yield how what leaves is taken out of the graph, and out of the union what no other graph states."""
        if not self.gone:
            return
        yield f"DELETE {{ GRAPH {self.graph} {{ {_IT} }} }} WHERE {{ GRAPH {leaving} {{ {_IT} }} }}"
        if self.union is not None:
            named = isinstance(self.union, ox.NamedNode)
            inner = f"{leaving}, {self.union}" if named else str(leaving)
            lost = f"GRAPH {self.union} {{ {_IT} }}" if named else _IT
            elsewhere = f"GRAPH ?g {{ {_IT} }} FILTER(?g NOT IN ({inner}))"
            yield f"DELETE {{ {lost} }} WHERE {{ GRAPH {leaving} {{ {_IT} }} FILTER NOT EXISTS {{ {elsewhere} }} }}"

    def _bring(self, coming: ox.NamedNode) -> Iterator[str]:
        if self.new:
            yield copy(coming, self.graph)
            if self.union is not None:
                yield copy(coming, self.union)


def copy(source: ox.NamedNode, target: ox.NamedNode | ox.DefaultGraph) -> str:
    """Return the operation that adds one graph to another.

    >>> copy(ox.NamedNode("http://a"), ox.DefaultGraph())
    'ADD SILENT GRAPH <http://a> TO DEFAULT'
    """
    return f"ADD SILENT GRAPH {source} TO " + ("DEFAULT" if isinstance(target, ox.DefaultGraph) else f"GRAPH {target}")


def _put(graph: ox.NamedNode, quads: Iterable[ox.Quad]) -> Iterator[str]:
    """Yield operations that put `quads` into a graph, none of them larger than servers take."""
    lines: list[str] = []
    size = 0
    for line in sorted(f"{quad.triple} ." for quad in quads):
        if lines and (len(lines) == MOST_TRIPLES or size + len(line) > MOST_CHARACTERS):
            yield _insert(graph, lines)
            lines, size = [], 0
        lines.append(line)
        size += len(line)
    if lines:
        yield _insert(graph, lines)


def _insert(graph: ox.NamedNode, lines: list[str]) -> str:
    return f"INSERT DATA {{ GRAPH {graph} {{\n" + "\n".join(lines) + "\n} }"
