"""Part the subject of a clause from what stands in front of it: a day, a place, what came before."""

from kg.reading.labels import NOUNS, SUBJECTS, VERBS
from kg.reading.mending.columns import FINITE, NEAR, REACH, Columns

#: What leads to a day or place in front.
_FRONTS = ("in", "at", "on", "from", "near", "inside", "outside", "throughout", "during", "since", "across")
_BEFORE_DAYS = ("on", "in", "from", "since", "until", "by", "before", "after")
_OWNING = ("'s", "’s")
_PLACES_AND_DAYS = ("GPE", "LOC", "FAC", "DATE")


def part_subject_from_front(c: Columns, i: int) -> None:
    """Part the subject from the phrase before it: "At the invitation of Modi, the president of Kenya, Ruto, left".

    The verb has no subject, and what stands between the commas before it was read as an apposition.
    """
    if c.tag[i] not in FINITE or i < 4:
        return
    own = [x for x in range(max(0, i - REACH), i) if c.head[x] == i]
    if not own or c.dep[own[0]] != "prep" or any(c.dep[x] not in ("prep", "punct", "advmod", "aux") for x in own):
        return
    apposed = [x for x in range(own[0], i) if c.dep[x] == "appos" and c.head[x] < x]
    if c.lower[i - 1] != ",":
        # No comma closes "After the fall of Saigon, the government in Bangkok asked".
        apposed = [x for x in apposed if not any(c.lower[y] == "," for y in range(x, i))]
    first = next((x for x in apposed if any(c.head[d] == x and c.lower[d - 1] == "," for d in _articles(c, x))), None)
    if first is None:
        return
    beside = c.head[first]
    c.dep[first], c.head[first] = "nsubj", i
    for x in range(first + 1, i):
        if c.head[x] == beside and c.dep[x] == "appos":
            c.head[x] = first


def _articles(c: Columns, noun: int) -> list[int]:
    return [x for x in range(max(1, noun - NEAR), noun) if c.dep[x] == "det" and c.head[x] == noun]


def part_town_from_person(c: Columns, i: int) -> None:
    """Part "In Tripoli Gaddafi received Tito", whose verb has no subject, into the town and who acts there."""
    preposition = c.head[i]
    verb, town = c.head[preposition], i - 1
    if c.lower[preposition] not in ("in", "from", "at") or town != preposition + 1 or c.dep[town] != "compound":
        return
    if (
        c.head[town] != i
        or c.pos[i] != "PROPN"
        or c.entity[i] in ("GPE", "LOC", "FAC")
        or verb < i
        or c.pos[verb] != "VERB"
    ):
        return
    before = range(preposition, verb)
    bare = c.tag[verb] == "VB" and c.dep[verb] == "ROOT"
    moved = bare or c.tag[verb] in FINITE or any(c.head[x] == verb and c.tag[x] == "MD" for x in before)
    if moved and not c.has(verb, SUBJECTS, before):
        c.dep[town], c.head[town], c.dep[i], c.head[i] = "pobj", preposition, "nsubj", verb


def part_people_from_front(c: Columns, i: int) -> None:
    """Part "Karachi" from the students in "In Karachi students burned a flag", which the parser takes for one name.

    So it does with days: "in April rebels attacked". Either the preposition is left without a noun or the verb without
    a subject.
    """
    first = c.begin_of_tree(i)
    before = first - 1
    if before < 0 or c.dep[before] != "prep" or c.lower[before] not in _FRONTS or c.pos[i] != "NOUN":
        return
    verb = c.head[i] if c.dep[i] in SUBJECTS else c.head[before]
    if verb < i or c.pos[verb] not in VERBS or (c.head[before] != verb and c.dep[i] in SUBJECTS):
        return
    if c.dep[i] == "pobj" and (c.tag[i] != "NNS" or c.has(verb, SUBJECTS, range(max(0, verb - REACH), verb))):
        return
    if c.dep[i] in SUBJECTS and before in c.head[first:verb]:
        return
    stop = _end_of_names(c, first, i)
    if not first < stop <= i:
        return
    if stop < i and c.tag[stop] == "NNS":
        stop += 1  # "in Gaza hospitals doctors died"
    name = next(x for x in range(stop - 1, first - 1, -1) if c.head[x] not in range(first, stop))
    for x in range(first, name):
        if c.head[x] not in range(first, stop):
            c.head[x] = name
    c.dep[name], c.head[name] = "pobj", before
    if c.dep[i] == "pobj":
        passive = c.has(verb, ("auxpass",), range(i, verb))
        c.dep[i], c.head[i] = "nsubjpass" if passive else "nsubj", verb


def _end_of_names(c: Columns, first: int, noun: int) -> int:
    """Return where the places or the date end with which a phrase begins; `first` where it begins with none."""
    stop = first
    if c.entity[stop + 1] and c.pos[stop] == "ADJ" and not c.entity[stop]:
        stop += 1  # "northern Mali"
    kind = c.entity[stop]
    while stop < noun and (c.pos[stop] == "PROPN" or _is_of_date(c, stop)) and c.entity[stop] == kind:
        stop += 1
        joined = c.lower[stop] == "and" and kind == "GPE" == c.entity[stop + 1]
        stop += 1 if joined or c.lower[stop] in _OWNING else 0
        if c.lower[stop - 1] in _OWNING:
            kind = c.entity[stop]
    names = sum(c.pos[x] == "PROPN" or _is_of_date(c, x) for x in range(first, stop))
    # "Kabul Taliban officials" may be one name
    return stop if names == 1 or (names and kind in _PLACES_AND_DAYS) else first


def part_address_from_subject(c: Columns, i: int) -> None:
    """Let nobody but the Government call for a truce in "Mr. Speaker, the Government has called for a truce"."""
    title, verb = i - 1, c.head[i]
    if title < 0 or c.lower[i] not in c.cues.addressed or c.lower[title] not in c.cues.forms_of_address:
        return
    begins = title == 0 or c.words[title - 1] in (".", ":", "\n", "\n\n")
    if begins and c.lower[i + 1] == "," and c.has(verb, SUBJECTS, range(i + 1, verb)):
        c.dep[i] = "intj"


def _is_of_date(c: Columns, number: int) -> bool:
    """Whether a number is a year or the day of a month: "22" of "22 May" and "May 22"."""
    if not c.words[number].isdigit():
        return False
    beside = (c.lower[x] for x in (number - 1, number + 1) if 0 <= x < len(c.lower))
    return len(c.words[number]) == len("1960") or any(word in c.cues.months for word in beside)


def part_place_from_subject(c: Columns, i: int) -> None:
    """Part "Geneva" from "Iran" in "Yesterday in Geneva, Iran and Oman agreed", read as one list."""
    if c.lower[c.head[i]] not in ("in", "at") or c.entity[i] not in ("GPE", "LOC", "FAC"):
        return
    joined = next((x for x in range(i + 1, min(i + 6, len(c.head))) if c.head[x] == i and c.dep[x] == "conj"), None)
    if joined is None or c.has(i, ("cc",), range(i + 1, joined)):
        return
    verb = c.head[c.head[i]]
    while c.pos[verb] not in VERBS and c.head[verb] != verb:
        verb = c.head[verb]
    if c.pos[verb] not in VERBS or verb < joined:
        return
    around = range(i, min(verb + REACH, len(c.head)))
    if c.has(verb, (*SUBJECTS, "expl"), around):
        return
    passive = c.has(verb, ("auxpass",), range(joined, verb))
    c.head[joined], c.dep[joined] = verb, "nsubjpass" if passive else "nsubj"


def part_front_from_subject(c: Columns, i: int) -> None:
    """Part "After a collision between two trawlers, Iceland threatened", where the collision was read as who threatens.

    The preposition is left without a noun, and who stands before the verb was read as an apposition or one of a list.
    """
    verb, first = c.head[i], i
    while first > 0 and first - 1 < c.head[first - 1] <= i:
        first -= 1
    before, own = first - 1, verb - 1
    if verb < i or before < 0 or c.dep[before] != "prep" or c.head[before] != verb or before in c.head[first:verb]:
        return
    while own > i and c.head[own] == verb and c.pos[own] in ("ADV", "AUX"):
        own -= 1
    start = own
    while start > i and start - 1 < c.head[start - 1] <= own:
        start -= 1
    if own <= i or c.pos[own] not in NOUNS or c.dep[own] not in ("appos", "conj") or c.lower[start - 1] != ",":
        return
    c.dep[own], c.head[own], c.dep[i], c.head[i] = "nsubj", verb, "pobj", before


def part_date_from_subject(c: Columns, i: int) -> None:
    """Part "11 July" from "On 11 July Moise Tshombe proclaimed", where the day was read as part of his name.

    Likewise "Monday" from "On Monday Kenya, Uganda and Rwanda closed".
    """
    before = c.head[i]
    verb = c.head[before]
    if c.pos[i] != "PROPN" or c.lower[before] not in _BEFORE_DAYS:
        return
    if c.dep[verb] == "pobj":
        verb = c.head[c.head[verb]]  # "with effect from 1 June Turkey imposed"
    if c.pos[verb] != "VERB" or not before < i < verb:
        return
    stop = before + 1
    days = (c.cues.months, c.cues.weekdays)
    while stop < i and (c.tag[stop] == "CD" or any(c.lower[stop] in names for names in days)):
        stop += 1
    dated = [
        x
        for x in range(before + 1, stop)
        if any(c.lower[x] in names for names in days) or len(c.lower[x]) == len("1960")
    ]
    own = [x for x in range(max(0, before - REACH), verb) if c.head[x] == verb]
    if not dated or any(c.head[x] != i for x in range(stop, i)) or any(c.dep[x] in SUBJECTS for x in own):
        return
    inside = (x for x in range(i + 1, verb) if not _hangs_on(c, x, i))
    if any(c.head[x] != verb or c.dep[x] not in ("aux", "auxpass", "advmod", "neg") for x in inside):
        return
    day = dated[0]
    for x in range(before + 1, stop):
        c.head[x] = day
    c.dep[day], c.head[day] = "pobj", before
    c.dep[i] = "nsubjpass" if any(c.dep[x] == "auxpass" for x in own) else "nsubj"
    c.head[i] = verb


def _hangs_on(c: Columns, word: int, noun: int) -> bool:
    """Whether a word behind a noun belongs to its phrase: "Uganda" and "and" of "Kenya, Uganda and Rwanda"."""
    while word > noun and c.head[word] != word:
        word = c.head[word]
    return word == noun
