"""Describe actors, offices and places once, from how the documents name them and what the catalogue knows.

Each document says in its own graph how it names an individual (`dip:Naming`). From all of these the graph of
descriptions is made again as a whole: class, label, other names, Wikidata, state. The result depends on which documents
the store holds, never on the order in which they came.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

import pyoxigraph as ox

from kg.graph.identity.bearers import Bearer, collect_bearers
from kg.graph.identity.clusters import Identities, identify
from kg.graph.identity.judgements import Judgements
from kg.graph.identity.statements import write_identities
from kg.graph.store.base import DESCRIPTIONS, IDENTITIES, Store, select
from kg.model import ClassId, EntityId
from kg.names import ID, document_path, expand, shrink
from kg.reference.catalogue import Catalogue, CatalogueEntry
from kg.reference.identity import IdentityRules
from kg.reference.ontology import Ontology

_NO_COPIES: Mapping[str, str] = {}
_OTHER_NAMES = "SELECT DISTINCT ?it ?name WHERE { ?naming dip:names ?it ; dip:nameInText ?name }"
_SPOKEN_FOR = "SELECT DISTINCT ?it WHERE { ?said dip:attributedTo ?it }"

#: Which property leads from an individual of a class to the state that the catalogue gives it.
_TO_STATE = (
    (ClassId("dip:Place"), "dip:locatedIn"),
    (ClassId("dip:PopulationGroup"), "dip:ofState"),
    (ClassId("dip:Government"), "dip:partOf"),
    (ClassId("dip:Organization"), "dip:partOf"),
)


@dataclass(slots=True)
class _Named:
    """What the documents say of one individual; each document counts once, and a text once, whoever printed it."""

    classes: Counter[ClassId] = field(default_factory=Counter)
    full_names: Counter[str] = field(default_factory=Counter)
    other_names: set[str] = field(default_factory=set)


def derive(
    store: Store,
    catalogue: Catalogue,
    ontology: Ontology,
    rules: IdentityRules,
    judgements: Judgements | None = None,
    copies: Mapping[str, str] = _NO_COPIES,
) -> bool:
    """Make the graphs of descriptions and identities again from the documents' graphs; say whether they changed.

    `copies` lead from the path of a document to that of its original, whose word a copy only repeats.
    """
    identities = find_identities(store, catalogue, ontology, rules, judgements)
    named = _count_names(identities.bearers, copies, store, ontology)
    entities = _with_states(named, catalogue)
    quads = [quad for it in entities for quad in _describe(it, named.get(it, _Named()), catalogue, ontology)]
    quads += _describe_sources(store, ontology)
    described = store.replace(DESCRIPTIONS, quads)
    return store.replace(IDENTITIES, write_identities(identities, catalogue, ontology, rules)) or described


def find_identities(
    store: Store, catalogue: Catalogue, ontology: Ontology, rules: IdentityRules, judgements: Judgements | None = None
) -> Identities:
    """Decide which names of the store's documents are one individual, by the rules and what a user judged."""
    return identify(collect_bearers(store, catalogue), judgements or Judgements(), rules, catalogue, ontology)


def choose_class(classes: Counter[ClassId], known: ClassId | None, ontology: Ontology) -> ClassId | None:
    """Return the class of an individual from those that documents gave it, and the one that the catalogue knows.

    The most specific wins, and none that contradicts the catalogue; between classes that exclude each other, the one
    that most documents give.

    >>> from kg.reference.ontology import load_ontology
    >>> choose_class(Counter({"dip:Person": 3, "dip:Official": 1}), None, load_ontology())
    'dip:Official'
    """
    given = set(classes) if known is None else {known, *(c for c in classes if ontology.is_a(c, known))}
    leaves = [c for c in given if not any(c != other and ontology.is_a(other, c) for other in given)]
    return min(leaves, key=lambda c: (-classes[c], c), default=None)


def choose_label(full_names: Counter[str]) -> str | None:
    """Return the name that most texts give; of several the longest, of these the first in the alphabet.

    >>> choose_label(Counter({"Dar": 1, "Ishaq Dar": 1}))
    'Ishaq Dar'
    """
    return min(full_names, key=lambda name: (-full_names[name], -len(name), name), default=None)


def _count_names(
    bearers: Iterable[Bearer], copies: Mapping[str, str], store: Store, ontology: Ontology
) -> dict[EntityId, _Named]:
    named: defaultdict[EntityId, _Named] = defaultdict(_Named)
    sources = [(copies.get(path := document_path(bearer.document), path), bearer) for bearer in bearers]
    for _, it, kind in {(source, bearer.id, bearer.kind) for source, bearer in sources}:
        if kind in ontology.classes:
            named[it].classes[kind] += 1
    for _, it, name in {(source, bearer.id, bearer.name) for source, bearer in sources}:
        named[it].full_names[name] += 1
    for row in select(store, _OTHER_NAMES):
        named[EntityId(shrink(row["it"]))].other_names.add(row["name"])
    return dict(named)


def _with_states(named: Iterable[EntityId], catalogue: Catalogue) -> list[EntityId]:
    """Return who is named and the states that their descriptions will point to, sorted."""
    states = {entry.state for it in named if (entry := catalogue.entries.get(it)) and entry.state}
    return sorted({*named, *(state for state in states if state in catalogue.entries)})


def _describe(it: EntityId, named: _Named, catalogue: Catalogue, ontology: Ontology) -> Iterator[ox.Quad]:
    entry = catalogue.entries.get(it)
    label = entry.label if entry else choose_label(named.full_names)
    kind = choose_class(named.classes, entry.kind if entry else None, ontology)
    for each in ontology.ancestors(kind) if kind else ():
        yield _quad(it, "rdf:type", ox.NamedNode(expand(each)))
    if label is not None:
        yield _quad(it, "rdfs:label", ox.Literal(label))
    others = {*named.full_names, *named.other_names, *(entry.aliases if entry else ())} - {label}
    for name in sorted(others):
        yield _quad(it, "skos:altLabel", ox.Literal(name))
    if entry:
        yield from _describe_known(entry, kind or entry.kind, catalogue, ontology)


def _describe_known(
    entry: CatalogueEntry, kind: ClassId, catalogue: Catalogue, ontology: Ontology
) -> Iterator[ox.Quad]:
    if entry.wikidata:
        yield _quad(entry.id, "owl:sameAs", ox.NamedNode(expand(f"wd:{entry.wikidata}")))
    state = catalogue.entries.get(entry.state) if entry.state else None
    if state is None or state.id == entry.id:
        return
    link = next((link for above, link in _TO_STATE if ontology.is_a(kind, above)), None)
    if link:
        yield _quad(entry.id, link, ox.NamedNode(ID + state.id))
    if state.capital == entry.id:
        yield _quad(entry.id, "dip:capitalOf", ox.NamedNode(ID + state.id))


def _describe_sources(store: Store, ontology: Ontology) -> Iterator[ox.Quad]:
    """Label the sources that the ontology itself names, such as the unnamed one."""
    for row in select(store, _SPOKEN_FOR):
        if label := ontology.individuals.get(name := shrink(row["it"])):
            yield _quad(name, "rdfs:label", ox.Literal(label))


def _quad(subject: str, predicate: str, value: ox.NamedNode | ox.Literal) -> ox.Quad:
    return ox.Quad(ox.NamedNode(expand(subject)), ox.NamedNode(expand(predicate)), value, ox.NamedNode(DESCRIPTIONS))
