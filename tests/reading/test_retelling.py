"""A later noun is an event told before where nothing else can be meant, and stays apart where that is unclear."""

import pytest

from kg.model import Document
from tests.reading.conftest import TODAY


def told_again(reading):
    """Return the events that rest on several places."""
    return [event for event in reading.events if len(event.evidence) > 1]


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("Meeting", "Norway's ambassador met the Taliban in Doha. The meeting was the first since 2021."),
        ("Meeting", "Wang Yi met Ishaq Dar in Beijing on May 2. After the talks in China, Dar flew home."),
        ("Meeting", "The king of Tonga received the ambassador of Japan in Nukualofa. The audience lasted an hour."),
        (
            "Meeting",
            "The ministers of Oman, Iran and Iraq gathered in Muscat to discuss trade. Oman's position was "
            "highlighted by the Muscat meeting, which had open sessions.",
        ),
        ("TreatySigning", "Chile and Peru signed a fisheries agreement in Lima. The agreement ends a dispute."),
        ("Agreement", "Uganda and Rwanda agreed to reopen the border. The agreement surprised traders."),
        ("Visit", "President Lula visited Angola in August 2023. The visit to Luanda was his first to Africa."),
        ("Visit", "Foreign Minister Retno Marsudi arrived in Dhaka on Sunday. The visit is her first to Bangladesh."),
        ("Visit", "Wang Yi visited Suva. His visit to Fiji lasted a day."),
        ("Mediation", "Kenya mediated between Sudan's army and the rebels. Kenya's mediation was praised."),
        ("Assault", "Protesters stormed the parliament in Colombo. The assault lasted an hour."),
        ("Assault", "Iran attacked a base in Iraq on 3 May. The attack in Iraq was answered by silence."),
        ("Assault", "Rebels raided Maseru; the Security Council condemned the attack."),
        ("Arrest", "Rwanda arrested a journalist in Kigali on Monday. The arrest drew criticism."),
        ("Withdrawal", "Mali withdrew its troops from Kidal. The withdrawal took two days."),
        ("PowerTransition", "General Goita seized power in Mali in 2021. The coup was condemned by France."),
        ("Recognition", "Finland recognised Palau in 1995. Finland's recognition of Palau surprised nobody."),
        (
            "Negotiation",
            "Turkey and Greece held talks in Ankara. Iran and Iraq held talks in Basra. The talks failed them.",
        ),
    ],
)
def test_a_noun_that_points_back_is_the_event_told_before(read, kind, text):
    (event,) = told_again(read(text))
    assert event.kind == f"dip:{kind}"
    first, last = event.evidence
    assert first.end < last.begin


@pytest.mark.parametrize(
    "text",
    [
        "The ministers of Oman and Qatar met in Muscat. A meeting was held in the evening.",
        "The ministers of Oman and Qatar met in Muscat. The second meeting dealt with trade.",
        "The ministers of Oman and Qatar met in Muscat. The meeting in Doha dealt with trade.",
        "The ministers of Oman and Qatar met in Muscat before the meeting began.",
        "Yemen and Oman met in Salalah. The meetings will go on.",
        "Kosovo and Serbia met in Ohrid in March. The meeting in June ended without result.",
        "Ecuador held consultations with Peru in Quito. The consultations with Brazil came later.",
        "Angola mediated between Congo and Rwanda. Kenya's mediation surprised them.",
        "Gunmen killed six policemen in Kano. The attack on a church in Jos left nine dead.",
        "Israel struck Damascus on Monday. The strike on Homs left two dead.",
        "Libya attacked a ship off Malta. Iran says the attack by Libya was justified.",
        "Japan will host a summit with Kenya in Nairobi. The summit ended on Friday.",
        "Egypt's president visited Doha. The crown prince of Bahrain visited Muscat. Both smiled. The visit went well.",
        "Peru and Chile reached an agreement on water. The agreement on fisheries is older.",
        "Rwanda arrested a journalist. The sun rose. It rained. People slept. Dogs barked. The arrest was remembered.",
        "President Lula visited Angola in 2023. President Lula's first visit was remembered.",
    ],
)
def test_what_is_not_clearly_the_same_stays_apart(read, text):
    reading = read(text)
    assert reading.events
    assert told_again(reading) == []


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("Assault", "Libya attacked a ship off Malta. Iran says the attack was justified."),
        ("Sanction", "Chad closed its border with Sudan. The move, traders said, came too late."),
        ("TreatySigning", "Laos and Japan signed a memorandum in Vientiane. The document covers fisheries."),
        ("RelationsSevered", "Ecuador broke off relations with Peru. The decision took effect at once."),
        ("Accusation", "Bolivia accused Chile of theft. It rained. The charge was printed everywhere. Nobody cared."),
        (
            "Sanction",
            "Fiji imposed sanctions on Tonga in May. It rained. It snowed. It blew. The sanctions still hold.",
        ),
    ],
)
def test_a_noun_without_an_event_of_its_own_may_mean_one_told_before(read, kind, text):
    assert [event.kind for event in told_again(read(text))] == [f"dip:{kind}"]


@pytest.mark.parametrize(
    "text",
    [
        "Chad closed its border with Sudan. The move of the capital came too late.",
        "Chad closed its border with Sudan. The Russian move came too late.",
        "It rained. It snowed. Mali slept. Chad closed its border with Sudan.\n\nThe move came too late.",
        "Chad closed its border with Sudan. It rained. It snowed. It blew. The move came too late.",
        "Chad closed its border with Sudan and expelled the envoy of Libya. The move came too late.",
        "Chad closed its border with Sudan. A decision on the railway came too late.",
        "Chad closed its border with Sudan. The next step came too late.",
        "Chad decided to close its border.",
    ],
)
def test_a_noun_that_may_mean_another_thing_means_no_event(read, text):
    reading = read(text)
    assert reading.events
    assert told_again(reading) == []


def test_what_the_later_mention_adds_is_kept(read_one):
    event = read_one("Mali withdrew its troops. Mali's withdrawal from Kidal took two days.", "dip:Withdrawal")
    assert (event.agent, event.place, event.trigger) == (("state/MLI",), ("place/kidal-mli",), "withdrew")


@pytest.mark.parametrize(
    ("text", "because"),
    [
        ("Wang Yi visited Suva. His visit to Fiji lasted a day.", "the same parties and place"),
        ("Mali withdrew its troops. The withdrawal took a day.", "nothing else told shortly before can be meant"),
        ("In 2008 Peru recognised Kosovo. Peru recognised Kosovo in 2008.", "nothing that is told of it differs"),
    ],
)
def test_an_explanation_says_what_was_told_before_and_why_it_is_the_same(reader, text, because):
    first, again = (t for s in reader.explain(Document("test", text, date=TODAY)).sentences for t in s.told if t.file)
    assert first.again is None
    assert (again.again.words, again.again.because) == (first.words, because)


def test_a_bare_noun_with_nothing_before_it_tells_nothing(reader):
    text = "The meeting lasted an hour."
    (sentence,) = reader.explain(text).sentences
    assert (reader.read(text).events, sentence.told) == ((), ())
    assert sentence.silent
