"""All engines give the same outcomes in the same order; those with processes of their own outlive what ends one."""

import gc
import os
import random
import signal
import subprocess
import sys
import threading
import time
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
import works
from distributed import LocalCluster

from kg.engine.base import Batch, Failure
from kg.engine.here import Here
from kg.engine.opening import EngineChoice, open_engine
from kg.errors import DocumentError, SettingsError

#: How often a worker is killed.
KILLS = int(os.environ.get("KG_KILLS", "1"))
CHOICES = {
    "here": EngineChoice("here"),
    "pool of one": EngineChoice("pool", 1, time_limit=20),
    "pool of three": EngineChoice("pool", 3, time_limit=20),
    "cluster": EngineChoice("dask", time_limit=20),
}
#: Those whose work is done in processes of their own.
APART = [name for name in CHOICES if name != "here"]


def cut(*words: str, size: int = 4) -> list[Batch[str]]:
    return [Batch(i, tuple(words[i * size : (i + 1) * size])) for i in range(-(-len(words) // size))]


@pytest.fixture(scope="session")
def scheduler():
    with LocalCluster(n_workers=1, threads_per_worker=2, host="127.0.0.1", dashboard_address="127.0.0.1:0") as cluster:
        yield cluster.scheduler_address


@pytest.fixture
def choice(request):
    """Return a choice by its name; a cluster is one that runs already."""
    found = CHOICES[request.param]
    return replace(found, scheduler=request.getfixturevalue("scheduler")) if found.name == "dask" else found


@pytest.fixture
def engine(choice):
    with open_engine(choice, works.load) as opened:
        yield opened


def outcomes_of(engine, batches):
    return [outcome for _, outcomes in engine.run(batches, works.conclude) for outcome in outcomes]


def alive(pid: int) -> bool:
    return Path(f"/proc/{pid}").exists() and "Z" not in Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()


@pytest.mark.parametrize("choice", CHOICES, indirect=True)
def test_every_item_has_its_outcome_in_its_place(engine):
    words = [f"word {number}" for number in range(50)]
    done = list(engine.run(cut(*words), works.conclude))
    assert [number for number, _ in done] == list(range(13))
    assert [outcome for _, outcomes in done for outcome in outcomes] == [word.upper() for word in words]
    assert list(engine.run([], works.conclude)) == []


@pytest.mark.parametrize("choice", CHOICES, indirect=True)
def test_an_item_that_raises_fails_alone(engine):
    error = DocumentError("refuse", "is empty.", "Remove it.")
    a, failed, b, refused, c = outcomes_of(engine, cut("a", "raise", "b", "refuse", "c"))
    assert (a, b, c) == ("A", "B", "C")
    assert failed == Failure("RecursionError: too deep")
    assert (refused.what, str(refused.error)) == (str(error), str(error))


@pytest.mark.parametrize("choice", CHOICES, indirect=True)
def test_batches_are_taken_as_they_are_needed(engine):
    taken = []

    def stream():
        for number in range(1000):
            taken.append(number)
            yield Batch(number, ("a",))

    run = engine.run(stream(), works.conclude)
    next(run)
    assert len(taken) < 50
    run.close()


@pytest.mark.parametrize("choice", CHOICES, indirect=True)
def test_what_the_conclusion_raises_reaches_the_caller(engine):
    with pytest.raises(DocumentError, match="batch 0: is refused"):
        list(engine.run(cut("a"), works.refuse))


@pytest.mark.parametrize("choice", APART, indirect=True)
@pytest.mark.parametrize("word", ["crash", "exit"])
def test_an_item_that_ends_its_process_twice_is_named_and_the_others_are_done(engine, word):
    a, failed, b, c = outcomes_of(engine, cut("a", word, "b", "c", size=3))
    assert (a, b, c) == ("A", "B", "C")
    assert failed.what == f"ended its process: {'SIGSEGV' if word == 'crash' else 'exit status 3'}"


@pytest.mark.parametrize("choice", ["pool of three", "cluster"], indirect=True)
def test_an_item_that_takes_for_ever_is_named_and_the_others_are_done(choice):
    with open_engine(replace(choice, time_limit=1), works.load) as engine:
        a, failed, b, c, d = outcomes_of(engine, cut("a", "loop", "b", "c", "d", size=2))
    assert (a, b, c, d) == ("A", "B", "C", "D")
    assert failed.what == "took longer than 1 seconds"
    assert "--time-limit" in failed.mend


@pytest.mark.parametrize("choice", APART, indirect=True)
def test_an_item_whose_process_ended_once_is_done_in_another(engine, tmp_path):
    words = ["a", f"crash once {tmp_path}", "b"]
    assert outcomes_of(engine, cut(*words)) == [word.upper() for word in words]


@pytest.mark.parametrize("choice", APART, indirect=True)
@pytest.mark.parametrize("attempt", range(KILLS))
def test_a_worker_that_is_killed_from_outside_costs_nothing(engine, attempt):
    first = int(outcomes_of(engine, cut("pid"))[0])
    killer = threading.Timer(random.uniform(0, 0.6), os.kill, (first, signal.SIGKILL))  # noqa: S311 - any moment
    killer.start()
    words = [f"wait 0.0{number % 10}" for number in range(40)]
    assert outcomes_of(engine, cut(*words)) == [word.upper() for word in words]
    killer.join()
    assert str(first) not in outcomes_of(engine, cut(*["pid"] * 8, size=1))


def test_what_this_process_loads_is_kept_from_the_collector_while_it_works():
    gc.unfreeze()
    with Here(works.load):
        assert gc.get_freeze_count() > 0
        with Here(works.load):
            pass
        assert gc.get_freeze_count() > 0
    assert gc.get_freeze_count() == 0


@pytest.mark.parametrize("choice", APART, indirect=True)
def test_what_the_work_prints_does_not_come_between(engine):
    assert outcomes_of(engine, cut("print", "a")) == ["PRINT", "A"]


def begin(choice, load):
    """Open an engine and let it do one item."""
    with open_engine(choice, load) as engine:
        list(engine.run(cut("a"), works.conclude))


@pytest.mark.parametrize("choice", CHOICES, indirect=True)
def test_work_that_cannot_be_loaded_is_told(choice):
    with pytest.raises(SettingsError, match="model xx: is not installed"):
        begin(choice, works.load_nothing)


@pytest.mark.parametrize("choice", APART, indirect=True)
def test_workers_that_end_before_they_begin_are_told(choice):
    with pytest.raises(SettingsError, match="ended its process: exit status 7 before it has begun"):
        begin(choice, works.load_never)


@pytest.mark.parametrize("choice", APART, indirect=True)
def test_no_process_outlives_its_engine(choice):
    with pytest.raises(KeyboardInterrupt), open_engine(choice, works.load) as engine:
        pids = {int(pid) for pid in outcomes_of(engine, cut(*[f"pid {n}" for n in range(9)], size=1))}
        for _ in engine.run(cut("a", "loop", size=1), works.conclude):
            raise KeyboardInterrupt
    assert not any(map(alive, pids))


def test_no_worker_outlives_a_caller_that_was_killed(tmp_path):
    code = (
        "import sys, works; from kg.engine.base import Batch; from kg.engine.pool import Pool\n"
        "pool = Pool(works.load, 1, 600)\n"
        "for _, outcomes in pool.run([Batch(0, ('pid',)), Batch(1, ('loop',))], works.conclude):\n"
        "    print(*outcomes, flush=True)"
    )
    path = os.pathsep.join(sys.path)
    caller = subprocess.Popen(
        [sys.executable, "-c", code], stdout=subprocess.PIPE, text=True, env={**os.environ, "PYTHONPATH": path}
    )
    worker = int(caller.stdout.readline())
    assert alive(worker)
    caller.kill()
    caller.communicate()
    until = time.monotonic() + 20
    while alive(worker) and time.monotonic() < until:
        time.sleep(0.05)
    assert not alive(worker)


def test_conclusions_do_not_wait_for_each_other(tmp_path):
    with open_engine(EngineChoice("pool", 2, time_limit=20), works.load) as engine:
        run = engine.run([Batch(0, ("wait 2",)), Batch(1, ("a",))], partial(works.write_down, tmp_path))
        assert next(run) == 0
        assert (tmp_path / "1").stat().st_mtime < (tmp_path / "0").stat().st_mtime
        assert list(run) == [1]


@pytest.mark.parametrize(
    ("choice", "told"),
    [
        (EngineChoice("moon"), "--engine moon: is none that kg knows"),
        (EngineChoice("here", jobs=2), "--jobs 2: needs worker processes"),
        (EngineChoice("here", time_limit=3), "--time-limit 3: needs worker processes"),
        (EngineChoice("pool", scheduler="tcp://a:1"), "--scheduler tcp://a:1: is one of Dask"),
        (EngineChoice(jobs=2, scheduler="tcp://a:1"), "--jobs 2: goes with a pool"),
        (EngineChoice(jobs=0), "--jobs 0: is too little"),
        (EngineChoice(time_limit=-1.5), "--time-limit -1.5: is too little"),
    ],
)
def test_a_choice_that_contradicts_itself_is_told(choice, told):
    with pytest.raises(SettingsError, match=told):
        open_engine(choice, works.load)
