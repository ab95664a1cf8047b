"""Texts of which it is written down what a careful analyst reads in them, and how the reader does on each.

One item of a file:

    - say: "Neither Tirana nor Athens has expelled any diplomat."
      trap: denied
      known: "DiplomatExpulsion: agent"
      gives:
        - {event: dip:DiplomatExpulsion, agent: [Albania, Greece], recipient: [diplomat], factuality: Negated}

Names are canonical, times are as written (or days, where the item has a `date` of publication); symmetric events list
their parties as agents; `gives: nothing` must stay silent. `trap` names what makes the text easy to misread. `known`
tells in a few words what is still misread: such an item is expected to fail, and its mark must go once it is read
right. `python tests/reading/expectations.py` takes away the marks that are not needed any more and names the items that
have come to fail; with `--add` it marks those too.
"""

import datetime as dt
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml
from scoring import Fact, Score, Scorer

from kg.model import Document, Factuality, Reading
from kg.reading.reader import Reader

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Expectation:
    """A text and the facts in it; none means that it must stay silent."""

    say: str
    facts: tuple[Fact, ...]
    trap: str | None
    known: str | None
    date: dt.date | None
    file: Path

    def read(self, reader: Reader) -> Reading:
        return reader.read(Document("text", self.say, date=self.date))

    def scores(self, reader: Reader, reading: Reading) -> list[Score]:
        scorer = Scorer(reading, reader.reference)
        return [scorer.score(fact) for fact in self.facts]

    def faults(self, reader: Reader) -> str:
        """Return in a few words what is misread; nothing where all is right."""
        reading = self.read(reader)
        if not self.facts:
            return "gives " + ", ".join(e.kind.removeprefix("dip:") for e in reading.events) if reading.events else ""
        return "; ".join(map(_tell, filter(lambda score: not score.is_right, self.scores(reader, reading))))


def load(name: str) -> list[Expectation]:
    """Return the items of a file beside this one, or of all files of a folder."""
    place = HERE / name
    files = sorted(place.glob("*.yaml")) if place.is_dir() else [place]
    return [item for file in files for item in _items(file)]


def _items(file: Path) -> Iterator[Expectation]:
    for entry in yaml.safe_load(file.read_text(encoding="utf-8")):
        unknown = entry.keys() - {"say", "trap", "known", "date", "gives"}
        assert not unknown, f"{file.name}: {unknown} in {entry['say']}"
        given = [] if entry["gives"] == "nothing" else entry["gives"]
        facts = tuple(_fact(entry["say"], one) for one in given)
        yield Expectation(entry["say"], facts, entry.get("trap"), entry.get("known"), entry.get("date"), file)


def _fact(say: str, given: dict) -> Fact:
    return Fact(
        say,
        given["event"],
        agent=_many(given.get("agent")),
        recipient=_many(given.get("recipient")),
        place=_many(given.get("place")),
        time=given.get("time"),
        factuality=Factuality(given["factuality"]),
        sources=_many(given.get("attributed_to")),
    )


def _tell(score: Score) -> str:
    faults = ["reversed"] * score.reversed + list(score.wrong) if score.found else ["missed"]
    return f"{score.fact.kind.removeprefix('dip:')}: {', '.join(faults)}"


def _many(value: str | list[str] | None) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value or ())


def _mark(file: Path, reader: Reader, add: bool) -> None:
    head, *pieces = re.split(r"(?m)^(?=- say:)", file.read_text(encoding="utf-8"))
    marked = [head]
    for item, piece in zip(_items(file), pieces, strict=True):
        faults = item.faults(reader)
        plain = re.sub(r"(?m)^  known:.*\n", "", piece)
        if faults and not item.known:
            print(f"{file.name}: {item.say}\n    {faults}")
        keep = item.known if item.known and not add else faults
        mark = f'  known: "{keep}"\n' if faults and (item.known or add) else ""
        marked.append(plain.replace("  gives:", f"{mark}  gives:", 1))
    file.write_text("".join(marked), encoding="utf-8")


if __name__ == "__main__":
    shipped = Reader()
    for path in sorted({item.file for name in ("sentences", "paragraphs.yaml") for item in load(name)}):
        _mark(path, shipped, "--add" in sys.argv)
