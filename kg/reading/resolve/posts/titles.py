"""Read the words of a title, whose post it is, and where an envoy is sent.

They are read off the order of words rather than the parse, which breaks on long titles more than on anything.
"""

from kg.model import EntityId, Status
from kg.names import slug
from kg.reading.labels import MODIFIERS, NOUNS
from kg.reading.parse import Parse
from kg.reading.resolve.names.index import Name
from kg.reading.resolve.posts.offices import Post
from kg.reference.catalogue import Catalogue
from kg.reference.cues import Cues

_PERSON = "dip:Person"
#: Of how many words the name of a body may consist, its state left out.
_LONGEST_BODY = 4
#: Of how many words a field may consist that is in no list.
_LONGEST_FIELD = 3
#: Of how many words what follows "of" in a title may consist.
_LONGEST_TAIL = 5


class TitleReader:
    """Reads what stands left and right of the nouns that name posts."""

    def __init__(self, parse: Parse, name_at: dict[int, Name], catalogue: Catalogue, cues: Cues) -> None:
        """Look at `parse` with its proper names by token."""
        self.parse = parse
        self.name_at = name_at
        self.catalogue = catalogue
        self.cues = cues.offices
        self.nouns = cues.nouns
        self.counted = cues.anaphora.counted

    def read_left(self, post: Post) -> tuple[list[str], Post]:
        """Return the words of the title before its noun, and the post with what they say of it."""
        p = self.parse
        start = p.sentences[p.sentence_of[post.head]][0]
        words: list[str] = []
        first, owners, pronoun, status = post.first, [], None, post.status
        t = post.head - 1
        while t >= start:
            name = self.name_at.get(t)
            if name is not None and self._may_own(name):
                owner = self.actor(name)
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
            elif (
                lower == "-"
                and t - 1 >= start
                and (p.lower[t - 1] in self.cues.modifiers or p.lower[t - 1] in self.cues.status)
            ):
                if p.lower[t - 1] in self.cues.modifiers:
                    words.insert(0, "-")
            elif lower in self.cues.modifiers and p.pos[t] != "VERB":
                words.insert(0, lower)
                first = t
            elif name is not None and name.kind in (_PERSON, "dip:Organization"):
                break
            elif lower in self.cues.passed_over or self._describes(t, post.head):
                first = t
            elif p.tag[t] == "PRP$":
                pronoun, first = t, t
                break
            elif p.dep[t] in ("compound", "nmod") and p.pos[t] in NOUNS and t < p.head[t] <= post.head:
                words.insert(0, lower)
                first = t
            else:
                break
            t -= 1
        if first == post.first and status is None:
            return words, post
        owned = post._replace(first=first, owners=tuple(owners[::-1]), owner_pronoun=pronoun, status=status)
        return words, self._as_envoy(owned, start) if post.envoy and owners else owned

    def of_crown(self, post: Post) -> Post:
        """Return "Her Majesty's ambassador" as her state's."""
        p = self.parse
        crown = post.first if p.tag[post.first] != "POS" and p.tag[post.first - 1] != "POS" else post.first - 2
        state = self.cues.of_crown.get(p.lower[crown]) if crown > 0 and not post.owners else None
        if state is None or p.tag[crown - 1] != "PRP$":
            return post
        return post._replace(first=crown - 1, owners=(EntityId(state),), owner_pronoun=None)

    def _may_own(self, name: Name) -> bool:
        """Whether a name before a title says whose it is; "External Affairs" of a minister is part of the title."""
        if name.kind == _PERSON:
            return False
        words = self.parse.lower[name.first : name.last + 1]
        return bool(name.senses) or (name.first < name.last and not self.cues.modifiers.issuperset(words))

    def _describes(self, t: int, head: int) -> bool:
        """Whether a word describes the holder and is no part of the title: "newly elected", not "Iranian-born"."""
        p = self.parse
        if not p.words[t].islower() and p.words[t] != "-":
            return False
        if p.words[t] == "-":
            return p.dep[t] == "punct" and t - 1 not in self.name_at and p.words[t - 1].islower()
        if p.words[t - 1] == "-" and t - 2 in self.name_at:
            return False
        return p.dep[t] in ("amod", "advmod", "npadvmod") and t < p.head[t] <= head and p.pos[t] != "NUM"

    def _as_envoy(self, post: Post, start: int) -> Post:
        """Read "its Iraqi ambassador", where the name says where an envoy is sent and the pronoun whose he is."""
        if post.owner_pronoun is None and post.first - 1 >= start and self.parse.tag[post.first - 1] == "PRP$":
            post = post._replace(first=post.first - 1, owner_pronoun=post.first - 1)
        if post.owner_pronoun is None:
            return post
        return post._replace(owners=(), host=post.owners[-1])

    def _status_left(self, t: int, start: int, status: Status | None, first: int) -> tuple[Status | None, int]:
        p = self.parse
        for k in (t, t - 1):
            if k >= start and p.lower[k] in self.cues.status and (k == t or p.lower[t] == "-"):
                return Status(self.cues.status[p.lower[k]]), k
        return status, first

    def read_right(self, post: Post, title: list[str]) -> tuple[list[str], Post]:
        """Return the words of the title behind its noun, and the post with what they say of it.

        `title` are the words up to the noun.
        """
        p = self.parse
        stop = p.sentences[p.sentence_of[post.head]][1]
        words, post = self._read_tails(post, stop)
        t, last = post.last + 1, post.last
        for _ in range(3):
            if t >= stop or p.lower[t] not in ("of", "for", "to", "in", "at", "on"):
                break
            preposition = p.lower[t]
            after = t + 1
            if preposition in ("of", "for"):
                length = self._title_words(after, stop) or self._field_words(title[-1], after, stop)
                if length:
                    words += p.lower[t : after + length]
                    last = after + length - 1 + self._second_field(after + length, stop)
                    t = last + 1
                    continue
            while after < stop and p.lower[after] in self.cues.before_owner:
                after += 1
            name = self.name_at.get(after)
            if post.plural and preposition == "of":
                owners, end = self.owners_listed(t, stop)
                if owners:
                    post, last, t = post._replace(owners=owners), end, end + 1
                    continue
                if (described := self._described_owners(t)) is not None:
                    return _spaced(words), post._replace(owner_pronoun=described, last=described)
            if name is None or name.kind == _PERSON:
                if preposition in ("of", "for") and name is None:
                    return self._headed(post, words, after, stop, last)
                break
            target = name.entity if title[-1] in self.cues.local else self.actor(name)
            if target is None:
                break
            if preposition in ("of", "for") or (preposition == "at" and not post.envoy):
                if post.envoy and preposition == "for":
                    return _spaced(words), post._replace(host=target, last=name.last)
                body = self._body_behind(name, stop, weak=title[-1] in self.cues.weak)
                if post.owners or body is None:
                    break
                post = post._replace(owners=(target,))
                if body > name.last:
                    words += ["of", *self._body_words(name.last + 1, body)]
                    if (host := self._host(body, stop)) is not None:
                        post, body = post._replace(host=host.entity), host.last
                    last, t = body, body + 1
                    continue
            elif post.envoy and preposition in ("to", "in", "at"):
                post = post._replace(host=target)
            else:
                break
            last, t = name.last, name.last + 1
        return _spaced(words), post.up_to(last)

    def _read_tails(self, post: Post, stop: int) -> tuple[list[str], Post]:
        """Return the words right behind the noun that belong to it, and the post with the status that they tell."""
        p = self.parse
        words: list[str] = []
        t = post.head + 1
        tails, particles, status = self.cues.tails, self.cues.tail_particles, self.cues.status
        while t < stop and (p.lower[t] in tails or p.lower[t] in particles):
            if p.lower[t] == "-" and (t + 1 >= stop or not (p.lower[t + 1] in tails or p.lower[t + 1] in status)):
                break
            if p.lower[t] in self.cues.status:
                post = post._replace(status=Status(self.cues.status[p.lower[t]]))
            elif p.lower[t] != "-" and not self._of_status(t, stop):
                words.append(p.lower[t])
            t += 1
        return words, post.up_to(t - 1)

    def _of_status(self, t: int, stop: int) -> bool:
        """Whether a particle belongs to a word of status behind it: "ad interim"."""
        p = self.parse
        return p.lower[t] == "ad" and t + 1 < stop and p.lower[t + 1] in self.cues.status

    def _headed(self, post: Post, words: list[str], t: int, stop: int, last: int) -> tuple[list[str], Post]:
        """Read the nameless body that a post heads: "head of the presidential guard", "chairman of the party".

        One that its words describe belongs to the title; a bare one, "the agency", is whoever was called so before.
        """
        p = self.parse
        body = t
        while body < stop and p.dep[body] in ("amod", "compound") and body not in self.name_at:
            body += 1
        heads = body < stop and p.dep[body] == "pobj" and p.lemma[body] in self.nouns.organizations
        if not heads or body in self.name_at or post.owners or post.owner_pronoun is not None:
            return _spaced(words), post.up_to(last)
        if body == t and p.lower[t - 1] == "the":
            return _spaced(words), post._replace(owner_pronoun=body, last=body)
        return [*words, "of", *self._body_words(t, body)], post.up_to(body)

    def _host(self, body: int, stop: int) -> Name | None:
        """Return where a mission is: "the EU delegation to Chad"."""
        p, t = self.parse, body + 1
        if t + 1 >= stop or p.lower[t] not in ("to", "in") or p.lemma[body] not in self.nouns.missions:
            return None
        return self.name_at.get(t + 1)

    def _body_words(self, first: int, last: int) -> list[str]:
        return [word for t, word in enumerate(self.parse.lower[first : last + 1], first) if self.parse.tag[t] != "POS"]

    def _body_behind(self, name: Name, stop: int, *, weak: bool) -> int | None:
        """Return the noun of the body that a name only describes, or the end of the name where it stands for itself.

        "The head of the Norwegian liaison office" heads no state, "a spokesman for the Norwegian government" speaks for
        one. None where the name belongs to something else: "the head of the UN mission's legal section". With `weak`,
        the title says nothing without its body: "the head of Kenya's army".
        """
        p = self.parse
        noun = p.head[name.last]
        named = p.dep[name.last] in MODIFIERS
        owned = p.dep[name.last] == "poss" and p.lemma[noun] in self.nouns.organizations
        if not name.last < noun < stop or not (named or owned) or self._is_holder(name, noun, weak=weak):
            return name.last
        if p.dep[noun] != "pobj" or noun - name.last > _LONGEST_BODY:
            return None if p.dep[noun] == "poss" else name.last
        if weak and p.lemma[noun].lower() in self.nouns.organizations:
            return noun
        return name.last if p.lemma[noun].lower() in self.cues.stands_for_state else noun

    def _is_holder(self, name: Name, noun: int, *, weak: bool) -> bool:
        """Whether what follows a name is no body of it but who holds the post: "minister of Peru Anna Berg"."""
        p = self.parse
        behind = range(name.last + 1, noun + 1)
        bare = p.words[name.last].isupper() and p.lower[name.first - 1] in ("of", "for")
        return (
            (bare or (name.kind == "dip:State" and not weak))
            and 2 <= len(behind) <= 4
            and all(p.tag[t] == "NNP" and not p.words[t].isupper() for t in behind)
            and p.lower[noun] not in self.nouns.organizations
        )

    def _title_words(self, t: int, stop: int) -> int:
        """Return how many words from `t` on belong to the title ("the Interior" after "Minister of").

        The beginning of a longer name does not: "the Republic" of "the Republic of Kenya".
        """
        for length in range(min(_LONGEST_TAIL, stop - t), 0, -1):
            if " ".join(self.parse.lower[t : t + length]) in self.cues.title_after_of:
                name = self.name_at.get(t + length - 1)
                return 0 if name is not None and name.senses and name.last >= t + length else length
        return 0

    def _field_words(self, noun: str, t: int, stop: int) -> int:
        """Return how many words from `t` on name a field that nobody is called by: "Overseas Territories"."""
        p = self.parse
        end = t
        while end < min(stop, t + _LONGEST_FIELD) and p.tag[end] in ("NNP", "NNPS") and end not in self.name_at:
            end += 1
        named = noun in self.cues.fielded and end > t and (end == stop or p.tag[end] not in ("NNP", "NNPS", "POS"))
        return end - t if named else 0

    def _second_field(self, t: int, stop: int) -> int:
        """Return how many words another field of the same post takes: "and Trade" of "Foreign Affairs and Trade"."""
        if t + 2 >= stop or self.parse.lower[t] != "and":
            return 0
        length = self._title_words(t + 1, stop) or (1 if self.parse.lower[t + 1] in self.cues.modifiers else 0)
        behind = t + 1 + length
        return length + 1 if length and behind < stop and self.parse.lower[behind] in ("of", ",") else 0

    def _described_owners(self, preposition: int) -> int | None:
        """Return the noun for several states whose posts are meant: "the presidents of the two countries"."""
        p, nouns = self.parse, self.nouns
        for t in p.children[preposition]:
            several = p.lower[t] in nouns.pairs_of_states or p.lower[t] in nouns.pairs_of_sides
            if several and any(p.lower[c] in self.counted for c in p.children[t]):
                return t
        return None

    def owners_listed(self, preposition: int, stop: int) -> tuple[tuple[EntityId, ...], int]:
        """Return the owners in "the foreign ministers of China, Pakistan and Iran" and where they end.

        A second "of" goes on with them: "representatives of Chile and of Peru".
        """
        p = self.parse
        found: dict[EntityId, None] = {}
        end = preposition
        for t in [t for c in p.children[preposition] for t in p.conjuncts(c)]:
            name = self.name_at.get(t)
            if name is None or name.kind == "dip:Government":  # "the Taliban-led government of Afghanistan"
                inner = [x for y in p.children[t] if p.lower[y] == "of" for x in p.children[y]]
                name = next((self.name_at[x] for x in inner if x in self.name_at), name)
            actor = self.actor(name) if name is not None and name.kind != _PERSON else None
            if name is not None and actor is not None:
                found.setdefault(actor)
                end = max(end, name.last)
        if (beside := self._owners_beside(preposition + 1, stop)) and len(beside[0]) > len(found):
            found, end = dict.fromkeys(beside[0]), beside[1]
        again = end + 1
        while again < stop and p.lower[again] in (",", "and"):
            again += 1
        if found and end + 1 < again < stop and p.lower[again] == "of":
            more, last = self.owners_listed(again, stop)
            found.update(dict.fromkeys(more))
            end = last if more else end
        return tuple(found), end

    def _owners_beside(self, t: int, stop: int) -> tuple[list[EntityId], int] | None:
        """Return the states that a list ended by "and" names from `t` on, however it was parsed, and where it ends."""
        p, found, joined = self.parse, list[EntityId](), False
        while t < stop:
            name = self.name_at.get(t + (p.lower[t] == "the"))
            if name is None or name.kind != "dip:State" or name.entity is None:
                return None
            found.append(name.entity)
            if joined:
                return (found, name.last) if len(found) > 2 else None
            t = name.last + 1
            while t < stop and p.lower[t] in (",", "and"):
                joined = joined or p.lower[t] == "and"
                t += 1
        return None

    def actor(self, name: Name) -> EntityId | None:
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


def _spaced(words: list[str]) -> list[str]:
    """Join elided articles to their noun: "d'" "affaires" is one word."""
    joined: list[str] = []
    for word in words:
        if joined and joined[-1] in ("d'", "d’"):
            joined[-1] += word
        else:
            joined.append(word)
    return joined
