"""`kg reject` and `kg correct`: what was misread, and how it should be read."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli import parts
from kg.cli.console import CatalogueOption, ModelOption, OntologyOption, StoreOption, add_command, settings, tell
from kg.errors import SettingsError
from kg.names import ID

if TYPE_CHECKING:
    from kg.prepare import BuildOptions

_What = Annotated[
    str, typer.Argument(metavar="WHAT", help="The IRI of an event or statement; or WORDS@DOCUMENT on which it rests.")
]
_Note = Annotated[str, typer.Option("--note", metavar="TEXT", show_default=False, help="Why, for whoever reads it.")]
_Undo = Annotated[bool, typer.Option("--undo", help="Forget all that was judged of it.")]


def add_to(app: typer.Typer) -> None:
    """Register the commands of this file."""
    add_command(app, reject)
    add_command(app, correct)


def reject(
    context: typer.Context,
    what: _What,
    note: _Note = "",
    undo: _Undo = False,
    store: StoreOption = None,
    model: ModelOption = None,
    catalogue: CatalogueOption = None,
    ontology: OntologyOption = None,
) -> None:
    """Reject an event or a statement that was misread.

    It is no answer to any query from now on, in this graph and in every later build. What is left of it is a note that
    it was read and rejected, which `kg show` tells. The judgement stands in judgements.csv in the output folder.

    \b
    Examples:
      kg reject event/a.txt/12-visit --note "in his memoirs"
      kg reject "Dar flew to Kabul@a.txt"
      kg reject event/a.txt/12-visit --undo
    """
    folder, options = _options(context, store, model, catalogue, ontology)
    if undo:
        _take_back(folder, what, options)
        return
    labels = parts.put_right(folder, parts.Judgement(what.removeprefix(ID), "reject", note=note), options)
    _tell(labels, "Rejected", folder)


def correct(
    context: typer.Context,
    what: _What,
    name: Annotated[
        str | None, typer.Argument(metavar="PROPERTY", show_default=False, help="agent, place, date, class, ...")
    ] = None,
    values: Annotated[
        list[str] | None,
        typer.Argument(metavar="VALUE", show_default=False, help="What it should be; none for none."),
    ] = None,
    note: _Note = "",
    undo: _Undo = False,
    store: StoreOption = None,
    model: ModelOption = None,
    catalogue: CatalogueOption = None,
    ontology: OntologyOption = None,
) -> None:
    """Correct a property of an event or a statement that was misread.

    Properties of events: agent, recipient, participant, place, topic, appointee, office, attributedTo (individuals by
    any name), class, factuality, date, topicText, casualties. Of statements: subject, predicate, object, attributedTo,
    factuality, status. Label and relations follow. The judgement stands in judgements.csv in the output folder, and
    every later build obeys it.

    \b
    Examples:
      kg correct event/a.txt/12-visit agent "Ishaq Dar"
      kg correct event/a.txt/12-visit date 2025-05-19 --note "see the ministry's page"
      kg correct event/a.txt/12-visit place
      kg correct event/a.txt/12-visit --undo
    """
    folder, options = _options(context, store, model, catalogue, ontology)
    if undo:
        _take_back(folder, what, options)
        return
    if name is None:
        raise SettingsError("kg correct", "needs a property.", "Give PROPERTY and VALUE, or --undo.")
    judgement = parts.Judgement(
        what.removeprefix(ID), "correct", note=note, what=name.removeprefix("dip:"), value="; ".join(values or [])
    )
    _tell(parts.put_right(folder, judgement, options), "Corrected", folder)


def _options(
    context: typer.Context, store: str | None, model: str | None, catalogue: Path | None, ontology: Path | None
) -> "tuple[Path, BuildOptions]":
    chosen = settings(context)
    options = parts.BuildOptions(model=model or chosen.model, catalogue=catalogue, ontology=ontology or chosen.ontology)
    return Path(store or chosen.store), options


def _take_back(folder: Path, what: str, options: "BuildOptions") -> None:
    count = parts.take_back(folder, what.removeprefix(ID), options)
    typer.echo(f"Forgot {count} judgement{'s' if count > 1 else ''}; it is told again as it was read.")


def _tell(labels: list[str], done: str, folder: Path) -> None:
    for label in labels:
        typer.echo(f"{done}: {label}")
    if not labels:
        tell("The judgement is kept, but nothing obeys it: the property does not fit what it is about.", "yellow")
    else:
        typer.echo(f"({folder / 'judgements.csv'})")
