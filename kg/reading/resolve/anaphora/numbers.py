"""Resolve numbers that stand for those they count: "the five were freed", "both resigned", "the remaining three"."""

from kg.model import EntityId
from kg.reading.resolve.anaphora.antecedents import Antecedents
from kg.reading.resolve.anaphora.plurals import PluralReader
from kg.reading.resolve.referents import Reference
from kg.reference.cues import Cues

_REACH = 3
_PARTS = ("nsubj", "nsubjpass", "dobj", "pobj", "dative", "agent")
_DETERMINERS = frozenset({"the", "all", "these", "those"})


class NumberReader:
    """Finds whom the numbers of one parse mean."""

    def __init__(self, antecedents: Antecedents, plurals: PluralReader, cues: Cues) -> None:
        """Choose among `antecedents`; `plurals` knows who was named together."""
        self.parse = antecedents.parse
        self.antecedents = antecedents
        self.plurals = plurals
        self.cues = cues

    def stands_alone(self, token: int) -> bool:
        """Whether a number has a determiner and no noun: "the five", not "five", "the five men" or "five of them"."""
        p = self.parse
        if p.dep[token] not in _PARTS or token in p.timed or any(p.lower[c] == "of" for c in p.children[token]):
            return False
        if p.lower[token] == "both":
            return p.dep[token] != "dobj" or p.words[token + 1 : token + 2] in ([","], ["."], [";"], ["to"])
        return p.pos[token] == "NUM" and not _DETERMINERS.isdisjoint(p.lower[c] for c in p.children[token])

    def read(self, token: int) -> Reference | None:
        """Return the nearest that are as many as the number at `token` says."""
        p, antecedents = self.parse, self.antecedents
        word = "two" if p.lower[token] == "both" else p.lower[token]
        count = self.cues.anaphora.counted.get(word)
        rest = not self.cues.anaphora.remaining.isdisjoint(p.lower[c] for c in p.children[token])
        for r in sorted(antecedents.before(token, _REACH), key=lambda r: self._distance(token, r)):
            if r.kind == "dip:PopulationGroup" and (rest or word in [p.lower[c] for c in p.children[r.head]]):
                return self._reference(token, r, r.entities)
            together = self.plurals.together(r, antecedents.place(r.head).top) if count is not None else None
            if together is not None and len(together) == count:
                return self._reference(token, r, together)
        return self.plurals.met(token) if count == 2 else None

    def _distance(self, token: int, r: Reference) -> tuple[int, bool]:
        """Return how far back somebody stands; in one sentence its subject is nearest."""
        p = self.parse
        apart = p.sentence_of[token] - p.sentence_of[r.head]
        return apart, self.antecedents.place(r.head).role != "subject"

    def _reference(self, token: int, r: Reference, entities: tuple[EntityId, ...]) -> Reference:
        return Reference(entities, r.kind, token, token, token, "definite", 0.7)
