"""Say how closely a time belongs to an event, by where both stand in the sentence.

A time is that of the clause it stands in. It reaches into clauses that have none of their own: "On Friday she flew to
Rome to meet the pope".
"""

from kg.reading.functions import with_particle
from kg.reading.labels import SUBJECTS, VERBS
from kg.reading.parse import Parse
from kg.reference.dating import DatingCues
from kg.reference.lexicon import Lexicon

_BEFORE_NOUN = ("compound", "amod", "poss", "nummod", "nmod")
#: Between an event and what it happened in.
_SETTINGS = ("in", "at", "during", "by", "through")
_WHEN = frozenset(("when",))
_MEANWHILE = frozenset(("when", "as", "while"))
#: Under these stands what happened before.
_EARLIER = ("after", "following", "since")
#: What a time inside of an event's own phrase scores at least.
INSIDE = 7.5


class Closeness:
    """Compares times with the triggers of events in one parse."""

    def __init__(self, parse: Parse, cues: DatingCues, lexicon: Lexicon) -> None:
        """Look at `parse`; `lexicon` knows verbs that tell the event of their noun ("held talks") or speak of it."""
        self.parse = parse
        self.cues = cues
        self.lexicon = lexicon

    def find(self, trigger: int, first: int, last: int) -> float:
        """Say how closely a time belongs to a trigger; 0 where it belongs to another clause."""
        p = self.parse
        top = self._top(first, last)
        # "hours after it fell" says when something else was
        beside_clause = p.dep[last] == "mark"
        governor = p.head[p.head[last]] if beside_clause else self._governor(top)
        if (
            self._is_gapped(governor, first)
            or self._is_of_limit(governor, trigger)
            or self._is_of_call(governor, trigger, first)
            or self._is_new_date(top, governor, trigger)
        ):
            return 0.0
        if governor == trigger:
            return 3.5 if beside_clause else 10.0 - 0.01 * abs(first - trigger)
        if self._is_in_apposition(governor) or (
            self._is_of_deed(top, governor) and not self._carries(trigger, governor)
        ):
            return 0.0
        before_noun = p.dep[top] in _BEFORE_NOUN and p.pos[governor] == "NOUN" and p.lemma[governor] != "basis"
        if before_noun and not self._carries(trigger, governor):
            return 0.0
        clause = self._clause(p.verb_of(governor), first, last)
        own = p.verb_of(trigger)
        if p.pos[trigger] not in VERBS:
            # A noun's time: inside its own phrase, else that of the verb that carries it.
            if self._is_inside(governor, trigger):
                return INSIDE + 0.5 - 0.01 * abs(first - trigger)
            apart = self._is_spoken_of(trigger, own, first) or self._is_heeded(trigger) or self._is_before(trigger, own)
            if clause == own and not apart:
                return 6.0 - 0.01 * abs(first - trigger)
        elif clause == trigger:
            return 9.0 - 0.01 * abs(first - trigger)
        if p.dep[own] == "relcl" and first <= p.head[own] <= last:
            return 7.0  # "in 1934 when the two signed"
        if p.dep[own] == "relcl" and self._is_set_in(own) and self._is_inside(governor, p.head[own]):
            return 2.5  # "the fighting on Monday, in which two men died"
        when = p.dep[own] in ("advcl", "relcl") and self._is_when(own, _MEANWHILE)
        if when and clause == p.verb_of(p.head[own]):
            return 3.0
        if p.dep[clause] == "advcl" and p.head[clause] == own:
            if self._is_when(clause, _WHEN) and not any(p.lower[c] == "had" for c in p.children[own]):
                return 2.0
            if self._is_beside(clause):
                return 1.5
        if p.dep[clause] == "acl" and p.words[clause - 1] == "," and p.head[p.head[clause]] == own:
            return 1.5 if p.dep[p.head[clause]] == "nsubj" and self._is_beside(clause) else 0.0
        if self._is_of_setting(clause, trigger):
            return 2.0
        return self._reach(own, clause, first, trigger)

    def _governor(self, top: int) -> int:
        """Return the word that a time hangs on, prepositions left out."""
        p = self.parse
        governor = p.head[top]
        if p.dep[top] in _BEFORE_NOUN:
            return governor
        if p.pos[governor] == "ADP" or p.dep[top] == "pcomp" or p.tag[governor] == "IN":
            governor = p.head[governor]
        while p.pos[governor] in ("ADP", "SCONJ", "ADV", "NUM") and p.head[governor] != governor:
            governor = p.head[governor]
        return governor

    def _carries(self, verb: int, noun: int) -> bool:
        """Whether the time before a noun is also the verb's: "Friday's blast killed", "held Monday's talks"."""
        p = self.parse
        if p.head[noun] != verb:
            return False
        return p.dep[noun] in SUBJECTS or (p.dep[noun] == "dobj" and p.lemma[verb] in self.lexicon.support)

    def _is_of_deed(self, top: int, noun: int) -> bool:
        """Whether a date is that of a deed or document only: "condemned the coup of 12 April", "the act of 1967"."""
        p = self.parse
        dated = p.lower[p.head[top]] == "of" and p.pos[noun] == "NOUN" and noun not in p.timed
        return dated and (("noun", p.lemma[noun]) in self.lexicon.senses or p.lemma[noun] in self.lexicon.instruments)

    def is_of_deed(self, first: int, last: int) -> bool:
        """Whether a date is that of a deed or document only: "the treaty of 1967"."""
        top = self._top(first, last)
        return self._is_of_deed(top, self._governor(top))

    def _clause(self, clause: int, first: int, last: int) -> int:
        """Return the clause that a time belongs to, where it stands outside of the one that it was hung on.

        "In May, after talks had failed, it left" and "said on Monday troops had left": the main clause in both.
        """
        p = self.parse
        above = p.verb_of(p.head[clause])
        marks = (c for c in p.children[clause] if p.dep[c] == "mark")
        if p.dep[clause] in ("advcl", "ccomp") and any(last < c < clause for c in marks):
            return above
        if p.dep[clause] == "ccomp" and above < first < clause:
            between = range(above + 1, first)
            if len(between) < 2 and all(p.pos[t] == "ADP" for t in between):
                return above
        return clause

    def _is_inside(self, governor: int, noun: int) -> bool:
        """Whether a time's governor stands in the phrase of a noun, and in no clause about another one there."""
        p = self.parse
        while governor != noun:
            above = p.head[governor]
            if above == governor or (p.pos[governor] in VERBS and above != noun):
                return False
            governor = above
        return True

    def _is_spoken_of(self, noun: int, verb: int, first: int) -> bool:
        """Whether what is said or made of a noun's event has the time: "on Friday condemned the attack"."""
        p = self.parse
        if with_particle(p, verb) in self.cues.cancelling_verbs and p.head[noun] == verb:
            return True  # "the visit was cancelled on Monday"
        if not self.lexicon.is_speech("verb", p.lemma[verb]) or self.lexicon.is_speech("noun", p.lemma[noun]):
            return False
        top = self._below(verb, noun)
        return p.dep[top] == "nsubjpass" or (p.dep[top] in ("dobj", "prep") and first < noun)

    def _is_heeded(self, noun: int) -> bool:
        """Whether a noun tells at whose word something is done, which was said before: "at the invitation of"."""
        p = self.parse
        return p.dep[noun] == "pobj" and p.lower[p.head[noun]] == "at" and p.lemma[noun] in self.lexicon.noun_control

    def _is_before(self, noun: int, verb: int) -> bool:
        """Whether a deed came before what the clause tells: "after the invasion of Chad, Mali left the pact in May".

        A meeting may well have been on the same day: "after talks with Chad, Mali agreed on Monday".
        """
        p, lexicon = self.parse, self.lexicon
        if p.lemma[noun] in lexicon.gatherings or p.lemma[noun] in lexicon.travels:
            return False
        top = self._below(verb, noun)
        return p.lower[top] in _EARLIER and p.dep[top] == "prep"

    def _is_of_limit(self, noun: int, trigger: int) -> bool:
        """Whether a time is that of what something lasts from or to: "has claimed it since the war in 1960"."""
        p = self.parse
        limit = p.pos[noun] not in VERBS and p.dep[noun] == "pobj" and p.lower[p.head[noun]] in self.cues.limits
        return limit and noun != trigger

    def _is_of_call(self, noun: int, trigger: int, first: int) -> bool:
        """Whether a time is that of what somebody is called to: "invited them to a meeting on Friday"."""
        p, inviting = self.parse, self.lexicon.inviting
        to = [c for c in p.children[trigger] if c < first and f"{p.lemma[trigger]} {p.lower[c]}" in inviting]
        return any(
            noun >= x or noun == trigger for c in to for x in p.children[c] if p.lemma[x] in self.lexicon.gatherings
        )

    def _is_new_date(self, top: int, governor: int, trigger: int) -> bool:
        """Whether something was put off until then: "the visit was postponed to May" says not when that was done."""
        p = self.parse
        to = p.lower[p.head[top]] in self.cues.put_off_to
        return to and governor == trigger and with_particle(p, trigger) in self.cues.postponing_verbs

    def _is_gapped(self, governor: int, first: int) -> bool:
        """Whether a time is that of a clause whose verb is left out: "Oslo recognised it, and Lima in May"."""
        p = self.parse
        verb = governor if p.pos[governor] in VERBS else p.head[governor]
        alone = (c for c in p.children[verb] if p.dep[c] == "conj" and p.pos[c] == "PROPN" and verb < c < first)
        return p.pos[verb] in VERBS and any(c in (governor, first - 2) for c in alone)

    def _is_in_apposition(self, token: int) -> bool:
        """Say whether a word stands in an apposition, whose times are its own: "an envoy, the first in ten years"."""
        p = self.parse
        while p.pos[token] not in VERBS and p.head[token] != token:
            if p.dep[token] == "appos":
                return True
            token = p.head[token]
        return False

    def _is_beside(self, clause: int) -> bool:
        """Whether a participle tells what was going on at the time: "speaking in Oslo", not "having spoken"."""
        p = self.parse
        return p.tag[clause] == "VBG" and not any(p.dep[c] in ("mark", "aux") for c in p.children[clause])

    def _is_when(self, clause: int, words: frozenset[str]) -> bool:
        return any(self.parse.lower[c] in words for c in self.parse.children[clause])

    def _is_set_in(self, clause: int) -> bool:
        """Whether a relative clause tells what happened in its noun: "the battle in which they died"."""
        p = self.parse
        return any(
            p.dep[c] == "pobj"
            and p.lower[c] == "which"
            and p.lower[p.head[c]] in _SETTINGS
            and p.head[p.head[c]] == clause
            for c in range(p.head[clause], clause)
        )

    def _is_of_setting(self, clause: int, trigger: int) -> bool:
        """Whether a clause tells of what the trigger happened in: "agreed at a summit held in May"."""
        p = self.parse
        noun = p.head[clause]
        # "At the time it was closed last year"
        moment = p.dep[clause] == "relcl" and p.lemma[noun] in self.cues.moments
        if not moment and (p.dep[clause] != "acl" or p.lemma[clause] not in self.cues.setting_verbs):
            return False
        setting = False
        while noun != trigger and p.dep[noun] == "pobj":
            setting = setting or p.lower[p.head[noun]] in _SETTINGS
            noun = p.head[p.head[noun]]
        if p.dep[noun] == "xcomp" and noun != trigger:
            noun = p.head[noun]
        return noun == trigger and setting

    def _reach(self, own: int, clause: int, first: int, trigger: int) -> float:
        """Say how closely the time of a clause belongs to one that hangs on it, or that is coordinated with it."""
        p = self.parse
        # A time on the governing clause reaches participles, infinitives and coordinated verbs without their own.
        t, reach = own, 4.0
        for _ in range(4):
            if p.head[t] == t:
                break
            dep = p.dep[t]
            if dep == "conj" and p.head[t] == clause:
                return 0.0 if self._goes_on_alone(t, clause, first) else 5.0 if first < t else 1.5
            if dep not in ("xcomp", "conj", "advcl", "pcomp", "prep", "acl", "dobj", "pobj", "attr") or (
                dep == "acl" and p.tag[t] != "VBG"
            ):
                return 0.0
            if dep == "advcl" and any(p.dep[c] in ("mark", "nsubj", "nsubjpass") for c in p.children[t]):
                return 0.0
            t = p.head[t]
            reach -= 0.5
            if t == clause:
                return reach
        if p.dep[clause] == "xcomp" and p.tag[clause] == "VB" and p.lemma[own] in self.cues.ahead_verbs:
            return 0.0  # "invited him to attend the games in May"
        if p.dep[clause] in ("conj", "xcomp") and p.head[clause] == own and first > trigger:
            subject = next((c for c in p.children[clause] if p.dep[c] in SUBJECTS), None)
            apart = subject is not None and (first < clause or "," in p.words[own:subject])
            return 0.0 if apart else 1.0
        return 0.0

    def _goes_on_alone(self, verb: int, clause: int, first: int) -> bool:
        """Whether a clause with its own subject, behind a comma, leaves the time of the one before behind it."""
        p = self.parse
        subject = next((c for c in p.children[verb] if p.dep[c] in SUBJECTS), None)
        return subject is not None and clause < first < subject and "," in p.words[first:subject]

    def _below(self, verb: int, noun: int) -> int:
        """Return the word right below a verb in whose phrase a noun stands; the top of all where it stands in none."""
        p = self.parse
        while p.head[noun] not in (verb, noun):
            noun = p.head[noun]
        return noun

    def _top(self, first: int, last: int) -> int:
        """Return the token of a time expression on which the others depend."""
        p = self.parse
        for t in range(first, last + 1):
            if not first <= p.head[t] <= last or p.head[t] == t:
                return t
        return last
