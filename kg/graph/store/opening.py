"""Open a store by where it is."""

import os
from pathlib import Path

from kg.errors import StoreError
from kg.graph.store.base import Store
from kg.graph.store.disk import MARKER, DiskReader, DiskStore, snapshots
from kg.graph.store.memory import MemoryStore
from kg.parts import MANIFEST, PARTS
from kg.settings import is_url, read_access

#: Name of the store's folder inside of an output folder.
STORE = "store"
#: Name of the file that holds an output folder's whole graph.
GRAPH_FILE = "graph.ttl"


def open_store(place: str | Path, *, create: bool = False, write: bool = False) -> Store:
    """Open the store at `place`: an output folder, a store, an RDF file, ":memory:", or a server's URL.

    Without `write` or `create` a folder is opened as its last finished state, which is safe beside a running build; an
    output folder without a store is read from its graph.ttl. `write` makes this process the only one that may write;
    `create` does so too, and makes the store where there is none.

    >>> open_store(":memory:").graphs()
    ()
    """
    name = str(place)
    if name == ":memory:":
        return MemoryStore()
    if is_url(name):
        # An HTTP client takes longer to import than most commands to run.
        from kg.graph.store.remote import RemoteStore

        return RemoteStore(name, read_access(os.environ))
    path = Path(place)
    if path.is_file():
        if create or write:
            raise StoreError(name, "is a file, which kg only reads.", "Give a folder to write into.")
        return MemoryStore.read_file(path)
    folder = path if (path / MARKER).exists() else path / STORE
    if create or (write and folder.is_dir()):
        return DiskStore(name, folder)
    if (path / PARTS / MANIFEST).exists() and not (folder.is_dir() and snapshots(folder)):
        mend = f"Make one of them: kg load {path / PARTS} --store PLACE."
        raise StoreError(name, "holds the parts of a graph.", mend)
    if folder.is_dir():
        return DiskReader(name, folder)
    if not write and (path / GRAPH_FILE).is_file():
        return MemoryStore.read_file(path / GRAPH_FILE)
    if path.is_dir():
        raise StoreError(name, "holds no store.", "Run `kg build` into it, or give another folder.")
    raise StoreError(name, "does not exist.", "Run `kg build` first, or name the folder that it wrote.")
