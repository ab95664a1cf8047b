"""Load the words by which texts say when, and check them whole.

`DatingCues` is ontology/cues/dating.yaml as it is written there; what each list is for is said there too.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal, get_args

import yaml
from pydantic import ConfigDict, Field, TypeAdapter, ValidationError

from kg.errors import VocabularyError
from kg.reference.files import find_files

Unit = Literal["hour", "day", "week", "weekend", "fortnight", "month", "quarter", "year", "decade", "century"]
Which = Literal["last", "this", "next", "same", "following", "previous"]
Side = Literal["earlier", "later"]
Bound = Literal["since", "from", "until", "by", "before", "after"]
Amount = Literal["about", "more", "less"]
Container = Literal["week", "month", "year", "decade", "century"]
Words = tuple[Annotated[str, Field(min_length=1)], ...]
Month = Annotated[int, Field(ge=1, le=12)]
Pair = tuple[int, int]

_STRICT = ConfigDict(extra="forbid", frozen=True)


@dataclass(frozen=True, slots=True)
class CalendarName:
    """How a month or a weekday is called, and its short forms."""

    __pydantic_config__ = _STRICT
    names: Words
    short: Words = ()


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch inside a longer period: "early", "the first half of".

    Each container has the first and last of what it is made of: days of a week or month, months of a year, years of a
    decade or century, from 1; negative numbers count from its end. Of a container that is None there is no such part.
    """

    __pydantic_config__ = _STRICT
    words: Words
    week: Pair | None = None
    month: Pair | None = None
    year: Pair | None = None
    decade: Pair | None = None
    century: Pair | None = None

    def within(self, container: Container) -> Pair | None:
        """Return the first and last of what `container` is made of.

        >>> Part(("early",), month=(1, 10)).within("month")
        (1, 10)
        """
        pairs: dict[Container, Pair | None] = {
            "week": self.week,
            "month": self.month,
            "year": self.year,
            "decade": self.decade,
            "century": self.century,
        }
        return pairs[container]


@dataclass(frozen=True, slots=True)
class WindowWords:
    """Words of spans that end ("the past year") or begin ("the next two weeks") with the document."""

    __pydantic_config__ = _STRICT
    back: Words
    ahead: Words


@dataclass(frozen=True, slots=True)
class RangeWords:
    """Words around the two ends of a range, and those for an end that is now."""

    __pydantic_config__ = _STRICT
    open: Words
    to: Words
    present: Words


@dataclass(frozen=True, slots=True, eq=False)
class DatingCues:
    """The words of ontology/cues/dating.yaml. Two are equal only if they are one, so that patterns are built once."""

    __pydantic_config__ = _STRICT
    months: Mapping[Month, CalendarName]
    ambiguous_months: Words
    month_leads: Words
    weekdays: Mapping[Annotated[int, Field(ge=1, le=7)], CalendarName]
    feasts: Mapping[str, tuple[Month, Annotated[int, Field(ge=1, le=31)]]]
    moving_feasts: Words
    seasons: Mapping[str, tuple[Month, Month]]
    ambiguous_seasons: Words
    numbers: Mapping[str, Annotated[float, Field(gt=0)]]
    ordinals: Mapping[str, int]
    decades: Mapping[str, int]
    units: Mapping[Unit, Words]
    dayparts: Words
    day_adverbs: Words
    clock: Words
    near_clock: Words
    meridiem: Words
    zones: Words
    days: Mapping[str, Pair]
    which: Mapping[Which, Words]
    joining_which: Words
    windows: WindowWords
    halves: Words
    ago: Words
    hence: Words
    later: Words
    earlier: Words
    sides: Mapping[Side, Words]
    every: Words
    parts: Mapping[str, Part]
    ends: Words
    bounds: Mapping[Bound, Words]
    onwards: Words
    list_words: Words
    range_words: RangeWords
    amounts: Mapping[Amount, Words]
    vague_amounts: Words
    durations: Words
    deadlines: Words
    ahead_leads: Words
    records: Words
    vague: Words
    names: Words
    numbered: Words
    year_leads: Words
    count_leads: Words
    counted: Words
    dated_things: Words
    dated_names: Words
    season_leads: Words
    feast_leads: Words
    day_leads: Words
    after_day: Words
    setting_verbs: Words
    ahead_verbs: Words
    cancelling_verbs: Words
    postponing_verbs: Words
    put_off_to: Words
    attempts: Words
    moments: Words
    limits: Words
    term_openers: Words


def load_dating_cues(overlay: Path | None = None) -> DatingCues:
    """Return the dating cues, `overlay`'s file in place of the shipped one; every fault is told at once.

    >>> load_dating_cues().months[5].names
    ('May',)
    """
    path = find_files("cues/dating.yaml", overlay)[0]
    try:
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise VocabularyError(str(path), f"is no readable YAML: {error}.", "Mend the place it names.") from error
    try:
        cues = TypeAdapter(DatingCues).validate_python(content)
    except ValidationError as error:
        faults = "; ".join(f"{'.'.join(map(str, e['loc'])) or 'file'}: {e['msg']}" for e in error.errors())
        raise VocabularyError(str(path), f"{faults}.", "Compare with the shipped ontology/cues/dating.yaml.") from error
    faults = "; ".join(_missing(cues))
    if faults:
        raise VocabularyError(str(path), f"{faults}.", "Compare with the shipped ontology/cues/dating.yaml.")
    return cues


def _missing(cues: DatingCues) -> list[str]:
    """Say which months, weekdays or units have no name, and which list names a month or season that there is not."""
    nameless = CalendarName(())
    faults = [f"months.{n}: has no name" for n in range(1, 13) if not cues.months.get(n, nameless).names]
    faults += [f"weekdays.{n}: has no name" for n in range(1, 8) if not cues.weekdays.get(n, nameless).names]
    faults += [f"units.{unit}: has no word" for unit in get_args(Unit) if not cues.units.get(unit)]
    names = {name for month in cues.months.values() for name in month.names}
    faults += [f"ambiguous_months: {name} is no month" for name in cues.ambiguous_months if name not in names]
    faults += [f"ambiguous_seasons: {name} is no season" for name in cues.ambiguous_seasons if name not in cues.seasons]
    return faults
