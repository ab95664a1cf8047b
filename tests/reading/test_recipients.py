"""Whom an act of speech is about: whoever does what is spoken of, never whom it hits or who only stands near by."""

import pytest


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("A ceasefire mediated by President Abboud of Sudan took effect on Monday.", "Mediation"),
        ("Russia condemned the use of bombardments against civilians.", "Accusation"),
        ("Iran condemned the attack on worshippers.", "Accusation"),
        ("Botha denied that London intended to send troops.", "Rejection"),
        ("Japan welcomed the consensus on the protection of civilians.", "Support"),
        ("Spain supports sanctions against the militants.", "Support"),
        ("Uganda condemned the killing of two monks outside Goma.", "Accusation"),
        ("Iran vowed to avenge the assassination of a general in Baghdad.", "Threat"),
        ("Qatar deplored the burning of a Koran in Stockholm.", "Accusation"),
        ("Norway vowed revenge for the death of four sailors.", "Threat"),
        ("Belgium denied any part in the poisoning of Ivan Petrov.", "Rejection"),
        ("The talks were mediated by President Kaunda of Zambia in Lusaka.", "Mediation"),
        ("Minister Lena Holm told a rally in Rabat that Spain was a friend.", "PublicStatement"),
        ("President Kagame has repeatedly denied arming the rebels.", "Rejection"),
        ("Colombia withdrew from the pact recognising the jurisdiction of the World Court.", "Withdrawal"),
        ("Kenya promised to retaliate for the killing of its envoy in Aden.", "Threat"),
        ("The Nigerian army recaptured Maiduguri.", "Assault"),
        ("The Kenyan foreign minister, Musalia Mudavadi, voiced Kenya's support.", "Support"),
        ("President Boric of Chile reaffirmed his administration's commitment to the treaty.", "Support"),
        ("Chad will send a team of engineers to investigate the collapse.", "Accusation"),
        ("Chad rejected the Khartoum talks.", "Rejection"),
        ("Japan welcomed the Seoul summit.", "Support"),
        ("Spain called for the repatriation of stranded sailors.", "Request"),
        ("Mali demanded the release of Paul Nkosi.", "Request"),
        ("Ghana put off a visit by its foreign minister.", "Rejection"),
        ('"Some want war," Castro said, an apparent reference to Haiti.', "PublicStatement"),
        ("Aung San refused to board the plane to Rangoon.", "Rejection"),
        ("The minister invited them to Lima.", "Request"),
        ("Chad appealed to the Council; Libya voted against it.", "Rejection"),
        ("Chad condemned the blockade, without naming Libya.", "Accusation"),
        ("Britain sent two frigates of the Royal Navy to sea.", "Mobilization"),
        ("Pakistan deployed units of the Pakistani army.", "Mobilization"),
        ("The consul voiced the grave concern of Australia.", "Accusation"),
        ("The envoy expressed Japan's regret.", "Concession"),
        ("Laos, which was said to have closed the border, denied it.", "Rejection"),
        ("Pakistan condemned the coup. Nepal, which was rumoured to have backed it, denied it.", "Rejection"),
        ("France banned the group on social media.", "Coercion"),
        ("The premier ordered banks to freeze the assets of Iran.", "Request"),
        ("The Council called on all states to respect the borders of Georgia.", "Request"),
        ("The Council appealed to all nations to respect the borders of Georgia.", "Request"),
        ("Kenya will host the World Trade Organization conference.", "Meeting"),
        ("Indian volunteers crossed into Goa.", "Visit"),
        ("The Iraqi president returned to Baghdad.", "Visit"),
        ("Lithuania detained a tanker bound for Syria.", "Coercion"),
        ("Prime Minister Thatcher cut British aid.", "Sanction"),
        ("Hungary will lift the curfew around Vienna.", "Concession"),
        ("Mossadegh Rules Out Use of Army; Mobs in Shiraz Stone Foreign Missions", "Rejection"),
        ("Poland welcomed the Athens decisions on enlargement.", "Support"),
        ("Kuwait accepted the Muscat formula.", "Agreement"),
        ("Trade unions called for a boycott of Portuguese wine.", "Request"),
        ("Deputies called for the extradition of Hissene Habre.", "Request"),
        ("Students demanded the expulsion of the Soviet ambassador.", "Request"),
        ("Kenya proposed to turn to the African Union.", "Request"),
        ("Chad asked that the Lusaka protocol be amended.", "Request"),
        ("Jordan warned against attempts to push Egypt aside.", "Threat"),
        ("Ecuador sent a contingent of 800 soldiers.", "Mobilization"),
        ("Kuwait ended the talks, citing a claim of Iraq to the islands.", "Rejection"),
        ("Oman tried to mediate at a meeting hosted by Fidel Castro.", "Mediation"),
        ("Togo suspended the UN-brokered talks.", "Rejection"),
        ("Togo shelled the harbour together with Ghanaian militias.", "Assault"),
        ("Mali denied reports that Chad had promised Niger to send troops.", "Rejection"),
        ("Allegations that Admiral Diaz had met the rebels were dismissed by Peru as nonsense.", "Rejection"),
        ("Oslo cut aid over the treatment of Tamil refugees.", "Sanction"),
        ("Egypt nationalised the Panama Canal Company.", "Coercion"),
        ("Rome announced the withdrawal of Italian troops.", "Withdrawal"),
        ("Kenya will contribute soldiers.", "Aid"),
        ("Burundi agreed to send 40 lorries for flood victims.", "Agreement"),
        ("Uganda lifted the ban that it imposed in solidarity with Zambia.", "Concession"),
        ("Bonn criticised the raid. Ankara denied reports that its jets had taken part.", "Rejection"),
        ("Malta condemned the raid. The marchers refused to turn back.", "Rejection"),
        ("Paris called the landing a mistake. Anatoly Volkov, the Kremlin spokesman, lobbied against it.", "Rejection"),
        ("Moscow said it was calm. Anatoly Volkov, the Kremlin spokesman, denied that ships had sailed.", "Rejection"),
    ],
)
def test_whom_a_deed_hits_is_not_whom_one_speaks_to(read_one, sentence, kind):
    event = read_one(sentence, f"dip:{kind}")
    assert (len(event.agent), event.recipient) == (1, ())


@pytest.mark.parametrize(
    ("sentence", "kind", "recipient"),
    [
        ("Iran condemned the actions of the rebels.", "Accusation", "group/rebels"),
        ("The Arab League called on its members to support Sudan.", "Request", "group/members"),
        ("Mali protested to Algeria and demanded an inquiry.", "Request", "state/DZA"),
        ("Kenya supports the struggle of the rebels.", "Support", "group/rebels"),
        ("Chad made accusations against the rebels.", "Accusation", "group/rebels"),
        ("Peru voiced anger at the protesters.", "Accusation", "group/protesters"),
        ("Poland praised the commitments made by Lithuania.", "Support", "state/LTU"),
        ("Brazil condemned the bombing of a school in Gaza by Israel.", "Accusation", "state/ISR"),
        ("Libya invaded and annexed Chad.", "Assault", "state/TCD"),
        ("India rejected the Beijing proposal.", "Rejection", "state/CHN"),
        (
            "Kenya reiterated its support for India's candidature for a seat in the Security Council.",
            "Support",
            "state/IND",
        ),
        ("The envoy conveyed condolences to Chad on behalf of Tonga.", "Support", "state/TCD"),
        ("Poland refused to receive the rebels.", "Rejection", "group/rebels"),
        (
            "Soldiers seized power in Bamako, toppling President Ibrahim Keita.",
            "PowerTransition",
            "person/ibrahim-keita",
        ),
    ],
)
def test_whoever_does_what_is_spoken_of_is(read_one, sentence, kind, recipient):
    assert read_one(sentence, f"dip:{kind}").recipient == (recipient,)


@pytest.mark.parametrize(
    ("sentence", "kind", "agent"),
    [
        ("Norway appealed to Israel to stop the raids.", "Concession", "state/ISR"),
        ("Protesters called on the prime minister, Lena Holm, to resign.", "PowerTransition", "person/lena-holm"),
        ("Jordan warned Israel against annexing the West Bank.", "Coercion", "state/ISR"),
        ("Protesters marched to the palace to call for talks.", "Protest", "group/protesters"),
        ("Rome charged Athens with arming the rebels.", "Aid", "state/GRC"),
        ("Iran threatened Iraq with bombing Basra.", "Assault", "state/IRN"),
        ("Sudan was silent on allegations made against it by Chad.", "Accusation", "state/TCD"),
    ],
)
def test_whoever_is_called_on_does_what_is_asked(read_one, sentence, kind, agent):
    assert read_one(sentence, f"dip:{kind}").agent == (agent,)


@pytest.mark.parametrize(
    "sentence",
    [
        "Chad and Libya held indirect talks under Swiss mediation.",
        "Relations between Chad and Libya were restored in 1989 following mediation by Algeria.",
        "Chad and Libya signed the accord, brokered by Algeria.",
    ],
)
def test_who_mediates_does_so_for_the_sides_of_the_talks(read_one, sentence):
    assert read_one(sentence, "dip:Mediation").recipient == ("state/TCD", "state/LBY")


@pytest.mark.parametrize(
    ("sentence", "kind", "recipients"),
    [
        ("Obama warned Congress that he would veto the bill.", "Rejection", ("org/united-states-congress",)),
        ("Kenya warned Somalia that it would close the border.", "Sanction", ("state/SOM",)),
        ("Turkey warned Greece that Israel would attack.", "Assault", ()),
        ("Turkey told Greece that it would close the border.", "Sanction", ()),
        ("Spain recognised Kosovo. Cyprus has refused to do so.", "Rejection", ("state/XKX",)),
        ("France expelled two Russian diplomats. Austria refused to do the same.", "Rejection", ()),
        ("Prince Hassan mediated between Oman and its neighbours.", "Mediation", ("state/OMN", "group/neighbours")),
        ("Peru granted amnesty to war criminals.", "Concession", ("group/war-criminals",)),
        ("Peru criticised the Hungarian resistance to the quotas.", "Accusation", ("state/HUN",)),
        ("London armed the Polish resistance.", "Aid", ("group/polish-resistance",)),
        ("Poland condemned the coup. Finland rejected it too.", "Rejection", ()),
        ("Jordan barred its citizens from travelling to Syria.", "Coercion", ("group/citizens-of-jordan",)),
        ("The army shelled its own positions.", "Assault", ()),
        ("Rwanda was furious when Uganda expelled its envoy.", "DiplomatExpulsion", ("office/envoy-of-rwanda",)),
        ("Tunis recalled its ambassadors to Chad, Mali and Togo.", "Recall", ("state/TCD", "state/MLI", "state/TGO")),
        ("Tunis recalled its ambassador to Chad and Mali protested.", "Recall", ("state/TCD",)),
        ("Each member with an embassy in Minsk has recalled its envoy.", "Recall", ("state/BLR",)),
        ("Syria will close its airspace to aircraft coming from Turkey.", "Sanction", ("state/TUR",)),
        ("Kenya accused Somalia of piracy. Somalia rejected that, too.", "Rejection", ("state/KEN",)),
        ("Senegal demanded a truce. Mali rejected it too.", "Rejection", ("state/SEN",)),
        ("Yemen said that Oman was to blame, a claim that Muscat dismissed.", "Rejection", ("state/YEM",)),
        ("Chile called on Peru to withdraw. Lima refused to do so.", "Rejection", ("state/CHL",)),
        ("Chile told Bolivia to leave. Lima refused to meet.", "Rejection", ()),
        ("Peru condemned the manner in which Ecuador handled the incident.", "Accusation", ("state/ECU",)),
        ("Kenya welcomed the steps that Uganda has taken.", "Support", ("state/UGA",)),
        ("Oslo protested against the way in which Chad treated the nurse.", "Protest", ("state/TCD",)),
        ("Mali welcomed the road it had built with Chinese money.", "Support", ()),
        ("Rome praised the town where Tito was born.", "Support", ()),
        ("Khrushchev criticised the accords, under which Bonn joined the alliance.", "Accusation", ()),
        ("Turkey and Greece clashed. Washington urged both to step back.", "Request", ("state/TUR", "state/GRC")),
        ("Qatar signed a memorandum of understanding with Sudan.", "TreatySigning", ("state/SDN",)),
        ("Laos appealed for doctors and nurses.", "Request", ()),
        ("The crowd was fired on by the Sudanese army.", "Assault", ("group/crowd",)),
        ("A Cuban delegation left for Moscow.", "Visit", ("state/RUS",)),
        ("Sudanese envoys crossed into Chad.", "Visit", ("state/TCD",)),
        ("Norway boarded a trawler registered in Belize.", "Coercion", ("state/BLZ",)),
        ("Norway made a proposal; Chile accepted it.", "Agreement", ("state/NOR",)),
        ("Nasser promised aid; Kuwait welcomed it.", "Support", ("person/nasser",)),
        ("Malta asked Libya to stop. Libya refuses and sends a tug.", "Rejection", ("state/MLT",)),
        ("The envoy conveyed an invitation from his president to visit Tokyo.", "Request", ()),
        ("The Turkish parliament ratified Finland's accession.", "TreatySigning", ("state/FIN",)),
        (
            "Ghana accused Togo of piracy. Deputies demanded the closure of the border. Togo rejected the accusation.",
            "Rejection",
            ("state/GHA",),
        ),
        ("Somalia has asked to join the East African Community.", "Request", ("org/east-african-community",)),
        ("Rebels captured the port, killing two Danish sailors.", "Assault", ("group/two-danish-sailors",)),
        ("Algeria disputes the account given by the Malian army.", "Rejection", ("org/army-of-mali",)),
        (
            "The junta disputes these accusations, claiming that the unrest is made in Benin.",
            "Rejection",
            ("state/BEN",),
        ),
        ("The junta disputes these accusations, claiming that Benin and Togo are to blame.", "Rejection", ()),
        ("Sudan was silent on allegations made against it by Chad.", "Accusation", ("state/SDN",)),
    ],
)
def test_whom_a_deed_concerns_may_stand_with_what_is_told_beside_it(read_one, sentence, kind, recipients):
    assert read_one(sentence, f"dip:{kind}").recipient == recipients
