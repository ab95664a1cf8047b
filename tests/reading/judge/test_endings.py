"""Offices that the text itself says are held no longer."""

import pytest


@pytest.mark.parametrize(
    ("text", "status", "end"),
    [
        ("Soldiers overthrew President Moses Kallon of Sierra Leone in 1998.", "Former", "1998-12-31"),
        ("Prime Minister Thorvald Berg of Norway left office in 1969.", "Former", "1969-12-31"),
        ("Pakistan's foreign minister, Sartaj Karim, stepped down in 2017.", "Former", "2017-12-31"),
        ("Wang Li, China's foreign minister, was replaced by Qin Wei in July 2022.", "Former", "2022-07-31"),
        ("President Carlos Reyes of Bolivia was removed from office.", "Former", None),
        ("After the assassination of President Ion Pop of Romania, troops moved in.", "Former", None),
        ("King Farouk of Egypt was deposed. King Farouk went to Italy.", "Former", None),
        ("Ambassador Rodger Davies of Canada was shot dead.", "Former", None),
        ("Shinzo Abe resigned as prime minister of Japan in 2020.", "Former", "2020-12-31"),
        ("Eamon de Valera was succeeded as taoiseach by John Costello.", "Former", None),
        ("President Moses Kallon of Sierra Leone will step down.", None, None),
        ("The opposition demanded that President Moses Kallon of Sierra Leone resign.", None, None),
        ("President Moses Kallon of Sierra Leone denied that he had resigned.", None, None),
        ("The robot was removed from the river before President Carlos Reyes of Bolivia came.", None, None),
        ("Three soldiers died when Prime Minister Ana Silva of Brazil visited the front.", None, None),
    ],
)
def test_what_ends_a_term_of_office(read, text, status, end):
    (held,) = (relation for relation in read(text).relations if relation.predicate == "dip:holdsOffice")
    assert (held.status and held.status.value) == status
    assert (held.when.latest.isoformat() if held.when and held.when.latest else None) == end


def test_a_new_term_is_not_closed_by_what_ended_the_one_before(read):
    told = "Joao Vieira became president of Guinea-Bissau in 1980. Vieira was ousted in 1999. "
    held = read(told + "In 2005 Vieira was elected president of Guinea-Bissau.").relations
    terms = [relation.status and relation.status.value for relation in held if relation.predicate == "dip:holdsOffice"]
    assert terms == ["Former", None]


def test_only_the_post_that_is_said_ends(read):
    held = read("Foreign Minister Ion Pop of Romania resigned as chairman of the party.").relations
    terms = {r.object: r.status and r.status.value for r in held if r.predicate == "dip:holdsOffice"}
    assert terms == {"office/foreign-minister-of-romania": None, "office/chairman": "Former"}
