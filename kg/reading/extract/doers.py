"""Say who does what a sentence leaves open, where what is told around it tells.

Whoever has the embassy sends the envoy who is appointed with its opening, whoever decided has consulted before "the
decision was made after consulting with Peru", and a ministry that says that an envoy was named to Lima has named its
own.
"""

from collections.abc import Iterable, Sequence

from kg.model import EntityId
from kg.reading.extract.base import Filler, Found, Scene
from kg.reading.extract.pointing import find_meant
from kg.reading.extract.senses import find_used
from kg.reading.resolve.referents import PERSONS
from kg.reference.traits import Traits

_STATE = "dip:State"
_SUMMONS = "dip:Summons"
#: How many sentences behind his summons it is told what an envoy was told.
_NEXT = 2
#: Where the post of somebody appointed stands.
_POST = ("attribute", "as")
#: The group of nouns for those who are sent.
_ENVOYS = "envoy"
#: The group of nouns for what one speaks at together.
_PODIUM = "podium"
_WITH = ("with", "alongside")
_OFFICIALS = (*PERSONS, "dip:Office")


def share_mission(scene: Scene, found: Found, told: Sequence[Found], traits: Traits) -> Found:
    """Return "Peru's legation in Bern became an embassy when Holm was named ambassador" as Peru's naming, to Bern."""
    if found.kind not in traits.sending or found.fillers("recipient") or not _is_envoy(scene, found):
        return found
    sentence, senders = scene.parse.sentence_of, found.entities("agent")
    for other in told:
        if other.kind not in traits.staffed or sentence[other.trigger] != sentence[found.trigger]:
            continue
        owners = other.entities("agent")
        if owners and senders <= owners and other.fillers("recipient"):
            for role in ("agent", "recipient", "place"):
                if other.fillers(role) and not found.fillers(role):
                    found = found.filled(role, other.roles[role], "mission")
            return found
    return found


def _is_envoy(scene: Scene, found: Found) -> bool:
    p, envoys = scene.parse, scene.grammar.lexicon.groups.get(_ENVOYS, frozenset())
    functions = scene.grammar.functions(found.trigger)
    return any(p.lower[t] in envoys for name in _POST for t in functions.get(name, ()))


def add_fellow_speaker(scene: Scene, found: Found, traits: Traits) -> Found:
    """Return "Merkel held a press conference with Macron" as speaking of both."""
    grammar, podiums = scene.grammar, scene.grammar.lexicon.groups.get(_PODIUM, frozenset())
    spoken = found.kind in traits.speech and any(not podiums.isdisjoint(words) for _, words in found.sense.needs)
    if not spoken or not found.fillers("agent"):
        return found
    used = [t for t in find_used(scene, found.trigger, found.sense) if scene.parse.lemma[t] in podiums]
    beside = [x for t in (found.trigger, *used) for name in _WITH for x in grammar.functions(t).get(name, ())]
    known = found.entities("agent", "recipient")
    fellows = {
        e: Filler(e, t, r.confidence, r.resolved_by)
        for t in (beside if used else ())
        for r in scene.resolver.actors(t)
        for e in r.entities
        if r.kind in _OFFICIALS and e not in known
    }
    return found.filled("agent", (*found.roles["agent"], *fellows.values())) if fellows else found


def add_summoner(scene: Scene, found: Found, before: Sequence[Found], traits: Traits) -> Found:
    """Return "The envoy was handed a note", told next to his summons, as done by whoever summoned him."""
    guests = found.entities("recipient")
    if found.fillers("agent", "participant") or not guests or found.kind not in traits.handed:
        return found
    sentence = scene.parse.sentence_of
    for other in reversed(before):
        if sentence[found.trigger] - sentence[other.trigger] > _NEXT:
            break
        if other.kind == _SUMMONS and guests <= other.entities("recipient") and other.fillers("agent"):
            return found.filled("agent", other.roles["agent"], "discourse")
    return found


def add_decider(scene: Scene, found: Found, before: Sequence[Found], other_ones: frozenset[str]) -> Found:
    """Return "The decision was made after consulting with Peru" as consulting by whoever did what was decided."""
    p, preposition = scene.parse, scene.parse.head[found.trigger]
    verb = p.head[preposition]
    if p.dep[found.trigger] != "pcomp" or found.fillers("agent", "participant") or not scene.grammar.is_passive(verb):
        return found
    for t in scene.grammar.functions(verb).get("object", ()):
        meant = find_meant(scene, t, before, other_ones)
        doers = {f.entity: f for other in meant for f in other.fillers("agent")}
        if len(meant) == 1 and doers and doers.keys().isdisjoint(f.entity for f in found.fillers("recipient")):
            fillers = tuple(Filler(e, found.trigger, 0.6, "discourse") for e in doers)
            return found.filled("agent", fillers, "discourse")
    return found


def add_speaking_sender(scene: Scene, found: Found, speakers: Iterable[EntityId], traits: Traits) -> Found:
    """Return "The minister said that an envoy would be sent to Lima" as sent by the minister's state."""
    if found.kind not in traits.sending or found.fillers("agent"):
        return found
    kinds, hosts = scene.resolver.register.kinds, found.entities("recipient")
    states = {state for e in speakers for state in _states_of(scene, e)}
    if len(states) != 1 or not hosts or not hosts.isdisjoint(states) or any(kinds[e] != _STATE for e in states):
        return found
    sender = Filler(states.pop(), found.trigger, 0.6, "speaker")
    return found.filled("agent", (sender,), "speaker")


def _states_of(scene: Scene, speaker: EntityId) -> frozenset[EntityId]:
    """Return the state that somebody is or acts for."""
    alone = frozenset({speaker})
    return alone if scene.resolver.register.kinds[speaker] == _STATE else scene.resolver.sides_of(alone)
