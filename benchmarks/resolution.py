"""Measure what it costs to say who is meant: the CPU time inside of the resolver against that of the parse.

Every outermost call of the resolver is timed while documents are read, once with the shipped catalogue and once with
one that is larger by invented actors, so that both meet the same sentences: those of written articles, and generated
ones, which name somebody in every other word.

A text has the resolver called hundreds of times, and to look at the clock takes about a microsecond: what a call that
does nothing is found to take is taken off each call. What is loaded is kept from the garbage collector while parse and
resolver are measured, as every engine of a build keeps it. The documents are gone through in small batches, each with
the one catalogue and the other; what is told of the parse is the median of the batches, so that what else the machine
does for a while tilts no figure.

    python -m benchmarks.resolution
    python -m benchmarks.resolution --articles my/articles --sentences 5
"""

import argparse
import dataclasses
import gc
import random
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import wraps
from typing import ParamSpec, TypeVar

from benchmarks.texts import invent_name, list_states, write_documents
from kg import read_documents
from kg.model import Document, EntityId
from kg.reading.reader import Reader
from kg.reading.resolve.resolver import Resolver
from kg.reference.catalogue import Catalogue, CatalogueEntry, NameSense
from kg.reference.reference import load_reference

_Arguments = ParamSpec("_Arguments")
_Result = TypeVar("_Result")

#: So many documents are measured at a time.
_BATCH = 50


class Clock:
    """CPU seconds spent inside of the functions that it watches; a call within a call is counted once."""

    def __init__(self) -> None:
        """Begin at nought."""
        #: What was measured, and in how many calls.
        self.gross = 0.0
        self.calls = 0
        self._inside = False

    def seconds(self, own: float = 0.0) -> float:
        """Return the seconds spent, where the clock takes `own` of those that it measures of a call."""
        return self.gross - self.calls * own

    def watch(self, work: Callable[_Arguments, _Result]) -> Callable[_Arguments, _Result]:
        """Return `work` under the clock."""

        @wraps(work)
        def timed(*arguments: _Arguments.args, **options: _Arguments.kwargs) -> _Result:
            if self._inside:
                return work(*arguments, **options)
            self._inside, before = True, time.process_time()
            try:
                return work(*arguments, **options)
            finally:
                self._inside = False
                self.gross += time.process_time() - before
                self.calls += 1

        return timed


def measure_clock(rounds: int = 20, calls: int = 2000) -> float:
    """Return how many of the seconds that a clock measures of a call are its own, by the quickest of some rounds.

    What the call of a function that does nothing takes by itself is no part of them.
    """
    own = []
    for _ in range(rounds):
        clock = Clock()
        watched = clock.watch(_do_nothing)
        for _ in range(calls):
            watched()
        before = time.process_time()
        for _ in range(calls):
            _do_nothing()
        own.append((clock.gross - (time.process_time() - before)) / calls)
    return max(0.0, min(own))


def _do_nothing() -> None:
    """Take no time."""


@contextmanager
def watched_resolver() -> Iterator[Clock]:
    """Time every public method of the resolver while the block runs."""
    clock = Clock()
    public = {
        name: method
        for name, method in vars(Resolver).items()
        if callable(method) and (name == "__init__" or not name.startswith("_"))
    }
    for name, method in public.items():
        setattr(Resolver, name, clock.watch(method))
    try:
        yield clock
    finally:
        for name, method in public.items():
            setattr(Resolver, name, method)


def enlarge(catalogue: Catalogue, rows: int, seed: int = 5) -> Catalogue:
    """Return `catalogue` with invented persons and organisations, until it has so many entries."""
    chance = random.Random(seed)  # noqa: S311 - not for secrets
    kinds = ("dip:Person", "dip:Organization")
    entries, senses = dict(catalogue.entries), dict(catalogue.senses)
    while len(entries) < rows:
        name = f"{invent_name(chance)} {invent_name(chance)} {len(entries)}"
        path = EntityId(f"org/invented-{len(entries)}")
        entries[path] = CatalogueEntry(path, kinds[len(entries) % 2], name, (), None, None, None, None, None, None, ())
        senses[name] = (NameSense(path, "name", False),)
    return dataclasses.replace(catalogue, entries=entries, senses=senses)


def measure(reader: Reader, documents: Sequence[Document], own: float) -> tuple[float, float]:
    """Return the CPU seconds of parsing `documents`, and of resolving while they are read.

    A clock takes `own` seconds of each call that it measures.
    """
    before = time.process_time()
    for _ in reader.nlp.pipe((document.text for document in documents), batch_size=64):
        pass
    parsing = time.process_time() - before
    with watched_resolver() as clock:
        for _ in reader.read_all(documents):
            pass
    return parsing, clock.seconds(own)


def main() -> None:
    """Run the measurement that the command line asks for."""
    asked = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    asked.add_argument("--documents", type=int, default=400, metavar="N", help="that are generated")
    asked.add_argument("--sentences", type=int, default=20, metavar="N", help="of each generated document")
    asked.add_argument("--articles", default="seeds", metavar="FOLDER", help="of written articles, measured by turns")
    asked.add_argument("--rounds", type=int, default=20, metavar="N", help="through the written articles")
    asked.add_argument("--rows", type=int, default=200_000, metavar="N", help="of the larger catalogue")
    options = asked.parse_args()
    reference = load_reference()
    small = Reader(reference=reference)
    large = Reader(small.nlp, dataclasses.replace(reference, catalogue=enlarge(reference.catalogue, options.rows)))
    states = list_states(reference.catalogue)
    for reader in (small, large):
        measure(reader, list(write_documents(_BATCH, options.sentences, states, seed=0)), 0.0)  # what only these pay
    generated = list(write_documents(options.documents, options.sentences, states))
    texts = {
        f"articles of {options.articles}": [list(read_documents(options.articles))] * options.rounds,
        "generated": [generated[i : i + _BATCH] for i in range(0, len(generated), _BATCH)],
    }
    gc.collect()
    gc.freeze()
    own = measure_clock()
    for name, batches in texts.items():
        taken: dict[Reader, list[tuple[float, float]]] = {small: [], large: []}
        for turn, batch in enumerate(batches):
            for reader in (small, large) if turn % 2 else (large, small):
                taken[reader].append(measure(reader, batch, own))
        for reader, spent in taken.items():
            seconds = sum(resolving for _, resolving in spent)
            share = statistics.median(resolving / parsing for parsing, resolving in spent)
            entries = len(reader.reference.catalogue.entries)
            print(f"{name}, {entries:7} entries: resolving {seconds:.2f} s CPU, {share:.3f} of the parse")


if __name__ == "__main__":
    main()
