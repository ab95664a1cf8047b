"""Presume who takes part in talks and accords that a sentence tells of with nobody: "Talks were opened at Lausanne".

They are the sides of what was told right before, if those came together or to terms, else the two states that the text
is about. Where anybody else is named beside them, nobody is presumed.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from kg.model import EntityId
from kg.reading.extract.base import Filler, Found, Scene
from kg.reading.extract.topics import find_topic
from kg.reading.labels import MODIFIERS, NOUNS, SUBJECTS
from kg.reading.resolve.referents import PERSONS, Reference
from kg.reference.traits import Traits

#: How many sentences back those met or agreed who take part; and who meet again.
_REACH, _FAR = 2, 8
_ROLES = ("agent", "recipient", "participant")
#: Under these stands who takes part.
_OF_PARTIES = frozenset({"with", "between", "among", "by", "of", "from"})
#: As what a clause tells something, not only under a condition.
_TELLING = ("ROOT", "conj", "ccomp", "parataxis")
#: As what it only says more of a noun.
_DESCRIBING = ("acl", "relcl")
#: Who may be a side.
_SIDES = frozenset({"dip:State", "dip:Government", "dip:NonStateActor", "dip:InternationalOrganization"})
#: Under these a state is a place.
_WITHIN = ("in", "at", "near")
_PLACES = frozenset({"dip:Place", "dip:Initiative"})


def presume_parties(
    scene: Scene, found: Found, before: Sequence[Found], traits: Traits, other_ones: frozenset[str]
) -> Found:
    """Return an event between several that names nobody with its sides, as far as what is told `before` is clear.

    A word of `other_ones` says that those who met before meet again: "the next round".
    """
    if found.fillers(*_ROLES) or not (found.kind in traits.presumed or _has_no_agent(found)):
        return found
    nouns = _find_open_nouns(scene, found)
    if not nouns or _was_told(found, before, traits):
        return found
    again = any(scene.parse.lower[c] in other_ones for noun in nouns for c in scene.parse.children[noun])
    parties = _find_parties(scene, found, again, before, traits)
    if not parties:
        return found
    fillers = tuple(Filler(party, found.trigger, 0.5, "parties") for party in parties)
    topic = found.topic or find_topic(scene, found.trigger, found.sense)
    return replace(found.filled("participant", fillers), topic=topic, is_bare=False)


def _find_parties(
    scene: Scene, found: Found, again: bool, before: Sequence[Found], traits: Traits
) -> Sequence[EntityId]:
    """Return the sides of an event, where nobody else may be meant; `again` those who meet another time."""
    sentence = scene.parse.sentence_of[found.trigger]
    told = _find_told(scene, sentence - (_FAR if again else _REACH), before, traits)
    if told and (not again or len(set(map(frozenset, told.values()))) == 1):
        last, parties = next(iter(told.items()))
        since = sentence if again else min(sentence, scene.parse.sentence_of[last] + 1)
    elif again or (found.kind in traits.occasional and not found.points_back):
        return ()
    else:
        parties, since = scene.resolver.parties(), sentence - 1
    others = _names_others(scene, range(since, sentence + 1), before, frozenset(parties), traits)
    return () if others or len(parties) < 2 else parties


def _was_told(found: Found, before: Sequence[Found], traits: Traits) -> bool:
    """Whether a noun that points back may mean an event told before: that one says who took part."""
    families = (traits.gatherings, traits.accords, frozenset({found.kind}))
    alike = next(family for family in families if found.kind in family)
    return found.points_back and any(other.kind in alike for other in before)


def _find_open_nouns(scene: Scene, found: Found) -> list[int]:
    """Return what is told, where somebody is left out: "Talks were opened", not "after talks" or "party talks"."""
    p, grammar, i = scene.parse, scene.grammar, found.trigger
    if p.pos[i] in NOUNS:
        nouns, verb = [i], p.head[i]
        while p.dep[nouns[0]] == "conj" and p.pos[verb] in NOUNS:
            nouns, verb = [verb, *nouns], p.head[verb]
        if p.dep[nouns[0]] == "pobj" and p.lemma[p.head[verb]] in grammar.lexicon.gatherings:
            nouns, verb = [p.head[verb]], p.head[p.head[verb]]  # "the next round of talks"
        if p.dep[nouns[0]] not in SUBJECTS:
            return []
    else:
        passive = grammar.is_passive(i)
        nouns, verb = grammar.functions(i).get("object" if passive else "subject", []), i
        if not (passive or _has_no_agent(found)):
            return []
    told = p.dep[verb] in _TELLING or (p.dep[verb] in _DESCRIBING and _names_both(scene, p.sentence_of[verb]))
    if not told or not _OF_PARTIES.isdisjoint(grammar.functions(verb)):
        return []
    return nouns if all(_is_open(scene, noun) for noun in nouns) else []


def _has_no_agent(found: Found) -> bool:
    """Whether an entry says that nobody does it, but some take part: "the talks broke down"."""
    roles = dict(found.sense.roles)
    return roles.get("agent") == () and "participant" in roles


def _names_both(scene: Scene, sentence: int) -> bool:
    """Whether a sentence names both states of the text: "By the treaty, signed in Lima, Peru ceded it to Chile"."""
    named = {e for r in _named_in(scene, (sentence,)) for e in r.entities}
    return named.issuperset(scene.resolver.parties())


def _is_open(scene: Scene, noun: int) -> bool:
    """Whether a phrase says nothing of who takes part: neither whose talks they are nor of what kind of people."""
    p, domestic = scene.parse, scene.grammar.lexicon.domestic
    for c in p.children[noun]:
        dep = p.dep[c]
        if dep == "poss":
            return False
        under = p.objects_of(noun, p.lower[c]) if dep == "prep" else []
        if any(p.lemma[t] in domestic for t in under):
            return False  # "talks on a coalition"
        if dep == "prep" and p.lower[c] in _OF_PARTIES and not _are_talks(scene, under):
            return False
        if dep in MODIFIERS and any(p.lower[t] in domestic or _names_actor(scene, t) for t in (c, *p.children[c])):
            return False
    return True


def _are_talks(scene: Scene, nouns: Sequence[int]) -> bool:
    """Whether what stands under "of" says only of what something is a part: "the next round of talks"."""
    p, talks = scene.parse, scene.grammar.lexicon.gatherings
    return bool(nouns) and all(p.lemma[t] in talks and _is_open(scene, t) for t in nouns)


def _names_actor(scene: Scene, token: int) -> bool:
    r = scene.resolver.at.get(token)
    return r is not None and r.kind not in _PLACES


def _find_told(scene: Scene, first: int, before: Sequence[Found], traits: Traits) -> dict[int, tuple[EntityId, ...]]:
    """Return who met or came to terms from the sentence `first` on, by the triggers that tell it, the last first."""
    p, coming_together = scene.parse, traits.gatherings | traits.mutual | traits.for_others
    found: dict[int, tuple[EntityId, ...]] = {}
    for other in reversed(before):
        if p.sentence_of[other.trigger] < first:
            break
        if other.kind in coming_together and len(sides := _sides_of(scene, other, traits)) > 1:
            found[other.trigger] = sides
    return found


def _sides_of(scene: Scene, told: Found, traits: Traits) -> tuple[EntityId, ...]:
    """Return the sides of an event, of its people those that they act for; none where that is not known of each."""
    roles = _ROLES[1:] if told.kind in traits.for_others else _ROLES
    resolver, sides = scene.resolver, dict[EntityId, None]()
    for f in told.fillers(*roles):
        own = frozenset({f.entity})
        served = own if resolver.register.kinds.get(f.entity) in _SIDES else resolver.sides_of(own)
        if len(served) != 1 or not all(resolver.enter(e) for e in served):
            return ()
        sides.update(dict.fromkeys(served))
    return tuple(sides)


def _names_others(
    scene: Scene, sentences: Collection[int], before: Sequence[Found], parties: frozenset[EntityId], traits: Traits
) -> bool:
    """Whether `sentences` name somebody who may take part and is neither of the parties nor mediates between them."""
    helping = {f.entity for other in before if other.kind in traits.for_others for f in other.fillers("agent")}
    helping |= {e for b in scene.resolver.belongings for e in (b.subject, b.object) if {b.subject, b.object} & helping}
    for r in _named_in(scene, sentences):
        named = frozenset(r.entities)
        if parties.isdisjoint(named | scene.resolver.sides_of(named)) and helping.isdisjoint(named):
            return True
    return False


def _named_in(scene: Scene, sentences: Collection[int]) -> Iterator[Reference]:
    """Yield who is named in `sentences` as somebody who acts; a state where something is, is a place."""
    p = scene.parse
    for r in scene.resolver.references:
        if p.sentence_of[r.head] in sentences and r.kind not in _PLACES:
            located = p.dep[r.head] == "pobj" and p.lower[p.head[r.head]] in _WITHIN
            if r.kind in PERSONS or not located:
                yield r
