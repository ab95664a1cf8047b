"""Ask a SPARQL 1.1 server by URL. Reading only: a server's data is changed by its own tools."""

import json
import re
from collections.abc import Iterable, Iterator
from types import TracebackType
from typing import NoReturn, Self

import httpx
import pyoxigraph as ox

from kg.errors import QueryError, StoreError
from kg.graph.store.base import Result
from kg.names import ID, PREFIXES

#: Seconds to wait for a server, between two pieces of its answer.
PATIENCE = 60.0
_ACCEPT = "application/sparql-results+json, application/n-triples;q=0.9"
_HEADER = "\n".join([f"BASE <{ID}>", *(f"PREFIX {prefix}: <{space}>" for prefix, space in PREFIXES.items())])
_PREAMBLE = _HEADER.count("\n") + 1
_LINE = re.compile(r"(?<=line )\d+|(?<= at )\d+(?=:\d+)")


class RemoteStore:
    """A server that answers SPARQL queries over HTTP.

    The server decides what a query without GRAPH sees. It is asked for the union of all graphs as Oxigraph's server
    understands it; GraphDB and Virtuoso do so anyway, others have a setting for it.
    """

    def __init__(self, place: str) -> None:
        """Remember the URL; nothing is sent yet."""
        self.place = place
        self._client = httpx.Client(timeout=PATIENCE, follow_redirects=True)

    def graphs(self) -> tuple[str, ...]:
        """Return the IRIs of the named graphs, sorted."""
        found = self._solutions("SELECT DISTINCT ?g WHERE { GRAPH ?g { ?s ?p ?o } }")
        return tuple(sorted(row["g"].value for row in found))

    def replace(self, graph: str, quads: Iterable[ox.Quad]) -> bool:
        """Refuse."""
        self._refuse()

    def remove(self, graph: str) -> bool:
        """Refuse."""
        self._refuse()

    def query(self, text: str) -> Result:
        """Answer SPARQL; prefixes of `kg.names` need no declaration."""
        form = {"query": f"{_HEADER}\n{text}", "union-default-graph": ""}
        try:
            answer = self._client.post(self.place, data=form, headers={"Accept": _ACCEPT})
        except httpx.HTTPError as error:
            raise StoreError(
                self.place, f"does not answer: {error or type(error).__name__}.", "Check the URL and that it runs."
            ) from None
        if answer.status_code == httpx.codes.BAD_REQUEST:
            raise QueryError(self.place, f"refuses the query: {_own_lines(answer.text.strip()[:300])}")
        if not answer.is_success:
            raise StoreError(
                self.place,
                f"answers {answer.status_code} {answer.reason_phrase}.",
                "Give its query URL.",
            )
        try:
            if "n-triples" in answer.headers.get("content-type", ""):
                return [quad.triple for quad in ox.parse(answer.content, format=ox.RdfFormat.N_TRIPLES)]
            json.loads(answer.content)  # results are parsed as they are read: too late to find that the end is missing
            return ox.parse_query_results(answer.content, format=ox.QueryResultsFormat.JSON)
        except (SyntaxError, ValueError, OSError) as error:
            raise StoreError(
                self.place,
                f"sent an answer that is broken or incomplete: {error}.",
                "Give the URL of a SPARQL service.",
            ) from None

    def quads(self, graph: str | None = None) -> Iterator[ox.Quad]:
        """Yield the quads of one named graph, or of all of them."""
        which = "" if graph is None else f"VALUES ?g {{ {ox.NamedNode(graph)} }} "
        for row in self._solutions(f"SELECT ?s ?p ?o ?g WHERE {{ {which}GRAPH ?g {{ ?s ?p ?o }} }}"):
            yield ox.Quad(row["s"], row["p"], row["o"], row["g"])

    def triples(self) -> Iterator[ox.Triple]:
        """Yield the union of all graphs, each triple once."""
        for row in self._solutions("SELECT DISTINCT ?s ?p ?o WHERE { { ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } } }"):
            yield ox.Triple(row["s"], row["p"], row["o"])

    def close(self) -> None:
        """Close the connection."""
        self._client.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _solutions(self, text: str) -> ox.QuerySolutions:
        result = self.query(text)
        if not isinstance(result, ox.QuerySolutions):
            raise StoreError(self.place, "sent triples where rows were asked for.", "Give the URL of a SPARQL service.")
        return result

    def _refuse(self) -> NoReturn:
        raise StoreError(self.place, "is a server, which kg only reads.", "Build into a folder.")


def _own_lines(message: str) -> str:
    """Count lines from the user's first one: the prefixes before it are ours."""
    return _LINE.sub(lambda match: str(max(int(match[0]) - _PREAMBLE, 1)), message)
