"""Measure what more workers gain, and what Dask costs beside processes of our own, on the same documents.

    python -m benchmarks.engines
    python -m benchmarks.engines --documents 2000 --sentences 20

Each engine reads all documents into parts; its workers have started and loaded the model before the clock starts. All
must write the same bytes. Say nothing of the figures of a machine that does something else meanwhile.
"""

import argparse
import hashlib
import resource
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.texts import list_states, write_documents
from kg.engine.base import Batch, Engine
from kg.engine.opening import EngineChoice, open_engine
from kg.model import Document
from kg.parts import PartsFolder
from kg.pipeline import Assignment, DocumentGraph, KeepPart, LoadReading, cut_parts
from kg.reference.catalogue import load_catalogue

#: By what they are called in the table.
CHOICES = {
    "one worker": EngineChoice("pool", 1),
    "two workers": EngineChoice("pool", 2),
    "Dask, two workers": EngineChoice("dask", 2),
}


@dataclass(frozen=True, slots=True)
class Measured:
    """How long one engine took for all documents, and what came of it."""

    seconds: float
    quads: int
    size: int
    #: Of all that was written.
    sha256: str


def measure(
    engine: Engine[Assignment, DocumentGraph], documents: Sequence[Document], folder: Path, workers: int = 1
) -> Measured:
    """Read `documents` into parts in `folder`, after each worker has read one."""
    warm = [Batch(number, (Assignment(documents[0]),)) for number in range(workers * 4)]
    for _ in engine.run(warm, KeepPart(PartsFolder(str(folder / "warm")), "")):
        pass
    parts = PartsFolder(str(folder / "parts"))
    began = time.perf_counter()
    for _ in engine.run(cut_parts(map(Assignment, documents)), KeepPart(parts, "")):
        pass
    seconds = time.perf_counter() - began
    written = hashlib.sha256()
    size = quads = 0
    for part in parts.find():
        content = parts.read(part)
        written.update(content)
        size, quads = size + len(content), quads + part.quads
    return Measured(seconds, quads, size, written.hexdigest())


def compare(measured: dict[str, Measured], count: int) -> str:
    """Return a table of all engines, with what each gains over the first.

    >>> print(compare({"one": Measured(4.0, 10, 100, ""), "two": Measured(2.0, 10, 100, "")}, 8))
    engine                seconds  documents/s  times the first
    one                       4.0          2.0             1.00
    two                       2.0          4.0             2.00
    """
    first = next(iter(measured.values())).seconds
    lines = [f"{'engine':20} {'seconds':>8} {'documents/s':>12} {'times the first':>16}"]
    for name, took in measured.items():
        lines.append(f"{name:20} {took.seconds:8.1f} {count / took.seconds:12.1f} {first / took.seconds:16.2f}")
    return "\n".join(lines)


def main() -> None:
    """Measure all engines and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--documents", type=int, default=20_000)
    parser.add_argument("--sentences", type=int, default=12)
    asked = parser.parse_args()
    documents = list(write_documents(asked.documents, asked.sentences, list_states(load_catalogue())))
    words = sum(len(document.text.split()) for document in documents) / len(documents)
    measured = {}
    for name, choice in CHOICES.items():
        with TemporaryDirectory() as folder, open_engine(choice, LoadReading()) as engine:
            measured[name] = measure(engine, documents, Path(folder), choice.jobs or 1)
    if len({took.sha256 for took in measured.values()}) > 1:
        raise SystemExit("The engines have written different graphs.")
    one = next(iter(measured.values()))
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = (used.ru_utime + used.ru_stime) / len(documents) / len(CHOICES)
    print(compare(measured, len(documents)))
    print(f"\nA document: {words:.0f} words, {one.quads / len(documents):.0f} quads,", end=" ")
    print(f"{one.size / len(documents) / 1e3:.0f} kB, {cpu * 1e3:.0f} ms of CPU, start-up with it")
    print(f"The largest worker: {used.ru_maxrss / 1e3:.0f} MB")
    print(f"Dask over the pool: {measured['Dask, two workers'].seconds / measured['two workers'].seconds:.2f}")


if __name__ == "__main__":
    main()
