"""Say what every engine can do: the same work on batches of items, with an outcome for each item.

An engine knows nothing of the work. It gets a callable that loads what the work needs, once a process, and returns the
work itself: a function from items to their results, one a item, in order, as they are made. Engines of several
processes send the loader, the items and the results from one to another, so that these must be picklable.

Whatever an item does to the work, the others go on. Work that raises is done again item by item, and the item at which
it raises alone has failed. Engines with processes of their own hold the same for an item that ends its process or is
not done in time.
"""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from types import TracebackType
from typing import Generic, Protocol, Self, TypeAlias, TypeVar

from kg.errors import KgError

Item = TypeVar("Item")
Result = TypeVar("Result")
Summary = TypeVar("Summary")
_Done_co = TypeVar("_Done_co", covariant=True)


@dataclass(frozen=True, slots=True)
class Batch(Generic[Item]):
    """Items that are done by one process, one after the other."""

    number: int
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Failure:
    """Why an item has no result, as the end of a sentence that begins with the item."""

    what: str
    #: Told instead, where the fault is one that a user can mend.
    error: KgError | None = None
    #: What a user may do, where that is known.
    mend: str = ""


class Pending(Protocol[_Done_co]):
    """A batch that is being done: what in_order needs of a future."""

    def done(self) -> bool:
        """Say whether its result is there."""
        ...

    def result(self) -> _Done_co:
        """Wait for its result, and return or raise it."""
        ...

    def cancel(self) -> object:
        """Let it not be begun."""
        ...


#: Yields a result for each item, in order.
Work: TypeAlias = Callable[[Sequence[Item]], Iterable[Result]]
#: Prepares the work, once a process.
Load: TypeAlias = Callable[[], Work[Item, Result]]
#: Makes of a batch's outcomes what the engine yields for it; runs where the batch was done, and may run twice.
Conclude: TypeAlias = Callable[[Batch[Item], list[Result | Failure]], Summary]


class Engine(Protocol[Item, Result]):
    """Does the work that it was opened with. Close it, or use it in a `with` statement."""

    @property
    def is_local(self) -> bool:
        """Whether the work is done on this machine, with its files."""
        ...

    @property
    def notice(self) -> str:
        """What the user may want to know before the work begins; may be empty."""
        ...

    def run(self, batches: Iterable[Batch[Item]], conclude: Conclude[Item, Result, Summary]) -> Iterator[Summary]:
        """Do `batches`, a few of which are taken in advance, and yield what `conclude` makes of each, in their order.

        Raises:
            KgError: The work cannot be prepared, or `conclude` raises it.
        """
        ...

    def close(self) -> None:
        """End what was started for the work, at once."""
        ...

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...


def do_each(work: Work[Item, Result], items: Sequence[Item]) -> Iterator[Result | Failure]:
    """Yield an outcome for each item, in order; where the work raises, the rest is done item by item.

    >>> list(do_each(lambda items: [12 / item for item in items], [3, 0, 4]))
    [4.0, Failure(what='ZeroDivisionError: division by zero', error=None, mend=''), 3.0]
    """
    done = 0
    try:
        for result in work(items):
            done += 1
            yield result
    except Exception:  # noqa: BLE001 - whatever it was, it is met again below, where its item is known
        for item in items[done:]:
            yield _do_one(work, item)


def in_order(
    submit: Callable[[Batch[Item]], Pending[Summary]], batches: Iterable[Batch[Item]], ahead: int
) -> Iterator[Summary]:
    """Submit batches, at most `ahead` of them before the first is done, and yield what comes of each in their order."""
    waiting: deque[Pending[Summary]] = deque()
    try:
        for batch in batches:
            waiting.append(submit(batch))
            while waiting and (waiting[0].done() or len(waiting) >= ahead):
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    finally:
        for future in waiting:
            future.cancel()


def _do_one(work: Work[Item, Result], item: Item) -> Result | Failure:
    try:
        (result,) = work([item])
    except KgError as error:
        return Failure(str(error), error)
    except Exception as fault:  # noqa: BLE001 - no fault of one item may stop the others
        return Failure(f"{type(fault).__name__}: {fault}")
    return result
