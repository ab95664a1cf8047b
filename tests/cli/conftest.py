"""The output folder of one build, which tests only look at; what the build said lies beside it."""

import pytest
from articles import write_articles
from command import run
from news import TEXTS


@pytest.fixture(scope="session")
def output(tmp_path_factory):
    folder = write_articles(tmp_path_factory.mktemp("built"), TEXTS)
    result = run("build", folder, "-o", folder / "output")
    assert result.exit_code == 0, result.output
    (folder / "said").write_text(result.stdout)
    return folder / "output"
