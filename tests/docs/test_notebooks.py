"""The notebooks run from top to bottom, and are kept small and clean."""

from pathlib import Path

import nbformat
import pytest

ROOT = Path(__file__).resolve().parents[2]
NOTEBOOKS = sorted(ROOT.glob("notebooks/*.ipynb"))


@pytest.fixture(params=NOTEBOOKS, ids=lambda path: path.stem)
def notebook(request):
    return request.param


@pytest.mark.filterwarnings("default")
def test_it_runs_and_every_cell_that_showed_something_still_does(notebook, refresh_docs):
    kept = nbformat.read(notebook, as_version=4)
    run = refresh_docs.run_notebook(notebook)
    assert [bool(cell.get("outputs")) for cell in run.cells] == [bool(cell.get("outputs")) for cell in kept.cells]
    assert run.metadata == kept.metadata


def test_it_is_small_and_keeps_nothing_of_the_run_but_what_it_shows(notebook):
    content = notebook.read_text(encoding="utf-8")
    assert len(content) < 150_000
    assert str(ROOT) not in content
    cells = nbformat.read(notebook, as_version=4).cells
    code = [cell for cell in cells if cell.cell_type == "code"]
    assert [cell.execution_count for cell in code] == list(range(1, len(code) + 1))
    for cell in cells:
        assert set(cell.metadata) <= {"tags"}
        for output in cell.get("outputs", []):
            assert output.output_type != "error"
            assert output.get("name") != "stderr"


def test_it_tells_a_story_in_words(notebook):
    cells = nbformat.read(notebook, as_version=4).cells
    assert cells[0].source.startswith("# ")
    assert sum(cell.cell_type == "markdown" for cell in cells) >= sum(cell.cell_type == "code" for cell in cells) / 2
