"""Posts as a text mentions them, and who holds which office in one document."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from kg.model import EntityId, Status
from kg.reading.resolve.names.index import Name
from kg.reading.resolve.referents import Register
from kg.reference.leaders import Leaders


class Post(NamedTuple):
    """One mention of a post (or of several alike: "the foreign ministers of China and Pakistan")."""

    first: int
    last: int
    #: The noun of the title.
    head: int
    #: Canonical title in lower case: "foreign minister".
    title: str
    #: Whose posts they are; empty where the words do not say.
    owners: tuple[EntityId, ...] = ()
    #: A pronoun that says whose post it is: "its ambassador".
    owner_pronoun: int | None = None
    #: Where an envoy is sent.
    host: EntityId | None = None
    holder: Name | None = None
    #: A pronoun that says who holds it: "he became ambassador".
    holder_pronoun: int | None = None
    status: Status | None = None
    plural: bool = False
    #: Whether it tells of an envoy.
    envoy: bool = False

    def up_to(self, last: int) -> "Post":
        """Return the post with its words up to `last`."""
        return self if last == self.last else self._replace(last=last)


@dataclass(frozen=True, slots=True)
class Holding:
    """A post with its holder as one place in the text says it."""

    person: EntityId
    office: EntityId
    first: int
    last: int
    status: Status | None
    #: The noun of the title, and the whole title in lower case.
    head: int
    title: str


@dataclass(slots=True)
class Offices:
    """Who holds which office in one document, for bare mentions of it elsewhere."""

    register: Register
    leaders: Leaders
    holders: dict[tuple[str, EntityId | None], list[EntityId]] = field(default_factory=dict)
    owners: dict[EntityId, EntityId] = field(default_factory=dict)
    #: Envoy -> where accredited.
    hosts: dict[EntityId, EntityId] = field(default_factory=dict)
    titled: list[tuple[str, EntityId]] = field(default_factory=list)
    #: Who has left a post.
    former: set[EntityId] = field(default_factory=set)

    def learn(self, title: str, owner: EntityId | None, person: EntityId, status: Status | None) -> None:
        """Note that `person` holds the post; who has left it is known by the title alone."""
        known = self.holders.setdefault((title, owner), [])
        if person not in known and status is not Status.FORMER:
            known.insert(0, person)
        if owner is not None:
            self.owners.setdefault(person, owner)
        self.titled.append((title, person))
        if status is Status.FORMER:
            self.former.add(person)

    def served_by(self, person: EntityId) -> EntityId | None:
        """Return the state that a person holds office for, as the text or common knowledge says."""
        if (owner := self.owners.get(person)) is not None:
            return owner
        return self._led_by(self.register.labels[person].split())

    def led(self, government: EntityId) -> EntityId | None:
        """Return the state of a government that is called by a known leader of one: "the Allende government"."""
        return self._led_by(self.register.labels[government].split()[:-1])

    def _led_by(self, name: list[str]) -> EntityId | None:
        states = [owner for owner in self.leaders.served(name) if owner.startswith("state/")]
        return states[0] if len(states) == 1 else None

    def _holder_by_part(self, title: str, owner: EntityId) -> EntityId | None:
        """Return who alone holds a post of `owner` that is told in part: "the Chinese minister"."""
        held = [(t, p) for t, p in self.titled if p not in self.former]
        named = [p for t, p in held if _noun(t) == title and self.owners.get(p) == owner]
        return named[0] if len(set(named)) == 1 else None

    def leader(self, owner: EntityId, titles: Iterable[str]) -> EntityId | None:
        """Return who leads `owner`: who holds the first of `titles` that anybody holds there, and has not lost it."""
        held = {t: p for t, p in self.titled if self.owners.get(p) == owner}
        first = next((held[title] for title in titles if title in held), None)
        return first if first not in self.former else None

    def holder(self, title: str, owner: EntityId | None, near: Collection[EntityId] = ()) -> EntityId | None:
        """Return who holds the post, if the document says so without contradiction.

        Of several who are called so, the one who is `near` is meant by a title without owner.
        """
        if owner is not None:
            known = self.holders.get((title, owner))
            return known[0] if known else self._holder_by_part(title, owner)
        exact = dict.fromkeys(p for t, p in self.titled if t == title)
        loose = dict.fromkeys(p for t, p in self.titled if _noun(t) == title)
        called = exact or loose
        meant = called if len(called) == 1 else [p for p in called if p in near]
        return next(iter(meant)) if len(meant) == 1 else None


def _noun(title: str) -> str:
    """Return the noun of a title: "spokesman" of "spokesman for the secretary-general"."""
    name, _, _ = title.partition(" of ")
    return name.partition(" for ")[0].rpartition(" ")[2]
