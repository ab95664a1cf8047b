"""Do the work in several processes of this machine, each of which loads it once."""

import queue
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Generic

from kg.closing import Closing
from kg.engine.base import Batch, Conclude, Item, Load, Result, Summary, in_order
from kg.engine.process import WorkerProcess

#: Batches taken in advance for each process: while one document is waited for, the others find work.
_AHEAD = 4


class Pool(Closing, Generic[Item, Result]):
    """Processes of this machine, each with a thread here that minds it.

    What one item does to its process is told in its outcome: see `WorkerProcess`.
    """

    is_local = True
    notice = ""

    def __init__(self, load: Load[Item, Result], jobs: int, time_limit: float) -> None:
        """Remember how many processes do the work, and how many seconds an item may take; none is started yet."""
        self._jobs = jobs
        self._workers = [WorkerProcess(load, time_limit) for _ in range(jobs)]
        self._idle: queue.SimpleQueue[WorkerProcess[Item, Result]] = queue.SimpleQueue()
        for worker in self._workers:
            self._idle.put(worker)
        self._threads = ThreadPoolExecutor(jobs, thread_name_prefix="kg-worker")

    def run(self, batches: Iterable[Batch[Item]], conclude: Conclude[Item, Result, Summary]) -> Iterator[Summary]:
        """Do as many batches at a time as there are processes."""

        def submit(batch: Batch[Item]) -> Future[Summary]:
            return self._threads.submit(self._do, batch, conclude)

        return in_order(submit, batches, self._jobs * _AHEAD)

    def close(self) -> None:
        """End the processes at once."""
        self._threads.shutdown(wait=False, cancel_futures=True)
        for worker in self._workers:
            worker.close()
        self._threads.shutdown(wait=True)

    def _do(self, batch: Batch[Item], conclude: Conclude[Item, Result, Summary]) -> Summary:
        worker = self._idle.get()
        try:
            outcomes = worker.run(batch.items)
        finally:
            self._idle.put(worker)
        return conclude(batch, outcomes)
