"""Proper names, and the catalogue's names indexed by their first word."""

import re
from collections import defaultdict
from copy import copy
from dataclasses import dataclass

from kg.model import ClassId, EntityId
from kg.reading.parse import Parse
from kg.reference.catalogue import Catalogue, NameSense

_FIRST = re.compile(r"\w+")
#: Characters that names are written with besides those of the catalogue.
_FOLD = (("’", "'"), ("‘", "'"), ("\u00a0", " "), ("\n", " "), ("‑", "-"), ("–", "-"))


@dataclass(slots=True, unsafe_hash=True)
class Name:
    """A proper name at tokens `first` to `last`; `senses` is empty where only the recogniser knows it.

    Not frozen, for the reason that a reference is not; nobody edits one either.
    """

    first: int
    last: int
    kind: ClassId
    senses: tuple[NameSense, ...] = ()

    @property
    def entity(self) -> EntityId | None:
        """The catalogue's first choice."""
        return self.senses[0].entity if self.senses else None


class NameIndex:
    """The catalogue's names by their first word: matching at word starts costs the same whatever its size."""

    def __init__(self, catalogue: Catalogue) -> None:
        """Index every surface form once."""
        self.catalogue = catalogue
        self._lengths: dict[str, tuple[int, ...]] = {}
        #: State -> its adjectives.
        self.adjectives: dict[EntityId, list[str]] = defaultdict(list)
        lengths: dict[str, set[int]] = defaultdict(set)
        for surface, senses in catalogue.senses.items():
            if senses[0].use == "adjective":
                self.adjectives[senses[0].entity].append(surface)
            first = _FIRST.match(surface)
            if first is not None:
                lengths[first.group()].add(len(surface))
        self._lengths = {word: tuple(sorted(found, reverse=True)) for word, found in lengths.items()}

    def over(self, catalogue: Catalogue) -> "NameIndex":
        """Return an index of the same names with what `catalogue` says of them."""
        other = copy(self)
        other.catalogue = catalogue
        return other

    def _lengths_of(self, word: str) -> tuple[int, ...]:
        """Return how long the names are that begin as a word does which is more than their first: "Guinea-Bissau"."""
        first = _FIRST.match(word)
        return self._lengths.get(first[0], ()) if first is not None else ()

    def find(self, parse: Parse) -> list[Name]:
        """Return the catalogue's names in text order, longest first, none overlapping."""
        text = parse.text
        for written, plain in _FOLD:
            text = text.replace(written, plain)
        known, meant = self._lengths, self.catalogue.senses
        found: list[Name] = []
        covered = -1
        words = parse.words
        written_here = set(words)
        opening = known.keys() & written_here
        opening.update([w for w in written_here if not w.isalnum() and w[0].isalnum()])
        for i in [i for i, word in enumerate(words) if word in opening]:
            begin = parse.begin[i]
            lengths = (known.get(words[i]) or self._lengths_of(words[i])) if begin >= covered else ()
            for length in lengths:
                end = begin + length
                senses = meant.get(text[begin:end])
                if senses is None or (text[end : end + 1].isalnum() and text[end - 1].isalnum()):
                    continue
                last = i
                while last + 1 < len(words) and parse.begin[last + 1] < end:
                    last += 1
                kind = self.catalogue.entries[senses[0].entity].kind
                found.append(Name(i, last, kind, senses))
                covered = end
                break
        return found
