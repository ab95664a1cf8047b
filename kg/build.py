"""Build an output folder: read what is new or changed into its store, then write the files that people open.

A build adds what is new, replaces what changed and never removes. Files made from the store are written under another
name and renamed when they are whole.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from importlib.metadata import version
from itertools import chain
from pathlib import Path

from kg.counts import Ask, count_graph
from kg.errors import DocumentError, KgError, SettingsError
from kg.graph.derive import derive
from kg.graph.export.rdf import export_rdf
from kg.graph.graph import Graph
from kg.graph.identity.judgements import JUDGEMENTS, Judgements, read_judgements
from kg.graph.infer import infer
from kg.graph.misread import Obeyed, obey
from kg.graph.misreading import find_idle
from kg.graph.occurrence.copies import find_copies
from kg.graph.occurrence.statements import relate
from kg.graph.store.base import Store, select
from kg.graph.store.opening import open_store
from kg.ledger import LEDGER, Entry, Ledger, Problem, distrust, read_ledger, write_ledger, writing
from kg.model import Document, Reading
from kg.names import digest, expand
from kg.pipeline import document_graph, read_each, store_each
from kg.reading.documents import document_hash, read_documents
from kg.reading.reader import Reader
from kg.reference.files import find_files
from kg.reference.identity import load_identity_rules
from kg.reference.occurrence import load_occurrence_rules
from kg.reference.phrases import load_phrases
from kg.reference.reference import Reference, load_reference
from kg.reference.rules import load_rules
from kg.view.render import render_page

#: The files of an output folder that people open.
GRAPH, PAGE = "graph.ttl", "graph.html"
_FILES = (GRAPH, PAGE, LEDGER)
#: Called with each document as it is stored.
OnReading = Callable[[Reading], None]


@dataclass(frozen=True, slots=True)
class BuildOptions:
    """What a caller of `build` may choose."""

    #: Of documents that bring no date of their own.
    date: dt.date | None = None
    #: An installed spaCy pipeline; None takes the one that kg is shipped with.
    model: str | None = None
    #: End at the first document that cannot be read, instead of leaving it out.
    strict: bool = False
    #: Read documents that are not in English, too.
    force_language: bool = False
    #: Put the documents' full text into graph.ttl and graph.html.
    include_text: bool = True
    #: A table of actors that wins over the shipped ones.
    catalogue: Path | None = None
    #: A folder laid over the shipped ontology/.
    ontology: Path | None = None
    #: What a user decided of who is who; None takes judgements.csv of the output folder, where there is one.
    judgements: Path | None = None


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build did, and what the graph holds now."""

    #: Documents that were read and stored.
    read: int
    #: Documents given again as they were, and so not read again.
    unchanged: int
    ledger: Ledger
    files: tuple[Path, ...]
    #: Judgements on what the graph does not hold.
    idle: tuple[Problem, ...] = ()


def build(
    places: Iterable[str | Path],
    output: Path,
    options: BuildOptions | None = None,
    on_reading: OnReading | None = None,
) -> BuildReport:
    """Read `places` into the output folder: store, graph.ttl, graph.html, build.json.

    A wrong call is told before anything is read. A document that cannot be read is left out and told in the ledger;
    where that is so of all, it is an error.
    """
    options = options or BuildOptions()
    run = Run(options.strict)
    with _prepared(output):
        documents = read_documents(
            places, date=options.date, force_language=options.force_language, on_problem=run.leave_out
        )
        first = next(documents, None)
        if first is None:
            raise _nothing_read(run.left_out)
        tools = prepare(output, options, run)
        with open_store(output, create=True) as store:
            return read_into(store, chain([first], documents), output, options, run, tools, on_reading)


@dataclass(frozen=True, slots=True)
class Tools:
    """What a build reads with."""

    reference: Reference
    judgements: Judgements
    reader: Reader


def prepare(output: Path, options: BuildOptions, run: "Run") -> Tools:
    """Load what a build reads with, before any store is touched: a wrong call is told by then."""
    reference = load_reference(options.ontology, options.catalogue)
    judgements = load_judgements(options.judgements, output)
    run.judgements = judgements
    run.left_out += contradictions(judgements)
    reader = Reader(reference=reference) if options.model is None else Reader(options.model, reference)
    return Tools(reference, judgements, reader)


def read_into(
    store: Store,
    documents: Iterable[Document],
    output: Path,
    options: BuildOptions,
    run: "Run",
    tools: Tools,
    on_reading: OnReading | None = None,
) -> BuildReport:
    """Read what changed into the store of an output folder, and make its files where anything is not as it was."""
    before = read_ledger(output)
    ledger = _fill(store, documents, output, before, options, run, tools, on_reading)
    if run.entries or not _is_made(before, ledger, output, tools.judgements):
        ledger = finish(store, output, ledger, tools.reference, tools.judgements, options.ontology)
    else:
        ledger = replace(ledger, counts=before.counts, judged=before.judged)
        write_ledger(ledger, output)
    files = tuple(output / name for name in _FILES)
    return BuildReport(len(run.entries), len(run.unchanged), ledger, files, idle(store, tools.judgements))


def _is_made(before: Ledger, ledger: Ledger, output: Path, judgements: Judgements) -> bool:
    """Say whether the files of an output folder are those of the documents in its store."""
    same = (before.versions, before.include_text) == (ledger.versions, ledger.include_text)
    there = all((output / name).exists() for name in _FILES)
    return before.finished and same and there and before.judged == judgements.digest


def finish(
    store: Store,
    output: Path,
    ledger: Ledger,
    reference: Reference,
    judgements: Judgements,
    overlay: Path | None = None,
) -> Ledger:
    """Make all that follows from the documents in the store; return the ledger, with its counts, as it was written."""
    rules = load_occurrence_rules(overlay)
    copies = find_copies(store, rules.copies)
    derive(store, reference.catalogue, reference.ontology, load_identity_rules(overlay), judgements, copies)
    relate(store, reference.ontology, rules, copies, judgements)
    infer(store, load_rules(overlay))
    ask = Graph(store).ask
    ledger = replace(ledger, counts=count_graph(ask, reference.ontology), judged=judgements.digest)
    export_rdf(store, "turtle", output / GRAPH, include_text=ledger.include_text)
    with writing(output / PAGE) as file:
        file.write(render_page(ask if ledger.include_text else _without_text(ask), title="Diplomacy").encode())
    write_ledger(ledger, output)
    return ledger


def _fill(
    store: Store,
    documents: Iterable[Document],
    output: Path,
    before: Ledger,
    options: BuildOptions,
    run: "Run",
    tools: Tools,
    on_reading: OnReading | None,
) -> Ledger:
    """Read what changed into the store; return the ledger of what it holds then."""
    reader, reference = tools.reader, tools.reference
    phrases = load_phrases(reference.ontology, options.ontology)
    versions = _versions(reader.model_name, options) | reference.versions
    if before.versions != versions:
        before = distrust(before)
    held = set(store.graphs())
    if not run.again:
        run.known = {name: entry for name, entry in before.documents.items() if document_graph(name) in held}
    unfinished = Ledger(distrust(before).documents, versions=versions, finished=False)
    write_ledger(unfinished, output)
    judged_anew = _judged_anew(store, before, run)

    def correct(reading: Reading) -> Obeyed:
        judgements = tools.judgements.on(reading.document.id)
        return obey(reading, judgements, reference.catalogue, reference.ontology)

    try:
        readings = read_each(reader, run.changed(chain(documents, judged_anew)), run.leave_out)
        model, ontology = reader.model_name, reference.ontology
        for reading in store_each(store, readings, model, ontology, phrases, run.leave_out, correct):
            run.note(reading)
            if on_reading:
                on_reading(reading)
    finally:
        write_ledger(replace(unfinished, documents={**unfinished.documents, **run.unchanged, **run.entries}), output)
    if not (run.entries or run.unchanged):
        raise _nothing_read(run.left_out)
    return Ledger(
        documents={**before.documents, **run.entries},
        versions=versions,
        problems=tuple(run.left_out),
        include_text=options.include_text,
    )


def _judged_anew(store: Store, before: Ledger, run: "Run") -> Iterator[Document]:
    """Yield the documents of the store that were judged since they were read, but for those given anyway."""
    for name, entry in sorted(before.documents.items()):
        if entry.judged != run.judgements.mark(name) and not run.has_seen(name):
            yield from stored_documents(store, [name])


def stored_documents(store: Store, names: Iterable[str]) -> Iterator[Document]:
    """Yield documents as they were when they were read."""
    for name in names:
        for row in select(store, _DOCUMENT.format(graph=document_graph(name)))[:1]:
            issued = row.get("issued")
            yield Document(
                id=row["id"],
                text=row["text"],
                title=row.get("title"),
                date=dt.date.fromisoformat(issued) if issued else None,
                source=row.get("source"),
                publisher=row.get("publisher"),
                language=row.get("language"),
            )


@dataclass(slots=True)
class Run:
    """The notes that a build keeps while it goes."""

    strict: bool = False
    judgements: Judgements = field(default_factory=Judgements)
    #: Read what did not change, too.
    again: bool = False
    #: Documents that need not be read again while their hash is the same.
    known: Mapping[str, Entry] = field(default_factory=dict)
    entries: dict[str, Entry] = field(default_factory=dict)
    left_out: list[Problem] = field(default_factory=list)
    unchanged: dict[str, Entry] = field(default_factory=dict)
    _hashes: dict[str, str] = field(default_factory=dict)

    def leave_out(self, error: KgError) -> None:
        """Note what cannot be read, or raise it where a build is strict."""
        if self.strict:
            raise error
        self.left_out.append(Problem(error.where, error.what, error.mend))

    def has_seen(self, name: str) -> bool:
        """Say whether a document was given."""
        return name in self.unchanged or name in self._hashes

    def changed(self, documents: Iterable[Document]) -> Iterator[Document]:
        """Pass on what is new, not as it was, or judged since."""
        for document in documents:
            fingerprint = document_hash(document)
            entry = self.known.get(document.id)
            judged = self.judgements.mark(document.id)
            if entry is not None and (entry.hash, entry.judged) == (fingerprint, judged):
                self.unchanged[document.id] = entry
            else:
                self._hashes[document.id] = fingerprint
                yield document

    def note(self, reading: Reading) -> None:
        """Note that a reading is stored."""
        name = reading.document.id
        judged = self.judgements.mark(name)
        self.entries[name] = Entry(self._hashes[name], len(reading.sentences), reading.problems, judged)


def _versions(model: str, options: BuildOptions) -> dict[str, str]:
    """Return what a reading depends on besides its document, down to the code and the data files themselves."""
    code = sorted(Path(__file__).parent.rglob("*.py"))
    data = [path for pattern in _DATA for path in find_files(pattern, options.ontology)]
    return {
        "program": f"{version('diplomacy-kg')}+{_hash_files(code)}",
        "spacy": version("spacy"),
        "model": model,
        "data": _hash_files(data),
    }


_DOCUMENT = """SELECT ?id ?text ?title ?issued ?source ?publisher ?language WHERE {{
  GRAPH <{graph}> {{ ?document a dip:Document ; dcterms:identifier ?id ; dip:text ?text .
    OPTIONAL {{ ?document dcterms:title ?title }} OPTIONAL {{ ?document dcterms:issued ?issued }}
    OPTIONAL {{ ?document dcterms:source ?source }} OPTIONAL {{ ?document dcterms:publisher ?publisher }}
    OPTIONAL {{ ?document dcterms:language ?language }} }} }}"""
#: The files of ontology/ on which readings and their labels depend.
_DATA = ("*.ttl", "*.yaml", "rules/*.rq", "cues/*.yaml", "lexicon/**/*.yaml", "catalogue/*.csv")


def _hash_files(paths: Iterable[Path]) -> str:
    return digest(*(f"{path.name}\0{path.read_text(encoding='utf-8')}" for path in paths))


@contextmanager
def _prepared(output: Path) -> Iterator[None]:
    """See that the output folder can be written into, before any work is done; a wrong call leaves no empty folder."""
    made = not output.exists()
    probe = output / ".kg-probe"
    try:
        output.mkdir(parents=True, exist_ok=True)
        probe.touch()
        probe.unlink()
    except OSError as fault:
        raise SettingsError(
            str(output), f"cannot be written to ({fault.strerror}).", "Name another folder with -o."
        ) from fault
    try:
        yield
    finally:
        if made and not any(output.iterdir()):
            output.rmdir()


def _nothing_read(left_out: list[Problem]) -> DocumentError:
    if len(left_out) == 1:
        only = left_out[0]
        return DocumentError(only.where, only.what, only.mend)
    told = "".join(f"\n  {problem}" for problem in left_out)
    return DocumentError("kg build", f"none of the {len(left_out)} documents can be read.", told)


def load_judgements(file: Path | None, output: Path) -> Judgements:
    """Read the judgements of `file`, which must be there, or those of the output folder, where there are any."""
    if file is not None and not file.exists():
        raise SettingsError(f"--judgements {file}", "is not there.", "Name a CSV file of judgements.")
    return read_judgements(file or output / JUDGEMENTS)


def contradictions(judgements: Judgements) -> list[Problem]:
    """Return what the judgements leave undecided, because they say both."""
    mend = "Nothing is done by these; take the wrong line out."
    return [Problem(JUDGEMENTS, f"contradicts itself: {told}.", mend) for told in judgements.contradictions]


def idle(store: Store, judgements: Judgements) -> tuple[Problem, ...]:
    """Return the judgements on what the graph does not hold, or with values that do not fit it."""
    found = find_idle(store, judgements)
    mend = "It is kept, and obeyed once there is what it is about; `kg show` tells names."
    return tuple(Problem(JUDGEMENTS, f"finds nothing in the graph: {judgement}.", mend) for judgement in found)


def _without_text(ask: Ask) -> Ask:
    """Return `ask` for a graph that keeps the documents' full text to itself."""
    text = expand("dip:text")
    return lambda query: (row for row in ask(query) if text not in row.values())
