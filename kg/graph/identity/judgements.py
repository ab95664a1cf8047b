"""Keep what a user decided: which two names are one individual, and which are two.

A judgement names individuals by their path below `id/`, and where a name is borne by several, by the document too:
`person/john-smith@news/a.txt`. Judgements stand in a CSV file that people edit, `judgements.csv` in an output folder.
"""

import csv
import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from scipy.cluster.hierarchy import DisjointSet

from kg.errors import VocabularyError
from kg.names import digest

#: Name of the file in an output folder.
JUDGEMENTS = "judgements.csv"
#: Its columns; `note` may be left out.
COLUMNS = ("one", "verdict", "other", "note")
VERDICTS = ("same", "different")


@dataclass(frozen=True, slots=True, order=True)
class Judgement:
    """One decision: `one` and `other` are the same individual, or they are different ones."""

    one: str
    verdict: str
    other: str
    note: str = ""

    @property
    def pair(self) -> frozenset[str]:
        """Return both names, in no order."""
        return frozenset((self.one, self.other))


@dataclass(frozen=True, slots=True)
class Judgements:
    """The judgements that can be obeyed, and in words those that contradict each other."""

    held: tuple[Judgement, ...] = ()
    contradictions: tuple[str, ...] = ()
    #: For each name, the names that are the same individual, itself among them.
    groups: Mapping[str, frozenset[str]] = field(default_factory=dict)

    @property
    def digest(self) -> str:
        """Return a hash of all that can be obeyed, the same in whatever order it was written."""
        return digest(*(f"{j.one} {j.verdict} {j.other}" for j in sorted(self.held)))

    def verdict(self, one: Iterable[str], other: Iterable[str]) -> str | None:
        """Return what was judged of two individuals, each given by all its names; None where nothing was."""
        ones, others = (frozenset().union(*(self.groups.get(name, {name}) for name in names)) for names in (one, other))
        if ones & others:
            return "same"
        for judgement in self.held:
            if judgement.verdict == "different" and (
                (judgement.one in ones and judgement.other in others)
                or (judgement.one in others and judgement.other in ones)
            ):
                return "different"
        return None


def weigh_judgements(judgements: Iterable[Judgement]) -> Judgements:
    """Find what contradicts itself; nothing is merged by a chain of judgements that one of them denies.

    >>> one, two = Judgement("a", "same", "b"), Judgement("b", "same", "c")
    >>> weigh_judgements([one, two, Judgement("a", "different", "c")]).contradictions
    ('a same b, b same c, but a different c',)
    """
    given = sorted(set(judgements))
    groups = _group(given)
    bad: set[frozenset[str]] = set()
    told = []
    for judgement in given:
        group = groups.get(judgement.one, frozenset())
        if judgement.verdict == "different" and (judgement.other in group or judgement.one == judgement.other):
            bad.add(group)
            chain = (f"{j.one} same {j.other}" for j in given if j.verdict == "same" and j.one in group)
            told.append(f"{', '.join(chain)}, but {judgement.one} different {judgement.other}".removeprefix(", "))
    spoilt = frozenset().union(*bad)
    held = tuple(j for j in given if j.verdict == "different" or j.one not in spoilt)
    held = tuple(j for j in held if not (j.pair <= spoilt and j.verdict == "different"))
    return Judgements(held, tuple(told), _group(held))


def read_judgements(path: Path) -> Judgements:
    """Read a file of judgements; one that is not there holds none.

    Raises:
        VocabularyError: A column is missing or a verdict is unknown; the message names the line.
    """
    if not path.exists():
        return Judgements()
    return weigh_judgements(_read_rows(path))


def write_judgement(path: Path, judgement: Judgement) -> Judgements:
    """Add a judgement to the file, in place of an older one of the same two; return all of them.

    Raises:
        VocabularyError: It contradicts those in the file; then the file stays as it is.
    """
    rows = [row for row in (_read_rows(path) if path.exists() else []) if row.pair != judgement.pair]
    before = weigh_judgements(rows)
    after = weigh_judgements([*rows, judgement])
    new = [told for told in after.contradictions if told not in before.contradictions]
    if new:
        raise VocabularyError(str(path), f"would contradict itself: {new[0]}.", "Take the wrong line out of it first.")
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows((row.one, row.verdict, row.other, row.note) for row in (*rows, judgement))
    path.write_text(out.getvalue(), encoding="utf-8")
    return after


def _read_rows(path: Path) -> list[Judgement]:
    try:
        rows = list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig"), newline=""), strict=True))
    except (OSError, UnicodeDecodeError, csv.Error) as fault:
        raise VocabularyError(str(path), f"cannot be read ({fault}).", "Give a CSV file in UTF-8.") from fault
    judgements = []
    for line, row in enumerate(rows, start=2):
        where = f"{path}, line {line}"
        cells = {name: (row.get(name) or "").strip() for name in COLUMNS}
        lacking = [name for name in COLUMNS[:3] if not cells[name]]
        if lacking:
            mend = f"The columns are {', '.join(COLUMNS)}."
            raise VocabularyError(where, f"has no {' and no '.join(lacking)}.", mend)
        if cells["verdict"] not in VERDICTS:
            raise VocabularyError(where, f'has the verdict "{cells["verdict"]}".', f"Write {' or '.join(VERDICTS)}.")
        judgements.append(Judgement(**cells))
    return judgements


def _group(judgements: Iterable[Judgement]) -> dict[str, frozenset[str]]:
    same = [judgement for judgement in judgements if judgement.verdict == "same"]
    joined = DisjointSet(name for judgement in same for name in judgement.pair)
    for judgement in same:
        joined.merge(judgement.one, judgement.other)
    return {name: frozenset(group) for group in joined.subsets() for name in group}
