"""Who is who: states, organisations, movements, places and initiatives, and every name that texts give them.

The catalogue knows which names a word may be and which is likeliest; which one is meant in a sentence is decided by the
reader. A state's demonyms and combining forms are names of the state; a capital is a place that belongs to its state.
"""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from kg.model import ClassId, EntityId
from kg.reference.catalogue_names import NameSense, Use, collect_names
from kg.reference.catalogue_rows import CatalogueRow, Fault, raise_faults, read_bytes, read_rows
from kg.reference.files import find_files

__all__ = ["Catalogue", "CatalogueEntry", "NameSense", "Use", "load_catalogue"]


@dataclass(frozen=True, slots=True)
class CatalogueEntry:
    """One known individual."""

    id: EntityId
    kind: ClassId
    label: str
    #: Other names and acronyms; no demonyms.
    aliases: tuple[str, ...]
    #: "Q843"; None where none is certain.
    wikidata: str | None
    #: The state it belongs to (places, institutions, seats, movements); None for states and what has none.
    state: EntityId | None
    iso2: str | None
    #: Of a state: its capital.
    capital: EntityId | None
    began: int | None
    ended: int | None
    members: tuple[EntityId, ...]


@dataclass(frozen=True)
class Catalogue:
    """All entries and all names. Names are keyed as written in running text, but with straight apostrophes."""

    entries: Mapping[EntityId, CatalogueEntry]
    #: Best sense first. The combining form of China is "Sino-", with the hyphen.
    senses: Mapping[str, tuple[NameSense, ...]]
    #: Places that stand for their state when they act: capitals and other seats of government.
    capitals: frozenset[EntityId]
    #: Hash of the tables that it was read from.
    version: str


def load_catalogue(overlay: Path | None = None, extra: Path | None = None) -> Catalogue:
    """Read the shipped tables, with a user's ontology folder laid over them and the user's own table `extra`.

    A row of `extra` with the id of a shipped one adds its names and replaces its other cells; its names win over all
    others.

    Raises:
        VocabularyError: with all faults of all tables.
        SettingsError: if `extra` or `overlay` cannot be read.

    >>> catalogue = load_catalogue()
    >>> catalogue.senses["Pakistani"][0]
    NameSense(entity='state/PAK', use='adjective', caution=False)
    >>> beijing = catalogue.senses["Beijing"][0].entity
    >>> beijing, beijing in catalogue.capitals, catalogue.entries[beijing].state
    ('place/beijing-chn', True, 'state/CHN')
    """
    hashed = hashlib.sha256()
    faults: list[Fault] = []
    rows: list[CatalogueRow] = []
    for path in find_files("catalogue/*.csv", overlay):
        content = path.read_bytes()
        hashed.update(content)
        rows += read_rows(path, content, faults)
    if extra is not None:
        content = read_bytes(extra)
        hashed.update(content)
        rows += read_rows(extra, content, faults, extra=True)
    merged = _merge(rows, faults)
    faults += _reference_faults(merged)
    senses, shared = collect_names(merged.values())
    faults += shared
    raise_faults(faults)
    return Catalogue(
        entries={row.id: _entry(row) for row in merged.values()},
        senses=senses,
        capitals=frozenset(place for row in merged.values() for place in row.capital),
        version=hashed.hexdigest()[:12],
    )


def _merge(rows: Iterable[CatalogueRow], faults: list[Fault]) -> dict[EntityId, CatalogueRow]:
    merged: dict[EntityId, CatalogueRow] = {}
    for row in rows:
        known = merged.get(row.id)
        if known is None:
            if row.kind and row.label:
                merged[row.id] = row
            else:
                faults.append(Fault(row.where, f"{row.id} is new and lacks class or label.", "Write both."))
        elif row.extra and not known.extra:
            merged[row.id] = _laid_over(known, row)
        else:
            faults.append(Fault(row.where, f"{row.id} stands already in {known.where}.", "Remove one, or rename it."))
    return merged


def _laid_over(known: CatalogueRow, row: CatalogueRow) -> CatalogueRow:
    return row._replace(
        kind=row.kind or known.kind,
        label=row.label or known.label,
        aliases=tuple(dict.fromkeys((*row.aliases, known.label, *known.aliases))),
        acronyms=tuple(dict.fromkeys((*row.acronyms, *known.acronyms))),
        adjectives=tuple(dict.fromkeys((*row.adjectives, *known.adjectives))),
        people=tuple(dict.fromkeys((*row.people, *known.people))),
        combining=tuple(dict.fromkeys((*row.combining, *known.combining))),
        seats=tuple(dict.fromkeys((*row.seats, *known.seats))),
        wikidata=row.wikidata or known.wikidata,
        state=row.state or known.state,
        iso2=row.iso2 or known.iso2,
        capital=row.capital or known.capital,
        began=row.began or known.began,
        ended=row.ended or known.ended,
        members=row.members or known.members,
        preferred=(*row.preferred, *known.preferred),
        caution=(*row.caution, *known.caution),
    )


def _reference_faults(rows: Mapping[EntityId, CatalogueRow]) -> list[Fault]:
    faults = []
    for row in rows.values():
        referred = (*row.capital, *row.members) if row.state is None else (row.state, *row.capital, *row.members)
        faults += [
            Fault(row.where, f"the catalogue has no {other!r}.", "Add its row, or mend the id.")
            for other in referred
            if other not in rows
        ]
        faults += [
            Fault(row.where, f"{name!r} is marked, but {row.id} has no such name.", "Add it to the names, or mend it.")
            for name in (*row.preferred, *row.caution)
            if name not in row.names()
        ]
    return faults


def _entry(row: CatalogueRow) -> CatalogueEntry:
    names: tuple[str, ...] = ()
    if row.aliases or row.acronyms or row.seats:
        names = tuple(n for n in dict.fromkeys((*row.aliases, *row.acronyms, *row.seats)) if n != row.label)
    return CatalogueEntry(
        row.id,
        row.kind,
        row.label,
        names,
        row.wikidata,
        row.state,
        row.iso2,
        row.capital[0] if row.capital else None,
        row.began,
        row.ended,
        row.members,
    )
