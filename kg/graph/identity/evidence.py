"""Weigh what speaks for and against two names being one person."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, product

from kg.graph.identity.bearers import Bearer, Tenure
from kg.graph.identity.spelling import Speller
from kg.model import EntityId
from kg.reference.identity import IdentityRules


@dataclass(frozen=True)
class Part:
    """All bearers of one name that are taken for one individual. What follows from them is found once."""

    id: EntityId
    bearers: tuple[Bearer, ...]
    #: Years between two documents within which both can speak of the same term of office.
    term: int

    @cached_property
    def names(self) -> frozenset[str]:
        """Return its full names."""
        return frozenset(bearer.name for bearer in self.bearers)

    @cached_property
    def documents(self) -> frozenset[str]:
        """Return the documents that name it."""
        return frozenset(bearer.document for bearer in self.bearers)

    @cached_property
    def offices(self) -> frozenset[EntityId]:
        """Return the offices that it holds or held."""
        return frozenset(tenure.office for tenure in self.tenures)

    @cached_property
    def tenures(self) -> tuple[Tenure, ...]:
        """Return what all its bearers hold or held."""
        return tuple(tenure for bearer in self.bearers for tenure in bearer.tenures)

    @cached_property
    def states(self) -> frozenset[EntityId]:
        """Return the states that it serves or served."""
        return frozenset().union(*(bearer.states for bearer in self.bearers))

    @cached_property
    def terms(self) -> "Mapping[EntityId, Terms]":
        """Return when it holds or held each office."""
        return {office: Terms((t for t in self.tenures if t.office == office), self.term) for office in self.offices}

    @cached_property
    def service(self) -> "Terms":
        """Return when it serves a state, as far as no document says that this is over."""
        return Terms(filter(in_service, self.tenures), self.term)

    @property
    def references(self) -> frozenset[str]:
        """Return how a judgement may name it: by its id, and by its id in each document."""
        return frozenset({self.id, *(f"{self.id}@{document}" for document in self.documents)})


@dataclass(frozen=True, slots=True)
class Weighing:
    """A pair of names with the evidence, in words."""

    one: Part
    other: Part
    #: Of the names, 0 to 1.
    likeness: float
    speaks_for: tuple[str, ...]
    speaks_against: tuple[str, ...]
    #: "same", "different", or None: left to the reader.
    verdict: str | None
    #: Whether a user gave the verdict.
    judged: bool = False


def weigh(one: Part, other: Part, speller: Speller, rules: IdentityRules) -> Weighing:
    """Return what speaks for and against two persons being one, and what follows from it.

    They are one where their names are alike, they hold one office within one term, and nothing speaks against it. A
    surname alone is one with a full name on the same ground.
    """
    likeness, (name, other_name) = compare_names(one.names, other.names, speller)
    shared = sorted(one.offices & other.offices)
    together = sorted(one.documents & other.documents)
    against = []
    if together:
        against.append(f"{together[0]} names both")
    if speller.clash_in_initials(name, other_name):
        against.append("their initials differ")
    if clash := find_clash(one, other):
        against.append(f"{clash[0].office} and {clash[1].office} at one time")
    shared_in_term = [office for office in shared if within_term(one, other, office)]
    speaks_for = [f"both {office}" for office in shared_in_term]
    if shared and not shared_in_term:
        against.append(f"{shared[0]}, but more than {rules.term} years apart")
    if not shared and (states := sorted(one.states & other.states)):
        speaks_for.append(f"both serve {states[0]}")
    is_one = likeness >= rules.one_from and bool(shared_in_term) and not against
    return Weighing(one, other, likeness, tuple(speaks_for), tuple(against), "same" if is_one else None)


def compare_names(
    ones: Iterable[str], others: Iterable[str], speller: Speller, at_least: float = 0
) -> tuple[float, tuple[str, str]]:
    """Return how alike the likest names of two are, and which these are; no matter how, if it is below `at_least`."""
    return max((speller.compare(*pair, at_least), pair) for pair in product(sorted(ones), sorted(others)))


def find_clash(one: Part, other: Part) -> tuple[Tenure, Tenure] | None:
    """Return offices of two states that nobody holds at one time, one of each; None where there are none."""
    if one.states & other.states or one.offices & other.offices or not one.service.meet(other.service):
        return None
    pairs = (
        (ours, theirs)
        for ours in filter(in_service, one.tenures)
        if Terms([ours], one.term).meet(other.service)
        for theirs in filter(in_service, other.tenures)
        if Terms([ours], one.term).meet(Terms([theirs], one.term))
    )
    return next(pairs, None)


def within_term(one: Part, other: Part, office: EntityId) -> bool:
    """Say whether two can hold `office` in one term, by the days of the documents that say so."""
    return one.terms[office].meet(other.terms[office])


def in_service(tenure: Tenure) -> bool:
    """Say whether a tenure serves a state and is not said to be over."""
    return tenure.state is not None and tenure.status != "Former"


class Terms:
    """When somebody is in office, as documents say: the days that they tell, else their own; each counts once."""

    def __init__(self, tenures: Iterable[Tenure], term: int) -> None:
        """Take the days of `tenures`, which are of one term where no more than `term` years lie between them."""
        bounds = {(tenure.began or tenure.day, tenure.ended or tenure.day) for tenure in tenures}
        self._some = bool(bounds)
        #: Whether a document without a day, which can speak of any time, is among them.
        self._is_open = any(None in each for each in bounds)
        self._days = term * 366
        days = (sorted((begin.toordinal(), end.toordinal())) for begin, end in bounds if begin and end)
        self._spans = sorted((begin, end) for begin, end in days if end - begin <= self._days)
        #: The earliest end of each span and those after it.
        self._ends = list(accumulate((end for _, end in reversed(self._spans)), min))[::-1]

    def meet(self, other: "Terms") -> bool:
        """Say whether two documents, one of each, can speak of one term."""
        if self._is_open or other._is_open:
            return self._some and other._some
        few, many = sorted((self, other), key=lambda terms: len(terms._spans))
        return any(many._has_near(begin, end) for begin, end in few._spans)

    def _has_near(self, begin: int, end: int) -> bool:
        """Say whether a span is of one term with that from `begin` to `end`."""
        # Of those that begin late enough, the one that ends first decides.
        first = bisect_left(self._spans, (end - self._days,))
        return first < len(self._ends) and self._ends[first] <= begin + self._days
