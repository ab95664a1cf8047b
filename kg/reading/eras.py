"""Say what names mean in the years of a text: in a report of 1968 "Moscow" and "the Russians" are the Soviet Union.

Which former states share towns and names with those of today is written in ontology/cues/eras.yaml.
"""

import re
from collections import defaultdict
from dataclasses import replace

from kg.model import Document, EntityId
from kg.reading.resolve.names.index import NameIndex
from kg.reference.catalogue import Catalogue, CatalogueEntry
from kg.reference.clause_cues import EraCues

_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
#: A text of later years is set in the past where it tells this many years and nearly all of them lie there.
_TOLD, _SHARE = 3, 0.8
#: How many sets of former states are kept ready.
_KEPT = 12


class Eras:
    """Gives for each document the names as they were meant in its years."""

    def __init__(self, index: NameIndex, cues: EraCues) -> None:
        """Begin with `index`, which has every name as it is meant today."""
        self._today = index
        self._cues = cues
        self._indexes: dict[tuple[frozenset[EntityId], frozenset[EntityId]], NameIndex] = {}
        states = {today for former in cues.towns.values() for today in former}
        named = {today for former in cues.names.values() for today in former}
        #: The towns of each state of today that had another one, and the names of each that had other ones.
        self._towns: defaultdict[EntityId, list[CatalogueEntry]] = defaultdict(list)
        self._names: defaultdict[EntityId, list[str]] = defaultdict(list)
        for entry in index.catalogue.entries.values():
            if entry.kind == "dip:Place" and entry.state in states:
                self._towns[entry.state].append(entry)
        for name, senses in index.catalogue.senses.items():
            for entity in {s.entity for s in senses} & named:
                self._names[entity].append(name)

    def index(self, document: Document) -> NameIndex:
        """Return the names as `document` means them."""
        entries = self._today.catalogue.entries
        told = [int(year) for year in _YEAR.findall(document.text)]
        key = (
            frozenset(e for e in self._cues.towns if _is_set_in(document, told, entries[e], last=0)),
            frozenset(e for e in self._cues.names if _is_set_in(document, told, entries[e], last=1)),
        )
        if not any(key):
            return self._today
        if key not in self._indexes:
            if len(self._indexes) == _KEPT:
                del self._indexes[next(iter(self._indexes))]
            self._indexes[key] = self._today.over(self._catalogue_of(*key))
        return self._indexes[key]

    def _catalogue_of(self, towns: frozenset[EntityId], names: frozenset[EntityId]) -> Catalogue:
        """Return the catalogue with the towns and names of today's states given to former ones."""
        catalogue = self._today.catalogue
        owner = {today: former for former in sorted(towns) for today in self._cues.towns[former]}
        called = {today: former for former in sorted(names) for today in self._cues.names[former]}
        for today, former in called.items():  # a town that shares its name with the capital of then
            if catalogue.entries[today].kind == "dip:Place":
                called[today] = catalogue.entries[former].capital or former
        moved = {x.id: replace(x, state=former) for today, former in owner.items() for x in self._towns[today]}
        entries = {**catalogue.entries, **moved}
        for today, former in owner.items():
            entries[former] = replace(entries[former], capital=entries[former].capital or entries[today].capital)
        meant = {name: catalogue.senses[name] for entity in called for name in self._names[entity]}
        changed = {n: tuple(replace(s, entity=called.get(s.entity, s.entity)) for s in of) for n, of in meant.items()}
        senses = {**catalogue.senses, **changed}
        return replace(catalogue, entries=entries, senses=senses)


def _is_set_in(document: Document, told: list[int], state: CatalogueEntry, *, last: int) -> bool:
    """Whether a text is of the years of a former state, or tells of them; its `last` years may be left out."""
    began, ended = state.began or 0, (state.ended or 0) - last
    if document.date is not None and document.date.year <= ended:
        return document.date.year >= began
    inside = sum(began <= year <= ended for year in told)
    return inside >= (1 if document.date is None else _TOLD) and inside >= _SHARE * len(told)
