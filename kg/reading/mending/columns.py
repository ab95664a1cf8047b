"""The columns of a parse that may be changed, and what all that change them know of labels and distances."""

from dataclasses import dataclass

from kg.reading.labels import PRESENT
from kg.reference.cues import MendingCues

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
