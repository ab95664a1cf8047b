"""Look around a word that may be a trigger: what stands where the conditions of its senses want something.

A frequent verb has some thirty senses, most of which want something of its subject or object. Where a path leads, and
by which words and classes those who stand there are known, is found out once, when the first sense asks.
"""

from collections.abc import Iterable, Iterator
from functools import cache, cached_property

from kg.model import ClassId
from kg.reading.extract.base import Scene
from kg.reading.extract.paths import follow_path, may_lead
from kg.reading.parse import Parse
from kg.reference.lexicon import Sense
from kg.reference.ontology import Ontology

_STATE = ClassId("dip:State")
#: Functions where a capital is the state that acts, and no place.
_OF_ACTORS = ("subject", "several", "with", "by", "between", "indirect", "possessor")
#: The condition that anything at all stands somewhere.
ANYTHING = "*"
_PARTICLES = ("prt", "advmod", "prep", "acomp", "oprd", "intj")


class Standing:
    """What stands at the end of a path: the words by which it is known, and the classes of those it names."""

    def __init__(self, scene: Scene, tokens: Iterable[int], acts: bool) -> None:
        """Look at `tokens` and what is coordinated to them; where somebody `acts`, a capital is its state."""
        self._scene = scene
        self._acts = acts
        #: The words that may name somebody: of "thousands of protesters" the protesters.
        self._nouns: list[int] = []
        self.words: set[str] = set()
        for token in tokens:
            for t in scene.parse.conjuncts(token):
                self._add(t)

    def _add(self, t: int) -> None:
        """Take in a word, what it is a compound with, and what it counts."""
        p, words = self._scene.parse, self.words
        words.update((p.lemma[t], p.lower[t]))
        if not (t in p.timed and p.lower[p.head[t]] == "for"):
            words.add(ANYTHING)  # "looked to Moscow for a decade" asks for nothing
        if p.tag[t] == "NNPS":
            words.add(p.lower[t].removesuffix("s"))  # "Letters of Credence"
        counts = False
        for c in p.children[t]:
            if p.dep[c] in ("compound", "appos", "nmod"):
                words.update((p.lemma[c], p.lower[c]))
            counts = counts or p.lower[c] == "of"
        counted = self._scene.resolver.counted(t) if counts else None
        if counted is not None:
            words.update((p.lemma[counted], p.lower[counted]))
        self._nouns.append(t if counted is None else counted)

    @cached_property
    def kinds(self) -> set[ClassId]:
        """The classes of those who are named: of "sided with Khartoum" also that of its state."""
        resolver = self._scene.resolver
        named = [r for t in self._nouns if (r := resolver.reference(t)) is not None]
        kinds = {r.kind for r in named}
        if self._acts and any(r.kind == "dip:Place" and r.entities[0] in resolver.catalogue.capitals for r in named):
            kinds.add(_STATE)
        return kinds


class Surroundings:
    """What stands around one word of a scene, for all its senses; they are of one part of speech."""

    def __init__(self, scene: Scene, trigger: int, ontology: Ontology) -> None:
        """Look around `trigger`; `ontology` tells which classes satisfy a condition."""
        self.scene = scene
        self.trigger = trigger
        self._ontology = ontology
        self._standing: dict[tuple[tuple[str, ...], str | None, str | None], Standing | None] = {}

    def meets(self, sense: Sense, path: tuple[str, ...], words: frozenset[str]) -> bool:
        """Whether one of `words` stands at `path`, or somebody of a class among them."""
        standing = self.standing(sense, path)
        if standing is None:
            return False
        if not words.isdisjoint(standing.words):
            return True
        classes = _classes_among(words)
        return bool(classes) and any(self._ontology.is_a(kind, c) for kind in standing.kinds for c in classes)

    def standing(self, sense: Sense, path: tuple[str, ...]) -> Standing | None:
        """Return what stands at `path`, as `sense` reads a noun's "of" and possessor; None where nothing does."""
        if not may_lead(self.scene.grammar.functions(self.trigger, sense), path, sense):
            return None
        key = path, sense.of, sense.possessor
        if key not in self._standing:
            tokens = follow_path(self.scene, self.trigger, path, sense)
            self._standing[key] = Standing(self.scene, tokens, path[-1] in _OF_ACTORS) if tokens else None
        return self._standing[key]

    def has_particle(self, sense: Sense) -> bool:
        """Whether the particle of a verb, or the words before a compound noun, stand where they must."""
        if sense.pos == "verb":
            return sense.particle in self.particles
        words = sense.particle.split()
        return self.scene.parse.lower[max(0, self.trigger - len(words)) : self.trigger] == words

    @cached_property
    def particles(self) -> set[str]:
        """The words that may be the particle of a verb."""
        p, i = self.scene.parse, self.trigger
        beside = [c for c in p.children[i] if p.dep[c] in _PARTICLES]
        # "in 1994 turned down an offer" turns nothing in
        found = {p.lower[c] for c in beside if p.dep[c] != "prep" or (c > i and p.timed.isdisjoint(p.children[c]))}
        return found | {f"{p.lower[c]} {p.lower[x]}" for c, x in find_idiom(p, i)}

    @cached_property
    def split_off(self) -> set[str]:
        """The words that are particles of a verb and nothing else."""
        p = self.scene.parse
        return {p.lower[c] for c in p.children[self.trigger] if p.dep[c] == "prt"}


def find_idiom(p: Parse, verb: int) -> Iterator[tuple[int, int]]:
    """Yield prepositions behind a verb, with the noun that makes a phrase of them: "put on hold", "put an end to"."""
    objects = [c for c in p.children[verb] if p.dep[c] == "dobj"]
    for c in (
        c for above in (verb, *objects) for c in p.children[above] if p.dep[c] in ("prep", "dative") and c > verb
    ):
        if c - 1 in objects:
            yield c - 1, c  # "put an end to"
        for x in p.children[c]:
            if p.dep[x] == "pobj" and all(
                p.lower[d] in ("a", "an") for d in p.children[x] if p.dep[d] in ("det", "poss")
            ):
                yield c, x


@cache
def _classes_among(words: frozenset[str]) -> tuple[ClassId, ...]:
    return tuple(ClassId(word) for word in sorted(words) if word.startswith("dip:"))
