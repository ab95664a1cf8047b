import io

import pytest
from pypdf import PdfReader, PdfWriter

from kg.errors import DocumentError
from kg.reading.formats.pdf import read_pdf


def make_pdf(*pages, title=None):
    """Return a PDF that prints the lines of each page."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", "", "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"]
    kids = []
    for lines in pages:
        shown = "".join(f"({line}) Tj T*\n" for line in lines)
        content = f"BT /F1 10 Tf 12 TL 50 780 Td\n{shown}ET" if lines else ""
        objects.append(f"<< /Length {len(content)} >>\nstream\n{content}\nendstream")
        kids.append(f"{len(objects) + 1} 0 R")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {len(objects)} 0 R "
            "/Resources << /Font << /F1 3 0 R >> >> >>"
        )
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    info = f"/Info {len(objects) + 1} 0 R" if title else ""
    if title:
        objects.append(f"<< /Title ({title}) /CreationDate (D:20260103) >>")
    body, places = "%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(body))
        body += f"{number} 0 obj\n{content}\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    trailer = f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R {info} >>\nstartxref\n{len(body)}\n%%EOF"
    return (body + f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n" + table + trailer).encode("latin-1")


def read(content):
    [draft] = read_pdf("a.pdf", io.BufferedReader(io.BytesIO(content)))
    return draft


def test_printed_lines_become_paragraphs_and_split_words_whole():
    draft = read(
        make_pdf(
            [
                "Envoy named",
                "The foreign minister of the country said on Friday that a diplo-",
                "matic mission would be opened in the well-known city of Kabul and",
                "that the Pakistan-",
                "Afghanistan border stays shut, in the well-",
                "known way of all things that are told about it in the newspapers.",
                "He left on Saturday.",
                "A spokesman of the ministry later denied that any such plan was in",
                "the making.",
            ]
        )
    )
    assert draft.text == (
        "Envoy named\n\n"
        "The foreign minister of the country said on Friday that a diplomatic mission would be opened in the well-known"
        " city of Kabul and that the Pakistan-Afghanistan border stays shut, in the well-known way of all things that"
        " are told about it in the newspapers. He left on Saturday.\n\n"
        "A spokesman of the ministry later denied that any such plan was in the making."
    )


def test_a_sentence_runs_over_the_page_and_what_runs_along_is_left_out():
    line = "The ministers of the three states met in the capital to talk about"
    pages = [["Daily Bulletin", line, f"the {word} item on the agenda of this long and winding meeting and", f"- {n} -"]
             for n, word in enumerate(["first", "second", "third"], start=1)]  # fmt: skip
    text = read(make_pdf(*pages)).text
    assert "Bulletin" not in text
    assert "meeting and The ministers" in text
    assert "- 2 -" not in text


@pytest.mark.parametrize(
    ("stated", "title"),
    [("An envoy", "An envoy"), ("Microsoft Word - a.docx", None), ("a.pdf", None), ("about:blank", None), (None, None)],
)
def test_a_stated_title_counts_and_a_file_name_does_not(stated, title):
    draft = read(make_pdf(["Paris recalled its envoy."], title=stated))
    assert (draft.title, draft.date) == (title, None)


@pytest.mark.parametrize("pages", [[[]], [["1"]], []], ids=["blank", "number", "none"])
def test_a_pdf_without_text_is_told(pages):
    with pytest.raises(DocumentError, match=r"a\.pdf: is a PDF without text, perhaps a scan. Make its text readable"):
        read(make_pdf(*pages))


@pytest.mark.parametrize("cut", [0.2, 0.6])
def test_a_broken_pdf_is_told_or_read(cut):
    content = make_pdf(["Paris recalled its envoy."] * 3)
    try:
        draft = read(content[: int(cut * len(content))])
    except DocumentError as problem:
        assert str(problem).startswith("a.pdf: is ")
    else:
        assert "envoy" in draft.text


def test_a_locked_pdf_is_told():
    writer = PdfWriter(PdfReader(io.BytesIO(make_pdf(["Paris recalled its envoy."]))))
    writer.encrypt("secret", algorithm="RC4-128")
    locked = io.BytesIO()
    writer.write(locked)
    with pytest.raises(DocumentError, match=r"a\.pdf: is a PDF locked by a password. Save a copy"):
        read(locked.getvalue())
