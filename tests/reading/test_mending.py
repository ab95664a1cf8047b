"""What the parser gets wrong in ways that the words betray is put right before it is read."""

import pytest


@pytest.mark.parametrize(
    ("sentence", "kind", "agent"),
    [
        ("Sheikh Sabah, the emir of Kuwait, mediated between Doha and Riyadh.", "dip:Mediation", ["Sabah"]),
        ("Jose Alvarez, the foreign minister of Spain, resigned.", "dip:PowerTransition", ["Jose Alvarez"]),
        (
            "Kofi Annan, the secretary-general of the United Nations, who visited Juba, left.",
            "dip:Visit",
            ["Kofi Annan"],
        ),
        ("Yesterday in Geneva, Iran and Peru reached a deal.", "dip:Agreement", ["Iran", "Peru"]),
        ("Chad has asked Peru, the chair of the forum, to mediate in its dispute.", "dip:Mediation", ["Peru"]),
        ("Mali, together with Chad, bombed Tripoli.", "dip:Assault", ["Mali", "Chad"]),
        ("Laos, Vietnam agree to open border.", "dip:Agreement", ["Laos", "Vietnam"]),
        ("Kishida, Yoon agree to open border.", "dip:Agreement", ["Kishida", "Yoon"]),
        ("In Karachi students burned an effigy of the king.", "dip:Protest", ["students"]),
        ("In April rebels from Chad stormed the fort.", "dip:Assault", ["rebels from Chad"]),
        ("In northern Mali jihadists seized the fort.", "dip:Coercion", ["jihadists"]),
        ("In Chile and Peru students protested against the visit.", "dip:Protest", ["students"]),
        ("In UN circles diplomats criticised Chad.", "dip:Accusation", ["diplomats"]),
        ("With effect from 1 June Turkey will impose sanctions on Chad.", "dip:Sanction", ["Turkey"]),
        ("Mr. Speaker, the Turkish cabinet has called for a truce.", "dip:Request", ["Turkey"]),
        ("Officers loyal to former President Luis Arce rebelled.", "dip:Protest", ["Officers"]),
        ("The air force bombed Ibadan.", "dip:Assault", ["Air Force"]),
        ("Tito, on a visit to Athens, praised the treaty.", "dip:Visit", ["Tito"]),
        ("Haiti appealed to Chad to send doctors to Jacmel.", "dip:Aid", ["Chad"]),
        ("The Iraqi embassy in London is closed.", "dip:MissionClosed", ["Iraq"]),
        ("The consulate general of Chile in Mendoza was closed.", "dip:MissionClosed", ["Chile"]),
        ("The UN-backed government arrested two smugglers.", "dip:Arrest", ["UN-backed Government"]),
        (
            "President Gustavo Petro of Colombia said his country would recognise Kosovo.",
            "dip:Recognition",
            ["Colombia"],
        ),
        ("Mali accused Chad of spying and expelled its envoy.", "dip:DiplomatExpulsion", ["Mali"]),
        ("Mali left the talks after Chad had published a map, and appealed to the union.", "dip:Request", ["Mali"]),
        ("Peru left after Chile had closed the port and appealed to the union.", "dip:Request", ["Chile"]),
        ("Peru sent a note to Malawi claiming that the lake was Peru's.", "dip:PublicStatement", ["Peru"]),
        ("In 1975, after the fall of Saigon, the government in Bangkok asked for talks.", "dip:Request", ["Thailand"]),
        ("Mali demanded that Chad leave the fort, accusing Togo of spying.", "dip:Accusation", ["Mali"]),
        ("Mali ordered two envoys of Chad to leave by May, accusing them of spying.", "dip:Accusation", ["Mali"]),
        ("Ghana urged Togo to reopen the port, calling the closure illegal.", "dip:Accusation", ["Ghana"]),
        ("Tito accepted an invitation to visit Cairo in May.", "dip:Visit", ["Tito"]),
        (
            "At the invitation of the President of the Republic of Ghana, John Mahama, the President of the "
            "Republic of Togo, Faure Gnassingbe, paid a working visit to Accra on 4 June.",
            "dip:Visit",
            ["Faure Gnassingbe"],
        ),
        ("Togo demands that Benin stop the patrols and condemns the seizure.", "dip:Accusation", ["Togo"]),
        ("The delegate said the rebels had left and thanked Kenya.", "dip:Support", ["delegate"]),
        ("Peru re-established relations with Chile.", "dip:RelationsEstablished", ["Peru"]),
        ("Lula, re-elected in 2004, visited Chad.", "dip:PowerTransition", ["Lula"]),
        ("The next day Chad breaks off diplomatic relations with Mali.", "dip:RelationsSevered", ["Chad"]),
        ("Sudan severs ties with Chad the following day.", "dip:RelationsSevered", ["Sudan"]),
        ("In Tripoli Déby and Omar al-Bashir sign a declaration.", "dip:TreatySigning", ["Déby", "Omar al-Bashir"]),
        ("Egypt and Qatar exchange notes.", "dip:Consultation", ["Egypt", "Qatar"]),
        ("Yusuf Lule was sworn in two days later.", "dip:PowerTransition", ["Yusuf Lule"]),
        ("Algeria brought its envoy home on Sunday.", "dip:Recall", ["Algeria"]),
        ("France took note and brought her envoy home.", "dip:Recall", ["France"]),
        (
            "Oman, the United Arab Emirates, Bahrain and Egypt cut ties with Qatar, accusing it of aiding rebels.",
            "dip:Accusation",
            ["Oman", "United Arab Emirates", "Bahrain", "Egypt"],
        ),
        (
            "Iceland protested to the NATO Council, whose Secretary-General, Dr Joseph Luns, flew to Oslo.",
            "dip:Visit",
            ["Joseph Luns"],
        ),
        (
            "US President Donald Trump accuses Qatar of funding terrorism, hours after his secretary of state,"
            " Rex Tillerson, urged Mali to ease the blockade.",
            "dip:Request",
            ["Rex Tillerson"],
        ),
        (
            "After a serious collision between the frigate Andromeda and the gunboat Thor, Iceland threatened war.",
            "dip:Threat",
            ["Iceland"],
        ),
        (
            "The junta jailed twelve men, among them the lawyers Ba and Sow, and expelled the French envoy.",
            "dip:DiplomatExpulsion",
            ["Junta"],
        ),
        ("President Machel shut the port and put Mozambique on a war footing.", "dip:Mobilization", ["Machel"]),
        ("NATO's Secretary-General, Joseph Luns, flew to Paris.", "dip:Visit", ["Joseph Luns"]),
        ("On 11 July Moise Tshombe proclaimed a republic.", "dip:IndependenceDeclaration", ["Moise Tshombe"]),
        ("On Monday Kenya, Uganda and Rwanda closed their borders.", "dip:Sanction", ["Kenya", "Uganda", "Rwanda"]),
        ("On Friday Peru and Chile signed a treaty.", "dip:TreatySigning", ["Peru", "Chile"]),
        ("On Tuesday Mali, which denies it, expelled two envoys.", "dip:DiplomatExpulsion", ["Mali"]),
        ("In 1958 Charles Malik visited Amman.", "dip:Visit", ["Charles Malik"]),
        ("Petro lands in Havana", "dip:Visit", ["Petro"]),
        ("Gabon junta orders French ambassador to leave", "dip:DiplomatExpulsion", ["Gabon"]),
        ("Turkish troops land near Kyrenia.", "dip:Assault", ["Turkish troops"]),
        ("ECOWAS to lift sanctions on Niger", "dip:Concession", ["ECOWAS"]),
        ("The shelling on Monday of Mopti by Chad was condemned.", "dip:Assault", ["Chad"]),
        ("Petro thanks Peru and Chile for their help", "dip:Support", ["Petro"]),
        ("Kuwait brought the two sides together in Salalah.", "dip:Mediation", ["Kuwait"]),
        ("Fidel Castro called the American president a devil.", "dip:Accusation", ["Fidel Castro"]),
        (
            "The storm shook much of Asia, and Japan, under pressure from Nepal, sent aid to Hanoi.",
            "dip:Aid",
            ["Japan"],
        ),
        ("Peru alarmed Chile, and Brazil, in a note to Lima, protested against the raid.", "dip:Protest", ["Brazil"]),
        ("Chile met Kenya and, after a week, Peru accused Oslo of spying.", "dip:Accusation", ["Peru"]),
        ("Tito visited India, and, on his return, praised Egypt.", "dip:Support", ["Tito"]),
        ("The Bamako Contact Group set up by Chad and Mali condemned the raid.", "dip:Accusation", ["Contact Group"]),
        ("The rebels backed by Chad fled and Mali attacked the port.", "dip:Assault", ["Mali"]),
        (
            "The chancellor, Otto Frey, warned Ho Chen, a visiting poet, over tea that he would pay.",
            "dip:Threat",
            ["Otto Frey"],
        ),
        ("On 14 June dock workers in Lagos boycotted cargo from Chile.", "dip:Sanction", ["dock workers"]),
        ("In June 2011 two generals in Lima accused Chile of spying.", "dip:Accusation", ["generals"]),
        (
            "Togo was hurt by reports, which its ministry denies, that it sold arms.",
            "dip:Rejection",
            ["Ministry of Togo"],
        ),
        ("Peru has shut the port and put off a tour by the Lima Orchestra.", "dip:Rejection", ["Peru"]),
        ("Peru, where guerrillas armed by Cuba have attacked towns, protested.", "dip:Aid", ["Cuba"]),
        ("President Sukarno had Mohammad Hatta arrested.", "dip:Arrest", ["Sukarno"]),
        ("The Chadian ministry reserves the right to respond.", "dip:Threat", ["Ministry of Chad"]),
        ("Mali demanded an apology and reserves the right to retaliate.", "dip:Threat", ["Mali"]),
        (
            "Cuba demands that the Haitian authorities stop them and reserves the right to retaliate.",
            "dip:Threat",
            ["Cuba"],
        ),
        ("Peru and Cuba re-established relations in 1972.", "dip:RelationsEstablished", ["Peru", "Cuba"]),
        ("Chad gave Mali until Friday to withdraw its troops.", "dip:Withdrawal", ["Mali"]),
        ("Gabon severs relations with Togo.", "dip:RelationsSevered", ["Gabon"]),
        ("Russia, North Korea sign defence pact", "dip:TreatySigning", ["Russia", "North Korea"]),
        ("The regional bloc ECOWAS imposed a ban on Togo and threatened to invade.", "dip:Sanction", ["ECOWAS"]),
        ("Turkey (a member of NATO) threatened to block the accession of Sweden.", "dip:Threat", ["Turkey"]),
        (
            "The foreign ministers of Peru and Ecuador met in Loja.",
            "dip:Meeting",
            ["Foreign Minister of Peru", "Foreign Minister of Ecuador"],
        ),
        (
            "Loyalist troops and allied militias recaptured Aleppo.",
            "dip:Assault",
            ["Loyalist troops", "allied militias"],
        ),
        (
            "At the invitation of Prime Minister Modi, the president of Kenya, William Ruto, visited Delhi.",
            "dip:Visit",
            ["William Ruto"],
        ),
        (
            "The foreign ministers of Vietnam and the Philippines met on Sunday.",
            "dip:Meeting",
            ["Foreign Minister of Vietnam", "Foreign Minister of Philippines"],
        ),
        ("Algeria responded by halting gas deliveries to Morocco.", "dip:Sanction", ["Algeria"]),
        ("French gendarmes withdrew from Niamey.", "dip:Withdrawal", ["French gendarmes"]),
        (
            "The prince left a day after Amman, Abu Dhabi, Beirut and Cairo broke off ties with Iran.",
            "dip:RelationsSevered",
            ["Jordan", "United Arab Emirates", "Lebanon", "Egypt"],
        ),
        ("Chad condemned the coup that officers staged in Niger and recalled its ambassador.", "dip:Recall", ["Chad"]),
        ("The premier denounced the truce which Oman brokered and thanked Qatar.", "dip:Support", ["premier"]),
        ("Fiji welcomed the treaty that Chile wrote and signed in Lima.", "dip:TreatySigning", ["Chile"]),
        ("Mali accused the rebels of killing two monks.", "dip:Assault", ["rebels"]),
        ("Kenya accused the president of Somalia of arming militias.", "dip:Aid", ["President of Somalia"]),
        ("The junta announced on Friday that it was leaving the bloc.", "dip:Withdrawal", ["Junta"]),
        ("The police said it was certain that Chad had shelled Abeche.", "dip:Assault", ["Chad"]),
        ("The Icelandic patrol boat Tyr rammed two trawlers.", "dip:Assault", ["Armed Forces of Iceland"]),
        ("The envoy met the rebels, who had freed two men, and thanked them.", "dip:Support", ["Envoy"]),
        ("The general expelled the French ambassador.", "dip:DiplomatExpulsion", ["general"]),
        ("The consul general of Peru condemned the raid.", "dip:Accusation", ["Consul General of Peru"]),
        ("Kenya is accused by Somalia of arming militias and of seizing Lamu.", "dip:Aid", ["Kenya"]),
        ("Kenya is accused by Somalia of arming militias and of seizing a port.", "dip:Coercion", ["Kenya"]),
        ("The governor of Goma of late expelled the envoy.", "dip:DiplomatExpulsion", ["Governor of Goma"]),
        # a relative clause over a day
        ("The consul was expelled by Togo on Monday, which accuses him of spying.", "dip:Accusation", ["Togo"]),
        ("The two airmen were freed by Syria last week, which denied holding others.", "dip:Rejection", ["Syria"]),
        (
            "Reis was recalled by the Portuguese cabinet yesterday, who condemned the raid.",
            "dip:Accusation",
            ["Portugal"],
        ),
        ("Oman signed the accord in Tunis in May, which Libya rejected.", "dip:Rejection", ["Libya"]),
    ],
)
def test_the_subject_is_found_behind_appositions_and_places(reader, sentence, kind, agent):
    reading = reader.read(sentence)
    labels = {entity.id: {entity.label, *entity.names} for entity in reading.entities}
    (event,) = [e for e in reading.events if e.kind == kind]
    assert len(event.agent) == len(agent)
    assert all(any(name in labels[one] for one in event.agent) for name in agent)


@pytest.mark.parametrize(
    ("sentence", "kinds", "agent"),
    [
        (
            "Zambia closes its embassy in Maputo, expels Malawian diplomats and breaks relations with Cuba.",
            ["MissionClosed", "DiplomatExpulsion", "RelationsSevered"],
            "Zambia",
        ),
        (
            "Somalia renounces the pact, expels Bulgarian advisers and breaks relations with Cuba.",
            ["Withdrawal", "Expulsion", "RelationsSevered"],
            "Somalia",
        ),
        ("Malta signs accord with Libya, ends ties with NATO.", ["TreatySigning", "RelationsSevered"], "Malta"),
        ("Burma recalls its envoy and appeals to the Council.", ["Recall", "Request"], "Myanmar"),
        ("Kenya seizes a Soviet trawler and summons the ambassador.", ["Coercion", "Summons"], "Kenya"),
        (
            "President Numeiry denounces the plot, arrests Communist officers and recalls envoys.",
            ["Accusation", "Arrest", "Recall"],
            "Numeiry",
        ),
        ("Algeria invades Chad; Gabon sends troops.", ["Assault"], "Algeria"),
        ("Algeria accepts the truce, claims Mali's minister.", ["Agreement"], "Algeria"),
        ("The port is shut and Cuba is angry, says the premier.", ["PublicStatement"], "Premier"),
    ],
)
def test_a_chronicle_or_headline_tells_what_one_did_in_a_row(reader, sentence, kinds, agent):
    reading = reader.read(sentence)
    labels = {entity.id: entity.label for entity in reading.entities}
    done = {e.kind.removeprefix("dip:"): [labels[a] for a in e.agent] for e in reading.events}
    assert {kind: done.get(kind) for kind in kinds} == {kind: [agent] for kind in kinds}


@pytest.mark.parametrize(
    ("text", "kind", "agents"),
    [
        ("Iceland Breaks With London\n\nRecalls Envoy After Raid\n\nIt snowed.", "Recall", ["Iceland"]),
        ("Malawi Closes Border With Zambia\n\nAccuses Banda of Theft; Seeks Help From U.N.", "Request", ["Malawi"]),
        ("ICELAND BREAKS WITH LONDON\n\nExpels Advisers and Closes Ports", "Expulsion", ["Iceland"]),
        ("Banda Tells Nation to Arm -- Seizes Rail Cars", "Coercion", ["Banda"]),
        ("Iceland broke with London.\n\nRecalls Envoy After Raid\n\nIt snowed.", "Recall", []),
    ],
)
def test_a_second_headline_goes_on_with_whom_the_first_one_names(reader, text, kind, agents):
    reading = reader.read(text)
    labels = {entity.id: entity.label for entity in reading.entities}
    assert [[labels[a] for a in e.agent] for e in reading.events if e.kind == f"dip:{kind}" and e.agent] == (
        [agents] if agents else []
    )


@pytest.mark.parametrize(
    ("sentence", "kind", "people"),
    [
        (
            "Narendra Modi spoke on Tuesday, the first Indian prime minister to visit Israel.",
            "dip:Visit",
            ["Narendra Modi"],
        ),
        (
            "Bill Clinton waved on Friday, the first American president to visit Vietnam since the war.",
            "dip:Visit",
            ["Bill Clinton"],
        ),
        (
            "Lena Holm handed over her letters on Friday, the first ambassador that Norway has appointed to Chad.",
            "dip:Appointment",
            ["Norway", "Lena Holm"],
        ),
        (
            "Amos Hochstein left Beirut on Sunday, the only envoy whom Israel has appointed.",
            "dip:Appointment",
            ["Israel", "Amos Hochstein"],
        ),
        ("Chad left the union on Monday, the first visit to Togo was called off.", "dip:Visit", []),
        ("Lena Holm praised Jorge Paz, the first president to visit Togo.", "dip:Visit", ["Jorge Paz"]),
    ],
)
def test_the_first_to_do_something_is_who_was_named_before(reader, sentence, kind, people):
    reading = reader.read(sentence)
    labels = {entity.id: entity.label for entity in reading.entities}
    found = [e for event in reading.events if event.kind == kind for e in (*event.agent, *event.appointee)]
    assert [labels[e] for e in found] == people
