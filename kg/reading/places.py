"""Find the files that a user means, and open each as its kind: what to read, before what it says."""

import io
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import cast

from kg.errors import DocumentError, SettingsError
from kg.reading.folders import walk_folder
from kg.reading.formats.base import Draft, Format
from kg.reading.formats.decoding import clean_line
from kg.reading.formats.markdown import read_markdown
from kg.reading.formats.packing import PACKINGS, packing_of, unpacked
from kg.reading.formats.parquet import read_parquet
from kg.reading.formats.pdf import read_pdf
from kg.reading.formats.plain import read_plain
from kg.reading.formats.records import read_csv, read_json_lines
from kg.reading.formats.webpage import read_webpage
from kg.reading.meter import Meter
from kg.reading.remote import Remote
from kg.settings import is_remote

#: The kinds of file that are read, by the end of their names. All but Parquet, which is packed within, may be packed.
FORMATS: dict[str, Format] = {
    ".txt": read_plain,
    ".md": read_markdown,
    ".html": read_webpage,
    ".htm": read_webpage,
    ".pdf": read_pdf,
    ".jsonl": read_json_lines,
    ".ndjson": read_json_lines,
    ".csv": read_csv,
    ".tsv": read_csv,
    ".parquet": read_parquet,
}
STANDARD_INPUT = "-"
_KINDS = f"Kinds that are read: {' '.join(FORMATS)}, also packed: {' '.join(f'.jsonl{end}' for end in PACKINGS)}"


@dataclass(frozen=True, slots=True)
class _File:
    """A file that is to be read."""

    #: For messages.
    where: str
    #: What its document is called, unless it says so itself.
    name: str
    open: Callable[[], io.BufferedReader]
    #: Its bytes, None where who keeps it does not tell.
    measure: Callable[[], int | None]


def check_places(places: list[str | Path]) -> None:
    """Refuse a place that cannot be asked with what is installed, before anything is read.

    Raises:
        SettingsError: A place is named by no words, or the protocol of an address is not known or not installed.
    """
    for place in places:
        if place == "":
            raise SettingsError('""', "names nothing to read.", "Name a file, a folder or an address.")
        if is_remote(str(place)):
            Remote(str(place))


def measure_places(places: Sequence[str | Path]) -> int | None:
    """Return how many bytes there are to be read, as they are stored; None where that is not known of a place.

    >>> measure_places(["-"]) is None
    True
    """
    if STANDARD_INPUT in map(str, places):
        return None
    total = 0
    for file in chain.from_iterable(map(_find_files, places)):
        if isinstance(file, _File):
            size = file.measure()
            if size is None:
                return None
            total += size
    return total


def read_place(place: str | Path, meter: Meter) -> Iterator[tuple[str, Draft | DocumentError]]:
    """Yield what a file, a folder, an address or standard input ("-") holds, each with the path below the place given.

    Folders are read with the folders in them, by sorted path; hidden files and kinds that are not read are passed over.
    `meter` is told how far the files are read.
    """
    if str(place) == STANDARD_INPUT:
        yield from (("", found) for found in _read_standard_input())
        return
    for file in _find_files(place):
        if isinstance(file, DocumentError):
            yield "", file
        else:
            yield from ((file.name, found) for found in _read_file(file, meter))


def _find_files(place: str | Path) -> Iterator[_File | DocumentError]:
    if is_remote(str(place)):
        remote = Remote(str(place))
        if remote.local is None:
            yield from _find_remote(remote)
            return
        place = remote.local
    path = Path(place)
    if path.is_dir():
        yield from _find_in_folder(path)
    elif not path.exists():
        yield DocumentError(_show(path), "does not exist.", "Check the path.")
    elif not path.is_file():
        yield DocumentError(_show(path), "is neither a file nor a folder.", _KINDS)
    elif not _is_read(path.name):
        yield DocumentError(_show(path), "is of a kind that is not read.", _KINDS)
    else:
        yield _local_file(path, Path(path.name))


def _find_in_folder(folder: Path) -> Iterator[_File | DocumentError]:
    some = False
    for found in walk_folder(folder, _is_read):
        some = True
        if isinstance(found, OSError):
            yield _system_problem(_show(Path(str(found.filename))), found)
        else:
            yield _local_file(folder / found, found)
    if not some:
        yield DocumentError(_show(folder), "holds nothing that can be read.", _KINDS)


def _local_file(path: Path, name: Path) -> _File:
    return _File(_show(path), _show(name), lambda: path.open("rb"), lambda: path.stat().st_size)


def _served_file(remote: Remote, path: str, name: str, size: int | None) -> _File:
    return _File(remote.show(path), name, lambda: remote.open(path), lambda: size)


def _find_remote(remote: Remote) -> Iterator[_File | DocumentError]:
    some = False
    try:
        for path, name, size in remote.find(_is_read):
            some = True
            if _is_read(name):
                yield _served_file(remote, path, name, size)
            else:
                yield DocumentError(remote.where, "is of a kind that is not read.", _KINDS)
    except OSError as error:
        yield _system_problem(remote.where, error)
    else:
        if not some:
            yield DocumentError(remote.where, "holds nothing that can be read.", _KINDS)


def _read_file(file: _File, meter: Meter) -> Iterator[Draft | DocumentError]:
    """Yield what one file holds; a fault of the whole file is yielded too."""
    some = False
    try:
        with file.open() as packed, unpacked(packed, packing_of(file.name), file.where) as stream:
            for found in _format_of(file.name)(file.where, stream):
                some = True
                meter.reach(packed.tell())
                yield found
    except DocumentError as problem:
        yield problem
    except OSError as error:
        yield _system_problem(file.where, error)
    else:
        if not some:
            yield DocumentError(file.where, "is empty.", "Remove it, or give a file with text.")
    meter.end_file()


def _read_standard_input() -> Iterator[Draft | DocumentError]:
    """Yield the documents of standard input: JSON Lines if it begins with a brace, else one plain text."""
    where = "standard input"
    stream: io.BufferedReader = io.BufferedReader(cast("io.RawIOBase", sys.stdin.buffer))
    try:
        head = stream.peek(4096).removeprefix(b"\xef\xbb\xbf")
        reader = read_json_lines if head.lstrip().startswith(b"{") else read_plain
        some = False
        for found in reader(where, stream):
            some = True
            yield found
        if not some:
            yield DocumentError(where, "is empty.", "Send a text or JSON Lines to it.")
    except DocumentError as problem:
        yield problem
    finally:
        stream.detach()


def _end_of(name: str) -> str:
    """Return the end of a name that tells the kind of its file; nothing where there is none that is read."""
    packing = packing_of(name)
    end = Path(name.lower().removesuffix(packing)).suffix
    return end if end in FORMATS and not (packing and end == ".parquet") else ""


def _is_read(name: str) -> bool:
    return _end_of(name) != ""


def _format_of(name: str) -> Format:
    return FORMATS[_end_of(name)]


def _system_problem(where: str, error: OSError) -> DocumentError:
    """Return what the system or a server says of a file, as a problem."""
    mend = "Check the address, and that you may read there." if is_remote(where) else "Check its rights and its disk."
    return DocumentError(where, f"cannot be read ({error.strerror or error}).", mend)


def _show(path: Path) -> str:
    """Return a path as people and RDF can read it; bytes of a name that are no characters become a mark."""
    return clean_line(path.as_posix()) or "."
