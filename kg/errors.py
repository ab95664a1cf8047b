"""Errors for people: where, what, what to do.

A user's mistake never ends in a stack trace. Callers catch by kind; the command line prints the message and exits 2.
"""

import errno


class KgError(Exception):
    """Something a user can mend. The message is where, what and what to do, in that order.

    >>> print(DocumentError("news/a.txt", "is empty.", "Remove it, or give a file with text."))
    news/a.txt: is empty. Remove it, or give a file with text.
    """

    def __init__(self, where: str, what: str, mend: str = "") -> None:
        """Join the three parts; `mend` may be empty where nothing can be advised."""
        self.where = where
        self.what = what
        self.mend = mend
        super().__init__(f"{where}: {what} {mend}".rstrip())

    def __reduce__(self) -> tuple[type["KgError"], tuple[str, str, str]]:
        """Survive a trip to another process."""
        return type(self), (self.where, self.what, self.mend)


class SettingsError(KgError):
    """A wrong call: an option, a path, a model that is not there."""


class DocumentError(KgError):
    """A document that cannot be read; the others go on."""


class VocabularyError(KgError):
    """A fault in ontology, lexicon, cues or catalogue."""


class StoreError(KgError):
    """A store that cannot be opened, read or written."""


def cannot_write(where: str, fault: OSError) -> StoreError:
    """Say why something cannot be written.

    >>> print(cannot_write("output", OSError("No space left on device")))
    output: cannot be written: the disk is full. Make room; what was written before is kept, and the command can go on.
    """
    told = str(fault)
    if fault.errno == errno.ENOSPC or "No space left" in told:
        mend = "Make room; what was written before is kept, and the command can go on."
        return StoreError(where, "cannot be written: the disk is full.", mend)
    return StoreError(where, f"cannot be written: {fault.strerror or told}.", "Check the path and its permissions.")


class QueryError(KgError):
    """A query that cannot be asked."""
