"""Show on a terminal how far a long work is; be silent elsewhere."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn


@contextmanager
def count_read() -> Iterator[Callable[[str], None]]:
    """Show how many documents were read, on a terminal; be silent elsewhere."""
    if not sys.stderr.isatty():
        yield lambda name: None
        return
    columns = (SpinnerColumn(), TextColumn("reading"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, TextColumn("{task.fields[name]}"), console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("reading", total=None, name="")
        yield lambda name: bar.update(task, advance=1, name=name[-40:])


@contextmanager
def count_up(doing: str) -> Iterator[Callable[[int, int], None]]:
    """Show how much of a long work is done, on a terminal; be silent elsewhere. It is called with done and all."""
    if not sys.stderr.isatty():
        yield lambda done, of: None
        return
    columns = (SpinnerColumn(), TextColumn(doing), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(doing, total=None)
        yield lambda done, of: bar.update(task, completed=done, total=of)
