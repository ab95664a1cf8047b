"""Ask a graph, through any function that answers SPARQL SELECT, what a page needs to know.

The big questions go over every statement and are read as a stream; all others ask about what was chosen for the page.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from sys import intern

from kg.names import expand, is_iri

#: Runs a SELECT query (the prefixes of `kg.names` are known) and yields its rows: variable to plain string.
Ask = Callable[[str], Iterable[Mapping[str, str]]]
#: What is known of each of several subjects: subject to property (prefixed name) to sorted values.
Descriptions = dict[str, dict[str, list[str]]]

#: How many subjects one query names.
_BATCH = 400

EVENTS = "SELECT ?event WHERE { ?event a dip:Event }"

#: What each event is, as general and as special as the graph says it.
CLASSES = "SELECT ?s ?o WHERE { ?s a dip:Event ; a ?o }"

#: Relations that documents state. What is only an event's shortcut is drawn as the event.
RELATIONS = """
SELECT ?statement ?subject ?object WHERE {
  ?statement a rdf:Statement ; rdf:subject ?subject ; rdf:object ?object .
  FILTER NOT EXISTS { ?statement dip:ofEvent ?event }
}"""

#: The newest document behind each statement.
NEWEST = """
SELECT ?statement (MAX(STR(?issued)) AS ?newest) WHERE {
  ?document dcterms:issued ?issued .
  ?evidence nif:referenceContext ?document .
  ?statement prov:wasDerivedFrom ?evidence .
} GROUP BY ?statement"""

DOCUMENTS = "SELECT DISTINCT ?document WHERE { ?document a dip:Document }"


def list_values(ask: Ask, name: str) -> Iterator[tuple[str, str]]:
    """Yield every subject of the property `name` (a prefixed name) with its value.

    One property after the other is read where a store keeps it; to ask for several of every event in one question
    would look up each by itself, and hold the whole answer at once.
    """
    return ((row["s"], intern(row["o"])) for row in ask(f"SELECT ?s ?o WHERE {{ ?s {name} ?o }}"))


def describe(ask: Ask, subjects: Iterable[str], properties: tuple[str, ...]) -> Descriptions:
    """Return the values of `properties` for each of `subjects`, asked in batches.

    >>> def ask(query: str) -> Iterator[Mapping[str, str]]:
    ...     yield {"s": "urn:x", "p": "http://www.w3.org/2000/01/rdf-schema#label", "o": "X"}
    >>> describe(ask, ["urn:x"], ("rdfs:label",))["urn:x"]["rdfs:label"]
    ['X']
    """
    names = {expand(name): name for name in properties}
    asked = ", ".join(properties)
    found: Descriptions = defaultdict(lambda: defaultdict(list))
    for batch in _batches(sorted(filter(is_iri, set(subjects)))):
        values = " ".join(f"<{iri}>" for iri in batch)
        query = f"SELECT DISTINCT ?s ?p ?o WHERE {{ VALUES ?s {{ {values} }} ?s ?p ?o FILTER(?p IN ({asked})) }}"
        for row in ask(query):
            found[row["s"]][names[row["p"]]].append(row["o"])
    for described in found.values():
        for value in described.values():
            value.sort()
    return found


def _batches(items: list[str]) -> Iterator[list[str]]:
    for start in range(0, len(items), _BATCH):
        yield items[start : start + _BATCH]
