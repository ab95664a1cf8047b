"""Score readings against facts that people have read in the same sentences.

A fact is found where an event of its family stands in its sentence with at least half of its actors; it is all right
where class, actors, place, time, factuality and sources agree and nobody is made up. Names match by any name that the
reading or the catalogue has; people, groups and posts also by a part of it ("negotiators", "Houthi negotiators").
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field

from kg.model import UNNAMED_SOURCE, EntityId, Event, Evidence, Factuality, Reading, Relation, TimeSpan
from kg.reference.reference import Reference

_IDLE = {"the", "of", "to", "a", "an", "and", "s", "in"}
#: Classes whose names must match whole: "Iran" is not "President of Iran".
_STRICT = {"dip:State", "dip:InternationalOrganization", "dip:Initiative"}


@dataclass(frozen=True)
class Fact:
    """What somebody has read: an event, or with `predicate` a relation from agent to recipient."""

    sentence: str
    kind: str
    agent: tuple[str, ...] = ()
    recipient: tuple[str, ...] = ()
    place: tuple[str, ...] = ()
    time: str | None = None
    factuality: Factuality = Factuality.FACT
    sources: tuple[str, ...] = ()
    #: Of an office: its title.
    title: str = ""

    @property
    def is_plain(self) -> bool:
        return self.factuality is Factuality.FACT and not self.sources


@dataclass(frozen=True)
class Score:
    """How one fact was read."""

    fact: Fact
    found: bool = False
    wrong: tuple[str, ...] = ("all",)
    #: Given as plain truth though it is not told as such.
    reversed: bool = False

    @property
    def is_right(self) -> bool:
        return self.found and not self.wrong


@dataclass
class Scorer:
    """Compares facts with the reading of their document."""

    reading: Reading
    reference: Reference
    _names: dict[EntityId, list[frozenset[str]]] = field(default_factory=dict)

    def score(self, fact: Fact) -> Score:
        text = self.reading.document.text
        begin = text.find(fact.sentence)
        end = begin + len(fact.sentence)
        scores = [
            *(self._event(fact, e) for e in self.reading.events if _lies(e.evidence, begin, end)),
            *(self._relation(fact, r) for r in self.reading.relations if _lies(r.evidence, begin, end)),
        ]
        return max((s for s in scores if s.found), key=_merit, default=Score(fact))

    def _event(self, fact: Fact, event: Event) -> Score:
        ontology = self.reference.ontology
        if not fact.kind.startswith("dip:") or fact.kind not in ontology.classes:
            return Score(fact)
        kin = ontology.plover(event.kind) == ontology.plover(fact.kind) is not None
        everyone = event.agent + event.recipient + event.participant + event.appointee + event.office
        agents, recipients = event.agent, event.recipient + event.appointee + event.office
        if ontology.is_symmetric(fact.kind):
            agents = recipients = everyone
        named = len(fact.agent) + len(fact.recipient)
        met = self._met(fact.agent, agents) + self._met(fact.recipient, recipients + event.place)
        if not (kin or event.kind == fact.kind) or 2 * met < named:
            return Score(fact)
        wrong = [] if event.kind == fact.kind else ["class"]
        if self._met(fact.agent, agents) < len(fact.agent) or self._invents(fact.agent + fact.recipient, event.agent):
            wrong.append("agent")
        others = fact.recipient + fact.place + fact.agent * ontology.is_symmetric(fact.kind)
        missing = self._met(fact.recipient, recipients + event.place) < len(fact.recipient)
        if missing or (named and self._invents(others, event.recipient + event.participant)):
            wrong.append("recipient")
        if self._met(fact.place, event.place + event.recipient) < len(fact.place):
            wrong.append("place")
        if fact.time is not None and not _same_time(fact.time, event.when):
            wrong.append("time")
        return self._judged(fact, event.factuality, event.attributed_to, wrong)

    def _relation(self, fact: Fact, relation: Relation) -> Score:
        if fact.kind != relation.predicate:
            return Score(fact)
        if not (self._met(fact.agent, (relation.subject,)) or not fact.agent):
            return Score(fact)
        wrong = []
        if fact.title:
            label = fold(next((e.label for e in self.reading.entities if e.id == relation.object), ""))
            owned = not fact.recipient or any(fold(n) <= label for n in self._spellings(fact.recipient[0]))
            if not fold(fact.title) & label:
                return Score(fact)
            wrong += [] if owned and fold(fact.title) <= label else ["office"]
        elif not self._met(fact.recipient, (relation.object,)):
            return Score(fact)
        return self._judged(fact, relation.factuality, relation.attributed_to, wrong)

    def _judged(self, fact: Fact, factuality: Factuality, sources: tuple[EntityId, ...], wrong: list[str]) -> Score:
        if factuality is not fact.factuality:
            wrong.append("factuality")
        if self._met(fact.sources, sources) < len(fact.sources) or bool(sources) != bool(fact.sources):
            wrong.append("sources")
        plain = factuality is Factuality.FACT and not sources
        same = not {"class", "agent", "place"} & set(wrong)
        return Score(fact, True, tuple(wrong), plain and same and not fact.is_plain)

    def _met(self, names: Iterable[str], entities: Iterable[EntityId]) -> int:
        return sum(any(self._means(entity, name) for entity in entities) for name in names)

    def _invents(self, names: tuple[str, ...], entities: Iterable[EntityId]) -> bool:
        return any(not any(self._means(entity, name) for name in names) for entity in entities)

    def _means(self, entity: EntityId, name: str) -> bool:
        if entity == UNNAMED_SOURCE:
            return name == "unnamed source"
        wanted = fold(name)
        known = self._known(entity)
        kind = next((e.kind for e in self.reading.entities if e.id == entity), "")
        if any(wanted == words for words in known):
            return True
        return kind not in _STRICT and any(wanted <= words or words <= wanted for words in known if words)

    def _known(self, entity: EntityId) -> list[frozenset[str]]:
        if entity not in self._names:
            names = [n for e in self.reading.entities if e.id == entity for n in (e.label, *e.names)]
            entry = self.reference.catalogue.entries.get(entity)
            names += [entry.label, *entry.aliases] if entry is not None else []
            self._names[entity] = [fold(name) for name in names]
        return self._names[entity]

    def _spellings(self, name: str) -> list[str]:
        senses = self.reference.catalogue.senses.get(name, ())
        return [name, *(self.reference.catalogue.entries[s.entity].label for s in senses)]


def fold(name: str) -> frozenset[str]:
    """Return the words of a name that tell it apart, without accents and plurals.

    >>> sorted(fold("the Foreign Ministers of Côte d'Ivoire"))
    ['cote', 'd', 'foreign', 'ivoire', 'minister']
    """
    plain = "".join(c for c in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(c))
    words = re.findall(r"[\w]+", plain)
    return frozenset(w[:-1] if len(w) > 3 and w.endswith("s") else w for w in words if w not in _IDLE)


def _merit(score: Score) -> tuple[bool, int]:
    return "class" not in score.wrong, -len(score.wrong)


def _lies(evidence: Iterable[Evidence], begin: int, end: int) -> bool:
    return any(e.begin < end and begin < e.end for e in evidence)


def _same_time(time: str, when: TimeSpan | None) -> bool:
    if when is None:
        return False
    return time == when.date or (not when.date and fold(time) <= fold(when.text)) or fold(time) == fold(when.text)
