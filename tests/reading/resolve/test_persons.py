"""One person, several names."""

import pytest

from kg.reading.resolve.names.index import Name
from kg.reading.resolve.names.persons import PersonRegister
from kg.reading.resolve.referents import Register

HONORIFICS = frozenset({"mr", "dr", "sheikh"})


@pytest.fixture
def identify():
    """Identify names in the order given, after all have been seen once."""

    def run(*names):
        persons = PersonRegister(Register(), HONORIFICS)
        persons._full = [tuple(name.split()) for name in names if " " in name]
        return [persons.identify(tuple(name.split()))[0] for name in names]

    return run


@pytest.mark.parametrize(
    "names",
    [
        ("Ishaq Dar", "Dar"),
        ("Dar", "Ishaq Dar"),
        ("Xi Jinping", "Xi"),
        ("Recep Tayyip Erdoğan", "Erdoğan", "Recep Erdoğan", "Tayyip Erdoğan"),
        ("Jonas Gahr Støre", "Gahr Støre", "Støre"),
    ],
)
def test_a_short_form_goes_to_the_fullest_name(identify, names):
    assert len(set(identify(*names))) == 1


@pytest.mark.parametrize(
    "names",
    [
        ("Ishaq Dar", "Wang Yi"),
        ("George Papandreou", "Andreas Papandreou"),
        ("Kim Jong", "Jong Smith"),
        ("Dar", "Wang"),
    ],
)
def test_different_people_stay_apart(identify, names):
    assert len(set(identify(*names))) == len(names)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Then Mr. *Gabriel Boric* spoke to us.", ("Gabriel", "Boric")),
        ("Then *Ban Ki-moon* spoke to us.", ("Ban", "Ki-moon")),
        ("Then *Jean-Claude Juncker* spoke to us.", ("Jean-Claude", "Juncker")),
        ("Then *Franklin D. Roosevelt* spoke to us.", ("Franklin", "D.", "Roosevelt")),
    ],
)
def test_the_words_of_a_name_are_those_that_are_written(bench, reader, text, words):
    marked = bench(text)
    first = marked.marked[0]
    end = text.replace("*", "").index(" spoke")
    last = marked.parse.end.index(end)
    persons = PersonRegister(Register(), reader.reference.cues.nouns.honorifics)
    assert persons.words_of(marked.parse, Name(first, last, "dip:Person")) == words


def test_titles_are_cut_off_a_name(bench):
    marked = bench("Sheikh Hamad spoke.")
    persons = PersonRegister(Register(), HONORIFICS)
    assert persons.words_of(marked.parse, Name(0, 1, "dip:Person")) == ("Hamad",)


def test_every_form_is_kept_as_a_name_of_the_person():
    register = Register()
    persons = PersonRegister(register, HONORIFICS)
    persons._full = [("Ishaq", "Dar")]
    entity = persons.identify(("Dar",))[0]
    assert register.entity(entity).label == "Ishaq Dar"
    assert register.entity(entity).names == ("Dar",)


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("Nawaz Sharif fell. His brother Shehbaz Sharif took office. *Sharif* left.", "Shehbaz Sharif"),
        ("Nawaz Sharif fell. *Sharif* left. His brother Shehbaz Sharif took office.", "Nawaz Sharif"),
        ("Nawaz Sharif replaced Shehbaz Sharif. *Sharif* left.", "Nawaz Sharif"),
        ("Amilcar Cabral founded a party. *Cabral* was shot. Luis Cabral left.", "Amilcar Cabral"),
        ("Qatar's Sheikh Mohammed bin Abdulrahman Al Thani spoke. *Thani* left.", "Mohammed bin Abdulrahman Al Thani"),
        ("President *Sahle*-Work Zewde left.", "Sahle-Work Zewde"),
    ],
)
def test_a_surname_of_two_is_whoever_was_named_last(bench, text, person):
    assert bench(text).referents() == [person]
