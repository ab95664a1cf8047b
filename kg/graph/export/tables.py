"""Write the graph as four tables, for spreadsheets and data frames: actors, events, relations and evidence.

A cell names an individual, event or evidence by its path below `id/`, so that the tables can be joined. Parquet keeps
lists, numbers and days as such; in CSV several values of one cell are parted by "; ".
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
from pyarrow import csv, parquet

from kg.errors import SettingsError
from kg.graph.export.files import write_file
from kg.graph.lookup import Ask, most_specific
from kg.graph.store.base import INFERRED
from kg.names import shrink
from kg.reference.ontology import Ontology

_TEXT, _WHOLE, _PART, _DAY = pa.string(), pa.int64(), pa.float64(), pa.date32()
_MANY = pa.list_(pa.string())
#: How a text becomes a value of a column.
_READ: Mapping[pa.DataType, Callable[[str], object]] = {
    _TEXT: str,
    _WHOLE: int,
    _PART: float,
    _DAY: dt.date.fromisoformat,
}
#: What stands in the tables of actors.
_ACTORS = ("dip:Actor", "dip:Place", "dip:Initiative")
_IN_STATE = "dip:partOf dip:locatedIn dip:ofState dip:officeOf dip:represents"

#: Every value of every property of a node, all in short form and sorted.
_Facts = Mapping[str, list[str]]


@dataclass(frozen=True, slots=True)
class _Column:
    name: str
    #: Whose values it holds; "" for what is found out otherwise.
    property: str
    type: pa.DataType = _TEXT


_CLAIM = (
    _Column("factuality", "dip:factuality"),
    _Column("attributed_to", "dip:attributedTo", _MANY),
    _Column("confidence", "dip:confidence", _PART),
    _Column("document", "document"),
    _Column("evidence", "prov:wasDerivedFrom", _MANY),
)
_SPAN = (_Column("earliest", "dip:earliest", _DAY), _Column("latest", "dip:latest", _DAY))
_COLUMNS = {
    "actors": (
        _Column("id", "id"),
        _Column("class", "class"),
        _Column("label", "rdfs:label"),
        _Column("other_names", "skos:altLabel", _MANY),
        _Column("state", "state", _MANY),
        _Column("same_as", "owl:sameAs", _MANY),
        _Column("documents", "documents", _WHOLE),
    ),
    "events": (
        _Column("id", "id"),
        _Column("class", "class"),
        _Column("plover_type", "dip:ploverType"),
        _Column("plover_modes", "dip:ploverMode", _MANY),
        _Column("label", "rdfs:label"),
        *(_Column(role, f"dip:{role}", _MANY) for role in ("agent", "recipient", "participant", "place", "topic")),
        _Column("topic_text", "dip:topicText"),
        _Column("appointee", "dip:appointee", _MANY),
        _Column("office", "dip:office", _MANY),
        _Column("date", "dip:date"),
        *_SPAN,
        _Column("time_text", "dip:timeText"),
        _Column("casualties", "dip:casualties", _WHOLE),
        *_CLAIM,
    ),
    "relations": (
        _Column("id", "id"),
        *(_Column(part, f"rdf:{part}") for part in ("subject", "predicate", "object")),
        _Column("label", "rdfs:label"),
        _Column("status", "dip:status"),
        *_SPAN,
        _Column("events", "dip:ofEvent", _MANY),
        *_CLAIM,
    ),
    "evidence": (
        _Column("id", "id"),
        _Column("document", "nif:referenceContext"),
        _Column("title", "title"),
        _Column("begin", "nif:beginIndex", _WHOLE),
        _Column("end", "nif:endIndex", _WHOLE),
        _Column("words", "nif:anchorOf"),
        _Column("sentence", "dip:sentence"),
    ),
}
_OF_CLASS = "SELECT ?it ?p ?o WHERE {{ ?it a {kind} ; ?p ?o }}"
#: Only what is stated: a triple in a graph of inferred ones is stated nowhere else.
_STATES = f"""SELECT ?it ?state WHERE {{ ?it ?how ?state . ?state a dip:State . VALUES ?how {{ {_IN_STATE} }}
  FILTER NOT EXISTS {{ GRAPH ?g {{ ?it ?how ?state }} FILTER(STRSTARTS(STR(?g), "{INFERRED}")) }} }}"""
_NAMED = """SELECT ?it (COUNT(DISTINCT ?document) AS ?n) WHERE {
  ?naming dip:names ?it ; prov:wasDerivedFrom/nif:referenceContext ?document } GROUP BY ?it"""
_TITLES = "SELECT ?it ?title WHERE { ?it a dip:Document ; rdfs:label ?title }"

TABLES = tuple(_COLUMNS)


def make_tables(ask: Ask, ontology: Ontology) -> dict[str, pa.Table]:
    """Return the four tables by name, each sorted by id."""
    evidence = _collect(ask, "dip:Evidence")
    for span, title in _values(ask, _TITLES, evidence, "nif:referenceContext"):
        evidence[span]["title"] = [title]
    told = {"evidence": evidence, "actors": _collect_actors(ask)}
    for name, kind in (("events", "dip:Event"), ("relations", "rdf:Statement")):
        told[name] = _collect(ask, kind)
        for facts in told[name].values():
            spans = facts.get("prov:wasDerivedFrom", ())
            found = {document for span in spans for document in evidence.get(span, {}).get("nif:referenceContext", ())}
            facts["document"] = sorted(found)
    return {name: _make_table(name, told[name], ontology) for name in TABLES}


def export_tables(ask: Ask, ontology: Ontology, format: str, folder: Path) -> None:  # noqa: A002
    """Write the tables into `folder`, made where it is missing: actors.csv or actors.parquet, and so on."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise SettingsError(str(folder), f"cannot be made: {error.strerror}.", "Give another folder.") from None
    for name, table in make_tables(ask, ontology).items():
        write_file([_write_table(table, format)], folder / f"{name}.{format}")


def _collect(ask: Ask, kind: str) -> dict[str, dict[str, list[str]]]:
    """Return all that is said of the nodes of a class."""
    nodes: defaultdict[str, defaultdict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for row in ask(_OF_CLASS.format(kind=kind)):
        nodes[shrink(row["it"])][shrink(row["p"])].append(shrink(row["o"]))
    return {it: {name: sorted(values) for name, values in nodes[it].items()} for it in nodes}


def _collect_actors(ask: Ask) -> dict[str, dict[str, list[str]]]:
    actors = {it: facts for kind in _ACTORS for it, facts in _collect(ask, kind).items()}
    for row in ask(_NAMED):
        if "it" in row and (it := shrink(row["it"])) in actors:
            actors[it]["documents"] = [row["n"]]
    for it, state in sorted({(shrink(row["it"]), shrink(row["state"])) for row in ask(_STATES)}):
        if it in actors:
            actors[it].setdefault("state", []).append(state)
    return actors


def _values(ask: Ask, query: str, nodes: Mapping[str, _Facts], through: str) -> list[tuple[str, str]]:
    """Return what `query` says of that to which a property of the nodes leads."""
    known = {shrink(row["it"]): row["title"] for row in ask(query)}
    return [(it, known[end]) for it, facts in nodes.items() for end in facts.get(through, ()) if end in known]


def _make_table(name: str, nodes: Mapping[str, dict[str, list[str]]], ontology: Ontology) -> pa.Table:
    ids = sorted(nodes)
    for it in ids:
        nodes[it]["id"] = [it]
        kind = most_specific(set(nodes[it].get("rdf:type", ())), ontology)
        nodes[it]["class"] = [kind] if kind else []
    columns = _COLUMNS[name]
    arrays = [pa.array([_cell(nodes[it], column) for it in ids], type=column.type) for column in columns]
    return pa.table(arrays, names=[column.name for column in columns])


def _cell(facts: _Facts, column: _Column) -> object:
    values = facts.get(column.property, [])
    if column.type == _MANY:
        return values
    try:
        return _READ[column.type](values[0]) if values else None
    except ValueError:
        return None


def _write_table(table: pa.Table, format: str) -> bytes:  # noqa: A002
    out = pa.BufferOutputStream()
    if format == "parquet":
        parquet.write_table(table, out)
    else:
        csv.write_csv(_flatten(table), out)
    content: bytes = out.getvalue().to_pybytes()
    return content


def _flatten(table: pa.Table) -> pa.Table:
    """Return a table without lists."""
    for number, column in enumerate(table.schema):
        if column.type == _MANY:
            joined: Iterable[str | None] = ("; ".join(cell) or None for cell in table.column(number).to_pylist())
            table = table.set_column(number, column.name, pa.array(joined, type=_TEXT))
    return table
