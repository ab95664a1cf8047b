"""Count in the calendar: periods of days, and steps from one to another.

Weeks run from Monday to Sunday. What would leave the calendar (before the year 1, after 9999) has no period.
"""

import calendar
import datetime as dt
from dataclasses import dataclass

from kg.reference.dating import Container, Part, Unit

_DAY = dt.timedelta(days=1)
#: Months in a unit that is made of whole months.
_MONTHS: dict[Unit, int] = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}
#: Days in a unit that is made of whole days.
_DAYS: dict[Unit, int] = {"day": 1, "week": 7, "weekend": 7, "fortnight": 14}


@dataclass(frozen=True, slots=True)
class Period:
    """Days from `first` to `last`; None is an open end. `date` is an XSD day, month or year, where one names it."""

    first: dt.date | None
    last: dt.date | None
    date: str | None = None

    @property
    def days(self) -> int:
        """How many days it has; 0 if an end is open."""
        return (self.last - self.first).days + 1 if self.first and self.last else 0


def day_period(day: dt.date) -> Period:
    """Return one day.

    >>> day_period(dt.date(2025, 5, 16)).date
    '2025-05-16'
    """
    return Period(day, day, day.isoformat())


def month_period(year: int, month: int) -> Period:
    """Return one month.

    >>> month_period(2024, 2).last
    datetime.date(2024, 2, 29)
    """
    last = calendar.monthrange(year, month)[1]
    return Period(dt.date(year, month, 1), dt.date(year, month, last), f"{year:04}-{month:02}")


def years_period(first: int, count: int = 1) -> Period:
    """Return `count` years; only a single one has a date.

    >>> years_period(1990, 10)
    Period(first=datetime.date(1990, 1, 1), last=datetime.date(1999, 12, 31), date=None)
    """
    return Period(dt.date(first, 1, 1), dt.date(first + count - 1, 12, 31), f"{first:04}" if count == 1 else None)


def months_period(first: dt.date, last: dt.date) -> Period:
    """Return the whole months from that of `first` to that of `last`; the date is the year that they share.

    >>> months_period(dt.date(2003, 3, 1), dt.date(2003, 5, 1)).date
    '2003'
    """
    begin, end = month_period(first.year, first.month), month_period(last.year, last.month)
    return Period(begin.first, end.last, f"{first.year:04}" if first.year == last.year else None)


def period_around(day: dt.date, unit: Unit) -> Period:
    """Return the calendar unit that `day` lies in. A weekend is that of its week, a fortnight begins with its week.

    >>> period_around(dt.date(2025, 5, 16), "week")
    Period(first=datetime.date(2025, 5, 12), last=datetime.date(2025, 5, 18), date=None)
    """
    monday = day - _DAY * day.weekday()
    match unit:
        case "week":
            return Period(monday, monday + 6 * _DAY)
        case "weekend":
            return Period(monday + 5 * _DAY, monday + 6 * _DAY)
        case "fortnight":
            return Period(monday, monday + 13 * _DAY)
        case "month":
            return month_period(day.year, day.month)
        case "quarter":
            start = (day.month - 1) // 3 * 3 + 1
            return months_period(day.replace(month=start, day=1), day.replace(month=start + 2, day=1))
        case "year":
            return years_period(day.year)
        case "decade":
            return years_period(day.year // 10 * 10, 10)
        case "century":
            return years_period((day.year - 1) // 100 * 100 + 1, 100)
        case _:
            return day_period(day)


def step_days(day: dt.date, unit: Unit, count: int) -> dt.date:
    """Return the day `count` units after `day`, within the month's length. Raises OverflowError off the calendar.

    >>> step_days(dt.date(2025, 3, 31), "month", -1)
    datetime.date(2025, 2, 28)
    """
    if unit == "hour":
        return day + _DAY * (-(-abs(count) // 24) * (1 if count > 0 else -1))
    if unit in _DAYS:
        return day + _DAY * (_DAYS[unit] * count)
    year, month = divmod(day.year * 12 + day.month - 1 + _MONTHS[unit] * count, 12)
    if not dt.MINYEAR <= year <= dt.MAXYEAR:
        raise OverflowError(year)
    return dt.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def part_period(whole: Period, container: Container, part: Part) -> Period | None:
    """Return a part of a whole week, month, year, decade or century; it keeps the date of the whole.

    >>> part_period(month_period(2025, 5), "month", Part(("early",), month=(1, 10)))
    Period(first=datetime.date(2025, 5, 1), last=datetime.date(2025, 5, 10), date='2025-05')
    """
    pair = part.within(container)
    if pair is None or whole.first is None or whole.last is None:
        return None
    first, last = whole.first, whole.last
    if container in ("week", "month"):
        length = (last - first).days + 1
        begin, end = (first + _DAY * (_count(n, length) - 1) for n in pair)
        return Period(begin, end, whole.date)
    if container == "year":
        begin, end = (first.replace(month=_count(n, 12)) for n in pair)
        return Period(begin, month_period(end.year, end.month).last, whole.date)
    length = last.year - first.year + 1
    begin, end = (first.replace(year=first.year + _count(n, length) - 1) for n in pair)
    return Period(begin, end.replace(month=12, day=31), whole.date)


def join_periods(first: Period, last: Period) -> Period:
    """Return the days from one period to another; the date is the month or year that both name.

    >>> join_periods(day_period(dt.date(2024, 6, 3)), day_period(dt.date(2024, 6, 5))).date
    '2024-06'
    """
    if first == last:
        return first
    shared = [a for a, b in zip((first.date or "").split("-"), (last.date or "").split("-"), strict=False) if a == b]
    if first.date and last.date and first.date[:4] != last.date[:4]:
        shared = []
    return Period(first.first, last.last, "-".join(shared[:2]) or None)


def shift_period(start: Period, unit: Unit, count: int) -> Period | None:
    """Return the time `count` units after `start`, as exactly as people mean it.

    Days are exact, weeks mean three days more or less, months and years the calendar's, decades two years more or less,
    centuries ten.

    >>> shift_period(day_period(dt.date(2025, 5, 16)), "year", -2).date
    '2023'
    """
    if start.first is None or start.last is None:
        return None
    first, last = step_days(start.first, unit, count), step_days(start.last, unit, count)
    match unit:
        case "hour" if count % 24:
            return Period(min(first, start.first), max(last, start.last))
        case "hour" | "day":
            return Period(first, last, first.isoformat() if first == last else None)
        case "week" | "weekend" | "fortnight":
            return Period(first - 3 * _DAY, last + 3 * _DAY)
        case "decade" | "century":
            slack = 2 if unit == "decade" else 10
            return Period(dt.date(first.year - slack, 1, 1), dt.date(last.year + slack, 12, 31))
        case _:
            return join_periods(period_around(first, unit), period_around(last, unit))


def _count(number: int, length: int) -> int:
    """Return a number from 1 to `length`; a negative one counts from the end."""
    return max(1, min(length, number if number > 0 else length + 1 + number))
