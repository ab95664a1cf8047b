"""What a later noun calls an event by that was told before: "the move", "the charge".

Read from `ontology/lexicon/shared/pointers.yaml`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import cast

from kg.model import ClassId
from kg.reference.ontology import Ontology

_WHERE = "ontology/lexicon/shared/pointers.yaml"


@dataclass(frozen=True, slots=True)
class Pointer:
    """The classes that a noun may mean, and whether it does so however much has been told since."""

    events: frozenset[ClassId] = frozenset()
    lasts: bool = False


def check_pointers(groups: Mapping[str, object], ontology: Ontology) -> tuple[dict[str, Pointer], list[str]]:
    """Return the pointers by noun, and every fault: a group of another form, an unknown class."""
    found: dict[str, Pointer] = {}
    faults: list[str] = []
    for name, group in groups.items():
        lists = [group.get(key) for key in ("nouns", "events")] if isinstance(group, dict) else [None]
        if not all(isinstance(words, list) for words in lists):
            faults.append(f"{_WHERE}, group {name}: must have the lists nouns and events.")
            continue
        nouns, events = (list(map(str, cast(list[object], words))) for words in lists)
        faults += [
            f"{_WHERE}, group {name}: the ontology has no class {c}. Declare it in ontology/diplomacy.ttl."
            for c in events
            if c not in ontology.classes
        ]
        lasts = bool(cast(dict[str, object], group).get("lasts"))
        for noun in nouns:
            known = found.get(noun, Pointer())
            found[noun] = Pointer(known.events.union(map(ClassId, events)), known.lasts or lasts)
    return found, faults
