"""`kg check`: are ontology, lexicon, cues, catalogue and queries sound?"""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from kg.cli import parts
from kg.cli.console import NOT_CONFORMING, JsonOption, OntologyOption, add_command, settings


def add_to(app: typer.Typer) -> None:
    """Register the commands of this file."""
    add_command(app, check)


def check(
    context: typer.Context,
    ontology: OntologyOption = None,
    catalogue: Annotated[Path | None, typer.Option(metavar="FILE", help="A CSV of your own actors.")] = None,
    model: Annotated[
        str | None, typer.Option(metavar="NAME", help="An installed spaCy pipeline to read the examples with.")
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Check ontology, lexicon, catalogue and queries.

    Tells every fault by file and entry. Where all files are sound, reads every example of the lexicon and compares
    what it gives with what it should give. Exit status 1 if anything is wrong.

    \b
    Examples:
      kg check
      kg check --ontology my-ontology/
    """
    chosen = settings(context)
    report = parts.check_data(ontology or chosen.ontology, catalogue, model or chosen.model)
    if as_json:
        typer.echo(json.dumps(asdict(report), ensure_ascii=False, indent=1))
    else:
        for fault in report.faults:
            typer.echo(str(fault))
        looked_at = ", ".join(f"{count} {kind}" for kind, count in report.checked.items())
        typer.echo(f"{'All sound' if not report.faults else f'Faults: {len(report.faults)}'} ({looked_at}).")
    if report.faults:
        raise typer.Exit(NOT_CONFORMING)
