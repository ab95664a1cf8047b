"""Say an event or a statement in one short sentence: "Ishaq Dar visits Kabul".

The words and patterns are data (`kg.reference.phrases`); here they are filled with the names that a document gives.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kg.model import UNNAMED_SOURCE, ClassId, Entity, EntityId, Event, Factuality, PropertyId, Status
from kg.reference.ontology import Ontology
from kg.reference.patterns import Option, Pattern, Slot, Verb
from kg.reference.phrases import Frame, NameGroup, Phrases

#: For a property that the phrases do not word.
_NO_PATTERN = Pattern((Slot(("subject",)), ": ", Slot(("label",)), " ", Slot(("object",))))


@dataclass(frozen=True, slots=True)
class Words:
    """What fills a slot, and whether a verb after it is plural."""

    text: str
    many: bool = False


@dataclass(frozen=True, slots=True)
class Labeller:
    """Says what one document presents, with the names by which it knows individuals."""

    entities: Mapping[EntityId, Entity]
    ontology: Ontology
    phrases: Phrases

    def label_event(self, event: Event) -> str:
        """Return a sentence for the event, or a noun phrase where nobody is said to do it."""
        roles = self._event_words(event)
        for pattern in self.phrases.patterns(event.kind, self.ontology):
            if all(_first(slot, roles) for slot in pattern.needs):
                frame = self.phrases.frames[event.factuality]
                return self._attribute(_fill(pattern, roles, frame), pattern, event.attributed_to)
        raise ValueError(f"the last pattern of {event.kind} needs a role")  # The loader lets none through.

    def label_triple(
        self,
        triple: tuple[EntityId, PropertyId, EntityId],
        factuality: Factuality,
        sources: Iterable[EntityId] = (),
        status: Status | None = None,
    ) -> str:
        """Return a sentence for a triple that stands for a relation or for an event."""
        subject, predicate, object_ = triple
        roles = {"subject": self._list([subject]), "label": Words(self.ontology.properties[predicate].label)}
        # "X serves as Foreign Minister", but "X belongs to the United Nations".
        is_office = self.ontology.is_a(self.entities[object_].kind, ClassId("dip:Office"))
        roles["object"] = self._list([object_], articles=not is_office)
        pattern = self.phrases.statements.get(predicate, _NO_PATTERN)
        status_name = str(status) if factuality is Factuality.FACT and status is not None else ""
        frame = self.phrases.frames.get(status_name, self.phrases.frames[factuality])
        return self._attribute(_fill(pattern, roles, frame), pattern, tuple(sources))

    def _event_words(self, event: Event) -> dict[str, Words]:
        everyone = tuple(dict.fromkeys(event.agent + event.recipient + event.participant))
        found = {
            "agent": self._list(event.agent),
            "recipient": self._list(event.recipient),
            "place": self._list(event.place),
            "appointee": self._list(event.appointee),
            "office": self._list(event.office, articles=False),
            "everyone": self._list(everyone if len(everyone) > 1 else ()),
            "anyone": self._list(everyone),
            "topic": self._list(event.topic) if event.topic else Words(self._shorten(event.topic_text or "")),
            "class": Words(self.ontology.classes[event.kind].label),
        }
        return {role: words for role, words in found.items() if words.text}

    def _list(self, members: Iterable[EntityId], *, articles: bool = True) -> Words:
        """Return names as a list, cut to the most that a reader takes in."""
        ids = tuple(members)
        rules = self.phrases.names
        shown = [self._name(member, articles=articles) for member in ids[: rules.most]]
        left = len(ids) - len(shown)
        if left:
            shown.append(rules.others[left > 1].replace("{count}", str(left)))
        text = f" {rules.joint} ".join([", ".join(shown[:-1]), shown[-1]]) if len(shown) > 1 else "".join(shown)
        return Words(text, many=len(ids) > 1 or any(self._belongs(member, rules.plural) for member in ids))

    def _name(self, member: EntityId, *, articles: bool) -> str:
        if member == UNNAMED_SOURCE:
            return self.phrases.names.unnamed
        label = self.entities[member].label
        return f"the {label}" if articles and self._belongs(member, self.phrases.names.article) else label

    def _belongs(self, member: EntityId, group: NameGroup) -> bool:
        entity = self.entities.get(member)
        if entity is None:
            return False
        kinds = self.ontology.ancestors(entity.kind)
        if not group.never.isdisjoint(kinds):
            return False
        return (
            not group.kinds.isdisjoint(kinds)
            or entity.label in group.names
            or not group.words.isdisjoint(entity.label.split())
        )

    def _shorten(self, topic: str) -> str:
        most = self.phrases.names.topic
        plain = " ".join(topic.split())
        return plain if len(plain) <= most else plain[:most].rpartition(" ")[0].rstrip(",;:") + "…"

    def _attribute(self, sentence: str, pattern: Pattern, sources: tuple[EntityId, ...]) -> str:
        if sources:
            frame = self.phrases.sources.sentence if pattern.has_verb else self.phrases.sources.noun
            source = self._list(sources).text
            before, _, after = frame.partition("{sentence}")
            sentence = before.replace("{source}", source) + sentence + after.replace("{source}", source)
        return sentence[:1].upper() + sentence[1:]


def _first(slot: Slot, roles: Mapping[str, Words]) -> Words | None:
    return next((roles[role] for role in slot.roles if role in roles), None)


def _fill(pattern: Pattern, roles: Mapping[str, Words], frame: Frame) -> str:
    """Return the pattern with names for slots, and the verb or the noun phrase as the frame has it."""
    text = _say(pattern.parts, roles, frame)
    return text if pattern.has_verb else frame.noun.replace("{noun}", text)


def _say(parts: Iterable[str | Slot | Verb | Option], roles: Mapping[str, Words], frame: Frame) -> str:
    said: list[str] = []
    many = False
    for part in parts:
        match part:
            case Slot():
                words = _first(part, roles) or Words("")
                many = words.many
                said.append(words.text)
            case Verb(base, third, past):
                form = frame.many if many else frame.one
                said.append(form.replace("{base}", base).replace("{third}", third).replace("{past}", past))
            case Option(inner):
                if all(_first(slot, roles) for slot in inner if isinstance(slot, Slot)):
                    said.append(_say(inner, roles, frame))
            case _:
                said.append(part)
    return "".join(said)
