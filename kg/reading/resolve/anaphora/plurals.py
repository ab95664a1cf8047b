"""Resolve what means several: "they", "their", "the two countries", "all three presidents"."""

from collections import Counter
from collections.abc import Sequence

from kg.model import ClassId, EntityId
from kg.reading.labels import SUBJECTS
from kg.reading.resolve.anaphora.agreement import Agreement
from kg.reading.resolve.anaphora.antecedents import GOVERNING, PEOPLE, Antecedents, Governors
from kg.reading.resolve.anaphora.regions import described_states
from kg.reading.resolve.posts.offices import Offices
from kg.reading.resolve.referents import Reference
from kg.reading.resolve.states import clear_first
from kg.reference.cues import Cues

_SIDES = frozenset({"dip:State", "dip:Government", "dip:NonStateActor"})
_STATES = frozenset({"dip:State"})
_OFFICE = "dip:Office"
_REACH, _REACH_OF_PAIR = 2, 5
_MARGIN = 0.5
#: What the object of the verb before gains where one subject does both.
_SAME_OBJECT = 4.0
#: What a list of one kind may hold.
_ALIKE = (PEOPLE, _SIDES | {"dip:InternationalOrganization", "dip:Organization"}, frozenset({"dip:PopulationGroup"}))
_COLLECTIVE = frozenset(
    {"dip:PopulationGroup", "dip:NonStateActor", "dip:Government", "dip:Organization", "dip:InternationalOrganization"}
)


class PluralReader:
    """Finds whom plural words of one parse mean."""

    def __init__(self, antecedents: Antecedents, agreement: Agreement, offices: Offices, cues: Cues) -> None:
        """Choose among `antecedents`; `offices` tell who is a president or a minister."""
        self.offices = offices
        self.parse = antecedents.parse
        self.antecedents = antecedents
        self.agreement = agreement
        self.cues = cues

    def pronoun(self, token: int) -> Reference | None:
        """Return whom "they" means: a list, a group, a pair; nobody where a plural thing is as near."""
        p, antecedents = self.parse, self.antecedents
        governors = antecedents.governors(token)
        weights: dict[tuple[EntityId, ...], float] = {}
        sentence = p.sentence_of[token]
        start = p.sentences[max(0, sentence - _REACH)][0]
        bonuses = dict(zip(governors.nearest, GOVERNING, strict=False))
        bonuses.update(dict.fromkeys(self._objects_before(token), _SAME_OBJECT))
        barred = {antecedents.place(t).top for t in governors.barred}
        others = {r.entities for t in governors.barred if (r := antecedents.at(t)) is not None}
        tops: set[int] = set()
        for r in antecedents.before(token, _REACH):
            top = antecedents.place(r.head).top
            if top in tops or top in barred or token in p.children[r.head]:
                continue
            entities = self.together(r, top)
            if entities is None or entities in others:
                continue
            tops.add(top)
            weight = self._weight(token, top)
            if len(entities) == 1 and not self.agreement.is_plural(r):
                weight -= 2.0  # a body of many: "the army ... they"
            else:
                weight += bonuses.get(top, bonuses.get(r.head, 0.0))
            weights[entities] = max(weight, weights.get(entities, weight))
        between = p.dep[token] == "pobj" and p.lower[p.head[token]] == "between"
        things = (
            []
            if between
            else [
                self._weight(token, t) + bonuses.get(t, 0.0) - 0.5
                for t in range(start, token)
                if p.tag[t] == "NNS"
                and t not in p.timed
                and antecedents.at(t) is None
                and t not in barred
                and token not in p.children[t]
            ]
        )
        ranked = sorted(weights.items(), key=lambda pair: -pair[1])
        if not ranked:
            return None if things else self.met(token)
        margin = ranked[0][1] - max([*(w for _, w in ranked[1:2]), *things], default=-9.0)
        if margin < _MARGIN:
            return None
        return self._reference(token, ranked[0][0], "pronoun", 0.55 + 0.05 * min(6.0, margin))

    def _objects_before(self, token: int) -> list[int]:
        """Return what the same hand did something to just before: "arrested two agents and charged them"."""
        p = self.parse
        verb = p.head[token]
        if p.dep[token] != "dobj" or p.dep[verb] != "conj" or any(p.dep[c] in SUBJECTS for c in p.children[verb]):
            return []
        return [c for c in p.children[p.head[verb]] if p.dep[c] == "dobj"]

    def _weight(self, token: int, top: int) -> float:
        p = self.parse
        return self.antecedents.place(top).weight - 1.5 * (p.sentence_of[token] - p.sentence_of[top])

    def together(self, r: Reference, top: int) -> tuple[EntityId, ...] | None:
        """Return all that a list or plural reference names; None where it is one only."""
        listed = [x for t in self.parse.conjuncts(top) if (x := self.antecedents.at(t)) is not None]
        if len(listed) > 2 and all(x.kind == "dip:Place" for x in listed):
            listed = [self.antecedents.states.as_actor(x) or x for x in listed]  # "Riyadh, Manama and Cairo"
        if len(listed) > 1 and any(all(x.kind in kinds for x in listed) for kinds in _ALIKE):
            return tuple(dict.fromkeys(e for x in listed for e in x.entities))
        if len(r.entities) > 1:
            return r.entities
        if r.kind in _COLLECTIVE or r.resolved_by == "body" or self.agreement.is_plural(r):
            return r.entities
        return None

    def met(self, token: int) -> Reference | None:
        """Return two who did something together: "Wang Yi met Ishaq Dar. They agreed"."""
        p, antecedents = self.parse, self.antecedents
        if p.dep[token] not in SUBJECTS:
            return None
        sentence = p.sentence_of[token] - 1
        if sentence < 0:
            return None
        here = [r for r in antecedents.before(token, 1) if p.sentence_of[r.head] == sentence]
        for kinds in _ALIKE[:2]:
            fitting = [r for r in here if r.kind in kinds and len(r.entities) == 1]
            subject = [r for r in fitting if antecedents.place(r.head).role == "subject"]
            other = [r for r in fitting if self._is_met(r)]
            entities = tuple(dict.fromkeys(r.entities[0] for r in (*subject, *other)))
            if subject and other and len(entities) == 2:
                return self._reference(token, entities, "pronoun", 0.55)
        return None

    def _is_met(self, r: Reference) -> bool:
        p, place = self.parse, self.antecedents.place(r.head)
        return place.role == "object" or (place.role == "oblique" and p.lower[p.head[place.top]] == "with")

    def pair(self, token: int) -> Reference | None:
        """Return whom "the two countries", "both leaders", "the Central Asian neighbours" mean."""
        p, cues = self.parse, self.cues
        if p.lower[token] in cues.nouns.pair_members:
            return self._each(token)
        if (written := cues.nouns.called_by_rank.get(p.lemma[token])) is not None:
            return self._ranked(token, written)
        if p.lower[token] not in cues.nouns.pair_descriptions:
            return None
        left = {p.lower[c]: p.dep[c] for c in p.children[token] if c < token}
        count = next((n for word, n in cues.anaphora.counted.items() if word in left), None)
        people = p.lower[token] in cues.nouns.pairs_of_people
        if count is None and not people and {"these", "those"} & left.keys():
            return self._listed(token)
        if count is None and left.get("the") == "det" and (met := self._all(token, people)) is not None:
            return met
        if people and count is not None and (titled := self._titled(token, count)) is not None:
            return titled
        states = described_states(p, token, cues)
        if states is None or (count is None and not (states and "the" in left)):
            return None
        if count is not None and "both" not in left and not self._is_told(token):
            return self._listed_after(token, count, people, states)
        return self._chosen(token, count or 2, people, states)

    def _ranked(self, token: int, written: Sequence[str]) -> Reference | None:
        """Return those called by a rank before "the two generals"."""
        left = {self.parse.lower[c] for c in self.parse.children[token] if c < token}
        count = next((n for word, n in self.cues.anaphora.counted.items() if word in left), None)
        called = self.antecedents.ranked(token, _REACH_OF_PAIR, written) if count is not None else ()
        found = tuple(dict.fromkeys(e for r in called for e in r.entities))
        return self._reference(token, found, "definite", 0.75) if found and len(found) == count else None

    def both_leaders(self, token: int) -> tuple[EntityId, ...]:
        """Return the two persons named together just before "the two heads of state"."""
        for r in self.antecedents.before(token, 1):
            both = self.together(r, self.antecedents.place(r.head).top)
            if both is not None and len(both) == 2 and all(self._is_of(e, PEOPLE, frozenset()) for e in both):
                return both
        return ()

    def sides(self, token: int) -> tuple[EntityId, ...]:
        """Return the two states whose bodies or ministers are counted: "the two armies", "both finance ministers"."""
        p, anaphora = self.parse, self.cues.anaphora
        left = {p.lower[c] for c in p.children[token] if c < token}
        if not anaphora.distributive.isdisjoint(left):
            both = self._each(token)
        elif 2 in {anaphora.counted.get(word) for word in left}:
            both = self._chosen(token, 2, people=False, states=frozenset())
        else:
            return ()
        known = both is not None and all(self._is_of(e, _STATES, frozenset()) for e in both.entities)
        return both.entities if both is not None and known else ()

    def _each(self, token: int) -> Reference | None:
        """Return both of whom "each side" or "neither government" tells: of a text about two, or named together."""
        p = self.parse
        if not any(p.lower[c] in self.cues.anaphora.distributive for c in p.children[token] if c < token):
            return None
        if any(p.dep[c] in ("amod", "compound", "prep", "relcl", "poss") for c in p.children[token]):
            return None  # "each of the member states"
        if parties := self._parties(token, self.antecedents.governors(token)):
            return self._reference(token, parties, "definite", 0.7)
        listed = self._listed(token, _REACH_OF_PAIR)
        return listed if listed is not None and len(listed.entities) == 2 else None

    def _listed(self, token: int, reach: int = _REACH) -> Reference | None:
        """Return the states of the list named last before "those countries"."""
        for r in self.antecedents.before(token, reach):
            together = self.together(r, self.antecedents.place(r.head).top)
            if (
                together is not None
                and len(together) > 1
                and all(self._is_of(e, _SIDES, frozenset()) for e in together)
            ):
                return self._reference(token, together, "definite", 0.7)
        return None

    def _all(self, token: int, people: bool) -> Reference | None:
        """Return both whom "the ministers" or "the parties" of a text about two mean."""
        p = self.parse
        if any(p.dep[c] in ("prep", "relcl", "acl", "poss", "amod", "compound") for c in p.children[token]):
            return None
        if people:
            return self._titled(token, 2)
        if p.lower[token] not in self.cues.nouns.pairs_of_sides:
            return self._just_named(token) if p.lower[token] in self.cues.nouns.pairs_of_states else None
        parties = self._parties(token, self.antecedents.governors(token))
        named = self.antecedents.before(token, len(p.sentences))
        if not parties or any(r.kind == "dip:NonStateActor" for r in named):
            return None  # of a war with rebels they may be one side
        return self._reference(token, parties, "definite", 0.65)

    def _just_named(self, token: int) -> Reference | None:
        """Return the states that were named together right before "the neighbours", where no other state was named."""
        near = [r for r in self.antecedents.before(token, 1) if r.kind in _STATES]
        named = {e for r in near for e in r.entities}
        for r in near:
            together = self.together(r, self.antecedents.place(r.head).top)
            if together is not None and len(together) > 1 and named == set(together):
                return self._reference(token, together, "definite", 0.65)
        return None

    def _titled(self, token: int, count: int) -> Reference | None:
        """Return those whose title the noun is: "the two foreign ministers", if as many are in reach."""
        p = self.parse
        words = [p.lower[c] for c in p.children[token] if c < token and p.dep[c] in ("amod", "compound")]
        noun = p.lower[token].removesuffix("s") if p.tag[token] == "NNPS" else p.lemma[token]
        title = " ".join([*words, noun])
        leading = self.cues.offices.leading  # "the ministers" are not the prime minister among them
        holders = {
            person
            for t, person in self.offices.titled
            if t == title or (not words and t not in leading and t.split(" of ")[0].endswith(f" {title}"))
        }
        named = [e for r in reversed(self.antecedents.before(token, _REACH_OF_PAIR)) for e in r.entities]
        near = [e for e in named if e in holders] or [e for e in named if self._is_post(e, title)]
        found = tuple(dict.fromkeys(near))
        return self._reference(token, found, "definite", 0.8) if len(found) == count else None

    def _is_post(self, entity: EntityId, title: str) -> bool:
        """Whether somebody is known by a post alone that `title` may mean: "Foreign Minister of Togo"."""
        register = self.agreement.register
        if register.kinds.get(entity) != _OFFICE:
            return False
        post = register.labels[entity].lower().split(" of ")[0]
        return post == title or post.endswith(f" {title}")

    def _chosen(self, token: int, count: int, people: bool, states: frozenset[EntityId]) -> Reference | None:
        antecedents = self.antecedents
        of_states = self.parse.lower[token] in self.cues.nouns.pairs_of_states
        kinds = PEOPLE if people else _STATES if of_states else _SIDES
        governors = antecedents.governors(token)
        barred = {antecedents.place(t).top for t in governors.barred}
        beside = {e for t in governors.barred if (r := antecedents.at(t)) is not None for e in r.entities}
        many = count > 2 and not people
        near = [
            r
            for r in antecedents.before(token, len(self.parse.sentences) if many else _REACH_OF_PAIR)
            if antecedents.place(r.head).top not in barred and beside.isdisjoint(r.entities)
        ]
        movements = {e for r in near if r.kind == "dip:NonStateActor" and not of_states for e in r.entities}
        if count == 2 and not people and not states and not movements:
            if parties := self._parties(token, governors):
                return self._reference(token, parties, "definite", 0.75)
        if count == 2 and not people and not states and (paired := self._paired(token, kinds, beside)):
            return self._reference(token, paired, "definite", 0.7)
        exact: dict[tuple[EntityId, ...], float] = {}
        lesser = self._lesser(token)
        for r in near:
            top = antecedents.place(r.head).top
            together = self.together(r, top)
            if together is None or len(together) != count or not (beside | lesser).isdisjoint(together):
                continue
            if all(self._is_of(e, kinds, states) for e in together):
                weight = self._weight(token, top) + 1.0
                exact[together] = max(weight, exact.get(together, weight))
        single = [
            r
            for r in near
            if len(r.entities) == 1 and r.entities[0] not in lesser and self._is_of(r.entities[0], kinds, states)
        ]
        weights = antecedents.weigh(token, single)
        ranked = sorted(weights.items(), key=lambda pair: -pair[1])
        best = max(exact.items(), key=lambda pair: pair[1], default=None)
        if best is not None and (many or len(ranked) <= count or best[1] > ranked[count - 1][1]):
            return self._reference(token, best[0], "definite", 0.8)
        if len(ranked) < count:
            return self._after(token, count, kinds, states) if not ranked else None
        if many and len(ranked) > count:
            return None  # nobody guesses four of six
        if len(ranked) > count and ranked[count - 1][1] - ranked[count][1] < _MARGIN:
            return None
        order = {r.entities[0]: r.head for r in near if len(r.entities) == 1}
        chosen = sorted((e for e, _ in ranked[:count]), key=lambda e: order[e])
        if count == 2 and not people and len(ranked) > count:
            pairs = self._named_together(single)
            if pairs and frozenset(chosen) not in pairs:
                if len(pairs) > 1:
                    return None
                chosen = sorted(next(iter(pairs)), key=lambda e: order[e])
        if not people and not states and not movements.issubset(chosen):
            return None  # "the two sides" of a war may be a state and its rebels, or that state and a mediator
        return self._reference(token, tuple(chosen), "definite", 0.7)

    def _paired(self, token: int, kinds: frozenset[str], beside: set[EntityId]) -> tuple[EntityId, ...]:
        """Return the two whom the sentences of the text pair beyond doubt, where both were named before a word."""
        pairs = self.antecedents.states.count_pairs()
        fitting = {pair: n for pair, n in pairs.items() if all(self._is_of(e, kinds, frozenset()) for e in pair)}
        clear = clear_first(Counter(fitting))
        before = self.antecedents.before(token, len(self.parse.sentences))
        named = dict.fromkeys(e for r in reversed(before) for e in r.entities if e in clear)
        return tuple(named) if len(named) == len(clear) and beside.isdisjoint(named) else ()

    def _named_together(self, single: list[Reference]) -> set[frozenset[EntityId]]:
        """Return the pairs of which a sentence names both and nobody else: "Armenia accused Azerbaijan"."""
        named: dict[int, set[EntityId]] = {}
        for r in single:
            if r.resolved_by != "pronoun":
                named.setdefault(self.parse.sentence_of[r.head], set()).update(r.entities)
        return {frozenset(both) for both in named.values() if len(both) == 2}

    def _lesser(self, token: int) -> set[EntityId]:
        """Return who holds another post than the noun tells of: no president of "the three presidents"."""
        offices, lemma = self.cues.offices, self.parse.lemma[token]
        if lemma in offices.leading or lemma in offices.leaders:
            meant = {*offices.leading, *offices.leaders}
        elif lemma in offices.heads and lemma not in offices.envoys:
            meant = {lemma}
        else:
            return set()
        register = self.agreement.register
        titled = [(title.split(" of ")[0], person) for title, person in self.offices.titled]
        titled += [
            (register.labels[e].lower().split(" of ")[0], e) for e, kind in register.kinds.items() if kind == _OFFICE
        ]
        heads = {e for title, e in titled if title in meant or title.split()[-1] in meant}
        return {e for _, e in titled} - heads

    def _parties(self, token: int, governors: Governors) -> tuple[EntityId, ...]:
        """Return the two states that the text is about and has named, unless who brings them together is one."""
        p, antecedents = self.parse, self.antecedents
        parties = antecedents.states.parties()
        subject = antecedents.at(governors.nearest[0]) if governors.nearest else None
        between = p.lower[p.head[token]] in ("between", "among")
        if between and subject is not None and set(subject.entities) & set(parties):
            return ()
        seen = {e for r in antecedents.before(token, len(p.sentences)) for e in r.entities}
        seen.update(antecedents.states.named_before)
        return parties if seen.issuperset(parties) else ()

    def _after(self, token: int, count: int, kinds: frozenset[str], states: frozenset[EntityId]) -> Reference | None:
        """Return those named right after: "The two countries agreed, Peru and Chile said"."""
        p = self.parse
        chosen: dict[EntityId, None] = {}
        for r in self.antecedents.mentions.references:
            if r.first > token and p.sentence_of[r.head] <= p.sentence_of[token] + 1:
                r = self.antecedents.acting(r)
                chosen.update(dict.fromkeys(e for e in r.entities if self._is_of(e, kinds, states)))
        return self._reference(token, tuple(chosen)[:count], "definite", 0.6) if len(chosen) >= count else None

    def _is_told(self, token: int) -> bool:
        """Whether those are counted of whom was told: "the two", "all four", not "four states cut ties"."""
        return any(self.parse.dep[c] in ("det", "poss", "predet") for c in self.parse.children[token])

    def _listed_after(self, token: int, count: int, people: bool, states: frozenset[EntityId]) -> Reference | None:
        """Return the list of as many that the next sentence begins: "Four Arab states cut ties. Egypt, Oman, ..."."""
        p, kinds = self.parse, PEOPLE if people else _SIDES
        after = (r for r in self.antecedents.mentions.references if p.sentence_of[r.head] == p.sentence_of[token] + 1)
        listed = (self.together(r, self.antecedents.place(r.head).top) for r in after)
        found = next((e for e in listed if e is not None), ())
        fits = len(found) == count and all(self._is_of(e, kinds, states) for e in found)
        return self._reference(token, found, "definite", 0.6) if fits else None

    def _is_of(self, entity: EntityId, kinds: frozenset[str], states: frozenset[EntityId]) -> bool:
        return self.agreement.register.kinds.get(entity) in kinds and (not states or entity in states)

    def _reference(self, token: int, entities: tuple[EntityId, ...], how: str, confidence: float) -> Reference:
        kind: ClassId = self.agreement.register.kinds[entities[0]]
        return Reference(entities, kind, token, token, token, how, round(confidence, 2))
