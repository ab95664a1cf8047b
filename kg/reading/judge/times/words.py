"""Turn the dating words into parts of patterns, and words found back into what they mean."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from kg.reference.dating import Amount, Bound, CalendarName, DatingCues, Part, Side, Unit, Which

#: White space inside an expression: at most one line break.
SPACE = r"(?:[^\S\n]+(?:\n[^\S\n]*)?|\n[^\S\n]*)"
YEAR = r"(?:1[5-9]|20)\d\d(?!\d|[.,]\d)"
DAY = r"(?:(?:3[01]|[12]\d|0?[1-9])(?:(?:st|nd|rd|th)\b|(?![\w%]|[.,:]\d)))"
ORDINAL_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)\b"
_K = TypeVar("_K")


def any_of(items: Iterable[str], *, exact: bool = False) -> str:
    """Return a pattern for any of `items`, longest first; with `exact` upper and lower case differ.

    >>> bool(re.fullmatch(any_of(["last", "this past"]), "This  past"))
    True
    """
    ordered = sorted(set(items), key=lambda word: (-len(word), word))
    if exact:
        return f"(?:{'|'.join(map(_spaced, ordered))})"
    # One branch a letter, written large and small: where case is ignored, the engine tries every branch to its end.
    by_letter: dict[str, list[str]] = {}
    for word in ordered:
        by_letter.setdefault(word[:1].lower(), []).append(_spaced(word[1:]))
    branches = "|".join(f"{_either_case(letter)}(?i:{'|'.join(ends)})" for letter, ends in by_letter.items())
    return f"(?:{branches})"


def _spaced(word: str) -> str:
    return re.escape(word).replace(r"\ ", SPACE)


def _either_case(letter: str) -> str:
    return f"[{letter}{letter.upper()}]" if letter.isalpha() else re.escape(letter)


def any_name(names: Mapping[int, CalendarName], *, short: bool) -> str:
    """Return a pattern for months or weekdays, as written or in capitals; with `short` also abbreviated."""
    full = [form for entry in names.values() for name in entry.names for form in (name, name.upper())]
    brief = [form for entry in names.values() for name in entry.short for form in (name, name.upper())]
    if not short or not brief:
        return rf"(?:{any_of(full, exact=True)}\b)"
    return rf"(?:{any_of(full, exact=True)}\b|{any_of(brief, exact=True)}(?:\.|\b))"


def plain_words(text: str) -> str:
    r"""Return `text` in lower case with single spaces and without a full stop at its end.

    >>> plain_words("This\nPast")
    'this past'
    """
    return " ".join(text.lower().split()).rstrip(".")


@dataclass(frozen=True, slots=True)
class TimeWords:
    """The words of the cues by what they mean; keys are in lower case with single spaces."""

    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    numbers: Mapping[str, float]
    units: Mapping[str, Unit]
    which: Mapping[str, Which]
    parts: Mapping[str, Part]
    bounds: Mapping[str, Bound]
    amounts: Mapping[str, Amount]
    sides: Mapping[str, Side]

    def number(self, written: str) -> float:
        """Return the number that `written` names: digits, a word, or tens and ones.

        >>> from kg.reference.dating import load_dating_cues
        >>> read_words(load_dating_cues()).number("Twenty-five")
        25.0
        """
        plain = plain_words(written)
        if plain.isdigit():
            return float(plain)
        if plain in self.numbers:
            return self.numbers[plain]
        return sum(self.numbers[part] for part in re.split(r"[-\s]", plain))

    def month_of(self, written: str) -> int:
        """Return the number of a month, written as a word or a number."""
        return int(written) if written.isdigit() else self.months[plain_words(written)]

    def part_of(self, written: str | None) -> Part | None:
        """Return the part that `written` names, if anything is written."""
        return self.parts[plain_words(written)] if written else None

    def which_of(self, written: str | None) -> Which | None:
        """Return which one `written` points at, if anything is written."""
        return self.which[plain_words(written)] if written else None

    def amount_of(self, written: str | None) -> Amount | None:
        """Return how exact an amount is, if anything is written."""
        return self.amounts[plain_words(written)] if written else None


def read_words(cues: DatingCues) -> TimeWords:
    """Return the words of `cues` by what they mean."""
    return TimeWords(
        months=_calendar_names(cues.months),
        weekdays={name: number - 1 for name, number in _calendar_names(cues.weekdays).items()},
        numbers={word.lower(): float(number) for word, number in cues.numbers.items()},
        units=_by_word(cues.units),
        which=_by_word(cues.which),
        parts={word.lower(): part for part in cues.parts.values() for word in part.words},
        bounds=_by_word(cues.bounds),
        amounts=_by_word(cues.amounts),
        sides=_by_word(cues.sides),
    )


def _by_word(meanings: Mapping[_K, tuple[str, ...]]) -> dict[str, _K]:
    return {word.lower(): meaning for meaning, listed in meanings.items() for word in listed}


def _calendar_names(names: Mapping[int, CalendarName]) -> dict[str, int]:
    return {name.lower(): number for number, entry in names.items() for name in (*entry.names, *entry.short)}
