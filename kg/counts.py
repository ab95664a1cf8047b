"""Count what a graph holds, by what a reader of news asks first: who, what happened, how real."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from kg.model import ClassId, Factuality
from kg.names import shrink
from kg.reference.ontology import Ontology

#: Asks a SELECT of the union of all graphs; answers with variable -> plain string.
Ask = Callable[[str], Iterable[Mapping[str, str]]]

_INSTANCES = "SELECT ?key (COUNT(DISTINCT ?node) AS ?n) { ?node a ?key } GROUP BY ?key"
_BY_FACTUALITY = "SELECT ?key (COUNT(DISTINCT ?node) AS ?n) {{ ?node a {kind} ; dip:factuality ?key }} GROUP BY ?key"


@dataclass(frozen=True, slots=True)
class Counts:
    """How much a graph holds. The order of keys is fixed: most first for events, as the ontology's for factuality."""

    actors: int = 0
    #: By most specific class, prefix left out: {"Visit": 3}.
    events: Mapping[str, int] = field(default_factory=dict)
    #: Events by factuality: {"Fact": 40, "Planned": 7}.
    event_factuality: Mapping[str, int] = field(default_factory=dict)
    #: Statements about two individuals, by factuality.
    statements: Mapping[str, int] = field(default_factory=dict)


def count_graph(ask: Ask, ontology: Ontology) -> Counts:
    """Return what the graph behind `ask` holds."""
    instances = _ask_counts(ask, _INSTANCES)
    return Counts(
        actors=instances.get("dip:Actor", 0),
        events=_most_specific(instances, ontology),
        event_factuality=_by_factuality(ask, "dip:Event"),
        statements=_by_factuality(ask, "rdf:Statement"),
    )


def _ask_counts(ask: Ask, query: str) -> dict[str, int]:
    return {shrink(row["key"]): int(row["n"]) for row in ask(query) if "key" in row}


def _by_factuality(ask: Ask, kind: str) -> dict[str, int]:
    found = _ask_counts(ask, _BY_FACTUALITY.format(kind=kind))
    return {value: found[f"dip:{value}"] for value in Factuality if f"dip:{value}" in found}


def _most_specific(instances: Mapping[str, int], ontology: Ontology) -> dict[str, int]:
    """Return how many events are of each class and of none below it; a node is asserted to be of all superclasses."""
    events = [ClassId(kind) for kind in ontology.classes if kind in instances and ontology.is_a(kind, _EVENT)]
    own = {kind: instances[kind] for kind in events if kind != _ACTUAL}
    for kind in own:
        for parent in ontology.classes[kind].parents:
            if parent in own:
                own[ClassId(parent)] -= instances[kind]
    ranked = sorted((-count, kind) for kind, count in own.items() if count > 0)
    return {kind.partition(":")[2]: -count for count, kind in ranked}


_EVENT = ClassId("dip:Event")
#: Says how real an event is, not of what class.
_ACTUAL = ClassId("dip:ActualEvent")
