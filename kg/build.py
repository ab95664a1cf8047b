"""Build an output folder: read what is new or changed into parts, load these into its store, write what people open.

A build adds what is new, replaces what changed and never removes. Whatever stops it, the next one goes on behind the
parts that it finished. Files made from the store are written under another name and renamed when they are whole.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path

from kg.counts import Ask, count_graph
from kg.engine.opening import check_choice
from kg.errors import DocumentError, SettingsError
from kg.graph.export.rdf import export_rdf
from kg.graph.graph import Graph
from kg.graph.identity.judgements import JUDGEMENTS, Judgements
from kg.graph.load import load_part
from kg.graph.misreading import find_idle
from kg.graph.store.base import Store, select
from kg.graph.store.opening import open_store
from kg.ledger import LEDGER, Ledger, Problem, distrust, read_ledger, write_ledger, writing
from kg.model import Document
from kg.names import expand
from kg.pace import Pace
from kg.parts import PARTS, Manifest, Part, PartsFolder
from kg.pipeline import document_graph, join_documents
from kg.prepare import BuildOptions, Tools, prepare
from kg.reading.documents import read_documents
from kg.reading.meter import Meter
from kg.reading.places import measure_places
from kg.reference.reference import Reference
from kg.run import OnProgress, Progress, Run, keep_pending, read_parts
from kg.settings import is_remote
from kg.view.render import render_page

#: The files of an output folder that people open.
GRAPH, PAGE = "graph.ttl", "graph.html"
_FILES = (GRAPH, PAGE, LEDGER)


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build did, and what the graph holds now."""

    #: Documents that were read and stored.
    read: int
    #: Documents given again as they were, and so not read again.
    unchanged: int
    ledger: Ledger
    files: tuple[Path | str, ...]
    #: Judgements on what the graph does not hold.
    idle: tuple[Problem, ...] = ()
    #: Of the parts, where these are the output.
    manifest: Manifest | None = None


def build(
    places: Iterable[str | Path],
    output: str | Path,
    options: BuildOptions | None = None,
    on_progress: OnProgress | None = None,
) -> BuildReport:
    """Read `places` into the output folder: store, graph.ttl, graph.html, build.json.

    Into a URL, and of more documents than `options.whole_up_to`, come parts alone: see `kg.parts`. A wrong call is told
    before anything is read. A document that cannot be read is left out and told; where that is so of all, it is an
    error.
    """
    options = options or BuildOptions()
    check_choice(options.engine)
    places = list(places)
    meter = Meter(lambda: measure_places(places))
    run = Run(options.strict, pace=Pace(meter))
    documents = read_documents(
        places,
        date=options.date,
        force_language=options.force_language,
        on_problem=run.leave_out,
        is_held=run.holds,
        meter=meter,
    )
    if is_remote(str(output)):
        return _build_parts(_begin(documents, run), str(output), options, run, on_progress)
    output = Path(output)
    with _prepared(output):
        documents = _begin(documents, run)
        with prepare(output, options) as tools, open_store(output, create=True) as store:
            return read_into(store, documents, output, options, run, tools, on_progress)


def _begin(documents: Iterator[Document], run: Run) -> Iterator[Document]:
    """Return `documents`, of which there must be one."""
    first = next(documents, None)
    if first is None:
        raise _nothing_read(run.problems)
    return chain([first], documents)


def _build_parts(
    documents: Iterable[Document], output: str, options: BuildOptions, run: Run, on_progress: OnProgress | None
) -> BuildReport:
    """Read documents into parts at a URL."""
    folder = PartsFolder(f"{output.rstrip('/')}/{PARTS}")
    with prepare(None, options) as tools:
        run.begin(tools.judgements)
        keep_pending(folder, tools)
        run.expect(Ledger(), (), folder.find())
        read_parts(documents, folder, tools, run, on_progress or _tell_nobody)
        return _leave_parts(folder, run, tools)


def _leave_parts(folder: PartsFolder, run: Run, tools: Tools) -> BuildReport:
    """Leave the parts as the output."""
    if not run.waiting + run.read:
        folder.clear()
        raise _nothing_read(run.problems)
    manifest = folder.write_manifest(tools.versions, run.problems)
    return BuildReport(run.read, run.unchanged, Ledger(problems=run.problems), (manifest.file,), manifest=manifest)


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
    tell = on_progress or _tell_nobody
    before = read_ledger(output)
    write_ledger(replace(before, finished=False), output)
    trusted = before if before.versions == tools.versions else distrust(before)
    folder = PartsFolder(str(output / PARTS))
    held = set(store.graphs())
    run.begin(tools.judgements)
    keep_pending(folder, tools, again=run.again)
    run.expect(trusted, [name for name in trusted.documents if document_graph(name) in held], folder.find())
    judged_anew = stored_documents(store, run.judged_anew())
    read_parts(chain(documents, judged_anew), folder, tools, run, tell)
    if not run.waiting + run.read + run.unchanged:
        folder.clear()
        raise _nothing_read(run.problems)
    if run.waiting + run.read > options.whole_up_to:
        write_ledger(before, output)
        return _leave_parts(folder, run, tools)
    parts = list(folder.find())
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
        unsure = {name: replace(entry, hash="") for name, entry in entries.items()}
        write_ledger(Ledger({**before.documents, **unsure}, versions=before.versions, finished=False), output)
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


def _tell_nobody(progress: Progress) -> None:
    pass


def idle(store: Store, judgements: Judgements) -> tuple[Problem, ...]:
    """Return the judgements on what the graph does not hold, or with values that do not fit it."""
    found = find_idle(store, judgements)
    mend = "It is kept, and obeyed once there is what it is about; `kg show` tells names."
    return tuple(Problem(JUDGEMENTS, f"finds nothing in the graph: {judgement}.", mend) for judgement in found)


def _without_text(ask: Ask) -> Ask:
    """Return `ask` for a graph that keeps the documents' full text to itself."""
    text = expand("dip:text")
    return lambda query: (row for row in ask(query) if text not in row.values())
