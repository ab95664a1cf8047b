"""Find the files below a folder, by sorted path, however many there are.

Each folder is listed when its turn comes, and sorted with a slash at the end of the names of folders, so that the whole
comes out as if all paths were sorted at once. The names of one folder at a time are held in memory, and of a very large
one (100,000 files) a part: the rest waits sorted in a temporary file.
"""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

from kg.sorting import sort_apart


def walk_folder(folder: Path, wanted: Callable[[str], bool]) -> Iterator[Path | OSError]:
    """Yield the path below `folder` of each file whose name is `wanted`, and in its place what cannot be listed.

    Hidden files and folders, and links to folders, are passed over.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     for name in ("b/z.txt", "b.txt", "b/.git/x.txt", "a.png"):
    ...         Path(folder, name).parent.mkdir(parents=True, exist_ok=True)
    ...         Path(folder, name).touch()
    ...     [str(path) for path in walk_folder(Path(folder), lambda name: name.endswith(".txt"))]
    ['b.txt', 'b/z.txt']
    """
    waiting = [_list_folder(folder, "", wanted)]
    while waiting:
        found = next(waiting[-1], None)
        if found is None:
            waiting.pop()
        elif isinstance(found, str) and found.endswith("/"):
            waiting.append(_list_folder(folder, found, wanted))
        else:
            yield Path(found) if isinstance(found, str) else found


def _list_folder(top: Path, below: str, wanted: Callable[[str], bool]) -> Iterator[str | OSError]:
    """Yield what stands in one folder, sorted; folders end in a slash."""
    try:
        with os.scandir(top / below) as entries:
            names = (_as_listed(entry, wanted) for entry in entries)
            for name in sort_apart(name for name in names if name):
                yield below + name
    except OSError as fault:
        yield fault


def _as_listed(entry: "os.DirEntry[str]", wanted: Callable[[str], bool]) -> str:
    """Return the name of a file or folder that counts, else nothing."""
    if entry.name.startswith("."):
        return ""
    if entry.is_dir():
        return "" if entry.is_symlink() else f"{entry.name}/"
    return entry.name if wanted(entry.name) and (entry.is_file() or entry.is_symlink()) else ""
