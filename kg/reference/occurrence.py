"""Know when two events tell of one happening: the rules of `ontology/occurrences.yaml`, parsed and checked."""

from pathlib import Path
from typing import Literal, get_args

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from kg.errors import VocabularyError
from kg.model import ClassId, Factuality
from kg.reference.files import find_files
from kg.reference.ontology import Ontology

Role = Literal["agent", "recipient", "participant", "place", "topic", "appointee", "office", "topicText"]
#: How precisely the time of an event is known; "told" by the day of its document alone.
Precision = Literal["day", "told", "month", "period", "year", "none"]
_STRICT = ConfigDict(extra="forbid", frozen=True)


class OccurrenceRule(BaseModel):
    """What must agree in two events of some classes; the file explains each field."""

    model_config = _STRICT

    classes: tuple[ClassId, ...]
    share: int = Field(gt=0)
    of: tuple[Role, ...]
    apart: tuple[Role, ...]
    vaguely: tuple[Role, ...]
    days: int = Field(ge=0)
    once: bool


class CopyRules(BaseModel):
    """When two documents are one text."""

    model_config = _STRICT

    words: int = Field(gt=0)
    share: float = Field(gt=0, le=1)
    at_least: int = Field(gt=0)


class OccurrenceRules(BaseModel):
    """What `ontology/occurrences.yaml` says."""

    model_config = _STRICT

    alike: tuple[tuple[ClassId, ...], ...]
    rules: tuple[OccurrenceRule, ...]
    more: dict[Precision, int]
    told: dict[Factuality, tuple[int, int]]
    topic_likeness: float = Field(ge=0, le=100)
    copies: CopyRules

    @model_validator(mode="after")
    def _is_whole(self) -> "OccurrenceRules":
        lacking = [str(value) for value in Factuality if value not in self.told]
        lacking += [name for name in get_args(Precision) if name not in self.more]
        if lacking or not any("dip:Event" in rule.classes for rule in self.rules):
            raise ValueError(f"nothing is said of {', '.join(lacking) or 'dip:Event'}")
        return self

    def rule_of(self, kind: ClassId, ontology: Ontology) -> OccurrenceRule:
        """Return the rule that names a class, else its nearest superclass."""
        for each in ontology.ancestors(kind):
            for rule in self.rules:
                if each in rule.classes:
                    return rule
        return next(rule for rule in self.rules if "dip:Event" in rule.classes)

    def families_of(self, kind: ClassId) -> tuple[str, ...]:
        """Return names that a class shares with each class that can stand for the same happening.

        >>> rules = load_occurrence_rules()
        >>> bool(set(rules.families_of("dip:Meeting")) & set(rules.families_of("dip:Consultation")))
        True
        >>> bool(set(rules.families_of("dip:Meeting")) & set(rules.families_of("dip:Call")))
        False
        """
        return (kind, *(str(number) for number, group in enumerate(self.alike) if kind in group))


def load_occurrence_rules(overlay: Path | None = None) -> OccurrenceRules:
    """Read the shipped rules, or those of a user's folder laid over them.

    Raises:
        VocabularyError: The file does not say what it must; the message names the place.
    """
    path = find_files("occurrences.yaml", overlay)[0]
    try:
        return OccurrenceRules.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))
    except (ValidationError, yaml.YAMLError) as fault:
        raise VocabularyError(str(path), f"cannot be used ({fault}).", "Write it like the shipped file.") from fault
