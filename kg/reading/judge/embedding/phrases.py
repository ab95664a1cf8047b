"""Climb from an event noun, or from a clause under a preposition, to the verb or noun that has it in its phrase."""

from kg.reading.functions import names_with
from kg.reading.judge.local_cues import LocalCues, is_infinitive
from kg.reading.judge.turns import Step, Turn
from kg.reading.labels import NOUNS, VERBS
from kg.reference.lexicon import Lexicon

#: How far behind a thing is said what it hangs on.
_NEAR = 8


class PhraseClimber:
    """Knows what the governors of noun phrases and prepositions bring."""

    def __init__(self, local: LocalCues, lexicon: Lexicon) -> None:
        """Look at the parse of `local`; the lexicon says which verbs only support an event noun."""
        self.local = local
        self.parse = local.parse
        self.cues = local.cues
        self.lexicon = lexicon

    def through_subject(self, t: int, h: int) -> Step | None:
        """An event noun of which something is said: "talks are to begin", "the summit fell through"."""
        p, cues, local = self.parse, self.cues, self.local
        if p.lemma[h] in cues.failing_verbs and p.lemma[t] in cues.planned_nouns:
            return local.step(h, Turn.NEGATE)
        particles = (p.lower[c] for c in p.children[h] if p.dep[c] in ("prt", "advmod", "prep"))
        if any(f"{p.lemma[h]} {x}" in cues.negated_phrases for x in particles):
            return local.step(h, Turn.NEGATE)
        inner = next((c for c in p.children[h] if p.dep[c] == "xcomp" and is_infinitive(p, c)), None)
        if inner is not None and p.lemma[h] in cues.future_be and p.lemma[inner] in cues.happening_verbs:
            return local.step(h, Turn.NEGATE if local.moods.is_undone(inner, h) else Turn.PLAN)
        if p.pos[h] in VERBS and p.lemma[h] in cues.happening_verbs:
            return local.of_state(h) + local.on_verb(h), h
        return None

    def through_object(self, t: int, h: int, trigger: int) -> Step | None:
        """An event noun of which somebody does something: "cancelled the visit", "paid a visit"."""
        p, cues, local = self.parse, self.cues, self.local
        if p.pos[h] not in VERBS:
            return ([], h) if is_infinitive(p, h) else None  # "offered to host talks", with "host" read as a noun
        lemma, turns = p.lemma[h], []
        if t == trigger and lemma in cues.answering_verbs and p.lemma[t] in cues.planned_nouns:
            return None  # "the motion was not carried": it was made
        dropped = p.lemma[t] in cues.planned_nouns and lemma in cues.dropping_verbs
        dropped = dropped and not (t == trigger and lemma in cues.rejecting_verbs)  # "resisted calls": they came
        negated = lemma not in cues.negated_clause_only or p.lemma[t] in cues.unfinished_business
        if dropped or (lemma in cues.negated_verbs and negated):
            turns = [(h, Turn.NEGATE)]
        elif (lemma in cues.planned_verbs and lemma not in cues.planned_clause_only) or (
            lemma in cues.announcing_verbs and p.lemma[t] in cues.announced_nouns
        ):
            turns = [(h, Turn.PLAN)]
        elif lemma in cues.agreeing_verbs and p.lemma[t] in cues.unfinished_business:
            turns = [(h, Turn.PLAN)]  # "agreed the withdrawal of their forces"
        elif lemma in cues.fearing_verbs:
            turns = [(h, Turn.DOUBT)]
        elif contents := local.of_contents(h):
            turns = contents
        elif lemma in cues.pondering_verbs and self._is_further(t):
            turns = [(h, Turn.PLAN)]  # "discussed new sanctions"
        elif lemma in cues.conditioning_verbs and any(x in cues.conditional_words for x in p.lower[t + 1 : t + _NEAR]):
            turns = [(h, Turn.PLAN)]  # "made recognition conditional on an apology"
        elif lemma in cues.fending_verbs and is_infinitive(p, h):
            turns = [(h, Turn.DOUBT)]  # "is there to repel an attack"
        particle = [p.lower[c] for c in p.children[h] if p.dep[c] == "prt"]
        supports = lemma in self.lexicon.support or any(f"{lemma} {x}" in self.lexicon.support for x in particle)
        if f"{lemma} {' '.join(particle)}" in cues.negated_phrases:
            turns = [(h, Turn.NEGATE)]
        if turns or supports:
            return turns + self.local.on_verb(h), h
        return None

    def through_preposition(self, h: int) -> Step | None:
        """An event noun under a preposition: "plans for a visit", "called for talks", "lack of recognition"."""
        p, cues = self.parse, self.cues
        above = p.head[h]
        if p.lower[h] in cues.negated_prepositions:
            if any(self.local.moods.is_unreal(above, c) for c in p.children[above] if p.dep[c] == "aux"):
                return None  # "without their help Oslo would have fallen"
            return [(h, Turn.NEGATE)], above
        if p.lower[h] in cues.planned_prepositions:
            return [(h, Turn.PLAN)], above
        if p.lower[h] in cues.awaiting_prepositions and any(
            self.local.moods.is_ahead(above, c) for c in p.children[above]
        ):
            return [(h, Turn.PLAN)], above  # "will not talk before a withdrawal"
        if p.lemma[above] in cues.possible_states and p.dep[above] == "pobj" and p.lower[p.head[above]] == "in":
            return [(above, Turn.DOUBT)], above  # "in the event of an attack"
        if p.lower[h] == "in" and any(
            p.lemma[x] in cues.manner_nouns and p.lower[x + 1 : x + 2] == ["with"] for x in p.children[h]
        ):
            verb = p.verb_of(above)
            return self.local.on_verb(verb), verb  # "will consider measures in coordination with its allies"
        if p.pos[above] in NOUNS:
            if p.lower[h] == "of" and p.lemma[above] in self.local.attribution.hearsay_nouns:
                if (denial := self.local.denial(above)) is not None:
                    return self.local.step(denial, Turn.NEGATE)  # "denied reports of an attack"
            turns = self.local.of_noun(above)
            counted = p.lower[h] == "in" and any(p.dep[c] in ("nummod", "quantmod") for c in p.children[above])
            if counted or (p.lower[h] == "of" and p.lemma[above] in cues.transparent_nouns):
                return [*turns, *(x for x in self.local.on_noun(above) if x not in turns)], above
            return (turns, above) if turns else None
        ready = [above] if p.pos[above] == "ADJ" else [c for c in p.children[above] if p.dep[c] == "acomp"]
        if p.lower[h] == "for" and any(p.lower[c] in cues.planned_adjectives for c in ready):
            return [(ready[0], Turn.PLAN)], above  # "is due in Berlin for talks"
        if p.lower[h] == "to" and any(p.lower[c] in cues.possible_adjectives for c in ready):
            return [(ready[0], Turn.DOUBT)], above  # "are close to a deal"
        if p.pos[above] in VERBS:
            name = f"{p.lemma[above]} {p.lower[h]}"
            turns = []
            if name in cues.planned_phrases:
                turns = [(above, Turn.PLAN)]
            elif p.lemma[above] in cues.planned_verbs and p.lower[h] in cues.planned_noun_prepositions:
                agreed = p.lemma[above] in cues.agreeing_verbs and any(self._is_unfinished(x) for x in p.children[h])
                if agreed or p.lemma[above] not in cues.planned_not_preposition:
                    turns = [(above, Turn.PLAN)]
            elif p.lower[h] == "as" and p.lemma[above] in cues.regarding_verbs:
                turns = [(above, Turn.DOUBT)]
            elif p.lower[h] == "for" and p.head[h - 1] == above and p.dep[h - 1] == "dobj":
                turns = [(h - 1, Turn.PLAN)] if p.lemma[h - 1] in cues.planned_nouns else []  # "issued a warrant for"
            elif p.lemma[above] in {"from": cues.negated_verbs, "against": cues.deciding_verbs}.get(p.lower[h], ()):
                turns = [(above, Turn.NEGATE)]
            elif p.lower[h] == "against" and p.lemma[above] in cues.campaigning_verbs:
                unfinished = (p.lemma[x] in cues.unfinished_nouns or self._is_further(x) for x in p.children[h])
                turns = [(above, Turn.PLAN)] if any(unfinished) else []
            elif p.lower[h] == "on" and any(
                p.dep[c] in ("dobj", "nsubjpass") and p.lemma[c] in cues.planned_nouns for c in p.children[above]
            ):
                turns = [(above, Turn.PLAN)]  # "no decision was taken on the withdrawal"
            if turns or not self.lexicon.support.isdisjoint(names_with(p, h)):
                return turns + self.local.on_verb(above), above
        return None

    def _is_unfinished(self, noun: int) -> bool:
        return self.parse.lemma[noun] in self.cues.unfinished_business

    def _is_further(self, noun: int) -> bool:
        p = self.parse
        return any(p.dep[c] == "amod" and p.lower[c] in self.cues.further_words for c in p.children[noun])

    def through_gerund(self, h: int) -> Step | None:
        """A clause under a preposition: "without notifying", "by sending", "the possibility of withdrawing"."""
        p, cues = self.parse, self.cues
        above = p.head[h]
        if p.lower[h] == "but":
            return None  # "had no choice but to sign"
        if any(p.lower[x] in cues.negated_prepositions for x in (h, above, *p.children[h])):
            return [(h, Turn.NEGATE)], above
        if p.pos[above] in NOUNS:
            pondered = p.lower[h] in ("of", "in") and p.lemma[above] in cues.pondered_nouns
            return [(above, Turn.PLAN)] if pondered else self.local.of_noun(above), above
        if p.pos[above] in ("ADJ", "ADV"):
            return self.local.of_adjective(above), above
        if p.pos[above] in VERBS:
            if p.lower[h] == "from" and (p.lemma[above] in cues.negated_verbs or p.lemma[above] in cues.negated_from):
                return [(h, Turn.NEGATE), *self.local.on_verb(above)], above
            if p.lower[h] == "against" and p.lemma[above] in cues.deciding_verbs:
                return self.local.step(above, Turn.NEGATE)
            if p.lower[h] == "of" and p.lemma[above] in cues.possible_verbs:
                return self.local.step(above, Turn.DOUBT)
            planned = p.lemma[above] in cues.planned_verbs and p.lower[h] in cues.planned_clause_prepositions
            name = f"{p.lemma[above]} {p.lower[h]}"
            if planned or name in cues.planned_phrases or name in cues.planned_gerunds:
                return self.local.step(above, Turn.PLAN)
            if p.lower[h] in cues.means_prepositions:
                offered = p.lower[h] == "in" and any(
                    p.dep[x] == "dobj" and p.lemma[x] in cues.pondered_nouns for x in p.children[above]
                )  # "offered help in starting talks"
                turns = [(above, Turn.PLAN)] if offered and p.lemma[above] in cues.planned_verbs else []
                return turns + self.local.on_verb(above), above
        return None
