"""Bytes to characters, and characters to text that RDF and XML can hold.

Three encodings are told apart: UTF-8, UTF-16 (and 32, by their mark) and Windows-1252. What is not UTF-8 byte for byte
is read as Windows-1252 at that place alone, so that a file cut inside a character or mended by two programs keeps the
rest of its letters.
"""

import codecs
import io
import re
import unicodedata

from kg.errors import DocumentError

#: How many bytes at the beginning of a file decide what it is.
_SAMPLE = 4096
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
#: First bytes of files that people mistake for text.
_NOT_TEXT = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a Word, OpenDocument or ZIP file"),
    (b"\xd0\xcf\x11\xe0", "an old Word or Excel file"),
    (b"{\\rtf", "an RTF file"),
    (b"\x1f\x8b", "a gzip file"),
    (b"\x28\xb5\x2f\xfd", "a zstd file"),
    (b"PAR1", "a Parquet file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
)
_FALLBACK = "kg-windows-1252"
_BINARY = "is not text but binary data."
_MEND = "Save it as text, HTML, PDF, JSON Lines or CSV."
#: Control characters and what no encoding explains; many of them mean that a file is no text.
_JUNK = re.compile("[\0-\x08\x0e-\x1f\x7f\ufffd]")

_LINE_END = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
#: Controls, soft hyphens, marks of direction and order, and code points that are no characters.
_INVISIBLE = re.compile(
    "[\0-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufdd0-\ufdef\ufeff\ufff9-\ufffb\ufffe\uffff]"
)
_SPACE = re.compile("[\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_LIGATURES = re.compile("[\ufb00-\ufb06]")


def _as_windows_1252(error: UnicodeError) -> tuple[str, int]:
    """Read the bytes that are not UTF-8 as Windows-1252, and as the replacement character where that has none."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    if error.encoding.lower() not in {"utf-8", "utf8"}:
        return "\ufffd", error.end
    return error.object[error.start : error.end].decode("cp1252", errors="replace"), error.end


codecs.register_error(_FALLBACK, _as_windows_1252)


def open_text(where: str, stream: io.BufferedReader, declared: str | None = None) -> io.TextIOWrapper:
    r"""Return `stream` as characters with line ends as "\n"; `declared` is an encoding that the file itself names.

    Refuses what is plainly no text. The end of the characters closes no stream: the caller detaches it.

    >>> open_text("a.txt", io.BufferedReader(io.BytesIO("Ankara – “no”\r\n".encode("cp1252")))).read()
    'Ankara – “no”\n'
    """
    head = stream.peek(_SAMPLE)[:_SAMPLE]
    for mark, kind in _NOT_TEXT:
        if head.startswith(mark):
            raise DocumentError(where, f"is not text but {kind}.", _MEND)
    encoding = _judge_encoding(head) or declared or "utf-8"
    sample = head.decode(encoding, errors=_FALLBACK)
    junk = len(_JUNK.findall(sample))
    if junk >= 8 and junk > 0.08 * len(sample):
        raise DocumentError(where, _BINARY, _MEND)
    return io.TextIOWrapper(stream, encoding=encoding, errors=_FALLBACK)


def decode(where: str, stream: io.BufferedReader, declared: str | None = None) -> str:
    """Return all characters of `stream`."""
    characters = open_text(where, stream, declared)
    try:
        return characters.read()
    finally:
        characters.detach()


def _judge_encoding(head: bytes) -> str | None:
    """Return the encoding that the first bytes give away: by a mark, or by every other byte being zero."""
    for mark, encoding in _MARKS:
        if head.startswith(mark):
            return encoding
    half = len(head) // 2
    if half >= 4:
        zeros_first, zeros_second = head[0 : 2 * half : 2].count(0), head[1 : 2 * half : 2].count(0)
        if zeros_second > 0.6 * half and zeros_first < 0.1 * half:
            return "utf-16-le"
        if zeros_first > 0.6 * half and zeros_second < 0.1 * half:
            return "utf-16-be"
    return None


def clean_text(text: str) -> str:
    r"""Return `text` as the offsets will count it: no control or invisible character, plain spaces, composed letters.

    Tabs and line ends stay. Joiners stay, as scripts need them.

    >>> clean_text("Ankara\u00a0re\u00adcalled\x00 its\tenvoy.\r\n\ufb01nal\ud800")
    'Ankara recalled its\tenvoy.\nfinal\ufffd'
    """
    if text.isascii() and text.isprintable():
        return text
    text = _LINE_END.sub("\n", text)
    text = _INVISIBLE.sub("", text)
    text = _SPACE.sub(" ", text)
    text = _SURROGATE.sub("\ufffd", text)
    text = _LIGATURES.sub(lambda match: unicodedata.normalize("NFKC", match[0]), text)
    return unicodedata.normalize("NFC", text)


def clean_line(text: str | None) -> str | None:
    """Return a title or name as one clean line, None if nothing is left of it."""
    return " ".join(clean_text(text).split()) or None if text else None
