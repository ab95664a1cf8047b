"""Know how PLOVER codes an event from the type of its class and how real it is: ontology/plover.yaml, checked."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from kg.errors import VocabularyError
from kg.model import Factuality
from kg.reference.files import find_files


@dataclass(frozen=True, slots=True)
class PloverRules:
    """Types and factualities that turn into others, and which factuality makes a main event."""

    #: (type, factuality) -> words that the topic must have, if any, with (type, factuality) of the row.
    turns: Mapping[tuple[str, str], Sequence[tuple[frozenset[str], tuple[str, str]]]]
    #: Factuality -> rank, the lowest first.
    ranks: Mapping[str, int]
    #: Types and words of topics of what several actors do to each other.
    mutual: tuple[frozenset[str], frozenset[str]]
    #: Modes of events that come later than what is done in them when the main one is chosen.
    vessels: frozenset[str]
    #: Mode -> type of events whose class has none.
    typed: Mapping[str, str]

    def code(self, kind: str, factuality: str, topic: str = "") -> tuple[str, str]:
        """Return the type and factuality that PLOVER gives an event; `topic` are the words for what it is about.

        >>> load_plover().code("AID", "Planned"), load_plover().code("AID", "Fact")
        (('AGREE', 'Fact'), ('AID', 'Fact'))
        """
        about = set(topic.lower().split())
        found = (turn for words, turn in self.turns.get((kind, factuality), ()) if not words or words & about)
        return next(found, (kind, factuality))

    def is_mutual(self, kind: str, topic: str) -> bool:
        """Whether several actors, if nobody else is named, do this to each other."""
        types, words = self.mutual
        return kind in types and not words.isdisjoint(topic.lower().split())

    def is_vessel(self, modes: Iterable[str]) -> bool:
        """Whether an event only holds what is done in it: a call, beside the thanks that it was made for."""
        return not self.vessels.isdisjoint(modes)

    def type_by_mode(self, modes: Iterable[str]) -> str | None:
        """Return the type that an event without one by its class has by how it is done.

        >>> load_plover().type_by_mode(["resign"])
        'RETREAT'
        """
        return next((self.typed[mode] for mode in modes if mode in self.typed), None)

    def rank(self, factuality: str) -> int:
        """Return how late an event of this factuality comes when the main one is chosen."""
        return self.ranks.get(factuality, len(self.ranks))


def load_plover(overlay: Path | None = None) -> PloverRules:
    """Read the rules; a user's plover.yaml replaces the shipped one.

    Raises:
        VocabularyError: The file is no YAML, or rules name a factuality that there is not; all faults are told.
    """
    (path,) = find_files("plover.yaml", overlay)
    try:
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
        rules = [
            (rule["factuality"], rule["types"], frozenset(rule.get("topics", ())), rule["becomes"], rule["then"])
            for rule in content["rules"]
        ]
        main = [list(together) for together in content["main"]]
        mutual = content.get("mutual", {})
        vessels = frozenset(content.get("vessels", ()))
        typed = dict(content.get("modes", {}))
        between = frozenset(mutual.get("types", ())), frozenset(mutual.get("topics", ()))
    except (yaml.YAMLError, KeyError, TypeError) as error:
        raise VocabularyError(
            str(path), f"does not have the form of plover.yaml: {error}.", "Compare it with the shipped one."
        ) from None
    known = set(Factuality)
    named = {each for given, *_, then in rules for each in [*given, then]} | {each for group in main for each in group}
    if unknown := sorted(named - known):
        raise VocabularyError(
            str(path), f"there is no factuality {', '.join(unknown)}.", f"Give {', '.join(sorted(known))}."
        )
    turns: dict[tuple[str, str], list[tuple[frozenset[str], tuple[str, str]]]] = {}
    for given, kinds, topics, becomes, then in rules:
        for kind in kinds:
            for factuality in given:
                turns.setdefault((kind, factuality), []).append((topics, (becomes, then)))
    return PloverRules(
        turns, {each: rank for rank, group in enumerate(main) for each in group}, between, vessels, typed
    )
