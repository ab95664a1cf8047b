"""Unpack gzip and zstd while they are read: no file is ever unpacked as a whole."""

import gzip
import io
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import PurePath
from typing import cast

from kg.errors import DocumentError

#: What packed files are called, by the end of their names.
PACKINGS = {".gz": "gzip", ".zst": "zstd"}


def packing_of(name: str) -> str:
    """Return the end of a name that says how the file is packed; nothing where it is not.

    >>> packing_of("news.jsonl.GZ"), packing_of("news.jsonl")
    ('.gz', '')
    """
    end = PurePath(name).suffix.lower()
    return end if end in PACKINGS else ""


@contextmanager
def unpacked(stream: io.BufferedReader, packing: str, where: str) -> Iterator[io.BufferedReader]:
    """Yield `stream` as what was packed. Several packed one behind the other, as logs often are, are read as one.

    Raises:
        DocumentError: The file is damaged. What came before the damage was read by then.
    """
    kind = PACKINGS.get(packing)
    if kind is None:
        yield stream
        return
    raw = gzip.GzipFile(fileobj=stream) if packing == ".gz" else _open_zstd(stream)
    try:
        with cast("io.BufferedReader", io.BufferedReader(cast("io.RawIOBase", raw))) as plain:
            yield plain
    except (EOFError, OSError, zlib.error) as fault:
        if isinstance(fault, OSError) and fault.errno is not None:  # of the disk or the server, not of the packing
            raise
        what = f"is damaged, or no {kind} file; what came before the damage was read."
        raise DocumentError(where, what, f"Fetch it again, and try it with `{kind} --test`.") from fault


def _open_zstd(stream: io.BufferedReader) -> io.IOBase:
    # Imported here because it takes longer to load than most files take to read.
    import pyarrow as pa

    opened: io.IOBase = pa.CompressedInputStream(stream, "zstd")
    return opened
