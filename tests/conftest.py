"""One language model for all tests that read, and no setting of whoever runs them."""

import functools
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

import kg.reading.reader


@pytest.fixture(scope="session", autouse=True)
def load_model_once() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(kg.reading.reader, "load_model", functools.cache(kg.reading.reader.load_model))
        for name in ("KG_STORE", "KG_ONTOLOGY", "KG_MODEL", "KG_WHOLE_UP_TO"):
            patch.delenv(name, raising=False)
        yield


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """Return a folder on a disk of 16 MB, a half of which a file takes that can be removed."""
    folder = tmp_path / "small"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=16m", "tmpfs", str(folder)]
    if shutil.which("mount") is None or subprocess.run(mount, check=False, capture_output=True).returncode:
        pytest.skip("mounting is not allowed here")
    (folder / "filler").write_bytes(bytes(8 << 20))
    yield folder
    subprocess.run(["umount", str(folder)], check=True)
