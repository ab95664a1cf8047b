import datetime as dt
import io

import pytest

from kg.errors import DocumentError
from kg.reading.formats.records import read_csv, read_json_lines


def stream(content):
    return io.BufferedReader(io.BytesIO(content if isinstance(content, bytes) else content.encode()))


def split(found):
    found = list(found)
    problems = [str(one) for one in found if isinstance(one, DocumentError)]
    return [one for one in found if not isinstance(one, DocumentError)], problems


FULL = (
    '{"id": "1", "text": "A.", "title": "T", "date": "2025-05-13T10:00:00Z", "source": "S", "publisher": "P", '
    '"language": "en", "other": [1]}\n'
)


@pytest.mark.parametrize(
    "found",
    [
        read_json_lines("a", stream(FULL)),
        read_json_lines("a", stream(FULL.encode("utf-16"))),
        read_csv("a", stream("ID, Text ,title,date,source,publisher,language,other\r\n1,A.,T,2025-05-13,S,P,en,x\r\n")),
        read_csv("a", stream("id;text;title;date;source;publisher;language\n1;A.;T;2025-05-13;S;P;en\n")),
    ],
    ids=["jsonl", "utf-16", "csv", "semicolons"],
)
def test_every_field_is_read(found):
    [draft], problems = split(found)
    assert problems == []
    assert (draft.id, draft.text, draft.title, draft.date) == ("1", "A.", "T", dt.date(2025, 5, 13))
    assert (draft.source, draft.publisher, draft.language) == ("S", "P", "en")


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ('{"text": "B."', "a:2: is not JSON (Expecting ',' delimiter, column 14). Each line holds one whole object"),
        ("text", "a:2: is not JSON (Expecting value, column 1)."),
        ("[" * 100_000, "a:2: is not JSON (nested too deeply"),
        (f'{{"text": "B.", "id": {"9" * 5000}}}', "a:2: is not JSON (nested too deeply or a number too long)."),
        ('["B."]', "a:2: is JSON, but no object."),
        ('{"body": "B.", "n": 1}', 'a:2: has no field "text", only "body", "n". Name the field'),
        ("{}", 'a:2: has no field "text", only none at all.'),
        ('{"text": ["B."]}', 'a:2: the field "text" is not a string.'),
        ('{"text": "B.", "date": 1747094400}', 'a:2: the field "date" is not a string.'),
        ('{"text": "B.", "date": "2025-13-40"}', 'a:2: the date "2025-13-40" is not a day.'),
    ],
)
def test_a_faulty_line_is_named_and_the_rest_goes_on(line, problem):
    drafts, problems = split(read_json_lines("a", stream('{"text": "A."}\n' + line + '\n\n{"text": "C."}')))
    assert [draft.text for draft in drafts] == ["A.", "C."]
    assert [told[: len(problem)] for told in problems] == [problem]


def test_a_line_in_another_encoding_leaves_the_others_alone():
    drafts, _ = split(
        read_json_lines("a", stream('{"text": "Genève"}\n'.encode() + '{"text": "Malmö"}'.encode("cp1252")))
    )
    assert [draft.text for draft in drafts] == ["Genève", "Malmö"]


def test_json_over_several_lines_is_told_once():
    with pytest.raises(DocumentError, match=r"a: is JSON spread over several lines"):
        split(read_json_lines("a", stream('[\n  {\n    "text": "A."\n  }\n]')))


def test_null_and_blank_say_nothing():
    [draft], _ = split(read_json_lines("a", stream('{"text": "A.", "id": null, "title": "", "date": null}')))
    assert (not draft.id, not draft.title, draft.date) == (True, True, None)


def test_a_table_without_texts_is_told():
    with pytest.raises(DocumentError, match=r'a:1: has no column "text", only "id", "body"\. Name the column'):
        split(read_csv("a", stream("id,body\n1,A.\n")))


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ("2,B, or not B,2025-05-13", "a:4: the row has 4 fields under 3 columns. Put a text that holds the separator"),
        ('2,"B" says he,', "a:4: the row cannot be read ("),
        ("2,B.,13 May", 'a:4: the date "13 May" is not a day.'),
    ],
)
def test_a_faulty_row_is_named_and_the_rest_goes_on(row, problem):
    rows = f'id,text,date\n1,"A\n""quoted"".",\n{row}\n,,\n3,C.,2025-05-13\n4,D.\n'
    drafts, problems = split(read_csv("a", stream(rows)))
    assert [draft.text for draft in drafts] == ['A\n"quoted".', "C.", "D."]
    assert [told[: len(problem)] for told in problems] == [problem]


def test_a_quote_that_is_never_closed_is_named_where_it_opens():
    drafts, [problem] = split(read_csv("a", stream('id,text\n1,A.\n2,"B.\n3,C.\n')))
    assert [draft.text for draft in drafts] == ["A."]
    assert problem.startswith("a:3: the row cannot be read (unexpected end of data).")


def test_a_long_field_is_read_whole():
    [draft], _ = split(read_csv("a", stream(f"text\n{'word ' * 100_000}\n")))
    assert len(draft.text) == 500_000


def test_what_never_ends_a_line_is_told_and_the_rest_goes_on(monkeypatch):
    monkeypatch.setattr("kg.reading.formats.records._LONGEST", 40)
    drafts, problems = split(
        read_json_lines("a", stream('{"text": "A."}\n{"text": "' + "B" * 90 + '"}\n{"text": "C."}'))
    )
    assert [draft.text for draft in drafts] == ["A.", "C."]
    assert problems == ["a:2: the line is longer than 40 characters. Cut the text into several documents."]
