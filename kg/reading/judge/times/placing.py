"""Place what a time expression says in the calendar, as far as the document's date and the text around it allow.

Where nothing follows, there is no period.
"""

import datetime as dt
from dataclasses import replace

from kg.reading.judge.times.calendar import (
    Moment,
    cut_part,
    place_calendar,
    place_relative,
    place_season,
    place_weekday,
)
from kg.reading.judge.times.periods import (
    Period,
    day_period,
    join_periods,
    shift_period,
    step_days,
    years_period,
)
from kg.reading.judge.times.values import (
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
from kg.reference.dating import Unit

_DAY = dt.timedelta(days=1)
#: What an amount that is not whole is counted in ("half a century": 50 years).
_SMALLER: dict[Unit, tuple[Unit, int]] = {
    "century": ("year", 100),
    "decade": ("year", 10),
    "year": ("month", 12),
    "month": ("day", 30),
    "week": ("day", 7),
    "day": ("hour", 24),
}


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


def _place(value: Value, now: Moment) -> Period | None:
    match value:
        case Calendar():
            return place_calendar(value, now)
        case Season():
            return place_season(value, now)
        case Years(first, count, part):
            return cut_part(years_period(first, count), "decade" if count == 10 else "century", part)
        case Weekday():
            return place_weekday(value, now)
        case Days(first, last):
            return join_periods(*(day_period(now.document + n * _DAY) for n in (first, last))) if now.document else None
        case Relative():
            return place_relative(value, now)
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
