"""Do the work on a cluster of Dask: one that runs already, by the address of its scheduler, or one of this machine.

Each worker of Dask keeps processes of its own for the work, as the pool does, so that an item which never ends or which
crashes costs such a process alone. Where a worker of Dask is lost itself, Dask does its batches again on another one.
"""

import pickle
import threading
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import suppress
from typing import Any, Generic

from distributed import Client, KilledWorker, LocalCluster

from kg.closing import Closing
from kg.engine.base import Batch, Conclude, Failure, Item, Load, Result, Summary, in_order
from kg.engine.process import WorkerProcess
from kg.errors import SettingsError
from kg.names import digest

#: Seconds to wait for a scheduler to answer, and for it to have a worker.
_PATIENCE, _WAIT = 10, 60
#: Batches taken in advance for each thread of a worker.
_AHEAD = 4
_LOST = Failure("ended worker after worker of the cluster", mend="Give the workers more memory.")


class Cluster(Closing, Generic[Item, Result]):
    """Workers of Dask, on this machine or on many."""

    def __init__(
        self, load: Load[Item, Result], time_limit: float, scheduler: str | None = None, jobs: int = 1
    ) -> None:
        """Connect to the scheduler at an address, or start one here with so many workers.

        Raises:
            SettingsError: There is no scheduler at the address, or it has no workers.
        """
        self._load, self._limit = load, time_limit
        self._key = digest(pickle.dumps(load).hex(), str(time_limit))
        self.is_local = scheduler is None
        self._here = _start(jobs) if scheduler is None else None
        try:
            #: Dask's own way to the cluster.
            self.client = Client(scheduler or self._here, timeout=_PATIENCE, set_as_default=False)
        except (OSError, ValueError) as fault:
            mend = "Start one with `dask scheduler`, or check the address: tcp://HOST:8786."
            raise SettingsError(f"--scheduler {scheduler}", "does not answer.", mend) from fault
        try:
            self.client.wait_for_workers(1, timeout=_WAIT)
        except TimeoutError as fault:
            self.close()
            mend = f"Start some with `dask worker {scheduler}`."
            raise SettingsError(f"--scheduler {scheduler}", "has no workers.", mend) from fault

    @property
    def notice(self) -> str:
        """Return where to watch the work."""
        return f"Dask's dashboard: {self.client.dashboard_link}"

    def run(self, batches: Iterable[Batch[Item]], conclude: Conclude[Item, Result, Summary]) -> Iterator[Summary]:
        """Do batches wherever a worker is idle."""

        def submit(batch: Batch[Item]) -> _Submitted[Item, Result, Summary]:
            return _Submitted(self.client, (self._key, self._load, self._limit), batch, conclude)

        threads = sum(self.client.nthreads().values())
        return in_order(submit, batches, threads * _AHEAD)

    def close(self) -> None:
        """End the processes that do the work, and what was started here."""
        with suppress(OSError, TimeoutError):
            self.client.run(_release, self._key, on_error="ignore")
        self.client.close(timeout=_PATIENCE)
        if self._here is not None:
            self._here.close(timeout=_PATIENCE)


class _Submitted(Generic[Item, Result, Summary]):
    """A batch that the cluster does; where it costs one worker after the other, its items are done one by one."""

    def __init__(
        self, client: Client, task: tuple[Any, ...], batch: Batch[Item], conclude: Conclude[Item, Result, Summary]
    ) -> None:
        self._client, self._task, self._batch, self._conclude = client, task, batch, conclude
        self._future = client.submit(_do, *task, batch, conclude, pure=False)

    def done(self) -> bool:
        return bool(self._future.done())

    def cancel(self) -> None:
        self._future.cancel()

    def result(self) -> Summary:
        try:
            summary: Summary = self._future.result()
        except KilledWorker:
            outcomes = [outcome for item in self._batch.items for outcome in self._do_alone(item)]
            return self._conclude(self._batch, outcomes)
        return summary

    def _do_alone(self, item: Item) -> list[Result | Failure]:
        batch = Batch(self._batch.number, (item,))
        try:
            outcomes: list[Result | Failure] = self._client.submit(
                _do, *self._task, batch, _keep_outcomes, pure=False
            ).result()
        except KilledWorker:
            return [_LOST]
        return outcomes


def _start(jobs: int) -> LocalCluster:
    """Start a cluster of this machine, reachable from here alone."""
    return LocalCluster(n_workers=jobs, threads_per_worker=1, host="127.0.0.1", dashboard_address="127.0.0.1:0")


# What follows runs in the workers of Dask.

_lock = threading.Lock()
#: By key of the work, all processes of this worker, and those that do nothing now.
_all: defaultdict[str, list[WorkerProcess[Any, Any]]] = defaultdict(list)
_idle: defaultdict[str, list[WorkerProcess[Any, Any]]] = defaultdict(list)


def _do(
    key: str,
    load: Load[Item, Result],
    time_limit: float,
    batch: Batch[Item],
    conclude: Conclude[Item, Result, Summary],
) -> Summary:
    with _lock:
        if _idle[key]:
            process: WorkerProcess[Item, Result] = _idle[key].pop()
        else:
            process = WorkerProcess(load, time_limit)
            _all[key].append(process)
    outcomes = process.run(batch.items)
    with _lock:
        _idle[key].append(process)
    return conclude(batch, outcomes)


def _keep_outcomes(batch: Batch[Item], outcomes: list[Result | Failure]) -> list[Result | Failure]:
    return outcomes


def _release(key: str) -> None:
    """End the processes of a work that is over."""
    with _lock:
        processes = _all.pop(key, [])
        _idle.pop(key, None)
    for process in processes:
        process.close()
