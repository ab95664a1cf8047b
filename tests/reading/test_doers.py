"""Who does what a sentence leaves open, as what is told around it tells."""

import pytest


@pytest.mark.parametrize(
    ("text", "kind", "agents", "recipients"),
    [
        # whoever has the mission sends the envoy
        (
            "Peru's legation in Bern became an embassy in 1956, when Lars Holm was appointed ambassador.",
            "Appointment",
            ["Peru"],
            ["Switzerland"],
        ),
        (
            "Chile opened its embassy in Lomé in 1962, and Ana Ruiz was named chargé d'affaires.",
            "Appointment",
            ["Chile"],
            ["Togo"],
        ),
        (
            "The British consulate in Basra was opened in 1898, when John Hay was named consul.",
            "Appointment",
            ["United Kingdom"],
            ["Iraq"],
        ),
        ("Chile opened its embassy in Lomé, and Togo appointed a governor.", "Appointment", ["Togo"], []),
        ("Ana Ruiz was named ambassador. Chile opened its embassy in Lomé.", "Appointment", [], []),
        # nobody does what is active: "by" says who did what is judged
        ("The Council condemned the invasion of Kuwait by Iraq.", "Assault", ["Iraq"], ["Kuwait"]),
        ("They deplored the shelling of Goma by Rwanda.", "Assault", ["Rwanda"], ["Democratic Republic of the Congo"]),
        ("It recalled the occupation of the islands by Iran in 1971.", "Coercion", ["Iran"], []),
        ("France welcomed the release of the hostages by Chad.", "Concession", ["Chad"], ["hostages"]),
        ("Chad announced the recall of its envoy by Monday.", "Recall", ["Chad"], []),
        ("Oman regretted the condemnation of the attack by Iran.", "Assault", ["Iran"], []),
        # whoever is found guilty of it
        ("The court found Chile guilty of invading Peru.", "Assault", ["Chile"], ["Peru"]),
        ("Chile is guilty of invading Peru.", "Assault", ["Chile"], ["Peru"]),
        # who stands there together speaks together
        (
            "Angela Merkel held a joint press conference with Emmanuel Macron.",
            "PublicStatement",
            ["Angela Merkel", "Emmanuel Macron"],
            [],
        ),
        (
            "Sanna Marin appeared with Petr Fiala at a news conference in Prague.",
            "PublicStatement",
            ["Sanna Marin", "Petr Fiala"],
            [],
        ),
        ("Angela Merkel gave a press conference with reporters.", "PublicStatement", ["Angela Merkel"], []),
        ("Angela Merkel issued a statement with Emmanuel Macron in mind.", "PublicStatement", ["Angela Merkel"], []),
        # whose body does it is not who does it beside the body
        ("An Israeli navy raid killed two.", "Assault", ["Navy of Israel"], []),
        ("An Israeli raid killed two.", "Assault", ["Israel"], []),
        # whoever decided has consulted
        (
            "Chile recognised Kosovo. The decision was made after consulting with Peru.",
            "Consultation",
            ["Chile"],
            ["Peru"],
        ),
        (
            "Gabon broke off relations with Togo. The step was taken without consulting with France.",
            "Consultation",
            ["Gabon"],
            ["France"],
        ),
        # whoever says that an envoy was named has named him
        (
            "The Belgian foreign minister said that an ambassador would be sent to Kinshasa.",
            "Appointment",
            ["Belgium"],
            ["Democratic Republic of the Congo"],
        ),
        (
            "Peru's foreign ministry announced that Ana Ruiz had been appointed ambassador to Bolivia.",
            "Appointment",
            ["Peru"],
            ["Bolivia"],
        ),
        (
            "Jakarta confirmed on Monday that its envoy had been recalled from Canberra.",
            "Recall",
            ["Indonesia"],
            ["Australia"],
        ),
        (
            "The Chinese foreign ministry said that a new ambassador to Beijing had been named.",
            "Appointment",
            [],
            ["China"],
        ),
        ("The Danish minister said that Ana Ruiz had been appointed a judge.", "Appointment", [], []),
    ],
)
def test_what_is_told_around_a_deed_tells_who_did_it(reader, text, kind, agents, recipients):
    reading = reader.read(text)
    labels = {entity.id: entity.label for entity in reading.entities}
    found = [
        ([labels[e] for e in event.agent], [labels[e] for e in event.recipient])
        for event in reading.events
        if event.kind == f"dip:{kind}"
    ]
    assert found == [(agents, recipients)]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        # the doer was not found: an active verb or a noun with nobody
        ("Oman regretted the condemnation of the attack by Iran.", "Accusation"),
        ("Chile recognised Kosovo. The book was written after consulting with Peru.", "Consultation"),
        ("Chile recognised Kosovo. The decision was made after consulting with Chile.", "Consultation"),
        ("The minister handed over an invitation to visit Jakarta in March.", "Visit"),
        ("The envoy was handed a letter accusing Chad of aggression.", "Accusation"),
        ("It would mean imposing sanctions on Belarus.", "Sanction"),
        ("The visa persuaded Togo to sign.", "Request"),
        ("A rejection of Kenya's offer would be a mistake.", "Rejection"),
    ],
)
def test_what_nobody_is_known_to_have_done_is_not_told(reader, text, kind):
    assert f"dip:{kind}" not in {event.kind for event in reader.read(text).events}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Two Danish engineers were released in Erbil.", "Concession"),  # left open in the passive
        ("The embargo against Haiti was lifted in 1994.", "Concession"),
        ("No country has recognised Transnistria.", "Recognition"),  # nobody at all
        ("A car bomb killed three Somali officers.", "Assault"),  # told by whom it befell
        ("Riots swept Jakarta.", "Protest"),
        ("A Chinese vessel turned its water cannon on a Philippine boat.", "Coercion"),  # the entry asks for a thing
    ],
)
def test_some_acts_are_told_without_a_doer(reader, text, kind):
    (event,) = [event for event in reader.read(text).events if event.kind == f"dip:{kind}"]
    assert not event.agent
