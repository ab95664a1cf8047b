"""Know the named queries, and put a user's values into them without letting a value become query.

`ontology/queries/NAME.rq` is plain SPARQL that any tool runs as it stands. Comments at its top say what it is for:

    # title: What an actor did
    # description: Events that took place, with the actor as agent or participant.
    # parameter: actor (required, text): the actor
    # parameter: since (optional, first-day, default 2025): the first day, month or year

Each parameter stands in the query once as `VALUES ?actor { UNDEF }`, and a value takes the place of UNDEF.
"""

import calendar
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Literal, cast, get_args

from kg.errors import QueryError, VocabularyError
from kg.names import PREFIXES
from kg.reference.files import find_files

#: A piece of text; a day, or the first or last one of a month or year that is given instead.
ParameterKind = Literal["text", "first-day", "last-day"]
_HEADER = re.compile(r"^# (title|description|parameter):[ ]*(.*)$", re.MULTILINE)
_PARAMETER = re.compile(r"(\w+) \((required|optional), ([a-z-]+)(?:, default ([^)]+))?\): (.+)")
_DAY = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")
#: Where the value of a parameter goes.
_SLOT = re.compile(r"VALUES \?(\w+) \{ UNDEF \}")
#: What must not stand in a SPARQL string as it is. Not as \u0022: SPARQL reads that as a quote before it reads strings.
_ESCAPES: dict[int, str | None] = {
    **dict.fromkeys(range(32)),
    **{ord(plain): escaped for plain, escaped in {"\\": r"\\", '"': r"\"", "\n": r"\n", "\t": r"\t"}.items()},
}


@dataclass(frozen=True, slots=True)
class Parameter:
    """A value that a named query takes."""

    name: str
    kind: ParameterKind
    required: bool
    default: str | None
    description: str


@dataclass(frozen=True, slots=True)
class NamedQuery:
    """A query that is shipped, or that a user laid beside the shipped ones."""

    #: The name of its file, without ending.
    name: str
    title: str
    description: str
    parameters: tuple[Parameter, ...]
    text: str


def load_queries(overlay: Path | None = None) -> Mapping[str, NamedQuery]:
    """Read all named queries, sorted by name.

    >>> [p.name for p in load_queries()["meetings-of-two-actors"].parameters]
    ['actor', 'other']

    Raises:
        VocabularyError: A header is missing or does not fit its query; all faults of all files are told at once.
    """
    faults: list[str] = []
    found = {path.stem: _read_query(path, faults) for path in find_files("queries/*.rq", overlay)}
    if faults:
        raise VocabularyError("ontology/queries", "\n  ".join(["has faults:", *faults]))
    return dict(sorted(found.items()))


def get_query(queries: Mapping[str, NamedQuery], name: str) -> NamedQuery:
    """Return the query of that name.

    Raises:
        QueryError: There is none; the message names the nearest.
    """
    if name not in queries:
        raise QueryError(name, "there is no query of this name.", _advice(name, queries))
    return queries[name]


def bind(query: NamedQuery, values: Mapping[str, str]) -> str:
    """Return the query's text with `values` in their places; a value stays a value, whatever is in it.

    >>> query = load_queries()["what-an-actor-did"]
    >>> [line.strip() for line in bind(query, {"actor": "Norway"}).splitlines() if "VALUES" in line]
    ['VALUES ?actor { "Norway" }']

    Raises:
        QueryError: A required value is missing, one is not of its kind, or the query has no such parameter.
    """
    known = {parameter.name for parameter in query.parameters}
    for name in sorted(values.keys() - known):
        raise QueryError(f"query {query.name}", f"has no parameter {name}.", _advice(name, known))
    terms: dict[str, str] = {}
    for parameter in query.parameters:
        value = values.get(parameter.name, parameter.default)
        if value is not None:
            terms[parameter.name] = _make_term(query, parameter, value)
        elif parameter.required:
            what = f"needs a value for {parameter.name}: {parameter.description}."
            raise QueryError(f"query {query.name}", what, f"Give {parameter.name}=VALUE.")
    # All places are filled in one pass, so that a value that looks like a place stays a value.
    return _SLOT.sub(lambda slot: f"VALUES ?{slot[1]} {{ {terms.get(slot[1], 'UNDEF')} }}", query.text)


def _make_term(query: NamedQuery, parameter: Parameter, value: str) -> str:
    if parameter.kind == "text":
        return f'"{value.strip().translate(_ESCAPES)}"'
    day = _find_day(value.strip(), last=parameter.kind == "last-day")
    if day is None:
        where = f"query {query.name}, {parameter.name}"
        raise QueryError(where, f"{value!r} is no date.", "Write a day, month or year: 2025-05-15, 2025-05 or 2025.")
    return f'"{day}"^^<{PREFIXES["xsd"]}date>'


def _find_day(value: str, *, last: bool) -> str | None:
    """Return the first or last day of a year or month, or the day itself; None if there is no such day."""
    parts = _DAY.fullmatch(value)
    if parts is None:
        return None
    year, month = int(parts[1]), int(parts[2] or (12 if last else 1))
    if not 1 <= month <= 12 or year < 1:
        return None
    longest = calendar.monthrange(year, month)[1]
    day = int(parts[3] or (longest if last else 1))
    return f"{year:04}-{month:02}-{day:02}" if 1 <= day <= longest else None


def _read_query(path: Path, faults: list[str]) -> NamedQuery:
    text = path.read_text(encoding="utf-8")
    headers = _HEADER.findall(text)
    said = {key: value for key, value in headers if key != "parameter"}
    faults += [
        f"{path.name}: the line `# {key}: ...` is missing." for key in ("title", "description") if key not in said
    ]
    parameters = [p for key, value in headers if key == "parameter" for p in _read_parameter(path, value, faults)]
    places = _SLOT.findall(text)
    for name in sorted({*places, *(parameter.name for parameter in parameters)}):
        if places.count(name) != 1 or name not in {parameter.name for parameter in parameters}:
            faults.append(f"{path.name}: VALUES ?{name} {{ UNDEF }} must stand in it once, and have its `# parameter`.")
    return NamedQuery(path.stem, said.get("title", ""), said.get("description", ""), tuple(parameters), text)


def _read_parameter(path: Path, header: str, faults: list[str]) -> Iterable[Parameter]:
    match = _PARAMETER.fullmatch(header)
    if match is None or match[3] not in get_args(ParameterKind):
        kinds = ", ".join(get_args(ParameterKind))
        faults.append(f"{path.name}: write `# parameter: NAME (required|optional, KIND): ...`; KIND is one of {kinds}.")
        return
    name, need, kind, default, description = match.groups()
    yield Parameter(name, cast(ParameterKind, kind), need == "required", default, description)


def _advice(name: str, known: Iterable[str]) -> str:
    names = sorted(known)
    near = get_close_matches(name.lower(), names, n=1, cutoff=0.4)
    if near:
        return f"Did you mean {near[0]}?"
    return f"There are: {', '.join(names)}." if names else "It takes none."
