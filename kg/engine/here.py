"""Do the work in this process, one batch after the other: for little work, and where a fault is looked for.

Nothing protects this process: an item that ends it ends all, and one that takes for ever is waited for.
"""

import gc
from collections.abc import Iterable, Iterator
from typing import Generic

from kg.closing import Closing
from kg.engine.base import Batch, Conclude, Item, Load, Result, Summary, do_each


class Here(Closing, Generic[Item, Result]):
    """This process.

    >>> with Here(lambda: lambda items: [item * 2 for item in items]) as engine:
    ...     list(engine.run([Batch(0, (1, 2)), Batch(1, (3,))], lambda batch, outcomes: outcomes))
    [[2, 4], [6]]
    """

    is_local = True
    notice = ""

    def __init__(self, load: Load[Item, Result]) -> None:
        """Prepare the work.

        What was loaded stays until the engine is closed: the collector need not look through it again and again.
        Whoever has kept something from the collector before is left alone.
        """
        self._work = load()
        self._freezes = gc.get_freeze_count() == 0
        if self._freezes:
            gc.freeze()

    def run(self, batches: Iterable[Batch[Item]], conclude: Conclude[Item, Result, Summary]) -> Iterator[Summary]:
        """Do one batch after the other."""
        for batch in batches:
            yield conclude(batch, list(do_each(self._work, batch.items)))

    def close(self) -> None:
        """Give what was loaded back to the collector; it goes with the engine."""
        if self._freezes:
            gc.unfreeze()
            self._freezes = False
