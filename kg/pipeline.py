"""Put the wings in a row: documents -> reader -> assemble -> the lines of each document's graph -> part or store.

What is done with a document is a function of it and of what was judged of it: `DocumentReader`. Engines do it, in this
process or in many; `LoadReading` is what they send to wherever it is done. Whatever one document does to a stage, the
others go on.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import kg.reading.annotate as models
from kg.engine.base import Batch, Failure, do_each
from kg.errors import DocumentError, KgError, SettingsError
from kg.graph.assemble import assemble
from kg.graph.derive import derive
from kg.graph.graph import Graph
from kg.graph.identity.judgements import Judgement, Judgements
from kg.graph.infer import infer
from kg.graph.load import load_part
from kg.graph.misread import obey
from kg.graph.occurrence.copies import find_copies
from kg.graph.occurrence.statements import relate
from kg.graph.store.base import Store
from kg.graph.store.lines import write_lines
from kg.graph.store.opening import open_store
from kg.ledger import Entry, Problem
from kg.model import Document
from kg.names import digest, document_path, expand
from kg.parts import Part, PartsFolder, SetAside
from kg.reading.reader import Reader
from kg.reference.identity import load_identity_rules
from kg.reference.occurrence import load_occurrence_rules
from kg.reference.phrases import load_phrases
from kg.reference.reference import Reference, load_reference
from kg.reference.rules import load_rules
from kg.versions import name_versions

#: Documents of the largest part. The first parts are smaller, so that little work, too, is shared by many workers.
_LARGEST, _SMALLEST, _SAME = 128, 8, 4
#: Characters after which a part ends in any case.
_LONGEST = 2_000_000


@dataclass(frozen=True, slots=True)
class Assignment:
    """A document to read, with what a user judged of it."""

    document: Document
    #: Of the document, and of the judgements.
    hash: str = ""
    judgements: tuple[Judgement, ...] = ()
    judged: str = ""


@dataclass(frozen=True, slots=True)
class DocumentGraph:
    """What was read in one document."""

    document: str
    #: Its named graph, a sorted line a quad.
    lines: bytes
    sentences: int
    #: Parts of it that could not be read, in words.
    problems: tuple[str, ...] = ()


class DocumentReader:
    """Reads documents into their graphs: the work of an engine.

    >>> read = DocumentReader(Reader())
    >>> (graph,) = read([Assignment(Document("a.txt", "France recalled its ambassador to Australia on Friday."))])
    >>> graph.document, graph.sentences, b"state/FRA" in graph.lines
    ('a.txt', 1, True)
    """

    def __init__(self, reader: Reader, overlay: Path | None = None) -> None:
        """Read with `reader`, and word labels as the shipped ontology does or a user's folder laid over it."""
        self._reader = reader
        self._phrases = load_phrases(reader.reference.ontology, overlay)

    def __call__(self, assignments: Sequence[Assignment]) -> Iterator[DocumentGraph]:
        """Yield the graph of each document, in order."""
        reader, reference = self._reader, self._reader.reference
        readings = reader.read_all(assignment.document for assignment in assignments)
        for assignment, reading in zip(assignments, readings, strict=True):
            obeyed = obey(reading, assignment.judgements, reference.catalogue, reference.ontology)
            quads = assemble(obeyed, reference.ontology, self._phrases, reader.model_name)
            yield DocumentGraph(reading.document.id, write_lines(quads), len(reading.sentences), reading.problems)


@dataclass(frozen=True, slots=True)
class LoadReading:
    """Loads model and reference into a process, which may be one of another machine."""

    #: An installed spaCy pipeline.
    model: str = models.DEFAULT_MODEL
    overlay: Path | None = None
    catalogue: Path | None = None
    #: Versions of all that reads, where the work began.
    versions: Mapping[str, str] = field(default_factory=dict)

    def __call__(self) -> DocumentReader:
        """Load all.

        Raises:
            SettingsError: Something here is not of the version that the work began with.
        """
        reference = load_reference(self.overlay, self.catalogue)
        here = name_versions(models.name_model(self.model), reference, self.overlay)
        for what, version in self.versions.items():
            if here[what] != version:
                mend = "Install the same version of kg, its model and your own ontology on all machines."
                raise SettingsError("a worker", f"has {what} {here[what]}, and the build began with {version}.", mend)
        return self.prepare(reference)

    def prepare(self, reference: Reference) -> DocumentReader:
        """Load the rest where the reference is there already."""
        return DocumentReader(Reader(self.model, reference), self.overlay)


@dataclass(frozen=True, slots=True)
class KeepPart:
    """Writes what was read in a batch as a part; documents that could not be read are listed in it as set aside."""

    folder: PartsFolder
    #: Hash of the versions of all that reads.
    versions: str

    def __call__(self, batch: Batch[Assignment], outcomes: Sequence[DocumentGraph | Failure]) -> Part:
        """Write one part.

        Raises:
            StoreError: The disk is full, or the place cannot be written for another reason.
        """
        lines: list[bytes] = []
        entries: dict[str, Entry] = {}
        aside: list[SetAside] = []
        for assignment, outcome in zip(batch.items, outcomes, strict=True):
            name, marks = assignment.document.id, (assignment.hash, assignment.judged)
            if isinstance(outcome, Failure):
                aside.append(SetAside(name, *marks, Problem.of(name_failure(name, outcome))))
            else:
                entries[name] = Entry(assignment.hash, outcome.sentences, outcome.problems, assignment.judged)
                lines.append(outcome.lines)
        return self.folder.write(batch.number, b"".join(lines), entries, aside, self.versions)


def build_graph(documents: Iterable[Document], reader: Reader | None = None) -> Graph:
    """Return the graph of `documents`, held in memory. The first that cannot be read raises.

    >>> graph = build_graph([Document("a.txt", "France recalled its ambassador to Australia on Friday.")])
    >>> len(graph.documents())
    1
    """
    reader = reader or Reader()
    reference = reader.reference
    read = DocumentReader(reader)
    store = open_store(":memory:")
    held: set[str] = set()
    for batch in cut_parts(map(Assignment, documents)):
        for assignment, outcome in zip(batch.items, do_each(read, batch.items), strict=True):
            if isinstance(outcome, Failure):
                raise name_failure(assignment.document.id, outcome)
            load_part(outcome.lines, store, held)
    join_documents(store, reference)
    return Graph(store)


def join_documents(
    store: Store, reference: Reference, judgements: Judgements | None = None, overlay: Path | None = None
) -> None:
    """Make again all that follows from the documents in a store: who and what is one, and what rules infer of it."""
    rules = load_occurrence_rules(overlay)
    copies = find_copies(store, rules.copies)
    derive(store, reference.catalogue, reference.ontology, load_identity_rules(overlay), judgements, copies)
    relate(store, reference.ontology, rules, copies, judgements)
    infer(store, load_rules(overlay))


def cut_parts(assignments: Iterable[Assignment], first: int = 0) -> Iterator[Batch[Assignment]]:
    """Cut what is to be read into parts, numbered from `first`; none is taken before it is needed.

    >>> documents = [Assignment(Document(str(number), "")) for number in range(50)]
    >>> [(batch.number, len(batch.items)) for batch in cut_parts(documents)]
    [(0, 8), (1, 8), (2, 8), (3, 8), (4, 16), (5, 2)]
    """
    items: list[Assignment] = []
    number, length = first, 0
    for assignment in assignments:
        items.append(assignment)
        length += len(assignment.document.text)
        if len(items) == min(_LARGEST, _SMALLEST << min(number // _SAME, 10)) or length >= _LONGEST:
            yield Batch(number, tuple(items))
            items, length = [], 0
            number += 1
    if items:
        yield Batch(number, tuple(items))


def name_failure(document: str, failure: Failure) -> KgError:
    """Return why a document could not be read, as an error for people."""
    if failure.error is not None:
        return failure.error
    mend = failure.mend or "This is a fault of kg: please report it with the document."
    return DocumentError(document, f"could not be read ({failure.what}).", mend)


def document_graph(identifier: str) -> str:
    """Return the IRI of the named graph of a document.

    >>> document_graph("a.txt")
    'https://w3id.org/diplomacy-kg/id/document/a.txt'
    """
    return expand(document_path(identifier))


def hash_versions(versions: Mapping[str, str]) -> str:
    """Return a hash of the versions of all that reads."""
    return digest(*(f"{what} {version}" for what, version in sorted(versions.items())))
