"""`kg explain`: what is read in a text, why, and why nothing."""

import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli import parts
from kg.cli.console import CatalogueOption, JsonOption, ModelOption, OntologyOption, add_command, read_day, settings
from kg.cli.explanations import print_explanation
from kg.model import Document

if TYPE_CHECKING:
    import datetime as dt


def add_to(app: typer.Typer) -> None:
    """Register the commands of this file."""
    add_command(app, explain)


def explain(
    context: typer.Context,
    text: Annotated[
        str,
        typer.Argument(
            metavar="TEXT", help="A sentence or more; or a file or folder of documents; - for standard input."
        ),
    ],
    date: Annotated[
        str | None, typer.Option(metavar="YYYY-MM-DD", help="The day of a text that brings no date of its own.")
    ] = None,
    model: ModelOption = None,
    catalogue: CatalogueOption = None,
    ontology: OntologyOption = None,
    as_json: JsonOption = False,
) -> None:
    """Say what is read in a text, sentence by sentence, and why.

    Tells for each event and relation the words and the entry of the lexicon that give it, where each role was found
    and who is meant by it, what makes it a plan, a denial or a claim, its time, and what lowers the confidence. Words
    of the lexicon that gave nothing are told with the reason.

    \b
    Examples:
      kg explain "Iran denied that Norway had recalled its ambassador."
      kg explain dispatch.txt --date 2025-05-21
      kg explain - --json < dispatch.txt
    """
    chosen = settings(context)
    documents = list(_find_documents(text, read_day(date)))
    reference = parts.load_reference(ontology or chosen.ontology, catalogue)
    name = model or chosen.model
    reader = parts.Reader(reference=reference) if name is None else parts.Reader(name, reference)
    explanations = [reader.explain(document) for document in documents]
    if as_json:
        typer.echo(json.dumps([asdict(one) for one in explanations], ensure_ascii=False, indent=1, default=str))
        return
    for explanation in explanations:
        print_explanation(explanation, named=len(explanations) > 1)


def _find_documents(text: str, date: "dt.date | None") -> "Iterator[Document]":
    """Yield the documents at a place, or the text itself where it names none."""
    if text == "-" or _is_place(text):
        yield from parts.read_documents([text], date=date, force_language=True)
    else:
        yield Document("text", text, date=date)


def _is_place(text: str) -> bool:
    """Whether words are a path: one that is there, or a single word with an ending, which ought to be."""
    try:
        there = Path(text).exists()
    except (OSError, ValueError):
        return False
    return there or (len(text.split()) == 1 and bool(Path(text).suffix.strip(".")))
