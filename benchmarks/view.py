"""Measure the page: how soon Chromium shows it beside stock pyvis, what a click costs, what it takes to be made.

    python -m benchmarks.view
    python -m benchmarks.view --nodes 300 --quads 100000

Both sides draw the same nodes and lines, in one run and one browser without a network: ours as its reader gets it,
pyvis's with everything as it comes. Ready is when the first picture that stays is drawn. The page of a large store on
disk is made in a process of its own, so that memory is its own.
"""

import argparse
import json
import re
import shutil
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright
from pyvis.network import Network

from benchmarks.apart import run_apart
from benchmarks.quads import make_templates, write_quads
from kg.graph.graph import Graph, open_graph
from kg.graph.store.disk import DiskStore
from kg.graph.store.memory import MemoryStore
from kg.reading.reader import Reader
from kg.view.figure import Figure, draw_figure
from kg.view.legend import read_legend
from kg.view.project import project_page
from kg.view.render import render_page

#: Quads that hold more than a thousand nodes.
_SMALL = 60_000
#: Milliseconds that stock pyvis may take.
_PATIENCE = 300_000
_CLICKS = 12
_ARGUMENTS = ("--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--host-resolver-rules=MAP * ~NOTFOUND")
#: Selectors of what is there as soon as the picture is.
_OURS_READY = "html[data-ready='1']"
_STOCK_READY = "#loadingBar[style*='opacity: 0']"
#: Notes how long it is from the end of a press to the picture that shows what was chosen.
_WATCH = """() => {
  const { dataset } = document.documentElement;
  let pressed;
  addEventListener("pointerup", () => { pressed = performance.now(); delete dataset.took; }, true);
  const note = () => { dataset.took = performance.now() - pressed; };
  new MutationObserver(() => requestAnimationFrame(() => setTimeout(note)))
    .observe(document.getElementById("card"), { childList: true });
}"""
_WHERE = """name => {
  const { network } = globalThis.page;
  const { x, y } = network.canvasToDOM(network.getPosition(name));
  const { left, top } = document.getElementById("network").getBoundingClientRect();
  return [left + x, top + y];
}"""


@dataclass(frozen=True, slots=True)
class Shown:
    """How soon both sides show one graph, and how long a click on ours takes."""

    nodes: int
    lines: int
    ours: float
    stock: float
    #: Milliseconds from a press to the picture of what was chosen, the slowest of several.
    selection: float


def draw_stock(figure: Figure) -> str:
    """Return the page that pyvis makes of `figure` by itself."""
    network = Network(height="900px", directed=True, cdn_resources="in_line")
    for node in figure.nodes:
        network.add_node(node.id, label=node.label)
    for line in figure.lines:
        network.add_edge(line.start, line.end)
    return str(network.generate_html())


@contextmanager
def open_browser() -> Iterator[Browser]:
    """Start Chromium without a network."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=_ARGUMENTS)
        try:
            yield browser
        finally:
            browser.close()


def show(browser: Browser, html: str, ready: str) -> tuple[float, Page]:
    """Return the seconds until `html` is ready in a window of its own, and the window."""
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.set_default_timeout(_PATIENCE)
    with tempfile.NamedTemporaryFile("w", suffix=".html", encoding="utf-8") as file:
        file.write(html)
        file.flush()
        before = time.perf_counter()
        page.goto(Path(file.name).as_uri(), wait_until="commit")
        page.wait_for_selector(ready, state="attached")
        return time.perf_counter() - before, page


def time_selections(page: Page, names: Sequence[str]) -> list[float]:
    """Return for each node of `names` the milliseconds from a click on it to the picture that shows it chosen."""
    page.evaluate(_WATCH)
    took = []
    for name in names:
        page.mouse.click(*page.evaluate(_WHERE, name))
        page.wait_for_selector("html[data-took]", state="attached")
        took.append(float(page.evaluate("document.documentElement.dataset.took")))
    return took


def measure_showing(graph: Graph, nodes: int) -> Shown:
    """Measure both sides on the part of `graph` that a page of so many nodes shows."""
    figure = draw_figure(project_page(graph.ask, read_legend(), "", nodes))
    html = render_page(graph.ask, title="Measured", limit=nodes, held=nodes)
    with open_browser() as browser:
        ours, page = show(browser, html, _OURS_READY)
        drawn = page.evaluate("Object.keys(globalThis.page.network.getPositions())")
        selection = max(time_selections(page, drawn[:: max(1, len(drawn) // _CLICKS)]))
        page.close()
        stock, _ = show(browser, draw_stock(figure), _STOCK_READY)
    return Shown(len(figure.nodes), len(figure.lines), ours, stock, selection)


def measure_making(place: Path) -> dict[str, float]:
    """Return seconds, CPU seconds, peak of memory (MB) and size (MB) of a page of the store at `place`, made here."""
    before = time.perf_counter()
    with open_graph(place) as graph:
        page = render_page(graph.ask, title="Measured")
    took = time.perf_counter() - before
    (peak,) = re.findall(r"VmHWM:\s+(\d+)", Path("/proc/self/status").read_text())
    return {"seconds": took, "cpu": time.process_time(), "peak": int(peak) / 1024, "size": len(page.encode()) / 1e6}


def main() -> None:
    """Run the measurement that the command line asks for."""
    asked = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    asked.add_argument("--nodes", type=int, default=1000, metavar="N", help="how many nodes both sides draw")
    asked.add_argument("--quads", type=int, default=1_000_000, metavar="N", help="how many quads the large store holds")
    asked.add_argument("--place", type=Path, help=argparse.SUPPRESS)
    options = asked.parse_args()
    if options.place:
        print(json.dumps(measure_making(options.place)))
        return
    with tempfile.TemporaryDirectory() as name:
        file, templates = Path(name, "quads.nq"), make_templates(Reader())
        write_quads(file, templates, _SMALL)
        small = MemoryStore()
        with file.open("rb") as lines:
            small.fill(lines)
        shown = measure_showing(Graph(small), options.nodes)
        print(
            f"{shown.nodes} nodes, {shown.lines} lines: ready in {shown.ours:.2f} s, stock pyvis in {shown.stock:.1f} s"
            f" ({shown.stock / shown.ours:.0f}x); a selection in {shown.selection:.0f} ms"
        )
        print(f"{write_quads(file, templates, options.quads)} quads", end=": ")
        place = Path(name, "out")
        with DiskStore(str(place), place) as large, file.open("rb") as lines:
            large.fill(lines)
        took = run_apart("benchmarks.view", "--place", place)
        print(
            f"page in {took['seconds']:.1f} s ({took['cpu']:.1f} s of CPU time), "
            f"{took['peak']:.0f} MB at most, {took['size']:.2f} MB long"
        )


if __name__ == "__main__":
    main()
