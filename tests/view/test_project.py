"""What a page takes from a graph."""

import pyoxigraph as ox
import pytest
from history_graph import GraphBuilder, ask_store, read_history

from kg.names import DIP, ID, PREFIXES
from kg.view.legend import read_legend
from kg.view.project import project_page
from kg.view.render import render_page


@pytest.fixture(scope="module")
def page(ask_history):
    return project_page(ask_history, read_legend(), "History", 150)


def find(page, label):
    return next(s for s in page.statements if s.label == label)


def count(store, query):
    return int(next(iter(ask_store(store)(query)))["n"])


def test_the_counts_are_those_of_the_graph(page, history):
    events = count(history, "SELECT (COUNT(DISTINCT ?e) AS ?n) WHERE { ?e a dip:Event }")
    relations = count(
        history,
        "SELECT (COUNT(DISTINCT ?s) AS ?n) WHERE { ?s a rdf:Statement FILTER NOT EXISTS { ?s dip:ofEvent ?e } }",
    )
    assert page.totals.statements == len(page.statements) == events + relations
    for factuality in ("Fact", "Negated", "Planned", "Possible"):
        asked = f"?s dip:factuality dip:{factuality} FILTER NOT EXISTS {{ ?s dip:ofEvent ?e }}"
        shown = sum(s.factuality == factuality for s in page.statements)
        assert shown == count(history, f"SELECT (COUNT(DISTINCT ?s) AS ?n) WHERE {{ {asked} }}")


def test_a_shortcut_of_an_event_is_not_shown_beside_it(page):
    assert "metWith" not in {s.kind for s in page.statements}


def test_every_passage_is_the_words_of_the_evidence_and_stands_in_its_sentence(page):
    told = {s.label: s for s in page.statements}
    for event in read_history()["events"]:
        passages = told[event["label"]].passages
        texts = [page.articles[p.article].text for p in passages]
        assert event["words"] in [t[p.begin : p.end] for t, p in zip(texts, passages, strict=True)] or event.get("same")
        for text, p in zip(texts, passages, strict=True):
            assert p.sentence_begin <= p.begin < p.end <= p.sentence_end
            assert text[p.sentence_begin : p.sentence_end].endswith(".")


def test_a_thing_is_named_by_its_most_specific_class_and_group(page):
    kinds = {t.label: (t.kind, t.group) for t in page.things}
    assert kinds["Anwar Sadat"] == ("Official", "person")
    assert kinds["Egypt"] == ("State", "state")
    assert kinds["Prime Minister of Ethiopia"] == ("Office", "office")


def test_a_claim_keeps_its_source_and_a_denial_its_factuality(page):
    claim, denial = (
        find(page, "Soviet Union places missiles in Cuba"),
        find(page, "Soviet Union places no missiles in Cuba"),
    )
    assert claim.sources == (ID + "person/adlai-stevenson",)
    assert (claim.factuality, denial.factuality) == ("Fact", "Negated")
    assert claim.occurrence == denial.occurrence


def test_an_unnamed_source_is_no_thing(page):
    assert find(page, "Iran to expel Saudi diplomats").sources[0].endswith("#UnnamedSource")
    assert not any(t.id.endswith("UnnamedSource") for t in page.things)


@pytest.mark.parametrize("limit", [10, 25, 60])
def test_a_large_graph_is_cut_to_the_limit_and_says_what_it_holds(ask_history, limit):
    cut = project_page(ask_history, read_legend(), "History", limit)
    nodes = {t.id for t in cut.things} | {(s.occurrence, s.factuality) for s in cut.statements if s.is_event}
    assert 0 < len(nodes) <= limit
    assert cut.totals.statements == 47 > len(cut.statements)


def test_a_page_holds_more_than_it_draws_at_first(ask_history):
    page = project_page(ask_history, read_legend(), "History", 25, held=60)
    alone = project_page(ask_history, read_legend(), "History", 25)
    assert page.first == {s.id for s in alone.statements} < {s.id for s in page.statements}
    assert len(page.statements) < page.totals.statements


def test_a_date_of_any_precision_is_the_days_between_which_it_happened(page):
    assert find(page, "Anwar Sadat visits Jerusalem").when == ("1977-11-01", "1977-11-30")
    assert find(page, "Jimmy Carter mediates at Camp David").when == ()


def test_without_the_text_the_quoted_sentences_are_the_article():
    builder = GraphBuilder(read_history())
    for quad in list(
        builder.store.quads_for_pattern(None, ox.NamedNode("https://w3id.org/diplomacy-kg/ontology#text"), None)
    ):
        builder.store.remove(quad)
    page = project_page(ask_store(builder.store), read_legend(), "History", 150)
    assert not any(article.whole for article in page.articles)
    one = find(page, "China mediates between Saudi Arabia and Iran").passages[0]
    assert page.articles[one.article].text[one.begin : one.end] == "China mediated"
    assert page.articles[one.article].text[one.sentence_begin : one.sentence_end] == "China mediated."


def test_nothing_gives_an_empty_page():
    page = project_page(lambda query: [], read_legend(), "Empty", 150)
    assert (page.things, page.statements, page.articles) == ((), (), ())


def test_who_takes_part_in_what_is_no_event_is_not_counted(history, page):
    store = ox.Store()
    store.extend(history)
    derived, agent = ox.NamedNode("urn:derived"), ox.NamedNode("https://w3id.org/diplomacy-kg/ontology#agent")
    store.add(ox.Quad(derived, agent, ox.NamedNode("urn:nobody")))
    assert project_page(ask_store(store), read_legend(), "History", 150).totals == page.totals


def test_a_graph_without_events_shows_its_relations():
    notes = read_history() | {"events": []}
    notes["relations"] = [r for r in notes["relations"] if "shortcut" not in r]
    page = project_page(ask_store(GraphBuilder(notes).store), read_legend(), "History", 150)
    assert page.totals.statements == len(page.statements) == len(notes["relations"])
    assert not any(s.is_event for s in page.statements)


ODD = """
<urn:no-offsets> a dip:Event ; dip:agent <urn:a> ; prov:wasDerivedFrom <urn:words> .
<urn:words> nif:beginIndex "here" ; nif:endIndex 3 ; nif:referenceContext <urn:document> .
<urn:beyond> a dip:Event ; dip:agent <urn:a> ; prov:wasDerivedFrom <urn:more> .
<urn:more> nif:beginIndex 900 ; nif:endIndex 800 ; nif:referenceContext <urn:document> ; nif:anchorOf "words" .
<urn:document> a dip:Document ; dip:text "Short." ; dcterms:issued "some day" .
<urn:words-for-things> a dip:Event ; dip:agent "a literal" ; dip:factuality "perhaps" .
<urn:unnamed> a rdf:Statement ; rdf:subject <urn:a> ; rdf:object <urn:b> .
[] a dip:Event ; dip:recipient [] .
"""


def test_a_graph_of_other_makers_need_not_keep_to_the_contract():
    store = ox.Store()
    prefixes = "".join(f"PREFIX {name}: <{space}>\n" for name, space in PREFIXES.items())
    store.load((prefixes + ODD).encode(), format=ox.RdfFormat.TURTLE)
    page = project_page(ask_store(store), read_legend(), "Odd", 150)
    assert page.totals.statements == len(page.statements) == 5
    assert len(render_page(ask_store(store), title="Odd")) > 100_000


class Crowd:
    """Answers for a graph of so many nodes: each event is a call between two states, and states are few."""

    def __init__(self, nodes):
        self.events, self.states = nodes - nodes // 10, nodes // 10

    def __call__(self, query):
        if "?event a dip:Event" in query:
            return ({"event": f"urn:e{i}"} for i in range(self.events))
        for role, step in (("agent", 1), ("recipient", 7)):
            if f"?s dip:{role} ?o" in query:
                return ({"s": f"urn:e{i}", "o": f"urn:s{i * step % self.states}"} for i in range(self.events))
        return []


def test_two_hundred_thousand_nodes_are_cut_to_what_a_page_takes():
    page = project_page(Crowd(200_000), read_legend(), "Crowd", 150)
    assert page.totals.things == 20_000
    assert page.totals.statements == 180_000
    assert 100 < len(page.things) + len(page.statements) <= 150


def test_texts_that_are_too_long_give_way_to_their_sentences_and_the_page_stays_small(history):
    store = ox.Store()
    text = ox.NamedNode(f"{DIP}text")
    for quad in history:
        if quad.predicate == text:
            long = ox.Literal(quad.object.value + "\n\n" + "毛 < & > " * 120_000)
            store.add(ox.Quad(quad.subject, text, long))
        else:
            store.add(quad)
    html = render_page(ask_store(store), title="Long")
    articles = project_page(ask_store(store), read_legend(), "Long", 150).articles
    assert 0 < sum(article.whole for article in articles) < len(articles)
    assert len(html.encode()) < 15_000_000


def test_an_endless_sentence_is_quoted_around_its_words():
    notes = read_history()
    document = notes["documents"]["riyadh-2023"]
    document["text"] = "And so on, " * 800_000 + document["text"].replace(". ", ", ").replace("\n", " ")
    ask = ask_store(GraphBuilder(notes).store)
    page = project_page(ask, read_legend(), "Endless", 150)
    one = find(page, "China mediates between Saudi Arabia and Iran").passages[0]
    article = page.articles[one.article]
    assert article.text[one.begin : one.end] == "China mediated"
    assert not article.whole
    assert one.sentence_end - one.sentence_begin <= 2000
    assert len(render_page(ask, title="Endless").encode()) < 15_000_000


def test_a_page_holds_no_more_statements_than_a_browser_takes_at_once():
    def ask(query):
        if "rdf:Statement" in query:
            return (
                {"statement": f"urn:s{i}", "subject": f"urn:a{i % 9}", "object": f"urn:b{i % 7}"} for i in range(9000)
            )
        return []

    page = project_page(ask, read_legend(), "Dense", 150)
    assert page.totals.statements == 9000
    assert len(page.statements) == 3000


def test_a_family_that_is_told_nine_times_as_often_has_three_times_the_turns_in_what_is_drawn_at_first():
    def ask(query):
        if "?subject" in query:
            return ({"statement": f"urn:s{i}", "subject": "urn:a", "object": f"urn:b{i}"} for i in range(1000))
        if "?s rdf:predicate ?o" in query:
            return ({"s": f"urn:s{i}", "o": DIP + ("locatedIn" if i % 10 else "memberOf")} for i in range(1000))
        return []

    first = project_page(ask, read_legend(), "Places", 41).first
    assert len(first) == 40
    assert sum(name.endswith("0") for name in first) == 10
