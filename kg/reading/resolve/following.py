"""Say whose body a noun without owner means that goes on with what was told right before.

"Peru shut the border. The army went on alert" is Peru's army, and "Spain summoned the envoy. The Foreign Ministry said"
Spain's ministry, whomever else the text is about. Whoever only speaks of what others do lends his name to no army, nor
does he where the scene is elsewhere.
"""

from collections.abc import Callable

from kg.model import EntityId
from kg.reading.labels import SUBJECTS, VERBS
from kg.reading.parse import Parse
from kg.reading.resolve.referents import PERSONS, Reference
from kg.reading.resolve.states import States
from kg.reference.cues import Cues

_OF_STATES = ("dip:partOf", "dip:officeOf", "dip:ofState")
#: Under these stands where something is; "said in Athens" is Greece's whoever acted before.
_WITHIN = ("in", "at", "near", "outside")


class FollowingBodies:
    """Finds the state whose body goes on with the sentence before."""

    def __init__(
        self,
        states: States,
        cues: Cues,
        served_by: Callable[[EntityId], EntityId | None],
        meant: Callable[[int], Reference | None],
    ) -> None:
        """Ask `meant` whom a subject names or means, and `served_by` for which state a person holds office."""
        self.states = states
        self._served_by = served_by
        self.parse: Parse = states.mentions.parse
        self._meant = meant
        self._nouns = cues.nouns
        self._telling = cues.attribution.reporting_verbs
        self._speech_pasts = cues.mending.speech_pasts

    def speaks(self, token: int) -> bool:
        """Whether a body speaks for its state: a ministry, not an army."""
        return self.parse.lower[token] in self._nouns.speaking_bodies

    def owner(self, token: int) -> EntityId | None:
        """Return the state whose body the subject at `token` is: of whom it reports, else who acted right before."""
        p = self.parse
        if p.dep[token] not in SUBJECTS:
            return None
        if (reported := self._reported(token)) is not None:
            return reported
        root = self._told_before(token)
        if root is None:
            return None
        first, (begin, end) = p.sentences[p.sentence_of[root]][0], p.sentences[p.sentence_of[token]]
        subject = self._subject(root)
        if subject is None or p.lemma[subject] in self._nouns.missions or p.is_joined(subject):
            return None
        owner = self._state_behind(subject)
        if p.lemma[subject] == p.lemma[token]:
            return owner
        scenes = self._scenes(first if p.lower[token] in self._nouns.armed else begin, token, end)
        if self.speaks(token):
            return next(iter(scenes)) if len(scenes) == 1 else owner
        reports = p.lemma[root] in self._telling and any(p.dep[c] == "ccomp" for c in p.children[root])
        told = reports or p.lower[root] in self._speech_pasts
        if (told and not self._is_body(subject)) or self._hits_state(root):
            return None  # "Peru condemned the coup. The army had ..."; "Iraq invaded Kuwait. The army ..."
        if owner is None and p.lemma[subject] in self._nouns.governments and len(scenes) == 1:
            return next(iter(scenes))  # "In Quito the government resigned. The army ..."
        return owner if not scenes - {owner} else None

    def _told_before(self, token: int) -> int | None:
        """Return the verb that a body goes on from: that of "Peru shut the border, and police ...", else of before.

        Beside two states it may be of either: "Israel bombed Damascus, and the Foreign Ministry ..."
        """
        p, verb = self.parse, self.parse.head[token]
        if p.dep[verb] == "conj" and p.pos[p.head[verb]] in VERBS:
            at, first = self.states.mentions.at, p.sentences[p.sentence_of[token]][0]
            named = {self.states.as_state(at[t]) for t in range(first, token) if t in at} - {None}
            return p.head[verb] if len(named) == 1 else None
        sentence = p.sentence_of[token]
        if sentence == 0 or self.states.are_apart(p.sentences[sentence - 1][0], token):
            return None
        first, stop = p.sentences[sentence - 1]
        return next((t for t in range(first, stop) if p.head[t] == t), first)

    def _reported(self, token: int) -> EntityId | None:
        """Return the state that a body speaks for in "It will close its embassy, the Foreign Ministry said"."""
        p, verb = self.parse, self.parse.head[token]
        if not self.speaks(token) or p.lemma[verb] not in self._telling:
            return None
        told = next((c for c in p.children[verb] if p.dep[c] == "ccomp" and c < token), None)
        subject = self._subject(told) if told is not None else None
        return self._state_behind(subject) if subject is not None and p.tag[subject] == "PRP" else None

    def _subject(self, verb: int) -> int | None:
        return next((c for c in self.parse.children[verb] if self.parse.dep[c] in SUBJECTS), None)

    def _hits_state(self, verb: int) -> bool:
        """Whether something is done to a state, whose army may be meant next."""
        p, at = self.parse, self.states.mentions.at
        return any(p.dep[c] == "dobj" and c in at and self.states.as_state(at[c]) for c in p.children[verb])

    def _is_body(self, token: int) -> bool:
        r = self._meant(token)
        return r is not None and r.kind == "dip:Organization"

    def _state_behind(self, subject: int) -> EntityId | None:
        """Return the state that a subject is or acts for."""
        r = self._meant(subject)
        r = self.states.as_actor(r) if r is not None else None
        if r is None or len(r.entities) != 1:
            return None
        if r.kind in PERSONS and (served := self._served_by(r.entities[0])) is not None:
            return self.states.state_of(served)
        entity, mentions = r.entities[0], self.states.mentions
        owned = {b.object for b in mentions.belongings if b.subject == entity and b.predicate in _OF_STATES}
        state = self.states.state_of(entity) or (owned.pop() if len(owned) == 1 else None)
        return self.states.state_of(state) if state is not None else None

    def _scenes(self, first: int, body: int, stop: int) -> set[EntityId]:
        """Return the states in which something is said to happen between two words; of an army, or to lie."""
        p, found, armed = self.parse, set[EntityId](), self.parse.lower[body] in self._nouns.armed
        for t in range(first, stop):
            if p.dep[t] == "pobj" and p.lower[p.head[t]] in _WITHIN:
                r = self.states.mentions.at.get(t)
                state = self.states.located_in(r) if r is not None else None
                if state is not None and (armed or p.pos[p.head[p.head[t]]] in VERBS):
                    found.add(state)
        return found
