"""Estimate how many documents a build will read, while it reads."""

from collections import deque

from kg.reading.meter import Meter


class Pace:
    """Compares the bytes of the documents that were read with those of the rest of the input.

    >>> meter = Meter(lambda: 1000)
    >>> pace = Pace(meter)
    >>> for end in (100, 200):
    ...     meter.reach(end)
    ...     pace.assign()
    >>> pace.finish(2)
    >>> pace.estimate()
    10
    """

    def __init__(self, meter: Meter | None = None) -> None:
        """Take what tells how far the input is read; without it nothing is estimated."""
        self._meter = meter or Meter(lambda: None)
        #: Where the input that needs no reading ends, and the part that was read.
        self._begin = self._reached = 0
        #: Where the documents end that are being read.
        self._ends: deque[int] = deque()
        self._done = 0

    def assign(self) -> None:
        """Note that the document which the meter has reached is going to be read."""
        self._ends.append(self._meter.done)

    def skip(self) -> None:
        """Note that the document which the meter has reached need not be read."""
        if not self._done and not self._ends:
            self._begin = self._reached = self._meter.done

    def finish(self, documents: int) -> None:
        """Note that the next so many documents were read, or given up."""
        for _ in range(min(documents, len(self._ends))):
            self._reached = self._ends.popleft()
            self._done += 1

    def estimate(self) -> int | None:
        """Return about how many documents will be read in all; None where that is not known."""
        whole = self._meter.all if self._done else None
        if whole is None or self._reached <= self._begin:
            return None
        more = self._done * (whole - self._reached) / (self._reached - self._begin)
        return self._done + max(len(self._ends), round(more))
