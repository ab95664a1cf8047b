"""Read a PDF: the text of its pages as paragraphs, without the breaks of the printed lines.

A PDF has no paragraphs, only lines; where one ends is judged by lines that end early. The date on which the file was
made is not the day of publication and is left alone.
"""

import io
import logging
import re
from collections import Counter
from collections.abc import Iterator, Sequence

from pypdf import PdfReader

from kg.errors import DocumentError
from kg.reading.formats.base import Draft
from kg.reading.formats.decoding import clean_line, clean_text
from kg.reading.formats.wrapping import ends_sentence, unwrap

# Its remarks on faulty files go to who set up logging, and not by default to the terminal.
logging.getLogger("pypdf").addHandler(logging.NullHandler())

_MEND = "Make its text readable with an OCR program, or give the text as .txt."
_PAGE_NUMBER = re.compile(r"\W*(?:page\s+)?\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?\W*", re.IGNORECASE)
#: A title that a program made up from a file's name or address.
_NO_TITLE = re.compile(
    r"microsoft word\b.*|untitled.*|(?:about|https?|file):.*|.*\.(?:docx?|odt|pdf|indd|tex|rtf)", re.IGNORECASE
)
#: Share of the width up to which a line ended early. Letters are not equally wide.
_EARLY = 0.8


def read_pdf(where: str, stream: io.BufferedReader) -> Iterator[Draft]:
    """Yield the one document."""
    title, texts = _read_pages(where, stream.read())
    pages = _without_running_heads([[line for line in page.split("\n") if line.strip()] for page in texts])
    text = _as_paragraphs([line.rstrip() for page in pages for line in page])
    if not text:
        raise DocumentError(where, "is a PDF without text, perhaps a scan.", _MEND)
    yield Draft(where, text, title=None if title is None or _NO_TITLE.fullmatch(title) else title)


def _read_pages(where: str, content: bytes) -> tuple[str | None, list[str]]:
    """Return the stated title and the text of each page."""
    if not content:
        raise DocumentError(where, "is empty.", "Remove it, or give a file with text.")
    try:
        reader = PdfReader(io.BytesIO(content))
        locked = reader.is_encrypted and not reader.decrypt("")
        title = clean_line(reader.metadata.title) if reader.metadata and not locked else None
        pages = [] if locked else [clean_text(page.extract_text()) for page in reader.pages]
    except Exception as error:  # a faulty file may break the parser anywhere
        raise DocumentError(where, f"is not a PDF that can be read ({error}).", _MEND) from error
    if locked:
        raise DocumentError(where, "is a PDF locked by a password.", "Save a copy without a password.")
    return title, pages


def _without_running_heads(pages: Sequence[list[str]]) -> list[list[str]]:
    """Return the pages without page numbers and without the lines that begin or end three pages or more."""
    edges = Counter(line.strip() for page in pages for line in {*page[:1], *page[-1:]})

    def runs(line: str) -> bool:
        return _PAGE_NUMBER.fullmatch(line.strip()) is not None or edges[line.strip()] >= 3

    kept: list[list[str]] = []
    for page in pages:
        begin, end = 0, len(page)
        while begin < end and runs(page[begin]):
            begin += 1
        while end > begin and runs(page[end - 1]):
            end -= 1
        kept.append(page[begin:end])
    return kept


def _as_paragraphs(lines: Sequence[str]) -> str:
    """Return lines as paragraphs: one ends with a line that ends early, and ends a sentence or is a heading."""
    if not lines:
        return ""
    lengths = sorted(map(len, lines))
    width = lengths[int(0.9 * (len(lengths) - 1))]
    paragraphs: list[list[str]] = [[]]
    for line, following in zip(lines, [*lines[1:], ""], strict=True):
        paragraphs[-1].append(line)
        early = len(line) + len(following.split(" ", 1)[0]) < _EARLY * width
        heading = len(line) < 0.6 * width and following[:1].isupper() and line[-1] not in ",-–—"
        if early and (ends_sentence(line) or heading):
            paragraphs.append([])
    return unwrap("\n\n".join("\n".join(paragraph) for paragraph in paragraphs if paragraph), 0)
