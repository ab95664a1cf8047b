"""Work for engines to do, which processes of their own can import."""

import os
import signal
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from kg.errors import DocumentError, SettingsError


def load() -> Callable[[Sequence[str]], Iterator[str]]:
    """Return work that says each item loudly; some items do harm."""
    return _shout


def load_nothing() -> Callable[[Sequence[str]], Iterator[str]]:
    raise SettingsError("model xx", "is not installed.", "Install it.")


def load_never() -> Callable[[Sequence[str]], Iterator[str]]:
    os._exit(7)


def conclude(batch, outcomes):
    return batch.number, outcomes


def refuse(batch, outcomes):
    raise DocumentError(f"batch {batch.number}", "is refused.")


def write_down(folder: Path, batch, outcomes):
    """Write a file a batch, as parts are written."""
    (folder / f"{batch.number}.draft").write_text("\n".join(map(str, outcomes)))
    (folder / f"{batch.number}.draft").rename(folder / str(batch.number))
    return batch.number


def _shout(items: Sequence[str]) -> Iterator[str]:
    for item in items:
        yield _do(item)


def _do(item: str) -> str:
    match item.split():
        case ["raise"]:
            raise RecursionError("too deep")
        case ["refuse"]:
            raise DocumentError("refuse", "is empty.", "Remove it.")
        case ["loop"]:
            while True:
                pass
        case ["crash"]:
            os.kill(os.getpid(), signal.SIGSEGV)
        case ["exit"]:
            os._exit(3)
        case ["crash", "once", folder]:
            if not (Path(folder) / "crashed").exists():
                (Path(folder) / "crashed").touch()
                os.kill(os.getpid(), signal.SIGKILL)
        case ["pid", *_]:
            return str(os.getpid())
        case ["print"]:
            print("between the answers")
        case ["wait", seconds]:
            time.sleep(float(seconds))
    return item.upper()
