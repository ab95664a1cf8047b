"""The parse of one document as plain columns: what every stage of the reading looks at.

Asking a spaCy token for an attribute costs about as much as a dictionary look-up ten times over; the reader asks
millions of times. One call takes the columns out of the `Doc`, and from there on everything is a list index.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from types import MappingProxyType
from typing import TYPE_CHECKING

from spacy.attrs import DEP, ENT_IOB, ENT_TYPE, HEAD, IDX, LEMMA, LOWER, ORTH, POS, SENT_START, TAG

from kg.reading.forms import Forms
from kg.reading.labels import VERBS
from kg.reading.mending.columns import Columns
from kg.reading.mending.rules import mend
from kg.reference.clause_cues import MendingCues

if TYPE_CHECKING:
    from spacy.strings import StringStore
    from spacy.tokens import Doc

#: Strings first, then numbers.
_COLUMNS = [ORTH, LOWER, TAG, DEP, ENT_TYPE, HEAD, IDX, SENT_START, ENT_IOB]
_STRINGS = 5
#: How a token stands to the named entity that it is part of, if any.
_INSIDE, _BEGINS = 1, 3
_NO_CUES = MendingCues()
#: How far a dependency takes a word from the top of its sentence; a reported clause is nearly as near as the verb.
_DISTANCE = {
    "ROOT": 0.0, "xcomp": 0.35, "ccomp": 0.25, "dobj": 0.3, "nsubjpass": 0.4, "attr": 0.3, "conj": 0.6, "nsubj": 0.8,
    "advcl": 1.2, "relcl": 1.5, "acl": 1.0, "appos": 1.5, "amod": 1.5, "compound": 1.0, "poss": 1.5,
}  # fmt: skip


class Strings(dict[int, str]):
    """The strings of a vocabulary by key: the vocabulary, which decodes a string anew each time, is asked once."""

    def __init__(self, store: "StringStore") -> None:
        """Begin with the empty string; the others come when they are asked for."""
        super().__init__({0: ""})
        self._store = store

    def __missing__(self, key: int) -> str:
        """Ask the vocabulary."""
        found: str = self._store[key]
        return self.setdefault(key, found)


def _find_entities(marks: list[int], kinds: list[str]) -> Iterator[tuple[int, int, str]]:
    """Yield first token, end and label of each named entity, as each token says how it stands to one."""
    first = -1
    for i, mark in enumerate((*marks, 0)):
        if first >= 0 and mark != _INSIDE:
            yield first, i, kinds[first]
            first = -1
        if mark == _BEGINS and kinds[i]:
            first = i


class Parse:
    """One parsed stretch of text in columns, indexed by token.

    Offsets (`begin`, `end`) count in the whole document's text, also where a long document was parsed in pieces;
    `head[i] == i` at the root of a sentence.
    """

    __slots__ = (
        "_joined",
        "begin",
        "children",
        "dep",
        "end",
        "entities",
        "head",
        "lemma",
        "lower",
        "offset",
        "pos",
        "sentence_of",
        "sentences",
        "tag",
        "text",
        "timed",
        "words",
    )

    def __init__(
        self,
        doc: "Doc",
        offset: int = 0,
        text: str | None = None,
        lemmas: Mapping[str, Mapping[str, str]] = MappingProxyType({}),
        mending: MendingCues = _NO_CUES,
        strings: Strings | None = None,
        forms: Forms | None = None,
    ) -> None:
        """Take the columns of `doc`, whose text begins at `offset` of the document's `text`.

        `lemmas` puts right by part of speech what the model's lemmatizer gets wrong: "staged" is "stage", not "stag".
        `mending` holds words by which the parser's mistakes are known, `strings` those of the model's vocabulary, kept
        from parse to parse. `forms` knows parts of speech and base forms where `doc` does not.
        """
        array = doc.to_array(_COLUMNS)
        known = Strings(doc.vocab.strings) if strings is None else strings

        self.offset = offset
        self.text = doc.text if text is None else text
        keys = array[:, :_STRINGS].T.tolist()
        self.words, self.lower, self.tag, self.dep, kinds = (list(map(known.__getitem__, column)) for column in keys)
        heads, begins, starts, marks = array[:, _STRINGS:].astype("int64").T.tolist()
        if forms is None or not forms.replaced:
            self.pos, lemma = ([known[key] for key in column] for column in doc.to_array([POS, LEMMA]).T.tolist())
        else:
            self.pos, lemma = forms.find(doc, keys[0], keys[2], keys[3])
        self.lemma = [word.lower() for word in lemma]
        if lemmas:
            for i, word in enumerate(self.lower):
                mended = lemmas.get(self.pos[i])
                if mended is not None and word in mended:
                    self.lemma[i] = mended[word]
        self.head: list[int] = [i + h for i, h in enumerate(heads)]
        n = len(heads)
        labels = [""] * n
        self.entities = list(_find_entities(marks, kinds))
        for first, stop, label in self.entities:
            labels[first:stop] = [label] * (stop - first)
        mend(Columns(self.words, self.lower, self.pos, self.tag, self.dep, self.head, labels, mending))
        self.begin: list[int] = [offset + b for b in begins]
        self.end = [b + len(w) for b, w in zip(self.begin, self.words, strict=True)]
        below: defaultdict[int, list[int]] = defaultdict(list)
        #: What is coordinated to a token to its right.
        self._joined: dict[int, list[int]] = {}
        for i, h in enumerate(self.head):
            if h != i:
                below[h].append(i)
                if self.dep[i] == "conj":
                    self._joined.setdefault(h, []).append(i)
        #: What hangs on each token; most words have nothing below them, and share that.
        self.children: list[Sequence[int]] = [below.get(i, ()) for i in range(n)]
        self.timed = {
            t for first, stop, label in self.entities if label in ("DATE", "TIME") for t in range(first, stop)
        }
        firsts = [i for i, start in enumerate(starts) if start == 1 or i == 0]
        self.sentences = list(pairwise([*firsts, n]))
        self.sentence_of = [k for k, (b, e) in enumerate(self.sentences) for _ in range(b, e)]

    def __len__(self) -> int:
        return len(self.words)

    def subtree(self, i: int) -> list[int]:
        """Return the tokens under `i`, itself included, in text order."""
        found, stack = [], [i]
        while stack:
            j = stack.pop()
            found.append(j)
            stack.extend(self.children[j])
        return sorted(found)

    def conjuncts(self, i: int) -> list[int]:
        """Return `i` and what is coordinated to its right: "China", "Pakistan", "Iran" for the first of them."""
        found = [i]
        if i in self._joined:
            for j in found:
                found += self._joined.get(j, ())
        return found

    def is_joined(self, i: int) -> bool:
        """Whether anything is coordinated to `i` to its right."""
        return i in self._joined

    def objects_of(self, i: int, preposition: str) -> list[int]:
        """Return what stands under a preposition of `i`: "Gaza" for "on" of "the attack on Gaza"."""
        return [
            x
            for c in self.children[i]
            if self.dep[c] in ("prep", "agent") and self.lower[c] == preposition
            for x in self.children[c]
            if self.dep[x] == "pobj"
        ]

    def climb(self, i: int) -> list[int]:
        """Return the governors of `i`, nearest first, the root last."""
        found = []
        while self.head[i] != i:
            i = self.head[i]
            found.append(i)
        return found

    def depth(self, i: int) -> float:
        """Return how far `i` stands from the top of its sentence, clauses weighing more than arguments."""
        depth = 0.0
        while self.head[i] != i:
            depth += _DISTANCE.get(self.dep[i], 0.5)
            i = self.head[i]
        return depth

    def verb_of(self, i: int) -> int:
        """Return the nearest verb at or above `i`, else the root of its sentence."""
        while self.head[i] != i and self.pos[i] not in VERBS:
            i = self.head[i]
        return i

    def are_parted(self, a: int, b: int) -> bool:
        """Whether a semicolon stands between two clauses, which then say nothing of each other."""
        first, last = min(a, b), max(a, b)
        return ";" in self.words[first:last]

    def span(self, tokens: list[int]) -> tuple[int, int]:
        """Return the offsets from the first to the last of `tokens`."""
        return self.begin[min(tokens)], self.end[max(tokens)]

    def words_between(self, first: int, last: int) -> str:
        """Return the text from token `first` to token `last`, both included, on one line."""
        return " ".join(self.text[self.begin[first] : self.end[last]].split())
