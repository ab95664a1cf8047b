"""Find the cues that hang on a verb, noun or adjective itself: "did not sign", "will sign", "a planned visit"."""

from kg.reading.functions import with_particle, with_result
from kg.reading.judge.moods import Moods
from kg.reading.judge.turns import Step, Turn, Turns
from kg.reading.labels import SUBJECTS, VERBS
from kg.reading.parse import Parse
from kg.reference.clause_cues import AttributionCues, FactualityCues


class LocalCues:
    """What the words of one parse make of themselves, and of what they govern, by what hangs on them."""

    def __init__(self, parse: Parse, cues: FactualityCues, attribution: AttributionCues) -> None:
        """Look at `parse`; what somebody reports by is in `attribution`."""
        self.parse = parse
        self.cues = cues
        self.attribution = attribution
        self.moods = Moods(parse, cues)

    def step(self, verb: int, turn: Turn) -> Step:
        """Return the step to a verb that itself does `turn`."""
        return [(verb, turn), *self.on_verb(verb)], verb

    def on(self, t: int) -> Turns:
        """Return the cues that hang on an event, whatever its word is: "almost expelled him"."""
        p, words = self.parse, self.cues.averting_adverbs
        averted = [c for c in p.children[t] if p.dep[c] == "advmod" and p.lower[c] in words and c < t]
        if p.lower[t - 1] == "but" and p.lower[t - 2 : t - 1] == ["all"]:
            averted.append(t - 1)  # "has all but severed relations"
        own = self.on_verb(t) if p.pos[t] in VERBS else [*self.on_noun(t), *self._in_relative(t)]
        return [*((c, Turn.NEGATE) for c in averted), *own]

    def _in_relative(self, t: int) -> Turns:
        """Return what a clause on an event says of it: "talks that will be held", "a visit which was cancelled"."""
        p, cues = self.parse, self.cues
        found: Turns = []
        for verb in (v for noun in self._ends_of(t) for v in p.children[noun] if p.dep[v] == "relcl"):
            name = with_particle(p, verb)
            called_off = name in cues.negated_phrases
            held = (
                called_off or p.lemma[verb] in cues.holding_verbs or "place" in (p.lower[x] for x in p.children[verb])
            )
            if held and any(p.dep[c] in SUBJECTS and p.tag[c] == "WDT" for c in p.children[verb]):
                if called_off or p.lemma[verb] in cues.negated_verbs:
                    found.append((verb, Turn.NEGATE))
                elif p.lemma[verb] in cues.planned_verbs:
                    found.append((verb, Turn.PLAN))
                found += self.on_verb(verb)
        return found

    def _ends_of(self, t: int) -> list[int]:
        """Return an event and the names at the end of its phrase: "a meeting of Oman and Yemen, which"."""
        p = self.parse
        named = (x for c in p.children[t] if p.dep[c] == "prep" for o in p.children[c] for x in p.conjuncts(o))
        return [t, *(x for x in named if p.pos[x] == "PROPN")]

    def of_contents(self, h: int) -> Turns:
        """Return what a demand or a plan makes of what it holds: "the demands include closing the base"."""
        p, cues = self.parse, self.cues
        if p.lemma[h] in cues.including_verbs:
            held = cues.aims | cues.planned_nouns | cues.plans
        elif p.lemma[h] == "be":
            held = cues.aims
        else:
            return []
        return [(c, Turn.PLAN) for c in p.children[h] if p.dep[c] == "nsubj" and p.lemma[c] in held]

    def on_verb(self, t: int) -> Turns:
        """Return the cues of a verb's auxiliaries, adverbs and arguments."""
        p, cues = self.parse, self.cues
        found: Turns = []
        negated = None
        for c in p.children[t]:
            dep, lower = p.dep[c], p.lower[c]
            if dep == "neg" or (lower in cues.negated_words and dep in ("advmod", "preconj", "det", "cc")):
                negated = negated if self.moods.is_late(t, c) else c
            elif dep in ("nsubj", "nsubjpass", "dobj", "attr") and (none := self.moods.none(c)) is not None:
                negated = none
            elif dep in ("advmod", "prep", "mark") and self.moods.is_never(c):
                negated = c
            elif dep == "nsubj" and self.moods.is_draft(c):
                found.append((c, Turn.PLAN))
            elif dep == "aux" and (turn := self._of_auxiliary(t, c)) is not None:
                found.append((c, turn))
            elif (dep == "advmod" and lower in cues.possible_adverbs) or (
                dep in ("mark", "advmod") and lower in cues.conditions and not self.moods.is_met(t, c)
            ):
                found.append((c, Turn.NEGATE if self.moods.is_unreal_condition(t) else Turn.DOUBT))
        if negated is not None:
            modal = next((c for c, turn in found if turn is Turn.DOUBT and p.dep[c] == "aux"), None)
            if modal is None or p.lower[modal] in cues.open_modals:
                found.insert(0, (negated, Turn.NEGATE))
            else:  # "could not", "cannot", "would not"
                found = [(negated, Turn.NEGATE)]
        return found

    def _of_auxiliary(self, verb: int, c: int) -> Turn | None:
        """Return what an auxiliary makes of its verb, by its word and by how the clause is built with it."""
        p, cues, moods = self.parse, self.cues, self.moods
        if moods.is_headline(verb, c):
            return Turn.PLAN  # "Norway to reopen embassy in Damascus"
        if moods.is_inverted(verb, c):
            return Turn.NEGATE if moods.is_unreal_condition(verb) else Turn.DOUBT
        if moods.is_unreal(verb, c):
            ahead = self.is_reported(verb) and bool(p.objects_of(verb, "by"))  # "said it would have left by June"
            return Turn.PLAN if ahead else Turn.NEGATE
        if p.lemma[c] in cues.future_auxiliaries:
            own = p.lemma[c] in cues.own_wishing_verbs and p.lemma[verb] in cues.spoken_acts and self.is_own(verb)
            return None if own else Turn.PLAN  # "I must protest"
        if p.lemma[c] in cues.possible_verbs or p.lower[c] in cues.possible_verbs:
            if p.lower[c] == "could" and any(p.lower[x] == "before" and p.dep[x] == "mark" for x in p.children[verb]):
                return Turn.NEGATE  # "lapsed before Iran could ratify it"
            reported = p.lower[c] == "would" and (self.is_reported(verb) or moods.is_by_plan(verb))
            return Turn.PLAN if reported else Turn.DOUBT
        return None

    def is_own(self, verb: int) -> bool:
        """Whether whoever speaks does it: "I", "we"."""
        p = self.parse
        return any(p.dep[c] == "nsubj" and p.lower[c] in self.cues.speakers_own for c in p.children[verb])

    def on_noun(self, t: int) -> Turns:
        """Return the cues of a noun's determiner and adjectives."""
        p, cues = self.parse, self.cues
        found: Turns = []
        for c in p.children[t]:
            dep, lower = p.dep[c], p.lower[c]
            if dep in ("det", "neg", "predet") and lower in cues.negated_words:
                found.append((c, Turn.NEGATE))
            elif dep == "det" and lower == "any":
                found.append((c, Turn.DOUBT))  # "any attack will be answered"
            elif dep in ("amod", "compound"):
                if lower in cues.planned_adjectives:
                    found.append((c, Turn.PLAN))
                elif lower in cues.possible_adjectives:
                    found.append((c, Turn.DOUBT))
        return found

    def of_state(self, h: int) -> Turns:
        """Return what a predicate makes of its subject: "the visit is in preparation", "is unlikely"."""
        p, cues = self.parse, self.cues
        found: Turns = []
        for c in p.children[h]:
            if p.dep[c] == "acomp":
                found += [x for x in self.of_adjective(c) if x[0] == c]
            elif p.dep[c] == "attr" and p.lemma[c] in cues.open_states:
                found.append((c, Turn.DOUBT))
            elif p.dep[c] == "prep":
                last = next((x for x in p.children[c] if p.dep[x] == "prep"), c)  # "out of the question"
                states = [f"{p.lower[c]} {p.lemma[x]}" for x in p.children[last] if p.dep[x] == "pobj"]
                found += [(c, Turn.PLAN) for state in states if state in cues.planned_states]
                found += [(c, Turn.NEGATE) for state in states if state in cues.negated_states]
        return found

    def of_noun(self, h: int) -> Turns:
        """Return what a noun makes of what it governs: "plans for a visit"."""
        lemma, cues = self.parse.lemma[h], self.cues
        if lemma in cues.negated_nouns:
            return [(h, Turn.NEGATE)]
        if lemma in cues.possible_nouns:
            return [(h, Turn.DOUBT)]
        if lemma in cues.planned_nouns:
            return [(h, Turn.PLAN), *self.on_noun(h)]
        return []

    def of_adjective(self, h: int) -> Turns:
        """Return what an adjective makes of what it governs: "unable to sign"."""
        p, cues = self.parse, self.cues
        lower = p.lower[h]
        turns: Turns = []
        if lower in cues.negated_adjectives:
            turns.append((h, Turn.NEGATE))
        elif lower in cues.possible_adjectives:
            turns.append((h, Turn.DOUBT))
        elif lower in cues.planned_adjectives:
            turns.append((h, Turn.PLAN))
        verb = p.head[h]
        if turns and p.pos[verb] in VERBS and p.dep[h] in ("acomp", "attr", "oprd"):
            turns += [x for x in self.on_verb(verb) if x[1] is Turn.NEGATE]
        return turns

    def denial(self, noun: int) -> int | None:
        """Return the verb that denies a report: "dismissed the claim", "dismissed as baseless a claim"."""
        p, verb = self.parse, self.parse.head[noun]
        called = p.dep[noun] == "pobj" and p.lower[verb] == "as"
        verb = p.head[verb] if called else verb
        denied = called or p.dep[noun] in ("dobj", "nsubjpass")
        return verb if denied and p.lemma[verb] in self.cues.denying_verbs else None

    def is_reported(self, t: int) -> bool:
        """Whether a clause is somebody's words, in which "would" means "will"."""
        p = self.parse
        while p.dep[t] in ("xcomp", "conj"):
            t = p.head[t]
        return p.dep[t] in ("ccomp", "acl") and (
            with_result(p, p.head[t]) in self.attribution.reporting_verbs
            or p.lemma[p.head[t]] in self.attribution.reporting_nouns
            or p.lemma[p.head[t]] in self.cues.promising_nouns
        )


def is_infinitive(p: Parse, t: int) -> bool:
    """Whether a verb stands behind "to"."""
    return any(p.tag[c] == "TO" and p.dep[c] == "aux" for c in p.children[t])
