"""Look deeper down for whom an incomplete sentence names: "gave millions to promote trade with Ethiopia".

The first actor to the right in the same clause is meant, if what leads to him is of one piece with what was done. The
maker of a thing is meant by who judges it ("rejected the plan drafted by Oslo"), not by who sends troops under it, and
what one sends or withdraws is no one whom it is done to.
"""

from collections.abc import Mapping

from kg.model import EntityId
from kg.reading.extract.base import Found, Scene
from kg.reading.extract.placing import names_occasion
from kg.reading.extract.roles import find_feeling
from kg.reading.functions import with_particle
from kg.reading.labels import NOUNS
from kg.reading.parse import Parse
from kg.reading.resolve.referents import Reference
from kg.reference.lexicon import Sense
from kg.reference.traits import Traits

#: Under these stands what several talk or agree about, nobody whom they do it with: "talks on Ukraine".
_MATTERS = ("on", "about", "over", "regarding", "concerning")
#: Under this stands why one punishes, nobody who is punished: "cut aid over the treatment of refugees".
_REASON = "over"
#: Words that make "with" lead to whoever acts beside somebody: "shelled the port together with the rebels".
_BESIDE = ("together", "along", "jointly")
#: What leads out of the clause in which somebody may stand deeper.
_BARRIERS = ("relcl", "conj", "punct", "mark", "nsubj", "nsubjpass", "parataxis", "appos")
#: Under these stands what a deed answers.
_CAUSES = ("for", "over", "to", "after", "following")
#: What somebody denies: no deed of whoever stands in it.
_CLAUSES = ("ccomp", "xcomp")
#: Under these stands for whom a thing that is taken was meant: "seized a tanker bound for Peru".
_DESTINED = ("for", "to")
#: Under these stands where something is, and beside what.
_WITHIN = ("in", "at")
_AROUND = ("around", "near", "off", "outside")
#: Where what is judged stands.
_JUDGED_AT = ("object", "against", "over", "at")
_WHERE = frozenset({"where", "when", "whose"})
_PEOPLE = "dip:PopulationGroup"


def find_deeper(
    scene: Scene, chosen: Mapping[int, Sense], found: Found, agents: frozenset[EntityId]
) -> list[Reference]:
    """Return the first actor to the right in the same clause who may be whom it is done to."""
    p, i, traits = scene.parse, found.trigger, scene.grammar.lexicon.traits
    feeling = find_feeling(scene, scene.grammar.functions(i))
    queue = [c for c in p.children[i] if c > i and p.dep[c] != "agent"]
    if p.pos[i] == "NOUN" and p.dep[i] in ("dobj", "pobj"):
        queue += [c for c in p.children[p.verb_of(i)] if c > i]
    while queue:
        t = queue.pop(0)
        if t in chosen and chosen[t].event in traits.harmful and p.lower[p.head[t]] in _CAUSES:
            continue  # "retaliated for the killing of its envoy in Aden"
        if t in feeling or _leads_away(scene, t) or _is_apart(scene, found, t, traits):
            continue
        if p.pos[t] in NOUNS and (p.dep[t] != "dobj" or p.head[t] != i):
            actors = _actors_at(scene, found, t, agents)
            if actors:
                return actors
        queue += [c for c in p.children[t] if c > i]
    return []


def find_maker(scene: Scene, found: Found, own: frozenset[EntityId]) -> list[Reference]:
    """Return who did what is judged, as its relative clause tells: "the steps that Peru took", "the way in which".

    Of a place or time nobody is told so, nor beside a comma: "the town where Tito was born", "the pact, under which".
    """
    p, grammar, resolver = scene.parse, scene.grammar, scene.resolver
    functions = grammar.functions(found.trigger)
    judged = [t for name in _JUDGED_AT for t in functions.get(name, ()) if resolver.reference(t) is None]
    for t in judged:
        clauses = [c for c in p.children[t] if p.dep[c] == "relcl" and not _is_of_circumstance(p, t, c)]
        makers = [a for c in clauses for s in grammar.functions(c).get("subject", ()) for a in resolver.actors(s)]
        if makers := [a for a in makers if a.kind != "dip:Place" and _is_other(scene, a, own)]:
            return makers
    return []


def _is_of_circumstance(p: Parse, noun: int, clause: int) -> bool:
    """Whether a relative clause says what was so at, or under, what its noun means."""
    opening = p.lower[noun + 1 : clause]
    which = opening.index("which") if "which" in opening else 0
    return (which > 1 and opening[which - 2] == ",") or not _WHERE.isdisjoint(opening)


def _is_other(scene: Scene, a: Reference, own: frozenset[EntityId]) -> bool:
    """Whether somebody is neither one of those nor acts for one of them."""
    entities, owner = frozenset(a.entities), scene.resolver.owner_of(a.head)
    return own.isdisjoint((*entities, *scene.resolver.sides_of(entities), *(owner.entities if owner else ())))


def _leads_away(scene: Scene, t: int) -> bool:
    """Whether what hangs under `t` is another matter: another clause, or a circumstance ("amid", "in solidarity")."""
    p, lexicon = scene.parse, scene.grammar.lexicon
    if p.dep[t] in _BARRIERS or p.lower[t] in lexicon.circumstances or _is_beside(p, t):
        return True
    if p.dep[t] == "acl" and any(p.dep[c] == "mark" for c in p.children[t]):
        return True  # "reports that Chad had armed Mali"
    if p.dep[t] in ("pobj", "prep"):
        noun = t if p.dep[t] == "pobj" else t - 1  # "imposed visas in solidarity with Peru" may hang "with" higher
        if p.lemma[noun] in lexicon.manners and p.lower[noun - 1] in ("in", "by"):
            return True
    if p.dep[t] == "acl" and p.tag[t] == "VBG":
        return True  # "left the pact recognising the court"
    return p.dep[t] == "advcl" and not any(p.tag[c] in ("TO", "VBG") for c in (t, *p.children[t]))


def _is_beside(p: Parse, preposition: int) -> bool:
    """Whether a preposition leads to whoever acts together with somebody."""
    return p.lower[preposition] == "with" and p.lower[preposition - 1] in _BESIDE


def _is_apart(scene: Scene, found: Found, t: int, traits: Traits) -> bool:
    """Whether what hangs under `t` is no part of what is done in an event of this kind."""
    p, kind, dep = scene.parse, found.kind, scene.parse.dep[t]
    if dep == "prep":
        if kind in traits.harmful and p.dep[p.head[t]] == "acl" and p.lower[t] in _DESTINED:
            return True
        if kind in traits.harmful and p.lower[t] == _REASON:
            return True
        speaks_of = kind in traits.speech and p.lower[t] == "as"  # "denounced it as a breach of the Charter"
        return speaks_of or (kind in traits.together and p.lower[t] in _MATTERS)
    if dep == "oprd":
        return kind in traits.speech
    if dep == "advcl" and p.tag[t] == "VBG":
        return kind not in traits.extending  # "opposed the sale, citing Ankara's record"
    if dep == "agent":
        return kind not in traits.judging  # "mediated at talks hosted by Togo"
    if dep == "npadvmod":
        return kind not in traits.place_of_action  # "suspended the UN-brokered talks"
    if kind in traits.answering:
        denied = p.head[t] == found.trigger and dep in _CLAUSES and p.tag[t] != "VB"
        return denied or (dep == "acl" and p.tag[t] == "VB")  # "rejected an invitation to meet Peru"
    return False


def _actors_at(scene: Scene, found: Found, t: int, agents: frozenset[EntityId]) -> list[Reference]:
    """Return the actors at `t`, unless it names whom the event has already, or only where something lies."""
    p, resolver, traits = scene.parse, scene.resolver, scene.grammar.lexicon.traits
    noun = t
    while p.dep[noun] == "compound":
        noun = p.head[noun]
    if noun != t and p.pos[noun] == "PROPN" and resolver.reference(noun) is None:
        return []  # part of another name: "the OAS Charter"
    if p.dep[noun] == "dobj" and with_particle(p, p.head[noun]) in scene.grammar.lexicon.founding:
        return []
    if p.dep[t] == "attr" or _is_agents_own(scene, t, agents):
        return []
    # Troops and civilians that are spoken of are not spoken to.
    people = found.kind in traits.speech | traits.committing
    passed_over = ("dip:Place", _PEOPLE) if people else ("dip:Place",)
    r = resolver.reference(t)
    where = p.lower[p.head[noun]] if p.dep[noun] == "pobj" else ""
    beside = where in _AROUND and found.kind not in traits.harmful
    if r is None or beside or (where in _WITHIN and found.kind not in traits.place_of_action):
        return []
    if set(r.entities) & (agents | found.entities("place")) or _is_object(p, found, r, traits):
        return []
    # A minister who "voiced Peru's support" supports another.
    own = resolver.sides_of(agents) if p.dep[noun] == "poss" and p.head[p.head[noun]] == found.trigger else agents
    return [
        a
        for a in resolver.actors(t)
        if a.kind not in passed_over
        and not names_occasion(scene, a)
        and not (agents | own).issuperset(a.entities)
        and agents.isdisjoint(resolver.sides_of(frozenset(a.entities)))
    ]


def _is_agents_own(scene: Scene, t: int, agents: frozenset[EntityId]) -> bool:
    """Whether something is said to be the agent's: the troops of "to withdraw its troops"."""
    p, resolver = scene.parse, scene.resolver
    return any(
        p.tag[c] == "PRP$" and (own := resolver.reference(c)) is not None and agents.issuperset(own.entities)
        for c in p.children[t]
    )


def _is_object(p: Parse, found: Found, r: Reference, traits: Traits) -> bool:
    """Whether somebody is the object itself, which no path counts, or the people sent, given or withdrawn by it."""
    above = r.head
    if found.kind in traits.dispatching and r.kind == _PEOPLE:
        while p.dep[above] == "compound" or (p.dep[above] == "pobj" and p.lower[p.head[above]] == "of"):
            above = p.head[above] if p.dep[above] == "compound" else p.head[p.head[above]]
        if p.dep[r.head] == "pobj" and p.head[p.head[r.head]] == found.trigger and p.lower[p.head[r.head]] == "of":
            return True  # "the withdrawal of Chadian troops"
    return p.dep[above] == "dobj" and p.head[above] == found.trigger
