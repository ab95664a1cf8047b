"""Put the judges in a row: how real, who says so, when, how sure, how many dead."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

from kg.model import Factuality
from kg.reading.compose import Judged
from kg.reading.extract.base import Extractor, Scene
from kg.reading.extract.doerless import is_nobodys
from kg.reading.extract.doers import add_speaking_sender
from kg.reading.judge.attribution import AttributionJudge
from kg.reading.judge.casualties import CasualtyJudge
from kg.reading.judge.confidence import weigh
from kg.reading.judge.endings import EndingReader
from kg.reading.judge.factuality import FactualityJudge
from kg.reading.judge.times.terms import TermReader
from kg.reading.judge.times.timing import TimeJudge
from kg.reading.parse import Parse
from kg.reference.reference import Reference


class Bench:
    """Judges whatever an extractor finds in a scene."""

    def __init__(self, reference: Reference, extractor: Extractor) -> None:
        """Judge by the cues of `reference`."""
        self.reference = reference
        self.extractor = extractor

    def judge(self, scene: Scene, timing: TimeJudge) -> Iterator[Judged]:
        """Yield what the scene tells of, each with its judgements, in text order."""
        reference, parse, grammar = self.reference, scene.parse, scene.grammar
        factuality = self._factuality_judge(parse)
        attribution = AttributionJudge(scene.voices, scene.resolver, reference.cues.attribution)
        casualties = CasualtyJudge(parse, grammar, reference.cues.casualties)
        for found in self.extractor.extract(scene):
            verdict = factuality.judge(found.trigger, found.factuality)
            source = attribution.judge(found.trigger)
            found = add_speaking_sender(scene, found, source.sources, reference.lexicon.traits)
            if is_nobodys(scene, found, reference.lexicon.traits):
                continue
            speaks = found.kind in reference.lexicon.traits.speech
            if speaks and verdict.factuality is Factuality.FACT:
                source = source.without(found.entities("agent"))
            scheduled = None
            if found.kind is not None and not speaks and verdict.factuality is Factuality.FACT:
                scheduled = timing.judge_scheduled(found.trigger)
            if scheduled is not None:
                verdict = replace(verdict, factuality=Factuality.PLANNED)
            when = scheduled or timing.judge(found.trigger, verdict.factuality)
            topic = parse.words_between(*found.topic) if found.topic is not None else None
            dead = casualties.judge(found.trigger, found.kind) if found.kind is not None else None
            yield Judged(found, parse, verdict, source, when, weigh(found), dead, topic)

    def find_times(self, date: dt.date | None, scene: Scene) -> TimeJudge:
        """Return who dates what the scene tells, where `date` is today."""
        reference = self.reference
        return TimeJudge(scene.parse, date, reference.dating, reference.lexicon)

    def find_endings(self, scene: Scene, terms: TermReader) -> EndingReader:
        """Return who finds the terms of office that end in the scene."""
        judge = self._factuality_judge(scene.parse)
        return EndingReader(scene.grammar, scene.resolver, judge, terms, self.reference.cues.offices)

    def _factuality_judge(self, parse: Parse) -> FactualityJudge:
        cues = self.reference.cues
        return FactualityJudge(parse, cues.factuality, cues.attribution, self.reference.lexicon)
