"""Resolve pronouns and descriptions to what was named before: "he", "its", "the two countries", "the ministry".

Rules on the parse after Hobbs (1978) and Lappin and Leass (1994), cut down to what news prose needs: number and kind
must fit, the subject of the governing clause comes first, then the last named. What cannot be decided stays unresolved.
"""

from collections.abc import Callable

from kg.model import ClassId, EntityId
from kg.reading.parse import Parse
from kg.reading.resolve.referents import Reference, Register
from kg.reading.resolve.states import States
from kg.reference.cues import NounCues

_WE = {"we", "us", "our", "ours", "ourselves"}
_I = {"i", "me", "my", "mine", "myself"}
_HE = {"he", "him", "his", "she", "her", "hers", "himself", "herself"}
_IT = {"it", "its", "itself"}
_THEY = {"they", "them", "their", "theirs", "themselves", "both"}
_PEOPLE = ("dip:Person", "dip:Official", "dip:Office")
_POWERS = ("dip:State", "dip:Government", "dip:InternationalOrganization", "dip:NonStateActor", "dip:Organization")
_SUBJECTS = ("nsubj", "nsubjpass")
#: How many sentences back a referent may stand.
_REACH = 4
#: How many references back it may stand, in sentences without end.
_MOST = 100


def is_first_person(p: Parse, token: int, *, plural: bool = False) -> bool:
    """Whether a speaker means himself by the word at `token`, or with `plural` his side; "US" is no pronoun."""
    lower = p.lower[token]
    return (lower in _WE or (lower in _I and not plural)) and p.tag[token] in ("PRP", "PRP$")


class Coreference:
    """Answers what a pronoun or description of one parse refers to; every answer is remembered."""

    def __init__(
        self,
        parse: Parse,
        references: list[Reference],
        register: Register,
        cues: NounCues,
        states: States,
        speaker: Callable[[int], Reference | None],
    ) -> None:
        """Choose among `references`, which are in text order.

        `states` reads a capital that acts as its state and knows whom the text is about; `speaker` says who means
        himself by "we".
        """
        self.speaker = speaker
        self.as_actor = states.as_actor
        self.parties = states.parties
        self.parse = parse
        self.references = references
        self.register = register
        self.cues = cues
        self._known: dict[int, Reference | None] = {}
        self._running: set[int] = set()

    def resolve(self, token: int) -> Reference | None:
        """Return what the pronoun or description at `token` refers to, None where that is not clear."""
        if token in self._known:
            return self._known[token]
        if token in self._running:
            return None
        if is_first_person(self.parse, token):
            return self.speaker(token)
        self._running.add(token)
        found = self._decide(token)
        self._running.discard(token)
        self._known[token] = found
        return found

    def _decide(self, token: int) -> Reference | None:
        p, lower = self.parse, self.parse.lower[token]
        if lower in _HE:
            return self._latest(token, _PEOPLE, "pronoun", 0.8)
        if lower in _IT:
            return self._latest(token, _POWERS, "pronoun", 0.7)
        if lower in _THEY:
            return self._plural(token)
        if p.pos[token] not in ("NOUN", "PROPN"):
            return None
        determiner = {p.lower[c] for c in p.children[token] if p.dep[c] in ("det", "nummod", "predet", "poss")}
        if lower in self.cues.pair_descriptions and determiner & self.cues.pair_words:
            return self._pair(token)
        if not determiner & {"the", "this", "that"}:
            return None
        if any(
            p.dep[c] in ("amod", "compound", "relcl", "prep", "nmod")
            for c in p.children[token]
            if p.lower[c] not in ("same", "latter")
        ):
            return None
        if lower in self.cues.state_descriptions:
            return self._latest(token, ("dip:State",), "definite", 0.75)
        if lower in self.cues.state_bodies:
            named = next((r for r in self._before(token) if p.lower[r.head] == lower and len(r.entities) == 1), None)
            if named is not None:
                return self._copy(named, token, "definite", 0.8)  # "the junta" after "the junta in Myanmar"
            return self._latest(token, ("dip:Government", "dip:State"), "definite", 0.6)
        if lower in self.cues.organization_descriptions:
            return self._latest(
                token,
                ("dip:InternationalOrganization", "dip:Organization", "dip:NonStateActor"),
                "definite",
                0.7,
                lower,
            )
        return None

    def _before(self, token: int) -> list[Reference]:
        """Return references before `token`, nearest first, within reach."""
        p = self.parse
        sentence = p.sentence_of[token]
        found: list[Reference] = []
        for r in reversed(self.references):
            if r.last >= token:
                continue
            if sentence - p.sentence_of[r.head] > _REACH or len(found) == _MOST:
                break
            if r.kind == "dip:Place" and self._function(r.head) in (*_SUBJECTS, "poss"):
                r = self.as_actor(r) or r
            found.append(r)
        return found

    def _function(self, token: int) -> str:
        """Return the function of a noun, or of the first that it is coordinated with."""
        p = self.parse
        while p.dep[token] == "conj" and p.head[token] != token:
            token = p.head[token]
        return p.dep[token]

    def _latest(
        self, token: int, kinds: tuple[str, ...], how: str, confidence: float, noun: str | None = None
    ) -> Reference | None:
        p = self.parse
        near = [r for r in self._before(token) if r.kind in kinds and len(r.entities) == 1]
        if noun is not None:
            worded = [r for r in near if noun in self.register.labels[r.entities[0]].lower()]
            near = worded or [r for r in near if self._fits_noun(noun, r.kind)]
        ahead = self._ahead(token, kinds) if noun is None and how == "pronoun" else None
        if ahead is not None:
            return self._copy(ahead, token, how, confidence)
        if not near:
            return None
        sentence = p.sentence_of[token]
        subject = self._clause_subject(token)
        for r in near:
            if r.head == subject:
                return self._copy(r, token, how, confidence + 0.1)
        best = max(
            near,
            key=lambda r: (
                -(sentence - p.sentence_of[r.head]) * 2
                + 2 * (p.dep[r.head] in _SUBJECTS)
                + (p.dep[r.head] == "poss")
                - (r.use == "adjective") * 4
                - (p.dep[r.head] == "pobj"),
                r.head,
            ),
        )
        return self._copy(best, token, how, confidence - 0.1 * (sentence - p.sentence_of[best.head]))

    def _ahead(self, token: int, kinds: tuple[str, ...]) -> Reference | None:
        """Return the subject that a fronted clause points to: "Though it keeps an envoy there, the government ..."."""
        p = self.parse
        t = p.verb_of(token)
        while p.dep[t] in ("conj", "xcomp", "ccomp") and p.head[t] != t:
            t = p.head[t]
        main = p.head[t]
        if p.dep[t] != "advcl" or main < t or p.dep[token] not in (*_SUBJECTS, "poss"):
            return None
        for c in p.children[main]:
            if p.dep[c] in _SUBJECTS and c > t:
                return next((r for r in self.references if r.head == c and r.kind in kinds), None)
        return None

    def _clause_subject(self, token: int) -> int | None:
        """Return the subject of the clause around `token` or of one that governs it, never `token` itself."""
        p = self.parse
        t = token
        for _ in range(4):
            verb = p.verb_of(p.head[t] if p.head[t] != t else t)
            for c in p.children[verb]:
                if p.dep[c] in _SUBJECTS and c != token and c < token and token not in p.subtree(c):
                    return c
            if p.head[verb] == verb:
                return None
            t = verb
        return None

    def _plural(self, token: int) -> Reference | None:
        p = self.parse
        subject = self._clause_subject(token)
        near = self._before(token)
        if subject is not None:
            listed = p.conjuncts(subject)
            joined = [r for r in near if r.head in listed]
            entities = tuple(dict.fromkeys(e for r in reversed(joined) for e in r.entities))
            if entities and (len(entities) > 1 or joined[0].kind not in _PEOPLE or p.tag[joined[0].head] == "NNS"):
                return Reference(entities, joined[0].kind, token, token, token, "pronoun", 0.75)
        for r in near:
            if p.dep[r.head] in _SUBJECTS or p.sentence_of[r.head] == p.sentence_of[token]:
                listed = p.conjuncts(r.head)
                joined = [x for x in near if x.head in listed]
                entities = tuple(dict.fromkeys(e for x in reversed(joined) for e in x.entities))
                if len(entities) > 1 or r.kind in (
                    "dip:PopulationGroup",
                    "dip:NonStateActor",
                    "dip:Government",
                    "dip:State",
                ):
                    return Reference(entities, r.kind, token, token, token, "pronoun", 0.6)
        return None

    def _pair(self, token: int) -> Reference | None:
        """Return the last two distinct states (or leaders) named before, else the first two of the sentence after."""
        people = self.parse.lower[token] in self.cues.pairs_of_people
        kinds: tuple[str, ...] = _PEOPLE if people else ("dip:State", "dip:Government")
        chosen: list[EntityId] = []
        third = self._clause_subject(token)
        here = self.parse.sentence_of[token]
        named = self._pair_of_people(token) if people else self._pair_of_parties(token, third)
        if named is not None:
            return named
        own = set() if third is None or self.parse.sentence_of[third] != here else set(self.parse.subtree(third))
        for r in self._before(token):
            if r.kind in kinds and r.head not in own:
                chosen += [e for e in reversed(r.entities) if e not in chosen]
            if len(chosen) >= 2:
                break
        chosen = chosen[1::-1]
        how, confidence = "definite", 0.75
        if len(chosen) < 2:
            chosen, confidence = [], 0.6
            for r in self.references:
                if (
                    r.first > token
                    and r.kind in kinds
                    and self.parse.sentence_of[r.head] <= self.parse.sentence_of[token] + 1
                ):
                    chosen += [e for e in r.entities if e not in chosen]
        if len(chosen) < 2:
            return None
        kind = ClassId("dip:Person") if people else ClassId("dip:State")
        return Reference(tuple(chosen[:2]), kind, token, token, token, how, confidence)

    def _pair_of_parties(self, token: int, third: int | None) -> Reference | None:
        """Return the two states that the text is about, unless who brings two sides together is one of them."""
        p = self.parse
        parties = self.parties()
        subject = next((r for r in self.references if r.head == third), None) if third is not None else None
        brought = p.dep[token] not in _SUBJECTS and p.lower[p.head[token]] in ("between", "among")
        if not parties or (brought and subject is not None and set(subject.entities) & set(parties)):
            return None
        seen = {e for r in self.references if r.first < token and (a := self.as_actor(r)) for e in a.entities}
        if not seen.issuperset(parties):
            return None
        return Reference(parties, ClassId("dip:State"), token, token, token, "definite", 0.75)

    def _pair_of_people(self, token: int) -> Reference | None:
        """Return the last two people named together: "Obama and Castro" for "the two presidents"."""
        p = self.parse
        near = [r for r in self._before(token) if r.kind in _PEOPLE and len(r.entities) == 1]
        for r in near:
            joined = next((x for x in near if p.dep[r.head] == "conj" and x.head == p.head[r.head]), None)
            if joined is not None and joined.entities != r.entities:
                pair = (*joined.entities, *r.entities)
                return Reference(pair, ClassId("dip:Person"), token, token, token, "definite", 0.75)
        return None

    def _copy(self, r: Reference, token: int, how: str, confidence: float) -> Reference:
        return Reference(r.entities, r.kind, token, token, token, how, round(max(0.3, min(0.95, confidence)), 2))

    def _fits_noun(self, noun: str, kind: ClassId) -> bool:
        if noun in self.cues.movement_descriptions:
            return kind == "dip:NonStateActor"
        if noun in self.cues.bloc_descriptions:
            return kind == "dip:InternationalOrganization"
        return kind in ("dip:InternationalOrganization", "dip:Organization")
