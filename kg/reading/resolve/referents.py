"""What the words of one document name: a register of its individuals and the references found to them."""

from bisect import insort
from collections.abc import Iterable
from dataclasses import dataclass, field
from operator import attrgetter

from kg.model import ClassId, Entity, EntityId
from kg.names import slug
from kg.reading.parse import Parse

_head = attrgetter("head")
#: Classes of a person by name.
PERSONS = ("dip:Person", "dip:Official")


@dataclass(slots=True, unsafe_hash=True)
class Reference:
    """A stretch of tokens that names one individual, or several together ("the two countries").

    Nobody edits one; that it is not frozen is for speed, for a text makes hundreds and a frozen one takes four times as
    long to make.
    """

    entities: tuple[EntityId, ...]
    kind: ClassId
    #: First and last token, both included, and the token that the rest depends on.
    first: int
    last: int
    head: int
    resolved_by: str
    confidence: float
    #: How a catalogue name was used: "name", "adjective", "people", "seat", ...
    use: str = "name"


@dataclass(slots=True)
class Register:
    """The individuals of one document, by id, with the names it uses for them."""

    kinds: dict[EntityId, ClassId] = field(default_factory=dict)
    labels: dict[EntityId, str] = field(default_factory=dict)
    names: dict[EntityId, dict[str, None]] = field(default_factory=dict)
    #: Acronyms that the text itself has given.
    acronyms: dict[str, EntityId] = field(default_factory=dict)
    #: Noun -> those that the text has described by it: "experts" -> "UN experts", "guarantors" -> Brazil and Chile.
    described: dict[str, list[tuple[EntityId, ...]]] = field(default_factory=dict)

    def add(self, entity: EntityId, kind: ClassId, label: str, *names: str) -> EntityId:
        """Enter an individual, or names for one that is known; an official stays one."""
        if entity not in self.kinds:
            self.kinds[entity], self.labels[entity], self.names[entity] = kind, label, {}
        elif kind == "dip:Official":
            self.kinds[entity] = kind
        for name in names:
            if name and name != self.labels[entity]:
                self.names[entity][name] = None
        return entity

    def mint(self, space: str, kind: ClassId, label: str, *names: str) -> EntityId:
        """Enter an individual that no catalogue knows, under an id made of its label."""
        return self.add(EntityId(f"{space}/{slug(label)}"), kind, label, *names)

    def entity(self, entity: EntityId) -> Entity:
        """Return the plain record of an individual."""
        return Entity(entity, self.kinds[entity], self.labels[entity], tuple(sorted(self.names[entity])))


@dataclass(frozen=True, slots=True)
class Belonging:
    """A triple that a noun phrase says by its form: an army part of its state, a group of its state."""

    subject: EntityId
    predicate: str
    object: EntityId
    first: int
    last: int


class Mentions:
    """What has been found in one parse so far: references by token and in text order, and what noun phrases say."""

    def __init__(self, parse: Parse) -> None:
        """Begin with nothing found in `parse`."""
        self.parse = parse
        self.at: dict[int, Reference] = {}
        self.references: list[Reference] = []
        self.belongings: list[Belonging] = []
        #: How often the references have changed: what was counted in them holds until the next time.
        self.changes = 0

    def add(self, reference: Reference) -> None:
        """Enter a reference at the end; a word that has one keeps it, except as head of the new one."""
        self.references.append(reference)
        self.changes += 1
        self._mark(reference)

    def add_all(self, references: Iterable[Reference]) -> None:
        """Enter references at the end, in their order."""
        for reference in references:
            self.add(reference)

    def insert(self, reference: Reference) -> None:
        """Enter a reference where it stands in the text; `add` says which words are its own."""
        insort(self.references, reference, key=_head)
        self.changes += 1
        self._mark(reference)

    def _mark(self, reference: Reference) -> None:
        for t in range(reference.first, reference.last + 1):
            if t == reference.head or (t not in self.at and self.parse.tag[t] != "PRP$"):
                self.at[t] = reference

    def replace(self, reference: Reference) -> None:
        """Take out the group that a noun was read as, now that `reference` says whom it means: "the rebels"."""
        old = self.at.get(reference.head)
        if old is not None and old.head == reference.head:
            self.remove(old)
            for t in range(old.first, old.last + 1):
                del self.at[t]

    def remove(self, reference: Reference) -> None:
        """Take a reference out of the text; its words still know it."""
        self.references.remove(reference)
        self.changes += 1

    def swap(self, i: int, reference: Reference) -> None:
        """Put another reference in the place of the one at an index; its words still know the old one."""
        self.references[i] = reference
        self.changes += 1

    def sort(self) -> None:
        """Put the references in text order."""
        self.references.sort(key=_head)


def join_words(words: Iterable[str]) -> str:
    """Return `words` as one label, without the blanks that the tokens of a compound have.

    >>> join_words(["vice", "-", "presidents"])
    'vice-presidents'
    """
    return " ".join(words).replace(" - ", "-").replace(" ,", ",")


def is_hour(word: str) -> bool:
    """Whether a word ends the time of a day: of "at 12:05 200 people" none are so many."""
    return word in ("am", "pm", "a.m.", "p.m.", "hours") or (":" in word and word[0].isdigit())
