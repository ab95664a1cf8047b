"""Which events are one happening follows from class, roles, place and time, and from what a user judged."""

import datetime as dt
import gc
import random
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.graph.identity.judgements import Judgement, Judgements, weigh_judgements
from kg.graph.occurrence.agreement import Judge
from kg.graph.occurrence.grouping import group_tellings
from kg.graph.occurrence.tellings import Telling, When
from kg.model import Factuality
from kg.reference.occurrence import load_occurrence_rules
from kg.reference.ontology import load_ontology

RULES, ONTOLOGY = load_occurrence_rules(), load_ontology()
JUDGE = Judge(RULES, ONTOLOGY)
NOTHING = Judgements()
DAR, AFG, PAK, KABUL = "person/ishaq-dar", "state/AFG", "state/PAK", "place/kabul-afg"


def on(day, until=None, precision=None):
    """Return a time in May 2025, by days of the month."""
    return When(precision or ("period" if until else "day"), dt.date(2025, 5, day), dt.date(2025, 5, until or day))


MAY, UNKNOWN = on(1, 31, "month"), When("none")
YEAR = When("year", dt.date(2025, 1, 1), dt.date(2025, 12, 31))


def told(document, kind="Visit", when=None, *, real="Fact", by=(), number=0, topic="", words=(), **roles):
    """Return an event of a document; a visit by Dar to Afghanistan on 19 May unless said otherwise."""
    if not roles:
        roles = {"agent": DAR, "recipient": AFG}
    fillers = {role: frozenset(who.split()) for role, who in roles.items()}
    path = f"event/{document}/{number}-{kind.lower()}"
    return Telling(
        path, f"document/{document}", f"dip:{kind}", Factuality(real), frozenset(by), fillers, topic, when or on(19),
        path, None, tuple(words),
    )  # fmt: skip


def group(*tellings, copies=None, judged=(), held=100):
    found = group_tellings(tellings, copies or {}, weigh_judgements(judged), JUDGE, held)
    return [[telling.id for telling in happening.tellings] for happening in found]


ONE_HAPPENING = {
    "the same": (told("a"), told("b")),
    "a plan": (told("a"), told("b", real="Planned")),
    "a denial of another voice": (told("a", by=[PAK]), told("b", real="Negated", by=[AFG])),
    "claim and denial in one document": (told("a", by=[PAK]), told("a", real="Negated", by=[AFG], number=9)),
    "a day later": (told("a"), told("b", when=on(20))),
    "a month": (told("a"), told("b", when=MAY)),
    "a role left open": (told("a", agent=DAR, place=KABUL), told("b", agent=DAR, recipient=AFG, place=KABUL)),
    "classes that are alike": (
        told("a", "Meeting", participant=f"{DAR} {AFG}"),
        told("b", "Consultation", participant=f"{DAR} {AFG}"),
    ),
    "one side left out": (
        told("a", "Meeting", participant=f"{DAR} {AFG} {PAK}"),
        told("b", "Meeting", participant=f"{DAR} {AFG}"),
    ),
    "what happens once, without a time": (
        told("a", "Recognition", agent=PAK, recipient=AFG),
        told("b", "Recognition", UNKNOWN, agent=PAK, recipient=AFG),
    ),
    "one document, no time": (told("a", when=UNKNOWN), told("a", when=UNKNOWN, real="Negated", by=[AFG], number=9)),
    "a year with more in common": (
        told("a", agent=DAR, recipient=AFG, place=KABUL),
        told("b", when=YEAR, agent=DAR, recipient=AFG, place=KABUL),
    ),
    "a topic in like words": (
        told("a", "Accusation", agent=PAK, recipient=AFG, topic="the attack on the border"),
        told("b", "Accusation", agent=PAK, recipient=AFG, topic="a border attack"),
    ),
}


@pytest.mark.parametrize("tellings", ONE_HAPPENING.values(), ids=ONE_HAPPENING)
def test_they_are_one_happening(tellings):
    assert group(*tellings) == [sorted(telling.id for telling in tellings)]


TWO_HAPPENINGS = {
    "other class": (told("a"), told("b", "Meeting", participant=f"{DAR} {AFG}")),
    "other agent": (told("a"), told("b", agent=PAK, recipient=AFG)),
    "other host": (told("a"), told("b", agent=DAR, recipient="state/IRN")),
    "other place": (
        told("a", agent=DAR, recipient=AFG, place=KABUL),
        told("b", agent=DAR, recipient=AFG, place="place/herat"),
    ),
    "other day": (told("a"), told("b", when=on(25))),
    "too little in common": (told("a", agent=DAR), told("b", agent=DAR)),
    "no time": (told("a"), told("b", when=UNKNOWN)),
    "a year": (told("a"), told("b", when=YEAR)),
    "one voice tells of two": (told("a"), told("a", when=on(20), number=9)),
    "one voice plans and does": (told("a"), told("a", real="Planned", number=9)),
    "one voice tells and denies": (told("a"), told("a", real="Negated", when=MAY, number=9)),
    "other topic": (
        told("a", "Accusation", agent=PAK, recipient=AFG, topic="the attack on the border"),
        told("b", "Accusation", agent=PAK, recipient=AFG, topic="cheap steel"),
    ),
    "an attack without its place and day": (
        told("a", "Assault", MAY, agent=PAK, recipient=AFG),
        told("b", "Assault", MAY, agent=PAK, recipient=AFG),
    ),
    "meetings of others": (
        told("a", "Meeting", participant=f"{DAR} {AFG}", place=KABUL),
        told("b", "Meeting", participant=f"{DAR} {PAK}", place=KABUL),
    ),
}


@pytest.mark.parametrize("tellings", TWO_HAPPENINGS.values(), ids=TWO_HAPPENINGS)
def test_they_are_two_happenings(tellings):
    assert group(*tellings) == []


def test_what_is_too_vague_to_tell_two_apart_is_left_alone():
    third, twentieth, vague = told("a", when=on(3)), told("b", when=on(20)), told("c", when=MAY)
    assert group(third, twentieth, vague) == []
    assert group(third, told("d", when=on(3)), twentieth, vague) == [["event/a/0-visit", "event/d/0-visit"]]


def test_a_document_that_tells_the_same_twice_is_compared_with_no_other():
    twice = told("a"), told("a", number=9)
    assert group(*twice, told("b"), told("c")) == [["event/b/0-visit", "event/c/0-visit"]]


def test_copies_tell_of_the_same_in_the_same_words_even_twice():
    tellings = [
        told(document, number=number, words=[words])
        for document in "ab"
        for number, words in ((0, "Dar came"), (9, "he came again"))
    ]
    found = group(*tellings, copies={"document/b": "document/a"})
    assert found == [["event/a/0-visit", "event/b/0-visit"], ["event/a/9-visit", "event/b/9-visit"]]


def test_a_user_has_the_last_word():
    far = told("a"), told("b", when=on(28))
    assert group(*far, judged=[Judgement(far[0].id, "same", far[1].id)]) == [[far[0].id, far[1].id]]
    near = told("a"), told("b")
    assert group(*near, judged=[Judgement(near[0].id, "different", near[1].id)]) == []
    copies = {"document/b": "document/a"}
    assert group(*near, judged=[Judgement(near[0].id, "different", near[1].id)], copies=copies) == []


def test_the_occurrence_goes_by_who_told_first_and_is_called_by_the_plainest():
    (happening,) = group_tellings([told("b", real="Planned"), told("c"), told("d", by=[AFG])], {}, NOTHING, JUDGE)
    assert (happening.first.document, happening.plainest.document) == ("document/b", "document/c")
    assert happening.because["event/c/0-visit"] == f"agent {DAR}, recipient {AFG}, time 2025-05-19"


EVENTS = st.builds(
    told,
    st.sampled_from("abcde"),
    st.sampled_from(["Visit", "Assault", "Recognition"]),
    st.sampled_from([on(3), on(4), on(5), on(20), on(2, 4), MAY, YEAR, UNKNOWN]),
    real=st.sampled_from(list(Factuality)),
    by=st.sampled_from([(), (AFG,)]),
    number=st.integers(0, 3),
    agent=st.sampled_from([DAR, PAK]),
    recipient=st.sampled_from([AFG, "state/IRN", f"{AFG} state/IRN"]),
)


@settings(max_examples=150, deadline=None)
@given(events=st.lists(EVENTS, max_size=12, unique_by=lambda each: each.id), seed=st.randoms(use_true_random=False))
def test_order_does_not_matter_and_no_voice_says_one_happening_twice(events, seed: random.Random):
    found = group(*events)
    assert group(*events, held=seed.randint(1, 5)) == found
    shuffled = list(events)
    seed.shuffle(shuffled)
    assert group(*shuffled) == found
    by_id = {each.id: each for each in events}
    for ids in found:
        voices = [(*by_id[i].voice, by_id[i].factuality) for i in ids]
        assert len(set(voices)) == len(voices)


@settings(max_examples=100, deadline=None)
@given(events=st.lists(EVENTS, max_size=12, unique_by=lambda each: each.id))
def test_copies_of_other_documents_join_nothing(events):
    assert group(*events, copies={"document/y": "document/x"}) == group(*events)


def test_ten_thousand_events_are_grouped_in_seconds():
    events = [
        told(f"d{i}", when=on(1 + i % 28), agent=f"person/p{i % 400}", recipient=f"state/S{i % 40}")
        for i in range(10_000)
    ]
    started = time.perf_counter()
    found = group(*events)
    assert time.perf_counter() - started < 20
    assert len(found) == len({(t.when, *t.roles["agent"]) for t in events})


def test_few_events_are_in_memory_while_many_are_grouped():
    tellings = (
        told(f"{number:03}", when=on(1 + number // 10 % 9 * 3), agent=f"person/{number // 90}", recipient=AFG)
        for number in range(900)
    )
    gc.collect()
    before, held = _alive(), []
    for happening in group_tellings(tellings, {}, NOTHING, JUDGE, 20):
        assert len(happening.tellings) == 10
        held.append(_alive() - before)
    assert len(held) == 90
    assert max(held) < 100


def _alive() -> int:
    return sum(type(each) is Telling for each in gc.get_objects())
