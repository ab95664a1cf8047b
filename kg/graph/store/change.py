"""Word what changes in one graph of a server as updates and uploads that can each be sent twice.

What comes and what leaves is put into a graph of its own beside the other, in pieces that any server takes. The last
update moves it over, keeps the union of all graphs right, and cleans up.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

import pyoxigraph as ox

#: Triples and characters of one update: Virtuoso takes fewer than 5,000 triples.
MOST = (2_000, 500_000)
#: Of one upload by the Graph Store Protocol.
MOST_UPLOADED = (20_000, 5_000_000)
_IT = "?s ?p ?o"


@dataclass(frozen=True, slots=True)
class Upload:
    """Triples that are added to a graph, as lines of N-Triples. Without blank nodes, twice is as good as once."""

    graph: ox.NamedNode
    lines: Sequence[str]

    @property
    def insert(self) -> str:
        """The operation that does so."""
        return f"INSERT DATA {{ GRAPH {self.graph} {{\n" + "\n".join(self.lines) + "\n} }"

    def cut(self, most: tuple[int, int]) -> "Iterator[Upload]":
        """Yield it in pieces of at most so many triples and characters; a longer triple is a piece of its own."""
        begin, size = 0, 0
        for i, line in enumerate(self.lines):
            if i > begin and (i - begin == most[0] or size + len(line) > most[1]):
                yield Upload(self.graph, self.lines[begin:i])
                begin, size = i, 0
            size += len(line)
        yield Upload(self.graph, self.lines[begin:])


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

    def steps(self, *, emptied: bool) -> "Iterator[list[str] | Upload]":
        """Yield the steps in order: updates, each as its operations, and uploads; one update if it is small.

        `emptied` drops the graph at last.
        """
        coming, leaving = (ox.NamedNode(f"{self.beside}/{name}") for name in ("coming", "leaving"))
        clean = [f"DROP SILENT GRAPH {each}" for each in (coming, leaving)]
        uploads = [Upload(coming, _lines(self.new)), Upload(leaving, _lines(self.gone))]
        moved = [*self._take(leaving), *self._bring(coming)]
        if emptied:
            moved.append(f"DROP SILENT GRAPH {self.graph}")
        lines = [line for upload in uploads for line in upload.lines]
        if len(lines) <= MOST[0] and sum(map(len, lines)) <= MOST[1]:
            yield [*clean, *(each.insert for each in uploads if each.lines), *moved, *clean]
            return
        yield clean
        yield from (each for each in uploads if each.lines)
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


def put_all(quads: Iterable[ox.Quad], union: ox.NamedNode | ox.DefaultGraph | None) -> Iterator[str]:
    r"""Yield updates that put quads into their graphs and into the union of all, none larger than servers take.

    >>> node, graph = ox.NamedNode("http://a"), ox.NamedNode("http://g")
    >>> list(put_all([ox.Quad(node, node, node, graph)], None))
    ['INSERT DATA {\nGRAPH <http://g> {\n<http://a> <http://a> <http://a> .\n}\n}']
    """
    most_triples, most_characters = MOST
    piece: list[ox.Quad] = []
    size = 0
    for quad in quads:
        length = len(str(quad.triple))
        # Each triple is said twice: in its graph and in the union.
        if piece and (len(piece) == most_triples // 2 or size + length > most_characters // 2):
            yield _insert_all(piece, union)
            piece, size = [], 0
        piece.append(quad)
        size += length
    if piece:
        yield _insert_all(piece, union)


def _insert_all(quads: Iterable[ox.Quad], union: ox.NamedNode | ox.DefaultGraph | None) -> str:
    triples: dict[ox.NamedNode | ox.DefaultGraph, list[str]] = {}
    for quad in quads:
        line = f"{quad.triple} ."
        graph = quad.graph_name
        assert isinstance(graph, ox.NamedNode)  # noqa: S101 - what is stored has a name
        triples.setdefault(graph, []).append(line)
        if union is not None:
            triples.setdefault(union, []).append(line)
    blocks = []
    for name, lines in triples.items():
        block = "\n".join(lines)
        blocks.append(block if isinstance(name, ox.DefaultGraph) else f"GRAPH {name} {{\n{block}\n}}")
    return "INSERT DATA {\n" + "\n".join(blocks) + "\n}"


def _lines(quads: Iterable[ox.Quad]) -> list[str]:
    return sorted(f"{quad.triple} ." for quad in quads)
