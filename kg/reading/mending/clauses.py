"""Hang clauses and their verbs where they belong: on the verb that they go on with, on the noun that they tell of."""

from kg.reading.labels import NOUNS, SUBJECTS, VERBS
from kg.reading.mending.columns import FINITE, NEAR, REACH, Columns

#: Prepositions that may join a clause as well.
_JOINING = ("after", "before", "until", "since")
#: Auxiliaries that stand before their subject where they mean "if".
_ORDERING = ("had", "should")
#: Pronouns for what a relative clause is done to.
_OBJECTS = ("that", "which", "whom")
#: As what words stand in a list of names.
_LISTING = ("punct", "cc", "conj", "compound", "det", "amod")
#: Pronouns for people, and as what they stand beside their own verb.
_PERSONAL, _ARGUMENTS = ("who", "whom"), (*SUBJECTS, "dobj")
#: What a relative "who" never means, however near it stands.
_IMPERSONAL = ("ORG", "GPE", "LOC", "FAC")


def hang_finite_on_finite(c: Columns, i: int) -> None:
    """Join "expelled" to "accused" in "accused Mali of spying and expelled its envoy".

    Nor is "condemns" joined to "stop" in "demands that Rwanda stop and condemns it": their subjects differ in number.
    What is said behind what has happened is said by who spoke before: "denies that Rome has fallen and urges calm".
    """
    h = c.head[i]
    disagree = c.tag[i] == "VBZ" and c.tag[h] == "VBP" and c.dep[h] == "ccomp" and h < i
    spoken = c.lower[i] in c.cues.speaking_presents and c.tag[h] == "VBN" and c.dep[h] == "ccomp" and h < i
    disagree = disagree or (spoken and c.tag[i] == c.tag[c.head[h]])
    if c.tag[i] not in FINITE or (c.tag[h] not in ("VBG", "VB") and not disagree):
        return
    h = c.head[h] if disagree else h
    while c.tag[h] not in FINITE and c.head[h] != h and c.pos[h] in (*VERBS, "ADP", "NOUN"):
        h = c.head[h]
    if c.tag[h] in FINITE and h != i:
        c.head[i] = h


def hang_past_on_main_verb(c: Columns, i: int) -> None:
    """Join "appealed" to "left" in "Chad left after Mali had closed the border, and appealed to the Union".

    Behind "had" and a comma a past tense without a subject goes on with the main verb: "met the rebels, who had freed
    two men, and thanked them".
    """
    before, main = c.head[i], c.head[c.head[i]]
    if c.tag[i] != "VBD" or c.tag[before] != "VBN" or c.dep[before] not in ("advcl", "relcl") or not main < before < i:
        return
    while c.tag[main] not in FINITE and c.head[main] < main:
        main = c.head[main]
    had = c.has(before, ("aux",), range(main, before))
    own = c.has(i, (*SUBJECTS, "aux", "auxpass"), range(before, i))
    parted = any(c.lower[x] == "," and c.lower[x + 1] in ("and", "but") for x in range(before, i - 1))
    if had and parted and not own and c.tag[main] in FINITE:
        c.head[i] = main


def part_second_from_gap(c: Columns, i: int) -> None:
    """Join "urged" to "condemned" in "condemned the raid that Iraq had led and urged Oman to leave".

    What a relative clause tells of its noun has no other object: a second verb that has one goes on with the main verb.
    """
    first = c.head[i]
    noun = c.head[first]
    if c.tag[i] not in FINITE or c.dep[first] != "relcl" or not noun < first < i:
        return
    around = range(noun + 1, min(i + REACH, len(c.head)))
    whom = next((x for x in around[: first - noun] if c.dep[x] == "dobj" and c.lower[x] in _OBJECTS), None)
    if whom is None or c.has(i, SUBJECTS, range(first, i)) or not c.has(first, ("nsubj",), range(whom, first)):
        return
    below = [i, *(x for x in around if c.head[x] == i and c.dep[x] == "xcomp")]
    full = any(c.has(x, ("dobj",), range(i, around.stop)) for x in below)
    main = noun
    while c.tag[main] not in FINITE and c.head[main] < main:
        main = c.head[main]
    if full and c.tag[main] in FINITE and not c.has(first, ("dobj",), range(first, i)):
        c.head[i], c.head[whom] = main, first


def read_that_as_object(c: Columns, i: int) -> None:
    """Let the claim be what Diop denied in "a claim that Diop denied", not say that he did: nothing else is denied."""
    that = next((x for x in range(c.head[i] + 1, i) if c.head[x] == i and c.dep[x] == "mark"), i)
    if c.lower[that] != "that" or c.lower[i] not in c.cues.answering_pasts:
        return
    if not c.has(i, ("dobj", "ccomp", "xcomp"), range(i + 1, min(i + NEAR, len(c.head)))):
        c.dep[that], c.tag[that], c.dep[i] = "dobj", "WDT", "relcl"


def read_which_as_object(c: Columns, i: int) -> None:
    """Let the reports be rejected in "reports, which its ministry rejects": the ministry is who does it."""
    which = [x for x in range(c.head[i] + 1, i) if c.head[x] == i and c.dep[x] == "nsubj"]
    if len(which) > 1 and c.lower[which[0]] in _OBJECTS and not c.has(i, ("dobj",), range(i + 1, i + 2)):
        c.dep[which[0]] = "dobj"


def read_which_as_relative(c: Columns, i: int) -> None:
    """Let the author say that Diop denied it in "said it had sunk, which Diop denied", and not whoever said it."""
    first = c.head[i] + 1
    which = next((x for x in range(first, i) if c.head[x] == i and c.lower[x] == "which"), i)
    if which != i and c.dep[which] == "dobj" and c.lower[which - 1] == "," and c.tag[i] in FINITE:
        c.dep[i] = "relcl"


def hang_condition_by_order(c: Columns, i: int) -> None:
    """Let "had Mali agreed" be a condition in "the war would have been avoided had Mali agreed".

    So is "should it fail" in "Rome would act should it fail": the auxiliary stands before its subject.
    """
    governor = c.head[i]
    near = range(max(0, i - REACH), i)
    order = next((x for x in near if c.head[x] == i and c.dep[x] == "aux" and c.lower[x] in _ORDERING), None)
    main = governor
    if order is None and c.lower[governor] == "had" and c.tag[i] in ("VBN", "VBD"):
        order, begin = governor, max(0, governor - REACH)
        below = (x for x in range(begin, governor) if c.head[x] == governor and c.dep[x] in ("ccomp", *SUBJECTS))
        main = next(below, governor) if c.head[governor] == governor else c.head[governor]
    if order is None:
        return
    subject = next((x for x in near if c.head[x] == i and c.dep[x] in SUBJECTS), i)
    if order >= subject or subject == i or main == order or c.dep[main] in SUBJECTS:
        return
    if not _may_be(c, main):
        # "said it would have left had Mali agreed", and where what follows was taken for the main clause
        beside = (x for x in range(max(0, order - REACH), order) if c.head[x] == main and c.dep[x] == "ccomp")
        main = next((x for x in beside if _may_be(c, x)), i)
        if main == i:
            return
    if c.head[i] == i:
        c.head[main], c.dep[main] = main, "ROOT"
    if order == governor:
        if c.head[order] == order:
            c.head[main], c.dep[main] = main, "ROOT"
        for x in range(max(0, order - REACH), min(len(c.head), order + REACH)):
            if c.head[x] == order and x not in (i, main):
                c.head[x] = main
        c.head[order], c.dep[order] = i, "aux"
    c.head[i], c.dep[i] = main, "advcl"


def _may_be(c: Columns, verb: int) -> bool:
    """Whether a clause only says what would or might be."""
    return any(c.head[x] == verb and c.tag[x] == "MD" for x in range(max(0, verb - NEAR), verb))


def read_object_as_subject(c: Columns, i: int) -> None:
    """Let Oman attack in "met a day after Oman attacked Iran", where "after" was taken for a preposition."""
    mark = c.head[i]
    verb = c.head[mark]
    if c.dep[mark] != "mark" or not mark < i < verb or c.tag[verb] not in ("VBD", "VBN", "VBZ", "VBP"):
        return
    if not c.has(verb, SUBJECTS, range(mark + 1, verb)):
        c.head[i], c.dep[i] = verb, "nsubj"


def read_list_as_subject(c: Columns, i: int) -> None:
    """Let Peru and Chile leave in "spoke a day after Peru and Chile left", where they were hung on "after".

    Between the list and its verb stands nothing, and the verb has no other subject.
    """
    preposition, behind = c.head[i], range(i + 1, min(i + NEAR, len(c.head)))
    if c.lower[preposition] not in _JOINING or c.dep[preposition] != "prep" or preposition > i:
        return
    verb = next((x for x in behind if c.pos[x] in VERBS), None)
    if verb is None or c.pos[verb - 1] not in NOUNS or any(c.dep[x] not in _LISTING for x in range(i + 1, verb)):
        return
    if c.dep[verb] == "advcl" and c.tag[verb] in FINITE and c.head[verb] == c.head[preposition]:
        c.head[preposition], c.dep[preposition], c.head[i], c.dep[i] = verb, "mark", verb, "nsubj"


def read_gerund_as_happening(c: Columns, i: int) -> None:
    """Let "fighting" be nobody's deed in "after fighting in Juba", nor in "days after fighting had resumed"."""
    preposition = c.head[i]
    if c.lower[i] not in c.cues.happenings or c.lower[preposition] not in c.cues.times_of_happenings:
        return
    behind = range(i + 1, min(i + NEAR, len(c.head)))
    if c.has(i, ("dobj", "ccomp"), behind):
        return
    c.pos[i], c.tag[i], c.dep[i] = "NOUN", "NN", "pobj"
    verb = next((x for x in behind if c.dep[x] == "advcl" and c.head[x] == c.head[preposition]), i)
    if verb != i and not c.has(verb, SUBJECTS, behind):
        c.head[i], c.dep[i] = verb, "nsubj"
        c.head[preposition], c.dep[preposition] = verb, "mark"


def take_subject_from_object(c: Columns, i: int) -> None:
    """Let Hamas be who releases them in "would leave Gaza and Hamas would release them", read as joined to Gaza.

    An aside may part the two: "and Hamas, under pressure from Cairo, released them".
    """
    t = i - 1
    while t > 0 and c.pos[t] in ("ADV", "AUX", "PART") and c.head[t] == i:
        t -= 1
    if c.lower[t] == "," and c.tag[i] in FINITE:
        t = _before_aside(c, t, i)
    beside = c.head[t] == c.head[i] != t and t < i - 1
    joined = c.dep[t] == "conj" and c.pos[t] in NOUNS and (beside or c.dep[c.head[t]] in ("dobj", "pobj", "attr"))
    if not joined or c.pos[i] not in VERBS or c.head[i] >= t or (t == i - 1 and c.tag[i] not in FINITE):
        return
    if c.has(i, SUBJECTS, range(c.head[i] + 1, i)):
        return
    c.head[t], c.dep[t] = i, "nsubj"


def _before_aside(c: Columns, comma: int, verb: int) -> int:
    """Return what stands before the aside that ends with a comma, if that is but a phrase."""
    opening = next((x for x in range(comma - 1, max(0, comma - REACH), -1) if c.lower[x] == ","), 0)
    top = [x for x in range(opening + 1, comma) if c.head[x] not in range(opening + 1, comma)]
    phrase = all(c.dep[x] == "prep" and c.head[x] in (verb, c.head[verb], opening - 1) for x in top)
    return opening - 1 if opening > 0 and phrase else comma


def read_past_as_participle(c: Columns, i: int) -> None:
    """Let "handed" of "was summoned and handed a note" be done to him who was summoned."""
    first = c.head[i]
    if c.tag[i] != "VBD" or c.lower[i] not in c.cues.received_pasts or c.lower[i - 1] != "and" or c.tag[first] != "VBN":
        return
    if c.has(first, ("auxpass",), range(max(0, first - NEAR), first)):
        c.tag[i] = "VBN"


def lower_reduced_relative(c: Columns, i: int) -> None:
    """Let the group send in "The group set up by Chad and Mali sent a mission", which tells first who set it up.

    "By" leads to who did that, where the verb has no object but its subject; who was read as the subject of the second
    verb stands behind "and".
    """
    verb = c.head[i]
    subject = next((x for x in range(max(0, verb - REACH), verb) if c.head[x] == verb and c.dep[x] == "nsubj"), verb)
    if subject == verb or c.dep[verb] != "ROOT" or c.tag[verb] not in ("VBD", "VBN") or i < verb:
        return
    around = range(subject, min(i + REACH, len(c.head)))
    if c.has(verb, ("dobj", "aux", "auxpass"), around) or i - verb > 2:
        return
    second = next((x for x in around if x > i and c.head[x] == verb and c.dep[x] in ("conj", "ccomp")), i)
    other = second - 1
    while other > i and c.head[other] == second and c.dep[other] in ("aux", "auxpass", "advmod", "neg"):
        other -= 1
    cc = c.begin_of_phrase(other, ("compound", "det", "amod")) - 1
    first = next((x for x in range(i, cc) if c.head[x] == i and c.dep[x] == "pobj"), i)
    parted = c.head[other] in (first, second) and c.dep[other] in ("nsubj", "conj") and c.pos[other] in NOUNS
    if second == i or c.tag[second] not in FINITE or not parted:
        return
    if c.lower[cc] != "and" or first == i or any(c.pos[x] in VERBS for x in range(first, cc)):
        return
    c.head[second], c.dep[second], c.head[verb], c.dep[verb] = second, "ROOT", subject, "acl"
    c.head[subject], c.head[other], c.dep[other], c.head[cc] = second, first, "conj", first
    for x in around:
        if x > second and c.head[x] == verb:
            c.head[x] = second


def raise_main_verb(c: Columns, i: int) -> None:
    """Make "mediated" the main verb of "Sabah, the emir of Kuwait, mediated between them", read as a participle.

    It stands behind a comma, its noun is all that the sentence has for a root, and its form may be a past tense.
    """
    noun = c.head[i]
    if c.head[noun] != noun or c.pos[noun] not in NOUNS or i <= noun or c.lower[i - 1] != ",":
        return
    if c.tag[i] != "VBN" or not c.lower[i].endswith("ed"):
        return
    own = [x for x in range(noun + 1, i) if c.head[x] == noun]
    if not any(c.dep[x] in ("appos", "relcl") for x in own):
        return
    after = range(i + 1, min(i + REACH, len(c.head)))
    if c.has(i, ("agent", "auxpass"), after):
        return
    c.tag[i], c.dep[i], c.head[i] = "VBD", "ROOT", i
    c.dep[noun], c.head[noun] = "nsubj", i
    for x in after:
        if c.head[x] == noun and c.dep[x] in ("punct", "cc", "conj", "advcl", "prep", "npadvmod"):
            c.head[x] = i


def hang_infinitive_on_verb(c: Columns, i: int) -> None:
    """Let "to mediate" behind a closed apposition be what the verb asks for."""
    to = next((x for x in range(c.head[i] + 1, i) if c.head[x] == i and c.dep[x] == "aux" and c.tag[x] == "TO"), None)
    if to is None or c.lower[to - 1] != ",":
        return
    noun = c.head[i]
    if c.lower[noun] in c.cues.aiming:
        return  # "Oslo's threat, repeated on Monday, to close the strait"
    while c.dep[noun] in ("appos", "pobj", "prep"):
        noun = c.head[noun]
    # "called on Lee, the premier, to resign"
    asked = c.pos[noun] == "VERB" and c.lower[noun] in c.cues.calling_forms
    if asked or (c.dep[noun] == "dobj" and c.pos[c.head[noun]] == "VERB"):
        c.dep[i], c.head[i] = "xcomp", noun if asked else c.head[noun]


def hang_who_on_person(c: Columns, i: int) -> None:
    """Let "who" of "Guterres, the head of the United Nations, who left" mean the man and not what he heads."""
    noun = c.head[i]
    if c.entity[noun] not in _IMPERSONAL or not any(
        c.lower[x] in _PERSONAL and c.head[x] == i and c.dep[x] in _ARGUMENTS for x in range(noun + 1, i)
    ):
        return
    above = noun
    while c.head[above] != above and c.dep[above] in ("pobj", "prep", "appos", "poss", "nmod", "compound"):
        above = c.head[above]
        if c.pos[above] in NOUNS and c.entity[above] not in _IMPERSONAL:
            c.head[i] = above
            return


def raise_clause_with_whose(c: Columns, i: int) -> None:
    """Let the council's head, not the speaker, fly in "protested to the council, whose head, Luns, flew to Oslo"."""
    owned = c.head[i]
    noun = c.head[owned]
    if c.tag[i] != "WP$" or noun > i or c.pos[noun] not in NOUNS or c.dep[owned] not in ("appos", "conj", "dep"):
        return
    after = range(owned + 1, min(owned + REACH, len(c.head)))
    verb = next((x for x in after if c.tag[x] in FINITE and c.pos[x] in VERBS), None)
    if verb is None or c.dep[verb] not in ("conj", "advcl") or c.has(verb, SUBJECTS, after):
        return
    c.dep[verb], c.head[verb], c.dep[owned], c.head[owned] = "relcl", noun, "nsubj", verb
    for x in range(owned + 1, verb):
        if c.head[x] == owned and c.dep[x] == "conj":
            c.dep[x] = "appos"


def raise_clause_behind_preposition(c: Columns, i: int) -> None:
    """Let "spoke, hours after his minister, Rex Tillerson, urged them" be urged by Tillerson and not by who spoke."""
    preposition = c.head[i]
    verb = c.head[preposition]
    if c.lower[preposition] not in _JOINING or c.dep[preposition] != "prep" or c.pos[verb] not in VERBS or verb > i:
        return
    commas = [x for x in range(i + 1, min(i + NEAR, len(c.head) - 1)) if c.lower[x] == ","][:2]
    if len(commas) < 2 or c.pos[commas[1] - 1] != "PROPN":
        return
    name, own = commas[1] - 1, commas[1] + 1
    while own < len(c.head) - 1 and c.dep[own] in ("aux", "advmod"):
        own += 1
    if c.dep[own] != "conj" or c.head[own] != verb or c.tag[own] not in FINITE:
        return
    c.dep[preposition], c.head[preposition], c.dep[own], c.dep[i], c.head[i] = "mark", own, "advcl", "nsubj", own
    c.dep[name], c.head[name] = "appos", i


def part_object_from_next_subject(c: Columns, i: int) -> None:
    """Let Sudan alone expel two men in "Chad has recalled its envoy and Sudan has expelled two men"."""
    first = c.head[i]
    own = next((x for x in range(first + 1, i) if c.head[x] == i and c.dep[x] == "nsubj"), i)
    if own == i or c.lower[first] in c.cues.saying or c.tag[first + 1] != "PRP$" or c.head[first + 1] != own:
        return
    other = next((x for x in range(own + 1, i) if c.head[x] == own and c.dep[x] == "conj"), i)
    if other != i and c.pos[other] == "PROPN":
        c.dep[own], c.head[own], c.dep[other], c.head[other] = "dobj", first, "nsubj", i
        c.dep[i] = "conj"
