"""Decide which sense of a trigger holds: the one with most conditions that the sentence meets.

A noun that a verb's condition has used ("signed an agreement") tells no second event, nor does a word that leans on
another trigger of its class ("peace talks").
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import TypeAlias

from kg.model import ClassId
from kg.reading.extract.base import Scene
from kg.reading.extract.surroundings import ANYTHING, Surroundings, find_idiom
from kg.reading.functions import with_particle
from kg.reading.labels import MODIFIERS, NOUNS, VERBS
from kg.reading.parse import Parse
from kg.reference.lexicon import Lexicon, Sense
from kg.reference.ontology import Ontology

_HYPHENS = ("-", "\u2010", "\u2011", "\u2013")
_POS = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "PROPN": "noun", "ADJ": "adjective"}
_STATEMENT, _THREAT = ClassId("dip:PublicStatement"), ClassId("dip:Threat")
#: What somebody says or undertakes.
_CLAUSES = ("ccomp", "xcomp")
#: Where a condition looks: a path, and how a noun's "of" and possessor are read on the way.
_Path: TypeAlias = tuple[tuple[str, ...], str | None, str | None]


class _SenseIndex:
    """The senses of one word by what they want first, so that few of thirty are tried in a sentence."""

    def __init__(self, senses: tuple[Sense, ...]) -> None:
        """Enter each of `senses`, most specific first, under the words of its first condition."""
        self.senses = senses
        #: The places of those that want nothing.
        self._free: list[int] = []
        self._by_particle: defaultdict[str, list[int]] = defaultdict(list)
        #: For each path one of the senses that want something there, and by word the places of those that want it.
        self._by_path: dict[_Path, tuple[Sense, dict[str, list[int]]]] = {}
        for place, sense in enumerate(senses):
            if sense.particle and sense.pos == "verb":
                self._by_particle[sense.particle].append(place)
            elif not sense.needs:
                self._free.append(place)
            else:
                path, words = sense.needs[0]
                _, by_word = self._by_path.setdefault((path, sense.of, sense.possessor), (sense, defaultdict(list)))
                for word in {ANYTHING if word.startswith("dip:") else word for word in words}:
                    by_word[word].append(place)

    def likely(self, around: Surroundings) -> list[Sense]:
        """Return the senses whose first condition may hold, most specific first.

        With a particle that makes another verb of it, a verb has no sense of its own: who gives up a thing gives none.
        """
        places = set(self._free)
        for particle in around.particles if self._by_particle else ():
            places.update(self._by_particle.get(particle, ()))
        if not self._by_particle.keys().isdisjoint(around.split_off):
            return [self.senses[place] for place in sorted(places.difference(self._free))]
        for (path, _, _), (sense, by_word) in self._by_path.items():
            standing = around.standing(sense, path)
            for word in standing.words & by_word.keys() if standing is not None else ():
                places.update(by_word[word])
        return [self.senses[place] for place in sorted(places)]


class SenseChooser:
    """Chooses a sense for every word that may be a trigger."""

    def __init__(self, lexicon: Lexicon, ontology: Ontology) -> None:
        """Choose among the senses of `lexicon`; `ontology` tells which classes satisfy a condition."""
        self.lexicon = lexicon
        self.ontology = ontology
        #: Of the words met so far.
        self._indexes: dict[tuple[str, str], _SenseIndex] = {}

    def choose(self, scene: Scene) -> dict[int, Sense]:
        """Return the triggers of a scene with their senses, in text order."""
        found: dict[int, Sense] = {}
        labels = scene.voices.labels()
        for i, pos in enumerate(scene.parse.pos):
            index = self._index(scene.parse, i) if pos in _POS else None
            if index is None or is_name(scene, i) or i in labels:
                continue
            around = self.look_around(scene, i)
            sense = next((s for s in index.likely(around) if self._holds(around, s)), None)
            if sense is not None:
                found[i] = sense
        return {i: sense for i, sense in found.items() if not _only_carries_out(scene, found, i, sense)}

    def listed(self, p: Parse, i: int) -> tuple[Sense, ...]:
        """Return the senses of a word as the parse reads it, most specific first; an auxiliary verb has none."""
        index = self._index(p, i)
        return index.senses if index is not None else ()

    def _index(self, p: Parse, i: int) -> _SenseIndex | None:
        pos = p.pos[i]
        kind = _POS.get(pos)
        if kind is None or (pos == "AUX" and p.dep[i] in ("aux", "auxpass")):
            return None
        key, senses = (kind, p.lemma[i]), self.lexicon.senses
        if key not in senses:
            key = (kind, p.lower[i])
            if pos != "PROPN" or key not in senses:
                return None
        if key not in self._indexes:
            self._indexes[key] = _SenseIndex(senses[key])
        return self._indexes[key]

    def look_around(self, scene: Scene, i: int) -> Surroundings:
        """Return what stands around a word, of which the conditions of its senses speak."""
        return Surroundings(scene, i, self.ontology)

    def _holds(self, around: Surroundings, sense: Sense) -> bool:
        if sense.particle and not around.has_particle(sense):
            return False
        if sense.event in self.lexicon.traits.place_of_action and _is_description(around.scene.parse, around.trigger):
            return False
        if sense.pos == "noun" and _is_one_of_such(around.scene.parse, around.trigger):
            return False
        if sense.event in self.lexicon.traits.lasting and _is_attribute(around.scene.parse, around.trigger):
            return False
        for path, words in sense.needs:
            if not around.meets(sense, path, words):
                return False
        return not any(around.meets(sense, path, words) for path, words in sense.unless)


def is_name(scene: Scene, i: int) -> bool:
    """Whether a noun names somebody or a day: the "Accord" of a party's name, the "March" of a date tell of nothing."""
    if scene.parse.pos[i] == "PROPN" and i in scene.parse.timed:
        return True
    named = scene.resolver.at.get(i)
    if named is None or named.resolved_by not in ("catalogue", "name", "surname"):
        return False
    return _POS.get(scene.parse.pos[i]) == "noun"


def _is_description(p: Parse, i: int) -> bool:
    """Whether a participle says whose something is, not what happened to it: "the rebel-occupied north"."""
    return p.tag[i] == "VBN" and p.dep[i] == "amod" and p.words[i - 1] in _HYPHENS


def _is_attribute(p: Parse, i: int) -> bool:
    """Whether a participle stands before its noun: "the recognised government"."""
    return p.tag[i] == "VBN" and p.dep[i] == "amod" and p.head[i] > i


def _is_one_of_such(p: Parse, i: int) -> bool:
    """Whether a noun only counts what is told beside it: "will fly to Lima, the first such visit"."""
    if p.dep[i] not in ("appos", "attr", "npadvmod", "conj"):
        return False
    return {"the", "such"} <= {p.lower[c] for c in p.children[i]}


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
                if p.pos[t] in NOUNS and p.lemma[t] in words:
                    yield t


def is_told_by_head(p: Parse, chosen: Mapping[int, Sense], i: int, sense: Sense, speech: frozenset[ClassId]) -> bool:
    """Whether the event is told by the word it leans on: "peace talks", or "an attack killed" for "killed".

    What somebody says in an act of `speech` is that act: "disputes the figures, claiming that they are old".
    """
    head = p.head[i]
    if p.dep[i] in MODIFIERS and head in chosen and sense.pos != "verb":
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
    if p.dep[i] in _CLAUSES and head in chosen and chosen[head].event == sense.event == _THREAT:
        return True  # "said that it would retaliate"
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
    """Return the trigger and its particle or phrase: "broke off", "put on hold"."""
    if not sense.particle or sense.pos != "verb":
        return (i,)
    phrase = (pair for pair in find_idiom(p, i) if " ".join(p.lower[t] for t in pair) == sense.particle)
    particles = next(phrase, None) or [c for c in p.children[i] if p.lower[c] == sense.particle]
    return tuple(sorted([i, *particles]))
