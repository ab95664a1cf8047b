"""Keep more records than memory holds: in a temporary file, with those used last at hand."""

import pickle
from array import array
from collections.abc import Callable
from functools import lru_cache
from tempfile import TemporaryFile
from types import TracebackType
from typing import Generic, TypeVar

Record = TypeVar("Record")
#: Records that stay at hand.
_AT_HAND = 20_000


class Shelf(Generic[Record]):
    """A list of plain records that is written once and read in any order; close it, or use it in a `with` statement.

    >>> with Shelf() as shelf:
    ...     number = shelf.add(("Kabul", 3))
    ...     shelf[number], len(shelf)
    (('Kabul', 3), 1)
    """

    def __init__(self, at_hand: int = _AT_HAND) -> None:
        """Open an empty one that holds `at_hand` records in memory at most."""
        self._file = TemporaryFile()  # noqa: SIM115 - open as long as the shelf is
        self._places = array("Q")
        self._end = 0
        self._get: Callable[[int], Record] = lru_cache(maxsize=at_hand)(self._load)

    def add(self, record: Record) -> int:
        """Add a record; return its number. All are added before the first is read."""
        content = pickle.dumps(record, protocol=pickle.HIGHEST_PROTOCOL)
        self._file.write(content)
        self._places.append(self._end)
        self._end += len(content)
        return len(self._places) - 1

    def __getitem__(self, number: int) -> Record:
        return self._get(number)

    def __len__(self) -> int:
        return len(self._places)

    def _load(self, number: int) -> Record:
        self._file.seek(self._places[number])
        record: Record = pickle.load(self._file)  # noqa: S301 - written above, by this very process
        return record

    def __enter__(self) -> "Shelf[Record]":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._get = self._load
        self._file.close()
