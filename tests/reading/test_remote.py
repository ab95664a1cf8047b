"""Documents on servers: S3 as moto plays it, and plain web servers."""

import gzip
import http.server
import io
import json
import re
import sys
import threading
import time
from functools import partial

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from pyarrow import compress

from kg.errors import SettingsError
from kg.reading.documents import read_documents
from kg.reading.meter import Meter
from kg.reading.places import measure_places

FILES = {
    "news/news-1.jsonl.zst": compress(b'{"id": "1", "text": "A."}\n{"id": "2", "text": "B."}\n', "zstd", asbytes=True),
    "news/news-2.jsonl.gz": gzip.compress(b'{"id": "3", "text": "C."}\n'),
    "news/more/news-4.csv": b"id,text\n5,E.\n",
    "news/letter.txt": b"D.",
    "news/.hidden.txt": b"H.",
    "news/picture.png": b"\x89PNG",
}


def parquet(count):
    sink = io.BytesIO()
    pq.write_table(pa.table({"id": [str(n) for n in range(count)], "text": ["A."] * count}), sink, row_group_size=10)
    return sink.getvalue()


def read(*places):
    """Return the identifiers of the documents of `places`, and the problems."""
    problems = []
    found = [document.id for document in read_documents(places, on_problem=problems.append)]
    return found, [str(problem) for problem in problems]


@pytest.fixture(scope="module")
def _bucket(s3):
    """Put the files into a bucket "press"."""
    s3.create_bucket(Bucket="press")
    for name, content in {**FILES, "table.parquet": parquet(95)}.items():
        s3.put_object(Bucket="press", Key=name, Body=content)


@pytest.mark.usefixtures("_bucket")
class TestS3:
    def test_a_pattern_names_files(self):
        assert read("s3://press/news/news-*.jsonl.*") == (["1", "2", "3"], [])

    def test_a_folder_is_read_with_its_folders_sorted_by_path(self):
        assert read("s3://press/news") == (["letter.txt", "5", "1", "2", "3"], [])

    def test_a_file_is_named_by_its_name(self):
        assert read("s3://press/news/letter.txt") == (["letter.txt"], [])

    def test_a_table_is_read_in_parts(self):
        assert read("s3://press/table.parquet") == ([str(n) for n in range(95)], [])

    @pytest.mark.parametrize("place", ["s3://press/news/", "s3://press/news/*.jsonl.*", "s3://press/news/letter.txt"])
    def test_it_is_known_how_much_there_is_to_read(self, place):
        meter = Meter(lambda: measure_places([place]))
        assert list(read_documents(place, meter=meter))
        assert meter.done == meter.all

    @pytest.mark.parametrize(
        ("place", "problem"),
        [
            ("s3://press/gone.jsonl", "s3://press/gone.jsonl: cannot be read (not found)."),
            ("s3://nobody/news/", "s3://nobody/news/: cannot be read (not found)."),
            ("s3://nobody/*.csv", "s3://nobody/*.csv: "),
            ("s3://press/news/*.pdf", "s3://press/news/*.pdf: holds nothing that can be read."),
        ],
    )
    def test_what_is_not_there_is_told_and_the_rest_is_read(self, place, problem):
        documents, problems = read(place, "s3://press/news/letter.txt")
        assert documents == ["letter.txt"]
        assert [told[: len(problem)] for told in problems] == [problem]


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


class Breaking(Quiet):
    """Promises more than it sends."""

    def do_HEAD(self):
        self.send_response(200)
        self.end_headers()

    def do_GET(self):
        content = b"".join(b'{"id": "%d", "text": "A."}\n' % n for n in range(50_000))
        self.send_response(200)
        self.send_header("Content-Length", str(len(content) + 10_000_000))
        self.end_headers()
        self.wfile.write(content)
        time.sleep(0.5)  # what was sent has arrived when the line breaks


class TestWeb:
    @pytest.fixture
    def serve(self, tmp_path):
        """Serve files below a folder, each server with a handler of its own."""
        servers = []

        def serve(handler, files):
            for name, content in files.items():
                (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
                (tmp_path / name).write_bytes(content)
            server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=tmp_path))
            threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}).start()
            servers.append(server)
            return f"http://127.0.0.1:{server.server_port}"

        yield serve
        for server in servers:
            server.shutdown()
            server.server_close()

    def test_files_are_read_from_any_web_server(self, serve):
        url = serve(Quiet, FILES)
        assert read(f"{url}/news/news-1.jsonl.zst?signature=abc", f"{url}/news/letter.txt") == (
            ["1", "2", "letter.txt"],
            [],
        )

    def test_a_table_is_read_from_any_web_server(self, serve):
        url = serve(Quiet, {"table.parquet": parquet(95)})
        assert read(f"{url}/table.parquet") == ([str(n) for n in range(95)], [])

    def test_what_is_not_there_is_told_without_its_signature(self, serve):
        url = serve(Quiet, {})
        mend = "Check the address, and that you may read there."
        assert read(f"{url}/gone.jsonl?signature=abc") == (
            [],
            [f"{url}/gone.jsonl: cannot be read (not found). {mend}"],
        )

    def test_a_server_that_does_not_answer_is_told(self, serve):
        _, [problem] = read("http://127.0.0.1:9/news.jsonl")
        assert problem.startswith("http://127.0.0.1:9/news.jsonl: cannot be read (")

    def test_what_came_before_a_line_broke_is_kept(self, serve):
        documents, [problem] = read(f"{serve(Breaking, {})}/news.jsonl")
        assert documents == [str(n) for n in range(len(documents))]
        assert len(documents) > 10_000  # what was on its way when the line broke is lost with it
        assert "news.jsonl: cannot be read (" in problem


def test_an_address_on_this_machine_is_a_path(tmp_path):
    (tmp_path / "a.jsonl").write_text(json.dumps({"id": "1", "text": "A."}))
    assert read(f"file://{tmp_path}") == (["1"], [])


@pytest.mark.parametrize(
    ("place", "problem"),
    [
        ("s3://press/a.csv", 's3:// needs a package that is not installed. Install it: pip install "diplomacy-kg[s3]"'),
        (
            "http://127.0.0.1/a.csv",
            'http:// needs a package that is not installed. Install it: pip install "diplomacy-kg',
        ),
        ("pigeon://press/a.csv", "cannot be understood (Protocol not known: pigeon)."),
    ],
)
def test_what_cannot_be_asked_is_refused_before_anything_is_read(tmp_path, monkeypatch, place, problem):
    loaded = sys.modules["fsspec.registry"]._registry
    for name in list(loaded):
        monkeypatch.delitem(loaded, name)
    for name in ("s3fs", "aiohttp", "fsspec.implementations.http"):
        monkeypatch.setitem(sys.modules, name, None)
    (tmp_path / "a.txt").write_text("A.")
    with pytest.raises(SettingsError, match=re.escape(problem)):
        next(read_documents([tmp_path, place]))
