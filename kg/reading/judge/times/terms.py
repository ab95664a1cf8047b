"""Read how long somebody held an office: "president since 1993", "secretary-general from 1953 to 1961".

The term stands right behind the office and its holder. What has ended by the day of the document is past.
"""

from kg.model import Factuality, Status, TimeSpan
from kg.reading.judge.times.timing import TimeJudge
from kg.reading.resolve.posts.offices import Holding


class TermReader:
    """Reads the terms of office of one parse."""

    def __init__(self, timing: TimeJudge) -> None:
        """Look at the parse and the times of `timing`."""
        self.parse = timing.parse
        self.timing = timing

    def read(self, holding: Holding) -> tuple[TimeSpan | None, Status | None]:
        """Return when an office is said to be held, and where its holder stands by that."""
        first = self._opener(holding.last + 1)
        if first is None:
            return None, holding.status
        when, today = self.timing.read_at(first), self.timing.date
        if when is None or when.latest is None:
            return when, holding.status
        ended = when.latest < today if today is not None else self._is_past(holding.head)
        return when, holding.status or (Status.FORMER if ended else None)

    def _is_past(self, head: int) -> bool:
        """Whether an office is one that somebody "was" in."""
        p = self.parse
        return p.dep[head] == "attr" and p.tag[p.head[head]] == "VBD"

    def read_end(self, trigger: int) -> TimeSpan | None:
        """Return until when an office was held that what is told at `trigger` ends."""
        when = self.timing.judge(trigger, Factuality.FACT)
        return TimeSpan(when.text, latest=when.latest) if when is not None and when.latest is not None else None

    def _opener(self, t: int) -> int | None:
        """Return the word that opens a term behind an office, a comma or bracket between them passed over."""
        p = self.parse
        for first in (t, t + 1):
            if (
                first < len(p)
                and p.lower[first] in self.timing.cues.term_openers
                and (first == t or p.words[t] in (",", "("))
            ):
                return first
        return None
