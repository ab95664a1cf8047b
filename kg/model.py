"""The plain records that cross the wall between reading (text) and graph (RDF).

Nothing here knows spaCy or RDF. Every record is frozen; a stage that learns more returns a new one. An individual is
named by its path below `id/` (see `kg.names`): "state/PAK", "person/ishaq-dar", "event/dar-in-kabul/103-visit".
"""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from typing import NewType

#: Path of an individual below the namespace of individuals: "state/PAK", "office/foreign-minister-of-pakistan".
EntityId = NewType("EntityId", str)
#: A class of the ontology as prefixed name: "dip:Visit".
ClassId = NewType("ClassId", str)
#: A property of the ontology as prefixed name: "dip:holdsOffice".
PropertyId = NewType("PropertyId", str)


class Factuality(StrEnum):
    """How real a document presents an event or statement to be; the value is the local name in the ontology."""

    FACT = "Fact"
    NEGATED = "Negated"
    PLANNED = "Planned"
    POSSIBLE = "Possible"


class Status(StrEnum):
    """Where the holder of an office stands, if the text says so; the value is the local name in the ontology."""

    CURRENT = "Current"
    FORMER = "Former"
    ACTING = "Acting"
    DESIGNATE = "Designate"


@dataclass(frozen=True, slots=True)
class Document:
    """One text to read. Offsets everywhere count code points of `text`, which is never changed after this point."""

    #: The identifier it came with, else its path below the folder given.
    id: str
    text: str
    title: str | None = None
    #: Day of publication. Relative times are dated by it; None leaves them undated.
    date: dt.date | None = None
    #: Where it came from: a URL, a file name, a note on provenance.
    source: str | None = None
    publisher: str | None = None
    #: BCP 47 code where the input states it ("en"); None where nothing was said.
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """The exact words that something rests on: `text[begin:end]`, and the sentence around them."""

    begin: int
    end: int
    sentence_begin: int
    sentence_end: int


@dataclass(frozen=True, slots=True)
class TimeSpan:
    """A time as written and, only where it follows from text and document date, the days it covers.

    `date` has the precision of the text: "2025-05-15", "2025-05" or "2025". It is set only with both bounds; an open
    interval ("since 2014", "until March") has one bound and no `date`.
    """

    text: str
    date: str | None = None
    earliest: dt.date | None = None
    latest: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Entity:
    """An individual as one document knows it: an actor, office, place or initiative."""

    id: EntityId
    #: Most specific class: "dip:State", "dip:Official", "dip:Office", "dip:Place", "dip:PopulationGroup", ...
    kind: ClassId
    #: Fullest canonical name, in English, without leading "the".
    label: str
    #: Names by which this document calls it, `label` not among them. Catalogue aliases are not repeated here.
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of text that names an individual, and what decided which one."""

    begin: int
    end: int
    entity: EntityId
    #: "catalogue", "name", "surname", "office", "pronoun", "definite", "metonymy", "acronym", "group".
    resolved_by: str
    #: 0..1
    confidence: float


@dataclass(frozen=True, slots=True)
class Event:
    """One happening as one document presents it, with one factuality and one set of sources."""

    id: EntityId
    #: Most specific class; its superclasses follow from the ontology.
    kind: ClassId
    #: One for each mention of the event, in text order; never empty.
    evidence: tuple[Evidence, ...]
    agent: tuple[EntityId, ...] = ()
    recipient: tuple[EntityId, ...] = ()
    #: Participants of a symmetric event that are neither agent nor recipient. Agents and recipients participate anyway.
    participant: tuple[EntityId, ...] = ()
    place: tuple[EntityId, ...] = ()
    topic: tuple[EntityId, ...] = ()
    topic_text: str | None = None
    appointee: tuple[EntityId, ...] = ()
    office: tuple[EntityId, ...] = ()
    when: TimeSpan | None = None
    factuality: Factuality = Factuality.FACT
    #: Whose words they are; empty means the document's own. "actor/unnamed-source" for "is reported to".
    attributed_to: tuple[EntityId, ...] = ()
    #: PLOVER modes: "visit", "multilateral", ...
    modes: tuple[str, ...] = ()
    casualties: int | None = None
    casualties_text: str | None = None
    confidence: float = 1.0
    #: 0..1: how near the trigger stands to the top of its sentence; event coders keep the first of a sentence.
    salience: float = 1.0
    #: The words that name the event, for its label: "recalled", "trilateral meeting".
    trigger: str = ""


@dataclass(frozen=True, slots=True)
class Relation:
    """One direct triple between individuals that a document presents, with how real it is and who says so.

    Shortcuts of events ("dip:visited") are not among them: the graph wing derives these from the events.
    """

    subject: EntityId
    predicate: PropertyId
    object: EntityId
    #: One for each mention, in text order; never empty.
    evidence: tuple[Evidence, ...]
    factuality: Factuality = Factuality.FACT
    attributed_to: tuple[EntityId, ...] = ()
    status: Status | None = None
    #: When it held, as far as the text tells.
    when: TimeSpan | None = None
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was read in one document: a function of the document, the model, the ontology and the catalogue."""

    document: Document
    #: (begin, end) offsets of the sentences, in order.
    sentences: tuple[tuple[int, int], ...] = ()
    entities: tuple[Entity, ...] = ()
    mentions: tuple[Mention, ...] = ()
    events: tuple[Event, ...] = ()
    relations: tuple[Relation, ...] = ()
    #: What could not be read, in words for people.
    problems: tuple[str, ...] = ()


#: The source of what a text reports without saying whose words it is ("is reported to have").
UNNAMED_SOURCE = EntityId("actor/unnamed-source")
