"""The rows of the catalogue: how they are read from hand-written tables and written into ontology/catalogue/."""

import csv
import hashlib
import io
import sys
from collections.abc import Iterable
from dataclasses import astuple, dataclass, fields
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
if str(ROOT) not in sys.path:  # The script may run outside an environment that has the package installed.
    sys.path.insert(0, str(ROOT))

INPUTS = ROOT / "tools" / "catalogue"
OUTPUTS = ROOT / "ontology" / "catalogue"
LOCK = ROOT / "tools" / "catalogue.lock"


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a shipped file; cells with several values hold them with | between."""

    id: str
    kind: str
    label: str
    aliases: str = ""
    acronyms: str = ""
    adjectives: str = ""
    people: str = ""
    combining: str = ""
    #: Names of the seat that stand for its state ("Kremlin").
    seats: str = ""
    wikidata: str = ""
    state: str = ""
    iso2: str = ""
    #: Capital first; further seats of government after it.
    capital: str = ""
    began: str = ""
    ended: str = ""
    members: str = ""
    #: Names shared with other entries that mean this one first.
    preferred: str = ""
    #: Names that are also ordinary words, people or other places: they need context.
    caution: str = ""

    def names(self) -> set[str]:
        """Return everything that this row may be called."""
        return {
            self.label,
            self.label.partition(" (")[0],
            *split(self.aliases, self.acronyms, self.adjectives, self.people, self.seats),
        }


def split(*cells: str) -> list[str]:
    """Return the values of some cells, in order."""
    return [value for cell in cells for value in cell.split("|") if value]


def join(values: Iterable[str], *without: str) -> str:
    """Return one cell of the distinct `values` in order, leaving out those of `without`."""
    return "|".join(value for value in dict.fromkeys(values) if value not in without)


def hand_written(name: str) -> list[dict[str, str]]:
    """Return the rows of a table in tools/catalogue/."""
    with (INPUTS / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def render(rows: Iterable[Row]) -> str:
    """Return the text of a shipped file: only the columns that some row fills."""
    table = [tuple(astuple(row)) for row in rows]
    used = [i for i in range(len(fields(Row))) if any(values[i] for values in table)]
    header = ["class" if field.name == "kind" else field.name for field in fields(Row)]
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow([header[i] for i in used])
    writer.writerows([[values[i] for i in used] for values in table])
    return text.getvalue()


def lock_text(inputs: Path = INPUTS, outputs: Path = OUTPUTS) -> str:
    """Return what tools/catalogue.lock must say: a hash for each hand-written and each shipped table."""
    return "".join(
        f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {name}/{path.name}\n"
        for name, folder in (("tools/catalogue", inputs), ("ontology/catalogue", outputs))
        for path in sorted(folder.glob("*.csv"))
    )
