"""Choose which statements a page shows where the graph holds more than a reader can take in."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import log2, sqrt


@dataclass(frozen=True, slots=True)
class Candidate:
    """A statement before it is fetched: what it would put on the page."""

    things: frozenset[str]
    #: What its square would stand for; empty for a relation, which needs no node of its own.
    mark: str = ""
    #: Day of the newest document that says it, "" where none is known.
    newest: str = ""
    #: Key of the family of what it says.
    family: str = ""


def count_statements(candidates: Mapping[str, Candidate]) -> Counter[str]:
    """Return for each thing in how many statements it takes part."""
    return Counter(thing for candidate in candidates.values() for thing in candidate.things)


def rank_statements(candidates: Mapping[str, Candidate]) -> list[str]:
    """Return the statements, what a page should show first at the front.

    Half of a statement's rank is how much is said about the two most said-about who take part, half how new it is: so
    what joins two goes before what is said of one. Families take turns, each with its best first: what is told four
    times as often has twice the turns, so that it neither fills the page nor gives way to what joins nobody.

    >>> many = {"a": Candidate(frozenset("xy"), family="office"), "b": Candidate(frozenset("xz"), family="office")}
    >>> rank_statements(many | {"c": Candidate(frozenset("w"), family="talks")})
    ['a', 'c', 'b']
    """
    said = count_statements(candidates)
    days = {day: place for place, day in enumerate(sorted({c.newest for c in candidates.values()}), start=1)}
    most = log2(1 + max(said.values(), default=1))

    def rank(key: str) -> tuple[float, str]:
        one = candidates[key]
        fame = sum(sorted((log2(1 + said[thing]) for thing in one.things), reverse=True)[:2]) / 2
        return -(fame / most + days[one.newest] / len(days)), key

    ranked = sorted(candidates, key=rank)
    pace = {family: 1 / sqrt(told) for family, told in Counter(c.family for c in candidates.values()).items()}
    taken: Counter[str] = Counter()
    turn = {}
    for key in ranked:
        family = candidates[key].family
        taken[family] += 1
        turn[key] = taken[family] * pace[family]
    return sorted(ranked, key=turn.__getitem__)


def take_statements(ranked: Iterable[str], candidates: Mapping[str, Candidate], limit: int) -> list[str]:
    """Return those of `ranked` that fit into `limit` nodes, in their order.

    A lower statement that adds no node still enters when there is no room for more.

    >>> few = {"a": Candidate(frozenset({"x", "y"}), "a"), "b": Candidate(frozenset({"z"}), "b")}
    >>> take_statements(rank_statements(few), few, 3), take_statements(rank_statements(few), few, 5)
    (['a'], ['a', 'b'])
    """
    taken: list[str] = []
    nodes: set[str] = set()
    for key in ranked:
        needed = candidates[key].things | ({candidates[key].mark} - {""})
        if len(needed - nodes) <= limit - len(nodes):
            nodes |= needed
            taken.append(key)
    return taken
