"""Write a file so that whoever reads it finds the old content or the new, never a part."""

from collections.abc import Iterable
from pathlib import Path
from typing import IO

from kg.ledger import writing


def write_file(parts: Iterable[bytes], file: Path | IO[bytes]) -> None:
    """Write `parts` to an open file, or to a path: under another name first, renamed when all is there.

    Raises:
        StoreError: The path cannot be written.
    """
    if not isinstance(file, Path):
        file.writelines(parts)
        return
    with writing(file) as out:
        out.writelines(parts)
