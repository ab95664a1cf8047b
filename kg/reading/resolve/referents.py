"""What the words of one document name: a register of its individuals and the references found to them."""

from dataclasses import dataclass, field

from kg.model import ClassId, Entity, EntityId
from kg.names import slug


@dataclass(frozen=True, slots=True)
class Reference:
    """A stretch of tokens that names one individual, or several together ("the two countries")."""

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

    def add(self, entity: EntityId, kind: ClassId, label: str, *names: str) -> EntityId:
        """Enter an individual, or names for one that is known; an official stays one."""
        if entity not in self.kinds or kind == "dip:Official":
            self.kinds[entity] = kind
        self.labels.setdefault(entity, label)
        known = self.names.setdefault(entity, {})
        for name in names:
            if name and name != self.labels[entity]:
                known.setdefault(name)
        return entity

    def mint(self, space: str, kind: ClassId, label: str, *names: str) -> EntityId:
        """Enter an individual that no catalogue knows, under an id made of its label."""
        return self.add(EntityId(f"{space}/{slug(label)}"), kind, label, *names)

    def entity(self, entity: EntityId) -> Entity:
        """Return the plain record of an individual."""
        return Entity(entity, self.kinds[entity], self.labels[entity], tuple(sorted(self.names[entity])))
