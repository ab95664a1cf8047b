"""Named queries are sound, answer what their titles promise, and take values as values."""

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad, QuerySolutions, Store
from rdflib.plugins.sparql import prepareQuery

from kg.errors import QueryError, VocabularyError
from kg.graph.assemble import assemble
from kg.model import Document, Entity, Event, Evidence, Factuality, Reading, Relation, TimeSpan
from kg.names import expand
from kg.reference.ontology import load_ontology
from kg.reference.phrases import load_phrases
from kg.reference.queries import NamedQuery, bind, get_query, load_queries

QUERIES = load_queries()
NEEDED = {
    "who-holds-which-office", "what-an-actor-did", "meetings-of-two-actors", "claims-by-an-actor", "what-is-planned",
    "what-is-denied", "events-at-a-place", "events-in-a-period", "envoys-and-missions", "recognitions",
    "statements-with-evidence", "disputed",
}  # fmt: skip
NAMES = {
    "state/FRA": ("dip:State", "France"),
    "state/DZA": ("dip:State", "Algeria"),
    "state/EGY": ("dip:State", "Egypt"),
    "person/de-gaulle": ("dip:Official", "Charles de Gaulle"),
    "office/president-of-france": ("dip:Office", "President of France"),
    "place/cairo-egy": ("dip:Place", "Cairo"),
    "actor/fln": ("dip:NonStateActor", "National Liberation Front"),
}
TEXT = "Alpha. Bravo. Charlie. Delta. Echo. Foxtrot. Golf. Hotel."


def said(word: str) -> tuple[Evidence, ...]:
    begin = TEXT.index(word)
    return (Evidence(begin, begin + len(word), begin, begin + len(word) + 1),)


def happening(word: str, kind: str, agent: str, recipient: str, **parts: object) -> Event:
    return Event(f"event/doc/{word.lower()}", kind, said(word), agent=(agent,), recipient=(recipient,), **parts)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def store() -> Store:
    ontology = load_ontology()
    day = TimeSpan("in July 1962", "1962-07", dt.date(1962, 7, 1), dt.date(1962, 7, 31))
    events = (
        happening("Alpha", "dip:Recognition", "state/FRA", "state/DZA", when=day),
        happening("Bravo", "dip:Recognition", "state/EGY", "state/DZA", factuality=Factuality.NEGATED),
        happening("Charlie", "dip:Meeting", "person/de-gaulle", "actor/fln", place=("place/cairo-egy",)),
        happening("Delta", "dip:Visit", "person/de-gaulle", "state/EGY", factuality=Factuality.PLANNED),
        happening("Echo", "dip:Assault", "state/FRA", "state/DZA", attributed_to=("state/EGY",)),
        happening("Foxtrot", "dip:Assault", "state/FRA", "state/DZA", factuality=Factuality.NEGATED),
        happening("Golf", "dip:MissionOpened", "state/FRA", "state/DZA"),
    )
    office, mission = "office/president-of-france", "dip:hasMissionIn"
    relations = (
        Relation("person/de-gaulle", "dip:holdsOffice", office, said("Hotel")),
        Relation(office, "dip:officeOf", "state/FRA", said("Hotel")),
        Relation("state/EGY", mission, "state/FRA", said("Hotel")),
    )
    entities = tuple(Entity(name, kind, label) for name, (kind, label) in NAMES.items())
    reading = Reading(Document("dispatch-7", TEXT), (), entities, (), events, relations)
    store = Store()
    store.extend(assemble(reading, ontology, load_phrases(ontology), "none"))
    graph = NamedNode(expand("graph/descriptions"))
    label, other = NamedNode(expand("rdfs:label")), NamedNode(expand("skos:altLabel"))
    for name, (_, words) in NAMES.items():
        store.add(Quad(NamedNode(expand(name)), label, Literal(words), graph))
    store.add(Quad(NamedNode(expand("actor/fln")), other, Literal("FLN"), graph))
    inside = (expand("place/cairo-egy"), expand("dip:locatedIn"), expand("state/EGY"))
    store.add(Quad(*map(NamedNode, inside), graph))
    for word in ("echo", "foxtrot"):
        about = (expand(f"event/doc/{word}"), expand("dip:occurrence"), expand("occurrence/doc/echo"))
        store.add(Quad(*map(NamedNode, about), graph))
    return store


def ask(store: Store, name: str, **values: str) -> list[dict[str, str]]:
    answer = store.query(bind(QUERIES[name], values), use_default_graph_as_union=True)
    assert isinstance(answer, QuerySolutions)
    columns = [variable.value for variable in answer.variables]
    return [{column: row[column].value for column in columns if row[column] is not None} for row in answer]


@pytest.mark.parametrize(
    ("name", "values", "sentences"),
    [
        ("who-holds-which-office", {}, ["Hotel."]),
        ("who-holds-which-office", {"of": "france"}, ["Hotel."]),
        ("who-holds-which-office", {"of": "Egypt"}, []),
        ("who-holds-which-office", {"title": "president"}, ["Hotel."]),
        ("who-holds-which-office", {"title": "king"}, []),
        ("offices-of-a-person", {"person": "Charles de Gaulle"}, ["Hotel."]),
        ("what-an-actor-did", {"actor": "France"}, ["Golf.", "Alpha."]),
        ("what-an-actor-did", {"actor": "fln"}, ["Charlie."]),
        ("what-an-actor-did", {"actor": "Egypt"}, []),
        ("meetings-of-two-actors", {"actor": "Charles de Gaulle", "other": "FLN"}, ["Charlie."]),
        ("meetings-of-two-actors", {"actor": "FLN", "other": "France"}, ["Charlie."]),
        ("meetings-of-two-actors", {"actor": "Algeria", "other": "France"}, []),
        ("meetings-of-two-actors", {"actor": "Charles de Gaulle", "other": "France"}, []),
        ("claims-by-an-actor", {"actor": "EGYPT"}, ["Echo."]),
        ("what-is-planned", {}, ["Delta."]),
        ("what-is-planned", {"actor": "Algeria"}, []),
        ("what-is-denied", {}, ["Bravo.", "Foxtrot."]),
        ("what-is-denied", {"actor": "Egypt"}, ["Bravo."]),
        ("events-at-a-place", {"place": "Cairo"}, ["Charlie."]),
        ("events-at-a-place", {"place": "Egypt"}, ["Charlie."]),
        ("events-at-a-place", {"place": "France"}, []),
        ("events-in-a-period", {"since": "1962"}, ["Alpha."]),
        ("events-in-a-period", {"since": "1962-07-31", "until": "1962"}, ["Alpha."]),
        ("events-in-a-period", {"since": "1962-08"}, []),
        ("events-in-a-period", {"until": "1962-06"}, []),
        ("envoys-and-missions", {}, ["Hotel.", "Golf."]),
        ("envoys-and-missions", {"actor": "Egypt"}, ["Hotel."]),
        ("recognitions", {}, ["Bravo.", "Alpha."]),
        ("recognitions", {"actor": "France"}, ["Alpha."]),
        ("statements-with-evidence", {"relation": "metWith"}, ["Charlie."]),
        ("statements-with-evidence", {"actor": "Egypt", "relation": "recognizes"}, ["Bravo."]),
    ],
)  # fmt: skip
def test_a_named_query_finds_just_the_sentences_that_answer_it(store, name, values, sentences):
    rows = ask(store, name, **values)
    assert [row["sentence"] for row in rows] == sentences
    assert {row["document"] for row in rows} <= {"dispatch-7"}


def test_a_claim_and_its_denial_are_told_together(store):
    (row,) = ask(store, "disputed")
    assert (row["claim"], row["claimSentence"]) == ("According to Egypt, France attacks Algeria", "Echo.")
    assert (row["denial"], row["denialSentence"]) == ("France does not attack Algeria", "Foxtrot.")


def test_recognitions_tell_who_whom_and_how_real(store):
    assert [(r["who"], r["whom"], r["factuality"]) for r in ask(store, "recognitions")] == [
        ("Egypt", "Algeria", "Negated"),
        ("France", "Algeria", "Fact"),
    ]


def test_the_needed_queries_are_there():
    assert QUERIES.keys() >= NEEDED


@pytest.mark.parametrize("query", QUERIES.values(), ids=QUERIES.keys())
def test_a_query_runs_as_it_stands_in_two_engines_and_orders_its_rows(query: NamedQuery):
    Store().query(query.text, use_default_graph_as_union=True)
    prepareQuery(query.text)
    assert query.title
    assert query.description.endswith(".")
    assert "ORDER BY" in query.text


HOSTILE = [
    '" } UNION { ?s ?p ?o } #',
    "\\",
    "\\\\",
    '\\"',
    "a\nb",
    "\\u0022 } #",
    "VALUES ?other { UNDEF }",
    "{}",
    "\0",
    "”",
]


@pytest.mark.parametrize("value", HOSTILE)
def test_a_hostile_value_finds_nothing_and_breaks_nothing(store, value):
    assert ask(store, "meetings-of-two-actors", actor=value, other=HOSTILE[0]) == []
    prepareQuery(bind(QUERIES["meetings-of-two-actors"], {"actor": value, "other": 'x" y'}))


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"])).filter(lambda s: s == s.strip()))
def test_any_text_comes_back_from_a_query_as_it_went_in(value):
    echo = NamedQuery("echo", "", "", QUERIES["what-an-actor-did"].parameters, "SELECT * { VALUES ?actor { UNDEF } }")
    ((found,),) = Store().query(bind(echo, {"actor": value}))
    assert found.value == value


@pytest.mark.parametrize(
    ("name", "values", "message"),
    [
        ("what-an-actor-did", {}, "needs a value for actor: the actor"),
        ("what-an-actor-did", {"actr": "x"}, "has no parameter actr. Did you mean actor"),
        ("disputed", {"actor": "x"}, "has no parameter actor. It takes none"),
        ("events-in-a-period", {"since": "yesterday"}, "'yesterday' is no date. Write a day, month or year"),
        ("events-in-a-period", {"until": "2025-02-30"}, "'2025-02-30' is no date"),
        ("events-in-a-period", {"until": "2025-13"}, "'2025-13' is no date"),
    ],
)
def test_a_wrong_value_is_told(name, values, message):
    with pytest.raises(QueryError) as raised:
        bind(QUERIES[name], values)
    assert message in str(raised.value)


@pytest.mark.parametrize(
    ("since", "until", "first", "last"),
    [("2024", "2024", "2024-01-01", "2024-12-31"), ("2024-02", "2024-02", "2024-02-01", "2024-02-29")],
)
def test_a_month_or_year_means_its_first_or_last_day(since, until, first, last):
    text = bind(QUERIES["events-in-a-period"], {"since": since, "until": until})
    assert f'?since {{ "{first}"^^' in text
    assert f'?until {{ "{last}"^^' in text


def test_an_unknown_query_is_told_with_the_nearest():
    with pytest.raises(QueryError, match=r"recognition: there is no query of this name\. Did you mean recognitions\?"):
        get_query(QUERIES, "recognition")
    assert get_query(QUERIES, "disputed").name == "disputed"


def test_a_user_s_query_is_added_and_its_default_is_used(tmp_path: Path):
    (tmp_path / "queries").mkdir()
    (tmp_path / "queries" / "mine.rq").write_text(
        "# title: Mine\n# description: What I ask.\n# parameter: who (optional, text, default Norway): whom I mean\n"
        "SELECT * { VALUES ?who { UNDEF } }\n"
    )
    queries = load_queries(tmp_path)
    assert 'VALUES ?who { "Norway" }' in bind(queries["mine"], {})
    assert queries.keys() >= NEEDED


def test_all_faults_of_headers_are_told_at_once(tmp_path: Path):
    (tmp_path / "queries").mkdir()
    (tmp_path / "queries" / "a.rq").write_text(
        "# title: A\n# parameter: who: someone\nSELECT * { VALUES ?x { UNDEF } }\n"
    )
    (tmp_path / "queries" / "b.rq").write_text("# description: B\n# parameter: who (optional, text): x\nSELECT * {}\n")
    with pytest.raises(VocabularyError) as raised:
        load_queries(tmp_path)
    for fault in (
        "a.rq: the line `# description: ...` is missing",
        "a.rq: write `# parameter: NAME (required|optional, KIND): ...`",
        "a.rq: VALUES ?x { UNDEF } must stand in it once",
        "b.rq: the line `# title: ...` is missing",
        "b.rq: VALUES ?who { UNDEF } must stand in it once",
    ):
        assert fault in str(raised.value)
