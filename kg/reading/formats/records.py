"""Read JSON Lines and CSV: many documents in one file, a fault in one of them leaving the others alone."""

import csv
import io
import json
from collections.abc import Iterator, Mapping, Sequence
from itertools import count

from kg.errors import DocumentError
from kg.reading.formats.base import Draft, demand_date
from kg.reading.formats.decoding import open_text

#: What describes a document beside its text, in both formats.
FIELDS = ("id", "title", "date", "source", "publisher", "language")
#: Characters of the longest line or field: what is longer is no document, and would fill the memory.
_LONGEST = 1 << 26
csv.field_size_limit(_LONGEST)


def read_json_lines(where: str, stream: io.BufferedReader) -> Iterator[Draft | DocumentError]:
    """Yield a document for each line, which holds a JSON object; a faulty line is named by its number."""
    lines = open_text(where, stream)
    try:
        for number in count(1):
            line = lines.readline(_LONGEST)
            if not line:
                return
            if len(line) == _LONGEST:
                _skip_line(lines, line)
                what = f"the line is longer than {_LONGEST:,} characters."
                yield DocumentError(f"{where}:{number}", what, "Cut the text into several documents.")
                continue
            if not line.strip():
                continue
            if line.strip() in {"{", "["}:
                what = "is JSON spread over several lines."
                raise DocumentError(where, what, "JSON Lines holds one object in each line: {...}")
            try:
                yield _read_object(f"{where}:{number}", line)
            except DocumentError as problem:
                yield problem
    finally:
        lines.detach()


def read_csv(where: str, stream: io.BufferedReader) -> Iterator[Draft | DocumentError]:
    """Yield a document for each row under a heading row; comma, semicolon or tab between the columns."""
    lines = open_text(where, stream)
    try:
        bounded = iter(lambda: lines.readline(_LONGEST), "")
        heading = next(bounded, "")
        delimiter = max(",;\t", key=heading.count)
        columns = [name.strip().lower() for name in next(csv.reader([heading], delimiter=delimiter), [])]
        if not columns:
            return
        demand_text(f"{where}:1", columns)
        rows = csv.reader(bounded, delimiter=delimiter, strict=True)
        while True:
            line = rows.line_num + 2
            try:
                row = next(rows, None)
                if row is None:
                    return
                if any(cell.strip() for cell in row):
                    yield _read_row(f"{where}:{line}", columns, row)
            except csv.Error as error:
                what = f"the row cannot be read ({error})."
                yield DocumentError(f"{where}:{line}", what, 'Quote a text with "..." and double the quotes within it.')
            except DocumentError as problem:
                yield problem
    finally:
        lines.detach()


def demand_text(where: str, columns: Sequence[str]) -> None:
    """Refuse a table without a column of texts."""
    if "text" not in columns:
        named = ", ".join(f'"{name}"' for name in columns[:8]) or "none at all"
        raise DocumentError(where, f'has no column "text", only {named}.', 'Name the column of the texts "text".')


def _skip_line(lines: io.TextIOWrapper, begun: str) -> None:
    """Pass over the rest of a line without holding it."""
    while begun and not begun.endswith("\n"):
        begun = lines.readline(_LONGEST)


def _read_object(where: str, line: str) -> Draft:
    """Return the document of one line of JSON."""
    try:
        found = json.loads(line.strip())
    except (ValueError, RecursionError) as error:
        column = f", column {error.colno}" if isinstance(error, json.JSONDecodeError) else ""
        reason = error.msg if isinstance(error, json.JSONDecodeError) else "nested too deeply or a number too long"
        raise DocumentError(
            where, f"is not JSON ({reason}{column}).", "Each line holds one whole object: {...}"
        ) from error
    if not isinstance(found, dict):
        raise DocumentError(where, "is JSON, but no object.", 'Each line holds one object: {"text": "..."}')
    if "text" not in found:
        named = ", ".join(f'"{name}"' for name in list(found)[:8]) or "none at all"
        raise DocumentError(where, f'has no field "text", only {named}.', 'Name the field of the text "text".')
    values: dict[str, str] = {}
    for name in ("text", *FIELDS):
        value = found.get(name)
        if isinstance(value, int) and name == "id" and not isinstance(value, bool):
            value = str(value)
        if value is not None and not isinstance(value, str):
            raise DocumentError(where, f'the field "{name}" is not a string.', "Write it between double quotes.")
        values[name] = value or ""
    return make_draft(where, values)


def _read_row(where: str, columns: list[str], row: list[str]) -> Draft:
    """Return the document of one row."""
    if len(row) > len(columns) and any(cell.strip() for cell in row[len(columns) :]):
        what = f"the row has {len(row)} fields under {len(columns)} columns."
        raise DocumentError(where, what, 'Put a text that holds the separator between quotes: "..."')
    return make_draft(where, dict(zip(columns, row, strict=False)))


def make_draft(where: str, values: Mapping[str, str]) -> Draft:
    """Return the draft of one record; a blank field says nothing."""
    return Draft(
        where,
        values.get("text", ""),
        id=values.get("id"),
        title=values.get("title"),
        date=demand_date(where, values.get("date")),
        source=values.get("source"),
        publisher=values.get("publisher"),
        language=values.get("language"),
        one_of_many=True,
    )
