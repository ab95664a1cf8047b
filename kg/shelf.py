"""Keep more records than memory holds: in a temporary file, with those used last at hand."""

import pickle
from array import array
from collections import OrderedDict
from collections.abc import Callable, Iterator
from tempfile import TemporaryFile
from types import TracebackType
from typing import Generic, TypeVar

Record = TypeVar("Record")
#: Weight of the records that stay at hand; a record weighs one, if nothing else is said.
_AT_HAND = 20_000


class Recent(Generic[Record]):
    """Asks a function of a number, and keeps what it gave last, up to a weight in all.

    >>> def say(number: int) -> str:
    ...     print("asked for", number)
    ...     return "a" * number
    >>> recent = Recent(say, most=3, weigh=len)
    >>> recent(2) == recent(2), recent(3)
    asked for 2
    asked for 3
    (True, 'aaa')
    """

    def __init__(self, ask: Callable[[int], Record], most: int, weigh: Callable[[Record], int] | None = None) -> None:
        """Keep records that weigh `most` together; each weighs one unless `weigh` tells otherwise."""
        self._ask, self._most, self._weigh = ask, most, weigh
        self._kept: OrderedDict[int, tuple[Record, int]] = OrderedDict()
        self._weight = 0

    def __call__(self, number: int) -> Record:
        """Return the record of a number."""
        if found := self._kept.get(number):
            self._kept.move_to_end(number)
            return found[0]
        record = self._ask(number)
        weight = self._weigh(record) if self._weigh else 1
        if weight <= self._most:
            self._kept[number] = record, weight
            self._weight += weight
            while self._weight > self._most:
                _, (_, lost) = self._kept.popitem(last=False)
                self._weight -= lost
        return record

    def forget(self) -> None:
        """Keep nothing any more."""
        self._kept.clear()
        self._weight = 0


class Shelf(Generic[Record]):
    """A list of plain records that is written once and read in any order; close it, or use it in a `with` statement.

    >>> with Shelf() as shelf:
    ...     number = shelf.add(("Kabul", 3))
    ...     shelf[number], len(shelf), list(shelf)
    (('Kabul', 3), 1, [('Kabul', 3)])
    """

    def __init__(self, at_hand: int = _AT_HAND, weigh: Callable[[Record], int] | None = None) -> None:
        """Open an empty one that holds records of the weight `at_hand` in memory at most."""
        self._file = TemporaryFile()  # noqa: SIM115 - open as long as the shelf is
        self._places = array("Q")
        self._end = 0
        self._get: Recent[Record] = Recent(self._load, at_hand, weigh)

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

    def __iter__(self) -> Iterator[Record]:
        """Yield all records in their order; none of them stays at hand."""
        return map(self._load, range(len(self)))

    def _load(self, number: int) -> Record:
        self._file.seek(self._places[number])
        record: Record = pickle.load(self._file)  # noqa: S301 - written above, by this very process
        return record

    def close(self) -> None:
        """Let go of the file and of what is at hand."""
        self._get.forget()
        self._file.close()

    def __enter__(self) -> "Shelf[Record]":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
