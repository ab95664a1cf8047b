"""The graph as notebooks and scripts hold it: all that `kg.graph` gives, and the page of it, which `kg.view` draws."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import kg.graph.graph
from kg.model import Document

if TYPE_CHECKING:
    from kg.reading.reader import Reader
    from kg.view.frame import Frame

#: Pixels of a notebook that the page takes from above to below.
_HEIGHT = 720


class Graph(kg.graph.graph.Graph):
    """A graph in some store, to ask and to look at. Close it, or use it in a `with` statement.

    >>> open_graph(":memory:").query("ASK { ?event a dip:Visit, dip:ActualEvent }")
    False
    """

    def view(self, *, title: str = "Diplomacy", height: int = _HEIGHT) -> "Frame":
        """Return the page that `kg view` writes; as the last word of a notebook's cell it is shown in a frame.

        `view().html` is the whole page, for those who want to write it to a file.

        >>> open_graph(":memory:").view(title="Nothing yet")
        Frame(title='Nothing yet', height=720)
        """
        from kg.view.frame import Frame  # what draws takes a while to load, and most graphs are only asked
        from kg.view.render import render_page

        return Frame(title, height, render_page(self.ask, title=title))


def open_graph(place: str | Path, ontology: Path | None = None) -> Graph:
    """Open the graph at `place` for reading: an output folder, a store, an RDF file, ":memory:" or a server's URL."""
    return Graph(kg.graph.graph.open_graph(place).store, ontology)


def build_graph(documents: Iterable[Document], reader: "Reader | None" = None) -> Graph:
    """Return the graph of `documents`, held in memory. The first that cannot be read raises.

    >>> graph = build_graph([Document("a.txt", "France recalled its ambassador to Australia on Friday.")])
    >>> len(graph.documents())
    1
    """
    from kg import pipeline  # what reads takes a while to load, and who opens a graph need not read

    return Graph(pipeline.build_graph(documents, reader).store)
