"""Know the rules: what follows from what documents present as fact, each a SPARQL CONSTRUCT in a file of its own.

`ontology/rules/NAME.rq` has the same head as a named query and is plain SPARQL. A user's folder may replace a rule or
add others; an empty file switches a shipped rule off.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from kg.errors import VocabularyError
from kg.reference.files import find_files

_HEADER = re.compile(r"^# (title|description):[ ]*(.*)$", re.MULTILINE)
_CONSTRUCT = re.compile(r"^\s*CONSTRUCT\b", re.MULTILINE | re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule that is shipped, or that a user laid beside the shipped ones."""

    #: The name of its file, without ending.
    name: str
    title: str
    description: str
    text: str


def load_rules(overlay: Path | None = None) -> Mapping[str, Rule]:
    """Read all rules, sorted by name.

    >>> load_rules()["state-of-a-place"].title
    'The state of a place'

    Raises:
        VocabularyError: A head is missing or a file holds no CONSTRUCT; all faults are told at once.
    """
    faults: list[str] = []
    found: dict[str, Rule] = {}
    for path in find_files("rules/*.rq", overlay):
        text = path.read_text(encoding="utf-8")
        if not text.strip():
            continue
        head = dict(_HEADER.findall(text))
        faults += [f"{path.name} says no {name}." for name in ("title", "description") if not head.get(name)]
        if not _CONSTRUCT.search(text):
            faults.append(f"{path.name} holds no CONSTRUCT.")
        found[path.stem] = Rule(path.stem, head.get("title", ""), head.get("description", ""), text)
    if faults:
        raise VocabularyError("ontology/rules", "\n  ".join(["has faults:", *faults]))
    return dict(sorted(found.items()))
