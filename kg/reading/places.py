"""Find the files that a user means, and open each as its kind: what to read, before what it says."""

import io
import os
import sys
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import cast

from kg.errors import DocumentError
from kg.reading.formats.base import Draft, Format
from kg.reading.formats.decoding import clean_line
from kg.reading.formats.markdown import read_markdown
from kg.reading.formats.pdf import read_pdf
from kg.reading.formats.plain import read_plain
from kg.reading.formats.records import read_csv, read_json_lines, read_zipped_json_lines
from kg.reading.formats.webpage import read_webpage

#: The kinds of file that are read, by the end of their names.
FORMATS: dict[str, Format] = {
    ".txt": read_plain,
    ".md": read_markdown,
    ".html": read_webpage,
    ".htm": read_webpage,
    ".pdf": read_pdf,
    ".jsonl": read_json_lines,
    ".jsonl.gz": read_zipped_json_lines,
    ".csv": read_csv,
}
STANDARD_INPUT = "-"
_KINDS = f"Kinds that are read: {' '.join(FORMATS)}"


def read_place(place: str | Path) -> Iterator[tuple[str, Draft | DocumentError]]:
    """Yield what a file, a folder or standard input ("-") holds, each with the path below the folder given.

    Folders are read with the folders in them, by sorted path; hidden files and kinds that are not read are passed over.
    """
    path = Path(place)
    if str(place) == STANDARD_INPUT:
        yield from (("", found) for found in _read_standard_input())
    elif path.is_dir():
        yield from _read_folder(path)
    elif not path.exists():
        yield "", DocumentError(_show(path), "does not exist.", "Check the path.")
    elif not path.is_file():
        yield "", DocumentError(_show(path), "is neither a file nor a folder.", _KINDS)
    elif (reader := _format_of(path)) is None:
        yield "", DocumentError(_show(path), "is of a kind that is not read.", _KINDS)
    else:
        yield from ((_show(Path(path.name)), found) for found in _read_file(path, reader))


def _read_folder(folder: Path) -> Iterator[tuple[str, Draft | DocumentError]]:
    """Yield what the files below a folder hold."""
    problems: list[OSError] = []
    files: list[Path] = []
    for parent, folders, names in os.walk(folder, onerror=problems.append):
        folders[:] = [name for name in folders if not name.startswith(".")]
        files += [Path(parent, name) for name in names if not name.startswith(".")]
    for problem in sorted(problems, key=lambda problem: str(problem.filename)):
        yield "", _system_problem(_show(Path(str(problem.filename))), problem)
    some = False
    for path in sorted(files, key=lambda path: path.relative_to(folder).as_posix()):
        reader = _format_of(path)
        if reader is not None and (path.is_file() or path.is_symlink()):
            some = True
            yield from ((_show(path.relative_to(folder)), found) for found in _read_file(path, reader))
    if not some and not problems:
        yield "", DocumentError(_show(folder), "holds nothing that can be read.", _KINDS)


def _read_file(path: Path, reader: Format) -> Iterator[Draft | DocumentError]:
    """Yield what one file holds; a fault of the whole file is yielded too."""
    where = _show(path)
    some = False
    try:
        with path.open("rb") as stream:
            for found in reader(where, stream):
                some = True
                yield found
    except DocumentError as problem:
        yield problem
    except OSError as error:
        yield _system_problem(where, error)
    except (EOFError, zlib.error):
        yield DocumentError(where, "is a damaged gzip file; what came before the damage was read.", "Fetch it again.")
    else:
        if not some:
            yield DocumentError(where, "is empty.", "Remove it, or give a file with text.")


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


def _format_of(path: Path) -> Format | None:
    """Return the reader of a file by its name."""
    name = path.name.lower()
    return next((reader for end, reader in FORMATS.items() if name.endswith(end)), None)


def _system_problem(where: str, error: OSError) -> DocumentError:
    """Return what the system says of a file, as a problem."""
    return DocumentError(where, f"cannot be read ({error.strerror or error}).", "Check its rights and its disk.")


def _show(path: Path) -> str:
    """Return a path as people and RDF can read it; bytes of a name that are no characters become a mark."""
    return clean_line(path.as_posix()) or "."
