"""Keep graphs in Oxigraph, in memory or on disk, with the union of all in its default graph.

Oxigraph can join named graphs while it answers, but then a triple that two documents state counts twice. So the
default graph holds each triple of the named graphs once. It is kept right in the same transaction that changes a graph,
which costs a third more index and makes plain queries and exports faster.
"""

import heapq
from collections.abc import Collection, Iterable, Iterator
from itertools import chain, groupby, repeat
from operator import itemgetter

import pyoxigraph as ox

from kg.closing import Closing
from kg.errors import StoreError
from kg.graph.store.base import Result, check_each, check_graph
from kg.graph.store.lines import cut_between_graphs, read_triple
from kg.names import ID, PREFIXES
from kg.sorting import sort_apart

_UNION = ox.DefaultGraph()
#: Quads that are written at once when a store is filled; more would take more memory and hardly less time.
_PART = 100_000
#: Triples that are put in or taken out at once when a graph is rewritten. So many are put in as files, which takes a
#: third of the time of transactions, and none of the buffers that Oxigraph fills with what it has yet to write.
_REWRITTEN = 10_000


class OxigraphStore(Closing):
    """What the stores in memory and on disk share: everything but how they are opened and closed."""

    def __init__(self, place: str, inner: ox.Store) -> None:
        """Take over an opened `inner`, whose default graph is the union of its named graphs."""
        self.place = place
        self._inner: ox.Store | None = inner

    @property
    def inner(self) -> ox.Store:
        """The Oxigraph store itself, for views that share it."""
        if self._inner is None:
            raise StoreError(self.place, "is closed.", "Open it again.")
        return self._inner

    def graphs(self) -> tuple[str, ...]:
        """Return the IRIs of the named graphs, sorted."""
        return tuple(sorted(name.value for name in self.inner.named_graphs()))

    def replace(self, graph: str, quads: Iterable[ox.Quad]) -> bool:
        """Make `quads` the whole content of `graph`, in one transaction; say whether anything changed."""
        after = check_graph(graph, quads)
        before = set(self.quads(graph))
        gone, new = before - after, after - before
        if not gone and not new:
            return False
        self._change(graph, gone, new, emptied=not after)
        return True

    def rewrite(self, graph: str, quads: Iterable[ox.Quad]) -> bool:
        """Make `quads` the whole content of `graph`, however many, in several transactions; say whether it changed."""
        before = sort_apart(str(quad.triple) for quad in self.quads(graph))
        after = sort_apart(str(quad.triple) for quad in check_each(graph, quads))
        gone: list[str] = []
        new: list[str] = []
        changed = left = False
        for line, signs in groupby(heapq.merge(zip(before, repeat("-")), zip(after, repeat("+"))), key=itemgetter(0)):
            there = {sign for _, sign in signs}
            left = left or "+" in there
            if len(there) == 1:
                (gone if "-" in there else new).append(line)
            if len(new) == _REWRITTEN:
                lines = chain((f"{line} <{graph}> .\n" for line in new), (f"{line} .\n" for line in new))
                self._load_in_bulk("".join(lines).encode())
                new.clear()
                changed = True
            if len(gone) == _REWRITTEN:
                self._change(graph, [read_triple(line, graph) for line in gone], ())
                gone.clear()
                changed = True
        if gone or new:
            quads_gone, quads_new = ([read_triple(line, graph) for line in lines] for lines in (gone, new))
            self._change(graph, quads_gone, quads_new, emptied=not left)
        elif changed and not left:
            self._update(f"DROP SILENT GRAPH <{graph}>")
        return changed or bool(gone or new)

    def fill(self, lines: Iterable[bytes]) -> None:
        """Put in graphs that the store does not hold yet, many times faster than one after the other.

        Where the lines of a graph follow each other, whatever stops this leaves whole graphs only.
        """
        for part in cut_between_graphs(lines, _PART):
            self._check_new(part.graphs)
            self._load_in_bulk(b"".join(chain(part.quads, part.triples)))

    def remove(self, graph: str) -> bool:
        """Remove `graph`, in one transaction; say whether it was there."""
        return self.replace(graph, ())

    def query(self, text: str, graph: str | None = None) -> Result:
        """Answer SPARQL over the union or one graph; prefixes of `kg.names` and paths below `id/` are declared."""
        over = ox.NamedNode(graph) if graph is not None else None
        return self.inner.query(text, prefixes=PREFIXES, base_iri=ID, default_graph=over)

    def quads(self, graph: str | None = None) -> Iterator[ox.Quad]:
        """Yield the quads of one named graph, or of all of them."""
        if graph is not None:
            return self.inner.quads_for_pattern(None, None, None, ox.NamedNode(graph))
        return (quad for quad in self.inner if quad.graph_name != _UNION)

    def triples(self, without: Collection[str] = ()) -> Iterator[ox.Triple]:
        """Yield the union of all graphs, each triple once, but not what only the graphs `without` say."""
        union = (quad.triple for quad in self.inner.quads_for_pattern(None, None, None, _UNION))
        hidden = self._said_only_in({ox.NamedNode(graph) for graph in without})
        return (triple for triple in union if triple not in hidden) if hidden else union

    def close(self) -> None:
        """Let go of the place."""
        self._inner = None

    def _change(
        self, graph: str, gone: Collection[ox.Quad], new: Collection[ox.Quad], *, emptied: bool = False
    ) -> None:
        """Take quads out of a graph and put others in, in one transaction; drop it where it is `emptied`."""
        name = ox.NamedNode(graph)
        added = [in_union(quad) for quad in new]
        if not gone:
            self._extend([*new, *added])
            return
        lost = [in_union(quad) for quad in gone if not self._stated_elsewhere(quad)]
        self._update(
            f"DELETE DATA {{ {_data(name, gone)} {_data(_UNION, lost)} }} ;\n"
            f"INSERT DATA {{ {_data(name, new)} {_data(_UNION, added)} }}"
            + (f" ;\nDROP SILENT GRAPH {name}" if emptied else "")
        )

    def _extend(self, quads: list[ox.Quad]) -> None:
        """Add quads in one transaction."""
        self.inner.extend(quads)

    def _load_in_bulk(self, content: bytes) -> None:
        """Add N-Quads all at once, by a way that pays for many."""
        self.inner.bulk_load(content, format=ox.RdfFormat.N_QUADS)

    def _update(self, text: str) -> None:
        """Run an update, which Oxigraph does in one transaction."""
        self.inner.update(text)

    def _check_new(self, graphs: Iterable[str]) -> None:
        """Refuse a graph that is there: what it says besides would stay."""
        for graph in graphs:
            if self.inner.contains_named_graph(ox.NamedNode(graph)):
                raise ValueError(f"{self.place} holds {graph} already: replace it")

    def _said_only_in(self, graphs: Collection[ox.NamedNode]) -> set[ox.Triple]:
        own = {_UNION, *graphs}
        said = {quad.triple for graph in graphs for quad in self.inner.quads_for_pattern(None, None, None, graph)}
        return {t for t in said if all(quad.graph_name in own for quad in self.inner.quads_for_pattern(*t))}

    def _stated_elsewhere(self, quad: ox.Quad) -> bool:
        found = self.inner.quads_for_pattern(quad.subject, quad.predicate, quad.object)
        return any(other.graph_name not in (quad.graph_name, _UNION) for other in found)


def in_union(quad: ox.Quad) -> ox.Quad:
    """Return `quad` as it stands in the union of all graphs."""
    return ox.Quad(quad.subject, quad.predicate, quad.object, _UNION)


def _data(graph: ox.NamedNode | ox.DefaultGraph, quads: Iterable[ox.Quad]) -> str:
    triples = "\n".join(f"{quad.triple} ." for quad in quads)
    return triples if isinstance(graph, ox.DefaultGraph) else f"GRAPH {graph} {{\n{triples}\n}}"
