"""The dates that head the entries of a chronicle, and the years or months that head its chapters.

A date heads an entry on its line ("17 October 1966 - Botswana is admitted") or, where a text has several such dates,
alone above it.
"""

import datetime as dt
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from kg.model import TimeSpan
from kg.reading.judge.times.dating import TimeExpression, resolve_time
from kg.reading.judge.times.values import Calendar, Range, Value
from kg.reading.lines import entry_head

#: What may stand beside a heading on its line.
_MARKS = " \t#*_=:.-–—"
#: A date alone on a line is a heading where so many are; one alone is that of the text.
_SEVERAL = 2
#: How many months a tale goes back without saying so.
_HALF_YEAR = 6
_Level = Literal["entry", "day", "chapter"]


@dataclass(frozen=True, slots=True)
class _Head:
    """A date at the head of a line, or alone on one, and where what it heads begins and ends."""

    level: _Level
    begin: int
    end: int
    span: TimeSpan


class Chronicle:
    """Knows the entry and the chapter around each place of a text; a text that is no chronicle has neither."""

    def __init__(self, text: str, date: dt.date | None, times: Iterable[TimeExpression]) -> None:
        """Look through the times of `text` for those that stand at the head of a line or are one."""
        heads = _find_heads(text, date, times)
        several = sum(head.level == "day" for head in heads) >= _SEVERAL
        #: What heads entries, with the chapters, which end them.
        self._entries = [head for head in heads if head.level != "day" or several]
        #: A chapter gives its year once an entry stands right below it.
        self._chapters = [
            head for head, below in pairwise(heads) if head.level == "chapter" and below.level != "chapter"
        ]
        self._undated = sum(head.level == "chapter" for head in heads) >= _SEVERAL

    def entry_around(self, offset: int) -> TimeSpan | None:
        """Return the date that heads the entry: "17 October 1966 - Botswana is admitted"."""
        k = bisect_right(self._entries, offset, key=lambda head: head.begin) - 1
        if k < 0 or offset >= self._entries[k].end:
            return None
        return self._entries[k].span if self._entries[k].level != "chapter" or self._undated else None

    def chapter_around(self, offset: int) -> TimeSpan | None:
        """Return the year or month that stands above the entries on a line of its own."""
        k = bisect_right(self._chapters, offset, key=lambda head: head.begin) - 1
        return self._chapters[k].span if k >= 0 else None


def _find_heads(text: str, date: dt.date | None, times: Iterable[TimeExpression]) -> list[_Head]:
    """Return the dates at the heads of lines in order.

    A day has the year of the chapter that it stands in or of the text's title; without them it goes on from the date
    above, once one has told its year.
    """
    found: list[tuple[_Level, TimeExpression, TimeSpan]] = []
    above: TimeSpan | None = None
    title = _title_end(text)
    for expression in times:
        level = _level(text, expression)
        if level is not None:
            span = resolve_time(expression, date, anchor=go_on(above, expression.value))
            goes_on = above is not None and len(above.date or "") != len("1975")
            above = span if goes_on or level == "chapter" or _has_year(expression.value) else above
            found.append((level, expression, span))
        elif expression.end <= title and not found and _has_year(expression.value):
            above = resolve_time(expression, date)
    heads: list[_Head] = []
    stop = len(text)
    for level, head, span in reversed(found):
        heads.append(
            _Head(level, head.end, min(stop, _paragraph_end(text, head.end)) if level == "entry" else stop, span)
        )
        stop = text.rfind("\n", 0, head.begin) + 1
    return heads[::-1]


def go_on(last: TimeSpan | None, value: Value) -> TimeSpan | None:
    """Return the date told last as a bare one goes on from it: January follows November of the year before."""
    first = first_of(value)
    if last is None or last.earliest is None or first.which or first.year or not first.month:
        return last
    year = last.earliest.year + 1
    if len(last.date or "") < len("1975-11") or last.earliest.month - first.month <= _HALF_YEAR:
        return last
    return TimeSpan(str(year), str(year), dt.date(year, 1, 1), dt.date(year, 12, 31))


def _title_end(text: str) -> int:
    """Return where the title above a text ends, 0 where its first line ends in a full stop as a sentence does."""
    begin = len(text) - len(text.lstrip())
    end = _line_end(text, begin)
    return 0 if text[begin:end].rstrip().endswith(".") else end


def _has_year(value: Value) -> bool:
    return bool(first_of(value).year)


def first_of(value: Value) -> Calendar:
    """Return the calendar time that a value begins with, an empty one where it begins with none."""
    first = value.first if isinstance(value, Range) else value
    return first if isinstance(first, Calendar) else Calendar()


def _level(text: str, expression: TimeExpression) -> _Level | None:
    """Return what a time heads, None where it stands in the text itself."""
    value = first_of(expression.value)
    if value == Calendar():
        return None
    line = text[text.rfind("\n", 0, expression.begin) + 1 : _line_end(text, expression.end)]
    if line.strip(_MARKS) == expression.text:
        return "day" if value.day or not value.year else "chapter"
    return "entry" if entry_head(text, expression.begin) else None


def _line_end(text: str, offset: int) -> int:
    end = text.find("\n", offset)
    return end if end >= 0 else len(text)


def _paragraph_end(text: str, offset: int) -> int:
    end = text.find("\n\n", offset)
    return end if end >= 0 else len(text)
