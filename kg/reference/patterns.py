"""Parse the notation in which `ontology/phrases.yaml` says how a sentence is made."""

import re
from dataclasses import dataclass

_TOKEN = re.compile(r"\{([a-z|]+)\}|\[([^\]\[]+)\]|([()])|([^{}\[\]()]+)")


@dataclass(frozen=True, slots=True)
class Slot:
    """A place for names: those of the first of `roles` that is known."""

    roles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Verb:
    """The forms of a verb that frames ask for."""

    base: str
    third: str
    past: str


@dataclass(frozen=True, slots=True)
class Option:
    """Parts that are left out together where one of their slots is not known."""

    parts: tuple["str | Slot | Verb", ...]


@dataclass(frozen=True, slots=True)
class Pattern:
    """One way of saying something; without a verb it is a noun phrase."""

    parts: tuple[str | Slot | Verb | Option, ...]

    @property
    def has_verb(self) -> bool:
        """Say whether this makes a sentence and not a noun phrase."""
        return any(isinstance(part, Verb) for part in self.parts)

    @property
    def needs(self) -> tuple[Slot, ...]:
        """Return the slots without which the pattern cannot be used."""
        return tuple(part for part in self.parts if isinstance(part, Slot))

    @property
    def slots(self) -> frozenset[str]:
        """Return the roles that it may name."""
        inner = [part for option in self.parts if isinstance(option, Option) for part in option.parts]
        return frozenset(role for part in [*self.parts, *inner] if isinstance(part, Slot) for role in part.roles)


def parse_pattern(text: str) -> Pattern:
    """Return the pattern that `text` notes.

    >>> [type(part).__name__ for part in parse_pattern("{agent} [visit|visits]( {place})").parts]
    ['Slot', 'str', 'Verb', 'Option']

    Raises:
        ValueError: Brackets do not match, or a verb has not two or three forms.
    """
    outer: list[str | Slot | Verb | Option] = []
    inner: list[str | Slot | Verb] | None = None
    end = 0
    for token in _TOKEN.finditer(text):
        if token.start() != end:
            break
        end = token.end()
        roles, verb, bracket, _ = token.groups()
        if bracket == "(" and inner is None:
            inner = []
        elif bracket == ")" and inner is not None:
            outer.append(Option(tuple(inner)))
            inner = None
        elif bracket:
            raise ValueError(f"{text!r} has parentheses that do not match")
        else:
            part = Slot(tuple(roles.split("|"))) if roles else _verb(verb) if verb else token[0]
            (outer if inner is None else inner).append(part)
    if end != len(text) or inner is not None:
        raise ValueError(f"{text!r} has brackets that do not match")
    return Pattern(tuple(outer))


def _verb(forms: str) -> Verb:
    base, third, *past = forms.split("|") if forms.count("|") in {1, 2} else (forms, "")
    if not third:
        raise ValueError(f"the verb [{forms}] needs two or three forms")
    return Verb(base, third, past[0] if past else third)
