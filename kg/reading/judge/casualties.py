"""Read how many died in an event, where the text gives a number: "killed about 50 people", "leaving 30 dead".

Only exact numerals and number words count; "dozens" is no number. Words are in ontology/cues/casualties.yaml.
"""

from dataclasses import dataclass

from kg.model import ClassId
from kg.reading.grammar import Grammar
from kg.reading.parse import Parse
from kg.reference.clause_cues import CasualtyCues

_CLAUSES = ("advcl", "conj", "relcl", "xcomp", "acl")


@dataclass(frozen=True, slots=True)
class Casualties:
    """The number of the dead, and the words that say it."""

    count: int
    text: str


class CasualtyJudge:
    """Counts the dead of events of one parse."""

    def __init__(self, parse: Parse, grammar: Grammar, cues: CasualtyCues) -> None:
        """Look at `parse` through its `grammar`."""
        self.parse = parse
        self.grammar = grammar
        self.cues = cues

    def judge(self, trigger: int, kind: ClassId) -> Casualties | None:
        """Return the dead of the event at `trigger`: told by its own verb or by one that goes on with it."""
        if kind not in self.cues.classes:
            return None
        p = self.parse
        verb = p.verb_of(trigger)
        verbs = [verb, *(c for c in p.children[verb] if p.dep[c] in _CLAUSES)]
        if p.dep[verb] in _CLAUSES:
            verbs.append(p.head[verb])
        for v in verbs:
            for dead in self._dead(v):
                count = self.count(dead)
                if count is not None:
                    words = [t for t in p.subtree(dead) if t <= dead and p.tag[t] not in ("DT", "PRP$")]
                    return Casualties(count, p.words_between(words[0], dead))
        return None

    def _dead(self, verb: int) -> list[int]:
        """Return the nouns for those who died by a verb's telling."""
        p, lemma = self.parse, self.parse.lemma[verb]
        functions = self.grammar.of_verb(verb) if p.pos[verb] == "VERB" else {}
        if lemma in self.cues.killing_verbs:
            return functions.get("object", [])
        if lemma in self.cues.dying_verbs:
            return functions.get("subject", [])
        if lemma in self.cues.leaving_verbs:
            below = [c for c in p.children[verb] if p.lower[c] in self.cues.dead]
            inside = [x for c in p.children[verb] for x in p.children[c] if p.lower[x] in self.cues.dead]
            if below or inside:
                return functions.get("object", []) or [c for t in below for c in p.children[t]]
        return []

    def count(self, noun: int) -> int | None:
        """Return the number in front of a noun, None where it is none that can be written down."""
        p = self.parse
        numerals = [c for c in p.children[noun] if p.dep[c] == "nummod"] or ([noun] if p.tag[noun] == "CD" else [])
        if len(numerals) != 1:
            return None
        parts = [t for t in p.subtree(numerals[0]) if p.tag[t] == "CD"]
        return self._value([p.lower[t] for t in parts])

    def _value(self, words: list[str]) -> int | None:
        total, part = 0, 0
        for word in words:
            plain = word.replace(",", "")
            if plain.isdigit():
                part += int(plain)
                continue
            for piece in word.split("-"):
                number = self.cues.numbers.get(piece)
                if number is None:
                    return None
                if number >= 100:
                    total, part = total + max(part, 1) * number, 0
                else:
                    part += number
        return total + part if words else None
