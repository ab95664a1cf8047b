"""Check a graph against shapes (SHACL): does every node have what it must have?

The shapes are data, `ontology/shapes.ttl`; a user's folder may replace that file or add others named `shapes-*.ttl`.
Documents are checked a share at a time, each share with the descriptions of whom it names, so that memory stays bounded
however large the store is. The engine is Rudof: it is some twenty times faster than pySHACL, beside which it is tested.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import cast

import pyoxigraph as ox

from kg.graph.export.rdf import write_triples
from kg.graph.shapes import ShapeChecker, Violation
from kg.graph.store.base import DESCRIPTIONS, Store, select
from kg.names import ID, PREFIXES, expand
from kg.reference.ontology import Ontology, load_ontology

#: How many quads of documents are checked at a time.
_SHARE = 100_000
#: How many individuals are asked for at a time.
_ASKED = 2_000
_SH = PREFIXES["sh"]
_TYPE = ox.NamedNode(PREFIXES["rdf"] + "type")


#: Called with the number of graphs that were checked and the number of all.
OnChecked = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class ValidationReport:
    """What was checked, and what does not conform, sorted."""

    graphs: int
    violations: tuple[Violation, ...]

    @property
    def conforms(self) -> bool:
        """Whether every node has what it must have."""
        return not self.violations

    def to_turtle(self) -> str:
        """Return the report as SHACL words it: an `sh:ValidationReport` with its results."""
        report = ox.BlankNode("report")
        conforms = ox.Literal("true" if self.conforms else "false", datatype=ox.NamedNode(PREFIXES["xsd"] + "boolean"))
        triples = [
            ox.Triple(report, _TYPE, _sh("ValidationReport")),
            ox.Triple(report, _sh("conforms"), conforms),
        ]
        for number, violation in enumerate(self.violations, start=1):
            result = ox.BlankNode(f"result{number:06}")
            triples += [ox.Triple(report, _sh("result"), result), *_word_result(result, violation)]
        return write_triples(triples, "turtle")


def validate(
    store: Store, overlay: Path | None = None, on_checked: OnChecked = lambda done, of: None
) -> ValidationReport:
    """Check all that `store` holds against the shapes, with those of a user's folder laid over the shipped ones.

    Raises:
        VocabularyError: The shapes cannot be read.
    """
    graphs = store.graphs()
    found: set[Violation] = set()
    tree = _class_tree(load_ontology(overlay))
    with TemporaryDirectory(prefix="kg-validate-") as folder:
        checker = ShapeChecker(Path(folder), overlay)
        done = 0
        for share in _part(store, graphs):
            found.update(checker.check(_with_descriptions(store, share.triples) | tree))
            done += share.graphs
            on_checked(done, len(graphs))
    return ValidationReport(len(graphs), tuple(sorted(_label(store, found))))


def _class_tree(ontology: Ontology) -> set[ox.Triple]:
    """Return which class is under which: a shape for events is for visits, too, whether or not a graph says so."""
    below = ox.NamedNode(PREFIXES["rdfs"] + "subClassOf")
    return {
        ox.Triple(ox.NamedNode(expand(kind.id)), below, ox.NamedNode(expand(parent)))
        for kind in ontology.classes.values()
        for parent in kind.parents
    }


@dataclass(frozen=True, slots=True)
class _Share:
    """Some of the documents' graphs."""

    graphs: int
    triples: set[ox.Triple]


def _part(store: Store, graphs: Iterable[str]) -> Iterator[_Share]:
    """Yield the content of `graphs` in shares of bounded size."""
    triples: set[ox.Triple] = set()
    count = 0
    for graph in graphs:
        triples.update(quad.triple for quad in store.quads(graph))
        count += 1
        if len(triples) >= _SHARE:
            yield _Share(count, triples)
            triples, count = set(), 0
    if count:
        yield _Share(count, triples)


def _with_descriptions(store: Store, triples: set[ox.Triple]) -> set[ox.Triple]:
    """Return `triples` with what the graph of descriptions says of the individuals in them."""
    named = {term.value for t in triples for term in (t.subject, t.object) if isinstance(term, ox.NamedNode)}
    known: set[ox.Triple] = set()
    for values in _in_turn(iri for iri in named if iri.startswith(ID)):
        asked = f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ VALUES ?s {{ {values} }} GRAPH <{DESCRIPTIONS}> {{ ?s ?p ?o }} }}"
        known.update(cast(Iterable[ox.Triple], store.query(asked)))
    return triples | known


def _in_turn(iris: Iterable[str]) -> Iterator[str]:
    """Yield some IRIs at a time, as a query lists them."""
    ordered = sorted(set(iris))
    for start in range(0, len(ordered), _ASKED):
        yield " ".join(f"<{iri}>" for iri in ordered[start : start + _ASKED])


def _label(store: Store, found: Iterable[Violation]) -> Iterator[Violation]:
    """Yield the violations with the labels of their nodes."""
    labels: dict[str, str] = {}
    for values in _in_turn(violation.focus for violation in found if violation.focus.startswith(ID)):
        for row in select(store, f"SELECT ?s ?l {{ VALUES ?s {{ {values} }} ?s rdfs:label|nif:anchorOf ?l }}"):
            labels[row["s"]] = min(labels.get(row["s"], row["l"]), row["l"])
    yield from (replace(violation, label=labels.get(violation.focus, "")) for violation in found)


def _word_result(result: ox.BlankNode, violation: Violation) -> Iterator[ox.Triple]:
    yield ox.Triple(result, _TYPE, _sh("ValidationResult"))
    yield ox.Triple(result, _sh("resultSeverity"), _sh("Violation"))
    yield ox.Triple(result, _sh("focusNode"), _term(violation.focus))
    yield ox.Triple(result, _sh("resultMessage"), ox.Literal(violation.message, language="en"))
    component = violation.component.removeprefix("sh:")
    yield ox.Triple(result, _sh("sourceConstraintComponent"), _sh(component))
    if violation.path:
        yield ox.Triple(result, _sh("resultPath"), _term(expand(violation.path)))
    if violation.value:
        yield ox.Triple(result, _sh("value"), _term(violation.value))


def _term(value: str) -> ox.NamedNode | ox.Literal:
    """Return an IRI as a node, anything else as a literal."""
    try:
        return ox.NamedNode(value) if "://" in value else ox.Literal(value)
    except ValueError:
        return ox.Literal(value)


def _sh(name: str) -> ox.NamedNode:
    return ox.NamedNode(_SH + name)
