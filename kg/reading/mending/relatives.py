"""Hang relative clauses on what they tell of, over a day that stands between."""

from kg.reading.labels import NOUNS, SUBJECTS
from kg.reading.mending.columns import NAMES, NEAR, Columns

_RELATIVES = ("who", "which", "whom")
_OBJECTS = ("whom", "which", "that")
_PARTS_OF_TIME = ("DATE", "TIME")
#: Prepositions of a day.
_DAYS = ("on", "in", "at", "during", "since", "of")


def hang_clause_over_day(c: Columns, i: int) -> None:
    """Let the junta accuse in "was expelled by the junta on Monday, which accuses him", not the day, nor nobody.

    The parser hangs such a clause on the day, the main verb or the first noun. What stands before the day is meant
    where it has a name or does what is told.
    """
    own = (x for x in range(max(i - NEAR, 2), i) if c.head[x] == i and c.lower[x] in _RELATIVES)
    relative = next(own, -1)
    if relative < 0 or c.lower[relative - 1] != "," or c.dep[relative] not in (*SUBJECTS, "dobj"):
        return
    last = relative - 2
    if c.entity[last] not in _PARTS_OF_TIME:
        return
    while last > 0 and (c.entity[last] in _PARTS_OF_TIME or c.lower[last] in ("the", "last", "this", *_DAYS)):
        last -= 1
    while c.dep[last] == "pobj" and c.lower[c.head[last]] == "of":
        last = c.head[c.head[last]]
    doer = c.dep[last] == "pobj" and c.dep[c.head[last]] == "agent"
    if c.pos[last] in NOUNS and (doer or c.entity[last] in NAMES) and c.head[last] != i:
        c.head[i], c.dep[i] = last, "relcl"


def read_what_whom_is_called(c: Columns, i: int) -> None:
    """Let India designate a man in "whom India had designated a terrorist": "a terrorist" is what it called him."""
    verb = c.head[i]
    if c.lower[i] not in _OBJECTS or not i < verb <= i + NEAR or c.lower[verb] not in c.cues.naming | c.cues.making:
        return
    behind = range(verb + 1, min(verb + NEAR, len(c.head)))
    called = next((x for x in behind if c.head[x] == verb and c.dep[x] == "dobj"), None)
    if called is not None:
        c.dep[called] = "oprd"


def hang_aim_over_aside(c: Columns, i: int) -> None:
    """Let Iceland decide in "Iceland's decision, announced on Monday, to sever relations", not others."""
    if c.tag[i] != "VB" or i < NEAR // 2 or c.lower[i - 2] != "," or not c.has(i, ("aux",), (i - 1,)):
        return
    for aside in range(i - 3, max(i - NEAR, 2), -1):
        noun = aside - 2
        if c.tag[aside] in ("VBN", "VBD") and c.lower[aside - 1] == "," and c.lower[noun] in c.cues.aiming:
            c.head[i], c.dep[i], c.head[aside], c.dep[aside] = noun, "acl", noun, "acl"
            return


def hang_claim_over_place(c: Columns, i: int) -> None:
    """Let the report say that Oman paid in "a report in a Lima paper that Oman had paid them", not the author.

    The clause lacks nothing, so that it tells nothing of the paper. Nor does it of the report, which only says it.
    """
    noun = c.head[i]
    that = next((x for x in range(noun + 1, i) if c.head[x] == i and c.lower[x] == "that"), i)
    subject = c.has(i, ("nsubj", "nsubjpass", "expl"), range(that + 1, i))
    behind = range(i + 1, min(i + NEAR, len(c.head)))
    full = c.dep[that] == "mark" or (c.dep[that] == "dobj" and c.has(i, ("dobj",), behind))
    if that == i or not subject or not full:
        return
    above = noun
    while c.lower[above] not in c.cues.claims and c.dep[above] in ("pobj", "prep", "agent", "compound"):
        above = c.head[above]
    if c.lower[above] in c.cues.claims and above < i:
        c.head[i], c.dep[i], c.dep[that], c.tag[that], c.pos[that] = above, "acl", "mark", "IN", "SCONJ"
