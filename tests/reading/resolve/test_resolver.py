"""Who is meant by a noun where a role asks for it: capitals that act, places, lists, what belongs to an actor."""

import pytest


@pytest.mark.parametrize(
    ("sentence", "actors"),
    [
        # a capital or seat that acts is the state
        ("*Beijing* said nothing.", ["China"]),
        ("*Kabul* rejected the offer.", ["Afghanistan"]),
        ("The *Kremlin* rejected the offer.", ["Russia"]),
        ("*Washington* recalled its envoy.", ["United States"]),
        ("The envoy of *Ankara* left.", ["Turkey"]),
        ("It accused *Moscow* of lying.", ["Russia"]),
        ("Downing *Street* denied it.", ["United Kingdom"]),
        # another city is no actor
        ("*Lagos* slept.", []),
        ("*Geneva* slept.", []),
        # demonyms
        ("The *French* left.", ["France"]),
        # lists
        ("*China*, Pakistan and Afghanistan met.", ["China", "Pakistan", "Afghanistan"]),
        ("*Beijing* and Islamabad met.", ["China", "Pakistan"]),
        ("*Norway*, but not Sweden, met the rebels.", ["Norway", "Sweden"]),
        # things are no actors
        ("The *offer* was rejected.", []),
        ("The China-Pakistan Economic *Corridor* was opened.", []),
    ],
)
def test_who_acts(bench, sentence, actors):
    assert bench(sentence).actors() == actors


@pytest.mark.parametrize(
    ("sentence", "places"),
    [
        ("They met in *Beijing*.", ["Beijing"]),
        ("They met in *Washington*.", ["Washington, D.C."]),
        ("They met in *China*.", ["China"]),
        ("They met in *Oslo* and Bergen.", ["Oslo", "Bergen"]),
        ("They met in *silence*.", []),
        ("They met in *May*.", []),
    ],
)
def test_where_something_happens_a_city_is_the_place(bench, sentence, places):
    assert bench(sentence).places() == places


@pytest.mark.parametrize(
    ("sentence", "actors"),
    [
        ("Norway rejected Israel's *decision*.", ["Israel"]),
        ("Norway rejected the *decision* of Israel.", ["Israel"]),
        ("Norway rejected the Israeli *decision*.", ["Israel"]),
        ("Norway rejected the *attack* on Gaza by Israel.", ["Israel"]),
        ("Norway rejected the *decision*.", []),
    ],
)
def test_a_thing_stands_for_the_actor_it_belongs_to_where_a_role_looks_inside(bench, sentence, actors):
    marked = bench(sentence)
    found = marked.resolver.actors(marked.word, inside=True)
    assert marked.labels(*(e for r in found for e in r.entities)) == actors


def test_who_is_excluded_is_not_found_inside(bench):
    marked = bench("Norway praised its *partnership* with Sweden.")
    own = frozenset({"state/NOR"})
    assert marked.labels(
        *(e for r in marked.resolver.actors(marked.word, inside=True, exclude=own) for e in r.entities)
    ) == ["Sweden"]


@pytest.mark.parametrize(
    ("sentence", "owner", "host"),
    [
        ("Peru's *ambassador* to Mexico left.", "Peru", "Mexico"),
        ("The Peruvian *ambassador* in Mexico left.", "Peru", "Mexico"),
        ("Peru recalled its *ambassador* to Mexico.", "Peru", "Mexico"),
        ("Peru's *ambassador* left.", "Peru", None),
    ],
)
def test_an_envoy_has_an_owner_and_a_host(bench, sentence, owner, host):
    marked = bench(sentence)
    found = [marked.resolver.owner_of(marked.word), marked.resolver.host_of(marked.word)]
    assert [r and marked.labels(*r.entities)[0] for r in found] == [owner, host]


@pytest.mark.parametrize(
    ("sentence", "how"),
    [
        ("*Chile* waited.", "catalogue"),
        ("*Kabul* waited.", "metonymy"),
        ("Then Gabriel *Boric* waited for us.", "name"),
        ("Then Gabriel Boric came. *Boric* waited.", "surname"),
        ("Chile came. *It* waited.", "pronoun"),
        ("Chile came. The *country* waited.", "definite"),
        ("Afghan *refugees* waited.", "group"),
    ],
)
def test_a_reference_says_how_it_was_found(bench, sentence, how):
    marked = bench(sentence)
    assert marked.resolver.actors(marked.word)[0].resolved_by == how


@pytest.mark.parametrize(
    ("sentence", "places"),
    [
        ("Shells hit Marib, a province in central Yemen.", {("Marib", "Yemen")}),
        ("They met at Tabuk, in the north-west of Saudi Arabia.", {("Tabuk", "Saudi Arabia")}),
        ("They met in Juba, South Sudan.", {("Juba", "South Sudan")}),
        ("They met in Juba", set()),
        ("They met in Juba,", set()),
        ("They met in Geneva, in Chad nothing happened.", set()),
        ("They met in Geneva, a blow in the eyes of Chad.", set()),
        ("Talks in Tabuk, in the view of Jordan, failed.", set()),
    ],
)
def test_a_description_says_where_a_place_lies(bench, sentence, places):
    assert {(a, b) for a, said, b in bench(sentence).belongings() if said == "dip:locatedIn"} == places
