"""Tell whoever is blamed for a deed from whoever suffers it and where it was done.

"Chad condemned the attack on Gao" is against whoever attacked, if the sentence says who, and not against Gao; "vowed to
avenge the killing of its envoy in Aden" threatens neither the envoy nor Yemen.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from kg.reading.extract.base import Filler, Found, Scene
from kg.reading.labels import NOUNS, SUBJECTS
from kg.reading.parse import Parse
from kg.reading.resolve.referents import Reference
from kg.reference.lexicon import Sense
from kg.reference.traits import Traits

#: Under these stands whom a deed hits, not whoever does it.
AGAINST = ("against", "on", "upon", "towards", "toward")
#: How far up the tree a deed is looked for.
_DEEPEST = 4


def blame_doers(
    scene: Scene, found: Found, told: Sequence[Found], chosen: Mapping[int, Sense], traits: Traits
) -> Found:
    """Return an act of speech about a deed with whoever did the deed for its recipient."""
    if found.kind not in traits.blaming or not found.fillers("recipient"):
        return found
    found = _without_sufferers(scene, found)
    p, kept, doers = scene.parse, [], []
    agents = found.entities("agent")
    for f in found.fillers("recipient"):
        deed = None if _is_laid(scene, found, f.token) else _find_deed(p, found.trigger, f.token, chosen, traits)
        if deed is None:
            kept.append(f)
            continue
        by = [x for other in told if other.trigger == deed for x in other.fillers("agent") if x.entity not in agents]
        doers += by
        suffered = [x for other in told if other.trigger == deed for x in other.fillers("recipient", "place")]
        places = {x.entity for other in told if other.trigger == deed for x in other.fillers("place")}
        governs = chosen[deed].event != "dip:Assault" and f.entity in places  # "denounced the arrests in Chad"
        if not by and (governs or (f.token != deed and not suffered)):
            kept.append(f)
    return _with_recipients(found, (*kept, *doers))


def _with_recipients(found: Found, fillers: Iterable[Filler]) -> Found:
    """Return an event with these for its recipients, without the role where there are none."""
    known = {f.entity: f for f in fillers}
    roles = {role: given for role, given in found.roles.items() if role != "recipient"}
    if not known:
        return replace(
            found, roles=roles, paths={role: way for role, way in found.paths.items() if role != "recipient"}
        )
    return replace(found, roles={**roles, "recipient": tuple(known.values())})


def _without_sufferers(scene: Scene, found: Found) -> Found:
    """Return an act of speech without those who suffer what it is about: "the death of two soldiers"."""
    p, suffered = scene.parse, scene.grammar.lexicon.suffered
    kept = []
    for f in found.fillers("recipient"):
        above = p.head[p.head[f.token]]
        noun = f.token if p.lemma[f.token] in suffered else above
        of = p.objects_of(noun, "of") if p.lemma[noun] in suffered else []
        hurt = {e for t in of for r in scene.resolver.actors(t, inside=True) for e in r.entities}
        if f.token not in of and f.entity not in hurt:
            kept.append(f)
    return _with_recipients(found, kept)


def adopt_recipient(scene: Scene, found: Found, silent: Sequence[Found]) -> Found:
    """Return "seized power in Bamako, toppling the president" with the recipient of the word that tells it again."""
    own = found.fillers("recipient")
    if any(f.resolved_by not in ("place", "metonymy") for f in own):
        return found
    kinds = scene.resolver.register.kinds
    for other in silent:
        again = other.kind == found.kind and scene.parse.head[other.trigger] == found.trigger
        crowd = own and any(kinds[f.entity] == "dip:PopulationGroup" for f in other.fillers("recipient"))
        if again and not crowd and other.fillers("recipient"):
            return found.filled("recipient", other.roles["recipient"], other.paths["recipient"])
    return found


def _is_laid(scene: Scene, found: Found, token: int) -> bool:
    """Whether the blame for a deed is laid on whoever stands at `token`: "put the blame for the raid on Chad"."""
    p, laid = scene.parse, scene.grammar.lexicon.laid
    return p.lower[p.head[token]] in ("on", "upon") and any(p.lemma[t] in laid for t in p.children[found.trigger])


def _find_deed(p: Parse, speech: int, token: int, chosen: Mapping[int, Sense], traits: Traits) -> int | None:
    """Return the noun of a deed at or above `token`, below the word of speech."""
    for _ in range(_DEEPEST):
        if token == speech:
            return None
        sense = chosen.get(token)
        if sense is not None and sense.event in traits.harmful and p.pos[token] in NOUNS:
            return token
        token = p.head[token]
    return None


def is_victim(scene: Scene, trigger: int, spoken_of: int, r: Reference) -> bool:
    """Whether people suffer what is spoken of: the civilians of "condemned the use of force against civilians"."""
    p = scene.parse
    if r.kind != "dip:PopulationGroup":
        return False
    above = p.head[spoken_of]
    if p.lower[above] in AGAINST and p.pos[p.head[above]] == "NOUN" and p.head[above] != trigger:
        return not _is_said(scene, p.head[above])
    if r.first <= spoken_of <= r.last or p.dep[r.head] != "pobj":
        return False
    above = p.head[r.head]
    return (p.lower[above] in AGAINST and not _is_said(scene, p.head[above])) or p.head[above] > spoken_of


def _is_said(scene: Scene, noun: int) -> bool:
    """Whether a noun names an act of speech: the accusation of "made accusations against the rebels"."""
    lexicon, lemma = scene.grammar.lexicon, scene.parse.lemma[noun]
    return any(s.event in lexicon.traits.speech for s in lexicon.senses.get(("noun", lemma), ()))


def is_of_claim(p: Parse, claim: int, r: Reference) -> bool:
    """Whether a claim that is denied is about somebody: of "dismissed reports that Peru had left" Peru is no teller."""
    clause = p.head[r.head]
    told = p.dep[r.head] in SUBJECTS and p.dep[clause] == "acl" and p.head[clause] == claim
    return told and (p.tag[clause] != "VB" or any(p.dep[c] == "aux" for c in p.children[clause]))
