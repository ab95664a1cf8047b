"""Decide whose words an event is told in: "Pakistan asserts that ...", "according to officials", a quotation.

A clause under a verb, noun or adjective of reporting belongs to who reports it; a relative clause that the author added
does not. Quotations reach over sentences. Cue words are in ontology/cues/attribution.yaml.
"""

import re
from dataclasses import dataclass

from kg.model import UNNAMED_SOURCE, EntityId
from kg.reading.grammar import Grammar
from kg.reading.parse import Parse
from kg.reading.resolve.resolver import Resolver
from kg.reference.cues import AttributionCues

_MARK = re.compile(r"[“”\"«»„]|\n\s*\n")
#: Shorter quotations are phrases inside the author's own sentence.
_SHORTEST = 15
_VERBS = ("VERB", "AUX")


def find_quotations(text: str) -> list[tuple[int, int]]:
    """Return where longer quotations begin and end; one that is not closed ends with its paragraph.

    >>> find_quotations('He said: "We will not recall our envoy." She left.')
    [(9, 40)]
    """
    found, opened = [], None
    for match in _MARK.finditer(text):
        mark, at = match.group(), match.start()
        if not mark.strip():
            if opened is not None:
                found.append((opened, at))
            opened = None
        elif mark in "“«„" or (mark == '"' and opened is None and not text[at + 1 : at + 2].isspace()):
            opened = at if opened is None else opened
        elif opened is not None:
            found.append((opened, at + 1))
            opened = None
    if opened is not None:
        found.append((opened, len(text)))
    return [(b, e) for b, e in found if e - b >= _SHORTEST]


@dataclass(frozen=True, slots=True)
class Attribution:
    """Whose words, nearest speaker first, and the tokens that say so."""

    sources: tuple[EntityId, ...] = ()
    cues: tuple[int, ...] = ()


class AttributionJudge:
    """Finds the sources of events of one parse."""

    def __init__(self, parse: Parse, grammar: Grammar, resolver: Resolver, cues: AttributionCues) -> None:
        """Look at `parse`; speakers are named by `resolver`."""
        self.parse = parse
        self.grammar = grammar
        self.resolver = resolver
        self.cues = cues
        #: Verbs whose clause is their subject's and not the author's too.
        self._reporting = cues.reporting_verbs - cues.factive_verbs
        self._quotes: list[tuple[int, int, tuple[EntityId, ...], int]] | None = None
        self._according = [*self._find_according(), *self._find_trailing()]

    def judge(self, trigger: int) -> Attribution:
        """Return the sources of the event at `trigger`; none where the document itself says it."""
        sources: list[EntityId] = []
        cues: list[int] = []
        p = self.parse
        t, crossed = trigger, False
        for _ in range(14):
            h, dep = p.head[t], p.dep[t]
            self._unnamed(t, sources, cues)
            self._inserted(t, sources, cues)
            if h == t:
                break
            if dep == "relcl" and not self._is_content(t, h):
                crossed = True
                break
            if p.are_parted(t, h):
                break
            found = self._speakers(t, h, dep)
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
        if not sources:
            for begin, end, speakers, cue in self._quotations():
                if begin <= p.begin[trigger] < end:
                    sources += [s for s in speakers if s not in sources]
                    cues.append(cue)
        return Attribution(tuple(sources), tuple(cues))

    def _unnamed(self, t: int, sources: list[EntityId], cues: list[int]) -> None:
        for c in self.parse.children[t]:
            if self.parse.lower[c] in self.cues.unnamed_adverbs and UNNAMED_SOURCE not in sources:
                sources.append(UNNAMED_SOURCE)
                cues.append(c)

    def _inserted(self, t: int, sources: list[EntityId], cues: list[int]) -> None:
        """Add who speaks in a clause put between: "Iceland, Norway said, recalled its envoy"."""
        p = self.parse
        for c in p.children[t]:
            if p.dep[c] == "parataxis" and p.lemma[c] in self._reporting:
                sources += [s for s in self._subject(c) if s not in sources]
                cues.append(c)

    def _is_content(self, t: int, h: int) -> bool:
        """Whether a clause read as relative says what a claim says: "the claim that Kyiv attacked the bridge"."""
        p = self.parse
        if p.lemma[h] not in self.cues.reporting_nouns:
            return False
        objects = [c for c in p.children[t] if p.dep[c] == "dobj"]
        return any(
            p.lower[c] == "that" and (p.dep[c] == "mark" or (c in objects and len(objects) > 1)) for c in p.children[t]
        )

    def _speakers(self, t: int, h: int, dep: str) -> tuple[tuple[EntityId, ...], int] | None:
        """Return who reports the clause `t` that depends on `h`, and the word that says so."""
        p, lemma = self.parse, self.parse.lemma[h]
        if dep == "pcomp" or (dep == "pobj" and p.lemma[p.head[h]] in self.cues.reporting_of_nouns):
            verb = p.head[h]
            if p.dep[verb] == "dobj" and p.lemma[p.head[verb]] in self.cues.reporting_of_nouns:
                verb = p.head[verb]
            if (
                p.lower[h] not in ("of", "with")
                or p.pos[verb] not in _VERBS
                or p.lemma[verb] not in self.cues.reporting_verbs
            ):
                return None
            return (self._subject(verb), verb)  # "accused it of shelling the town"
        if p.pos[h] in _VERBS:
            infinitive = any(p.tag[c] == "TO" for c in p.children[t] if p.dep[c] == "aux")
            if dep in ("xcomp", "ccomp") and self.grammar.is_passive(h) and lemma in self.cues.passive_reports:
                by = self._named(self.grammar.of_verb(h).get("subject", []))
                return (by or (UNNAMED_SOURCE,)), h
            if dep == "ccomp" and not infinitive and lemma in self._reporting:
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
        elif p.pos[h] in ("NOUN", "PROPN") and lemma in self.cues.reporting_nouns:
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

    def _subject(self, verb: int) -> tuple[EntityId, ...]:
        return self._named(self.grammar.of_verb(verb).get("subject", []))

    def _named(self, tokens: list[int]) -> tuple[EntityId, ...]:
        """Return the actors at `tokens`; a speaker who cannot be named is still somebody."""
        found = [e for t in tokens for r in self.resolver.actors(t, inside=True) for e in r.entities]
        return tuple(dict.fromkeys(found)) or (UNNAMED_SOURCE,)

    def _find_according(self) -> list[tuple[int, int, tuple[EntityId, ...]]]:
        """Return (cue, governed clause, speakers) for each "according to X"."""
        p = self.parse
        found = []
        for i, lower in enumerate(p.lower):
            if lower not in self.cues.according or p.dep[i] not in ("prep", "advcl", "acl", "advmod"):
                continue
            objects = [
                x
                for c in [i, *p.children[i]]
                for x in p.children[c]
                if p.dep[x] in ("pobj", "dobj") and (c != i or lower != "according")
            ]
            if objects:
                found.append((i, p.verb_of(p.head[i]), self._named(objects)))
        return found

    def _find_trailing(self) -> list[tuple[int, int, tuple[EntityId, ...]]]:
        """Return the same for a report behind its clause: "Spain will send an envoy, the minister announced"."""
        p = self.parse
        found = []
        for i, lemma in enumerate(p.lemma):
            if lemma not in self.cues.reporting_verbs or p.dep[i] not in ("advcl", "conj", "relcl") or p.head[i] > i:
                continue
            deps = {p.dep[c] for c in p.children[i]}
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
            if first > 0 and p.words[first - 1] == "," and not linked:
                found.append((i, p.head[i], self._named(subjects)))
        return found

    def _quotations(self) -> list[tuple[int, int, tuple[EntityId, ...], int]]:
        """Return (begin, end, speakers, cue) of the quotations whose speaker is known."""
        if self._quotes is None:
            self._quotes = []
            p = self.parse
            if not any(q in p.text for q in '“"«'):
                return self._quotes
            last: tuple[tuple[EntityId, ...], int] | None = None
            for begin, end in find_quotations(p.text):
                speaker = self._speaker_of(begin, end) or last
                if speaker is not None:
                    self._quotes.append((begin, end, *speaker))
                    last = speaker
        return self._quotes

    def _speaker_of(self, begin: int, end: int) -> tuple[tuple[EntityId, ...], int] | None:
        """Return who says a quotation: the subject of a reporting verb of its sentence that stands outside it."""
        p = self.parse
        for first, stop in p.sentences:
            if p.end[stop - 1] < begin or p.begin[first] > end:
                continue
            verbs = [
                t
                for t in range(first, stop)
                if not begin <= p.begin[t] < end
                and p.pos[t] in _VERBS
                and (p.lemma[t] in self.cues.reporting_verbs or (p.head[t] == t and ":" in p.text[p.end[t] : begin]))
            ]
            verbs.sort(key=lambda t: min(abs(p.begin[t] - begin), abs(p.begin[t] - end)))
            for verb in verbs:
                speakers = self._subject(verb)
                if speakers and speakers != (UNNAMED_SOURCE,):
                    return speakers, verb
        return None
