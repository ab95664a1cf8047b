"""Explain a reading: sentence by sentence, what was read, by which entry, path and cue, and what told nothing and why.

The records are plain, for printing and for JSON. Nothing of it is computed in a normal read.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from kg.model import ClassId, EntityId, TimeSpan
from kg.reading.compose import Judged, sentence_offsets
from kg.reading.extract.base import Extractor, Filler, Found, Scene, Silence
from kg.reading.judge.confidence import FORM_CONFIDENCE
from kg.reading.retelling import Again
from kg.reference.lexicon_words import describe_sense

#: What stands in the place of an entry where a title or noun phrase says a relation by its form.
_BY_TITLE, _BY_PHRASE = "a title or post", "a noun phrase"


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that decided something, and what they do."""

    words: str
    effect: str


@dataclass(frozen=True, slots=True)
class Part:
    """Who or what has a role, in which words, and how that was found."""

    role: str
    id: EntityId
    label: str
    words: str
    #: "object > to", or what filled the role in a path's stead: "discourse", "nearby".
    path: str
    #: As `Mention.resolved_by`; empty where the form of the phrase says it.
    resolved_by: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Time:
    """Words of time and the days that they mean."""

    words: str
    date: str | None
    earliest: dt.date | None
    latest: dt.date | None


@dataclass(frozen=True, slots=True)
class Telling:
    """One event or relation at its words; told again elsewhere, it is another telling and the same event."""

    #: Class of the event, or the relation.
    kind: str
    words: str
    file: str
    entry: str
    #: The trigger and the conditions that hold here, as the entry has them.
    sense: str
    parts: tuple[Part, ...]
    factuality: str
    factuality_cues: tuple[Cue, ...]
    attributed_to: tuple[str, ...]
    attribution_cues: tuple[str, ...]
    time: Time | None
    #: What it is about, in words.
    topic: str | None
    casualties: int | None
    confidence: float
    #: What lowers the confidence, with the factor.
    lowered_by: tuple[tuple[str, float], ...]
    #: What told the same event before.
    again: Again | None = None


@dataclass(frozen=True, slots=True)
class Untold:
    """A word that an entry of the lexicon lists and that told nothing here."""

    word: str
    file: str
    entry: str
    sense: str
    reason: str


@dataclass(frozen=True, slots=True)
class SentenceExplanation:
    """What was read in one sentence."""

    begin: int
    end: int
    text: str
    told: tuple[Telling, ...]
    silent: tuple[Untold, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """What was read in one document."""

    document: str
    sentences: tuple[SentenceExplanation, ...]


def explain_scene(
    scene: Scene, judged: Iterable[Judged], extractor: Extractor, again: Mapping[tuple[ClassId, int], Again]
) -> Iterator[SentenceExplanation]:
    """Yield the sentences of a scene with what was `judged` in them; of some it is known what they tell `again`."""
    p = scene.parse
    told: dict[int, list[tuple[int, Telling]]] = {}
    found: list[Found] = []
    for j in judged:
        found.append(j.found)
        told.setdefault(p.sentence_of[j.found.trigger], []).append((j.found.trigger, _telling(scene, j, again)))
    for first, telling in _by_form(scene):
        told.setdefault(p.sentence_of[first], []).append((first, telling))
    silent: dict[int, list[Untold]] = {}
    for silence in extractor.explain_silence(scene, found):
        silent.setdefault(p.sentence_of[silence.trigger], []).append(_untold(scene, silence))
    for k, (first, stop) in enumerate(p.sentences):
        begin, end = sentence_offsets(p, first, stop)
        if p.text[begin:end].strip():
            tellings = tuple(telling for _, telling in sorted(told.get(k, ()), key=lambda one: one[0]))
            yield SentenceExplanation(
                begin, end, " ".join(p.text[begin:end].split()), tellings, tuple(silent.get(k, ()))
            )


def _telling(scene: Scene, j: Judged, again: Mapping[tuple[ClassId, int], Again]) -> Telling:
    p, found, labels = scene.parse, j.found, scene.resolver.register.labels
    by_word = [Cue(p.words[found.trigger], found.factuality.value)] if found.sense.factuality else []
    cues = (Cue(p.words[token], turn.value) for token, turn in dict.fromkeys(j.verdict.cues))
    return Telling(
        kind=str(found.kind or found.relation),
        words=" ".join(p.words[t] for t in found.words),
        file=f"ontology/lexicon/{found.sense.file}",
        entry=found.sense.entry,
        sense=describe_sense(scene.grammar.lexicon, found.sense),
        parts=tuple(_part(scene, found, role, filler) for role in found.roles for filler in found.roles[role]),
        factuality=j.verdict.factuality.value,
        factuality_cues=(*by_word, *cues),
        attributed_to=tuple(labels.get(source, "somebody") for source in j.attribution.sources),
        attribution_cues=tuple(p.words[token] for token in dict.fromkeys(j.attribution.cues)),
        time=_time(j.when),
        topic=j.topic,
        casualties=j.casualties.count if j.casualties else None,
        confidence=j.confidence.value,
        lowered_by=j.confidence.lowered,
        again=again.get((found.kind, p.begin[found.trigger])) if found.kind is not None else None,
    )


def _part(scene: Scene, found: Found, role: str, filler: Filler) -> Part:
    named = scene.resolver.at.get(filler.token)
    first, last = (named.first, named.last) if named is not None else (filler.token, filler.token)
    return Part(
        role=role,
        id=filler.entity,
        label=scene.resolver.register.labels[filler.entity],
        words=scene.parse.words_between(first, last),
        path=found.paths.get(role, "nearby" if role == "place" else ""),
        resolved_by=filler.resolved_by,
        confidence=filler.confidence,
    )


def _by_form(scene: Scene) -> Iterator[tuple[int, Telling]]:
    """Yield what titles and noun phrases say, with their first tokens."""
    for h in scene.resolver.holdings:
        yield h.first, _relation(scene, "dip:holdsOffice", _BY_TITLE, (h.first, h.last), (h.person, h.office))
    for b in scene.resolver.belongings:
        yield b.first, _relation(scene, b.predicate, _BY_PHRASE, (b.first, b.last), (b.subject, b.object))


def _relation(
    scene: Scene, predicate: str, form: str, place: tuple[int, int], between: tuple[EntityId, EntityId]
) -> Telling:
    labels, words = scene.resolver.register.labels, scene.parse.words_between(*place)
    parts = (
        Part(role, entity, labels[entity], words, "", "", FORM_CONFIDENCE)
        for role, entity in zip(("subject", "object"), between, strict=True)
    )
    return Telling(
        kind=predicate,
        words=words,
        file="",
        entry=form,
        sense="",
        parts=tuple(parts),
        factuality="Fact",
        factuality_cues=(),
        attributed_to=(),
        attribution_cues=(),
        time=None,
        topic=None,
        casualties=None,
        confidence=FORM_CONFIDENCE,
        lowered_by=(),
    )


def _untold(scene: Scene, silence: Silence) -> Untold:
    sense = silence.sense
    return Untold(
        word=scene.parse.words[silence.trigger],
        file=f"ontology/lexicon/{sense.file}",
        entry=sense.entry,
        sense=describe_sense(scene.grammar.lexicon, sense),
        reason=silence.reason,
    )


def _time(when: TimeSpan | None) -> Time | None:
    return Time(when.text, when.date, when.earliest, when.latest) if when is not None else None
