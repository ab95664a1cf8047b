"""The `kg` command: it parses, calls, prints and exits; all work is done elsewhere.

One file a group of commands. `kg --help` must answer at once, so nothing heavy is imported here: commands reach the
rest of the program through `kg.cli.parts`, which loads a part when it is first used.
"""

import os
import sys
from importlib.metadata import version
from typing import Annotated

import typer

from kg.cli import (
    building,
    checking,
    disputing,
    explaining,
    identifying,
    judging,
    leaving,
    loading,
    looking,
    upkeeping,
    wording,
)
from kg.cli.console import tell_mistakes
from kg.settings import read_settings

app = typer.Typer(
    name="kg",
    no_args_is_help=True,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
    pretty_exceptions_enable=False,
)
_GROUPS = (
    building,
    upkeeping,
    loading,
    looking,
    disputing,
    explaining,
    identifying,
    judging,
    leaving,
    checking,
    wording,
)
for group in _GROUPS:
    group.add_to(app)


def _tell_version(asked: bool) -> None:
    if asked:
        typer.echo(f"kg {version('diplomacy-kg')}")
        raise typer.Exit


@app.callback()
def kg(
    context: typer.Context,
    _version: Annotated[
        bool, typer.Option("--version", callback=_tell_version, is_eager=True, help="Say which version this is.")
    ] = False,
) -> None:
    """Read diplomatic news into a knowledge graph that does not mistake a claim for a fact.

    \b
    From nothing to an answer:
      kg build articles/ -o output/
      kg query who-holds-which-office
      kg show "Ishaq Dar"
      kg view --open

    Every command tells more with --help. Exit status: 0 done, 1 the data does not conform, 2 wrong call or unreadable
    input, 3 done but some documents were left out.
    """
    with tell_mistakes():
        context.obj = read_settings(os.environ)


def main() -> None:
    """Run the command line."""
    sys.exit(app())
