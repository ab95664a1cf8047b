"""Find the longest time expression that begins at a place in a text.

Rules are tried where a word stands that may begin an expression, near a word that only times have. Two expressions
make one: "from Monday to Friday", "two days after May 15", "earlier in March".
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import chain
from typing import Literal

from kg.reading.judge.times.guards import TimeGuards
from kg.reading.judge.times.landmarks import opening_words, telling_pattern
from kg.reading.judge.times.patterns import (
    clock_pattern,
    the_unit_pattern,
    to_pattern,
    write_patterns,
)
from kg.reading.judge.times.reading import TimeReader
from kg.reading.judge.times.values import Calendar, Days, Meaning, Range, Shift, Sided, Unplaced, Value, Weekday
from kg.reading.judge.times.words import SPACE, any_of, plain_words, read_words
from kg.reference.dating import Bound, DatingCues

#: Rules whose expressions may be an end of a range, or what another expression counts from.
_CALENDAR = (
    "iso",
    "slashed",
    "day_month",
    "month_day",
    "month",
    "month_year",
    "feast",
    "season",
    "decade",
    "decade_word",
)
_POINTS = frozenset((*_CALENDAR, "century", "year", "weekday", "days", "unit", "loose_unit"))
#: How far before its telling word an expression may begin.
_REACH = 60


@dataclass(frozen=True, slots=True)
class Found:
    """An expression as the grammar finds it; without a meaning its words are a name, and no time."""

    begin: int
    end: int
    rule: str
    meaning: Meaning | None
    #: Which side of it is open, and the words before it that say so.
    bound: Bound | Literal[""] = ""
    lead: str = ""


class TimeGrammar:
    """The rules of one set of cues, compiled."""

    def __init__(self, cues: DatingCues) -> None:
        """Compile every pattern once."""
        self.words = read_words(cues)
        self._reader = TimeReader(cues, self.words)
        self._guards = TimeGuards(cues)
        self._rules = {name: re.compile(pattern) for name, pattern in write_patterns(cues).items()}
        self._open = re.compile(rf"(?P<open>{any_of(cues.range_words.open)}){SPACE}")
        self._to = re.compile(to_pattern(cues))
        self._present = re.compile(rf"{any_of(cues.range_words.present)}\b")
        self._the_unit = re.compile(the_unit_pattern(cues))
        self._side = re.compile(
            rf"(?P<side>{any_of(chain(*cues.sides.values()))}){SPACE}(?:(?P<inside>(?i:in|on)){SPACE})?"
        )
        self._space = re.compile(SPACE)
        self._comma = re.compile(rf",{SPACE}")
        self._tellings = re.compile(telling_pattern(cues))
        self._openers = opening_words(cues)
        clock = clock_pattern(cues)
        daypart = any_of(cues.dayparts)
        adverb = any_of((*cues.day_adverbs, *chain(*cues.sides.values())))
        before = rf"(?:{clock}|(?i:the{SPACE})?{daypart}|{adverb})(?:{SPACE}(?i:on|of))?"
        self._before_day = re.compile(rf"(?<![\w:.])(?:{before}){SPACE}\Z")
        self._bound = re.compile(rf"(?<![\w-])(?P<bound>{any_of(chain(*cues.bounds.values()))}){SPACE}\Z")
        self._onwards = re.compile(rf"{SPACE}{any_of(cues.onwards)}\b")
        self._list = re.compile(rf"{SPACE}?(?:,{SPACE}?)?(?:{any_of(cues.list_words)}{SPACE})?")
        self._possessive = re.compile(r"['’]s?\b")
        self._after_day = re.compile(rf"(?:,?{SPACE}(?:(?i:at){SPACE})?{clock}|{SPACE}{daypart}\b)")

    def find(self, text: str, begin: int = 0, stop: int | None = None) -> tuple[Found, ...]:
        """Return the expressions that begin in a stretch of `text` in order; none overlaps another."""
        times: list[Found] = []
        for found in reversed([*self._each(text, begin, len(text) if stop is None else stop)]):
            times.append(self._with_year(text, found, times[-1]) if times else found)
        return tuple(reversed(times))

    def _with_year(self, text: str, found: Found, after: Found) -> Found:
        """Return one of a list with the year at the list's end: "in November and December 2023"."""
        if found.meaning and after.meaning and self._list.fullmatch(text, found.end, after.begin):
            value = _share_year(found.meaning[1], after.meaning[1]).first
            return replace(found, meaning=(found.meaning[0], value))
        return found

    def _each(self, text: str, start: int, stop: int) -> Iterator[Found]:
        """Yield the expressions in order. No place is tried twice, so that the work grows with the text alone."""
        end = tried = start
        for telling in self._tellings.finditer(text, start, stop):
            if telling.start() < end:
                continue
            for begin in self._openings(text, max(tried, telling.start() - _REACH), telling.start()):
                if begin < end:
                    continue
                tried = begin + 1
                if found := self._longest(text, begin):
                    floor, found = end, self._with_time_of_day(text, found, end)
                    tried = end = found.end
                    if found.meaning:
                        yield self._with_bound(text, self._unless_record(text, found), floor)
                    if end > telling.start():
                        break

    def _openings(self, text: str, begin: int, last: int) -> Iterator[int]:
        """Yield where a word stands that may begin an expression, up to `last`."""
        for word in _WORD.finditer(text, begin, last + 20):
            if word.start() > last:
                return
            if word[0].lower() in self._openers or not word[0][0].isalpha():
                yield word.start()

    def _longest(self, text: str, begin: int) -> Found | None:
        """Return the longest expression at `begin` that its surroundings do not rule out."""
        plain = list(self._plain(text, begin))
        candidates = [*plain, *self._joined(text, begin, plain)]
        for found in sorted(candidates, key=lambda f: -f.end):
            if self._guards.allow(found.rule, text, found.begin, found.end):
                return found
        return None

    def _plain(self, text: str, begin: int, rules: frozenset[str] | None = None) -> Iterator[Found]:
        for rule, pattern in self._rules.items():
            if rules is not None and rule not in rules:
                continue
            if match := pattern.match(text, begin):
                meaning = self._reader.read(rule, match)
                if meaning or rule in ("name", "numbered"):
                    yield Found(begin, match.end(), rule, meaning)

    def _point(self, text: str, begin: int) -> Found | None:
        return _longest_point(self._plain(text, begin, _POINTS))

    def _joined(self, text: str, begin: int, plain: Iterable[Found]) -> Iterator[Found]:
        """Yield the expressions that are made of another one; those of one alone at `begin` are `plain`."""
        opening = self._open.match(text, begin)
        first = self._point(text, opening.end()) if opening else _longest_point(plain)
        if first and (to := self._to.match(text, first.end)):
            yield from self._range(text, begin, first, to, opening is not None)
        if side := self._side.match(text, begin):
            inner = self._point(text, side.end())
            if inner is None and side["inside"] and (unit := self._the_unit.match(text, side.end())):
                inner = Found(unit.start(), unit.end(), "the_unit", self._reader.read("the_unit", unit))
            if inner and inner.meaning and (side["inside"] or inner.rule in ("unit", "days", "weekday", "loose_unit")):
                kind, value = inner.meaning
                yield Found(
                    begin, inner.end, "sided", (kind, Sided(value, self.words.sides[plain_words(side["side"])]))
                )
        if (shift := self._rules["shift"].match(text, begin)) and (space := self._space.match(text, shift.end())):
            meaning, origin = self._reader.read("shift", shift), self._point(text, space.end())
            if meaning and origin and origin.meaning and isinstance(meaning[1], Shift) and meaning[0] == "anchored":
                yield Found(
                    begin, origin.end, "from_point", ("relative", replace(meaning[1], origin=origin.meaning[1]))
                )

    def _range(self, text: str, begin: int, first: Found, to: re.Match[str], opened: bool) -> Iterator[Found]:
        """Yield the range from `first`, unless "and" or a dash only happens to stand between two times."""
        last = self._point(text, to.end())
        dash, plain = to[0].strip() in ("-", "–", "—"), plain_words(to[0].lstrip(","))
        if first.meaning is None or (plain == "and" and not opened):
            return
        if last and last.meaning:
            if dash and to[0] != to[0].strip() and last.rule != first.rule:
                return
            value = _share_year(first.meaning[1], last.meaning[1])
            yield Found(begin, last.end, "year" if last.rule == "year" else "range", ("range", value))
        elif present := self._present.match(text, to.end()):
            yield Found(begin, present.end(), "range", ("range", Range(first.meaning[1], None)))

    def _with_time_of_day(self, text: str, found: Found, floor: int) -> Found:
        """Return a day with the time of day around it: "10 a.m. on Monday", "Friday evening"."""
        if found.meaning is None or not _is_one_day(found.meaning[1]):
            return found
        start = max(floor, found.begin - 40)
        if before := self._before_day.search(text[start : found.begin]):
            found = replace(found, begin=start + before.start())
        if after := self._after_day.match(text, found.end):
            found = replace(found, end=after.end())
        return self._with_date_beside(text, found)

    def _with_date_beside(self, text: str, found: Found) -> Found:
        """Return a day with the date that stands beside it: "today, 3 November 2025"."""
        comma = self._comma.match(text, found.end) if found.rule in ("days", "weekday") else None
        date = self._point(text, comma.end()) if comma else None
        if date is None or date.meaning is None or not isinstance(date.meaning[1], Calendar) or not date.meaning[1].day:
            return found
        return replace(found, end=date.end, meaning=date.meaning)

    def _with_bound(self, text: str, found: Found, floor: int) -> Found:
        """Return an expression with the word before it that opens a side; "after Friday's talks" opens none."""
        if self._onwards.match(text, found.end):
            return replace(found, bound="since")
        start = max(floor, found.begin - 24)
        bound = self._bound.search(text[start : found.begin])
        if bound is None or self._possessive.match(text, found.end):
            return found
        return replace(found, bound=self.words.bounds[plain_words(bound["bound"])], lead=bound[0])

    def _unless_record(self, text: str, found: Found) -> Found:
        """Return "the first visit in ten years" as a duration."""
        if found.rule == "ahead" and self._guards.is_record(text, found.begin):
            return replace(found, meaning=("duration", Unplaced()))
        return found


@lru_cache(maxsize=8)
def compile_grammar(cues: DatingCues) -> TimeGrammar:
    """Return the grammar of `cues`, compiled once."""
    return TimeGrammar(cues)


#: A word or number that is no part of another one.
_WORD = re.compile(r"(?<![\w$€£#@])(?<!\w[-–/.,:])['’]?[^\W_]\w*")


def _longest_point(found: Iterable[Found]) -> Found | None:
    return max((f for f in found if f.rule in _POINTS), key=lambda f: f.end, default=None)


def _share_year(first: Value, last: Value) -> Range:
    """Return the range; a year that only one end has is the other's too: "June 3 to July 2, 2024"."""
    if not isinstance(first, Calendar) or not isinstance(last, Calendar) or not first.month or not last.month:
        return Range(first, last)
    turns = (first.month, first.day or 0) > (last.month, last.day or 0)
    if last.year and not first.year and not first.which:
        first = replace(first, year=last.year - turns)
    elif first.year and not last.year and not last.which:
        last = replace(last, year=first.year + turns)
    elif last.of_year and not first.which:
        first = replace(first, which=last.which, of_year=True)
    return Range(first, last)


def _is_one_day(value: Value) -> bool:
    match value:
        case Calendar():
            return value.day is not None
        case Days(first, last):
            return first == last
        case Sided():
            return _is_one_day(value.whole)
        case _:
            return isinstance(value, Weekday)
