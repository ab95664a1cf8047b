"""Read headlines, which leave out what the parser holds on to."""

from kg.reading.mending.columns import NAMES, NEAR, REACH, Columns


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
