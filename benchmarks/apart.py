"""Run a measurement in a process of its own, so that its memory and time are its own."""

import json
import subprocess
import sys


def run_apart(module: str, *words: object) -> dict[str, float]:
    """Call a benchmark with `words`, which tells what it measured as JSON; return that."""
    command = [sys.executable, "-m", module, *map(str, words)]
    told = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    took: dict[str, float] = json.loads(told.stdout)
    return took
