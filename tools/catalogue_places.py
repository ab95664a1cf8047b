"""Cities and regions: hand-written ones first, then those of the sources that no other name or word is mistaken for."""

import re
from collections.abc import Sequence
from dataclasses import replace

import catalogue_sources as sources
from catalogue_actors import place_id, state_id
from catalogue_rows import Row, hand_written, join, split

#: How many cities are shipped besides the capitals.
_CITIES = 5_000
#: Of two cities of one name, the smaller needs context unless it is much smaller, when it is left out.
_MUCH_SMALLER = 10
#: Names that the source has in the local language or in legal form alone.
_LOCAL = re.compile(r"[\[\]—]|(kraj|krai|oblysy|voblasc|oblast'?|komunitatea|region|state|province)$|^free and")


def cities(taken: set[str]) -> list[Row]:
    """Return hand-written cities, then the largest others whose name nothing in `taken` nor a word or person bears."""
    rows = [
        Row(
            place_id(row["label"].split(" (")[0], row["state"]),
            "dip:Place",
            row["label"],
            aliases=row["aliases"],
            state=state_id(row["state"]),
            caution=row["caution"],
        )
        for row in hand_written("cities")
    ]
    words = sources.ordinary_words()
    poison = _poison(taken.union(*(row.names() for row in rows)))
    largest: dict[str, int] = {}
    ids = {row.id for row in rows}
    for city in sources.cities():
        name = sources.fold(city.name).lower()
        row = Row(place_id(city.name, city.iso3), "dip:Place", city.name, state=state_id(city.iso3))
        if name in poison or len(name) <= 3 or row.id in ids or set(name.split()) <= words:
            continue
        if largest.setdefault(name, city.population) > city.population:
            if largest[name] > _MUCH_SMALLER * city.population:
                continue
            row = replace(row, caution=city.name)
        ids.add(row.id)
        rows.append(row)
        if len(rows) == _CITIES:
            break
    return rows


def hand_regions() -> list[Row]:
    """Return the hand-written regions, waters, straits and sites."""
    rows = []
    for row in hand_written("regions"):
        adjectives = split(row["adjectives"])
        plurals = join(form for adjective in adjectives for form in (adjective, f"{adjective}s"))
        rows.append(
            Row(
                place_id(row["label"], row["state"]),
                "dip:Place",
                row["label"],
                aliases=join(split(row["aliases"]), row["label"]),
                adjectives=row["adjectives"],
                people={"+s": plurals, "=": row["adjectives"]}.get(row["people"], row["people"]),
                state=state_id(row["state"]),
                caution=row["caution"],
            )
        )
    return sorted(rows, key=lambda row: row.id)


def more_regions(taken: set[str], places: Sequence[Row], known: Sequence[Row]) -> list[Row]:
    """Return the sources' provinces and the like that are not among the `known` regions.

    One that shares its name with a city or word is "X Province" alone.
    """
    told = {sources.fold(name).lower() for row in known for name in row.names()}
    types = {row["type"]: row["word"] for row in hand_written("region-types")}
    words = sources.ordinary_words()
    poison = _poison(taken)
    towns = {sources.fold(name).lower() for row in places for name in (row.label, *split(row.aliases))}
    found: dict[str, list[Row]] = {}
    for region in sources.regions():
        word = types.get(region.type)
        name = sources.fold(region.name).lower()
        if word is None or len(name) <= 3 or name in told or _LOCAL.search(name):
            continue
        label = f"{region.name} {word}"
        row = Row(place_id(label, region.iso3), "dip:Place", label, state=state_id(region.iso3))
        small = f"{region.name} {word.lower()}"
        if name in poison or name in towns or set(name.split()) <= words:
            row = replace(row, aliases=small)
        else:
            row = replace(row, id=place_id(region.name, region.iso3), label=region.name, aliases=f"{label}|{small}")
        found.setdefault(name, []).append(row)
    ids = {row.id for row in places}
    alone = [rows[0] for rows in found.values() if len(rows) == 1 and rows[0].id not in ids]
    claimed = {name.lower() for name in taken}
    return sorted((row for row in alone if not {n.lower() for n in row.names()} & claimed), key=lambda row: row.id)


def _poison(taken: set[str]) -> set[str]:
    dropped = {row["label"] for row in hand_written("dropped")}
    names = {sources.fold(name).lower() for name in taken | dropped}
    return names | sources.ordinary_words() | sources.personal_names()
