"""Give each verb the subjects, objects and places that are its own."""

from kg.reading.labels import NOUNS, SUBJECTS, VERBS
from kg.reading.mending.clauses import hang_finite_on_finite
from kg.reading.mending.columns import FINITE, NAMES, NEAR, REACH, Columns

#: Names that are nobody's.
_WHEN_OR_WHERE = ("DATE", "TIME", "GPE", "LOC")
#: What stands before a noun in its phrase.
_BEFORE_NOUN = ("det", "amod", "compound", "nmod", "nummod", "poss", "case")


def hang_subject_on_participle(c: Columns, i: int) -> None:
    """Let "the embassy in Minsk was closed" be about an embassy that is closed, not one that "was".

    Likewise "Chad has on the whole complied".
    """
    helper = c.head[i]
    verb = c.head[helper]
    if c.dep[helper] not in ("auxpass", "aux") or c.tag[verb] not in ("VBN", "VBD") or not i < helper < verb:
        return
    if c.has(verb, SUBJECTS, range(max(0, verb - REACH), verb)):
        return
    passive = c.has(verb, ("auxpass",), range(helper, verb))
    c.dep[i], c.head[i] = "nsubjpass" if passive else "nsubj", verb


def read_second_subject_as_object(c: Columns, i: int) -> None:
    """Let Diop be warned in "the minister, Ba, warned Diop, an envoy, over lunch that": a verb has one subject.

    Only "is" and "says" may stand before their subject, and then they have no other.
    """
    verb = c.head[i]
    around = range(max(0, verb - REACH), min(i + REACH, len(c.head)))
    if c.begin_of_name(i) != verb + 1 or c.pos[i] != "PROPN" or c.pos[verb] != "VERB" or c.tag[verb] not in FINITE:
        return
    if c.has(verb, ("nsubj",), around[: verb - around.start]) and not c.has(verb, ("dobj", "auxpass"), around):
        c.dep[i] = "dobj"


def hang_on_preposition(c: Columns, i: int) -> None:
    """Let "officers loyal to Bosch rebelled" be about officers who are loyal to him, and not about him."""
    verb = c.head[i]
    to = c.begin_of_phrase(i, ("compound", "amod", "det")) - 1
    if to < 2 or c.dep[to] != "prep" or c.pos[c.head[to]] != "ADJ" or c.head[to] != to - 1:
        return
    other = c.head[c.head[to]]
    if other < to and c.head[other] == verb and c.dep[other] == "nsubj":
        c.dep[i], c.head[i] = "pobj", to


def hang_agent_on_object(c: Columns, i: int) -> None:
    """Let the orchestra go on the tour that Mali cancels in "shut the port and called off a tour by the orchestra"."""
    verb = c.head[i]
    first, between = c.head[verb], range(verb + 1, i)
    thing = next((x for x in between if c.head[x] == verb and c.dep[x] == "dobj"), None)
    if thing is None or c.dep[verb] != "conj" or c.tag[verb] not in ("VBD", "VBN"):
        return
    around = range(max(0, first - REACH), verb)
    if c.has(first, ("nsubj",), around) and not c.has(verb, ("auxpass",), around):
        c.head[i], c.dep[i] = thing, "prep"


def appose_in_brackets(c: Columns, i: int) -> None:
    """Let "Turkey (a member of the alliance) threatened" be Turkey's threat alone."""
    opened = next((x for x in range(i - 1, max(-1, i - 5), -1) if c.lower[x] in ("(", "-lrb-")), None)
    if opened is None or c.head[opened] != i:
        return
    other = next((x for x in range(opened - 1, max(-1, opened - 8), -1) if c.head[x] == c.head[i]), None)
    if other is not None and c.dep[other] == "nsubj":
        c.dep[i], c.head[i] = "appos", other


def appose_second_object(c: Columns, i: int) -> None:
    """Let "the chair" of "asked Malaysia, the chair of ASEAN, to mediate" stand beside Malaysia, not be asked too."""
    first = next((x for x in range(c.head[i] + 1, i) if c.head[x] == c.head[i] and c.dep[x] == "dobj"), None)
    if first is None or c.pos[first] != "PROPN":
        return
    if any(c.head[x] == i and c.dep[x] == "det" and c.lower[x - 1] == "," for x in range(first + 1, i)):
        c.dep[i], c.head[i] = "appos", first


def appose_first_of_his_kind(c: Columns, i: int) -> None:
    """Let "the first envoy" of "Berg left on Monday, the first envoy whom Oslo has sent to Niger" be Berg.

    Right behind somebody else it may be he: "Berg met Diallo, the first envoy to return".
    """
    if c.tag[i] != "NN" or c.lower[i] not in c.cues.first_people:
        return
    first = c.begin_of_phrase(i, _BEFORE_NOUN)
    if first < 2 or c.words[first - 1] != "," or c.lower[first] != "the" or c.lower[first + 1] not in c.cues.ranks:
        return
    if c.entity[first - 2] not in _WHEN_OR_WHERE:
        return
    verb = c.head[i]
    while c.pos[verb] not in VERBS and c.head[verb] < verb:
        verb = c.head[verb]
    subjects = [x for x in range(max(0, verb - REACH), verb) if c.head[x] == verb and c.dep[x] == "nsubj"]
    if verb < first and subjects and c.pos[subjects[-1]] == "PROPN":
        c.dep[i], c.head[i] = "appos", subjects[-1]


def part_post_from_appointed(c: Columns, i: int) -> None:
    """Let "governor" of "named a judge, Ami Ba, governor" be what the judge is named, and Ba the judge.

    So it is where the name stands first: "named Ami Ba, a judge, governor".
    """
    verb, behind = c.head[i], range(i + 2, min(i + NEAR, len(c.head)))
    if c.lower[verb] not in c.cues.appointing or verb > i or not behind or c.lower[i + 1] != ",":
        return
    comma = next((x for x in behind if c.lower[x] == ","), i)
    beside = comma - 1
    while c.head[beside] in range(i + 2, comma):
        beside = c.head[beside]
    post = next((x for x in range(comma + 1, behind.stop) if c.head[x] not in range(comma, behind.stop)), i)
    name, first = (beside, c.begin_of_phrase(i, _BEFORE_NOUN)) if c.pos[beside] == "PROPN" else (i, i + 2)
    if i in (comma, post) or c.pos[name] != "PROPN" or c.lower[first] not in ("a", "an"):
        return
    if c.head[post] not in (verb, i, beside) or (c.pos[post] not in NOUNS and c.lower[post] != "as"):
        return
    for x in range(i + 2, beside):
        c.head[x] = beside if c.head[x] == post else c.head[x]
    c.pos[beside] = "PROPN" if name == beside else "NOUN"
    c.dep[i], c.dep[beside], c.head[beside] = "dobj", "appos", i
    c.dep[post], c.head[post] = "prep" if c.lower[post] == "as" else "oprd", verb


def hang_charge_on_verb(c: Columns, i: int) -> None:
    """Let "of" of "accused the guards of looting" say what they are accused of: it tells nothing of which guards.

    Nor does it of who accuses them, in "were accused by Chad of looting".
    """
    if c.lower[i] != "of" or not c.has(i, ("pcomp",), range(i + 1, min(i + NEAR, len(c.head)))):
        return
    above = c.head[i]
    while c.dep[above] in ("pobj", "prep", "agent", "dobj", "nsubjpass", "conj") and c.pos[above] not in VERBS:
        above = c.head[above]
    if c.lower[above] in c.cues.accusing:
        c.dep[i], c.head[i] = "prep", above


def part_object_from_its_name(c: Columns, i: int) -> None:
    """Let "called the Finnish move a provocation" say what the move is called: a noun has no object of its own."""
    noun = c.head[i]
    if (
        noun < i
        and c.pos[noun] == "NOUN"
        and c.dep[noun] in ("ccomp", "oprd", "dobj")
        and c.pos[c.head[noun]] == "VERB"
    ):
        c.dep[noun], c.dep[i], c.head[i] = "dobj", "oprd", c.head[noun]


def part_object_from_what_it_is(c: Columns, i: int) -> None:
    """Let "declared Ambassador Serur persona non grata" be done to Serur: a noun has no subject of its own."""
    noun = c.head[i]
    verb = c.head[noun]
    named = c.pos[i] == "PROPN" and c.pos[noun] == "NOUN"
    if named and c.dep[noun] == "ccomp" and c.pos[verb] == "VERB" and verb < i < noun:
        c.dep[noun], c.dep[i], c.head[i] = "oprd", "dobj", verb


def read_her_as_object(c: Columns, i: int) -> None:
    """Let "appointed her foreign minister" give her a post; a minister of hers would have a name or a successor."""
    post = c.head[i]
    verb = c.head[post]
    if c.lower[i] != "her" or verb != i - 1 or c.lower[verb] not in c.cues.appointing:
        return
    if c.dep[post] != "dobj" or c.lower[post] not in c.cues.given_posts or post + 1 >= len(c.head):
        return
    mine = any(
        c.head[x] == verb and c.dep[x] in SUBJECTS and c.lower[x] == "she" for x in range(max(0, verb - NEAR), verb)
    )
    if (
        mine
        or c.pos[post + 1] == "PROPN"
        or (c.lower[post + 1] == "," and c.pos[min(post + 2, len(c.pos) - 1)] == "PROPN")
    ):
        return
    c.tag[i], c.dep[i], c.head[i], c.dep[post] = "PRP", "dobj", verb, "oprd"


def read_particle(c: Columns, i: int) -> None:
    """Let "off" of "breaks off relations" go with the verb: tagged as a particle, it leads to the verb's own object."""
    verb = c.head[i]
    if (c.tag[i] != "RP" and c.lower[i] != "in") or c.pos[verb] != "VERB":
        return
    after = range(i + 1, min(i + NEAR, len(c.head)))
    if c.has(verb, ("dobj",), range(verb + 1, after.stop)):
        return
    if c.tag[i] != "RP" and (i in c.head[i + 1 : after.stop] or not c.has(verb, ("npadvmod", "advmod"), after[:4])):
        return  # only "in" of "sworn in two days later" leads to nothing
    c.dep[i] = "prt"
    for x in after:
        if c.head[x] == i and c.dep[x] == "pobj":
            c.dep[x], c.head[x] = "dobj", verb


def read_home_as_direction(c: Columns, i: int) -> None:
    """Let "brought its envoy home" be done to the envoy: "home" is where he went, and no home of envoys."""
    verb, guest = c.head[i], i - 1
    if c.lower[i] != "home" or c.pos[verb] != "VERB" or verb >= guest:
        return
    if c.dep[guest] == "compound" and c.head[guest] == i and c.lower[verb] in c.cues.bringing:
        c.dep[guest], c.head[guest] = "dobj", verb
        for x in range(verb + 1, guest):
            if c.head[x] == i:
                c.head[x] = guest
    if c.has(verb, ("dobj",), range(verb + 1, i)):
        c.dep[i], c.pos[i], c.tag[i] = "advmod", "ADV", "RB"


def hang_together_on_verb(c: Columns, i: int) -> None:
    """Let "brought the two sides together in Muscat" be a bringing together: no place is "together in"."""
    place = c.head[i]
    verb = c.head[place]
    if c.lower[i] == "together" and c.dep[place] == "prep" and place > i and c.pos[verb] == "VERB" and verb < i:
        c.head[i] = verb


def read_apposition_as_naming(c: Columns, i: int) -> None:
    """Let "called the president a devil" say what he is called: no apposition stands there without a comma."""
    named = c.head[i]
    verb = c.head[named]
    if c.dep[named] != "dobj" or c.lower[verb] not in c.cues.naming or not verb < named < i:
        return
    own = [x for x in range(named + 1, i) if c.head[x] == i]
    if own and c.lower[own[0]] in ("a", "an") and c.lower[own[0] - 1] != ",":
        c.dep[i], c.head[i] = "oprd", verb


def read_respite_as_object(c: Columns, i: int) -> None:
    """Read the days of "gave the traders ninety days to leave" as what they were given."""
    verb = c.head[i]
    around = range(max(0, verb - NEAR), min(verb + NEAR, len(c.head)))
    if c.pos[i] == "NOUN" and verb < i and c.has(verb, ("dative",), around):
        if not c.has(verb, ("dobj",), around):
            c.dep[i] = "dobj"


def read_place_as_object(c: Columns, i: int) -> None:
    """Read the town of "troops recaptured Aleppo" as what they took: no circumstance of place stands so."""
    verb = c.head[i]
    if (
        c.entity[i] not in NAMES
        or c.pos[i] != "PROPN"
        or c.pos[verb] != "VERB"
        or c.tag[verb] not in (*FINITE, "VB", "VBN", "VBG")
    ):
        return
    first = c.begin_of_name(i)
    around = range(max(0, verb - REACH), min(verb + REACH, len(c.head)))
    if first - 1 == verb and not c.has(verb, ("dobj", "auxpass"), around):
        c.dep[i] = "dobj"


def read_plural_as_verb(c: Columns, i: int) -> None:
    """Make "reserves" of "Chad reserves the right to respond" a verb: no noun has a right as its object."""
    noun, above = i - 2, c.head[i]
    if noun < 0 or c.tag[noun] != "NNS" or c.cues.verbs_before.get(c.lower[i]) != c.lower[noun]:
        return
    if above == noun:
        last = noun - 1
        while last >= 0 and c.head[last] == noun and c.dep[last] in ("prep", "punct", "advmod"):
            last -= 1
        if last >= 0 and c.head[last] == noun and c.dep[last] in ("compound", "nmod", "nsubj"):
            c.dep[last] = "nsubj"
            for x in range(max(0, last - NEAR), last):
                if c.head[x] == noun:
                    c.head[x] = last  # "the Chadian ministry reserves"
    elif c.dep[noun] == "conj" and c.head[c.head[noun]] == above and c.pos[above] == "VERB":
        c.head[noun], c.head[i] = above, noun  # "demanded an apology and reserves"
    else:
        return
    c.pos[noun], c.tag[noun], c.dep[i] = "VERB", "VBZ", "dobj"
    hang_finite_on_finite(c, noun)  # "demands that they stop the flights and reserves"


def hang_object_on_stranded_preposition(c: Columns, i: int) -> None:
    """Let "the parties" of "call on the parties in Niger to resolve" stand under "on", which was left with nothing."""
    before = c.begin_of_phrase(i, _BEFORE_NOUN) - 1
    if before < 1 or c.dep[before] != "prep" or c.head[before] != c.head[i] or c.head[i] != before - 1:
        return
    c.dep[i], c.head[i] = "pobj", before


def part_host_from_guest(c: Columns, i: int) -> None:
    """Part the guest from the host: "At the invitation of the King of Tonga, Fusi, the President of Palau, Remi, left".

    The first name is whom the title before it means; the title behind it and its name are who does something.
    """
    verb = c.head[i]
    if c.entity[i] != "PERSON" or c.pos[verb] != "VERB" or verb < i:
        return
    first = c.begin_of_name(i)
    subject = next((x for x in range(i + 1, verb) if c.head[x] == i and c.dep[x] == "appos"), None)
    if first < 4 or c.lower[first - 1] != "," or subject is None:
        return
    if c.entity[subject] == "PERSON" or not c.has(subject, ("det",), range(i, subject)):
        return
    # The second name may hang on the first or on its title; no "and" lists the two people.
    named = [x for x in range(subject + 1, verb) if c.head[x] in (i, subject) and c.dep[x] in ("appos", "conj")]
    if not named or c.entity[named[-1]] not in ("PERSON", "") or c.has(i, ("cc",), range(i, verb)):
        return
    of = next((x for x in range(first - 2, max(0, first - REACH), -1) if c.lower[x] in ("of", "from", "by")), None)
    while of is not None and c.dep[c.head[of]] == "pobj" and c.lower[c.head[c.head[of]]] in ("of", "from", "by"):
        of = c.head[c.head[of]]
    title = next((x for x in range(of + 1, first) if c.head[x] == of), None) if of is not None else None
    if title is None or c.entity[title] == "PERSON" or c.pos[title] not in NOUNS:
        return
    c.dep[i], c.head[i] = "appos", title
    c.dep[subject], c.head[subject] = "nsubj", verb
    for x in range(subject + 1, verb):
        if c.head[x] == i:
            c.head[x] = subject
