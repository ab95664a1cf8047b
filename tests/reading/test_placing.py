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
    ],
)
def test_no_place_is_made_up(reader, text):
    events = reader.read(text).events
    assert events
    assert not any(e.place for e in events)
