"""Keep an output folder in order: remove documents from it, or read all that it holds again."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import replace
from difflib import get_close_matches
from pathlib import Path

from kg.build import BuildOptions, BuildReport, OnReading, Run, finish, load_judgements, prepare, read_into
from kg.errors import SettingsError
from kg.graph.store.base import Store, select
from kg.graph.store.opening import open_store
from kg.ledger import Ledger, read_ledger
from kg.model import Document
from kg.pipeline import document_graph
from kg.reference.reference import load_reference

_DOCUMENT = """SELECT ?id ?text ?title ?issued ?source ?publisher ?language WHERE {{
  GRAPH <{graph}> {{ ?document a dip:Document ; dcterms:identifier ?id ; dip:text ?text .
    OPTIONAL {{ ?document dcterms:title ?title }} OPTIONAL {{ ?document dcterms:issued ?issued }}
    OPTIONAL {{ ?document dcterms:source ?source }} OPTIONAL {{ ?document dcterms:publisher ?publisher }}
    OPTIONAL {{ ?document dcterms:language ?language }} }} }}"""


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
        for name in names:
            store.remove(document_graph(name))
        return finish(store, folder, replace(ledger, documents=kept), reference, judgements, overlay)


def rebuild(folder: Path, options: BuildOptions, on_reading: OnReading | None = None) -> BuildReport:
    """Read every document of an output folder again, from the texts that its store holds, and make its files again."""
    ledger = _find_ledger(folder)
    run = Run(options.strict, again=True)
    tools = prepare(folder, options, run)
    with open_store(folder, write=True) as store:
        documents = _stored_documents(store, sorted(ledger.documents))
        return read_into(store, documents, folder, options, run, tools, on_reading)


def _find_ledger(folder: Path) -> Ledger:
    ledger = read_ledger(folder)
    if not ledger.documents:
        raise SettingsError(str(folder), "is no output folder.", "Name one that `kg build` made with --store.")
    return ledger


def _stored_documents(store: Store, names: Sequence[str]) -> Iterator[Document]:
    """Yield the documents as they were when they were read."""
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
