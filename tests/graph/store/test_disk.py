"""One process writes a store on disk, any number read what it finished, and nobody sees half of a build."""

import contextlib
import json
import random
import shutil
import subprocess
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.errors import StoreError
from kg.graph.store import open_store
from kg.graph.store.lines import write_lines
from kg.ledger import writing

G, P = "http://example.org/g", ox.NamedNode("http://example.org/p")

#: Opens the store, writes one graph, says so, and waits to be killed.
HOLDER = """
import sys, time, pyoxigraph as ox
from kg.graph.store import open_store
store = open_store(sys.argv[1], create=True)
name = ox.NamedNode("http://example.org/held")
store.replace(name.value, [ox.Quad(name, name, ox.Literal("x"), name)])
print("ready", flush=True)
time.sleep(60)
"""

#: Replaces two graphs that share triples, over and over, until it is killed.
REPLACER = """
import sys, itertools, pyoxigraph as ox
from kg.graph.store import open_store
store = open_store(sys.argv[1], create=True)
p = ox.NamedNode("http://example.org/p")
for n in itertools.count():
    for name in "ab":
        g = ox.NamedNode(f"http://example.org/{name}")
        rows = [ox.Literal(f"{n} {i}") for i in range(200)] + [ox.Literal(f"shared {n % 3}")]
        store.replace(g.value, [ox.Quad(p, p, row, g) for row in rows])
    if n == 5:
        print("ready", flush=True)
"""


def content(value: str) -> list[ox.Quad]:
    return [ox.Quad(ox.NamedNode(G), P, ox.Literal(value), ox.NamedNode(G))]


def read(place: Path) -> list[str]:
    with open_store(place) as store:
        return [triple.object.value for triple in store.triples()]


@pytest.fixture
def built(tmp_path) -> Path:
    with open_store(tmp_path / "out", create=True) as store:
        store.replace(G, content("first"))
    return tmp_path / "out"


@pytest.fixture
def holder(built):
    process = subprocess.Popen([sys.executable, "-c", HOLDER, str(built)], stdout=subprocess.PIPE, text=True)
    assert process.stdout.readline() == "ready\n"
    yield process
    process.kill()
    process.wait()
    process.stdout.close()


def test_what_was_written_is_read_from_the_output_folder_and_from_the_store_in_it(built):
    assert read(built) == read(built / "store") == ["first"]


def test_another_writer_is_told_who_holds_the_store(built, holder):
    with pytest.raises(StoreError, match=rf"is in use by process {holder.pid} \("):
        open_store(built, create=True)


def test_readers_beside_a_writer_see_the_last_finished_state(built, holder):
    assert read(built) == ["first"]
    with open_store(built) as one, open_store(built) as other:
        assert len(list(one.triples())) == len(list(other.triples())) == 1


def test_what_a_killed_writer_wrote_is_kept_and_shown_by_the_next(built, holder):
    holder.kill()
    holder.wait()
    assert read(built) == ["first"]
    with open_store(built, create=True) as store:
        assert "http://example.org/held" in store.graphs()
    assert sorted(read(built)) == ["first", "x"]


@pytest.mark.parametrize("delay", [0.0, 0.05, 0.11])
def test_a_writer_killed_at_any_moment_leaves_whole_documents(tmp_path, delay):
    with subprocess.Popen(
        [sys.executable, "-c", REPLACER, str(tmp_path)], stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout.readline() == "ready\n"
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(delay)
        process.kill()
    with open_store(tmp_path, create=True) as store:
        named = {name: list(store.quads(name)) for name in store.graphs()}
        assert len(named) == 2
        for quads in named.values():
            assert len(quads) == 201
            assert len({quad.object.value.split()[0] for quad in quads} - {"shared"}) == 1
        assert set(store.triples()) == {quad.triple for quads in named.values() for quad in quads}


def test_a_killed_writer_is_not_named_as_writing(tmp_path):
    with subprocess.Popen([sys.executable, "-c", HOLDER, str(tmp_path)], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout.readline() == "ready\n"
        process.kill()
    with pytest.raises(StoreError, match=r"holds nothing to read yet\. Run `kg build` into it"):
        open_store(tmp_path)


def test_a_store_whose_making_was_stopped_is_made_again(tmp_path):
    (tmp_path / "store").mkdir()
    (tmp_path / "store" / "kg-store.partial").write_text("")
    with open_store(tmp_path, create=True) as store:
        store.replace(G, content("first"))
    assert read(tmp_path) == ["first"]


def test_a_full_disk_is_told_and_what_was_written_before_stays(small_disk):
    place = small_disk / "out"
    written = []

    def fill(store, first):
        for number in range(first, 10_000):
            name = ox.NamedNode(f"http://example.org/{number}")
            rows = [ox.Literal(random.Random(f"{number} {row}").randbytes(3000).hex()) for row in range(40)]  # noqa: S311
            store.replace(name.value, [ox.Quad(P, P, row, name) for row in rows])
            written.append(name.value)

    for again in (False, True):
        told = pytest.raises(StoreError, match=r"cannot be written: the disk is full\. Make room")
        with told, open_store(place, create=True) as store:
            fill(store, len(written))
        if not again:
            (small_disk / "filler").unlink()
    shutil.rmtree(place / "store" / "snapshot-1", ignore_errors=True)
    subprocess.run(["mount", "-o", "remount,size=64m", str(small_disk)], check=True)
    with open_store(place, create=True) as store:
        held = store.graphs()
        assert set(written) <= set(held) and len(held) <= len(written) + 1
        assert {len(list(store.quads(name))) for name in held} == {40}
        assert len(list(store.triples())) == 40 * len(held)
    with open_store(place) as reader:
        assert reader.graphs() == held


def test_a_file_on_a_full_disk_keeps_its_old_content(small_disk):
    path = small_disk / "graph.ttl"
    path.write_bytes(b"old")
    with pytest.raises(StoreError, match="the disk is full"), writing(path) as file:
        file.write(bytes(16 << 20))
    assert path.read_bytes() == b"old"
    assert {each.name for each in small_disk.iterdir()} == {"filler", "graph.ttl"}


def test_a_build_that_fails_shows_nothing_until_the_next_ends(built):
    with pytest.raises(RuntimeError), open_store(built, create=True) as store:
        store.replace(G, content("second"))
        raise RuntimeError
    assert read(built) == ["first"]
    open_store(built, write=True).close()
    assert read(built) == ["second"]


def test_a_reader_keeps_its_state_while_others_are_published(built):
    with open_store(built) as reader:
        with open_store(built, create=True) as store:
            store.replace(G, content("second"))
        assert [triple.object.value for triple in reader.triples()] == ["first"]
    assert read(built) == ["second"]


def test_old_states_do_not_pile_up(built):
    for value in "bcdef":
        with open_store(built, create=True) as store:
            store.replace(G, content(value))
    assert len(list((built / "store").glob("snapshot-*"))) == 2


def test_a_file_that_goes_while_the_store_is_published_is_no_fault(built):
    with open_store(built, write=True) as store:
        store.replace(G, content("late"))
        (built / "store" / "data" / "gone.sst").symlink_to("taken-away")
    assert read(built) == ["late"]


def test_a_reader_does_not_write(built):
    with open_store(built) as store, pytest.raises(StoreError, match="open for reading"):
        store.replace(G, content("second"))


def test_a_first_build_that_still_runs_is_named(tmp_path):
    with open_store(tmp_path, create=True) as _, pytest.raises(StoreError, match="nothing to read yet; process"):
        open_store(tmp_path)


def test_a_store_of_another_format_says_how_to_migrate(built):
    (built / "store" / "kg-store.json").write_text(json.dumps({"format": 99}))
    for create in (False, True):
        with pytest.raises(StoreError, match=r"store format 99.*--format nquads.*`kg load` that file"):
            open_store(built, create=create)


@pytest.mark.parametrize("create", [False, True])
def test_a_folder_that_is_no_store_is_refused(tmp_path, create):
    (tmp_path / "store").mkdir()
    (tmp_path / "store" / "letters.txt").write_text("Dear Sir")
    with pytest.raises(StoreError, match="is no store of kg"):
        open_store(tmp_path, create=create)
    assert [path.name for path in (tmp_path / "store").iterdir()] == ["letters.txt"]


def test_nothing_there_is_told_apart_from_an_empty_folder(tmp_path):
    with pytest.raises(StoreError, match="does not exist"):
        open_store(tmp_path / "nowhere")
    with pytest.raises(StoreError, match="holds no store"):
        open_store(tmp_path)


def test_an_output_folder_without_store_is_read_from_its_graph_file(tmp_path):
    (tmp_path / "graph.ttl").write_text("<http://a> <http://b> <http://c> .")
    assert len(read(tmp_path)) == 1


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("bad.ttl", "<http://a> <http://b> <http://c> .\n<http://a> b", r"bad\.ttl:2:"),
        ("bad.doc", "x", "no kind of RDF file"),
        ("bad.nq", "\x00\xff", "cannot be read"),
    ],
)
def test_a_file_that_cannot_be_read_says_where(tmp_path, name, text, message):
    (tmp_path / name).write_text(text)
    with pytest.raises(StoreError, match=message):
        open_store(tmp_path / name)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.ttl", "<http://a> <http://b> <http://c> ."),
        ("a.nq", "<http://a> <http://b> <http://c> <http://g> .\n<http://a> <http://b> <http://c> <http://h> ."),
        ("a.trig", "<http://g> { <http://a> <http://b> <http://c> }"),
    ],
)
def test_a_file_is_a_store_in_memory(tmp_path, name, text):
    (tmp_path / name).write_text(text)
    with open_store(tmp_path / name) as store:
        assert len(list(store.triples())) == 1
        assert len(store.graphs()) == len(list(store.quads())) == len(text.splitlines())


def test_a_file_is_not_written(tmp_path):
    (tmp_path / "a.ttl").write_text("")
    with pytest.raises(StoreError, match="only reads"):
        open_store(tmp_path / "a.ttl", create=True)


def test_what_a_store_was_filled_with_is_shown_to_readers(tmp_path):
    with open_store(tmp_path, create=True) as store:
        store.fill(write_lines(content("first")).splitlines(keepends=True))
    assert read(tmp_path) == ["first"]
    with open_store(tmp_path) as reader, pytest.raises(StoreError, match="open for reading"):
        reader.fill([b"<a:s> <a:p> <a:o> <a:g> .\n"])


def test_a_store_is_put_in_order_when_it_grew_much_and_left_alone_when_it_grew_little(tmp_path):
    def lines(graph: int, count: int) -> list[bytes]:
        begin, end = f"<http://example.org/{graph}", f"<http://example.org/p> <http://example.org/g{graph}> .\n"
        return [f"{begin}/{n}> <http://example.org/p> {end}".encode() for n in range(count)]

    def tables(number: int) -> set[str]:
        return {path.name for path in (tmp_path / "store" / f"snapshot-{number}").glob("*.sst")}

    with open_store(tmp_path, create=True) as store:
        for graph in range(10):
            store.fill(lines(graph, 1000))
    with open_store(tmp_path, create=True) as store:
        store.fill(lines(10, 100))
    with open_store(tmp_path, create=True) as store:
        store.fill(lines(11, 10_000))
    assert tables(1) < tables(2)
    assert len(tables(3)) < len(tables(2))
