"""Put the wings in a row: documents -> reader -> assemble -> store.

Each document is one transaction, so whatever stops the row leaves a store that is whole. Whatever one document does to
a stage, the others go on: it is handed to `leave_out`, which notes it or raises.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import islice

from kg.errors import DocumentError, KgError
from kg.graph.assemble import assemble
from kg.graph.derive import derive
from kg.graph.graph import Graph
from kg.graph.infer import infer
from kg.graph.misread import Obeyed
from kg.graph.occurrence.copies import find_copies
from kg.graph.occurrence.statements import relate
from kg.graph.store.base import Store
from kg.graph.store.opening import open_store
from kg.model import Document, Reading
from kg.names import document_path, expand
from kg.reading.reader import Reader
from kg.reference.identity import load_identity_rules
from kg.reference.occurrence import load_occurrence_rules
from kg.reference.ontology import Ontology
from kg.reference.phrases import Phrases, load_phrases
from kg.reference.rules import load_rules

#: Hears of a document that cannot be read.
LeaveOut = Callable[[KgError], None]
#: Lays what a user judged of a document over its reading.
Correct = Callable[[Reading], Obeyed]

#: Documents given to the reader at a time. If one of them makes it fail, the rest of these are read one by one.
_BATCH = 256


def build_graph(documents: Iterable[Document], reader: Reader | None = None) -> Graph:
    """Return the graph of `documents`, held in memory. The first that cannot be read raises.

    >>> graph = build_graph([Document("a.txt", "France recalled its ambassador to Australia on Friday.")])
    >>> len(graph.documents())
    1
    """
    reader = reader or Reader()
    reference = reader.reference
    phrases = load_phrases(reference.ontology)
    store = open_store(":memory:")
    readings = read_each(reader, documents, _raise)
    for _ in store_each(store, readings, reader.model_name, reference.ontology, phrases, _raise):
        pass
    rules = load_occurrence_rules()
    copies = find_copies(store, rules.copies)
    derive(store, reference.catalogue, reference.ontology, load_identity_rules(), copies=copies)
    relate(store, reference.ontology, rules, copies)
    infer(store, load_rules())
    return Graph(store)


def read_each(reader: Reader, documents: Iterable[Document], leave_out: LeaveOut) -> Iterator[Reading]:
    """Read in batches; where one fails, find the document that made it fail and go on with the others."""
    documents = iter(documents)
    while batch := list(islice(documents, _BATCH)):
        done = 0
        try:
            for reading in reader.read_all(batch):
                done += 1
                yield reading
        except Exception:  # noqa: BLE001 - whatever it was, it is met again below, where its document is known
            for document in batch[done:]:
                with _isolated(document, leave_out):
                    yield reader.read(document)


def store_each(
    store: Store,
    readings: Iterable[Reading],
    model: str,
    ontology: Ontology,
    phrases: Phrases,
    leave_out: LeaveOut,
    correct: Correct = Obeyed,
) -> Iterator[Reading]:
    """Store each reading, corrected, as the named graph of its document, and pass it on."""
    for reading in readings:
        quads = None
        with _isolated(reading.document, leave_out):
            quads = assemble(correct(reading), ontology, phrases, model)
        if quads is not None:
            store.replace(document_graph(reading.document.id), quads)
            yield reading


def document_graph(identifier: str) -> str:
    """Return the IRI of the named graph of a document.

    >>> document_graph("a.txt")
    'https://w3id.org/diplomacy-kg/id/document/a.txt'
    """
    return expand(document_path(identifier))


@contextmanager
def _isolated(document: Document, leave_out: LeaveOut) -> Iterator[None]:
    """Leave the document out if anything goes wrong inside of the block."""
    try:
        yield
    except KgError as error:
        leave_out(error)
    except Exception as fault:  # noqa: BLE001 - no fault of one document may stop the others
        what = f"could not be read ({type(fault).__name__}: {fault})."
        leave_out(DocumentError(document.id, what, "This is a fault of kg: please report it with the document."))


def _raise(error: KgError) -> None:
    raise error
