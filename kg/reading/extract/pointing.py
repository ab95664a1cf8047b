"""Tell which nouns may mean an event that the text has told of before: "the attack", "their meeting", "this deal".

One of several, or another one than before ("the second meeting", "the attacks", "a new deal"), is none of these.
"""

from collections.abc import Sequence, Set

from kg.model import EntityId
from kg.reading.extract.base import Found, Scene
from kg.reading.labels import SUBJECTS
from kg.reading.parse import Parse
from kg.reference.lexicon import Sense
from kg.reference.traits import Traits

_DETERMINERS = frozenset({"the", "this", "that", "these", "those"})
#: What tells more of a noun than that it was told of before.
_TELLING = frozenset({"compound", "nmod", "nummod", "poss", "prep", "acl", "relcl", "appos", "conj"})
#: As what a noun is part of another phrase, and points to nothing by itself.
_TOLD_BY = _TELLING - {"conj"}
#: As what a thing stands that "it" means.
_MAIN = (*SUBJECTS, "dobj")
#: How many sentences back a deed may stand that a noun means, and one that lasts.
_REACH, _FAR = 2, 15
#: The number of the last sentence with which a report begins, a headline before it.
_LEAD = 2


def points_back(p: Parse, i: int, sense: Sense, traits: Traits, other_ones: frozenset[str]) -> bool:
    """Whether the noun at `i` may mean one event that is known already; `other_ones` are words for another one."""
    if sense.pos != "noun" or sense.event not in traits.retold or p.pos[i] != "NOUN":
        return False
    if p.tag[i] == "NNS" and sense.event not in traits.one_in_plural:
        return False
    before = [c for c in p.children[i] if c < i]
    if any(p.lower[c] in other_ones or p.dep[c] == "nummod" for c in before):
        return False
    return any((p.dep[c] == "det" and p.lower[c] in _DETERMINERS) or p.dep[c] == "poss" for c in before)


def find_meant(
    scene: Scene, i: int, told: Sequence[Found], other_ones: frozenset[str], judge: Set[EntityId] = frozenset()
) -> list[Found]:
    """Return the events of the nearest sentence that the noun at `i` may mean, the main one alone where one is.

    Of several the `judge` who speaks of "the step" means those that were done to him. What a noun is told to be itself
    ("the decision to leave", "the Russian move") points to nothing.
    """
    p = scene.parse
    pointer = scene.grammar.lexicon.pointers.get(p.lemma[i])
    if pointer is None or p.pos[i] != "NOUN" or not _is_mere_pointer(scene, i, other_ones):
        return []
    above = set(p.climb(i))
    sentence = p.sentence_of[i]
    likely = [f for f in told if f.kind in pointer.events and f.trigger < i and f.trigger not in above]
    if not pointer.lasts:
        # Across paragraphs "the move" is what the report began with.
        likely = [f for f in likely if p.sentence_of[f.trigger] <= _LEAD or not _are_parted(p, f.trigger, i)]
    apart = [sentence - p.sentence_of[f.trigger] for f in likely]
    if not likely or min(apart) > (
        _FAR if pointer.lasts and (len(likely) == 1 or find_common_sides(scene, likely)) else _REACH
    ):
        return []
    near = [f for f, distance in zip(likely, apart, strict=True) if distance == min(apart)]
    if suffered := [f for f in near if any(x.entity in judge for x in f.fillers("recipient"))]:
        return suffered
    depths = [_depth(p, f.trigger) for f in near]
    return [f for f, depth in zip(near, depths, strict=True) if depth == min(depths)]


def find_common_sides(scene: Scene, events: Sequence[Found]) -> frozenset[EntityId]:
    """Return the doers that all events share where it is told who did them: what a minister does his state does."""
    doers = (f.entities("agent") for f in events)
    sides = [agents | scene.resolver.sides_of(agents) for agents in doers if agents]
    return frozenset.intersection(*sides) if sides else frozenset()


def _is_mere_pointer(scene: Scene, i: int, other_ones: frozenset[str]) -> bool:
    """Whether a noun has a determiner and nothing that says more than that it was told of before."""
    p, children = scene.parse, scene.parse.children[i]
    if p.dep[i] in _TOLD_BY or not any(p.dep[c] == "det" and p.lower[c] in _DETERMINERS for c in children):
        return False
    return not any(
        (p.dep[c] in _TELLING and p.lower[c] != "as")
        or (p.dep[c] == "amod" and (p.lower[c] in other_ones or c in scene.resolver.at))
        for c in children
    )


def find_thing(scene: Scene, i: int) -> int:
    """Return the noun that "it" at `i` means where nobody is meant: a thing that its sentence named last before it."""
    p = scene.parse
    if p.lower[i] != "it" or scene.resolver.reference(i) is not None:
        return i
    first = p.sentences[p.sentence_of[i]][0]
    things = (t for t in range(i - 1, first - 1, -1) if p.tag[t] == "NN" and p.dep[t] in _MAIN and t not in p.timed)
    return next((t for t in things if scene.resolver.reference(t) is None), i)


def _are_parted(p: Parse, a: int, b: int) -> bool:
    return p.text.find("\n\n", p.end[a], p.begin[b]) >= 0


def _depth(p: Parse, i: int) -> float:
    """Return how deep a word stands; the second of two verbs stands as deep as the first."""
    while p.dep[i] == "conj":
        i = p.head[i]
    return p.depth(i)
