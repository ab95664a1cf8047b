"""Find who holds a post by the words around it: beside the title, in apposition, as subject of "became"."""

from kg.model import ClassId
from kg.reading.labels import SUBJECTS, VERBS
from kg.reading.parse import Parse
from kg.reading.resolve.names.index import Name
from kg.reading.resolve.posts.offices import Post
from kg.reading.resolve.posts.titles import TitleReader
from kg.reference.cues import Cues

_PERSON = "dip:Person"
#: Under these stands whom somebody writes to or meets, in a phrase that opens his sentence.
_TO = ("to", "with", "from")
#: How a name between commas may hang that is an apposition: the parser takes it for a time, or for one of a list.
_BESIDE = ("appos", "nsubj", "dobj", "pobj", "conj", "npadvmod")


class HolderFinder:
    """Finds the holders of the posts of one parse."""

    def __init__(self, parse: Parse, name_at: dict[int, Name], titles: TitleReader, cues: Cues) -> None:
        """Look at `parse` with its proper names by token."""
        self.parse = parse
        self.name_at = name_at
        self.titles = titles
        self.cues = cues.offices
        self.leaders = cues.leaders

    def find(self, post: Post) -> Post:
        """Return the post with its holder, where the words around it name one."""
        p = self.parse
        stop = p.sentences[p.sentence_of[post.head]][1]
        start = p.sentences[p.sentence_of[post.head]][0]
        after = self.person(post.last + 1) or self.misread_person(post.last + 1) if post.last + 1 < stop else None
        if after is None and post.last + 2 < stop and p.lower[post.last + 1] in self.cues.status:
            after = self.person(post.last + 2)
        if after is not None and after.first > post.last:
            if post.plural and p.lower[post.head] != p.lower[post.head].rstrip("s"):
                return post
            return self._owned_behind(post._replace(holder=after), after.last + 1)
        if (
            post.first - 2 >= start
            and p.lower[post.first - 1] == "as"
            and (before := self.person(post.first - 2)) is not None
        ):
            if before.last == post.first - 2 and p.dep[before.last] in ("pobj", "dobj"):
                return post._replace(holder=before)
        if p.dep[post.head] == "oprd" and (before := self.person(post.first - 1)) is not None:
            return post._replace(holder=before)  # "named Qin Gang foreign minister"
        t = post.first - 1
        while t >= start and p.lower[t] in self.cues.before_title:
            t -= 1
        apposed = p.dep[post.head] == "appos" and t - 1 >= start
        if (
            t - 1 >= start
            and p.words[t] in (",", "(", "—", "–")
            and (before := self.person(t - 1) or (self.misread_person(t - 1) if apposed else None))
        ):
            titled = self._is_titled(before) or self._is_behind_title(before)
            taken = titled or p.lower[p.head[before.last]] in self.cues.heads
            taken = taken and self._named_behind(post, stop) is not None
            if p.dep[post.head] in SUBJECTS and p.lower[p.head[before.last]] in _TO:
                taken = True  # "In a letter to Nehru, the premier of Ceylon protested"
            if not post.plural and p.dep[post.head] != "pobj" and not taken:
                return post._replace(holder=before)
        behind = self._named_behind(post, stop)
        if behind is not None and p.dep[behind.last] in _BESIDE:
            return post._replace(holder=behind)
        return self._by_grammar(post)

    def _named_behind(self, post: Post, stop: int) -> Name | None:
        """Return the name between commas behind a title: "the president, Luis Arce, said"."""
        p = self.parse
        if post.last + 2 >= stop or p.words[post.last + 1] not in (",", "(") or post.plural:
            return None
        first = post.last + 2
        first += post.title in self.cues.leaders and p.lower[first] in self.cues.leading  # "the ruler, King Hussein"
        behind = self.person(first) or self.misread_person(first)
        if behind is None or (behind.last + 1 < stop and p.words[behind.last + 1] not in (",", ")", ".", ";")):
            return None
        return behind

    def _is_titled(self, name: Name) -> bool:
        """Whether a title stands right before a name: "Prime Minister Modi"."""
        return name.first > 0 and self.parse.lower[name.first - 1] in self.cues.heads

    def _is_behind_title(self, name: Name) -> bool:
        """Whether a title and whose it is stand before the comma of a name: "the King of Jordan, Abdullah II"."""
        p, t = self.parse, name.first - 2
        if t < 0 or p.words[t + 1] != ",":
            return False
        owner = self.name_at.get(t)
        if owner is not None and owner.kind != _PERSON:
            t = owner.first - 1
            t -= p.lower[t] == "the"
            t -= p.lower[t] == "of"
        return p.lower[t] in self.cues.heads

    def _is_of_other(self, post: Post, name: Name) -> bool:
        """Whether a name behind two titles is the second's: "the president and Foreign Minister Dar"."""
        return self._is_titled(name) and "and" in self.parse.lower[post.last + 1 : name.first]

    def _owned_behind(self, post: Post, t: int) -> Post:
        """Read the owner that follows the holder: "President Luis Arce of Bolivia"."""
        p = self.parse
        if post.owners or post.host is not None or t + 1 >= len(p) or p.lower[t] != "of":
            return post
        name = self.name_at.get(t + 2 if p.lower[t + 1] == "the" else t + 1)
        owner = self.titles.actor(name) if name is not None and name.kind != _PERSON else None
        return post._replace(owners=(owner,)) if owner is not None else post

    def _by_grammar(self, post: Post) -> Post:
        """Find the holder as apposition, or as subject of "is", "became", "serves as"."""
        p = self.parse
        noun = p.head[post.head] if post.head < p.head[post.head] <= post.last else post.head  # "chargé d'affaires"
        head, dep = p.head[noun], p.dep[noun]
        if post.plural:
            return post
        if dep == "appos" and (name := self.person(head)) is not None:
            return post._replace(holder=name)
        for c in p.children[post.head]:
            if p.dep[c] == "appos" and (name := self.person(c)) is not None and not self._is_of_other(post, name):
                return post._replace(holder=name)
        verb = head if dep in ("attr", "oprd") else p.head[head] if dep == "pobj" and p.lower[head] == "as" else None
        if p.lower[post.first - 1] == "as" and (chosen := self._chosen(p.verb_of(post.first - 1))) is not None:
            return post._replace(holder=chosen)
        subject = self._subject_of(verb, left=dep == "pobj") if verb is not None else None
        if subject is None:
            return post
        if p.pos[subject] == "PRON":
            return post._replace(holder_pronoun=subject)
        apposed = (self.person(c) for c in p.children[subject] if p.dep[c] == "appos")
        name = self.person(subject) or next(filter(None, apposed), None)
        return post._replace(holder=name) if name is not None else post

    def _chosen(self, verb: int) -> Name | None:
        """Return who "was picked" by an active verb: "picked Te, a former finance minister, as prime minister"."""
        p, beside = self.parse, self.parse.children[verb]
        if p.lemma[verb] not in self.cues.appointing or any(p.dep[c] == "auxpass" for c in beside):
            return None
        if p.tag[verb] not in ("VBD", "VBN") or any(p.dep[c] == "neg" for c in beside):
            return None
        chosen = [c for c in beside if p.dep[c] == "dobj" and p.tag[c] == "NNP"]
        return (self.person(chosen[0]) or self.misread_person(chosen[0])) if chosen else None

    def _subject_of(self, verb: int, *, left: bool) -> int | None:
        """Return who "is", "became" or "was appointed" something, as far as the verb says that it is so.

        With `left`, also who "resigned as" or "was replaced as" something.
        """
        p = self.parse
        passive = any(p.dep[c] in ("auxpass", "nsubjpass") for c in p.children[verb])
        says = self.cues.appointing if passive else self.cues.copulas
        if left:
            says |= self.cues.ousting if passive else self.cues.resigning | self.cues.accredited
        wordings = {p.lemma[verb], *(f"{p.lemma[verb]} {p.lower[c]}" for c in p.children[verb] if p.dep[c] != "punct")}
        if any(p.lower[c] == "if" and p.dep[c] == "mark" for c in p.children[verb]):
            return None
        if not wordings & says or p.pos[verb] not in VERBS:
            return None
        planned = not wordings.isdisjoint(self.cues.accredited)  # who will present credentials has been appointed
        if any(self._unsays(c, planned=planned) for c in p.children[verb]):
            return None
        subject = next((c for c in p.children[verb] if p.dep[c] in SUBJECTS), None)
        if subject is not None and p.lower[subject] in ("who", "that"):
            return p.head[verb] if p.dep[verb] == "relcl" else None
        if subject is None and p.dep[verb] == "conj" and p.pos[p.head[verb]] in VERBS:
            return next((c for c in p.children[p.head[verb]] if p.dep[c] in SUBJECTS), None)
        return subject

    def _unsays(self, c: int, *, planned: bool) -> bool:
        """Whether a word beside a verb says that it is not so, or, unless it may be `planned`, not yet."""
        p = self.parse
        return p.dep[c] == "neg" or (not planned and p.dep[c] == "aux" and p.lemma[c] not in ("have", "be"))

    def person(self, token: int) -> Name | None:
        """Return the personal name at a token, honorifics before it skipped."""
        name = self.name_at.get(self._behind_address(token))
        return name if name is not None and name.kind == _PERSON else None

    def _behind_address(self, token: int) -> int:
        """Return where the name begins behind "Mr", "Hon." or "Rt. Hon."."""
        p = self.parse
        while token + 1 < len(p) and p.lower[token].rstrip(".") in self.cues.addresses:
            token += 2 if p.words[token + 1] == "." else 1
        return token

    def misread_person(self, token: int) -> Name | None:
        """A proper name beside a title is a person's, whatever the recogniser took it for, if anything."""
        p, token = self.parse, self._behind_address(token)
        name = self.name_at.get(token)
        if token >= len(p) or (name is not None and (name.senses or name.kind == _PERSON)):
            return None
        if name is not None and name.first == token and 1 <= name.last - token <= 4 and self._is_like_person(name):
            return Name(name.first, name.last, ClassId(_PERSON))
        first = last = token
        while self._may_name(first - 1, token) and p.head[first - 1] >= first - 1:
            first -= 1
        while self._may_name(last + 1, token) and p.dep[last] == "compound":
            last += 1
        alone = first == last and self.leaders.served((p.words[token],))
        if not self._may_name(token, token) or not (alone or 1 <= last - first <= 4):
            return None
        return Name(first, last, ClassId(_PERSON))

    def _is_like_person(self, name: Name) -> bool:
        """Whether all words of a name could be a person's: "Kassym-Jomart Tokayev", not "Bank of Peru"."""
        words = self.parse.words[name.first : name.last + 1]
        return "-" in words and all(word == "-" or (word.istitle() and word.isalpha()) for word in words)

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
            and self.cues.heads.isdisjoint((p.lower[token], p.lower[token].removesuffix("s")))
            and p.lower[token] not in self.cues.modifiers
        )
