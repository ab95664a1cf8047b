"""Weigh what speaks for and against two names being one person."""

from dataclasses import dataclass
from itertools import product

from kg.graph.identity.bearers import Bearer, Tenure
from kg.graph.identity.spelling import Speller
from kg.model import EntityId
from kg.reference.identity import IdentityRules


@dataclass(frozen=True, slots=True)
class Part:
    """All bearers of one name that are taken for one individual."""

    id: EntityId
    bearers: tuple[Bearer, ...]

    @property
    def names(self) -> frozenset[str]:
        """Return its full names."""
        return frozenset(bearer.name for bearer in self.bearers)

    @property
    def documents(self) -> frozenset[str]:
        """Return the documents that name it."""
        return frozenset(bearer.document for bearer in self.bearers)

    @property
    def offices(self) -> frozenset[EntityId]:
        """Return the offices that it holds or held."""
        return frozenset(tenure.office for tenure in self.tenures)

    @property
    def tenures(self) -> tuple[Tenure, ...]:
        """Return what all its bearers hold or held."""
        return tuple(tenure for bearer in self.bearers for tenure in bearer.tenures)

    @property
    def states(self) -> frozenset[EntityId]:
        """Return the states that it serves or served."""
        return frozenset().union(*(bearer.states for bearer in self.bearers))

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
    likeness, (name, other_name) = max(
        (speller.compare(*pair), pair) for pair in product(sorted(one.names), sorted(other.names))
    )
    shared = sorted(one.offices & other.offices)
    together = sorted(one.documents & other.documents)
    against = []
    if together:
        against.append(f"{together[0]} names both")
    if speller.clash_in_initials(name, other_name):
        against.append("their initials differ")
    if clash := find_clash(one, other, rules.term):
        against.append(f"{clash[0].office} and {clash[1].office} at one time")
    shared_in_term = [office for office in shared if within_term(one, other, office, rules.term)]
    speaks_for = [f"both {office}" for office in shared_in_term]
    if shared and not shared_in_term:
        against.append(f"{shared[0]}, but more than {rules.term} years apart")
    if not shared and (states := sorted(one.states & other.states)):
        speaks_for.append(f"both serve {states[0]}")
    is_one = likeness >= rules.one_from and bool(shared_in_term) and not against
    return Weighing(one, other, likeness, tuple(speaks_for), tuple(against), "same" if is_one else None)


def find_clash(one: Part, other: Part, term: int) -> tuple[Tenure, Tenure] | None:
    """Return offices of two states that nobody holds at one time, one of each; None where there are none."""
    if one.states & other.states or one.offices & other.offices:
        return None
    for ours, theirs in product(one.tenures, other.tenures):
        if ours.state and theirs.state and "Former" not in (ours.status, theirs.status) and _meet(ours, theirs, term):
            return ours, theirs
    return None


def within_term(one: Part, other: Part, office: EntityId, term: int) -> bool:
    """Say whether two can hold `office` in one term, by the days of the documents that say so."""
    ours, theirs = ([t for t in part.tenures if t.office == office] for part in (one, other))
    return any(_meet(a, b, term) for a, b in product(ours, theirs))


def _meet(one: Tenure, other: Tenure, term: int) -> bool:
    """Say whether two documents can speak of one time; a document without a day can speak of any."""
    begins = [tenure.began or tenure.day for tenure in (one, other)]
    ends = [tenure.ended or tenure.day for tenure in (one, other)]
    if any(day is None for day in (*begins, *ends)):
        return True
    days = sorted(day for day in (*begins, *ends) if day)
    return (days[-1] - days[0]).days <= term * 366
