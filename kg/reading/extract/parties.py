"""Fill in the other side of an event where the sentence leaves it to the text.

"London does not intend to break off relations" says nothing of Moscow, but a report on London and Moscow does; and who
"recalled its envoy and warned of further steps" warns whom he recalled his envoy from.
"""

from collections.abc import Sequence
from dataclasses import replace

from kg.model import EntityId
from kg.reading.extract.base import Filler, Found, Scene
from kg.reading.extract.senses import find_used
from kg.reference.lexicon import Sense
from kg.reference.traits import Traits

#: How many events back a recipient that is repeated may stand.
_REACH = 12
_REQUEST = "dip:Request"
#: Where whoever is protested to stands, of whom something is demanded then.
_SPOKEN_WITH = ("with", "to", "object > with", "object > to")
_DECLARED = "dip:IndependenceDeclaration"
#: Who are the two that a text is about.
_THE_TWO = ("two", "both")
#: How far above a mediation the talks stand, in steps of the tree.
_STEPS = 4
#: Who acts for a state or for several.
_PUBLIC = ("dip:State", "dip:InternationalOrganization", "dip:Government", "dip:Organization")
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
    agents = found.entities("agent")
    parties = scene.resolver.parties() or (scene.resolver.parties_around(found.trigger) if agents else ())
    if found.kind in traits.mutual and not agents and not _is_definite(scene, found):
        return found
    if not parties or len(agents) > 1 or _tells_other_side(scene, found, sense):
        return found
    sides = scene.resolver.sides_of(agents)
    others = _others(parties, agents | sides, found.trigger)
    if not agents:
        return found.filled("participant", others) if found.kind in traits.mutual else found
    if (len(others) < len(parties)) == (found.kind in traits.for_others):
        return found
    return found.filled("recipient", others, "parties")


def add_concerned(scene: Scene, found: Found, told: Sequence[Found], traits: Traits) -> Found:
    """Return an event with the state that it concerns, as far as the text tells what the sentence leaves open."""
    found = _add_receiver(scene, found, told, traits)
    found = _add_asker(scene, found, told, traits)
    return _add_affected(scene, found, traits)


def _add_affected(scene: Scene, found: Found, traits: Traits) -> Found:
    """Return "Riyadh closed the crossing", in a text about Qatar that has just named it, as done to Qatar."""
    agents = found.entities("agent")
    if found.kind not in traits.befalling or found.fillers("recipient", "participant") or not agents:
        return found
    resolver = scene.resolver
    state = resolver.told_of(found.trigger)
    if state is None or state in agents | resolver.sides_of(agents):
        return found
    if any(resolver.register.kinds[e] not in _PUBLIC for e in agents) or _tells_other_side(scene, found, found.sense):
        return found
    return found.filled("recipient", (Filler(state, found.trigger, 0.5, "parties"),), "parties")


def _add_receiver(scene: Scene, found: Found, told: Sequence[Found], traits: Traits) -> Found:
    """Return "Nixon's visit", "will present his credentials", in a text about two states, as received by the other."""
    agents = found.entities("agent")
    if found.kind not in traits.received or found.fillers("recipient", "participant", "place") or not agents:
        return found
    if any(f is not found and f.kind == found.kind and f.entities("agent") == agents for f in told):
        return found  # the visit that the text has told of may be meant
    parties = scene.resolver.parties()
    others = _others(parties, agents | scene.resolver.sides_of(agents), found.trigger)
    used = {found.trigger, *find_used(scene, found.trigger, found.sense)}
    objects = scene.grammar.follow(found.trigger, ("object",), found.sense) if found.sense.pos == "verb" else []
    if len(others) != 1 or not used.issuperset(objects) or _tells_other_side(scene, found, found.sense):
        return found
    return found.filled("recipient", others, "parties")


def _add_asker(scene: Scene, found: Found, told: Sequence[Found], traits: Traits) -> Found:
    """Return "Cuba urged Washington to lift the embargo", in a text about the two, as a favour to Cuba, which asks."""
    if found.kind not in traits.returned - traits.hostile or found.fillers("recipient", "participant"):
        return found
    above, resolver = scene.parse.climb(found.trigger), scene.resolver
    asked = found.entities("agent")
    for other in told:
        if other.kind != _REQUEST or other.trigger not in above:
            continue
        parties = resolver.parties()
        askers = other.entities("agent")
        sides, own = askers | resolver.sides_of(askers), asked | resolver.sides_of(asked)
        asking = [e for e in parties if e in sides and e not in own]
        if len(asking) == 1 and not own.isdisjoint(parties):
            return found.filled("recipient", (Filler(asking[0], other.trigger, 0.5, "parties"),), "parties")
    return found


def add_sender(scene: Scene, found: Found, traits: Traits) -> Found:
    """Return "she was confirmed as ambassador to South Sudan" with the other of the two states as who sends her."""
    if found.kind not in traits.sending or found.fillers("agent"):
        return found
    parties = scene.resolver.parties()
    hosts = found.entities("recipient")
    others = _others(parties, hosts, found.trigger)
    if len(others) != 1 or len(hosts) != 1:
        return found
    return found.filled("agent", others, "parties")


def add_headed(scene: Scene, found: Found, traits: Traits) -> Found:
    """Return "an agreement with Spain was concluded", under the heading of Peru, as Peru's."""
    if found.kind not in traits.accords | traits.gatherings | traits.bilateral or found.fillers("agent", "participant"):
        return found
    others = found.entities("recipient")
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
    agents = found.entities("agent")
    for other in reversed(before[-_REACH:]):
        role = "recipient" if other.kind == found.kind else "agent" if other.kind == _DECLARED else None
        fillers = tuple(f for f in other.fillers(*([role] if role else [])) if f.entity not in agents)
        if fillers:
            repeated = tuple(Filler(f.entity, found.trigger, 0.5, "discourse") for f in fillers)
            return found.filled("recipient", repeated, "discourse")
    return found


def _others(parties: Sequence[EntityId], known: frozenset[EntityId], token: int) -> tuple[Filler, ...]:
    return tuple(Filler(party, token, 0.5, "parties") for party in parties if party not in known)


def add_sides(scene: Scene, found: Found, told: Sequence[Found], traits: Traits) -> Found:
    """Return a mediation with the sides of the talks or accord that it hangs on: "met under Swiss mediation"."""
    if found.kind not in traits.for_others or found.fillers("recipient", "participant"):
        return found
    p, above, agents = scene.parse, found.trigger, found.entities("agent")
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


def _tells_other_side(scene: Scene, found: Found, sense: Sense) -> bool:
    """Whether something stands where the other side would; of "part of its aid" the aid is none, nor are "the two"."""
    p, i = scene.parse, found.trigger
    used = {*find_used(scene, i, sense)}
    return any(
        t not in p.timed
        and t not in used
        and p.lower[t] not in _THE_TWO
        and scene.resolver.counted(p.head[p.head[t]]) != t
        for path in _OTHER_SIDES
        for t in scene.grammar.follow(i, path, sense)
    )


def share_recipient(scene: Scene, found: Found, told: Sequence[Found], traits: Traits) -> Found:
    """Return a hostile act with the other side of the one that it is told with, if it names none itself."""
    asks = found.kind == _REQUEST and found.paths.get("recipient") != "parties"
    if not (found.kind in traits.continuing or asks) or (
        _is_named(found) and found.fillers("recipient", "participant")
    ):
        return found
    p, agents = scene.parse, found.entities("agent")
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
        if joined and _is_named(other) and other.kind in traits.hostile and other.entities("agent") == agents:
            shared = tuple(replace(f, confidence=min(f.confidence, 0.6)) for f in other.fillers("recipient"))
            return found.filled("recipient", shared, "shared") if shared else found
    return found


def _is_named(found: Found) -> bool:
    """Whether the other side is of its own sentence and not taken from the whole text."""
    return found.paths.get("recipient") != "parties"
