"""A build that is killed at any moment leaves whole documents, and the next build finishes the rest.

KG_KILLS says how often: `make soak` kills thirty times.
"""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.errors import StoreError
from kg.graph.store.base import DERIVED
from kg.graph.store.opening import open_store

KILLS = int(os.environ.get("KG_KILLS", "3"))
BUILD = "import sys; from kg.cli import main; sys.argv = ['kg', 'build', *sys.argv[1:]]; sys.exit(main())"
SEEDS = Path(__file__).parents[1] / "seeds"
ADDED = {"one": "", "two": "\n\nPeru recalled its ambassador to Chile on Friday.\n"}
FILES = ("graph.ttl", "graph.html", "build.json")


def start(articles: Path, output: Path, *options: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-c", BUILD, str(articles), "-o", str(output), *options]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def wait_until_it_writes(process: subprocess.Popen[bytes], output: Path) -> float:
    """Wait until the process holds the store; return when that was."""
    owner = output / "store" / "owner.json"
    while process.poll() is None:
        if owner.exists() and f'"pid": {process.pid},' in owner.read_text():
            break
        time.sleep(0.005)
    return time.monotonic()


def graphs_of(output: Path) -> dict[str, frozenset[ox.Triple]]:
    """Return what the store holds, which must be the union of its graphs."""
    with open_store(output, write=True) as store:
        graphs = {name: frozenset(quad.triple for quad in store.quads(name)) for name in store.graphs()}
        assert set(store.triples()) == frozenset().union(*graphs.values())
    return graphs


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """Return a folder with two versions of the same articles, what a build of each holds, and how long it takes."""
    folder = tmp_path_factory.mktemp("built")
    wholes, seconds = {}, 0.0
    for version, added in ADDED.items():
        (folder / version).mkdir()
        for seed in SEEDS.glob("*.md"):
            (folder / version / seed.name).write_text(seed.read_text() + added)
        process = start(folder / version, folder / f"{version}-output")
        began = wait_until_it_writes(process, folder / f"{version}-output")
        assert process.wait() == 0
        seconds = max(seconds, time.monotonic() - began)
        wholes[version] = graphs_of(folder / f"{version}-output")
    return folder, wholes, seconds


def test_a_build_killed_at_any_moment_leaves_whole_documents_and_the_next_finishes(built, tmp_path):
    folder, wholes, seconds = built
    dice = random.Random()  # noqa: S311 - another moment in every run
    output = tmp_path / "output"
    for number in range(KILLS):
        version = ("one", "two")[number % 2]
        # Each second pair of builds reads in a process of its own.
        process = start(folder / version, output, *(["--engine", "pool", "--jobs", "1"] if number % 4 > 1 else []))
        wait_until_it_writes(process, output)
        time.sleep(moment := dice.uniform(0, seconds))
        process.send_signal(signal.SIGKILL)
        process.wait()
        told = f"killed after {moment:.3f} s"
        try:
            with open_store(output) as reader:
                assert set(reader.triples()), told
        except StoreError as nothing_published:
            assert "holds nothing to read yet" in str(nothing_published), told
        for name, held in graphs_of(output).items():
            if not name.startswith(DERIVED):
                assert held in [whole.get(name) for whole in wholes.values()], f"{name}, {told}"
    assert start(folder / "one", output).wait() == 0
    assert graphs_of(output) == wholes["one"]
    for name in FILES:
        assert (output / name).read_bytes() == (folder / "one-output" / name).read_bytes(), name
