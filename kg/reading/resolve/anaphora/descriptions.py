"""Resolve descriptions of one state, body or city: "the North African country", "the ministry", "the capital"."""

from collections.abc import Sequence

from kg.model import EntityId
from kg.reading.resolve.anaphora.agreement import Agreement
from kg.reading.resolve.anaphora.antecedents import Antecedents
from kg.reading.resolve.anaphora.regions import described_states
from kg.reading.resolve.referents import Reference
from kg.reference.cues import Cues

_STATES = frozenset({"dip:State"})
_BODIES = frozenset({"dip:InternationalOrganization", "dip:Organization", "dip:NonStateActor"})
_REACH, _FAR = 4, 20
#: Under these a state is where something is.
_WITHIN = ("in", "inside", "within", "across", "throughout", "outside")
#: Under these a city is.
_THERE = (*_WITHIN, "at", "near", "around")
#: By how much the weightiest must outweigh the next; more where the words fit any state.
_MARGIN, _MARGIN_OF_ANY = 0.5, 1.0


class DescriptionReader:
    """Finds whom the descriptions of one parse mean."""

    def __init__(self, antecedents: Antecedents, agreement: Agreement, cues: Cues) -> None:
        """Choose among `antecedents`."""
        self.parse = antecedents.parse
        self.antecedents = antecedents
        self.agreement = agreement
        self.cues = cues

    def describes(self, token: int) -> bool:
        """Whether the noun at `token` may describe somebody named before."""
        return self.parse.lower[token] in self.cues.describing

    def read(self, token: int) -> Reference | None:
        """Return whom a definite description in the singular means, or a body of many ("the rebels")."""
        p, nouns, lower = self.parse, self.cues.nouns, self.parse.lower[token]
        named = any(p.dep[c] == "appos" and c in self.antecedents.mentions.at for c in p.children[token] if c > token)
        if named and lower not in nouns.seats_of_state:
            return None  # "the company Cargill"
        if lower in nouns.bare_bodies and not any(c < token for c in p.children[token]):
            return self._worded(token, lower)
        if lower in self.cues.anaphora.others and (owner := self._whose(token)) is not None:
            return self._other(token, owner)
        if not any(
            p.lower[c] in ("the", "this", "that") for c in p.children[token] if p.dep[c] in ("det", "nummod", "predet")
        ):
            return None
        if lower in nouns.called_by_rank:
            return self._ranked(token, nouns.called_by_rank[lower])
        states = described_states(p, token, self.cues)
        if states is None or any(p.lower[c] in self.cues.anaphora.counted for c in p.children[token]):
            return None
        if lower in nouns.state_descriptions or lower in self.cues.anaphora.forms:
            return self._state(token, states)
        if states:
            return None
        if lower in nouns.seats_of_state:
            return self._capital(token)
        if lower in nouns.state_bodies:
            return self._issuing(token) or self._worded(token, lower) or self._government(token)
        if lower in nouns.organization_descriptions or lower in nouns.rebel_descriptions:
            return self._worded(token, lower) or self._body(token, lower)
        return None

    def _whose(self, token: int) -> EntityId | None:
        """Return the state whose "its ally" is, where the words say no more of it."""
        p, antecedents = self.parse, self.antecedents
        if any(p.dep[c] != "poss" for c in p.children[token]):
            return None
        owners = (antecedents.resolved.get(c) for c in p.children[token] if p.lower[c] == "its")
        return next((r.entities[0] for r in owners if r is not None and r.kind in _STATES), None)

    def _other(self, token: int, owner: EntityId) -> Reference | None:
        """Return the state that is "its ally" or "its neighbour": of two that a text is about the other."""
        states = self.antecedents.states
        near = [r for r in self.antecedents.before(token, _REACH) if r.kind in _STATES and owner not in r.entities]
        parties = states.parties()
        others = [e for e in parties if e != owner]
        if len(others) == 1 and any(r.entities == (others[0],) for r in near):
            return self._copy(next(r for r in near if r.entities == (others[0],)), token, 0.6)
        return self._weightiest(token, near, 0.55, _MARGIN_OF_ANY) if not others else None

    def _ranked(self, token: int, written: Sequence[str]) -> Reference | None:
        """Return who was last called by a rank: "the commodore" after "Commodore Frank Bainimarama"."""
        p = self.parse
        if any(p.dep[c] != "det" for c in p.children[token] if c < token) or p.children[token][-1] > token:
            return None
        called = next(self.antecedents.ranked(token, _FAR, written), None)
        return self._copy(called, token, 0.8) if called is not None else None

    def _state(self, token: int, states: frozenset[EntityId]) -> Reference | None:
        barred = self._barred(token)
        if self.parse.lower[token] in self.cues.anaphora.others:
            barred |= self._governing(token)
        near = [
            r
            for r in self.antecedents.before(token, _FAR if states else _REACH)
            if r.kind in _STATES
            and not barred.intersection(r.entities)
            and (not states or states.issuperset(r.entities))
        ]
        return (None if states else self._spoken_of(token, near)) or self._weightiest(
            token, near, 0.75 if states else 0.65, _MARGIN if states else _MARGIN_OF_ANY
        )

    def _spoken_of(self, token: int, near: list[Reference]) -> Reference | None:
        """Return whom a text is about for "in the country", where another state speaks: "Abuja asked troops there"."""
        p, foremost = self.parse, self.antecedents.states.foremost()
        if foremost is None or p.dep[token] != "pobj" or p.lower[p.head[token]] not in _WITHIN:
            return None
        speaking = self._governing(token)
        if not speaking or foremost in speaking:
            return None
        known = next((r for r in near if r.entities == (foremost,)), None)
        return self._copy(known, token, 0.55) if known is not None else None

    def _capital(self, token: int) -> Reference | None:
        """Return the city that "in the capital" means: the one named behind, or that of the state spoken of."""
        p, states = self.parse, self.antecedents.states
        if p.dep[token] != "pobj" or p.lower[p.head[token]] not in _THERE:
            return None
        after = token + 1
        named = self.antecedents.mentions.at.get(after + (p.words[after : after + 1] == [","]))  # "the capital, Lomé"
        if named is not None and named.kind == "dip:Place":
            return self._copy(named, token, 0.8)
        home = states.state_of(states.home) if states.home is not None else None
        state = self._set_in(token) or states.spoken_of(token) or home
        entry = states.catalogue.entries.get(state) if state is not None else None
        city = entry.capital if entry is not None else None
        if city is None or not states.enter(city):
            return None
        return Reference((city,), self.agreement.register.kinds[city], token, token, token, "capital", 0.65)

    def _set_in(self, token: int) -> EntityId | None:
        """Return the state where something is told to be before `token` in its sentence: "landed in Chad and met"."""
        p, states = self.parse, self.antecedents.states
        for r in self.antecedents.before(token, 0):
            if p.dep[r.head] == "pobj" and p.lower[p.head[r.head]] in (*_THERE, "to", "from"):
                if (state := states.located_in(r)) is not None:
                    return state
        return None

    def _government(self, token: int) -> Reference | None:
        barred, states = self._barred(token), self.antecedents.states
        headed = states.headed(token)
        if headed is not None and states.enter(headed):
            return Reference((headed,), self.agreement.register.kinds[headed], token, token, token, "definite", 0.75)
        near = [
            r
            for r in self.antecedents.before(token, _REACH)
            if r.kind in ("dip:Government", "dip:State") and not barred.intersection(r.entities)
        ]
        told = states.dominant() if all(self._only_tells_whose(r) for r in near) else None
        if told is not None and told not in barred and states.enter(told):
            return Reference((told,), self.agreement.register.kinds[told], token, token, token, "definite", 0.6)
        return self._weightiest(token, near, 0.6)

    def _issuing(self, token: int) -> Reference | None:
        """Return the state whose body issues the text, which writes its own government large: "The Government"."""
        p, states = self.parse, self.antecedents.states
        issuer = states.setting.issuer if states.setting is not None else None
        if issuer is None or p.lemma[token].lower() not in self.cues.nouns.governments or not p.words[token].istitle():
            return None
        if states.headed(token) != issuer or not states.enter(issuer):
            return None
        return Reference((issuer,), self.agreement.register.kinds[issuer], token, token, token, "definite", 0.7)

    def _only_tells_whose(self, r: Reference) -> bool:
        """Whether a state only tells of somebody where he is from: "the former Nigerian president", "a Dutch nurse"."""
        return r.use == "adjective" and self.antecedents.place(r.head).role == "modifier"

    def _worded(self, token: int, noun: str) -> Reference | None:
        """Return the body whose own words have the noun: "the ministry" after "Chile's foreign ministry"."""
        p, labels = self.parse, self.agreement.register.labels
        spelt = {noun, noun.replace("isation", "ization"), noun.replace("ization", "isation")}
        for r in self.antecedents.before(token, _FAR):
            if self.antecedents.states.are_apart(r.head, token):
                break
            if self._is_elsewhere(r, token):
                continue
            if len(r.entities) != 1 or r.kind in ("dip:Place", "dip:Person", "dip:Official", "dip:Office"):
                continue
            if p.lower[r.head] == noun or (r.kind in _BODIES and spelt & set(labels[r.entities[0]].lower().split())):
                return self._copy(r, token, 0.85)
        return None

    def _is_elsewhere(self, r: Reference, token: int) -> bool:
        """Whether a sentence is set in another state than the body is of: "In Paramaribo the army"."""
        p, mentions = self.parse, self.antecedents.mentions
        first = p.sentences[p.sentence_of[token]][0]
        if p.lower[first] != "in" or r.kind != "dip:Organization" or r.head >= first:
            return False
        place = next((mentions.at[t] for t in range(first + 1, min(first + 4, token)) if t in mentions.at), None)
        setting = self.antecedents.states.located_in(place) if place is not None else None
        owners = {b.object for b in mentions.belongings if b.subject in r.entities and b.predicate == "dip:partOf"}
        return setting is not None and bool(owners) and setting not in owners

    def _body(self, token: int, noun: str) -> Reference | None:
        near = [r for r in self.antecedents.before(token, _REACH) if self._fits(noun, r)]
        return self._weightiest(token, near, 0.7)

    def _fits(self, noun: str, r: Reference) -> bool:
        nouns = self.cues.nouns
        if noun in nouns.rebel_descriptions or noun in nouns.movement_descriptions:
            return r.kind == "dip:NonStateActor"
        if noun in nouns.bloc_descriptions:
            return r.kind == "dip:InternationalOrganization"
        mission = r.head >= 0 and self.parse.lemma[r.head] in nouns.missions
        if noun in nouns.special_bodies or (mission and noun not in nouns.missions):
            return False
        if noun in nouns.private_bodies and self._is_public(r.entities[0]):
            return False
        return r.kind in ("dip:InternationalOrganization", "dip:Organization")

    def _is_public(self, body: EntityId) -> bool:
        """Whether a body is a state's or of several states, and so no company."""
        owned = any(b.subject == body and b.predicate == "dip:partOf" for b in self.antecedents.mentions.belongings)
        return owned or self.agreement.register.kinds[body] == "dip:InternationalOrganization"

    def _weightiest(
        self, token: int, near: list[Reference], confidence: float, least: float = _MARGIN
    ) -> Reference | None:
        weights = self.antecedents.weigh(token, near)
        ranked = sorted(weights.items(), key=lambda pair: -pair[1])
        if not ranked or (len(ranked) > 1 and ranked[0][1] - ranked[1][1] < least):
            return None
        best = next(r for r in near if r.entities == (ranked[0][0],))
        return self._copy(best, token, confidence)

    def _barred(self, token: int) -> set[EntityId]:
        return {
            e
            for t in self.antecedents.governors(token).barred
            if (r := self.antecedents.at(t)) is not None
            for e in r.entities
        }

    def _governing(self, token: int) -> set[EntityId]:
        return {
            e
            for t in self.antecedents.governors(token).nearest
            if (r := self.antecedents.at(t)) is not None
            for e in r.entities
        }

    def _copy(self, r: Reference, token: int, confidence: float) -> Reference:
        return Reference(r.entities, r.kind, token, token, token, "definite", confidence)
