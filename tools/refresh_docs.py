"""Run what the documentation shows and write down what it gives, so that no answer in it is made up or out of date.

    python tools/refresh_docs.py                # README.md, docs/*.md, notebooks/*.ipynb and the picture of the page
    python tools/refresh_docs.py README.md ...  # these alone

In a page, a `console` block holds commands after `$` (continued after `>`) and what they print. A `python` block is
run, and a `text` block right after it holds what it prints. A block whose language is followed by a path is that file,
there for the commands below it. All of it happens in a folder that has `seeds/` and their graph in `output/`.
"""

import contextlib
import difflib
import io
import re
import shlex
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import nbclient
import nbformat
from nbformat import NotebookNode
from typer.testing import CliRunner

from kg.build import build
from kg.cli import app

ROOT = Path(__file__).resolve().parents[1]
PICTURE = ROOT / "docs" / "images" / "page.png"
_FENCE = re.compile(r"^```(?P<language>\w+)(?: (?P<path>\S+))?\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
_PROMPT, _MORE = "$ ", "> "
#: Stands for what a command prints and the page does not show.
_UNSHOWN = "..."
#: What the picture shows: the part of the page's address that says what is chosen.
_CHOSEN = "thing=state/PAK"
#: A cell with this tag draws something big: its output is not kept.
_LIVE = "live"


def prepare_folder(folder: Path) -> None:
    """Put the seeds and their graph into `folder`, as `make demo` leaves them."""
    shutil.copytree(ROOT / "seeds", folder / "seeds")
    build([folder / "seeds"], folder / "output")


def refresh_page(text: str) -> str:
    r"""Return a page of Markdown with its answers as they come out now, in the current folder.

    >>> refresh_page("```python\nprint(6 * 7)\n```\n\n```text\n41\n```\n")
    '```python\nprint(6 * 7)\n```\n\n```text\n42\n```\n'
    """
    pieces, done, names, printed = [], 0, dict[str, object](), None
    for block in _FENCE.finditer(text):
        between, body = text[done : block.start()], block["body"]
        if block["path"]:
            Path(block["path"]).parent.mkdir(parents=True, exist_ok=True)
            Path(block["path"]).write_text(body, encoding="utf-8")
        elif block["language"] == "console":
            body = "\n".join(_run_command(command) for command in _split_commands(body))
        elif block["language"] == "text" and printed is not None and not between.strip():
            body = printed
        printed = _run_python(body, names) if block["language"] == "python" and not block["path"] else None
        head = text[block.start() : block.start("body")]
        pieces += [between, head, body, "```"]
        done = block.end()
    return "".join([*pieces, text[done:]])


def _split_commands(body: str) -> Iterator[str]:
    """Yield each command of a console block with its prompts; of what it printed, only `_UNSHOWN`."""
    for part in re.split(rf"^(?={re.escape(_PROMPT)})", body, flags=re.MULTILINE):
        first, *others = part.splitlines() or [""]
        more = []
        for line in others:
            if not line.startswith(_MORE):
                break
            more.append(line)
        if first.startswith(_PROMPT):
            unshown = [_UNSHOWN] if others[len(more) :][:1] == [_UNSHOWN] else []
            yield "\n".join([first, *more, *unshown]) + "\n"


def _run_command(command: str) -> str:
    """Return a command with its prompts and what it prints now."""
    unshown = command.endswith(f"\n{_UNSHOWN}\n")
    words = shlex.split("\n".join(line[2:] for line in command.removesuffix(f"{_UNSHOWN}\n").splitlines()))
    if words[0] != "kg":
        raise ValueError(f"only kg is run in the documentation, not {words[0]}")
    told = CliRunner().invoke(app, words[1:], catch_exceptions=False)
    if told.exit_code:
        raise ValueError(f"{command}{told.output}")
    return (
        command if unshown else command + "".join(f"{line.rstrip()}\n" for line in told.output.strip("\n").splitlines())
    )


def _run_python(code: str, names: dict[str, object]) -> str:
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        exec(code, names)  # noqa: S102 - the code stands in our own documentation
    return "".join(f"{line.rstrip()}\n" for line in out.getvalue().splitlines())


def run_notebook(path: Path) -> NotebookNode:
    """Run a notebook in its own folder; return it without anything that changes from run to run.

    Raises:
        nbclient.exceptions.CellExecutionError: A cell fails.
    """
    notebook: NotebookNode = nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call]
    resources = {"metadata": {"path": str(path.parent)}}
    nbclient.NotebookClient(notebook, timeout=600, resources=resources).execute()
    notebook.metadata = {"kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"}}
    for cell in notebook.cells:
        tags = cell.metadata.get("tags", [])
        cell.metadata = {"tags": tags} if tags else {}
        if cell.cell_type == "code":
            cell.outputs = [] if _LIVE in tags else [o for o in cell.outputs if o.get("name") != "stderr"]
    return notebook


def _write_notebook(notebook: NotebookNode) -> str:
    return str(nbformat.writes(notebook)) + "\n"  # type: ignore[no-untyped-call]


def take_picture(page: Path, target: Path = PICTURE) -> None:
    """Photograph the page."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        window = browser.new_page(viewport={"width": 1360, "height": 800})
        window.goto(f"{page.resolve().as_uri()}#{_CHOSEN}")
        window.wait_for_selector("html[data-ready='1']", state="attached")
        window.screenshot(path=str(target))
        browser.close()


def _refresh(path: Path) -> str:
    """Write `path` anew; return how it differs from before."""
    before = path.read_text(encoding="utf-8")
    after = _write_notebook(run_notebook(path)) if path.suffix == ".ipynb" else refresh_page(before)
    path.write_text(after, encoding="utf-8")
    name = str(path.relative_to(ROOT))
    return "".join(difflib.unified_diff(before.splitlines(True), after.splitlines(True), name, name, n=1))


def main() -> None:
    """Refresh the files named, else all."""
    named = [Path(name).resolve() for name in sys.argv[1:]]
    paths = named or [ROOT / "README.md", *sorted(ROOT.glob("docs/*.md")), *sorted(ROOT.glob("notebooks/*.ipynb"))]
    with tempfile.TemporaryDirectory() as name, contextlib.chdir(name):
        prepare_folder(Path(name))
        for path in paths:
            sys.stdout.write(_refresh(path))
        if not named:
            take_picture(Path(name, "output", "graph.html"))


if __name__ == "__main__":
    main()
