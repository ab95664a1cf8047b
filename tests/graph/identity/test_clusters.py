"""Who is who follows from offices, states, days and names, and from what a user judged."""

import datetime as dt
import gc
import random

import pytest

from kg.graph.identity.bearers import Bearer, Tenure
from kg.graph.identity.clusters import Individuals, identify
from kg.graph.identity.holders import find_holders
from kg.graph.identity.judgements import Judgement, Judgements, weigh_judgements
from kg.names import slug
from kg.reference.catalogue import load_catalogue
from kg.reference.identity import load_identity_rules
from kg.reference.ontology import load_ontology
from kg.shelf import Shelf

RULES, CATALOGUE, ONTOLOGY = load_identity_rules(), load_catalogue(), load_ontology()
MINISTER, DEFENCE = "office/foreign-minister-of-yemen", "office/defence-minister-of-canada"
STATES = {MINISTER: "state/YEM", DEFENCE: "state/CAN", "office/president-of-chad": "state/TCD"}


def named(document, name, *offices, year=2024, status="", kind="dip:Person"):
    day = dt.date(year, 3, 1)
    path = f"{'office' if kind == 'dip:Office' else 'person'}/{slug(name)}"
    tenures = tuple(
        Tenure(office, STATES[office], STATES[office], status, None, None, document, day) for office in offices
    )
    return Bearer(document, path, kind, name, f"naming/{document}/{path}", day, tenures)


def decide(*bearers, judged=()):
    return identify(bearers, weigh_judgements(judged), RULES, CATALOGUE, ONTOLOGY)


def groups(identities):
    return {c.id: {(b.document, b.id) for part in c.parts for b in part.bearers} for c in identities.clusters}


def test_two_spellings_with_one_office_are_one_person():
    found = groups(decide(named("a", "Abdul Saeed", MINISTER), named("b", "Abdul Said", MINISTER)))
    assert found == {"person/abdul-saeed": {("a", "person/abdul-saeed"), ("b", "person/abdul-said")}}


def test_a_surname_with_an_office_is_the_one_who_holds_it():
    found = groups(decide(named("a", "Abdul Saeed", MINISTER), named("b", "Saeed", MINISTER), named("c", "Saeed")))
    assert found == {"person/abdul-saeed": {("a", "person/abdul-saeed"), ("b", "person/saeed")}}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (named("a", "Abdul Saeed"), named("b", "Abdul Said")),
        (named("a", "Abdul Saeed", MINISTER), named("b", "Omar Said", MINISTER)),
        (named("a", "Abdul Saeed", MINISTER), named("b", "Abdul Said", MINISTER, year=1990)),
        (named("a", "Abdul Saeed", MINISTER), named("a", "Abdul Said", MINISTER)),
        (named("a", "Ali B. Saeed", MINISTER), named("b", "Ali K. Saeed", MINISTER)),
        (named("a", "Abdul Saeed", MINISTER), named("b", "Abdul Said", DEFENCE)),
        (named("a", "Abdul Saeed", MINISTER), named("b", "Saeed")),
    ],
    ids=["no office", "other name", "other term", "one document", "initials", "other state", "bare surname"],
)
def test_less_evidence_leaves_two_names_apart(one, other):
    assert not decide(one, other).clusters


def test_a_surname_that_fits_two_holders_is_nobodys():
    bearers = (
        named("a", "Abdul Saeed", MINISTER),
        named("b", "Bilal Saeed", MINISTER, year=2027),
        named("c", "Saeed", MINISTER),
    )
    assert not decide(*bearers).clusters


def test_two_people_of_one_name_go_apart_by_their_states():
    found = groups(decide(named("a", "John Smith", DEFENCE), named("b", "John Smith", "office/president-of-chad")))
    assert found == {
        "person/john-smith-of-canada": {("a", "person/john-smith")},
        "person/john-smith-of-chad": {("b", "person/john-smith")},
    }


def test_a_surname_of_several_is_parted_like_any_name():
    found = groups(decide(named("a", "Saeed", MINISTER), named("b", "Saeed")))
    assert found == {"person/saeed-of-yemen": {("a", "person/saeed")}}


def test_one_who_changed_states_is_one():
    former = named("b", "John Smith", "office/president-of-chad", status="Former")
    assert not decide(named("a", "John Smith", DEFENCE), former).clusters


def test_a_judgement_overrules_the_evidence_both_ways():
    alike = named("a", "Abdul Saeed", MINISTER), named("b", "Abdul Said", MINISTER)
    assert not decide(*alike, judged=[Judgement("person/abdul-said", "different", "person/abdul-saeed")]).clusters
    unlike = named("a", "Abdul Saeed"), named("b", "Omar Bello")
    judged = [Judgement("person/abdul-saeed", "same", "person/omar-bello")]
    assert len(groups(decide(*unlike, judged=judged))) == 1


def test_a_judgement_can_part_one_name_by_documents():
    bearers = [named("a", "John Smith", DEFENCE), named("b", "John Smith", DEFENCE)]
    judged = [Judgement("person/john-smith@a", "different", "person/john-smith@b")]
    assert not decide(*bearers).clusters
    parts = [part.documents for cluster in decide(*bearers, judged=judged).clusters for part in cluster.parts]
    assert sorted(map(sorted, parts)) == [["a"], ["b"]]


def test_nothing_is_merged_by_judgements_that_contradict_each_other():
    judged = [
        Judgement("person/a-one", "same", "person/b-two"),
        Judgement("person/b-two", "same", "person/c-three"),
        Judgement("person/a-one", "different", "person/c-three"),
    ]
    weighed = weigh_judgements(judged)
    (told,) = weighed.contradictions
    assert all(name in told for name in ("person/a-one", "person/b-two", "person/c-three"))
    bearers = [named("x", "A One"), named("y", "B Two"), named("z", "C Three")]
    assert not identify(bearers, weighed, RULES, CATALOGUE, ONTOLOGY).clusters


def test_the_order_of_documents_does_not_matter():
    bearers = [
        named("a", "Abdul Saeed", MINISTER),
        named("b", "Abdul Said", MINISTER),
        named("c", "Saeed", MINISTER),
        named("d", "John Smith", DEFENCE),
        named("e", "John Smith", "office/president-of-chad"),
        named("f", "John Smith"),
    ]
    straight = decide(*bearers)
    for seed in range(10):
        random.Random(seed).shuffle(bearers)  # noqa: S311 - no secret
        assert decide(*bearers) == straight


def hold(*bearers, day=dt.date(2024, 3, 1)):
    """Return who held the office of `MINISTER` on the day of a document that names it alone."""
    terms = [(bearer.id, tenure) for bearer in bearers for tenure in bearer.tenures]
    return list(find_holders([(MINISTER, day.toordinal(), "naming/b")], terms, RULES.holder_within))


def test_a_bare_office_is_linked_to_who_held_it_then():
    (held,) = hold(named("a", "Abdul Saeed", MINISTER, year=2023))
    assert (held.naming, held.person) == ("naming/b", "person/abdul-saeed")
    assert held.because == "named as its holder in a, 2023-03-01"


def test_the_nearest_document_is_told_as_the_reason():
    saeed = [named(document, "Abdul Saeed", MINISTER) for document in "dc"]
    (held,) = hold(named("a", "Abdul Saeed", MINISTER, year=2023), *saeed, day=dt.date(2024, 2, 1))
    assert held.because == "named as its holder in c, 2024-03-01"


@pytest.mark.parametrize(
    "holders",
    [
        [named("a", "Abdul Saeed", MINISTER, year=2019)],
        [named("a", "Abdul Saeed", MINISTER, year=2023), named("c", "Omar Bello", MINISTER, year=2024)],
        [named("a", "Abdul Saeed", MINISTER, status="Former")],
        [named("a", "Abdul Saeed", MINISTER, status="Designate")],
        [named("a", "Abdul Saeed", DEFENCE)],
    ],
    ids=["long ago", "two holders", "former", "designate", "other office"],
)
def test_a_bare_office_stays_bare_where_there_is_doubt(holders):
    assert not hold(*holders)


def test_no_judgement_is_no_verdict():
    assert Judgements().verdict({"person/a"}, {"person/b"}) is None


def test_few_bearers_are_in_memory_while_many_are_decided(monkeypatch):
    monkeypatch.setattr("kg.graph.identity.clusters._AT_HAND", 20)
    chance = random.Random(1)  # noqa: S311 - no secret
    surnames = ["".join(chance.choices("bdfgklmnprstvz", k=7)).capitalize() for _ in range(100)]
    gc.collect()
    before = _alive()
    with Shelf[Bearer](0) as bearers, Individuals(Judgements(), RULES, CATALOGUE, ONTOLOGY) as individuals:
        for number in range(600):
            name = f"{'Abdul' if number % 2 else 'Abdoul'} {surnames[number // 6]}"
            bearers.add(named(f"doc-{number}", name, MINISTER))
        individuals.take(bearers)
        joined = individuals.join(individuals.weigh())
        held = [_alive() - before for _ in joined]
    assert len(held) > 50
    assert max(held) < 100


def _alive() -> int:
    return sum(type(each) is Bearer for each in gc.get_objects())
