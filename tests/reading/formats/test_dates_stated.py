import datetime as dt

import pytest

from kg.errors import DocumentError
from kg.reading.formats.base import demand_date, read_date


@pytest.mark.parametrize(
    "value",
    [
        "2025-05-13",
        " 2025-05-13 ",
        "2025-05-13T23:59",
        "2025-05-13 23:59:59",
        "2025-05-13T23:59:59.123456Z",
        "2025-05-13t23:59:59-0500",
        "2025-05-13 23:59:59 +05:30",
    ],
)
def test_an_iso_date_is_the_day_that_stands_there(value):
    assert read_date(value) == dt.date(2025, 5, 13)


@pytest.mark.parametrize(
    "value",
    ["2025-13-40", "2025-02-29", "2025-05", "2025", "20250513", "2025-W20-2", "13 May 2025", "13/05/2025",
     "2025-05-13T25:00", "2025-5-3", "yesterday", "1747094400"],
)  # fmt: skip
def test_anything_else_is_refused(value):
    with pytest.raises(DocumentError) as problem:
        demand_date("a.md:3", value)
    assert str(problem.value) == f'a.md:3: the date "{value}" is not a day. Write it as year-month-day: 2025-05-13.'


@pytest.mark.parametrize("value", [None, "", "  "])
def test_no_date_is_no_fault(value):
    assert demand_date("a.md", value) is None
