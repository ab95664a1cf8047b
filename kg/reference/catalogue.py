"""Who is who: states, organisations, movements, places and initiatives, and every name that texts give them.

The catalogue knows which names a word may be and which is likeliest; which one is meant in a sentence is decided by the
reader. A state's demonyms and combining forms are names of the state; a capital is a place that belongs to its state.
"""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, NamedTuple

from kg.model import ClassId, EntityId
from kg.reference.catalogue_rows import CLASSES, CatalogueRow, Fault, raise_faults, read_bytes, read_rows
from kg.reference.files import find_files
from kg.reference.spellings import spell_acronym, spell_name

#: How a name is used: "seat" is a seat of government that stands for the state of its entity ("Kremlin").
Use = Literal["name", "acronym", "adjective", "people", "combining", "seat"]

_RANKS = {kind: rank for rank, kind in enumerate(CLASSES)}
_STATE = ClassId("dip:State")


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


@dataclass(frozen=True, slots=True)
class NameSense:
    """What a name may mean."""

    entity: EntityId
    use: Use
    #: The name is also an ordinary word, a person's or another's name: read it so only where the context speaks for it.
    caution: bool


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
    senses, shared = _senses(merged.values())
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
        for other in referred:
            if other not in rows:
                faults.append(Fault(row.where, f"the catalogue has no {other!r}.", "Add its row, or mend the id."))
        marked = (*row.preferred, *row.caution)
        if marked:
            names = row.names()
            for name in marked:
                if name not in names:
                    faults.append(Fault(row.where, f"{name!r} is marked, but {row.id} has no such name.", "Add it."))
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


class _Claim(NamedTuple):
    """A name claimed by a row; a named tuple for the same reason as the row."""

    sense: NameSense
    row: CatalogueRow
    preferred: bool
    #: Place of the row among all rows.
    position: int

    def order(self) -> tuple[bool, bool, int, bool, int]:
        """Return what sorts the best sense first."""
        return not self.row.extra, not self.preferred, _RANKS[self.row.kind], self.sense.caution, self.position


def _senses(rows: Iterable[CatalogueRow]) -> tuple[dict[str, tuple[NameSense, ...]], list[Fault]]:
    claims: dict[str, _Claim] = {}
    shared: dict[str, list[_Claim]] = {}
    for position, row in enumerate(rows):
        for name, use, spellings in _uses(row):
            claim = _Claim(NameSense(row.id, use, name in row.caution), row, name in row.preferred, position)
            for surface in spellings:
                if surface in claims:
                    shared.setdefault(surface, [claims[surface]]).append(claim)
                else:
                    claims[surface] = claim
    senses = {surface: (claim.sense,) for surface, claim in claims.items()}
    faults = []
    for surface, claimed in shared.items():
        claimed.sort(key=_Claim.order)
        distinct: dict[tuple[EntityId, Use], NameSense] = {}
        for claim in claimed:
            distinct.setdefault((claim.sense.entity, claim.sense.use), claim.sense)
        senses[surface] = tuple(distinct.values())
        faults += _shared_state_faults(surface, claimed)
    return senses, faults


def _shared_state_faults(surface: str, claimed: list[_Claim]) -> list[Fault]:
    first = claimed[0]
    if first.row.kind != _STATE or first.row.extra:
        return []
    rivals = {c.row.id: c for c in claimed if c.row.kind == _STATE and c.order()[:2] == first.order()[:2]}
    if len(rivals) < 2:
        return []
    one, other = list(rivals.values())[:2]
    what = f"{surface!r} is a name of {one.row.id} and of {other.row.id} ({other.row.where})."
    return [Fault(one.row.where, what, "Mark it in the column preferred of the one that is meant first.")]


def _uses(row: CatalogueRow) -> Iterable[tuple[str, Use, tuple[str, ...]]]:
    if row.label not in row.seats:
        yield row.label, "name", spell_name(row.label)
    for name in row.aliases:
        yield name, "name", spell_name(name)
    for name in row.acronyms:
        yield name, "acronym", spell_acronym(name)
    for name in row.adjectives:
        yield name, "adjective", spell_name(name)
    for name in row.people:
        yield name, "people", spell_name(name)
    for name in row.combining:
        yield name, "combining", (f"{name}-",)
    for name in row.seats:
        yield name, "seat", spell_name(name)
