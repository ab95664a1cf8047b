"""Keep what a user decided: who is who, what is one happening, and what was misread.

A judgement names individuals and events by their path below `id/`, and where a name is borne by several, by the
document too: `person/john-smith@news/a.txt`. What was misread is an event or a statement by its path, or whatever rests
on some words of a document: `Dar flew to Kabul@news/a.txt`. Judgements stand in a CSV file that people edit,
`judgements.csv` in an output folder.
"""

import csv
import datetime as dt
import io
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote

from scipy.cluster.hierarchy import DisjointSet

from kg.errors import VocabularyError
from kg.model import Factuality, Status
from kg.names import ID, digest

#: Name of the file in an output folder.
JUDGEMENTS = "judgements.csv"
#: Its columns; those that a verdict does not need may be left out, `note` always.
COLUMNS = ("one", "verdict", "other", "property", "value", "note")
#: Each verdict with the columns that it cannot do without.
VERDICTS = {
    "same": ("one", "other"),
    "different": ("one", "other"),
    "reject": ("one",),
    "correct": ("one", "property"),
}
#: What begins the path of something that can be misread.
PRESENTED = ("event/", "statement/")
#: Properties whose values are individuals; several are parted by ";".
ROLES = ("agent", "recipient", "participant", "place", "topic", "appointee", "office", "attributedTo")
#: What can be corrected; the value of the others has one form alone.
PROPERTIES: Mapping[str, re.Pattern[str]] = {
    **dict.fromkeys(ROLES, re.compile(r".*")),
    **dict.fromkeys(("subject", "predicate", "object", "class"), re.compile(r"\S+")),
    "factuality": re.compile("|".join(Factuality)),
    "status": re.compile("|".join(Status) + "|"),
    "date": re.compile(r"(\d{4}(-\d\d(-\d\d)?)?)?"),
    "topicText": re.compile(r".*"),
    "casualties": re.compile(r"\d*"),
}


_OF_TWO = ("same", "different")


@dataclass(frozen=True, slots=True, order=True)
class Judgement:
    """One decision: `one` and `other` are the same or different, or `one` was misread."""

    one: str
    verdict: str
    other: str = ""
    note: str = ""
    #: What is to be corrected, and to what; an empty value takes away what was read.
    what: str = ""
    value: str = ""

    @property
    def pair(self) -> frozenset[str]:
        """Return both names, in no order."""
        return frozenset((self.one, self.other))

    @property
    def question(self) -> tuple[object, ...]:
        """Return what is decided: a second answer to it takes the place of the first."""
        return ("who", self.pair) if self.verdict in _OF_TWO else (self.verdict, self.one, self.what)

    @property
    def is_of_words(self) -> bool:
        """Say whether it is about whatever rests on some words of a document."""
        return not self.one.startswith(PRESENTED)

    def rests_on(self, words: str, document: str) -> bool:
        """Say whether it is about what rests on `words` of a document: they hold its own, or are a part of them.

        >>> Judgement("Dar flew@a.txt", "reject").rests_on("On Friday, Dar  flew to Kabul", "a.txt")
        True
        """
        asked, read = fold_words(self.one.removesuffix(f"@{document}")), fold_words(words)
        return asked in read or read in asked

    def __str__(self) -> str:
        """Return the decision in a line, as the graph keeps it."""
        told = f"{self.what} {self.value or 'none'}" if self.what else ""
        return " ".join(filter(None, (self.verdict, self.one, told, self.note and f"({self.note})")))


@dataclass(frozen=True, slots=True)
class Judgements:
    """The judgements that can be obeyed, and in words those that contradict each other."""

    held: tuple[Judgement, ...] = ()
    contradictions: tuple[str, ...] = ()
    #: For each name, the names that are the same individual, itself among them.
    groups: Mapping[str, frozenset[str]] = field(default_factory=dict)
    #: What was misread, by what follows the last part of a reference that can name a document.
    misread: Mapping[str, tuple[Judgement, ...]] = field(default_factory=dict)

    @property
    def digest(self) -> str:
        """Return a hash of all that can be obeyed, the same in whatever order it was written."""
        misread = {judgement for those in self.misread.values() for judgement in those}
        return digest(*(f"{j.one} {j.verdict} {j.other}" for j in sorted(self.held)), *map(str, sorted(misread)))

    @property
    def individuals(self) -> frozenset[str]:
        """Return the paths of all that are the same or different, without the documents that tell them apart."""
        return frozenset(name.partition("@")[0] for each in self.held for name in (each.one, each.other))

    def on(self, document: str) -> tuple[Judgement, ...]:
        """Return what was misread in a document, sorted.

        >>> judgements = weigh_judgements([Judgement("event/a.txt/0-visit", "reject"), Judgement("Dar@b", "reject")])
        >>> [str(judgement) for judgement in judgements.on("a.txt")]
        ['reject event/a.txt/0-visit']
        """
        return self.misread.get(document, ())

    def mark(self, document: str) -> str:
        """Return a hash of what was misread in a document; empty where nothing was."""
        return digest(*map(str, self.on(document))) if self.on(document) else ""

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
    everything = sorted(set(judgements))
    misread, clashes = _weigh_misread(judgement for judgement in everything if judgement.verdict not in _OF_TWO)
    given = [judgement for judgement in everything if judgement.verdict in _OF_TWO]
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
    return Judgements(held, (*told, *clashes), _group(held), misread)


def _weigh_misread(judgements: Iterable[Judgement]) -> tuple[Mapping[str, tuple[Judgement, ...]], list[str]]:
    """Sort what was misread by document; of two corrections of one thing neither is obeyed, but both are told."""
    answers: defaultdict[tuple[object, ...], dict[str, Judgement]] = defaultdict(dict)
    for judgement in judgements:
        answers[judgement.question].setdefault(judgement.value, judgement)
    told, found = [], defaultdict(set)
    for of in answers.values():
        one, *others = of.values()
        if others:
            values = " and ".join(judgement.value or "none" for judgement in of.values())
            told.append(f"{one.what} of {one.one} corrected to {values}")
            continue
        for document in _documents_of(one):
            found[document].add(one)
    return {document: tuple(sorted(those)) for document, those in sorted(found.items())}, told


def _documents_of(judgement: Judgement) -> list[str]:
    """Return the documents that a judgement can be about; where words hold an @, there are several."""
    if not judgement.is_of_words:
        return [unquote(judgement.one.split("/")[1])]
    parts = judgement.one.split("@")
    return ["@".join(parts[i:]) for i in range(1, len(parts))]


def read_judgements(path: Path) -> Judgements:
    """Read a file of judgements; one that is not there holds none.

    Raises:
        VocabularyError: A column is missing or a verdict is unknown; the message names the line.
    """
    if not path.exists():
        return Judgements()
    return weigh_judgements(_read_rows(path))


def write_judgement(path: Path, judgement: Judgement) -> Judgements:
    """Add a judgement to the file, in place of an older one on the same question; return all of them.

    Raises:
        VocabularyError: It contradicts those in the file; then the file stays as it is.
    """
    rows = [row for row in (_read_rows(path) if path.exists() else []) if row.question != judgement.question]
    before = weigh_judgements(rows)
    after = weigh_judgements([*rows, judgement])
    new = [told for told in after.contradictions if told not in before.contradictions]
    if new:
        raise VocabularyError(str(path), f"would contradict itself: {new[0]}.", "Take the wrong line out of it first.")
    _write_rows(path, [*rows, judgement])
    return after


def drop_judgements(path: Path, one: str) -> int:
    """Take what was said of a misreading out of the file; return how many lines that were."""
    rows = _read_rows(path) if path.exists() else []
    kept = [row for row in rows if row.verdict in _OF_TWO or row.one != one]
    if len(kept) < len(rows):
        _write_rows(path, kept)
    return len(rows) - len(kept)


def _write_rows(path: Path, rows: Iterable[Judgement]) -> None:
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows((row.one, row.verdict, row.other, row.what, row.value, row.note) for row in rows)
    path.write_text(out.getvalue(), encoding="utf-8")


def _read_rows(path: Path) -> list[Judgement]:
    try:
        rows = list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig"), newline=""), strict=True))
    except (OSError, UnicodeDecodeError, csv.Error) as fault:
        raise VocabularyError(str(path), f"cannot be read ({fault}).", "Give a CSV file in UTF-8.") from fault
    judgements = []
    for line, row in enumerate(rows, start=2):
        where = f"{path}, line {line}"
        cells = {name: (row.get(name) or "").strip() for name in COLUMNS}
        if not cells["one"] or not cells["verdict"]:
            lacking = [name for name in ("one", "verdict") if not cells[name]]
        elif cells["verdict"] not in VERDICTS:
            *others, last = VERDICTS
            mend = f"Write {', '.join(others)} or {last}."
            raise VocabularyError(where, f'has the verdict "{cells["verdict"]}".', mend)
        else:
            lacking = [name for name in VERDICTS[cells["verdict"]] if not cells[name]]
        if lacking:
            mend = f"The columns are {', '.join(COLUMNS)}."
            raise VocabularyError(where, f"has no {' and no '.join(lacking)}.", mend)
        cells["one"], cells["other"] = (cells[name].removeprefix(ID) for name in ("one", "other"))
        if cells["verdict"] not in _OF_TWO:
            check_misreading(where, cells["one"], cells["property"], cells["value"])
        judgements.append(Judgement(what=cells.pop("property"), **cells))
    return judgements


def fold_words(words: str) -> str:
    """Return words without what writers may do otherwise: capitals and the breaks between them.

    >>> fold_words("Dar  flew to Kabul")
    'dar flew to kabul'
    """
    return " ".join(words.casefold().split())


def check_misreading(where: str, one: str, name: str, value: str) -> None:
    """Refuse what nothing can be made of: no document, an unknown property, a value of another form."""
    if not one.startswith(PRESENTED) and "@" not in one:
        mend = "Give its IRI, or WORDS@DOCUMENT."
        raise VocabularyError(where, f'"{one}" is no event, no statement and no words of a document.', mend)
    if one.startswith(PRESENTED) and one.count("/") < 2:
        raise VocabularyError(where, f'"{one}" names no document.', "Copy the whole IRI.")
    if name and name not in PROPERTIES:
        raise VocabularyError(where, f'"{name}" cannot be corrected.', f"Give one of {', '.join(PROPERTIES)}.")
    if name and not _fits(name, value):
        raise VocabularyError(where, f'"{value}" is no {name}.', _FORMS.get(name, "See `kg correct --help`."))


def _fits(name: str, value: str) -> bool:
    if not PROPERTIES[name].fullmatch(value):
        return False
    try:
        return name != "date" or not value or bool(dt.date.fromisoformat((value + "-01-01")[:10]))
    except ValueError:
        return False


_FORMS = {
    "factuality": f"Write {', '.join(Factuality)}.",
    "status": f"Write {', '.join(Status)}.",
    "date": "Write it like 2025-05-21, 2025-05 or 2025.",
    "casualties": "Write a number.",
}


def _group(judgements: Iterable[Judgement]) -> dict[str, frozenset[str]]:
    same = [judgement for judgement in judgements if judgement.verdict == "same"]
    joined = DisjointSet(name for judgement in same for name in judgement.pair)
    for judgement in same:
        joined.merge(judgement.one, judgement.other)
    return {name: frozenset(group) for group in joined.subsets() for name in group}
