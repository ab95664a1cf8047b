"""The row of stages: what one document does to it, the others do not feel."""

import pytest

from kg.errors import DocumentError
from kg.graph.store.opening import open_store
from kg.model import Document, EntityId, Event, Evidence, Reading
from kg.pipeline import build_graph, document_graph, read_each, store_each
from kg.reference.ontology import load_ontology
from kg.reference.phrases import load_phrases


class FussyReader:
    """Reads like a batching reader: a document that says "boom" breaks the whole batch that it is in."""

    model_name = "fussy"

    def __init__(self):
        self.singly = []

    def read(self, document):
        self.singly.append(document.id)
        if "boom" in document.text:
            raise RecursionError("too deep")
        return Reading(document)

    def read_all(self, documents):
        documents = list(documents)
        for start in range(0, len(documents), 4):
            batch = documents[start : start + 4]
            if any("boom" in document.text for document in batch):
                raise RecursionError("too deep")
            yield from map(Reading, batch)


def documents(*texts):
    return [Document(f"{number}.txt", text) for number, text in enumerate(texts)]


@pytest.mark.parametrize(
    "texts",
    [
        ["boom"],
        ["boom", "a", "b"],
        ["a", "b", "c", "d", "e", "boom", "f", "g", "h", "i"],
        ["a"] * 255 + ["boom"] + ["b"] * 300 + ["boom"],
    ],
)
def test_a_document_that_breaks_the_reader_is_left_out_and_no_other(texts):
    given = documents(*texts)
    left_out = []
    read = [reading.document for reading in read_each(FussyReader(), given, left_out.append)]
    assert read == [document for document in given if document.text != "boom"]
    assert [error.where for error in left_out] == [document.id for document in given if document.text == "boom"]
    assert all("RecursionError: too deep" in error.what for error in left_out)


def test_only_the_batch_that_broke_is_read_one_by_one():
    reader = FussyReader()
    list(read_each(reader, documents(*["a"] * 300, "boom", *["b"] * 20), lambda error: None))
    assert len(reader.singly) == 321 - 256 - 44


def test_documents_are_taken_as_they_are_needed():
    taken = []

    def stream():
        for number in range(2000):
            taken.append(number)
            yield Document(f"{number}.txt", "a")

    next(read_each(FussyReader(), stream(), lambda error: None))
    assert len(taken) < 500


def test_a_listener_that_raises_ends_the_reading():
    def strict(error):
        raise error

    with pytest.raises(DocumentError, match=r"1\.txt: could not be read"):
        list(read_each(FussyReader(), documents("a", "boom", "b"), strict))


def test_a_reading_that_cannot_be_assembled_is_left_out_and_leaves_nothing_behind():
    good, bad = documents("Good.", "Bad.")
    nowhere = Event(
        EntityId("event/1.txt/0-visit"), "dip:Visit", (Evidence(0, 3, 0, 4),), agent=(EntityId("person/nobody"),)
    )
    left_out = []
    ontology = load_ontology()
    with open_store(":memory:") as store:
        readings = [Reading(bad, events=(nowhere,)), Reading(good)]
        stored = list(store_each(store, readings, "none", ontology, load_phrases(ontology), left_out.append))
        assert [reading.document.id for reading in stored] == [good.id]
        assert store.graphs() == (document_graph(good.id),)
    assert [error.where for error in left_out] == [bad.id]


def test_a_graph_in_memory_needs_no_folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    graph = build_graph([Document("a.txt", "Paris recalled its ambassador to Canberra on Friday.")])
    assert [row["name"] for row in graph.query("SELECT ?name { ?d a dip:Document ; dcterms:identifier ?name }")] == [
        "a.txt"
    ]
    assert not list(tmp_path.iterdir())
