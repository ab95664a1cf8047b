"""Decide which sense of a trigger holds: the one with most conditions that the sentence meets.

A noun that a verb's condition has used ("signed an agreement") tells no second event, nor does a word that leans on
another trigger of its class ("peace talks").
"""

from collections.abc import Iterator, Mapping
from functools import cache

from kg.model import ClassId
from kg.reading.extract.base import Scene
from kg.reading.extract.paths import follow_path
from kg.reading.functions import with_particle
from kg.reading.labels import VERBS
from kg.reading.parse import Parse
from kg.reference.lexicon import Lexicon, Sense
from kg.reference.ontology import Ontology

_HYPHENS = ("-", "\u2010", "\u2011", "\u2013")
_POS = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "PROPN": "noun", "ADJ": "adjective"}
_STATE = ClassId("dip:State")
_STATEMENT = ClassId("dip:PublicStatement")
#: Functions where a capital is the state that acts, and no place.
_OF_ACTORS = ("subject", "several", "with", "by", "between", "indirect", "possessor")


class SenseChooser:
    """Chooses a sense for every word that may be a trigger."""

    def __init__(self, lexicon: Lexicon, ontology: Ontology) -> None:
        """Choose among the senses of `lexicon`; `ontology` tells which classes satisfy a condition."""
        self.lexicon = lexicon
        self.ontology = ontology

    def choose(self, scene: Scene) -> dict[int, Sense]:
        """Return the triggers of a scene with their senses, in text order."""
        found: dict[int, Sense] = {}
        for i in range(len(scene.parse)):
            sense = next((s for s in self.candidates(scene, i) if self._holds(scene, i, s)), None)
            if sense is not None:
                found[i] = sense
        return {i: sense for i, sense in found.items() if not _only_carries_out(scene, found, i, sense)}

    def candidates(self, scene: Scene, i: int) -> tuple[Sense, ...]:
        """Return the senses that a word may have here, most specific first; a name has none."""
        listed = self.listed(scene.parse, i)
        return () if listed and is_name(scene, i) else listed

    def listed(self, p: Parse, i: int) -> tuple[Sense, ...]:
        """Return the senses of a word as the parse reads it, most specific first; an auxiliary verb has none."""
        kind = _POS.get(p.pos[i])
        if kind is None or (p.pos[i] == "AUX" and p.dep[i] in ("aux", "auxpass")):
            return ()
        found = self.lexicon.senses.get((kind, p.lemma[i]))
        if found is None and p.pos[i] == "PROPN":
            found = self.lexicon.senses.get((kind, p.lower[i]))
        return found or ()

    def _holds(self, scene: Scene, i: int, sense: Sense) -> bool:
        if sense.particle and not has_particle(scene.parse, i, sense):
            return False
        if sense.event in self.lexicon.traits.place_of_action and _is_description(scene.parse, i):
            return False
        for path, words in sense.needs:
            if not self.meets(scene, i, sense, path, words):
                return False
        return not any(self.meets(scene, i, sense, path, words) for path, words in sense.unless)

    def meets(self, scene: Scene, i: int, sense: Sense, path: tuple[str, ...], words: frozenset[str]) -> bool:
        """Whether one of `words` stands at `path`, or somebody of a class among them."""
        tokens = follow_path(scene, i, path, sense)
        if not tokens:
            return False
        if "*" in words:
            return True
        classes = _classes_among(words)
        acts = path[-1] in _OF_ACTORS
        return any(self._fits(scene, t, words, classes, acts) for token in tokens for t in scene.parse.conjuncts(token))

    def _fits(self, scene: Scene, t: int, words: frozenset[str], classes: tuple[ClassId, ...], acts: bool) -> bool:
        """Whether a token is one of `words`, by itself or by what it counts, or names one of `classes`.

        Where somebody `acts`, a capital is its state: "sided with Khartoum".
        """
        p, resolver = scene.parse, scene.resolver
        if p.lemma[t] in words or p.lower[t] in words:
            return True
        if p.tag[t] == "NNPS" and p.lower[t].removesuffix("s") in words:
            return True  # "Letters of Credence"
        counts = False
        for c in p.children[t]:
            if (p.lemma[c] in words or p.lower[c] in words) and p.dep[c] in ("compound", "appos", "nmod"):
                return True
            counts = counts or p.lower[c] == "of"
        counted = resolver.counted(t) if counts else None
        if counted is not None:
            if p.lemma[counted] in words or p.lower[counted] in words:
                return True
            t = counted
        r = resolver.reference(t) if classes else None
        if r is None:
            return False
        state = acts and r.kind == "dip:Place" and r.entities[0] in resolver.catalogue.capitals
        return any(self.ontology.is_a(r.kind, c) or (state and self.ontology.is_a(_STATE, c)) for c in classes)


@cache
def _classes_among(words: frozenset[str]) -> tuple[ClassId, ...]:
    return tuple(ClassId(word) for word in sorted(words) if word.startswith("dip:"))


def is_name(scene: Scene, i: int) -> bool:
    """Whether a noun names somebody: the "Accord" of a party's name tells of no agreement."""
    named = scene.resolver.at.get(i)
    noun = _POS.get(scene.parse.pos[i]) == "noun"
    return noun and named is not None and named.resolved_by in ("catalogue", "name", "surname")


def _is_description(p: Parse, i: int) -> bool:
    """Whether a participle says whose something is, not what happened to it: "the rebel-occupied north"."""
    return p.tag[i] == "VBN" and p.dep[i] == "amod" and p.words[i - 1] in _HYPHENS


def _only_carries_out(scene: Scene, found: Mapping[int, Sense], i: int, sense: Sense) -> bool:
    """Whether a participle only says who does what its noun tells: "a coup led by a colonel"."""
    p, grammar = scene.parse, scene.grammar
    noun = found.get(p.head[i])
    if sense.pos != "verb" or noun is None or noun.pos != "noun" or noun.event != sense.event:
        return False
    return p.dep[i] == "acl" and with_particle(p, i) in grammar.lexicon.carried_out and grammar.is_passive(i)


def find_used(scene: Scene, i: int, sense: Sense) -> Iterator[int]:
    """Yield the nouns by which a verb's condition holds, which tell no event of their own then."""
    if sense.pos != "verb" or sense.besides:
        return
    p = scene.parse
    for path, words in sense.needs:
        if len(path) == 1 and "*" not in words:
            for t in scene.grammar.follow(i, path, sense):
                if p.pos[t] in ("NOUN", "PROPN") and p.lemma[t] in words:
                    yield t


def is_told_by_head(p: Parse, chosen: Mapping[int, Sense], i: int, sense: Sense, speech: frozenset[ClassId]) -> bool:
    """Whether the event is told by the word it leans on: "peace talks", or "an attack killed" for "killed".

    What somebody says in an act of `speech` is that act: "disputes the figures, claiming that they are old".
    """
    head = p.head[i]
    if p.dep[i] in ("compound", "nmod", "amod") and head in chosen and sense.pos != "verb":
        return True
    if sense.event is None:
        return False
    if sense.pos == "noun":
        if _is_word_for(p, i, chosen, speech):
            return True
        while p.pos[head] not in VERBS and p.head[head] != head and p.dep[head] != "nsubj":
            head = p.head[head]
        return i > head and head in chosen and chosen[head].event == sense.event and p.dep[i] != "nsubj"
    if p.dep[i] == "advcl" and p.tag[i] == "VBG" and i > head and head in chosen:
        same = {sense.event, *(speech if sense.event == "dip:PublicStatement" else ())}
        if chosen[head].event in same:
            return True
    wanted = next((words for path, words in sense.needs if path == ("subject",)), frozenset[str]())
    return sense.pos == "verb" and any(
        p.dep[c] == "nsubj" and c in chosen and chosen[c].event == sense.event and p.lemma[c] not in wanted
        for c in p.children[i]
    )


def _is_word_for(p: Parse, i: int, chosen: Mapping[int, Sense], speech: frozenset[ClassId]) -> bool:
    """Whether a noun is only what somebody calls a thing: "described the raid as a breach of the truce"."""
    above = p.head[i]
    if p.dep[i] == "pobj" and p.lower[above] == "as":
        above = p.verb_of(above)
        speech = speech - {_STATEMENT}  # "stressed its role as mediator"
    elif p.dep[i] != "oprd":
        return False
    return above in chosen and above < i and chosen[above].event in speech


def find_trigger_words(p: Parse, i: int, sense: Sense) -> tuple[int, ...]:
    """Return the trigger and its particle: "broke off"."""
    particles = (
        [c for c in p.children[i] if p.lower[c] == sense.particle] if sense.particle and sense.pos == "verb" else []
    )
    return tuple(sorted([i, *particles]))


def has_particle(p: Parse, i: int, sense: Sense) -> bool:
    """Whether the particle of a verb, or the words before a compound noun, stand where they must."""
    if sense.pos != "verb":
        words = sense.particle.split()
        return p.lower[max(0, i - len(words)) : i] == words
    return any(
        p.lower[c] == sense.particle and p.dep[c] in ("prt", "advmod", "prep", "acomp", "oprd") for c in p.children[i]
    )
