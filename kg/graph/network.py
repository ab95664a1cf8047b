"""Turn a graph into a network of actors, places and events for networkx and the tools that read it."""

from collections import defaultdict

import networkx as nx

from kg.graph.lookup import Ask, most_specific
from kg.names import shrink
from kg.reference.ontology import Ontology

_EVENTS = """SELECT ?event ?label ?factuality ?date WHERE {
  ?event a dip:Event ; rdfs:label ?label ; dip:factuality ?factuality . OPTIONAL { ?event dip:date ?date } }"""
_ROLES = """SELECT ?event ?role ?who WHERE { ?event a dip:Event ; ?role ?who .
  VALUES ?role { dip:agent dip:recipient dip:participant dip:place dip:topic dip:appointee dip:office
    dip:attributedTo } }"""
_STATEMENTS = """SELECT ?node ?s ?p ?o ?factuality ?status WHERE {
  ?node rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o ; dip:factuality ?factuality .
  FILTER NOT EXISTS { ?node dip:ofEvent ?event } OPTIONAL { ?node dip:status ?status } }"""
_SOURCES = "SELECT ?node ?who WHERE { ?node a rdf:Statement ; dip:attributedTo ?who }"
_TYPES = "SELECT ?it ?kind WHERE { ?it a ?kind }"
_LABELS = "SELECT ?it ?label WHERE { ?it rdfs:label ?label }"


def make_network(ask: Ask, ontology: Ontology) -> nx.MultiDiGraph:
    """Return events and all that takes part in them as nodes, roles and relations as edges.

    Nodes are named by their path below `id/` and have `label`, `kind` (a class: "dip:Visit") and, if events,
    `factuality` and `date`. An edge has `role` (a property: "dip:agent", "dip:holdsOffice") and `factuality`, and from
    a statement `status` and `sources`, joined by "; ", where there are any. Texts all, as file formats want them.
    """
    net: nx.MultiDiGraph = nx.MultiDiGraph()
    labels = {row["it"]: row["label"] for row in ask(_LABELS)}
    types: defaultdict[str, set[str]] = defaultdict(set)
    for row in ask(_TYPES):
        types[row["it"]].add(shrink(row["kind"]))

    def add_node(iri: str, **more: str) -> str:
        name = shrink(iri)
        if more or name not in net:
            kind = most_specific(types[iri], ontology) or ""
            net.add_node(name, label=labels.get(iri, name), kind=kind, **more)
        return name

    real: dict[str, str] = {}
    for row in sorted(ask(_EVENTS), key=lambda row: row["event"]):
        real[row["event"]] = _local(row["factuality"])
        add_node(row["event"], factuality=real[row["event"]], date=row.get("date", ""))
    for event, role, who in sorted((row["event"], row["role"], row["who"]) for row in ask(_ROLES)):
        net.add_edge(shrink(event), add_node(who), role=shrink(role), factuality=real.get(event, ""))
    sources: defaultdict[str, list[str]] = defaultdict(list)
    for node, who in sorted((row["node"], row["who"]) for row in ask(_SOURCES)):
        sources[node].append(labels.get(who, shrink(who)))
    for row in sorted(ask(_STATEMENTS), key=lambda row: row["node"]):
        more = {"status": _local(row.get("status", "")), "sources": "; ".join(sources[row["node"]])}
        net.add_edge(
            add_node(row["s"]),
            add_node(row["o"]),
            role=shrink(row["p"]),
            factuality=_local(row["factuality"]),
            **{name: value for name, value in more.items() if value},
        )
    return net


def _local(iri: str) -> str:
    return shrink(iri).removeprefix("dip:")
