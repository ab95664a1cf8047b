"""Show on a terminal how far a long work is; be silent elsewhere, unless asked to log."""

import json
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from typing import TYPE_CHECKING

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    SpinnerColumn,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)

from kg.cli.console import tell

if TYPE_CHECKING:
    from kg.run import Progress as Step


@contextmanager
def show_build(*, log: bool = False) -> Iterator[Callable[["Step"], None]]:
    """Show how far a build is, on a terminal; or log it to standard error, a line of JSON a step."""
    if log:
        yield _Log()
        return
    if not sys.stderr.isatty():
        yield _tell_notice
        return
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.fields[count]}"),
        TextColumn("{task.fields[told]}"),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, TextColumn("{task.fields[name]}"), console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("starting", total=None, count="", told="", name="")

        def show(step: "Step") -> None:
            if step.step == "starting":
                _tell_notice(step)
                return
            speed = bar.tasks[0].speed
            told = [f"{speed:.0f}/s"] if speed and step.step == "reading" else []
            told += [f"{step.problems} left out"] if step.problems else []
            bar.update(
                task,
                description=step.step,
                completed=step.documents,
                total=step.of,
                count=_count(step),
                told=", ".join(told),
                name=step.name[-40:],
            )

        yield show


def _count(step: "Step") -> str:
    """Return how many documents are done, of how many."""
    of = f" of {'about ' if step.estimated else ''}{step.of:,}" if step.of else ""
    return f"{step.documents:,}{of}"


def _tell_notice(step: "Step") -> None:
    """Tell what the engine has to say before it begins."""
    if step.step == "starting" and step.name:
        tell(step.name)


class _Log:
    """Writes each step with the seconds since the build began and the documents a second since the first was read."""

    def __init__(self) -> None:
        self._began = time.monotonic()
        self._first: tuple[float, int] | None = None

    def __call__(self, step: "Step") -> None:
        now = time.monotonic()
        line: dict[str, object] = {"seconds": round(now - self._began, 1), **asdict(step)}
        if step.step == "reading":
            began, documents = self._first = self._first or (now, step.documents)
            if now > began:
                rate = (step.documents - documents) / (now - began)
                line["documents_a_second"] = round(rate, 1)
                if rate and step.of:
                    line["seconds_left"] = round((step.of - step.documents) / rate, 1)
        sys.stderr.write(json.dumps(line, ensure_ascii=False) + "\n")
        sys.stderr.flush()


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
