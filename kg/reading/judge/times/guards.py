"""Rule out what only looks like a time: "the 1967 borders", "2,000 soldiers", "May" the name, "the 15th summit"."""

import re
from collections.abc import Callable
from itertools import chain

from kg.reading.judge.times.words import SPACE, any_name, any_of
from kg.reference.dating import DatingCues

#: How much of the text before an expression is looked at.
_BACK = 24
#: Behind the number of an act its year is part of its name: "resolution 1298 (2000)".
_NUMBERED = re.compile(r"\d\s?\(\Z")
_INSIDE = re.compile(r"\s")
_POSSESSIVE = re.compile(r"['’]s?\b")


class TimeGuards:
    """The words around an expression that rule it out or that it cannot do without."""

    def __init__(self, cues: DatingCues) -> None:
        """Compile the lists of words."""
        self._month_leads = _ends_in(cues.month_leads)
        self._year_leads = _ends_in(cues.year_leads)
        self._count_leads = _ends_in(cues.count_leads)
        self._season_leads = _ends_in(cues.season_leads)
        self._day_leads = _ends_in(cues.day_leads)
        self._ahead_leads = _ends_in(cues.ahead_leads)
        self._feast_leads = _ends_in(cues.feast_leads)
        self._records = re.compile(rf"\b{any_of(cues.records)}\b(?:{SPACE}\S+){{0,4}}{SPACE}\Z")
        self._counted = re.compile(rf"{SPACE}{any_of(cues.counted)}\b")
        self._thing = re.compile(rf"(?:(?:{SPACE}|-)[\w’'-]+){{0,2}}?{SPACE}{any_of(cues.dated_things)}\b")
        self._named_after_day = re.compile(rf"{SPACE}{any_of(cues.dated_names, exact=True)}\b")
        self._follows_day = re.compile(rf"{SPACE}(?!{any_of(cues.after_day)}\b)\w|-")
        self._of = re.compile(rf"{SPACE}(?i:of)\b")
        month = rf"(?:\w+{SPACE}){{1,3}}?{any_of(cues.units['month'][:1])}\b"
        self._of_month = re.compile(rf"{SPACE}(?i:of|in){SPACE}(?:{any_name(cues.months, short=False)}|{month})")
        self._ambiguous_month = re.compile(rf"{any_of(cues.ambiguous_months)}\Z")
        self._ambiguous_season = re.compile(rf"(?i:the{SPACE})?{any_of(cues.ambiguous_seasons)}\Z")
        self._compound = re.compile(r"[-–/]\w")
        self._which = re.compile(any_of(chain(*cues.which.values())) + SPACE)
        self._next_or_last = re.compile(any_of((*cues.which["last"], *cues.which["next"])) + SPACE)
        self._day_alone = re.compile(rf"(?i:the){SPACE}\d+\w\w\Z")
        self._guards: dict[str, Callable[[str, int, int], bool]] = {
            "month": self._month,
            "month_head": self._at_head,
            "month_day": self._day,
            "month_days": self._day,
            "day_month": self._unnamed,
            "season": self._season,
            "year": self._year,
            "years": self._uncounted,
            "range": self._uncounted,
            "day_of_month": self._day_of_month,
            "window": self._not_of,
            "unit": self._unit,
            "weekday": self._not_of_month,
            "ahead": self._ahead,
            "duration": self._apart,
            "limit": self._apart,
            "vague": self._not_of,
            "hour": self._hour,
            "moving_feast": self._led,
        }

    def allow(self, rule: str, text: str, begin: int, end: int) -> bool:
        """Say whether the words around `text[begin:end]` let it be a time by `rule`."""
        guard = self._guards.get(rule)
        return guard is None or guard(text, begin, end)

    def is_record(self, text: str, begin: int) -> bool:
        """Say whether what leads up to an amount of time makes it a duration: "the first visit in ten years"."""
        return bool(self._records.search(text[max(0, begin - 60) : begin]))

    def _at_head(self, text: str, begin: int, end: int) -> bool:
        """Whether a month heads an entry: "Dec. - Lima protests"."""
        return not text[text.rfind("\n", 0, begin) + 1 : begin].strip(" \t-*•–")

    def _month(self, text: str, begin: int, end: int) -> bool:
        if not self._ambiguous_month.match(text[begin:end]):
            return True
        return bool(self._month_leads.search(text[max(0, begin - _BACK) : begin])) and not _POSSESSIVE.match(text, end)

    def _season(self, text: str, begin: int, end: int) -> bool:
        if re.search(r"\d", text[begin:end]) or self._which.match(text, begin):
            return True
        if self._ambiguous_season.match(text[begin:end]) or self._of.match(text, end):
            return False
        return bool(self._season_leads.search(text[max(0, begin - _BACK) : begin]))

    def _year(self, text: str, begin: int, end: int) -> bool:
        if self._compound.match(text, end):
            return False
        if not text[begin].isdigit():
            return not self._counted.match(text, end)
        before = text[max(0, begin - _BACK) : begin]
        if self._counted.match(text, end) or self._count_leads.search(before) or _NUMBERED.search(before):
            return False
        return bool(self._year_leads.search(before)) or not self._thing.match(text, end)

    def _uncounted(self, text: str, begin: int, end: int) -> bool:
        return not self._counted.match(text, end)

    def _day(self, text: str, begin: int, end: int) -> bool:
        return self._uncounted(text, begin, end) and self._unnamed(text, begin, end)

    def _unnamed(self, text: str, begin: int, end: int) -> bool:
        return not self._named_after_day.match(text, end)

    def _day_of_month(self, text: str, begin: int, end: int) -> bool:
        if not self._day_alone.match(text[begin:end]):
            return True
        leads = self._day_leads.search(text[max(0, begin - _BACK) : begin])
        return bool(leads) and not self._follows_day.match(text, end)

    def _not_of(self, text: str, begin: int, end: int) -> bool:
        return not self._of.match(text, end)

    def _unit(self, text: str, begin: int, end: int) -> bool:
        """Rule out "the last month of the war"; "the release last month of three men" tells a time."""
        article = text[max(0, begin - 4) : begin].lower() == "the "
        return self._not_of(text, begin, end) or (not article and self._next_or_last.match(text, begin) is not None)

    def _not_of_month(self, text: str, begin: int, end: int) -> bool:
        """Rule out "the first Monday of May", which is one day of four or five; the month stays a time."""
        return not self._of_month.match(text, end)

    def _ahead(self, text: str, begin: int, end: int) -> bool:
        before = text[max(0, begin - _BACK) : begin]
        return bool(self._ahead_leads.search(before)) and self._apart(text, begin, end)

    def _apart(self, text: str, begin: int, end: int) -> bool:
        """Rule out what says how long something is: "in an hour-long speech"."""
        return not self._compound.match(text, end)

    def _hour(self, text: str, begin: int, end: int) -> bool:
        return _INSIDE.search(text, begin, end) is not None or self._led(text, begin, end)

    def _led(self, text: str, begin: int, end: int) -> bool:
        """Whether a word that also names something else says a time: "before Easter", "at dawn"."""
        led = self._feast_leads.search(text[max(0, begin - _BACK) : begin])
        return led is not None and self._apart(text, begin, end)


def _ends_in(leads: tuple[str, ...]) -> re.Pattern[str]:
    """Return a pattern for one of `leads` and a space at the end of a text."""
    return re.compile(rf"(?<![\w-]){any_of(leads)}{SPACE}\(?\Z")
