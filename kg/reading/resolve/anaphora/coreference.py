"""Resolve pronouns and descriptions to what was named before: "he", "its", "the two countries", "the ministry".

Rules on the parse after Hobbs (1978) and Lappin and Leass (1994), cut down to what news prose needs: number, kind and
gender must fit, whoever governs the clause comes first, then whoever is weightiest. Where two weigh alike, or a thing
that is nobody weighs more than anybody, the word stays unresolved.
"""

from collections.abc import Callable, Iterable

from kg.model import EntityId
from kg.reading.functions import ASKING, CONDITIONS
from kg.reading.labels import NOUNS, SUBJECTS
from kg.reading.parse import Parse
from kg.reading.resolve.anaphora.agreement import Agreement
from kg.reading.resolve.anaphora.antecedents import GOVERNING, PEOPLE, POWERS, Antecedents, Governors
from kg.reading.resolve.anaphora.descriptions import DescriptionReader
from kg.reading.resolve.anaphora.expletives import is_expletive
from kg.reading.resolve.anaphora.numbers import NumberReader
from kg.reading.resolve.anaphora.plurals import PluralReader
from kg.reading.resolve.posts.offices import Offices
from kg.reading.resolve.referents import Reference
from kg.reference.cues import Cues

_WE = frozenset({"we", "us", "our", "ours", "ourselves"})
_I = frozenset({"i", "me", "my", "mine", "myself"})
_HE = frozenset({"he", "him", "his", "she", "her", "hers"})
_IT = frozenset({"it", "its"})
_THEY = frozenset({"they", "them", "their", "theirs"})
_PRONOUNS = _HE | _IT | _THEY
#: Words that may stand for somebody, beside numbers and nouns that describe.
_MEANING = _PRONOUNS | {"both"}
#: Under these stands of whom something is asked.
_ASKED_OF = frozenset({"to", "of", "on", "upon", "from"})
#: How many sentences back a referent may stand.
_REACH = 3
#: By how much the weightiest must outweigh the next.
_MARGIN = 0.5
#: What the weightiest must weigh at least.
_LEAST = 1.0
#: What a known gender adds; most whose gender no word tells are men.
_KNOWN_MAN, _KNOWN_WOMAN = 1.0, 3.0
#: What the one gains whose life is told, and in the first sentence of a paragraph.
_HERO, _HERO_OPENING = 1.5, 5.0
#: How much less than a name a thing weighs that is nobody.
_THING = 1.0


def is_first_person(p: Parse, token: int, *, plural: bool = False) -> bool:
    """Whether a speaker means himself by the word at `token`, or with `plural` his side; "US" is no pronoun."""
    lower = p.lower[token]
    return (lower in _WE or (lower in _I and not plural)) and p.tag[token] in ("PRP", "PRP$")


class Coreference:
    """Answers what a pronoun or description of one parse refers to; every answer is remembered.

    Answers build on each other, so all that stands before a word is decided before it.
    """

    def __init__(
        self,
        antecedents: Antecedents,
        agreement: Agreement,
        offices: Offices,
        cues: Cues,
        speaker: Callable[[int], Reference | None],
    ) -> None:
        """Choose among `antecedents` those that `agreement` allows; `speaker` says who means himself by "we"."""
        self.speaker = speaker
        self.parse: Parse = antecedents.parse
        self.antecedents = antecedents
        self.agreement = agreement
        self.cues = cues
        self._plurals = PluralReader(antecedents, agreement, offices, cues)
        self._numbers = NumberReader(antecedents, self._plurals, cues)
        self._descriptions = DescriptionReader(antecedents, agreement, cues)
        self._known: dict[int, Reference | None] = {}
        meaning = cues.describing | _MEANING
        columns = enumerate(zip(self.parse.pos, self.parse.lower, strict=True))
        self._anaphors = [
            t for t, (pos, lower) in columns if (lower in meaning or pos == "NUM") and self._may_be_anaphor(t)
        ]
        self._decided = 0

    def _may_be_anaphor(self, token: int) -> bool:
        p = self.parse
        if p.lower[token] in _PRONOUNS:
            return p.tag[token] in ("PRP", "PRP$")
        if p.pos[token] == "NUM" or p.lower[token] == "both":
            return self._numbers.stands_alone(token)
        return p.pos[token] in NOUNS and self._descriptions.describes(token)

    def anaphors(self) -> list[Reference]:
        """Return every pronoun and description of the parse that could be resolved."""
        for token in self._anaphors:
            self.resolve(token)
        return [self.antecedents.resolved[t] for t in self._anaphors if t in self.antecedents.resolved]

    def sides(self, token: int) -> tuple[EntityId, ...]:
        """Return the two states whose bodies or posts the noun at `token` counts: "the two armies"."""
        return self._plurals.sides(token)

    def both_leaders(self, token: int) -> tuple[EntityId, ...]:
        """Return the two persons named together just before the noun at `token`: "the two heads of state"."""
        return self._plurals.both_leaders(token)

    def resolve(self, token: int) -> Reference | None:
        """Return what the pronoun or description at `token` refers to, None where that is not clear."""
        if token in self._known:
            return self._known[token]
        if is_first_person(self.parse, token):
            return self.speaker(token)
        while self._decided < len(self._anaphors) and self._anaphors[self._decided] < token:
            self._decided += 1
            self._remember(self._anaphors[self._decided - 1])
        return self._remember(token)

    def _remember(self, token: int) -> Reference | None:
        if token not in self._known:
            self._known[token] = None
            found = self._known[token] = self._decide(token)
            if found is not None:
                self.antecedents.resolved[token] = found
        return self._known[token]

    def _decide(self, token: int) -> Reference | None:
        lower = self.parse.lower[token]
        if lower in _HE:
            return self._singular(token, PEOPLE)
        if lower in _IT:
            return None if is_expletive(self.parse, token, self.cues) else self._singular(token, POWERS)
        if lower in _THEY:
            return self._plurals.pronoun(token)
        if self.parse.pos[token] == "NUM" or lower == "both":
            return self._numbers.read(token) if self._numbers.stands_alone(token) else None
        if self.parse.pos[token] not in NOUNS or not self._may_describe(token):
            return None
        read = self.antecedents.mentions.at.get(token)
        if read is not None and (
            read.kind != "dip:PopulationGroup" or read.resolved_by != "group" or read.head != token
        ):
            return None
        return self._descriptions.read(token) or self._plurals.pair(token)

    def _may_describe(self, token: int) -> bool:
        """Whether the noun at `token` is one that descriptions are made with: "country", "ally", "generals"."""
        lower, cues = self.parse.lower[token], self.cues
        if lower in cues.describing or lower in cues.anaphora.others:
            return True
        return self.parse.lemma[token] in cues.nouns.called_by_rank

    def _singular(self, token: int, kinds: frozenset[str]) -> Reference | None:
        """Return the weightiest individual of `kinds` that the pronoun may mean."""
        antecedents = self.antecedents
        governors = antecedents.governors(token)
        ahead = self._ahead(token, kinds)
        if ahead is not None:
            return self._reference(token, ahead.entities[0], 0.75)
        gapped = antecedents.gapped(token)
        if gapped is not None and self._may_mean(token, gapped, kinds):
            return self._reference(token, gapped.entities[0], 0.7)
        asks = self._asking(token) if kinds is POWERS else None
        told = None if kinds is not POWERS else self._reporting(token) if asks is None else self._asked(asks, token)
        told = told or (self._bidden(token) if kinds is POWERS else None)
        if told is not None and self._may_mean(token, told, kinds):
            return self._reference(token, told.entities[0], 0.75)
        near = [r for r in antecedents.before(token, _REACH) if self._may_mean(token, r, kinds)]
        weights = antecedents.weigh(token, near)
        asking = [c for c in self.parse.children[asks] if self.parse.dep[c] in SUBJECTS] if asks is not None else []
        others = [x for t in (*governors.barred, *asking) for x in self.parse.conjuncts(t)]
        barred = {e for t in others if (r := antecedents.at(t)) is not None for e in r.entities}
        goes_on = self._spoke_before(token) if kinds is POWERS else frozenset()
        weights = {e: w + self._told(token, e) + (e in goes_on) for e, w in weights.items() if e not in barred}
        self._prefer_hero(token, kinds, weights, barred)
        things = self._things(token, kinds, governors)
        for bonus, governor in zip(GOVERNING, governors.nearest, strict=False):
            r = antecedents.behind(governor, kinds)
            listed = antecedents.place(governor).listed
            if r is not None and len(r.entities) == 1 and r.entities[0] in weights and not listed:
                weights[r.entities[0]] += bonus
            elif r is None and governor in things:
                things[governor] += bonus
            if listed and (joined := self._done_to_first(token, near)):
                for e in joined & weights.keys():
                    weights[e] += bonus
                break
        return self._weightiest(token, weights, max(things.values(), default=-9.0))

    def _done_to_first(self, token: int, near: Iterable[Reference]) -> frozenset[EntityId]:
        """Return to whom several did what stands first: Togo in "Chad and Mali left Togo and closed its embassy"."""
        p, verb = self.parse, self.parse.verb_of(token)
        if p.dep[verb] != "conj" or p.tag[token] != "PRP$":
            return frozenset()
        return frozenset(
            e for r in near if p.head[verb] < r.head < verb and p.verb_of(r.head) == p.head[verb] for e in r.entities
        )

    def _prefer_hero(
        self, token: int, kinds: frozenset[str], weights: dict[EntityId, float], barred: set[EntityId]
    ) -> None:
        """Let whose life is told gain, most where a paragraph begins: "In 1976 he joined the ministry"."""
        hero = self.antecedents.hero if kinds is PEOPLE else None
        if hero is None or hero in barred or not self.agreement.gender_fits(token, hero):
            return
        opens = self.antecedents.opens_paragraph(token)
        if opens or hero in weights:
            weights[hero] = max(0.0, weights.get(hero, 0.0)) + (_HERO_OPENING if opens else _HERO)

    def _reporting(self, token: int) -> Reference | None:
        """Return who says what he does: Chad for "it" in "Mali left when Chad announced that it would stay"."""
        p = self.parse
        verb = p.head[token]
        says = p.head[verb]
        if p.dep[token] != "nsubj" or p.dep[verb] != "ccomp" or says > token:
            return None
        if p.lemma[says] not in self.cues.attribution.reporting_verbs:
            return None
        subjects = [c for c in p.children[says] if p.dep[c] == "nsubj" and c < says]
        return self.antecedents.at(subjects[0]) if len(subjects) == 1 and not self._is_listed(subjects[0]) else None

    def _asking(self, token: int) -> int | None:
        """Return the verb that asks for what the pronoun does: "demand" for "it" in "demanded that it leave".

        Who asks what another will do means the other, who asks what may be done means himself.
        """
        p = self.parse
        verb = p.head[token]
        asks = p.head[verb]
        if p.dep[token] != "nsubj" or p.dep[verb] not in ("ccomp", "advcl") or asks > token:
            return None
        pressed = p.head[asks] if p.dep[asks] == "xcomp" else asks  # "threatened to attack Chad if it did not leave"
        if p.dep[verb] == "advcl" and p.lemma[pressed] in self.cues.anaphora.pressing:
            marks = {p.lower[c] for c in p.children[verb] if p.dep[c] == "mark"}
            return None if marks.isdisjoint(CONDITIONS) else asks  # "threatened Chad with war if it did not leave"
        if p.lemma[asks] not in self.cues.anaphora.bidding:
            return None
        asked = any(p.dep[c] in ("mark", "advmod") and p.lower[c] in ASKING and c < token for c in p.children[verb])
        helping = {p.lower[c] for c in p.children[verb] if p.tag[c] == "MD"}
        if p.dep[verb] == "advcl" and not (asked and helping):
            return None
        questioned = asked and helping.isdisjoint(self.cues.anaphora.permitting)
        return asks if questioned or (not asked and self.antecedents.is_bidden(verb)) else None

    def _bidden(self, token: int) -> Reference | None:
        """Return who is to do something to his own: Chile for "its" in "urged Chile to withdraw its troops"."""
        p, words = self.parse, self.cues.anaphora
        verb = p.verb_of(token)
        if p.tag[token] != "PRP$" or p.tag[verb] != "VB" or p.lemma[verb] not in words.done_to_own:
            return None
        while p.dep[verb] == "conj" and p.tag[p.head[verb]] == "VB":
            verb = p.head[verb]
        asks = p.head[verb]
        if p.dep[verb] not in ("xcomp", "ccomp", "advcl") or asks > verb:
            return None
        if not any(p.lower[c] == "to" and p.dep[c] == "aux" for c in p.children[verb]):
            return None  # "Oman demanded that Chad close its border"
        if p.dep[verb] != "xcomp" and p.lemma[asks] not in words.bidding:
            return None  # "attacked Chad to end its blockade"
        if p.lemma[asks] in words.promising:
            return None  # "promised Chad to withdraw its troops"
        named = (self.antecedents.at(c) for c in p.children[verb] if p.dep[c] == "nsubj" and c > asks)
        return next((r for r in named if r is not None and r.kind in POWERS), None) or self._asked(asks, verb)

    def _asked(self, asks: int, token: int) -> Reference | None:
        """Return of whom something is asked, also by the verb before: "protested to Oman, demanding that it leave"."""
        p = self.parse
        while True:
            beside = [c for c in p.children[asks] if c < token]
            whom = [c for c in beside if p.dep[c] in ("dobj", "dative")]
            whom += [x for c in beside if p.lower[c] in _ASKED_OF for x in p.children[c] if p.dep[x] == "pobj"]
            named = [r for t in whom if (r := self.antecedents.at(t)) is not None]
            found = [a for r in named if (a := self.antecedents.states.as_actor(r) or r).kind in POWERS]
            if found or p.dep[asks] not in ("conj", "advcl") or p.head[asks] > asks:
                return found[0] if len(found) == 1 else None
            asks = p.head[asks]

    def _spoke_before(self, token: int) -> frozenset[EntityId]:
        """Return who spoke in the sentence before, where the pronoun speaks too: "The ministry said ... It called"."""
        p, words = self.parse, self.cues.attribution
        speaking = words.reporting_verbs | words.speaking_verbs
        first = p.sentences[p.sentence_of[token]][0]
        if p.dep[token] not in SUBJECTS or p.lemma[p.head[token]] not in speaking or first == 0:
            return frozenset()
        root = next((t for t in (first - 1, *p.climb(first - 1)) if p.head[t] == t), first - 1)
        if p.lemma[root] not in speaking:
            return frozenset()
        subjects = (self.antecedents.at(c) for c in p.children[root] if p.dep[c] in SUBJECTS)
        return frozenset(e for r in subjects if r is not None for e in r.entities)

    def _is_listed(self, token: int) -> bool:
        return self.antecedents.place(token).listed

    def _weightiest(self, token: int, weights: dict[EntityId, float], thing: float) -> Reference | None:
        ranked = sorted(weights.items(), key=lambda pair: -pair[1])
        if not ranked or ranked[0][1] < max(thing, _LEAST if len(ranked) > 1 else -_LEAST):
            return None
        margin = ranked[0][1] - max(ranked[1][1] if len(ranked) > 1 else -9.0, thing)
        if margin < _MARGIN:
            return None
        return self._reference(token, ranked[0][0], 0.5 + 0.04 * min(6.0, margin, 0.8 * ranked[0][1]))

    def _reference(self, token: int, entity: EntityId, confidence: float) -> Reference:
        register = self.agreement.register
        self.agreement.note(token, entity)
        return Reference((entity,), register.kinds[entity], token, token, token, "pronoun", round(confidence, 2))

    def _may_mean(self, token: int, r: Reference, kinds: frozenset[str]) -> bool:
        if len(r.entities) != 1 or self.parse.head[r.head] == token:
            return False
        if kinds is PEOPLE:
            person = r.kind in kinds or self._is_one(r)
            return person and self.agreement.gender_fits(token, r.entities[0])
        return r.kind in kinds and not self.agreement.is_plural(r)

    def _told(self, token: int, entity: EntityId) -> float:
        """Return what somebody gains who is known to be the man or woman that the pronoun speaks of."""
        feminine = self.agreement.is_feminine(entity)
        if self.parse.lower[token] not in _HE or feminine is None:
            return 0.0
        return _KNOWN_WOMAN if feminine else _KNOWN_MAN

    def _is_one(self, r: Reference) -> bool:
        """Whether people described are one person: "a senior diplomat"."""
        one = r.kind == "dip:PopulationGroup" and self.parse.tag[r.head] == "NN" and not self.agreement.is_plural(r)
        return one and self.agreement.is_person_noun(r.head)

    def _things(self, token: int, kinds: frozenset[str], governors: Governors) -> dict[int, float]:
        """Return the singular nouns near by that name nobody, and how weighty they are.

        "It" may mean such a thing as well, unless it does what only somebody does: "it said".
        """
        p, antecedents = self.parse, self.antecedents
        if kinds is PEOPLE:
            return {
                t: antecedents.place(t).weight
                for t in governors.nearest
                if antecedents.at(t) is None
                and p.pos[t] == "NOUN"
                and self.agreement.is_person_noun(t)
                and t not in governors.barred
            }
        if self._acts(token):
            return {}
        acted_on = p.dep[token] in ("dobj", "pobj", "dative")
        sentence = p.sentence_of[token]
        start = p.sentences[max(0, sentence - 1)][0]
        found: dict[int, float] = {}
        for t in range(start, token):
            if p.tag[t] != "NN" and p.lower[t] not in ("it", "this", "that"):
                continue
            if p.pos[t] not in ("NOUN", "PRON") or t in p.timed or antecedents.at(t) is not None:
                continue
            if self.agreement.is_person_noun(t) or token in p.children[t] or t in governors.barred:
                continue
            place = antecedents.place(t)
            if place.role in ("subject", "object", "agent") or (
                place.role == "oblique" and p.sentence_of[t] == sentence
            ):
                same = 0.8 if acted_on and place.role in ("object", "oblique") else -_THING
                found[t] = place.weight + same - 1.5 * (sentence - p.sentence_of[t])
        for t in governors.nearest:
            if t > token:
                continue
            if p.tag[t] == "NN" and antecedents.at(t) is None and not self.agreement.is_person_noun(t):
                found.setdefault(t, antecedents.place(t).weight - _THING)
        return found

    def _acts(self, token: int) -> bool:
        """Whether the pronoun is subject of a verb that only somebody can do."""
        p = self.parse
        acts, reports = self.cues.anaphora.acting, self.cues.attribution.reporting_verbs
        verb = p.lemma[p.head[token]]
        return p.dep[token] in SUBJECTS and (verb in reports or (verb in acts and p.dep[token] == "nsubj"))

    def _ahead(self, token: int, kinds: Iterable[str]) -> Reference | None:
        """Return the subject that a fronted clause points to: "Though it keeps an envoy there, the government ..."."""
        p = self.parse
        t = p.verb_of(token)
        while p.dep[t] in ("conj", "xcomp", "ccomp") and p.head[t] != t:
            t = p.head[t]
            before = (self.antecedents.at(c) for c in p.children[t] if p.dep[c] in SUBJECTS and c < token)
            if any(r is not None and self._may_mean(token, r, frozenset(kinds)) for r in before):
                return None  # "After Oman said that it would leave, Iran stayed"
        main = p.head[t]
        if p.dep[t] == "relcl" and p.dep[main] == "pobj":
            t = p.head[main]  # "Under the pact it had signed with Chad, Mali ..."
            main = p.head[t]
        if p.dep[t] not in ("advcl", "prep") or main < token or p.dep[token] not in (*SUBJECTS, "poss"):
            return None
        for c in p.children[main]:
            if p.dep[c] in SUBJECTS and c > token:
                r = self.antecedents.at(c)
                fits = r is not None and r.kind in kinds and len(r.entities) == 1 and r.first > token
                return r if fits and r is not None and self._may_mean(token, r, frozenset(kinds)) else None
        return None
