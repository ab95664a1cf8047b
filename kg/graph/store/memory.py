"""Keep graphs in memory: empty, or what a Turtle, TriG, N-Triples, N-Quads, JSON-LD or RDF/XML file says."""

import re
from collections.abc import Iterable
from pathlib import Path

import pyoxigraph as ox

from kg.errors import StoreError
from kg.graph.store.base import OF_FILE
from kg.graph.store.oxigraph import OxigraphStore, in_union


class MemoryStore(OxigraphStore):
    """A store that ends with the process.

    >>> with MemoryStore() as store:
    ...     store.graphs()
    ()
    """

    def __init__(self, place: str = ":memory:") -> None:
        """Start empty."""
        super().__init__(place, ox.Store())

    @classmethod
    def read_file(cls, path: Path) -> "MemoryStore":
        """Return a store with what `path` says; what it says outside of any graph goes into a graph of its own."""
        form = ox.RdfFormat.from_extension(path.suffix.removeprefix("."))
        if form is None:
            raise StoreError(
                str(path), "is no kind of RDF file that kg knows.", "Give .ttl, .trig, .nt, .nq, .jsonld or .rdf."
            )
        store = cls(str(path))
        try:
            # By its rules, JSON-LD drops what has no valid IRI: nobody would hear of it.
            lenient = form == ox.RdfFormat.JSON_LD
            read = list(ox.parse(path=path, format=form, base_iri=path.resolve().as_uri(), lenient=lenient))
            if lenient:
                _check_iris(read)
        except SyntaxError as error:
            raise _broken(path, error) from None
        except OSError as error:
            raise StoreError(str(path), f"cannot be read: {error.strerror or error}.") from None
        of_file = ox.NamedNode(OF_FILE)
        store.inner.bulk_extend(
            quad
            if isinstance(quad.graph_name, ox.NamedNode)
            else ox.Quad(quad.subject, quad.predicate, quad.object, of_file)
            for quad in read
        )
        store.inner.bulk_extend(map(in_union, read))
        return store


#: How Oxigraph begins to tell a fault; the place follows it.
_BEGINNING = re.compile(r"^(?:Parser error at .*?:|error while parsing) (?=\S)")
_IRI = re.compile(r"IRI '([^']+)'")


def _check_iris(quads: Iterable[ox.Quad]) -> None:
    """Refuse IRIs that a lenient parser let through."""
    for node in dict.fromkeys(node for quad in quads for node in quad):
        if isinstance(node, ox.NamedNode):
            try:
                ox.NamedNode(node.value)
            except ValueError as error:
                raise SyntaxError(f"IRI '{node.value}': {error}") from None


def _broken(path: Path, error: SyntaxError) -> StoreError:
    """Say where a file is broken: by line and column, or where the parser does not tell, by the line of the IRI."""
    fault = _BEGINNING.sub("", error.msg)
    where = f"{path}:{error.lineno}:{error.offset}" if error.lineno else str(path)
    if not error.lineno and (iri := _IRI.search(fault)):
        before, found, _ = path.read_text(encoding="utf-8", errors="replace").partition(iri[1])
        if found:
            where = f"{path}:{before.count(chr(10)) + 1}:{len(before.rpartition(chr(10))[2]) + 1}"
    mend = "Mend the file; nothing of it was kept."
    if "Invalid IRI" in fault:
        mend = "An IRI holds no spaces, quotes or brackets: write a space as %20. Nothing of the file was kept."
    return StoreError(where, f"cannot be read: {fault}.", mend)
