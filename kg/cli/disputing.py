"""`kg disputes`: what one voice gives as so and another denies."""

import json
from collections.abc import Mapping
from typing import Annotated

import typer

from kg.cli import parts
from kg.cli.console import JsonOption, OntologyOption, StoreOption, add_command, print_table, settings, tell

_QUERY = "disputed"


def add_to(app: typer.Typer) -> None:
    """Register the commands of this file."""
    add_command(app, disputes)


def disputes(
    context: typer.Context,
    limit: Annotated[int, typer.Option(metavar="N", min=0, help="How many disputes; 0 for all.")] = 30,
    store: StoreOption = None,
    ontology: OntologyOption = None,
    as_json: JsonOption = False,
) -> None:
    """List what one voice gives as so and another denies, side by side with their words.

    A voice is a document, or whom it quotes. Two events are set against each other where they are about one occurrence;
    relations where they have the same ends. `kg query disputed` gives the same as a table.

    \b
    Examples:
      kg disputes
      kg disputes --json > disputes.json
    """
    chosen = settings(context)
    with parts.open_graph(store or chosen.store, ontology or chosen.ontology) as graph:
        answer = graph.query(_QUERY)
    rows = list(answer) if isinstance(answer, parts.Rows) else []
    shown = rows[:limit] if limit else rows
    if as_json:
        typer.echo(json.dumps([dict(row) for row in shown], ensure_ascii=False, indent=1))
    elif not rows:
        tell("Nothing in the graph is both given as so and denied.")
    else:
        sides = [[_word(row, side) for side in ("claim", "denial")] for row in shown]
        print_table(["one says", "another denies"], sides)
        if len(shown) < len(rows):
            tell(f"... and {len(rows) - len(shown)} more: --limit 0 shows all.")


def _word(row: Mapping[str, str], side: str) -> str:
    sentence = " ".join(row[f"{side}Sentence"].split())
    return f'{row[side]}\n"{sentence}" {row[f"{side}Document"]}\n'
