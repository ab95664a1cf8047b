"""Measure that time and memory a document stay level however many are read, with ever new names and numbers.

    python -m benchmarks.level
    python -m benchmarks.level --documents 1000 10000 100000

One process reads all; at each number it tells the processor's time a document since the one before, and the most memory
held so far. The words are invented (`benchmarks.texts`), so that nothing helps that was read before.
"""

import argparse
import resource
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from benchmarks.texts import list_states, write_documents
from kg.reading.reader import Reader

_WARMING = 200


@dataclass(frozen=True, slots=True)
class Level:
    """What was measured when so many documents were read."""

    documents: int
    milliseconds: float
    megabytes: float


def measure(reader: Reader, marks: Sequence[int], sentences: int) -> Iterator[Level]:
    """Read documents up to the last of `marks`; yield what each of these shows."""
    states = list_states(reader.reference.catalogue)
    for _ in reader.read_all(write_documents(_WARMING, sentences, states, seed=2)):
        pass
    begun, done = time.process_time(), 0
    for number, _ in enumerate(reader.read_all(write_documents(marks[-1], sentences, states)), start=1):
        if number in marks:
            took = (time.process_time() - begun) / (number - done)
            yield Level(number, took * 1000, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
            begun, done = time.process_time(), number


def report(level: Level) -> str:
    """Return one line.

    >>> report(Level(1000, 7.25, 512.4))
    '    1,000 documents   7.2 ms each   peak 512 MB'
    """
    return f"{level.documents:>9,} documents {level.milliseconds:>5.1f} ms each   peak {level.megabytes:.0f} MB"


def main() -> None:
    """Run the measurement that the command line asks for."""
    asked = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    asked.add_argument("--documents", type=int, nargs="+", default=[1000, 5000, 20_000], metavar="N")
    asked.add_argument("--sentences", type=int, default=5, metavar="N", help="of each document")
    options = asked.parse_args()
    for level in measure(Reader(), sorted(options.documents), options.sentences):
        print(report(level), flush=True)


if __name__ == "__main__":
    main()
