"""Parts as the output of a build: in a folder or a bucket, gone on with after a stop, and loaded into any store."""

import functools
import json
from contextlib import suppress

import pytest
from articles import write_articles

import kg.pipeline
import kg.prepare
from kg.build import build
from kg.engine.here import Here
from kg.engine.opening import EngineChoice
from kg.errors import DocumentError, SettingsError, StoreError
from kg.graph.store.opening import open_store
from kg.parts import PartsFolder, find_parts
from kg.prepare import BuildOptions
from kg.reading.reader import Reader
from kg.reference.reference import load_reference
from kg.upkeep import load_parts

TEXTS = {
    "a.txt": "France recalled its ambassador to Australia on Friday.",
    "b.txt": "Chinese Foreign Minister Wang Yi visited Kabul in March 2022.",
    "c.txt": "Iran denied that it had attacked Israel. Norway plans to recognize Palestine.",
}
PARTS_ALONE = BuildOptions(whole_up_to=2)

one_reference = functools.cache(load_reference)


@pytest.fixture(autouse=True)
def _one_document_a_part(monkeypatch):
    monkeypatch.setattr(kg.prepare, "load_reference", one_reference)
    monkeypatch.setattr(kg.pipeline, "_SMALLEST", 1)


@pytest.fixture(scope="module")
def articles(tmp_path_factory):
    return write_articles(tmp_path_factory.mktemp("articles"), TEXTS)


@pytest.fixture(scope="module")
def whole(articles, tmp_path_factory):
    """Return the folder of a build that makes one graph at once."""
    folder = tmp_path_factory.mktemp("whole")
    build([articles], folder)
    return folder


def content(place):
    with open_store(place) as store:
        return {name: frozenset(store.quads(name)) for name in store.graphs()}, frozenset(store.triples())


def parts_of(place):
    folder = find_parts(str(place))
    return {part.name: folder.read(part) for part in folder.find()}


def test_more_documents_than_one_graph_takes_are_left_as_parts(articles, tmp_path):
    report = build([articles], tmp_path, PARTS_ALONE)
    assert (report.read, report.manifest.documents, report.manifest.parts) == (3, 3, 3)
    assert not (tmp_path / "graph.ttl").exists()
    held = json.loads((tmp_path / "parts" / "manifest.json").read_text())
    assert [part["documents"] for part in held["parts"]] == [1, 1, 1]
    assert held["quads"] == sum(lines.count(b"\n") for lines in parts_of(tmp_path).values())
    with pytest.raises(StoreError, match=r"holds the parts of a graph\. Make one of them: kg load .*/parts"):
        open_store(tmp_path)


def test_parts_are_added_to_and_become_a_graph_without_reading_again(articles, whole, tmp_path):
    build([articles / "a.txt", articles / "b.txt"], tmp_path, BuildOptions(whole_up_to=1))
    report = build([articles], tmp_path, PARTS_ALONE)
    assert (report.read, report.unchanged, report.manifest.documents) == (1, 2, 3)
    report = build([articles], tmp_path)
    assert (report.read, report.unchanged, report.manifest) == (0, 3, None)
    for file in report.files:
        assert file.read_bytes() == (whole / file.name).read_bytes()
    assert not (tmp_path / "parts").exists()


def test_loaded_parts_are_the_graph_that_a_build_makes(articles, whole, tmp_path):
    build([articles], tmp_path / "output", PARTS_ALONE)
    folder = find_parts(str(tmp_path / "output"))
    assert folder == find_parts(f"{tmp_path}/output/") and folder.find()
    first = load_parts(folder, str(tmp_path / "store"))
    assert (first.changed, first.unchanged) == (3, 0)
    assert content(tmp_path / "store") == content(whole)
    again = load_parts(folder, str(tmp_path / "store"))
    assert (again.changed, again.unchanged) == (0, 3)


def test_parts_are_not_loaded_into_an_output_folder(articles, whole, tmp_path):
    build([articles], tmp_path, PARTS_ALONE)
    with pytest.raises(SettingsError, match="is an output folder"):
        load_parts(find_parts(str(tmp_path)), str(whole))


def test_a_place_without_parts_has_none(whole, tmp_path):
    assert find_parts(str(whole)) is None
    assert find_parts(str(tmp_path / "nowhere")) is None
    assert find_parts("http://127.0.0.1:9/store") is None


def test_a_run_that_was_stopped_reads_no_finished_part_again(articles, tmp_path, monkeypatch):
    url = f"file://{tmp_path}/whole"
    build([articles], url)

    def stop(progress):
        if progress.name == "b.txt":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build([articles], f"file://{tmp_path}/stopped", on_progress=stop)
    (tmp_path / "stopped/parts/part-000002.nq").write_text("half a line")
    read = []
    plain = Reader._read_document
    monkeypatch.setattr(
        Reader,
        "_read_document",
        lambda self, document, *rest: (read.append(document.id), plain(self, document, *rest))[1],
    )
    report = build([articles], f"file://{tmp_path}/stopped")
    assert (read, report.read, report.unchanged) == (["c.txt"], 1, 2)
    assert parts_of(f"file://{tmp_path}/stopped") == parts_of(url)


def test_a_part_that_is_not_what_was_written_is_not_loaded(articles, tmp_path):
    build([articles], tmp_path / "output", PARTS_ALONE)
    file = tmp_path / "output/parts/part-000001.nq"
    file.write_bytes(file.read_bytes()[:-20])
    with pytest.raises(StoreError, match=r"part-000001\.nq: is not what was written"):
        load_parts(find_parts(str(tmp_path / "output")), str(tmp_path / "store"))


def test_a_folder_that_workers_do_not_reach_is_written_from_here(articles, tmp_path, monkeypatch):
    build([articles], f"file://{tmp_path}/there")
    monkeypatch.setattr(Here, "is_local", False)
    build([articles], tmp_path / "here", PARTS_ALONE)
    assert parts_of(tmp_path / "here") == parts_of(f"file://{tmp_path}/there")


def test_where_nothing_can_be_read_no_parts_are_left(articles, tmp_path, monkeypatch):
    def read(self, document, *rest):
        raise RecursionError("too deep")

    monkeypatch.setattr(Reader, "_read_document", read)
    with pytest.raises(DocumentError, match="none of the 3 documents can be read"):
        build([articles], f"file://{tmp_path}/out")
    assert not list(tmp_path.rglob("*.nq"))


def test_a_full_disk_is_told_and_costs_no_finished_part(articles, small_disk):
    def fill(progress):
        if progress.name == "a.txt":
            with suppress(OSError), (small_disk / "more").open("wb", buffering=0) as file:
                while file.write(bytes(4096)):
                    pass

    url = f"file://{small_disk}/out"
    with pytest.raises(StoreError, match=r"the disk is full\. Make room"):
        build([articles], url, on_progress=fill)
    assert list(parts_of(f"{url}/parts")) == ["part-000000.nq"]
    assert not list(small_disk.rglob("*.draft"))
    (small_disk / "more").unlink()
    report = build([articles], url)
    assert (report.read, report.unchanged, report.manifest.documents) == (2, 1, 3)


@pytest.fixture
def bucket(s3):
    s3.create_bucket(Bucket="graphs")
    return "s3://graphs/news"


def test_a_bucket_holds_the_same_parts_as_a_folder(articles, tmp_path, bucket):
    build([articles], f"file://{tmp_path}/out")
    build([articles / "a.txt"], bucket)
    report = build([articles], bucket, BuildOptions(engine=EngineChoice("pool", 1)))
    assert (report.read, report.unchanged) == (2, 1)
    assert parts_of(bucket) == parts_of(f"file://{tmp_path}/out")
    with pytest.raises(StoreError, match="cannot be"):
        build([articles], "s3://nobody/news")


def test_a_place_that_nothing_reaches_is_told(articles):
    with pytest.raises(SettingsError, match=r"moon://out/parts: cannot be used \(Protocol not known: moon\)"):
        build([articles], "moon://out")


def test_the_number_of_a_part_decides_which_of_two_graphs_is_newer(tmp_path, articles):
    folder = PartsFolder(f"{tmp_path}/parts")
    graph = "https://w3id.org/diplomacy-kg/id/document/a.txt"
    for number in (0, 1):
        folder.write(number, f'<x:s> <x:p> "{number}" <{graph}> .\n'.encode(), {}, (), "v")
    load_parts(folder, str(tmp_path / "store"), join=False)
    with open_store(tmp_path / "store") as store:
        assert [quad.object.value for quad in store.quads(graph)] == ["1"]
