"""Find individuals by what people call them, and say what kind of thing they are."""

from collections.abc import Callable, Iterable, Mapping

from rapidfuzz import fuzz, process

from kg.errors import QueryError
from kg.model import ClassId
from kg.names import ID, PREFIXES, shrink, slug
from kg.reference.ontology import Ontology

#: Asks a SELECT of the union of all graphs; answers with variable -> plain string.
Ask = Callable[[str], Iterable[Mapping[str, str]]]

_NAMES = "SELECT ?it ?how ?name WHERE { ?it ?how ?name . VALUES ?how { rdfs:label skos:altLabel } }"
_LABEL = PREFIXES["rdfs"] + "label"
#: What has a label and is no individual that people would name.
_NOT_NAMED = tuple(ID + kind for kind in ("event/", "statement/", "document/", "naming/", "occurrence/", "graph/"))
#: How alike, in per cent, a name must be to be suggested, and how many are.
_ALIKE = 60
_SUGGESTED = 3


def find_individuals(ask: Ask, name: str) -> tuple[str, ...]:
    """Return the paths of all that are called `name`: those whose chief name it is first, then those best known.

    Raises:
        QueryError: Nobody is called so; the message names the nearest.
    """
    chief: dict[str, set[str]] = {}
    other: dict[str, set[str]] = {}
    shown: dict[str, str] = {}
    paths: set[str] = set()
    for row in ask(_NAMES):
        if not row["it"].startswith(ID) or row["it"].startswith(_NOT_NAMED):
            continue
        path, folded = shrink(row["it"]), slug(row["name"])
        paths.add(path)
        (chief if row["how"] == _LABEL else other).setdefault(folded, set()).add(path)
        shown[folded] = min(shown.get(folded, row["name"]), row["name"])
    asked = name.removeprefix(ID)
    if asked in paths:
        return (asked,)
    folded = slug(name)
    first = chief.get(folded, set())
    found = [*_by_fame(ask, first), *_by_fame(ask, other.get(folded, set()) - first)]
    if not found:
        near = process.extract(folded, sorted(shown), scorer=fuzz.WRatio, limit=_SUGGESTED, score_cutoff=_ALIKE)
        nearest = " or ".join(shown[match] for match, _, _ in near)
        raise QueryError(
            name or '""', "nobody and nothing in the graph is called so.", nearest and f"Did you mean {nearest}?"
        )
    return tuple(found)


def most_specific(types: set[str], ontology: Ontology) -> ClassId | None:
    """Return the class of which all others in `types` are superclasses; what only marks an event does not count."""
    known = sorted(ClassId(kind) for kind in types if kind in ontology.classes and kind != "dip:ActualEvent")
    return max(known, key=lambda kind: len(ontology.ancestors(kind)), default=None)


def _by_fame(ask: Ask, paths: Iterable[str]) -> list[str]:
    """Return `paths`, those of which more is said first."""
    paths = sorted(paths)
    if len(paths) < 2:
        return paths
    values = " ".join(f"<{ID}{path}>" for path in paths)
    rows = ask(f"SELECT ?it (COUNT(*) AS ?n) WHERE {{ VALUES ?it {{ {values} }} ?node ?role ?it }} GROUP BY ?it")
    fame = {shrink(row["it"]): int(row["n"]) for row in rows if "it" in row}
    return sorted(paths, key=lambda path: (-fame.get(path, 0), path))
