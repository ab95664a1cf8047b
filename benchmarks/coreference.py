"""Measure who is meant by pronouns and descriptions, on texts in which every one of them is marked.

A text of `tests/gold/coreference/` says `{its|possessive|state/PER}`: words, kind of anaphor and whom it stands for.
That is one individual or several; `event:` with the words of the event; `as:` with the words of a group; or `none`
where a careful reader could not tell, or nobody is meant.

    python -m benchmarks.coreference
    python -m benchmarks.coreference --wrong
"""

import argparse
import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from kg.model import Document, Event, Reading
from kg.reading.reader import Reader

TEXTS = Path(__file__).parents[1] / "tests" / "gold" / "coreference"
#: What decides a mention that points back to another one.
ANAPHORIC = frozenset({"pronoun", "definite", "surname", "speaker"})
_EVENT, _AS = "event:", "as:"


@dataclass(frozen=True, slots=True)
class Anaphor:
    """Words that stand for somebody or something named elsewhere."""

    begin: int
    end: int
    kind: str
    #: Individuals by their paths, all of them meant together; or one event by its words; nothing for "none".
    stands_for: tuple[str, ...]

    @property
    def event(self) -> str | None:
        """The words of the event that is meant, if it is one."""
        one = "".join(self.stands_for[:1])
        return " ".join(self.stands_for).removeprefix(_EVENT) if one.startswith(_EVENT) else None


@dataclass(frozen=True, slots=True)
class MarkedText:
    """A document with its anaphors in text order."""

    document: Document
    anaphors: tuple[Anaphor, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """What the reader made of one anaphor; `kind` of an answer where none is marked is what decided it."""

    kind: str
    begin: int
    end: int
    wanted: tuple[str, ...]
    given: tuple[str, ...]

    @property
    def is_right(self) -> bool:
        """Whether exactly those are named that are meant."""
        return bool(self.given) and set(self.given) == set(self.wanted)


def parse_marks(marked: str) -> tuple[str, tuple[Anaphor, ...]]:
    """Return the text without its marks, and the anaphors.

    >>> parse_marks("Peru recalled {its|possessive|state/PER} envoy.")[0]
    'Peru recalled its envoy.'
    """
    text, anaphors = "", []
    for piece in marked.split("{"):
        if "}" not in piece:
            text += piece
            continue
        mark, rest = piece.split("}", 1)
        words, kind, meant = mark.split("|")
        stands_for = () if meant == "none" else tuple(meant.split())
        anaphors.append(Anaphor(len(text), len(text) + len(words), kind, stands_for))
        text += words + rest
    return text, tuple(anaphors)


def load_texts(folder: Path = TEXTS) -> list[MarkedText]:
    """Read the marked texts, sorted by name."""
    texts = []
    for path in sorted(folder.glob("*.yaml")):
        row = yaml.safe_load(path.read_text(encoding="utf-8"))
        text, anaphors = parse_marks(row["text"])
        date: dt.date = row["date"]
        texts.append(MarkedText(Document(path.stem, text, row["title"], date), anaphors))
    return texts


def answer(reading: Reading, anaphors: Iterable[Anaphor]) -> list[Answer]:
    """Return what `reading` says of each anaphor, and of words that it takes for one and are none."""
    text = reading.document.text
    answers, seen = [], set()
    for anaphor in anaphors:
        here = [m for m in reading.mentions if m.end == anaphor.end and m.begin >= anaphor.begin]
        seen |= {(m.begin, m.end) for m in reading.mentions if anaphor.begin <= m.begin < anaphor.end}
        given: tuple[str, ...] = tuple(m.entity for m in here if anaphor.stands_for or m.resolved_by in ANAPHORIC)
        wanted = _named(reading, anaphor) or anaphor.stands_for
        if anaphor.kind == "ellipsis" or (anaphor.event is not None and not given):
            given = anaphor.stands_for if _meets(reading.events, text, anaphor) else ()
        answers.append(Answer(anaphor.kind, anaphor.begin, anaphor.end, wanted, given))
    beside = [m for m in reading.mentions if m.resolved_by in ANAPHORIC and (m.begin, m.end) not in seen]
    return answers + [Answer(f"({m.resolved_by})", m.begin, m.end, (), (m.entity,)) for m in beside]


def _named(reading: Reading, anaphor: Anaphor) -> tuple[str, ...]:
    """Return what the reader takes the words for that an anaphor is marked to mean, if it is marked by words."""
    meant = " ".join(anaphor.stands_for)
    if not meant.startswith(_AS):
        return ()
    words = meant.removeprefix(_AS)
    at = reading.document.text.rfind(words, 0, anaphor.begin) + len(words)
    return tuple(m.entity for m in reading.mentions if m.end == at)


def _meets(events: Sequence[Event], text: str, anaphor: Anaphor) -> bool:
    """Whether the event that is meant is read at the anaphor too: once more, or as one like it for an ellipsis."""
    words = anaphor.event
    if words is None:
        return False
    at = text.rfind(words, 0, anaphor.begin)
    at = at if at >= 0 else text.find(words, anaphor.end)
    told = [e for e in events if any(v.begin < at + len(words) and at < v.end for v in e.evidence)]
    again = [e for e in events if any(v.begin < anaphor.end and anaphor.begin < v.end for v in e.evidence)]
    if anaphor.kind == "ellipsis":
        return any(a.kind == b.kind and a.id != b.id for a in told for b in again)
    return any(e in again and len(e.evidence) > 1 for e in told)


def report(answers: Sequence[Answer]) -> str:
    """Return precision and recall by kind as a table, all kinds last.

    >>> print(report([Answer("pronoun", 0, 2, ("state/PER",), ("state/PER",))]))
    kind         marked answered right precision recall
    pronoun           1        1     1      1.00   1.00
    all               1        1     1      1.00   1.00
    """
    marked = Counter(a.kind for a in answers if a.wanted)
    answered = Counter(a.kind for a in answers if a.given)
    right = Counter(a.kind for a in answers if a.is_right)
    lines = [f"{'kind':12} marked answered right precision recall"]
    for kind in [*sorted({a.kind for a in answers}), "all"]:
        counts = [c.total() if kind == "all" else c[kind] for c in (marked, answered, right)]
        shares = [f"{counts[2] / c:.2f}" if c else "-" for c in (counts[1], counts[0])]
        lines.append(f"{kind:12} {counts[0]:6} {counts[1]:8} {counts[2]:5} {shares[0]:>9} {shares[1]:>6}")
    return "\n".join(lines)


def share_right(answers: Sequence[Answer]) -> tuple[float, float]:
    """Return precision and recall."""
    right = sum(a.is_right for a in answers)
    return right / sum(bool(a.given) for a in answers), right / sum(bool(a.wanted) for a in answers)


def main() -> None:
    """Read the marked texts and print how many anaphors were understood."""
    parser = argparse.ArgumentParser(description="Measure who is meant by pronouns and descriptions.")
    parser.add_argument("--texts", type=Path, default=TEXTS, help="folder of marked texts")
    parser.add_argument("--wrong", action="store_true", help="list what was answered wrongly or not at all")
    arguments = parser.parse_args()
    texts = load_texts(arguments.texts)
    answers = []
    for marked, reading in zip(texts, Reader().read_all(t.document for t in texts), strict=True):
        here = answer(reading, marked.anaphors)
        answers += here
        if arguments.wrong:
            for a in here:
                if not a.is_right and (a.wanted or a.given):
                    around = reading.document.text[max(0, a.begin - 60) : a.end + 40]
                    print(f"{a.kind:10} {reading.document.text[a.begin : a.end]!r}: {' '.join(a.given) or '-'}", end="")
                    print(f" for {' '.join(a.wanted) or 'none'}\n    {marked.document.id} ...{around}...")
    print(report(answers))


if __name__ == "__main__":
    main()
