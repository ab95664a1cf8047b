"""Find whose post is meant where its title does not say so."""

from kg.model import EntityId
from kg.reading.labels import NOUNS, SUBJECTS
from kg.reading.resolve.anaphora.coreference import Coreference
from kg.reading.resolve.posts.offices import Offices, Post
from kg.reading.resolve.referents import PERSONS, Reference
from kg.reading.resolve.states import States
from kg.reference.cues import Cues

_STATE, _GROUP = "dip:State", "dip:PopulationGroup"
_PLACES = ("dip:Place", _STATE)
#: How many sentences a guest may have been named before.
_REACH = 5
#: ... and the state that acted last before a minister of it.
_NEAR = 2


class OwnerFinder:
    """Finds the owners of the posts of one parse."""

    def __init__(
        self, posts: list[Post], states: States, coreference: Coreference, offices: Offices, cues: Cues
    ) -> None:
        """Look at all `posts` of a parse, for what one has taken is no other's."""
        self.cues = cues
        self.posts = posts
        self.states = states
        self.coreference = coreference
        self.offices = offices
        self.mentions = states.mentions
        self.register = states.register

    def find(self, post: Post, person: EntityId | None) -> EntityId | None:
        """Return the owner of a post that `person`, if anybody, holds; one that is in text or catalogue."""
        found = self._find(post, person)
        return found if found is not None and self.states.enter(found) else None

    def find_several(self, post: Post) -> tuple[EntityId, ...]:
        """Return whose several posts are: "their commanders", "the presidents of the two countries"."""
        owners = self._meant(post.owner_pronoun) if post.plural and post.owner_pronoun is not None else ()
        return owners if len(owners) > 1 and all(self.states.enter(owner) for owner in owners) else ()

    def _meant(self, token: int) -> tuple[EntityId, ...]:
        """Return whom a pronoun or description before or behind a title means, nobody where that is known in part."""
        named = self.mentions.at.get(token)  # of "the presidents of both states, X and Y" it may be X by now
        found = named if named is not None and named.head == token else self.coreference.resolve(token)
        if found is None or (found.kind == _GROUP and self.mentions.parse.pos[token] in NOUNS):
            return ()  # "the ambassadors of three countries"
        owners = [self._served(e) for e in found.entities]
        known = tuple(dict.fromkeys(owner for owner in owners if owner is not None))
        return known if len(known) == len(owners) else ()

    def _served(self, entity: EntityId) -> EntityId | None:
        """Return for whom somebody acts: "Sadat's foreign minister" is Egypt's."""
        if self.register.kinds[entity] in PERSONS:
            return self.offices.served_by(entity)
        posts = (b for b in self.mentions.belongings if b.predicate == "dip:officeOf")
        return next((b.object for b in posts if b.subject == entity), entity)

    def _find(self, post: Post, person: EntityId | None) -> EntityId | None:
        if post.owners:
            return post.owners[0]
        if post.owner_pronoun is not None:
            owners = self._meant(post.owner_pronoun)
            if len(owners) < 2:
                return owners[0] if owners else None
            known = self._known(post, person) if person is not None else None
            return known if known in owners else self._left(post, owners)
        if (told := self._sender(post) or self._armed(post) or self._presided(post)) is not None:
            return told
        if person is None:
            return self._visitor(post) or self._usual(post) or self._headed(post)
        served = self.offices.owners.get(person)
        if post.envoy and served is not None and not served.startswith("state/"):
            served = None  # the ambassador who presides over a council is no envoy of it
        known = served or self._known(post, person)
        if known is not None or post.title in self.cues.offices.of_bodies or self._is_one_of_many(post):
            return known
        return self._visited(post) or self._state_of_sentence(post)

    def _is_one_of_many(self, post: Post) -> bool:
        """Whether a post says no more than what somebody is among his own: "a Sikh leader, Hardeep Singh"."""
        p = self.mentions.parse
        articled = any(p.lower[c] in ("a", "an") for c in p.children[post.head])
        return articled and post.title in self.cues.offices.weak

    def _sender(self, post: Post) -> EntityId | None:
        """Return whose an envoy is by who sends him: "the first ambassador that Chile has sent"."""
        p = self.mentions.parse
        for verb in (c for c in p.children[post.head] if post.envoy and p.dep[c] == "relcl"):
            sends = p.lemma[verb] in self.cues.offices.sending
            subjects = [self.mentions.at.get(c) for c in p.children[verb] if sends and p.dep[c] == "nsubj"]
            states = [state for r in subjects if r is not None and (state := self.states.as_state(r)) is not None]
            if states:
                return states[0]
        return None

    def _armed(self, post: Post) -> EntityId | None:
        """Return whose "the rebel commander" is: of the only armed group that was named near before."""
        if self.cues.offices.armed.isdisjoint(post.title.split()):
            return None
        groups = {e for r in self.near(post) if r.kind == "dip:NonStateActor" for e in r.entities}
        return groups.pop() if len(groups) == 1 else None

    def _presided(self, post: Post) -> EntityId | None:
        """Return over whom "the speaker" presides: the only body near before that has one."""
        p, presided = self.mentions.parse, self.cues.offices.presided.get(post.title, ())
        bodies = {r.entities[0] for r in self.near(post) if p.lemma[r.head].lower() in presided} if presided else set()
        return bodies.pop() if len(bodies) == 1 else None

    def near(self, post: Post) -> list[Reference]:
        """Return what was named before a post in its sentence and the two before, in text order."""
        p = self.mentions.parse
        first = p.sentences[max(0, p.sentence_of[post.head] - _NEAR)][0]
        return [r for r in self.mentions.references if first <= r.head < post.first]

    def _left(self, post: Post, owners: tuple[EntityId, ...]) -> EntityId | None:
        """Return whose a post is among `owners` where all others are held by known leaders named with its holder."""
        p, leaders = self.mentions.parse, self.cues.leaders
        others = [x.holder for x in self.posts if x.head == post.head and x.holder not in (None, post.holder)]
        taken = {o for x in others if x is not None for o in leaders.served(p.words[x.first : x.last + 1])}
        left = [owner for owner in owners if owner not in taken]
        return left[0] if len(left) == 1 and len(others) + 1 == len(owners) else None

    def _visitor(self, post: Post) -> EntityId | None:
        """Return whose "the visiting president" is: the one's named last who is not of the country that is visited."""
        p = self.mentions.parse
        if not any(p.lower[c] == "visiting" for c in p.children[post.head]):
            return None
        first = p.sentences[max(0, p.sentence_of[post.head] - _REACH)][0]
        before = [r for r in self.mentions.references if first <= r.head < post.first]
        inside = [r for r in before if p.dep[r.head] == "pobj" and p.lower[p.head[r.head]] in ("in", "to", "at")]
        hosts = {self.states.located_in(r) for r in inside}
        owners = {e: self.offices.owners.get(e) for t, e in self.offices.titled if t.split()[-1] == post.title}
        offices = ((b.subject, b.object) for b in self.mentions.belongings if b.predicate == "dip:officeOf")
        titled = {e: o for e, o in offices if f"{post.title}-of-" in e} | owners
        named = [titled[r.entities[0]] for r in before if r.entities[0] in titled]
        return next((owner for owner in reversed(named) if owner is not None and owner not in hosts), None)

    def _usual(self, post: Post) -> EntityId | None:
        """Return whose "the Secretary-General" is where no body but the usual one is named that may have one."""
        p, entries = self.mentions.parse, self.states.catalogue.entries
        usual = self.cues.offices.usually_of.get(post.title)
        if usual is None or post.plural or p.words[post.head].islower():
            return None
        if self.offices.holder(post.title, None) is not None:
            return None  # the text tells who holds it
        bodies = {e for e, kind in self.register.kinds.items() if kind == "dip:InternationalOrganization"}
        others = {e for e in bodies if e in entries and entries[e].members}
        return usual if usual in bodies or not others else None

    def _headed(self, post: Post) -> EntityId | None:
        """Return whose "the president" or "the foreign minister" is under the heading of one state."""
        p = self.mentions.parse
        if p.lemma[post.head] in self.cues.offices.envoys and p.dep[post.head] in ("dobj", "nsubjpass"):
            return None  # whom a minister summons or hears is another's envoy
        if any(t > post.last and p.lower[t] not in self.cues.nouns.realms for t in p.objects_of(post.head, "of")):
            return None  # "the head of the movement's office"
        beside = [p.lower[c] for c in p.children[post.head] if p.dep[c] in ("det", "poss", "amod", "nmod", "compound")]
        return self.states.headed(post.head) if (beside == ["the"] or not beside) and not post.plural else None

    def _known(self, post: Post, person: EntityId) -> EntityId | None:
        """Return whom a known leader served in such a post; of several whom one goes to see, or whom the text names."""
        words = self.register.labels[person].split()
        noun = post.title.split()[-1]
        if len(words) == 1 and noun not in self.cues.offices.led_by:
            return None
        served = self.cues.leaders.served(words)
        bodies = tuple(o for o in served if not o.startswith("state/"))
        of_bodies = bool(bodies) and post.title in self.cues.offices.of_bodies
        fitting = bodies if of_bodies else tuple(o for o in served if o not in bodies)
        if len(fitting) > 1 and (visited := self._visited(post)) in fitting:
            return visited
        named = [o for o in fitting if o in self.register.kinds]
        if len(fitting) == 1 or len(named) == 1:
            return (named or fitting)[0]
        return None

    def _state_of_sentence(self, post: Post) -> EntityId | None:
        """A title without owner belongs to the one state named before it in its sentence, if no other post took it."""
        p = self.mentions.parse
        sentence = p.sentence_of[post.head]
        taken = {o for x in self.posts if x is not post and p.sentence_of[x.head] == sentence for o in x.owners}
        states: list[EntityId] = []
        seats: list[EntityId] = []
        hosts: list[EntityId] = []
        for r in self.mentions.references:
            state = self.states.as_state(r) if p.sentence_of[r.head] == sentence and r.head < post.first else None
            if state is not None:
                hosting = post.envoy and p.dep[r.head] == "pobj" and p.lower[p.head[r.head]] in ("in", "to", "at")
                (hosts if hosting else states if r.kind == _STATE else seats).append(state)
        for t in range(p.sentences[sentence][0], post.first):
            if p.pos[t] == "PRON" and p.dep[t] in ("nsubj", "nsubjpass", "poss"):
                meant = self.coreference.resolve(t)
                states += [e for e in (meant.entities if meant else ()) if self.register.kinds.get(e) == _STATE]
        found = list(dict.fromkeys(states)) or list(dict.fromkeys(seats))
        if len(found) == 1 and found[0] not in taken:
            return found[0]
        if post.envoy and (parties := self.states.parties()):
            senders = [state for state in parties if state not in hosts]
            return senders[0] if hosts and not found and len(senders) == 1 else None  # else he may be either's
        if found or hosts:
            return None
        owner, acted = self.states.spoken_of(post.head) or self._at_home(post), self._acted_before(post)
        if not self.cues.offices.speaking.isdisjoint(post.title.split()):
            return acted or owner
        if owner is not None and acted not in (None, owner):
            return None  # "Chile countered that it was false. Defence Minister Ana Soto ..."
        return None if post.envoy and self._comes_to(post, owner) else owner

    def _acted_before(self, post: Post) -> EntityId | None:
        """Return the state that does what the sentence before a post tells, by itself or by its capital."""
        p, sentence = self.mentions.parse, self.mentions.parse.sentence_of[post.head]
        if sentence == 0 or self.states.are_apart(p.sentences[sentence - 1][0], post.head):
            return None
        first, stop = p.sentences[sentence - 1]
        acting = (r for r in self.mentions.references if first <= r.head < stop and p.dep[r.head] == "nsubj")
        return next((self.states.as_state(r) for r in acting if p.dep[p.head[r.head]] == "ROOT"), None)

    def _visited(self, post: Post) -> EntityId | None:
        """Return whose a leader is whom somebody goes to see: "flew to Maseru, where he met Prime Minister Moloi"."""
        p, head = self.mentions.parse, post.holder.last if post.holder is not None else post.head
        if post.envoy or p.dep[head] not in ("dobj", "pobj"):
            return None
        first = p.sentences[p.sentence_of[post.head]][0]
        before = (r for r in self.mentions.references if first <= r.head < post.first and r.kind in _PLACES)
        goal = max(before, key=lambda r: r.head, default=None)
        if goal is None or p.dep[goal.head] != "pobj" or p.lower[p.head[goal.head]] not in ("to", "in", "for"):
            return None
        way = p.head[p.head[goal.head]]
        beside = p.head[p.head[head]] == way and p.lower[p.head[head]] == "with"  # "went to Lima with President Soto"
        return self.states.located_in(goal) if p.lemma[way] in self.cues.offices.travelling and not beside else None

    def _comes_to(self, post: Post, state: EntityId | None) -> bool:
        """Whether what is told of an envoy is what he did in a state: "Ambassador Laar, who visited Lima"."""
        p, at = self.mentions.parse, self.mentions.at
        head = post.holder.last if post.holder is not None else post.head
        told = [t for c in p.children[head] if p.dep[c] == "relcl" for t in p.subtree(c) if t in at]
        return any(self.states.state_of(at[t].entities[0]) == state for t in told)

    def _at_home(self, post: Post) -> EntityId | None:
        """Return the state that a report was sent from, where the one that acted last before the post is that state."""
        p, states = self.mentions.parse, self.states
        home = states.state_of(states.home) if states.home is not None else None
        for r in reversed(self.near(post)) if home is not None else ():
            if p.dep[r.head] in SUBJECTS:
                acted = states.as_state(r) or self.offices.owners.get(r.entities[0])
                return home if acted == home else None
        return None
