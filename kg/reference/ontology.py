"""Say what a graph may say: classes and properties, read from the ontology's Turtle files.

`diplomacy.ttl` is shipped; a user's folder may replace it or add files beside it. Only terms in the project's own
namespace count: what other files say of foreign terms is for other programs.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, parse

from kg.errors import VocabularyError
from kg.model import ClassId, PropertyId
from kg.names import DIP, PREFIXES, digest, shrink
from kg.reference.files import find_files

_SCHEMA = "https://schema.org/"
_CLASS = PREFIXES["owl"] + "Class"
_PROPERTIES = frozenset(PREFIXES["owl"] + name for name in ("ObjectProperty", "DatatypeProperty", "AnnotationProperty"))
_INDIVIDUAL = PREFIXES["owl"] + "NamedIndividual"
#: Every value of every property of one term, by the property's short name.
_Facts = dict[str, list[str]]


@dataclass(frozen=True, slots=True)
class OntologyClass:
    """A class as the ontology declares it; what it inherits is for `Ontology` to say."""

    id: ClassId
    label: str
    comment: str
    #: Direct superclasses in the project's namespace, in alphabetical order.
    parents: tuple[ClassId, ...] = ()
    plover: str | None = None
    shortcut: PropertyId | None = None
    symmetric: bool = False


@dataclass(frozen=True, slots=True)
class OntologyProperty:
    """A property; `domain` and `range` list the classes of which any one may stand there, empty for all."""

    id: PropertyId
    label: str
    comment: str
    domain: tuple[str, ...] = ()
    range: tuple[str, ...] = ()
    parents: tuple[PropertyId, ...] = ()
    #: Whether it leads to individuals, not to texts and numbers.
    is_object: bool = False


@dataclass(frozen=True, slots=True)
class Ontology:
    """All that may be said, with the questions that stages ask of it."""

    #: Version of the ontology with a hash of all its files: "0.1.0+2f6c0e1b9a".
    version: str
    classes: Mapping[ClassId, OntologyClass]
    properties: Mapping[PropertyId, OntologyProperty]
    #: Named individuals with their labels: factuality values, statuses, the unnamed source.
    individuals: Mapping[str, str]
    _lines: Mapping[ClassId, tuple[ClassId, ...]]

    def ancestors(self, kind: ClassId) -> tuple[ClassId, ...]:
        """Return `kind` and all its superclasses, nearest first.

        >>> load_ontology().ancestors("dip:Visit")
        ('dip:Visit', 'dip:Consultation', 'dip:Event')
        """
        try:
            return self._lines[kind]
        except KeyError:
            raise VocabularyError("ontology", f"there is no class {kind}.", _advice(kind, self.classes)) from None

    def is_a(self, kind: ClassId, ancestor: ClassId) -> bool:
        """Say whether `kind` is `ancestor` or lies under it.

        >>> ontology = load_ontology()
        >>> ontology.is_a("dip:Official", "dip:Person"), ontology.is_a("dip:Person", "dip:Official")
        (True, False)
        """
        return ancestor in self.ancestors(kind)

    def plover(self, kind: ClassId) -> str | None:
        """Return the PLOVER type of a class of events, its own or the nearest inherited.

        >>> load_ontology().plover("dip:Recall")
        'SANCTION'
        """
        return next((self.classes[k].plover for k in self.ancestors(kind) if self.classes[k].plover), None)

    def shortcut(self, kind: ClassId) -> PropertyId | None:
        """Return the property from agent to recipient that stands for an event, its own or the nearest inherited.

        >>> load_ontology().shortcut("dip:Summons"), load_ontology().shortcut("dip:PowerTransition")
        ('dip:accuses', None)
        """
        return next((self.classes[k].shortcut for k in self.ancestors(kind) if self.classes[k].shortcut), None)

    def is_symmetric(self, kind: ClassId) -> bool:
        """Say whether all take part alike in an event of this very class; a visit is no symmetric consultation.

        >>> load_ontology().is_symmetric("dip:Meeting"), load_ontology().is_symmetric("dip:Visit")
        (True, False)
        """
        return self.classes[self.ancestors(kind)[0]].symmetric


def load_ontology(overlay: Path | None = None) -> Ontology:
    """Read the ontology, with the Turtle files of a user's folder laid over the shipped ones.

    Raises:
        VocabularyError: A file is no Turtle (with line and column), or terms do not fit together (all faults at once).

    >>> load_ontology().classes["dip:Visit"].parents
    ('dip:Consultation',)
    """
    paths = find_files("*.ttl", overlay)
    contents = [path.read_bytes() for path in paths]
    terms: defaultdict[str, _Facts] = defaultdict(lambda: defaultdict(list))
    for path, content in zip(paths, contents, strict=True):
        for quad in _read_triples(path, content):
            if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode | Literal):
                terms[quad.subject.value][shrink(quad.predicate.value)].append(quad.object.value)
    own = {shrink(iri): facts for iri, facts in sorted(terms.items()) if iri.startswith(DIP)}
    classes = {c.id: c for c in map(_make_class, *_of_type(own, {_CLASS}))}
    properties = {p.id: p for p in map(_make_property, *_of_type(own, _PROPERTIES))}
    individuals = {name: _first(facts, "rdfs:label", name) for name, facts in own.items() if _has(facts, {_INDIVIDUAL})}
    _check(classes, properties, " and ".join(str(path) for path in paths))
    number = _first(terms[DIP.rstrip("#")], "owl:versionInfo", "0")
    version = f"{number}+{digest(*(content.decode() for content in contents))}"
    return Ontology(version, classes, properties, individuals, {kind: tuple(_climb(kind, classes)) for kind in classes})


def _read_triples(path: Path, content: bytes) -> list[Quad]:
    try:
        return list(parse(content, format=RdfFormat.TURTLE))
    except SyntaxError as error:
        where = f"{path}, line {error.lineno}, column {error.offset}"
        raise VocabularyError(
            where, f"is not Turtle: {error.msg}.", "Mend the line, or compare it with the one before."
        ) from None


def _of_type(own: Mapping[str, _Facts], types: Iterable[str]) -> tuple[list[str], list[_Facts]]:
    found = [(name, facts) for name, facts in own.items() if _has(facts, types)]
    return [name for name, _ in found], [facts for _, facts in found]


def _has(facts: _Facts, types: Iterable[str]) -> bool:
    return not set(types).isdisjoint(facts["rdf:type"])


def _first(facts: _Facts, key: str, default: str) -> str:
    return facts[key][0] if facts[key] else default


def _make_class(name: str, facts: _Facts) -> OntologyClass:
    return OntologyClass(
        id=ClassId(name),
        label=_first(facts, "rdfs:label", name.partition(":")[2]),
        comment=_first(facts, "rdfs:comment", ""),
        parents=tuple(sorted(ClassId(shrink(iri)) for iri in facts["rdfs:subClassOf"] if iri.startswith(DIP))),
        plover=_first(facts, "dip:ploverType", "") or None,
        shortcut=PropertyId(shrink(_first(facts, "dip:shortcut", ""))) if facts["dip:shortcut"] else None,
        symmetric="true" in facts["dip:symmetric"],
    )


def _make_property(name: str, facts: _Facts) -> OntologyProperty:
    return OntologyProperty(
        id=PropertyId(name),
        label=_first(facts, "rdfs:label", name.partition(":")[2]),
        comment=_first(facts, "rdfs:comment", ""),
        domain=tuple(sorted(map(shrink, facts["rdfs:domain"] + facts[_SCHEMA + "domainIncludes"]))),
        range=tuple(sorted(map(shrink, facts["rdfs:range"] + facts[_SCHEMA + "rangeIncludes"]))),
        parents=tuple(sorted(PropertyId(shrink(iri)) for iri in facts["rdfs:subPropertyOf"] if iri.startswith(DIP))),
        is_object=_has(facts, {PREFIXES["owl"] + "ObjectProperty"}),
    )


def _check(
    classes: Mapping[ClassId, OntologyClass], properties: Mapping[PropertyId, OntologyProperty], where: str
) -> None:
    """Raise one error that names every reference to a term that is not declared."""
    faults = [f"{kind} lies under itself." for kind in classes if kind in list(_climb(kind, classes))[1:]]
    for kind in classes.values():
        shortcuts = (kind.shortcut,) if kind.shortcut else ()
        faults += _missing(kind.id, kind.parents, classes) + _missing(kind.id, shortcuts, properties)
    for term in properties.values():
        ends = [name for name in term.domain + term.range if name.startswith("dip:")]
        faults += _missing(term.id, term.parents, properties) + _missing(term.id, ends, classes)
    if faults:
        raise VocabularyError(where, "\n  ".join(["terms that do not fit together:", *faults]))


def _missing(name: str, used: Iterable[str], known: Collection[str]) -> list[str]:
    return [
        f"{name} uses {other}, which is not declared. {_advice(other, known)}" for other in used if other not in known
    ]


def _climb(kind: ClassId, classes: Mapping[ClassId, OntologyClass]) -> Iterator[ClassId]:
    """Yield `kind` and its superclasses, nearest first, each once; `kind` again if it lies under itself."""
    seen: set[ClassId] = set()
    level: tuple[ClassId, ...] = (kind,)
    while level:
        yield from level
        seen.update(level)
        parents = dict.fromkeys(p for k in level if k in classes for p in classes[k].parents)
        if kind in parents:
            yield kind
        level = tuple(p for p in parents if p not in seen)


def _advice(name: str, known: Iterable[str]) -> str:
    near = get_close_matches(name, sorted(known), n=1)
    guess = f"Did you mean {near[0]}? Otherwise declare" if near else "Declare"
    return f"{guess} it in ontology/diplomacy.ttl."
