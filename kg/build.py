"""Build an output folder: read what is new or changed into parts, load these into its store, write what people open.

A build adds what is new, replaces what changed and never removes. Whatever stops it, the next one goes on behind the
parts that it finished. Files made from the store are written under another name and renamed when they are whole.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from itertools import chain
from pathlib import Path

from kg.counts import Ask, count_graph
from kg.engine.base import Engine
from kg.engine.opening import HERE, EngineChoice, check_choice, open_engine
from kg.errors import DocumentError, SettingsError
from kg.graph.export.rdf import export_rdf
from kg.graph.graph import Graph
from kg.graph.identity.judgements import JUDGEMENTS, Judgements, read_judgements
from kg.graph.load import load_part
from kg.graph.misreading import find_idle
from kg.graph.store.base import Store, select
from kg.graph.store.opening import open_store
from kg.ledger import LEDGER, Ledger, Problem, distrust, read_ledger, write_ledger, writing
from kg.model import Document
from kg.names import expand
from kg.parts import PARTS, Part, PartsFolder
from kg.pipeline import (
    Assignment,
    DocumentGraph,
    KeepPart,
    LoadReading,
    cut_parts,
    document_graph,
    hash_versions,
    join_documents,
)
from kg.reading.annotate import DEFAULT_MODEL, name_model
from kg.reading.documents import read_documents
from kg.reference.reference import Reference, load_reference
from kg.run import Run
from kg.versions import name_versions
from kg.view.render import render_page

#: The files of an output folder that people open.
GRAPH, PAGE = "graph.ttl", "graph.html"
_FILES = (GRAPH, PAGE, LEDGER)


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a build is."""

    #: "reading", "loading", "finishing".
    step: str
    #: Documents that are read, or loaded, and of how many, where that is known.
    documents: int = 0
    of: int | None = None
    #: Documents left out so far.
    problems: int = 0
    #: The last document.
    name: str = ""


#: Called whenever a part is read or loaded.
OnProgress = Callable[[Progress], None]


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
    #: Where documents are read.
    engine: EngineChoice = field(default_factory=EngineChoice)


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
    on_progress: OnProgress | None = None,
) -> BuildReport:
    """Read `places` into the output folder: store, graph.ttl, graph.html, build.json.

    A wrong call is told before anything is read. A document that cannot be read is left out and told in the ledger;
    where that is so of all, it is an error.
    """
    options = options or BuildOptions()
    check_choice(options.engine)
    run = Run(options.strict)
    with _prepared(output):
        documents = read_documents(
            places, date=options.date, force_language=options.force_language, on_problem=run.leave_out
        )
        first = next(documents, None)
        if first is None:
            raise _nothing_read(run.problems)
        with prepare(output, options, run) as tools, open_store(output, create=True) as store:
            return read_into(store, chain([first], documents), output, options, run, tools, on_progress)


@dataclass(frozen=True, slots=True)
class Tools:
    """What a build reads with."""

    reference: Reference
    judgements: Judgements
    #: Versions of all that reads.
    versions: dict[str, str]
    engine: Engine[Assignment, DocumentGraph]


@contextmanager
def prepare(output: Path, options: BuildOptions, run: Run) -> Iterator[Tools]:
    """Load what a build reads with, before any store is touched: a wrong call is told by then."""
    reference = load_reference(options.ontology, options.catalogue)
    judgements = load_judgements(options.judgements, output)
    run.judgements = judgements
    run.left_out += contradictions(judgements)
    model = options.model or DEFAULT_MODEL
    versions = name_versions(name_model(model), reference, options.ontology)
    load = LoadReading(model, options.ontology, options.catalogue, versions)
    # This process has the reference already; others load their own.
    here = options.engine.resolved == HERE
    with open_engine(options.engine, (lambda: load.prepare(reference)) if here else load) as engine:
        yield Tools(reference, judgements, versions, engine)


def read_into(
    store: Store,
    documents: Iterable[Document],
    output: Path,
    options: BuildOptions,
    run: Run,
    tools: Tools,
    on_progress: OnProgress | None = None,
) -> BuildReport:
    """Read what changed into the store of an output folder, and make its files where anything is not as it was."""
    tell = on_progress or (lambda progress: None)
    before = read_ledger(output)
    write_ledger(replace(before, finished=False), output)
    trusted = before if before.versions == tools.versions else distrust(before)
    folder = PartsFolder(str(output / PARTS))
    held = set(store.graphs())
    stored = [name for name in trusted.documents if document_graph(name) in held]
    pending = _find_pending(folder, tools.versions, run)
    run.expect(trusted, stored, pending)
    judged_anew = stored_documents(store, run.judged_anew())
    _read(chain(documents, judged_anew), folder, tools, run, tell)
    parts = folder.find()
    if not (parts or run.unchanged):
        write_ledger(before, output)
        raise _nothing_read(run.problems)
    ledger = _load(store, parts, folder, held, output, replace(trusted, versions=tools.versions), tell)
    ledger = replace(ledger, problems=run.problems, include_text=options.include_text)
    if parts or not _is_made(before, ledger, output, tools.judgements):
        tell(Progress("finishing", len(ledger.documents), problems=len(run.problems)))
        ledger = finish(store, output, ledger, tools.reference, tools.judgements, options.ontology)
    else:
        ledger = replace(ledger, counts=before.counts, judged=before.judged)
        write_ledger(ledger, output)
    folder.clear()
    files = tuple(output / name for name in _FILES)
    return BuildReport(run.read, run.unchanged, ledger, files, idle(store, tools.judgements))


def _find_pending(folder: PartsFolder, versions: dict[str, str], run: Run) -> list[Part]:
    """Return the parts that a build finished and did not load; those that would be read otherwise now are removed."""
    now = hash_versions(versions)

    def is_good(part: Part) -> bool:
        judged = all(entry.judged == run.judgements.mark(name) for name, entry in part.documents.items())
        return part.versions == now and judged and not run.again

    return folder.clear(keep=is_good)


def _read(documents: Iterable[Document], folder: PartsFolder, tools: Tools, run: Run, tell: OnProgress) -> None:
    """Read what changed into parts."""
    first = max((part.number for part in folder.find()), default=-1) + 1
    batches = cut_parts(run.assign(documents), first)
    for part in tools.engine.run(batches, KeepPart(folder, hash_versions(tools.versions))):
        run.note(part)
        name = list(part.documents)[-1] if part.documents else ""
        tell(Progress("reading", run.read, problems=len(run.problems), name=name))


def _load(
    store: Store,
    parts: Sequence[Part],
    folder: PartsFolder,
    held: set[str],
    output: Path,
    before: Ledger,
    tell: OnProgress,
) -> Ledger:
    """Load parts into the store of an output folder; return the ledger of what it holds then."""
    entries = {name: entry for part in parts for name, entry in part.documents.items()}
    if entries:
        kept = {name: entry for name, entry in before.documents.items() if name not in entries}
        write_ledger(Ledger(kept, versions=before.versions, finished=False), output)
    done = 0
    for part in parts:
        load_part(folder.read(part), store, held)
        done += len(part.documents)
        tell(Progress("loading", done, len(entries)))
    return Ledger({**before.documents, **entries}, versions=before.versions)


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
    join_documents(store, reference, judgements, overlay)
    ask = Graph(store).ask
    ledger = replace(ledger, counts=count_graph(ask, reference.ontology), judged=judgements.digest)
    export_rdf(store, "turtle", output / GRAPH, include_text=ledger.include_text)
    with writing(output / PAGE) as file:
        file.write(render_page(ask if ledger.include_text else _without_text(ask), title="Diplomacy").encode())
    write_ledger(ledger, output)
    return ledger


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


_DOCUMENT = """SELECT ?id ?text ?title ?issued ?source ?publisher ?language WHERE {{
  GRAPH <{graph}> {{ ?document a dip:Document ; dcterms:identifier ?id ; dip:text ?text .
    OPTIONAL {{ ?document dcterms:title ?title }} OPTIONAL {{ ?document dcterms:issued ?issued }}
    OPTIONAL {{ ?document dcterms:source ?source }} OPTIONAL {{ ?document dcterms:publisher ?publisher }}
    OPTIONAL {{ ?document dcterms:language ?language }} }} }}"""


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


def _nothing_read(left_out: Sequence[Problem]) -> DocumentError:
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
