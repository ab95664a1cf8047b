"""Find documents that are one text, such as a dispatch that several newspapers printed.

Texts are compared by their sequences of words (Broder 1997, "On the resemblance and containment of documents"). Those
that are likely alike are found by the least hash values of these, in bands, so that no text is compared with all
others; what is found is then measured exactly. Texts wait on a shelf, and their bands are sorted apart from memory.
"""

import datetime as dt
import re
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b, sha256
from itertools import chain, groupby
from operator import itemgetter
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from kg.graph.scan import scan_documents
from kg.graph.store.base import Store
from kg.graph.union import Union
from kg.reference.occurrence import CopyRules
from kg.shelf import Shelf
from kg.sorting import sort_apart

_TEXTS = "?node a dip:Document ; ?what ?value FILTER (?what IN (dip:text, dcterms:issued))"
_WORD = re.compile(r"\w+")
#: Of 24 bands of 4, two texts that share 0.7 meet with a chance of 99.8 in 100.
_BANDS, _ROWS = 24, 4
_FACTORS = np.array(
    [int.from_bytes(sha256(b"%d" % i).digest()[:8], "big") | 1 for i in range(_BANDS * _ROWS)], dtype=np.uint64
)
_STEP = np.uint64(0x9E3779B97F4A7C15)

#: Texts that are at hand while they are compared.
_AT_HAND = 2_000

_Shingles = NDArray[np.uint64]
#: A hash of a band, and of the text that has it the day, the document and its number.
_Band: TypeAlias = tuple[bytes, int, str, int]


@dataclass(frozen=True, slots=True)
class Text:
    """A document's text; of several that are one text, the earliest is the original."""

    #: Path below `id/`.
    document: str
    text: str
    day: dt.date | None = None


def find_copies(store: Store, rules: CopyRules) -> Mapping[str, str]:
    """Return the original of each document of a store that is a copy, as paths."""
    return match_copies(_collect_texts(store), rules)


def _collect_texts(store: Store) -> Iterator[Text]:
    for said in scan_documents(store, _TEXTS):
        text, issued = said.of_itself("dip:text"), said.of_itself("dcterms:issued")
        if text is not None:
            yield Text(said.document, text, dt.date.fromisoformat(issued) if issued else None)


def match_copies(texts: Iterable[Text], rules: CopyRules) -> Mapping[str, str]:
    """Return the original of each text that is a copy.

    >>> from kg.reference.occurrence import load_occurrence_rules
    >>> wire = "Wang Yi arrived in Kabul."
    >>> match_copies([Text("document/a", wire), Text("document/b", wire.upper())], load_occurrence_rules().copies)
    {'document/b': 'document/a'}
    """
    with Shelf[Text](_AT_HAND) as shelf:
        bands = sort_apart(_find_bands(texts, shelf, rules))
        shingles = lru_cache(maxsize=_AT_HAND)(lambda number: _cut(shelf[number].text, rules))
        first = next(bands, None)
        joined = Union(len(shelf))
        for one, other in _candidates(chain([first] if first else [], bands)):
            if joined.first(one) != joined.first(other) and _resemblance(shingles(one), shingles(other)) >= rules.share:
                joined.join(one, other)
        several = sorted((joined.first(n), n) for n in range(len(shelf)) if joined.first(n) != n)
        originals: dict[str, str] = {}
        for number, rest in groupby(several, key=itemgetter(0)):
            alike = [shelf[number], *(shelf[other] for _, other in rest)]
            original = min(alike, key=lambda each: (each.day or dt.date.max, each.document)).document
            originals |= {each.document: original for each in alike if each.document != original}
        return dict(sorted(originals.items()))


def _find_bands(texts: Iterable[Text], shelf: Shelf[Text], rules: CopyRules) -> Iterator[_Band]:
    """Put texts on a shelf; yield a hash of each band of least hash values, with day, document and number."""
    for each in texts:
        number = shelf.add(each)
        shingles = _cut(each.text, rules)
        if len(shingles):
            day = (each.day or dt.date.max).toordinal()
            least = ((shingles[:, None] * _FACTORS) >> np.uint64(16)).min(axis=0)
            for band, values in enumerate(least.reshape(_BANDS, _ROWS)):
                yield band.to_bytes() + blake2b(values.tobytes(), digest_size=12).digest(), day, each.document, number


def _cut(text: str, rules: CopyRules) -> _Shingles:
    """Return a number for each sequence of words of a text; one for the whole of a short text."""
    words = _WORD.findall(text.casefold())
    if len(words) < max(rules.at_least, rules.words):
        return np.array([zlib.crc32(" ".join(words).encode())] if words else [], dtype=np.uint64)
    hashed = np.array([zlib.crc32(word.encode()) for word in words], dtype=np.uint64)
    windows = np.lib.stride_tricks.sliding_window_view(hashed, rules.words)
    found = np.zeros(len(windows), dtype=np.uint64)
    for column in windows.T:
        found = (found ^ column) * _STEP
        found ^= found >> np.uint64(29)
    return np.unique(found)


def _candidates(bands: Iterable[_Band]) -> Iterator[tuple[int, int]]:
    """Yield pairs that have a band of least hash values in common: with the earliest, and with the one before."""
    for _, members in groupby(bands, key=itemgetter(0)):
        first = before = None
        for _, _, _, number in members:
            if first is not None and before is not None:
                yield first, number
                yield before, number
            first, before = number if first is None else first, number


def _resemblance(one: _Shingles, other: _Shingles) -> float:
    """Return which part of all the sequences of two texts both have."""
    shared = len(np.intersect1d(one, other, assume_unique=True))
    return shared / (len(one) + len(other) - shared)
