"""What common nouns name when an actor owns or describes them: a state, a body of it, or people."""

import pytest


def read_nominal(marked):
    """Return class, label and how it was found of what the marked word names."""
    reference = marked.resolver.reference(marked.word)
    return None if reference is None else (reference.kind, marked.labels(*reference.entities)[0])


@pytest.mark.parametrize(
    ("sentence", "state"),
    [
        ("Pakistani *officials* left.", "Pakistan"),
        ("Egyptian *authorities* left.", "Egypt"),
        ("The Egyptian *government* left.", "Egypt"),
        ("Egypt's *government* left.", "Egypt"),
        ("The *government* of Egypt left.", "Egypt"),
        ("The French *cabinet* met.", "France"),
        ("Beijing's *leadership* met.", "China"),
        ("The *authorities* in question left after the Malian *regime* fell.", "Mali"),
    ],
)
def test_a_government_named_as_a_body_is_its_state(bench, sentence, state):
    marked = bench(sentence)
    reference = marked.resolver.reference(marked.marked[-1])
    assert (reference.kind, marked.labels(*reference.entities)) == ("dip:State", [state])


@pytest.mark.parametrize(
    ("sentence", "label"),
    [
        ("The Taliban *government* met.", "Taliban government"),
        ("The Obama *administration* met.", "Obama administration"),
    ],
)
def test_a_rival_or_specially_named_authority_is_a_government(bench, sentence, label):
    kind, found = read_nominal(bench(sentence))
    assert kind == "dip:Government"
    assert found.casefold() == label.casefold()


@pytest.mark.parametrize(
    ("sentence", "label", "state"),
    [
        ("The Turkish tourism *ministry* protested.", "Tourism Ministry of Turkey", "Turkey"),
        ("Turkey's tourism *ministry* protested.", "Tourism Ministry of Turkey", "Turkey"),
        ("The *parliament* of Georgia voted.", "Parliament of Georgia", "Georgia"),
        ("Ghana's *navy* withdrew.", "Navy of Ghana", "Ghana"),
        ("Peru's supreme *court* met.", "Supreme Court of Peru", "Peru"),
        ("The Iranian *embassy* was closed.", "Embassy of Iran", "Iran"),
        ("Ghana's counter-terrorism *bureau* met.", "Counter-terrorism Bureau of Ghana", "Ghana"),
        ("The Greek state-run news *agency* denied it.", "State-run News Agency of Greece", "Greece"),
    ],
)
def test_a_ministry_parliament_or_army_is_an_organisation_of_its_state(bench, sentence, label, state):
    marked = bench(sentence)
    assert read_nominal(marked) == ("dip:Organization", label)
    assert (label, "dip:partOf", state) in marked.belongings()


@pytest.mark.parametrize(
    ("sentence", "kind", "label", "state"),
    [
        ("An Istanbul *court* freed him.", "dip:Organization", "Istanbul Court", "Turkey"),
        ("The Catalonia *government* met.", "dip:Government", "Catalonia government", "Spain"),
        ("Kenya's air *force* attacked.", "dip:Organization", "Air Force of Kenya", "Kenya"),
        ("Khalifa Haftar's *forces* attacked.", "dip:Organization", "Forces of Khalifa Haftar", None),
        ("Julius Nyerere's *army* attacked.", "dip:Organization", "Army of Tanzania", "Tanzania"),
    ],
)
def test_cities_have_courts_and_leaders_have_forces(bench, sentence, kind, label, state):
    marked = bench(sentence)
    assert read_nominal(marked) == (kind, label)
    assert {o for s, p, o in marked.belongings() if (s, p) == (label, "dip:partOf")} == ({state} if state else set())


@pytest.mark.parametrize(
    ("sentence", "label", "state"),
    [
        ("Two Turkish *soldiers* died.", "Two Turkish soldiers", "Turkey"),
        ("Afghan *refugees* returned.", "Afghan refugees", "Afghanistan"),
        ("Peru armed the Greek *resistance*.", "Greek resistance", "Greece"),
        ("Iran backed the Iraqi *insurgency*.", "Iraqi insurgency", "Iraq"),
        ("Western *diplomats* left.", "Western diplomats", None),
        ("Armed *rebels* fled.", "Armed rebels", None),
        ("Some *refugees* from Myanmar returned.", "refugees from Myanmar", "Myanmar"),
        ("Hundreds of *protesters* marched.", "protesters", None),
        ("A *driver* for the agency was held.", "driver for agency", None),
        ("A Dutch *journalist* was held.", "Dutch journalist", "Netherlands"),
    ],
)
def test_people_who_are_counted_or_described_are_a_group(bench, sentence, label, state):
    marked = bench(sentence)
    assert read_nominal(marked) == ("dip:PopulationGroup", label)
    assert {o for s, p, o in marked.belongings() if (s, p) == (label, "dip:ofState")} == ({state} if state else set())


@pytest.mark.parametrize(
    "sentence",
    [
        "The *table* was set.",
        "The *government* changed.",
        "A *ministry* was founded.",
        "The two *sides* met.",
        "French *wine* was served.",
        "A *soldier* died.",
        "The Istanbul *office* closed.",
        "Two *generators* arrived.",
    ],
)
def test_a_noun_that_nobody_owns_names_no_actor_by_itself(bench, sentence):
    assert read_nominal(bench(sentence)) is None


@pytest.mark.parametrize(
    ("sentence", "label"),
    [
        ("France has not said when its *troops* will leave.", "troops of France"),
        ("The minister praised his *soldiers*.", "soldiers"),
    ],
)
def test_people_that_a_state_calls_its_own_are_of_that_state_where_it_is_clear_which(bench, sentence, label):
    assert read_nominal(bench(sentence)) == ("dip:PopulationGroup", label)


@pytest.mark.parametrize(
    ("sentence", "label"),
    [
        ("It quoted Iran's state *broadcaster* Seda va Sima.", "State Broadcaster of Iran"),
        ("It quoted Syria's main news *agency*, Syrian Arab News Agency.", "Syrian Arab News Agency"),
    ],
)
def test_a_body_that_is_described_and_named_goes_by_its_name(bench, sentence, label):
    assert read_nominal(bench(sentence))[1] == label
