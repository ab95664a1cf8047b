"""Read what the match of a pattern says: from words to a value that can be placed in the calendar.

A reader returns None where the words are no time after all: "05/45/2024", "the last day of the talks".
"""

import datetime as dt
import re
from collections.abc import Callable
from typing import Literal

from kg.reading.judge.time_values import (
    OFFSETS,
    Calendar,
    Days,
    EitherDay,
    Range,
    Relative,
    Season,
    Shift,
    Unplaced,
    Value,
    Weekday,
    Window,
    Years,
)
from kg.reading.judge.time_words import TimeWords, plain_words
from kg.reference.dating import DatingCues, Part, Unit, Which

Kind = Literal["date", "relative", "weekday", "range", "duration", "vague", "anchored"]
#: The kind of an expression and what it says.
Meaning = tuple[Kind, Value]


class TimeReader:
    """Reads matches by the words of one set of cues; `read` takes the name of the rule that matched."""

    def __init__(self, cues: DatingCues, words: TimeWords) -> None:
        """Keep the cues and their words by meaning."""
        self._cues = cues
        self._words = words
        self._readers: dict[str, Callable[[re.Match[str]], Meaning | None]] = {
            "iso": self._calendar,
            "slashed": self._slashed,
            "day_month": self._calendar,
            "month_day": self._calendar,
            "month": self._calendar,
            "month_year": self._calendar,
            "day_of_month": self._day_of_month,
            "days_month": self._days,
            "month_days": self._days,
            "years": self._years,
            "season": self._season,
            "decade": self._decade,
            "decade_word": self._decade,
            "century": self._century,
            "year": self._calendar,
            "weekday": self._weekday,
            "days": self._relative_days,
            "unit": self._unit,
            "loose_unit": self._loose_unit,
            "the_unit": self._loose_unit,
            "unit_end": self._unit_end,
            "unit_beside": self._unit_beside,
            "shift": self._shift,
            "vague_shift": self._vague_shift,
            "window": self._window,
            "limit": self._limit,
            "ahead": self._ahead,
            "duration": lambda _: ("duration", Unplaced()),
            "vague": lambda _: ("vague", Unplaced()),
            "every": lambda _: ("vague", Unplaced()),
        }

    def read(self, rule: str, match: re.Match[str]) -> Meaning | None:
        """Return what `match` says by `rule`; None where it is no time."""
        reader = self._readers.get(rule)
        return reader(match) if reader else None

    def _calendar(self, match: re.Match[str]) -> Meaning | None:
        said = match.groupdict()
        month, day, year = said.get("month"), said.get("day"), said.get("year")
        which = said.get("of_year") or said.get("which")
        value = Calendar(
            int(year) if year else None,
            self._month(month) if month else None,
            int(re.sub(r"\D", "", day)) if day else None,
            self._part(said.get("part")),
            self._which(which),
            of_year=bool(said.get("of_year")),
        )
        anchored = value.which is not None and OFFSETS[value.which][1] == "anchor"
        return ("anchored" if anchored else "date", value) if _is_day(value) else None

    def _slashed(self, match: re.Match[str]) -> Meaning | None:
        one, two, year = int(match["one"]), int(match["two"]), int(match["year"])
        days = [Calendar(year, one, two), Calendar(year, two, one)]
        if match["mark"] == "." or two > 12:
            days = days[1:] if match["mark"] == "." else days[:1]
        elif one > 12:
            days = days[1:]
        days = [day for day in days if _is_day(day)]
        if len(days) < 2 or days[0] == days[1]:
            return ("date", days[0]) if days else None
        return "date", EitherDay(dt.date(year, one, two), dt.date(year, two, one))

    def _day_of_month(self, match: re.Match[str]) -> Meaning | None:
        which = self._which(match["which"])
        day = Calendar(day=int(match["day"][:-2]), which=which)
        return ("anchored" if which and OFFSETS[which][1] == "anchor" else "date"), day

    def _days(self, match: re.Match[str]) -> Meaning | None:
        """Read two days of one month: "3-5 June 2024"."""
        year, month = int(match["year"]) if match["year"] else None, self._month(match["month"])
        which, of_year = self._which(match["of_year"]), bool(match["of_year"])
        numbers = [int(re.sub(r"\D", "", match[name])) for name in ("first_day", "last_day")]
        first, last = (Calendar(year, month, number, None, which, of_year) for number in numbers)
        if numbers[0] >= numbers[1] or not _is_day(last):
            return None
        return "range", Range(first, last)

    def _years(self, match: re.Match[str]) -> Meaning | None:
        """Read "1939-45", "2002/03", and "2025-05", which is a month."""
        year, end = int(match["year"]), int(match["end"])
        if end > year % 100 or (end == 0 and year % 100 == 99):
            return "range", Range(Calendar(year), Calendar(year // 100 * 100 + end + (100 if end == 0 else 0)))
        return ("date", Calendar(year, end)) if 1 <= end <= 12 and "-" in match[0] else None

    def _season(self, match: re.Match[str]) -> Meaning | None:
        months = self._cues.seasons[plain_words(match["season"])]
        year, which = int(match["year"]) if match["year"] else None, self._which(match["which"])
        anchored = which is not None and OFFSETS[which][1] == "anchor"
        return ("anchored" if anchored else "date" if year else "relative"), Season(months, year, which)

    def _decade(self, match: re.Match[str]) -> Meaning | None:
        said = match.groupdict()
        if word := said.get("word"):
            first = self._cues.decades[plain_words(word)]
        else:
            first = int(said["decade"] or "19" + said["short"])
        hundred = first % 100 == 0 and first < 2000
        return "date", Years(first, 100 if hundred else 10, self._part(said["part"]))

    def _century(self, match: re.Match[str]) -> Meaning | None:
        word = plain_words(match["century"])
        number = self._cues.ordinals.get(word) or int(re.sub(r"\D", "", word))
        return "date", Years(number * 100 - 99, 100, self._part(match["part"]))

    def _weekday(self, match: re.Match[str]) -> Meaning | None:
        which, week = self._which(match["which"]), self._which(match["week"])
        anchored = any(w and OFFSETS[w][1] == "anchor" for w in (which, week))
        number = self._words.weekdays[plain_words(match["weekday"])]
        return ("anchored" if anchored else "weekday"), Weekday(number, which, week)

    def _relative_days(self, match: re.Match[str]) -> Meaning | None:
        days = {word.lower(): pair for word, pair in self._cues.days.items()}
        return "relative", Days(*days[plain_words(match[0])])

    def _unit(self, match: re.Match[str]) -> Meaning | None:
        which, (unit, daypart) = self._words.which[plain_words(match["which"])], self._unit_of(match["unit"])
        offset, base = OFFSETS[which]
        if unit == "day" and base == "document":
            if which == "next" and not daypart:
                base = "anchor"
            elif which != "this" or daypart:
                return None
        value = Relative(unit, offset, base, self._part(match["part"]))
        return ("anchored" if base == "anchor" else "relative"), value

    def _loose_unit(self, match: re.Match[str]) -> Meaning | None:
        said = match.groupdict()
        unit, _ = self._unit_of(said.get("unit") or said["weekend"])
        return "relative", Relative(unit, 0, "document", self._part(said.get("part")), loose=True)

    def _unit_end(self, match: re.Match[str]) -> Meaning | None:
        end = next((part for name, part in self._cues.parts.items() if name == "end"), None)
        return "relative", Relative(self._unit_of(match["unit"])[0], 0, "document", end, loose=True)

    def _unit_beside(self, match: re.Match[str]) -> Meaning | None:
        """Read "the day before", and "the week before last"."""
        unit, _ = self._unit_of(match["unit"])
        sign = 1 if plain_words(match["towards"]) in self._cues.later else -1
        if match["which"]:
            return (
                ("relative", Relative(unit, 2 * sign))
                if OFFSETS[self._words.which[plain_words(match["which"])]][0] == sign
                else None
            )
        return "anchored", Relative(unit, sign, "anchor")

    def _shift(self, match: re.Match[str]) -> Meaning | None:
        towards = plain_words(match["towards"])
        from_document = towards in self._cues.ago or towards in self._cues.hence
        sign = -1 if towards in self._cues.ago or towards in self._cues.earlier else 1
        amount, unit = self._amount(match)
        slack = self._words.amounts[plain_words(match["slack"])] if match["slack"] else None
        value = Shift(sign * amount, unit, "document" if from_document else "anchor", slack)
        return ("relative" if from_document else "anchored"), value

    def _vague_shift(self, match: re.Match[str]) -> Meaning | None:
        towards = plain_words(match["towards"])
        return ("vague" if towards in self._cues.ago or towards in self._cues.hence else "anchored"), Unplaced()

    def _window(self, match: re.Match[str]) -> Meaning | None:
        """Read "the past three years"; "the past years" is vague, "past year" alone is a relative unit or nothing."""
        ahead = plain_words(match["window"]) in self._cues.windows.ahead
        sign = 1 if ahead else -1
        if match["number"]:
            amount, unit = self._amount(match)
            return "relative", Window(sign * amount, unit)
        if not match["one"]:
            return "vague", Unplaced()
        unit, daypart = self._unit_of(match["one"])
        if not match["the"] or plain_words(match["the"]) != "the" or daypart or unit == "weekend":
            return None
        return None if plain_words(match["window"]) == "next" or unit == "day" else ("relative", Window(sign, unit))

    def _limit(self, match: re.Match[str]) -> Meaning | None:
        if not match["number"]:
            return "duration", Unplaced()
        return "duration", Window(*self._amount(match), if_future=True)

    def _ahead(self, match: re.Match[str]) -> Meaning | None:
        slack = self._words.amounts[plain_words(match["slack"])] if match["slack"] else None
        amount, unit = self._amount(match)
        return "relative", Shift(amount, unit, "document", slack, if_future=True)

    def _amount(self, match: re.Match[str]) -> tuple[float, Unit]:
        half = 0.5 if match["half"] or match["half_after"] else 0.0
        return self._words.number(match["number"]) + half, self._words.units[plain_words(match["unit"])]

    def _month(self, written: str) -> int:
        return int(written) if written.isdigit() else self._words.months[plain_words(written)]

    def _part(self, written: str | None) -> Part | None:
        return self._words.parts[plain_words(written)] if written else None

    def _which(self, written: str | None) -> Which | None:
        return self._words.which[plain_words(written)] if written else None

    def _unit_of(self, written: str) -> tuple[Unit, bool]:
        """Return the unit and whether it was said by a part of the day."""
        plain = plain_words(written)
        return ("day", True) if plain in self._cues.dayparts else (self._words.units[plain], False)


def _is_day(value: Calendar) -> bool:
    """Say whether there is such a day in some year, or no day was said."""
    if value.day is None or value.month is None:
        return True
    try:
        dt.date(value.year or 2000, value.month, value.day)
    except ValueError:
        return False
    return True
