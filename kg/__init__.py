"""Read diplomatic news into a knowledge graph in which every statement has a source, a date and a degree of reality.

The names below are all that a script or notebook needs:

    graph = kg.build_graph(kg.read_documents(["articles/"]))
    graph.query("who-holds-which-office")

Each is loaded when it is first used, so that `import kg` costs nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.errors import KgError
    from kg.model import Document, Event
    from kg.notebook import Graph, build_graph, open_graph
    from kg.reading.documents import read_documents
    from kg.reading.reader import Reader

__all__ = ["Document", "Event", "Graph", "KgError", "Reader", "build_graph", "open_graph", "read_documents"]

_HOMES = {
    "Document": "kg.model",
    "Event": "kg.model",
    "Graph": "kg.notebook",
    "KgError": "kg.errors",
    "Reader": "kg.reading.reader",
    "build_graph": "kg.notebook",
    "open_graph": "kg.notebook",
    "read_documents": "kg.reading.documents",
}


def __getattr__(name: str) -> object:
    """Load one of the public names from its home."""
    if name not in _HOMES:
        raise AttributeError(f"module 'kg' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    """Offer the public names to completion."""
    return sorted({*globals(), *__all__})
