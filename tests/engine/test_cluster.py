"""A cluster of this machine, and what is told of one that is not there."""

import os
import random
import signal
import threading

import pytest
import works

from kg.engine.base import Batch
from kg.engine.cluster import Cluster
from kg.engine.opening import EngineChoice, open_engine
from kg.errors import SettingsError

#: How often a worker is killed.
KILLS = int(os.environ.get("KG_KILLS", "1"))


@pytest.mark.parametrize("attempt", range(KILLS))
def test_a_worker_of_dask_that_is_killed_costs_nothing(attempt):
    batches = [Batch(number, tuple(f"wait 0.0{n}" for n in range(5))) for number in range(20)]
    with open_engine(EngineChoice("dask", jobs=2, time_limit=60), works.load) as engine:
        assert isinstance(engine, Cluster)
        assert engine.is_local
        assert engine.notice.startswith("Dask's dashboard: http://127.0.0.1:")
        worker = next(iter(engine.client.run(os.getpid).values()))
        killer = threading.Timer(random.uniform(0, 1), os.kill, (worker, signal.SIGKILL))  # noqa: S311 - any moment
        killer.start()
        done = list(engine.run(batches, works.conclude))
        killer.join()
    assert done == [(batch.number, [item.upper() for item in batch.items]) for batch in batches]


def test_a_scheduler_that_is_not_there_is_told(monkeypatch):
    monkeypatch.setattr("kg.engine.cluster._PATIENCE", 1)
    with pytest.raises(SettingsError, match=r"--scheduler tcp://127\.0\.0\.1:9: does not answer"):
        open_engine(EngineChoice(scheduler="tcp://127.0.0.1:9"), works.load)
