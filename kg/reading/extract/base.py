"""What an extractor gives: events and relations as found in a sentence, not yet judged."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Protocol, Self, TypeAlias

from kg.model import ClassId, EntityId, Factuality, PropertyId
from kg.reading.grammar import Grammar
from kg.reading.parse import Parse
from kg.reading.resolve.resolver import Resolver
from kg.reading.voices import Voices
from kg.reference.lexicon import Sense

_PARTIES = ("agent", "recipient", "participant", "appointee")


@dataclass(frozen=True, slots=True)
class Scene:
    """A parsed stretch of text with who does what in it by grammar, who speaks, and who is meant by its words."""

    parse: Parse
    grammar: Grammar
    voices: Voices
    resolver: Resolver


@dataclass(frozen=True, slots=True)
class Filler:
    """One individual in a role, where it stands, and how sure the reading is of it."""

    entity: EntityId
    token: int
    confidence: float
    resolved_by: str


#: The fillers of each role.
Roles: TypeAlias = dict[str, tuple[Filler, ...]]


@dataclass(frozen=True, slots=True)
class Found:
    """An event or relation at its trigger, with the fillers of its roles."""

    kind: ClassId | None
    relation: PropertyId | None
    trigger: int
    #: All tokens of the trigger: "broke off", "held talks".
    words: tuple[int, ...]
    #: What the lexicon says of the trigger, as it holds here.
    sense: Sense
    roles: Roles = field(default_factory=dict)
    modes: tuple[str, ...] = ()
    #: The path that filled each role, or what did so in its stead: "object > to", "discourse".
    paths: dict[str, str] = field(default_factory=dict)
    #: First and last token of the words that say what it is about.
    topic: tuple[int, int] | None = None
    #: How real it is by the trigger itself, before what governs it is looked at.
    factuality: Factuality = Factuality.FACT
    #: Whether a noun may mean an event that was told of before: "the attack".
    points_back: bool = False
    #: Whether it is told here by that alone, with nobody who takes part: it tells nothing where none was told before.
    is_bare: bool = False
    #: The trigger of the event that a noun without one of its own means: "the move".
    meant: int | None = None

    @property
    def has_parties(self) -> bool:
        """Whether anybody takes part in it."""
        return has_parties(self.roles)

    def fillers(self, *roles: str) -> list[Filler]:
        """Return the fillers of `roles` in order."""
        return [f for role in roles for f in self.roles.get(role, ())]

    def entities(self, *roles: str) -> frozenset[EntityId]:
        """Return who fills `roles`."""
        return frozenset(f.entity for f in self.fillers(*roles))

    def filled(self, role: str, fillers: tuple[Filler, ...], how: str | None = None) -> Self:
        """Return the same with `role` filled, and how that came."""
        paths = self.paths if how is None else {**self.paths, role: how}
        return replace(self, roles={**self.roles, role: fillers}, paths=paths)


def has_parties(roles: Roles) -> bool:
    """Whether anybody takes part; people of whom only a noun tells are nobody by themselves ("a waiter")."""
    filled = [fillers for role in _PARTIES if (fillers := roles.get(role))]
    return len(filled) > 1 or any(f.resolved_by != "people" for fillers in filled for f in fillers)


@dataclass(frozen=True, slots=True)
class Silence:
    """A word of the lexicon that tells nothing here, and why: one for each sense that was tried."""

    trigger: int
    sense: Sense
    reason: str


class Extractor(Protocol):
    """Reads the events and relations of one parse."""

    def extract(self, scene: Scene) -> Iterable[Found]:
        """Yield what the scene tells of, in text order."""
        ...

    def explain_silence(self, scene: Scene, told: Iterable[Found]) -> Iterable[Silence]:
        """Yield the words that might have told something beside what is `told`, in text order."""
        ...
