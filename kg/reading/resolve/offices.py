"""Read posts and who holds them: "Pakistan's Foreign Minister Ishaq Dar", "Hassan Rouhani, the Iranian president".

Titles are read off the order of words rather than the parse, which breaks on long titles more than on anything.
Which nouns are posts, and what belongs to a title, is written in ontology/cues/offices.yaml.
"""

from dataclasses import dataclass, replace
from itertools import pairwise

from kg.model import ClassId, EntityId, Status
from kg.names import slug
from kg.reading.parse import Parse
from kg.reading.resolve.names import Name
from kg.reference.catalogue import Catalogue
from kg.reference.cues import OfficeCues

_PERSON = "dip:Person"
_MAY_BE = {"be", "become", "remain", "serve"}


@dataclass(frozen=True, slots=True)
class Post:
    """One mention of a post (or of several alike: "the foreign ministers of China and Pakistan")."""

    first: int
    last: int
    #: The noun of the title.
    head: int
    #: Canonical title in lower case: "foreign minister".
    title: str
    #: Whose posts they are; empty where the words do not say.
    owners: tuple[EntityId, ...] = ()
    #: A pronoun that says whose post it is: "its ambassador".
    owner_pronoun: int | None = None
    #: Where an envoy is sent.
    host: EntityId | None = None
    holder: Name | None = None
    status: Status | None = None
    plural: bool = False
    #: Whether it tells of an envoy.
    envoy: bool = False


class PostReader:
    """Finds the posts of one parse."""

    def __init__(self, parse: Parse, names: list[Name], catalogue: Catalogue, cues: OfficeCues) -> None:
        """Look at `parse` with its proper names found."""
        self.parse = parse
        self.catalogue = catalogue
        self.cues = cues
        self.name_at = {t: n for n in names for t in range(n.first, n.last + 1)}

    def read(self) -> list[Post]:
        """Return all posts in text order."""
        p, heads = self.parse, self.cues.heads
        found = []
        for i, lower in enumerate(p.lower):
            lemma = p.lemma[i]
            if lower not in heads and lemma not in heads:
                if lemma in self.cues.counterparts and found:
                    found += self._counterpart(i, found)
                continue
            if p.pos[i] not in ("NOUN", "PROPN", "ADJ") or (i in self.name_at and self.name_at[i].senses):
                continue
            if i + 1 < len(p) and (p.lemma[i + 1] in heads or p.lower[i + 1] in heads) and p.dep[i] == "compound":
                if self._person(i + 1) is None:
                    continue
            if i > 0 and p.lower[i - 1] in heads and self._person(i) is not None:
                continue  # "Foreign Minister Amir Khan Muttaqi": a name like a title
            found += self._distribute(self._post(i))
        titled = {t for post in found for t in range(post.first, post.head)}
        return self._shared([post for post in found if post.head not in titled])

    def _distribute(self, post: Post) -> list[Post]:
        """Part "the foreign ministers of Chile and Peru, X and Y" into a post for each name behind it."""
        p = self.parse
        if not post.plural or post.last + 1 >= len(p) or p.words[post.last + 1] != ",":
            return [post]
        people: list[Name] = []
        t = post.last + 2
        while (name := self._person(t) or self._misread_person(t)) is not None:
            people.append(name)
            t = name.last + 1
            while t < len(p) and p.lower[t] in (",", "and"):
                t += 1
        if len(people) < 2 or (post.owners and len(people) != len(post.owners)):
            return [post]
        owners = [(owner,) for owner in post.owners] or [()] * len(people)
        return [
            replace(post, owners=owner, holder=name, plural=False) for owner, name in zip(owners, people, strict=True)
        ]

    def _shared(self, posts: list[Post]) -> list[Post]:
        """Let "deputy prime minister and foreign minister of Pakistan" share its owner and its holder."""
        p = self.parse
        for k, (a, b) in enumerate(pairwise(posts)):
            if b.first != a.last + 2 or p.lower[a.last + 1] != "and" or a.plural or b.plural:
                continue
            if b.last > b.head and b.owners and not a.owners and a.owner_pronoun is None:
                posts[k] = replace(a, owners=b.owners)
            if a.holder is not None and b.holder is None:
                posts[k + 1] = replace(b, holder=a.holder)
        return posts

    def _counterpart(self, i: int, before: list[Post]) -> list[Post]:
        """Read "his Iranian counterpart, X" as the Iranian holder of the title named last in reach."""
        p = self.parse
        last = next(
            (b for b in reversed(before) if not b.plural and not b.envoy and b.title not in self.cues.weak), None
        )
        if last is None or p.sentence_of[i] - p.sentence_of[last.head] > 2 or p.pos[i] != "NOUN":
            return []
        _, post = self._read_left(Post(i, i, i, last.title, plural=p.tag[i] == "NNS"))
        if not post.owners:
            _, post = self._read_right(post, [])
        post = replace(post, owner_pronoun=None, title=last.title)
        return self._distribute(self._with_holder(post)) if post.owners else []

    def _post(self, i: int) -> Post:
        p = self.parse
        singular = p.lower[i] if p.lower[i] in self.cues.heads else p.lemma[i]
        plural = p.tag[i] in ("NNS", "NNPS") and p.lower[i] not in self.cues.heads
        post = Post(i, i, i, singular, plural=plural, envoy=singular in self.cues.envoys)
        before, post = self._read_left(post)
        after, post = self._read_right(post, [*before, singular])
        title = " ".join([*before, singular, *after]).replace("’", "'").replace(" - ", "-").replace(" 's", "'s")
        title = self.cues.synonyms.get(title, title)
        if not post.owners and title in self.cues.only_of:
            post = replace(post, owners=(EntityId(self.cues.only_of[title]),))
        return self._with_holder(replace(post, title=title))

    def _read_left(self, post: Post) -> tuple[list[str], Post]:
        p = self.parse
        start = p.sentences[p.sentence_of[post.head]][0]
        words: list[str] = []
        first, owners, pronoun, status = post.first, [], None, post.status
        t = post.head - 1
        while t >= start:
            name = self.name_at.get(t)
            if name is not None and name.kind != _PERSON and (name.senses or name.first < name.last):
                owner = self._actor(name)
                if owner is None:
                    break
                owners.append(owner)
                first, t = name.first, name.first - 1
                if post.plural and t - 1 >= start and p.lower[t] in ("and", ",") and t - 1 in self.name_at:
                    t -= 1
                    continue
                status, first = self._status_left(t, start, status, first)
                break
            lower = p.lower[t]
            if p.tag[t] == "POS" and t - 1 in self.name_at:
                t -= 1
                continue
            if p.tag[t] == "POS" and t - 1 >= start and p.pos[t - 1] == "NOUN":
                pronoun, first = t - 1, t - 1  # "the agency's director"
                break
            if lower in self.cues.status:
                status = Status(self.cues.status[lower])
                first = t
            elif lower == "-" and t - 1 >= start and (p.lower[t - 1] in self.cues.modifiers | set(self.cues.status)):
                if p.lower[t - 1] in self.cues.modifiers:
                    words.insert(0, "-")
            elif lower in self.cues.modifiers and p.pos[t] != "VERB":
                words.insert(0, lower)
                first = t
            elif name is not None and name.kind == _PERSON:
                break
            elif p.tag[t] == "PRP$":
                pronoun, first = t, t
                break
            elif name is not None and name.kind == "dip:Organization":
                break
            elif p.dep[t] in ("compound", "nmod") and p.pos[t] in ("NOUN", "PROPN") and t < p.head[t] <= post.head:
                words.insert(0, lower)
                first = t
            else:
                break
            t -= 1
        if pronoun is not None and owners and post.envoy:
            return words, replace(post, first=first, owner_pronoun=pronoun, host=owners[0], status=status)
        if owners and post.envoy and first - 1 >= start and p.tag[first - 1] == "PRP$":
            return words, replace(post, first=first - 1, owner_pronoun=first - 1, host=owners[0], status=status)
        owners.reverse()
        return words, replace(post, first=first, owners=tuple(owners), owner_pronoun=pronoun, status=status)

    def _status_left(self, t: int, start: int, status: Status | None, first: int) -> tuple[Status | None, int]:
        p = self.parse
        for k in (t, t - 1):
            if k >= start and p.lower[k] in self.cues.status and (k == t or p.lower[t] == "-"):
                return Status(self.cues.status[p.lower[k]]), k
        return status, first

    def _read_right(self, post: Post, title: list[str]) -> tuple[list[str], Post]:
        p = self.parse
        stop = p.sentences[p.sentence_of[post.head]][1]
        words: list[str] = []
        t, last = post.head + 1, post.last
        while t < stop and (p.lower[t] in self.cues.tails or (p.lower[t] in ("d'", "d’", "ad", "interim"))):
            if p.lower[t] == "-" and (t + 1 >= stop or p.lower[t + 1] not in self.cues.tails | set(self.cues.status)):
                break
            if p.lower[t] in self.cues.status:
                post = replace(post, status=Status(self.cues.status[p.lower[t]]))
            elif p.lower[t] != "-":
                words.append(p.lower[t])
            last = t
            t += 1
        for _ in range(3):
            if t >= stop or p.lower[t] not in ("of", "for", "to", "in", "at", "on"):
                break
            preposition = p.lower[t]
            after = t + 1
            if preposition in ("of", "for"):
                length = self._title_words(after, stop)
                if length:
                    words += p.lower[t : after + length]
                    last, t = after + length - 1, after + length
                    continue
            while after < stop and p.lower[after] in ("the", "new", "neighbouring", "neighboring"):
                after += 1
            name = self.name_at.get(after)
            if post.plural and preposition == "of":
                owners = self._owners_listed(post.head, t)
                if owners:
                    end = max(
                        n.last
                        for n in self.name_at.values()
                        if n.first >= t and n.kind != _PERSON and self._under(n.first, t)
                    )
                    post, last, t = replace(post, owners=owners), end, end + 1
                    continue
            if name is None or name.kind == _PERSON:
                break
            target = name.entity if title[-1] in self.cues.local else self._actor(name)
            if target is None:
                break
            if preposition in ("of", "for") or (preposition == "at" and not post.envoy):
                if post.owners:
                    break
                post = replace(post, owners=(target,))
            elif post.envoy and preposition in ("to", "in", "at"):
                post = replace(post, host=name.entity or target)
            else:
                break
            last, t = name.last, name.last + 1
        return _spaced(words), replace(post, last=last)

    def _title_words(self, t: int, stop: int) -> int:
        """Return how many words from `t` on belong to the title ("the Interior" after "Minister of")."""
        for length in (3, 2, 1):
            phrase = " ".join(self.parse.lower[t : min(t + length, stop)])
            if phrase in self.cues.title_after_of:
                return length
        return 0

    def _under(self, token: int, top: int) -> bool:
        p = self.parse
        return token == top or top in p.climb(token)

    def _owners_listed(self, head: int, preposition: int) -> tuple[EntityId, ...]:
        """Return the owners coordinated after "of" in "the foreign ministers of China, Pakistan and Iran"."""
        p = self.parse
        found: list[EntityId] = []
        for c in p.children[preposition]:
            for t in p.conjuncts(c):
                name = self.name_at.get(t)
                if name is None:
                    inner = [x for y in p.children[t] if p.lower[y] == "of" for x in p.children[y]]
                    name = next((self.name_at[x] for x in inner if x in self.name_at), None)
                actor = self._actor(name) if name is not None and name.kind != _PERSON else None
                if actor is not None and actor not in found:
                    found.append(actor)
        return tuple(found)

    def _actor(self, name: Name) -> EntityId | None:
        """Return whom a name means as owner of a post: a capital or city means its state."""
        if name.entity is None:
            words = self.parse.words_between(name.first, name.last)
            return (
                EntityId(f"org/{slug(words.removeprefix('the ').removeprefix('The '))}")
                if name.kind == "dip:Organization"
                else None
            )
        entry = self.catalogue.entries[name.entity]
        if entry.kind in ("dip:Place", "dip:Initiative"):
            return entry.state if name.entity in self.catalogue.capitals else name.entity
        return name.entity

    def _with_holder(self, post: Post) -> Post:
        p = self.parse
        stop = p.sentences[p.sentence_of[post.head]][1]
        start = p.sentences[p.sentence_of[post.head]][0]
        after = self._person(post.last + 1) or self._misread_person(post.last + 1) if post.last + 1 < stop else None
        if after is None and post.last + 2 < stop and p.lower[post.last + 1] in self.cues.status:
            after = self._person(post.last + 2)
        if after is not None and after.first > post.last:
            if post.plural and p.lower[post.head] != p.lower[post.head].rstrip("s"):
                return post
            return self._owned_behind(replace(post, holder=after), after.last + 1)
        if (
            post.first - 2 >= start
            and p.lower[post.first - 1] == "as"
            and (before := self._person(post.first - 2)) is not None
        ):
            if before.last == post.first - 2 and p.dep[before.last] in ("pobj", "dobj"):
                return replace(post, holder=before)
        if p.dep[post.head] == "oprd" and (before := self._person(post.first - 1)) is not None:
            return replace(post, holder=before)  # "named Qin Gang foreign minister"
        t = post.first - 1
        while t >= start and p.lower[t] in ("the", "a", "an", "as", "also", "who", "is", "was", "currently", "then"):
            t -= 1
        apposed = p.dep[post.head] == "appos" and t - 1 >= start
        if (
            t - 1 >= start
            and p.words[t] in (",", "(", "—", "–")
            and (before := self._person(t - 1) or (self._misread_person(t - 1) if apposed else None))
        ):
            if not post.plural and p.dep[post.head] != "pobj":
                return replace(post, holder=before)
        if post.last + 2 < stop and p.words[post.last + 1] in (",", "(") and not post.plural:
            behind = self._person(post.last + 2) or self._misread_person(post.last + 2)
            closes = behind is not None and (
                behind.last + 1 >= stop or p.words[behind.last + 1] in (",", ")", ".", ";")
            )
            if behind is not None and closes and p.dep[behind.last] in ("appos", "nsubj", "dobj", "pobj", "conj"):
                return replace(post, holder=behind)
        return self._by_grammar(post)

    def _owned_behind(self, post: Post, t: int) -> Post:
        """Read the owner that follows the holder: "President Luis Arce of Bolivia"."""
        p = self.parse
        if post.owners or post.envoy or t + 1 >= len(p) or p.lower[t] != "of":
            return post
        name = self.name_at.get(t + 2 if p.lower[t + 1] == "the" else t + 1)
        owner = self._actor(name) if name is not None and name.kind != _PERSON else None
        return replace(post, owners=(owner,)) if owner is not None else post

    def _by_grammar(self, post: Post) -> Post:
        """Find the holder as apposition, or as subject of "is", "became", "serves as"."""
        p = self.parse
        head, dep = p.head[post.head], p.dep[post.head]
        if post.plural:
            return post
        if dep == "appos" and (name := self._person(head)) is not None:
            return replace(post, holder=name)
        for c in p.children[post.head]:
            if p.dep[c] == "appos" and (name := self._person(c)) is not None:
                return replace(post, holder=name)
        verb = head if dep == "attr" else p.head[head] if dep == "pobj" and p.lower[head] == "as" else None
        if verb is None or p.lemma[verb] not in _MAY_BE or p.pos[verb] not in ("VERB", "AUX"):
            return post
        if any(p.dep[c] in ("neg", "aux") and p.lemma[c] not in ("have", "be") for c in p.children[verb]):
            return post
        for c in p.children[verb]:
            if p.dep[c] == "nsubj":
                token = p.head[verb] if p.lower[c] in ("who", "that") and p.dep[verb] == "relcl" else c
                if (name := self._person(token)) is not None:
                    return replace(post, holder=name)
        return post

    def _person(self, token: int) -> Name | None:
        """Return the personal name at a token, honorifics before it skipped."""
        p = self.parse
        while token < len(p) and p.lower[token].rstrip(".") in (
            "mr",
            "dr",
            "mrs",
            "ms",
            "sir",
            "gen",
            "general",
            "sheikh",
        ):
            token += 1
        name = self.name_at.get(token)
        return name if name is not None and name.kind == _PERSON else None

    def _misread_person(self, token: int) -> Name | None:
        """A proper name beside a title is a person's, whatever the recogniser took it for, if anything."""
        p = self.parse
        name = self.name_at.get(token)
        if token >= len(p) or (name is not None and (name.senses or name.kind == _PERSON)):
            return None
        first = last = token
        while self._may_name(first - 1, token) and p.head[first - 1] >= first - 1:
            first -= 1
        while self._may_name(last + 1, token) and p.dep[last] == "compound":
            last += 1
        if not self._may_name(token, token) or not 1 <= last - first <= 4:
            return None
        return Name(first, last, ClassId(_PERSON))

    def _may_name(self, token: int, beside: int) -> bool:
        p = self.parse
        if not 0 <= token < len(p) or p.sentence_of[token] != p.sentence_of[beside]:
            return False
        known = self.name_at.get(token)
        word = p.words[token]
        return (
            p.tag[token] == "NNP"
            and word[:1].isupper()
            and not word.isupper()
            and (known is None or not known.senses)
            and p.lower[token] not in self.cues.heads | self.cues.modifiers
        )


def _spaced(words: list[str]) -> list[str]:
    """Join elided articles to their noun: "d'" "affaires" is one word."""
    joined: list[str] = []
    for word in words:
        if joined and joined[-1] in ("d'", "d’"):
            joined[-1] += word
        else:
            joined.append(word)
    return joined
