"""Parts on their way to a server that goes away."""

import sys
from contextlib import ExitStack
from pathlib import Path

import pytest
from servers import free_port, running

from kg.errors import StoreError
from kg.graph.store import open_store
from kg.parts import PartsFolder
from kg.upkeep import load_parts


@pytest.fixture
def parts(tmp_path):
    """Return ten parts of twenty graphs each, and what all of them say."""
    folder = PartsFolder(f"{tmp_path}/parts")
    said = set()
    for number in range(10):
        lines = []
        for each in range(number * 20, number * 20 + 20):
            graph = f"http://example.org/graph/{each:03}"
            lines += [f'<http://example.org/{each}> <http://example.org/p> "{n}" <{graph}> .' for n in range(50)]
        said.update(lines)
        folder.write(number, "".join(f"{line}\n" for line in lines).encode(), {}, (), "v")
    return folder, said


def test_a_load_goes_on_when_the_server_is_back(parts, tmp_path):
    folder, said = parts
    port = free_port()
    program = str(Path(sys.executable).with_name("oxigraph"))
    command = [program, "serve", "--location", str(tmp_path / "data"), "--bind", f"127.0.0.1:{port}"]
    url = f"http://127.0.0.1:{port}"
    loaded = []

    with ExitStack() as server:
        server.enter_context(running(command, tmp_path, port))

        def go_away(done, of):
            loaded.append(done)
            if len(loaded) == 4:
                server.close()

        with pytest.raises(StoreError, match=str(port)):
            load_parts(folder, url, join=False, on_graph=go_away)
    assert len(loaded) == 4
    with running(command, tmp_path, port):
        load_parts(folder, url, join=False)
        with open_store(url) as store:
            assert {f"{quad} ." for quad in store.quads()} == said
            assert len(list(store.triples())) == len(said)
