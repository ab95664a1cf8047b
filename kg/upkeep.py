"""Keep an output folder in order: remove, read again, put right what was misread, merge a file into it."""

from collections.abc import Sequence
from dataclasses import replace
from difflib import get_close_matches
from pathlib import Path

from kg.build import BuildReport, finish, read_into, stored_documents
from kg.errors import SettingsError
from kg.graph.identity.judgements import JUDGEMENTS, Judgement, check_misreading, drop_judgements, write_judgement
from kg.graph.load import Loaded, OnGraph, load, load_part
from kg.graph.misreading import find_misread, find_obeying
from kg.graph.store.base import DESCRIPTIONS
from kg.graph.store.opening import open_store
from kg.ledger import Ledger, is_output_folder, read_ledger
from kg.parts import PARTS, PartsFolder
from kg.pipeline import document_graph, join_documents
from kg.prepare import BuildOptions, load_judgements, prepare
from kg.reference.reference import load_reference
from kg.run import OnProgress, Run


def remove(folder: Path, names: Sequence[str], overlay: Path | None = None) -> Ledger:
    """Remove documents from the graph of an output folder, and make its files again; return the ledger then.

    Raises:
        SettingsError: One of the documents is not there; then none is removed.
    """
    ledger = _find_ledger(folder)
    for name in names:
        if name not in ledger.documents:
            near = get_close_matches(name, ledger.documents, 1)
            mend = f"Did you mean {near[0]}?" if near else f"It holds {len(ledger.documents)} others; see build.json."
            raise SettingsError(name, f"is no document of {folder}.", mend)
    kept = {name: entry for name, entry in ledger.documents.items() if name not in names}
    reference, judgements = load_reference(overlay), load_judgements(None, folder)
    with open_store(folder, write=True) as store:
        # What a build that was stopped has read of them must not come back with the next one.
        PartsFolder(str(folder / PARTS)).clear()
        for name in names:
            store.remove(document_graph(name))
        return finish(store, folder, replace(ledger, documents=kept), reference, judgements, overlay)


def rebuild(folder: Path, options: BuildOptions, on_progress: OnProgress | None = None) -> BuildReport:
    """Read every document of an output folder again, from the texts that its store holds, and make its files again."""
    ledger = _find_ledger(folder)
    run = Run(options.strict, again=True, expected=len(ledger.documents))
    with prepare(folder, options) as tools, open_store(folder, write=True) as store:
        documents = stored_documents(store, sorted(ledger.documents))
        return read_into(store, documents, folder, options, run, tools, on_progress)


def merge_file(
    file: str, folder: Path, overlay: Path | None = None, on_graph: OnGraph = lambda done, of: None
) -> Loaded:
    """Merge a file of RDF into the graph of an output folder, and make its files again; see `kg.graph.load`."""
    ledger = _find_ledger(folder)
    with open_store(file) as source:
        if DESCRIPTIONS in source.graphs():
            raise _filled_by_build(str(folder), "Load into a server or a store.")
        reference, judgements = load_reference(overlay), load_judgements(None, folder)
        with open_store(folder, write=True) as store:
            loaded = load(source, store, Path(file).name, on_graph=on_graph)
            if loaded.changed or loaded.removed:
                finish(store, folder, ledger, reference, judgements, overlay)
            return loaded


def load_parts(
    folder: PartsFolder,
    target: str,
    overlay: Path | None = None,
    *,
    join: bool = True,
    on_graph: OnGraph = lambda done, of: None,
) -> Loaded:
    """Load the parts of a build into the store at `target`, and make what follows from them unless `join` is off.

    What is there is replaced; whatever stops this, it is called again and leaves the same as if nothing had.
    """
    if is_output_folder(target):
        raise _filled_by_build(target, "Build again with a larger --whole-up-to, or load into a server or a store.")
    of = sum(len(part.documents) for part in folder.find())
    changed = done = 0
    reference = load_reference(overlay) if join else None
    with open_store(target, create=True) as store:
        held = set(store.graphs())
        for part in folder.find():
            changed += load_part(folder.read(part), store, held)
            done += len(part.documents)
            on_graph(done, of)
        if reference is not None:
            join_documents(store, reference, None, overlay)
    return Loaded(changed, done - changed, 0, 0)


def _find_ledger(folder: Path) -> Ledger:
    ledger = read_ledger(folder)
    if not ledger.documents:
        raise SettingsError(str(folder), "is no output folder.", "Name one that `kg build` made with --store.")
    return ledger


def _filled_by_build(folder: str, mend: str) -> SettingsError:
    return SettingsError(folder, "is an output folder, which `kg build` fills.", mend)


def put_right(folder: Path, judgement: Judgement, options: BuildOptions) -> list[str]:
    """Write down that something was misread, let the graph and the files of `folder` obey, and say what it concerns.

    Values that are individuals may be given by any of their names.

    Raises:
        QueryError: There is no such event, statement or individual, or the value does not fit.
        VocabularyError: The judgement is none that can be written down.
    """
    ledger = _find_ledger(folder)
    check_misreading(f"kg {judgement.verdict}", judgement.one, judgement.what, judgement.value)
    options, run = replace(options, include_text=ledger.include_text), Run()
    with prepare(folder, options) as tools:
        with open_store(folder) as store:
            judgement = find_misread(store, judgement, tools.reference.catalogue, tools.reference.ontology)
        judging = replace(tools, judgements=write_judgement(folder / JUDGEMENTS, judgement))
        with open_store(folder, write=True) as store:
            read_into(store, (), folder, options, run, judging)
            return find_obeying(store, judgement)


def take_back(folder: Path, one: str, options: BuildOptions) -> int:
    """Forget what was judged of an event, a statement or some words; return how many judgements that were."""
    ledger = _find_ledger(folder)
    count = drop_judgements(folder / JUDGEMENTS, one)
    if not count:
        raise SettingsError(one, "was not judged.", f"See {folder / JUDGEMENTS}.")
    options, run = replace(options, include_text=ledger.include_text), Run()
    with prepare(folder, options) as tools, open_store(folder, write=True) as store:
        read_into(store, (), folder, options, run, tools)
    return count
