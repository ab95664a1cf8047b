"""Times in sentences: which days they mean; what is found is tested in test_finding_times."""

import calendar
import datetime as dt

import pytest
from finding import only_time

from kg.model import TimeSpan
from kg.reading.judge.times.dating import find_times, resolve_time
from kg.reference.dating import DatingCues

#: The day of the documents below, a Friday.
FRIDAY = dt.date(2025, 5, 16)


def span(text: str, days: str) -> TimeSpan:
    """Return a time span from "date", "first/last" or "date first/last"; an end may be left out, "-" is no day."""
    if days == "-":
        return TimeSpan(text)
    date, _, bounds = days.rpartition(" ")
    if "/" not in bounds:
        date, bounds = days, ""
    if bounds:
        first, last = (dt.date.fromisoformat(day) if day else None for day in bounds.split("/"))
        return TimeSpan(text, date or None, first, last)
    year, month, day = (int(part) for part in ([*date.split("-"), "0", "0"])[:3])
    end = calendar.monthrange(year, month or 12)[1]
    return TimeSpan(text, date, dt.date(year, month or 1, day or 1), dt.date(year, month or 12, day or end))


def row_id(value: object) -> str | None:
    return value if isinstance(value, str) else None


# Sentence, words of the span, days. Past tense, document of Friday 16 May 2025.
PAST = [
    # days
    ("They met on 2025-05-15.", "2025-05-15", "2025-05-15"),
    ("They met on 2025/05/15.", "2025/05/15", "2025-05-15"),
    ("The call took place at 2025-05-15T10:00:00Z.", "2025-05-15T10:00:00Z", "2025-05-15"),
    ("They met on 15 May 2025.", "15 May 2025", "2025-05-15"),
    ("They met on 15 May, 2025.", "15 May, 2025", "2025-05-15"),
    ("They met on May 15, 2025.", "May 15, 2025", "2025-05-15"),
    ("They met on May 15, 2025, in Kabul.", "May 15, 2025", "2025-05-15"),
    ("They met on May 15 2025 in Kabul.", "May 15 2025", "2025-05-15"),
    ("They met on May 15th, 2025.", "May 15th, 2025", "2025-05-15"),
    ("They met on the 15th of May.", "the 15th of May", "2025-05-15"),
    ("They met on the 15th of May 2024.", "the 15th of May 2024", "2024-05-15"),
    ("They met on May 15.", "May 15", "2025-05-15"),
    ("They met on May\n15 in Kabul.", "May 15", "2025-05-15"),
    ("They met on 15 May.", "15 May", "2025-05-15"),
    ("They met on 17 May.", "17 May", "2025-05-17"),
    ("They met on 20 May.", "20 May", "2024-05-20"),
    ("They met on Nov. 24.", "Nov. 24", "2024-11-24"),
    ("They met on Nov. 24, 2013.", "Nov. 24, 2013", "2013-11-24"),
    ("They met on 24 Nov in Geneva.", "24 Nov", "2024-11-24"),
    ("They met on Sept 3.", "Sept 3", "2024-09-03"),
    ("They met on Thursday, May 15, 2025.", "Thursday, May 15, 2025", "2025-05-15"),
    ("They met on Thursday, 15 May.", "Thursday, 15 May", "2025-05-15"),
    ("They met on Thu, 15 May 2025.", "Thu, 15 May 2025", "2025-05-15"),
    ("They met on Boxing Day.", "Boxing Day", "2024-12-26"),
    ("They met on New Year's Eve 1978.", "New Year's Eve 1978", "1978-12-31"),
    ("He left on 29 February.", "29 February", "2024-02-29"),
    ("He left on 1 January 1804.", "1 January 1804", "1804-01-01"),
    ("He left on 25/12/2024.", "25/12/2024", "2024-12-25"),
    ("He left on 12/25/2024.", "12/25/2024", "2024-12-25"),
    ("He left on 25.12.2024.", "25.12.2024", "2024-12-25"),
    ("He left on 05/06/2024.", "05/06/2024", "2024 2024-05-06/2024-06-05"),
    ("He left on the 15th.", "the 15th", "2025-05-15"),
    ("He left on the 20th, officials said.", "the 20th", "2025-04-20"),
    ("He left on the 3rd of this month.", "the 3rd of this month", "2025-05-03"),
    ("He left on the 3rd of last month.", "the 3rd of last month", "2025-04-03"),
    ("He left on 3 June last year.", "3 June last year", "2024-06-03"),
    ("He left on JUNE 3, 2024.", "JUNE 3, 2024", "2024-06-03"),
    ("The May 15 meeting failed.", "May 15", "2025-05-15"),
    # months
    ("He took power in May 2021.", "May 2021", "2021-05"),
    ("He took power in May of 2021.", "May of 2021", "2021-05"),
    ("He took power in Dec. 2021.", "Dec. 2021", "2021-12"),
    ("He took power in 2021-05.", "2021-05", "2021-05"),
    ("He took power in January.", "January", "2025-01"),
    ("He took power in May.", "May", "2025-05"),
    ("He took power in August.", "August", "2024-08"),
    ("He took power in March last year.", "March last year", "2024-03"),
    ("He took power last March.", "last March", "2025-03"),
    ("He took power last May.", "last May", "2024-05"),
    ("He took power this March.", "this March", "2025-03"),
    ("He took power in early May.", "early May", "2025-05 2025-05-01/2025-05-10"),
    ("He took power in mid-April 2024.", "mid-April 2024", "2024-04 2024-04-11/2024-04-20"),
    ("He took power in late February 2024.", "late February 2024", "2024-02 2024-02-21/2024-02-29"),
    ("He took power at the end of March.", "the end of March", "2025-03 2025-03-21/2025-03-31"),
    ("He took power in the last week of April.", "the last week of April", "2025-04 2025-04-24/2025-04-30"),
    # years
    ("He took power in 1964.", "1964", "1964"),
    ("He took power in 2021, officials said.", "2021", "2021"),
    ("He took power in the year 2000.", "the year 2000", "2000"),
    ("The 2021 coup failed.", "2021", "2021"),
    ("He was elected (1998).", "1998", "1998"),
    ("He took power in mid-2019.", "mid-2019", "2019 2019-05-01/2019-08-31"),
    ("He took power in early 2019.", "early 2019", "2019 2019-01-01/2019-04-30"),
    ("He took power in late 2019.", "late 2019", "2019 2019-09-01/2019-12-31"),
    ("He took power at the end of 2019.", "the end of 2019", "2019 2019-10-01/2019-12-31"),
    ("In the first half of 2023 trade fell.", "the first half of 2023", "2023 2023-01-01/2023-06-30"),
    ("In the third quarter of 2023 trade fell.", "the third quarter of 2023", "2023 2023-07-01/2023-09-30"),
    ("They met in spring 2003.", "spring 2003", "2003 2003-03-01/2003-05-31"),
    ("They met in the summer of 2015.", "the summer of 2015", "2015 2015-06-01/2015-08-31"),
    ("They met in the fall of 2015.", "the fall of 2015", "2015 2015-09-01/2015-11-30"),
    ("They met in the winter of 2003.", "the winter of 2003", "2003-01-01/2004-02-29"),
    ("They met last summer.", "last summer", "2024 2024-06-01/2024-08-31"),
    ("They met last winter.", "last winter", "2024-12-01/2025-02-28"),
    ("They met this spring.", "this spring", "2025 2025-03-01/2025-05-31"),
    ("They met in the summer.", "the summer", "2024 2024-06-01/2024-08-31"),
    ("It began in the 1990s.", "the 1990s", "1990-01-01/1999-12-31"),
    ("It began in the late 1990s.", "the late 1990s", "1996-01-01/1999-12-31"),
    ("It began in the '90s.", "the '90s", "1990-01-01/1999-12-31"),
    ("It began in the early sixties.", "the early sixties", "1960-01-01/1963-12-31"),
    ("It began in the sixties.", "the sixties", "1960-01-01/1969-12-31"),
    ("It began in the 1900s.", "the 1900s", "1900-01-01/1999-12-31"),
    ("It began in the 19th century.", "the 19th century", "1801-01-01/1900-12-31"),
    ("It began in the twentieth century.", "the twentieth century", "1901-01-01/2000-12-31"),
    ("It began in the early 20th century.", "the early 20th century", "1901-01-01/1933-12-31"),
    # ranges
    ("It lasted from 3 to 5 June.", "from 3 to 5 June", "2024-06 2024-06-03/2024-06-05"),
    ("They met on 3-5 June 2024.", "3-5 June 2024", "2024-06 2024-06-03/2024-06-05"),
    ("They met on 3–5 June 2024.", "3–5 June 2024", "2024-06 2024-06-03/2024-06-05"),
    ("They met on June 3-5, 2024.", "June 3-5, 2024", "2024-06 2024-06-03/2024-06-05"),
    ("They met on 3 and 4 June 2024.", "3 and 4 June 2024", "2024-06 2024-06-03/2024-06-04"),
    ("It lasted between 3 and 5 April.", "between 3 and 5 April", "2025-04 2025-04-03/2025-04-05"),
    ("It lasted between 2010 and 2015.", "between 2010 and 2015", "2010-01-01/2015-12-31"),
    ("It lasted from 2010 to 2015.", "from 2010 to 2015", "2010-01-01/2015-12-31"),
    ("He was president (2010–2015).", "2010–2015", "2010-01-01/2015-12-31"),
    ("He was president from 2010 to the present.", "from 2010 to the present", "2010-01-01/2025-05-16"),
    ("It lasted June 3 to July 2.", "June 3 to July 2", "2024 2024-06-03/2024-07-02"),
    ("It lasted from 28 December 2023 to 3 January.", "from 28 December 2023 to 3 January", "2023-12-28/2024-01-03"),
    ("It lasted from November to February 2024.", "from November to February 2024", "2023-11-01/2024-02-29"),
    ("It lasted from November to February.", "from November to February", "2024-11-01/2025-02-28"),
    ("It lasted from May 2023 until July 2024.", "from May 2023 until July 2024", "2023-05-01/2024-07-31"),
    ("The war of 1939-45 ended.", "1939-45", "1939-01-01/1945-12-31"),
    ("In 2002/03 the talks failed.", "2002/03", "2002-01-01/2003-12-31"),
    ("It lasted from Monday to Wednesday.", "from Monday to Wednesday", "2025-05 2025-05-12/2025-05-14"),
    ("It lasted from Friday to Sunday.", "from Friday to Sunday", "2025-05 2025-05-09/2025-05-11"),
    (
        "It lasted from Jan. 1, 2020, through Dec. 31, 2021.",
        "from Jan. 1, 2020, through Dec. 31, 2021",
        "2020-01-01/2021-12-31",
    ),
    ("They meet on the first Monday of May.", "May", "2025-05"),
    ("They told Congress Monday of the sale.", "Monday", "2025-05-12"),
    ("They met on the Friday of last week.", "Friday of last week", "2025-05-09"),
    # days counted from the document
    ("They met yesterday.", "yesterday", "2025-05-15"),
    ("They met today.", "today", "2025-05-16"),
    ("They met the day before yesterday.", "the day before yesterday", "2025-05-14"),
    ("They met last night.", "last night", "2025-05-15"),
    ("They met this morning.", "this morning", "2025-05-16"),
    ("They met overnight.", "overnight", "2025-05 2025-05-15/2025-05-16"),
    ("They met earlier today.", "earlier today", "2025-05-16"),
    ("They met yesterday evening.", "yesterday evening", "2025-05-15"),
    ("They met on Friday.", "Friday", "2025-05-16"),
    ("They met on Thursday.", "Thursday", "2025-05-15"),
    ("They met on Saturday.", "Saturday", "2025-05-10"),
    ("They met last Friday.", "last Friday", "2025-05-09"),
    ("They met last Thursday.", "last Thursday", "2025-05-15"),
    ("They met this Tuesday.", "this Tuesday", "2025-05-13"),
    ("They met on Tuesday last week.", "Tuesday last week", "2025-05-06"),
    ("They met on Thursday evening.", "Thursday evening", "2025-05-15"),
    ("They met late on Thursday.", "late on Thursday", "2025-05-15"),
    ("They met early Thursday.", "early Thursday", "2025-05-15"),
    ("They met at 10 a.m. on Monday.", "10 a.m. on Monday", "2025-05-12"),
    ("They met on Monday at 14:30 GMT.", "Monday at 14:30 GMT", "2025-05-12"),
    ("Friday's meeting failed.", "Friday", "2025-05-16"),
    ("They met two days ago.", "two days ago", "2025-05-14"),
    ("They met 48 hours ago.", "48 hours ago", "2025-05-14"),
    ("They met a week ago.", "a week ago", "2025-05-06/2025-05-12"),
    ("They met three weeks ago.", "three weeks ago", "2025-04-22/2025-04-28"),
    ("They met six months ago.", "six months ago", "2024-11"),
    ("They met two years ago.", "two years ago", "2023"),
    ("They met nearly two years ago.", "nearly two years ago", "2023-01-01/2023-12-31"),
    ("They met more than two years ago.", "more than two years ago", "/2023-12-31"),
    ("They met less than two years ago.", "less than two years ago", "2023-01-01/2025-05-16"),
    ("They met twenty-five years ago.", "twenty-five years ago", "2000"),
    ("They met a year and a half ago.", "a year and a half ago", "2023-11"),
    ("They met half a century ago.", "half a century ago", "1975"),
    ("They met a century ago.", "a century ago", "1915-01-01/1935-12-31"),
    ("They met a decade ago.", "a decade ago", "2013-01-01/2017-12-31"),
    # units counted from the document
    ("They met this week.", "this week", "2025-05-12/2025-05-18"),
    ("They met last week.", "last week", "2025-05-05/2025-05-11"),
    ("They met early last week.", "early last week", "2025-05-05/2025-05-07"),
    ("They met last weekend.", "last weekend", "2025-05-10/2025-05-11"),
    ("They met over the weekend.", "the weekend", "2025-05-10/2025-05-11"),
    ("They met last month.", "last month", "2025-04"),
    ("They met late last month.", "late last month", "2025-04 2025-04-21/2025-04-30"),
    ("They met last year.", "last year", "2024"),
    ("They met early last year.", "early last year", "2024 2024-01-01/2024-04-30"),
    ("They met the week before last.", "the week before last", "2025-04-28/2025-05-04"),
    ("They met earlier this month.", "earlier this month", "2025-05 2025-05-01/2025-05-16"),
    ("They met earlier this year.", "earlier this year", "2025 2025-01-01/2025-05-16"),
    ("They met earlier in the week.", "earlier in the week", "2025-05-12/2025-05-16"),
    ("They met earlier in May.", "earlier in May", "2025-05 2025-05-01/2025-05-16"),
    ("The beginning of this year was calm.", "The beginning of this year", "2025 2025-01-01/2025-03-31"),
    ("Trade grew over the past three years.", "the past three years", "2022-05-16/2025-05-16"),
    ("Trade grew in the last decade.", "the last decade", "2015-05-16/2025-05-16"),
    ("Trade grew over the past year.", "the past year", "2024-05-16/2025-05-16"),
    ("Trade grew in the last 24 hours.", "the last 24 hours", "2025-05-15/2025-05-16"),
    # open sides
    ("He has ruled since December 2024.", "since December 2024", "2024-12-01/"),
    ("He has ruled since 1994.", "since 1994", "1994-01-01/"),
    ("He has ruled since last year.", "since last year", "2024-01-01/"),
    ("He has ruled since Monday.", "since Monday", "2025-05-12/"),
    ("He ruled until 30 June 2024.", "until 30 June 2024", "/2024-06-30"),
    ("He ruled before 2010.", "before 2010", "/2009-12-31"),
    ("He ruled before the end of 2008.", "before the end of 2008", "/2008-12-31"),
    ("He ruled prior to May 2010.", "prior to May 2010", "/2010-04-30"),
    ("He ruled after 10 May 2010.", "after 10 May 2010", "2010-05-11/"),
    ("He ruled from 2010 onwards.", "2010", "2010-01-01/"),
    ("Forces had left by the end of March.", "by the end of March", "/2025-03-31"),
    ("After Thursday's talks he left.", "Thursday", "2025-05-15"),
    # words that no day follows from
    ("They met in recent months.", "recent months", "-"),
    ("They met recently.", "recently", "-"),
    ("They met several years ago.", "several years ago", "-"),
    ("They met weeks ago.", "weeks ago", "-"),
    ("They met every Friday.", "every Friday", "-"),
    ("They met on Mondays.", "Mondays", "-"),
    ("They talked for six months.", "for six months", "-"),
    ("They talked for decades.", "for decades", "-"),
    ("They left within 48 hours.", "within 48 hours", "-"),
    ("It was the first visit in ten years.", "ten years", "-"),
    ("They left the following day.", "the following day", "-"),
    ("They left days later.", "days later", "-"),
    ("They left 999 centuries ago.", "999 centuries ago", "-"),
]

# The verb looks ahead.
FUTURE = [
    ("They will meet on Friday.", "Friday", "2025-05-16"),
    ("They will meet on Monday.", "Monday", "2025-05-19"),
    ("They will meet on Thursday.", "Thursday", "2025-05-22"),
    ("They will meet next Friday.", "next Friday", "2025-05-23"),
    ("They will meet next Monday.", "next Monday", "2025-05-19"),
    ("They will meet this Saturday.", "this Saturday", "2025-05-17"),
    ("They will meet on Monday next week.", "Monday next week", "2025-05-19"),
    ("They will meet tomorrow.", "tomorrow", "2025-05-17"),
    ("They will meet tomorrow morning.", "tomorrow morning", "2025-05-17"),
    ("They will meet the day after tomorrow.", "the day after tomorrow", "2025-05-18"),
    ("They will meet tonight.", "tonight", "2025-05-16"),
    ("They will meet next week.", "next week", "2025-05-19/2025-05-25"),
    ("They will meet next month.", "next month", "2025-06"),
    ("They will meet next year.", "next year", "2026"),
    ("They will meet early next year.", "early next year", "2026 2026-01-01/2026-04-30"),
    ("They will meet at the weekend.", "the weekend", "2025-05-17/2025-05-18"),
    ("They will meet later this month.", "later this month", "2025-05 2025-05-16/2025-05-31"),
    ("They will meet later this year.", "later this year", "2025 2025-05-16/2025-12-31"),
    ("They will leave by the end of the year.", "by the end of the year", "/2025-12-31"),
    ("They will leave by year's end.", "by year's end", "/2025-12-31"),
    ("They will leave by Friday.", "by Friday", "/2025-05-16"),
    ("They will leave no later than 30 June.", "no later than 30 June", "/2025-06-30"),
    ("They will leave on or before 30 June.", "on or before 30 June", "/2025-06-30"),
    ("They will stay until 30 June.", "until 30 June", "/2025-06-30"),
    ("They will stay until March.", "until March", "/2026-03-31"),
    ("They will meet on June 3.", "June 3", "2025-06-03"),
    ("They will meet on May 15.", "May 15", "2025-05-15"),
    ("They will meet on 3 January.", "3 January", "2026-01-03"),
    ("They will meet in May.", "May", "2025-05"),
    ("They will meet in March.", "March", "2026-03"),
    ("They will meet next March.", "next March", "2026-03"),
    ("They will meet on the 15th.", "the 15th", "2025-05-15"),
    ("They will meet on the 10th.", "the 10th", "2025-06-10"),
    ("They will meet in the summer.", "the summer", "2025 2025-06-01/2025-08-31"),
    ("They will meet in two weeks.", "two weeks", "2025-05-27/2025-06-02"),
    ("They will meet in three days.", "three days", "2025-05-19"),
    ("They will meet in two months' time.", "two months' time", "2025-07"),
    ("They will meet two days from now.", "two days from now", "2025-05-18"),
    ("They will leave within 48 hours.", "within 48 hours", "2025-05-16/2025-05-18"),
    ("They will talk over the next two weeks.", "the next two weeks", "2025-05-16/2025-05-30"),
    ("They will talk over the coming year.", "the coming year", "2025-05-16/2026-05-16"),
    ("They will talk in the coming weeks.", "the coming weeks", "-"),
    ("They will talk in the near future.", "the near future", "-"),
    ("They will talk soon.", "soon", "-"),
    ("They will meet from 3 to 5 June.", "from 3 to 5 June", "2025-06 2025-06-03/2025-06-05"),
    ("They will meet from Monday to Wednesday.", "from Monday to Wednesday", "2025-05 2025-05-19/2025-05-21"),
    ("They will meet from November to February.", "from November to February", "2025-11-01/2026-02-28"),
    ("They have ruled since Thursday and will go on.", "since Thursday", "2025-05-15/"),
]

# Counted from another time in the text: words, days of the other time, days.
ANCHORED = [
    ("They left the following day.", "the following day", "2021-08-15", "2021-08-16"),
    ("They left the next day.", "the next day", "2021-08-31", "2021-09-01"),
    ("They left the next morning.", "the next morning", "2021-08-31", "2021-09-01"),
    ("They left the same day.", "the same day", "2021-08-15", "2021-08-15"),
    ("They left that day.", "that day", "2021-08-15", "2021-08-15"),
    ("They left that evening.", "that evening", "2021-08-15", "2021-08-15"),
    ("They had left the day before.", "the day before", "2021-08-15", "2021-08-14"),
    ("They left the following month.", "the following month", "2021-08-15", "2021-09"),
    ("They left the following month.", "the following month", "2021-12", "2022-01"),
    ("They left the following year.", "the following year", "2021-08", "2022"),
    ("They left the previous year.", "the previous year", "2021", "2020"),
    ("They left the year before.", "the year before", "2021", "2020"),
    ("They left later that year.", "later that year", "2021-08-15", "2021 2021-08-15/2021-12-31"),
    ("They left earlier that month.", "earlier that month", "2021-08-15", "2021-08 2021-08-01/2021-08-15"),
    ("They left two days later.", "two days later", "2021-08-15", "2021-08-17"),
    ("They left a day earlier.", "a day earlier", "2021-08-15", "2021-08-14"),
    ("They left three weeks later.", "three weeks later", "2021-08-15", "2021-09-02/2021-09-08"),
    ("They left two months later.", "two months later", "2021-08-15", "2021-10"),
    ("They left a year earlier.", "a year earlier", "2021-08-15", "2020"),
    ("They left a year earlier.", "a year earlier", "2021", "2020"),
    ("They left two days later.", "two days later", "2021-08", "2021-08-03/2021-09-02"),
    ("They left on May 15.", "May 15", "2021-08-15", "2021-05-15"),
    ("They left in May.", "May", "2021", "2021-05"),
    ("They left on May 15 of that year.", "May 15 of that year", "2021", "2021-05-15"),
    ("They left on May 15 the following year.", "May 15 the following year", "2021", "2022-05-15"),
    ("They left the following Monday.", "the following Monday", "2021-08-15", "2021-08-16"),
    ("They left the following spring.", "the following spring", "2021-08-15", "2022 2022-03-01/2022-05-31"),
    ("They left on the 20th.", "the 20th", "2021-08-15", "2021-08-20"),
    ("They left two days after 15 August 2020.", "two days after 15 August 2020", "2021", "2020-08-17"),
    ("They left the following day.", "the following day", "2021", "-"),
    ("They left yesterday.", "yesterday", "2021", "2025-05-15"),
]

# Without a document date.
UNDATED = [
    ("They met yesterday.", "yesterday", "-"),
    ("They met on Friday.", "Friday", "-"),
    ("They met last month.", "last month", "-"),
    ("They met two days ago.", "two days ago", "-"),
    ("They met on May 15.", "May 15", "-"),
    ("They met in the summer.", "the summer", "-"),
    ("They met from Monday to Friday.", "from Monday to Friday", "-"),
    ("They met from 2010 until now.", "from 2010 until now", "-"),
    ("They met over the past year.", "the past year", "-"),
    ("They met on May 15, 2021.", "May 15, 2021", "2021-05-15"),
    ("They met two days after May 15, 2021.", "two days after May 15, 2021", "2021-05-17"),
]


@pytest.mark.parametrize(("sentence", "text", "days"), PAST, ids=row_id)
def test_a_past_time_is_the_last_one(sentence: str, text: str, days: str, cues: DatingCues) -> None:
    assert resolve_time(only_time(sentence, cues), FRIDAY) == span(text, days)


@pytest.mark.parametrize(("sentence", "text", "days"), FUTURE, ids=row_id)
def test_a_future_time_is_the_next_one(sentence: str, text: str, days: str, cues: DatingCues) -> None:
    assert resolve_time(only_time(sentence, cues), FRIDAY, future=True) == span(text, days)


@pytest.mark.parametrize(("sentence", "text", "anchor", "days"), ANCHORED, ids=row_id)
def test_an_anchored_time_counts_from_another(
    sentence: str, text: str, anchor: str, days: str, cues: DatingCues
) -> None:
    assert resolve_time(only_time(sentence, cues), FRIDAY, anchor=span("", anchor)) == span(text, days)


@pytest.mark.parametrize(("sentence", "text", "days"), UNDATED, ids=row_id)
def test_a_relative_time_needs_the_date_of_the_document(sentence: str, text: str, days: str, cues: DatingCues) -> None:
    assert resolve_time(only_time(sentence, cues), None) == span(text, days)


def test_a_list_of_times_shares_its_year(cues: DatingCues) -> None:
    times = find_times("In June, October and December 2023 they met, and on 3 May and on 4 May 2020.", cues)
    assert [resolve_time(time, FRIDAY).date for time in times] == [
        "2023-06",
        "2023-10",
        "2023-12",
        "2025-05-03",
        "2020-05-04",
    ]
