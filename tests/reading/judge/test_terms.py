"""How long an office was held, where the text says it beside the office."""

import pytest


@pytest.mark.parametrize(
    ("text", "begin", "end", "status"),
    [
        ("Penny Wong, Australia's foreign minister since 2022, visited Suva.", "2022-01-01", None, None),
        (
            "Kofi Annan was secretary-general of the United Nations from 1997 to 2006.",
            "1997-01-01",
            "2006-12-31",
            "Former",
        ),
        ("Ion Pop, Romania's ambassador to Chad between 1970 and 1974, died.", "1970-01-01", "1974-12-31", "Former"),
        ("Ana Silva, president of Brazil until 2030, met Luis Vera.", None, "2030-12-31", None),
        ("Kofi Annan was secretary-general of the United Nations until 2006.", None, "2006-12-31", "Former"),
        # what the holder did then is no term
        ("Penny Wong, Australia's foreign minister, visited Suva in 2022.", None, None, None),
        ("Jens Dahl, the foreign minister of Norway, flew from Oslo to Rome.", None, None, None),
        ("Since 2014, Jens Dahl, the foreign minister of Norway, has opposed the pact.", None, None, None),
    ],
)
def test_a_term_of_office_is_what_stands_beside_the_office(read, text, begin, end, status):
    (held,) = (relation for relation in read(text).relations if relation.predicate == "dip:holdsOffice")
    days = (held.when.earliest, held.when.latest) if held.when else (None, None)
    assert [day and day.isoformat() for day in days] == [begin, end]
    assert (held.status and held.status.value) == status
