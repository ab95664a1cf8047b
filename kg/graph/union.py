"""Tell which of many numbers belong together, in four bytes each (Galler and Fischer 1964, with path halving)."""

from array import array


class Union:
    """Numbers from 0 on, each at first by itself; the smallest of those that belong together stands for them.

    >>> union = Union(4)
    >>> union.join(3, 1)
    >>> [union.first(number) for number in range(4)]
    [0, 1, 2, 1]
    """

    def __init__(self, count: int) -> None:
        """Take `count` numbers."""
        self._above = array("I", range(count))

    def first(self, number: int) -> int:
        """Return the smallest number that belongs to `number`."""
        above = self._above
        while above[number] != number:
            above[number] = above[above[number]]
            number = above[number]
        return number

    def join(self, one: int, other: int) -> None:
        """Let all that belongs to one belong to the other."""
        one, other = self.first(one), self.first(other)
        self._above[max(one, other)] = min(one, other)
