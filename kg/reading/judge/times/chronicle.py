"""The dates that head the entries of a chronicle, and the years or months that head its chapters."""

import datetime as dt
from bisect import bisect_right
from collections.abc import Iterable

from kg.model import TimeSpan
from kg.reading.judge.times.dating import TimeExpression, resolve_time
from kg.reading.judge.times.values import Calendar
from kg.reading.lines import entry_head

#: What may stand beside a heading on its line.
_MARKS = " \t#*_=:.-–—"


class Chronicle:
    """Knows the entry and the chapter around each place of a text; a text that is no chronicle has neither."""

    def __init__(self, text: str, date: dt.date | None, times: Iterable[TimeExpression]) -> None:
        """Look through the times of `text` for those that stand at the head of a line or are one."""
        #: Time, where what it heads begins, and where that ends.
        self._entries: list[tuple[int, int, TimeSpan]] = []
        #: A heading counts once an entry stands below it.
        self._chapters: list[tuple[int, TimeSpan]] = []
        heading: tuple[int, TimeSpan] | None = None
        for expression in times:
            if expression.kind != "date":
                continue
            if _is_heading(text, expression):
                heading = (expression.end, resolve_time(expression, date))
            elif entry_head(text, expression.begin):
                if heading is not None and heading not in self._chapters[-1:]:
                    self._chapters.append(heading)
                span = resolve_time(expression, date, anchor=heading[1] if heading else None)
                self._entries.append((expression.end, _line_end(text, expression.end), span))

    def entry_around(self, offset: int) -> TimeSpan | None:
        """Return the date that heads the entry: "17 October 1966 - Botswana is admitted"."""
        k = bisect_right(self._entries, offset, key=lambda entry: entry[0]) - 1
        return self._entries[k][2] if k >= 0 and offset < self._entries[k][1] else None

    def chapter_around(self, offset: int) -> TimeSpan | None:
        """Return the year or month that stands above the entries on a line of its own."""
        k = bisect_right(self._chapters, offset, key=lambda chapter: chapter[0]) - 1
        return self._chapters[k][1] if k >= 0 else None


def _is_heading(text: str, expression: TimeExpression) -> bool:
    value = expression.value
    if not isinstance(value, Calendar) or not value.year or value.day:
        return False
    line = text[text.rfind("\n", 0, expression.begin) + 1 : _line_end(text, expression.end)]
    return line.strip(_MARKS) == expression.text


def _line_end(text: str, offset: int) -> int:
    end = text.find("\n", offset)
    return end if end >= 0 else len(text)
