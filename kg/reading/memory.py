"""Forget the words of texts that are read: spaCy keeps every word that it ever met, which in news are ever new ones."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from spacy.language import Language

from kg.reading.forms import Forms
from kg.reading.parse import Strings

#: Words that are kept: those met first, which come again. What is new after them is forgotten with its texts.
_KEPT = 50_000


class WordMemory:
    """The words that a pipeline has met, our own copies of them (`Strings`) and what is known of them (`Forms`).

    Texts may be read one within the reading of another, or in turns: words are forgotten when none is being read.
    """

    def __init__(self, nlp: Language, kept: int = _KEPT) -> None:
        """Keep about so many words of `nlp`."""
        self.strings = Strings(nlp.vocab.strings)
        self.forms = Forms(nlp)
        self._nlp, self._kept = nlp, kept
        self._readers = 0
        self._zone = ExitStack()

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Read some texts; nothing of spaCy's that was made inside may be used after it."""
        if self._readers == 0 and len(self._nlp.vocab) > self._kept:
            self._zone.enter_context(self._nlp.memory_zone())
        self._readers += 1
        try:
            yield
        finally:
            self._readers -= 1
            if self._readers == 0:
                self._zone.close()
                if len(self.strings) > 2 * self._kept:
                    self.strings.clear()
                    self.strings[0] = ""
                if len(self.forms) > 2 * self._kept:
                    self.forms.clear()
