"""Gather what was judged in the scenes of one document into its plain records."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from kg.model import Document, EntityId, Event, Evidence, Mention, Reading
from kg.reading.compose import Judged, RelationTable, sentence_offsets
from kg.reading.extract.base import Filler, Scene
from kg.reading.judge.endings import Ending, Term, begins_term, end_terms
from kg.reading.judge.times.terms import TermReader
from kg.reading.parse import Parse
from kg.reading.resolve.referents import Reference as Referent
from kg.reading.resolve.referents import Register
from kg.reference.actor_cues import OfficeCues

#: How it was found that a capital acts.
_ACTING = ("metonymy", "ellipsis")
#: Before a capital these tell where something is.
_WITHIN = frozenset({"in", "at", "near", "inside", "outside", "into", "through", "across"})


@dataclass(slots=True)
class Records:
    """What is known of one document, scene by scene."""

    document: Document
    register: Register = field(default_factory=Register)
    judged: list[Judged] = field(default_factory=list)
    _relations: RelationTable = field(default_factory=RelationTable)
    _mentions: list[Mention] = field(default_factory=list)
    _sentences: list[tuple[int, int]] = field(default_factory=list)
    _terms: list[Term] = field(default_factory=list)
    _endings: list[Ending] = field(default_factory=list)

    def add(
        self, scene: Scene, judged: Iterable[Judged], times: TermReader, endings: Iterable[Ending], cues: OfficeCues
    ) -> None:
        """Take in what a scene tells, its terms of office and the endings of such terms."""
        self._sentences += [sentence_offsets(scene.parse, b, e) for b, e in scene.parse.sentences if e > b]
        acting: dict[int, list[Filler]] = {}
        for j in judged:
            self.judged.append(j)
            for f in (f for fillers in j.found.roles.values() for f in fillers if f.resolved_by in _ACTING):
                for t in scene.parse.conjuncts(f.token):
                    acting.setdefault(t, []).append(f)
            _relate(self._relations, j)
        self._terms += _read_terms(scene, times, cues)
        self._endings += endings
        for b in scene.resolver.belongings:
            self._relations.add(b.subject, b.predicate, b.object, _evidence(scene.parse, b.first, b.last))
        references = [_as_acting(scene, r, acting) for r in scene.resolver.references]
        references += scene.resolver.anaphors()
        self._mentions += [_mention(scene.parse, r, e) for r in references for e in r.entities]

    def close(self, events: tuple[Event, ...]) -> Reading:
        """Return the reading of the whole document, with the events that were composed of what was judged."""
        for term in end_terms(self._terms, self._endings):
            h = term.holding
            self._relations.add(
                h.person, "dip:holdsOffice", h.office, term.evidence, status=term.status, when=term.when
            )
        relations = self._relations.relations()
        used = {e for event in events for e in (*event.agent, *event.recipient, *event.participant, *event.place)}
        used |= {e for event in events for e in (*event.topic, *event.appointee, *event.office, *event.attributed_to)}
        used |= {e for r in relations for e in (r.subject, r.object, *r.attributed_to)}
        used |= {m.entity for m in self._mentions}
        return Reading(
            document=self.document,
            sentences=tuple(self._sentences),
            entities=tuple(self.register.entity(e) for e in sorted(used) if e in self.register.kinds),
            mentions=tuple(sorted(set(self._mentions), key=lambda m: (m.begin, m.end, m.entity))),
            events=events,
            relations=relations,
        )


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


def _as_acting(scene: Scene, r: Referent, acting: Mapping[int, Iterable[Filler]]) -> Referent:
    """Read a capital that acts in some event as its state, as the event does; what is done in it leaves it a city."""
    if r.kind != "dip:Place" or r.head not in acting or scene.parse.lower[scene.parse.head[r.head]] in _WITHIN:
        return r
    actor = scene.resolver.as_actor(r)
    doing = next((f for f in acting[r.head] if actor is not None and f.entity == actor.entities[0]), None)
    if doing is None:
        return r
    return replace(r, entities=(doing.entity,), resolved_by="metonymy", confidence=doing.confidence)


def _mention(parse: Parse, r: Referent, entity: EntityId) -> Mention:
    return Mention(parse.begin[r.first], parse.end[r.last], entity, r.resolved_by, r.confidence)
