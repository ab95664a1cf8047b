"""The row of stages: what one document does to it, the others do not feel."""

import pytest

import kg.pipeline
from kg.engine.base import Batch, Failure, do_each
from kg.errors import DocumentError, SettingsError
from kg.model import Document, EntityId, Event, Evidence, Reading
from kg.names import document_path
from kg.parts import PartsFolder
from kg.pipeline import Assignment, DocumentGraph, DocumentReader, KeepPart, LoadReading, build_graph, cut_parts
from kg.reading.reader import Reader


@pytest.fixture(scope="module")
def reader():
    return Reader()


def assignments(*texts):
    return tuple(Assignment(Document(f"{number}.txt", text), hash=f"h{number}") for number, text in enumerate(texts))


def test_what_was_read_are_sorted_lines_of_the_document_s_graph(reader):
    (graph,) = DocumentReader(reader)(assignments("France recalled its ambassador to Australia on Friday."))
    lines = graph.lines.decode().splitlines()
    assert lines == sorted(set(lines))
    assert all(line.endswith(f"/{document_path('0.txt')}> .") for line in lines)
    assert graph.sentences == 1


def test_a_document_that_breaks_the_reader_fails_and_no_other(reader, monkeypatch):
    def read(self, document, *rest):
        if document.text == "Boom.":
            raise RecursionError("too deep")
        return plain(self, document, *rest)

    plain = Reader._read_document
    monkeypatch.setattr(Reader, "_read_document", read)
    good, failed, *others = do_each(DocumentReader(reader), assignments("Good.", "Boom.", *["More."] * 70))
    assert [good.document, *(graph.document for graph in others)] == ["0.txt", *(f"{n}.txt" for n in range(2, 72))]
    assert failed == Failure("RecursionError: too deep")


def test_a_reading_that_cannot_be_assembled_fails_and_no_other(reader, monkeypatch):
    nowhere = Event(
        EntityId("event/1.txt/0-visit"), "dip:Visit", (Evidence(0, 3, 0, 4),), agent=(EntityId("person/nobody"),)
    )
    monkeypatch.setattr(
        Reader,
        "read_all",
        lambda self, documents: (Reading(d, events=(nowhere,) if d.text == "Bad." else ()) for d in documents),
    )
    bad, good = do_each(DocumentReader(reader), assignments("Bad.", "Good."))
    assert isinstance(bad, Failure)
    assert good.document == "1.txt"


def test_a_part_lists_what_it_holds_and_what_was_set_aside(tmp_path):
    folder = PartsFolder(str(tmp_path))
    graphs = [DocumentGraph("0.txt", b"<a> <b> <c> <d> .\n", 1), Failure("RecursionError: too deep")]
    part = KeepPart(folder, "v")(Batch(7, assignments("Good.", "Bad.")), graphs)
    assert list(folder.find()) == [part]
    assert (part.number, part.quads, part.documents["0.txt"].hash) == (7, 1, "h0")
    (aside,) = part.set_aside
    assert (aside.document, aside.hash) == ("1.txt", "h1")
    assert str(aside.problem).startswith("1.txt: could not be read (RecursionError: too deep). This is a fault of kg")
    assert folder.read(part) == b"<a> <b> <c> <d> .\n"


def test_parts_grow_and_begin_small():
    sizes = [len(batch.items) for batch in cut_parts(assignments(*["a"] * 2000), first=2)]
    assert sizes[:4] == [8, 8, 16, 16]
    assert max(sizes) == 128
    assert sum(sizes) == 2000


def test_the_first_document_that_cannot_be_read_ends_a_graph_in_memory(reader, monkeypatch):
    monkeypatch.setattr(kg.pipeline, "assemble", lambda *a: {}["missing"])
    with pytest.raises(DocumentError, match=r"a\.txt: could not be read \(KeyError: 'missing'\)"):
        build_graph([Document("a.txt", "Good.")], reader)


def test_a_graph_in_memory_needs_no_folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    graph = build_graph([Document("a.txt", "Paris recalled its ambassador to Canberra on Friday.")])
    assert [row["name"] for row in graph.query("SELECT ?name { ?d a dip:Document ; dcterms:identifier ?name }")] == [
        "a.txt"
    ]
    assert not list(tmp_path.iterdir())


def test_a_worker_of_another_version_is_refused():
    with pytest.raises(SettingsError, match=r"a worker: has program .*, and the build began with 99"):
        LoadReading(versions={"program": "99"})()
