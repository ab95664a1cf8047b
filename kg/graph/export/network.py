"""Write the network of actors and events for programs that draw networks: GraphML and GEXF for Gephi, Cytoscape JSON.

networkx writes all three. Edges get names of their own, because such programs take two edges of one name for the same,
and a label, because that is what they show.
"""

import io
import json
import re
from collections.abc import Callable

import networkx as nx

from kg.graph.export.xml import replace_unwritable

#: GEXF says when it was written; the same graph is to give the same bytes.
_WRITTEN = re.compile(rb' lastmodifieddate="[^"]*"')


def write_network(net: nx.MultiDiGraph, format: str) -> bytes:  # noqa: A002
    """Return the network that `kg.graph.network` makes, in one of `NETWORK_FORMATS`.

    >>> net = nx.MultiDiGraph()
    >>> net.add_edge("state/PAK", "state/AFG", role="dip:partOf")
    0
    >>> json.loads(write_network(net, "cytoscape"))["elements"]["edges"][0]["data"]["label"]
    'partOf'
    """
    return _WRITERS[format](_prepare(net))


def _prepare(net: nx.MultiDiGraph) -> nx.MultiDiGraph:
    """Return a copy in which every edge has a name and a label, and no text what XML cannot hold."""
    ready: nx.MultiDiGraph = nx.MultiDiGraph()
    for node in sorted(net):
        ready.add_node(node, **_clean(net.nodes[node]))
    edges = sorted((begin, end, sorted(facts.items())) for begin, end, facts in net.edges(data=True))
    for number, (begin, end, facts) in enumerate(edges):
        told = _clean(dict(facts))
        name = f"edge-{number}"
        ready.add_edge(begin, end, key=name, id=name, label=told.get("role", "").removeprefix("dip:"), **told)
    return ready


def _clean(facts: dict[str, str]) -> dict[str, str]:
    return {name: replace_unwritable(value) for name, value in facts.items()}


def _write_graphml(net: nx.MultiDiGraph) -> bytes:
    out = io.BytesIO()
    nx.readwrite.graphml.write_graphml_xml(net, out, edge_id_from_attribute="id")
    return out.getvalue() + b"\n"


def _write_gexf(net: nx.MultiDiGraph) -> bytes:
    out = io.BytesIO()
    nx.write_gexf(net, out, version="1.2draft")
    return _WRITTEN.sub(b"", out.getvalue()) + b"\n"


def _write_cytoscape(net: nx.MultiDiGraph) -> bytes:
    data = nx.cytoscape_data(net, name="label")
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()


_WRITERS: dict[str, Callable[[nx.MultiDiGraph], bytes]] = {
    "graphml": _write_graphml,
    "gexf": _write_gexf,
    "cytoscape": _write_cytoscape,
}
NETWORK_FORMATS = tuple(sorted(_WRITERS))
