"""Whole readings of short texts: what the stages give together, for faults once met in the wild."""

import pytest


def slots(event):
    return (
        event.kind.removeprefix("dip:"),
        set(event.agent),
        set(event.recipient) | set(event.participant),
        event.factuality.value,
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Chad is not ready to sign the pact.", ("TreatySigning", {"state/TCD"}, set(), "Negated")),
        (
            "The pact is to be signed when the king visits Oman on 3 June.",
            ("Visit", set(), {"state/OMN"}, "Planned"),
        ),
        (
            "The American diplomat Edward Crane met the king of Jordan.",
            ("Meeting", {"person/edward-crane"}, {"office/king-of-jordan"}, "Fact"),
        ),
        (
            "Kenya recalled its envoy to Somalia. Uganda did the same.",
            ("Recall", {"state/UGA"}, {"state/SOM"}, "Fact"),
        ),
        (
            "Iran accused Iraq of shelling Abadan. Baghdad rejected the charge.",
            ("Rejection", {"state/IRQ"}, {"state/IRN"}, "Fact"),
        ),
        (
            "Peru agreed to withdraw its troops from Ecuador.",
            ("Agreement", {"state/PER"}, {"state/ECU"}, "Fact"),
        ),
        (
            "Norway accused Mali of spying and expelled two Malian diplomats.",
            ("DiplomatExpulsion", {"state/NOR"}, {"group/two-malian-diplomats"}, "Fact"),
        ),
        (
            "In Khartoum, the army accused Chad of sending weapons.",
            ("Accusation", {"org/sudanese-armed-forces"}, {"state/TCD"}, "Fact"),
        ),
        (
            "Foreign Minister Ali Said of Oman met his Chilean and Peruvian counterparts, Juan Soto and Luis Vera.",
            ("Meeting", {"person/ali-said"}, {"person/juan-soto", "person/luis-vera"}, "Fact"),
        ),
        (
            "Serbia severed relations with Albania; Greece denied that it would follow.",
            ("RelationsSevered", {"state/SRB"}, {"state/ALB"}, "Fact"),
        ),
    ],
)
def test_the_event_is_read_with_its_people_and_its_degree_of_reality(read, text, expected):
    kind, agents, others, factuality = expected
    found = [slots(e) for e in read(text).events]
    assert any(k == kind and a >= agents and o >= others and f == factuality for k, a, o, f in found), found


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Pakistan will send an envoy to Kabul, Foreign Minister Ishaq Dar announced on Friday.", "person/ishaq-dar"),
        ("Oman denied that its navy had attacked the tanker.", "state/OMN"),
        ("The king announced the withdrawal of all troops from Yemen.", None),
    ],
)
def test_a_report_behind_around_or_before_an_event_is_its_source(read, text, words):
    sources = [s for e in read(text).events if e.kind != "dip:PublicStatement" for s in e.attributed_to]
    assert sources
    assert words is None or words in sources


def test_a_new_name_is_not_the_old_one(read):
    reading = read("Fighting spread to New Guinea.")
    assert "state/GIN" not in {entity.id for entity in reading.entities}
