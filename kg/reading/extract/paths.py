"""Follow the paths of an entry from its trigger: "object > to", "complement"."""

from collections.abc import Iterable

from kg.reading.extract.base import Scene
from kg.reading.functions import Functions
from kg.reference.lexicon import Sense
from kg.reference.lexicon_entries import FUNCTIONS

#: First steps that are no function of the trigger.
_BEYOND = ("complement", "several", "owner", "host")
#: Where the other party of a promise, refusal or threat stands in what is promised, refused or threatened.
_COMPLEMENT = ("object", "indirect", "with", "to", "against", "on", "from", "for", "of", "into", "in")


def may_lead(functions: Functions, path: tuple[str, ...], sense: Sense) -> bool:
    """Whether `path` may lead somewhere from a trigger with these `functions`: a question that saves most ways."""
    return bool(leading(functions, (path,), sense))


def leading(functions: Functions, paths: Iterable[tuple[str, ...]], sense: Sense) -> list[tuple[str, ...]]:
    """Return those of `paths` that may lead somewhere, in their order."""
    shared = sense.pos == "verb" and "object" in functions
    return [
        path
        for path in paths
        if path[0] in functions
        or path[0] in _BEYOND
        or (shared and len(path) == 1 and path[0] not in FUNCTIONS)  # "recalled its envoy from Paris"
    ]


def follow_path(scene: Scene, trigger: int, path: tuple[str, ...], sense: Sense) -> list[int]:
    """Return the tokens at the end of `path`; `complement` is whoever stands in the clause that the trigger governs.

    `several` is the subject where it is more than one: "the two ministers", "Ruto and Abiy".
    `owner` and `host` belong to a post and not to the clause; nothing stands there.
    """
    grammar = scene.grammar
    if path[-1] == "complement":
        return _complement(scene, trigger, path[:-1], sense)
    if path[-1] in ("owner", "host"):
        return []
    if path[0] == "several":
        return _several(scene, trigger, sense)
    found = grammar.follow(trigger, path, sense)
    if not found and len(path) == 1 and path[0] not in FUNCTIONS and sense.pos == "verb":
        # "recalled its envoy from Paris"; not "said, a reference to Peru"
        p, passed = scene.parse, grammar.lexicon.circumstances
        below = grammar.follow(trigger, ("object", *path), sense)
        found = [t for t in below if p.lemma[p.head[p.head[t]]] not in passed]
    return found


def _several(scene: Scene, trigger: int, sense: Sense) -> list[int]:
    p = scene.parse
    found = scene.grammar.follow(trigger, ("subject",), sense)
    return [t for t in found if p.tag[t] in ("NNS", "NNPS") or len(p.conjuncts(t)) > 1]


def _complement(scene: Scene, trigger: int, path: tuple[str, ...], sense: Sense) -> list[int]:
    grammar = scene.grammar
    found: list[int] = []
    for t in grammar.follow(trigger, path, sense):
        for clause in grammar.functions(t).get("clause", ()):
            functions = grammar.functions(clause)
            for name in _COMPLEMENT:
                found += functions.get(name, [])
            for inner in functions.get("clause", ()):
                below = grammar.functions(inner)
                found += [x for name in ("subject", *_COMPLEMENT) for x in below.get(name, ())]
    return found
