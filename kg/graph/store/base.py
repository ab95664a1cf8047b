"""Say what every store can do: keep named graphs, replace one as a whole, and answer over the union of all.

One named graph holds what was read in one document; others hold what was derived. A query without GRAPH sees each
triple of all graphs once, however many documents say it.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from types import TracebackType
from typing import Protocol, Self, TypeAlias

import pyoxigraph as ox

from kg.names import ID

#: What a query yields: rows, yes or no, or triples.
Result: TypeAlias = ox.QuerySolutions | ox.QueryBoolean | Iterable[ox.Triple]

#: Graphs that are no document's begin so; the rest of the IRI says what they hold.
DERIVED = ID + "graph/"
#: Descriptions of actors, offices and places.
DESCRIPTIONS = DERIVED + "descriptions"
#: Which names are one individual, and who held an office that a document names alone.
IDENTITIES = DERIVED + "identities"
#: Which events are one happening, and which documents are one text.
OCCURRENCES = DERIVED + "occurrences"
#: What rules inferred begins so; files leave it out unless asked for it.
INFERRED = DERIVED + "inferred"
#: What a file says outside of any graph.
OF_FILE = DERIVED + "file"


class Store(Protocol):
    """Named graphs that can be replaced, removed and asked. Close it, or use it in a `with` statement."""

    @property
    def place(self) -> str:
        """Where it is, as the user wrote it: for messages."""
        ...

    def graphs(self) -> tuple[str, ...]:
        """Return the IRIs of the named graphs, sorted."""
        ...

    def replace(self, graph: str, quads: Iterable[ox.Quad]) -> bool:
        """Make `quads` the whole content of `graph`, in one transaction; say whether anything changed."""
        ...

    def fill(self, lines: Iterable[bytes]) -> None:
        """Put many named graphs that are not there yet into the store at once.

        `lines` are N-Quads as kg writes them, of which those of a graph follow each other; an open file will do.
        Whatever stops this may leave a part of them, whole graphs on this machine; `replace` puts any of them right.
        """
        ...

    def rewrite(self, graph: str, quads: Iterable[ox.Quad]) -> bool:
        """Make `quads` the whole content of `graph`, however many; say whether anything changed.

        For graphs that follow from others: where one is larger than memory it changes in parts, and whatever stops that
        leaves it half changed, to be made again.
        """
        ...

    def remove(self, graph: str) -> bool:
        """Remove `graph`, in one transaction; say whether it was there."""
        ...

    def query(self, text: str, graph: str | None = None) -> Result:
        """Answer SPARQL over the union, or over one named graph alone; prefixes of `kg.names` need no declaration.

        Untrusted text goes through `kg.graph.query`.
        """
        ...

    def quads(self, graph: str | None = None) -> Iterator[ox.Quad]:
        """Yield the quads of one named graph, or of all of them."""
        ...

    def triples(self, without: Collection[str] = ()) -> Iterator[ox.Triple]:
        """Yield the union of all graphs, each triple once, but not what only the graphs `without` say."""
        ...

    def close(self) -> None:
        """Let go of the place. Results that are still being read may end early."""
        ...

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...


def check_graph(graph: str, quads: Iterable[ox.Quad]) -> set[ox.Quad]:
    """Return `quads`, each once; refuse one that names another graph, which could never be replaced again."""
    return set(check_each(graph, quads))


def check_each(graph: str, quads: Iterable[ox.Quad]) -> Iterator[ox.Quad]:
    """Yield `quads`; refuse one that names another graph than `graph`."""
    name = ox.NamedNode(graph)
    for quad in quads:
        if quad.graph_name != name:
            raise ValueError(f"quads of {quad.graph_name} cannot replace {graph}")
        yield quad


def select(store: Store, text: str) -> list[Mapping[str, str]]:
    """Answer a SELECT of the program's own: each row a mapping from variable to text, without those of no value."""
    result = store.query(text)
    assert isinstance(result, ox.QuerySolutions)  # noqa: S101 - never a user's query
    names = [variable.value for variable in result.variables]
    return [{name: row[name].value for name in names if row[name] is not None} for row in result]
