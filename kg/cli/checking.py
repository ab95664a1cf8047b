"""`kg check` and `kg validate`: is the data that kg reads with sound, does a graph have what it must have?"""

import json
from dataclasses import asdict
from itertools import groupby
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli import parts
from kg.cli.console import (
    NOT_CONFORMING,
    CatalogueOption,
    JsonOption,
    ModelOption,
    OntologyOption,
    StoreOption,
    add_command,
    settings,
)
from kg.cli.progress import count_up
from kg.errors import SettingsError
from kg.names import shrink

if TYPE_CHECKING:
    from kg.graph.shapes import Violation
    from kg.graph.validate import ValidationReport

#: How many nodes with the same fault are printed.
_SHOWN = 20


def add_to(app: typer.Typer) -> None:
    """Register the commands of this file."""
    add_command(app, check)
    add_command(app, validate)


def check(
    context: typer.Context,
    ontology: OntologyOption = None,
    catalogue: CatalogueOption = None,
    model: ModelOption = None,
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


def validate(
    context: typer.Context,
    store: StoreOption = None,
    ontology: OntologyOption = None,
    form: Annotated[
        str, typer.Option("--format", "-f", metavar="FORMAT", help="text, json, or turtle for a SHACL report.")
    ] = "text",
    as_json: JsonOption = False,
) -> None:
    """Check that every node of a graph has what it must have (SHACL).

    A graph that kg built conforms. Turtle of your own, or a store that other programs write to, may not: each fault is
    told in words with the node that it is in. Exit status 1 if there is any.

    \b
    Examples:
      kg validate
      kg validate --store mine.ttl
      kg validate --store http://localhost:7878/ --format turtle > report.ttl
    """
    form = "json" if as_json else form
    if form not in ("text", "json", "turtle"):
        raise SettingsError(f"--format {form}", "is no form of a report.", "Give text, json or turtle.")
    chosen = settings(context)
    with parts.open_store(store or chosen.store) as opened, count_up("checking graphs") as told:
        report = parts.validate(opened, ontology or chosen.ontology, told)
    if form == "turtle":
        typer.echo(report.to_turtle(), nl=False)
    elif form == "json":
        typer.echo(json.dumps({"conforms": report.conforms, **asdict(report)}, ensure_ascii=False, indent=1))
    else:
        _print_violations(report)
    if not report.conforms:
        raise typer.Exit(NOT_CONFORMING)


def _print_violations(report: "ValidationReport") -> None:
    for message, group in groupby(report.violations, key=lambda violation: violation.message):
        faulty = list(group)
        typer.echo(f"{message}:")
        for violation in faulty[:_SHOWN]:
            typer.echo(f"  {_word_violation(violation)}")
        if len(faulty) > _SHOWN:
            typer.echo(f"  and {len(faulty) - _SHOWN} more; --json lists all")
    nodes = len({violation.focus for violation in report.violations})
    graphs = f"{report.graphs} graph{'s' * (report.graphs != 1)}"
    verdict = f"{nodes} node{'s' * (nodes != 1)} with faults" if nodes else "Everything conforms"
    typer.echo(f"{verdict} ({graphs} checked).")


def _word_violation(violation: "Violation") -> str:
    label = f' "{violation.label}"' if violation.label else ""
    # Of a fault of the node as a whole, SHACL names the node as its value, too.
    value = f", but has {shrink(violation.value)}" if violation.value not in ("", violation.focus) else ""
    path = f" ({violation.path}{value})" if violation.path else value
    return f"{shrink(violation.focus)}{label}{path}"
