import datetime as dt
import errno
import gzip
import io
import json
import os
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyarrow import compress

from kg.errors import DocumentError
from kg.model import Document
from kg.reading.documents import document_hash, read_documents

ENGLISH = "The foreign minister travelled to Kabul last month and met the acting government for talks on trade. " * 3
FRENCH = "Le ministre des affaires étrangères s'est rendu à Kaboul le mois dernier pour des entretiens. " * 3


@pytest.fixture
def read(tmp_path):
    """Write files below a folder, read the folder (or some places below it), and return documents and problems."""

    def read(files, places=None, **options):
        for name, content in files.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
        problems = []
        given = [tmp_path] if places is None else [tmp_path / place for place in places]
        documents = list(read_documents(given, on_problem=problems.append, **options))
        return documents, [str(problem).replace(f"{tmp_path.as_posix()}/", "") for problem in problems]

    return read


def test_a_folder_is_read_with_its_folders_sorted_by_path(read):
    documents, problems = read(
        {"b.txt": "B.", "a/z.txt": "Z.", "a/a.TXT": "A.", ".hidden.txt": "H.", ".git/x.txt": "X."}
    )
    assert [document.id for document in documents] == ["a/a.TXT", "a/z.txt", "b.txt"]
    assert problems == []


def test_kinds_that_are_not_read_are_passed_over_in_a_folder_and_refused_by_name(read):
    assert read({"a.txt": "A.", "picture.png": b"\x89PNG"})[1] == []
    documents, [problem] = read({}, places=["picture.png"])
    assert documents == []
    assert problem.startswith("picture.png: is of a kind that is not read. Kinds that are read: .txt .md")


def test_a_file_given_itself_is_named_by_its_name(read):
    [document], _ = read({"deep/er/a.txt": "A."}, places=["deep/er/a.txt"])
    assert (document.id, document.source) == ("a.txt", "a.txt")


@pytest.mark.parametrize(
    ("files", "places", "problem"),
    [
        ({}, ["missing.txt"], "missing.txt: does not exist. Check the path."),
        ({"empty/picture.png": b"x"}, ["empty"], "empty: holds nothing that can be read. Kinds that are read:"),
        ({"a.txt": ""}, None, "a.txt: is empty."),
        ({"a.txt": " \n\t\r\n\x00"}, None, "a.txt: is empty."),
        ({"a.md": "---\ntitle: A\n---\n"}, None, "a.md: is empty."),
        ({"a.html": ""}, None, "a.html: is empty."),
        ({"a.pdf": ""}, None, "a.pdf: is empty."),
        ({"a.jsonl": "\n\n"}, None, "a.jsonl: is empty."),
        ({"a.csv": ""}, None, "a.csv: is empty."),
        ({"a.csv": "id,text\n"}, None, "a.csv: is empty."),
        ({"a.txt": bytes(range(256)) * 10}, None, "a.txt: is not text but binary data."),
        ({"a.txt": b"PK\x03\x04" + b"x" * 90}, None, "a.txt: is not text but a Word, OpenDocument or ZIP file."),
        ({"a.txt": b"%PDF-1.4"}, None, "a.txt: is not text but a PDF."),
        ({"a.pdf": b"no PDF at all"}, None, "a.pdf: is not a PDF that can be read"),
        ({"a.jsonl.gz": b"no gzip"}, None, "a.jsonl.gz: is damaged, or no gzip file"),
        ({"a.csv.zst": b"no zstd"}, None, "a.csv.zst: is damaged, or no zstd file"),
        ({"a.parquet": b"no table"}, None, "a.parquet: is damaged, or no Parquet file"),
        ({"a.parquet": ""}, None, "a.parquet: is damaged, or no Parquet file"),
        ({"a.txt": FRENCH}, None, "a.txt: is in French; only English is read. To read it all the same, use --force-la"),
        ({"a.md": f"---\nlanguage: fr\n---\n{ENGLISH}"}, None, "a.md: is in French; only English is read."),
    ],
)
def test_bad_input_is_told_in_words_and_the_rest_is_read(read, files, places, problem):
    documents, problems = read({**files, "z/good.txt": "Good."}, places and [*places, "z"])
    assert [document.text for document in documents] == ["Good."]
    assert [told[: len(problem)] for told in problems] == [problem]


def test_a_file_or_folder_without_rights_is_told(read, monkeypatch):
    def refuse(path, *_):
        if path.name in {"a.txt", "b"}:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))

    read({"a.txt": "A.", "b/c.txt": "C.", "d.txt": "D."})
    opened, listed = Path.open, os.scandir
    monkeypatch.setattr(Path, "open", lambda path, *mode: refuse(path) or opened(path, *mode))
    monkeypatch.setattr(os, "scandir", lambda path: refuse(Path(path)) or listed(path))
    documents, problems = read({})
    assert [document.id for document in documents] == ["d.txt"]
    said = "cannot be read (Permission denied). Check its rights and its disk."
    assert problems == [f"a.txt: {said}", f"b: {said}"]


def test_a_link_to_nowhere_is_told(read, tmp_path):
    (tmp_path / "a.txt").symlink_to(tmp_path / "gone.txt")
    assert read({})[1] == ["a.txt: cannot be read (No such file or directory). Check its rights and its disk."]


def test_a_pipe_is_not_waited_for(read, tmp_path):
    os.mkfifo(tmp_path / "a.txt")
    assert read({}, places=["a.txt"])[1][0].startswith("a.txt: is neither a file nor a folder.")
    assert "holds nothing that can be read. Kinds that are read: .txt .md .html" in read({})[1][0]


def test_without_a_listener_the_first_problem_is_raised_and_what_came_before_is_there(tmp_path):
    (tmp_path / "a.txt").write_text("A.")
    (tmp_path / "b.txt").write_text("")
    stream = read_documents(tmp_path)
    assert next(stream).id == "a.txt"
    with pytest.raises(DocumentError, match=r"b\.txt: is empty"):
        next(stream)


def test_the_stream_is_lazy(tmp_path):
    (tmp_path / "a.jsonl").write_text('{"id": "1", "text": "A."}\n{"broken')
    stream = read_documents(tmp_path / "a.jsonl")
    assert next(stream).id == "1"


@pytest.mark.parametrize(
    "end", [".jsonl.gz", ".jsonl.zst", ".csv.gz", ".csv.zst", ".md.gz", ".TXT.ZST", ".ndjson", ".tsv"]
)
def test_what_is_packed_is_read_as_what_it_was(read, end):
    plain = {".jsonl": '{"text": "A."}', ".ndjson": '{"text": "A."}', ".csv": "text\nA.", ".tsv": "id\ttext\n1\tA."}
    content = plain.get(end.removesuffix(".gz").removesuffix(".zst"), "A.").encode()
    if end.endswith("gz"):
        content = gzip.compress(content)
    elif end.lower().endswith("zst"):
        content = compress(content, "zstd", asbytes=True)
    documents, problems = read({f"a{end}": content})
    assert ([document.text for document in documents], problems) == (["A."], [])


def test_a_date_is_given_to_those_that_state_none(read):
    given_date = dt.date(2025, 5, 23)
    documents, _ = read({"a.txt": "A.", "b.md": "---\ndate: 2024-01-31\n---\nB."}, date=given_date)
    assert [document.date for document in documents] == [given_date, dt.date(2024, 1, 31)]
    assert read({})[0][0].date is None


@pytest.mark.parametrize("options", [{"force_language": True}, {}])
def test_another_language_is_read_if_forced_and_a_short_text_always(read, options):
    text = FRENCH if options else FRENCH[:199]
    documents, problems = read({"a.txt": text}, **options)
    assert (len(documents), problems) == (1, [])


def test_english_that_is_stated_is_believed(read):
    documents, problems = read({"a.md": f"---\nlanguage: en\n---\n{FRENCH}"})
    assert (documents[0].language, problems) == ("en", [])


class TestIdentifiers:
    def test_one_that_is_given_wins(self, read):
        documents, _ = read({"a.md": "---\nid: x-1\n---\nA.", "b.jsonl": '{"id": 7, "text": "B."}'})
        assert [document.id for document in documents] == ["x-1", "7"]

    def test_a_record_without_one_is_named_by_what_it_says_wherever_it_stands(self, read):
        documents, _ = read({"a.jsonl": '{"text": "A."}\n{"text": "B."}', "b.csv": "text\nC.\n"})
        again, _ = read({"a.jsonl": '{"text": "B."}\n{"text": "C."}', "b.csv": "text\nA.\n"})
        assert {d.text: d.id for d in documents} == {d.text: d.id for d in again}
        assert len({d.id for d in documents}) == 3

    def test_the_source_does_not_depend_on_the_file_that_holds_a_record(self, read):
        line = '{"id": "7", "text": "B."}'
        assert read({"a.jsonl": line})[0] == read({"b.jsonl": line}, places=["b.jsonl"])[0]

    def test_another_document_of_the_same_name_is_a_problem_in_either_order(self, read):
        files = {"a/news.txt": "A.", "b/news.txt": "B."}
        for first, second in (("a", "b"), ("b", "a")):
            documents, problems = read(files, places=[first, second])
            assert [document.text for document in documents] == [f"{first.upper()}."]
            what = f'{second}/news.txt: has the identifier "news.txt", which {first}/news.txt has already.'
            assert problems == [f"{what} Give it another one, or read both below one folder."]

    def test_the_same_document_again_is_passed_over(self, read):
        documents, problems = read({"a.txt": "A.", "b.jsonl": '{"id": "1", "text": "B."}\n' * 2}, places=["", "a.txt"])
        assert [document.id for document in documents] == ["a.txt", "1"]
        assert problems == []

    def test_a_file_name_that_is_no_text_still_names_a_document(self, tmp_path):
        (tmp_path / os.fsdecode(b"caf\xe9.txt")).write_text("A.")
        [document] = read_documents(tmp_path)
        assert document.id == "caf\ufffd.txt"


class TestStandardInput:
    @pytest.fixture
    def pipe(self, monkeypatch):
        def pipe(content):
            monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content)))
            problems = []
            return list(read_documents(["-"], on_problem=problems.append)), [str(problem) for problem in problems]

        return pipe

    def test_it_is_a_text(self, pipe):
        [document], _ = pipe("Ankara – “no”.\r\n".encode("utf-16"))
        assert document.text == "Ankara – “no”.\n"
        assert document.id == document.source
        assert len(document.id) == 16

    def test_it_is_json_lines_if_it_begins_with_a_brace(self, pipe):
        documents, problems = pipe(b'\xef\xbb\xbf\n {"id": "1", "text": "A."}\n{"id"\n{"id": "2", "text": "B."}\n')
        assert [document.id for document in documents] == ["1", "2"]
        assert problems[0].startswith("standard input:3: is not JSON (Expecting ':' delimiter, column ")

    @pytest.mark.parametrize("content", [b"", b" \n"])
    def test_nothing_is_a_problem(self, pipe, content):
        assert pipe(content)[1][0].startswith("standard input: is empty.")

    def test_binary_data_is_a_problem(self, pipe):
        assert pipe(bytes(range(256)))[1][0].startswith("standard input: is not text but binary data.")


@pytest.mark.parametrize("end", [".txt", ".md", ".html", ".csv", ".jsonl"])
@pytest.mark.parametrize(
    "unit", ["Ankara recalled its envoy on Friday.\n\n", "word "], ids=["sentences", "no full stop"]
)
def test_five_megabytes_are_read_whole_and_soon(read, end, unit):
    text = unit * (5_000_000 // len(unit))
    wrap = {".csv": f'text\n"{text}"\n', ".jsonl": json.dumps({"text": text}), ".html": f"<p>{text}</p>"}
    begin = time.process_time()
    [document], problems = read({f"a{end}": wrap.get(end, text)}, force_language=True)
    assert time.process_time() - begin < 20
    assert (len(document.text) > 4_500_000, problems) == (True, [])


@settings(deadline=None, derandomize=True)
@given(
    st.binary(max_size=400),
    st.sampled_from([".txt", ".md", ".html", ".csv", ".jsonl", ".jsonl.gz", ".csv.zst", ".parquet", ".pdf"]),
)
def test_no_bytes_crash_and_no_text_holds_what_rdf_cannot(tmp_path_factory, content, end):
    path = tmp_path_factory.mktemp("any") / f"a{end}"
    path.write_bytes(content)
    for document in read_documents(path, force_language=True, on_problem=lambda _: None):
        assert document.text.strip()
        assert not set(document.text) & {"\0", "\r", "\x0b", "\x1b", "\ufffe", "\ud800"}
        document.text.encode()


class TestHash:
    document = Document("a", "A.", "T", dt.date(2025, 5, 13), "S", "P", "en")

    def test_it_is_the_same_for_the_same(self):
        assert document_hash(self.document) == document_hash(replace(self.document))

    @pytest.mark.parametrize("field", ["id", "text", "title", "source", "publisher", "language"])
    def test_every_field_counts(self, field):
        assert document_hash(replace(self.document, **{field: "other"})) != document_hash(self.document)

    def test_a_day_counts_and_nothing_is_not_a_blank(self):
        hashes = {document_hash(replace(self.document, date=day)) for day in (None, dt.date(2025, 5, 14))}
        hashes |= {document_hash(replace(self.document, title=title)) for title in (None, "", "T")}
        assert len(hashes) == 5
