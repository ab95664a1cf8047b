"""Be a worker: `python -m kg.engine.worker` reads pickles from standard input and answers on standard output.

First comes what loads the work, answered by None or by what keeps it from being loaded; then tuples of items, each
answered by one outcome an item as it is made. A worker ends with whoever started it: when its input ends, or when
nothing was asked of it for a long time.
"""

import gc
import os
import pickle
import queue
import signal
import sys
import threading
from typing import IO, Any

from kg.engine.base import Failure, do_each
from kg.errors import KgError, SettingsError

#: Seconds after which a worker that nobody asks anything ends.
_IDLE = 600.0


def main() -> None:
    """Answer until the input ends."""
    # An interrupt at the terminal reaches every process there; whoever started this one ends it.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # What the work prints must not come between the answers.
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    asked: queue.SimpleQueue[Any] = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(sys.stdin.buffer, asked), daemon=True).start()
    try:
        work = pickle.loads(asked.get())()  # noqa: S301 - sent by the process that started this one
    except Exception as fault:  # noqa: BLE001 - whatever it is, the one who asked must hear of it
        _answer(answers, fault if isinstance(fault, KgError) else _cannot_load(fault))
        return
    # What was loaded stays to the end: the collector need not look through it again and again.
    gc.freeze()
    _answer(answers, None)
    while True:
        try:
            items = asked.get(timeout=_IDLE)
        except queue.Empty:
            return
        for outcome in do_each(work, items):
            _answer(answers, outcome)


def _listen(source: IO[bytes], asked: "queue.SimpleQueue[Any]") -> None:
    """Pass on what is asked; when there is nobody to ask any more, end, whatever the work is at."""
    try:
        while True:
            asked.put(pickle.load(source))  # noqa: S301 - the same
    except (EOFError, OSError, pickle.UnpicklingError):
        os._exit(0)


def _answer(answers: IO[bytes], outcome: object) -> None:
    try:
        written = pickle.dumps(outcome)
    except Exception as fault:  # noqa: BLE001 - a result of any type may refuse
        written = pickle.dumps(Failure(f"{type(fault).__name__}: {fault}"))
    try:
        answers.write(written)
        answers.flush()
    except OSError:
        os._exit(0)


def _cannot_load(fault: Exception) -> KgError:
    return SettingsError(
        "a worker", f"cannot begin ({type(fault).__name__}: {fault}).", "See that kg is whole on its machine."
    )


if __name__ == "__main__":
    main()
