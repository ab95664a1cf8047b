"""What all commands share: how they take options, tell errors and print tables."""

import datetime as dt
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from pathlib import Path
from typing import Annotated, ParamSpec

import typer
from rich import box
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from kg.errors import KgError, SettingsError
from kg.settings import Settings

#: Exit statuses.
NOT_CONFORMING, WRONG_CALL, LEFT_OUT = 1, 2, 3
#: Of whoever was stopped by Ctrl-C.
STOPPED = 130
#: Colour of what is not simply presented as fact.
FACTUALITY_COLOURS = {"Fact": "", "Negated": "red", "Planned": "cyan", "Possible": "yellow"}
#: Wider than any line, so that none is broken for another program.
_UNBOUNDED = 100_000

StoreOption = Annotated[
    str | None,
    typer.Option(
        "--store",
        metavar="PLACE",
        show_default="output/",
        help="The graph: an output folder, a store, a file of RDF or the URL of a server.",
    ),
]
OntologyOption = Annotated[
    Path | None,
    typer.Option(
        "--ontology",
        metavar="DIR",
        help="Your own ontology, lexicon, cues, catalogue and queries, laid over the shipped ones.",
    ),
]
ModelOption = Annotated[
    str | None, typer.Option("--model", metavar="NAME", help="An installed spaCy pipeline to read with.")
]
CatalogueOption = Annotated[
    Path | None,
    typer.Option("--catalogue", metavar="FILE", help="A CSV of your own actors; it wins over the shipped ones."),
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON, for other programs.")]


_Arguments = ParamSpec("_Arguments")


def add_command(app: typer.Typer, command: Callable[_Arguments, None]) -> None:
    """Make `command` one of `app`; a user's mistake is told in words and exits with 2, without a stack trace."""

    @wraps(command)
    def run(*arguments: _Arguments.args, **options: _Arguments.kwargs) -> None:
        with tell_mistakes():
            command(*arguments, **options)

    app.command()(run)


@contextmanager
def tell_mistakes() -> Iterator[None]:
    """Tell a mistake of a user in words, and exit with 2."""
    try:
        yield
    except KgError as error:
        tell(f"{type(error).__name__}: {error}", "red")
        raise typer.Exit(WRONG_CALL) from error


def tell(message: str, colour: str | None = None) -> None:
    """Say something to the person at the terminal, beside the output."""
    typer.secho(message, fg=colour, err=True)


def settings(context: typer.Context) -> Settings:
    """Return the choices of the environment."""
    found = context.find_object(Settings)
    return found if found is not None else Settings()


def read_day(written: str | None) -> dt.date | None:
    """Return the day that an option gives."""
    try:
        return dt.date.fromisoformat(written) if written else None
    except ValueError as fault:
        raise SettingsError(f"--date {written}", f"is no date ({fault}).", "Write it like 2025-05-21.") from fault


def print_table(columns: list[str], rows: list[list[str]]) -> None:
    """Print a table."""
    table = Table(box=box.SIMPLE_HEAD, show_edge=False)
    for column in columns:
        table.add_column(column, overflow="fold")
    for row in rows:
        table.add_row(*(Text(cell) for cell in row))
    open_console().print(table)


def open_console() -> Console:
    """Return the console that prints: fitted to a terminal, without colours and without broken lines elsewhere."""
    return Console(width=None if sys.stdout.isatty() else _UNBOUNDED, highlight=False)


def print_below(console: Console, text: Text, depth: int) -> None:
    """Print `text` indented by `depth`; what does not fit into a line goes on below."""
    console.print(Padding(text, (0, 0, 0, depth), expand=False))
