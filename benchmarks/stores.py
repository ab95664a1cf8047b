"""Measure our stores beside plain rdflib on one graph: load, six typical queries, Turtle, memory; all in one run.

    python -m benchmarks.stores
    python -m benchmarks.stores --quads 100000
    python -m benchmarks.stores --large 10000000    # besides, how the store on disk grows

rdflib holds the graph as a `Dataset` whose default graph is the union of all, as ours is. Each side runs in a process
of its own, so that memory is its own; the sides must give equally many rows. A query counts with the best of three
runs. Writing Turtle takes rdflib ever longer with ever more name spaces, so that it is stopped after a minute.
"""

import argparse
import gc
import json
import re
import signal
import tempfile
import time
import warnings
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import rdflib

from benchmarks.apart import run_apart
from benchmarks.quads import make_templates, write_quads
from kg.graph.graph import Graph, open_graph
from kg.graph.store.disk import DiskStore
from kg.graph.store.memory import MemoryStore
from kg.names import ID, PREFIXES
from kg.reading.reader import Reader

QUERIES = {
    "lookup": "SELECT ?p ?o { EVENT ?p ?o }",
    "two hops": "SELECT ?event ?name { ?event dip:agent PERSON ; dip:recipient ?other . ?other rdfs:label ?name }",
    "aggregate": "SELECT ?kind (COUNT(?e) AS ?n) { ?e a dip:ActualEvent, ?kind } GROUP BY ?kind",
    "dates": """SELECT ?e { ?e a dip:Event ; dip:earliest ?day
        FILTER(?day >= '2010-01-01'^^xsd:date && ?day < '2012-01-01'^^xsd:date) }""",
    "text": "SELECT ?e { ?e nif:anchorOf ?words FILTER(CONTAINS(LCASE(?words), 'ambassador')) }",
    "optional": """SELECT ?e ?place ?when { ?e dip:agent PERSON
        OPTIONAL { ?e dip:place ?place } OPTIONAL { ?e dip:date ?when } }""",
}
SIDES = ("rdflib", "disk", "memory")
_REPEATS = 3
#: Seconds that rdflib may take to write Turtle.
_PATIENCE = 60
_EVENT, _PERSON = (re.compile(rf"<{re.escape(ID)}{kind}/[^>]+>") for kind in ("event", "person"))


def write_queries(file: Path) -> dict[str, str]:
    """Return the six queries with an event and a person in them that `file` knows."""
    with file.open(encoding="utf-8") as lines:
        head = "".join(line for line, _ in zip(lines, range(2000), strict=False))
    agents = re.findall(rf"<{re.escape(PREFIXES['dip'])}agent> (\S+)", head)
    event = (_EVENT.findall(head) or [""])[0]
    person = next((who for who in agents if _PERSON.fullmatch(who)), "")
    return {name: text.replace("EVENT", event).replace("PERSON", person) for name, text in QUERIES.items()}


def measure_side(side: str, file: Path, folder: Path, *, grows: bool = False) -> dict[str, float]:
    """Return what one side takes on `file`: seconds by step, megabytes as "memory", rows by query.

    No Turtle is written to see how a store `grows`.
    """
    if side == "rdflib":
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)
            return _measure_rdflib(file, folder)
    return _measure_ours(side, file, folder, grows=grows)


def _measure_ours(side: str, file: Path, folder: Path, *, grows: bool) -> dict[str, float]:
    took: dict[str, float] = {}
    before = _memory()
    with _timed(took, "load"):
        store = MemoryStore() if side == "memory" else DiskStore(str(folder / "out"), folder / "out")
        with file.open("rb") as lines:
            store.fill(lines)
        if side == "disk":
            store.close()
    graph = open_graph(folder / "out") if side == "disk" else Graph(store)
    took["memory"] = max(_memory() - before, 1.0)
    _ask(took, write_queries(file), lambda text: len(graph.query(text)))
    if not grows:
        with _timed(took, "turtle"):
            graph.export("turtle", folder / f"{side}.ttl")
    graph.close()
    return took


def _measure_rdflib(file: Path, folder: Path) -> dict[str, float]:
    took: dict[str, float] = {}
    before = _memory()
    with _timed(took, "load"):
        dataset = rdflib.Dataset(default_union=True)
        with file.open("rb") as source:
            dataset.parse(source, format="nquads")
    took["memory"] = max(_memory() - before, 1.0)
    for prefix, space in PREFIXES.items():
        dataset.bind(prefix, space)
    _ask(took, write_queries(file), lambda text: len(list(dataset.query(text))))
    with _timed(took, "turtle"), _bounded():
        dataset.serialize(folder / "rdflib.ttl", format="turtle")
    return took


def _ask(took: dict[str, float], queries: Mapping[str, str], answer: Callable[[str], int]) -> None:
    for name, text in queries.items():
        best = float("inf")
        for _ in range(_REPEATS):
            before = time.perf_counter()
            took[f"{name} rows"] = answer(text)
            best = min(best, time.perf_counter() - before)
        took[name] = best


@contextmanager
def _timed(took: dict[str, float], name: str) -> Iterator[None]:
    before = time.perf_counter()
    yield
    took[name] = time.perf_counter() - before


@contextmanager
def _bounded() -> Iterator[None]:
    """End what takes too long; its ratio is then more than is told."""

    def stop(*_: object) -> None:
        raise TimeoutError

    signal.signal(signal.SIGALRM, stop)
    # More than once: rdflib takes some errors for its own and goes on.
    signal.setitimer(signal.ITIMER_REAL, _PATIENCE, 1)
    try:
        yield
    except TimeoutError:
        pass
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


def _memory() -> float:
    """Return the megabytes that this process holds."""
    gc.collect()
    (held,) = re.findall(r"VmRSS:\s+(\d+)", Path("/proc/self/status").read_text())
    return int(held) / 1024


def _measure_apart(side: str, file: Path, folder: Path, *more: str) -> dict[str, float]:
    return run_apart("benchmarks.stores", "--side", side, "--file", file, "--folder", folder, *more)


def compare(measured: Mapping[str, Mapping[str, float]]) -> str:
    """Return a table of what rdflib takes, and how many times less ours do.

    >>> steps = {"load": 8.0, "turtle": 4.0, "memory": 90.0}
    >>> print(compare({"rdflib": steps, "disk": {"load": 2.0, "turtle": 1.0, "memory": 30.0}}))
    step              rdflib        disk
    load             8.000 s        4.0x
    turtle           4.000 s        4.0x
    memory             90 MB        3.0x
    """
    rdflib_took = measured["rdflib"]
    lines = [f"{'step':12}" + "".join(f"{side:>12}" for side in measured)]
    for step in (name for name in ("load", *QUERIES, "turtle", "memory") if name in rdflib_took):
        base = rdflib_took[step]
        own = f"{base:.0f} MB" if step == "memory" else f"{base:.3f} s"
        ratios = (f"{base / took[step]:.1f}x" for side, took in measured.items() if side != "rdflib")
        lines.append(f"{step:12}{own:>12}" + "".join(f"{ratio:>12}" for ratio in ratios))
    return "\n".join(lines)


def measure_growth(small: Path, large: Path, folder: Path) -> str:
    """Return how loading, opening, lookups and joins on disk change between two files."""
    lines = []
    for file in (small, large):
        (folder / file.stem).mkdir()
        took = _measure_apart("disk", file, folder / file.stem, "--grows")
        before = time.perf_counter()
        with open_graph(folder / file.stem / "out"):
            opening = time.perf_counter() - before
        told = (f"{name} {took[name] * 1000:.2f} ms" for name in ("lookup", "two hops"))
        lines.append(f"{file.stem}: load {took['load']:.1f} s, open {opening * 1000:.0f} ms, {', '.join(told)}")
    return "\n".join(lines)


def main() -> None:
    """Run the measurement that the command line asks for."""
    asked = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    asked.add_argument("--quads", type=int, default=1_000_000, metavar="N")
    asked.add_argument("--large", type=int, metavar="N", help="quads of a second store on disk, to see how it grows")
    asked.add_argument("--side", choices=SIDES, help=argparse.SUPPRESS)
    asked.add_argument("--file", type=Path, help=argparse.SUPPRESS)
    asked.add_argument("--folder", type=Path, help=argparse.SUPPRESS)
    asked.add_argument("--grows", action="store_true", help=argparse.SUPPRESS)
    options = asked.parse_args()
    if options.side:
        print(json.dumps(measure_side(options.side, options.file, options.folder, grows=options.grows)))
        return
    with tempfile.TemporaryDirectory() as name:
        folder, file = Path(name), Path(name, "small.nq")
        templates = make_templates(Reader())
        print(f"{write_quads(file, templates, options.quads)} quads")
        measured = {side: _measure_apart(side, file, folder) for side in SIDES}
        for query in QUERIES:
            rows = {took[f"{query} rows"] for took in measured.values()}
            if len(rows) > 1:
                raise SystemExit(f"{query}: the sides do not agree: {rows}")
        print(compare(measured))
        if options.large:
            large = Path(name, "large.nq")
            print(f"{write_quads(large, templates, options.large)} quads")
            print(measure_growth(file, large, folder))


if __name__ == "__main__":
    main()
