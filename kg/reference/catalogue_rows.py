"""Read the tables of the catalogue, and tell every fault in them by file and line."""

import csv
import difflib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from kg.errors import SettingsError, VocabularyError
from kg.model import ClassId, EntityId

#: The classes that the catalogue may hold. Of two entries of one name, the earlier class is meant first.
CLASSES: tuple[ClassId, ...] = tuple(
    ClassId(f"dip:{name}")
    for name in (
        "State",
        "InternationalOrganization",
        "Government",
        "NonStateActor",
        "Organization",
        "Initiative",
        "Place",
        "Person",
        "Official",
        "Office",
        "PopulationGroup",
    )
)
_REQUIRED = ("id", "class", "label")


class CatalogueRow(NamedTuple):
    """One line of a table. Cells of several values are split at |; a column that the table lacks is empty.

    A named tuple, not a dataclass: ten thousand are made at every start, and a tuple is made in half the time.
    """

    #: File and line, for messages.
    where: str
    #: From the user's own table, which wins.
    extra: bool
    id: EntityId
    kind: ClassId
    label: str
    aliases: tuple[str, ...]
    acronyms: tuple[str, ...]
    adjectives: tuple[str, ...]
    people: tuple[str, ...]
    #: First parts of compounds: "Sino".
    combining: tuple[str, ...]
    #: Names of a seat of government that stand for its state.
    seats: tuple[str, ...]
    wikidata: str | None
    state: EntityId | None
    iso2: str | None
    #: The capital first, then other seats of government.
    capital: tuple[EntityId, ...]
    began: int | None
    ended: int | None
    members: tuple[EntityId, ...]
    #: Names shared with other entries that mean this one first.
    preferred: tuple[str, ...]
    #: Names that need context.
    caution: tuple[str, ...]

    def names(self) -> tuple[str, ...]:
        """Return all that the row lists as names, demonyms among them."""
        return (self.label, *self.aliases, *self.acronyms, *self.adjectives, *self.people, *self.seats)


COLUMNS: tuple[str, ...] = tuple("class" if name == "kind" else name for name in CatalogueRow._fields[2:])
_POSITIONS = {name: position for position, name in enumerate(COLUMNS)}


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with the catalogue, where, and how to mend it."""

    where: str
    what: str
    mend: str


def raise_faults(faults: Sequence[Fault]) -> None:
    """Tell all `faults` at once; do nothing if there are none."""
    if len(faults) == 1:
        raise VocabularyError(faults[0].where, faults[0].what, faults[0].mend)
    if faults:
        told = "\n".join(f"{fault.where}: {fault.what} {fault.mend}" for fault in faults)
        raise VocabularyError("catalogue", f"{len(faults)} faults:\n{told}")


def read_rows(path: Path, content: bytes, faults: list[Fault], *, extra: bool = False) -> list[CatalogueRow]:
    """Return the rows of a table; those with a fault are left out and their faults added to `faults`."""
    try:
        lines = csv.reader(content.decode("utf-8-sig").splitlines(keepends=True), strict=True)
        header = next(lines, [])
        if faulty := _header_faults(str(path), header):
            faults.extend(faulty)
            return []
        positions = [_POSITIONS[name] for name in header]
        rows = []
        for cells in lines:
            if not any(cells):
                continue
            where = f"{path}:{lines.line_num}"
            if len(cells) != len(header):
                what = f"the row has {len(cells)} cells, the header {len(header)}."
                faults.append(Fault(where, what, "Put a cell that contains a comma in double quotes."))
                continue
            table = [""] * len(COLUMNS)
            for position, cell in zip(positions, cells, strict=True):
                table[position] = cell
            if faulty := _row_faults(where, table, extra):
                faults.extend(faulty)
                continue
            rows.append(_row(where, extra, table))
    except (UnicodeDecodeError, csv.Error) as error:
        faults.append(Fault(str(path), f"is no table ({error}).", "Save it as CSV in UTF-8."))
        return []
    return rows


def read_bytes(path: Path) -> bytes:
    """Return what is in a user's file, or say that it cannot be read."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise SettingsError(str(path), f"cannot be read ({error.strerror}).", "Give --catalogue a CSV file.") from error


def _row(where: str, extra: bool, table: list[str]) -> CatalogueRow:
    key, kind, label, aliases, acronyms, adjectives, people, combining, seats, wikidata, state, iso2 = table[:12]
    capital, began, ended, members, preferred, caution = table[12:]
    return CatalogueRow(
        where,
        extra,
        EntityId(key),
        ClassId(kind),
        label,
        _split(aliases),
        _split(acronyms),
        _split(adjectives),
        _split(people),
        _split(combining),
        _split(seats),
        wikidata or None,
        EntityId(state) if state else None,
        iso2 or None,
        tuple(map(EntityId, _split(capital))),
        int(began) if began else None,
        int(ended) if ended else None,
        tuple(map(EntityId, _split(members))),
        _split(preferred),
        _split(caution),
    )


def _split(cell: str) -> tuple[str, ...]:
    if "|" not in cell:
        return (cell,) if cell else ()
    return tuple(filter(None, map(str.strip, cell.split("|"))))


def _header_faults(where: str, header: Sequence[str]) -> list[Fault]:
    faults = [
        Fault(f"{where}:1", f"the column {name} is missing.", f"Add it; the columns are {', '.join(COLUMNS)}.")
        for name in _REQUIRED
        if name not in header
    ]
    for name in header:
        if name not in _POSITIONS:
            faults.append(Fault(f"{where}:1", f"there is no column {name!r}.", _nearest(name, COLUMNS)))
        elif header.count(name) > 1:
            faults.append(Fault(f"{where}:1", f"the column {name} stands there twice.", "Remove one."))
    return faults


def _row_faults(where: str, table: Sequence[str], extra: bool) -> list[Fault]:
    faults = []
    key, kind, label = table[:3]
    if "/" not in key or key.strip("/ ") != key:
        faults.append(Fault(where, f"{key!r} is no id.", 'Write a folder and a key: "org/african-union".'))
    if kind not in CLASSES and not (extra and not kind):
        faults.append(Fault(where, f"the catalogue has no class {kind!r}.", _nearest(kind, CLASSES)))
    if not label.strip() and not extra:
        faults.append(Fault(where, f"{key} has no label.", "Write its fullest English name."))
    for name in ("began", "ended"):
        year = table[_POSITIONS[name]]
        if year and not year.isdecimal():
            faults.append(Fault(where, f"{year!r} in column {name} is no year.", "Write digits: 1991."))
    return faults


def _nearest(word: str, known: Sequence[str]) -> str:
    near = difflib.get_close_matches(word, known, n=1)
    return f"Did you mean {near[0]}?" if near else f"Write one of {', '.join(known)}."
