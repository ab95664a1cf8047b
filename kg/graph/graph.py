"""What a user holds: one graph, to ask, to look things up in, to export, and to give to rdflib, networkx or pandas."""

import re
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import IO, TYPE_CHECKING, Self

import networkx as nx
import rdflib
from oxrdflib import OxigraphStore as RdflibStore
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID

from kg.errors import QueryError, SettingsError, StoreError
from kg.graph.answer import Answer, Rows
from kg.graph.card import Card, make_card
from kg.graph.event_card import EventCard, make_event_card
from kg.graph.export.files import write_file
from kg.graph.export.network import NETWORK_FORMATS, write_network
from kg.graph.export.plover import export_plover
from kg.graph.export.rdf import FORMATS as RDF_FORMATS
from kg.graph.export.rdf import export_rdf, select_triples
from kg.graph.export.void import write_void
from kg.graph.network import make_network
from kg.graph.query import run_query
from kg.graph.store import Store, open_store
from kg.graph.store.oxigraph import OxigraphStore
from kg.graph.validate import ValidationReport, validate
from kg.names import PREFIXES
from kg.reference.ontology import Ontology, load_ontology
from kg.reference.queries import bind, get_query, load_queries

if TYPE_CHECKING:
    import pyarrow as pa

#: Formats that are a folder of tables.
TABLE_FORMATS = ("csv", "parquet")
#: What `Graph.export` can write.
EXPORT_FORMATS = (*RDF_FORMATS, *NETWORK_FORMATS, *TABLE_FORMATS, "plover", "void")

_DOCUMENTS = "SELECT ?id WHERE { ?document a dip:Document ; dcterms:identifier ?id }"
#: The name of a query, as opposed to its text.
_NAME = re.compile(r"[\w-]+")


class Graph:
    """A graph in some store. Close it, or use it in a `with` statement.

    >>> open_graph(":memory:").query("ASK { ?event a dip:Visit, dip:ActualEvent }")
    False
    """

    def __init__(self, store: Store, ontology: Path | None = None) -> None:
        """Take over `store`; `ontology` is a user's folder laid over the shipped one, for its queries and classes."""
        self.store = store
        self._overlay = ontology

    def query(self, query: str, **parameters: str) -> Answer:
        """Answer SPARQL, or a named query with its parameters: `graph.query("what-is-planned")`.

        Raises:
            QueryError: It is no SPARQL, or there is no such name; the message says where, or which is nearest.
        """
        if _NAME.fullmatch(query.strip()):
            query = bind(get_query(load_queries(self._overlay), query.strip()), parameters)
        elif parameters:
            raise QueryError("query", "only named queries take parameters.", "Write the values into the query.")
        return run_query(self.store, query)

    def ask(self, text: str) -> Iterable[Mapping[str, str]]:
        """Answer a SELECT: each row a mapping from variable to text, without those that have no value."""
        answer = run_query(self.store, text)
        if not isinstance(answer, Rows):
            raise QueryError("query", "gives no rows.", "Write a SELECT.")
        return answer

    def documents(self) -> tuple[str, ...]:
        """Return the identifiers of all documents, sorted."""
        return tuple(sorted(row["id"] for row in self.ask(_DOCUMENTS)))

    def card(self, name: str) -> Card:
        """Return what the graph says of who is called `name`; accents and capitals do not matter."""
        return make_card(self.ask, name, self._ontology)

    def event_card(self, name: str) -> EventCard:
        """Return what the graph says of an event, statement or occurrence: its words, and who else tells of it."""
        return make_event_card(self.ask, name, self._ontology)

    def validate(self) -> ValidationReport:
        """Check every node against the shapes: `graph.validate().conforms`."""
        return validate(self.store, self._overlay)

    def export(
        self,
        format: str,  # noqa: A002 - what everybody calls it
        file: str | Path | IO[bytes],
        *,
        include_text: bool = True,
        inferred: bool = False,
    ) -> None:
        """Write the graph to `file` in one of `EXPORT_FORMATS`.

        RDF in many forms; networks for Gephi and Cytoscape; tables into a folder, with a description beside them;
        "plover" for the table of events that event data comes in; "void" for the description alone. What takes no
        `include_text` or `inferred` holds neither.
        """
        target = Path(file) if isinstance(file, str) else file
        if format == "plover":
            export_plover(self.ask, target, self._overlay)
        elif format in NETWORK_FORMATS:
            write_file([write_network(self.networkx(), format)], target)
        elif format in TABLE_FORMATS:
            if not isinstance(target, Path):
                raise SettingsError(f"--format {format}", "gives several files.", "Name a folder for them with -o.")
            from kg.graph.export.tables import export_tables  # pyarrow takes a while to load, and few commands need it

            export_tables(self.ask, self._ontology, format, target)
            self._describe(target / "void.ttl", include_text=include_text, inferred=inferred)
        elif format == "void":
            self._describe(target, include_text=include_text, inferred=inferred)
        elif format in RDF_FORMATS:
            export_rdf(self.store, format, target, include_text=include_text, inferred=inferred)
        else:
            near = get_close_matches(format, EXPORT_FORMATS, 1)
            mend = f"Did you mean {near[0]}?" if near else f"Give one of {', '.join(EXPORT_FORMATS)}."
            raise SettingsError(format, "is no format of exports.", mend)

    def _describe(self, file: Path | IO[bytes], *, include_text: bool, inferred: bool) -> None:
        triples = select_triples(self.store, include_text=include_text, inferred=inferred)
        write_file((part.encode() for part in write_void(triples)), file)

    def tables(self) -> "dict[str, pa.Table]":
        """Return actors, events, relations and evidence as Arrow tables: `graph.tables()["events"].to_pandas()`."""
        from kg.graph.export.tables import make_tables  # as above

        return make_tables(self.ask, self._ontology)

    def rdflib(self) -> rdflib.Graph:
        """Return the union of all graphs as an rdflib graph on the same store: nothing is copied.

        It is for reading. Give it queries as text: a prepared query runs in rdflib's own evaluator, many times slower,
        and may fetch what its SERVICE names. Texts come as `xsd:string`: compare `str(value)`, not plain Literals.
        """
        if not isinstance(self.store, OxigraphStore):
            raise StoreError(self.store.place, "is no local store.", "Use rdflib's SPARQLStore with its URL.")
        graph = rdflib.Graph(store=RdflibStore(store=self.store.inner), identifier=DATASET_DEFAULT_GRAPH_ID)
        for prefix, space in PREFIXES.items():
            graph.bind(prefix, space)
        return graph

    def networkx(self) -> nx.MultiDiGraph:
        """Return events, who and what takes part in them, and their relations as a network; see `kg.graph.network`."""
        return make_network(self.ask, self._ontology)

    def close(self) -> None:
        """Close the store."""
        self.store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.store.__exit__(kind, error, trace)

    @cached_property
    def _ontology(self) -> Ontology:
        return load_ontology(self._overlay)


def open_graph(place: str | Path, ontology: Path | None = None) -> Graph:
    """Open the graph at `place` for reading: an output folder, a store, an RDF file, ":memory:" or a server's URL."""
    return Graph(open_store(place), ontology)
