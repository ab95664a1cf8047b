"""Keep graphs on a server that speaks SPARQL 1.1 over HTTP, such as Oxigraph, Virtuoso, Fuseki or GraphDB, by its URL.

Servers differ in what a query without GRAPH sees, and where they join the named graphs while they answer, a triple that
two graphs state may count twice. So this store keeps the union of all graphs itself, as the local ones do: in the
server's default graph, or, where that is a view of the named graphs, in a graph that each query names as its default.

What changes in a graph is first put into two graphs beside it; a last update moves it over and cleans up. Done twice it
changes nothing more, so that it can be sent again where the connection broke. `kg.graph.store.change` words it.
"""

import itertools
import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import NamedTuple

import pyoxigraph as ox

from kg.closing import Closing
from kg.errors import StoreError
from kg.graph.store.base import DERIVED, Result, check_graph
from kg.graph.store.change import MOST, MOST_UPLOADED, Change, Upload, copy, put_all
from kg.graph.store.lines import cut_between_graphs, read_lines
from kg.graph.store.server import PATIENCE, Server
from kg.names import ID, PREFIXES, digest
from kg.settings import Access

#: Where servers keep what is their own.
_OF_SERVERS = ("http://www.openlinksw.com/", "http://www.w3.org/ns/ldp#", "http://localuriqaserver/")
#: Lines that are held at once when graphs are put there.
_PART = 20_000
#: Graphs of this store that are nobody's content begin so.
_INNER = DERIVED + "server"
_UNION = ox.NamedNode(f"{_INNER}/union")
#: Says of a server how its union is kept.
_NOTE = ox.NamedNode(f"{_INNER}/note")
#: Virtuoso answers yes with one row of this, and no with none.
_TRUTH = "__ASK_RETVAL"
_HEADER = "\n".join([f"BASE <{ID}>", *(f"PREFIX {prefix}: <{space}>" for prefix, space in PREFIXES.items())])


class _Union(NamedTuple):
    """How a query is made to see the union of all graphs, and where that is kept: nowhere by this store if None."""

    parameters: Mapping[str, str]
    place: ox.NamedNode | ox.DefaultGraph | None


#: By what the note on a server says; without a note somebody else filled it, and Oxigraph is asked to join its graphs.
_UNIONS = {
    "default graph": _Union({}, ox.DefaultGraph()),
    "named graph": _Union({"default-graph-uri": _UNION.value}, _UNION),
    "by the server": _Union({}, None),
    None: _Union({"union-default-graph": ""}, None),
}


class RemoteStore(Closing):
    """A server that holds named graphs. Whoever it asks for a password finds it in the environment."""

    def __init__(self, place: str, access: Access | None = None, patience: float = PATIENCE) -> None:
        """Remember the URL; nothing is sent yet."""
        self._server: Server | None = Server(place, access or Access(), patience)
        self.place = self._server.place
        self._note: str | None = None
        self._note_read = False

    def graphs(self) -> tuple[str, ...]:
        """Return the IRIs of the named graphs, sorted."""
        # Grouped, because Virtuoso takes a hundred times as long for SELECT DISTINCT.
        found = [row["g"].value for row in self._rows("SELECT ?g", "GRAPH ?g { ?s ?p ?o }", {}, "GROUP BY ?g")]
        return tuple(sorted(name for name in found if not name.startswith((_INNER, *_OF_SERVERS))))

    def replace(self, graph: str, quads: Iterable[ox.Quad]) -> bool:
        """Make `quads` the whole content of `graph`; say whether anything changed.

        The server does so in one request. Whether that is one transaction is up to it; most servers say so.
        """
        after = check_graph(graph, quads)
        before = set(self.quads(graph))
        gone, new = before - after, after - before
        if not gone and not new:
            return False
        union = self._prepared().place
        beside = f"{_INNER}/{digest(graph)}"
        change = Change(ox.NamedNode(graph), new, gone, beside, union)
        for step in change.steps(emptied=not after):
            if isinstance(step, Upload):
                self._upload(step)
            else:
                self._update(*step)
        return True

    def fill(self, lines: Iterable[bytes]) -> None:
        """Put many named graphs that are not there yet onto the server, several in each request.

        A request that is sent twice puts nothing twice. Where the server goes away, some graphs may be there in part.
        """
        union = self._prepared().place
        for part in cut_between_graphs(lines, _PART):
            for update in put_all(read_lines(part.quads), union):
                self._update(update)

    def rewrite(self, graph: str, quads: Iterable[ox.Quad]) -> bool:
        """Make `quads` the whole content of `graph` as `replace` does; the request holds all that changes."""
        return self.replace(graph, quads)

    def remove(self, graph: str) -> bool:
        """Remove `graph`; say whether it was there."""
        return self.replace(graph, ())

    def query(self, text: str, graph: str | None = None) -> Result:
        """Answer SPARQL over the union or one graph; prefixes of `kg.names` and paths below `id/` are declared.

        One graph is fetched and asked here: servers cut long answers, and differ in what they take for a dataset.
        """
        # Faults are told like those of every other store, and what changes data is never sent.
        here = ox.Store()
        if graph is not None:
            here.extend(ox.Quad(*quad.triple) for quad in self.quads(graph))
        answer = here.query(text, prefixes=PREFIXES, base_iri=ID)
        if graph is not None:
            return answer
        return self._ask(f"{_HEADER}\n{text}", self._union().parameters)

    def quads(self, graph: str | None = None) -> Iterator[ox.Quad]:
        """Yield the quads of one named graph, or of all of them."""
        if graph is None:
            for each in self.graphs():
                yield from self.quads(each)
            return
        name = ox.NamedNode(graph)
        for row in self._rows("SELECT ?s ?p ?o", f"GRAPH {name} {{ ?s ?p ?o }}", {}):
            yield ox.Quad(row["s"], row["p"], row["o"], name)

    def triples(self, without: Collection[str] = ()) -> Iterator[ox.Triple]:
        """Yield the union of all graphs, each triple once, but not what only the graphs `without` say."""
        hidden = {quad.triple for graph in without for quad in self.quads(graph)}
        if hidden:
            hidden -= {quad.triple for graph in self.graphs() if graph not in without for quad in self.quads(graph)}
        union = self._union()
        select = "SELECT DISTINCT ?s ?p ?o" if union.place is None else "SELECT ?s ?p ?o"
        for row in self._rows(select, "?s ?p ?o", union.parameters):
            if (triple := ox.Triple(row["s"], row["p"], row["o"])) not in hidden:
                yield triple

    def close(self) -> None:
        """Close the connection."""
        if self._server is not None:
            self._server.close()
        self._server = None

    def _opened(self) -> Server:
        if self._server is None:
            raise StoreError(self.place, "is closed.", "Open it again.")
        return self._server

    def _union(self) -> _Union:
        """Return how the union of this server's graphs is kept."""
        if not self._note_read:
            notes = list(self._rows("SELECT ?kept", f"GRAPH {_NOTE} {{ {_NOTE} {_NOTE} ?kept }}", {}))
            self._note = notes[0]["kept"].value if notes else None
            self._note_read = True
        return _UNIONS.get(self._note, _UNIONS[None])

    def _prepared(self) -> _Union:
        """See that the union of the graphs is kept, from the first change on; return how."""
        if (found := self._union()) is not _UNIONS[None]:
            return found
        seen = f"{_INNER}/seen"
        graphs = self.graphs()
        self._update(f"INSERT DATA {{ GRAPH <{seen}> {{ <{seen}> <{seen}> 1 }} }}")
        note = "default graph"
        if self._is_true(f"ASK {{ <{seen}> <{seen}> ?it }}", {}):
            named = _UNIONS["named graph"].parameters
            answers = self._is_true(f"ASK {{ GRAPH <{seen}> {{ <{seen}> <{seen}> ?it }} }}", named)
            note = "named graph" if answers else "by the server"
        union = _UNIONS[note]
        if union.place is not None:
            for graph in graphs:
                self._update(copy(ox.NamedNode(graph), union.place))
        self._update(
            f"DROP SILENT GRAPH <{seen}>", f"INSERT DATA {{ GRAPH {_NOTE} {{ {_NOTE} {_NOTE} {ox.Literal(note)} }} }}"
        )
        self._note = note
        return union

    def _update(self, *steps: str) -> None:
        self._opened().update(" ;\n".join(steps))

    def _upload(self, upload: Upload) -> None:
        """Add to a graph by the Graph Store Protocol, which takes more at a time, or where there is none by updates."""
        for piece in upload.cut(MOST_UPLOADED):
            if not self._opened().add(piece.graph.value, "\n".join(piece.lines)):
                for few in piece.cut(MOST):
                    self._update(few.insert)

    def _is_true(self, text: str, parameters: Mapping[str, str]) -> bool:
        result = self._ask(text, parameters)
        return isinstance(result, ox.QueryBoolean) and bool(result)

    def _rows(
        self, select: str, pattern: str, parameters: Mapping[str, str], group: str = ""
    ) -> Iterator[ox.QuerySolution]:
        """Yield all rows, in several answers where the server gives no more than so many at a time."""
        query = f"{select} WHERE {{ {pattern} }} {group}"
        answer = self._opened().ask(query, parameters)
        if (most := _cut(answer.headers)) is None:
            yield from self._solutions(self._read(answer.content, answer.headers))
            return
        variables = " ".join(word for word in select.split() if word.startswith("?"))
        for offset in itertools.count(0, most):
            before = answer.content
            page = f"SELECT * WHERE {{ {{ {query} ORDER BY {variables} }} }} LIMIT {most} OFFSET {offset}"
            answer = self._opened().ask(page, parameters)
            rows = list(self._solutions(self._read(answer.content, answer.headers)))
            if offset and rows and answer.content == before:
                raise StoreError(self.place, "repeats its rows for ever.", "Give the URL of a SPARQL service.")
            yield from rows
            if len(rows) < most:
                return

    def _ask(self, text: str, parameters: Mapping[str, str]) -> Result:
        answer = self._opened().ask(text, parameters)
        if (most := _cut(answer.headers)) is not None:
            raise StoreError(
                self.place,
                f"gives the first {most} rows only.",
                "Ask for fewer with LIMIT and OFFSET, or raise its limit.",
            )
        return self._read(answer.content, answer.headers)

    def _read(self, content: bytes, headers: Mapping[str, str]) -> Result:
        try:
            if "n-triples" in headers.get("content-type", ""):
                return [quad.triple for quad in ox.parse(content, format=ox.RdfFormat.N_TRIPLES)]
            # Results are parsed as they are read: too late to find that the end is missing.
            read = json.loads(content)
            if read["head"].get("vars") == [_TRUTH]:
                content = json.dumps({"head": {}, "boolean": bool(read["results"]["bindings"])}).encode()
            return ox.parse_query_results(content, format=ox.QueryResultsFormat.JSON)
        except (SyntaxError, ValueError, KeyError, TypeError, AttributeError, OSError) as error:
            raise StoreError(
                self.place,
                f"sent an answer that is broken or incomplete: {error}.",
                "Give the URL of a SPARQL service; if it is one, it may have run out of time: ask for less.",
            ) from None

    def _solutions(self, result: Result) -> ox.QuerySolutions:
        if not isinstance(result, ox.QuerySolutions):
            raise StoreError(self.place, "sent no rows where rows were asked for.", "Give the URL of a SPARQL service.")
        return result


def _cut(headers: Mapping[str, str]) -> int | None:
    """Return how many rows the server gave where it kept others back: Virtuoso says so in a header."""
    most = headers.get("x-sparql-maxrows", "")
    return int(most) if most.isdigit() and int(most) else None
