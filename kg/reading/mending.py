"""Put right what the parser gets wrong in ways that the words themselves betray, before anything is read off the parse.

Each function looks at the columns of one parse and changes heads and labels in place. All of them are about news prose:
long appositions, fronted places, lists and relative clauses behind titles.
"""

from dataclasses import dataclass

from kg.reading.labels import VERBS

_FINITE = ("VBD", "VBZ", "VBP")
_NOMINAL = ("NOUN", "PROPN")
#: What a relative "who" never means, however near it stands.
_IMPERSONAL = ("ORG", "GPE", "LOC", "FAC")
#: How far a word's dependents are looked for, in words.
_REACH = 60


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns that may be changed."""

    lower: list[str]
    pos: list[str]
    tag: list[str]
    dep: list[str]
    head: list[int]
    #: The label of the named entity around each token, if any.
    entity: list[str]


def mend(c: Columns) -> None:
    """Put right what can be."""
    for i, dep in enumerate(c.dep):
        if dep == "conj":
            _hang_finite_on_finite(c, i)
        elif dep == "acl":
            _raise_main_verb(c, i)
            _hang_infinitive_on_verb(c, i)
        elif dep == "relcl":
            _hang_who_on_person(c, i)
            _hang_infinitive_on_verb(c, i)
        elif dep == "dobj":
            _appose_second_object(c, i)
            _part_object_from_its_name(c, i)
    for i, dep in enumerate(c.dep):
        if dep == "pobj" and c.head[i] < i:
            _part_place_from_subject(c, i)


def _hang_finite_on_finite(c: Columns, i: int) -> None:
    """Join "expelled" to "accused" in "accused Mali of spying and expelled its envoy"."""
    if c.tag[i] not in _FINITE or c.tag[c.head[i]] not in ("VBG", "VB"):
        return
    h = c.head[i]
    while c.tag[h] not in _FINITE and c.head[h] != h and c.pos[h] in (*VERBS, "ADP", "NOUN"):
        h = c.head[h]
    if c.tag[h] in _FINITE and h != i:
        c.head[i] = h


def _raise_main_verb(c: Columns, i: int) -> None:
    """Make "mediated" the main verb of "Sabah, the emir of Kuwait, mediated between them", read as a participle.

    It stands behind a comma, its noun is all that the sentence has for a root, and its form may be a past tense.
    """
    noun = c.head[i]
    if c.head[noun] != noun or c.pos[noun] not in _NOMINAL or i <= noun or c.lower[i - 1] != ",":
        return
    if c.tag[i] != "VBN" or not c.lower[i].endswith("ed"):
        return
    own = [x for x in range(noun + 1, i) if c.head[x] == noun]
    if not any(c.dep[x] in ("appos", "relcl") for x in own):
        return
    after = range(i + 1, min(i + _REACH, len(c.head)))
    for x in after:
        if c.head[x] == i and c.dep[x] in ("agent", "auxpass"):
            return
    c.tag[i], c.dep[i], c.head[i] = "VBD", "ROOT", i
    c.dep[noun], c.head[noun] = "nsubj", i
    for x in after:
        if c.head[x] == noun and c.dep[x] in ("punct", "cc", "conj", "advcl", "prep", "npadvmod"):
            c.head[x] = i


def _appose_second_object(c: Columns, i: int) -> None:
    """Let "the chair" of "asked Malaysia, the chair of ASEAN, to mediate" stand beside Malaysia, not be asked too."""
    first = next((x for x in range(c.head[i] + 1, i) if c.head[x] == c.head[i] and c.dep[x] == "dobj"), None)
    if first is None or c.pos[first] != "PROPN":
        return
    if any(c.head[x] == i and c.dep[x] == "det" and c.lower[x - 1] == "," for x in range(first + 1, i)):
        c.dep[i], c.head[i] = "appos", first


def _part_object_from_its_name(c: Columns, i: int) -> None:
    """Let "called the Finnish move a provocation" say what the move is called: a noun has no object of its own."""
    noun = c.head[i]
    if (
        noun < i
        and c.pos[noun] == "NOUN"
        and c.dep[noun] in ("ccomp", "oprd", "dobj")
        and c.pos[c.head[noun]] == "VERB"
    ):
        c.dep[noun], c.dep[i], c.head[i] = "dobj", "oprd", c.head[noun]


def _hang_infinitive_on_verb(c: Columns, i: int) -> None:
    """Let "to mediate" behind a closed apposition be what the verb asks for."""
    to = next((x for x in range(c.head[i] + 1, i) if c.head[x] == i and c.tag[x] == "TO"), None)
    if to is None or c.lower[to - 1] != ",":
        return
    noun = c.head[i]
    while c.dep[noun] in ("appos", "pobj", "prep"):
        noun = c.head[noun]
    if c.dep[noun] == "dobj" and c.pos[c.head[noun]] == "VERB":
        c.dep[i], c.head[i] = "xcomp", c.head[noun]


def _hang_who_on_person(c: Columns, i: int) -> None:
    """Let "who" of "Guterres, the head of the United Nations, who left" mean the man and not what he heads."""
    noun = c.head[i]
    if c.entity[noun] not in _IMPERSONAL or not any(
        c.lower[x] == "who" and c.head[x] == i and c.dep[x].startswith("nsubj") for x in range(noun + 1, i)
    ):
        return
    above = noun
    while c.head[above] != above and c.dep[above] in ("pobj", "prep", "appos", "poss", "nmod", "compound"):
        above = c.head[above]
        if c.pos[above] in _NOMINAL and c.entity[above] not in _IMPERSONAL:
            c.head[i] = above
            return


def _part_place_from_subject(c: Columns, i: int) -> None:
    """Part "Geneva" from "Iran" in "Yesterday in Geneva, Iran and Oman agreed", read as one list."""
    if c.lower[c.head[i]] not in ("in", "at") or c.entity[i] not in ("GPE", "LOC", "FAC"):
        return
    joined = next((x for x in range(i + 1, min(i + 6, len(c.head))) if c.head[x] == i and c.dep[x] == "conj"), None)
    if joined is None or any(c.dep[x] == "cc" and c.head[x] == i for x in range(i + 1, joined)):
        return
    verb = c.head[c.head[i]]
    while c.pos[verb] not in VERBS and c.head[verb] != verb:
        verb = c.head[verb]
    if c.pos[verb] not in VERBS or verb < joined:
        return
    around = range(i, min(verb + _REACH, len(c.head)))
    if any(c.head[x] == verb and c.dep[x] in ("nsubj", "nsubjpass", "expl") for x in around):
        return
    passive = any(c.head[x] == verb and c.dep[x] == "auxpass" for x in range(joined, verb))
    c.head[joined], c.dep[joined] = verb, "nsubjpass" if passive else "nsubj"
