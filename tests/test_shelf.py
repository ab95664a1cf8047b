from hypothesis import given
from hypothesis import strategies as st

from kg.shelf import Recent, Shelf

RECORDS = st.lists(st.text(max_size=5), min_size=1, max_size=20)


@given(RECORDS, st.integers(0, 12), st.data())
def test_every_record_is_found_again_however_little_is_at_hand(records, at_hand, data):
    with Shelf[str](at_hand, weigh=len) as shelf:
        numbers = [shelf.add(record) for record in records]
        for number in data.draw(st.lists(st.sampled_from(numbers), max_size=30)):
            assert shelf[number] == records[number]
        assert (list(shelf), len(shelf)) == (records, len(records))


@given(st.lists(st.integers(0, 9), max_size=40), st.integers(0, 15))
def test_what_was_used_last_is_kept_up_to_the_weight_that_is_allowed(asked, most):
    made: list[int] = []

    def make(number: int) -> range:
        made.append(number)
        return range(number)

    recent = Recent(make, most, weigh=len)
    for place, number in enumerate(asked):
        before = len(made)
        assert len(recent(number)) == number
        since = asked[:place][::-1]
        others = set(since[: since.index(number)]) if number in since else None
        if others is None or number > most:
            assert len(made) == before + 1
        elif sum(others) + number <= most:
            assert len(made) == before
