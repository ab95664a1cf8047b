"""Sort more than memory holds: in runs, each written to a temporary file, which are then merged (Knuth, TAOCP 5.4)."""

import heapq
import marshal
from collections.abc import Iterable, Iterator
from itertools import islice
from tempfile import TemporaryFile
from typing import IO, TypeVar

#: What can be sorted: text, numbers, bytes, and tuples of these, as `marshal` writes them.
Sortable = TypeVar("Sortable", bound=str | int | bytes | tuple[object, ...])

#: Items that are held at a time, and how many of a run are read back at once.
_HELD, _BLOCK = 50_000, 100
#: Of a block's length in bytes.
_LENGTH = 4


def sort_apart(items: Iterable[Sortable], held: int = _HELD) -> Iterator[Sortable]:
    """Yield `items` sorted, holding no more than about `held` of them in memory.

    Fewer than that never touch a disk. The temporary file goes when the last item is taken, or the iterator is closed.

    >>> list(sort_apart(iter("peru chad mali fiji".split()), held=2))
    ['chad', 'fiji', 'mali', 'peru']
    """
    items = iter(items)
    first = sorted(islice(items, held))
    if len(first) < held:
        yield from first
        return
    with TemporaryFile() as file:
        ends = [_write_run(first, file)]
        del first
        while run := sorted(islice(items, held)):
            ends.append(_write_run(run, file))
        begins = [0, *ends[:-1]]
        yield from heapq.merge(*(_read_run(file, *bounds) for bounds in zip(begins, ends, strict=True)))


def _write_run(run: list[Sortable], file: IO[bytes]) -> int:
    """Append a sorted run to `file` in blocks; return where it ends."""
    for start in range(0, len(run), _BLOCK):
        block = marshal.dumps(run[start : start + _BLOCK])
        file.write(len(block).to_bytes(_LENGTH) + block)
    return file.tell()


def _read_run(file: IO[bytes], place: int, end: int) -> Iterator[Sortable]:
    """Yield a run again, block by block; `file` is shared with the other runs."""
    while place < end:
        file.seek(place)
        length = int.from_bytes(file.read(_LENGTH))
        block: list[Sortable] = marshal.loads(file.read(length))  # noqa: S302 - written above, by this very process
        place += _LENGTH + length
        yield from block
