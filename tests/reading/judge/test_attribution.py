"""Whose words an event is told in; the marked word is the event."""

import pytest

from kg.model import UNNAMED_SOURCE
from kg.reading.voices import find_quotations


@pytest.mark.parametrize(
    ("sentence", "source"),
    [
        # a clause under a verb of saying
        ("Norway said that Iceland had *recalled* its envoy.", "Norway"),
        ("Iceland, Norway said, *recalled* its envoy.", "Norway"),
        ("Iceland *recalled* its envoy, Norway said on Monday.", "Norway"),
        ("Pakistan asserts that India *attacked* two airfields.", "Pakistan"),
        ("Rwanda denies that its soldiers *crossed* the border.", "Rwanda"),
        ("Poland announced that it would *close* the consulate.", "Poland"),
        ("Hanoi believes that Phnom Penh *signed* the accord.", "Vietnam"),
        ("The African Union warned that both armies were *violating* the truce.", "African Union"),
        ("Egyptian officials say Sudan *closed* the road.", "Egypt"),
        ("Amnesty International claims that the police *arrested* forty people.", "Amnesty International"),
        ("Jens Stoltenberg told reporters that Russia had *deployed* missiles.", "Jens Stoltenberg"),
        ("Peru repeated the claim that Chile *rejected* the deal.", "Peru"),
        # what somebody is accused of
        ("Armenia accused Azerbaijan of *shelling* the town.", "Armenia"),
        ("Armenia accused Azerbaijan of *attacks* on the town.", "Armenia"),
        ("Azerbaijan was accused by Armenia of *shelling* the town.", "Armenia"),
        ("Armenia accused the other of *shelling* the town.", "Armenia"),
        ("Azerbaijan is accused of *shelling* the town.", "unnamed"),
        # what somebody else is asked for
        ("Peru urged Chile to *release* the fishermen.", "Peru"),
        ("The Security Council demanded that Iraq *withdraw* its troops.", "United Nations Security Council"),
        ("Students in Dakar called for the *expulsion* of the French ambassador.", "Students"),
        ("Belgium has asked for a *meeting* of the alliance.", "Belgium"),
        ("Cuba's demand that the United States *leave* the base was repeated.", "Cuba"),
        ("The opposition wants Tunis to *break* off relations with Damascus.", "Opposition"),
        # what somebody calls it, told or admits
        ("Bagdad protested against what Chad called a *raid* on a village.", "Chad"),
        ("Oslo protested after what Sofia said was a *raid* on a village.", "Bulgaria"),
        ("Chad told the mission that the rebels had *attacked* a village.", "Chad"),
        ("Chad admitted *shelling* the village.", "Chad"),
        ("Algeria *armed* the rebels, as Mali claims.", "Mali"),
        ("Chad left the pact, though it denies having *shelled* the village.", "Chad"),
        ("Lima let it be known that it would *leave* the pact.", "Peru"),
        ("The emir repeated, however, that Togo *armed* the rebels.", "Emir"),
        # a noun of saying
        ("Iran's claim that Israel *bombed* the depot is disputed.", "Iran"),
        ("A statement by the Kremlin that Kyiv *attacked* the bridge went around the world.", "Russia"),
        ("The allegation of Mali that Algeria *armed* the rebels was heard in silence.", "Mali"),
        # an adjective of saying
        ("Tunisia was certain that Libya had *sent* the boat.", "Tunisia"),
        ("Tunisia is convinced that Libya *sent* the boat.", "Tunisia"),
        # according to
        ("According to Jordan, Syria *closed* the crossing.", "Jordan"),
        ("Syria *closed* the crossing, according to Jordanian officials.", "Jordan"),
        ("Syria, according to Jordan, *closed* the crossing.", "Jordan"),
        ("In Bolivia's view, Chile *broke* the treaty.", "Bolivia"),
        # a statement speaks for whoever issued it
        ("A statement issued by Kenya said that Somalia had *attacked* the post.", "Kenya"),
        ("The Kenyan statement said that Somalia had *attacked* the post.", "Kenya"),
        ("Kenya issued a statement. The statement said that Somalia had *attacked* the post.", "Kenya"),
        # a body without an owner
        ("The foreign ministry said that Minsk had *expelled* two consuls.", "Foreign Ministry"),
        ("The embassy in Quito said that Peru had *arrested* the attaché.", "Embassy in Quito"),
        ("State media reported that Seoul had *fired* two missiles.", "State Media"),
        # quotations
        ('"We have *recalled* our ambassador," said Annalena Baerbock.', "Annalena Baerbock"),
        ('Annalena Baerbock said: "Berlin has *recalled* its ambassador."', "Annalena Baerbock"),
        ("“Berlin has *recalled* its ambassador,” Annalena Baerbock said.", "Annalena Baerbock"),
        (
            '"Berlin has recalled its ambassador. It also *closed* the consulate," Annalena Baerbock said.',
            "Annalena Baerbock",
        ),
        (
            'Annalena Baerbock spoke. "We are not naive," she said. "Minsk *expelled* our diplomats without a reason."',
            "Annalena Baerbock",
        ),
        ("A spokesman in Lomé said that Benin had *recalled* its envoy.", "spokesman"),
        ('"We have *recalled* our ambassador," the embassy in Quito announced.', "Embassy in Quito"),
        # nobody named
        ("The rebels are reported to have *attacked* the port.", "unnamed"),
        ("The army is said to have *attacked* the village.", "unnamed"),
        ("It is believed that the rebels *attacked* the port.", "unnamed"),
        ("The rebels reportedly *attacked* the port.", "unnamed"),
        ("The rebels allegedly *attacked* the port.", "unnamed"),
        ("The rebels *attacked* the port, it was reported.", "unnamed"),
        # what is denied, planned or asked for belongs to the speaker too
        ("Bern said that it did not *recognise* the government.", "Switzerland"),
        ("Bern said that it would not *recognise* the government.", "Switzerland"),
        ("Laos promised that it would *release* the two men.", "Laos"),
        # verbs under the clause
        ("Seoul said that Tokyo wanted to *reopen* the talks.", "South Korea"),
        ("Seoul said that Tokyo had recalled its envoy and *closed* the mission.", "South Korea"),
        ("Seoul said that the *attack* on the ship had been planned.", "South Korea"),
    ],
)
def test_what_somebody_says_is_in_that_mouth(bench, sentence, source):
    assert bench(sentence).sources() == [source]


@pytest.mark.parametrize(
    ("sentence", "sources"),
    [
        ("Turkey says that Armenia claims that Azerbaijan *attacked* the town.", ["Armenia", "Turkey"]),
        ("According to Ghana, Togo said that Benin *closed* the border.", ["Togo", "Ghana"]),
        ("According to Reuters, quoting Ghana, Togo *closed* the border.", ["Reuters", "Ghana"]),
        ('"Togo says that Benin *closed* the border," Ghana said.', ["Togo", "Ghana"]),
        ("France and Germany said that Russia *attacked* the convoy.", ["France", "Germany"]),
    ],
)
def test_a_chain_of_speakers_is_kept_whole(bench, sentence, sources):
    assert bench(sentence).sources() == sources


@pytest.mark.parametrize(
    "sentence",
    [
        # the author's own voice
        "Iceland *recalled* its envoy.",
        "Norway *said* that Iceland had recalled its envoy.",
        "Norway *accused* Iceland of breaking the treaty.",
        "Norway *rejected* the claim that it broke the treaty.",
        # what the author adds to another's words
        "In view of the raids by Mali, Chad *closed* the border.",
        "Minister Omar Said said Mali had fled, a claim that Chad *dismissed* as false.",
        "Norway said the ship had been boarded, which Iceland *denied*.",
        "Norway said that Iceland, which *recalled* its envoy in May, was angry.",
        "Norway said that the envoy whom Iceland had *recalled* would return.",
        "Norway, which *recalled* its envoy, said that it was angry.",
        "According to Norway, whose minister *visited* Reykjavik, Iceland was angry.",
        "This list confirms what Togo has *said* from the beginning.",
        "What the Swedes have not said is whether they would *attack* the port.",
        # what is presupposed
        "Norway regretted that Iceland had *recalled* its envoy.",
        "Norway criticised Iceland for *recalling* its envoy.",
        "Norway thanked Iceland for *recalling* its envoy.",
        "Norway knows that Iceland *recalled* its envoy.",
        "The papers revealed that Iceland had *recalled* its envoy.",
        # what one asks for oneself, or orders
        "Norway asked to *meet* the envoy of Iceland.",
        "Norway ordered its envoy to *close* the embassy.",
        "The committee urged Chad to free the ministers *detained* in 2001.",
        "There were calls in Oslo for the *expulsion* of the envoy.",
        # beside the report, not in it
        "Togo said that the road was safe, while Benin *spoke* of an attack.",
        "Togo said that it would open the road, and Benin *recalled* its envoy.",
        "Norway *recalled* its envoy and said that it was angry.",
        "When Norway *recalled* its envoy, Iceland said that it was angry.",
        "After *visiting* Oslo, the minister said that he was content.",
        "Speaking at a *meeting* in Oslo, the minister said that he was content.",
        'The minister called the vote "a farce" and *recalled* the envoy.',
        'She *visited* Lima. "We are friends of this great nation," said Luis Arce.',
        '"We are friends of this great nation," said Luis Arce. Days later he *recalled* the envoy.',
    ],
)
def test_what_the_author_tells_is_attributed_to_nobody(bench, sentence):
    assert bench(sentence).sources() == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Norway said that it was angry.", "dip:PublicStatement"),
        ('"We accuse Iceland of breaking the treaty," Norway said.', "dip:Accusation"),
        ("Norway said that it rejected the plan of Iceland.", "dip:Rejection"),
        ("Norway stated that it supports Iceland.", "dip:Support"),
        ("Norway said that it condemned the shelling.", "dip:Accusation"),
    ],
)
def test_an_act_of_speech_is_not_attributed_to_its_own_speaker(read_one, text, kind):
    event = read_one(text, kind)
    assert event.agent == ("state/NOR",)
    assert event.attributed_to == ()


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("He said nothing at all.", []),
        ('He said: "We will not recall our envoy."', ['"We will not recall our envoy."']),
        ("“We recalled him,” he said, “and we were right.”", ["“We recalled him,”", "“and we were right.”"]),
        ("«Nous ne le reconnaissons pas», said the minister.", ["«Nous ne le reconnaissons pas»"]),
        ('The "so-called" truce held.', []),
        ('It was open: "We have never closed it.\n\nThe next day it rained.', ['"We have never closed it.']),
        ('"One which goes on to the end', ['"One which goes on to the end']),
    ],
)
def test_a_quotation_ends_with_its_mark_or_its_paragraph(text, quoted):
    assert [text[begin:end] for begin, end in find_quotations(text)] == quoted


def test_a_speaker_vouches_for_his_own_act_of_speech_that_is_still_to_come(read_one):
    event = read_one('"We will reject the plan," Norway said.', "dip:Rejection")
    assert event.attributed_to == event.agent == ("state/NOR",)


@pytest.mark.parametrize(
    ("text", "agent", "sources"),
    [
        ('"We ask Peru for help," said Gabriel Boric, the president of Chile.', "person/gabriel-boric", ()),
        (
            '"We have asked Peru for help," said Gabriel Boric, the president of Chile.',
            "state/CHL",
            ("person/gabriel-boric",),
        ),
    ],
)
def test_who_says_that_we_have_asked_tells_of_his_side(read_one, text, agent, sources):
    event = read_one(text, "dip:Request")
    assert (event.agent, event.attributed_to) == ((agent,), sources)


@pytest.mark.parametrize(
    ("text", "kind", "sources"),
    [
        ("Colombia claims to have arrested a Venezuelan officer.", "dip:Arrest", ("state/COL",)),
        ("Angola quoted Cuba as saying that Zambia had expelled the envoy.", "dip:DiplomatExpulsion", ("state/CUB",)),
        (
            "Peru said on Monday, a day after Chile expelled the consul, that it was open to talks.",
            "dip:DiplomatExpulsion",
            (),
        ),
        ("Norway was alarmed by Cuba's reports of an attack on Angola.", "dip:Assault", ("state/CUB",)),
        ("Norway was alarmed by reports of an attack on Angola.", "dip:Assault", (UNNAMED_SOURCE,)),
    ],
)
def test_a_clause_is_told_by_whoever_claims_it_and_by_nobody_beside(read_one, text, kind, sources):
    assert read_one(text, kind).attributed_to == sources


def test_a_quotation_at_the_head_of_a_paragraph_is_not_of_whoever_spoke_before_it(read_one):
    text = (
        "India announced that it would leave.\n\n"
        '"The decision was made with great care," Foreign Minister Ana Joly of Canada said. '
        '"We condemn Peru for its raid on the port."'
    )
    assert read_one(text, "dip:Accusation").agent == ("person/ana-joly",)
