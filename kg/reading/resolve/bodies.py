"""Read bodies whose owner stands elsewhere: "its forces", "In Khartoum, the army ..."."""

from dataclasses import replace

from kg.model import EntityId
from kg.reading.labels import MODIFIERS, NOUNS, SUBJECTS
from kg.reading.resolve.anaphora.coreference import Coreference
from kg.reading.resolve.following import FollowingBodies
from kg.reading.resolve.nominals import NominalReader
from kg.reading.resolve.referents import PERSONS, Belonging, Reference
from kg.reading.resolve.states import States
from kg.reference.cues import Cues

_STATE = "dip:State"
#: Between people or a body and whose they are.
_WHENCE = ("of", "from", "on")
#: Who has people that act for him.
_LEADING = (_STATE, *PERSONS, "dip:NonStateActor")


class BodyReader:
    """Finds the owners of common nouns, when a role asks for them; every answer is remembered."""

    def __init__(self, states: States, nominals: NominalReader, coreference: Coreference, cues: Cues) -> None:
        """Read nouns by `nominals`, once their owner is known."""
        self.states = states
        self.nominals = nominals
        self.coreference = coreference
        self.cues = cues.nouns
        self.telling = cues.attribution.reporting_verbs
        self.mentions = states.mentions
        self.parse = states.mentions.parse
        self._following = FollowingBodies(states, cues, nominals.served_by, lambda t: self._meant(t) or self.read(t))

    def read(self, token: int) -> Reference | None:
        """Return whose body the noun at `token` is, by a pronoun, by who sends it or by where its sentence is set."""
        if not self.nominals.may_be_owned(token):
            return None
        found = self._owned_by_pronoun(token) or self._owned_by_sender(token) or self._owned_by_both(token)
        return found or self._owned_by_described(token) or self._owned_by_context(token)

    def read_groups(self) -> None:
        """Say whose people "its soldiers" and "generals from both sides" are: of whom pronoun or description means."""
        at, references = self.mentions.at, self.mentions.references
        for i, group in enumerate(references):
            if group.resolved_by != "group" or self.nominals.owner(group.head) is not None:
                continue
            pronoun = self._possessor(group.head)
            owner = self._possessing(pronoun) if pronoun is not None else None
            if owner is not None and pronoun is not None and owner.kind in _LEADING:
                owners = [owner.entities] if self._lead_as_one(owner) else [(e,) for e in owner.entities]
            else:
                owner, pronoun = self._described_behind(group.head)
                owners = [(e,) for e in owner.entities] if owner is not None else []
            if pronoun is None or not owners:
                continue
            entities = tuple(self._group_of(group, of, pronoun) for of in owners)
            owned = replace(group, entities=entities)
            self.mentions.swap(i, owned)
            for t in range(group.first, group.last + 1):
                if at.get(t) is group:
                    at[t] = owned

    def _lead_as_one(self, owner: Reference) -> bool:
        return owner.kind != _STATE or len(owner.entities) == 1

    def _group_of(self, group: Reference, owners: tuple[EntityId, ...], token: int) -> EntityId:
        """Enter the people of `group` who are those of `owners`, as the word at `token` says."""
        register = self.nominals.register
        whose = " and ".join(register.labels[e] for e in owners)
        entity = register.mint("group", group.kind, f"{register.labels[group.entities[0]]} of {whose}")
        self.mentions.belongings += [
            Belonging(entity, "dip:ofState", e, min(token, group.head), max(token, group.head))
            for e in owners
            if register.kinds[e] == _STATE
        ]
        return entity

    def _described_behind(self, token: int) -> tuple[Reference, int] | tuple[None, None]:
        """Return the states whose people or bodies a description behind a noun says they are, and its noun."""
        p = self.parse
        for name in _WHENCE:
            for t in p.objects_of(token, name):
                found = self.coreference.resolve(t) if p.pos[t] in NOUNS and t not in self.mentions.at else None
                if found is not None and found.kind == _STATE:
                    return found, t
        return None, None

    def _owned_by_described(self, token: int) -> Reference | None:
        """Read "delegations from both countries", "the parliaments of the two states" as one body of each."""
        p = self.parse
        if p.tag[token] not in ("NNS", "NNPS") and p.lower[token] not in self.cues.plurals:
            return None
        owner, noun = self._described_behind(token)
        if owner is None or noun is None or self.nominals.are_arms(token):
            return None
        bodies = [self.nominals.owned(token, e, noun) for e in owner.entities]
        known = [r for r in bodies if r is not None]
        if not known:
            return None
        entities = tuple(dict.fromkeys(e for r in known for e in r.entities))
        self.mentions.at[token] = replace(known[0], entities=entities)
        return self.mentions.at[token]

    def read_named(self) -> None:
        """Say whose "the Interior Ministry" is, which has no other name: of the state that sentence or text tells."""
        mentions, nominals = self.mentions, self.nominals
        for i, body in enumerate(mentions.references):
            if body.resolved_by != "name" or body.kind != "dip:Organization" or not self._is_public(body):
                continue
            owner = self._owner_around(body.last)
            if owner is None or not self.states.enter(owner):
                continue
            words = self.parse.lower[body.first : body.last + 1]
            entity = nominals.bodies.enter(nominals.register, words, owner)
            mentions.belongings.append(Belonging(entity, "dip:partOf", owner, body.first, body.last))
            read = replace(body, entities=(entity,), resolved_by="context", confidence=0.5)
            mentions.swap(i, read)
            mentions.at.update({t: read for t in range(body.first, body.last + 1) if mentions.at.get(t) is body})

    def _owned_by_pronoun(self, token: int) -> Reference | None:
        """Read "its forces", "whose governments", "the country's navy" by whom the pronoun or noun means."""
        if self.parse.pos[token] not in NOUNS:
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
        subjects = [x for c in p.children[verb] if p.dep[c] == "nsubj" for x in p.conjuncts(c)]
        named = [r for x in subjects if (r := self._meant(x)) is not None]
        senders = [a for r in named if (a := self.states.as_actor(r)) is not None]
        sent = [self.nominals.owned(token, e, a.head) for a in senders for e in a.entities]
        references = [r for r in sent if r is not None]
        if not references:
            return None
        entities = tuple(e for r in references for e in r.entities)
        self.mentions.at[token] = replace(
            references[0], entities=entities, first=token, last=token, resolved_by="sender"
        )
        return self.mentions.at[token]

    def _owned_by_both(self, token: int) -> Reference | None:
        """Read "the two armies", "neither parliament" as those of the two states that the text speaks of."""
        p = self.parse
        if p.pos[token] not in NOUNS or self.nominals.are_arms(token):
            return None
        left = [c for c in p.children[token] if c < token and p.dep[c] in MODIFIERS]
        if not all(self._is_field(c, token) for c in left) or any(p.dep[c] == "prep" for c in p.children[token]):
            return None  # "the two rebel armies"
        bodies = [self.nominals.owned(token, e, token) for e in self.coreference.sides(token)]
        known = [r for r in bodies if r is not None]
        if len(known) != 2:
            return None
        entities = tuple(e for r in known for e in r.entities)
        self.mentions.at[token] = replace(known[0], entities=entities, resolved_by="definite", confidence=0.7)
        return self.mentions.at[token]

    def _meant(self, token: int) -> Reference | None:
        return self.mentions.at.get(token) or self.coreference.resolve(token)

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
        """Read "In Khartoum, the army ..." as a body of the state that sentence or text tells."""
        owner = self._owner_around(token) if self._stands_alone(token) else None
        if owner is None or not self.states.enter(owner):
            return None
        reference = self.nominals.owned(token, owner, token)
        if reference is not None:
            reference = replace(reference, resolved_by="context", confidence=0.5)
            self.mentions.at[token] = reference
        return reference

    def _owner_around(self, token: int) -> EntityId | None:
        """Return whose body a noun without owner means: of where its sentence is set, else of whom the text tells."""
        p, at, states = self.parse, self.mentions.at, self.states
        first = p.sentences[p.sentence_of[token]][0]
        fronted = [
            state
            for t in range(first, token)
            if t in at
            and p.dep[t] == "pobj"
            and p.lower[p.head[t]] == "in"
            and p.pos[p.head[p.head[t]]] not in NOUNS  # "the ministry in Quito accused the army"
            and p.verb_of(t) == p.verb_of(token)
            and (state := states.located_in(at[t]))
        ]
        owner = fronted[0] if fronted else states.headed(token) or self._told_beside(token)
        followed = self._following.owner(token) if owner is None else None
        owner = owner or (followed if self._following.speaks(token) else None) or states.spoken_of(token)
        owner = owner or self._addressed(token) or states.near(token, self.cues.armed) or self._at_home(token)
        owner = owner or followed
        return self._sender(token, owner) if owner is not None and p.lemma[token] in self.cues.missions else owner

    def _told_beside(self, token: int) -> EntityId | None:
        """Return whose body tells of a deed in its sentence: "Chad shut the border, and the Defence Ministry said"."""
        p, at = self.parse, self.mentions.at
        if p.dep[token] not in SUBJECTS:
            return None
        first = p.sentences[p.sentence_of[token]][0]
        named = dict.fromkeys(at[t] for t in range(first, token) if t in at)
        found = {state: r for r in named if (state := self.states.as_state(r)) is not None}
        if len(found) != 1:
            return None
        ((owner, reference),) = found.items()
        acting = at.get(p.head[reference.head]) if p.dep[reference.head] in ("poss", "amod") else None
        if acting is not None and acting.kind == "dip:Organization" and p.dep[acting.head] in SUBJECTS:
            return owner  # "Chad's parliament agreed, and the central bank froze"
        tells = p.lemma[p.head[token]] in self.telling
        return owner if tells and p.dep[reference.head] in SUBJECTS else None

    def _addressed(self, token: int) -> EntityId | None:
        """Return whose parliament somebody tells who holds a post: "Prime Minister John Key told parliament"."""
        p = self.parse
        verb = p.head[p.head[token]] if p.dep[token] == "pobj" else p.head[token]
        told = p.dep[token] in ("dobj", "dative", "pobj") and p.lower[token] in self.cues.audiences
        if not told or p.pos[verb] != "VERB":
            return None
        speaking = [r for c in p.children[verb] if p.dep[c] == "nsubj" and (r := self._meant(c)) is not None]
        people = [e for r in speaking if r.kind in (*PERSONS, "dip:Office") for e in r.entities]
        posts = {b.object for b in self.mentions.belongings if b.subject in people and b.predicate == "dip:officeOf"}
        if posts:
            return posts.pop() if len(posts) == 1 else None
        return self.nominals.served_by(people[0]) if len(people) == 1 else None

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
        if p.pos[token] not in NOUNS:
            return False
        if self.nominals.are_arms(token) and p.tag[token] == "NN":
            return False  # "the plane" is no army
        left = [c for c in p.children[token] if c < token and p.dep[c] != "punct"]
        if any(not self._may_stand_before(c) for c in left):
            return False
        if any(self.cues.tells_helper(p.lower[c]) and p.words[c - 1] == "-" for c in left):
            return False  # "Iran-backed forces", but "the armed forces"
        if not left and p.lower[token] not in self.cues.bare_bodies:
            return False
        if p.lower[token] in self.cues.private_bodies and p.lemma[token] not in self.cues.missions:
            if self.cues.common_bodies.isdisjoint(p.lower[c] for c in left):
                return False  # "the company", but "the central bank"
        return all(
            self._is_of_realm(c) for c in p.children[token] if p.dep[c] == "prep" and p.lower[c] in ("of", "from")
        )

    def _is_of_realm(self, preposition: int) -> bool:
        """Whether a body is only said to be its country's, without a name: "the Government of the Republic"."""
        p = self.parse
        owners = [x for x in p.children[preposition] if p.dep[x] == "pobj"]
        bare = all(p.dep[c] == "det" for x in owners for c in p.children[x])
        return bare and [p.lower[x] for x in owners if p.lower[x] in self.cues.realms] != []

    def _may_stand_before(self, token: int) -> bool:
        """Whether a word leaves it open whose a body is: "the supreme court", "security forces"."""
        p = self.parse
        if p.lower[token] == "the" or p.dep[token] == "amod":
            return True
        return p.dep[token] == "compound" and self._is_field(token, p.head[token])

    def _is_field(self, token: int, body: int) -> bool:
        """Whether a word tells what a public body is for, and not of whom it is: not the "rebel" of "rebel forces"."""
        p = self.parse
        if token in self.mentions.at and self.mentions.at[token].last < body:
            return False
        lower, cues = p.lower[token], self.cues
        return lower in cues.common_bodies or lower in cues.public_fields or p.lower[body] == "ministry"

    def _is_public(self, body: Reference) -> bool:
        """Whether a name only says what a body of a state is: "Interior Ministry", "Ministry of Health"."""
        p = self.parse
        if p.lower[body.first] == "ministry":
            return True
        if not self.nominals.may_be_owned(body.last) or p.lower[body.last] in self.cues.private_bodies:
            return False
        return all(self._is_field(t, body.last) for t in range(body.first, body.last))
