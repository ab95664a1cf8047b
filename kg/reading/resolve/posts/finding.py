"""Find the posts that a text names: "Pakistan's Foreign Minister Ishaq Dar", "Hassan Rouhani, the Iranian president".

Which nouns are posts, and what belongs to a title, is written in ontology/cues/offices.yaml.
"""

from itertools import pairwise

from kg.model import EntityId
from kg.reading.labels import SUBJECTS
from kg.reading.parse import Parse
from kg.reading.resolve.names.index import Name
from kg.reading.resolve.posts.holders import HolderFinder
from kg.reading.resolve.posts.offices import Post
from kg.reading.resolve.posts.titles import TitleReader
from kg.reference.catalogue import Catalogue
from kg.reference.cues import Cues

#: How many sentences a counterpart may stand behind the post that it shares, where the text has several.
_NEAR = 2
_NAMES = ("NNP", "NNPS")


class PostReader:
    """Finds the posts of one parse."""

    def __init__(self, parse: Parse, names: list[Name], catalogue: Catalogue, cues: Cues) -> None:
        """Look at `parse` with its proper names found."""
        self.parse = parse
        self.cues = cues.offices
        self.leaders = cues.leaders
        self.closers = cues.nouns.place_closers | cues.nouns.organization_closers
        self.name_at = {t: n for n in names for t in range(n.first, n.last + 1)}
        self.titles = TitleReader(parse, self.name_at, catalogue, cues)
        self.holders = HolderFinder(parse, self.name_at, self.titles, cues)

    def read(self) -> list[Post]:
        """Return all posts in text order."""
        p, heads = self.parse, self.cues.heads
        found: list[Post] = []
        for i in self._likely():
            lower, singular = p.lower[i], _singular(p.lower[i], p.lemma[i], p.tag[i])
            if lower not in heads and singular not in heads:
                if singular in self.cues.counterparts and found:
                    found += self._counterpart(i, found)
                continue
            if p.pos[i] not in ("NOUN", "PROPN", "ADJ") or (i in self.name_at and self.name_at[i].senses):
                continue
            if p.tag[i + 1 : i + 2] == ["POS"] and i + 1 < (self.name_at[i].last if i in self.name_at else 0):
                continue  # "the High Commissioner's Office"
            if i + 1 < len(p) and (p.lemma[i + 1] in heads or p.lower[i + 1] in heads) and p.dep[i] == "compound":
                if self.holders.person(i + 1) is None:
                    continue
            if p.dep[i] == "compound" and p.tag[p.head[i]] == "NNP" and p.lower[p.head[i]] in self.closers:
                if p.lower[i - 1] == "the" or not self.leaders.served((p.words[p.head[i]],)):
                    continue  # "the Ambassador Hotel", but not "President Park"
            if not {lower, singular}.isdisjoint(self.cues.needs_tail) and not self._has_tail(i):
                continue
            if i > 0 and p.lower[i - 1] in heads and self.holders.person(i) is not None:
                continue  # "Foreign Minister Amir Khan Muttaqi": a name like a title
            found += self._distribute(self._post(i))
        titled = {t for post in found for t in range(post.first, post.last + 1) if t != post.head}
        return self._shared([post for post in found if post.head not in titled])

    def _likely(self) -> list[int]:
        """Return the words that may name a post, or a counterpart of one."""
        p, heads = self.parse, self.cues.heads
        nouns = heads | self.cues.counterparts
        return [
            i
            for i, (lower, lemma, tag) in enumerate(zip(p.lower, p.lemma, p.tag, strict=True))
            if lower in heads or lemma in nouns or (tag in _NAMES and lower.removesuffix("s") in nouns)
        ]

    def _has_tail(self, i: int) -> bool:
        p = self.parse
        return i + 1 < len(p) and (p.lower[i + 1] in self.cues.tails or p.lower[i + 1] in self.cues.tail_particles)

    def _distribute(self, post: Post) -> list[Post]:
        """Part "the foreign ministers of Chile and Peru, X and Y" into a post for each name behind it.

        Each name may bring its own owner: "foreign ministers X of Chile and Y of Peru".
        """
        p = self.parse
        if not post.plural or post.last + 2 >= len(p):
            return [post]
        people: list[Name] = []
        owners: list[tuple[EntityId, ...]] = []
        t = self._end(post) + 1
        t += p.words[t : t + 1] == [","]
        while (name := self.holders.person(t) or self.holders.misread_person(t)) is not None:
            people.append(name)
            t = name.last + 1
            owned = self.name_at.get(t + 1) if t + 1 < len(p) and p.lower[t] == "of" else None
            owner = self.titles.actor(owned) if owned is not None else None
            owners.append((owner,) if owner is not None else ())
            if owned is not None and owner is not None:
                t = owned.last + 1
            while t < len(p) and p.lower[t] in (",", "and"):
                t += 1
        if len(people) < 2 or (post.owners and len(people) != len(post.owners)):
            return [post]
        if post.owners:
            owners = [(owner,) for owner in post.owners]
        return [
            post._replace(owners=owner, holder=name, plural=False) for owner, name in zip(owners, people, strict=True)
        ]

    def _end(self, post: Post) -> int:
        """Return where posts end that are told by what they head: "the heads of the two services, X and Y"."""
        p = self.parse
        if post.last > post.head or p.lower[post.head + 1] != "of":
            return post.last
        ends = [t for t in p.objects_of(post.head, "of") if p.words[t + 1 : t + 2] == [","]]
        return ends[0] if ends else post.last

    def _shared(self, posts: list[Post]) -> list[Post]:
        """Let "deputy prime minister and foreign minister of Pakistan" share its owner and its holder."""
        p = self.parse
        for k, (a, b) in enumerate(pairwise(posts)):
            if b.first != a.last + 2 or p.lower[a.last + 1] != "and" or a.plural or b.plural:
                continue
            if b.last > b.head and b.owners and not a.owners and a.owner_pronoun is None:
                posts[k] = a._replace(owners=b.owners)
            if a.holder is not None and b.holder is None:
                posts[k + 1] = b._replace(holder=a.holder)
            elif b.holder is not None and a.holder is None and self._are_one(a, b):
                posts[k] = a._replace(holder=b.holder)
        return posts

    def _are_one(self, a: Post, b: Post) -> bool:
        """Whether two titles with a name behind them are one man's: not "the president and Foreign Minister Dar"."""
        p = self.parse
        told_apart = p.words[a.first].islower() and not p.words[b.first].islower()
        return not told_apart and a.title not in self.cues.leading

    def _counterpart(self, i: int, before: list[Post]) -> list[Post]:
        """Read "his Iranian counterpart, X" as the Iranian holder of the title named last in reach."""
        p = self.parse
        if p.pos[i] != "NOUN":
            return []
        _, post = self.titles.read_left(Post(i, i, i, "", plural=p.tag[i] == "NNS"))
        if not post.owners:
            _, post = self.titles.read_right(post, [""])
        if not post.owners and p.lower[i + 1 : i + 2] in (["from"], ["in"]):
            owners, last_owner = self.titles.owners_listed(i + 1, p.sentences[p.sentence_of[i]][1])
            post = post._replace(owners=owners).up_to(last_owner if owners else post.last)
        of_state = any(owner.startswith("state/") for owner in post.owners)
        last = self._met(i, [b for b in before if not (of_state and (_is_of_body(b) or self._is_led(b, post.owners)))])
        of_members = post.plural and bool(post.owners) and not of_state  # "his EU counterparts"
        if last is None and not of_members:
            return []
        post = post._replace(owner_pronoun=None, title="minister")
        if last is not None and post.owners:
            post = self._like(post, last)
        return self._distribute(self.holders.find(post)) if post.owners else []

    def _like(self, post: Post, last: Post) -> Post:
        """Return the counterpart's post by the one that it is like: a Syrian envoy's at the UN is at the UN as well."""
        owner, of = post.owners[0], last.owners[0] if last.owners else None
        host = of if last.host == owner else last.host
        return post._replace(title=self.cues.called_in(owner, last.title, of), envoy=last.envoy, host=host)

    def _is_led(self, post: Post, states: tuple[EntityId, ...]) -> bool:
        """Whether whoever holds a post has no counterpart in `states`: "his Egyptian colleague" none of Sadat's."""
        if post.holder is None or len(states) != 1:
            return post.owners == states
        words = self.parse.words[post.holder.first : post.holder.last + 1]
        return post.owners == states or (not post.owners and self.leaders.served(words) == states)

    def _met(self, i: int, before: list[Post]) -> Post | None:
        """Return the post that a counterpart at `i` also holds: the last one near, or the only one there is."""
        p = self.parse
        strong = [b for b in before if not b.plural and b.title not in self.cues.weak]
        ministers = [b for b in strong if not b.envoy]
        acting = [b for b in strong if p.sentence_of[i] - p.sentence_of[b.head] < _NEAR and self._acts(b)]
        if acting and acting[-1].envoy:
            return acting[-1]  # "The ambassador, Luc Petit, spoke. His Argentine colleague"
        near = [b for b in ministers or strong if p.sentence_of[i] - p.sentence_of[b.head] <= _NEAR]
        if near:
            return near[-1]
        return ministers[-1] if len({b.title for b in ministers}) == 1 else None

    def _acts(self, post: Post) -> bool:
        """Whether the holder of a post, who is named beside it, is the subject of his clause."""
        holder = post.holder.last if post.holder is not None else post.head
        return self.parse.dep[holder] in SUBJECTS or (post.holder is not None and self.parse.dep[post.head] in SUBJECTS)

    def _post(self, i: int) -> Post:
        p = self.parse
        singular = p.lower[i] if p.lower[i] in self.cues.heads else _singular(p.lower[i], p.lemma[i], p.tag[i])
        plural = p.tag[i] != "NN" and p.lower[i].endswith("s") and p.lower[i] not in self.cues.heads
        sent = p.lower[i + 1 : i + 2] == ["to"] and f"{p.lower[i - 1]} {singular}" in self.cues.envoys
        post = Post(i, i, i, singular, plural=plural, envoy=sent or singular in self.cues.envoys)
        before, post = self.titles.read_left(post)
        post = self.titles.of_crown(post)
        after, post = self.titles.read_right(post, [*before, singular])
        title = " ".join([*before, singular, *after]).replace("’", "'").replace(" - ", "-").replace(" 's", "'s")
        title = self.cues.synonyms.get(title, title)
        if not post.owners and title in self.cues.only_of:
            post = post._replace(owners=(EntityId(self.cues.only_of[title]),))
        return self.holders.find(post._replace(title=title))


def _singular(lower: str, lemma: str, tag: str) -> str:
    """Return the lemma of a noun, also of one that a capital makes a name: "the Prime Ministers"."""
    return lower.removesuffix("s") if tag in _NAMES else lemma


def _is_of_body(post: Post) -> bool:
    """Whether a post is held of an organisation: a state has no counterpart of its chairman."""
    return bool(post.owners) and not any(owner.startswith("state/") for owner in post.owners)
