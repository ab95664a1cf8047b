"""Ask a store in SPARQL: safe, with the project's prefixes, and with faults shown where they are.

Queries only read. SERVICE is refused, because it would make the program fetch any address that a query names.
"""

import re
from collections.abc import Iterator

import pyoxigraph as ox
from pyparsing import ParseResults
from rdflib.plugins.sparql.parser import parseQuery
from rdflib.plugins.sparql.parserutils import CompValue

from kg.errors import QueryError
from kg.graph.answer import Answer, Rows, Triples
from kg.graph.store.base import Result, Store
from kg.names import PREFIXES

_POSITION = re.compile(r"error at (\d+):(\d+)(?:-\S+)?: (.*)", re.DOTALL)
_SERVICE = re.compile(r"\bSERVICE\b", re.IGNORECASE)
_QUOTED = re.compile(
    r'"""(?:[^"\\]|\\.|"(?!""))*"""|' + r"'''(?:[^'\\]|\\.|'(?!''))*'''|"
    r'"(?:[^"\\\n]|\\.)*"|' + r"'(?:[^'\\\n]|\\.)*'|<[^<>\"{}|^`\\\x00-\x20]*>|#[^\n]*",
    re.DOTALL,
)
_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_UPDATE = re.compile(
    r"(?:\s|#[^\n]*\n|(?:PREFIX\s+\S+|BASE)\s*<[^>]*>)*"
    r"(INSERT|DELETE|LOAD|CLEAR|DROP|CREATE|ADD|MOVE|COPY|WITH)\b",
    re.IGNORECASE,
)
#: A parser's list of all that could stand somewhere is longer than this, and helps nobody.
_TOO_LONG = 60


def run_query(store: Store, text: str) -> Answer:
    """Answer `text`: rows for SELECT, triples for CONSTRUCT and DESCRIBE, yes or no for ASK.

    Raises:
        QueryError: The text is not SPARQL (with line, column and the line itself), changes data, or calls a SERVICE.

    >>> from kg.graph.store import open_store
    >>> run_query(open_store(":memory:"), "ASK { ?who a dip:Official }")
    False
    """
    result = _ask(store, text)
    if isinstance(result, ox.QuerySolutions):
        return Rows(result.serialize(format=ox.QueryResultsFormat.JSON) or b"")
    return bool(result) if isinstance(result, ox.QueryBoolean) else Triples(result)


def construct(store: Store, text: str) -> Iterator[ox.Triple]:
    """Yield the triples that a CONSTRUCT or DESCRIBE gives, without holding them all; nothing for another query.

    Raises:
        QueryError: As with `run_query`.
    """
    result = _ask(store, text)
    if not isinstance(result, ox.QuerySolutions | ox.QueryBoolean):
        yield from result


def _ask(store: Store, text: str) -> Result:
    _refuse_service(text)
    try:
        return store.query(text)
    except SyntaxError as error:
        raise _explain(text, str(error)) from None


def _refuse_service(text: str) -> None:
    """Refuse a call of a service; a name or words that merely contain "service" pass."""
    text = _ESCAPE.sub(lambda match: chr(int(match[1] or match[2], 16)), text)
    if "service" not in text.casefold():
        return
    try:
        # The parser does not know the project's prefixes, and declaring one twice is allowed.
        parsed = parseQuery("".join(f"PREFIX {name}: <{space}> " for name, space in PREFIXES.items()) + text)
    except Exception:  # noqa: BLE001 - a grammar may raise anything
        # It may be a fault, or newer than the parser; its words outside of strings, names and comments decide.
        if _SERVICE.search(_QUOTED.sub(" ", text)):
            raise _no_service() from None
        return
    if any(part.name == "ServiceGraphPattern" for part in _walk(parsed)):
        raise _no_service()


def _no_service() -> QueryError:
    return QueryError("query", "SERVICE is refused, because kg fetches nothing.", "Ask the other server itself.")


def _walk(part: object) -> Iterator[CompValue]:
    """Yield the parts of a parsed query, of whatever depth."""
    if isinstance(part, CompValue):
        yield part
        for value in part.values():
            yield from _walk(value)
    elif isinstance(part, list | tuple | ParseResults):
        for value in part:
            yield from _walk(value)


def _explain(text: str, fault: str) -> QueryError:
    """Say where a query is broken, with the line and a mark under the place."""
    if update := _UPDATE.match(text):
        return QueryError(
            "query", f"{update[1].upper()} changes data; queries only read.", "Use SELECT, ASK or CONSTRUCT."
        )
    match = _POSITION.match(fault)
    if not match:
        return QueryError("query", f"is not SPARQL: {fault}.")
    row, column, reason = int(match[1]), int(match[2]), match[3]
    lines = text.splitlines() or [""]
    line = lines[min(row, len(lines)) - 1]
    if "Prefix not found" in reason:
        what, mend = "has a prefix that is not declared", f"Declare it, or use one of {', '.join(PREFIXES)}:"
    elif "IRI parsing failed" in reason:
        what, mend = "has an IRI that cannot be", "Write a whole one without spaces, or one below id/, as <state/PAK>:"
    else:
        what = f"is not SPARQL here ({reason})" if len(reason) <= _TOO_LONG else "is not SPARQL here"
        mend = "Mend what stands at the mark or just before it:"
    mark = f"\n  {line}\n  {' ' * (column - 1)}^"
    return QueryError(f"query, line {row}, column {column}", f"{what}.", mend + mark)
