"""Errors for people: where, what, what to do.

A user's mistake never ends in a stack trace. Callers catch by kind; the command line prints the message and exits 2.
"""


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


class QueryError(KgError):
    """A query that cannot be asked."""
