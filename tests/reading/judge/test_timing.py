"""Which time belongs to which event; what a time means is tested in test_dating."""

import datetime as dt

import pytest

from kg.model import Document, Factuality, TimeSpan


@pytest.mark.parametrize(
    ("sentence", "time"),
    [
        # in the event's own clause
        ("Ankara *recalled* its envoy on Friday.", "Friday"),
        ("On Friday Ankara *recalled* its envoy.", "Friday"),
        ("Ankara on Friday *recalled* its envoy.", "Friday"),
        ("The envoy was *recalled* in March 2019.", "March 2019"),
        ("Last year, after long hesitation, Ankara *recalled* its envoy.", "Last year"),
        ("Ankara *recalled* its envoy to Cairo two weeks ago.", "two weeks ago"),
        ("Peru has *kept* an embassy there since 1975.", "since 1975"),
        ("Fiji *severed* relations as of today, 3 May 2024.", "as of today, 3 May 2024"),
        ("Fiji *severed* relations with effect from 3 May 2024.", "with effect from 3 May 2024"),
        ("Fiji *severed* relations with Nauru as of this date.", "as of this date"),
        ("In the early hours of Monday rebels *stormed* the palace.", "the early hours of Monday"),
        ("Soon after dawn rebels *stormed* the palace.", "Soon after dawn"),
        ("Rebels *shelled* the port through the night.", "through the night"),
        ("Lesotho *closed* its embassy before Easter.", "before Easter"),
        ("Lesotho *closed* its embassy at the turn of the year.", "the turn of the year"),
        # of a noun
        ("The *attack* of 3 May shook the town.", "3 May"),
        ("Friday's *attack* shook the town.", "Friday"),
        ("The 1974 *invasion* split the island.", "1974"),
        ("The ministers held *talks* in Vienna on Monday.", "Monday"),
        ("A *meeting* took place in Oslo yesterday.", "yesterday"),
        ("The *visit* to Lima in June was a success.", "June"),
        ("The ministers attended Monday's *summit* in Oslo.", "Monday"),
        ("The ministers *attended* Monday's summit in Oslo.", "Monday"),
        ("Friday's blast *killed* two envoys.", "Friday"),
        # of what it happened in, or of what was going on
        ("Peru and Chile *agreed* to open the border at a meeting held in Tacna on 5 May.", "5 May"),
        ("The two queens *recognised* the border in letters dated 3 June 1980.", "3 June 1980"),
        ("Speaking in Oslo on Sunday, the minister *condemned* the attack.", "Sunday"),
        ("The minister, speaking in Oslo on Sunday, *condemned* the attack.", "Sunday"),
        ("When the war ended in 1945, Bern *closed* the legation.", "1945"),
        ("He fell in a battle on 2 May, in which ten soldiers were *killed*.", "2 May"),
        ("They signed a pact after talks in May, at which Togo *accused* Mali of spying.", "May"),
        # of a governing verb
        ("On Sunday he flew to Rome to *meet* the pope.", "Sunday"),
        ("On 4 July the two sides recalled their envoys and *closed* their embassies.", "4 July"),
        # of the main clause, though it stands before another
        ("In 2004, because Sudan had armed the rebels, Chad *recalled* its envoy.", "2004"),
        ("Algiers *said* on Sunday Rabat had attacked three lorries.", "Sunday"),
        # at the head of a line
        ("1994: France *withdraws* its last troops; a new government takes office.", "1994"),
        ("March 2011: the League suspends Libya; NATO *attacks* Tripoli.", "March 2011"),
        ("The envoy *resigned* in May, as troops crossed the border.", "May"),
        ("The envoy resigned in May, as troops *attacked* the port.", "May"),
        ("The port was *attacked* on 2 May, six days after Togo signed the accord.", "2 May"),
        # when, before how long and at what hour
        ("On 5 May the fleet *shelled* the port at dawn.", "5 May"),
        ("The war began on 4 May, and both sides *mobilised* within a day.", "within a day"),
        ("In 1978 the ministers met in Oslo, and for thirteen days they *negotiated*.", "1978"),
        # each its own
        ("Ankara *recalled* its envoy on Friday and closed its embassy on Sunday.", "Friday"),
        ("Ankara recalled its envoy on Friday and *closed* its embassy on Sunday.", "Sunday"),
        ("Ankara said on Monday that it had *recalled* its envoy on Friday.", "Friday"),
        ("Ankara *said* on Monday that it had recalled its envoy on Friday.", "Monday"),
        ("The envoy, who was *recalled* in May, returned in June.", "May"),
        ("The envoy, who was recalled in May, *returned* in June.", "June"),
        ("The *visit* on Tuesday followed an attack on Sunday.", "Tuesday"),
        ("The visit on Tuesday followed an *attack* on Sunday.", "Sunday"),
        ("After it *broke* off relations in 2016, Riyadh waited until 2023.", "2016"),
        ("The treaty was *signed* in 1979, and in 1982 the last troops left.", "1979"),
        ("The treaty was signed in 1979, and in 1982 the last troops *left*.", "1982"),
    ],
)
def test_an_event_has_the_time_of_its_own_clause(bench, sentence, time):
    when = bench(sentence).when()
    assert when is not None
    assert when.text == time


@pytest.mark.parametrize(
    "sentence",
    [
        "Ankara *recalled* its envoy.",
        "Ankara said on Monday that it had *recalled* its envoy.",
        "Ankara *recalled* the envoy whom it had sent in May.",
        "The treaty that was signed in 1979 was *broken* by both sides.",
        "Ankara *recalled* its envoy. On Friday it rained.",
        "In an hour-long speech the emir *accused* Egypt of spying.",
        "Lesotho *invited* the rebels to talks in Harare on Friday.",
        "Lesotho *invited* the rebels to Harare next week.",
        "Ankara *closed* the embassy that opened in 2010.",
        "When talks began in March, nobody had *recognised* the council.",
        "Finland *condemned* the 1968 invasion.",
        "Spain *rejected* Friday's proposal.",
        "The two sides *restored* relations after the war, and in 1947 the legation became an embassy.",
        "The council on Friday condemned the *attack*.",
        "The *attack* was condemned by the council on Friday.",
        "The minister held *talks* with the envoy who went to Paris in March.",
        "Algiers said on Sunday Rabat had *attacked* three lorries.",
        "Benin recalled its envoy, two days after Togo *attacked* the post.",
        "In 2004, because Sudan had *armed* the rebels, Chad recalled its envoy.",
        "Having met the king on Monday, he *condemned* the attack.",
        "The talks last five days, and Mali *leaves* the union.",
    ],
)
def test_the_time_of_another_clause_is_not_the_events(bench, sentence):
    assert bench(sentence).when() is None


@pytest.mark.parametrize(
    ("sentence", "factuality", "date"),
    [
        # Published on Tuesday, 20 May 2025.
        ("Ankara *recalled* its envoy on Friday.", Factuality.FACT, "2025-05-16"),
        ("Ankara will *recall* its envoy on Friday.", Factuality.PLANNED, "2025-05-23"),
        ("Ankara did not *recall* its envoy on Friday.", Factuality.NEGATED, "2025-05-16"),
        ("Ankara *recalled* its envoy in March.", Factuality.FACT, "2025-03"),
        ("Ankara *recalled* its envoy last year.", Factuality.FACT, "2024"),
        ("Ankara *recalled* its envoy yesterday.", Factuality.FACT, "2025-05-19"),
        (
            "Ankara *recalled* its envoy on 3 May 1998 and Cairo closed its embassy two days later.",
            Factuality.FACT,
            "1998-05-03",
        ),
        (
            "Ankara recalled its envoy on 3 May 1998 and Cairo *closed* its embassy two days later.",
            Factuality.FACT,
            "1998-05-05",
        ),
        ("Fiji *severed* relations as of today.", Factuality.FACT, "2025-05-20"),
        (
            "Togo recalled its envoy in May 1961 and *closed* its embassy the following January.",
            Factuality.FACT,
            "1962-01",
        ),
    ],
)
def test_a_relative_time_counts_from_the_document_or_from_a_date_beside_it(bench, sentence, factuality, date):
    when = bench(sentence).when(factuality)
    assert when is not None
    assert when.date == date


def test_bare_dates_count_from_the_document_each_by_itself(bench):
    when = bench("On December 15 Oslo spoke, and on January 1 it *recalled* its envoy.").when()
    assert when.date == "2025-01-01"


def test_what_counts_from_an_event_has_no_day(bench):
    when = bench("On 2 May the port fell. Two weeks after the flood Togo *recalled* its envoy.").when()
    assert (when.text, when.date) == ("Two weeks after", None)


def test_an_open_time_has_one_bound_and_no_date(bench):
    when = bench("Peru has *kept* an embassy there since 1975.").when()
    assert when == TimeSpan("since 1975", None, dt.date(1975, 1, 1), None)


def test_without_a_date_of_the_document_a_relative_time_stays_words(reader):
    (event,) = reader.read("France recalled its ambassador to Australia on Friday.").events
    assert event.when == TimeSpan("Friday")


def test_the_day_of_a_resolve_is_not_that_of_what_is_resolved(bench):
    assert bench("Rome agreed on Thursday to *restore* relations.").when(Factuality.PLANNED) is None
    assert bench("Rome agreed to *restore* relations on Thursday.").when(Factuality.PLANNED) is not None


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Mali expelled two consuls on Friday. The same day Niger *recalled* its envoy.", "2025-05-16"),
        ("In January 2023 Niger recalled its envoy. He *met* the emir that July.", "2023-07"),
    ],
)
def test_a_time_that_points_back_counts_from_the_last_one_told(bench, text, date):
    assert bench(text).when().date == date


@pytest.mark.parametrize(
    "text",
    [
        "Togo *invited* the king to attend the games in March.",
        "Togo *agreed* to open a legation in March.",
        "Brazil *recognised* the republic at once, and Portugal in March.",
        "Togo *proposed* to meet in March.",
        "Togo has *claimed* the coast since its independence in 1960.",
    ],
)
def test_the_time_of_another_deed_is_not_that_of_a_verb_before_it(bench, text):
    assert bench(text).when() is None


def test_a_clause_with_its_own_subject_leaves_a_time_behind(bench):
    assert bench("Rebels took the port on Friday, and Ghana *closed* the border.").when() is None
    assert bench("On Friday Togo took the port, and Ghana *closed* the border.").when() is not None


def test_what_is_asked_for_has_no_day_of_the_asking(bench):
    assert bench("Peru proposed a *truce* on Monday.").when(Factuality.PLANNED) is None
    assert bench("Peru proposed a *truce* for Monday.").when(Factuality.PLANNED) is not None


def test_a_plan_of_the_past_looks_for_its_day_in_the_past(bench):
    assert bench("The king had been due to *visit* Lima on Monday.").when(Factuality.PLANNED).date == "2025-05-19"
    assert bench("The king is due to *visit* Lima on Monday.").when(Factuality.PLANNED).date == "2025-05-26"
    assert (
        bench("Miners who tried to *march* on Lima on Monday were held.").when(Factuality.PLANNED).date == "2025-05-19"
    )


@pytest.mark.parametrize(
    ("text", "date"),
    [
        (
            "In 1961 Togo left the union. In June 1962 it held a vote. On 23 March it *recalled* its envoy.",
            "1962-03-23",
        ),
        ("Togo left in 1961 and came back in June 1962. On Friday it rained. On 23 March it *voted*.", "2025-03-23"),
    ],
)
def test_a_history_has_the_year_that_was_told_last(bench, text, date):
    assert bench(text).when().date == date


@pytest.mark.parametrize(
    ("head", "date"),
    [("CAIRO, May 14 - ", "2025-05-14"), ("CAIRO - ", "2025-05-16"), ("CAIRO, March 2 - ", "2025-05-16")],
)
def test_today_is_the_day_of_a_dateline_that_lies_a_little_before_the_document(reader, head, date):
    document = Document("a", f"{head}Egypt expelled the consul of Chad today.", date=dt.date(2025, 5, 16))
    (event,) = reader.read(document).events
    assert event.when is not None and event.when.date == date


def test_last_month_may_stand_between_a_noun_and_what_belongs_to_it(bench):
    assert bench("The move follows the *release* last month of three editors.").when().date == "2025-04"
    assert bench("It *fell* in the last month of the war.").when() is None


@pytest.mark.parametrize(
    ("text", "kind", "date"),
    [
        ("President Lula is visiting Lima tomorrow.", "dip:Visit", "2025-05-21"),
        ("Fiji is hosting the summit on Friday.", "dip:Meeting", "2025-05-23"),
        ("Mali is hosting peace talks next month.", "dip:Negotiation", "2025-06"),
        ("Rwanda says its troops are leaving Goma tomorrow.", "dip:Withdrawal", "2025-05-21"),
        ("Mali reopens its embassy in Rabat tomorrow.", "dip:MissionOpened", "2025-05-21"),
    ],
)
def test_what_the_present_tense_tells_of_days_ahead_is_planned(read_one, text, kind, date):
    event = read_one(text, kind)
    assert (event.factuality, event.when.date) == (Factuality.PLANNED, date)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("President Lula is visiting Lima this week.", "dip:Visit"),
        ("President Lula is visiting Lima today.", "dip:Visit"),
        ("In March Mali reopens its embassy in Rabat.", "dip:MissionOpened"),
        ("Mali says it will vote tomorrow.", "dip:PublicStatement"),
        ("Kenya condemns the visit of Lula tomorrow.", "dip:Accusation"),
    ],
)
def test_what_the_present_tense_tells_of_today_or_the_past_is_a_fact(read_one, text, kind):
    assert read_one(text, kind).factuality is Factuality.FACT


def test_what_was_done_in_the_past_dates_no_plan_ahead(bench):
    assert bench("The king left for Lima yesterday and is to *meet* the emir.").when(Factuality.PLANNED) is None
    assert bench("Mali was authorised in March to *attack* it.").when(Factuality.PLANNED).date == "2025-03"
    assert bench("The king's *visit* was cancelled on Monday.").when(Factuality.NEGATED) is None


@pytest.mark.parametrize(
    "sentence",
    [
        "The *summit* was cancelled until May.",
        "The king *postponed* his visit to Lima until May.",
        "Togo *put* off the vote to next year.",
        "Peru and Chile *adjourned* the talks till Monday.",
    ],
)
def test_the_day_to_which_something_is_put_off_is_not_the_one_when_that_was_done(bench, sentence):
    assert bench(sentence).when() is None


def test_who_put_something_off_did_so_on_the_day_that_is_named(bench):
    assert bench("On 3 May Togo *postponed* the vote until June.").when().date == "2025-05-03"


def test_the_year_of_a_treaty_is_none_that_a_tale_goes_on_from(bench):
    assert bench("Togo praised the treaty of 1942. Mali *recalled* its envoy the following day.").when().date is None
