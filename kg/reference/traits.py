"""What holds for whole classes of events: which are acts of speech, which are done at a place.

Read from `ontology/lexicon/shared/classes.yaml`, where it is written what each list is for.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields

from kg.model import ClassId
from kg.reference.ontology import Ontology

_WHERE = "ontology/lexicon/shared/classes.yaml"


@dataclass(frozen=True, slots=True)
class Traits:
    """Classes by what they have in common."""

    about: frozenset[ClassId]
    reaching: frozenset[ClassId]
    extending: frozenset[ClassId]
    dispatching: frozenset[ClassId]
    together: frozenset[ClassId]
    place_of_action: frozenset[ClassId]
    lasting: frozenset[ClassId]
    told_by_place: frozenset[ClassId]
    doerless: frozenset[ClassId]
    occasions: frozenset[ClassId]
    bilateral: frozenset[ClassId]
    mutual: frozenset[ClassId]
    for_others: frozenset[ClassId]
    presumed: frozenset[ClassId]
    occasional: frozenset[ClassId]
    befalling: frozenset[ClassId]
    received: frozenset[ClassId]
    by_host: frozenset[ClassId]
    handed: frozenset[ClassId]
    sending: frozenset[ClassId]
    staffed: frozenset[ClassId]
    repeated: frozenset[ClassId]
    hostile: frozenset[ClassId]
    continuing: frozenset[ClassId]
    addressing: frozenset[ClassId]
    said_to: frozenset[ClassId]
    speech: frozenset[ClassId]
    answered: frozenset[ClassId]
    answering: frozenset[ClassId]
    disapproving: frozenset[ClassId]
    judging: frozenset[ClassId]
    blaming: frozenset[ClassId]
    harmful: frozenset[ClassId]
    blamed_for: frozenset[ClassId]
    warned_of: frozenset[ClassId]
    hosted: frozenset[ClassId]
    returned: frozenset[ClassId]
    committing: frozenset[ClassId]
    ceremonies: frozenset[ClassId]
    retold: frozenset[ClassId]
    one_in_plural: frozenset[ClassId]
    gatherings: frozenset[ClassId]
    accords: frozenset[ClassId]
    never_done_again: frozenset[ClassId]


def check_traits(lists: Mapping[str, object], ontology: Ontology) -> tuple[Traits, list[str]]:
    """Return the lists as a record, and every fault: a list missing, unknown or of another form, an unknown class."""
    faults: list[str] = []
    wanted = [f.name for f in fields(Traits)]
    faults += [f"{_WHERE}: the list {name} is missing." for name in wanted if name not in lists]
    faults += [
        f"{_WHERE}: nobody reads a list {name}. Known: {', '.join(sorted(wanted))}."
        for name in lists
        if name not in wanted
    ]
    found: dict[str, frozenset[ClassId]] = {}
    for name in wanted:
        classes = lists.get(name, [])
        if not isinstance(classes, list):
            faults.append(f"{_WHERE}: {name} is no list of classes.")
            classes = []
        found[name] = frozenset(ClassId(str(c)) for c in classes)
        faults += [
            f"{_WHERE}, list {name}: the ontology has no class {c}. Correct it or declare it in ontology/diplomacy.ttl."
            for c in sorted(found[name])
            if c not in ontology.classes
        ]
    return Traits(**found), faults
