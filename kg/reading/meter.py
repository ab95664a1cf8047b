"""Tell how much of what was given has been read, in bytes as they lie on a disk or server."""

from collections.abc import Callable


class Meter:
    """Counts the bytes that were read of files one behind the other, and knows how many there are in all.

    >>> meter = Meter(lambda: 300)
    >>> meter.reach(100)
    >>> meter.end_file()
    >>> meter.reach(20)
    >>> meter.done, meter.all
    (120, 300)
    """

    def __init__(self, measure: Callable[[], int | None]) -> None:
        """Take what tells the bytes of all files, None where that is not known; it is asked once, when need be."""
        self._measure: Callable[[], int | None] | None = measure
        self._all: int | None = None
        self._behind = self._here = 0

    @property
    def done(self) -> int:
        """Return how many bytes were read so far."""
        return self._behind + self._here

    @property
    def all(self) -> int | None:
        """Return how many bytes there are, None where that is not known."""
        if self._measure is not None:
            measure, self._measure = self._measure, None
            self._all = measure()
        return self._all

    def reach(self, position: int) -> None:
        """Note how far the file that is being read was read."""
        self._here = position

    def end_file(self) -> None:
        """Note that nothing more is read of this file."""
        self._behind, self._here = self.done, 0
