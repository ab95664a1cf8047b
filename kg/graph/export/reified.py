"""Say each statement in RDF 1.2 as well: as the reifier of a triple term, which SPARQL 1.2 can ask for directly."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from kg.names import PREFIXES

_RDF = PREFIXES["rdf"]
_REIFIES = ox.NamedNode(_RDF + "reifies")
_PARTS = {_RDF + name: name for name in ("subject", "predicate", "object")}


def add_reifiers(triples: Iterable[ox.Triple]) -> Iterator[ox.Triple]:
    """Yield `triples`, and behind them `?statement rdf:reifies <<( s p o )>>` for each that is a whole `rdf:Statement`.

    >>> said = ox.NamedNode("http://example.org/said")
    >>> rows = [ox.Triple(said, ox.NamedNode(_RDF + part), said) for part in ("subject", "predicate", "object")]
    >>> list(add_reifiers(rows))[-1].object == ox.Triple(said, said, said)
    True
    """
    told: defaultdict[ox.NamedNode | ox.BlankNode, dict[str, ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple]]
    told = defaultdict(dict)
    for triple in triples:
        part = _PARTS.get(triple.predicate.value)
        if part is not None and not isinstance(triple.subject, ox.Triple):
            told[triple.subject][part] = triple.object
        yield triple
    for statement, parts in told.items():
        subject, predicate, value = (parts.get(name) for name in _PARTS.values())
        if isinstance(subject, ox.NamedNode | ox.BlankNode) and isinstance(predicate, ox.NamedNode) and value:
            yield ox.Triple(statement, _REIFIES, ox.Triple(subject, predicate, value))
