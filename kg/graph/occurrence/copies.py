"""Find documents that are one text, such as a dispatch that several newspapers printed.

Texts are compared by their sequences of words (Broder 1997, "On the resemblance and containment of documents"). Those
that are likely alike are found by the least hash values of these, in bands, so that no text is compared with all
others; what is found is then measured exactly.
"""

import datetime as dt
import re
import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from scipy.cluster.hierarchy import DisjointSet

from kg.graph.store.base import Store, select
from kg.names import shrink
from kg.reference.occurrence import CopyRules

_TEXTS = """SELECT ?document ?text ?day WHERE {
  ?document a dip:Document ; dip:text ?text . OPTIONAL { ?document dcterms:issued ?day } }"""
_WORD = re.compile(r"\w+")
#: Of 24 bands of 4, two texts that share 0.7 meet with a chance of 99.8 in 100.
_BANDS, _ROWS = 24, 4
_FACTORS = np.array(
    [int.from_bytes(sha256(b"%d" % i).digest()[:8], "big") | 1 for i in range(_BANDS * _ROWS)], dtype=np.uint64
)
_STEP = np.uint64(0x9E3779B97F4A7C15)

_Shingles = NDArray[np.uint64]


@dataclass(frozen=True, slots=True)
class Text:
    """A document's text; of several that are one text, the earliest is the original."""

    #: Path below `id/`.
    document: str
    text: str
    day: dt.date | None = None


def find_copies(store: Store, rules: CopyRules) -> Mapping[str, str]:
    """Return the original of each document of a store that is a copy, as paths."""
    rows = select(store, _TEXTS)
    days = ((row, dt.date.fromisoformat(row["day"]) if "day" in row else None) for row in rows)
    return match_copies((Text(shrink(row["document"]), row["text"], day) for row, day in days), rules)


def match_copies(texts: Iterable[Text], rules: CopyRules) -> Mapping[str, str]:
    """Return the original of each text that is a copy.

    >>> from kg.reference.occurrence import load_occurrence_rules
    >>> wire = "Wang Yi arrived in Kabul."
    >>> match_copies([Text("document/a", wire), Text("document/b", wire.upper())], load_occurrence_rules().copies)
    {'document/b': 'document/a'}
    """
    given = sorted(texts, key=lambda each: (each.day or dt.date.max, each.document))
    shingles = [_cut(each.text, rules) for each in given]
    joined = DisjointSet(range(len(given)))
    for one, other in _candidates(shingles):
        if not joined.connected(one, other) and _resemblance(shingles[one], shingles[other]) >= rules.share:
            joined.merge(one, other)
    originals = {given[i].document: given[min(subset)].document for subset in joined.subsets() for i in subset}
    return {copy: originals[copy] for copy in sorted(originals) if originals[copy] != copy}


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


def _candidates(shingles: list[_Shingles]) -> Iterator[tuple[int, int]]:
    """Yield pairs that have a band of least hash values in common."""
    blocks: defaultdict[tuple[int, bytes], list[int]] = defaultdict(list)
    for i, of in enumerate(shingles):
        if len(of):
            least = ((of[:, None] * _FACTORS) >> np.uint64(16)).min(axis=0)
            for band, values in enumerate(least.reshape(_BANDS, _ROWS)):
                blocks[band, values.tobytes()].append(i)
    for members in blocks.values():
        for other in members[1:]:
            yield members[0], other
        yield from pairwise(members)


def _resemblance(one: _Shingles, other: _Shingles) -> float:
    """Return which part of all the sequences of two texts both have."""
    shared = len(np.intersect1d(one, other, assume_unique=True))
    return shared / (len(one) + len(other) - shared)
