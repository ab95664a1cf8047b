"""Find whose post is meant where its title does not say so."""

from kg.model import EntityId
from kg.reading.resolve.coreference import Coreference
from kg.reading.resolve.offices import Offices, Post
from kg.reading.resolve.states import States

_STATE = "dip:State"


class OwnerFinder:
    """Finds the owners of the posts of one parse."""

    def __init__(self, posts: list[Post], states: States, coreference: Coreference, offices: Offices) -> None:
        """Look at all `posts` of a parse, for what one has taken is no other's."""
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

    def _find(self, post: Post, person: EntityId | None) -> EntityId | None:
        if post.owners:
            return post.owners[0]
        if post.owner_pronoun is not None:
            found = self.coreference.resolve(post.owner_pronoun)
            if found is not None and self.register.kinds[found.entities[0]] not in ("dip:Person", "dip:Official"):
                return found.entities[0]
            return None
        if person is not None and person in self.offices.owners:
            return self.offices.owners[person]
        return self._state_of_sentence(post) if person is not None else None

    def _state_of_sentence(self, post: Post) -> EntityId | None:
        """A title without owner belongs to the one state named before it in its sentence, if no other post took it."""
        p = self.mentions.parse
        sentence = p.sentence_of[post.head]
        taken = {o for x in self.posts if x is not post and p.sentence_of[x.head] == sentence for o in x.owners}
        states: list[EntityId] = []
        seats: list[EntityId] = []
        for r in self.mentions.references:
            state = self.states.as_state(r) if p.sentence_of[r.head] == sentence and r.head < post.first else None
            if state is not None:
                (states if r.kind == _STATE else seats).append(state)
        for t in range(p.sentences[sentence][0], post.first):
            if p.pos[t] == "PRON" and p.dep[t] in ("nsubj", "nsubjpass", "poss"):
                meant = self.coreference.resolve(t)
                states += [e for e in (meant.entities if meant else ()) if self.register.kinds.get(e) == _STATE]
        found = list(dict.fromkeys(states)) or list(dict.fromkeys(seats))
        if len(found) == 1 and found[0] not in taken:
            return found[0]
        return self.states.dominant() if not found else None
