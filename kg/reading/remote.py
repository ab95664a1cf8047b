"""Find and open what lies on servers, through fsspec: s3://, http(s):// and every other protocol that it knows.

A protocol that needs a package of its own is told with the extra that brings it. Whatever a server answers comes out as
an `OSError`, so that the readers of files need not know the errors of every service. Who may read is decided by the
environment, as each service's own programs do (AWS_PROFILE, AWS_ENDPOINT_URL and so on).
"""

import errno
import io
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import IO

import fsspec
from fsspec.implementations.local import LocalFileSystem

from kg.errors import SettingsError
from kg.settings import is_remote

#: Bytes that are asked for at once.
_BLOCK = 4 << 20
#: Seconds that a web server may keep silent.
_PATIENCE = 120
#: The extra that brings what a protocol needs.
_EXTRAS = {"s3": "s3", "s3a": "s3", "http": "http", "https": "http"}
_WEB = ("http", "https")
_MISSING = "not found"


class Remote:
    """A file, a folder or a pattern on a server: s3://bucket/news-*.jsonl.zst."""

    def __init__(self, place: str) -> None:
        """Find who serves `place`; nothing is asked of it yet.

        Raises:
            SettingsError: The protocol is not known, or its package is not installed.
        """
        self.where = show_url(place)
        protocol = place.partition("://")[0].rpartition("::")[2].lower()
        self._is_web = protocol in _WEB
        try:
            options = {"client_kwargs": {"timeout": _web_timeout()}} if self._is_web else {}
            self._files, self._path = fsspec.core.url_to_fs(place, use_listings_cache=False, **options)
        except ImportError as fault:
            extra = _EXTRAS.get(protocol)
            mend = f'Install it: pip install "diplomacy-kg[{extra}]"' if extra else f"{fault}."
            raise SettingsError(self.where, f"{protocol}:// needs a package that is not installed.", mend) from fault
        except ValueError as fault:
            mend = "Name a path, or an address that fsspec reads, such as s3://bucket/news.jsonl."
            raise SettingsError(self.where, f"cannot be understood ({fault}).", mend) from fault

    @property
    def local(self) -> str | None:
        """Return the path of what lies on this machine after all: file:///news/a.txt."""
        return self._path if isinstance(self._files, LocalFileSystem) else None

    def find(self, wanted: Callable[[str], bool]) -> Iterator[tuple[str, str, int | None]]:
        """Yield address, name and bytes of each file whose name is `wanted`, sorted; one named itself in any case.

        The name is the path below the folder given, or below the last folder before a pattern's first star.

        Raises:
            OSError: The server cannot be asked, or there is nothing there.
        """
        with _errors_of_files():
            if "*" in self._path:
                top = self._path.partition("*")[0].rpartition("/")[0] + "/"
                found = self._files.glob(self._path, detail=True)
            elif not self._is_web and self._files.isdir(self._path):
                top, found = self._path.rstrip("/") + "/", self._files.find(self._path, detail=True)
            else:
                top, found = "", {self._path: {} if self._is_web else self._files.info(self._path)}
        for path in sorted(found):
            name = path.removeprefix(top) if top else _last_of(self.where)
            if not top or (wanted(_last_of(name)) and not any(part.startswith(".") for part in name.split("/"))):
                yield path, name, found[path].get("size")

    def show(self, path: str) -> str:
        """Return the address of a file as people may see it."""
        return show_url(path if is_remote(path) else self._files.unstrip_protocol(path))

    def open(self, path: str) -> io.BufferedReader:
        """Open a file; a few megabytes of it are in memory at a time.

        Raises:
            OSError: As for any file.
        """
        with _errors_of_files():
            # Whether a web server sends parts of a file is not known, so there files are read from their beginning.
            inner = self._files.open(path, "rb", block_size=0 if self._is_web else _BLOCK)
            return io.BufferedReader(_Served(inner), _BLOCK // 4)


class _Served(io.RawIOBase):
    """A file on a server, whose errors are those of files."""

    def __init__(self, inner: IO[bytes]) -> None:
        self._inner = inner
        #: A file that is read from its beginning has no size, whatever fsspec says of it.
        self._seekable = inner.seekable() and getattr(inner, "size", None) is not None

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return self._seekable

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        with _errors_of_files():
            got = self._inner.read(len(buffer))
        buffer[: len(got)] = got
        return len(got)

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        return self._inner.seek(offset, whence)

    def tell(self) -> int:
        return self._inner.tell()

    def close(self) -> None:
        if not self.closed:
            self._inner.close()
        super().close()


def show_url(url: str) -> str:
    """Return an address without what is secret in it: user, password and signature.

    >>> show_url("https://me:word@example.org/news.jsonl?signature=abc")
    'https://example.org/news.jsonl'
    """
    protocol, _, rest = url.partition("://")
    rest = rest.partition("?")[0] if protocol.lower() in _WEB else rest
    host, slash, path = rest.partition("/")
    return f"{protocol}://{host.rpartition('@')[2]}{slash}{path}"


@contextmanager
def _errors_of_files() -> Iterator[None]:
    """Raise whatever goes wrong with a server as an `OSError` that says so."""
    try:
        yield
    except OSError as fault:
        if fault.strerror and fault.errno is not None:
            raise
        if isinstance(fault, FileNotFoundError):
            raise OSError(errno.ENOENT, _MISSING) from fault
        raise OSError(errno.EIO, _told(fault)) from fault
    except Exception as fault:
        raise OSError(errno.EIO, _told(fault)) from fault


def _told(fault: Exception) -> str:
    """Return an error in one line, without what would be secret in an address."""
    line = " ".join(str(fault).split()).partition("?")[0]
    return f"{type(fault).__name__}: {line}" if line else type(fault).__name__


def _last_of(path: str) -> str:
    return path.rpartition("/")[2]


def _web_timeout() -> object:
    """Return how long to wait for a web server: not for a file as a whole, which may be read for hours."""
    from aiohttp import ClientTimeout

    return ClientTimeout(total=None, sock_connect=_PATIENCE, sock_read=_PATIENCE)
