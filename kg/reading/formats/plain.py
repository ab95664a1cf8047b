"""Read a plain text file: one document, without anything said about it."""

import io
from collections.abc import Iterator

from kg.reading.formats.base import Draft
from kg.reading.formats.decoding import clean_text, decode
from kg.reading.formats.wrapping import unwrap_columns


def read_plain(where: str, stream: io.BufferedReader) -> Iterator[Draft]:
    """Yield the text; lines that were wrapped to a column are joined."""
    yield Draft(where, unwrap_columns(clean_text(decode(where, stream))))
