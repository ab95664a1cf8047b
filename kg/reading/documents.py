"""Read files, folders and streams into documents: clean text, what is stated about it, and a name for each.

Nothing is guessed. A date comes from the document or from who calls, or there is none; a text that is not English, that
is empty or that cannot be decoded is told as a problem and left out, and the others go on.
"""

import datetime as dt
import hashlib
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields, replace
from itertools import chain
from pathlib import Path

from kg.errors import DocumentError
from kg.model import Document
from kg.reading.formats.base import Draft
from kg.reading.formats.decoding import clean_line, clean_text
from kg.reading.known import Known
from kg.reading.language import other_language
from kg.reading.meter import Meter
from kg.reading.places import check_places, read_place


def read_documents(
    places: Iterable[str | Path] | str | Path,
    *,
    date: dt.date | None = None,
    force_language: bool = False,
    on_problem: Callable[[DocumentError], None] | None = None,
    is_held: Callable[[str, str], bool] = lambda identifier, fingerprint: False,
    meter: Meter | None = None,
) -> Iterator[Document]:
    """Yield the documents of `places`, one at a time: files, folders, addresses, or "-" for standard input.

    Files are read as a stream, packed ones too; an address is what fsspec reads, with stars where several files are
    meant: "s3://bucket/news-*.jsonl.zst".

    A document's identifier is the one it came with, else its path below the folder given (the file's name if the file
    itself was given), else a hash of what it says (a record in a larger file, standard input). Identifiers are unique:
    a document met again unchanged is passed over, another one of the same identifier is a problem. No number is
    appended, so that names do not depend on what else is read, nor on its order.

    Args:
        places: What to read. A single path may be given as it is.
        date: The day of publication of documents that state none.
        force_language: Read a text even if it is not English.
        on_problem: Is told of each document that is left out; without it the first one raises.
        is_held: Says of an identifier and a `document_hash` whether the document was read before; then its language is
            not judged again, which takes longer than all the rest.
        meter: Is told how far the files are read.

    Raises:
        SettingsError: An address needs a package that is not installed.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     _ = Path(folder, "a.txt").write_text("Paris recalled its envoy.")
    ...     [(document.id, document.text) for document in read_documents(folder)]
    [('a.txt', 'Paris recalled its envoy.')]
    """
    given = [places] if isinstance(places, str | Path) else list(places)
    check_places(given)
    told = meter or Meter(lambda: None)
    with Known() as known:
        for path, found in chain.from_iterable(read_place(place, told) for place in given):
            try:
                document = _settle(found, path, date)
                fingerprint = document_hash(document)
                if not force_language and not is_held(document.id, fingerprint):
                    _demand_english(document, found.where)
                new = _is_new(document.id, fingerprint, found.where, known)
            except DocumentError as problem:
                if on_problem is None:
                    raise
                on_problem(problem)
                continue
            if new:
                yield document


def document_hash(document: Document) -> str:
    """Return a hash of all that a document says: the same for the same document, on every machine.

    >>> document_hash(Document("a", "Paris recalled its envoy."))[:12]
    '81c314122e14'
    """
    values = [getattr(document, each.name) for each in fields(document)]
    told = [value.isoformat() if isinstance(value, dt.date) else value for value in values]
    return hashlib.sha256(json.dumps(told).encode()).hexdigest()


def _settle(found: Draft | DocumentError, path: str, date: dt.date | None) -> Document:
    """Return the document of a draft, or raise what keeps it from being one."""
    if isinstance(found, DocumentError):
        raise found
    text = clean_text(found.text)
    if not text.strip():
        raise DocumentError(found.where, "is empty.", "Remove it, or give it a text.")
    document = Document(
        id=clean_line(found.id) or ("" if found.one_of_many else path),
        text=text,
        title=clean_line(found.title),
        date=found.date or date,
        source=clean_line(found.source),
        publisher=clean_line(found.publisher),
        language=clean_line(found.language),
    )
    identifier = document.id or document_hash(document)[:16]
    return replace(document, id=identifier, source=document.source or identifier)


def _demand_english(document: Document, where: str) -> None:
    if language := other_language(document.text, document.language):
        what = f"is in {language}; only English is read."
        raise DocumentError(where, what, "To read it all the same, use --force-language.")


def _is_new(identifier: str, fingerprint: str, where: str, known: Known) -> bool:
    """Tell whether a document was not met before; another one of the same identifier is refused."""
    first = known.meet(identifier, fingerprint, where)
    if first is not None and first[0] != fingerprint:
        what = f'has the identifier "{identifier}", which {first[1]} has already.'
        raise DocumentError(where, what, "Give it another one, or read both below one folder.")
    return first is None
