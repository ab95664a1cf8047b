"""`kg same` and `kg duplicates`: who is who across documents."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from kg.cli import parts
from kg.cli.console import JsonOption, OntologyOption, StoreOption, add_command, print_table, settings, tell
from kg.errors import SettingsError


def add_to(app: typer.Typer) -> None:
    """Register the commands of this file."""
    add_command(app, same)
    add_command(app, duplicates)


def same(
    context: typer.Context,
    one: Annotated[
        str, typer.Argument(metavar="ONE", help="A name, path or event; NAME@DOCUMENT where several bear it.")
    ],
    other: Annotated[str, typer.Argument(metavar="OTHER", help="Another.")],
    yes: Annotated[
        bool | None, typer.Option("--yes/--no", show_default=False, help="They are the same; they are different.")
    ] = None,
    note: Annotated[
        str, typer.Option(metavar="TEXT", show_default=False, help="Why, for whoever reads the file.")
    ] = "",
    store: StoreOption = None,
    ontology: OntologyOption = None,
    as_json: JsonOption = False,
) -> None:
    """Decide whether two names are the same individual, or two events the same happening.

    The judgement is written into judgements.csv in the output folder, and graph and page obey it at once and in every
    later build. `kg duplicates` shows what there is to decide.

    \b
    Examples:
      kg same "Abdul Saeed" "Abdul Said" --yes
      kg same "John Smith@a.txt" "John Smith@b.txt" --no --note "a general and a banker"
      kg same event/a.txt/12-visit event/b.txt/40-visit --no
    """
    if yes is None:
        raise SettingsError("kg same", "needs an answer.", "Add --yes or --no.")
    chosen = settings(context)
    folder = Path(store or chosen.store)
    judgement, judgements = parts.judge(folder, one, other, same=yes, note=note, overlay=ontology or chosen.ontology)
    for told in judgements.contradictions:
        tell(f"judgements.csv contradicts itself: {told}. Nothing is merged by these.", "yellow")
    if as_json:
        typer.echo(json.dumps(asdict(judgement), ensure_ascii=False))
    else:
        kind = "happening" if judgement.one.startswith("event/") else "individual"
        are = f"the same {kind}" if yes else f"different {kind}s"
        typer.echo(f"{judgement.one} and {judgement.other} are {are} from now on ({folder / 'judgements.csv'}).")


def duplicates(
    context: typer.Context,
    limit: Annotated[int, typer.Option(metavar="N", min=0, help="How many pairs; 0 for all.")] = 30,
    every: Annotated[bool, typer.Option("--all", help="Show those that are decided, too.")] = False,
    store: StoreOption = None,
    ontology: OntologyOption = None,
    as_json: JsonOption = False,
) -> None:
    """List names that may be the same individual, with what speaks for and against it.

    \b
    Examples:
      kg duplicates
      kg duplicates --all --json > pairs.json
    """
    chosen = settings(context)
    pairs = parts.list_duplicates(Path(store or chosen.store), ontology or chosen.ontology)
    pairs = [pair for pair in pairs if every or not pair.verdict]
    shown = pairs[:limit] if limit else pairs
    if as_json:
        typer.echo(json.dumps([asdict(pair) for pair in shown], ensure_ascii=False, indent=1))
        return
    if not pairs:
        tell("No two names in the graph look like one individual.")
        return
    rows = [
        [
            pair.one,
            pair.other,
            f"{pair.likeness:.2f}",
            "; ".join(pair.speaks_for),
            "; ".join(pair.speaks_against),
            f"{pair.verdict}{' (judged)' if pair.judged else ''}",
        ]
        for pair in shown
    ]
    print_table(["one", "other", "likeness", "speaks for it", "speaks against it", "decided"], rows)
    if len(shown) < len(pairs):
        tell(f"... and {len(pairs) - len(shown)} more: --limit 0 shows all.")
