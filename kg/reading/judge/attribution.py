"""Decide whose words an event is told in: "Pakistan asserts that ...", "according to officials", a quotation.

A clause under a verb, noun or adjective of reporting belongs to who reports it; a relative clause that the author added
does not. Quotations reach over sentences. Cue words are in ontology/cues/attribution.yaml.
"""

from collections.abc import Set
from dataclasses import dataclass
from itertools import chain

from kg.model import UNNAMED_SOURCE, EntityId
from kg.reading.functions import with_result
from kg.reading.labels import NOUNS, SUBJECTS, VERBS
from kg.reading.resolve.resolver import Resolver
from kg.reading.voices import Voices
from kg.reference.clause_cues import AttributionCues

#: Who speaks where he stands before a colon; a state is as often what is spoken of. And so far in a sentence.
_SPEAKERS = frozenset(("dip:Person", "dip:Official", "dip:Office", "dip:Organization", "dip:InternationalOrganization"))
_LABEL = 8


@dataclass(frozen=True, slots=True)
class Attribution:
    """Whose words, nearest speaker first, and the tokens that say so."""

    sources: tuple[EntityId, ...] = ()
    cues: tuple[int, ...] = ()

    def without(self, speakers: Set[EntityId]) -> "Attribution":
        """Return it without `speakers`: nobody is the source of what he does by speaking."""
        sources = tuple(s for s in self.sources if s not in speakers)
        return Attribution(sources, self.cues) if sources else _NO_ATTRIBUTION


_NO_ATTRIBUTION = Attribution()


class AttributionJudge:
    """Finds the sources of events of one parse."""

    def __init__(self, voices: Voices, resolver: Resolver, cues: AttributionCues) -> None:
        """Look at the parse of `voices`; who speaks there is named by `resolver`."""
        self.voices = voices
        self.parse = voices.parse
        self.grammar = voices.grammar
        self.resolver = resolver
        self.cues = cues
        self._according = [*self._find_according(), *self._find_trailing(), *self._find_labelled()]

    def judge(self, trigger: int) -> Attribution:
        """Return the sources of the event at `trigger`; none where the document itself says it."""
        sources: list[EntityId] = []
        cues: list[int] = []
        p = self.parse
        t, crossed, presupposed = trigger, False, False
        for _ in range(14):
            h, dep = p.head[t], p.dep[t]
            self._unnamed(t, sources, cues)
            self._inserted(t, trigger, sources, cues)
            if h == t:
                break
            if dep == "relcl" and not self._is_content(t, h):
                crossed = True
                break
            if p.are_parted(t, h) or self._is_another_voice(t):
                break
            presupposed = presupposed or (dep == "acl" and p.tag[t] == "VBN")
            presupposed = presupposed or (dep == "pobj" and p.lower[h] in self.cues.presupposing)
            found = self._asked(t, h) if not presupposed else None
            found = found or (self._speakers(t, h, dep) if not self._is_before_clause(trigger, t) else None)
            if found is not None:
                speakers, cue = found
                sources += [s for s in speakers if s not in sources]
                cues.append(cue)
            t = h
        above = p.climb(trigger) if self._according and not crossed else []
        for cue, governor, speakers in self._according:
            if not crossed and (governor == trigger or governor in above) and cue not in above:
                sources += [s for s in speakers if s not in sources]
                cues.append(cue)
        quotation = self.voices.quotation_at(trigger)
        if quotation is not None and all(quotation.begin <= p.begin[cue] < quotation.end for cue in cues):
            named = self._named(list(quotation.speakers))
            if not quotation.is_speech or named != (UNNAMED_SOURCE,):
                sources += [s for s in named if s not in sources]
                cues.append(quotation.cue)
        return Attribution(tuple(sources), tuple(cues))

    def _is_reporting(self, lemma: str) -> bool:
        """Whether the clause of a verb is its subject's and not the author's too."""
        return lemma in self.cues.reporting_verbs and lemma not in self.cues.factive_verbs

    def _is_voicing(self, lemma: str) -> bool:
        return lemma in self.cues.reporting_verbs or lemma in self.cues.speaking_verbs

    def _is_before_clause(self, trigger: int, clause: int) -> bool:
        """Whether the author puts something between who speaks and what is said: "said, after Mali left, that ..."."""
        p = self.parse
        marks = (c for c in p.children[clause] if p.dep[c] == "mark" and p.lower[c] == "that")
        return p.dep[clause] == "ccomp" and any(trigger < c for c in marks)

    def _is_another_voice(self, t: int) -> bool:
        """Whether a clause sets one report against another: "said it fled, while the army speaks of an attack"."""
        p = self.parse
        if p.dep[t] == "advcl" and any(p.lower[c] in self.cues.contrasts for c in p.children[t] if p.dep[c] == "mark"):
            # After "said it may leave, while Oslo stayed" Oslo stays by the author's word.
            modal = any(p.dep[c] == "aux" and p.tag[c] == "MD" for c in p.children[p.head[t]])
            plain = p.tag[t] == "VBD" and not any(p.dep[c] == "aux" for c in p.children[t])
            return self._is_voicing(p.lemma[t]) or (modal and plain)
        beside = {p.dep[c] for c in p.children[t]}
        if p.dep[t] != "conj" or "nsubj" not in beside or "mark" in beside:
            return False
        # After "said that it would leave, and Oslo stayed" (or "may stay") Oslo stays by the author's word.
        shifted = any(p.dep[c] == "aux" and p.lower[c] in self.cues.shifted_auxiliaries for c in p.children[p.head[t]])
        auxiliaries = [c for c in p.children[t] if p.dep[c] in ("aux", "auxpass")]
        plain = p.tag[t] == "VBD" and not auxiliaries
        plain = plain or any(p.lower[c] in self.cues.unshifted_auxiliaries for c in auxiliaries)
        return shifted and plain and "," in p.words[p.head[t] : t]

    def _unnamed(self, t: int, sources: list[EntityId], cues: list[int]) -> None:
        for c in self.parse.children[t]:
            if self.parse.lower[c] in self.cues.unnamed_adverbs and UNNAMED_SOURCE not in sources:
                sources.append(UNNAMED_SOURCE)
                cues.append(c)

    def _inserted(self, t: int, trigger: int, sources: list[EntityId], cues: list[int]) -> None:
        """Add who speaks in a clause put between: "Iceland, Norway said, left", "after what Oslo called a raid".

        What is told inside of such a clause is not what is said there, nor is what somebody has not said.
        """
        p = self.parse
        said = [c for c in p.children[t] if p.dep[c] == "parataxis" and self._is_reporting(p.lemma[c])]
        word = t - 1 if p.lemma[t] == "be" else p.head[t] if p.dep[t] == "oprd" else t
        if word not in (-1, t, trigger) and self._is_voicing(p.lemma[word]) and self._is_said_before(word):
            said += [] if any(p.dep[c] == "neg" for c in p.children[word]) else [word]
        for c in said:
            sources += [s for s in self._subject(c) if s not in sources]
            cues.append(c)

    def _is_said_before(self, clause: int) -> bool:
        """Whether a clause names something by its having been said: "what Mali has said", which nobody reports."""
        p = self.parse
        return self._is_voicing(p.lemma[clause]) and any(p.lower[c] == "what" for c in p.children[clause])

    def _is_content(self, t: int, h: int) -> bool:
        """Whether a clause read as relative says what a claim says: "the claim that Kyiv attacked the bridge"."""
        p = self.parse
        if self._is_told_to(t, h):
            return True
        if p.lemma[h] not in self.cues.reporting_nouns:
            return False
        objects = [c for c in p.children[t] if p.dep[c] == "dobj"]
        return any(
            p.lower[c] == "that" and (p.dep[c] == "mark" or (c in objects and len(objects) > 1)) for c in p.children[t]
        )

    def _is_told_to(self, t: int, h: int) -> bool:
        """Whether a clause read as relative is what somebody was told: "told the mission that rebels had fled"."""
        p = self.parse
        if p.dep[h] != "dobj" or p.lemma[p.head[h]] not in self.cues.telling_verbs or p.words[h + 1] != "that":
            return False
        return p.dep[t] in ("relcl", "acl") and any(p.dep[c] == "nsubj" and c > h + 1 for c in p.children[t])

    def _speakers(self, t: int, h: int, dep: str) -> tuple[tuple[EntityId, ...], int] | None:
        """Return who reports the clause `t` that depends on `h`, and the word that says so."""
        p, lemma = self.parse, self.parse.lemma[h]
        if p.lower[h] == "of" and p.lemma[p.head[h]] in self.cues.hearsay_nouns and p.pos[p.head[h]] == "NOUN":
            told = self.grammar.of_noun(p.head[h])  # "reports of an attack"; "by" would be of the attack
            return self._named(told.get("possessor") or told.get("lender") or told.get("from") or []), p.head[h]
        if dep == "pcomp" or (dep == "pobj" and p.lemma[p.head[h]] in self.cues.reporting_of_nouns):
            verb = p.head[h]
            if p.dep[verb] == "dobj" and p.lemma[p.head[verb]] in self.cues.reporting_of_nouns:
                verb = p.head[verb]
            if (
                p.lower[h] not in ("of", "with")
                or p.pos[verb] not in VERBS
                or p.lemma[verb] not in self.cues.reporting_verbs
            ):
                return None
            return (self._subject(verb), verb)  # "accused it of shelling the town"
        if self._is_told_to(t, h):
            return self._subject(p.head[h]), p.head[h]
        if p.pos[h] in VERBS:
            gerund = p.tag[t] == "VBG" or any(p.dep[c] == "aux" and p.tag[c] == "VBG" for c in p.children[t])
            if dep == "xcomp" and gerund and lemma in self.cues.reporting_of_nouns:
                return self._subject(h), h  # "admitted shelling the town", "denies having shelled it"
            infinitive = any(p.tag[c] == "TO" for c in p.children[t] if p.dep[c] == "aux")
            done = infinitive and any(p.lower[c] == "have" for c in p.children[t] if p.dep[c] == "aux")
            if dep == "xcomp" and done and self._is_reporting(lemma) and not self.grammar.is_passive(h):
                return self._subject(h), h  # "claims to have shelled the town"
            if dep in ("xcomp", "ccomp") and self.grammar.is_passive(h) and lemma in self.cues.passive_reports:
                lets = p.dep[h] == "ccomp" and p.lemma[p.head[h]] in self.cues.letting_verbs
                speaker = p.head[h] if lets else h  # "let it be known that"
                return self._named(self.grammar.of_verb(speaker).get("subject", [])), h
            if (
                dep == "ccomp"
                and not infinitive
                and self._is_reporting(with_result(p, h))
                and not self._is_said_before(t)
            ):
                return self._subject(h), h
            if dep == "ccomp" and p.lower[h] in self.cues.reporting_adjectives and self.grammar.is_passive(h):
                return self._named(self.grammar.of_verb(h).get("object", [])), h  # "is convinced that"
            if dep == "conj" and lemma in self.cues.arguing_verbs and any(p.dep[c] == "nsubj" for c in p.children[t]):
                if any(p.dep[c] == "ccomp" for c in p.children[h]):
                    return self._subject(h), h
            if dep in ("dobj", "nsubjpass") and p.pos[t] == "NOUN" and lemma in self.cues.reporting_of_nouns:
                return (self._subject(h), h) if self.grammar.of_verb(h).get("subject") else ((UNNAMED_SOURCE,), h)
        elif p.pos[h] == "ADJ" and dep in ("ccomp", "xcomp") and p.lower[h] in self.cues.reporting_adjectives:
            if dep == "ccomp" and not any(p.tag[c] == "TO" for c in p.children[t]):
                return self._subject(p.verb_of(p.head[h])), h
        elif p.pos[h] in NOUNS and lemma in self.cues.reporting_nouns:
            clause = dep in ("acl", "ccomp") and any(p.dep[c] == "mark" or p.lower[c] == "that" for c in p.children[t])
            clause = clause or (dep == "relcl" and self._is_content(t, h))
            if clause:
                functions = self.grammar.of_noun(h)
                return self._named(
                    functions.get("possessor")
                    or functions.get("by")
                    or functions.get("lender")
                    or functions.get("of")
                    or []
                ), h
        return None

    def _asked(self, t: int, h: int) -> tuple[tuple[EntityId, ...], int] | None:
        """Return who asks somebody else for `t` by `h`: "urged Mali to release them", "Mali's call for a truce"."""
        p = self.parse
        word = p.head[h] if p.dep[t] == "pobj" and p.lower[h] == "for" else h
        verbal = p.pos[word] in VERBS
        if verbal and p.pos[t] == "NOUN" and any(p.dep[c] == "prt" for c in p.children[word]):
            return None  # "called the visit off"
        if p.lemma[word] not in (self.cues.asking_verbs if verbal else self.cues.asking_nouns):
            return None
        if p.pos[t] in VERBS:
            own = self.grammar.of_verb(t).get("subject", [])
            if p.dep[t] not in ("xcomp", "ccomp", "acl", "advcl") or not own:
                return None
            if p.dep[t] == "advcl" and p.tag[t] != "VB":
                return None  # "after Finland had left, they asked Sweden to"
            if own == self.grammar.functions(word).get("subject", []):
                return None
        elif p.pos[t] != "NOUN" or p.dep[t] not in ("dobj", "nsubjpass", "pobj"):
            return None
        askers = self.voices.speakers(word) if verbal else self.voices.issuers(word)
        return (self._named(askers), word) if askers or verbal else None

    def _subject(self, verb: int) -> tuple[EntityId, ...]:
        return self._named(self.voices.speakers(verb))

    def _named(self, tokens: list[int]) -> tuple[EntityId, ...]:
        """Return the actors at `tokens`; a speaker who cannot be named is still somebody."""
        resolver = self.resolver
        references = [r for t in tokens for r in resolver.speakers(t) or resolver.voices_at(t, inside=True)]
        found = [e for r in references for e in r.entities]
        return tuple(dict.fromkeys(found)) or (UNNAMED_SOURCE,)

    def _find_according(self) -> list[tuple[int, int, tuple[EntityId, ...]]]:
        """Return (cue, governed clause, speakers) for each "according to X" and "in X's view"."""
        p = self.parse
        found = []
        for i, lower in enumerate(p.lower):
            if lower in self.cues.viewing_nouns and p.dep[i] == "pobj" and p.lower[p.head[i]] in ("in", "by"):
                aim = i == p.head[i] + 1 and p.lower[i + 1 : i + 2] == ["of"]  # "in view of the raid"
                holders = self.voices.issuers(i)
                if holders and not aim:
                    found.append((i, p.verb_of(p.head[p.head[i]]), self._named(holders)))
                continue
            if lower not in self.cues.according or p.dep[i] not in ("prep", "advcl", "acl", "advmod"):
                continue
            if p.lower[i + 1 : i + 3] == ["to", "which"]:
                found += self._find_told_in(i)
                continue
            objects = [
                x
                for c in [i, *p.children[i]]
                for x in p.children[c]
                if p.dep[x] in ("pobj", "dobj") and (c != i or lower != "according")
            ]
            if objects:
                governor = p.verb_of(p.head[i])
                if p.lower[governor] in self.cues.according:
                    governor = p.verb_of(p.head[governor])  # "according to Yonhap, quoting an official"
                found.append((i, governor, self._named(objects)))
        return found

    def _find_told_in(self, cue: int) -> list[tuple[int, int, tuple[EntityId, ...]]]:
        """Return the same for what a noun tells: "denied statements by Oman, according to which troops had fired"."""
        p = self.parse
        first = p.sentences[p.sentence_of[cue]][0]
        objects = [x for x in p.children[p.head[cue]] if p.dep[x] in ("dobj", "nsubjpass") and x < cue]
        nouns = objects or [t for t in range(cue - 1, first, -1) if p.pos[t] == "NOUN"][:1]
        clause = next((c for c in p.children[cue] if p.dep[c] == "pcomp"), None)
        if clause is None:
            clause = next((t for t in p.climb(cue + 2) if p.pos[t] in VERBS and t > cue), None)
        if clause is None or not nouns:
            return []
        return [(cue + 2, clause, self._named(self.voices.issuers(nouns[0])))]

    def _find_labelled(self) -> list[tuple[int, int, tuple[EntityId, ...]]]:
        """Return the same for whoever stands before a colon: "NATO chief: Russia shelled the town"."""
        p, found = self.parse, []
        for first, stop in p.sentences:
            if ":" not in p.words[first + 1 : first + _LABEL]:
                continue
            colon = p.words.index(":", first)
            named = self.resolver.speakers(colon - 1) or self.resolver.voices_at(colon - 1, inside=False)
            if any(r.kind not in _SPEAKERS and r.use != "seat" for r in named) or any(
                pos in VERBS for pos in p.pos[first:colon]
            ):
                continue
            verbs = (t for t in range(colon + 1, stop) if p.pos[t] in VERBS and not colon < p.head[t] < stop)
            roots = (t for t in range(colon + 1, stop) if p.pos[t] in VERBS and p.head[t] == t)
            verb = next(chain(roots, verbs), None)
            if named and verb is not None and any(p.dep[c] in SUBJECTS and c > colon for c in p.children[verb]):
                found.append((colon - 1, verb, tuple(e for r in named for e in r.entities)))
        return found

    def _denies(self, verb: int) -> bool:
        """Whether a clause beside "denies that ..." would have its "as others say" read the wrong way."""
        p = self.parse
        return p.lemma[p.head[verb]] in self.cues.answering_verbs or p.lemma[verb] in self.cues.answering_verbs

    def _find_trailing(self) -> list[tuple[int, int, tuple[EntityId, ...]]]:
        """Return the same for a report behind its clause: "Spain will send an envoy, the minister announced"."""
        p = self.parse
        found = []
        for i, lemma in enumerate(p.lemma):
            if lemma not in self.cues.reporting_verbs or p.dep[i] not in ("advcl", "conj", "relcl") or p.head[i] > i:
                continue
            deps = {p.dep[c] for c in p.children[i] if p.lower[c] != "as"}
            subjects = [c for c in p.children[i] if p.dep[c] == "nsubj"]
            if (
                not subjects
                or deps & {"mark", "ccomp", "xcomp", "dobj"}
                or p.pos[i] != "VERB"
                or p.tag[subjects[0]] in ("WP", "WDT")
            ):
                continue
            first = min(p.subtree(subjects[0]))
            linked = any(p.dep[c] == "cc" and c > p.head[i] for c in p.children[p.head[i]])
            if first > 0 and p.words[first - 1] in (",", "as") and not linked and not self._denies(p.head[i]):
                found.append((i, p.head[i], self._named(subjects)))
        return found
