"""What every format of file yields: drafts of documents, and problems in the place of those that it cannot read."""

import datetime as dt
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from kg.errors import DocumentError


@dataclass(frozen=True, slots=True)
class Draft:
    """A document as its file holds it, before its text is cleaned, its language judged and its name settled."""

    #: File and, where one file holds several, line: for messages.
    where: str
    text: str
    id: str | None = None
    title: str | None = None
    date: dt.date | None = None
    source: str | None = None
    publisher: str | None = None
    #: As stated: "en", "fr-CA", "French".
    language: str | None = None
    #: One of several documents in its file; the path of the file does not name it.
    one_of_many: bool = False


class Format(Protocol):
    """Reads one kind of file. A fault of one document among several is yielded; a fault of the whole is raised."""

    def __call__(self, where: str, stream: io.BufferedReader, /) -> Iterator[Draft | DocumentError]:
        """Yield what the file called `where` holds."""
        ...


_ISO = re.compile(r"(\d{4}-\d\d-\d\d)(?:[Tt ]\d\d:\d\d(?::\d\d(?:[.,]\d+)?)?(?:[Zz]|[+-]\d\d(?::?\d\d)?)?)?")
_SPACED_ZONE = re.compile(r"(?<=\d)\s+(?=[Zz+-])")


def read_date(value: str) -> dt.date | None:
    """Return the day of an ISO date or date and time as it stands there, None if it is anything else.

    The day is that of the place of publication: a time zone does not move it.

    >>> read_date("2025-05-23T23:10:00-05:00")
    datetime.date(2025, 5, 23)
    >>> read_date("2025-13-40"), read_date("13 May 2025"), read_date("2025-05")
    (None, None, None)
    """
    value = _SPACED_ZONE.sub("", value.strip())
    match = _ISO.fullmatch(value)
    if match is None:
        return None
    try:
        return dt.datetime.fromisoformat(value.upper()).date()
    except ValueError:
        return None


def demand_date(where: str, value: str | None) -> dt.date | None:
    """Return the day that a document states, None where it states none; refuse what is no ISO date."""
    if value is None or not value.strip():
        return None
    day = read_date(value)
    if day is None:
        stated = value.strip()[:40]
        raise DocumentError(where, f'the date "{stated}" is not a day.', "Write it as year-month-day: 2025-05-13.")
    return day
