"""Decide how real an event is, as its own sentence presents it.

"Ankara plans to recall its envoy" mentions a recall that has not happened. Whatever governs the event turns the
judgement of what lies under it, read from the nearest governor outwards; which word turns what is written in
ontology/cues/factuality.yaml. The scheme follows FactBank (Sauri and Pustejovsky 2009), cut down to four values.
"""

from dataclasses import dataclass
from enum import Enum

from kg.model import Factuality
from kg.reading.functions import has_relative, with_particle
from kg.reading.judge.moods import Moods
from kg.reading.labels import SUBJECTS, VERBS
from kg.reading.parse import Parse
from kg.reference.cues import AttributionCues, FactualityCues
from kg.reference.lexicon import Lexicon

_NOUNS = ("NOUN", "PROPN")
#: What ends a question inside of a sentence, or a quotation that is none.
_ENDS = ("?", '"', "”", "»")
_OBJECTS = ("dobj", "nsubjpass", "attr", "oprd", "dative")


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


class FactualityJudge:
    """Judges events of one parse by their governors."""

    def __init__(self, parse: Parse, cues: FactualityCues, attribution: AttributionCues, lexicon: Lexicon) -> None:
        """Look at `parse`; the lexicon says which verbs only support an event noun."""
        self.parse = parse
        self.cues = cues
        self.attribution = attribution
        self.lexicon = lexicon
        self._moods = Moods(parse, cues)

    def judge(self, trigger: int, factuality: Factuality = Factuality.FACT) -> Verdict:
        """Return how real the event at `trigger`, which is `factuality` by its own word, is presented to be."""
        found: list[tuple[int, Turn]] = [*self._averted(trigger), *self._own(trigger)]
        t = trigger
        for _ in range(12):
            step = self._climb(t, trigger)
            if step is None:
                break
            turns, t = step
            found += turns
        if self._is_question(trigger) or self._moods.is_supposed(trigger):
            found.append((trigger, Turn.DOUBT))
        denied: int | None = None
        for token, turn in dict.fromkeys(found):
            left_open = denied is not None and factuality is Factuality.NEGATED and self._left_open(denied, token, turn)
            factuality = left_open or turned(factuality, turn)
            denied = token if turn is Turn.NEGATE else denied
        return Verdict(factuality, tuple(found))

    def _left_open(self, denied: int, token: int, turn: Turn) -> Factuality | None:
        """Return what a denial comes to that is itself turned, where that is no plain yes or no.

        "Did not rule out an attack" leaves it possible, while "did not fail to attack" says that it came. Who is urged
        to stop sending arms sends them.
        """
        lemma, cues = self.parse.lemma, self.cues
        if turn is Turn.NEGATE:
            opens = self.parse.pos[denied] in VERBS and lemma[denied] not in cues.implicative_verbs
            return Factuality.POSSIBLE if opens and lemma[denied] in cues.negated_verbs else None
        asked = turn is Turn.PLAN and lemma[token] in self.attribution.asking_verbs
        return Factuality.FACT if asked and lemma[denied] in cues.ceasing_verbs else None

    def _averted(self, t: int) -> list[tuple[int, Turn]]:
        """Cues that an event was near and did not come: "almost expelled him"."""
        p, words = self.parse, self.cues.averting_adverbs
        return [(c, Turn.NEGATE) for c in p.children[t] if p.dep[c] == "advmod" and p.lower[c] in words and c < t]

    def _own(self, t: int) -> list[tuple[int, Turn]]:
        """Cues that hang directly on a verb, noun or adjective."""
        return self._on_verb(t) if self.parse.pos[t] in VERBS else self._on_noun(t)

    def _on_verb(self, t: int) -> list[tuple[int, Turn]]:
        p, cues = self.parse, self.cues
        found: list[tuple[int, Turn]] = []
        negated = None
        for c in p.children[t]:
            dep, lower = p.dep[c], p.lower[c]
            if dep == "neg" or (lower in cues.negated_words and dep in ("advmod", "preconj", "det", "cc")):
                negated = negated if p.lower[c + 1 : c + 2] == ["only"] else c
            elif dep in ("nsubj", "nsubjpass", "dobj", "attr") and (none := self._moods.none(c)) is not None:
                negated = none
            elif dep in ("advmod", "prep") and self._moods.is_never(c):
                negated = c
            elif dep == "aux" and self._moods.is_headline(t, c):
                found.append((c, Turn.PLAN))  # "Norway to reopen embassy in Damascus"
            elif dep == "aux" and self._moods.is_inverted(t, c):
                found.append((c, Turn.NEGATE if self._moods.is_unreal_condition(t) else Turn.DOUBT))
            elif dep == "aux" and self._moods.is_unreal(t, c):
                ahead = self._is_reported(t) and bool(p.objects_of(t, "by"))  # "said it would have left by June"
                found.append((c, Turn.PLAN if ahead else Turn.NEGATE))
            elif dep == "aux" and p.lemma[c] in cues.future_auxiliaries:
                found.append((c, Turn.PLAN))
            elif dep == "aux" and (p.lemma[c] in cues.possible_verbs or lower in cues.possible_verbs):
                reported = lower == "would" and (self._is_reported(t) or self._moods.is_by_plan(t))
                found.append((c, Turn.PLAN if reported else Turn.DOUBT))
            elif (dep == "advmod" and lower in cues.possible_adverbs) or (
                dep in ("mark", "advmod") and lower in cues.conditions
            ):
                found.append((c, Turn.NEGATE if self._moods.is_unreal_condition(t) else Turn.DOUBT))
        if negated is not None:
            modal = next((c for c, turn in found if turn is Turn.DOUBT and p.dep[c] == "aux"), None)
            if modal is None or p.lower[modal] in ("may", "might"):
                found.insert(0, (negated, Turn.NEGATE))
            else:  # "could not", "cannot", "would not"
                found = [(negated, Turn.NEGATE)]
        return found

    def _on_noun(self, t: int) -> list[tuple[int, Turn]]:
        p, cues = self.parse, self.cues
        found: list[tuple[int, Turn]] = []
        for c in p.children[t]:
            dep, lower = p.dep[c], p.lower[c]
            if dep in ("det", "neg", "predet") and lower in cues.negated_words:
                found.append((c, Turn.NEGATE))
            elif dep in ("amod", "compound"):
                if lower in cues.planned_adjectives:
                    found.append((c, Turn.PLAN))
                elif lower in cues.possible_adjectives:
                    found.append((c, Turn.DOUBT))
        return found

    def _is_reported(self, t: int) -> bool:
        """Whether a clause is somebody's words, in which "would" means "will"."""
        p = self.parse
        while p.dep[t] in ("xcomp", "conj"):
            t = p.head[t]
        return p.dep[t] in ("ccomp", "acl") and (
            p.lemma[p.head[t]] in self.attribution.reporting_verbs
            or p.lemma[p.head[t]] in self.attribution.reporting_nouns
            or p.lemma[p.head[t]] in self.cues.promising_nouns
        )

    def _is_question(self, t: int) -> bool:
        p = self.parse
        stop = p.sentences[p.sentence_of[t]][1]
        ends = next((word for word in p.words[t:stop] if word in _ENDS), "")  # "Did it fall?" he asked.
        return p.words[stop - 1] == "?" or ends == "?"

    def _climb(self, t: int, trigger: int) -> tuple[list[tuple[int, Turn]], int] | None:
        """Return the cues of the next governor and that governor, None where nothing further matters."""
        p = self.parse
        h, dep = p.head[t], p.dep[t]
        if h == t or p.are_parted(t, h):
            return None
        if dep == "conj":
            return self._through_conjunction(t, h)
        if dep in ("xcomp", "ccomp"):
            return self._through_clause(t, h, dep)
        if dep == "pcomp":
            return self._through_preposition(t, h)
        if dep == "pobj":
            return self._from_preposition(t, h)
        if dep in _OBJECTS:
            return self._through_object(t, h, trigger)
        if dep == "acomp" and p.pos[h] in VERBS:
            return self._on_verb(h), h  # "is not ready to talk"
        if dep in ("nsubj", "csubj"):
            if p.lemma[h] in self.cues.failing_verbs and p.lemma[t] in self.cues.planned_nouns:
                return [(h, Turn.NEGATE), *self._on_verb(h)], h
            particles = (p.lower[c] for c in p.children[h] if p.dep[c] in ("prt", "advmod", "prep"))
            if any(f"{p.lemma[h]} {x}" in self.cues.negated_phrases for x in particles):
                return [(h, Turn.NEGATE), *self._on_verb(h)], h  # "the summit fell through"
            inner = next((c for c in p.children[h] if p.dep[c] == "xcomp" and self._is_infinitive(c)), None)
            if inner is not None and p.lemma[h] in self.cues.future_be and p.lemma[inner] in self.cues.happening_verbs:
                turn = Turn.NEGATE if self._moods.is_undone(inner, h) else Turn.PLAN  # "talks are to begin"
                return [(h, turn), *self._on_verb(h)], h
            if p.pos[h] in VERBS and p.lemma[h] in self.cues.happening_verbs:
                return self._of_state(h) + self._on_verb(h), h
            return None
        if dep in ("acl", "relcl") and (issued := self._through_instrument(h)) is not None:
            return issued
        if dep in ("acl", "relcl"):
            if self._is_infinitive(t) and (dep == "acl" or not has_relative(p, t)):
                return self._through_noun_clause(t, h)
            return self._through_content(t, h)
        if (
            dep == "advcl"
            and p.tag[t] in ("VBZ", "VBP")
            and any(p.lower[c] in self.cues.turning_points for c in p.children[t])
        ):
            # "to be signed when he visits": what a plan waits for lies ahead too.
            ahead = self._is_infinitive(h) or any(turn is Turn.PLAN for _, turn in self._on_verb(h))
            return ([(t, Turn.PLAN)], h) if ahead else None
        if dep in ("advcl", "xcomp") and p.lemma[t] in self.cues.spoken_acts and self._is_infinitive(t):
            called = any(p.dep[c] in ("dobj", "nsubjpass", "prep") for c in p.children[h])
            if p.lemma[h] in self.cues.gathering_verbs or (called and p.lemma[h] in self.cues.calling_verbs):
                return self._on_verb(h), h
        if dep == "advcl" and (noun := self._noun_before(t, h)) is not None:
            return self._through_noun_clause(t, noun)
        if dep == "advcl" and p.tag[t] == "VBG" and with_particle(p, h) in self.cues.negated_phrases:
            return [(h, Turn.NEGATE), *self._on_verb(h)], h  # "has not ruled out attacking"
        if dep == "advcl":
            return ([(t, Turn.PLAN)], h) if self._is_infinitive(t) and p.lower[t] != "follow" else None
        if dep == "compound" and p.pos[h] in _NOUNS:
            return self._turns_of_noun(h), h
        return None

    def _noun_before(self, t: int, h: int) -> int | None:
        """Return the noun that an infinitive belongs to, though it was hung on the verb: "ignored calls to leave"."""
        p = self.parse
        noun = next((c - 1 for c in p.children[t] if p.tag[c] == "TO"), -1)
        close = noun > h and p.head[noun] == h and p.dep[noun] == "dobj" and p.lemma[noun] in self.cues.planned_nouns
        return noun if close else None

    def _of_state(self, h: int) -> list[tuple[int, Turn]]:
        """Return what a predicate makes of its subject: "the visit is in preparation", "is unlikely"."""
        p, cues = self.parse, self.cues
        found: list[tuple[int, Turn]] = []
        for c in p.children[h]:
            if p.dep[c] == "acomp":
                found += [x for x in self._turns_of_adjective(c) if x[0] == c]
            elif p.dep[c] == "prep":
                last = next((x for x in p.children[c] if p.dep[x] == "prep"), c)  # "out of the question"
                states = [f"{p.lower[c]} {p.lemma[x]}" for x in p.children[last] if p.dep[x] == "pobj"]
                found += [(c, Turn.PLAN) for state in states if state in cues.planned_states]
                found += [(c, Turn.NEGATE) for state in states if state in cues.negated_states]
        return found

    def _through_content(self, t: int, h: int) -> tuple[list[tuple[int, Turn]], int] | None:
        """A clause that says what a report says: "the report that X attacked was denied", "proved false"."""
        p, cues = self.parse, self.cues
        if p.lemma[h] == "time" and p.dep[h] == "attr" and p.lower[t] != "when":
            return [(h, Turn.PLAN)], h  # "It is high time that Oslo recalled its envoy."
        rumour = p.lemma[h] in cues.possible_nouns
        if not rumour and (p.dep[t] == "relcl" or p.lemma[h] not in self.attribution.reporting_nouns):
            return None
        if (denial := self._denial(h)) is not None:
            return [(denial, Turn.NEGATE), *self._on_verb(denial)], denial
        verb = p.head[h]
        if p.dep[h] == "nsubj" and any(
            p.lower[c] in cues.untruth_words and p.dep[c] in ("acomp", "attr", "oprd") for c in p.children[verb]
        ):
            return [(verb, Turn.NEGATE), *self._on_verb(verb)], verb
        return ([(h, Turn.DOUBT)], h) if rumour else None

    def _denial(self, noun: int) -> int | None:
        """Return the verb that denies a report: "dismissed the claim", "dismissed as baseless a claim"."""
        p, verb = self.parse, self.parse.head[noun]
        called = p.dep[noun] == "pobj" and p.lower[verb] == "as"
        verb = p.head[verb] if called else verb
        denied = called or p.dep[noun] in ("dobj", "nsubjpass")
        return verb if denied and p.lemma[verb] in self.cues.denying_verbs else None

    def _through_conjunction(self, t: int, h: int) -> tuple[list[tuple[int, Turn]], int] | None:
        p = self.parse
        if p.pos[t] in VERBS and p.pos[h] in VERBS:
            own = any(p.dep[c] in ("nsubj", "nsubjpass", "aux") and p.tag[c] != "TO" for c in p.children[t])
            if own:
                subject = any(p.dep[c] in SUBJECTS for c in p.children[t])
                return None if subject and p.dep[h] != "ccomp" else ([], h)
            either = any(p.lower[c] in ("or", "nor") for c in p.children[h] if p.dep[c] == "cc")
            shared = [(c, turn) for c, turn in self._on_verb(h) if turn is not Turn.NEGATE or either]
            return shared, h
        return [], h

    def _through_clause(self, t: int, h: int, dep: str) -> tuple[list[tuple[int, Turn]], int] | None:
        p, cues, lemma = self.parse, self.cues, self.parse.lemma[h]
        if p.pos[h] == "ADJ":
            return self._turns_of_adjective(h), h
        if p.pos[h] in _NOUNS:
            return self._turns_of_noun(h), h
        infinitive = self._is_infinitive(t)
        if dep == "ccomp" and any(p.tag[c] in ("WP", "WRB", "WP$") for c in p.children[t]):
            return None  # "did not say why it attacked"
        if dep == "ccomp" and lemma == "be":
            return self._through_predicate(h), h
        bare = (
            dep == "ccomp"
            and (p.tag[t] == "VB" or self._moods.is_subjunctive(t))
            and not any(p.dep[c] == "aux" and p.tag[c] != "TO" for c in p.children[t])
        )
        if infinitive and self._moods.is_undone(t, h):
            return [(h, Turn.NEGATE), *self._on_verb(h)], h
        found: list[tuple[int, Turn]] = []
        if (lemma in cues.negated_verbs and not (lemma in cues.negated_not_infinitive and infinitive)) or (
            infinitive and lemma in cues.negated_infinitive_only
        ):
            found.append((h, Turn.NEGATE))
        elif (lemma in cues.planned_verbs and (infinitive or bare or (dep == "xcomp" and p.tag[t] == "VBG"))) or (
            lemma in cues.future_be and infinitive and not any(p.dep[c] == "prt" for c in p.children[h])
        ):
            found.append((h, Turn.PLAN))
        elif lemma in cues.doubting_verbs or (p.dep[h] == "advcl" and p.lower[h] in cues.conditions):
            found.append((h, Turn.DOUBT))
        if dep == "ccomp" and lemma in cues.regretting_verbs and self._moods.has_auxiliary(t, "had"):
            return [(h, Turn.NEGATE)], h  # "wishes that it had stayed"
        if dep == "ccomp" and lemma in self.attribution.reporting_verbs and not infinitive:
            if any(turn is Turn.NEGATE for _, turn in self._on_verb(h)):
                found.append((h, Turn.DOUBT))
            return (found, h) if found else None
        if dep == "ccomp" and lemma in self.attribution.factive_verbs and not (infinitive or bare):
            return found, h
        return found + [x for x in self._on_verb(h) if dep == "xcomp" or x[1] is not Turn.PLAN], h

    def _through_predicate(self, h: int) -> list[tuple[int, Turn]]:
        """Return what "it is possible that", "it is not true that" make of their clause; "it is odd that": nothing."""
        p = self.parse
        predicates = [c for c in p.children[h] if p.dep[c] in ("acomp", "attr") and p.lower[c] not in ("it", "that")]
        for c in predicates:
            if turns := self._turns_of_adjective(c) if p.pos[c] == "ADJ" else self._turns_of_noun(c):
                return turns
        true = not predicates or any(p.lower[c] in self.cues.truth_words for c in predicates)
        return [x for x in self._on_verb(h) if x[1] is not Turn.PLAN] if true else []

    def _through_preposition(self, t: int, h: int) -> tuple[list[tuple[int, Turn]], int] | None:
        """A clause under a preposition: "without notifying", "by sending", "the possibility of withdrawing"."""
        p, cues = self.parse, self.cues
        above = p.head[h]
        if p.lower[h] == "but":
            return None  # "had no choice but to sign"
        if any(p.lower[x] in cues.negated_prepositions for x in (h, above, *p.children[h])):
            return [(h, Turn.NEGATE)], above
        if p.pos[above] in _NOUNS:
            pondered = p.lower[h] in ("of", "in") and p.lemma[above] in cues.pondered_nouns
            return [(above, Turn.PLAN)] if pondered else self._turns_of_noun(above), above
        if p.pos[above] in ("ADJ", "ADV"):
            return self._turns_of_adjective(above), above
        if p.pos[above] in VERBS:
            if p.lower[h] == "from" and (p.lemma[above] in cues.negated_verbs or p.lemma[above] in cues.negated_from):
                return [(h, Turn.NEGATE), *self._on_verb(above)], above
            if p.lower[h] == "of" and p.lemma[above] in cues.possible_verbs:
                return [(above, Turn.DOUBT), *self._on_verb(above)], above
            if p.lemma[above] in cues.planned_verbs and p.lower[h] in ("on", "to", "for", "against", "of", "about"):
                return [(above, Turn.PLAN), *self._on_verb(above)], above
            if p.lower[h] in ("by", "through", "in"):
                offered = p.lower[h] == "in" and any(
                    p.dep[x] == "dobj" and p.lemma[x] in cues.pondered_nouns for x in p.children[above]
                )  # "offered help in starting talks"
                turns = [(above, Turn.PLAN)] if offered and p.lemma[above] in cues.planned_verbs else []
                return turns + self._on_verb(above), above
        return None

    def _from_preposition(self, t: int, h: int) -> tuple[list[tuple[int, Turn]], int] | None:
        """An event noun under a preposition: "plans for a visit", "called for talks", "lack of recognition"."""
        p, cues = self.parse, self.cues
        above = p.head[h]
        if p.lower[h] in cues.negated_prepositions:
            if any(self._moods.is_unreal(above, c) for c in p.children[above] if p.dep[c] == "aux"):
                return None  # "without their help Oslo would have fallen"
            return [(h, Turn.NEGATE)], above
        if p.lower[h] in cues.planned_prepositions:
            return [(h, Turn.PLAN)], above
        if p.lemma[above] in cues.possible_states and p.dep[above] == "pobj" and p.lower[p.head[above]] == "in":
            return [(above, Turn.DOUBT)], above  # "in the event of an attack"
        if p.pos[above] in _NOUNS:
            if p.lower[h] == "of" and p.lemma[above] in self.attribution.hearsay_nouns:
                if (denial := self._denial(above)) is not None:
                    return [(denial, Turn.NEGATE), *self._on_verb(denial)], denial  # "denied reports of an attack"
            turns = self._turns_of_noun(above)
            counted = p.lower[h] == "in" and any(p.dep[c] in ("nummod", "quantmod") for c in p.children[above])
            if counted or (p.lower[h] == "of" and p.lemma[above] in cues.transparent_nouns):
                return [*turns, *(x for x in self._on_noun(above) if x not in turns)], above
            return (turns, above) if turns else None
        ready = [above] if p.pos[above] == "ADJ" else [c for c in p.children[above] if p.dep[c] == "acomp"]
        if p.lower[h] == "for" and any(p.lower[c] in cues.planned_adjectives for c in ready):
            return [(ready[0], Turn.PLAN)], above  # "is due in Berlin for talks"
        if p.pos[above] in VERBS:
            name = f"{p.lemma[above]} {p.lower[h]}"
            turns = []
            if p.lemma[above] in cues.planned_verbs and p.lower[h] in ("for", "on", "to", "towards", "toward"):
                if p.lemma[above] not in cues.planned_not_preposition:
                    turns = [(above, Turn.PLAN)]
            elif p.lemma[above] in cues.negated_verbs and p.lower[h] == "from":
                turns = [(above, Turn.NEGATE)]
            if turns or name in self.lexicon.support:
                return turns + self._on_verb(above), above
        return None

    def _through_object(self, t: int, h: int, trigger: int) -> tuple[list[tuple[int, Turn]], int] | None:
        p, cues = self.parse, self.cues
        if p.pos[h] not in VERBS:
            return ([], h) if self._is_infinitive(h) else None  # "offered to host talks", with "host" read as a noun
        lemma, turns = p.lemma[h], []
        if t == trigger and lemma in cues.answering_verbs and p.lemma[t] in cues.planned_nouns:
            return None  # "the motion was not carried": it was made
        dropped = p.lemma[t] in cues.planned_nouns and lemma in cues.dropping_verbs
        dropped = dropped and not (t == trigger and lemma in cues.rejecting_verbs)  # "resisted calls": they came
        if dropped or (lemma in cues.negated_verbs and lemma not in cues.negated_clause_only):
            turns = [(h, Turn.NEGATE)]
        elif (lemma in cues.planned_verbs and lemma not in cues.planned_clause_only) or (
            lemma in cues.announcing_verbs and p.lemma[t] in cues.announced_nouns
        ):
            turns = [(h, Turn.PLAN)]
        particle = [p.lower[c] for c in p.children[h] if p.dep[c] == "prt"]
        supports = lemma in self.lexicon.support or any(f"{lemma} {x}" in self.lexicon.support for x in particle)
        if f"{lemma} {' '.join(particle)}" in cues.negated_phrases:
            turns = [(h, Turn.NEGATE)]
        if turns or supports:
            return turns + self._on_verb(h), h
        return None

    def _through_noun_clause(self, t: int, h: int) -> tuple[list[tuple[int, Turn]], int] | None:
        """An infinitive under a noun: "the decision to recall"; "the first to recognise" has happened."""
        p = self.parse
        if p.lower[h] in self.cues.fact_modifiers or any(p.lower[c] in self.cues.fact_modifiers for c in p.children[h]):
            return None
        turns = self._turns_of_noun(h) or [(h, Turn.PLAN)]
        if p.lemma[h] in self.cues.negated_nouns:
            turns = [(h, Turn.NEGATE)]
        return turns, h

    def _through_instrument(self, h: int) -> tuple[list[tuple[int, Turn]], int] | None:
        """What a law does is as real as its issue: "did not sign a decree banning strikes", "tabled a bill to ban"."""
        p, lexicon = self.parse, self.lexicon
        verb = p.head[h]
        if p.lemma[h] not in lexicon.instruments or p.dep[h] not in ("dobj", "nsubjpass"):
            return None
        if p.lemma[verb] in lexicon.drafting:
            return [(verb, Turn.PLAN), *self._on_verb(verb)], verb
        return (self._on_verb(verb), verb) if with_particle(p, verb) in lexicon.issuing else None

    def _turns_of_noun(self, h: int) -> list[tuple[int, Turn]]:
        lemma, cues = self.parse.lemma[h], self.cues
        if lemma in cues.negated_nouns:
            return [(h, Turn.NEGATE)]
        if lemma in cues.possible_nouns:
            return [(h, Turn.DOUBT)]
        if lemma in cues.planned_nouns:
            return [(h, Turn.PLAN), *self._on_noun(h)]
        return []

    def _turns_of_adjective(self, h: int) -> list[tuple[int, Turn]]:
        p, cues = self.parse, self.cues
        lower = p.lower[h]
        turns: list[tuple[int, Turn]] = []
        if lower in cues.negated_adjectives:
            turns.append((h, Turn.NEGATE))
        elif lower in cues.possible_adjectives:
            turns.append((h, Turn.DOUBT))
        elif lower in cues.planned_adjectives:
            turns.append((h, Turn.PLAN))
        verb = p.head[h]
        if turns and p.pos[verb] in VERBS and p.dep[h] in ("acomp", "attr", "oprd"):
            turns += [x for x in self._on_verb(verb) if x[1] is Turn.NEGATE]
        return turns

    def _is_infinitive(self, t: int) -> bool:
        p = self.parse
        return any(p.tag[c] == "TO" and p.dep[c] == "aux" for c in p.children[t])
