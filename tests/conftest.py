"""What tests share: one language model, no setting of whoever runs them, the output of one build, an S3 server."""

import functools
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import boto3
import pytest
from articles import write_articles
from command import run
from moto.server import ThreadedMotoServer
from news import TEXTS

import kg.reading.reader


@pytest.fixture(scope="session", autouse=True)
def load_model_once() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(kg.reading.reader, "load_model", functools.cache(kg.reading.reader.load_model))
        for name in ("KG_STORE", "KG_ONTOLOGY", "KG_MODEL", "KG_WHOLE_UP_TO"):
            patch.delenv(name, raising=False)
        yield


@pytest.fixture(scope="session")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the output folder of one build, which tests only look at; what the build said lies beside it."""
    folder = write_articles(tmp_path_factory.mktemp("built"), TEXTS)
    result = run("build", folder, "-o", folder / "output")
    assert result.exit_code == 0, result.output
    (folder / "said").write_text(result.stdout)
    return folder / "output"


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


@pytest.fixture(scope="session")
def s3() -> Iterator[Any]:
    """Serve S3 as moto plays it; return a client. fsspec keeps connections, so one server serves all tests."""
    server = ThreadedMotoServer("127.0.0.1", 0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    with pytest.MonkeyPatch.context() as patch:
        for name, value in {
            "AWS_ENDPOINT_URL": f"http://{host}:{port}",
            "AWS_ACCESS_KEY_ID": "testing",
            "AWS_SECRET_ACCESS_KEY": "testing",
            "AWS_DEFAULT_REGION": "us-east-1",
            "AWS_EC2_METADATA_DISABLED": "true",
        }.items():
            patch.setenv(name, value)
        client = boto3.client("s3")
        yield client
        client.close()
    server.stop()
