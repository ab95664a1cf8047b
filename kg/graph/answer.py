"""What a query answers: rows or triples that can be read again and again, and written in the formats people use."""

import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, TypeAlias

import pyoxigraph as ox
from rich.console import Console
from rich.table import Table
from rich.text import Text

from kg.errors import QueryError
from kg.graph.export.rdf import write_triples
from kg.names import shrink

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl
    import pyarrow as pa

_RESULTS = {
    "csv": ox.QueryResultsFormat.CSV,
    "tsv": ox.QueryResultsFormat.TSV,
    "json": ox.QueryResultsFormat.JSON,
    "xml": ox.QueryResultsFormat.XML,
}
_GRAPHS = {"turtle": "turtle", "json": "jsonld", "xml": "rdfxml", "ntriples": "ntriples"}

#: How the JSON of an answer begins its first row and every other one; a row without any value looks different.
_FIRST_ROW, _NEXT_ROW, _NO_VALUES = b'"bindings":[{', b'}},{"', b"{}"

#: Formats of answers; rows and truths take all but the last two, triples all but csv and tsv.
ANSWER_FORMATS = ("table", "csv", "tsv", "json", "xml", "turtle", "ntriples")


class Rows:
    """The rows of a SELECT. Each is a mapping from variable to text; a variable without a value is missing from it.

    >>> rows = Rows(b'{"head":{"vars":["x"]},"results":{"bindings":[{"x":{"type":"literal","value":"Kabul"}}]}}')
    >>> list(rows), rows.variables, len(rows)
    ([{'x': 'Kabul'}], ('x',), 1)
    """

    def __init__(self, content: bytes) -> None:
        """Take the SPARQL JSON of an answer, so that no store needs to stay open for it."""
        self._content = content

    @property
    def variables(self) -> tuple[str, ...]:
        """Return the names of the columns, in the order of the query."""
        return tuple(variable.value for variable in self._solutions().variables)

    def __iter__(self) -> Iterator[Mapping[str, str]]:
        variables = self.variables
        for solution in self._solutions():
            yield {name: _plain(term) for name, term in zip(variables, solution, strict=True) if term is not None}

    def __len__(self) -> int:
        return self._length

    def tuples(self) -> Iterator[tuple[str | None, ...]]:
        """Yield the rows as tuples in the order of `variables`."""
        variables = self.variables
        return (tuple(row.get(name) for name in variables) for row in self)

    def to_arrow(self) -> "pa.Table":
        """Return the rows as an Arrow table: whole numbers, decimals, days and truths as such, all else as texts."""
        # Most commands need no table, and it takes a while to load what makes them.
        from kg.graph.frame import read_table

        return read_table(self._content, self.variables)

    def to_pandas(self) -> "pd.DataFrame":
        """Return a pandas data frame, typed as the table of `to_arrow`; needs pandas."""
        frame: pd.DataFrame = self.to_arrow().to_pandas()
        return frame

    def to_polars(self) -> "pl.DataFrame":
        """Return a polars data frame, typed as the table of `to_arrow`; needs polars."""
        import polars as pl  # an optional extra

        frame = pl.from_arrow(self.to_arrow())
        assert isinstance(frame, pl.DataFrame)  # noqa: S101 - a table makes a frame
        return frame

    def write(self, format: str) -> str:  # noqa: A002
        """Return the rows in one of `ANSWER_FORMATS`."""
        if format == "table":
            return _draw(self.variables, self.tuples())
        if format not in _RESULTS:
            raise _unfit(format, "rows", ("table", *_RESULTS))
        return (self._solutions().serialize(format=_RESULTS[format]) or b"").decode()

    @cached_property
    def _length(self) -> int:
        """How many rows there are, told by what parts them: no text holds it, for in JSON its quotes are escaped."""
        if _NO_VALUES in self._content:
            return sum(1 for _ in self._solutions())
        return self._content.count(_NEXT_ROW) + (_FIRST_ROW in self._content)

    def _solutions(self) -> ox.QuerySolutions:
        solutions = ox.parse_query_results(self._content, format=ox.QueryResultsFormat.JSON)
        assert isinstance(solutions, ox.QuerySolutions)  # noqa: S101 - the content is what `run_query` serialised
        return solutions

    def _repr_html_(self) -> str:
        return str(self.to_pandas().to_html(index=False))


class Triples:
    """The triples of a CONSTRUCT or DESCRIBE, each once, sorted, as texts.

    >>> len(Triples([]))
    0
    """

    def __init__(self, triples: Iterable[ox.Triple]) -> None:
        """Take the triples in any order."""
        self._triples = sorted(set(triples), key=str)

    @property
    def terms(self) -> Sequence[ox.Triple]:
        """The triples themselves, sorted."""
        return self._triples

    def __iter__(self) -> Iterator[tuple[str, str, str]]:
        return ((_plain(s), _plain(p), _plain(o)) for s, p, o in self._triples)

    def __len__(self) -> int:
        return len(self._triples)

    def write(self, format: str) -> str:  # noqa: A002
        """Return the triples in one of `ANSWER_FORMATS`; "json" is JSON-LD and "xml" RDF/XML."""
        if format == "table":
            return _draw(("subject", "predicate", "object"), self)
        if format not in _GRAPHS:
            raise _unfit(format, "triples", ("table", *_GRAPHS))
        return write_triples(self._triples, _GRAPHS[format])


Answer: TypeAlias = Rows | Triples | bool


def write_answer(answer: Answer, format: str = "table") -> str:  # noqa: A002
    """Return an answer of any kind in one of `ANSWER_FORMATS`.

    >>> print(write_answer(True, "csv"), end="")
    true
    """
    if not isinstance(answer, bool):
        return answer.write(format)
    truth = str(answer).lower()
    if format in ("json", "xml"):
        content = f'{{"head":{{}},"boolean":{truth}}}'
        parsed = ox.parse_query_results(content, format=ox.QueryResultsFormat.JSON)
        return (parsed.serialize(format=_RESULTS[format]) or b"").decode() + "\n"
    if format not in ("table", "csv", "tsv"):
        raise _unfit(format, "yes or no", ("table", *_RESULTS))
    return truth + "\n"


def _plain(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> str:
    """Return an IRI or the text of a literal, without type or language."""
    return str(term) if isinstance(term, ox.Triple) else term.value


def _draw(columns: Iterable[str], rows: Iterable[tuple[str | None, ...]], width: int = 0) -> str:
    """Return a table as text; IRIs are shortened, and what rich would take for markup stays text."""
    table = Table(*columns, show_edge=False, pad_edge=False)
    for row in rows:
        table.add_row(*(Text(shrink(cell or "")) for cell in row))
    out = io.StringIO()
    console = Console(file=out, width=width or None)
    console.print(table)
    return out.getvalue()


def _unfit(format: str, kind: str, fitting: Iterable[str]) -> QueryError:  # noqa: A002
    return QueryError(f"--format {format}", f"does not fit {kind}.", f"Give one of {', '.join(fitting)}.")
