"""Say who held an office when a document spoke of the office alone, from what all documents say of its holders."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from kg.graph.identity.bearers import Bearer, Tenure
from kg.model import ClassId, EntityId

_OFFICE = ClassId("dip:Office")


@dataclass(frozen=True, slots=True)
class Held:
    """The holder of an office on the day of a document."""

    #: The node that names the office in the document.
    naming: str
    person: EntityId
    because: str


def find_holders(bearers: Iterable[Bearer], known_as: Mapping[tuple[str, EntityId], EntityId], days: int) -> list[Held]:
    """Return the holder of every bare office where the documents leave no doubt, sorted.

    A term whose bounds are stated decides by them. Else it is whoever a document of at most `days` before or after
    names as its holder, if no other is named as its holder in that time. `known_as` tells under which path the person
    of a document goes.
    """
    bearers = list(bearers)
    told: set[tuple[str, EntityId]] = set()
    terms: defaultdict[EntityId, list[tuple[EntityId, Tenure]]] = defaultdict(list)
    for bearer in bearers:
        person = known_as.get((bearer.document, bearer.id), bearer.id)
        for tenure in bearer.tenures:
            told.add((tenure.document, tenure.office))
            if tenure.actor:
                terms[tenure.office].append((person, tenure))
    held = []
    for bearer in bearers:
        if bearer.kind == _OFFICE and bearer.day and (bearer.document, bearer.id) not in told:
            fitting = sorted(_fitting(terms[bearer.id], bearer.day, days), key=lambda fit: (fit[0], str(fit[2])))
            if len({person for _, person, _ in fitting}) == 1:
                _, person, tenure = fitting[0]
                since = tenure.began or tenure.day
                because = f"named as its holder in {tenure.document}" + (f", {since}" if since else "")
                held.append(Held(bearer.naming, person, because))
    return sorted(held, key=lambda each: each.naming)


def _fitting(
    terms: Iterable[tuple[EntityId, Tenure]], day: dt.date, days: int
) -> Iterator[tuple[int, EntityId, Tenure]]:
    """Yield those who can have held it on `day`, with how far away the document is that says so."""
    for person, tenure in terms:
        begins, ends = tenure.began, tenure.ended
        if tenure.status == "Designate" or (begins and begins > day) or (ends and ends < day):
            continue
        if tenure.status == "Former" and not (begins and ends):
            continue
        if begins and (ends or (tenure.day and tenure.day >= day)):
            yield 0, person, tenure
        elif tenure.day and abs((tenure.day - day).days) <= days:
            yield abs((tenure.day - day).days), person, tenure
