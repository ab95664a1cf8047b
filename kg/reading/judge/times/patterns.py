"""Write the patterns of time expressions: which dating words may stand beside which.

Every pattern is a regular expression as text with named groups; kg/reading/judge/times/reading.py says what they mean.
"""

from itertools import chain

from kg.reading.judge.times.words import DAY, ORDINAL_DAY, SPACE, YEAR, any_name, any_of
from kg.reference.dating import DatingCues

_S = SPACE
_THE = rf"(?:(?i:the){_S})"
_END = r"(?![\w])"


def write_patterns(cues: DatingCues) -> dict[str, str]:
    """Return the pattern of each rule.

    >>> import re
    >>> from kg.reference.dating import load_dating_cues
    >>> bool(re.fullmatch(write_patterns(load_dating_cues())["month_day"], "May 15, 2025"))
    True
    """
    patterns = _calendar_patterns(cues) | _relative_patterns(cues) | _other_patterns(cues)
    to = to_pattern(cues)
    start = rf"(?:(?P<open>{any_of(cues.range_words.open)}){_S})?"
    month, weekday = any_name(cues.months, short=True), rf"(?:{any_name(cues.weekdays, short=True)},?{_S})?"
    day, year = rf"(?P<first_day>{DAY})(?P<to>{to}){weekday}(?P<last_day>{DAY})", _year_tail(cues)
    patterns["days_month"] = rf"{start}{weekday}{_THE}?{day}(?:{_S}(?i:of))?{_S}(?P<month>{month}){year}"
    patterns["month_days"] = rf"{start}{weekday}(?P<month>{month}){_S}{_THE}?{day}{year}"
    patterns["years"] = r"(?P<year>(?:1[5-9]|20)\d\d)[-–/](?P<end>\d\d)(?![-–/]?\d)"
    return {name: rf"(?:{pattern}){_END}" for name, pattern in patterns.items()}


def to_pattern(cues: DatingCues) -> str:
    """Return a pattern for what stands between the two ends of a range."""
    return rf"(?:,?{_S}{any_of(cues.range_words.to)}{_S}|{_S}?[-–—]{_S}?)"


def the_unit_pattern(cues: DatingCues) -> str:
    """Return a pattern for "the month", which only counts in "later in the month"."""
    return rf"{_THE}(?P<unit>{_units(cues)}){_END}"


def clock_pattern(cues: DatingCues) -> str:
    """Return a pattern for times of day."""
    zone = rf"(?:{_S}\(?{any_of(cues.zones)}\)?)?"
    halved = rf"\d{{1,2}}(?:[:.]\d\d)?{_S}?{any_of(cues.meridiem)}(?!\w)"
    full = rf"[0-2]?\d:[0-5]\d|[0-2]\d[0-5]\d(?={_S}{any_of(cues.zones)})"
    return rf"(?:(?:{halved}|{full}|(?:{_near_clock(cues)}{_S})?{any_of(cues.clock)}){zone})"


def _near_clock(cues: DatingCues) -> str:
    """Return a pattern for how close to an hour of the day: "soon after"."""
    return rf"{any_of(cues.near_clock)}{_S}{any_of((*cues.bounds['before'][:1], *cues.bounds['after'][:1]))}"


def _year_tail(cues: DatingCues) -> str:
    which, year = any_of(chain(*cues.which.values())), any_of(cues.units["year"][:1])
    return rf"(?:,?{_S}(?:(?i:of){_S})?(?:(?P<year>{YEAR})|(?P<of_year>{which}){_S}{year}))?"


def _part(cues: DatingCues) -> str:
    return rf"(?:{_THE}?(?P<part>{any_of(word for part in cues.parts.values() for word in part.words)})(?:-|{_S}))"


def _units(cues: DatingCues) -> str:
    """Return a pattern for whole calendar units in the singular; an hour is none."""
    return any_of((*(forms[0] for unit, forms in cues.units.items() if unit != "hour"), *cues.dayparts))


def _amount(cues: DatingCues) -> str:
    whole = {word: n for word, n in cues.numbers.items() if "a " not in word}
    tens = any_of(word for word, n in whole.items() if n >= 20)
    ones = any_of(word for word, n in whole.items() if 1 <= n < 10 and word not in ("a", "an"))
    half = rf"(?:{_S}{any_of(cues.halves)})"
    slack = rf"(?:(?P<slack>{any_of(chain(*cues.amounts.values()))}){_S})?"
    number = rf"(?P<number>\d{{1,3}}|{tens}(?:-|{_S}){ones}|{any_of(cues.numbers)})"
    unit = rf"(?P<unit>{any_of(chain(*cues.units.values()))})"
    return rf"{slack}{number}(?P<half>{half})?(?:-|{_S}){unit}(?P<half_after>{half})?"


def _calendar_patterns(cues: DatingCues) -> dict[str, str]:
    full, month = any_name(cues.months, short=False), any_name(cues.months, short=True)
    weekday = rf"(?:{any_name(cues.weekdays, short=True)},?{_S})?"
    named = any_of(w for listed in cues.which.values() for w in listed if w not in cues.joining_which)
    part, year = _part(cues), _year_tail(cues)
    which, units = any_of(chain(*cues.which.values())), {unit: any_of(forms[:1]) for unit, forms in cues.units.items()}
    century = rf"(?:1[5-9]|20)th|21st|{any_of(cues.ordinals)}"
    return {
        "iso": rf"(?P<year>{YEAR})[-/](?P<month>0?[1-9]|1[0-2])[-/](?P<day>0?[1-9]|[12]\d|3[01])(?!\d)"
        r"(?:T\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?)?",
        "slashed": rf"(?P<one>\d{{1,2}})(?P<mark>[/.])(?P<two>\d{{1,2}})[/.](?P<year>{YEAR})",
        "day_month": rf"{weekday}{_THE}?(?P<day>{DAY})(?:{_S}(?i:of))?{_S}(?P<month>{month}){year}",
        "month_day": rf"{weekday}(?P<month>{month})(?:{_S}|(?<=\.)){_THE}?(?P<day>{DAY}){year}",
        "month": rf"(?:{part}|(?P<which>{named}){_S})?(?P<month>{full}){year}",
        "month_head": rf"(?P<month>{month})(?={_S}?[-–—:]{_S})",
        "month_year": rf"{part}?(?P<month>{month})(?:{_S}|(?<=\.))(?P<year>{YEAR})",
        "feast": rf"(?P<feast>{any_of(cues.feasts, exact=True)}){year}",
        "season": rf"(?:(?P<which>{named}){_S}|{part}?{_THE}?)(?P<season>{any_of(cues.seasons)})"
        rf"(?:(?:{_S}(?i:of))?,?{_S}(?P<year>{YEAR})(?:[-–/]\d\d)?)?",
        "decade": rf"{part}?{_THE}?(?:(?P<decade>(?:1[5-9]|20)\d0)['’]?s|['’](?P<short>\d0)s)",
        "decade_word": rf"(?={_THE}){part}?{_THE}?(?P<word>{any_of(cues.decades)})",
        "century": rf"{part}?{_THE}?(?P<century>{century})(?:-|{_S}){units['century']}",
        "year": rf"(?:{part}{_THE}?)?(?:{_THE}?{units['year']}{_S})?(?P<year>{YEAR})",
        "weekday": rf"(?:(?P<which>{named}){_S})?(?P<weekday>{any_name(cues.weekdays, short=False)})"
        rf"(?:,?(?:{_S}(?i:of))?{_S}(?P<week>{which}){_S}{units['week']})?",
        "day_of_month": rf"{_THE}(?P<day>{ORDINAL_DAY})(?:{_S}(?i:of){_S}"
        rf"(?:(?P<which>{which})|(?i:the)){_S}{units['month']})?(?!-)",
    }


def _relative_patterns(cues: DatingCues) -> dict[str, str]:
    units, part, amount = _units(cues), _part(cues), _amount(cues)
    which = any_of(chain(*cues.which.values()))
    plural = any_of(form for forms in cues.units.values() for form in forms[1:])
    vague = any_of(cues.vague_amounts)
    towards = any_of((*cues.ago, *cues.hence, *cues.later, *cues.earlier))
    windows = any_of((*cues.windows.back, *cues.windows.ahead))
    weekend = any_of(cues.units["weekend"][:1])
    whole = any_of(forms[0] for unit, forms in cues.units.items() if unit not in ("hour", "day", "fortnight"))
    return {
        "days": any_of(cues.days),
        "unit": rf"(?:{part})?(?P<which>{which}){_S}(?P<unit>{units})",
        "loose_unit": rf"(?:{part}(?i:the){_S}(?P<unit>{whole})|{_THE}(?P<weekend>{weekend}))",
        "unit_end": rf"(?P<unit>{whole})(?P<end>{any_of(cues.ends)})",
        "unit_beside": rf"{_THE}(?P<unit>{units}){_S}(?P<towards>{any_of((*cues.later, *cues.earlier))})"
        rf"(?:{_S}(?P<which>{any_of((*cues.which['last'], *cues.which['next']))}))?",
        "shift": rf"{amount}{_S}(?P<towards>{towards})",
        "vague_shift": rf"(?:{vague}{_S})?{plural}{_S}(?P<towards>{towards})",
        "window": rf"(?P<the>(?i:the|these|this){_S})?(?P<window>{windows}){_S}"
        rf"(?:{amount}|(?:{vague}{_S})?{plural}|(?P<one>{units}))",
        "limit": rf"{any_of(cues.deadlines)}{_S}(?:{amount}|(?:{vague}{_S})?{plural})",
        "duration": rf"{any_of(cues.durations)}{_S}(?:{amount}|(?:{vague}{_S})?{plural})",
        "ahead": rf"{amount}(?:['’]?{_S}(?i:time))?",
    }


def _other_patterns(cues: DatingCues) -> dict[str, str]:
    weekday, month = any_name(cues.weekdays, short=False), any_name(cues.months, short=False)
    units = any_of(chain(cues.dayparts, *cues.units.values()))
    every = rf"{any_of(cues.every)}{_S}(?:\w+{_S})?(?:{weekday}|{month}|{units})"
    days = "|".join(rf"{name}s" for entry in cues.weekdays.values() for name in entry.names)
    number = rf"(?:{any_of(['No.', 'Nos.', 'No', 'number'])}{_S})?\d[\d/]*(?:{_S}\(\d+\))?"
    return {
        "vague": any_of(cues.vague),
        "hour": rf"(?:{_near_clock(cues)}{_S})?{any_of(cues.clock)}",
        "moving_feast": any_of(cues.moving_feasts, exact=True),
        "every": rf"{every}|{days}",
        "name": any_of(cues.names, exact=True),
        "numbered": rf"{any_of(cues.numbered, exact=True)}{_S}{number}",
    }
