"""Read times that count from somewhere: "yesterday", "last month", "two days later", "over the past three years"."""

import re
from collections.abc import Callable

from kg.reading.judge.times.values import (
    OFFSETS,
    Days,
    Meaning,
    Relative,
    Shift,
    Unplaced,
    Window,
)
from kg.reading.judge.times.words import TimeWords, plain_words
from kg.reference.dating import DatingCues, Unit


class RelationReader:
    """Reads matches by the words of one set of cues."""

    def __init__(self, cues: DatingCues, words: TimeWords) -> None:
        """Keep the cues and their words by meaning."""
        self._cues = cues
        self._words = words

    def readers(self) -> dict[str, Callable[[re.Match[str]], Meaning | None]]:
        """Return the readers by the names of their rules."""
        return {
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
            "hour": lambda _: ("vague", Unplaced()),
            "moving_feast": lambda _: ("vague", Unplaced()),
        }

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
        value = Relative(unit, offset, base, self._words.part_of(match["part"]))
        return ("anchored" if base == "anchor" else "relative"), value

    def _loose_unit(self, match: re.Match[str]) -> Meaning | None:
        said = match.groupdict()
        unit, _ = self._unit_of(said.get("unit") or said["weekend"])
        return "relative", Relative(unit, 0, "document", self._words.part_of(said.get("part")), loose=True)

    def _unit_end(self, match: re.Match[str]) -> Meaning | None:
        unit, _ = self._unit_of(match["unit"])
        return "relative", Relative(unit, 0, "document", self._cues.parts["end"], loose=True)

    def _unit_beside(self, match: re.Match[str]) -> Meaning | None:
        """Read "the day before", and "the week before last"."""
        unit, _ = self._unit_of(match["unit"])
        sign = 1 if plain_words(match["towards"]) in self._cues.later else -1
        if which := self._words.which_of(match["which"]):
            return ("relative", Relative(unit, 2 * sign)) if OFFSETS[which][0] == sign else None
        return "anchored", Relative(unit, sign, "anchor")

    def _shift(self, match: re.Match[str]) -> Meaning | None:
        towards = plain_words(match["towards"])
        from_document = towards in self._cues.ago or towards in self._cues.hence
        sign = -1 if towards in self._cues.ago or towards in self._cues.earlier else 1
        amount, unit = self._amount(match)
        slack = self._words.amount_of(match["slack"])
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
        slack = self._words.amount_of(match["slack"])
        amount, unit = self._amount(match)
        return "relative", Shift(amount, unit, "document", slack, if_future=True)

    def _amount(self, match: re.Match[str]) -> tuple[float, Unit]:
        half = 0.5 if match["half"] or match["half_after"] else 0.0
        return self._words.number(match["number"]) + half, self._words.units[plain_words(match["unit"])]

    def _unit_of(self, written: str) -> tuple[Unit, bool]:
        """Return the unit and whether it was said by a part of the day."""
        plain = plain_words(written)
        return ("day", True) if plain in self._cues.dayparts else (self._words.units[plain], False)
