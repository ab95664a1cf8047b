import pytest

from kg.model import Document
from kg.reading.memory import WordMemory
from kg.reading.reader import Reader


@pytest.fixture(scope="module")
def forgetful():
    """A reader that keeps no word that it did not know before."""
    reader = Reader()
    reader._memory = WordMemory(reader.nlp, kept=0)
    return reader


def write(number):
    return Document(f"d{number}", f"Foreign Minister Zorb{number}an Kel{number}var visited Kabul on Monday.")


def test_words_of_texts_that_were_read_are_forgotten(forgetful):
    (reading,) = forgetful.read_all([write(1)])
    assert reading.events[0].agent == ("person/zorb1an-kel1var",)
    assert "Zorb1an" not in forgetful.nlp.vocab.strings


def test_readings_in_turns_do_not_take_each_others_words(forgetful):
    one, other = ([write(10 * k + n) for n in range(70)] for k in (1, 100))
    together = zip(forgetful.read_all(one), forgetful.read_all(other), strict=True)
    assert [list(each) for each in zip(*together, strict=True)] == [
        list(forgetful.read_all(documents)) for documents in (one, other)
    ]


def test_what_is_read_does_not_depend_on_what_is_kept(forgetful):
    documents = [write(n) for n in range(80)]
    assert list(forgetful.read_all(documents)) == list(Reader(forgetful.nlp).read_all(documents))
