"""The columns of a parse that may be changed, and what all that change them know of labels and distances."""

from collections.abc import Iterable
from dataclasses import dataclass

from kg.reading.labels import PRESENT
from kg.reference.clause_cues import MendingCues

FINITE = ("VBD", *PRESENT)
#: Names that may be taken or left: no dates.
NAMES = ("GPE", "LOC", "FAC", "NORP", "ORG", "PERSON")
#: How far a word's dependents are looked for, in words.
REACH = 60
#: How far the owners of a title stand from it.
NEAR = 12


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns that may be changed, and the words that betray what is wrong in them."""

    words: list[str]
    lower: list[str]
    pos: list[str]
    tag: list[str]
    dep: list[str]
    head: list[int]
    #: The label of the named entity around each token, if any.
    entity: list[str]
    cues: MendingCues

    def has(self, head: int, labels: tuple[str, ...], within: Iterable[int]) -> bool:
        """Say whether one of the words `within` hangs on `head` by one of `labels`."""
        return any(self.head[x] == head and self.dep[x] in labels for x in within)

    def begin_of_name(self, noun: int) -> int:
        """Return where a name begins whose last word is `noun`."""
        first = noun
        while first > 0 and self.head[first - 1] == noun and self.dep[first - 1] == "compound":
            first -= 1
        return first

    def begin_of_phrase(self, noun: int, labels: tuple[str, ...]) -> int:
        """Return where the words begin that stand before `noun` in its phrase and have one of `labels`."""
        first = noun
        while first > 0 and self.head[first - 1] in range(first, noun + 1) and self.dep[first - 1] in labels:
            first -= 1
        return first

    def begin_of_tree(self, noun: int) -> int:
        """Return where the words begin that hang on `noun` from before it, however deep."""
        first = noun
        while first > 0:
            above = self.head[first - 1]
            while above < first - 1 and self.head[above] != above:
                above = self.head[above]  # "Peru" of "Chile and Peru students" hangs on "Chile"
            if not first - 1 < above <= noun:
                break
            first -= 1
        return first
