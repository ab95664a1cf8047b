"""Know how events and statements are said in one short sentence.

The patterns are data, `ontology/phrases.yaml`, which explains their notation; here they are parsed and checked. Whoever
has an event to name fills them in (`kg.graph.labels`).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from kg.errors import VocabularyError
from kg.model import ClassId, Factuality, PropertyId, Status
from kg.reference.files import find_files
from kg.reference.ontology import Ontology
from kg.reference.patterns import Pattern, parse_pattern

#: What a slot of an event's pattern may name.
EVENT_SLOTS = frozenset({"agent", "recipient", "place", "topic", "appointee", "office", "everyone", "anyone", "class"})
STATEMENT_SLOTS = frozenset({"subject", "object"})


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class NameGroup(_Strict):
    """Names that behave alike, found by their class, by a word in them or by the whole name."""

    kinds: frozenset[str] = frozenset()
    #: Classes of which no individual belongs, whatever its words.
    never: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()


class NameRules(_Strict):
    """How a list of names is written."""

    most: int = Field(gt=0)
    joint: str = Field(alias="and")
    #: For one name that is left out, and for `{count}` of them.
    others: tuple[str, str]
    unnamed: str
    #: Longest topic in characters.
    topic: int = Field(gt=10)
    article: NameGroup
    plural: NameGroup


class Frame(_Strict):
    """What a factuality or status makes of `{base}`, `{third}`, `{past}` for one or many subjects, and of `{noun}`."""

    one: str
    many: str
    noun: str


class Sources(_Strict):
    """How `{sentence}` is put in the mouth of `{source}`, after a verb and after a noun phrase."""

    sentence: str
    noun: str


class _File(_Strict):
    names: NameRules
    frames: dict[str, Frame]
    sources: Sources
    events: dict[str, list[str]]
    statements: dict[str, str]


@dataclass(frozen=True, slots=True)
class Phrases:
    """All that is needed to say an event or a statement."""

    names: NameRules
    frames: Mapping[str, Frame]
    sources: Sources
    events: Mapping[ClassId, tuple[Pattern, ...]]
    statements: Mapping[PropertyId, Pattern]

    def patterns(self, kind: ClassId, ontology: Ontology) -> tuple[Pattern, ...]:
        """Return the patterns of a class of events, or of its nearest superclass that has some."""
        return next(self.events[k] for k in ontology.ancestors(kind) if k in self.events)


def load_phrases(ontology: Ontology, overlay: Path | None = None) -> Phrases:
    """Read `phrases.yaml`; other `phrases*.yaml` of a user's folder add patterns, or win over it.

    Raises:
        VocabularyError: The files do not fit their form or the ontology; all faults are told at once.
    """
    paths = find_files("phrases*.yaml", overlay)
    where = " and ".join(str(path) for path in paths)
    try:
        raw = _merge(paths)
        file = _File.model_validate(raw)
    except ValidationError as error:
        faults = [".".join(map(str, fault["loc"])) + ": " + fault["msg"] for fault in error.errors()]
        raise VocabularyError(where, "\n  ".join(["does not have the form of phrases:", *faults])) from None
    events: dict[ClassId, tuple[Pattern, ...]] = {}
    statements: dict[PropertyId, Pattern] = {}
    faults = sorted(_unknown(file, ontology))
    for name, texts in file.events.items():
        try:
            events[ClassId(name)] = tuple(map(parse_pattern, texts))
            faults += _slot_faults(name, events[ClassId(name)], EVENT_SLOTS)
        except ValueError as error:
            faults.append(f"{name}: {error}.")
    for name, text in file.statements.items():
        try:
            statements[PropertyId(name)] = parse_pattern(text)
            faults += _slot_faults(name, (statements[PropertyId(name)],), STATEMENT_SLOTS)
        except ValueError as error:
            faults.append(f"{name}: {error}.")
    if faults:
        raise VocabularyError(where, "\n  ".join(["has faults:", *faults]), "Its first lines explain the notation.")
    return Phrases(file.names, file.frames, file.sources, events, statements)


def _merge(paths: tuple[Path, ...]) -> dict[str, object]:
    """Join the files' sections; an entry of an earlier file wins, and `phrases.yaml` comes last."""
    whole: dict[str, object] = {}
    for path in paths:
        try:
            content = yaml.safe_load(path.read_text(encoding="utf-8"))
        except yaml.YAMLError as error:
            raise VocabularyError(str(path), f"is not YAML: {error}".replace("\n", " ")) from None
        if not isinstance(content, dict):
            raise VocabularyError(str(path), "is no mapping of sections.", "Begin with a line like `events:`.")
        for section, entries in content.items():
            earlier = whole.setdefault(section, entries)
            if isinstance(earlier, dict) and isinstance(entries, dict):
                whole[section] = {**entries, **earlier}
    return whole


def _unknown(file: _File, ontology: Ontology) -> Iterator[str]:
    for name in file.events.keys() - ontology.classes.keys():
        yield f"{name}: the ontology has no such class."
    for name in file.statements.keys() - ontology.properties.keys():
        yield f"{name}: the ontology has no such property."
    for name in {*Factuality, Status.FORMER, Status.ACTING, Status.DESIGNATE} - file.frames.keys():
        yield f"frames: there is none for {name}."
    if "dip:Event" not in file.events:
        yield "events: dip:Event, on which all classes fall back, is missing."


def _slot_faults(name: str, patterns: tuple[Pattern, ...], known: frozenset[str]) -> Iterator[str]:
    for pattern in patterns:
        for slot in sorted(pattern.slots - known):
            yield f"{name}: there is no {{{slot}}}; there are {', '.join(sorted(known))}."
    needed = {role for slot in patterns[-1].needs for role in slot.roles} if patterns else known
    if known is EVENT_SLOTS and needed - {"class"}:
        yield f"{name}: the last pattern must need no role; put {', '.join(sorted(needed))} in parentheses."
