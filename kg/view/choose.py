"""Choose which statements a page shows where the graph holds more than a reader can take in."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from math import log2


@dataclass(frozen=True, slots=True)
class Candidate:
    """A statement before it is fetched: what it would put on the page."""

    things: frozenset[str]
    #: What its square would stand for; empty for a relation, which needs no node of its own.
    mark: str = ""
    #: Day of the newest document that says it, "" where none is known.
    newest: str = ""


def count_statements(candidates: Mapping[str, Candidate]) -> Counter[str]:
    """Return for each thing in how many statements it takes part."""
    return Counter(thing for candidate in candidates.values() for thing in candidate.things)


def choose_statements(candidates: Mapping[str, Candidate], limit: int) -> list[str]:
    """Return the statements that fit on a page of `limit` nodes, sorted by identifier.

    Half of a statement's rank is how much is said about the two most said-about who take part, half how new it is: so
    what joins two goes before what is said of one. A lower statement that adds no node still enters when the page is
    full.

    >>> few = {"a": Candidate(frozenset({"x", "y"}), "a"), "b": Candidate(frozenset({"z"}), "b")}
    >>> choose_statements(few, 3), choose_statements(few, 5)
    (['a'], ['a', 'b'])
    """
    said = count_statements(candidates)
    days = {day: place for place, day in enumerate(sorted({c.newest for c in candidates.values()}), start=1)}
    most = log2(1 + max(said.values(), default=1))

    def rank(key: str) -> tuple[float, str]:
        one = candidates[key]
        fame = sum(sorted((log2(1 + said[thing]) for thing in one.things), reverse=True)[:2]) / 2
        return -(fame / most + days[one.newest] / len(days)), key

    chosen: list[str] = []
    nodes: set[str] = set()
    for key in sorted(candidates, key=rank):
        needed = candidates[key].things | ({candidates[key].mark} - {""})
        if len(nodes | needed) <= limit:
            nodes |= needed
            chosen.append(key)
    return sorted(chosen)
