"""Read headlines and entries of chronicles, which leave out what the parser holds on to."""

from kg.reading.labels import NOUNS, SUBJECTS
from kg.reading.mending.columns import FINITE, NAMES, NEAR, REACH, Columns

_PLURAL = ("NNS", "NNPS")
#: What parts two things that somebody does.
_JOINING = (",", "and", "but", ";", "--", "–", "—")
#: Before a noun these end the word before: "and summons the envoy" is no list of nouns.
_DETERMINERS = ("DT", "PRP$")


def read_noun_as_verb_of_headline(c: Columns, i: int) -> None:
    """Make "severs" the verb of "Ethiopia severs relations with Somalia.": a full stop ends no phrase without one."""
    noun, state = c.head[i], i - 1
    if c.tag[i] != "NNS" or state < 0 or c.head[state] != i:
        return
    if c.entity[state] != "GPE" and c.tag[state] != "NNP":
        return
    if c.head[noun] != noun or c.pos[noun] != "NOUN" or noun < i or any(c.head[x] != noun for x in range(i, noun)):
        return
    after = [x for x in range(noun + 1, min(noun + REACH, len(c.head))) if c.head[x] == noun]
    if not after or c.lower[after[-1]] != ".":
        return
    c.pos[i], c.tag[i], c.dep[i], c.head[i] = "VERB", "VBZ", "ROOT", i
    c.dep[state], c.dep[noun], c.head[noun] = "nsubj", "dobj", i
    for x in after:
        if c.dep[x] in ("punct", "npadvmod", "advcl"):
            c.head[x] = i


def part_topic_from_subject(c: Columns, i: int) -> None:
    """Let "Myanmar" do nothing in "Myanmar: neighbours call for talks": before the colon stands what it is about."""
    verb = c.head[i]
    if c.lower[i + 1 : i + 2] == [":"] and verb > i + 2 and c.has(verb, ("nsubj",), range(i + 2, verb)):
        c.dep[i] = "npadvmod"


def read_infinitive_of_headline(c: Columns, i: int) -> None:
    """Make "lift" the verb of "EU to lift sanctions": what a name is to do is what a headline tells."""
    doer, to = c.head[i], i - 1
    if c.tag[i] != "VB" or c.lower[to] != "to" or c.dep[doer] != "ROOT" or doer != to - 1:
        return
    if c.pos[doer] != "PROPN" and not (c.words[doer].isupper() and len(c.words[doer]) > 1):
        return
    for x in range(max(0, doer - NEAR), min(i + REACH, len(c.head))):
        if c.head[x] == doer and x != doer and c.dep[x] not in ("compound", "amod", "poss", "cc", "conj", "appos"):
            c.head[x] = i
    c.dep[i], c.head[i] = "ROOT", i
    c.pos[doer], c.tag[doer], c.dep[doer], c.head[doer] = "PROPN", "NNP", "nsubj", i


def read_plural_as_verb_above_infinitive(c: Columns, i: int) -> None:
    """Make "orders" the verb of "Junta orders envoy to leave": he is to leave, no orders do."""
    doer, leaving = i - 1, c.head[i]
    if c.tag[i] != "NNS" or c.lower[i] not in c.cues.headline_verbs or doer < 0 or c.head[doer] != i or leaving < i:
        return
    if c.dep[leaving] != "ROOT" or c.lower[leaving - 1] != "to" or c.tag[leaving] != "VB":
        return
    whom = next((x for x in range(i + 1, leaving) if c.head[x] == i and c.dep[x] == "appos"), None)
    if whom is None:
        return
    for x in range(max(0, doer - NEAR), doer):
        if c.head[x] == i:
            c.head[x] = doer
    c.pos[i], c.tag[i], c.dep[i], c.head[i] = "VERB", "VBZ", "ROOT", i
    c.dep[doer], c.dep[whom], c.dep[leaving], c.head[leaving] = "nsubj", "dobj", "xcomp", i


def read_noun_with_subject_as_verb(c: Columns, i: int) -> None:
    """Make "land" the verb of "Turkish troops land near Kyrenia": no noun has a subject."""
    subject, behind = i - 1, i + 1
    if c.pos[i] != "NOUN" or c.dep[subject] != "nsubj" or c.head[subject] != i or i == 0 or behind >= len(c.head):
        return
    if c.dep[behind] == "prep" and c.head[behind] == i and not c.has(i, ("cop", "det"), range(i)):
        c.pos[i], c.tag[i] = "VERB", "VBD" if c.lower[i].endswith("ed") else "VBP"


def read_plural_as_verb_of_headline(c: Columns, i: int) -> None:
    """Make "lands" the verb of "Lula lands in Luanda", and "thanks" that of "Lula thanks Peru for its help"."""
    doer, behind = i - 1, i + 1
    if c.tag[i] not in ("NNS", "VBZ") or c.lower[i] not in c.cues.headline_verbs or doer < 0 or behind >= len(c.head):
        return
    if not c.words[doer].istitle() or c.words[i] != c.lower[i]:
        return
    if c.dep[i] == "dobj" and c.dep[doer] == "ROOT" and c.head[i] == doer:
        for x in range(max(0, doer - NEAR), min(i + REACH, len(c.head))):
            if c.head[x] == doer and x != doer:
                c.head[x] = i
        c.dep[i], c.head[i] = "ROOT", i
    elif c.dep[i] != "ROOT" or c.head[doer] != i:
        return
    c.pos[i], c.tag[i] = "VERB", "VBZ"
    c.dep[doer], c.head[doer] = "nsubj", i
    if c.pos[doer] != "NOUN":
        c.pos[doer], c.tag[doer] = "PROPN", "NNP"
    for x in range(behind, min(i + NEAR, len(c.head))):
        if c.head[x] == i and c.dep[x] in ("appos", "npadvmod") and c.pos[x] == "PROPN":
            c.dep[x] = "dobj"
            return


def join_subjects_of_headline(c: Columns, i: int) -> None:
    """Let "Peru, Chile agree on border" be done by both: a headline has a comma for "and"."""
    verb = c.head[i]
    if c.tag[verb] not in ("VBP", "VB") or c.pos[i] != "PROPN" or verb < i:
        return
    first = c.begin_of_name(i)
    other = first - 2
    if other < 0 or c.lower[first - 1] != "," or c.pos[other] != "PROPN" or c.head[other] != verb:
        return
    before = range(max(0, other - NEAR), other)
    if c.entity[other] not in NAMES or any(c.head[x] == verb for x in before):
        return
    c.dep[other] = "nsubj"
    c.dep[i], c.head[i] = "conj", other


def read_noun_as_verb_of_several(c: Columns, i: int) -> None:
    """Make "exchange" the verb of "Egypt and Qatar exchange notes": what has a subject is no noun."""
    noun = c.head[i]
    if noun != i + 1 or c.head[noun] != noun or c.tag[noun] != "NNS" or c.tag[i] != "NN" or c.pos[i - 1] != "PROPN":
        return
    first = c.head[i - 1]
    if c.dep[i - 1] != "conj" or c.head[first] != noun or c.dep[first] != "nsubj":
        return
    c.pos[i], c.tag[i], c.dep[i], c.head[i] = "VERB", "VBP", "ROOT", i
    c.dep[noun], c.head[noun] = "dobj", i
    for x in range(max(0, first - REACH), min(noun + REACH, len(c.head))):
        if c.head[x] == noun and c.dep[x] in ("nsubj", "punct", "npadvmod", "advcl", "xcomp"):
            c.head[x] = i
            c.dep[x] = "advcl" if c.tag[x] == "VBG" else c.dep[x]


def read_noun_as_verb_of_resolution(c: Columns, i: int) -> None:
    """Make "Demands" the verb of "Demands that all forces withdraw" and "Calls upon Chad": no noun has an object."""
    if c.tag[i] not in ("NNS", "NNPS") or not c.words[i].istitle():
        return
    ahead = next((x for x in range(i + 1, len(c.head)) if c.head[x] == i), None)
    if ahead is None:
        return
    own = [x for x in range(ahead, min(i + REACH, len(c.head))) if c.head[x] == i]
    calls = ahead == i + 1 and (c.lower[ahead] == "upon" or (c.lower[ahead] == "on" and c.lower[i] == "calls"))
    that = next((x for x in own if c.dep[x] in ("acl", "relcl") and c.lower[i + 1] == "that"), None)
    if that is not None:
        c.dep[that] = "ccomp"
    if calls or any(c.dep[x] in ("dobj", "ccomp") for x in own):
        c.pos[i], c.tag[i] = "VERB", "VBZ"


def chain_doings(c: Columns, i: int) -> None:
    """Let "closes the port, expels the envoy and leaves" be three doings of one: none of them is said by another."""
    second = c.head[i]
    if second < i or c.tag[i] != c.tag[second] or c.tag[i] not in FINITE or c.lower[second - 1] not in (",", ";"):
        return
    before = range(max(0, i - NEAR), i)
    opens = i == 0 or not c.words[i - 1].strip()  # "accuses Chad; seeks help", below another headline
    if not (opens or c.has(i, SUBJECTS, before)) or any(c.head[x] == i and c.tag[x].startswith("W") for x in before):
        return  # "What he says, annoys them"
    others = (*range(max(0, second - REACH), i), *range(i + 1, second))
    if c.has(second, (*SUBJECTS, "mark"), others):
        return
    behind = [x for x in range(second + 1, min(second + NEAR, len(c.head))) if c.head[x] == second]
    for x in behind:
        if c.dep[x] in SUBJECTS:
            if c.tag[x] not in _PLURAL or c.tag[second] != "VBZ":
                return  # "the port is closed, says the minister"
            c.dep[x] = "dobj"  # "expels Soviet advisers"
    for x in range(max(0, i - REACH), second):
        if c.head[x] == second and x != i:
            c.head[x] = i
    c.dep[i], c.head[i] = c.dep[second], i if c.head[second] == second else c.head[second]
    c.dep[second], c.head[second] = "conj", i


def join_loose_verb(c: Columns, i: int) -> None:
    """Let "arrests" of "denounces the plot, arrests officers" be done by the same: the parser left it loose."""
    first = c.head[i]
    if c.tag[i] == c.tag[first] == "VBZ" and first < i and c.lower[i - 1] in _JOINING:
        if not c.has(i, SUBJECTS, range(first + 1, min(i + NEAR, len(c.head)))):
            c.dep[i] = "conj"


def read_compound_as_verb(c: Columns, i: int) -> None:
    """Make "breaks" of "and breaks relations with Cuba" a verb: the tagger knows it, and no noun is made with one."""
    noun = c.head[i]
    if c.tag[i] != "VBZ" or noun < i:
        return
    if c.dep[noun] == "ROOT":
        _read_as_main_verb(c, i, noun)
    elif c.dep[noun] == "conj" and c.lower[i - 1] in _JOINING:
        _join_to_verb(c, i, c.head[noun], noun)


def _read_as_main_verb(c: Columns, i: int, noun: int) -> None:
    """Make the verb of "Kenya closes border" what its object was read as."""
    c.pos[i], c.dep[i], c.head[i] = "VERB", "ROOT", i
    for x in range(max(0, i - NEAR), i):
        if c.head[x] in (i, noun) and c.pos[x] in NOUNS and c.dep[x] in ("nsubj", "compound", "nmod"):
            c.dep[x], c.head[x] = "nsubj", i
    c.dep[noun], c.head[noun] = "dobj", i
    for x in range(noun + 1, min(noun + REACH, len(c.head))):
        if c.head[x] == noun and c.dep[x] in ("punct", "npadvmod", "advcl"):
            c.head[x] = i


def _join_to_verb(c: Columns, i: int, first: int, thing: int | None) -> None:
    """Make `i` the next thing that is done, to `thing`, by whoever does what the noun `first` stands under."""
    verb = first
    while c.tag[verb] not in FINITE and c.head[verb] != verb:
        verb = c.head[verb]
    if c.tag[verb] != "VBZ" or verb > i:
        return
    c.pos[i], c.tag[i], c.dep[i], c.head[i] = "VERB", "VBZ", "conj", verb
    if thing is not None:
        c.dep[thing], c.head[thing] = "dobj", i


def read_plural_as_next_verb(c: Columns, i: int) -> None:
    """Make "summons" of "seizes a boat and summons the envoy" a verb, and "appeals" of "and appeals to the Council"."""
    if c.tag[i] not in _PLURAL or c.lower[i - 1] not in _JOINING or i + 1 >= len(c.head):
        return
    if c.tag[i + 1] in _DETERMINERS:
        behind = range(i + 2, min(i + NEAR, len(c.head)))
        thing = next((x for x in behind if c.head[x] in (i, c.head[i]) and c.dep[x] in ("conj", "appos", "dobj")), None)
        if thing is not None:
            _join_to_verb(c, i, c.head[i], thing)
    elif c.lower[i + 1] in c.cues.verbs_with.get(c.lower[i], ()):
        first = c.head[i]
        _join_to_verb(c, i, first, None)
        if c.pos[i] == "VERB":
            c.head[i + 1] = i


def read_only_verb(c: Columns, i: int) -> None:
    """Make "invades" of "Libya invades Chad; France sends troops" a verb: no noun is written so."""
    if c.lower[i] not in c.cues.present_alone:
        return
    noun = c.head[i] if c.dep[i] in ("compound", "nsubj") and c.head[i] > i and c.pos[c.head[i]] in NOUNS else None
    if noun is not None and c.dep[noun] == "ROOT":
        c.tag[i] = "VBZ"
        _read_as_main_verb(c, i, noun)
        return
    if noun is not None or i == 0 or c.head[i - 1] != i or c.dep[i - 1] not in ("compound", "nsubj", "nmod"):
        return
    c.pos[i], c.tag[i], c.dep[i - 1] = "VERB", "VBZ", "nsubj"
    thing = next((x for x in range(i + 1, min(i + NEAR, len(c.head))) if c.head[x] == i), None)
    if thing is not None and c.pos[thing] in NOUNS:
        c.dep[thing] = "dobj"
