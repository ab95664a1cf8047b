"""Hold the lexicon to its examples: every entry says in sentences what it must give, and what must stay silent."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kg.model import Document, EntityId, Event, Reading, Relation
from kg.reading.reader import Reader
from kg.reference.lexicon_entries import Entry, Example

#: What an example says of one event or relation: slot -> word or words.
Slots = Mapping[str, str | list[str]]

_EVENT_ROLES = ("agent", "recipient", "participant", "place", "appointee", "office", "attributed_to")
_RELATION_ROLES = ("subject", "object", "attributed_to")


@dataclass(frozen=True, slots=True)
class Fault:
    """An example that does not give what it says."""

    entry: str
    file: str
    say: str
    expected: str
    came: str

    def __str__(self) -> str:
        """Return the fault in words, file and entry first."""
        return f'{self.file}, entry {self.entry}: "{self.say}" should give {self.expected}, but gives {self.came}.'


def check_examples(reader: Reader, entries: Iterable[str] | None = None) -> tuple[Fault, ...]:
    """Read the examples of all entries of the reader's lexicon, or of those named, and return the faults in order."""
    lexicon = reader.reference.lexicon
    names = list(lexicon.entries) if entries is None else list(entries)
    examples = [(name, k) for name in names for k in range(len(lexicon.entries[name].examples))]
    found = read_examples(reader, examples)
    faults = (fault_of(name, lexicon.files[name], lexicon.entries[name], k, found[name, k]) for name, k in examples)
    return tuple(fault for fault in faults if fault is not None)


def read_examples(reader: Reader, examples: Iterable[tuple[str, int]]) -> dict[tuple[str, int], Reading]:
    """Read examples, given as entry name and number, in one stream: one document each."""
    wanted = list(examples)
    lexicon = reader.reference.lexicon
    documents = (Document(f"{name}-{k}", lexicon.entries[name].examples[k].say) for name, k in wanted)
    return dict(zip(wanted, reader.read_all(documents), strict=True))


def fault_of(name: str, file: str, entry: Entry, number: int, reading: Reading) -> Fault | None:
    """Return what is wrong with one example of an entry as it was read, None if it gives what it says."""
    example = entry.examples[number]
    missing = _missing(entry, example, reading)
    if not missing:
        return None
    return Fault(name, f"ontology/lexicon/{file}", example.say, missing, _tell_all(entry, reading))


def _missing(entry: Entry, example: Example, reading: Reading) -> str:
    """Return in words what an example should have given and has not; an empty string where all is well.

    Only the slots that the example names are compared. `nothing` asks for no event of the entry's own class.
    """
    own = entry.event or entry.relation
    if example.gives == "nothing":
        told = any(e.kind == own for e in reading.events) or any(r.predicate == own for r in reading.relations)
        return f"nothing of {own}" if told else ""
    wanted = example.gives if isinstance(example.gives, list) else [example.gives]
    found: list[Event | Relation] = [*reading.events, *reading.relations]
    return "; ".join(_tell(slots) for slots in wanted if not any(_fits(slots, one, reading) for one in found))


def _fits(slots: Slots, one: Event | Relation, reading: Reading) -> bool:
    for slot, given in slots.items():
        words = [given] if isinstance(given, str) else given
        if slot in ("event", "relation"):
            kind = one.kind if isinstance(one, Event) else one.predicate
            right = kind == words[0] and isinstance(one, Event) == (slot == "event")
        elif slot == "time":
            right = one.when is not None and one.when.text == words[0]
        elif slot == "factuality":
            right = one.factuality.value == words[0]
        elif slot == "status":
            right = isinstance(one, Relation) and one.status is not None and one.status.value == words[0]
        else:
            right = _names_all(words, _in_role(one, slot), reading)
        if not right:
            return False
    return True


def _in_role(one: Event | Relation, role: str) -> tuple[EntityId, ...]:
    if isinstance(one, Relation):
        found = getattr(one, role) if role in _RELATION_ROLES else ()
        return found if isinstance(found, tuple) else (found,)
    if role == "participant":
        return tuple(dict.fromkeys((*one.agent, *one.recipient, *one.participant)))
    return tuple(getattr(one, role)) if role in (*_EVENT_ROLES, "topic") else ()


def _names_all(words: list[str], who: tuple[EntityId, ...], reading: Reading) -> bool:
    """Whether each word names one of the individuals, and each of them is named by a word."""
    known = [_names_of(one, reading) for one in who]
    wanted = [word.casefold() for word in words]
    return all(any(word in names for names in known) for word in wanted) and all(
        any(word in names for word in wanted) for names in known
    )


def _names_of(one: EntityId, reading: Reading) -> set[str]:
    """Return by what names an individual may be called: its own, those of an office it holds, and of who holds it."""
    held = (r for r in reading.relations if r.predicate == "dip:holdsOffice" and one in (r.subject, r.object))
    shared = {one}.union(*((r.subject, r.object) for r in held))
    names = {name.casefold() for e in reading.entities if e.id in shared for name in (e.label, *e.names)}
    return names | {str(one).casefold()}


def _tell(slots: Slots) -> str:
    return ", ".join(
        f"{slot}: {' and '.join([given] if isinstance(given, str) else given)}" for slot, given in slots.items()
    )


def _tell_all(entry: Entry, reading: Reading) -> str:
    """Say what was read: what is of the entry's own class if there is any, else everything."""
    own = entry.event or entry.relation
    events = [e for e in reading.events if e.kind == own] or list(reading.events)
    labels = {e.id: e.label for e in reading.entities}
    told = []
    for event in events:
        slots: dict[str, str | list[str]] = {"event": str(event.kind)}
        for role in _EVENT_ROLES:
            if getattr(event, role):
                slots[role] = [labels.get(one, str(one)) for one in getattr(event, role)]
        if event.when is not None:
            slots["time"] = event.when.text
        told.append(_tell({**slots, "factuality": event.factuality.value}))
    if entry.relation is not None:
        told += (
            f"{labels.get(r.subject, r.subject)} {r.predicate} {labels.get(r.object, r.object)}"
            for r in reading.relations
        )
    return "; ".join(told) or "nothing"
