"""Compare what an example of the lexicon gives with what it should give."""

from collections.abc import Mapping

from kg.model import EntityId, Event, Reading, Relation
from kg.reference.lexicon import Entry, Example

#: What an example says of one event or relation: slot -> word or words.
Slots = Mapping[str, str | list[str]]
#: What a reading says of one: slot -> words.
Found = Mapping[str, frozenset[str]]

_EVENT_ROLES = ("agent", "recipient", "participant", "place", "appointee", "office", "attributed_to")


def mismatch(entry: Entry, example: Example, reading: Reading) -> str:
    """Return in words what is missing or too much; an empty string if the example gives what it says.

    Only the slots that an example names are compared. One that gives nothing must give nothing of its entry's class.
    """
    names = {entity.id: entity.label for entity in reading.entities}
    found = [
        *(_of_event(event, names) for event in reading.events),
        *(_of_relation(r, names) for r in reading.relations),
    ]
    if example.gives == "nothing":
        own = {entry.event, entry.relation} - {None}
        unwanted = [f for f in found if own & (f.get("event", frozenset()) | f.get("relation", frozenset()))]
        return f"should give nothing, but gives {_tell(unwanted)}." if unwanted else ""
    wanted = example.gives if isinstance(example.gives, list) else [example.gives]
    missing = [slots for slots in wanted if not any(_fits(slots, one) for one in found)]
    if not missing:
        return ""
    return f"should give {_tell([_words(slots) for slots in missing])}, but gives {_tell(found)}."


def _fits(slots: Slots, found: Found) -> bool:
    return all(_fold(words) == _fold(found.get(slot, frozenset())) for slot, words in _words(slots).items())


def _words(slots: Slots) -> dict[str, frozenset[str]]:
    return {slot: frozenset([words] if isinstance(words, str) else words) for slot, words in slots.items()}


def _fold(words: frozenset[str]) -> frozenset[str]:
    return frozenset(word.casefold() for word in words)


def _of_event(event: Event, names: Mapping[EntityId, str]) -> Found:
    found = {role: frozenset(names.get(one, one) for one in getattr(event, role)) for role in _EVENT_ROLES}
    found["participant"] |= found["agent"] | found["recipient"]
    found["topic"] = frozenset(names.get(one, one) for one in event.topic) or _some(event.topic_text)
    found["event"] = frozenset({str(event.kind)})
    found["time"] = _some(event.when.text if event.when else None)
    found["factuality"] = frozenset({event.factuality.value})
    found["mode"] = frozenset(event.modes)
    return found


def _of_relation(relation: Relation, names: Mapping[EntityId, str]) -> Found:
    return {
        "relation": frozenset({str(relation.predicate)}),
        "subject": frozenset({names.get(relation.subject, relation.subject)}),
        "object": frozenset({names.get(relation.object, relation.object)}),
        "status": _some(relation.status.value if relation.status else None),
        "time": _some(relation.when.text if relation.when else None),
        "factuality": frozenset({relation.factuality.value}),
        "attributed_to": frozenset(names.get(one, one) for one in relation.attributed_to),
    }


def _some(word: str | None) -> frozenset[str]:
    return frozenset({word}) if word else frozenset()


def _tell(many: list[Found] | list[dict[str, frozenset[str]]]) -> str:
    """Write slots as an example does: "event: dip:Recall, agent: France; ..."."""
    return (
        "; ".join(
            ", ".join(f"{slot}: {' and '.join(sorted(words))}" for slot, words in one.items() if words) for one in many
        )
        or "nothing"
    )
