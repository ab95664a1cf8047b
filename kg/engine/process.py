"""Mind one worker process: start it, send it items, end it where an item takes too long, and start another.

Worker processes are started anew, never forked, and share nothing with this one. That they talk through pipes rather
than by `multiprocessing` lets a script without a main guard, a notebook and a worker of Dask have them, too.
"""

import contextlib
import os
import pickle
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Generic

from kg.engine.base import Failure, Item, Load, Result
from kg.errors import KgError, SettingsError

#: Seconds that a process may take until it has loaded the work, and times that it is tried.
_START, _STARTS = 600.0, 3
#: How a pipe tells that there is nobody at its other end.
_BROKEN = (EOFError, OSError, ValueError, pickle.UnpicklingError)
#: Processes that count with all cores each get in each other's way.
_ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")


class ClosedError(Exception):
    """The process was closed while it was asked."""


class WorkerProcess(Generic[Item, Result]):
    """A process that does the work, replaced by another where it ends before its time."""

    def __init__(self, load: Load[Item, Result], time_limit: float) -> None:
        """Remember how the work is loaded and how many seconds an item may take; nothing is started yet."""
        self._load = pickle.dumps(load)
        self._limit = time_limit
        self._process: subprocess.Popen[bytes] | None = None
        self._lock = threading.Lock()
        self._closed = False
        #: Why the last process ended.
        self._end = Failure("")

    def run(self, items: Sequence[Item]) -> list[Result | Failure]:
        """Return an outcome for each item, in order.

        Where the process ends, or says nothing for as long as an item may take, the items that it did not come to are
        done once more, each alone. Only what ends a process then, too, has failed.
        """
        outcomes = self._ask(items)
        for item in items[len(outcomes) :]:
            outcomes += self._ask([item]) or [self._end]
        return outcomes

    def close(self) -> None:
        """End the process at once."""
        with self._lock:
            self._closed = True
            self._stop()

    def _ask(self, items: Sequence[Item]) -> list[Result | Failure]:
        """Return the outcomes of the items that the process comes to before it ends."""
        process = self._started()
        outcomes: list[Result | Failure] = []
        try:
            _send(process, tuple(items))
            while len(outcomes) < len(items):
                outcomes.append(self._hear(process, self._limit))
        except _BROKEN:
            self._replace()
        return outcomes

    def _started(self) -> "subprocess.Popen[bytes]":
        """Return the process, with the work loaded."""
        if self._process is not None and self._process.poll() is None:
            return self._process
        for _ in range(_STARTS):
            with self._lock:
                if self._closed:
                    raise ClosedError
                self._stop()
                self._process = process = _start()
            try:
                _send(process, self._load)
                fault = self._hear(process, _START)
            except _BROKEN:
                self._replace()
                continue
            if isinstance(fault, KgError):
                raise fault
            return process
        raise SettingsError(
            "a worker process", f"{self._end.what} before it has begun.", "Give it more memory, or use fewer --jobs."
        )

    def _hear(self, process: "subprocess.Popen[bytes]", limit: float) -> Any:
        """Return the next answer of the process, which is ended where none comes in time."""
        with _watched(process, limit) as late:
            try:
                return pickle.load(process.stdout)  # type: ignore[arg-type]  # noqa: S301 - of our own process
            finally:
                self._end = _too_long(limit) if late.is_set() else Failure("")

    def _replace(self) -> None:
        """Let go of a process that has ended, and note why it did."""
        with self._lock:
            if self._closed:
                raise ClosedError
            if self._process is not None and not self._end.what:
                with contextlib.suppress(subprocess.TimeoutExpired):
                    self._process.wait(1)
                code = self._process.poll()
                self._end = Failure(f"ended its process: {_name_end(code)}")
            self._stop()

    def _stop(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.wait()
            for pipe in (process.stdin, process.stdout):
                with contextlib.suppress(OSError):
                    pipe.close()  # type: ignore[union-attr]


def _start() -> "subprocess.Popen[bytes]":
    """Start a process that finds the same modules as this one."""
    path = os.pathsep.join(entry or str(Path.cwd()) for entry in sys.path)
    return subprocess.Popen(
        [sys.executable, "-m", "kg.engine.worker"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={**_ONE_THREAD, **os.environ, "PYTHONPATH": path},
    )


def _send(process: "subprocess.Popen[bytes]", what: object) -> None:
    assert process.stdin is not None  # noqa: S101 - it was started with a pipe
    pickle.dump(what, process.stdin)
    process.stdin.flush()


@contextlib.contextmanager
def _watched(process: "subprocess.Popen[bytes]", limit: float) -> Iterator[threading.Event]:
    """End the process if the block takes too long; the event says whether it did."""
    late = threading.Event()

    def end() -> None:
        late.set()
        process.kill()

    timer = threading.Timer(limit, end)
    timer.daemon = True
    timer.start()
    try:
        yield late
    finally:
        timer.cancel()


def _too_long(limit: float) -> Failure:
    return Failure(f"took longer than {limit:g} seconds", mend="Cut it, or give it more with --time-limit.")


def _name_end(code: int | None) -> str:
    """Return how a process ended, by its exit status.

    >>> _name_end(-9), _name_end(3)
    ('SIGKILL', 'exit status 3')
    """
    if code is not None and code < 0:
        with contextlib.suppress(ValueError):
            return signal.Signals(-code).name
    return f"exit status {code}"
