"""Choose what a shared name means by who else is named: "Georgia" beside Alabama and Florida is no republic.

The places of a text speak for the meaning that lies in their state, most of all those of its sentence; so does what the
text has called by an unmistakable name before.
"""

from dataclasses import replace

from kg.model import EntityId
from kg.reading.parse import Parse
from kg.reading.resolve.names.index import Name
from kg.reading.resolve.referents import Register
from kg.reference.catalogue import Catalogue, CatalogueEntry, NameSense

_STATE, _PLACE = "dip:State", "dip:Place"
_NEAR, _FAR, _KNOWN = 4, 1, 3


def choose_meanings(
    parse: Parse, names: list[Name], catalogue: Catalogue, register: Register, local: frozenset[str]
) -> list[Name]:
    """Return the names with the meaning that fits the text first; `local` are offices that towns and provinces have."""
    return [
        _with_first(name, _best(parse, name, names, catalogue, register, local), catalogue)
        if _is_shared(name)
        else name
        for name in names
    ]


def _is_shared(name: Name) -> bool:
    return len(name.senses) > 1 and any(s.entity != name.senses[0].entity for s in name.senses)


def _with_first(name: Name, sense: NameSense, catalogue: Catalogue) -> Name:
    if sense is name.senses[0]:
        return name
    others = (s for s in name.senses if s != sense)
    return replace(name, kind=catalogue.entries[sense.entity].kind, senses=(sense, *others))


def _best(
    parse: Parse, name: Name, names: list[Name], catalogue: Catalogue, register: Register, local: frozenset[str]
) -> NameSense:
    """Return the meaning for which most speaks; the likeliest of itself where nothing does."""
    sentence = parse.sentence_of[name.first]
    weights = dict.fromkeys((s.entity for s in name.senses), 0)
    for sense in name.senses:
        if sense.entity in register.kinds:
            weights[sense.entity] += _KNOWN
        entry = catalogue.entries[sense.entity]
        if entry.kind == _PLACE and (
            _has_local_office(parse, name, local) or _has_town(parse, name, names, entry, catalogue)
        ):
            weights[sense.entity] += _NEAR
    for other in names:
        if other.senses and not _is_shared(other):
            weight = _NEAR if parse.sentence_of[other.first] == sentence else _FAR
            for entity in weights:
                weights[entity] += weight * _speaks_for(other, entity, catalogue)
    return max(name.senses, key=lambda s: weights[s.entity])


def _speaks_for(other: Name, entity: EntityId, catalogue: Catalogue) -> bool:
    """Whether a name says that `entity` is about: its own other name, or a place of its state."""
    said = other.senses[0].entity
    if said == entity:
        return True
    place, meant = catalogue.entries[said], catalogue.entries[entity]
    if place.kind != _PLACE or place.state is None:
        return False
    if meant.kind == _STATE:
        return place.state == entity
    return place.state == meant.state and said not in catalogue.capitals


def _has_local_office(parse: Parse, name: Name, local: frozenset[str]) -> bool:
    before = name.first - 2
    return before >= 0 and parse.lower[before + 1] == "of" and parse.lower[before] in local


def _has_town(parse: Parse, name: Name, names: list[Name], entry: CatalogueEntry, catalogue: Catalogue) -> bool:
    """Whether a town that is unknown, or lies in the same state, stands before the comma: "Plains, Georgia"."""
    town = next((n for n in names if n.last == name.first - 2), None)
    if town is None or parse.words[name.first - 1] != "," or town.kind != _PLACE:
        return False
    return not town.senses or any(catalogue.entries[sense.entity].state == entry.state for sense in town.senses)
