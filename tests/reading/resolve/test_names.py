"""Proper names: what the catalogue knows, and what the recogniser adds to it."""

from itertools import pairwise

import pytest

from kg.reading.resolve.names.finding import find_names
from kg.reading.resolve.names.index import NameIndex


@pytest.fixture(scope="module")
def names(reader, bench):
    index = NameIndex(reader.reference.catalogue)

    def find(text):
        parse = bench(text).parse
        return [
            (parse.words_between(n.first, n.last), n.entity)
            for n in find_names(parse, index, reader.reference.cues.nouns, reader.reference.cues.offices)
        ]

    return find


@pytest.mark.parametrize(
    ("text", "written", "entity"),
    [
        ("Chile waited.", "Chile", "state/CHL"),
        ("The envoy flew from Côte d’Ivoire.", "Côte d’Ivoire", "state/CIV"),
        ("The envoy flew from Cote d'Ivoire.", "Cote d'Ivoire", "state/CIV"),
        ("The U.S. waited.", "U.S.", "state/USA"),
        ("The U.N. waited.", "U.N.", "org/united-nations"),
        ("The Republic of Korea waited.", "Republic of Korea", "state/KOR"),
        ("The Democratic Republic of the Congo waited.", "Democratic Republic of the Congo", "state/COD"),
        ("Guinea-Bissau waited.", "Guinea-Bissau", "state/GNB"),
        ("They met in South\nAfrica.", "South Africa", "state/ZAF"),
        ("The Security Council met.", "Security Council", None),
        ("The Taliban waited.", "Taliban", None),
    ],
)
def test_the_longest_name_that_the_catalogue_knows_is_found(names, text, written, entity):
    found = dict(names(text))
    assert written in found
    assert found[written] is not None
    assert entity is None or found[written] == entity


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("They told us to wait.", "us"),
        ("The waiter served turkey.", "turkey"),
        ("The Kenyan Senate met.", "Senate"),
        ("She can march in may.", "may"),
        ("The Chilesaurus was a dinosaur.", "Chile"),
        ("Chile left the Inter-American Council.", "American"),
    ],
)
def test_an_ordinary_word_is_no_name(names, text, written):
    assert written not in dict(names(text))


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("The writer Jordan Smith waited in Paris.", "Jordan Smith"),
        ("Then Gabriel Boric spoke to the press.", "Gabriel Boric"),
        ("Afghan Foreign Minister Amir Khan Muttaqi left.", "Amir Khan Muttaqi"),
    ],
)
def test_a_personal_name_wins_over_a_place_inside_it(names, text, written):
    assert dict(names(text))[written] is None


def test_a_name_cut_short_in_a_list_is_completed(names):
    found = dict(names("The leaders of North and South Korea met."))
    assert (found["North"], found["South Korea"]) == ("state/PRK", "state/KOR")


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Speaking in Oslo, Nkurunziza reiterated his support.", "Nkurunziza"),
        ("Since March, Belgrade has accused Kurtić of smuggling.", "Kurtić"),
        ("PAFFREL praised Peru.", "PAFFREL"),
        ("In May 2016, Buhari attended the first climate summit in Kenya.", "Buhari"),
        ("The Osaka Stock Exchange and its rival agreed to merge.", "Osaka Stock Exchange"),
    ],
)
def test_who_acts_is_named_though_nobody_knows_him(names, text, written):
    assert dict(names(text)).get(written, "no name") is None


def test_names_do_not_overlap(bench, reader):
    text = "The Chinese-Pakistani talks in New York City with UN Secretary-General António Guterres of Portugal ended."
    cues = reader.reference.cues
    found = find_names(bench(text).parse, NameIndex(reader.reference.catalogue), cues.nouns, cues.offices)
    assert len(found) > 3
    assert all(a.last < b.first for a, b in pairwise(found))
