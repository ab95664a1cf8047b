"""Where graphs are kept: one protocol, and a file for each kind of place."""

from kg.graph.store.base import Store
from kg.graph.store.opening import open_store

__all__ = ["Store", "open_store"]
