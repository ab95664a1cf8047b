"""Measure how often the reader knows who is who, by kind, on the texts of `tests/reading/actors/`.

    python -m benchmarks.actors
    python -m benchmarks.actors --faults offices lists

A case there is a mapping of

    say      the text, or several documents that are read one by one
    date     the day of publication
    means    words of the text -> path of the individual, a list of paths, `none` where nobody may be named, or `not X`
             where anybody but X may; "Dar#2" is the second occurrence; paths may hold an asterisk
    is       path -> class, where its path does not tell it
    labels   path -> label
    holds    relations: [subject, predicate, object], then status, first and last day where they matter
    lacks    relations that must not be there: [subject, predicate, object]
    acts     paths that must be agent, recipient or participant of an event
    where    paths that must be the place of an event
    known    what kind of failure it is, of a case that is not read rightly yet
"""

import argparse
import datetime as dt
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from fnmatch import fnmatch
from pathlib import Path

import yaml

from kg.model import Document, Mention, Reading
from kg.reading.reader import Reader

_FOLDER = Path(__file__).parents[1] / "tests" / "reading" / "actors"
_DAY = dt.date(2025, 5, 20)
_CLASSES = {
    "state": {"dip:State"},
    "person": {"dip:Person", "dip:Official"},
    "office": {"dip:Office"},
    "place": {"dip:Place"},
    "group": {"dip:PopulationGroup"},
    "government": {"dip:Government"},
    "actor": {"dip:NonStateActor"},
    "initiative": {"dip:Initiative"},
    "org": {"dip:Organization", "dip:InternationalOrganization"},
}


@dataclass(frozen=True)
class Case:
    """One text, or several, with what a careful reader knows of the actors in it."""

    #: The name of its file: "homonyms".
    kind: str
    number: int
    say: tuple[str, ...]
    date: dt.date = _DAY
    means: dict[str, str | list[str]] = field(default_factory=dict)
    classes: dict[str, str] = field(default_factory=dict)
    labels: dict[str, str] = field(default_factory=dict)
    holds: tuple[tuple[str | None, ...], ...] = ()
    lacks: tuple[tuple[str | None, ...], ...] = ()
    acts: tuple[str, ...] = ()
    where: tuple[str, ...] = ()
    known: str = ""

    @property
    def is_trap(self) -> bool:
        """Whether somebody tempting must not be named."""
        return bool(self.lacks) or any(str(meant).startswith(("none", "not ")) for meant in self.means.values())


def load_cases() -> list[Case]:
    """Return all cases in the order of their files."""
    return [
        _case(path.stem, number, entry)
        for path in sorted(_FOLDER.glob("*.yaml"))
        for number, entry in enumerate(yaml.safe_load(path.read_text(encoding="utf-8")), 1)
    ]


def _case(kind: str, number: int, entry: dict) -> Case:
    lists = {name: tuple(entry.pop(name, ())) for name in ("acts", "where")}
    relations = {name: tuple(map(tuple, entry.pop(name, ()))) for name in ("holds", "lacks")}
    say = entry.pop("say")
    texts = (say,) if isinstance(say, str) else tuple(say)
    return Case(kind, number, texts, classes=entry.pop("is", {}), **entry, **lists, **relations)


def judge(case: Case, reader: Reader) -> list[str]:
    """Return what is wrong with the reading of a case, in words; nothing where all is right."""
    documents = [Document(str(number), text, date=case.date) for number, text in enumerate(case.say)]
    readings = list(reader.read_all(documents))
    return [fault for faults in _faults(case, readings) for fault in faults]


def _faults(case: Case, readings: list[Reading]) -> Iterator[Iterable[str]]:
    known = {entity.id: entity for reading in readings for entity in reading.entities}
    for words, meant in case.means.items():
        yield _mention_faults(words, meant, readings)
        for path in [meant] if isinstance(meant, str) else meant:
            if path in known and path not in case.classes and known[path].kind not in _CLASSES[path.split("/")[0]]:
                yield [f"{path} is a {known[path].kind}"]
    for path, kind in case.classes.items():
        if path not in known or known[path].kind != kind:
            yield [f"{path} is {known[path].kind if path in known else 'unknown'}, not {kind}"]
    for path, label in case.labels.items():
        if path not in known or known[path].label != label:
            yield [f"{path} is called {known[path].label if path in known else 'nothing'}, not {label}"]
    yield _relation_faults(case, readings)
    events = [event for reading in readings for event in reading.events]
    actors = {e for event in events for e in (*event.agent, *event.recipient, *event.participant, *event.appointee)}
    yield [f"{path} does not act" for path in case.acts if not any(fnmatch(one, path) for one in actors)]
    places = {place for event in events for place in event.place}
    yield [f"nothing happens in {path}" for path in case.where if not any(fnmatch(one, path) for one in places)]


def _mention_faults(words: str, meant: str | list[str], readings: list[Reading]) -> Iterator[str]:
    phrase, _, ordinal = words.partition("#")
    for reading in readings:
        places = [m.span() for m in re.finditer(_whole(phrase), reading.document.text)]
        if len(places) < int(ordinal or 1):
            continue
        found = _mentioned(reading.mentions, *places[int(ordinal or 1) - 1])
        if meant == "none":
            wrong = bool(found)
        elif isinstance(meant, str) and meant.startswith("not "):
            wrong = meant.removeprefix("not ") in found
        else:
            wanted = [meant] if isinstance(meant, str) else meant
            wrong = any(not any(fnmatch(one, path) for one in found) for path in wanted) or len(wanted) < len(found)
        if wrong:
            yield f"{words!r} means {', '.join(sorted(found)) or 'nobody'}, not {meant}"
    if not any(phrase in reading.document.text for reading in readings):
        yield f"no text says {phrase!r}"


def _whole(phrase: str) -> str:
    """Return a pattern for a phrase that neither begins nor ends within a word."""
    end = r"(?!\w)" if phrase[-1].isalnum() else ""
    return rf"(?<!\w){re.escape(phrase)}{end}"


def _mentioned(mentions: Iterable[Mention], begin: int, end: int) -> set[str]:
    """Return whom the mention means that comes nearest to a stretch of text; all, if several do."""
    near: dict[int, set[str]] = {}
    for mention in mentions:
        shared = min(end, mention.end) - max(begin, mention.begin)
        if shared > 0:
            apart = abs(begin - mention.begin) + abs(end - mention.end)
            near.setdefault(apart, set()).add(mention.entity)
    return near[min(near)] if near else set()


def _relation_faults(case: Case, readings: list[Reading]) -> Iterator[str]:
    told = [
        (
            relation.subject,
            relation.predicate,
            relation.object,
            relation.status and relation.status.value,
            relation.when and relation.when.earliest and relation.when.earliest.isoformat(),
            relation.when and relation.when.latest and relation.when.latest.isoformat(),
        )
        for reading in readings
        for relation in reading.relations
    ]
    for wanted in case.holds:
        if not any(_fits(wanted, one) for one in told):
            same = [str(one) for one in told if _fits(wanted[:2], one)]
            yield f"{wanted} is not said, but {'; '.join(same) or 'nothing like it'}"
    for barred in case.lacks:
        if any(_fits(barred, one) for one in told):
            yield f"{barred} is said"


def _fits(wanted: tuple[str | None, ...], told: tuple[str | None, ...]) -> bool:
    """Whether a relation is as `wanted`, as far as that goes; what it leaves open is as it may be."""
    return all(want is None or fnmatch(one or "", want) for want, one in zip(wanted, told, strict=False))


def report(right: Counter[str], wrong: Counter[str]) -> str:
    """Return the share of cases read rightly, by kind and in all.

    >>> print(report(Counter(names=3), Counter(names=1)))
    names             3 of    4  0.750
    all               3 of    4  0.750
    """
    lines = []
    for kind in [*sorted(right | wrong), "all"]:
        good, bad = (right.total(), wrong.total()) if kind == "all" else (right[kind], wrong[kind])
        lines.append(f"{kind:15} {good:3} of {good + bad:4}  {good / (good + bad):.3f}")
    return "\n".join(lines)


def main() -> None:
    """Run the measurement that the command line asks for."""
    asked = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    asked.add_argument("kinds", nargs="*", metavar="KIND", help="names of files there; all unless given")
    asked.add_argument("--faults", action="store_true", help="tell what is wrong in each case")
    options = asked.parse_args()
    reader, right, wrong = Reader(), Counter[str](), Counter[str]()
    for case in load_cases():
        if options.kinds and case.kind not in options.kinds:
            continue
        faults = judge(case, reader)
        (wrong if faults else right)[case.kind] += 1
        if faults and options.faults:
            print(f"{case.kind} {case.number}: {' || '.join(case.say)}", *faults, sep="\n    ")
    print(report(right, wrong))


if __name__ == "__main__":
    main()
