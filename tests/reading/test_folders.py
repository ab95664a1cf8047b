from hypothesis import given
from hypothesis import strategies as st

from kg.reading.folders import walk_folder

NAME = st.text("ab-./_0", min_size=1, max_size=9).filter(
    lambda name: all(part and not part.startswith(".") for part in name.split("/"))
)


def listed(folder):
    return [path.as_posix() for path in walk_folder(folder, lambda name: not name.endswith("0"))]


@given(st.sets(NAME))
def test_files_come_as_if_all_paths_were_sorted_at_once(tmp_path_factory, names):
    folder = tmp_path_factory.mktemp("any")
    made = set()
    for name in sorted(names):
        path = folder / name
        if not any(parent.is_file() for parent in path.parents) and not path.is_dir():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.touch()
            made.add(name)
    assert listed(folder) == sorted(name for name in made if not name.endswith("0"))


def test_a_folder_of_more_names_than_are_held_is_sorted_all_the_same(tmp_path, monkeypatch):
    monkeypatch.setattr("kg.sorting.sort_apart.__defaults__", (7,))
    names = [f"{number:02}.txt" for number in range(40)]
    for name in names:
        (tmp_path / name).touch()
    assert listed(tmp_path) == names


def test_a_link_to_a_file_is_followed_and_one_to_a_folder_is_not(tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").touch()
    (tmp_path / "folder").symlink_to(tmp_path / "in")
    (tmp_path / "file.txt").symlink_to(tmp_path / "in" / "a.txt")
    assert listed(tmp_path) == ["file.txt", "in/a.txt"]
