"""Put right what the parser gets wrong in ways that the words themselves betray, before anything is read off the parse.

Each function looks at the columns of one parse and changes heads and labels in place. All of them are about news prose:
long appositions, fronted places, lists and relative clauses behind titles.
"""

from collections.abc import Callable
from dataclasses import dataclass

from kg.reading.labels import SUBJECTS, VERBS

_FINITE = ("VBD", "VBZ", "VBP")
_VERBAL = frozenset((*_FINITE, "VBG", "VBN"))
_NOMINAL = ("NOUN", "PROPN")
#: What a relative "who" never means, however near it stands.
_IMPERSONAL = ("ORG", "GPE", "LOC", "FAC")
#: Past tenses of speech that look like participles.
_SPOKEN = frozenset(
    (
        "thanked",
        "urged",
        "accused",
        "blamed",
        "condemned",
        "denounced",
        "praised",
        "welcomed",
        "warned",
        "called",
        "appealed",
        "asked",
        "demanded",
        "vowed",
        "pledged",
        "promised",
        "criticised",
        "criticized",
        "deplored",
        "congratulated",
        "expressed",
        "reiterated",
        "reaffirmed",
        "stressed",
        "rejected",
    )
)
#: Past tenses that no participle looks like.
_PAST_ALONE = frozenset(
    (
        "gave",
        "took",
        "went",
        "saw",
        "chose",
        "spoke",
        "wrote",
        "drew",
        "withdrew",
        "broke",
        "began",
        "forbade",
        "forgave",
        "swore",
        "threw",
        "flew",
    )
)
#: How long a word in capitals is that is nothing but a name.
_ACRONYM = 3
#: Names that may be taken or left: no dates.
_NAMES = ("GPE", "LOC", "FAC", "NORP", "ORG", "PERSON")
#: How far a word's dependents are looked for, in words.
_REACH = 60
#: How far the owners of a title stand from it.
_NEAR = 12


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns that may be changed."""

    words: list[str]
    lower: list[str]
    pos: list[str]
    tag: list[str]
    dep: list[str]
    head: list[int]
    #: The label of the named entity around each token, if any.
    entity: list[str]


def mend(c: Columns) -> None:
    """Put right what can be."""
    for i, tag in enumerate(c.tag):
        if tag in _VERBAL:
            _read_acronym_as_name(c, i)
    for i, dep in enumerate(c.dep):
        for put_right in _BY_LABEL.get(dep, ()):
            put_right(c, i)
    for i, dep in enumerate(c.dep):
        if dep == "pobj" and c.head[i] < i:
            _part_place_from_subject(c, i)
            _part_seat_from_owner(c, i)


def _hang_finite_on_finite(c: Columns, i: int) -> None:
    """Join "expelled" to "accused" in "accused Mali of spying and expelled its envoy".

    Nor is "condemns" joined to "stop" in "demands that Rwanda stop and condemns it": their subjects differ in number.
    """
    h = c.head[i]
    disagree = c.tag[i] == "VBZ" and c.tag[h] == "VBP" and c.dep[h] == "ccomp" and h < i
    if c.tag[i] not in _FINITE or (c.tag[h] not in ("VBG", "VB") and not disagree):
        return
    h = c.head[h] if disagree else h
    while c.tag[h] not in _FINITE and c.head[h] != h and c.pos[h] in (*VERBS, "ADP", "NOUN"):
        h = c.head[h]
    if c.tag[h] in _FINITE and h != i:
        c.head[i] = h


def _hang_speech_on_speech(c: Columns, i: int) -> None:
    """Join "thanked" to "said" in "said the gangs had fled and thanked Kenya".

    In what is said a participle behind "had" goes on with another; a past tense that is none goes on with the speaker,
    and so does a word of speech after a deed, whose two forms are one.
    """
    said, deed = c.head[c.head[i]], c.head[i]
    if c.tag[i] != "VBD" or c.tag[deed] != "VBN" or c.dep[deed] != "ccomp" or c.tag[said] not in _FINITE or said > deed:
        return
    own = any(c.head[x] == i and c.dep[x] in (*SUBJECTS, "aux", "auxpass") for x in range(deed, i))
    speaks = c.lower[i] in _SPOKEN and c.lower[deed] not in _SPOKEN
    if not own and (speaks or c.lower[i] in _PAST_ALONE):
        c.head[i] = said


def _part_subject_from_front(c: Columns, i: int) -> None:
    """Part the subject from the phrase before it: "At the invitation of Modi, the president of Kenya, Ruto, left".

    The verb has no subject, and what stands between the commas before it was read as an apposition.
    """
    if c.tag[i] not in _FINITE or i < 4 or c.lower[i - 1] != ",":
        return
    own = [x for x in range(max(0, i - _REACH), i) if c.head[x] == i]
    if not own or c.dep[own[0]] != "prep" or any(c.dep[x] not in ("prep", "punct", "advmod", "aux") for x in own):
        return
    apposed = (x for x in range(own[0], i) if c.dep[x] == "appos" and c.head[x] < x)
    first = next((x for x in apposed if any(c.head[d] == x and c.lower[d - 1] == "," for d in _articles(c, x))), None)
    if first is None:
        return
    beside = c.head[first]
    c.dep[first], c.head[first] = "nsubj", i
    for x in range(first + 1, i):
        if c.head[x] == beside and c.dep[x] == "appos":
            c.head[x] = first


def _articles(c: Columns, noun: int) -> list[int]:
    return [x for x in range(max(1, noun - _NEAR), noun) if c.dep[x] == "det" and c.head[x] == noun]


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


def _part_object_from_what_it_is(c: Columns, i: int) -> None:
    """Let "declared Ambassador Serur persona non grata" be done to Serur: a noun has no subject of its own."""
    noun = c.head[i]
    verb = c.head[noun]
    named = c.pos[i] == "PROPN" and c.pos[noun] == "NOUN"
    if named and c.dep[noun] == "ccomp" and c.pos[verb] == "VERB" and verb < i < noun:
        c.dep[noun], c.dep[i], c.head[i] = "oprd", "dobj", verb


def _join_owner_to_owner(c: Columns, i: int) -> None:
    """Let "the ministers of Peru and Ecuador" be Ecuador's too, not the ministers and Ecuador."""
    noun = c.head[i]
    if c.entity[i] != "GPE" or c.tag[noun] != "NNS":
        return
    first = next((x for x in range(noun + 1, i) if c.dep[x] == "pobj" and c.entity[x] == "GPE"), None)
    if first is None or c.lower[c.head[first]] != "of" or c.head[c.head[first]] != noun:
        return
    if all(c.lower[x] in (",", "and", "the") or c.entity[x] == "GPE" for x in range(first + 1, i)):
        c.head[i] = first


def _read_acronym_as_name(c: Columns, i: int) -> None:
    """Read "ECOWAS" in "the bloc ECOWAS imposed a ban" as a name and not as what the bloc is doing."""
    noun, verb, n = i - 1, i + 1, len(c.head)
    if not c.words[i].isupper() or len(c.words[i]) < _ACRONYM or verb >= n or c.pos[noun] != "NOUN":
        return
    if not c.lower[verb].endswith("ed") or (c.head[verb] not in range(verb + 1, n) and c.head[verb] != i):
        return
    if c.dep[i] == "acl" and c.head[i] == noun and c.dep[verb] == "amod" and c.pos[c.head[noun]] in VERBS:
        thing = c.head[verb]
        c.head[thing], c.dep[thing], c.dep[verb], c.head[verb] = verb, "dobj", "conj", c.head[noun]
    elif c.head[noun] == i and c.dep[noun] == "nsubj" and c.head[verb] == i:
        c.dep[verb], c.head[verb] = c.dep[i], verb if c.head[i] == i else c.head[i]
        c.head[noun] = verb
    else:
        return
    c.pos[verb], c.tag[verb] = "VERB", "VBD"
    for x in range(verb + 1, min(verb + _REACH, n)):
        if c.head[x] == i:
            c.head[x] = verb
    c.pos[i], c.tag[i], c.dep[i], c.head[i] = "PROPN", "NNP", "appos", noun


def _read_place_as_object(c: Columns, i: int) -> None:
    """Read the town of "troops recaptured Aleppo" as what they took: no circumstance of place stands so."""
    verb = c.head[i]
    if (
        c.entity[i] not in _NAMES
        or c.pos[i] != "PROPN"
        or c.pos[verb] != "VERB"
        or c.tag[verb] not in (*_FINITE, "VB", "VBN", "VBG")
    ):
        return
    first = i
    while c.head[first - 1] == i and c.dep[first - 1] == "compound":
        first -= 1
    around = range(max(0, verb - _REACH), min(verb + _REACH, len(c.head)))
    if first - 1 == verb and not any(c.head[x] == verb and c.dep[x] in ("dobj", "auxpass") for x in around):
        c.dep[i] = "dobj"


def _raise_report(c: Columns, i: int) -> None:
    """Part the subjects of "Ruto, the chairman, said Kagame had agreed", both read as those of a "said" put between."""
    said = c.head[i]
    if said < i or c.pos[i] != "VERB" or c.tag[i] not in _FINITE:
        return
    before = [x for x in range(max(0, i - _REACH), i) if c.head[x] == i and c.dep[x] == "nsubj"]
    after = [x for x in range(i + 1, said) if c.head[x] == i and c.dep[x] == "nsubj"]
    if not before or not after or any(c.head[x] == said and c.dep[x] in SUBJECTS for x in range(i, said)):
        return
    passive = any(c.head[x] == said and c.dep[x] == "auxpass" for x in range(i, said))
    for x in after:
        c.head[x], c.dep[x] = said, "nsubjpass" if passive else "nsubj"
    c.dep[i], c.head[i] = c.dep[said], i if c.head[said] == said else c.head[said]
    c.dep[said], c.head[said] = "ccomp", i


def _appose_in_brackets(c: Columns, i: int) -> None:
    """Let "Turkey (a member of the alliance) threatened" be Turkey's threat alone."""
    opened = next((x for x in range(i - 1, max(-1, i - 5), -1) if c.lower[x] in ("(", "-lrb-")), None)
    if opened is None or c.head[opened] != i:
        return
    other = next((x for x in range(opened - 1, max(-1, opened - 8), -1) if c.head[x] == c.head[i]), None)
    if other is not None and c.dep[other] == "nsubj":
        c.dep[i], c.head[i] = "appos", other


def _hang_infinitive_on_verb(c: Columns, i: int) -> None:
    """Let "to mediate" behind a closed apposition be what the verb asks for."""
    to = next((x for x in range(c.head[i] + 1, i) if c.head[x] == i and c.tag[x] == "TO"), None)
    if to is None or c.lower[to - 1] != ",":
        return
    noun = c.head[i]
    while c.dep[noun] in ("appos", "pobj", "prep"):
        noun = c.head[noun]
    asked = c.pos[noun] == "VERB" and c.lower[noun].startswith(
        ("call", "appeal")
    )  # "called on Lee, the premier, to resign"
    if asked or (c.dep[noun] == "dobj" and c.pos[c.head[noun]] == "VERB"):
        c.dep[i], c.head[i] = "xcomp", noun if asked else c.head[noun]


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


def _head_by_consulate(c: Columns, i: int) -> None:
    """Let "the consulate general in Basra" be a consulate and not a general."""
    general = i + 1
    if c.lower[i] != "consulate" or c.head[i] != general or c.lower[general] != "general":
        return
    c.dep[i], c.pos[i] = c.dep[general], c.pos[general]
    c.head[i] = i if c.head[general] == general else c.head[general]
    for x in range(max(0, i - _REACH), min(i + _REACH, len(c.head))):
        if c.head[x] == general and x != i:
            c.head[x] = i
    c.dep[general], c.head[general] = "dep", i


def _hang_helper_on_participle(c: Columns, i: int) -> None:
    """Let the UN be who backs "the UN-backed government", and not what the government is of."""
    backed, noun = i + 2, c.head[i]
    if noun <= backed or c.lower[i + 1] != "-" or c.tag[backed] != "VBN" or c.head[backed] != noun:
        return
    if c.dep[backed] == "amod" and c.pos[i] == "PROPN":
        c.dep[i], c.head[i] = "npadvmod", backed
        c.dep[i + 1], c.head[i + 1] = "punct", backed


def _hang_subject_on_participle(c: Columns, i: int) -> None:
    """Let "the embassy in Minsk was closed" be about an embassy that is closed, not one that "was"."""
    helper = c.head[i]
    verb = c.head[helper]
    if c.dep[helper] != "auxpass" or c.tag[verb] != "VBN" or not i < helper < verb:
        return
    if any(c.head[x] == verb and c.dep[x] in ("nsubj", "nsubjpass") for x in range(max(0, verb - _REACH), verb)):
        return
    c.dep[i], c.head[i] = "nsubjpass", verb


def _read_noun_as_verb_of_headline(c: Columns, i: int) -> None:
    """Make "severs" the verb of "Ethiopia severs relations with Somalia.": a full stop ends no phrase without one."""
    noun, state = c.head[i], i - 1
    if c.tag[i] != "NNS" or state < 0 or c.head[state] != i:
        return
    if c.entity[state] != "GPE" and c.tag[state] != "NNP":
        return
    if c.head[noun] != noun or c.pos[noun] != "NOUN" or noun < i or any(c.head[x] != noun for x in range(i, noun)):
        return
    after = [x for x in range(noun + 1, min(noun + _REACH, len(c.head))) if c.head[x] == noun]
    if not after or c.lower[after[-1]] != ".":
        return
    c.pos[i], c.tag[i], c.dep[i], c.head[i] = "VERB", "VBZ", "ROOT", i
    c.dep[state], c.dep[noun], c.head[noun] = "nsubj", "dobj", i
    for x in after:
        if c.dep[x] in ("punct", "npadvmod", "advcl"):
            c.head[x] = i


def _join_subjects_of_headline(c: Columns, i: int) -> None:
    """Let "Peru, Chile agree on border" be done by both: a headline has a comma for "and"."""
    verb, first = c.head[i], i
    if c.tag[verb] not in ("VBP", "VB") or c.pos[i] != "PROPN" or verb < i:
        return
    while first > 0 and c.head[first - 1] == i and c.dep[first - 1] == "compound":
        first -= 1
    other = first - 2
    if other < 0 or c.lower[first - 1] != "," or c.pos[other] != "PROPN" or c.head[other] != verb:
        return
    before = range(max(0, other - _NEAR), other)
    if c.entity[other] not in _NAMES or any(c.head[x] == verb for x in before):
        return
    c.dep[other] = "nsubj"
    c.dep[i], c.head[i] = "conj", other


def _hang_on_preposition(c: Columns, i: int) -> None:
    """Let "officers loyal to Bosch rebelled" be about officers who are loyal to him, and not about him."""
    verb, first = c.head[i], i
    while first > 0 and c.head[first - 1] in range(first, i + 1) and c.dep[first - 1] in ("compound", "amod", "det"):
        first -= 1
    to = first - 1
    if to < 2 or c.dep[to] != "prep" or c.pos[c.head[to]] != "ADJ" or c.head[to] != to - 1:
        return
    other = c.head[c.head[to]]
    if other < to and c.head[other] == verb and c.dep[other] == "nsubj":
        c.dep[i], c.head[i] = "pobj", to


def _part_seat_from_owner(c: Columns, i: int) -> None:
    """Let "in Minsk" of "the embassy of the United States in Minsk" say where the embassy is."""
    preposition = c.head[i]
    owner = c.head[preposition]
    if c.entity[i] != "GPE" or c.lower[preposition] not in ("in", "to") or c.entity[owner] != "GPE":
        return
    of = c.head[owner]
    if c.dep[owner] == "pobj" and c.lower[of] == "of" and of < owner < preposition and c.pos[c.head[of]] == "NOUN":
        c.head[preposition] = c.head[of]


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


#: What may be wrong with a word of each label, in the order in which it is looked at.
_BY_LABEL: dict[str, tuple[Callable[[Columns, int], None], ...]] = {
    "compound": (_head_by_consulate, _hang_helper_on_participle, _read_noun_as_verb_of_headline),
    "conj": (_hang_speech_on_speech, _hang_finite_on_finite, _join_owner_to_owner),
    "ROOT": (_part_subject_from_front,),
    "acl": (_raise_main_verb, _hang_infinitive_on_verb),
    "parataxis": (_raise_report,),
    "npadvmod": (_read_place_as_object,),
    "nsubj": (
        _appose_in_brackets,
        _hang_subject_on_participle,
        _join_subjects_of_headline,
        _part_object_from_what_it_is,
        _hang_on_preposition,
    ),
    "relcl": (_hang_who_on_person, _hang_infinitive_on_verb),
    "dobj": (_appose_second_object, _part_object_from_its_name),
}
