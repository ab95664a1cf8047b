"""Open the engine that a user asks for."""

import os
from collections.abc import Mapping
from dataclasses import dataclass

from kg.engine.base import Engine, Item, Load, Result
from kg.engine.here import Here
from kg.engine.pool import Pool
from kg.errors import SettingsError

#: By the names that a user calls them.
HERE, POOL, DASK = "here", "pool", "dask"
ENGINES = (HERE, POOL, DASK)
#: Seconds that a document may take unless the user says otherwise.
TIME_LIMIT = 300.0


@dataclass(frozen=True, slots=True)
class EngineChoice:
    """Where work is done; what is not said follows from the rest."""

    #: One of `ENGINES`.
    name: str | None = None
    #: Processes.
    jobs: int | None = None
    #: Address of the scheduler of a Dask cluster; None starts one on this machine.
    scheduler: str | None = None
    #: Seconds that a document may take; this process has no means to hold to it.
    time_limit: float | None = None

    @property
    def resolved(self) -> str:
        """Return the name of the engine.

        >>> EngineChoice().resolved, EngineChoice(jobs=2).resolved
        ('here', 'pool')
        """
        if self.name is not None:
            return self.name
        if self.scheduler is not None:
            return DASK
        return HERE if self.jobs in (None, 1) and self.time_limit is None else POOL


def open_engine(choice: EngineChoice, load: Load[Item, Result]) -> Engine[Item, Result]:
    """Return the engine that `choice` means, which does what `load` prepares.

    Raises:
        SettingsError: The choice contradicts itself.
    """
    check_choice(choice)
    if choice.resolved == HERE:
        return Here(load)
    jobs, time_limit = choice.jobs or os.cpu_count() or 1, choice.time_limit or TIME_LIMIT
    if choice.resolved == POOL:
        return Pool(load, jobs, time_limit)
    try:
        # Dask is an extra.
        from kg.engine.cluster import Cluster
    except ImportError as fault:
        raise SettingsError(
            "--engine dask", f"needs a package that is not installed ({fault}).", 'pip install "diplomacy-kg[cluster]".'
        ) from fault
    return Cluster(load, time_limit, choice.scheduler, jobs)


def check_choice(choice: EngineChoice) -> None:
    """Refuse a choice that contradicts itself.

    >>> check_choice(EngineChoice("here", jobs=2))
    Traceback (most recent call last):
    kg.errors.SettingsError: --jobs 2: needs worker processes. Leave --engine here out.
    """
    if choice.resolved not in ENGINES:
        raise SettingsError(f"--engine {choice.name}", "is none that kg knows.", f"Name one of {', '.join(ENGINES)}.")
    if choice.scheduler is not None and choice.resolved != DASK:
        raise SettingsError(f"--scheduler {choice.scheduler}", "is one of Dask.", "Use --engine dask.")
    if choice.scheduler is not None and choice.jobs is not None:
        mend = "Leave it out: how many work is up to the cluster."
        raise SettingsError(f"--jobs {choice.jobs}", "goes with a pool, or with a cluster of this machine.", mend)
    numbers: Mapping[str, float | None] = {"--jobs": choice.jobs, "--time-limit": choice.time_limit}
    for option, number in numbers.items():
        if number is not None and number <= 0:
            raise SettingsError(f"{option} {number:g}", "is too little.", "Give a number above 0.")
        if number is not None and choice.name == HERE and not (option == "--jobs" and number == 1):
            raise SettingsError(f"{option} {number:g}", "needs worker processes.", "Leave --engine here out.")
