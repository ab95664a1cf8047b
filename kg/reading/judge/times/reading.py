"""Read what the match of a pattern says: from words to a value that can be placed in the calendar.

A reader returns None where the words are no time after all: "05/45/2024", "the last day of the talks". Days, months and
years by their names are read here, what counts from somewhere in kg/reading/judge/times/relations.py.
"""

import datetime as dt
import re
from collections.abc import Callable

from kg.reading.judge.times.relations import RelationReader
from kg.reading.judge.times.values import (
    OFFSETS,
    Calendar,
    EitherDay,
    Meaning,
    Range,
    Season,
    Weekday,
    Years,
)
from kg.reading.judge.times.words import TimeWords, plain_words
from kg.reference.dating import DatingCues


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
            "month_head": self._calendar,
            "month_year": self._calendar,
            "day_of_month": self._day_of_month,
            "days_month": self._days,
            "month_days": self._days,
            "years": self._years,
            "feast": self._feast,
            "season": self._season,
            "decade": self._decade,
            "decade_word": self._decade,
            "century": self._century,
            "year": self._calendar,
            "weekday": self._weekday,
            **RelationReader(cues, words).readers(),
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
            self._words.month_of(month) if month else None,
            int(re.sub(r"\D", "", day)) if day else None,
            self._words.part_of(said.get("part")),
            self._words.which_of(which),
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
        which = self._words.which_of(match["which"])
        day = Calendar(day=int(match["day"][:-2]), which=which)
        return ("anchored" if which and OFFSETS[which][1] == "anchor" else "date"), day

    def _days(self, match: re.Match[str]) -> Meaning | None:
        """Read two days of one month: "3-5 June 2024"."""
        year, month = int(match["year"]) if match["year"] else None, self._words.month_of(match["month"])
        which, of_year = self._words.which_of(match["of_year"]), bool(match["of_year"])
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

    def _feast(self, match: re.Match[str]) -> Meaning | None:
        month, day = self._cues.feasts[" ".join(match["feast"].split())]
        which = self._words.which_of(match["of_year"])
        value = Calendar(int(match["year"]) if match["year"] else None, month, day, None, which, bool(which))
        return ("anchored" if which and OFFSETS[which][1] == "anchor" else "date"), value

    def _season(self, match: re.Match[str]) -> Meaning | None:
        months = self._cues.seasons[plain_words(match["season"])]
        year, which = int(match["year"]) if match["year"] else None, self._words.which_of(match["which"])
        anchored = which is not None and OFFSETS[which][1] == "anchor"
        return ("anchored" if anchored else "date" if year else "relative"), Season(months, year, which)

    def _decade(self, match: re.Match[str]) -> Meaning | None:
        said = match.groupdict()
        if word := said.get("word"):
            first = self._cues.decades[plain_words(word)]
        else:
            first = int(said["decade"] or "19" + said["short"])
        hundred = first % 100 == 0 and first < 2000
        return "date", Years(first, 100 if hundred else 10, self._words.part_of(said["part"]))

    def _century(self, match: re.Match[str]) -> Meaning | None:
        word = plain_words(match["century"])
        number = self._cues.ordinals.get(word) or int(re.sub(r"\D", "", word))
        return "date", Years(number * 100 - 99, 100, self._words.part_of(match["part"]))

    def _weekday(self, match: re.Match[str]) -> Meaning | None:
        which, week = self._words.which_of(match["which"]), self._words.which_of(match["week"])
        anchored = any(w and OFFSETS[w][1] == "anchor" for w in (which, week))
        number = self._words.weekdays[plain_words(match["weekday"])]
        return ("anchored" if anchored else "weekday"), Weekday(number, which, week)


def _is_day(value: Calendar) -> bool:
    """Say whether there is such a day in some year, or no day was said."""
    if value.day is None or value.month is None:
        return True
    try:
        dt.date(value.year or 2000, value.month, value.day)
    except ValueError:
        return False
    return True
