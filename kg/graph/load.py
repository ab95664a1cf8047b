"""Copy the graphs of one store into another: what was stopped goes on where it was, and twice does nothing.

A local store takes all that it does not hold yet at once; else graphs go one by one.

A file of a user's own is merged as one named graph, `id:graph/file/<name>`, and replaced as one by its next version.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from itertools import chain
from pathlib import Path
from urllib.parse import quote

import pyoxigraph as ox

from kg.graph.store.base import DERIVED, DESCRIPTIONS, OF_FILE, Store
from kg.graph.store.lines import group_by_graph, read_lines, write_lines
from kg.graph.store.opening import open_store
from kg.graph.store.oxigraph import OxigraphStore

#: Called with the number of graphs that are copied and of all.
OnGraph = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Loaded:
    """What came of a load, in graphs."""

    #: Graphs that are there now and were not, or were not so.
    changed: int
    unchanged: int
    removed: int
    #: Documents that the target holds and the source does not.
    others: int


def load(
    source: Store, target: Store, name: str, *, prune: bool = False, on_graph: OnGraph = lambda done, of: None
) -> Loaded:
    """Copy the graphs of `source` into `target`; what a file says outside of any graph goes by the file's `name`.

    What is derived from documents is replaced as a whole, so that nothing stays that no longer follows. Documents that
    `source` does not hold stay unless `prune` is set; other files that were merged always do.
    """
    copied = {graph_of_file(name) if graph == OF_FILE else graph: graph for graph in source.graphs()}
    new: list[str] = []
    there = list(copied)
    if isinstance(target, OxigraphStore):
        held = set(target.graphs())
        new, there = [graph for graph in copied if graph not in held], [graph for graph in copied if graph in held]
        target.fill(
            _read_all(source, {graph: copied[graph] for graph in new}, lambda done: on_graph(done, len(copied)))
        )
    changed = len(new)
    for done, graph in enumerate(there, len(new) + 1):
        changed += target.replace(graph, _rename(source.quads(copied[graph]), graph))
        on_graph(done, len(copied))
    if DESCRIPTIONS not in copied:
        emptied = not copied and target.remove(graph_of_file(name))
        return Loaded(changed, len(copied) - changed, int(emptied), 0)
    strange = [graph for graph in target.graphs() if graph not in copied and not graph.startswith(OF_FILE)]
    stale = [graph for graph in strange if prune or graph.startswith(DERIVED)]
    removed = sum(target.remove(graph) for graph in stale)
    return Loaded(changed, len(copied) - changed, removed, len(strange) - len(stale))


def load_part(content: bytes, target: Store, held: set[str]) -> int:
    """Load the graphs of one file of N-Quads, in which those of a graph follow each other; return how many changed.

    `held` names the graphs that the target holds: these are replaced, the others put there at once and added to it.
    """
    graphs = dict(group_by_graph(BytesIO(content)))
    new = [graph for graph in graphs if graph not in held]
    target.fill(chain.from_iterable(graphs[graph] for graph in new))
    changed = sum(target.replace(graph, read_lines(lines)) for graph, lines in graphs.items() if graph in held)
    held.update(new)
    return len(new) + changed


def load_into(place: str, target: str, *, prune: bool = False, on_graph: OnGraph = lambda done, of: None) -> Loaded:
    """Copy the store or file at `place` into the store at `target`, which is made where it is missing; see `load`."""
    with open_store(place) as source, open_store(target, create=True) as store:
        return load(source, store, Path(place).name, prune=prune, on_graph=on_graph)


def _read_all(source: Store, names: Mapping[str, str], told: Callable[[int], None]) -> Iterator[bytes]:
    """Yield the lines of many graphs, each by its new name, and tell how many graphs are through."""
    for done, (graph, original) in enumerate(names.items(), 1):
        yield from BytesIO(write_lines(_rename(source.quads(original), graph)))
        told(done)


def graph_of_file(name: str) -> str:
    """Return the IRI of the graph that a file of a user's own is merged as.

    >>> graph_of_file("my facts.ttl")
    'https://w3id.org/diplomacy-kg/id/graph/file/my%20facts.ttl'
    """
    return f"{OF_FILE}/{quote(name, safe='')}"


def _rename(quads: Iterable[ox.Quad], graph: str) -> Iterator[ox.Quad]:
    """Yield `quads` as those of `graph`. Blank nodes get names, the same for the same content: only so can they go."""
    quads = list(quads)
    if any(isinstance(node, ox.BlankNode) for quad in quads for node in (quad.subject, quad.object)):
        dataset = ox.Dataset(quads)
        dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
        quads = list(dataset)
    for quad in quads:
        subject, value = quad.subject, quad.object
        if isinstance(subject, ox.BlankNode):
            subject = ox.NamedNode(f"{graph}#{subject.value}")
        if isinstance(value, ox.BlankNode):
            value = ox.NamedNode(f"{graph}#{value.value}")
        yield ox.Quad(subject, quad.predicate, value, ox.NamedNode(graph))
