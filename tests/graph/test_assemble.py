"""What one document presents becomes quads that say it whole, and plain triples only of what is so."""

import datetime as dt
from dataclasses import replace

import pytest
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Store

from kg.graph.assemble import assemble
from kg.model import (
    UNNAMED_SOURCE,
    Document,
    Entity,
    Event,
    Evidence,
    Factuality,
    Mention,
    Reading,
    Relation,
    Status,
    TimeSpan,
)
from kg.names import DIP, expand, shrink
from kg.reference.ontology import load_ontology
from kg.reference.phrases import load_phrases

FACT, NEGATED, PLANNED, POSSIBLE = Factuality
ONTOLOGY = load_ontology()
PHRASES = load_phrases(ONTOLOGY)
TEXT = "Café talk: 😀 Ishaq Dar visited Kabul on Monday. He is foreign minister."
TODAY = dt.date(2025, 5, 20)


def span(words: str) -> Evidence:
    begin = TEXT.index(words)
    sentence = (0, TEXT.index(" He is"))
    return Evidence(begin, begin + len(words), *(sentence if begin < sentence[1] else (sentence[1] + 1, len(TEXT))))


ENTITIES = tuple(
    Entity(entity, kind, label, names)
    for entity, kind, label, names in [
        ("person/ishaq-dar", "dip:Official", "Ishaq Dar", ("Dar",)),
        ("person/wang-yi", "dip:Official", "Wang Yi", ()),
        ("state/AFG", "dip:State", "Afghanistan", ()),
        ("state/PAK", "dip:State", "Pakistan", ()),
        ("state/CHN", "dip:State", "China", ()),
        ("state/USA", "dip:State", "United States", ()),
        ("place/kabul-afg", "dip:Place", "Kabul", ()),
        ("office/fm", "dip:Office", "Foreign Minister of Pakistan", ()),
        ("government/taliban", "dip:Government", "Taliban government", ()),
        ("group/terrorists", "dip:PopulationGroup", "terrorist organisations", ()),
    ]
)
DOCUMENT = Document("news/a b.txt", TEXT, title="Dar in Kabul", date=TODAY, source="https://example.org/a")
VISIT = Event(
    "event/x/19-visit",
    "dip:Visit",
    (span("visited"),),
    agent=("person/ishaq-dar",),
    recipient=("state/AFG",),
    place=("place/kabul-afg",),
    trigger="visited",
    confidence=0.9,
)
OFFICE = Relation("person/ishaq-dar", "dip:holdsOffice", "office/fm", (span("foreign minister"),))


def reading(*things: Event | Relation, document: Document = DOCUMENT, mentions: tuple[Mention, ...] = ()) -> Reading:
    return Reading(
        document,
        ((0, 48), (49, len(TEXT))),
        ENTITIES,
        mentions,
        tuple(thing for thing in things if isinstance(thing, Event)),
        tuple(thing for thing in things if isinstance(thing, Relation)),
    )


def quads_of(*things: Event | Relation, **parts: object) -> list[Quad]:
    return assemble(reading(*things, **parts), ONTOLOGY, PHRASES, "en_core_web_sm 3.8.0")  # type: ignore[arg-type]


def triples(quads: list[Quad]) -> set[tuple[str, str, str]]:
    return {(shrink(q.subject.value), shrink(q.predicate.value), shrink(q.object.value)) for q in quads}


def values(quads: list[Quad], subject: str, predicate: str) -> set[str]:
    return {o for s, p, o in triples(quads) if s == subject and p == predicate}


def label_of(event: Event) -> str:
    (label,) = values(quads_of(event), event.id, "rdfs:label")
    return label


def shortcuts(quads: list[Quad]) -> set[tuple[str, str, str]]:
    """Return the triples that statements are about."""
    heads = {s for s, p, o in triples(quads) if p == "rdf:type" and o == "rdf:Statement"}
    return {
        (_one(quads, head, "rdf:subject"), _one(quads, head, "rdf:predicate"), _one(quads, head, "rdf:object"))
        for head in heads
    }


def _one(quads: list[Quad], subject: str, predicate: str) -> str:
    (value,) = values(quads, subject, predicate)
    return value


def test_all_quads_are_in_the_graph_named_as_the_document_sorted_and_each_once():
    quads = quads_of(VISIT, OFFICE)
    assert {q.graph_name.value for q in quads} == {expand("document/news%2Fa%20b.txt")}
    assert quads == sorted(set(quads), key=str)


def test_there_are_no_blank_nodes():
    quads = quads_of(VISIT, OFFICE)
    assert not [q for q in quads if isinstance(q.subject, BlankNode) or isinstance(q.object, BlankNode)]


def test_every_term_that_is_written_is_declared_in_the_ontology():
    everything = replace(
        VISIT, participant=("person/wang-yi",), topic=("state/CHN",), topic_text="trade", appointee=("person/wang-yi",),
        office=("office/fm",), modes=("visit",), casualties=3, casualties_text="three people",
        when=TimeSpan("Monday", "2025-05-19", dt.date(2025, 5, 19), dt.date(2025, 5, 19)),
    )  # fmt: skip
    claim = replace(VISIT, id="event/x/1-visit", attributed_to=(UNNAMED_SOURCE,), factuality=POSSIBLE)
    late = replace(OFFICE, status=Status.ACTING, when=TimeSpan("since May", None, dt.date(2025, 5, 1)))
    mention = Mention(11, 20, "person/ishaq-dar", "name", 0.9)
    quads = quads_of(everything, claim, late, mentions=(mention,))
    used = {t.value for q in quads for t in (q.predicate, q.object) if isinstance(t, NamedNode) and DIP in t.value}
    declared = {*ONTOLOGY.classes, *ONTOLOGY.properties, *ONTOLOGY.individuals}
    assert {shrink(term) for term in used} - declared == set()


def test_a_store_gives_back_what_was_put_in():
    quads = quads_of(VISIT, OFFICE, replace(VISIT, id="event/x/2-visit", casualties=7, confidence=0.5))
    store = Store()
    store.extend(quads)
    assert set(store) == set(quads)


def test_evidence_cuts_its_own_words_out_of_the_document():
    quads = quads_of(VISIT, OFFICE, mentions=(Mention(13, 22, "person/ishaq-dar", "name", 0.9),))
    spans = {s for s, p, o in triples(quads) if p == "rdf:type" and o == "dip:Evidence"}
    assert len(spans) == 3
    for node in spans:
        begin, end = int(_one(quads, node, "nif:beginIndex")), int(_one(quads, node, "nif:endIndex"))
        assert TEXT[begin:end] == _one(quads, node, "nif:anchorOf")
        assert _one(quads, node, "nif:anchorOf") in _one(quads, node, "dip:sentence")
        assert node.endswith(f"#char={begin},{end}")


def test_two_claims_on_the_same_words_share_one_evidence():
    quads = quads_of(VISIT, replace(OFFICE, evidence=VISIT.evidence))
    assert len([s for s, p, o in triples(quads) if p == "rdf:type" and o == "dip:Evidence"]) == 1


def test_the_document_says_what_it_is():
    quads = quads_of()
    node = "document/news%2Fa%20b.txt"
    assert _one(quads, node, "dcterms:identifier") == "news/a b.txt"
    assert _one(quads, node, "dip:text") == TEXT
    assert _one(quads, node, "dcterms:source") == "https://example.org/a"
    issued = next(q.object for q in quads if shrink(q.predicate.value) == "dcterms:issued")
    assert issued == Literal("2025-05-20", datatype=NamedNode(expand("xsd:date")))


def test_an_event_has_all_its_superclasses_and_its_plover_type():
    quads = quads_of(VISIT)
    kinds = {"dip:Visit", "dip:Consultation", "dip:Event", "dip:ActualEvent"}
    assert values(quads, VISIT.id, "rdf:type") == kinds
    assert values(quads, VISIT.id, "dip:ploverType") == {"CONSULT"}


def test_an_event_and_its_shortcut_stay_small():
    own = [t for t in triples(quads_of(VISIT)) if t[0] == VISIT.id]
    assert len(own) <= 20


@pytest.mark.parametrize(
    ("factuality", "sources", "is_actual"),
    [
        (FACT, (), True),
        (FACT, ("state/PAK",), False),
        (FACT, (UNNAMED_SOURCE,), False),
        (NEGATED, (), False),
        (PLANNED, (), False),
        (POSSIBLE, (), False),
    ],
)
def test_only_unattributed_facts_are_actual_events_and_plain_triples(factuality, sources, is_actual):
    quads = quads_of(replace(VISIT, factuality=factuality, attributed_to=sources))
    plain = ("person/ishaq-dar", "dip:visited", "state/AFG")
    assert ("dip:ActualEvent" in values(quads, VISIT.id, "rdf:type")) is is_actual
    assert (plain in triples(quads)) is is_actual
    assert plain in shortcuts(quads)


def test_the_unnamed_source_is_a_term_of_the_ontology():
    quads = quads_of(replace(VISIT, attributed_to=(UNNAMED_SOURCE,)))
    assert values(quads, VISIT.id, "dip:attributedTo") == {"dip:UnnamedSource"}


@pytest.mark.parametrize(
    ("status", "when", "today", "is_plain"),
    [
        (None, None, TODAY, True),
        (Status.CURRENT, None, TODAY, True),
        (Status.ACTING, None, TODAY, True),
        (Status.FORMER, None, TODAY, False),
        (Status.DESIGNATE, None, TODAY, False),
        (None, TimeSpan("until 2024", None, None, dt.date(2024, 12, 31)), TODAY, False),
        (None, TimeSpan("until today", None, None, TODAY), TODAY, True),
        (None, TimeSpan("until 2024", None, None, dt.date(2024, 12, 31)), None, False),
        (None, TimeSpan("since 2024", None, dt.date(2024, 1, 1)), None, True),
    ],
)
def test_what_is_former_designate_or_ended_is_no_plain_triple(status, when, today, is_plain):
    quads = quads_of(replace(OFFICE, status=status, when=when), document=replace(DOCUMENT, date=today))
    plain = ("person/ishaq-dar", "dip:holdsOffice", "office/fm")
    assert (plain in triples(quads)) is is_plain
    assert plain in shortcuts(quads)


def test_a_past_visit_stays_a_plain_triple_after_its_day():
    when = TimeSpan("in 2019", "2019", dt.date(2019, 1, 1), dt.date(2019, 12, 31))
    assert ("person/ishaq-dar", "dip:visited", "state/AFG") in triples(quads_of(replace(VISIT, when=when)))


@pytest.mark.parametrize(
    ("date", "datatype"), [("2025-05-19", "xsd:date"), ("2025-05", "xsd:gYearMonth"), ("2025", "xsd:gYear")]
)
def test_a_date_keeps_the_precision_of_the_text(date, datatype):
    when = TimeSpan("then", date, dt.date(2025, 1, 1), dt.date(2025, 12, 31))
    quads = quads_of(replace(VISIT, when=when))
    assert [q.object for q in quads if q.predicate.value == DIP + "date"] == [
        Literal(date, datatype=NamedNode(expand(datatype)))
    ]
    assert values(quads, VISIT.id, "dip:earliest") == {"2025-01-01"}
    assert values(quads, VISIT.id, "dip:latest") == {"2025-12-31"}


def test_an_open_interval_has_one_bound_and_no_date():
    quads = quads_of(replace(VISIT, when=TimeSpan("since May", None, dt.date(2025, 5, 1))))
    assert values(quads, VISIT.id, "dip:earliest") == {"2025-05-01"}
    assert values(quads, VISIT.id, "dip:latest") | values(quads, VISIT.id, "dip:date") == set()


MEETING = Event(
    "event/x/3-meeting",
    "dip:Meeting",
    (span("talk"),),
    agent=("state/PAK",),
    recipient=("state/CHN",),
    participant=("state/AFG",),
)


def test_everyone_in_a_symmetric_event_is_a_participant_and_each_pair_has_one_shortcut():
    quads = quads_of(MEETING)
    assert values(quads, MEETING.id, "dip:participant") == {"state/PAK", "state/CHN", "state/AFG"}
    assert shortcuts(quads) == {
        ("state/AFG", "dip:metWith", "state/CHN"),
        ("state/AFG", "dip:metWith", "state/PAK"),
        ("state/CHN", "dip:metWith", "state/PAK"),
    }


def test_in_another_event_agent_and_recipient_are_not_repeated_as_participants():
    assert values(quads_of(VISIT), VISIT.id, "dip:participant") == set()


@pytest.mark.parametrize(("how_many", "pairs"), [(8, 28), (9, 0)])
def test_a_meeting_of_more_than_eight_has_no_shortcuts(how_many, pairs):
    everyone = tuple(entity.id for entity in ENTITIES[:how_many])
    assert len(shortcuts(quads_of(replace(MEETING, agent=(), recipient=(), participant=everyone)))) == pairs


def test_who_is_agent_and_recipient_at_once_has_no_shortcut_to_itself():
    assert shortcuts(quads_of(replace(VISIT, recipient=("person/ishaq-dar",)))) == set()


def test_one_statement_stands_for_a_triple_told_twice_alike():
    again = replace(VISIT, id="event/x/9-visit", evidence=(span("Kabul"),), confidence=0.5)
    quads = quads_of(VISIT, again)
    (head,) = {s for s, p, o in triples(quads) if p == "rdf:type" and o == "rdf:Statement"}
    assert values(quads, head, "dip:ofEvent") == {VISIT.id, again.id}
    assert len(values(quads, head, "prov:wasDerivedFrom")) == 2
    assert values(quads, head, "dip:confidence") == {"0.9"}


def test_another_factuality_source_or_status_makes_another_statement():
    variants = [OFFICE, replace(OFFICE, factuality=NEGATED), replace(OFFICE, attributed_to=("state/PAK",))]
    variants.append(replace(OFFICE, status=Status.FORMER))
    quads = quads_of(*variants)
    assert len({s for s, p, o in triples(quads) if p == "rdf:type" and o == "rdf:Statement"}) == 4


def test_a_known_end_holds_for_another_mention_without_one():
    ended = replace(OFFICE, when=TimeSpan("until 2024", None, None, dt.date(2024, 12, 31)))
    assert ("person/ishaq-dar", "dip:holdsOffice", "office/fm") not in triples(quads_of(ended, OFFICE))


def test_the_order_in_which_things_were_read_does_not_matter():
    other = replace(VISIT, id="event/x/9-visit", evidence=(span("Kabul"),))
    assert quads_of(VISIT, other, OFFICE, MEETING) == quads_of(OFFICE, MEETING, other, VISIT)


def test_a_naming_says_how_the_document_names_an_individual():
    mentions = (
        Mention(13, 22, "person/ishaq-dar", "name", 0.9),
        Mention(49, 51, "person/ishaq-dar", "pronoun", 0.7),
        Mention(49, 51, "person/ishaq-dar", "pronoun", 0.7),
    )
    quads = quads_of(mentions=mentions)
    node = "naming/news%2Fa%20b.txt/person/ishaq-dar"
    assert _one(quads, node, "dip:names") == "person/ishaq-dar"
    assert _one(quads, node, "dip:asClass") == "dip:Official"
    assert _one(quads, node, "dip:fullName") == "Ishaq Dar"
    assert values(quads, node, "dip:nameInText") == {"Dar"}
    assert values(quads, node, "dip:resolvedBy") == {"name", "pronoun"}
    assert len(values(quads, node, "prov:wasDerivedFrom")) == 2


def test_individuals_have_no_label_in_the_document_s_graph():
    labelled = {s for s, p, _ in triples(quads_of(VISIT, OFFICE)) if p == "rdfs:label"}
    assert {name.partition("/")[0] for name in labelled} == {"document", "event", "statement"}


def test_an_individual_that_the_reading_does_not_list_is_a_fault_of_the_reader():
    with pytest.raises(ValueError, match=r"news/a b\.txt: not among the entities .*: state/XXX"):
        quads_of(replace(VISIT, recipient=("state/XXX",)))


DAR, WANG, PAK, AFG, CHN, USA = (
    "person/ishaq-dar", "person/wang-yi", "state/PAK", "state/AFG", "state/CHN", "state/USA",
)  # fmt: skip


@pytest.mark.parametrize(
    ("event", "label"),
    [
        (VISIT, "Ishaq Dar visits Kabul"),
        (replace(VISIT, place=()), "Ishaq Dar visits Afghanistan"),
        (replace(VISIT, agent=(DAR, WANG)), "Ishaq Dar and Wang Yi visit Kabul"),
        (replace(VISIT, agent=()), "Visit to Kabul"),
        (replace(VISIT, factuality=PLANNED), "Ishaq Dar is to visit Kabul"),
        (replace(VISIT, factuality=NEGATED), "Ishaq Dar does not visit Kabul"),
        (replace(VISIT, factuality=NEGATED, agent=(DAR, WANG)), "Ishaq Dar and Wang Yi do not visit Kabul"),
        (replace(VISIT, factuality=POSSIBLE), "Ishaq Dar may visit Kabul"),
        (replace(VISIT, attributed_to=(PAK,)), "According to Pakistan, Ishaq Dar visits Kabul"),
        (replace(VISIT, attributed_to=(UNNAMED_SOURCE,)), "According to an unnamed source, Ishaq Dar visits Kabul"),
        (replace(VISIT, agent=(), attributed_to=(USA,)), "Visit to Kabul, according to the United States"),
        (MEETING, "Pakistan, China and Afghanistan meet"),
        (replace(MEETING, place=("place/kabul-afg",)), "Pakistan, China and Afghanistan meet in Kabul"),
        (replace(MEETING, participant=(AFG, USA)), "Pakistan, China, Afghanistan and 1 other meet"),
        (replace(MEETING, participant=(AFG, USA, DAR)), "Pakistan, China, Afghanistan and 2 others meet"),
        (replace(MEETING, agent=(), recipient=(), participant=(), place=("place/kabul-afg",)), "Meeting in Kabul"),
        (
            replace(VISIT, kind="dip:Appointment", agent=(PAK,), place=(), factuality=PLANNED),
            "Pakistan is to appoint an envoy to Afghanistan",
        ),
        (
            replace(VISIT, kind="dip:Appointment", agent=(PAK,), appointee=(DAR,), office=("office/fm",)),
            "Pakistan appoints Ishaq Dar as Foreign Minister of Pakistan",
        ),
        (
            replace(VISIT, kind="dip:Recognition", agent=(), recipient=("government/taliban",), factuality=NEGATED),
            "No recognition of the Taliban government",
        ),
        (
            replace(
                VISIT, kind="dip:Assault", agent=("group/terrorists",), recipient=(PAK,), place=(), attributed_to=(PAK,)
            ),
            "According to Pakistan, terrorist organisations attack Pakistan",
        ),
        (replace(VISIT, kind="dip:Assault", agent=(), recipient=(AFG,), place=()), "Attack on Afghanistan"),
        (
            replace(VISIT, kind="dip:Accusation", place=(), topic_text="sheltering\n  fighters"),
            "Ishaq Dar accuses Afghanistan: sheltering fighters",
        ),
        (replace(VISIT, kind="dip:PowerTransition"), "Change of power in Afghanistan: Ishaq Dar"),
        (replace(VISIT, kind="dip:Visit", agent=(), recipient=(), place=()), "Visit"),
    ],
)
def test_a_label_says_the_event_in_one_short_sentence(event, label):
    assert label_of(event) == label


@pytest.mark.parametrize("kind", sorted(k for k in ONTOLOGY.classes if ONTOLOGY.is_a(k, "dip:Event")))
@pytest.mark.parametrize("factuality", list(Factuality))
def test_every_class_has_a_label_with_all_roles_and_with_none(kind, factuality):
    full = replace(MEETING, kind=kind, factuality=factuality, place=("place/kabul-afg",), topic_text="trade")
    bare = replace(full, agent=(), recipient=(), participant=(), place=(), topic_text=None)
    assert not set("{}[]|") & set(label_of(full) + label_of(bare))
    assert label_of(full)[0].isupper()
    assert "  " not in label_of(full)


def test_a_long_topic_is_cut_between_words():
    event = replace(VISIT, kind="dip:Accusation", place=(), topic_text="sheltering " * 20)
    assert label_of(event) == "Ishaq Dar accuses Afghanistan: sheltering sheltering sheltering sheltering sheltering…"


@pytest.mark.parametrize(
    ("relation", "label"),
    [
        (OFFICE, "Ishaq Dar serves as Foreign Minister of Pakistan"),
        (replace(OFFICE, status=Status.FORMER), "Ishaq Dar formerly served as Foreign Minister of Pakistan"),
        (replace(OFFICE, status=Status.DESIGNATE), "Ishaq Dar is to serve as Foreign Minister of Pakistan"),
        (replace(OFFICE, factuality=NEGATED), "Ishaq Dar does not serve as Foreign Minister of Pakistan"),
        (
            Relation("office/fm", "dip:officeOf", "state/USA", OFFICE.evidence),
            "The Foreign Minister of Pakistan belongs to the United States",
        ),
    ],
)
def test_a_statement_is_said_in_one_short_sentence(relation, label):
    quads = quads_of(relation)
    (head,) = {s for s, p, o in triples(quads) if p == "rdf:type" and o == "rdf:Statement"}
    assert values(quads, head, "rdfs:label") == {label}
