import datetime as dt
import io

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from kg.errors import DocumentError
from kg.reading.formats.parquet import read_parquet


def write(columns, **options):
    sink = io.BytesIO()
    pq.write_table(pa.table(columns), sink, **options)
    return sink.getvalue()


def split(content):
    found, problems = [], []
    for one in read_parquet("a", io.BufferedReader(io.BytesIO(content))):
        (problems if isinstance(one, DocumentError) else found).append(one)
    return found, [str(problem) for problem in problems]


def test_every_field_is_read():
    columns = {"ID": [1], " Text ": ["A."], "title": ["T"], "source": ["S"], "publisher": ["P"], "language": ["en"]}
    [draft], problems = split(write({**columns, "date": ["2025-05-13T10:00:00Z"], "other": [[1, 2]]}))
    assert problems == []
    assert (draft.where, draft.id, draft.text, draft.title, draft.date) == (
        "a:1", "1", "A.", "T", dt.date(2025, 5, 13),
    )  # fmt: skip
    assert (draft.source, draft.publisher, draft.language, draft.one_of_many) == ("S", "P", "en", True)


@pytest.mark.parametrize(
    ("days", "day"),
    [
        (pa.array([dt.date(2025, 5, 13)]), 13),
        (pa.array([1747177200_000000001], pa.timestamp("ns")), 13),
        (pa.array([dt.datetime(2025, 5, 13, 2)], pa.timestamp("us", "America/Lima")), 12),
    ],
    ids=["day", "time", "time with a zone"],
)
def test_a_day_may_be_a_day_or_a_time_and_is_that_of_its_place(days, day):
    [draft], problems = split(write({"text": ["A."], "date": days}))
    assert (draft.date, problems) == (dt.date(2025, 5, day), [])


@pytest.mark.parametrize("kind", [pa.string(), pa.large_string(), pa.dictionary(pa.int8(), pa.string())], ids=str)
def test_text_is_text_however_it_is_kept(kind):
    [draft], problems = split(write({"text": pa.array(["A."]).cast(kind)}))
    assert (draft.text, problems) == ("A.", [])


def test_rows_come_in_their_order_and_a_faulty_one_leaves_the_others_alone():
    texts = [f"{n}." for n in range(200)]
    days = [None] * 200
    days[100] = "13 May"
    drafts, problems = split(write({"text": texts, "date": days}, row_group_size=30))
    assert [draft.text for draft in drafts] == texts[:100] + texts[101:]
    assert problems == ['a:101: the date "13 May" is not a day. Write it as year-month-day: 2025-05-13.']


def test_a_column_of_no_text_is_told():
    assert split(write({"text": [[1]]}))[1] == ['a:1: the column "text" holds no text but list. Write it as a string.']


def test_a_table_without_texts_is_told_with_what_it_has():
    with pytest.raises(DocumentError, match=r'a: has no column "text", only "body"\.'):
        split(write({"body": ["A."]}))


def test_what_came_before_damage_is_kept():
    content = bytearray(write({"text": [f"{n:0900}." for n in range(600)]}, row_group_size=100, use_dictionary=False))
    middle = len(content) // 2
    content[middle : middle + 2000] = b"\xff" * 2000
    found = []
    with pytest.raises(DocumentError, match=r"a: is damaged, or no Parquet file \(.*\); \d+ rows before the damage"):
        found += read_parquet("a", io.BufferedReader(io.BytesIO(content)))  # what comes before the error is added
    assert len(found) >= 100
    assert [draft.text for draft in found] == [f"{n:0900}." for n in range(len(found))]
