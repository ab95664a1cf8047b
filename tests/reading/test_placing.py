"""Where an event happened, when no role of its entry says so."""

import pytest


@pytest.mark.parametrize(
    ("text", "kind", "place"),
    [
        ("Rioters broke into the American embassy in Belgrade.", "dip:Assault", "Belgrade"),
        ("Riyadh cut its ties with Tehran after a crowd stormed the Saudi embassy there.", "dip:Assault", "Tehran"),
        ("In Yerevan a crowd stormed the parliament and beat Ararat Mirzoyan.", "dip:Assault", "Yerevan"),
        ("Gunmen killed two teachers in the town of Mopti.", "dip:Assault", "Mopti"),
        ("Trump praised Macron at the Versailles dinner.", "dip:Support", "Versailles"),
        ("Lavrov met Kerry on the sidelines of the Munich conference.", "dip:Meeting", "Munich"),
        ("After two weeks of talks in Vienna, Iran and Oman reached agreement.", "dip:Agreement", "Vienna"),
        ("Demonstrators burned tyres and attacked the police in Cairo.", "dip:Assault", "Cairo"),
        ("Syrian shells landed in the town of Kilis and killed five people.", "dip:Assault", "Kilis"),
        ("The sultan was greeted by Chancellor Adenauer in Bonn.", "dip:Meeting", "Bonn"),
        ("They gathered at Yalta, where Churchill met Stalin.", "dip:Meeting", "Yalta"),
        ("MADRID, May 3 - Peru and Chile agreed here on Thursday to meet.", "dip:Agreement", "Madrid"),
        ("Demonstrators outside the Turkish embassy in Stockholm burned Turkish flags.", "dip:Protest", "Stockholm"),
        ("Rebels attacked a convoy in Mopti province.", "dip:Assault", "Mopti"),
        (
            "Denmark announced assistance of 60 million euros to help people in Chad, who have lost their herds.",
            "dip:Aid",
            "Chad",
        ),
        ("Syrian jets hit Idlib.", "dip:Assault", "Idlib"),
        ("Rebels shelled Kabul.", "dip:Assault", "Kabul"),
        ("Saudi raids struck Hodeidah.", "dip:Assault", "Hodeidah"),
        ("Turkey is to withdraw from the town of Afrin by May.", "dip:Withdrawal", "Afrin"),
        ("Saudi air strikes hit Hodeidah in May.", "dip:Assault", "Hodeidah"),
        ("Qatar hosted three days of talks between Chad and Sudan.", "dip:Negotiation", "Qatar"),
        ("Talks between Chad and Sudan were hosted by Doha.", "dip:Negotiation", "Doha"),
        ("Kenya hosted talks between Chad and Sudan in Mombasa.", "dip:Negotiation", "Mombasa"),
        ("The envoy handed a note of protest to Foreign Minister Sergei Lavrov in Moscow.", "dip:Protest", "Moscow"),
        ("The French ambassador in Tehran protested.", "dip:Protest", "Tehran"),
        ("Jordan and Oman signed a treaty at Tabuk, in the north of Saudi Arabia.", "dip:TreatySigning", "Tabuk"),
        ("In Kenya Chad and Mali signed a treaty at Mombasa.", "dip:TreatySigning", "Mombasa"),
        (
            "The presidents of Chad and Mali signed a treaty on the airport of Bamako in Kenya.",
            "dip:TreatySigning",
            "Kenya",
        ),
        ("Lars Holm, the Swedish minister in Moscow, denied the report.", "dip:Rejection", "Moscow"),
        ("The consul general in Lagos condemned the raid.", "dip:Accusation", "Lagos"),
        ("Nine civilians died in an air strike on a market in Baidoa district.", "dip:Assault", "Baidoa"),
        ("Four aid workers were wounded by a mine near Goma.", "dip:Assault", "Goma"),
        ("Vladimir Putin signed a treaty in the Kremlin making Abkhazia an ally.", "dip:TreatySigning", "Kremlin"),
        ("Iraqi jets hit a Greek tanker off the coast of Qatar.", "dip:Assault", "Qatar"),
        ("Henry Kissinger met Anatoly Dobrynin outside Paris.", "dip:Meeting", "Paris"),
    ],
)
def test_the_place_is_found_beside_what_is_acted_on_and_in_names_of_occasions(reader, text, kind, place):
    reading = reader.read(text)
    labels = {entity.id: entity.label for entity in reading.entities}
    found = [[labels[p] for p in e.place] for e in reading.events if e.kind == kind]
    assert found and all(places == [place] for places in found)


@pytest.mark.parametrize(
    "text",
    [
        "Peru accused Chile in the absence of France.",
        "There were clashes between Mali and Chad.",
        "Kenya agreed here to talk to Uganda.",
        "Emmanuel Macron hosted talks between Chad and Sudan.",
        "Togo and Benin signed a treaty in the capital.",
        "Kenya rejects the allegations made by the authorities in Mogadishu.",
        "Ten soldiers were killed in a protest against the war in Gaza.",
        "The former French ambassador in Tehran criticised Iran.",
        "The envoy of Chile in Quito signed the treaty.",
        "Norway helped Tehran with 30 million euros.",
        "Turkey will impose sanctions on Chad.",
        "An official in the White House criticised Chad.",
        "BAMAKO, May 3 - Mali signed an agreement on the capital of the bank.",
    ],
)
def test_no_place_is_made_up(reader, text):
    events = reader.read(text).events
    assert events
    assert not any(e.place for e in events)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("BAMAKO, May 3 - Mali's army fled. Gunmen killed three teachers in the capital.", "Bamako"),
        ("Rafael Correa flew to Peru and met Ollanta Humala in the capital.", "Lima"),
        ("In Togo gunmen killed two teachers in the capital, Lomé.", "Lomé"),
        ("Gunmen killed two teachers in the Chadian capital.", "N'Djamena"),
        ("Chad said that Chad was calm. The army of Chad killed two teachers in the capital.", "N'Djamena"),
    ],
)
def test_the_capital_is_that_of_the_state_spoken_of(reader, text, place):
    reading = reader.read(text)
    labels = {entity.id: entity.label for entity in reading.entities}
    assert place in [labels[p] for e in reading.events for p in e.place]
