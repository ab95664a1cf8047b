"""Weigh who may be meant by an anaphor: everyone named before it, by part in the clause and by distance.

The weights follow Lappin and Leass (1994): a subject outweighs an object, an object what stands under a preposition,
and each sentence between takes some off. Whoever governs the clause comes first: "Peru said that it ...".
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter
from typing import NamedTuple

from kg.model import EntityId
from kg.reading.labels import SUBJECTS, VERBS
from kg.reading.parse import Parse
from kg.reading.resolve.referents import Mentions, Reference
from kg.reading.resolve.states import States
from kg.reference.actor_cues import AnaphoraCues

PEOPLE = frozenset({"dip:Person", "dip:Official", "dip:Office"})
POWERS = frozenset(
    {"dip:State", "dip:Government", "dip:InternationalOrganization", "dip:NonStateActor", "dip:Organization"}
)
_WEIGHTS = {"subject": 4.0, "agent": 3.0, "object": 2.5, "poss": 2.2, "oblique": 1.5, "modifier": 0.6, "other": 1.0}
_ROLES = {
    "nsubj": "subject", "nsubjpass": "subject", "dobj": "object", "dative": "object", "poss": "poss", "pobj": "oblique",
    "amod": "modifier", "compound": "modifier", "nmod": "modifier", "npadvmod": "modifier",
}  # fmt: skip
#: What is taken off for each sentence between, for a clause below the main one or of a noun, for one of a list.
_PER_SENTENCE, _SUBORDINATE, _RELATIVE, _LISTED, _LISTED_HERE = 1.5, 0.5, 2.0, 1.2, 3.0
#: ... for a state named by an adjective only, a post without its holder, what is quoted where the word is not.
_ADJECTIVE, _OFFICE, _QUOTED = 1.5, 1.5, 2.0
#: What a word gains by the same part in its clause as the one it may mean.
_PARALLEL = 0.8
#: What whoever governs the clause is given, the nearest first.
GOVERNING = (3.0, 2.5, 2.0, 1.5)
#: Being named more than once.
_NAMED_AGAIN, _MOST_AGAIN = 0.3, 0.9
#: How many references back the search goes, in sentences without end.
_MOST = 80
#: What a capital stands under when its state is meant: "talks between Riyadh and Tehran".
_QUOTES = frozenset({'"', "“", "”", "``", "''"})
_ACTING = ("with", "between", "against", "by")
#: What helps to say what somebody is to do.
_BIDDING = ("must", "should", "ought", "shall", "may", "can", "could")
#: What a clause goes on behind: "The minister resigned; he said that ...".
_RESUMING = (";", ":")
_PLACE = "dip:Place"
_head = attrgetter("head")
_COMPLEMENTS = ("dobj", "attr", "acomp")


class Place(NamedTuple):
    """The part that a noun phrase has in its sentence."""

    role: str
    #: The word that has the part: the first of a list, the name behind a title.
    top: int
    listed: bool
    weight: float


@dataclass(frozen=True, slots=True)
class Governors:
    """Noun phrases that govern the clause of a word, nearest first, and those that it cannot mean itself."""

    nearest: tuple[int, ...]
    barred: frozenset[int]


class Antecedents:
    """What has been named before a word of one parse, and how weighty each is."""

    def __init__(self, mentions: Mentions, states: States, cues: AnaphoraCues) -> None:
        """Look at `mentions`; `states` reads a capital that acts as its state, and knows whom the text is about."""
        self.parse: Parse = mentions.parse
        self.mentions = mentions
        self.states = states
        self._cues = cues
        #: What anaphors were found to mean, by their token; they count like names from then on.
        self.resolved: dict[int, Reference] = {}
        self._placed: dict[int, Place] = {}

    def at(self, token: int) -> Reference | None:
        """Return what the noun phrase headed by `token` refers to, as somebody who acts where it can."""
        r = self.resolved.get(token) or self.mentions.at.get(token)
        return self.acting(r) if r is not None else None

    def behind(self, token: int, kinds: frozenset[str]) -> Reference | None:
        """Return whom of `kinds` a phrase names by its apposition or owner: "her rival, Gantz", "Cuba's refusal"."""
        found = self.at(token)
        for c in self.parse.children[token] if found is None else ():
            if self.parse.dep[c] == ("appos" if kinds is PEOPLE else "poss"):
                found = self.at(c)
                if found is not None and found.kind in kinds:
                    return found
        return self.at(token)

    def acting(self, r: Reference) -> Reference:
        """Read a capital as its state where it stands as somebody who acts."""
        if r.kind != _PLACE:
            return r
        place = self.place(r.head)
        governor = self.parse.lower[self.parse.head[place.top]]
        if place.role in ("subject", "poss", "agent") or (place.role == "oblique" and governor in _ACTING):
            return self.states.as_actor(r) or r
        return r

    def before(self, token: int, reach: int) -> list[Reference]:
        """Return what is named or meant before `token`, nearest first, up to `reach` sentences back."""
        p, references = self.parse, self.mentions.references
        first = p.sentences[max(0, p.sentence_of[token] - reach)][0]
        stop = bisect_left(references, token, key=_head)
        found = [
            r
            for r in references[max(0, stop - _MOST) : stop]
            if r.head >= first and r.last < token and r.head not in self.resolved
        ]
        found += [r for t, r in self.resolved.items() if first <= t < token]
        found.sort(key=_head, reverse=True)
        return [self.acting(r) if r.kind == _PLACE else r for r in found]

    def ranked(self, token: int, reach: int, written: Sequence[str]) -> Iterator[Reference]:
        """Yield the people before `token` whose names stand behind a rank: "General Augusto Pinochet"."""
        p = self.parse
        for r in self.before(token, reach):
            beside = p.lower[max(0, r.first - 2) : r.first + 1]
            if r.kind in PEOPLE and any(word.rstrip(".") in written for word in beside):
                yield r

    def place(self, token: int) -> Place:
        """Return the part that the phrase headed by `token` has."""
        known = self._placed.get(token)
        if known is None:
            known = self._placed[token] = self._find_place(token)
        return known

    def _find_place(self, token: int) -> Place:
        p, top, listed = self.parse, token, False
        while p.head[top] != top:
            title = p.dep[top] == "compound" and p.pos[p.head[top]] == "PROPN" and self._is_person(p.head[top])
            if p.dep[top] != "conj" and p.dep[top] != "appos" and not title:
                break
            listed = listed or p.dep[top] == "conj"
            top = p.head[top]
        role = _ROLES.get(p.dep[top], "other")
        if p.dep[top] == "pobj" and p.dep[p.head[top]] == "agent":
            role = "agent"
        listed = listed or p.is_joined(top)
        weight = _WEIGHTS[role]
        if role == "subject" and p.dep[p.head[top]] not in ("ROOT", "conj", "ccomp"):
            weight -= _RELATIVE if p.dep[p.head[top]] == "relcl" else _SUBORDINATE
        if role in ("poss", "modifier") and p.dep[p.head[top]] in SUBJECTS:
            weight += 0.8
        return Place(role, top, listed, weight)

    def _is_person(self, token: int) -> bool:
        r = self.mentions.at.get(token)
        return r is not None and r.kind in PEOPLE

    def weigh(self, token: int, references: list[Reference]) -> dict[EntityId, float]:
        """Return how weighty each individual is that one of `references` names alone."""
        p, weights, named = self.parse, dict[EntityId, float](), dict[EntityId, int]()
        quoted = self.quoted
        for r in references:
            if len(r.entities) != 1:
                continue
            place = self.place(r.head)
            distance = p.sentence_of[token] - p.sentence_of[r.head]
            weight = place.weight - _PER_SENTENCE * distance
            weight -= (_LISTED if distance else _LISTED_HERE) if place.listed else 0
            weight -= _ADJECTIVE if r.use == "adjective" else 0
            weight -= _OFFICE if r.kind == "dip:Office" else 0
            weight += self._parallel(token, place)
            if token not in quoted and r.head in quoted and not distance:
                weight -= _QUOTED
            entity = r.entities[0]
            weights[entity] = max(weight, weights.get(entity, weight))
            named[entity] = named.get(entity, -1) + (r.resolved_by != "pronoun")
        return {e: w + min(_MOST_AGAIN, _NAMED_AGAIN * max(0, named[e])) for e, w in weights.items()}

    def _parallel(self, token: int, place: Place) -> float:
        """Return what an object gains by meaning an object, and loses by meaning a subject."""
        role = _ROLES.get(self.parse.dep[token], "other")
        if role not in ("object", "oblique"):
            return 0.0
        return _PARALLEL if place.role in ("object", "oblique") else -_PARALLEL

    @cached_property
    def hero(self) -> EntityId | None:
        """Whose life the text tells: its title is a name, or it begins by saying what somebody was."""
        p = self.parse
        if not p.sentences or p.text[: p.begin[0]].strip():
            return None
        first, stop = p.sentences[0]
        named = [r for r in self.mentions.references if r.head < stop and r.kind in PEOPLE and r.use == "name"]
        if not named or len({e for r in named for e in r.entities}) > 1:
            return None
        r = named[0]
        verb = p.head[r.head]
        told = p.dep[r.head] == "nsubj" and p.lemma[verb] == "be" and p.dep[verb] == "ROOT"
        is_life = told and any(p.dep[c] == "attr" and p.pos[c] == "NOUN" for c in p.children[verb])
        words = [t for t in range(first, stop) if p.words[t].isalpha() and p.lower[t] not in self._cues.titling]
        is_title = all(p.pos[t] not in VERBS for t in words) and (r.last - r.first + 1) * 2 >= len(words)
        return r.entities[0] if is_life or is_title else None

    def opens_paragraph(self, token: int) -> bool:
        """Whether a word stands in the first sentence of a paragraph, and nobody else is named before it there."""
        p = self.parse
        first = p.sentences[p.sentence_of[token]][0]
        if any(first <= r.head < token and r.kind in PEOPLE for r in self.before(token, 0)):
            return False
        return first == 0 or "\n" in p.text[p.end[first - 1] - 1 : p.begin[first]].strip(" \t")

    @cached_property
    def quoted(self) -> frozenset[int]:
        """The words inside quotation marks; a quotation that is not closed in its sentence ends with it."""
        p, inside, found = self.parse, False, set[int]()
        for first, stop in p.sentences:
            if not inside and _QUOTES.isdisjoint(p.words[first:stop]):
                continue
            here = []
            for t in range(first, stop):
                if p.words[t] in _QUOTES:
                    inside = not inside if p.words[t] == '"' else p.words[t] in ("“", "``")
                elif inside:
                    here.append(t)
            found.update(here)
            inside = inside and p.words[stop - 1] not in _QUOTES
        return frozenset(found)

    def governors(self, token: int) -> Governors:
        """Return the subjects of the clauses around `token`, and the nouns that these clauses describe.

        A word that stands in its clause beside the subject is somebody else: "Peru asked it" is not Peru about itself.
        So is the subject of what a pronoun behind it says: "Rebels had fled, they said"; but behind a semicolon or
        colon the talk goes on of the subject: "The minister resigned; he said that ...".
        """
        p, found, barred = self.parse, list[int](), set[int]()
        node, local, judged = token, p.tag[token] != "PRP$" or self._is_of_another(token), list[int]()
        for _ in range(12):
            head, dep = p.head[node], p.dep[node]
            if head == node:
                break
            if dep == "prep" and p.lower[node] == "for" and (p.tag[token] == "PRP$" or p.dep[p.head[token]] == "relcl"):
                judged = self._judged(node)
                found += judged
            if dep in ("relcl", "acl"):
                found.append(head)
                local = False
            elif dep == "pcomp":
                local = False  # "accused the West of plotting against him"
            elif p.pos[head] in VERBS:
                controllers = [c for c in p.children[head] if p.dep[c] in ("dobj", "dative") and c < node]
                if dep in ("xcomp", "ccomp") and p.tag[node] == "VB" and controllers:
                    found += controllers
                    local = False
                subject = next((c for c in p.children[head] if p.dep[c] in SUBJECTS and c != node), None)
                if dep in SUBJECTS:
                    local = False
                if subject is not None and token not in (subject, *p.children[subject]):
                    subject = self._described(subject, head)
                    found += [subject] if not judged else []
                    judged = []
                    if local:
                        barred.add(subject)
                    local = False
            node = head
        if p.dep[token] == "nsubj":
            told = [c for c in p.children[p.head[token]] if p.dep[c] == "ccomp" and c < token]
            subjects = [x for c in told for x in p.children[c] if p.dep[x] in SUBJECTS]
            if p.lower[token - 1] in _RESUMING:
                found += subjects
            else:
                barred.update(subjects)
        nearest = dict.fromkeys(t for t in found if t != token)
        return Governors(tuple(nearest), frozenset(barred))

    def _is_of_another(self, token: int) -> bool:
        """Whether one does to others what is done to those whom a pronoun owns: "Oman expelled its diplomats"."""
        p, owned = self.parse, self.parse.head[token]
        return p.dep[owned] == "dobj" and p.lemma[p.head[owned]] in self._cues.done_to_others

    def _judged(self, preposition: int) -> list[int]:
        """Return whom a clause thanks or blames "for his courage", "for the pact it signed": the object, or "to" whom.

        Who apologises to somebody does so for what he has done himself.
        """
        p, head = self.parse, self.parse.head[preposition]
        verb = p.head[head] if p.dep[head] in _COMPLEMENTS else head
        around = (verb, *(c for c in p.children[verb] if p.dep[c] in _COMPLEMENTS))  # "expressed thanks to Norway"
        sorry = tuple(self._cues.apologetic)
        if any(p.lemma[t].startswith(sorry) for t in (*around, *(c for t in around for c in p.children[t]))):
            return []
        beside = [c for t in around for c in p.children[t] if c < preposition]
        judged = [c for c in beside if p.dep[c] in ("dobj", "dative")]
        judged += [x for c in beside if p.lower[c] == "to" for x in p.children[c] if p.dep[x] == "pobj"]
        return [t for t in judged if self.at(t) is not None]

    def gapped(self, token: int) -> Reference | None:
        """Return who says so where the verb is left out: "Peru said it would stay, and Chile that it would go"."""
        p = self.parse
        if p.dep[token] not in SUBJECTS or token < 2 or p.lower[token - 1] != "that" or p.pos[token - 2] != "PROPN":
            return None
        if p.dep[token - 2] in ("dobj", "dative", "pobj") and not self.is_bidden(p.head[token]):
            return None  # "warned Somalia that it would close the border"
        r = self.at(token - 2)
        return r if r is not None and r.last == token - 2 else None

    def is_bidden(self, verb: int) -> bool:
        """Whether a clause says what somebody is to do or may do: "told Somalia that it must leave"."""
        p = self.parse
        helping = {p.lower[c] for c in p.children[verb] if p.dep[c] in ("aux", "auxpass")}
        return not helping.isdisjoint(_BIDDING) or (p.tag[verb] in ("VB", "VBP") and not helping)

    def _described(self, subject: int, verb: int) -> int:
        """Return the noun that a relative pronoun stands for."""
        p = self.parse
        if p.lower[subject] in ("who", "which", "that") and p.dep[verb] == "relcl":
            return p.head[verb]
        return subject
