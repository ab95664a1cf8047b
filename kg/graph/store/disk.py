"""Keep graphs on disk: one process writes, any number read the last state that it finished.

A store is a folder: `data/` with Oxigraph's files, `snapshot-N/` with what readers see, `kg-store.json` with the
version of this layout, and while somebody writes `owner.json` with who it is. Oxigraph documents that reading beside a
writer is undefined but that a backup is consistent, so readers open the newest backup, never `data/`. A backup links
to the files of the store, which are not written again, so it costs hardly any time or room.
"""

import errno
import json
import os
import re
import shutil
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType

import pyoxigraph as ox

from kg.errors import StoreError, cannot_write
from kg.graph.store.oxigraph import OxigraphStore

MARKER = "kg-store.json"
#: Version of the layout; another one cannot be opened.
FORMAT = 1
_MARKING = "kg-store.partial"
_OWNER = "owner.json"
_CHANGED = "changed"
_SNAPSHOT = re.compile(r"snapshot-(\d+)$")
#: A store is put in order when what came since is more than one in so many bytes of it. Each load leaves files of its
#: own that every query looks into; putting them together takes a tenth of the time of loading, and makes scans of the
#: store two to four times as fast.
_GROWN = 8


class DiskStore(OxigraphStore):
    """A store in a folder, open for writing by this process alone.

    Readers see what is written when the store is closed. A `with` block that ends in an error publishes nothing; what
    it wrote is kept and published by the next one.
    """

    def __init__(self, place: str, folder: Path) -> None:
        """Open `folder` for writing; make it where it is missing."""
        self._folder = folder
        #: Bytes that were put in at once since the store was put in order.
        self._filled = 0
        try:
            folder.mkdir(parents=True, exist_ok=True)
            if not (folder / MARKER).exists():
                if any(path.name != _MARKING for path in folder.iterdir()):
                    raise _no_store(place)
                (folder / _MARKING).write_text(json.dumps({"format": FORMAT}) + "\n", encoding="utf-8")
                (folder / _MARKING).rename(folder / MARKER)
            check_format(place, folder)
            inner = ox.Store(folder / "data")
            owner = {"pid": os.getpid(), "host": socket.gethostname(), "command": " ".join(sys.argv)}
            (folder / _OWNER).write_text(json.dumps(owner) + "\n", encoding="utf-8")
        except OSError as error:
            raise _cannot_open(place, folder, error) from None
        super().__init__(place, inner)

    def publish(self) -> None:
        """Show readers what is written now. The state before stays for those who are reading it."""
        if not (self._folder / _CHANGED).exists():
            return
        numbers = snapshots(self._folder)
        number = max(numbers, default=0) + 1
        partial = self._folder / "snapshot.partial"
        shutil.rmtree(partial, ignore_errors=True)
        with self._writing():
            if self._filled * _GROWN > _size(self._folder / "data"):
                self.inner.optimize()
                self._filled = 0
            self.inner.flush()
            self.inner.backup(partial)
            partial.rename(self._folder / f"snapshot-{number}")
            (self._folder / _CHANGED).unlink()
        for old in numbers:
            if old < number - 1:
                shutil.rmtree(self._folder / f"snapshot-{old}", ignore_errors=True)

    def close(self) -> None:
        """Publish what changed and let others write."""
        if self._inner is not None:
            try:
                self.publish()
            finally:
                self._let_go()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if error is None:
            self.close()
        else:
            self._let_go()

    def _let_go(self) -> None:
        (self._folder / _OWNER).unlink(missing_ok=True)
        self._inner = None

    def _extend(self, quads: list[ox.Quad]) -> None:
        with self._writing():
            (self._folder / _CHANGED).touch()
            super()._extend(quads)

    def _load_in_bulk(self, content: bytes) -> None:
        with self._writing():
            (self._folder / _CHANGED).touch()
            super()._load_in_bulk(content)
            self._filled += len(content)

    def _update(self, text: str) -> None:
        with self._writing():
            (self._folder / _CHANGED).touch()
            super()._update(text)

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """Tell a full disk in words. What was written before stays: a transaction is there whole or not at all."""
        try:
            yield
        except OSError as fault:
            raise cannot_write(self.place, fault) from fault


class DiskReader(OxigraphStore):
    """The last finished state of a store in a folder; safe beside a writer, and for many readers at once."""

    def __init__(self, place: str, folder: Path) -> None:
        """Open the newest snapshot of `folder`."""
        check_format(place, folder)
        numbers = snapshots(folder)
        if not numbers:
            owner = _owner(folder)
            raise StoreError(
                place,
                "holds nothing to read yet" + (f"; {owner} is writing it." if owner else "."),
                "Let the first build finish." if owner else "Run `kg build` into it.",
            )
        try:
            inner = ox.Store.read_only(str(folder / f"snapshot-{max(numbers)}"))
        except OSError as error:
            raise StoreError(place, f"cannot be read: {error}.", "Run `kg build` into a new folder.") from None
        super().__init__(place, inner)

    def _extend(self, quads: list[ox.Quad]) -> None:
        raise self._read_only()

    def _load_in_bulk(self, content: bytes) -> None:
        raise self._read_only()

    def _update(self, text: str) -> None:
        raise self._read_only()

    def _read_only(self) -> StoreError:
        return StoreError(self.place, "is open for reading.", "Open it with write=True.")


def check_format(place: str, folder: Path) -> None:
    """Refuse a folder that is no store, or one of another version."""
    try:
        found = json.loads((folder / MARKER).read_text(encoding="utf-8"))["format"]
    except (OSError, ValueError, KeyError, TypeError):
        raise _no_store(place) from None
    if found != FORMAT:
        raise StoreError(
            place,
            f"has store format {found}; this version of kg reads format {FORMAT}.",
            "Build it again into a new folder; or write it with `kg export --format nquads` of the version of kg that"
            " made it, and `kg load` that file into a new folder.",
        )


def snapshots(folder: Path) -> tuple[int, ...]:
    """Return the numbers of the finished states that readers can open, oldest first."""
    return tuple(sorted(int(match[1]) for path in folder.iterdir() if (match := _SNAPSHOT.match(path.name))))


def _size(folder: Path) -> int:
    """Return the bytes of the files in a folder, some of which Oxigraph may take away meanwhile."""
    total = 0
    for path in folder.iterdir():
        with suppress(FileNotFoundError):
            total += path.stat().st_size
    return total


def _owner(folder: Path) -> str | None:
    """Return who says to be writing, for people."""
    try:
        owner = json.loads((folder / _OWNER).read_text(encoding="utf-8"))
        pid, host, command = int(owner["pid"]), str(owner["host"]), str(owner["command"])
    except (OSError, ValueError, KeyError, TypeError):
        return None
    if host == socket.gethostname() and not _runs(pid):
        return None
    return f"process {pid}" + (f" on {host}" if host != socket.gethostname() else "") + f" ({command})"


def _runs(pid: int) -> bool:
    """Say whether a process of this machine is there; one that was killed leaves its name behind."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def _no_store(place: str) -> StoreError:
    return StoreError(place, "is no store of kg.", "Give the folder that `kg build -o` wrote, or an empty one.")


def _cannot_open(place: str, folder: Path, error: OSError) -> StoreError:
    if "lock" in str(error).lower():
        return StoreError(
            place,
            f"is in use by {_owner(folder) or 'another process'}.",
            "Wait until it has ended, or write into another folder.",
        )
    if error.errno == errno.ENOSPC or "No space left" in str(error):
        return cannot_write(place, error)
    return StoreError(place, f"cannot be opened: {error.strerror or error}.", "Check the path and its permissions.")
