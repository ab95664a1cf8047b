"""Say how sure the reading is of an event or relation, and what lowers it.

Five things go wrong: the word means something else, a party was missed, a phrase belongs to another word, a name or
pronoun means somebody else, a party is nobody that is known by name. Each has a factor, that of the weakest party
counts, and the product is the confidence: the higher it is, the more readings are right in class and parties. It does
not say how likely it is that the event happened, which is nothing a text can tell. The factors are rounded from shares
of readings that people have judged right.
"""

from dataclasses import dataclass
from functools import lru_cache

from kg.reading.extract.base import Filler, Found
from kg.reference.lexicon import Sense
from kg.reference.lexicon_entries import FUNCTIONS

#: Of a reading that nothing lowers.
_BEST = 0.9
#: Of a relation that a title or noun phrase says by its form.
FORM_CONFIDENCE = 0.9
#: A noun that tells of an event without any condition often means something else; a verb seldom does.
_BARE_NOUN = 0.7
#: Nobody does it; nobody is there to whom it is done, although its entry asks for somebody.
_NO_AGENT, _NO_RECIPIENT = 0.4, 0.6
#: A preposition right at the trigger may belong to another word; these stand further away still.
_PREPOSITION = 0.85
_FAR = {"complement": 0.75, "discourse": 0.65, "deeper": 0.55, "ellipsis": 0.75}
#: A body that is not in the catalogue; described people who do something; several to whom it is done.
_NEW_BODY, _CROWD, _SEVERAL = 0.5, 0.65, 0.75
_PARTIES = ("agent", "recipient", "participant", "subject", "object")


@dataclass(frozen=True, slots=True)
class Confidence:
    """How sure a reading is, between 0 and 1, and what lowers it: reasons with their factors."""

    value: float
    lowered: tuple[tuple[str, float], ...] = ()


def weigh(found: Found) -> Confidence:
    """Return how sure the reading is of what was found."""
    parties = [(role, f) for role in _PARTIES for f in found.roles.get(role, ())]
    reasons = (
        _weigh_word(found.sense),
        _weigh_missing(found),
        _weigh_attachment(found),
        _weigh_names(parties),
        _weigh_kinds(found, parties),
    )
    lowered = tuple(reason for reason in reasons if reason is not None)
    value = _BEST
    for _, factor in lowered:
        value *= factor
    return Confidence(round(value, 2), lowered)


def _weigh_word(sense: Sense) -> tuple[str, float] | None:
    bare = sense.pos == "noun" and not sense.needs and not sense.particle
    return ("a noun tells it without any condition", _BARE_NOUN) if bare else None


def _weigh_missing(found: Found) -> tuple[str, float] | None:
    if found.relation is not None or found.roles.get("participant"):
        return None
    if not found.roles.get("agent"):
        return "nobody is known who does it", _NO_AGENT
    if found.roles.get("recipient") or all(role != "recipient" for role, _ in found.sense.roles):
        return None
    return "nobody is known to whom it is done", _NO_RECIPIENT


def _weigh_attachment(found: Found) -> tuple[str, float] | None:
    weights = [
        (_weigh_path(found.paths[role]), role) for role in _PARTIES if role in found.roles and role in found.paths
    ]
    factor, role = min(weights, default=(1.0, ""))
    return (f"{role} stands at: {found.paths[role]}", factor) if factor < 1 else None


def _weigh_names(parties: list[tuple[str, Filler]]) -> tuple[str, float] | None:
    role, filler = min(parties, key=lambda party: party[1].confidence, default=("", None))
    if filler is None or filler.confidence >= 1:
        return None
    return f"{role} is known by: {filler.resolved_by}", filler.confidence


def _weigh_kinds(found: Found, parties: list[tuple[str, Filler]]) -> tuple[str, float] | None:
    if found.relation is not None:
        return None
    for role, filler in parties:
        if filler.entity.startswith("org/") and filler.resolved_by not in ("catalogue", "speaker"):
            return f"{role} is a body that is not in the catalogue", _NEW_BODY
    if any(f.entity.startswith("group/") for f in found.roles.get("agent", ())):
        return "agent is people who are described, not named", _CROWD
    return ("several may be those to whom it is done", _SEVERAL) if len(found.roles.get("recipient", ())) > 1 else None


@lru_cache(maxsize=1000)
def _weigh_path(paths: str) -> float:
    """Return how sure a path is; where several filled a role, the surest.

    >>> _weigh_path("object > to"), _weigh_path("to"), _weigh_path("to, subject"), _weigh_path("deeper")
    (1.0, 0.85, 1.0, 0.55)
    """
    return max(_weigh_steps(path.split(" > ")) for path in paths.split(", "))


def _weigh_steps(steps: list[str]) -> float:
    return min(
        [1.0 if steps[0] in FUNCTIONS or steps[0] in _FAR else _PREPOSITION, *(_FAR.get(step, 1.0) for step in steps)]
    )
