"""Where the shipped data lies, and how a user's folder is laid over it."""

import pytest

from kg.errors import SettingsError
from kg.reference.files import find_files, shipped_folder


def test_the_shipped_folder_holds_the_ontology():
    assert (shipped_folder() / "diplomacy.ttl").is_file()


def test_a_users_file_replaces_the_shipped_one_of_its_name(tmp_path):
    (tmp_path / "diplomacy.ttl").touch()
    assert find_files("diplomacy.ttl", tmp_path) == (tmp_path / "diplomacy.ttl",)


def test_any_other_file_of_a_user_is_added(tmp_path):
    (tmp_path / "lexicon").mkdir()
    (tmp_path / "lexicon" / "aaa.yaml").touch()
    found = find_files("lexicon/*.yaml", tmp_path)
    assert found[0] == tmp_path / "lexicon" / "aaa.yaml"
    assert set(found[1:]) == set(find_files("lexicon/*.yaml"))


def test_files_come_sorted_by_their_relative_name():
    names = [path.name for path in find_files("catalogue/*.csv")]
    assert len(names) > 1
    assert names == sorted(names)


def test_what_is_not_there_is_not_found():
    assert find_files("nothing/*.here") == ()


def test_a_folder_that_is_none_is_told_with_what_to_do(tmp_path):
    path = tmp_path / "no such folder"
    with pytest.raises(SettingsError) as raised:
        find_files("lexicon/*.yaml", path)
    assert str(path) in str(raised.value)
    assert "--ontology" in str(raised.value)
