"""Place what a time expression says in the calendar, as far as the document's date and the text around it allow.

A verb of the past takes the last possible time ("on Friday", "in March", "May 15"), a verb of the future the next. The
document's own day counts as either. Where nothing follows, there is no period.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace

from kg.reading.judge.periods import (
    Period,
    day_period,
    join_periods,
    month_period,
    months_period,
    part_period,
    period_around,
    shift_period,
    step_days,
    years_period,
)
from kg.reading.judge.time_values import (
    OFFSETS,
    Calendar,
    Days,
    EitherDay,
    Range,
    Relative,
    Season,
    Shift,
    Sided,
    Unplaced,
    Value,
    Weekday,
    Window,
    Years,
)
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
#: What an amount that is not whole is counted in ("half a century": 50 years).
_SMALLER: dict[Unit, tuple[Unit, int]] = {
    "century": ("year", 100),
    "decade": ("year", 10),
    "year": ("month", 12),
    "month": ("day", 30),
    "week": ("day", 7),
    "day": ("hour", 24),
}
#: "the following Friday" is the next one, seen from its anchor.
_SEEN_FROM_ANCHOR: dict[Which, Which] = {"same": "this", "following": "next", "previous": "last"}


@dataclass(frozen=True, slots=True)
class Moment:
    """What times are counted from: the document's day, the look of the verb, another time in the text."""

    document: dt.date | None
    future: bool = False
    anchor: Period | None = None


def place(value: Value, now: Moment) -> Period | None:
    """Return the days that `value` speaks of, None where they do not follow.

    >>> place(Days(-1, -1), Moment(dt.date(2025, 5, 16))).date
    '2025-05-15'
    >>> place(Calendar(month=5, day=15), Moment(None))
    """
    try:
        return _place(value, now)
    except (OverflowError, ValueError):  # off the calendar: "99 centuries ago"
        return None


def _place(value: Value, now: Moment) -> Period | None:  # noqa: PLR0911 - one line for each kind of value
    match value:
        case Calendar():
            return _calendar(value, now)
        case Season():
            return _season(value, now)
        case Years(first, count, part):
            return _part(years_period(first, count), "decade" if count == 10 else "century", part)
        case Weekday():
            return _weekday(value, now)
        case Days(first, last):
            return join_periods(*(day_period(now.document + n * _DAY) for n in (first, last))) if now.document else None
        case Relative():
            return _relative(value, now)
        case Shift():
            return _shift(value, now)
        case Window():
            return _window(value, now)
        case Range():
            return _range(value, now)
        case Sided():
            return _sided(value, now)
        case EitherDay(either, other):
            return Period(min(either, other), max(either, other), f"{either.year:04}")
        case Unplaced():
            return None


def _calendar(value: Calendar, now: Moment) -> Period | None:
    if value.year is None and value.month is None and not value.of_year:
        return _day_of_month(value, now)
    year = value.year
    if value.which and value.of_year:
        whole = _relative(Relative("year", *OFFSETS[value.which]), now)
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
        return _part(years_period(year), "year", value.part)
    whole = month_period(year, value.month)
    if value.day is None:
        return _part(whole, "month", value.part)
    return day_period(dt.date(year, value.month, value.day)) if value.day <= whole.days else None


def _day_of_month(value: Calendar, now: Moment) -> Period | None:
    """Return "the 15th" of the month beside it, else of the anchor's, else of the nearest that the verb allows."""
    if value.day is None:
        return None
    if value.which:
        months = [_relative(Relative("month", *OFFSETS[value.which]), now)]
    elif now.anchor and now.anchor.first and len(now.anchor.date or "") > 4:
        months = [period_around(now.anchor.first, "month")]
    elif now.document:
        months = [period_around(step_days(now.document, "month", count), "month") for count in range(-2, 3)]
    else:
        return None
    days = [day_period(m.first + (value.day - 1) * _DAY) for m in months if m and m.first and value.day <= m.days]
    return days[0] if days and len(months) == 1 else _pick(days, now, None, _LAG)


def _season(value: Season, now: Moment) -> Period | None:
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


def _weekday(value: Weekday, now: Moment) -> Period | None:
    which, seen = _seen(value.which, now)
    week = "this" if which == "this" and value.which == "this" else value.week
    if week:
        whole = _relative(Relative("week", *OFFSETS[week]), now)
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


def _relative(value: Relative, now: Moment) -> Period | None:
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
    return _part(period_around(step_days(day, value.unit, offset), value.unit), _CONTAINERS.get(value.unit), value.part)


def _part(whole: Period, container: Container | None, part: Part | None) -> Period | None:
    if part is None:
        return whole
    return part_period(whole, container, part) if container else None


def _shift(value: Shift, now: Moment) -> Period | None:
    if value.if_future and not now.future:
        return None
    if value.origin:
        start = _place(value.origin, now)
    elif value.base == "anchor":
        start = now.anchor
    else:
        start = day_period(now.document) if now.document else None
    if start is None:
        return None
    amount, unit = _whole(value.amount, value.unit)
    there = shift_period(start, unit, amount)
    if there is None or value.slack is None:
        return there
    match value.slack, amount > 0:
        case "about", _:
            return replace(there, date=None)
        case ("more", True) | ("less", False):
            return Period(there.first, None if value.slack == "more" else start.last)
        case _:
            return Period(None if value.slack == "more" else start.first, there.last)


def _whole(amount: float, unit: Unit) -> tuple[int, Unit]:
    """Return an amount in the largest unit of which it is a whole number."""
    if amount == int(amount) or unit not in _SMALLER:
        return round(amount), unit
    smaller, count = _SMALLER[unit]
    return _whole(amount * count, smaller)


def _window(value: Window, now: Moment) -> Period | None:
    if now.document is None or (value.if_future and not now.future):
        return None
    amount, unit = _whole(value.amount, value.unit)
    end = step_days(now.document, unit, amount)
    return Period(min(end, now.document), max(end, now.document))


def _range(value: Range, now: Moment) -> Period | None:
    """Return the days between two times; one that says too little is looked for from the other one."""
    if value.last is None:
        first = _place(value.first, now)
        return Period(first.first, now.document) if first and now.document else None
    if now.future:
        first = _place(value.first, now)
        last = _place(value.last, _from(first, value.last, now))
    else:
        last = _place(value.last, now)
        first = _place(value.first, _from(last, value.first, now))
    if first is None or last is None or first.first is None or last.last is None or first.first > last.last:
        return None
    return join_periods(first, last)


def _from(other: Period | None, value: Value, now: Moment) -> Moment:
    """Return the moment that one end of a range is looked for from: the other end, if it says too little itself."""
    bare = isinstance(value, Weekday | Calendar | Season) and value.which is None
    return replace(now, document=other.first, anchor=None) if other and other.first and bare else now


def _sided(value: Sided, now: Moment) -> Period | None:
    """Return the part of a period up to, or from, the day in it that is spoken from."""
    whole = _place(value.whole, now)
    anchored = isinstance(value.whole, Relative) and value.whole.base == "anchor"
    pivot = (now.anchor.first if now.anchor else None) if anchored else now.document
    if whole is None or whole.first is None or whole.last is None or pivot is None:
        return whole
    if not whole.first <= pivot <= whole.last:
        return whole
    return replace(whole, last=pivot) if value.side == "earlier" else replace(whole, first=pivot)
