"""The other side of an event, where a sentence leaves it to the text."""

import pytest

ABOUT_TWO = "Turkey blamed Greece. Greece blamed Turkey. "


@pytest.mark.parametrize(
    ("sentence", "kind", "agents", "others"),
    [
        ("Ankara broke off relations.", "dip:RelationsSevered", {"Turkey"}, {"Greece"}),
        ("Diplomatic relations were established in 1927.", "dip:RelationsEstablished", set(), {"Greece", "Turkey"}),
        (
            "President Kyriakos Mitsotakis broke off relations.",
            "dip:RelationsSevered",
            {"Kyriakos Mitsotakis"},
            {"Turkey"},
        ),
        ("Swiss mediation failed.", "dip:Mediation", {"Switzerland"}, {"Greece", "Turkey"}),
        ("Turkish mediation failed.", "dip:Mediation", {"Turkey"}, set()),
        ("Peru broke off relations.", "dip:RelationsSevered", {"Peru"}, set()),
        ("Turkey closed its embassy in Lima.", "dip:MissionClosed", {"Turkey"}, {"Peru"}),
        ("Peru stayed calm after the two countries met.", "dip:Meeting", {"Greece", "Turkey"}, set()),
        ("Turkey recalled its envoy to Greece and warned of further steps.", "dip:Threat", {"Turkey"}, {"Greece"}),
        ("Turkey recalled its ambassador and broke off relations with Peru.", "dip:Recall", {"Turkey"}, {"Peru"}),
        (
            "Turkey cut its ties with Peru and ordered its diplomats to leave.",
            "dip:DiplomatExpulsion",
            {"Turkey"},
            {"Peru"},
        ),
        ("Turkey recalled its envoy to Greece, and Peru warned of further steps.", "dip:Threat", {"Peru"}, set()),
    ],
)
def test_the_two_states_that_a_text_is_about_complete_what_is_between_two(reader, sentence, kind, agents, others):
    reading = reader.read(ABOUT_TWO + sentence)
    labels = {entity.id: entity.label for entity in reading.entities}
    found = [e for e in reading.events if e.kind == kind]
    assert found
    for event in found:
        assert {labels[e] for e in event.agent} == agents
        assert {labels[e] for e in (*event.recipient, *event.participant)} - agents == others


@pytest.mark.parametrize(
    ("text", "agents"),
    [
        ("ICELAND\n\nIn May an agreement with Portugal was concluded.", ["Iceland"]),
        ("An agreement with Portugal was concluded.", []),
        ("ICELAND\n\nAn agreement with Portugal was concluded by Spain.", ["Spain"]),
    ],
)
def test_what_is_agreed_with_a_state_is_agreed_by_the_one_in_the_heading(reader, text, agents):
    reading = reader.read(text)
    labels = {entity.id: entity.label for entity in reading.entities}
    assert [[labels[e] for e in event.agent] for event in reading.events] == [agents]


@pytest.mark.parametrize(
    ("sentence", "agents"),
    [
        ("Peru's ambassador was summoned in Quito on Monday.", ("state/ECU",)),
        ("In Port of Spain, Venezuela's ambassador was called in.", ("state/TTO",)),
        ("Ecuador's ambassador was summoned in Quito on Monday.", ()),
        ("Chile summoned Peru's ambassador in Quito.", ("state/CHL",)),
    ],
)
def test_an_envoy_is_summoned_by_the_state_where_he_is(read_one, sentence, agents):
    assert read_one(sentence, "dip:Summons").agent == agents


def test_a_text_about_three_states_completes_nothing(reader):
    reading = reader.read("Turkey blamed Greece. Greece blamed Peru. Peru blamed Turkey. Ankara broke off relations.")
    assert not [e.recipient for e in reading.events if e.kind == "dip:RelationsSevered" and e.recipient]


@pytest.mark.parametrize(
    ("sentence", "kind", "parties"),
    [
        ("The signing of the treaty by Peru was attended by Chile.", "TreatySigning", {"state/PER"}),
        ("Qatar hosted the signing of the treaty between Chad and Mali.", "TreatySigning", {"state/TCD", "state/MLI"}),
        ("Sudan hosted the exchange of prisoners between Yemen and Oman.", "Concession", {"state/YEM", "state/OMN"}),
        ("Qatar hosted talks between Chad and Mali.", "Negotiation", {"state/QAT", "state/TCD", "state/MLI"}),
        ("Peru hosted a joint exercise with Chile.", "Cooperation", {"state/PER", "state/CHL"}),
    ],
)
def test_guests_and_hosts_of_a_ceremony_take_no_part_in_what_is_done_there(read_one, sentence, kind, parties):
    event = read_one(sentence, f"dip:{kind}")
    assert {*event.agent, *event.recipient, *event.participant} == parties


@pytest.mark.parametrize(
    ("text", "kind", "recipients"),
    [
        ("Ecuador broke off relations with Peru. Chile condemned the move.", "Accusation", {"state/ECU"}),
        ("Israel bombed a base near Damascus. Norway condemned the attack.", "Accusation", {"state/ISR"}),
        ("Iran released two sailors. Norway hailed the release.", "Support", {"state/IRN"}),
        ("Guyana summoned the envoy of Peru. Peru rejected the protest.", "Rejection", {"state/GUY"}),
        ("Peru accused Chile of theft; Chile denies it.", "Rejection", {"state/PER"}),
        ("Peru expelled two diplomats whom it accused of theft; Moscow denied this.", "Rejection", {"state/PER"}),
        ("Japan invited Kenya to Tokyo. Nairobi accepted the invitation.", "Agreement", {"state/JPN"}),
        ("Japan offered to mediate between Chad and Mali. Mali rejected the offer.", "Rejection", {"state/JPN"}),
        ("The rebels attacked Goma. Rwanda condemned the second attack.", "Accusation", set()),
        ("Chad closed its border. President Deby of Chad defended the decision.", "Support", set()),
        (
            "Kenya armed the rebels and cut off the power of Uganda. Uganda denounced the move.",
            "Accusation",
            {"state/KEN"},
        ),
        ("Togo closed its border. Benin deplored the step as a mistake.", "Accusation", {"state/TGO"}),
        (
            "South Ossetia declared its independence. Moldova rejected the declaration.",
            "Rejection",
            {"state/south-ossetia"},
        ),
        (
            "South Ossetia declared its independence. Moldova, once the declaration was read, rejected it.",
            "Rejection",
            {"state/south-ossetia"},
        ),
        ("Peru appealed for calm. Chile, which had seen the letter early, rejected it.", "Rejection", set()),
        ("Peru signed the pact. Chile is alone: it read the pact and voted against it.", "Rejection", set()),
        (
            "Chad closed its border. Peru expelled an envoy. It rained. It snowed. Mali praised the move.",
            "Support",
            set(),
        ),
    ],
)
def test_what_is_said_of_a_deed_is_said_of_whoever_did_it(read_one, text, kind, recipients):
    assert set(read_one(text, f"dip:{kind}").recipient) == recipients


@pytest.mark.parametrize(
    ("text", "kind", "parties"),
    [
        (ABOUT_TWO + "Talks were opened at Lausanne in May.", "Negotiation", {"state/GRC", "state/TUR"}),
        (ABOUT_TWO + "Talks broke down in March.", "Rejection", {"state/GRC", "state/TUR"}),
        (ABOUT_TWO + "The talks took place in Bern.", "Negotiation", {"state/GRC", "state/TUR"}),
        (ABOUT_TWO + "It rained. No agreement was reached on the islands.", "Agreement", {"state/GRC", "state/TUR"}),
        (ABOUT_TWO + "Turkey met Mali in Gao. A pact was signed.", "TreatySigning", {"state/TUR", "state/MLI"}),
        ("Wang Yi met Penny Wong in Perth. An accord was signed.", "TreatySigning", {"state/CHN", "state/AUS"}),
        (
            "Talks between Laos and Nepal were held in Pakse. It rained. The king left. It rained again."
            " The next round of talks will take place in 2026.",
            "Negotiation",
            {"state/LAO", "state/NPL"},
        ),
        ("Peru met Chile in Tacna. It rained. A pact was signed.", "TreatySigning", {"state/PER", "state/CHL"}),
        (
            ABOUT_TWO + "Swiss envoys offered to mediate, and talks were opened in May.",
            "Negotiation",
            {"state/GRC", "state/TUR"},
        ),
    ],
)
def test_talks_and_accords_that_name_nobody_are_those_of_the_text(read, text, kind, parties):
    event = [e for e in read(text).events if e.kind == f"dip:{kind}"][-1]
    assert set(event.participant) == parties
    assert event.confidence <= 0.5


@pytest.mark.parametrize(
    "sentence",
    [
        "Coalition talks were opened in Athens.",
        "Talks on a coalition were held in Athens.",
        "The cabinet meeting ended without result.",
        "Rebels fought on and talks were broken off.",
        "Peru said that talks had been held.",
        "If talks are held, Greece will attend.",
        "Talks with the miners were held.",
        "A meeting was held on Tuesday.",
        "Greece met Turkey. Peru met Chile. The next meeting will be held in May.",
        "Peru's talks were held in Lima.",
    ],
)
def test_where_anybody_else_may_be_meant_nobody_takes_part(reader, sentence):
    both = {"state/GRC", "state/TUR"}
    assert not [e for e in reader.read(ABOUT_TWO + sentence).events if set(e.participant) == both]


def test_the_talks_told_before_are_told_again_and_take_no_other_parties(reader):
    text = ABOUT_TWO + "Turkey met Mali in Gao. The meeting ended without result."
    meetings = [e for e in reader.read(text).events if e.kind == "dip:Meeting"]
    assert [{*e.agent, *e.recipient, *e.participant} for e in meetings] == [{"state/TUR", "state/MLI"}]


ABOUT_THREE = """Armenia and Azerbaijan fought. Azerbaijan shelled Armenian towns.

Georgia and Russia quarrelled too. Russia banned Georgian wine. {}

Turkey and Iran met. Turkey thanked Iran."""


@pytest.mark.parametrize(
    ("sentence", "recipients"),
    [
        ("Georgia recalled its envoy.", ("state/RUS",)),
        ("Moscow closed its embassy.", ("state/GEO",)),
        ("Spain recalled its envoy.", ()),
        ("Georgia recalled its envoy from Madrid.", ("state/ESP",)),
    ],
)
def test_a_paragraph_about_two_states_completes_what_is_between_them(read_one, sentence, recipients):
    kind = "dip:MissionClosed" if "embassy" in sentence else "dip:Recall"
    assert read_one(ABOUT_THREE.format(sentence), kind).recipient == recipients


ABOUT_HAITI = "Haiti needs help. The gangs of Haiti hold the ports, and Haiti has no army. "


@pytest.mark.parametrize(
    ("sentence", "kind", "recipients"),
    [
        ("Canada has sent vaccines.", "Aid", ("state/HTI",)),
        ("Canada flew in rice.", "Aid", ("state/HTI",)),
        ("Canada imposed sanctions.", "Sanction", ("state/HTI",)),
        ("Canada suspended part of its military assistance.", "Sanction", ("state/HTI",)),
        ("Canada closed its embassy in Lima.", "MissionClosed", ("state/PER",)),
        ("Haiti closed the border.", "Sanction", ()),
        ("Nobody came. It rained. Canada imposed sanctions.", "Sanction", ()),
    ],
)
def test_what_is_done_in_a_text_about_one_state_is_done_to_it(read_one, sentence, kind, recipients):
    assert read_one(ABOUT_HAITI + sentence, f"dip:{kind}").recipient == recipients


@pytest.mark.parametrize(
    ("sentence", "kind", "recipients"),
    [
        ("President Kyriakos Mitsotakis made a visit in June.", "Visit", ("state/TUR",)),
        ("President Kyriakos Mitsotakis made a visit to Lima in June.", "Visit", ("state/PER",)),
        ("President Kyriakos Mitsotakis visited the front.", "Visit", ()),
        ("Lena Holm made a visit in June.", "Visit", ()),
        ("The Turkish ambassador, Ali Kaya, will present his credentials.", "CredentialsPresented", ("state/GRC",)),
        ("The Peruvian ambassador, Ana Rojas, will present her credentials.", "CredentialsPresented", ()),
        ("Athens urged Ankara to lift the ban.", "Concession", ("state/GRC",)),
        ("Peru urged Ankara to lift the ban.", "Concession", ()),
        ("Athens urged Peru to lift the ban.", "Concession", ()),
    ],
)
def test_of_two_states_one_receives_whom_the_other_sends_and_gets_what_it_asks(read_one, sentence, kind, recipients):
    assert read_one(ABOUT_TWO + sentence, f"dip:{kind}").recipient == recipients
