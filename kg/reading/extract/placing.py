"""Find where an event happened when no path of its entry has said so.

The place stands under "in" or "at" of the trigger, of what is acted on ("stormed the embassy in Tehran"), of the clause
that a second verb goes on with, or in the name of a meeting: "at the Vilnius summit".
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from kg.model import ClassId, EntityId
from kg.reading.extract.base import Filler, Found, Roles, Scene
from kg.reading.labels import MODIFIERS, NOUNS, SUBJECTS, VERBS
from kg.reading.resolve.referents import PERSONS, Reference
from kg.reference.lexicon import Sense

_PLACE = ClassId("dip:Place")
_PATHS = (("in",), ("at",), ("there",), ("within",), ("inside",),
    ("object", "in"), ("object", "at"), ("object", "there"), ("at", "in"),
    ("in", "in"), ("outside", "in"), ("outside",), ("off",), ("off", "of"), ("object", "off"), ("object", "off", "of"),
    ("aboard",), ("on", "off"), ("on", "off", "of"))  # fmt: skip
#: Where a city or region stands to which something is done: in "hit Kharkiv" it is done there.
_DONE_TO = (("object",), ("into",), ("on",))
#: Where the occasion of an event stands, whose name or surroundings tell the place.
_OCCASIONS = ("at", "during", "in", "on", "after", "following")
_FRONTED = ("in", "at")
#: Where one goes.
_GOALS = ("to", "for", "in", "at")
#: Where that stands by which something is done, how it tells what it hits, and where that is; and how deep.
_MEANS, _UPON, _THERE, _DEEPEST = ("in", "with", "during"), ("on", "at"), ("in", "at", "near"), 2
#: How a state was found to which something is done in a place of it.
_BY_PLACE = "place"
#: How a state was found that a body speaks for, whose seat tells whose it is: "the junta in Bamako".
_GOVERNING = "body"
#: What stands between two of them.
_JOINING = ("-", "–", "/", "and")


def add_place(scene: Scene, found: Found, sense: Sense) -> Found:
    """Return the event with its place, if it has none and one is told."""
    if "place" in found.roles:
        return found
    places = find_place(scene, found.trigger, found.roles, sense)
    return found.filled("place", places) if places else found


def find_place(scene: Scene, trigger: int, roles: Roles, sense: Sense) -> tuple[Filler, ...]:
    """Return the place that is told of an event with these `roles`."""
    agents = frozenset(f.entity for f in roles.get("agent", ()))
    wider: tuple[Filler, ...] = ()
    for tokens in _candidates(scene, trigger, roles, sense):
        fillers = _fillers(scene, tokens, agents) if tokens else ()
        if not fillers or (wider and not _lie_in(scene, fillers, wider)):
            continue
        if any(scene.resolver.register.kinds[f.entity] == _PLACE for f in fillers):
            return fillers
        wider = wider or fillers  # "at Tabuk, in the north of Jordan" is at Tabuk
    return wider or _fillers(scene, _hosts(scene, trigger), frozenset())


def _lie_in(scene: Scene, places: Sequence[Filler], states: Sequence[Filler]) -> bool:
    known = {f.entity for f in states}
    return all(scene.resolver.state_of(f.entity) in known for f in places)


def _candidates(scene: Scene, i: int, roles: Roles, sense: Sense) -> Iterator[Sequence[int]]:
    """Yield where a place may stand, the nearest first."""
    grammar, p, traits = scene.grammar, scene.parse, scene.grammar.lexicon.traits
    for f in roles.get("recipient", ()):
        if f.resolved_by == _BY_PLACE:
            yield [f.token]
    if sense.event in traits.harmful:
        for _, tokens in grammar.reach(i, _DONE_TO, sense):
            yield [t for t in tokens if any(r.kind == _PLACE for r in scene.resolver.places(t))]
    for _, tokens in grammar.reach(i, _PATHS, sense):
        yield tokens
    for f in (*roles.get("recipient", ()), *roles.get("participant", ())):
        yield _beside(scene, f.token) if f.resolved_by != _GOVERNING else ()
    for f in roles.get("agent", ()):
        if f.entity.startswith("group/") or (p.dep[p.head[f.token]] == "agent" and f.resolved_by != _GOVERNING):
            yield _beside(scene, f.token)
    if sense.pos == "noun":
        yield _named_after(scene, i)
    functions = grammar.functions(i, sense)
    for name in _OCCASIONS:
        for t in functions.get(name, ()):
            if p.lemma[t] in grammar.lexicon.margins:
                for x in p.objects_of(t, "of"):
                    yield [*_named_after(scene, x), *_beside(scene, x), x]
            named = scene.resolver.at.get(t)
            upon = name == "on" and named is not None and named.kind == "dip:State"  # "imposed sanctions on Oman"
            yield [*_named_after(scene, t), t] if named and not upon else _named_after(scene, t)
            if name == "on" and p.lemma[t] in scene.resolver.cues.nouns.place_nouns:
                yield [t]  # "on the shore of Lake Prespa"
    if sense.event in traits.place_of_action:
        yield from _deeper(scene, functions)
    for t in functions.get("to", ()):
        yield _beside(scene, t) if p.dep[t] == "pobj" and _is_person(scene, t) else ()
    verb = i if p.pos[i] in VERBS else p.verb_of(i)
    if p.pos[verb] in VERBS:
        if sense.pos == "noun":
            yield _opening(scene, verb, i)
        yield _fronted(scene, verb)
        yield _headed_for(scene, verb)
        yield _where(scene, verb)
        yield _behind_last(scene, verb)
        yield _of_first(scene, verb)
    for f in roles.get("agent", ()) if sense.event in traits.speech | traits.said_to else ():
        yield _at_post(scene, f.token)


def _deeper(scene: Scene, functions: Mapping[str, Sequence[int]]) -> Iterator[list[int]]:
    """Yield where that is by which something is done: "died in a strike on a market in Baidoa"."""
    p = scene.parse
    doing = [t for t in functions.get("subject", ()) if p.dep[p.head[t]] == "agent"]
    level = [t for t in (*doing, *(t for name in _MEANS for t in functions.get(name, ()))) if p.pos[t] == "NOUN"]
    for _ in range(_DEEPEST):
        yield [x for t in level for name in _THERE for x in p.objects_of(t, name)]
        level = [x for t in level for name in _UPON for x in p.objects_of(t, name) if p.pos[x] == "NOUN"]


def _at_post(scene: Scene, token: int) -> list[int]:
    """Return the city where an official speaks because he serves there: "the Danish ambassador in Tehran refused"."""
    p, resolver = scene.parse, scene.resolver
    official = resolver.at.get(token)
    if official is None or official.kind not in ("dip:Official", "dip:Office"):
        return []
    titles = [t for t in (token, *p.children[token]) if t == token or p.dep[t] == "appos"]
    in_office = [t for t in titles if resolver.cues.offices.status.keys().isdisjoint(p.lower[c] for c in p.children[t])]
    cities = (t for title in in_office for t in scene.grammar.functions(title).get("in", ()))
    return [t for t in cities if any(r.kind == _PLACE for r in resolver.places(t))]


def borrow_place(scene: Scene, found: Found, chosen: Mapping[int, Sense], occasions: frozenset[ClassId]) -> Found:
    """Read the place of "reached agreement after two weeks of talks in Vienna" from the talks, an occasion."""
    if "place" in found.roles or found.kind is None or found.kind in occasions:
        return found
    verb = scene.parse.verb_of(found.trigger)
    for i, sense in chosen.items():
        if sense.event in occasions and sense.pos == "noun" and _is_occasion(scene, i, verb):
            tokens = [*_beside(scene, i), *_named_after(scene, i)]
            agents = found.entities("agent")
            places = _fillers(scene, tokens, agents)
            return found.filled("place", places) if places else found
    return found


def _is_person(scene: Scene, token: int) -> bool:
    """Whether somebody stands there: in "handed a note to Silva in Lima" that is done in Lima."""
    r = scene.resolver.at.get(token)
    return r is not None and r.kind in (*PERSONS, "dip:Office")


def _is_occasion(scene: Scene, event: int, verb: int) -> bool:
    """Whether an event noun hangs on a verb by prepositions alone, the first of them one of occasion."""
    p = scene.parse
    t, last = event, ""
    while p.head[t] != t and t != verb:
        if p.dep[t] not in ("pobj", "prep", "conj", "appos") or p.pos[t] in VERBS:
            return False
        if p.dep[t] == "prep":
            last = p.lower[t]
        t = p.head[t]
    return t == verb and last in _OCCASIONS


def _fillers(scene: Scene, tokens: Sequence[int], agents: frozenset[EntityId]) -> tuple[Filler, ...]:
    """Return the places named at `tokens`; a state does nothing in itself."""
    fillers: dict[EntityId, Filler] = {}
    for t in tokens:
        for r in scene.resolver.places(t) or _in_name(scene, t):
            if r.kind != "dip:State" or r.entities[0] not in agents:
                fillers.setdefault(r.entities[0], Filler(r.entities[0], t, r.confidence, r.resolved_by))
    return tuple(fillers.values())


def _beside(scene: Scene, token: int) -> list[int]:
    """Return where somebody or something is: "the embassy in Tehran", "a crowd outside the embassy in Tehran"."""
    functions = scene.grammar.functions(token)
    found = [t for name in ("in", "at", "there") for t in functions.get(name, ())]
    for name in ("outside", "at"):
        found += [x for t in functions.get(name, ()) for x in scene.parse.objects_of(t, "in")]
    return found


def _named_after(scene: Scene, token: int) -> list[int]:
    """Return the place in the name of an occasion: "the Vilnius summit", "the Geneva talks"."""
    p, at = scene.parse, scene.resolver.at
    if p.pos[token] not in NOUNS:
        return []
    found = []
    for t in scene.grammar.of_noun(token).get("modifier", ()):
        place = at.get(t)
        if place is not None and place.kind == "dip:Place" and place.use in ("name", "acronym"):
            found.append(t)
    return found


def _in_name(scene: Scene, token: int) -> list[Reference]:
    """Return the place in the name of a known occasion: "the Annapolis Conference"."""
    r, lexicon = scene.resolver.at.get(token), scene.grammar.lexicon
    if r is None or r.kind != "dip:Initiative" or r.first == token:
        return []
    if not any(
        s.event in lexicon.traits.gatherings for s in lexicon.senses.get(("noun", scene.parse.lower[token]), ())
    ):
        return []
    catalogue = scene.resolver.catalogue
    found = (s.entity for s in catalogue.senses.get(scene.parse.words[r.first], ()) if s.use == "name")
    place = next((e for e in found if catalogue.entries[e].kind == "dip:Place" and scene.resolver.enter(e)), None)
    return [replace(r, entities=(place,), kind=_PLACE)] if place is not None else []


def names_occasion(scene: Scene, r: Reference) -> bool:
    """Whether a capital tells by its name where something was agreed: "the Algiers accord", "the Baghdad decisions".

    With somebody else beside it a capital is its state: "the Moscow-Beijing treaty".
    """
    p = scene.parse
    if r.resolved_by != "metonymy" or p.dep[r.head] not in MODIFIERS or r.use not in ("name", "acronym"):
        return False
    noun = p.head[r.head]
    while p.dep[noun] == "compound":
        noun = p.head[noun]
    if noun <= r.last:
        return False
    lexicon = scene.grammar.lexicon
    told = lexicon.traits.accords | lexicon.traits.gatherings
    agreed = any(s.event in told for s in lexicon.senses.get(("noun", p.lemma[noun]), ()))
    if not agreed and lexicon.documents.isdisjoint((p.lower[noun], p.lemma[noun])):
        return False
    beside = (scene.resolver.at.get(t) for t in (r.first - 2, r.last + 2) if t < noun)
    joined = p.words[max(0, r.first - 1)] in _JOINING or p.words[r.last + 1] in _JOINING
    others = (other for other in beside if joined and other is not None)
    return not any(
        other.kind != "dip:Place" or other.entities[0] in scene.resolver.catalogue.capitals for other in others
    )


def _fronted(scene: Scene, verb: int) -> list[int]:
    """Return the place that a sentence opens with, for each verb of it: "In Yerevan a crowd ... and beat him"."""
    p = scene.parse
    while p.dep[verb] == "conj" and p.pos[p.head[verb]] in VERBS:
        verb = p.head[verb]
        for c in p.children[verb]:
            if c < verb and p.dep[c] == "prep" and p.lower[c] in _FRONTED:
                return [x for x in p.children[c] if p.dep[x] == "pobj"]
    return []


def _opening(scene: Scene, verb: int, noun: int) -> list[int]:
    """Return the place that stands before what happens: "In Moscow, four days of talks ended"."""
    p = scene.parse
    subject = next((c for c in p.children[verb] if p.dep[c] in SUBJECTS and c < verb and noun in p.subtree(c)), None)
    if subject is None:
        return []
    fronted = (c for c in p.children[verb] if p.dep[c] == "prep" and p.lower[c] in _FRONTED and c < subject)
    return [x for c in fronted for x in p.children[c] if p.dep[x] == "pobj"]


def _headed_for(scene: Scene, verb: int) -> list[int]:
    """Return where one goes to do something: "flew to Lima to denounce the raid"."""
    p, way = scene.parse, scene.parse.head[verb]
    if p.dep[verb] not in ("advcl", "xcomp") or p.lemma[way] not in scene.resolver.cues.offices.travelling:
        return []
    if not any(p.tag[c] == "TO" for c in p.children[verb]):
        return []
    functions = scene.grammar.of_verb(way)
    return [t for name in _GOALS for t in functions.get(name, ()) if way < t < verb]


def _where(scene: Scene, verb: int) -> list[int]:
    """Return the place before "where": "at Yalta, where Churchill met Stalin", "where he is to meet Stalin"."""
    p, asked = scene.parse, False
    while True:
        asked = asked or any(p.lower[c] == "where" for c in p.children[verb])
        if p.dep[verb] not in ("conj", "xcomp") or p.pos[p.head[verb]] not in VERBS:
            break
        verb = p.head[verb]
    return [_described(scene, p.head[verb])] if asked and p.dep[verb] == "relcl" else []


def _hosts(scene: Scene, event: int) -> list[int]:
    """Return who has an occasion at home: Peru of "Peru hosted the talks", "talks hosted by Peru"."""
    p, hosting = scene.parse, scene.grammar.lexicon.hosting
    verbs = (t for t in (event, p.head[event], *p.children[event]) if p.lemma[t] in hosting and p.pos[t] == "VERB")
    return [host for verb in verbs for host in scene.grammar.of_verb(verb).get("subject", ())]


def _described(scene: Scene, token: int) -> int:
    """Return the place that a state only locates: "at Al-Ula, in the north-west of Saudi Arabia, where"."""
    state = scene.resolver.at.get(token)
    if state is None:
        return token
    for b in scene.resolver.belongings:
        if b.predicate == "dip:locatedIn" and b.first < token <= b.last and state.entities == (b.object,):
            return next((t for t in range(b.first, token) if t in scene.resolver.at), token)
    return token


def _behind_last(scene: Scene, verb: int) -> list[int]:
    """Return the place behind the last of several verbs: "burned flags and threw stones in Cairo"."""
    p, functions = scene.parse, scene.grammar.of_verb
    for c in p.children[verb]:
        if p.dep[c] == "conj" and not any(p.dep[x] in SUBJECTS for x in p.children[c]):
            found = [t for name in ("in", "at") for t in functions(c).get(name, ()) if t > c]
            return [x for t in found for x in (t, *_beside(scene, t))] or _behind_last(scene, c)
    return []


def _of_first(scene: Scene, verb: int) -> list[int]:
    """Return the place of the verb that a second one goes on from: "landed in Lomé and killed two"."""
    p, first = scene.parse, scene.parse.head[verb]
    if p.dep[verb] != "conj" or p.pos[first] != "VERB" or any(p.dep[c] == "nsubj" for c in p.children[verb]):
        return []
    if "in" in scene.grammar.of_verb(verb):
        return []
    functions = scene.grammar.of_verb(first)
    return [t for name in ("in", "at") for t in functions.get(name, ()) if first < t < verb]
