"""Place days, months, seasons, weekdays and whole units: which Friday, which March, which year.

A verb of the past takes the last possible one, a verb of the future the next; the document's own day counts as either.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace

from kg.reading.judge.times.periods import (
    Period,
    day_period,
    month_period,
    months_period,
    part_period,
    period_around,
    step_days,
    years_period,
)
from kg.reading.judge.times.values import OFFSETS, Calendar, Relative, Season, Weekday
from kg.reference.dating import Container, Part, Unit, Which

_DAY = dt.timedelta(days=1)
#: A dateline may lag behind the day that it reports: this much does not move a date by a year.
_LAG = 2 * _DAY
#: Years around the document's in which a date without a year is looked for; they hold a leap year.
_NEAR = 9
_CONTAINERS: dict[Unit, Container] = {
    "week": "week",
    "month": "month",
    "year": "year",
    "decade": "decade",
    "century": "century",
}
#: "the following Friday" is the next one, seen from its anchor.
_SEEN_FROM_ANCHOR: dict[Which, Which] = {"same": "this", "following": "next", "previous": "last"}


@dataclass(frozen=True, slots=True)
class Moment:
    """What times are counted from: the document's day, the look of the verb, another time in the text."""

    document: dt.date | None
    future: bool = False
    anchor: Period | None = None


def place_calendar(value: Calendar, now: Moment) -> Period | None:
    """Return a day, month or year; what was left out is the anchor's, or follows from the document's day.

    >>> place_calendar(Calendar(month=12, day=24), Moment(dt.date(2025, 5, 16))).date
    '2024-12-24'
    """
    if value.year is None and value.month is None and not value.of_year:
        return _day_of_month(value, now)
    year = value.year
    if value.which and value.of_year:
        whole = place_relative(Relative("year", *OFFSETS[value.which]), now)
        year = whole.first.year if whole and whole.first else None
        if year is None:
            return None
    if year is None and not value.which and now.anchor and now.anchor.first:
        year = now.anchor.first.year
    if year is not None:
        return _in_year(value, year)
    which, seen = _seen(value.which, now)
    if seen.document is None:
        return None
    near = range(seen.document.year - _NEAR, seen.document.year + _NEAR + 1)
    times = [found for y in near if (found := _in_year(value, y))]
    if which == "this":
        return next((t for t in times if t.first and t.first.year == seen.document.year), None)
    return _pick(times, seen, which, _LAG if value.day else 0 * _DAY)


def _in_year(value: Calendar, year: int) -> Period | None:
    """Return a calendar time in a known year, None for 29 February where there is none."""
    if value.month is None:
        return cut_part(years_period(year), "year", value.part)
    whole = month_period(year, value.month)
    if value.day is None:
        return cut_part(whole, "month", value.part)
    return day_period(dt.date(year, value.month, value.day)) if value.day <= whole.days else None


def _day_of_month(value: Calendar, now: Moment) -> Period | None:
    """Return "the 15th" of the month beside it, else of the anchor's, else of the nearest that the verb allows."""
    if value.day is None:
        return None
    if value.which:
        months = [place_relative(Relative("month", *OFFSETS[value.which]), now)]
    elif now.anchor and now.anchor.first and len(now.anchor.date or "") > 4:
        months = [period_around(now.anchor.first, "month")]
    elif now.document:
        months = [period_around(step_days(now.document, "month", count), "month") for count in range(-2, 3)]
    else:
        return None
    days = [day_period(m.first + (value.day - 1) * _DAY) for m in months if m and m.first and value.day <= m.days]
    return days[0] if days and len(months) == 1 else _pick(days, now, None, _LAG)


def place_season(value: Season, now: Moment) -> Period | None:
    """Return the months of a season.

    >>> place_season(Season((6, 8), which="last"), Moment(dt.date(2025, 5, 16))).date
    '2024'
    """
    first, last = value.months
    if value.year and first > last:  # "winter 2003" may have begun or ended in that year
        return Period(dt.date(value.year, 1, 1), month_period(value.year + 1, last).last)
    if value.year:
        return months_period(dt.date(value.year, first, 1), dt.date(value.year, last, 1))
    which, seen = _seen(value.which, now)
    day = seen.document
    if day is None:
        return None
    years = range(day.year - 2, day.year + 3)
    seasons = [months_period(dt.date(y, first, 1), dt.date(y + (first > last), last, 1)) for y in years]
    if which == "this":
        return next((s for s in seasons if s.first and s.last and s.first <= day <= s.last), seasons[2])
    return _pick(seasons, seen, which)


def place_weekday(value: Weekday, now: Moment) -> Period | None:
    """Return the day of the week that a verb of the past or future means.

    >>> place_weekday(Weekday(0), Moment(dt.date(2025, 5, 16), future=True)).date
    '2025-05-19'
    """
    which, seen = _seen(value.which, now)
    week = "this" if which == "this" and value.which == "this" else value.week
    if week:
        whole = place_relative(Relative("week", *OFFSETS[week]), now)
        return day_period(whole.first + value.number * _DAY) if whole and whole.first else None
    if seen.document is None:
        return None
    monday = seen.document - seen.document.weekday() * _DAY
    days = [day_period(monday + (value.number + n) * _DAY) for n in (-14, -7, 0, 7, 14)]
    return days[2] if which == "this" else _pick(days, seen, which)


def _seen(which: Which | None, now: Moment) -> tuple[Which | None, Moment]:
    """Return `which` and the moment that it is said from: "the following Friday" is said from the anchor."""
    if which not in _SEEN_FROM_ANCHOR:
        return which, now
    start = now.anchor.first if now.anchor else None
    return _SEEN_FROM_ANCHOR[which], replace(now, document=start)


def _pick(times: Iterable[Period], now: Moment, which: Which | None, lag: dt.timedelta = 0 * _DAY) -> Period | None:
    """Return the last time up to `now` or, looking ahead, the first from it on; "last" and "next" leave out today's."""
    day = now.document
    if day is None:
        return None
    ordered = [(t, t.first, t.last) for t in times if t.first and t.last]
    if which == "next":
        return next((t for t, first, _ in ordered if first > day), None)
    if which is None and now.future:
        return next((t for t, _, last in ordered if last >= day - lag), None)
    past = [t for t, first, last in ordered if (last < day if which == "last" else first <= day + lag)]
    return past[-1] if past else None


def place_relative(value: Relative, now: Moment) -> Period | None:
    """Return a whole unit that counts from the document or, if it says so, from the anchor.

    >>> place_relative(Relative("year", 1, "anchor"), Moment(None, anchor=day_period(dt.date(2021, 8, 15)))).date
    '2022'
    """
    base = value.base
    if value.loose and now.anchor and (not now.future or now.document is None):
        base = "anchor"
    if base == "anchor":
        anchor = now.anchor
        if anchor is None or anchor.first is None or anchor.last is None:
            return None
        start = period_around(anchor.first, value.unit)
        if start != period_around(anchor.last, value.unit):
            return None
        day = anchor.first
    elif now.document:
        day = now.document
    else:
        return None
    offset = value.offset
    if value.unit == "weekend" and value.loose and base == "document" and not now.future and day.weekday() < 5:
        offset -= 1
    return cut_part(
        period_around(step_days(day, value.unit, offset), value.unit), _CONTAINERS.get(value.unit), value.part
    )


def cut_part(whole: Period, container: Container | None, part: Part | None) -> Period | None:
    """Return a part of a period, or the whole; None if it has no such part."""
    if part is None:
        return whole
    return part_period(whole, container, part) if container else None
