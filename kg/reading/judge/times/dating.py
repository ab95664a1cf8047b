"""Find the times in a text and place them in the calendar, counted from the document's date.

"On Friday", "last month" and "May 15" are days only with a document date; "the following day" only with another time
in the text. Where no day follows from text and date, a time keeps its words alone. The words are in
ontology/cues/dating.yaml; how they are put together is in the files beside this one.
"""

import datetime as dt
from dataclasses import dataclass, field
from typing import Literal

from kg.model import TimeSpan
from kg.reading.judge.times.calendar import Moment
from kg.reading.judge.times.grammar import compile_grammar
from kg.reading.judge.times.periods import Period
from kg.reading.judge.times.placing import place
from kg.reading.judge.times.values import Calendar, Kind, Relative, Value, Years
from kg.reference.dating import Bound, DatingCues

_DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """Words of a text that say when: `text == document[begin:end]`, without a preposition before them.

    `bound` says which word before them opens one side ("since 1994"); its own words stay outside `text`. Of the kinds,
    "duration" says how long rather than when ("for six months"), "vague" has no days ("in recent months"), and
    "anchored" counts from another time in the text ("two days later").
    """

    begin: int
    end: int
    text: str
    bound: Bound | Literal[""]
    kind: Kind
    #: What it says, for `resolve_time`.
    value: Value = field(repr=False)
    #: The words of the bound as written, with what is between them and the text: "prior to ".
    lead: str = field(default="", repr=False)


def find_times(text: str, cues: DatingCues, begin: int = 0, stop: int | None = None) -> tuple[TimeExpression, ...]:
    """Return the time expressions that begin in a stretch of `text`; where several begin alike, the longest.

    >>> from kg.reference.dating import load_dating_cues
    >>> [(t.text, t.bound, t.kind) for t in find_times("Since May 2021 he may march on Friday.", load_dating_cues())]
    [('May 2021', 'since', 'date'), ('Friday', '', 'weekday')]
    """
    return tuple(
        TimeExpression(f.begin, f.end, text[f.begin : f.end], f.bound, f.meaning[0], f.meaning[1], f.lead)
        for f in compile_grammar(cues).find(text, begin, stop)
        if f.meaning
    )


def resolve_time(
    expression: TimeExpression,
    document_date: dt.date | None,
    *,
    future: bool = False,
    anchor: TimeSpan | None = None,
) -> TimeSpan:
    """Return `expression` as a time span: with days only where they follow.

    `future` says that the verb looks ahead, so that "Friday" is the next one. `anchor` is another time of the text:
    what "two days later" counts from, and the year of a bare "May 15". The text of the span has single spaces, and the
    word of the bound before it.

    >>> from kg.reference.dating import load_dating_cues
    >>> last_month, = find_times("He left last month.", load_dating_cues())
    >>> resolve_time(last_month, dt.date(2025, 5, 16)).date
    '2025-04'
    """
    text = " ".join((expression.lead + expression.text).split())
    from_anchor = Period(anchor.earliest, anchor.latest, anchor.date) if anchor else None
    moment = Moment(document_date, future and expression.bound != "since", from_anchor)
    period = place(expression.value, moment)
    if period is None:
        return TimeSpan(text)
    of_part = isinstance(expression.value, Calendar | Relative | Years) and expression.value.part is not None
    bound = "by" if expression.bound == "before" and of_part else expression.bound  # "before the end of 2008"
    period = _opened(period, bound)
    whole = period.first is not None and period.last is not None
    return TimeSpan(text, period.date if whole else None, period.first, period.last)


def find_day(text: str, begin: int, stop: int, document_date: dt.date | None, cues: DatingCues) -> dt.date | None:
    """Return the day that a stretch of `text` names first, as the head of a report does, None where none is told.

    >>> from kg.reference.dating import load_dating_cues
    >>> find_day("CAIRO, July 18 - He left.", 0, 17, dt.date(1972, 7, 19), load_dating_cues())
    datetime.date(1972, 7, 18)
    """
    for found in find_times(text, cues, begin, stop):
        span = resolve_time(found, document_date)
        if found.kind == "date" and span.earliest is not None and span.earliest == span.latest:
            return span.earliest
    return None


def _opened(period: Period, bound: str) -> Period:
    """Return the days from, up to, before or after a period."""
    match bound:
        case "since":
            return Period(period.first, None)
        case "until" | "by":
            return Period(None, period.last)
        case "before":
            return Period(None, period.first - _DAY if period.first else None)
        case "after":
            return Period(period.last + _DAY if period.last else None, None)
        case _:
            return period
