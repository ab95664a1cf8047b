"""Fill in whom a sentence leaves to the one that it answers: who did a deed that is blamed, whom a favour returns.

"Oman criticised Peru for the arrest of two pilots" says who arrested them, and "In return, Oman will free two sailors"
for whom.
"""

from collections.abc import Sequence
from dataclasses import replace

from kg.model import EntityId
from kg.reading.extract.base import Filler, Found, Scene
from kg.reference.traits import Traits

#: Under these stands for what somebody is blamed or thanked.
_FOR = ("for", "over", "of")
#: What opens a sentence that tells of a favour in return.
_RETURNS = ("return", "exchange")
#: How a recipient was found by that.
_IN_RETURN = "in return"
#: How many sentences back it stands what is returned.
_REACH = 3


def add_doer(scene: Scene, found: Found, told: Sequence[Found], traits: Traits) -> Found:
    """Return a deed that somebody is blamed or thanked for, and that nobody else is said to have done, as his."""
    if found.kind not in traits.blamed_for or found.fillers("agent", "participant"):
        return found
    p, noun = scene.parse, found.trigger
    above = p.head[noun]
    if p.dep[noun] != "pobj" or p.lower[above] not in _FOR:
        return found
    for other in told:
        if other.kind not in traits.hostile | traits.judging:
            continue
        beside = [f.token for f in other.fillers("recipient")] if p.lower[above] != "of" else []
        if p.head[above] in (other.trigger, *other.words, *beside):
            blamed = {_side(scene, f): f for f in other.fillers("recipient")}
            if len(blamed) == 1 and not set(blamed) & found.entities("recipient"):
                doers = tuple(Filler(e, f.token, min(f.confidence, 0.6), "clause") for e, f in blamed.items())
                return found.filled("agent", doers, "clause")
    return found


def _side(scene: Scene, f: Filler) -> EntityId:
    """Return for whom an envoy is summoned; anybody else stands for himself."""
    owner = scene.resolver.owner_of(f.token) if f.entity.startswith("office/") else None
    return owner.entities[0] if owner is not None else f.entity


def add_host_of_visit(scene: Scene, found: Found, told: Sequence[Found], traits: Traits) -> Found:
    """Return "Turkey called off a visit by Jonson" as a visit to Turkey, whoever else the visitor serves."""
    p, resolver, i = scene.parse, scene.resolver, found.trigger
    if found.kind not in traits.hosted or found.fillers("recipient") or not found.fillers("agent"):
        return found
    beside = {p.lower[c] for c in p.children[i] if p.dep[c] in ("prep", "agent")}
    if p.dep[i] != "dobj" or "by" not in beside or not beside.isdisjoint(("to", "in", "at")):
        return found
    if any(f.trigger == p.head[i] and f.kind in traits.judging - traits.answering for f in told):
        return found  # "Peru condemned a visit by the minister"
    guests = found.entities("agent")
    own = guests | resolver.sides_of(guests)
    subjects = scene.grammar.functions(p.head[i]).get("subject", ())
    hosts = [r for t in subjects for r in resolver.actors(t) if r.kind == "dip:State" and own.isdisjoint(r.entities)]
    if len(hosts) != 1 or len(hosts[0].entities) != 1:
        return found
    return found.filled("recipient", (Filler(hosts[0].entities[0], hosts[0].head, 0.6, "clause"),), "clause")


def add_warned(scene: Scene, found: Found, told: Sequence[Found], traits: Traits) -> Found:
    """Return "warned Congress that he would veto the bill" as against Congress, which is warned of it."""
    if found.kind not in traits.warned_of or found.fillers("recipient", "participant"):
        return found
    above, agents = scene.parse.climb(found.trigger), found.entities("agent")
    for other in told:
        if other.kind == "dip:Threat" and other.trigger in above and agents == other.entities("agent"):
            warned = tuple(replace(f, confidence=min(f.confidence, 0.6)) for f in other.fillers("recipient"))
            return found.filled("recipient", warned, "clause") if warned else found
    return found


def add_returned(scene: Scene, found: Found, before: Sequence[Found], traits: Traits) -> Found:
    """Return "In return, Peru will lift its sanctions" as done for whoever did what was told last before."""
    if found.kind not in traits.returned or found.fillers("recipient", "participant"):
        return found
    p, agents = scene.parse, found.entities("agent")
    sentence = p.sentence_of[found.trigger]
    first = p.sentences[sentence][0]
    if not agents or p.lower[first] != "in" or p.lower[first + 1] not in _RETURNS:
        return _undo(scene, found, before)
    for other in reversed(before):
        if sentence - p.sentence_of[other.trigger] > _REACH:
            break
        givers = {f.entity: f for f in other.fillers("agent")}
        if p.sentence_of[other.trigger] < sentence and givers and agents.isdisjoint(givers):
            fillers = tuple(replace(f, token=found.trigger, confidence=0.5) for f in givers.values())
            return found.filled("recipient", fillers, _IN_RETURN)
    return found


def add_returning(found: Found, behind: Sequence[Found], traits: Traits) -> Found:
    """Return "Peru agreed to free them. In return, Oman will lift its sanctions" as agreed with Oman."""
    if found.kind not in traits.accords or found.fillers("recipient", "participant"):
        return found
    given = found.entities("agent")
    for other in behind:
        gets = other.fillers("recipient") if other.paths.get("recipient") == _IN_RETURN else []
        if given and given == {f.entity for f in gets}:
            return found.filled(
                "recipient", tuple(replace(f, confidence=0.5) for f in other.fillers("agent")), "clause"
            )
    return found


def _undo(scene: Scene, found: Found, before: Sequence[Found]) -> Found:
    """Return "the sanctions that they imposed" as against whoever is told to be freed of them."""
    p = scene.parse
    if p.dep[found.trigger] != "relcl":
        return found
    lifted = p.head[p.head[found.trigger]]
    freed = next((f for other in before if other.trigger == lifted for f in other.fillers("recipient")), None)
    if freed is None or freed.entity in found.entities("agent"):
        return found
    return found.filled("recipient", (replace(freed, confidence=0.5),), "clause")
