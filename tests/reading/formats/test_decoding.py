import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import DocumentError
from kg.reading.formats.decoding import clean_line, clean_text, decode

TEXT = "Ankara – “no” to Malmö, says Erdoğan’s envoy"


def stream(content):
    return io.BufferedReader(io.BytesIO(content))


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"], ids=str
)
def test_an_encoding_is_told_by_its_bytes(encoding):
    text = TEXT.replace("ğ", "g") if encoding == "cp1252" else TEXT
    assert decode("a.txt", stream(text.encode(encoding))) == text


def test_windows_1252_is_not_taken_for_its_neighbours():
    assert (
        decode("a.txt", stream("Malmö, Genève, Señor Núñez – £5".encode("cp1252"))) == "Malmö, Genève, Señor Núñez – £5"
    )


def test_a_stray_byte_does_not_spoil_the_letters_around_it():
    assert decode("a.txt", stream("Genève and ".encode() + b"Gen\xe8ve, cut \xe2\x80")) == "Genève and Genève, cut â€"


def test_line_ends_become_one_kind():
    assert decode("a.txt", stream(b"a\r\nb\rc\nd")) == "a\nb\nc\nd"


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"\x89PNG\r\n\x1a\n....", "a picture"),
        (b"{\\rtf1 text}", "an RTF file"),
        (b"\0\1\2\3" * 20, "binary data"),
    ],
)
def test_what_is_no_text_is_refused(content, kind):
    with pytest.raises(DocumentError, match=f"a.txt: is not text but {kind}. Save it as text"):
        decode("a.txt", stream(content))


def test_some_control_characters_do_not_make_a_text_binary():
    assert (
        clean_text(decode("a.txt", stream(b"Ankara\0 re\x01called\x1b its envoy.\n"))) == "Ankara recalled its envoy.\n"
    )


@pytest.mark.parametrize(
    ("dirty", "clean"),
    [
        ("a\0b\x08c\x1bd\x7fe\x9ff", "abcdef"),
        ("a\tb\nc", "a\tb\nc"),
        ("a\r\nb\rc\x85d\u2028e\x0cf", "a\nb\nc\nd\ne\nf"),
        ("a\u00a0b\u202fc\u2009d", "a b c d"),
        ("diplo\u00admatic \u200bnote\ufeff", "diplomatic note"),
        ("\u202eevil\u202c", "evil"),
        ("\ud83d lone \ufffe", "\ufffd lone "),
        ("e\u0301tat o\ufb03ce", "état office"),
        ("می\u200cخواهم", "می\u200cخواهم"),
    ],
)
def test_a_clean_text_holds_what_xml_can_hold(dirty, clean):
    assert clean_text(dirty) == clean


@settings(deadline=None, derandomize=True)
@given(st.text())
def test_what_is_clean_stays_as_it_is(text):
    once = clean_text(text)
    assert clean_text(once) == once


def test_a_title_is_one_line_or_nothing():
    assert clean_line(" Envoy\n named\0 ") == "Envoy named"
    assert clean_line(" \n") is None
    assert clean_line(None) is None
