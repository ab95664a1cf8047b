"""Whom a pronoun or description means; the marked word is asked about."""

import pytest


@pytest.mark.parametrize(
    ("text", "referents"),
    [
        # he and she are people
        ("Gabriel Boric met Wang Yi. *He* was content.", ["Gabriel Boric"]),
        ("Ishaq Dar left Kabul after *he* had met the ministers.", ["Ishaq Dar"]),
        ("Annalena Baerbock spoke in Berlin. *She* was blunt.", ["Annalena Baerbock"]),
        ("Gabriel Boric said that *he* would go.", ["Gabriel Boric"]),
        ("Gabriel Boric praised *his* neighbours.", ["Gabriel Boric"]),
        ("Chile waited. Gabriel Boric spoke. *He* was content.", ["Gabriel Boric"]),
        ("The foreign minister of Chile spoke. *He* was content.", ["Foreign Minister of Chile"]),
        # whoever has been he goes on to be
        ("Jorge Paz met Omar Said. He left Cairo when Juan Mora came. *He* was tired.", ["Jorge Paz"]),
        ("Jorge Paz rose fast. In 1969 he succeeded Omar Said in Chad. *He* left it in 1971.", ["Jorge Paz"]),
        ("Jorge Paz spoke. As envoy to Chad *he* had met Omar Said.", ["Jorge Paz"]),
        ('Jorge Paz met Omar Said. "Juan Mora is ill," *he* said.', ["Jorge Paz"]),
        ("Jorge Paz met Omar Said. Guards said that Juan Mora was ill. *He* died.", ["Juan Mora"]),
        ("Jorge Paz spoke of a raid, a claim that Omar Said called false. *He* was angry.", ["Jorge Paz"]),
        ("Jorge Paz praised the men whom Omar Said had sent. *He* was content.", ["Jorge Paz"]),
        # what several do to one goes on being done to it
        ("Oman spoke after Chad and Mali had recalled their envoys from Togo and frozen *its* assets.", ["Togo"]),
        ("The premier of Oman left after Chad, Mali and Peru broke with Togo and froze *its* assets.", ["Togo"]),
        ("Chad broke with Togo and froze *its* assets.", ["Chad"]),
        # whose life is told
        ("Jorge Paz\n\nOmar Said sent him to Chad. Omar Said fell ill.\n\nIn 1976 *he* left Chad.", ["Jorge Paz"]),
        ("Omar Said sent Jorge Paz to Chad. Omar Said fell ill.\n\nIn 1976 *he* left Chad.", ["Omar Said"]),
        ("Jorge Paz\n\nOmar Said left Chad. Omar Said fell ill.\n\nIn 1976 rebels burned *his* car.", ["Jorge Paz"]),
        # who is acted on is another than who acts
        ("Omar Said was ill. Jorge Paz visited *him*.", ["Omar Said"]),
        ("Chad said that Mali had attacked *it*.", ["Chad"]),
        # a body by a word of its name
        ("The Security Council met. The *Council* was content.", ["United Nations Security Council"]),
        # it is a state or organisation
        ("Chile said that *it* would wait.", ["Chile"]),
        ("Chile recalled *its* envoy.", ["Chile"]),
        ("Gabriel Boric spoke for Chile. *It* was not content.", ["Chile"]),
        ("Chile, which had recalled *its* envoy, waited.", ["Chile"]),
        ("The European Union protested. *It* recalled an envoy.", ["European Union"]),
        ("Ankara protested. *It* recalled an envoy.", ["Turkey"]),
        ("Though *it* keeps an envoy there, Norway has not recognised the junta.", ["Norway"]),
        ("Norway sent an envoy. Days later *it* recalled the man.", ["Norway"]),
        ("Norway closed *its* embassy and recalled its envoy.", ["Norway"]),
        ("Norway closed its embassy and recalled *its* envoy.", ["Norway"]),
        ("Amnesty International protested. The *army* was put on alert.", []),
        ("Amnesty International protested. The *organisation* asked for help.", ["Amnesty International"]),
        # they are several
        ("Peru and Chile said that *they* would wait.", ["Peru", "Chile"]),
        ("Peru and Chile recalled *their* envoys.", ["Peru", "Chile"]),
        ("Peru and Chile met. *They* agreed on a text.", ["Peru", "Chile"]),
        ("The Houthis said that *they* would wait.", ["Houthis"]),
        ("Wang Yi and Ishaq Dar met. *They* agreed on a text.", ["Wang Yi", "Ishaq Dar"]),
        # who is told something does what he must, who tells it does what he will
        ("Kenya told Somalia that *it* must wait.", ["Somalia"]),
        ("Kenya told Somalia that *it* would wait.", ["Kenya"]),
        ("Kenya told Somalia that *it* had waited.", ["Kenya"]),
        # pairs
        ("Peru met Chile. Brazil and Chile sat down. Brazil mediated between the two *countries*.", ["Peru", "Chile"]),
        ("Chad and Mali met Niger. Chad mediated between the two *neighbours*.", ["Mali", "Niger"]),
        ("Peru met Chile. The two *countries* agreed on a text.", ["Peru", "Chile"]),
        ("The two *countries* agreed on a text, Peru and Chile said.", ["Peru", "Chile"]),
        ("Peru spoke to Chile. Both *sides* were content.", ["Peru", "Chile"]),
        (
            "Niger shelled Benin. Togo wept. Togo's envoys met Togo's ministers. Benin struck Niger. Togo pleaded:"
            " the two *sides* fought on.",
            ["Niger", "Benin"],
        ),
        (
            "Sudan fought the Rapid Support Forces. Chad fed Sudan. Sudan and the Rapid Support Forces met in Lagos."
            " Chad spoke of a text signed by both *parties*.",
            ["Sudan", "Rapid Support Forces"],
        ),
        (
            "Ghana, Togo, Benin and Niger cut ties with Mali. Chad protested. Sudan paid. Egypt waited. Libya wept."
            " Kenya laughed. Uganda slept. Norway urged the four *countries* to talk.",
            ["Ghana", "Togo", "Benin", "Niger"],
        ),
        ("Peru met Chile. Mali met Chad. Togo met Benin. The three *countries* agreed.", ["three countries"]),
        ("Three *neighbours* left the bloc. Niger, Mali and Chad acted overnight.", ["Niger", "Mali", "Chad"]),
        ("Wang Yi met Ishaq Dar. The two *men* were content.", ["Wang Yi", "Ishaq Dar"]),
        ("Paris and Rome spoke. The two *governments* were content.", ["France", "Italy"]),
        ("Peru met Chile. Peru and Chile agreed. The *parties* were content.", ["Peru", "Chile"]),
        (
            "The foreign minister of Peru, Ana Paz, met Chile's defence minister, Luis Mora. The *ministers* left.",
            ["Ana Paz", "Luis Mora"],
        ),
        ("Minister Ana Paz met Minister Luis Mora. Both *officials* left.", ["Ana Paz", "Luis Mora"]),
        ("Minister Ana Paz met Minister Luis Mora. The *ministers* of the bloc left.", ["ministers of bloc"]),
        # descriptions
        ("Chile waited. The *country* has no envoy there.", ["Chile"]),
        ("The African Union met. The *bloc* was content.", ["African Union"]),
        ("The Taliban met. The *movement* was content.", ["Taliban"]),
        ("Chile waited. The *government* was content.", ["Chile"]),
    ],
)
def test_a_pronoun_or_description_means_who_fits_and_is_nearest(bench, text, referents):
    assert bench(text).referents() == referents


@pytest.mark.parametrize(
    "text",
    [
        "*It* rained.",
        "*He* was content.",
        "Chile waited. *He* was content.",
        "Gabriel Boric left. *It* was late.",
        "*They* were content.",
        "Sudan fought the Rapid Support Forces. Sudan met Chad. Chad and Sudan agreed. The *parties* were content.",
        "Chile waited. The two *countries* agreed.",
        "Peru met Chile. Two *countries* have asked to join the pact.",
        "A *country* must have an envoy.",
        "Chile waited. Another *country* did not.",
        "Chile waited. The *neighbouring* country did not.",
    ],
)
def test_what_fits_nobody_stays_open(bench, text):
    assert bench(text).referents() == []


def test_no_pronoun_reaches_over_many_sentences(bench):
    assert bench("Chile waited. " + "The rain fell on the roofs. " * 6 + "*It* recalled an envoy.").referents() == []


def test_a_guess_is_less_sure_than_a_name(bench):
    pronoun, name = bench("Chile waited. *It* left."), bench("*Chile* waited.")
    assert pronoun.resolver.reference(pronoun.word).confidence < name.resolver.reference(name.word).confidence


@pytest.mark.parametrize(
    ("text", "referents"),
    [
        ('"*We* shall leave," Chile said.', ["Chile"]),
        ('"*I* shall leave," said Gabriel Boric, the president of Chile.', ["Gabriel Boric"]),
        ('"*We* shall leave," said Gabriel Boric, the president of Chile.', ["Chile"]),
        ('"The people are with *us*," said Rosa Molina.', ["Rosa Molina"]),
        ('Chile was firm. "The hour is late," its statement said. "*We* shall leave."', ["Chile"]),
        ('"We shall leave," said Gabriel Boric, the president of Chile. "*We* have asked Peru for help."', ["Chile"]),
        ('"*We* shall leave," Rex Tillerson said.', ["United States"]),
        # nobody is quoted, and no pronoun at all
        ("*We* shall leave.", []),
        ('"The *US* shall leave," Chile said.', ["United States"]),
    ],
)
def test_in_a_quotation_the_first_person_is_the_speaker_or_his_side(bench, text, referents):
    assert bench(text).referents() == referents


@pytest.mark.parametrize(
    ("text", "referents"),
    [
        # who governs the clause, and who cannot be meant in it
        ("Peru said that it would stay, and Chile that *it* would leave.", ["Chile"]),
        ("Gabriel Boric accused the West of plotting against *him*.", ["Gabriel Boric"]),
        ("Peru and Chile joined Bolivia in *its* protest.", ["Bolivia"]),
        ("Cuba's refusal shows that *it* is not cooperating.", ["Cuba"]),
        ("Syria says *it* is willing to withdraw.", ["Syria"]),
        # a body is "it", so that "their" looks farther
        ("Peru and Chile recalled their envoys. The Security Council welcomed *their* decision.", ["Peru", "Chile"]),
        # behind a semicolon or colon the talk goes on of the subject; before "he said" it is of somebody else
        ("Wang Yi met Ishaq Dar; *he* said that it had gone well.", ["Wang Yi"]),
        ("Brazil criticised Chile: *it* recalled that Chile had promised more.", ["Brazil"]),
        # whoever is thanked or blamed is so for his own deeds; who says sorry is so for his
        ("Wang Yi thanked Ishaq Dar for *his* courage.", ["Ishaq Dar"]),
        ("Wang Yi expressed gratitude to Norway for *its* decision.", ["Norway"]),
        ("Zambia blamed Peru for breaking *its* promise.", ["Peru"]),
        ("Uganda apologised to Kenya for *its* threats.", ["Uganda"]),
        # men and women
        ("Angela Merkel met Emmanuel Macron. *She* was content.", ["Angela Merkel"]),
        ("Angela Merkel met Emmanuel Macron. *He* was content.", ["Emmanuel Macron"]),
        # where a state lies
        ("Algeria broke with Morocco and France. The Andean *country* waited.", []),
        ("Chile broke with Morocco. The Andean *country* waited.", ["Chile"]),
        ("Norway spoke to Oman. The *sultanate* was content.", ["Oman"]),
        ("Peru recalled its envoy from Bolivia after the Andean *neighbour* had given him asylum.", ["Bolivia"]),
        ("France spoke to Cyprus and Britain. The *island* waited.", ["Cyprus"]),
        ("The European Union met. The 27-member *bloc* was content.", ["European Union"]),
        # how many, and of what title
        (
            "President Boric, President Petro and Ambassador Wang Yi dined. The two *presidents* left.",
            ["Boric", "Petro"],
        ),
        # whom everybody knows
        ("Boric said that Narendra Modi had lied. The Indian *president* was silent.", ["Narendra Modi"]),
        ("President Boric, President Petro and Wang Yi dined. The two *presidents* left.", ["Boric", "Petro"]),
        ("Peru, Chile and Bolivia signed. The three *countries* were content.", ["Peru", "Chile", "Bolivia"]),
        # fighters of a movement that was named
        ("The M23 took Goma. The *rebels* marched on.", ["March 23 Movement"]),
    ],
)
def test_governors_gender_region_and_number_decide(bench, text, referents):
    assert bench(text).referents() == referents


@pytest.mark.parametrize(
    "text",
    [
        "Chile waited. *It* was agreed that the talks go on.",
        "Chile waited. *It* is clear that the talks go on.",
        "Chile waited. *It* remains to be seen whether the talks go on.",
        "Chile waited. *It* was the first such meeting.",
        "Peru and Chile met Bolivia. The *country* was content.",
        "Envoys of Norway came to Chad after the Tamil Tigers had fought. The two *sides* were content.",
        "The treaty was signed. *It* will lapse in May.",
    ],
)
def test_it_without_anybody_and_descriptions_of_anybody_stay_open(bench, text):
    assert bench(text).referents() == []


def test_a_pronoun_that_reports_is_nobody_in_its_report(bench):
    text = "The rebels spoke. Burundian soldiers had fired first, *they* said."
    assert bench(text).referents() == ["rebels"]
