"""How a cue turns the judgement of how real an event is: by negation, plan or doubt.

The scheme follows FactBank (Sauri and Pustejovsky 2009), cut down to four values.
"""

from dataclasses import dataclass
from enum import Enum
from typing import TypeAlias

from kg.model import Factuality


class Turn(Enum):
    """What a cue does to the judgement of what it governs."""

    NEGATE = "negate"
    PLAN = "plan"
    DOUBT = "doubt"


_TURNED = {
    (Factuality.FACT, Turn.NEGATE): Factuality.NEGATED,
    (Factuality.PLANNED, Turn.NEGATE): Factuality.NEGATED,
    (Factuality.POSSIBLE, Turn.NEGATE): Factuality.NEGATED,
    (Factuality.NEGATED, Turn.NEGATE): Factuality.FACT,
    (Factuality.FACT, Turn.PLAN): Factuality.PLANNED,
    (Factuality.FACT, Turn.DOUBT): Factuality.POSSIBLE,
    (Factuality.PLANNED, Turn.DOUBT): Factuality.POSSIBLE,
    (Factuality.NEGATED, Turn.DOUBT): Factuality.POSSIBLE,
}


def turned(factuality: Factuality, turn: Turn) -> Factuality:
    """Return the judgement after one cue.

    >>> turned(turned(Factuality.FACT, Turn.PLAN), Turn.NEGATE)
    <Factuality.NEGATED: 'Negated'>
    """
    return _TURNED.get((factuality, turn), factuality)


@dataclass(frozen=True, slots=True)
class Verdict:
    """A judgement, and the tokens of the cues that led to it."""

    factuality: Factuality
    cues: tuple[tuple[int, Turn], ...] = ()


#: Cues by their tokens, the nearest first, each with what it does.
Turns: TypeAlias = list[tuple[int, Turn]]
#: The cues of a governor, and the governor: one step up from what it governs.
Step: TypeAlias = tuple[Turns, int]
