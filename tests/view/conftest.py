"""A graph of seven articles on diplomatic history, that of the seeds, and a browser to look at their pages with."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest
from history_graph import Ask, GraphBuilder, ask_store, read_history
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

import kg
from kg.graph.graph import Graph
from kg.view.render import render_page

SEEDS = Path(__file__).parents[2] / "seeds"
CHROMIUM = [
    "--no-sandbox",
    "--disable-dev-shm-usage",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--host-resolver-rules=MAP * ~NOTFOUND",
]


@pytest.fixture(scope="session")
def history() -> ox.Store:
    return GraphBuilder(read_history()).store


@pytest.fixture(scope="session")
def ask_history(history: ox.Store) -> Ask:
    return ask_store(history)


@pytest.fixture(scope="session")
def history_page(ask_history: Ask) -> str:
    return render_page(ask_history, title="Seven moments of diplomacy")


@pytest.fixture(scope="session")
def seeds() -> Graph:
    """What is read from the documents that the project brings along."""
    return kg.build_graph(kg.read_documents([SEEDS]))


@pytest.fixture(scope="session")
def seeds_page(seeds: Graph) -> str:
    return render_page(seeds.ask, title="Seeds")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium without a network. Missing, it is an error where CI runs, and a skip elsewhere."""
    found = shutil.which("chromium")
    if found is None and "CI" not in os.environ:
        pytest.skip("Chromium is not installed")
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=found, headless=True, args=CHROMIUM)
        yield launched
        launched.close()


@pytest.fixture
def open_page(browser: Browser, tmp_path: Path) -> Iterator[Callable[..., Page]]:
    """Opens a page and, when the test is over, fails it if the page asked for anything or complained."""
    contexts: list[BrowserContext] = []
    faults: list[str] = []

    def open_it(html: str, address: str = "", **options: object) -> Page:
        file = tmp_path / "graph.html"
        file.write_text(html, encoding="utf-8")
        contexts.append(browser.new_context(offline=True, **({"viewport": {"width": 1440, "height": 900}} | options)))
        page = contexts[-1].new_page()
        page.on("console", lambda message: faults.append(f"console: {message.text}"))
        page.on("pageerror", lambda error: faults.append(f"error: {error}"))
        page.on("dialog", lambda dialog: faults.append(f"dialog: {dialog.message}"))
        own = file.as_uri()
        page.on(
            "request", lambda asked: None if asked.url.split("#")[0] == own else faults.append(f"request: {asked.url}")
        )
        page.goto(own + address)
        if options.get("java_script_enabled", True):
            page.wait_for_selector("html[data-ready='1']", state="attached")
        return page

    yield open_it
    for context in contexts:
        context.close()
    assert faults == []
