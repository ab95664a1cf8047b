"""Whom known leaders served, for posts whose owner a text leaves unsaid: "President Anwar Sadat" is Egypt's.

Read from `ontology/cues/leaders.yaml`. This is background knowledge of the kind that every reader of news has; what a
text says itself always comes first.
"""

from collections.abc import Iterable, Mapping

from kg.model import EntityId
from kg.names import slug

#: A given name this short may be a family name that comes first: "Xi", "Park", "Deng".
_SHORT = 4


class Leaders:
    """Known leaders by the words of their names; accents and case do not count.

    >>> leaders = Leaders({"state/EGY": "Anwar Sadat; Hosni Mubarak", "state/CHN": "Deng Xiaoping"})
    >>> leaders.served(("Anwar", "Sadat")), leaders.served(("Deng",)), leaders.served(("Anwar",))
    (('state/EGY',), ('state/CHN',), ())
    """

    def __init__(self, served: Mapping[str, str]) -> None:
        """Index names by their words; `served` gives for a state or organisation its leaders, parted by semicolons."""
        self._by_word: dict[str, list[tuple[tuple[str, ...], EntityId]]] = {}
        for owner, names in served.items():
            for name in names.split(";"):
                words = _plain(name.split())
                for word in dict.fromkeys(words):
                    self._by_word.setdefault(word, []).append((words, EntityId(owner)))

    def served(self, name: Iterable[str]) -> tuple[EntityId, ...]:
        """Return whom the leaders of that name served, none where nobody has it.

        A name of two words or more is one with every leader who has all of them, or whose own are all among them. A
        single one must be a family name.
        """
        words = _plain(name)
        if not words:
            return ()
        found = [
            owner
            for known, owner in self._by_word.get(words[-1], ())
            if (_is_family_name(words[0], known) if len(words) == 1 else _is_one(words, known))
        ]
        return tuple(dict.fromkeys(found))


def _plain(words: Iterable[str]) -> tuple[str, ...]:
    """Return the words of a name in plain letters, initials left out."""
    return tuple(w for word in words if len(word.rstrip(".")) > 1 and (w := slug(word)))


def _is_family_name(word: str, known: tuple[str, ...]) -> bool:
    return known[-1] == word or (known[0] == word and len(word) <= _SHORT)


def _is_one(words: tuple[str, ...], known: tuple[str, ...]) -> bool:
    return set(words) <= set(known) or (len(known) > 1 and set(known) <= set(words))
