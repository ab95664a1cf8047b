"""Measure the pass that joins what documents tell: who is who, what is one happening, what follows by rule.

    python -m benchmarks.merge
    python -m benchmarks.merge --mentions 10000 100000 1000000

Each size is a store of its own on disk (`benchmarks.stories`), made first and not measured; the pass runs in a process
of its own, so that the memory told is its own. Time a mention should not grow with their number; seconds are those of
the processor. A store that was kept holds what the last pass wrote, so that the next has less to
write.
"""

import argparse
import json
import re
import resource
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from benchmarks.apart import run_apart
from benchmarks.stories import Stories, write_store
from kg.graph.derive import derive
from kg.graph.infer import infer
from kg.graph.occurrence.copies import find_copies
from kg.graph.occurrence.statements import relate
from kg.graph.store.disk import DiskStore
from kg.reading.reader import Reader
from kg.reference.identity import load_identity_rules
from kg.reference.occurrence import load_occurrence_rules
from kg.reference.reference import load_reference
from kg.reference.rules import load_rules

STEPS = ("copies", "derive", "relate", "infer")


def measure_pass(folder: Path) -> dict[str, float]:
    """Run the pass over a store; return CPU seconds by step, and megabytes before it and at most."""
    took: dict[str, float] = {}
    reference = load_reference()
    with DiskStore(str(folder), folder) as store:
        took["before"] = _peak()
        with _timed(took, "copies"):
            rules = load_occurrence_rules()
            copies = find_copies(store, rules.copies)
        with _timed(took, "derive"):
            derive(store, reference.catalogue, reference.ontology, load_identity_rules(), copies=copies)
        with _timed(took, "relate"):
            relate(store, reference.ontology, rules, copies)
        with _timed(took, "infer"):
            infer(store, load_rules())
    return took


@contextmanager
def _timed(took: dict[str, float], step: str) -> Iterator[None]:
    before = time.process_time()
    yield
    took[step] = time.process_time() - before
    took[f"{step} peak"] = _peak()


def _peak() -> float:
    """Return the most megabytes that this process has held so far.

    Linux counts to a process in `ru_maxrss` what the one that started it held, here the one that made the stores.
    """
    status = Path("/proc/self/status")
    if status.exists() and (most := re.search(r"VmHWM:\s*(\d+) kB", status.read_text(encoding="utf-8"))):
        return int(most[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def report(measured: Mapping[int, Mapping[str, float]]) -> str:
    """Return a table: a line for each size.

    >>> took = {"before": 90, "copies": 0.5, "derive": 1.0, "relate": 2.0, "infer": 0.5}
    >>> print(report({1000: took | {f"{step} peak": 100 for step in STEPS}}))
      mentions     copies     derive     relate      infer        all  a thousand  peak memory
         1,000      0.5 s      1.0 s      2.0 s      0.5 s      4.0 s     4000 ms       100 MB
    """
    lines = [f"{'mentions':>10}" + "".join(f"{step:>11}" for step in (*STEPS, "all")) + "  a thousand  peak memory"]
    for mentions, took in measured.items():
        every = sum(took[step] for step in STEPS)
        steps = "".join(f"{seconds:>9.1f} s" for seconds in (*(took[step] for step in STEPS), every))
        peak = max(took[f"{step} peak"] for step in STEPS)
        lines.append(f"{mentions:>10,}{steps}{every / mentions * 1e6:>9.0f} ms{peak:>10.0f} MB")
    return "\n".join(lines)


def main() -> None:
    """Run the measurement that the command line asks for."""
    asked = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    asked.add_argument("--mentions", type=int, nargs="+", default=[10_000, 100_000], metavar="N")
    asked.add_argument("--keep", type=Path, metavar="DIR", help="where stores are kept for the next measurement")
    asked.add_argument("--store", type=Path, help=argparse.SUPPRESS)
    options = asked.parse_args()
    if options.store:
        print(json.dumps(measure_pass(options.store)))
        return
    with tempfile.TemporaryDirectory() as name:
        measured = {}
        for mentions in options.mentions:
            folder = (options.keep or Path(name)) / str(mentions)
            if not folder.exists():
                with DiskStore(str(folder), folder) as store:
                    write_store(store, Stories(Reader()).tell(mentions))
            measured[mentions] = run_apart("benchmarks.merge", "--store", folder)
        print(report(measured))


if __name__ == "__main__":
    main()
