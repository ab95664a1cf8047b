"""`kg build`: documents in, a graph out."""

import json
import shutil
import sys
import time
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli import parts
from kg.cli.console import (
    LEFT_OUT,
    STOPPED,
    CatalogueOption,
    JsonOption,
    ModelOption,
    OntologyOption,
    add_command,
    print_table,
    read_day,
    settings,
    tell,
)
from kg.cli.progress import show_build
from kg.errors import SettingsError
from kg.settings import DEFAULT_STORE, is_url

if TYPE_CHECKING:
    from kg.build import BuildReport
    from kg.parts import Manifest


def add_to(app: typer.Typer) -> None:
    """Register the commands of this file."""
    add_command(app, build)


def build(
    context: typer.Context,
    places: Annotated[
        list[str],
        typer.Argument(metavar="PLACE", help="Files, folders and addresses; - for standard input."),
    ],
    output: Annotated[
        str | None,
        typer.Option("--output", "-o", metavar="DIR", show_default="output/", help="The folder or URL to write into."),
    ] = None,
    date: Annotated[
        str | None, typer.Option(metavar="YYYY-MM-DD", help="The day of documents that bring no date of their own.")
    ] = None,
    model: ModelOption = None,
    catalogue: CatalogueOption = None,
    judgements: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE", show_default="judgements.csv in the folder", help="Which names you know to be one, or two."
        ),
    ] = None,
    ontology: OntologyOption = None,
    strict: Annotated[bool, typer.Option("--strict", help="End at the first document that cannot be read.")] = False,
    force_language: Annotated[
        bool, typer.Option("--force-language", help="Read documents that are not in English, too.")
    ] = False,
    no_text: Annotated[
        bool, typer.Option("--no-text", help="Leave the full text out of graph.ttl and graph.html, for sharing.")
    ] = False,
    jobs: Annotated[
        int | None, typer.Option(metavar="N", help="Read in so many processes of this machine, each with a model.")
    ] = None,
    engine: Annotated[
        str | None,
        typer.Option(metavar="NAME", show_default="by the other options", help="Where to read: here, pool or dask."),
    ] = None,
    scheduler: Annotated[
        str | None, typer.Option(metavar="ADDRESS", help="Read on the Dask cluster of this scheduler.")
    ] = None,
    whole_up_to: Annotated[
        int | None,
        typer.Option(
            metavar="N", show_default="100000", help="Leave more documents as parts, and make no graph.ttl and page."
        ),
    ] = None,
    time_limit: Annotated[
        float | None,
        typer.Option(
            metavar="SECONDS", show_default="300, of worker processes", help="Leave out a document that takes longer."
        ),
    ] = None,
    json_log: Annotated[
        bool, typer.Option("--json-log", help="Log progress to standard error, a line of JSON a step.")
    ] = False,
    as_json: JsonOption = False,
) -> None:
    """Read documents into a graph.

    Writes graph.ttl, graph.html, build.json and the store into the output folder. Building again adds what is new,
    replaces what changed and never removes. A document that cannot be read is left out, told, and counted.

    \b
    Examples:
      kg build articles/ -o output/
      kg build wire.jsonl ministry.html -o output/ --date 2025-05-21
      cat dispatch.txt | kg build - -o output/
      kg build archive.jsonl.gz -o output/ --jobs 4 --time-limit 60
      kg build 's3://bucket/news-*.jsonl.zst' -o s3://bucket/graph/ --scheduler tcp://host:8786
    """
    chosen = settings(context)
    options = parts.BuildOptions(
        date=read_day(date),
        model=model or chosen.model,
        strict=strict,
        force_language=force_language,
        include_text=not no_text,
        catalogue=catalogue,
        judgements=judgements,
        ontology=ontology or chosen.ontology,
        whole_up_to=chosen.whole_up_to if whole_up_to is None else whole_up_to,
        engine=parts.EngineChoice(engine, jobs, scheduler, time_limit),
    )
    if output is None and is_url(chosen.store):
        raise SettingsError(
            f"KG_STORE {chosen.store}", "is a server; a build writes a folder.", "Name one with -o, then use `kg load`."
        )
    folder = output or chosen.store
    started = time.perf_counter()
    try:
        with show_build(log=json_log) as show:
            report = parts.build(places, folder, options, on_progress=show)
    except KeyboardInterrupt:
        tell(f"Stopped. What was read is kept in {folder}; the same command again goes on from there.")
        raise typer.Exit(STOPPED) from None
    seconds = time.perf_counter() - started
    for problem in report.ledger.problems:
        tell(f"left out: {problem}", "yellow")
    for problem in report.idle:
        tell(f"note: {problem}")
    if report.manifest is not None:
        _report_parts(report.manifest, report, seconds, as_json=as_json)
    elif as_json:
        typer.echo(json.dumps(_summary(report, seconds), ensure_ascii=False, indent=1))
    else:
        _print_report(report, folder, seconds)
    if report.ledger.problems:
        raise typer.Exit(LEFT_OUT)


def _summary(report: "BuildReport", seconds: float) -> dict[str, object]:
    return {
        "read": report.read,
        "unchanged": report.unchanged,
        "documents": len(report.ledger.documents),
        "sentences": report.ledger.sentences,
        "counts": asdict(report.ledger.counts),
        "problems": [asdict(problem) for problem in report.ledger.problems],
        "idle_judgements": [asdict(problem) for problem in report.idle],
        "seconds": round(seconds, 1),
        "files": [str(path) for path in report.files],
    }


def _report_parts(manifest: "Manifest", report: "BuildReport", seconds: float, *, as_json: bool) -> None:
    """Tell what a build has left as parts."""
    numbers = {"read": report.read, "unchanged": report.unchanged, "seconds": round(seconds, 1), **asdict(manifest)}
    problems = report.ledger.problems
    if as_json:
        told = {**numbers, "problems": [asdict(problem) for problem in problems]}
        typer.echo(json.dumps(told, ensure_ascii=False, indent=1))
        return
    rows = [[name, str(number)] for name, number in {**numbers, "problems": len(problems)}.items()]
    place = manifest.file.rpartition("/")[0]
    print_table(["", f"parts in {place}"], rows)
    typer.echo(f"\nNext:  {_program()} load {place} --store http://localhost:7878")


def _print_report(report: "BuildReport", folder: str, seconds: float) -> None:
    counts = report.ledger.counts
    rows = [
        ["documents", f"{len(report.ledger.documents)} ({report.read} read, {report.unchanged} unchanged)"],
        ["sentences", str(report.ledger.sentences)],
        ["actors", str(counts.actors)],
        ["events", _sum_of(counts.events)],
        *([f"  {kind}", str(count)] for kind, count in counts.events.items()),
        ["events by factuality", _listed(counts.event_factuality)],
        ["statements by factuality", _listed(counts.statements)],
        ["problems", str(len(report.ledger.problems))],
        ["time", f"{seconds:.1f} s"],
        ["files", ", ".join(str(path) for path in report.files)],
    ]
    print_table(["", f"graph in {folder}"], rows)
    store = "" if Path(folder) == Path(DEFAULT_STORE) else f" --store {folder}"
    program = _program()
    typer.echo(
        f"\nNext:  {program} view --open{store}\n       {program} query --list\n       {program} show NAME{store}"
    )


def _program() -> str:
    """Return how to call kg again: by the path that it was called by, unless the shell finds it by name."""
    called = Path(sys.argv[0])
    on_path = shutil.which("kg")
    found = on_path is not None and Path(on_path).resolve() == called.resolve()
    return "kg" if found or called.name != "kg" else str(called)


def _sum_of(counts: Mapping[str, int]) -> str:
    return str(sum(counts.values()))


def _listed(counts: Mapping[str, int]) -> str:
    return ", ".join(f"{count} {name}" for name, count in counts.items()) or "0"
