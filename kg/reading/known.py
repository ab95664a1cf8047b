"""Remember which documents were met, however many: a few bytes each, in a table that goes to disk when it grows."""

import sqlite3
from contextlib import closing
from hashlib import blake2b

from kg.errors import StoreError


class Known:
    """The identifiers of the documents met so far, each with a hash of its document and where it was.

    >>> with Known() as known:
    ...     known.meet("a.txt", "1f", "news/a.txt"), known.meet("a.txt", "2e", "b.jsonl:7")
    (None, ('1f', 'news/a.txt'))
    """

    def __init__(self) -> None:
        """Open an empty table; SQLite holds two megabytes of it in memory and the rest in a temporary file."""
        self._table = sqlite3.connect("", isolation_level=None, check_same_thread=False)
        with closing(self._table.cursor()) as cursor:
            cursor.execute("PRAGMA journal_mode = OFF")
            cursor.execute("CREATE TABLE met (id BLOB PRIMARY KEY, hash TEXT, place TEXT) WITHOUT ROWID")

    def meet(self, identifier: str, fingerprint: str, place: str) -> tuple[str, str] | None:
        """Return hash and place of the document met first by this identifier; note it and return None if there is none.

        Raises:
            StoreError: There is no room for the temporary file.
        """
        key = blake2b(identifier.encode("utf-8", "surrogatepass"), digest_size=16).digest()
        try:
            with closing(self._table.execute("SELECT hash, place FROM met WHERE id = ?", (key,))) as found:
                first: tuple[str, str] | None = found.fetchone()
            if first is None:
                self._table.execute("INSERT INTO met VALUES (?, ?, ?)", (key, fingerprint, place)).close()
        except sqlite3.Error as fault:
            mend = "Make room for temporary files, or name another folder for them in TMPDIR."
            raise StoreError("the list of known documents", f"cannot be kept: {fault}.", mend) from fault
        return first

    def __enter__(self) -> "Known":
        return self

    def __exit__(self, *_: object) -> None:
        """Forget all."""
        self._table.close()
