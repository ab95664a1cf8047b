from hypothesis import given
from hypothesis import strategies as st

from kg.sorting import sort_apart

NAMES = st.lists(st.text(max_size=3))


@given(NAMES | st.lists(st.tuples(st.text(max_size=2), st.integers())), st.integers(1, 9))
def test_nothing_is_lost_or_doubled_however_few_are_held(items, held):
    assert list(sort_apart(iter(items), held)) == sorted(items)


def test_names_that_are_no_characters_are_sorted_too():
    names = ["caf\udce9", "caf", "cafe", "caf\udce8"]
    assert list(sort_apart(names, 2)) == sorted(names)


def test_what_is_not_taken_leaves_no_file_open():
    some = sort_apart(iter(range(100, 0, -1)), 10)
    assert next(some) == 1
    some.close()
