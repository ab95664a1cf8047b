"""Fill in the other side of an event where the sentence leaves it to the text.

"London does not intend to break off relations" says nothing of Moscow, but a report on London and Moscow does; and who
"recalled its envoy and warned of further steps" warns whom he recalled his envoy from.
"""

from collections.abc import Sequence
from dataclasses import replace

from kg.model import EntityId
from kg.reading.extract.base import Filler, Found, Scene
from kg.reference.lexicon import Sense
from kg.reference.traits import Traits

#: How many events back a recipient that is repeated may stand.
_REACH = 12
_REQUEST = "dip:Request"
#: Where whoever is protested to stands, of whom something is demanded then.
_SPOKEN_WITH = ("with", "to", "object > with", "object > to")
_DECLARED = "dip:IndependenceDeclaration"
#: How far above a mediation the talks stand, in steps of the tree.
_STEPS = 4
#: Who concludes an agreement with a state.
_POWERS = ("dip:State", "dip:InternationalOrganization")
#: Where the other side of a bilateral event would stand: somebody unknown there is not one of the two parties.
_OTHER_SIDES = (
    ("with",), ("object", "with"), ("of", "with"), ("between",), ("object", "between"), ("of", "between"), ("from",),
    ("to",), ("object", "to"), ("object", "from"), ("in",), ("object", "in"), ("object", "of"),
)  # fmt: skip


def add_parties(scene: Scene, found: Found, sense: Sense, traits: Traits) -> Found:
    """Return a bilateral event with the two states that the text is about, as far as it lacks them."""
    if found.kind not in traits.bilateral or found.fillers("recipient", "participant"):
        return found
    parties = scene.resolver.parties()
    agents = _entities(found, "agent")
    if found.kind in traits.mutual and not agents and not _is_definite(scene, found):
        return found
    if not parties or len(agents) > 1 or any(_is_told(scene, found, sense, path) for path in _OTHER_SIDES):
        return found
    sides = scene.resolver.sides_of(frozenset(agents))
    others = _others(parties, agents | sides, found.trigger)
    if not agents:
        return found.filled("participant", others) if found.kind in traits.mutual else found
    if (len(others) < len(parties)) == (found.kind in traits.for_others):
        return found
    return found.filled("recipient", others, "parties")


def add_sender(scene: Scene, found: Found, traits: Traits) -> Found:
    """Return "she was confirmed as ambassador to South Sudan" with the other of the two states as who sends her."""
    if found.kind not in traits.sending or found.fillers("agent"):
        return found
    parties = scene.resolver.parties()
    hosts = _entities(found, "recipient")
    others = _others(parties, hosts, found.trigger)
    if len(others) != 1 or len(hosts) != 1:
        return found
    return found.filled("agent", others, "parties")


def add_headed(scene: Scene, found: Found, traits: Traits) -> Found:
    """Return "an agreement with Spain was concluded", under the heading of Peru, as Peru's."""
    if found.kind not in traits.accords | traits.gatherings | traits.bilateral or found.fillers("agent", "participant"):
        return found
    others = _entities(found, "recipient")
    headed = scene.resolver.headed(found.trigger)
    if headed is None or len(others) != 1 or headed in others:
        return found
    if any(scene.resolver.register.kinds[e] not in _POWERS for e in others):
        return found
    return found.filled("agent", (Filler(headed, found.trigger, 0.5, "parties"),), "heading")


def add_host(scene: Scene, found: Found, traits: Traits) -> Found:
    """Return "Peru's envoy was summoned in Quito" with the state where that was as who did it."""
    if found.kind not in traits.by_host or found.fillers("agent"):
        return found
    resolver = scene.resolver
    hosts = {resolver.state_of(f.entity): f for f in found.fillers("place")}
    senders = {r.entities[0] for f in found.fillers("recipient") if (r := resolver.owner_of(f.token)) is not None}
    if len(hosts) != 1 or not senders:
        return found
    host, place = next(iter(hosts.items()))
    if host is None or host in senders or not resolver.enter(host):
        return found
    return found.filled("agent", (Filler(host, place.token, 0.6, "place"),), "place")


def repeat_recipient(found: Found, before: Sequence[Found], traits: Traits) -> Found:
    """Return "their exchange of envoys is no recognition" as one of whom recognition was told of last before.

    Or of whom a declaration of independence was: "Peru recognised the new state".
    """
    if found.kind not in traits.repeated or found.fillers("recipient", "participant"):
        return found
    agents = _entities(found, "agent")
    for other in reversed(before[-_REACH:]):
        role = "recipient" if other.kind == found.kind else "agent" if other.kind == _DECLARED else None
        fillers = tuple(f for f in other.fillers(*([role] if role else [])) if f.entity not in agents)
        if fillers:
            repeated = tuple(Filler(f.entity, found.trigger, 0.5, "discourse") for f in fillers)
            return found.filled("recipient", repeated, "discourse")
    return found


def _others(parties: Sequence[EntityId], known: set[EntityId], token: int) -> tuple[Filler, ...]:
    return tuple(Filler(party, token, 0.5, "parties") for party in parties if party not in known)


def add_sides(scene: Scene, found: Found, told: Sequence[Found], traits: Traits) -> Found:
    """Return a mediation with the sides of the talks or accord that it hangs on: "met under Swiss mediation"."""
    if found.kind not in traits.for_others or found.fillers("recipient", "participant"):
        return found
    p, above, agents = scene.parse, found.trigger, _entities(found, "agent")
    for _ in range(_STEPS):
        above = p.head[above]
        for other in told:
            if other.trigger == above and other.kind in traits.gatherings | traits.accords | traits.mutual:
                sides = [f for f in other.fillers("agent", "recipient", "participant") if f.entity not in agents]
                if len({f.entity for f in sides}) > 1:
                    return found.filled("recipient", tuple(sides), "sides")
    return found


def _is_definite(scene: Scene, found: Found) -> bool:
    """Whether relations or a treaty are those of the two: "the treaty", not "no treaty", "a treaty", "whose treaty"."""
    p = scene.parse
    for t in scene.grammar.functions(found.trigger).get("object", ()):
        if p.words[t][:1].isupper() or any(p.dep[c] in ("prep", "poss", "relcl") for c in p.children[t]):
            return False
        determiners = {p.lower[c] for c in p.children[t] if p.dep[c] in ("det", "nummod")}
        if determiners - {"the"} or (not determiners and not p.words[t].endswith("s")):
            return False
    return True


def _is_told(scene: Scene, found: Found, sense: Sense, path: tuple[str, ...]) -> bool:
    p = scene.parse
    return any(t not in p.timed for t in scene.grammar.follow(found.trigger, path, sense))


def share_recipient(scene: Scene, found: Found, told: Sequence[Found], traits: Traits) -> Found:
    """Return a hostile act with the other side of the one that it is told with, if it names none itself."""
    asks = found.kind == _REQUEST and found.paths.get("recipient") != "parties"
    if not (found.kind in traits.continuing or asks) or (
        _is_named(found) and found.fillers("recipient", "participant")
    ):
        return found
    p, agents = scene.parse, _entities(found, "agent")
    if not agents:
        return found
    i = found.trigger
    for other in told:
        joined = (p.dep[i] == "conj" and p.head[i] == other.trigger) or (
            p.dep[other.trigger] == "conj" and p.head[other.trigger] == i
        )
        spoken_to = other.kind in traits.addressing or other.paths.get("recipient") in _SPOKEN_WITH
        if asks and not (spoken_to and other.trigger < i):
            continue  # "condemned Iran and called for a meeting" asks nothing of Iran
        if joined and _is_named(other) and other.kind in traits.hostile and _entities(other, "agent") == agents:
            shared = tuple(replace(f, confidence=min(f.confidence, 0.6)) for f in other.fillers("recipient"))
            return found.filled("recipient", shared, "shared") if shared else found
    return found


def _is_named(found: Found) -> bool:
    """Whether the other side is of its own sentence and not taken from the whole text."""
    return found.paths.get("recipient") != "parties"


def _entities(found: Found, role: str) -> set[EntityId]:
    return {f.entity for f in found.fillers(role)}
