"""Read bodies whose owner stands elsewhere: "its forces", "In Khartoum, the army ..."."""

from dataclasses import replace

from kg.model import EntityId
from kg.reading.labels import NOUNS
from kg.reading.resolve.anaphora.coreference import Coreference
from kg.reading.resolve.nominals import NominalReader
from kg.reading.resolve.referents import PERSONS, Belonging, Reference
from kg.reading.resolve.states import States
from kg.reference.cues import NounCues

_STATE = "dip:State"
#: Who has people that act for him.
_LEADING = (_STATE, *PERSONS, "dip:NonStateActor")


class BodyReader:
    """Finds the owners of common nouns, when a role asks for them; every answer is remembered."""

    def __init__(self, states: States, nominals: NominalReader, coreference: Coreference, cues: NounCues) -> None:
        """Read nouns by `nominals`, once their owner is known."""
        self.states = states
        self.nominals = nominals
        self.coreference = coreference
        self.cues = cues
        self.mentions = states.mentions
        self.parse = states.mentions.parse

    def read(self, token: int) -> Reference | None:
        """Return whose body the noun at `token` is, by a pronoun, by who sends it or by where its sentence is set."""
        return self._owned_by_pronoun(token) or self._owned_by_sender(token) or self._owned_by_context(token)

    def read_groups(self) -> None:
        """Say whose people "its soldiers" and "his men" are: a group of the state or leader that the pronoun means."""
        at = self.mentions.at
        for i, group in enumerate(self.mentions.references):
            if group.resolved_by != "group" or self.nominals.owner(group.head) is not None:
                continue
            pronoun = self._possessor(group.head)
            owner = self._possessing(pronoun) if pronoun is not None else None
            if pronoun is None or owner is None or owner.kind not in _LEADING or len(owner.entities) > 1:
                continue
            register = self.nominals.register
            label = f"{register.labels[group.entities[0]]} of {register.labels[owner.entities[0]]}"
            entity = register.mint("group", group.kind, label)
            if owner.kind == _STATE:
                belonging = Belonging(entity, "dip:ofState", owner.entities[0], pronoun, group.head)
                self.mentions.belongings.append(belonging)
            self.mentions.references[i] = replace(group, entities=(entity,))
            for t in range(group.first, group.last + 1):
                if at.get(t) is group:
                    at[t] = self.mentions.references[i]

    def _owned_by_pronoun(self, token: int) -> Reference | None:
        """Read "its forces", "whose governments", "the country's navy" by whom the pronoun or noun means."""
        p = self.parse
        if p.pos[token] not in NOUNS or not self.nominals.may_be_owned(token):
            return None
        c = self._possessor(token)
        owner = self._possessing(c) if c is not None else None
        if c is None or owner is None or len(owner.entities) > 1:
            return None
        reference = self.nominals.owned(token, owner.entities[0], c)
        if reference is not None:
            self.mentions.at[token] = reference
        return reference

    def _owned_by_sender(self, token: int) -> Reference | None:
        """Read "sent a delegation to Lima" as the sender's."""
        p = self.parse
        verb = p.head[token]
        if p.dep[token] != "dobj" or p.lemma[verb] not in self.cues.senders or p.pos[token] != "NOUN":
            return None
        if not self.nominals.may_be_owned(token):
            return None
        subjects = [self.mentions.at.get(c) for c in p.children[verb] if p.dep[c] == "nsubj"]
        sender = self.states.as_actor(subjects[0]) if subjects and subjects[0] is not None else None
        if sender is None or len(sender.entities) > 1:
            return None
        reference = self.nominals.owned(token, sender.entities[0], sender.head)
        if reference is None:
            return None
        self.mentions.at[token] = replace(reference, first=token, last=token, resolved_by="sender")
        return self.mentions.at[token]

    def _possessor(self, token: int) -> int | None:
        """Return the pronoun or description that says whose a noun is: "its", "whose", "the country's"."""
        p = self.parse
        return next((c for c in p.children[token] if p.tag[c] == "PRP$" or p.dep[c] == "poss"), None)

    def _possessing(self, c: int) -> Reference | None:
        """Return whom a possessive pronoun or description means."""
        p = self.parse
        if p.tag[c] != "WP$":
            return self.coreference.resolve(c)
        clause = next((t for t in p.climb(c) if p.dep[t] == "relcl"), None)
        return self.mentions.at.get(p.head[clause]) if clause is not None else None

    def _owned_by_context(self, token: int) -> Reference | None:
        """Read "In Khartoum, the army ..." as a body of the state that the sentence opens with."""
        if not self._stands_alone(token):
            return None
        p, at = self.parse, self.mentions.at
        first = p.sentences[p.sentence_of[token]][0]
        fronted = [
            state
            for t in range(first, token)
            if t in at
            and p.dep[t] == "pobj"
            and p.lower[p.head[t]] == "in"
            and p.verb_of(t) == p.verb_of(token)
            and (state := self.states.located_in(at[t]))
        ]
        owner = (
            fronted[0]
            if fronted
            else self.states.spoken_of(token) or self.states.near(token, self.cues.armed) or self._at_home(token)
        )
        if owner is not None and p.lemma[token] in self.cues.missions:
            owner = self._sender(token, owner)
        if owner is None or not self.states.enter(owner):
            return None
        reference = self.nominals.owned(token, owner, token)
        if reference is not None:
            reference = replace(reference, resolved_by="context", confidence=0.5)
            at[token] = reference
        return reference

    def _at_home(self, token: int) -> EntityId | None:
        """Return the state of whose capital a report was sent, for its ministries: "SOFIA - The Ministry summoned"."""
        states = self.states
        if self.parse.lemma[token] != "ministry" or states.home not in states.catalogue.capitals:
            return None
        home = states.state_of(states.home)
        return home if home in self.nominals.register.kinds else None

    def _sender(self, token: int, owner: EntityId) -> EntityId | None:
        """Return whose mission in a state is meant: of two that a text is about, the other one."""
        p = self.parse
        seats = [r for name in ("in", "at", "to") for t in p.objects_of(token, name) if (r := self.mentions.at.get(t))]
        if owner not in {self.states.located_in(r) for r in seats}:
            return owner
        return next((state for state in self.states.parties() if state != owner), None)

    def _stands_alone(self, token: int) -> bool:
        """Whether a noun that may be owned has no owner beside it: "the army", "military courts", not "its army"."""
        p = self.parse
        if p.pos[token] not in NOUNS or not self.nominals.may_be_owned(token):
            return False
        if p.lemma[token] in self.cues.equipment and p.tag[token] == "NN":
            return False  # "the plane" is no army
        left = [c for c in p.children[token] if c < token and p.dep[c] != "punct"]
        if any((p.lower[c] != "the" and p.dep[c] != "amod") or self.cues.tells_helper(p.lower[c]) for c in left):
            return False
        if not left and p.lower[token] not in self.cues.bare_bodies:
            return False
        return not any(p.dep[c] == "prep" and p.lower[c] in ("of", "from") for c in p.children[token])
