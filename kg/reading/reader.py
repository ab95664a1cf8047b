"""Read documents: the stages in a row, from text to the plain records of one document.

A reading is a function of the document, the model, the ontology with its lexicon, and the catalogue; nothing that was
read before enters it.
"""

from collections import Counter
from collections.abc import Container, Iterable, Iterator
from itertools import chain
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from kg.model import ClassId, Document, Reading
from kg.reading.annotate import DEFAULT_MODEL, Dateline, annotate, find_dateline, load_model, title_model
from kg.reading.compose import Composed, Judged, compose_events
from kg.reading.explain import Explanation, explain_scene
from kg.reading.extract.base import Extractor, Scene
from kg.reading.extract.rules import RuleExtractor
from kg.reading.judge.times.terms import TermReader
from kg.reading.judging import Bench
from kg.reading.memory import WordMemory
from kg.reading.parse import Parse
from kg.reading.records import Records
from kg.reading.resolve.referents import Register
from kg.reading.retelling import Retelling
from kg.reading.scenes import SceneSetter, part
from kg.reading.truecase import Truecaser
from kg.reference.reference import Reference, load_reference

#: How many documents wait for the parser at a time.
_WINDOW = 64


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
        self._memory = WordMemory(self.nlp)
        self._truecaser = Truecaser(self.reference, self.nlp)
        self._setter = SceneSetter(self.reference)
        self._extractor: Extractor = RuleExtractor(
            self.reference.lexicon,
            self.reference.ontology,
            self.reference.cues.attribution.answered_nouns,
            self.reference.cues.nouns.other_ones,
        )
        self._bench = Bench(self.reference, self._extractor)
        self._retelling = Retelling(self.reference.lexicon.traits, self.reference.catalogue)
        self._symmetric = frozenset(
            k for k in self.reference.ontology.classes if self.reference.ontology.is_symmetric(k)
        )

    @property
    def model_name(self) -> str:
        """Name and version of the model, for provenance: "en_core_web_sm 3.8.0"."""
        return title_model(self.nlp.meta)

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
                with self._memory.reading():
                    yield from self._read_window(window)
                window = []
        if window:
            with self._memory.reading():
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
        pieces = [(text[b:e], b) for b, e in part(text, dateline)]
        docs = annotate(self.nlp, pieces, self._memory.forms.replaced)
        parses = [self._parse(doc, begin, text) for doc, begin in docs]
        scenes = list(self._setter.set(document, parses, dateline, Register()))
        date = self._setter.find_date(document, dateline)
        return scenes, [tuple(self._bench.judge(scene, self._bench.find_times(date, scene))) for scene in scenes]

    def _parse(self, doc: Doc, begin: int, text: str) -> Parse:
        cues = self.reference.cues
        return Parse(doc, begin, text, cues.lemmas, cues.mending, self._memory.strings, self._memory.forms)

    def _compose(self, document: Document, judged: Iterable[Iterable[Judged]]) -> Composed:
        return compose_events(document, chain.from_iterable(judged), self._symmetric, self._retelling)

    def _read_window(self, documents: list[Document]) -> Iterator[Reading]:
        texts = [self._truecaser.apply(document.text) for document in documents]
        datelines = [find_dateline(text) for text in texts]
        pieces = [(text[b:e], (k, b)) for k, text in enumerate(texts) for b, e in part(text, datelines[k])]
        parses: list[list[Parse]] = [[] for _ in documents]
        done = 0
        for doc, (k, begin) in annotate(self.nlp, pieces, self._memory.forms.replaced):
            while done < k:
                yield self._read_document(documents[done], parses[done], datelines[done])
                parses[done] = []
                done += 1
            parses[k].append(self._parse(doc, begin, texts[k]))
        for k in range(done, len(documents)):
            yield self._read_document(documents[k], parses[k], datelines[k])

    def _read_document(self, document: Document, parses: list[Parse], dateline: Dateline | None) -> Reading:
        records = Records(document)
        date = self._setter.find_date(document, dateline)
        for scene in self._setter.set(document, parses, dateline, records.register):
            timing = self._bench.find_times(date, scene)
            times = TermReader(timing)
            judged = self._bench.judge(scene, timing)
            endings = self._bench.find_endings(scene, times)
            records.add(scene, judged, times, endings.read(), self.reference.cues.offices)
        return records.close(self._compose(document, [records.judged]).events)


def _told(judged: Iterable[Judged], again: Container[tuple[ClassId, int]]) -> list[Judged]:
    """Return what tells something: a bare noun does where an event before it is meant."""
    return [j for j in judged if not j.found.is_bare or (j.found.kind, j.parse.begin[j.found.trigger]) in again]
