"""Say who held an office when a document spoke of the office alone, from what all documents say of its holders."""

import datetime as dt
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import accumulate, groupby, pairwise
from operator import itemgetter
from typing import TypeAlias

from kg.graph.identity.bearers import Bearer, Tenure
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


def find_holders(
    bare: Iterable[BareOffice],
    bearers: Iterable[Bearer],
    known_as: Mapping[tuple[str, EntityId], EntityId],
    days: int,
) -> Iterator[Held]:
    """Yield the holder of every bare office where the documents leave no doubt.

    A term whose bounds are stated decides by them. Else it is whoever a document of at most `days` before or after
    names as its holder, if no other is named as its holder in that time. `known_as` tells under which path the person
    of a document goes.
    """
    terms: defaultdict[str, list[tuple[EntityId, Tenure]]] = defaultdict(list)
    for bearer in bearers:
        person = known_as.get((bearer.document, bearer.id), bearer.id)
        for tenure in bearer.tenures:
            if tenure.actor:
                terms[tenure.office].append((person, tenure))
    for office, namings in groupby(sort_apart(bare), key=itemgetter(0)):
        if office not in terms:
            continue
        holders = _Holders(terms[office], days)
        for _, day, naming in namings:
            fitting = holders.on(dt.date.fromordinal(day))
            if fitting is not None:
                person, tenure = fitting
                since = tenure.began or tenure.day
                because = f"named as its holder in {tenure.document}" + (f", {since}" if since else "")
                yield Held(naming, person, because)


class _Holders:
    """All that documents say of the holders of one office."""

    def __init__(self, terms: list[tuple[EntityId, Tenure]], days: int) -> None:
        self._days = days
        #: Those whose bounds are stated, and those of which is known when a document named them as its holder.
        self._bounded = [(person, tenure) for person, tenure in terms if tenure.began or tenure.ended]
        named = (
            (tenure.day.toordinal(), str(tenure), person, tenure)
            for person, tenure in terms
            if tenure.day and not (tenure.began or tenure.ended) and tenure.status not in ("Former", "Designate")
        )
        self._named = sorted(named, key=itemgetter(0, 1))
        self._on = [day for day, *_ in self._named]
        #: How often the holder has changed up to each.
        changes = (one[2] != other[2] for one, other in pairwise(self._named))
        self._changes = list(accumulate(changes, initial=0))

    def on(self, day: dt.date) -> tuple[EntityId, Tenure] | None:
        """Return who held it on `day` with the tenure that says so best; None where nobody did, or two may have."""
        fitting = list(self._fitting_bounds(day))
        begin = bisect_left(self._on, day.toordinal() - self._days)
        end = bisect_right(self._on, day.toordinal() + self._days)
        if begin < end:
            if self._changes[begin] != self._changes[end - 1]:
                return None
            fitting += self._nearest(day.toordinal(), begin, end)
        if len({person for _, person, _ in fitting}) != 1:
            return None
        _, person, tenure = min(fitting, key=lambda fit: (fit[0], str(fit[2])))
        return person, tenure

    def _nearest(self, day: int, begin: int, end: int) -> Iterator[tuple[int, EntityId, Tenure]]:
        """Yield of those named on the nearest days before and after the first each."""
        after = bisect_left(self._on, day, begin, end)
        before = bisect_left(self._on, self._on[after - 1], begin, after) if after > begin else after
        for place in {after, before}:
            if place < end:
                on, _, person, tenure = self._named[place]
                yield abs(on - day), person, tenure

    def _fitting_bounds(self, day: dt.date) -> Iterator[tuple[int, EntityId, Tenure]]:
        """Yield those of stated bounds who can have held it on `day`, with how far away the document is."""
        for person, tenure in self._bounded:
            begins, ends = tenure.began, tenure.ended
            if tenure.status == "Designate" or (begins and begins > day) or (ends and ends < day):
                continue
            if tenure.status == "Former" and not (begins and ends):
                continue
            if begins and (ends or (tenure.day and tenure.day >= day)):
                yield 0, person, tenure
            elif tenure.day and abs((tenure.day - day).days) <= self._days:
                yield abs((tenure.day - day).days), person, tenure
