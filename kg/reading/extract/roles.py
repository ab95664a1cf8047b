"""Fill the roles of a trigger from the paths of its sense."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from kg.model import ClassId, EntityId, Factuality
from kg.reading.extract.base import Filler, Found, Roles, Scene, has_parties
from kg.reading.extract.deeds import AGAINST, is_of_claim, is_victim
from kg.reading.extract.paths import follow_path, leading
from kg.reading.extract.placing import find_place, names_occasion
from kg.reading.extract.senses import find_trigger_words, find_used
from kg.reading.extract.topics import find_topic
from kg.reading.functions import Functions
from kg.reading.parse import Parse
from kg.reading.resolve.referents import Reference
from kg.reference.lexicon import Sense
from kg.reference.ontology import Ontology
from kg.reference.traits import Traits

_ACTOR = ClassId("dip:Actor")
#: Pronouns of people who are spoken to.
_WHOM = ("him", "her", "them")
#: Where whoever is spoken to stands.
_ADDRESSED = (("object",), ("indirect",), ("on",), ("upon",))
#: The lexicon's group of nouns for those who are sent abroad.
_DIPLOMATS = "diplomat"
#: Under these stands where something is: a capital there is the city.
_WITHIN = ("in", "at", "near", "outside", "inside", "around", "within")


@dataclass(frozen=True, slots=True)
class _Slot:
    """A role to fill at a trigger."""

    trigger: int
    sense: Sense
    role: str
    #: Actors of the event, who are nobody's object in it.
    taken: frozenset[EntityId]
    #: Whether whoever says something has the role.
    speaks: bool


class RoleFiller:
    """Fills the roles of triggers."""

    def __init__(self, ontology: Ontology, traits: Traits) -> None:
        """Judge events by the `traits` of their class."""
        self.ontology = ontology
        self.traits = traits

    def fill(self, scene: Scene, i: int, sense: Sense) -> Found | None:
        """Return what the trigger at `i` tells of: a bare event where nobody is part of it, no relation of one."""
        roles: Roles = {}
        paths: dict[str, str] = {}
        functions = scene.grammar.functions(i, sense)
        taken = frozenset(
            e for t in find_feeling(scene, functions) for r in scene.resolver.actors(t) for e in r.entities
        )
        for role, alternatives in sense.roles:
            paths_here = leading(functions, alternatives, sense)
            if not paths_here:
                continue
            slot = _Slot(i, sense, role, taken, role == "agent" and sense.event in self.traits.speech)
            fillers: dict[EntityId, Filler] = {}
            ways: list[str] = []
            for path in paths_here:
                known = len(fillers)
                for filler in self._fillers(scene, slot, path):
                    if role != "recipient" or filler.entity not in taken:
                        fillers.setdefault(filler.entity, filler)
                if len(fillers) > known:
                    ways.append(" > ".join(path))
                    if role != "participant":
                        break
            if role == "recipient" and len(fillers) > 1 and taken:
                own = scene.resolver.sides_of(taken)
                fillers = {e: f for e, f in fillers.items() if e not in own} or fillers
            if fillers:
                roles[role] = tuple(fillers.values())
                paths[role] = ", ".join(ways)
                if role == "agent":
                    taken = taken.union(fillers)
        if "participant" in roles:
            _part_owners(scene, roles)
        if "appointee" in roles:
            _part_offices(scene, roles)
        appointed = {f.entity for f in roles.get("appointee", ())}
        if appointed and "agent" in roles:
            roles["agent"] = tuple(f for f in roles["agent"] if f.entity not in appointed)
        is_bare = False
        if sense.relation is not None:
            if not roles.get("subject") or not roles.get("object"):
                return None
        else:
            if "place" not in roles and (places := find_place(scene, i, roles, sense)):
                roles["place"] = places
            is_bare = sense.event not in self.traits.mutual and not self._is_told(scene, sense, roles)
        return Found(
            kind=sense.event,
            relation=sense.relation,
            trigger=i,
            words=find_trigger_words(scene.parse, i, sense),
            sense=sense,
            roles=roles,
            modes=sense.modes,
            paths=paths,
            topic=find_topic(scene, i, sense) if sense.event is not None and not is_bare else None,
            factuality=Factuality(sense.factuality or "Fact"),
            is_bare=is_bare,
        )

    def _is_told(self, scene: Scene, sense: Sense, roles: Roles) -> bool:
        """Whether somebody is part of an event, or whoever an office of it belongs to, or its place is enough."""
        owned = any(scene.resolver.owner_of(f.token) for f in roles.get("office", ()))
        return has_parties(roles) or owned or self.is_told_by_place(sense, roles)

    def is_told_by_place(self, sense: Sense, roles: Roles) -> bool:
        """Whether its place is enough; "the Paris agreement" is the name of one, "signed in Paris" tells of it."""
        told = sense.event not in self.traits.accords or (sense.pos == "verb" and bool(sense.needs))
        return told and sense.event in self.traits.told_by_place and bool(roles.get("place"))

    def _fillers(self, scene: Scene, slot: _Slot, path: tuple[str, ...]) -> Iterator[Filler]:
        if path[-1] in ("owner", "host"):
            yield from _fill_from_post(scene, slot, path)
            return
        if path == ("complement",) and slot.sense.event in self.traits.said_to and is_spoken_to(scene, slot.trigger):
            return
        tokens = self._tokens(scene, slot, path)
        p, under = scene.parse, -1
        for t in tokens:
            if (
                t == slot.trigger
                or p.lemma[t] in scene.grammar.lexicon.circumstances
                or (path[-1] == "modifier" and _is_inside(scene, t))
                or (under >= 0 and p.head[t] != under and _is_further(p, t))
            ):
                continue
            references = [
                r
                for r in self._references(scene, slot, t, path)
                if not names_occasion(scene, r) and not _is_of_next(p, slot.trigger, r.head)
            ]
            if references and slot.role == "recipient" and p.dep[t] == "pobj":
                under = p.head[t]
            for r in references:
                for entity in r.entities:
                    yield Filler(entity, t, r.confidence, r.resolved_by)
            if references and path == ("complement",):
                return

    def _tokens(self, scene: Scene, slot: _Slot, path: tuple[str, ...]) -> list[int]:
        """Return where the path leads; a noun's subject may stand before it: "the Indian decision"."""
        i, sense, resolver = slot.trigger, slot.sense, scene.resolver
        tokens = follow_path(scene, i, path, sense)
        if tokens and sense.pos == "noun" and sense.event in self.traits.ceremonies:
            guests = _guests(scene, i)
            tokens = [t for t in tokens if t not in guests]
        if not tokens and sense.pos == "noun" and path == ("subject",):
            tokens = [t for t in scene.grammar.of_noun(i).get("modifier", ()) if self._names_actor(scene, t)]
            tokens = [t for t in tokens if resolver.at[t].entities[0] not in resolver.catalogue.capitals]
            bodies = [resolver.at[t] for t in tokens]  # "the Israeli navy raid" is the navy's
            tokens = [t for t in tokens if not any(r.first <= t < r.head for r in bodies)]
        if slot.speaks:
            tokens = [x for t in tokens for x in scene.voices.behind(t)]
        return tokens

    def _references(self, scene: Scene, slot: _Slot, t: int, path: tuple[str, ...]) -> list[Reference]:
        """Return who or what the words at `t`, at the end of `path`, name, as far as it suits the role."""
        resolver, sense, role = scene.resolver, slot.sense, slot.role
        if role == "place":
            return resolver.places(t)
        if sense.relation is not None:
            references = [r for x in scene.parse.conjuncts(t) if (r := resolver.reference(x)) is not None]
            if role == "object" and "dip:Actor" in self.ontology.properties[sense.relation].range:
                references = [resolver.as_actor(r) or r for r in references]
            return references
        if role in ("topic", "office"):
            wanted = "dip:Office" if role == "office" else "dip:Initiative"
            return [r for r in [resolver.reference(t)] if r is not None and r.kind == wanted]
        if role == "recipient" and _is_own(scene, t, slot.taken) and not self._may_be_own(scene, slot, t, path):
            return []
        if role == "recipient":
            found = [r for r in self._found(scene, slot, t, path) if r.head == t or not _serves(scene, r, slot.taken)]
            return _without_home(scene, slot, path, found, self.traits) if found else []
        return self._found(scene, slot, t, path)

    def _found(self, scene: Scene, slot: _Slot, t: int, path: tuple[str, ...]) -> list[Reference]:
        """Return who the words at `t` name as somebody who has a part in an event."""
        resolver, sense, role = scene.resolver, slot.sense, slot.role
        about = sense.event in self.traits.about and role in ("recipient", "participant", "object")
        if slot.speaks:
            # "We accuse" is the speaker's own act; "we have accused" may be another's of his side.
            acts = scene.parse.tag[slot.trigger] in ("VBP", "VBG")
            return (resolver.speakers(t) if acts else []) or resolver.voices_at(t, inside=scene.voices.is_statement(t))
        # Whom an attack hit that is condemned is not condemned.
        described = sense.event not in self.traits.speech or path[-1] not in AGAINST
        references = resolver.actors(t, described=described)
        references = references or resolver.actors(t, inside=about, exclude=_sides(scene, slot))
        if not references and t not in find_used(scene, slot.trigger, sense):  # not in "voiced Peru's support"
            references = resolver.actors(t, inside=about, exclude=slot.taken)
        if role == "recipient" and sense.event in self.traits.answering:
            references = [r for r in references if not is_of_claim(scene.parse, t, r)]
        if about and sense.event in self.traits.speech:
            references = [r for r in references if not is_victim(scene, slot.trigger, t, r)]
        if role == "recipient" and path[-1] == "by" and sense.event in self.traits.answering:
            own = slot.taken  # "put off a visit by its minister" is no refusal of his
            references = [r for r in references if own.isdisjoint(resolver.sides_of(frozenset(r.entities)))]
        if role in ("recipient", "object") and sense.event in self.traits.place_of_action:
            return references or _states_hit(scene, slot, t)
        return references if role == "agent" else [r for r in references if not _is_city(scene, r)]

    def _may_be_own(self, scene: Scene, slot: _Slot, token: int, path: tuple[str, ...]) -> bool:
        """Whether one may speak to or harm people of one's own, but not envoys: "jailed its citizens"."""
        envoys = scene.parse.lemma[token] in scene.grammar.lexicon.groups.get(_DIPLOMATS, ())
        harmed = path == ("object",) and slot.sense.event in self.traits.harmful and not envoys
        if not harmed and (path not in _ADDRESSED or slot.sense.event not in self.traits.said_to):
            return False
        named = scene.resolver.reference(token)
        return named is not None and named.kind == "dip:PopulationGroup"

    def _names_actor(self, scene: Scene, token: int) -> bool:
        r = scene.resolver.at.get(token)
        return r is not None and self.ontology.is_a(r.kind, _ACTOR)


def _without_home(
    scene: Scene, slot: _Slot, path: tuple[str, ...], found: list[Reference], traits: Traits
) -> list[Reference]:
    """Return those of `found` who are not the agent's own: nobody is a guest at home, nor hit by "cut British aid"."""
    if slot.sense.event in traits.hosted:
        own = scene.resolver.homes_of(slot.taken)
    elif path[-1] in ("modifier", "complement"):
        own = scene.resolver.sides_of(slot.taken)
    else:
        return found
    return [r for r in found if own.isdisjoint(r.entities)]


def _sides(scene: Scene, slot: _Slot) -> frozenset[EntityId]:
    """Return who has a part in the event already, with those for whom they act."""
    return slot.taken | scene.resolver.sides_of(slot.taken)


def _states_hit(scene: Scene, slot: _Slot, token: int) -> list[Reference]:
    """Return the states of places where something is done to them: not to those who do it, nor inside a name."""
    p = scene.parse
    if p.dep[token] == "compound" and p.pos[p.head[token]] == "PROPN":
        return []  # "nationalised the Panama Canal Company"
    sides = _sides(scene, slot)
    return [r for r in states_of_places(scene, token) if sides.isdisjoint(r.entities)]


def _is_own(scene: Scene, token: int, agents: frozenset[EntityId]) -> bool:
    """Whether something is the agent's own: in "withdrew its troops" nothing is done to them. People are nobody's."""
    p, resolver = scene.parse, scene.resolver
    named = resolver.reference(token)
    if named is not None and named.kind in ("dip:Person", "dip:Official", "dip:Office"):
        return False
    above = p.head[p.head[token]]
    sent = resolver.at.get(above) if p.dep[token] == "pobj" and p.lower[p.head[token]] == "of" else named
    if sent is not None and sent.resolved_by == "sender":
        return True  # "sent a team of experts to Peru"
    for c in p.children[token] if p.lemma[token] not in resolver.cues.nouns.others_of else ():
        if p.tag[c] == "PRP$" and p.pos[token] == "NOUN":
            owner = resolver.reference(c)
            return owner is not None and agents.issuperset(owner.entities)
    return False


def _serves(scene: Scene, r: Reference, agents: frozenset[EntityId]) -> bool:
    """Whether a body is one of the agent's own: in "France sent ships of its navy" the navy is sent, not sent to."""
    return r.kind == "dip:Organization" and not agents.isdisjoint(scene.resolver.sides_of(frozenset(r.entities)))


def find_feeling(scene: Scene, functions: Functions) -> list[int]:
    """Return those in whose name somebody voices what they feel: Peru in "voiced the concern of Peru"."""
    p, grammar = scene.parse, scene.grammar
    felt = [t for t in functions.get("object", ()) if p.lemma[t] in grammar.lexicon.felt]
    return [x for t in felt for name in ("possessor", "of") for x in grammar.of_noun(t).get(name, ())]


def _is_of_next(p: Parse, trigger: int, token: int) -> bool:
    """Whether somebody stands in the next clause of a headline: "Nasser Shuts Canal; Ships Wait"."""
    return p.dep[token] in ("dobj", "appos") and token > trigger and p.are_parted(trigger, token)


def _is_further(p: Parse, token: int) -> bool:
    """Whether a second phrase under the same preposition is another matter: "support for Peru for a seat"."""
    return p.dep[token] == "pobj" and p.dep[p.head[token]] != "conj"


def _is_inside(scene: Scene, token: int) -> bool:
    """Whether a word is part of the name of what it stands before: the "coast" of "the Icelandic coast guard"."""
    r = scene.resolver.at.get(token)
    return r is not None and token < r.head == scene.parse.head[token]


def _is_city(scene: Scene, r: Reference) -> bool:
    """Whether a capital is where something is, not its government: "told a rally in Rabat"."""
    p = scene.parse
    return r.resolved_by == "metonymy" and p.lower[p.head[r.head]] in _WITHIN


def _guests(scene: Scene, i: int) -> list[int]:
    """Return who only attends an event or hosts it: "officials attended the opening of the embassy"."""
    verb = scene.parse.verb_of(i)
    attended = scene.parse.lemma[verb] in scene.grammar.lexicon.attends
    return list(scene.grammar.functions(verb).get("subject", ())) if attended else []


def _part_owners(scene: Scene, roles: Roles) -> None:
    """Whose king is received is no participant beside the king."""
    p = scene.parse
    met = {f.token for role in ("agent", "recipient") for f in roles.get(role, ())}
    roles["participant"] = tuple(
        f for f in roles["participant"] if p.head[p.head[f.token]] not in met or f.token in met
    )


def _part_offices(scene: Scene, roles: Roles) -> None:
    """An envoy without a name is an office, not an appointee."""
    kinds = scene.resolver.register.kinds
    named = tuple(f for f in roles["appointee"] if kinds[f.entity] != "dip:Office")
    posts = tuple(f for f in roles["appointee"] if kinds[f.entity] == "dip:Office")
    roles["appointee"] = named
    known = {f.entity for f in roles.get("office", ())}
    roles["office"] = (*roles.get("office", ()), *(f for f in posts if f.entity not in known))


def _fill_from_post(scene: Scene, slot: _Slot, path: tuple[str, ...]) -> Iterator[Filler]:
    """Whose envoy is meant, or where he serves: what his post says, not the clause."""
    resolver = scene.resolver
    for t in scene.grammar.follow(slot.trigger, path[:-1], slot.sense):
        r = resolver.owner_of(t) if path[-1] == "owner" else resolver.host_of(t)
        if r is None:
            continue
        entity = r.entities[0]
        if slot.role not in ("place", "office") and r.kind == "dip:Place":
            entity = resolver.state_of(entity) or entity
            resolver.enter(entity)
        yield Filler(entity, t, r.confidence, r.resolved_by)
        if path[-1] == "host" and slot.role == "recipient" and scene.parse.tag[t] == "NNS":
            for other in _other_hosts(scene, t, r):
                yield Filler(other, t, r.confidence, r.resolved_by)


def _other_hosts(scene: Scene, post: int, host: Reference) -> list[EntityId]:
    """Return the states listed with the first where several envoys serve: "its ambassadors to Mali and Niger"."""
    p, resolver = scene.parse, scene.resolver
    stop = p.sentences[p.sentence_of[post]][1]
    named = next((t for t in range(post + 1, stop) if (r := resolver.at.get(t)) and r.entities == host.entities), post)
    listed = [a for t in p.conjuncts(named)[1:] for a in resolver.actors(t)]
    return [a.entities[0] for a in listed if a.kind == "dip:State"]


def states_of_places(scene: Scene, token: int) -> list[Reference]:
    """What is done to or in a city or region is done to its state."""
    resolver = scene.resolver
    found = []
    for r in resolver.places(token):
        state = resolver.state_of(r.entities[0])
        if state is not None and resolver.enter(state):
            kind = resolver.register.kinds[state]
            found.append(replace(r, entities=(state,), kind=kind, confidence=0.75, resolved_by="place"))
    return found


def is_spoken_to(scene: Scene, i: int) -> bool:
    """Whether a word that nobody is known by says whom somebody speaks to: "invited them", "ordered banks to close"."""
    p, functions = scene.parse, scene.grammar.functions(i)
    if any(p.lower[t] in _WHOM for t in functions.get("object", ())):
        return True
    asks = "infinitive" in functions and p.lemma[i] in scene.grammar.lexicon.object_control
    return asks and any(p.tag[t] == "NNS" for name in ("object", "on", "upon", "to") for t in functions.get(name, ()))
