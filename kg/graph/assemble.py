"""Turn what was read in one document into quads of one graph, named as the document is.

Whatever a document presents becomes a node that says how real it is presented to be, who says so and on which words it
rests. Only what is fact, in the document's own voice and still so, is asserted as a plain triple besides.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import quote

from pyoxigraph import Literal, NamedNode, Quad

from kg.graph.labels import Labeller
from kg.graph.misread import Obeyed
from kg.graph.statements import Statement, collect_statements
from kg.graph.terms import node, number, text, typed
from kg.model import UNNAMED_SOURCE, Document, Entity, EntityId, Event, Evidence, Factuality, Mention, Reading, TimeSpan
from kg.names import document_path, evidence_path
from kg.reference.ontology import Ontology
from kg.reference.phrases import Phrases

#: A triple to be written into the document's graph.
_Triple = tuple[NamedNode, str, NamedNode | Literal]
_ROLES = ("agent", "recipient", "participant", "place", "topic", "appointee", "office")


def assemble(reading: Reading | Obeyed, ontology: Ontology, phrases: Phrases, model: str) -> list[Quad]:
    """Return the quads of one document, sorted, each once; `model` names the language model that read it.

    What a user rejected is not told, but noted. Every individual in an event or relation must be among the reading's
    entities.

    Raises:
        ValueError: One is not; that is a fault of the reader, never of the text.
    """
    obeyed = Obeyed(reading) if isinstance(reading, Reading) else reading
    reading = obeyed.reading
    entities = {entity.id: entity for entity in reading.entities}
    _check_known(reading, entities.keys() | {UNNAMED_SOURCE})
    assembly = _Assembly(reading, ontology, Labeller(entities, ontology, phrases), obeyed)
    graph = node(document_path(reading.document.id))
    quads = {Quad(s, node(p), o, graph) for s, p, o in assembly.triples(model)}
    return sorted(quads, key=str)


@dataclass(frozen=True, slots=True)
class _Assembly:
    """The triples of one document, by what they are about."""

    reading: Reading
    ontology: Ontology
    labels: Labeller
    obeyed: Obeyed

    @property
    def document(self) -> Document:
        return self.reading.document

    def triples(self, model: str) -> Iterator[_Triple]:
        yield from self._about_document(model)
        used: dict[tuple[int, int], Evidence] = {}
        for event in self.reading.events:
            yield from self._about_event(event)
            yield from self._about_judgements(event.id)
            _note(used, event.evidence)
        for event in self.obeyed.rejected:
            yield from self._about_rejected(event.id, self.labels.label_event(event), event.evidence)
            _note(used, event.evidence)
        for statement in collect_statements(self.reading, self.ontology, self.labels):
            if self.obeyed.is_rejected(statement.path):
                yield from self._about_rejected(statement.path, statement.label, statement.evidence)
            else:
                yield from self._about_statement(statement)
                yield from self._about_judgements(statement.path)
            _note(used, statement.evidence)
        mentions: dict[EntityId, list[Mention]] = {}
        for mention in sorted(self.reading.mentions, key=lambda m: (m.begin, m.end)):
            mentions.setdefault(mention.entity, []).append(mention)
        for entity in self.reading.entities:
            first_by_way = {m.resolved_by: m for m in reversed(mentions.get(entity.id, []))}
            evidence = [self._around(mention) for _, mention in sorted(first_by_way.items())]
            yield from self._about_naming(entity, sorted(first_by_way), evidence)
            _note(used, evidence)
        for evidence_ in used.values():
            yield from self._about_evidence(evidence_)

    def _about_document(self, model: str) -> Iterator[_Triple]:
        document = self.document
        subject = node(document_path(document.id))
        yield subject, "rdf:type", node("dip:Document")
        yield subject, "rdfs:label", text(document.title or document.id)
        yield subject, "dcterms:identifier", text(document.id)
        yield subject, "dcterms:source", text(document.source or document.id)
        yield subject, "dip:text", text(document.text)
        yield subject, "dip:readWith", text(model)
        if document.date:
            yield subject, "dcterms:issued", typed(document.date.isoformat(), "date")
        known = {"title": document.title, "publisher": document.publisher, "language": document.language}
        yield from ((subject, f"dcterms:{name}", text(words)) for name, words in known.items() if words)

    def _about_event(self, event: Event) -> Iterator[_Triple]:
        subject = node(event.id)
        for kind in self.ontology.ancestors(event.kind):
            yield subject, "rdf:type", node(kind)
        if event.factuality is Factuality.FACT and not event.attributed_to:
            yield subject, "rdf:type", node("dip:ActualEvent")
        plover = self.ontology.plover(event.kind)
        if plover:
            yield subject, "dip:ploverType", text(plover)
        yield subject, "rdfs:label", text(self.labels.label_event(event))
        for role in _ROLES:
            members: tuple[EntityId, ...] = getattr(event, role)
            for member in members:
                yield subject, f"dip:{role}", node(member)
        if self.ontology.is_symmetric(event.kind):
            for member in event.agent + event.recipient:
                yield subject, "dip:participant", node(member)
        for mode in event.modes:
            yield subject, "dip:ploverMode", text(mode)
        if event.casualties is not None:
            yield subject, "dip:casualties", typed(str(event.casualties), "integer")
        wordings = {"trigger": event.trigger, "topic": event.topic_text, "casualties": event.casualties_text}
        yield from ((subject, f"dip:{name}Text", text(words)) for name, words in wordings.items() if words)
        if event.when is not None:
            yield from _about_time(subject, event.when)
        yield subject, "dip:salience", number(event.salience)
        yield from self._about_claim(subject, event.factuality, event.attributed_to, event.confidence, event.evidence)

    def _about_statement(self, statement: Statement) -> Iterator[_Triple]:
        subject = node(statement.path)
        begin, predicate, end = statement.triple
        yield subject, "rdf:type", node("rdf:Statement")
        yield subject, "rdf:subject", node(begin)
        yield subject, "rdf:predicate", node(predicate)
        yield subject, "rdf:object", node(end)
        yield subject, "rdfs:label", text(statement.label)
        for event in statement.events:
            yield subject, "dip:ofEvent", node(event)
        if statement.status:
            yield subject, "dip:status", node(f"dip:{statement.status}")
        if statement.when is not None:
            yield from _about_time(subject, statement.when)
        yield from self._about_claim(
            subject, statement.factuality, statement.attributed_to, statement.confidence, statement.evidence
        )
        if statement.is_plain(self.document.date):
            yield node(begin), predicate, node(end)

    def _about_claim(
        self,
        subject: NamedNode,
        factuality: Factuality,
        sources: Iterable[EntityId],
        confidence: float,
        evidence: Iterable[Evidence],
    ) -> Iterator[_Triple]:
        yield subject, "dip:factuality", node(f"dip:{factuality}")
        for source in sources:
            yield subject, "dip:attributedTo", node(source)
        yield subject, "dip:confidence", number(confidence)
        for span in evidence:
            yield subject, "prov:wasDerivedFrom", self._evidence_node(span)

    def _about_rejected(self, path: str, label: str, evidence: Iterable[Evidence]) -> Iterator[_Triple]:
        """Note that something was read and is not told."""
        subject = node(path)
        yield subject, "rdf:type", node("dip:Rejected")
        yield subject, "rdfs:label", text(label)
        yield from self._about_judgements(path)
        for span in evidence:
            yield subject, "prov:wasDerivedFrom", self._evidence_node(span)

    def _about_judgements(self, path: str) -> Iterator[_Triple]:
        for judgement in self.obeyed.judged.get(path, ()):
            yield node(path), "dip:judgement", text(str(judgement))

    def _about_naming(self, entity: Entity, ways: Iterable[str], evidence: Iterable[Evidence]) -> Iterator[_Triple]:
        subject = node(f"naming/{quote(self.document.id, safe='')}/{entity.id}")
        yield subject, "rdf:type", node("dip:Naming")
        yield subject, "dip:names", node(entity.id)
        yield subject, "dip:asClass", node(entity.kind)
        yield subject, "dip:fullName", text(entity.label)
        for name in entity.names:
            yield subject, "dip:nameInText", text(name)
        for way in ways:
            yield subject, "dip:resolvedBy", text(way)
        for span in evidence:
            yield subject, "prov:wasDerivedFrom", self._evidence_node(span)

    def _about_evidence(self, span: Evidence) -> Iterator[_Triple]:
        subject = self._evidence_node(span)
        words = self.document.text
        yield subject, "rdf:type", node("dip:Evidence")
        yield subject, "rdf:type", node("nif:String")
        yield subject, "nif:anchorOf", text(words[span.begin : span.end])
        yield subject, "nif:beginIndex", typed(str(span.begin), "integer")
        yield subject, "nif:endIndex", typed(str(span.end), "integer")
        yield subject, "nif:referenceContext", node(document_path(self.document.id))
        yield subject, "dip:sentence", text(words[span.sentence_begin : span.sentence_end].strip())

    def _evidence_node(self, span: Evidence) -> NamedNode:
        return node(evidence_path(self.document.id, span.begin, span.end))

    def _around(self, mention: Mention) -> Evidence:
        """Return a mention as evidence, with the sentence that it stands in."""
        for begin, end in self.reading.sentences:
            if begin <= mention.begin < end:
                return Evidence(mention.begin, mention.end, begin, max(end, mention.end))
        return Evidence(mention.begin, mention.end, mention.begin, mention.end)


def _about_time(subject: NamedNode, when: TimeSpan) -> Iterator[_Triple]:
    if when.text:
        yield subject, "dip:timeText", text(when.text)
    if when.earliest is not None:
        yield subject, "dip:earliest", typed(when.earliest.isoformat(), "date")
    if when.latest is not None:
        yield subject, "dip:latest", typed(when.latest.isoformat(), "date")
    if when.date is not None and when.earliest is not None and when.latest is not None:
        precision = ("gYear", "gYearMonth", "date")[when.date.count("-")]
        yield subject, "dip:date", typed(when.date, precision)


def _note(used: dict[tuple[int, int], Evidence], spans: Iterable[Evidence]) -> None:
    """Keep one evidence a span: the one with the widest sentence, whoever comes first."""
    for span in spans:
        key = (span.begin, span.end)
        used[key] = min(used.get(key, span), span, key=lambda e: (e.sentence_begin, -e.sentence_end))


def _check_known(reading: Reading, known: Iterable[EntityId]) -> None:
    named: set[EntityId] = {mention.entity for mention in reading.mentions}
    for event in reading.events:
        named.update(event.attributed_to, *(getattr(event, role) for role in _ROLES))
    for relation in reading.relations:
        named.update(relation.attributed_to, (relation.subject, relation.object))
    unknown = sorted(named.difference(known))
    if unknown:
        raise ValueError(f"{reading.document.id}: not among the entities of the reading: {', '.join(unknown)}")
