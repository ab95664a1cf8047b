"""Give every personal name of a document its person: surnames and short forms go to the fullest name.

"Ishaq Dar" and later "Dar", "Xi Jinping" and later "Xi" are one; two full names that share only a surname stay apart,
and the surname alone then goes to the one named last before it.
"""

from collections import Counter
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from kg.model import ClassId, EntityId
from kg.reading.parse import Parse
from kg.reading.resolve.names.index import Name
from kg.reading.resolve.referents import Register
from kg.reference.leaders import Leaders

_PERSON = ClassId("dip:Person")
#: Of so many words at most is a leader's name, and a family name alone of so many letters at least.
_LONGEST_NAME, _LONG = 4, 6


class PersonRegister:
    """The persons of one document by their full names, in order of first mention."""

    def __init__(self, register: Register, honorifics: frozenset[str]) -> None:
        """Enter persons into `register`; `honorifics` are cut off the front of names."""
        self.register = register
        self.honorifics = honorifics
        self._full: list[tuple[str, ...]] = []
        self._ids: dict[tuple[str, ...], EntityId] = {}
        #: Which full names a shorter one may be short for.
        self._fitting: dict[tuple[str, ...], list[tuple[str, ...]]] = {}
        #: Where full names stand: begin of the sentence, whether as its subject, offset; with the name.
        self._told: dict[tuple[int, bool, int], tuple[str, ...]] = {}

    def learn(self, parse: Parse, names: list[Name]) -> None:
        """Note the full names of a parse, so that short forms may stand before them too."""
        for name in names:
            words = self.words_of(parse, name) if name.first < name.last else ()
            if len(words) < 2:
                continue
            if words not in self._full:
                self._full.append(words)
                self._fitting.clear()
            sentence = parse.sentences[parse.sentence_of[name.first]][0]
            governs = parse.dep[name.last] in ("nsubj", "nsubjpass")
            self._told[parse.begin[sentence], governs, parse.begin[name.first]] = words

    def recognise(self, parse: Parse, names: list[Name], taken: dict[int, Name]) -> list[Name]:
        """Return short names of known persons that no recogniser has seen as such, or has seen as something else."""
        surnames = {full[-1] for full in self._full}
        surnames |= {given for given, count in Counter(full[0] for full in self._full).items() if count == 1}
        surnames |= {word for full in self._full for word in full[1:-1] if len(word) > 3}  # "Quispe"
        alone = {parse.words[n.last] for n in names if n.kind == "dip:Person" and n.first == n.last and not n.senses}
        found = [
            Name(name.first, name.last, ClassId("dip:Person"))
            for name in names
            if not name.senses
            and name.kind != "dip:Person"
            and (self._is_known(self.words_of(parse, name)) or _has_surname(parse, name, surnames | alone))
        ]
        for t in [t for t, word in enumerate(parse.words) if word in surnames and parse.pos[t] == "PROPN"]:
            name = taken.get(t)
            if name is None or (name.first == name.last and self._may_be_person(parse, name)):
                found.append(Name(t, t, ClassId("dip:Person")))
        return found

    def _is_known(self, words: tuple[str, ...]) -> bool:
        """Whether the words are a full name, or its end with a particle or prefix: "De Gaulle", "El-Sisi"."""
        folded = _folded(words)
        return any(_folded(full)[-len(words) :] == folded for full in self._full)

    def _may_be_person(self, parse: Parse, name: Name) -> bool:
        """Whether a surname is not what it was taken for; a place of that name is one unless the recogniser says so."""
        if not name.senses:
            return name.kind != "dip:Person"
        if name.senses[0].use in (
            "people",
            "adjective",
        ):  # "Baloch told reporters" after "Amna Baloch", not "the Baloch"
            alone = parse.dep[name.last] in ("nsubj", "nsubjpass", "dobj", "pobj") and parse.tag[name.last] == "NNP"
            return alone and not parse.children[name.last]
        seen = (label for first, stop, label in parse.entities if first == name.first and stop == name.last + 1)
        return name.senses[0].use == "name" and name.kind in ("dip:State", "dip:Place") and "PERSON" in seen

    def words_of(self, parse: Parse, name: Name) -> tuple[str, ...]:
        """Return the words of a personal name without titles, initials kept."""
        written = parse.words[name.first : name.last + 1]
        words = [word for word in written if word[0].isalnum()] if "-" not in written else _hyphenated(written)
        while len(words) > 1 and words[0].rstrip(".").casefold() in self.honorifics:
            words.pop(0)
        return tuple(words)

    def identify_name(self, parse: Parse, name: Name) -> tuple[EntityId, str, float]:
        """Return the person of a name where it stands: of two with one surname, whoever was named last."""
        return self.identify(self.words_of(parse, name), parse.begin[name.first])

    def identify(self, words: tuple[str, ...], offset: int = 0) -> tuple[EntityId, str, float]:
        """Return the person of a name at an offset of the text, what decided it, and how sure that is."""
        full = self._fullest(words, offset)
        how, confidence = ("name", 0.95) if len(words) > 1 else ("surname", 0.9)
        if len(words) == 1 and full == words:
            how, confidence = "name", 0.7
        entity = self._ids.get(full)
        label = " ".join(full)
        if entity is None:
            entity = self._ids[full] = self.register.mint("person", ClassId("dip:Person"), label)
        self.register.add(entity, ClassId("dip:Person"), label, " ".join(words))
        return entity, how, confidence

    def _fullest(self, words: tuple[str, ...], offset: int) -> tuple[str, ...]:
        fitting = self._fitting.get(words)
        if fitting is None:
            fitting = [full for full in self._full if len(full) > len(words) and _fits(words, full)]
            self._fitting[words] = fitting
        if len(words) == 1 and not fitting:
            inside = [full for full in self._full if words[0] in full[:-1]]  # "Lula", "Chiang", "Megawati"
            return inside[0] if len(inside) == 1 else words
        if len(words) == 1 and len(fitting) > 1:
            told = [place for place, full in self._told.items() if place[2] < offset and full in fitting]
            return self._told[max(told)] if told else fitting[0]
        return fitting[0] if fitting else words


def _hyphenated(written: list[str]) -> list[str]:
    """Return the words of a name with those around a hyphen as one.

    >>> _hyphenated(["Moon", "Jae", "-", "in"])
    ['Moon', 'Jae-in']
    """
    words: list[str] = []
    for before, word in pairwise(["", *written]):
        if words and "-" in (word, before):
            words[-1] += word
        elif word[0].isalnum():
            words.append(word)
    return words


def _fits(words: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Whether `words` may be short for a full name."""
    folded, known = _folded(words), _folded(full)
    if len(words) > 1:
        return (known[0] == folded[0] and known[-1] == folded[-1]) or known[-len(words) :] == folded
    return (
        known[-1] == folded[0] or (known[0] == folded[0] and len(full[0]) <= 4) or folded[0] == known[-1].split("-")[-1]
    )


def _has_surname(parse: Parse, name: Name, surnames: set[str]) -> bool:
    """Whether what was taken for a body or place is called like a person of the text: "Amilcar Cabral"."""
    words = parse.words[name.first : name.last + 1]
    if not 2 <= len(words) <= 3 or words[-1] not in surnames or not all(w.istitle() and w.isalpha() for w in words):
        return False
    return parse.dep[name.last] != "compound" and not any(parse.dep[c] == "det" for c in parse.children[name.last])


@lru_cache(maxsize=10_000)
def _folded(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(word.casefold() for word in words)


def with_leaders(names: list[Name], parse: Parse, leaders: Leaders) -> list[Name]:
    """Return the names with known leaders as persons whom the recogniser took for bodies: "Patrice Lumumba"."""
    return [replace(n, kind=_PERSON) if _is_leader(n, parse, leaders) else n for n in names]


def _is_leader(name: Name, parse: Parse, leaders: Leaders) -> bool:
    words = parse.words[name.first : name.last + 1]
    taken = bool(name.senses) or name.kind not in ("dip:Organization", "dip:Place") or len(words) > _LONGEST_NAME
    if taken or not all(w[:1].isupper() and w.replace("-", "").isalpha() for w in words):
        return False
    return (len(words) > 1 or len(words[0]) >= _LONG) and bool(leaders.served(words))
