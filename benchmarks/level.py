"""Measure that time and memory a document stay level however many are read, with ever new names and numbers.

    python -m benchmarks.level
    python -m benchmarks.level --documents 1000 10000 100000

One process reads all. At each number, a new one is started that has read little; both then read the same next thousand
documents at the same time, so that what else the machine does slows both alike. What is told is the processor's time a
document of each, the ratio, and the most memory that the first has held so far. The words are invented
(`benchmarks.texts`), so that nothing helps that was read before.
"""

import argparse
import resource
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import IO, cast

from benchmarks.texts import list_states, write_documents
from kg.model import Document
from kg.reading.reader import Reader

_WARMING, _COMPARED = 200, 1000


@dataclass(frozen=True, slots=True)
class Level:
    """What was measured when so many documents were read."""

    documents: int
    #: Of processor's time a document.
    milliseconds: float
    #: The same of a process that has read little.
    fresh: float
    megabytes: float


def measure(reader: Reader, marks: Sequence[int], sentences: int, compared: int = _COMPARED) -> Iterator[Level]:
    """Read documents up to each of `marks`; yield what the next show there."""
    states = list_states(reader.reference.catalogue)
    documents = write_documents(marks[-1] + compared, sentences, states)
    _warm(reader, sentences)
    done = 0
    for mark in marks:
        _read(reader, islice(documents, mark - done))
        megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        asked = ["--fresh", mark, "--compared", compared, "--sentences", sentences]
        command = [sys.executable, "-m", "benchmarks.level", *map(str, asked)]
        following = list(islice(documents, compared))
        with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as fresh:
            say, hear = cast(IO[str], fresh.stdin), cast(IO[str], fresh.stdout)
            hear.readline()
            print("begin", file=say, flush=True)
            took = _read(reader, following)
            yield Level(mark, took / compared, float(hear.readline()) / compared, megabytes)
        done = mark + compared


def measure_fresh(reader: Reader, skip: int, compared: int, sentences: int) -> None:
    """Be the process that has read little: say when it is ready, wait for a line, read, and say how long it took."""
    states = list_states(reader.reference.catalogue)
    documents = list(islice(write_documents(skip + compared, sentences, states), skip, None))
    _warm(reader, sentences)
    print("ready", flush=True)
    sys.stdin.readline()
    print(_read(reader, documents), flush=True)


def _warm(reader: Reader, sentences: int) -> None:
    _read(reader, write_documents(_WARMING, sentences, list_states(reader.reference.catalogue), seed=2))


def _read(reader: Reader, documents: Iterable[Document]) -> float:
    """Return how many milliseconds of the processor it takes to read `documents`."""
    begun = time.process_time()
    for _ in reader.read_all(documents):
        pass
    return (time.process_time() - begun) * 1000


def report(level: Level) -> str:
    """Return one line.

    >>> report(Level(1000, 7.25, 7.0, 512.4))
    '    1,000 documents   7.2 ms each   1.04 times a fresh process   peak 512 MB'
    """
    return (
        f"{level.documents:>9,} documents {level.milliseconds:>5.1f} ms each   "
        f"{level.milliseconds / level.fresh:.2f} times a fresh process   peak {level.megabytes:.0f} MB"
    )


def main() -> None:
    """Run the measurement that the command line asks for."""
    asked = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    asked.add_argument("--documents", type=int, nargs="+", default=[1000, 5000, 20_000], metavar="N")
    asked.add_argument("--sentences", type=int, default=5, metavar="N", help="of each document")
    asked.add_argument("--compared", type=int, default=_COMPARED, metavar="N", help="documents that both read")
    asked.add_argument("--fresh", type=int, metavar="N", help=argparse.SUPPRESS)
    options = asked.parse_args()
    if options.fresh is not None:
        measure_fresh(Reader(), options.fresh, options.compared, options.sentences)
        return
    for level in measure(Reader(), sorted(options.documents), options.sentences, options.compared):
        print(report(level), flush=True)


if __name__ == "__main__":
    main()
