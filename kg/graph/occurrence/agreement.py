"""Decide whether two events can be one happening, and say why."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from rapidfuzz import fuzz

from kg.graph.occurrence.tellings import Telling
from kg.model import ClassId, Factuality
from kg.reference.occurrence import OccurrenceRule, OccurrenceRules, Precision
from kg.reference.ontology import Ontology

#: From the most precise to the vaguest.
_ORDER: tuple[Precision, ...] = ("day", "told", "month", "period", "year", "none")
#: Of more in one role no more are compared than these, the first in the alphabet: a summit of thirty has 435 pairs.
_MOST = 8
_OPPOSED = {Factuality.FACT, Factuality.NEGATED}
_EVENT = ClassId("dip:Event")


@dataclass(frozen=True, slots=True)
class Agreement:
    """What two events have in common that makes them one."""

    #: How many individuals, in which roles.
    shared: int
    #: Whether both tell the day, or one document tells both.
    certain: bool
    because: str


def opposed(one: Telling, other: Telling) -> bool:
    """Say whether one tells as fact what the other denies."""
    return {one.factuality, other.factuality} == _OPPOSED


class Judge:
    """Compares events by the rules of a file."""

    def __init__(self, rules: OccurrenceRules, ontology: Ontology) -> None:
        """Take `rules`; which of them a class follows is found once."""
        self._rules = rules
        kinds = [kind for kind in ontology.classes if ontology.is_a(kind, _EVENT)]
        self._rule: Mapping[str, OccurrenceRule] = {kind: rules.rule_of(kind, ontology) for kind in kinds}
        self._families: Mapping[str, frozenset[str]] = {kind: frozenset(rules.families_of(kind)) for kind in kinds}

    @property
    def most_days(self) -> int:
        """Return how far two days may lie apart at most."""
        return max(rule.days for rule in self._rules.rules)

    def may_happen_again(self, telling: Telling) -> bool:
        """Say whether an event of this class happens more than once between the same."""
        return not self._rule[telling.kind].once

    def agree(self, one: Telling, other: Telling) -> Agreement | None:
        """Return what makes two events one happening; None where something parts them or too little is shared."""
        if one.voice == other.voice or self.parts(one, other):  # one voice tells one happening as one event
            return None
        rule = self._stricter(one, other)
        here = one.document == other.document
        vaguer = max(one.when.precision, other.when.precision, key=_ORDER.index)
        if vaguer == "none" and not here and not rule.once:
            return None
        shared = {role: self._share(one, other, role) for role in rule.of}
        count = sum(len(those) for those in shared.values())
        certain = here or vaguer == "day"
        lacking = [role for role in rule.vaguely if not certain and not self._share(one, other, role)]
        if lacking or count < rule.share + (0 if here else self._rules.more[vaguer]):
            return None
        same = [f"{role} {' and '.join(those)}" for role, those in shared.items() if those]
        return Agreement(count, certain, ", ".join([*same, _tell_time(one, other)]))

    def parts(self, one: Telling, other: Telling) -> bool:
        """Say whether two events cannot be one happening."""
        if not self._families[one.kind] & self._families[other.kind]:
            return True
        if one.voice == other.voice and (one.factuality == other.factuality or opposed(one, other)):
            return True
        rule = self._stricter(one, other)
        return not one.when.meets(other.when, rule.days) or any(self._is_apart(one, other, role) for role in rule.apart)

    def keys_of(self, telling: Telling) -> Iterator[tuple[str, ...]]:
        """Yield what two events have in common, one of these at least, wherever they agree."""
        rule = self._rule[telling.kind]
        fillers = [(role, who) for role in rule.of for who in sorted(telling.roles.get(role, ()))[:_MOST]]
        size = max(rule.share - ("topicText" in rule.of), 1)
        places = (
            [(telling.document,)] if telling.when.precision == "none" and not rule.once else [(), (telling.document,)]
        )
        for family in sorted(self._families[telling.kind]):
            for some in combinations(fillers, min(size, rule.share)):
                for place in places:
                    yield (family, *place, *(part for filler in some for part in filler))

    def _stricter(self, one: Telling, other: Telling) -> OccurrenceRule:
        rules = (self._rule[one.kind], self._rule[other.kind])
        return max(rules, key=lambda rule: (rule.share, len(rule.apart), -rule.days, rule.classes))

    def _share(self, one: Telling, other: Telling, role: str) -> list[str]:
        if role == "topicText":
            return ["in words"] if one.topic and other.topic and self._is_alike(one.topic, other.topic) else []
        both = sorted(one.roles.get(role, frozenset()) & other.roles.get(role, frozenset()))
        return both if role == "participant" else both[:1]

    def _is_apart(self, one: Telling, other: Telling, role: str) -> bool:
        if role == "topicText":
            return bool(one.topic and other.topic) and not self._is_alike(one.topic, other.topic)
        ours, theirs = one.roles.get(role, frozenset()), other.roles.get(role, frozenset())
        if role == "participant":
            return not (ours <= theirs or theirs <= ours) and len(ours & theirs) < 2
        return bool(ours and theirs) and not ours & theirs

    def _is_alike(self, one: str, other: str) -> bool:
        return fuzz.token_set_ratio(one.casefold(), other.casefold()) >= self._rules.topic_likeness


def _tell_time(one: Telling, other: Telling) -> str:
    times = sorted({one.when, other.when}, key=lambda when: (when.begin, when.end))
    if all(when.precision == "none" for when in times):
        return "in one document" if one.document == other.document else "no time told"
    days = (
        f"{when.begin}" if when.begin == when.end else f"{when.begin} to {when.end}"
        for when in times
        if when.precision != "none"
    )
    return "time " + " and ".join(days)
