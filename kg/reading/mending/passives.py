"""Tell what befalls somebody from what he does: "Chad saw its envoy expelled", "had its assets frozen"."""

from kg.reading.labels import SUBJECTS
from kg.reading.mending.columns import NEAR, Columns

_OWN = ("its", "their", "itself", "themselves")


def read_as_suffered(c: Columns, i: int) -> None:
    """Let nobody named freeze them in "Chad had its assets frozen": the assets are such as were frozen.

    Whoever "had the king killed" did so; what one sees or finds done is done by others, and what one has done to one's
    own as a state is mostly so too.
    """
    verb = c.head[i]
    if c.tag[i] != "VBN" or verb > i or i - verb > NEAR:
        return
    between = range(verb + 1, i)
    own = any(c.lower[x] in _OWN for x in between)
    if not (c.lower[verb] in c.cues.seeing_forms or (own and c.lower[verb] in c.cues.having_forms)):
        return
    if c.has(i, ("aux", "auxpass", "mark", "advmod"), between):
        return
    thing = next((x for x in between if c.head[x] in (i, verb) and c.dep[x] in (*SUBJECTS, "dobj")), None)
    if thing is not None:
        c.head[thing], c.dep[thing], c.head[i], c.dep[i] = verb, "dobj", thing, "acl"


def read_as_shot(c: Columns, i: int) -> None:
    """Let two policemen be shot in "Two policemen shot dead in Gaza": who shoots somebody dead has an object."""
    dead = i + 1
    if c.tag[i] not in ("VBD", "VBN") or dead >= len(c.head) or c.lower[dead] not in c.cues.deadly:
        return
    if c.has(i, ("auxpass", "dobj"), range(max(0, i - NEAR), min(i + NEAR, len(c.head)))):
        return
    subject = next((x for x in range(max(0, i - NEAR), i) if c.head[x] == i and c.dep[x] == "nsubj"), None)
    if subject is not None:
        c.tag[i], c.dep[subject] = "VBN", "nsubjpass"


def read_as_called_off(c: Columns, i: int) -> None:
    """Let others call it off in the headline "Minister's visit to Lima postponed": no visit postpones anything."""
    verb = c.head[i]
    if c.lower[i] not in c.cues.planned_occasions or c.tag[verb] not in ("VBD", "VBN") or not i < verb <= i + NEAR:
        return
    particle = c.lower[verb + 1 : verb + 2]
    if c.lower[verb] not in c.cues.called_off and " ".join([c.lower[verb], *particle]) not in c.cues.called_off:
        return
    if not c.has(verb, ("aux", "auxpass", "dobj", "xcomp"), range(i, min(verb + NEAR, len(c.head)))):
        c.tag[verb], c.dep[i] = "VBN", "nsubjpass"


def read_as_helped(c: Columns, i: int) -> None:
    """Let Cuba back the rebels in "where rebels backed by Cuba have advanced": without "have" it is passive."""
    verb, subject = c.head[i], c.head[i] - 1
    if c.tag[verb] != "VBN" or c.dep[subject] != "nsubj" or c.head[subject] != verb or verb > i:
        return
    if not c.has(verb, ("aux", "auxpass", "dobj"), range(max(0, verb - NEAR), min(i + NEAR, len(c.head)))):
        c.dep[subject] = "nsubjpass"
