"""Make RDF terms of plain values, in the forms that a store gives back unchanged."""

from functools import lru_cache

from pyoxigraph import Literal, NamedNode

from kg.model import UNNAMED_SOURCE
from kg.names import PREFIXES, expand


@lru_cache(maxsize=65536)
def node(name: str) -> NamedNode:
    """Return the node of a prefixed name or of a path below `id/`; the unnamed source is a term of the ontology.

    >>> node("state/PAK").value, node("actor/unnamed-source").value
    ('https://w3id.org/diplomacy-kg/id/state/PAK', 'https://w3id.org/diplomacy-kg/ontology#UnnamedSource')
    """
    return NamedNode(expand("dip:UnnamedSource" if name == UNNAMED_SOURCE else name))


def text(words: str) -> Literal:
    """Return a plain string."""
    return Literal(words)


def typed(value: str, datatype: str) -> Literal:
    """Return a value of an XML Schema datatype, given by its local name.

    >>> str(typed("2025-05", "gYearMonth"))
    '"2025-05"^^<http://www.w3.org/2001/XMLSchema#gYearMonth>'
    """
    return Literal(value, datatype=NamedNode(PREFIXES["xsd"] + datatype))


def number(value: float) -> Literal:
    """Return a decimal of two digits in its shortest form, as stores write it: 0.9, not 0.90.

    >>> number(0.9).value, number(0.876).value, number(1.0).value, number(0.0).value
    ('0.9', '0.88', '1', '0')
    """
    return typed(f"{value:.2f}".rstrip("0").rstrip("."), "decimal")
