"""The file of judgements: what it may hold, and how it is written."""

import pytest

from kg.errors import VocabularyError
from kg.graph.identity.judgements import Judgement, read_judgements, write_judgement

SAME = Judgement("person/a", "same", "person/b", "one, “two”")


def test_what_is_written_is_read_again(tmp_path):
    path = tmp_path / "judgements.csv"
    write_judgement(path, SAME)
    write_judgement(path, Judgement("person/c", "different", "person/d"))
    assert set(read_judgements(path).held) == {SAME, Judgement("person/c", "different", "person/d")}


def test_a_second_thought_replaces_the_first(tmp_path):
    path = tmp_path / "judgements.csv"
    write_judgement(path, SAME)
    write_judgement(path, Judgement("person/b", "different", "person/a"))
    assert read_judgements(path).held == (Judgement("person/b", "different", "person/a"),)


def test_a_judgement_that_contradicts_the_others_is_refused_and_the_file_stays(tmp_path):
    path = tmp_path / "judgements.csv"
    write_judgement(path, SAME)
    write_judgement(path, Judgement("person/b", "same", "person/c"))
    before = path.read_text()
    with pytest.raises(VocabularyError, match="person/a same person/b, person/b same person/c"):
        write_judgement(path, Judgement("person/a", "different", "person/c"))
    assert path.read_text() == before


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("one,verdict\na,same\n", "line 2: has no other"),
        (
            "one,verdict,other\na,perhaps,b\n",
            'line 2: has the verdict "perhaps". Write same, different, reject or correct',
        ),
        ("one,verdict,other\na,same,b\n,same,b\n", "line 3: has no one"),
        ("one,verdict\nevent/a/1-visit,correct\n", "line 2: has no property"),
        ("one,verdict,property,value\nevent/a/1-visit,correct,date,May\n", 'line 2: "May" is no date. Write it like'),
        ("one,verdict\nperson/a,reject\n", "line 2: .* is no event, no statement and no words"),
        ('one,verdict,other\n"a,same\n', "cannot be read"),
    ],
)
def test_a_broken_file_is_told_by_line(tmp_path, text, told):
    path = tmp_path / "judgements.csv"
    path.write_text(text)
    with pytest.raises(VocabularyError, match=told):
        read_judgements(path)


def test_a_file_that_is_not_there_holds_none(tmp_path):
    assert not read_judgements(tmp_path / "judgements.csv").held
