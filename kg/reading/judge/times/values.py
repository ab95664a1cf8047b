"""What a time expression says before it is known what it counts from.

"May 15" is a month and a day without a year; "last month" is one month back from the document; "the following day" is
one on from another time in the text. `place` in kg/reading/judge/times/placing.py turns each into days.
"""

import datetime as dt
from dataclasses import dataclass
from typing import Literal, TypeAlias

from kg.reference.dating import Amount, Part, Side, Unit, Which

#: What a relative expression counts from: the document's date, or another time in its text.
Base = Literal["document", "anchor"]
#: How many units on from which base each word points.
OFFSETS: dict[Which, tuple[int, Base]] = {
    "last": (-1, "document"),
    "this": (0, "document"),
    "next": (1, "document"),
    "same": (0, "anchor"),
    "following": (1, "anchor"),
    "previous": (-1, "anchor"),
}


@dataclass(frozen=True, slots=True)
class Calendar:
    """A day, month or year of the calendar, as far as it was said: None was left out."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    part: Part | None = None
    #: "last March"; of a day without a month the month ("the 15th of this month").
    which: Which | None = None
    #: `which` speaks of the year ("in March of last year").
    of_year: bool = False


@dataclass(frozen=True, slots=True)
class Season:
    """Whole months that may run over the end of a year: (12, 2) is winter."""

    months: tuple[int, int]
    year: int | None = None
    which: Which | None = None


@dataclass(frozen=True, slots=True)
class Years:
    """A decade or a century."""

    first: int
    count: int
    part: Part | None = None


@dataclass(frozen=True, slots=True)
class Weekday:
    """A day of the week, Monday is 0; `week` is that of "Friday last week"."""

    number: int
    which: Which | None = None
    week: Which | None = None


@dataclass(frozen=True, slots=True)
class Days:
    """Days counted from the document's: "yesterday" is -1 to -1."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Relative:
    """A whole calendar unit, `offset` units on from the one of its base: "last month", "the following day"."""

    unit: Unit
    offset: int
    base: Base = "document"
    part: Part | None = None
    #: "the weekend", "the month" without saying which: the next one if the verb looks ahead.
    loose: bool = False


@dataclass(frozen=True, slots=True)
class Shift:
    """So long before or after: "two days ago", "three weeks later", "two days after May 15"."""

    amount: float
    unit: Unit
    base: Base
    slack: Amount | None = None
    #: Only when the verb looks ahead ("in six months"); otherwise it is a duration.
    if_future: bool = False
    #: Another time that it counts from, where the expression names it.
    origin: "Value | None" = None


@dataclass(frozen=True, slots=True)
class Window:
    """A span that ends (`amount` < 0) or begins with the document: "the past three years"."""

    amount: float
    unit: Unit
    #: Only when the verb looks ahead ("within two days"); otherwise it is a duration.
    if_future: bool = False


@dataclass(frozen=True, slots=True)
class Range:
    """From one time to another; None is the document's day."""

    first: "Value"
    last: "Value | None"


@dataclass(frozen=True, slots=True)
class Sided:
    """The part of a period before or after the document's day: "earlier this month"."""

    whole: "Value"
    side: Side


@dataclass(frozen=True, slots=True)
class EitherDay:
    """A date whose day and month can be read in two ways ("05/06/2024")."""

    either: dt.date
    other: dt.date


@dataclass(frozen=True, slots=True)
class Unplaced:
    """Words that say a time but none that can be counted: "recently", "for six months"."""


Value: TypeAlias = (
    "Calendar | Season | Years | Weekday | Days | Relative | Shift | Window | Range | Sided | EitherDay | Unplaced"
)

Kind = Literal["date", "relative", "weekday", "range", "duration", "vague", "anchored"]
#: The kind of an expression and what it says.
Meaning: TypeAlias = tuple[Kind, Value]
