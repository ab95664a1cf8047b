"""Read what names say of where things lie: "Afghanistan's Paktika province", "Juba, South Sudan"."""

from collections.abc import Iterator

from kg.reading.resolve.referents import Belonging, Mentions, Reference
from kg.reading.resolve.states import States
from kg.reference.actor_cues import NounCues

_STATE = "dip:State"
#: How far a place and its state may stand apart, in words.
_APART = 6


def read_locations(mentions: Mentions, states: States, cues: NounCues) -> Iterator[Belonging]:
    """Yield where places lie and what governments govern, as the form of a noun phrase says it."""
    p, parts = mentions.parse, tuple(cues.state_parts)
    for r in mentions.references:
        if r.kind == "dip:Place":
            yield from _locate(mentions, states, r, parts)
        elif r.kind == "dip:Government":
            for x in p.objects_of(r.head, "of"):
                ruled = mentions.at.get(x)
                if ruled is not None and ruled.kind == _STATE:
                    yield Belonging(r.entities[0], "dip:governs", ruled.entities[0], r.first, x)


def _locate(mentions: Mentions, states: States, r: Reference, parts: tuple[str, ...]) -> Iterator[Belonging]:
    p = mentions.parse
    nearby = [c for t in range(r.first, min(r.last + 2, len(p))) for c in p.children[t]]
    nearby += [c for c in p.children[p.head[r.head]] if p.head[r.head] - r.last in (1, 2)]
    for c in nearby:
        owner = mentions.at.get(c)
        if owner is None or owner.kind != _STATE or p.dep[c] not in ("poss", "appos"):
            continue
        first, last = min(owner.first, r.first), max(owner.last, r.last)
        if last - first <= _APART and states.state_of(r.entities[0]) in (None, owner.entities[0]):
            yield Belonging(r.entities[0], "dip:locatedIn", owner.entities[0], first, last)
    if r.last + 2 >= len(p) or p.words[r.last + 1] != ",":
        return
    for c in (*p.children[r.head], r.last + 2):
        inside = _described(mentions, c, parts) if c > r.last + 1 else None
        if inside is not None and states.state_of(r.entities[0]) in (None, inside.entities[0]):
            yield Belonging(r.entities[0], "dip:locatedIn", inside.entities[0], r.first, inside.last)


def _described(mentions: Mentions, c: int, parts: tuple[str, ...]) -> Reference | None:
    """Return the state in a description of a place: "Marib, a province in Yemen", "Tabuk, in the north of Jordan"."""
    p = mentions.parse
    if p.dep[c] == "appos":
        states = p.objects_of(c, "in")
    elif p.dep[c] == "prep" and p.lower[c] == "in":
        sides = [t for t in p.children[c] if p.dep[t] == "pobj" and p.lower[t].startswith(parts)]
        states = [x for t in sides for x in p.objects_of(t, "of")]
    else:
        return None
    found = (mentions.at.get(x) for x in states)
    return next((r for r in found if r is not None and r.kind == _STATE), None)
