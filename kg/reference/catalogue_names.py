"""Say of every name in the catalogue which entries it may mean, the likeliest first."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, NamedTuple

from kg.model import ClassId, EntityId
from kg.reference.catalogue_rows import CLASSES, CatalogueRow, Fault
from kg.reference.spellings import spell_acronym, spell_name

#: How a name is used: "seat" is a seat of government that stands for the state of its entity ("Kremlin").
Use = Literal["name", "acronym", "adjective", "people", "combining", "seat"]

_RANKS = {kind: rank for rank, kind in enumerate(CLASSES)}
_STATE = ClassId("dip:State")


@dataclass(frozen=True, slots=True)
class NameSense:
    """What a name may mean."""

    entity: EntityId
    use: Use
    #: The name is also an ordinary word, a person's or another's name: read it so only where the context speaks for it.
    caution: bool


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


def collect_names(rows: Iterable[CatalogueRow]) -> tuple[dict[str, tuple[NameSense, ...]], list[Fault]]:
    """Return every spelling of every name with what it may mean, best first, and names that two states claim alike.

    Of several meanings the best is that of the user's own table, then the preferred one, then that of the earlier
    class, then the one that needs no caution, then that of the earlier row.
    """
    claims: dict[str, _Claim] = {}
    shared: dict[str, list[_Claim]] = {}
    for position, row in enumerate(rows):
        for name, use, spellings in _uses(row):
            claim = _Claim(NameSense(row.id, use, name in row.caution), row, name in row.preferred, position)
            careful = claim._replace(sense=NameSense(row.id, use, True)) if row.caution else claim
            for surface in spellings:
                told = careful if surface in row.caution else claim
                if surface in claims:
                    shared.setdefault(surface, [claims[surface]]).append(told)
                else:
                    claims[surface] = told
    senses: dict[str, tuple[NameSense, ...]] = {surface: (claim.sense,) for surface, claim in claims.items()}
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
    if first.row.kind != _STATE:
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
