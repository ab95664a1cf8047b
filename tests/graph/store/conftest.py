"""Every kind of store, empty and open for writing."""

import os
from collections.abc import Iterator

import httpx
import pytest
from servers import VIRTUOSO_USER, oxigraph, virtuoso

import kg.graph.store.server
from kg.graph.store import Store, open_store


@pytest.fixture(autouse=True)
def _no_pause(monkeypatch):
    monkeypatch.setattr(kg.graph.store.server, "PAUSE", 0.0)
    for name in [name for name in os.environ if name.startswith("KG_STORE")]:
        monkeypatch.delenv(name)


@pytest.fixture(scope="session")
def oxigraph_url(tmp_path_factory) -> Iterator[str]:
    with oxigraph(tmp_path_factory.mktemp("oxigraph")) as url:
        yield url


@pytest.fixture(scope="session")
def virtuoso_url(tmp_path_factory) -> Iterator[str]:
    with virtuoso(tmp_path_factory.mktemp("virtuoso")) as url:
        yield url


@pytest.fixture
def place(request, tmp_path, monkeypatch) -> str:
    """Return where an empty store of the kind in question is, or can be made."""
    if request.param == "memory":
        return ":memory:"
    if request.param == "disk":
        return str(tmp_path / "out")
    url = request.getfixturevalue(f"{request.param}_url")
    if request.param == "oxigraph":
        httpx.post(f"{url}/update", data={"update": "DROP ALL"}).raise_for_status()
        return url
    monkeypatch.setenv("KG_STORE_USER", VIRTUOSO_USER)
    monkeypatch.setenv("KG_STORE_PASSWORD", VIRTUOSO_USER)
    login = httpx.DigestAuth(VIRTUOSO_USER, VIRTUOSO_USER)
    found = httpx.post(
        url, data={"query": "SELECT ?g { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g"}, headers={"Accept": "text/csv"}
    )
    for graph in found.text.replace('"', "").split()[1:]:
        if "diplomacy-kg" in graph or "example.org" in graph:
            update = {"update": f"DROP SILENT GRAPH <{graph}>"}
            httpx.post(f"{url}-auth", data=update, auth=login).raise_for_status()
    return url


@pytest.fixture
def empty(place) -> Iterator[Store]:
    with open_store(place, create=True) as store:
        yield store
