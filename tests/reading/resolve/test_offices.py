"""Posts and who holds them, in all the ways in which news names them."""

import pytest

FORMER, ACTING, DESIGNATE, CURRENT = "Former", "Acting", "Designate", "Current"


@pytest.mark.parametrize(
    ("sentence", "person", "office"),
    [
        # title before the name
        ("Pakistan's Foreign Minister Ishaq Dar left.", "Ishaq Dar", "Foreign Minister of Pakistan"),
        ("Pakistani Foreign Minister Ishaq Dar left.", "Ishaq Dar", "Foreign Minister of Pakistan"),
        ("French President Emmanuel Macron left.", "Emmanuel Macron", "President of France"),
        ("UK Foreign Secretary David Lammy left.", "David Lammy", "Foreign Secretary of United Kingdom"),
        ("Kenya's Deputy President Rigathi Gachagua left.", "Rigathi Gachagua", "Deputy President of Kenya"),
        ("Norwegian Prime Minister Jonas Gahr Støre left.", "Jonas Gahr Støre", "Prime Minister of Norway"),
        ("President Luis Arce of Bolivia left.", "Luis Arce", "President of Bolivia"),
        ("Secretary of State Antony Blinken left.", "Antony Blinken", "Secretary of State of United States"),
        (
            "NATO Secretary-General Jens Stoltenberg left.",
            "Jens Stoltenberg",
            "Secretary-General of North Atlantic Treaty Organization",
        ),
        (
            "African Union Commission Chairperson Moussa Faki left.",
            "Moussa Faki",
            "Chairperson of African Union Commission",
        ),
        (
            "South Sudan's Permanent Representative, Cecilia Adeng, left.",
            "Cecilia Adeng",
            "Permanent Representative of South Sudan",
        ),
        ("King Salman left.", "Salman", "King of Saudi Arabia"),
        (
            "The head of the Norwegian liaison office, Henrik Dahl, left.",
            "Henrik Dahl",
            "Head of Liaison Office of Norway",
        ),
        (
            "The head of Niger's presidential guard, Abdou Camara, left.",
            "Abdou Camara",
            "Head of Presidential Guard of Niger",
        ),
        ("Abdou Camara, head of the presidential guard, left.", "Abdou Camara", "Head of Presidential Guard"),
        (
            "The European Union replied. The head of the union, Ana Dimova, left.",
            "Ana Dimova",
            "Head of European Union",
        ),
        (
            "The head of the EU delegation to Chad, Luca Rossi, left.",
            "Luca Rossi",
            "Head of Delegation of European Union to Chad",
        ),
        (
            "Lionel Aingimea, minister for foreign affairs and trade of the Republic of Nauru, left.",
            "Lionel Aingimea",
            "Foreign Minister of Nauru",
        ),
        (
            "Minister of Defence of the Republic of Kazakhstan Ruslan Jaxylykov left.",
            "Ruslan Jaxylykov",
            "Defence Minister of Kazakhstan",
        ),
        ("President Kassym-Jomart Tokayev of Kazakhstan left.", "Kassym-Jomart Tokayev", "President of Kazakhstan"),
        ("Ambassador Vanessa Frazier of Malta left.", "Vanessa Frazier", "Ambassador of Malta"),
        ("UN envoy for Yemen Hans Grundberg left.", "Hans Grundberg", "Envoy of United Nations to Yemen"),
        (
            "The Special Representative of the Secretary-General for Mali, Anna Berg, left.",
            "Anna Berg",
            "Special Representative of the Secretary-General of United Nations to Mali",
        ),
        ("The President of the Republic of Kenya, William Ruto, left.", "William Ruto", "President of Kenya"),
        (
            "At the request of Prime Minister Narendra Modi of India, the president of Kenya, William Ruto, left.",
            "William Ruto",
            "President of Kenya",
        ),
        ("Mary Otieno, a spokeswoman for the Kenyan government, left.", "Mary Otieno", "Spokeswoman of Kenya"),
        ("Queen Elizabeth of Denmark left.", "Elizabeth", "Queen of Denmark"),
        ("German Chancellor Olaf Scholz left.", "Olaf Scholz", "Chancellor of Germany"),
        ("Japan's Defence Minister Minoru Kihara left.", "Minoru Kihara", "Defence Minister of Japan"),
        ("Turkish Interior Minister Ali Yerlikaya left.", "Ali Yerlikaya", "Interior Minister of Turkey"),
        ("Indian External Affairs Minister S. Jaishankar left.", "S. Jaishankar", "External Affairs Minister of India"),
        # title behind the name
        ("Ishaq Dar, the foreign minister of Pakistan, left.", "Ishaq Dar", "Foreign Minister of Pakistan"),
        ("Ishaq Dar, Pakistan's foreign minister, left.", "Ishaq Dar", "Foreign Minister of Pakistan"),
        ("Hassan Rouhani, the Iranian president, left.", "Hassan Rouhani", "President of Iran"),
        (
            "Josep Borrell, the European Union's foreign policy chief, left.",
            "Josep Borrell",
            "Foreign Policy Chief of European Union",
        ),
        (
            "Ban Ki-moon, secretary-general of the United Nations, left.",
            "Ban Ki-moon",
            "Secretary-General of United Nations",
        ),
        ("Wang Yi (China's foreign minister) left.", "Wang Yi", "Foreign Minister of China"),
        (
            "The foreign minister of Chile, Alberto van Klaveren, left.",
            "Alberto van Klaveren",
            "Foreign Minister of Chile",
        ),
        ("Chile's foreign minister, Alberto van Klaveren, left.", "Alberto van Klaveren", "Foreign Minister of Chile"),
        # by a verb
        ("Anwar Ibrahim is the prime minister of Malaysia.", "Anwar Ibrahim", "Prime Minister of Malaysia"),
        ("Anwar Ibrahim became prime minister of Malaysia in 2022.", "Anwar Ibrahim", "Prime Minister of Malaysia"),
        (
            "Kaja Kallas serves as foreign policy chief of the European Union.",
            "Kaja Kallas",
            "Foreign Policy Chief of European Union",
        ),
        ("Ishaq Dar, who is Pakistan's foreign minister, left.", "Ishaq Dar", "Foreign Minister of Pakistan"),
        ("Li Jun, who was appointed China's trade minister in May, left.", "Li Jun", "Trade Minister of China"),
        ("Li Jun left. In May he became trade minister of China.", "Li Jun", "Trade Minister of China"),
        ("Li Jun left. She was elected president of Peru.", "Li Jun", "President of Peru"),
        (
            "His daughter, Helen Moss, is the British ambassador to Uruguay.",
            "Helen Moss",
            "Ambassador of United Kingdom to Uruguay",
        ),
        # envoys
        (
            "Russia's ambassador to Serbia, Alexander Botsan-Kharchenko, left.",
            "Alexander Botsan-Kharchenko",
            "Ambassador of Russia to Serbia",
        ),
        (
            "Linda Thomas-Greenfield, the US ambassador to the United Nations, left.",
            "Linda Thomas-Greenfield",
            "Ambassador of United States to United Nations",
        ),
        ("The Iranian ambassador in Baku, Abbas Mousavi, left.", "Abbas Mousavi", "Ambassador of Iran to Azerbaijan"),
        ("China's special envoy to Sudan, Liu Yuxi, left.", "Liu Yuxi", "Special Envoy of China to Sudan"),
    ],
)
def test_a_holder_is_read_with_the_post(bench, sentence, person, office):
    assert (person, office) in [holding[:2] for holding in bench(sentence).holdings()]


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("Former French President François Hollande left.", FORMER),
        ("Ousted Sudanese President Omar al-Bashir left.", FORMER),
        ("France's former president, François Hollande, left.", FORMER),
        ("The then foreign minister of Spain, José Manuel Albares, left.", FORMER),
        ("Acting Afghan Foreign Minister Amir Khan Muttaqi left.", ACTING),
        ("Afghanistan's acting foreign minister, Amir Khan Muttaqi, left.", ACTING),
        ("Argentina's president-elect, Javier Milei, left.", DESIGNATE),
        ("Incoming Polish Foreign Minister Radosław Sikorski left.", DESIGNATE),
        ("Outgoing Dutch Prime Minister Mark Rutte left.", CURRENT),
        ("Dutch Prime Minister Mark Rutte left.", None),
    ],
)
def test_where_the_holder_stands_is_told_by_a_word(bench, sentence, status):
    ((_, _, found),) = bench(sentence).holdings()
    assert found == status


@pytest.mark.parametrize(
    ("sentence", "holdings"),
    [
        (
            "Foreign ministers Gabriel Boric of Chile and Wang Yi of China met.",
            [("Gabriel Boric", "Foreign Minister of Chile"), ("Wang Yi", "Foreign Minister of China")],
        ),
        (
            "The Ministers of Foreign Affairs, Nikos Dendias and Mevlüt Çavuşoğlu, signed it.",
            [("Nikos Dendias", "Foreign Minister of Greece"), ("Mevlüt Çavuşoğlu", "Foreign Minister of Turkey")],
        ),
        (
            "Ishaq Dar, the deputy prime minister and foreign minister of Pakistan, left.",
            [("Ishaq Dar", "Deputy Prime Minister of Pakistan"), ("Ishaq Dar", "Foreign Minister of Pakistan")],
        ),
        (
            "Greek Prime Minister Kyriakos Mitsotakis and Albanian President Bajram Begaj met.",
            [("Kyriakos Mitsotakis", "Prime Minister of Greece"), ("Bajram Begaj", "President of Albania")],
        ),
        (
            "President Luis Arce of Bolivia met his Chilean counterpart, Gabriel Boric.",
            [("Luis Arce", "President of Bolivia"), ("Gabriel Boric", "President of Chile")],
        ),
        (
            "Wang Yi met the Deputy Prime Minister and Foreign Minister of Laos, Anna Berg, in Bali.",
            [("Anna Berg", "Deputy Prime Minister of Laos"), ("Anna Berg", "Foreign Minister of Laos")],
        ),
        (
            "The president and Foreign Minister Abbas Araghchi of Iran left.",
            [("Abbas Araghchi", "Foreign Minister of Iran")],
        ),
        (
            "Kenyan President William Ruto, chairman of the African Union, met his Chadian counterpart Luc Doumé.",
            [
                ("William Ruto", "President of Kenya"),
                ("William Ruto", "Chairman of African Union"),
                ("Luc Doumé", "President of Chad"),
            ],
        ),
        (
            "Indonesian Foreign Minister Retno Marsudi left. Minister Retno returned.",
            [("Retno Marsudi", "Foreign Minister of Indonesia")],
        ),
        (
            "Vice President Joe Biden of the United States left. President Biden returned.",
            [("Joe Biden", "Vice President of United States"), ("Joe Biden", "President of United States")],
        ),
    ],
)
def test_every_holder_in_a_row_has_the_own_post(bench, sentence, holdings):
    assert {holding[:2] for holding in bench(sentence).holdings()} == set(holdings)


@pytest.mark.parametrize(
    "sentence",
    [
        "The president left.",
        "Anwar Ibrahim is not the prime minister of Malaysia.",
        "Anwar Ibrahim could become prime minister of Malaysia.",
        "Li Jun was not appointed trade minister of China.",
        "Li Jun would be made trade minister of China.",
        "The head of the UN mission's legal section left.",
        "Foreign ministers met in Doha.",
        "If Lena Holm were prime minister of Denmark, taxes would fall.",
        "Ishaq Dar met the foreign minister of China.",
        "The head of the statue was found by Wang Yi.",
        "Neither minister spoke to Wang Yi.",
    ],
)
def test_nobody_is_made_the_holder_of_a_post_that_is_only_named(bench, sentence):
    assert bench(sentence).holdings() == []


@pytest.mark.parametrize(
    ("sentence", "person", "office"),
    [
        ("President Anwar Sadat left.", "Anwar Sadat", "President of Egypt"),
        ("President Néstor Kirchner left.", "Néstor Kirchner", "President of Argentina"),
        ("In Paris, President Eisenhower spoke.", "Eisenhower", "President of United States"),
        ("Vice-Premier Deng Xiaoping toured Texas.", "Deng Xiaoping", "Vice-Premier of China"),
        ("Secretary-General António Guterres left.", "António Guterres", "Secretary-General of United Nations"),
        ("Seoul agreed. President Park left.", "Park", "President of South Korea"),
        ("Sadat's foreign minister, Mohamed Kamel, left.", "Mohamed Kamel", "Foreign Minister of Egypt"),
        ("President Anwar Sadat of Chad left.", "Anwar Sadat", "President of Chad"),
        ("Analyst Carter left.", "Carter", "Analyst"),
        ("President Anna Berg left.", "Anna Berg", "President"),
    ],
)
def test_an_owner_left_unsaid_is_whom_a_known_leader_served(bench, sentence, person, office):
    assert (person, office) in [holding[:2] for holding in bench(sentence).holdings()]


@pytest.mark.parametrize(
    ("sentence", "office", "predicate", "target"),
    [
        ("Russia's ambassador to Serbia left.", "Ambassador of Russia to Serbia", "dip:officeOf", "Russia"),
        ("Russia's ambassador to Serbia left.", "Ambassador of Russia to Serbia", "dip:accreditedTo", "Serbia"),
        ("The foreign minister of Chile left.", "Foreign Minister of Chile", "dip:officeOf", "Chile"),
        ("Chile's newly elected president left.", "President of Chile", "dip:officeOf", "Chile"),
        ("Iran's hardline foreign minister left.", "Foreign Minister of Iran", "dip:officeOf", "Iran"),
        ("Kenya's attorney general left.", "Attorney General of Kenya", "dip:officeOf", "Kenya"),
        ("The Iranian-born president of Peru left.", "President of Peru", "dip:officeOf", "Peru"),
        ("Peru recalled its ambassador to Mexico.", "Ambassador of Peru to Mexico", "dip:officeOf", "Peru"),
        ("Peru recalled its ambassador to Mexico.", "Ambassador of Peru to Mexico", "dip:accreditedTo", "Mexico"),
        ("The UN envoy to Yemen left.", "Envoy of United Nations to Yemen", "dip:accreditedTo", "Yemen"),
        ("Bhutan's king and his prime minister left.", "Prime Minister of Bhutan", "dip:officeOf", "Bhutan"),
    ],
)
def test_a_post_says_whose_it_is_and_where(bench, sentence, office, predicate, target):
    assert (office, predicate, target) in bench(sentence).belongings()


@pytest.mark.parametrize(
    ("text", "referents"),
    [
        ("Pakistan's foreign *minister* left.", ["Foreign Minister of Pakistan"]),
        ("Pakistan's foreign *minister* left. Ishaq Dar is the foreign minister of Pakistan.", ["Ishaq Dar"]),
        ("Ishaq Dar, Pakistan's foreign minister, left. The foreign *minister* spoke.", ["Ishaq Dar"]),
        ("Ishaq Dar, Pakistan's foreign minister, left. Pakistan's foreign *minister* spoke.", ["Ishaq Dar"]),
        (
            "Ishaq Dar, Pakistan's foreign minister, left. China's foreign *minister* spoke.",
            ["Foreign Minister of China"],
        ),
        ("Ishaq Dar, Pakistan's foreign minister, and Wang Yi, China's, left. A *minister* spoke.", []),
        (
            "The foreign *ministers* of Greece and Cyprus met.",
            ["Foreign Minister of Greece", "Foreign Minister of Cyprus"],
        ),
        (
            "Wang Yi is China's foreign minister. The foreign *ministers* of China and Laos met.",
            ["Wang Yi", "Foreign Minister of Laos"],
        ),
        ("Former president François Hollande of France left. The French *president* spoke.", ["President of France"]),
        ("Maltese *leaders* spoke.", ["Malta"]),
        ("The *leaders* of Peru and Chile spoke.", ["Leader of Peru", "Leader of Chile"]),
        ("The *Secretary*-General spoke.", ["Secretary-General of United Nations"]),
        ("A *secretary*-general spoke.", []),
        (
            "Stéphane Dujarric, spokesman for the Secretary-General, left. The *Secretary*-General spoke.",
            [
                "Secretary-General of United Nations",
            ],
        ),
        (
            "King Felipe of Spain received President Luis Arce of Bolivia in Madrid. The visiting *president* spoke.",
            ["Luis Arce"],
        ),
        (
            "President Luis Arce of Bolivia received the Chilean president in La Paz. The visiting *president* spoke.",
            ["President of Chile"],
        ),
    ],
)
def test_a_bare_post_is_its_holder_where_the_document_says_who(bench, text, referents):
    assert bench(text).referents() == referents
