"""Climb from a clause to what governs it: a verb, an adjective or a noun, whose words turn how real the clause is."""

from kg.reading.functions import REFLEXIVE, has_relative, with_particle, with_result
from kg.reading.judge.local_cues import LocalCues, is_infinitive
from kg.reading.judge.turns import Step, Turn, Turns
from kg.reading.labels import NOUNS, PRESENT
from kg.reference.lexicon import Lexicon


class ClauseClimber:
    """Knows what the governors of clauses bring."""

    def __init__(self, local: LocalCues, lexicon: Lexicon) -> None:
        """Look at the parse of `local`; the lexicon says which documents do what stands in them, as a law does."""
        self.local = local
        self.parse = local.parse
        self.cues = local.cues
        self.attribution = local.attribution
        self.lexicon = lexicon

    def through_complement(self, t: int, h: int, dep: str) -> Step | None:
        """A clause that is what a verb, adjective or noun takes: "plans to recall", "said that it had", "ready to"."""
        p, cues, lemma = self.parse, self.cues, self.parse.lemma[h]
        if p.pos[h] == "ADJ":
            if any(p.lower[c] == "too" for c in p.children[h]) and is_infinitive(p, t):
                return [(h, Turn.NEGATE)], h  # "too weak to attack"
            return self.local.of_adjective(h), h
        if p.pos[h] in NOUNS:
            return self.local.of_noun(h), h
        infinitive = is_infinitive(p, t)
        if infinitive and p.lemma[t] in cues.spoken_acts and self._speaks_so(h):
            return [x for x in self.local.on_verb(h) if x[1] is Turn.NEGATE], h
        if dep == "ccomp" and any(p.tag[c] in ("WP", "WRB", "WP$") for c in p.children[t]):
            return None  # "did not say why it attacked"
        if any(p.lower[c] == "whether" for c in p.children[t] if p.dep[c] == "mark"):
            return None  # "has not decided whether to recall": left open, not denied
        if dep == "ccomp" and lemma == "be":
            return self._through_predicate(h), h
        bare = (
            dep == "ccomp"
            and (p.tag[t] == "VB" or self.local.moods.is_subjunctive(t))
            and not any(p.dep[c] == "aux" and p.tag[c] != "TO" for c in p.children[t])
        )
        if infinitive and self.local.moods.is_undone(t, h):
            return self.local.step(h, Turn.NEGATE)
        found: Turns = []
        if dep == "ccomp" and lemma in cues.ruling_verbs and with_particle(p, h) == lemma:
            return found, h  # "ruled that it had broken the treaty"
        if (lemma in cues.negated_verbs and not (lemma in cues.negated_not_infinitive and infinitive)) or (
            infinitive and lemma in cues.negated_infinitive_only
        ):
            found.append((h, Turn.NEGATE))
        elif (lemma in cues.planned_verbs and (infinitive or bare or (dep == "xcomp" and p.tag[t] == "VBG"))) or (
            lemma in cues.future_be and infinitive and not any(p.dep[c] == "prt" for c in p.children[h])
        ):
            past = p.tag[h] in ("VBD", "VBN")
            tried = past and lemma in cues.attempting_verbs  # whether it came to that is open
            compelled = past and lemma in cues.compelling_verbs and not self._binds_itself(h, t)
            if not (compelled and not self.local.is_reported(h)):
                found.append((h, Turn.DOUBT if tried else Turn.PLAN))
        elif contents := self.local.of_contents(h):
            found += contents
        elif lemma in cues.doubting_verbs or (p.dep[h] == "advcl" and p.lower[h] in cues.conditions):
            found.append((h, Turn.DOUBT))
        if dep == "ccomp" and lemma in cues.regretting_verbs and self.local.moods.has_auxiliary(t, "had"):
            return [(h, Turn.NEGATE)], h  # "wishes that it had stayed"
        if dep == "ccomp" and with_result(p, h) in self.attribution.reporting_verbs and not infinitive:
            if any(p.lower[c] in cues.false_adverbs for c in p.children[h]):
                return self.local.step(h, Turn.NEGATE)  # "falsely claimed that it had"
            if any(turn is Turn.NEGATE for _, turn in self.local.on_verb(h)):
                found.append((h, Turn.DOUBT))
            return (found, h) if found else None
        if dep == "ccomp" and lemma in self.attribution.factive_verbs and not (infinitive or bare):
            return found, h
        return found + [x for x in self.local.on_verb(h) if dep == "xcomp" or x[1] is not Turn.PLAN], h

    def _binds_itself(self, h: int, t: int) -> bool:
        """Whether one does to oneself what a verb tells: "obliged itself to withdraw" was not compelled to."""
        p = self.parse
        return any(p.lower[c] in REFLEXIVE for c in (*p.children[h], *p.children[t]) if h < c < t)

    def _speaks_so(self, h: int) -> bool:
        """Whether a verb only leads to what is said by it: "wishes to stress", "I want to assure"."""
        p, cues = self.parse, self.cues
        if p.lemma[h] in cues.own_wishing_verbs:
            return p.tag[h] != "VBD" and self.local.is_own(h)
        if p.lemma[h] == "like":
            return any(p.dep[c] == "aux" and p.tag[c] == "MD" for c in p.children[h])
        return p.lemma[h] in cues.wishing_verbs

    def _through_predicate(self, h: int) -> Turns:
        """Return what "it is possible that", "it is not true that" make of their clause; "it is odd that": nothing."""
        p = self.parse
        predicates = [c for c in p.children[h] if p.dep[c] in ("acomp", "attr") and p.lower[c] not in ("it", "that")]
        for c in predicates:
            if turns := self.local.of_adjective(c) if p.pos[c] == "ADJ" else self.local.of_noun(c):
                return turns
        true = not predicates or any(p.lower[c] in self.cues.truth_words for c in predicates)
        return [x for x in self.local.on_verb(h) if x[1] is not Turn.PLAN] if true else []

    def through_relative(self, t: int, h: int) -> Step | None:
        """A clause that hangs on a noun."""
        p = self.parse
        if p.lower[h] in self.cues.anyone or any(p.lower[c] in self.cues.whichever for c in p.children[h]):
            return [(h, Turn.DOUBT)], h  # "any country found to have aided them", "anyone who attacks it"
        if (issued := self._through_instrument(t, h)) is not None:
            return issued
        if is_infinitive(p, t) and (p.dep[t] == "acl" or not has_relative(p, t)):
            if p.lemma[t] in self.cues.spoken_acts and p.lemma[h] in self.cues.speaking_nouns:
                return self.local.on_noun(h), h
            return self._through_infinitive(h)
        return self._through_content(t, h)

    def through_adverbial(self, t: int, h: int) -> Step | None:
        """A clause that tells when or to what end something is done: "to be signed when he visits", "came to sign"."""
        p, cues, local = self.parse, self.cues, self.local
        if p.tag[t] in PRESENT and any(p.lower[c] in cues.turning_points for c in p.children[t]):
            # What a plan waits for lies ahead too.
            ahead = is_infinitive(p, h) or any(turn is Turn.PLAN for _, turn in local.on_verb(h))
            return ([(t, Turn.PLAN)], h) if ahead else None
        infinitive = is_infinitive(p, t)
        if infinitive and p.lemma[t] in cues.spoken_acts:
            called = any(p.dep[c] in ("dobj", "nsubjpass", "prep") for c in p.children[h])
            spoken = p.lemma[h] in cues.gathering_verbs or (called and p.lemma[h] in cues.calling_verbs)
            if spoken or any(self._speaks_on(c) for c in p.children[h]):
                return local.on_verb(h), h
        if (noun := self._noun_before(t, h)) is not None:
            return self._through_infinitive(noun)
        if p.tag[t] == "VBG" and with_particle(p, h) in cues.negated_phrases:
            return local.step(h, Turn.NEGATE)  # "has not ruled out attacking"
        return ([(t, Turn.PLAN)], h) if infinitive and p.lower[t] not in cues.sequel_verbs else None

    def _speaks_on(self, c: int) -> bool:
        """Whether a verb with `c` leads to what is said: "took the floor to denounce", "went on to accuse"."""
        p = self.parse
        if p.dep[c] == "prt":
            return p.lower[c] == "on" and p.lemma[p.head[c]] == "go"
        return p.dep[c] == "dobj" and p.lemma[c] in self.cues.speaking_nouns

    def _through_content(self, t: int, h: int) -> Step | None:
        """A clause that says what a report says: "the report that X attacked was denied", "proved false"."""
        p, cues = self.parse, self.cues
        if p.lemma[h] in cues.due_nouns and p.dep[h] == "attr" and p.lower[t] != "when":
            return [(h, Turn.PLAN)], h  # "It is high time that Oslo recalled its envoy."
        rumour = p.lemma[h] in cues.possible_nouns
        if not rumour and (p.dep[t] == "relcl" or p.lemma[h] not in self.attribution.reporting_nouns):
            return None
        if (denial := self.local.denial(h)) is not None:
            return self.local.step(denial, Turn.NEGATE)
        verb = p.head[h]
        if p.dep[h] == "nsubj" and any(
            p.lower[c] in cues.untruth_words and p.dep[c] in ("acomp", "attr", "oprd") for c in p.children[verb]
        ):
            return self.local.step(verb, Turn.NEGATE)
        return ([(h, Turn.DOUBT)], h) if rumour else None

    def _through_infinitive(self, h: int) -> Step | None:
        """An infinitive under a noun: "the decision to recall"; "the first to recognise" has happened."""
        p = self.parse
        ranked = any(p.lower[x] in self.cues.fact_modifiers for x in (h, *p.children[h]))
        if ranked and p.lemma[h] not in self.cues.ways:
            return None
        return self.local.of_noun(h) or [(h, Turn.PLAN)], h

    def _through_instrument(self, t: int, h: int) -> Step | None:
        """What a law does is as real as its issue: "did not sign a decree banning strikes", "tabled a bill to ban"."""
        p, lexicon = self.parse, self.lexicon
        verb = p.head[h]
        draft = self.local.moods.is_draft(h)
        if (not draft and p.lemma[h] not in lexicon.instruments) or p.lemma[t] in lexicon.drafting:
            return None  # "a resolution tabled by Chad was vetoed": it was tabled
        taken = p.dep[h] in ("dobj", "nsubjpass")
        if p.dep[t] == "acl" and (draft or p.lemma[h] in self.cues.tabled_texts):
            fails = p.dep[h] == "nsubj" and p.lemma[verb] in self.cues.failing_verbs
            if fails or (taken and with_particle(p, verb) in self.cues.defeating_verbs):
                return self.local.step(verb, Turn.NEGATE)
        if not taken:
            return ([(h, Turn.PLAN)], h) if draft else None
        if p.lemma[verb] in lexicon.drafting:
            return self.local.step(verb, Turn.PLAN)
        if with_particle(p, verb) not in lexicon.issuing:
            return ([(h, Turn.PLAN)], h) if draft else None
        return self.local.on_verb(verb), verb

    def _noun_before(self, t: int, h: int) -> int | None:
        """Return the noun that an infinitive belongs to, though it was hung on the verb: "ignored calls to leave"."""
        p = self.parse
        noun = next((c - 1 for c in p.children[t] if p.tag[c] == "TO"), -1)
        close = noun > h and p.head[noun] == h and p.dep[noun] == "dobj" and p.lemma[noun] in self.cues.planned_nouns
        return noun if close else None
