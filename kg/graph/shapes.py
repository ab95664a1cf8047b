"""Ask Rudof, a SHACL engine, what is wrong with some triples, and say it in the words of the shapes.

Rudof wants its data in files, tells of a shape without a name by a label of its own making, and gives the faults of
shapes inside `sh:or` and `sh:not` besides those of the shape around them. So each shape gets a name before it is read,
by which its message is found again and inner shapes are told apart.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias, cast

import pyoxigraph as ox
from pyrudof import RDFFormat, ResultShaclValidationFormat, Rudof, RudofConfig, RudofError, ShaclFormat

from kg.errors import VocabularyError
from kg.names import PREFIXES, shrink
from kg.reference.files import find_files

_SH = PREFIXES["sh"]
_MESSAGE = _SH + "message"
#: Properties whose values are shapes that serve another.
_LOGICAL = frozenset(_SH + name for name in ("or", "and", "xone", "not"))
#: Names of such shapes begin so.
_INNER = "urn:shape:inner:"
_Term: TypeAlias = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple


@dataclass(frozen=True, slots=True, order=True)
class Violation:
    """One thing that a node must have and has not."""

    #: In words: "must have exactly one label, a string".
    message: str
    #: The node, with its label where it has one.
    focus: str
    label: str
    #: The property that the fault lies in, and the value at fault, where there is one.
    path: str
    value: str
    #: The SHACL constraint component: "sh:MaxCountConstraintComponent".
    component: str


class ShapeChecker:
    """The shapes of `ontology/shapes.ttl` and `ontology/shapes-*.ttl`, ready to check triples."""

    def __init__(self, folder: Path, overlay: Path | None) -> None:
        """Read the shapes; `folder` is for files that the engine reads."""
        self._rudof = Rudof(RudofConfig())
        self._data = folder / "data.nt"
        #: What each shape says where it is broken, by the shape's IRI.
        self.messages: dict[str, str] = {}
        paths = [*find_files("shapes.ttl", overlay), *find_files("shapes-*.ttl", overlay)]
        shapes = folder / "shapes.nt"
        with shapes.open("wb") as out:
            for path in paths:
                ox.serialize(self._name_shapes(path), out, format=ox.RdfFormat.N_TRIPLES)
        try:
            self._rudof.read_shacl(shapes, format=ShaclFormat.NTriples)
        except RudofError as error:
            where = ", ".join(map(str, paths))
            raise VocabularyError(where, f"is no shapes graph: {error}.", "See https://www.w3.org/TR/shacl/.") from None

    def _name_shapes(self, path: Path) -> Iterator[ox.Triple]:
        """Yield the shapes of a file; each that has a message gets a name, by which the message is found again."""
        try:
            triples = [quad.triple for quad in ox.parse(path.read_bytes(), format=ox.RdfFormat.TURTLE)]
        except SyntaxError as error:
            where = f"{path}, line {error.lineno}, column {error.offset}"
            raise VocabularyError(where, f"is not Turtle: {error.msg}.", "Mend the line.") from None
        names: dict[_Term, _Term] = {}
        for triple in triples:
            if triple.predicate.value == _MESSAGE and isinstance(triple.object, ox.Literal):
                shape = names.setdefault(triple.subject, triple.subject)
                if isinstance(shape, ox.BlankNode):
                    shape = names[triple.subject] = ox.NamedNode(f"urn:shape:{path.stem}:{len(self.messages)}")
                self.messages[_first([shape])] = triple.object.value
        for inner in _find_inner(triples):
            names[inner] = ox.NamedNode(f"{_INNER}{path.stem}:{len(names)}")
        for s, p, o in triples:
            yield ox.Triple(cast(ox.NamedNode, names.get(s, s)), p, names.get(o, o))

    def check(self, triples: Iterable[ox.Triple]) -> Iterator[Violation]:
        """Yield what is wrong with `triples`."""
        with self._data.open("wb") as out:
            ox.serialize(triples, out, format=ox.RdfFormat.N_TRIPLES)
        self._rudof.reset_data()
        self._rudof.read_data(self._data, format=RDFFormat.NTriples)
        if not self._rudof.validate_shacl().conforms:
            told = self._rudof.serialize_shacl_validation_results(format=ResultShaclValidationFormat.NTriples)
            yield from _read_results(told, self.messages)


def _find_inner(triples: Iterable[ox.Triple]) -> Iterator[ox.BlankNode]:
    """Yield the shapes without a name that only serve `sh:or`, `sh:not` and the like of another."""
    below: defaultdict[_Term, list[_Term]] = defaultdict(list)
    todo: list[_Term] = []
    for triple in triples:
        below[triple.subject].append(triple.object)
        if triple.predicate.value in _LOGICAL:
            todo.append(triple.object)
    seen: set[_Term] = set()
    while todo:
        node = todo.pop()
        if isinstance(node, ox.BlankNode) and node not in seen:
            seen.add(node)
            todo += below[node]
            yield node


def _read_results(told: str, messages: Mapping[str, str]) -> Iterator[Violation]:
    """Yield the results of a report, without their labels."""
    facts: defaultdict[str, defaultdict[str, list[_Term]]] = defaultdict(lambda: defaultdict(list))
    for quad in ox.parse(told, format=ox.RdfFormat.N_TRIPLES):
        facts[str(quad.subject)][quad.predicate.value].append(quad.object)
    for about in facts.values():
        shape = _first(about[_SH + "sourceShape"])
        # The engine tells of inner shapes, too, which are no faults by themselves.
        if not about[_SH + "focusNode"] or shape.startswith(_INNER):
            continue
        yield Violation(
            message=messages.get(shape) or _first(about[_SH + "resultMessage"]),
            focus=_first(about[_SH + "focusNode"]),
            label="",
            path=shrink(_first(about[_SH + "resultPath"])),
            value=_first(about[_SH + "value"]),
            component=shrink(_first(about[_SH + "sourceConstraintComponent"])),
        )


def _first(terms: list[_Term]) -> str:
    return terms[0].value if terms and isinstance(terms[0], ox.NamedNode | ox.Literal) else ""
