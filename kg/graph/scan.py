"""Go through what the documents of a store say, one document after the other, however many there are."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import pyoxigraph as ox

from kg.graph.store.base import DERIVED, OF_FILE, Store
from kg.names import shrink

#: Values of a node by property, as prefixed names: "dip:agent".
Values = Mapping[str, list[str]]


@dataclass(frozen=True, slots=True)
class Said:
    """What one document says."""

    #: Path of the document below `id/`.
    document: str
    #: By the path of the node that it is said of; values are IRIs and texts as they stand in the store.
    nodes: Mapping[str, Values]

    def about(self, *properties: str) -> Iterator[tuple[str, Values]]:
        """Yield the nodes that have all of these properties, sorted, with their values."""
        for path in sorted(self.nodes):
            values = self.nodes[path]
            if all(name in values for name in properties):
                yield path, values

    def of_itself(self, name: str) -> str | None:
        """Return what the document says of itself by a property; None where it says nothing."""
        values = self.nodes.get(self.document, {}).get(name)
        return min(values) if values else None


def scan_documents(store: Store, pattern: str) -> Iterator[Said]:
    """Yield what each document of a store says that `pattern` asks for, as ?node, ?what and ?value.

    Documents are sorted by path as if it ended in a slash. So what is below them (event/a.txt/12-visit) comes sorted.
    """
    graphs = (graph for graph in store.graphs() if graph == OF_FILE or not graph.startswith(DERIVED))
    for graph in sorted(graphs, key=lambda graph: f"{graph}/"):
        yield from scan_graph(store, graph, pattern)


def scan_graph(store: Store, graph: str, pattern: str) -> Iterator[Said]:
    """Yield what the documents of one graph say: of one document, or of all of a file that names no graphs."""
    found: defaultdict[str, defaultdict[str, defaultdict[str, list[str]]]] = defaultdict(_nodes)
    for path, what, value in read_graph(store, graph, pattern):
        found[document_of(path)][path][what].append(value)
    for document in sorted(found, key=lambda document: f"{document}/"):
        yield Said(document, found[document])


def read_graph(store: Store, graph: str, pattern: str) -> Iterator[tuple[str, str, str]]:
    """Yield path of the node, property and value of all that `pattern` asks for in one graph, in no order."""
    rows = store.query(f"SELECT ?node ?what ?value {{ {pattern} }}", graph)
    assert isinstance(rows, ox.QuerySolutions)  # noqa: S101 - the query above is a SELECT
    for node, what, value in rows:
        yield shrink(node.value), shrink(what.value), value.value


def _nodes() -> defaultdict[str, defaultdict[str, list[str]]]:
    return defaultdict(lambda: defaultdict(list))


def document_of(path: str) -> str:
    """Return the document in whose graph a node is.

    >>> document_of("event/a.txt/12-visit"), document_of("document/a.txt#char=3,9")
    ('document/a.txt', 'document/a.txt')
    """
    return "document/" + path.partition("#")[0].split("/", 2)[1]
