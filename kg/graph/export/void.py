"""Describe a graph in VoID, the vocabulary in which data sets tell machines what is in them and how much of it."""

from collections import Counter
from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from kg.graph.export.turtle import write_turtle
from kg.names import DIP, ID, PREFIXES, shrink

_VOID = PREFIXES["void"]
_TYPE = PREFIXES["rdf"] + "type"
_SET = ID + "dataset"


def write_void(triples: Iterable[ox.Triple]) -> Iterator[str]:
    """Yield the description of `triples`, each of which is given once, in Turtle.

    >>> print("".join(write_void([])).splitlines()[-1])
        void:vocabulary <https://w3id.org/diplomacy-kg/ontology> .
    """
    return write_turtle(_describe(triples))


def _describe(triples: Iterable[ox.Triple]) -> Iterator[ox.Triple]:
    classes, predicates, spaces = Counter[str](), Counter[str](), set[str]()
    subjects, objects = set[str](), set[str]()
    for subject, predicate, value in triples:
        subjects.add(str(subject))
        objects.add(str(value))
        predicates[predicate.value] += 1
        if predicate.value == _TYPE and isinstance(value, ox.NamedNode):
            classes[value.value] += 1
    spaces = {_space(iri) for iri in (*predicates, *classes)}
    yield _say(_SET, _TYPE, ox.NamedNode(_VOID + "Dataset"))
    yield _say(_SET, PREFIXES["dcterms"] + "title", ox.Literal("Knowledge graph of diplomacy"))
    yield _say(_SET, _VOID + "uriSpace", ox.Literal(ID))
    yield from (_say(_SET, _VOID + "vocabulary", ox.NamedNode(space)) for space in {DIP.rstrip("#"), *spaces} - {DIP})
    counts = {
        "triples": predicates.total(),
        "distinctSubjects": len(subjects),
        "distinctObjects": len(objects),
        "properties": len(predicates),
        "classes": len(classes),
    }
    yield from (_say(_SET, _VOID + name, _number(count)) for name, count in counts.items())
    for kind, of, count, parts in (
        ("classPartition", "class", "entities", classes),
        ("propertyPartition", "property", "triples", predicates),
    ):
        for iri, number in parts.items():
            part = f"{_SET}#{of}={shrink(iri)}"
            yield _say(_SET, _VOID + kind, ox.NamedNode(part))
            yield _say(part, _VOID + of, ox.NamedNode(iri))
            yield _say(part, _VOID + count, _number(number))


def _space(iri: str) -> str:
    return iri[: max(iri.rfind("#"), iri.rfind("/")) + 1]


def _say(subject: str, predicate: str, value: ox.NamedNode | ox.Literal) -> ox.Triple:
    return ox.Triple(ox.NamedNode(subject), ox.NamedNode(predicate), value)


def _number(count: int) -> ox.Literal:
    return ox.Literal(str(count), datatype=ox.NamedNode(PREFIXES["xsd"] + "integer"))
