"""Measure what reading costs on top of parsing: the CPU time of `Reader.read_all` against `nlp.pipe`.

Both run in one process on the same texts, slice by slice and in turns, so that whatever else the machine does meets
both alike. Which of the two is first changes with every slice: the first one pays for the words that are new. Loading
the model is not measured, nor is storing or drawing what was read.

    python -m benchmarks.reading
    python -m benchmarks.reading --documents 300 --sentences 25
"""

import argparse
import statistics
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from benchmarks.texts import list_states, write_documents
from kg.model import Document
from kg.reading.reader import Reader

#: Documents that the parser takes at a time; the same for both.
_BATCH = 64


@dataclass(frozen=True, slots=True)
class Measured:
    """CPU seconds of one slice of the documents."""

    parsing: float
    reading: float

    @property
    def ratio(self) -> float:
        """How many times the parser's time reading takes; the parse is part of it."""
        return self.reading / self.parsing


def measure(reader: Reader, documents: Sequence[Document], slices: int) -> list[Measured]:
    """Parse and read each of `slices` equal parts of `documents`."""

    def parse(part: Sequence[Document]) -> Iterable[object]:
        return reader.nlp.pipe((document.text for document in part), batch_size=_BATCH)

    measured = []
    for number in range(slices):
        part = documents[number::slices]
        if number % 2:
            reading = _cpu_time(reader.read_all, part)
            measured.append(Measured(_cpu_time(parse, part), reading))
        else:
            parsing = _cpu_time(parse, part)
            measured.append(Measured(parsing, _cpu_time(reader.read_all, part)))
    return measured


def _cpu_time(work: Callable[[Sequence[Document]], Iterable[object]], part: Sequence[Document]) -> float:
    before = time.process_time()
    for _ in work(part):
        pass
    return time.process_time() - before


def report(measured: Sequence[Measured], documents: Sequence[Document]) -> str:
    """Return the figures in words.

    >>> print(report([Measured(1.0, 1.2), Measured(1.0, 1.3)], [Document("a", "One two.")]))
    1 documents, 2 words, 2 slices
    parsing  CPU 2.00 s, 1.0 words a second
    reading  CPU 2.50 s, 0.8 words a second
    ratio    1.250 in all; by slice min 1.200, median 1.250, max 1.300
    """
    words = sum(len(document.text.split()) for document in documents)
    parsing, reading = sum(m.parsing for m in measured), sum(m.reading for m in measured)
    ratios = [m.ratio for m in measured]
    return "\n".join(
        (
            f"{len(documents)} documents, {words} words, {len(measured)} slices",
            f"parsing  CPU {parsing:.2f} s, {words / parsing:.1f} words a second",
            f"reading  CPU {reading:.2f} s, {words / reading:.1f} words a second",
            f"ratio    {reading / parsing:.3f} in all; by slice min {min(ratios):.3f}, "
            f"median {statistics.median(ratios):.3f}, max {max(ratios):.3f}",
        )
    )


def main() -> None:
    """Run the measurement that the command line asks for."""
    asked = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    asked.add_argument("--documents", type=int, default=2000, metavar="N")
    asked.add_argument("--sentences", type=int, default=5, metavar="N", help="of each document; news has about 25")
    asked.add_argument("--slices", type=int, default=10, metavar="N")
    asked.add_argument("--most", type=float, metavar="RATIO", help="exit with status 1 where reading costs more")
    options = asked.parse_args()
    reader = Reader()
    states = list_states(reader.reference.catalogue)
    measure(reader, list(write_documents(50, options.sentences, states, seed=0)), 2)  # what only the first ones pay
    documents = list(write_documents(options.documents, options.sentences, states))
    measured = measure(reader, documents, options.slices)
    print(report(measured, documents))
    if options.most and statistics.median(m.ratio for m in measured) > options.most:
        raise SystemExit(1)


if __name__ == "__main__":
    main()
