"""Say who held an office when a document spoke of the office alone, from what all documents say of its holders."""

import datetime as dt
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate, groupby, pairwise
from operator import itemgetter
from typing import TypeAlias

from kg.graph.identity.bearers import Tenure
from kg.model import EntityId
from kg.sorting import sort_apart


@dataclass(frozen=True, slots=True)
class Held:
    """The holder of an office on the day of a document."""

    #: The node that names the office in the document.
    naming: str
    person: EntityId
    because: str


#: Office, day as an ordinal and node of a naming of an office in a document that does not say who holds it.
BareOffice: TypeAlias = tuple[str, int, str]


@dataclass(frozen=True, slots=True)
class _Word:
    """What a document says of the holder of an office; days as ordinals, 0 where they are not told."""

    #: The document's day.
    day: int
    person: EntityId
    #: All of it in words, by which the first of several is found.
    told: str
    began: int
    ended: int
    status: str
    document: str

    @property
    def because(self) -> str:
        """Return why somebody is taken for the holder."""
        since = self.began or self.day
        return f"named as its holder in {self.document}" + (f", {dt.date.fromordinal(since)}" if since else "")


def find_holders(bare: Iterable[BareOffice], terms: Iterable[tuple[EntityId, Tenure]], days: int) -> Iterator[Held]:
    """Yield the holder of every bare office where the documents leave no doubt.

    A term whose bounds are stated decides by them. Else it is whoever a document of at most `days` before or after
    names as its holder, if no other is named as its holder in that time. `terms` are the tenures of each person, under
    the path by which the person goes.
    """
    offices = groupby(sort_apart(_write_down(terms)), key=itemgetter(0))
    some = next(offices, None)
    for office, namings in groupby(sort_apart(bare), key=itemgetter(0)):
        while some is not None and some[0] < office:
            some = next(offices, None)
        if some is None or some[0] != office:
            continue
        holders = _Holders((_Word(*row[2:]) for row in some[1]), days)
        for _, day, naming in namings:
            word = holders.on(day)
            if word is not None:
                yield Held(naming, word.person, word.because)


#: An office, whether bounds are stated, and the fields of a `_Word`.
_Row: TypeAlias = tuple[str, bool, int, EntityId, str, int, int, str, str]


def _write_down(terms: Iterable[tuple[EntityId, Tenure]]) -> Iterator[_Row]:
    for person, tenure in terms:
        began, ended, day = (each.toordinal() if each else 0 for each in (tenure.began, tenure.ended, tenure.day))
        bounded = bool(began or ended)
        if tenure.actor and (bounded or (day and tenure.status not in ("Former", "Designate"))):
            word = (day, person, str(tenure), began, ended, tenure.status, tenure.document)
            yield (tenure.office, bounded, *word)


class _Holders:
    """All that documents say of the holders of one office, what they say twice only once."""

    def __init__(self, words: Iterable[_Word], days: int) -> None:
        self._days = days
        #: Those whose bounds are stated, and those of which is known when a document named them as its holder.
        bounded: dict[tuple[object, ...], _Word] = {}
        self._named: list[_Word] = []
        for word in words:
            if word.began or word.ended:
                bounded.setdefault((word.person, word.began, word.ended, word.status, word.day), word)
            elif not self._named or (self._named[-1].person, self._named[-1].day) != (word.person, word.day):
                self._named.append(word)
        self._bounded = list(bounded.values())
        self._on = [word.day for word in self._named]
        #: How often the holder has changed up to each.
        changes = (one.person != other.person for one, other in pairwise(self._named))
        self._changes = list(accumulate(changes, initial=0))

    def on(self, day: int) -> _Word | None:
        """Return the word that says best who held it on `day`; None where nobody did, or two may have."""
        fitting = list(self._fitting_bounds(day))
        begin = bisect_left(self._on, day - self._days)
        end = bisect_right(self._on, day + self._days)
        if begin < end:
            if self._changes[begin] != self._changes[end - 1]:
                return None
            fitting += self._nearest(day, begin, end)
        if len({word.person for _, word in fitting}) != 1:
            return None
        return min(fitting, key=lambda fit: (fit[0], fit[1].told))[1]

    def _nearest(self, day: int, begin: int, end: int) -> Iterator[tuple[int, _Word]]:
        """Yield of those named on the nearest days before and after the first each."""
        after = bisect_left(self._on, day, begin, end)
        before = bisect_left(self._on, self._on[after - 1], begin, after) if after > begin else after
        for place in {after, before}:
            if place < end:
                yield abs(self._on[place] - day), self._named[place]

    def _fitting_bounds(self, day: int) -> Iterator[tuple[int, _Word]]:
        """Yield those of stated bounds who can have held it on `day`, with how far away the document is."""
        for word in self._bounded:
            begins, ends = word.began, word.ended
            if word.status == "Designate" or (begins and begins > day) or (ends and ends < day):
                continue
            if word.status == "Former" and not (begins and ends):
                continue
            if begins and (ends or (word.day and word.day >= day)):
                yield 0, word
            elif word.day and abs(word.day - day) <= self._days:
                yield abs(word.day - day), word
