"""Know how names are compared between documents: the rules of `ontology/identity.yaml`, parsed and checked."""

from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from kg.errors import VocabularyError
from kg.reference.files import find_files


class IdentityRules(BaseModel):
    """What `ontology/identity.yaml` says; the file explains each rule."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    particles: frozenset[str]
    romanisation: tuple[tuple[str, str], ...]
    shown_from: float = Field(gt=0, le=1)
    one_from: float = Field(gt=0, le=1)
    term: int = Field(gt=0)
    holder_within: int = Field(gt=0)


def load_identity_rules(overlay: Path | None = None) -> IdentityRules:
    """Read the shipped rules, or those of a user's folder laid over them.

    Raises:
        VocabularyError: The file does not say what it must; the message names the line.

    >>> load_identity_rules().term
    12
    """
    path = find_files("identity.yaml", overlay)[0]
    try:
        return IdentityRules.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))
    except (ValidationError, yaml.YAMLError) as fault:
        raise VocabularyError(str(path), f"cannot be used ({fault}).", "Write it like the shipped file.") from fault
