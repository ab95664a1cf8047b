"""Two small dispatches as their readings would be, for all tests of the graph wing."""

import datetime as dt
from collections.abc import Callable

import pytest
from pyoxigraph import Quad

from kg.graph.assemble import assemble
from kg.graph.derive import derive
from kg.graph.graph import Graph
from kg.graph.store.memory import MemoryStore
from kg.model import Document, Entity, Event, Evidence, Factuality, Mention, Reading, Relation, TimeSpan
from kg.names import document_path, event_path, expand
from kg.reference.catalogue import Catalogue, CatalogueEntry
from kg.reference.identity import load_identity_rules
from kg.reference.ontology import Ontology, load_ontology
from kg.reference.phrases import load_phrases

DAR = "person/ishaq-dar"
PAK, AFG, ISL = "state/PAK", "state/AFG", "state/ISL"
KABUL, MINISTRY, OFFICE = "place/kabul-afg", "org/foreign-office", "office/foreign-minister-of-pakistan"

FIRST = Document(
    "a/first.txt",
    "Foreign Minister Ishaq Dar visited Kabul on Monday. Pakistan will aid Afghanistan. Kabul said Pakistan attacked.",
    title="Dar in Kabul",
    date=dt.date(2025, 5, 20),
)
SECOND = Document(
    "b second.txt",
    "Dar, the foreign minister, was in Kabul. Pakistan did not recognise “Kabul”;\nÍsland is nowhere.",
    date=dt.date(2025, 6, 1),
)


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    """The little that is known of whom the dispatches name."""
    entries = [
        CatalogueEntry(
            PAK, "dip:State", "Pakistan", ("Islamic Republic of Pakistan",), "Q843", None, "PK", None, None, None, ()
        ),
        CatalogueEntry(AFG, "dip:State", "Afghanistan", (), "Q889", None, "AF", KABUL, None, None, ()),
        CatalogueEntry(ISL, "dip:State", "Iceland", ("Ísland",), "Q189", None, "IS", None, None, None, ()),
        CatalogueEntry(KABUL, "dip:Place", "Kabul", ("Kaboul",), "Q5838", AFG, None, None, None, None, ()),
        CatalogueEntry(MINISTRY, "dip:Organization", "Foreign Office", (), None, PAK, None, None, None, None, ()),
    ]
    return Catalogue({entry.id: entry for entry in entries}, {}, frozenset({KABUL}), "test")


def _span(document: Document, words: str) -> Evidence:
    begin = document.text.index(words)
    left = document.text.rfind(". ", 0, begin)
    right = document.text.find(". ", begin)
    return Evidence(
        begin, begin + len(words), left + 2 if left >= 0 else 0, right + 1 if right >= 0 else len(document.text)
    )


def _mention(document: Document, words: str, entity: str) -> Mention:
    span = _span(document, words)
    return Mention(span.begin, span.end, entity, "name", 1.0)


def _event(document: Document, words: str, kind: str, **more: object) -> Event:
    span = _span(document, words)
    return Event(event_path(document.id, span.begin, kind), kind, (span,), trigger=words, **more)


def read_first() -> Reading:
    return Reading(
        FIRST,
        (),
        (
            Entity(DAR, "dip:Official", "Ishaq Dar"),
            Entity(PAK, "dip:State", "Pakistan"),
            Entity(AFG, "dip:State", "Afghanistan", ("Kabul",)),
            Entity(KABUL, "dip:Place", "Kabul"),
            Entity(OFFICE, "dip:Office", "Foreign Minister of Pakistan"),
        ),
        (
            _mention(FIRST, "Ishaq Dar", DAR),
            _mention(FIRST, "Kabul", KABUL),
            _mention(FIRST, "Pakistan", PAK),
            _mention(FIRST, "Afghanistan", AFG),
        ),
        (
            _event(
                FIRST,
                "visited",
                "dip:Visit",
                agent=(DAR,),
                recipient=(AFG,),
                place=(KABUL,),
                when=TimeSpan("on Monday", "2025-05-19", dt.date(2025, 5, 19), dt.date(2025, 5, 19)),
                modes=("visit",),
            ),
            _event(FIRST, "aid", "dip:Aid", agent=(PAK,), recipient=(AFG,), factuality=Factuality.PLANNED),
            _event(FIRST, "attacked", "dip:Assault", agent=(PAK,), recipient=(AFG,), attributed_to=(AFG,)),
            _event(FIRST, "said", "dip:PublicStatement", agent=(AFG,)),
        ),
        (
            Relation(DAR, "dip:holdsOffice", OFFICE, (_span(FIRST, "Foreign Minister"),)),
            Relation(OFFICE, "dip:officeOf", PAK, (_span(FIRST, "Foreign Minister"),)),
        ),
    )


def read_second() -> Reading:
    return Reading(
        SECOND,
        (),
        (
            Entity(DAR, "dip:Person", "Ishaq Dar", ("Dar",)),
            Entity(PAK, "dip:State", "Pakistan"),
            Entity(AFG, "dip:State", "Afghanistan", ("Kabul",)),
            Entity(KABUL, "dip:Place", "Kabul"),
            Entity(ISL, "dip:State", "Iceland"),
            Entity(OFFICE, "dip:Office", "Foreign Minister of Pakistan"),
            Entity(MINISTRY, "dip:Organization", "Foreign Office"),
        ),
        (_mention(SECOND, "Dar", DAR),),
        (
            _event(
                SECOND, "recognise", "dip:Recognition", agent=(PAK,), recipient=(AFG,), factuality=Factuality.NEGATED
            ),
        ),
        (Relation(DAR, "dip:holdsOffice", OFFICE, (_span(SECOND, "the foreign minister"),)),),
    )


@pytest.fixture(scope="session")
def ontology() -> Ontology:
    return load_ontology()


@pytest.fixture(scope="session")
def documents(ontology: Ontology) -> dict[str, list[Quad]]:
    """The quads of the two dispatches, by the IRI of their graph."""
    phrases = load_phrases(ontology)
    return {
        expand(document_path(reading.document.id)): assemble(reading, ontology, phrases, "test")
        for reading in (read_first(), read_second())
    }


@pytest.fixture
def fill(documents, catalogue, ontology) -> Callable[..., None]:
    """Put the dispatches into a store, in the order given, and derive."""

    def fill(store, names=None) -> None:
        for name in names or documents:
            store.replace(name, documents[name])
        derive(store, catalogue, ontology, load_identity_rules())

    return fill


@pytest.fixture
def store(fill) -> MemoryStore:
    """A store in memory with the two dispatches."""
    store = MemoryStore()
    fill(store)
    return store


@pytest.fixture
def graph(store) -> Graph:
    return Graph(store)
