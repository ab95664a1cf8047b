"""The same texts give the same reading, whatever order Python keeps its sets in, which its hash seed decides."""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

from expectations import load

from kg.model import Document
from kg.reading.documents import read_documents
from kg.reading.reader import Reader

SEEDS = Path(__file__).parents[2] / "seeds"


def fingerprint() -> str:
    """Return a hash of all that is read in the seeds, the sentences and the paragraphs."""
    items = [*load("sentences"), *load("paragraphs.yaml")]
    texts = [Document(f"text-{n}", item.say, date=item.date) for n, item in enumerate(items)]
    readings = Reader().read_all([*read_documents([SEEDS]), *texts])
    return hashlib.sha256("\n".join(map(repr, readings)).encode()).hexdigest()


def test_the_hash_seed_of_python_changes_no_reading():
    found = {
        subprocess.run(
            [sys.executable, __file__],
            env=os.environ | {"PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(found) == 1


if __name__ == "__main__":
    print(fingerprint())
