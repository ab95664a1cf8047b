"""How real an event is presented to be: what governs the marked word turns the judgement."""

import pytest

from kg.model import Factuality
from kg.reading.judge.turns import Turn, turned

FACT, NEGATED, PLANNED, POSSIBLE = Factuality.FACT, Factuality.NEGATED, Factuality.PLANNED, Factuality.POSSIBLE


@pytest.mark.parametrize(
    "sentence",
    [
        "Ankara *recalled* its envoy to Cairo.",
        "Ankara has *recalled* its envoy to Cairo.",
        "The envoy was *recalled* on Friday.",
        "The two presidents are *meeting* in Oslo.",
        "Peru said Chile had *expelled* its envoy and would open an embassy.",
        "Chile opened its embassy in Accra, *ending* a long absence.",
        "Kenya was the first country to *recognise* the new state.",
        "Nobody was surprised when Oslo *recalled* its envoy.",
        "The ministers held *talks* in Vienna.",
        "The president paid a *visit* to Amman.",
        "The *attack* on the convoy killed nine people.",
        "Ankara telephoned Nasser on Friday to *congratulate* him.",
        "Peru managed to *reopen* its consulate.",
        "By *expelling* three diplomats, Prague angered Moscow.",
        "The quarrel that followed the *expulsion* of the envoy has not ended.",
        "After *visiting* Lima, he did not speak to the press.",
        "The minister, who *visited* Rabat, will speak tomorrow.",
        "Tunis does not know who *attacked* the ship.",
        "The king regretted that his guards had *arrested* the consul.",
        "Not only did Paris *recall* its envoy, it also closed the consulate.",
        "The storm led Oslo to *evacuate* its embassy.",
        "Not long ago Paris *recalled* its envoy.",
        "The letter that Baku *sent* was rejected in Yerevan.",
        "No doubt Kabul *closed* the consulate.",
        "The *talks* in Lomé were on Monday.",
        "At the time of the *attack* the consul was in Berne.",
        "Dakar announced the *arrest* of two officers.",
        "Chile forgot that it had *invited* the consul.",
        "The *talks* with Serbia failed.",
        "Mali withdrew from the pact after *attacking* Niger.",
        "Oslo had no choice but to *recall* its envoy.",
        "No fewer than twelve states *recognised* Kosovo.",
        "Not until 1971 did Britain *leave* Bahrain.",
        "Without the pact, Poland would not have *invaded* Lithuania.",
        "Not Oslo but Rome *recalled* its envoy.",
        "The envoy was to be thanked for having *signed*.",
        "Thousands marched in Dhaka to *demand* the departure of the governor.",
        "The union rallied to *condemn* the treaty.",
        # what is said by a wish to say it
        "The embassy wishes to *stress* that it seeks no quarrel.",
        "Denmark would like to *thank* Norway.",
        "I want to *assure* the House that they are safe.",
        "I must *protest* against this raid.",
        "Canada has the honour to *inform* Peru of its withdrawal.",
        "The envoy took the floor to *denounce* the raid.",
        "The king sent a telegram to *congratulate* Nasser.",
        "The premier went on to *accuse* Rome of lying.",
        "Peru did nothing other than *protest* against the raid.",
    ],
)
def test_what_is_told_as_having_happened_is_a_fact(bench, sentence):
    assert bench(sentence).factuality() is FACT


@pytest.mark.parametrize(
    "sentence",
    [
        # by a word
        "Ankara did not *recall* its envoy to Cairo.",
        "Ankara hasn't *recalled* its envoy to Cairo.",
        "Ankara has never *recognised* the breakaway republic.",
        "The two sides no longer *cooperate* on fishing.",
        "Sofia cannot *recognise* the treaty.",
        # by a determiner
        "No country has *recognised* the junta.",
        "Neither side *attacked* the town.",
        "Neither Riga nor Tallinn *signed* the accord.",
        "None of the neighbours *attended* the ceremony.",
        "Nobody *signed* the declaration.",
        "The general has *apologised* to no one.",
        "The ministers held no *talks* in Vienna.",
        "The two countries reached no *agreement*.",
        # by a verb
        "Ankara refused to *recall* its envoy.",
        "The delegations failed to *agree* on a date.",
        "Lagos declined to *sign* the convention.",
        "Japan refrained from *criticising* the vote.",
        "The storm prevented the king from *visiting* Suva.",
        "Quito cancelled the *visit* of the Spanish minister.",
        "The generals called off the *attack*.",
        "Budapest ruled out *sending* troops.",
        "The report denied that the army had *attacked* the village.",
        "They stopped short of *breaking* off relations.",
        "The talks did not take *place*.",
        # by a noun or adjective
        "The failure to *sign* the protocol caused alarm in Bern.",
        "The absence of any *recognition* weighs on the rebels.",
        "Their refusal to *recognise* the border is an old one.",
        "Delhi is unwilling to *recognise* the regime.",
        "The parties were unable to *agree* on a text.",
        # by a preposition
        "Tripoli closed the border without *consulting* its neighbours.",
        "Instead of *recalling* the envoy, Madrid wrote a letter.",
        # shared by what is coordinated
        "Muscat did not recall its envoy or *close* its embassy.",
        "Muscat neither recalled its envoy nor *closed* its embassy.",
        # a plan denied
        "Ankara does not plan to *recall* its envoy.",
        "Ankara has no intention to *recall* its envoy.",
        "Ankara has no plans to *recall* its envoy.",
        "Ankara will not *recall* its envoy.",
        "Ankara is not going to *recall* its envoy.",
        "It is not true that Ankara *recalled* its envoy.",
        "Far from *recalling* the envoy, Ankara sent a second one.",
        "Prague *lifted* none of the restrictions.",
        "Zagreb has yet to *appoint* an ambassador.",
        "Chile forgot to *invite* the Bolivian consul.",
        "The generals pretended to *withdraw* from Juba.",
        "Cairo has suspended plans to *send* an ambassador.",
        "India dropped the idea of *inviting* Sri Lanka.",
        "Oman kept Iran from *attacking* Bahrain.",
        "The plan to *visit* Seoul fell through.",
        "An attempt to *overthrow* the king failed.",
        "The protocol is yet to be *signed*.",
        "Not a single Arab state has *closed* its mission in Paris.",
        "Not one of the ministers *signed*.",
        "Hardly any government *recognised* the republic.",
        "At no time did Belgrade *attack* the convoy.",
        "Under no circumstances has Dublin *recognised* the junta.",
        "Not once has Sofia *apologised* for it.",
        "If Peru had fallen, Chile would have *invaded* Bolivia.",
        "If Peru had *attacked*, Chile would have mobilised.",
        "Had the cabinet fallen, Paris would have *recalled* its envoy.",
        "Had Minsk *sent* observers in spring, an official complained, the bloodshed would have been avoided.",
        "The crisis could have been averted had the Government *agreed* to a dialogue.",
        "The war would not have begun had Ethiopia *withdrawn* its troops.",
        "Brazil would have *recognised* Biafra, but Lagos persuaded it not to.",
        "Brussels should have *consulted* its members.",
        "Brussels ought to have *consulted* its members.",
        "The king was to have *visited* Malta in June.",
        "Reports that Chad had *shelled* the town proved unfounded.",
        "The army dismissed the report that it had *shelled* the town.",
        "Rumours that Syria had *closed* its embassy were untrue.",
        "A *visit* to Taipei is out of the question.",
        "*Recognition* is off the table.",
        "Vienna almost *expelled* the consul.",
        "Juba and Asmara nearly *went* to war.",
        "The *summit* fell through.",
        "Yaoundé put off the *signing* of the pact.",
        "Tunis wishes that Tripoli had *withdrawn* its troops.",
        "*Talks* between Oman and Yemen were to have begun on Monday.",
        "I do not want to *accuse* Oslo.",
        "Rather than *expel* the consul, Chile recalled its own.",
        "Chile would rather close its mission than *recognise* the junta.",
        "The cabinet decided against *sending* troops.",
        "The cabinet decided against an *intervention* in Mali.",
        "The fleet deterred an *attack* on the island.",
        "A resolution *condemning* Mali was vetoed.",
        "No decision has been taken on the *appointment* of a consul.",
    ],
)
def test_what_is_denied_is_negated(bench, sentence):
    assert bench(sentence).factuality() is NEGATED


@pytest.mark.parametrize(
    "sentence",
    [
        # plans and intentions
        "Ankara plans to *recall* its envoy to Cairo.",
        "Ankara decided to *recall* its envoy.",
        "Ankara intends *recalling* its envoy.",
        "The decision to *send* an ambassador was welcomed in Kabul.",
        "It announced its intention of *opening* an embassy.",
        "The planned *visit* was discussed at length.",
        "The upcoming *summit* in Doha worries them.",
        "Plans for a *meeting* of the two kings are ready.",
        # future and schedule
        "Ankara will *recall* its envoy.",
        "Ankara is to *recall* its envoy.",
        "Ankara is going to *recall* its envoy.",
        "The ministers are due to *meet* in Bern on Monday.",
        "The ministers are scheduled to *meet* in Bern.",
        "The envoy is about to *leave* for Sarajevo.",
        "Talks will be *held* in Geneva.",
        "The *talks* will begin on Monday.",
        "The treaty is set to be *signed* in spring.",
        # offers, promises
        "Norway offered to *mediate* between the two sides.",
        "Cyprus offered to host *talks* in Larnaca.",
        "Berlin promised to *send* blankets.",
        "Tokyo pledged *aid* worth a million yen.",
        "Accra is ready to *host* the conference.",
        # requests and orders
        "Paris urged Algiers to *release* the writer.",
        "The council demanded that Rwanda *withdraw* its soldiers.",
        "Seoul called for *talks* with the North.",
        "Seoul called for the resumption of *talks* with the North.",
        "They plan a series of *meetings* in spring.",
        "Canada has promised the islands ten million dollars in *aid*.",
        "The general ordered his men to *attack* the bridge.",
        "He was invited to *visit* Bogotá.",
        "Lisbon must *sign* the protocol by June.",
        "Lisbon ought to *sign* the protocol.",
        "The council demands that Iraq *withdraw* all its forces.",
        "It is high time that Oslo *recalled* its envoy.",
        "A *visit* by the president to Jerusalem is in preparation.",
        "A *meeting* of the two kings is on the cards.",
        "The council demands that all states *withdraw* their forces.",
        "The rebels should *withdraw* from the port.",
        # what a plan holds, what is announced
        "Under the deal Iraq would *reopen* its consulate in May.",
        "Hungary announced its *withdrawal* from the pact.",
        "The palace announced a *visit* by the king to Oman.",
        "Rome said that it would have *withdrawn* its troops by June.",
        # purposes
        "He flew to Hanoi to *meet* the prime minister.",
        "The emissary was sent to *negotiate* a truce.",
        "Vienna convened the meeting in order to *discuss* the river.",
        # attempts and threats
        "Khartoum sought to *restore* relations with Asmara.",
        "Minsk threatened to *expel* the consul.",
        # reported future
        "The spokeswoman said that Ottawa would *recall* its envoy.",
        "He promised that his country would *recognise* the new state.",
        # shared by what is coordinated
        "Muscat will recall its envoy and *close* its embassy.",
        "They agreed to reopen their embassies and to *exchange* ambassadors.",
        "Norway to *reopen* its embassy in Damascus",
        "The crowd marched to the port to *attack* the ship.",
        "The general gave his word that they would be *released*.",
        "The envoy was supposed to *meet* the rebels.",
        "Delhi is weighing the *expulsion* of the consul.",
        "*Talks* between Oman and Yemen are to begin on Monday.",
        "The chancellor is due in Rome on Friday for *talks*.",
        "Mexico wanted to *condemn* the raid.",
        "The king sought an opportunity to *thank* Nasser.",
        "The opposition campaigned against the *ratification* of the pact.",
        "The union campaigned for the *withdrawal* of the marines.",
        "The mayor argued against *lifting* the sanctions.",
        "The draft resolution *condemns* the raid.",
        "A draft *recognising* the republic went round.",
        "Under the proposal, Israel would leave Gaza and Hamas would *release* the hostages.",
        "Mali made the *resumption* of talks conditional on an apology.",
        "Rome conditioned *recognition* of the junta on a vote.",
        "Chad is preparing an *invasion* of Niger.",
    ],
)
def test_what_is_intended_asked_for_or_to_come_is_planned(bench, sentence):
    assert bench(sentence).factuality() is PLANNED


@pytest.mark.parametrize(
    "sentence",
    [
        "Iran came close to *attacking* Iraq.",
        "Ankara may *recall* its envoy.",
        "In the event of an *attack* on Kuwait, London would act.",
        "In case of an *invasion* the bridge will be blown up.",
        "Should Mali *close* the embassy, Paris would protest.",
        "Were Georgia to *join* the alliance, Moscow would respond.",
        "Provided that Asmara *agrees*, observers will come.",
        "Suppose that China *blockaded* the island.",
        "Nobody believes that Fiji *invited* the navy.",
        "Rumours that Mali had *closed* its embassy went round.",
        "Prague will consider further measures should Russia *expel* its diplomats.",
        "A *visit* to Rome is possible.",
        "If Peru *attacked*, Chile could mobilise.",
        "Ankara might have *recalled* its envoy.",
        "Ankara could *recall* its envoy within days.",
        "Perhaps Ankara *recalled* its envoy.",
        "Ankara has probably *recalled* its envoy.",
        "If Cairo *recalls* its envoy, Ankara will be silent.",
        "Unless Cairo *withdraws* its troops, the talks are over.",
        "Ankara is likely to *recall* its envoy.",
        "It is possible that Ankara *recalled* its envoy.",
        "The possibility of *recalling* the envoy was raised.",
        "The risk of an *attack* on the dam has grown.",
        "A possible *visit* to Tirana was mentioned.",
        "Ankara seems to have *recalled* its envoy.",
        "The minister wondered whether Ankara had *recalled* its envoy.",
        "Has Ankara *recalled* its envoy?",
        "Diplomats feared that Ankara would *recall* its envoy.",
        "The army is suspected of *attacking* the convoy.",
        "An alleged *attack* on the consulate is being looked into.",
        "Seoul would *recognise* the authorities only after an election.",
        "Copenhagen was on the verge of *recalling* its envoy.",
        '"Did Syria *kill* the minister?" the deputy asked.',
        "Lima has not decided whether to *recall* its envoy.",
        "Lima has yet to decide whether to *recall* its envoy.",
        "An *intervention* in Niger remains an option.",
        "The army was put on alert to repel an *attack*.",
        "Fiji would consider measures in *coordination* with Tonga.",
    ],
)
def test_what_is_hedged_asked_or_conditional_is_possible(bench, sentence):
    assert bench(sentence).factuality() is POSSIBLE


@pytest.mark.parametrize(
    ("sentence", "factuality"),
    [
        ("Ankara did not fail to *recall* its envoy.", FACT),
        ("Ankara did not deny that it had *recalled* its envoy.", POSSIBLE),
        ("Nairobi has not ruled out *attacking* the camps.", POSSIBLE),
        ("Hanoi has not cancelled the *visit* of the premier.", POSSIBLE),
        ("Bogotá urged Quito to stop *arming* the rebels.", FACT),
        ("Quito will stop *arming* the rebels.", NEGATED),
        ("Lima ignored calls to *recall* its envoy.", NEGATED),
        ("Lima resisted *calls* to recall its envoy.", FACT),
        ("Accra reversed its decision to *expel* the consul.", NEGATED),
        ("Without the *mediation* of Oman the rebels would not have left.", FACT),
        ("Suva denied reports of an *attack* by its frigate.", NEGATED),
        ("Apia dismissed as baseless a claim that its police had *attacked* the consul.", NEGATED),
        ("The mediators never stopped *meeting* the rebels.", FACT),
        ("Ankara may not *recall* its envoy.", POSSIBLE),
        ("Ankara might refuse to *recall* its envoy.", POSSIBLE),
        ("Ankara plans not to *recall* its envoy.", NEGATED),
        ("Ankara refused to say whether it had *recalled* its envoy.", POSSIBLE),
        ("Ankara abandoned its plan to *recall* the envoy.", NEGATED),
        ("Ankara did not sign the decree *expelling* the envoy.", NEGATED),
        ("Ankara signed the decree *expelling* the envoy.", FACT),
        ("Ankara tabled a bill *banning* the party.", PLANNED),
        ("Ankara will telephone Nasser to *congratulate* him.", PLANNED),
    ],
)
def test_several_governors_turn_the_judgement_one_after_the_other(bench, sentence, factuality):
    assert bench(sentence).factuality() is factuality


@pytest.mark.parametrize(
    ("sentence", "factuality"),
    [
        ("Ankara did not protest, but *recalled* its envoy.", FACT),
        ("Ankara did not protest and *Cairo* was relieved when the envoy came.", FACT),
        ("Ankara did not close its embassy; it *recalled* its envoy.", FACT),
        ("Ankara recalled its envoy and will *close* its embassy.", PLANNED),
        ("Ankara *recalled* its envoy and will close its embassy.", FACT),
        ("Ankara *recalled* its envoy but did not close its embassy.", FACT),
        ("Ankara plans to *close* the consulate that it opened in May.", PLANNED),
        ("Ankara plans to close the consulate that it *opened* in May.", FACT),
        ("Ankara will not forget that Cairo *recalled* its envoy.", FACT),
        ("The minister did not say why Cairo *recalled* its envoy.", FACT),
        ("Ankara *condemned* the plan to close the consulate.", FACT),
        ("Ankara *rejected* the call for talks.", FACT),
        ("Ankara would reconsider the issue of *supplying* arms to Cairo.", PLANNED),
        ("The Turkish *proposal* to Cairo was not carried.", FACT),
        ("The council *adopted* the resolution by twelve votes to none against.", FACT),
        ("Ankara *refused* to close its consulate.", FACT),
        ("The army met an *attack* by the rebels at Bria.", FACT),
        ("The council adopted a resolution *condemning* Mali.", FACT),
        ("Whether it was right or not, Oslo *recalled* its envoy.", FACT),
        ("Ankara campaigned against the *invasion* of Cyprus.", FACT),
        ("Ankara sent more troops than Rome *sent*.", FACT),
    ],
)
def test_a_cue_reaches_no_further_than_what_it_governs(bench, sentence, factuality):
    assert bench(sentence).factuality() is factuality


@pytest.mark.parametrize(
    ("turns", "factuality"),
    [
        ([], FACT),
        ([Turn.PLAN, Turn.NEGATE], NEGATED),
        ([Turn.NEGATE, Turn.NEGATE], FACT),
        ([Turn.PLAN, Turn.DOUBT], POSSIBLE),
        ([Turn.DOUBT, Turn.PLAN], POSSIBLE),
        ([Turn.NEGATE, Turn.PLAN], NEGATED),
        ([Turn.NEGATE, Turn.DOUBT], POSSIBLE),
        ([Turn.PLAN, Turn.PLAN], PLANNED),
    ],
)
def test_turns_are_read_from_the_nearest_governor_outwards(turns, factuality):
    judged = FACT
    for turn in turns:
        judged = turned(judged, turn)
    assert judged is factuality
