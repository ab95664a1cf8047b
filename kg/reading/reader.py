"""Read documents: the stages in a row, from text to the plain records of one document.

A reading is a function of the document, the model, the ontology with its lexicon, and the catalogue; nothing that was
read before enters it.
"""

import datetime as dt
from collections import Counter
from collections.abc import Container, Iterable, Iterator
from dataclasses import replace
from itertools import chain
from pathlib import Path

from spacy.language import Language

from kg.model import ClassId, Document, EntityId, Evidence, Factuality, Mention, Reading
from kg.reading.annotate import DEFAULT_MODEL, Dateline, annotate, cut, find_dateline, load_model
from kg.reading.compose import Composed, Judged, RelationTable, compose_events, sentence_offsets
from kg.reading.eras import Eras
from kg.reading.explain import Explanation, explain_scene
from kg.reading.extract.base import Extractor, Filler, Scene
from kg.reading.extract.rules import RuleExtractor
from kg.reading.grammar import Grammar
from kg.reading.judge.attribution import AttributionJudge
from kg.reading.judge.casualties import CasualtyJudge
from kg.reading.judge.confidence import weigh
from kg.reading.judge.endings import Ending, EndingReader, Term, begins_term, end_terms
from kg.reading.judge.factuality import FactualityJudge
from kg.reading.judge.times.dating import find_day
from kg.reading.judge.times.terms import TermReader
from kg.reading.judge.times.timing import TimeJudge
from kg.reading.parse import Parse
from kg.reading.resolve.names.finding import NameIndex
from kg.reading.resolve.names.persons import PersonRegister
from kg.reading.resolve.posts.offices import Offices
from kg.reading.resolve.referents import Reference as Referent
from kg.reading.resolve.referents import Register
from kg.reading.resolve.resolver import Resolver
from kg.reading.retelling import Retelling
from kg.reading.truecase import Truecaser
from kg.reading.voices import Voices
from kg.reference.catalogue import Catalogue
from kg.reference.cues import OfficeCues
from kg.reference.reference import Reference, load_reference

#: Before a capital these tell where something is.
_WITHIN = frozenset({"in", "at", "near", "inside", "outside", "into", "through", "across"})
#: How many documents wait for the parser at a time.
_WINDOW = 64
#: How long after the day of its dateline a report may come out.
_LATEST = dt.timedelta(days=10)


class Reader:
    """Reads documents with one model and one reference.

    >>> reader = Reader()
    >>> reading = reader.read("France recalled its ambassador to Australia.")
    >>> [(e.kind, e.agent, e.recipient) for e in reading.events]
    [('dip:Recall', ('state/FRA',), ('state/AUS',))]
    """

    def __init__(
        self, model: str | Language = DEFAULT_MODEL, reference: Reference | None = None, ontology: Path | None = None
    ) -> None:
        """Load the model by name (or take a loaded one) and the shipped reference, unless given."""
        #: The spaCy pipeline in use.
        self.nlp: Language = load_model(model) if isinstance(model, str) else model
        self.reference = reference or load_reference(ontology)
        self._truecaser = Truecaser(self.reference, self.nlp)
        self._eras = Eras(NameIndex(self.reference.catalogue), self.reference.cues.eras)
        self._extractor: Extractor = RuleExtractor(
            self.reference.lexicon,
            self.reference.ontology,
            self.reference.cues.attribution.answered_nouns,
            self.reference.cues.nouns.other_ones,
        )
        self._retelling = Retelling(self.reference.lexicon.traits, self.reference.catalogue)
        self._symmetric = frozenset(
            k for k in self.reference.ontology.classes if self.reference.ontology.is_symmetric(k)
        )

    @property
    def model_name(self) -> str:
        """Name and version of the model, for provenance: "en_core_web_sm 3.8.0"."""
        meta = self.nlp.meta
        return f"{meta['lang']}_{meta['name']} {meta['version']}"

    def read(self, text: str | Document) -> Reading:
        """Read one text or document."""
        document = Document(id="text", text=text) if isinstance(text, str) else text
        return next(self.read_all([document]))

    def read_all(self, documents: Iterable[Document]) -> Iterator[Reading]:
        """Read documents as a stream, in order; a few wait for the parser at a time."""
        window: list[Document] = []
        for document in documents:
            window.append(document)
            if len(window) == _WINDOW:
                yield from self._read_window(window)
                window = []
        if window:
            yield from self._read_window(window)

    def explain(self, text: str | Document) -> Explanation:
        """Read one text or document and say of each sentence what was read, by what, and what told nothing.

        >>> silence = Reader().explain("The carmaker recalled 4,000 vans.").sentences[0].silent[0]
        >>> silence.entry, silence.reason
        ('recall', 'needs object: @envoy; "vans" stands there')
        """
        document = Document(id="text", text=text) if isinstance(text, str) else text
        scenes, judged = self._judge_all(document)
        again = self._compose(document, judged).again
        sentences = (
            sentence
            for scene, found in zip(scenes, judged, strict=True)
            for sentence in explain_scene(scene, _told(found, again), self._extractor, again)
        )
        return Explanation(document.id, tuple(sentences))

    def count_entries(self, document: Document) -> Counter[str]:
        """Return how many events and relations each entry of the lexicon gives in a document, told again or not."""
        _, judged = self._judge_all(document)
        again = self._compose(document, judged).again
        return Counter(j.found.sense.entry for found in judged for j in _told(found, again))

    def _judge_all(self, document: Document) -> tuple[list[Scene], list[tuple[Judged, ...]]]:
        """Return the parts of one document with what was found in each."""
        text = self._truecaser.apply(document.text)
        dateline = find_dateline(text)
        docs = annotate(self.nlp, [(text[b:e], b) for b, e in _pieces(text, dateline)])
        parses = [Parse(doc, begin, text, self.reference.cues.lemmas) for doc, begin in docs]
        scenes = list(self._set_scenes(document, parses, dateline, Register()))
        date = self._date(document, dateline)
        return scenes, [tuple(self._judge(scene, self._find_times(date, scene))) for scene in scenes]

    def _compose(self, document: Document, judged: Iterable[Iterable[Judged]]) -> Composed:
        return compose_events(document, chain.from_iterable(judged), self._symmetric, self._retelling)

    def _read_window(self, documents: list[Document]) -> Iterator[Reading]:
        texts = [self._truecaser.apply(document.text) for document in documents]
        datelines = [find_dateline(text) for text in texts]
        pieces = [(text[b:e], (k, b)) for k, text in enumerate(texts) for b, e in _pieces(text, datelines[k])]
        parses: list[list[Parse]] = [[] for _ in documents]
        done = 0
        for doc, (k, begin) in annotate(self.nlp, pieces):
            while done < k:
                yield self._read_document(documents[done], parses[done], datelines[done])
                parses[done] = []
                done += 1
            parses[k].append(Parse(doc, begin, texts[k], self.reference.cues.lemmas))
        for k in range(done, len(documents)):
            yield self._read_document(documents[k], parses[k], datelines[k])

    def _read_document(self, document: Document, parses: list[Parse], dateline: Dateline | None) -> Reading:
        register = Register()
        judged: list[Judged] = []
        relations = RelationTable()
        mentions: list[Mention] = []
        sentences: list[tuple[int, int]] = []
        terms: list[Term] = []
        endings: list[Ending] = []
        date = self._date(document, dateline)
        for scene in self._set_scenes(document, parses, dateline, register):
            timing = self._find_times(date, scene)
            sentences += [sentence_offsets(scene.parse, b, e) for b, e in scene.parse.sentences if e > b]
            acting: dict[int, Filler] = {}
            for j in self._judge(scene, timing):
                judged.append(j)
                acting |= {
                    f.token: f for fillers in j.found.roles.values() for f in fillers if f.resolved_by == "metonymy"
                }
                _relate(relations, j)
            times = TermReader(timing)
            terms += _read_terms(scene, times, self.reference.cues.offices)
            endings += self._ending_reader(scene, times).read()
            for b in scene.resolver.belongings:
                relations.add(b.subject, b.predicate, b.object, _evidence(scene.parse, b.first, b.last))
            references = [_as_acting(scene.parse, r, acting) for r in scene.resolver.references]
            references += scene.resolver.anaphors()
            mentions += [_mention(scene.parse, r, e) for r in references for e in r.entities]
        for term in end_terms(terms, endings):
            h = term.holding
            relations.add(h.person, "dip:holdsOffice", h.office, term.evidence, status=term.status, when=term.when)
        events = self._compose(document, [judged]).events
        relations_ = relations.relations()
        used = {e for event in events for e in (*event.agent, *event.recipient, *event.participant, *event.place)}
        used |= {e for event in events for e in (*event.topic, *event.appointee, *event.office, *event.attributed_to)}
        used |= {e for r in relations_ for e in (r.subject, r.object, *r.attributed_to)} | {m.entity for m in mentions}
        return Reading(
            document=document,
            sentences=tuple(sentences),
            entities=tuple(register.entity(e) for e in sorted(used) if e in register.kinds),
            mentions=tuple(sorted(set(mentions), key=lambda m: (m.begin, m.end, m.entity))),
            events=events,
            relations=relations_,
        )

    def _set_scenes(
        self, document: Document, parses: list[Parse], dateline: Dateline | None, register: Register
    ) -> Iterator[Scene]:
        """Yield the parts of a document in order; each knows who was named in those before it."""
        offices, persons = Offices(), PersonRegister(register, self.reference.cues.nouns.honorifics)
        index = self._eras.index(document)
        home = _home(dateline, index.catalogue)
        for parse in parses:
            voices = Voices(parse, Grammar(parse, self.reference.lexicon), self.reference.cues.attribution)
            resolver = Resolver(voices, index, self.reference.cues, register, persons, offices, home)
            yield Scene(parse, voices.grammar, voices, resolver)

    def _date(self, document: Document, dateline: Dateline | None) -> dt.date | None:
        """Return the day that "today" means: that of the dateline, which may lie a little before the document's."""
        if dateline is None:
            return document.date
        sent = find_day(document.text, dateline.begin, dateline.end, document.date, self.reference.dating)
        late = document.date is not None and sent is not None and not sent <= document.date <= sent + _LATEST
        return document.date if sent is None or late else sent

    def _find_times(self, date: dt.date | None, scene: Scene) -> TimeJudge:
        reference = self.reference
        return TimeJudge(scene.parse, date, reference.dating, reference.lexicon)

    def _factuality_judge(self, parse: Parse) -> FactualityJudge:
        cues = self.reference.cues
        return FactualityJudge(parse, cues.factuality, cues.attribution, self.reference.lexicon)

    def _ending_reader(self, scene: Scene, terms: TermReader) -> EndingReader:
        judge = self._factuality_judge(scene.parse)
        return EndingReader(scene.grammar, scene.resolver, judge, terms, self.reference.cues.offices)

    def _judge(self, scene: Scene, timing: TimeJudge) -> Iterator[Judged]:
        reference, parse, grammar = self.reference, scene.parse, scene.grammar
        factuality = self._factuality_judge(parse)
        attribution = AttributionJudge(scene.voices, scene.resolver, reference.cues.attribution)
        casualties = CasualtyJudge(parse, grammar, reference.cues.casualties)
        for found in self._extractor.extract(scene):
            verdict = factuality.judge(found.trigger, found.factuality)
            source = attribution.judge(found.trigger)
            if found.kind in reference.lexicon.traits.speech and verdict.factuality is Factuality.FACT:
                source = source.without({f.entity for f in found.fillers("agent")})
            when = timing.judge(found.trigger, verdict.factuality)
            topic = parse.words_between(*found.topic) if found.topic is not None else None
            dead = casualties.judge(found.trigger, found.kind) if found.kind is not None else None
            yield Judged(found, parse, verdict, source, when, weigh(found), dead, topic)


def _home(dateline: Dateline | None, catalogue: Catalogue) -> EntityId | None:
    """Return the place that a report was sent from."""
    if dateline is None:
        return None
    names = (dateline.place, dateline.place.title())
    return next((sense.entity for name in names for sense in catalogue.senses.get(name, ())), None)


def _pieces(text: str, dateline: Dateline | None) -> list[tuple[int, int]]:
    """Cut a text for the parser; a dateline is no part of the first sentence and is left out."""
    if dateline is None:
        return cut(text)
    stretches = ((0, dateline.begin), (dateline.end, len(text)))
    return [
        (begin + b, begin + e) for begin, end in stretches if text[begin:end].strip() for b, e in cut(text[begin:end])
    ]


def _told(judged: Iterable[Judged], again: Container[tuple[ClassId, int]]) -> list[Judged]:
    """Return what tells something: a bare noun does where an event before it is meant."""
    return [j for j in judged if not j.found.is_bare or (j.found.kind, j.parse.begin[j.found.trigger]) in again]


def _relate(relations: RelationTable, j: Judged) -> None:
    """Enter what a finding says, if it is a relation and no event."""
    if j.found.relation is None:
        return
    for s in j.found.fillers("subject"):
        for o in j.found.fillers("object"):
            relations.add(
                s.entity,
                j.found.relation,
                o.entity,
                j.evidence(),
                j.verdict.factuality,
                j.attribution.sources,
                None,
                j.when,
                j.confidence.value,
            )


def _read_terms(scene: Scene, terms: TermReader, cues: OfficeCues) -> Iterator[Term]:
    """Yield the terms of office that titles tell of."""
    for holding in scene.resolver.holdings:
        when, status = terms.read(holding)
        evidence = _evidence(scene.parse, holding.first, holding.last)
        yield Term(holding, evidence, begins_term(scene.parse, holding.head, cues), status, when)


def _evidence(parse: Parse, first: int, last: int) -> Evidence:
    begin, stop = parse.sentences[parse.sentence_of[first]]
    return Evidence(parse.begin[first], parse.end[min(last, stop - 1)], *sentence_offsets(parse, begin, stop))


def _as_acting(parse: Parse, r: Referent, acting: dict[int, Filler]) -> Referent:
    """Read a capital that acts in some event as its state, as the event does; what is done in it leaves it a city."""
    actor = acting.get(r.head)
    if actor is None or r.kind != "dip:Place" or parse.lower[parse.head[r.head]] in _WITHIN:
        return r
    return replace(r, entities=(actor.entity,), resolved_by=actor.resolved_by, confidence=actor.confidence)


def _mention(parse: Parse, r: Referent, entity: EntityId) -> Mention:
    return Mention(parse.begin[r.first], parse.end[r.last], entity, r.resolved_by, r.confidence)
