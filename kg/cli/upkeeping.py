"""`kg remove`, `kg rebuild` and `kg diff`: an output folder over time."""

import json
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.text import Text

from kg.cli import parts
from kg.cli.console import (
    LEFT_OUT,
    CatalogueOption,
    JsonOption,
    ModelOption,
    OntologyOption,
    StoreOption,
    add_command,
    open_console,
    print_below,
    settings,
    tell,
)
from kg.cli.progress import show_build

if TYPE_CHECKING:
    from kg.graph.compare import Change

_MARKS = {"came": ("+", "green"), "went": ("-", "red"), "changed": ("~", "yellow")}


def add_to(app: typer.Typer) -> None:
    """Register the commands of this file."""
    add_command(app, remove)
    add_command(app, rebuild)
    add_command(app, diff)


def remove(
    context: typer.Context,
    documents: Annotated[list[str], typer.Argument(metavar="DOCUMENT", help="Identifiers, as `kg show` has them.")],
    store: StoreOption = None,
    ontology: OntologyOption = None,
) -> None:
    """Remove documents from the graph of an output folder.

    Whatever was known from them alone goes with them; graph.ttl and graph.html are made again.

    \b
    Examples:
      kg remove 2024-05-22-oslo.txt
      kg remove wire/17 wire/18 --store archive/
    """
    chosen = settings(context)
    ledger = parts.remove(Path(store or chosen.store), documents, ontology or chosen.ontology)
    typer.echo(f"Removed {len(set(documents))}; {len(ledger.documents)} documents are left.")


def rebuild(
    context: typer.Context,
    store: StoreOption = None,
    model: ModelOption = None,
    catalogue: CatalogueOption = None,
    ontology: OntologyOption = None,
    no_text: Annotated[
        bool, typer.Option("--no-text", help="Leave the full text out of graph.ttl and graph.html, for sharing.")
    ] = False,
    jobs: Annotated[int | None, typer.Option(metavar="N", help="Read in so many processes of this machine.")] = None,
) -> None:
    """Read all documents of an output folder again, from the texts in its store.

    For a new version of kg, another model, or a lexicon of your own: no file that they once came from is needed.

    \b
    Examples:
      kg rebuild
      kg rebuild --store archive/ --ontology my-ontology/ --jobs 4
    """
    chosen = settings(context)
    folder = Path(store or chosen.store)
    options = parts.BuildOptions(
        model=model or chosen.model,
        catalogue=catalogue,
        ontology=ontology or chosen.ontology,
        include_text=not no_text,
        engine=parts.EngineChoice(jobs=jobs),
        whole_up_to=sys.maxsize,
    )
    with show_build() as show:
        report = parts.rebuild(folder, options, on_progress=show)
    for problem in report.ledger.problems:
        tell(f"left out: {problem}", "yellow")
    typer.echo(f"Read {report.read} documents again.")
    if report.ledger.problems:
        raise typer.Exit(LEFT_OUT)


def diff(
    before: Annotated[str, typer.Argument(metavar="BEFORE", help="An output folder, a store or a file of RDF.")],
    after: Annotated[str, typer.Argument(metavar="AFTER", help="Another.")],
    as_json: JsonOption = False,
) -> None:
    """Tell which events and statements came, went or changed between two graphs.

    \b
    Examples:
      kg diff last-week/ output/
      kg diff graph-0.1.ttl graph.ttl --json
    """
    with parts.open_store(before) as old, parts.open_store(after) as new:
        changes = list(parts.compare(old, new))
    counts = Counter(_kind(change) for change in changes)
    if as_json:
        told: dict[str, list[dict[str, object]]] = {kind: [] for kind in _MARKS}
        for change in changes:
            told[_kind(change)].append(_describe(change))
        typer.echo(json.dumps(told, ensure_ascii=False, indent=1))
        return
    _print_changes(changes)
    typer.echo(", ".join(f"{counts[kind]} {kind}" for kind in _MARKS) + ".")


def _kind(change: "Change") -> str:
    if change.before is None:
        return "came"
    return "went" if change.after is None else "changed"


def _describe(change: "Change") -> dict[str, object]:
    shown = change.presented
    about: dict[str, object] = {
        "id": shown.id, "label": shown.label, "document": shown.document, "words": shown.words
    }  # fmt: skip
    if change.before and change.after:
        about["properties"] = {name: {"before": old, "after": new} for name, (old, new) in change.properties.items()}
    else:
        about["facts"] = shown.facts
    return about


def _print_changes(changes: "list[Change]") -> None:
    console, document = open_console(), None
    for change in changes:
        shown = change.presented
        if shown.document != document:
            document = shown.document
            console.print(Text(document or "(no document)", style="bold"))
        mark, colour = _MARKS[_kind(change)]
        words = f"  “{' … '.join(shown.words)}”" if shown.words else ""
        print_below(console, Text(f"{mark} {shown.label}", style=colour) + Text(words, style="dim"), 2)
        if change.before and change.after:
            for name, (old, new) in change.properties.items():
                print_below(console, Text(f"{name}: {', '.join(old) or 'none'} → {', '.join(new) or 'none'}"), 6)
