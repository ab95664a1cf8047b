"""Describe actors, offices and places once, from how the documents name them and what the catalogue knows.

Each document says in its own graph how it names an individual (`dip:Naming`). From all of these the graph of
descriptions is made again as a whole: class, label, other names, Wikidata, state. The result depends on which documents
the store holds, never on the order in which they came.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain, groupby
from operator import itemgetter

import pyoxigraph as ox

from kg.graph.identity.bearers import Bearer, Naming, collect_namings
from kg.graph.identity.clusters import Identities, Individuals, identify, is_in_question
from kg.graph.identity.holders import BareOffice
from kg.graph.identity.judgements import Judgements
from kg.graph.identity.statements import write_identities
from kg.graph.store.base import DESCRIPTIONS, IDENTITIES, Store
from kg.model import ClassId, EntityId
from kg.names import ID, document_path, expand
from kg.reference.catalogue import Catalogue, CatalogueEntry
from kg.reference.identity import IdentityRules
from kg.reference.ontology import Ontology
from kg.shelf import Shelf
from kg.sorting import sort_apart

_NO_COPIES: Mapping[str, str] = {}

#: Which property leads from an individual of a class to the state that the catalogue gives it.
_TO_STATE = (
    (ClassId("dip:Place"), "dip:locatedIn"),
    (ClassId("dip:PopulationGroup"), "dip:ofState"),
    (ClassId("dip:Government"), "dip:partOf"),
    (ClassId("dip:Organization"), "dip:partOf"),
)


_OFFICE = ClassId("dip:Office")
#: What a name is to an individual, while names are sorted.
_CLASS, _FULL_NAME, _OTHER_NAME = "class", "full name", "other name"


@dataclass(slots=True)
class _Named:
    """What the documents say of one individual; each document counts once, and a text once, whoever printed it."""

    classes: Counter[ClassId] = field(default_factory=Counter)
    full_names: Counter[str] = field(default_factory=Counter)
    other_names: set[str] = field(default_factory=set)

    def take(self, what: str, value: str) -> None:
        """Count what one text says."""
        if what == _CLASS:
            self.classes[ClassId(value)] += 1
        elif what == _FULL_NAME:
            self.full_names[value] += 1
        else:
            self.other_names.add(value)


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
    judgements = judgements or Judgements()
    with (
        Shelf[BareOffice](0) as bare,
        Shelf[Bearer](0) as bearers,
        Individuals(judgements, rules, catalogue, ontology) as individuals,
    ):
        names = sort_apart(_sort_out(collect_namings(store, catalogue), bearers, bare, copies, judgements, ontology))
        described = store.rewrite(
            DESCRIPTIONS, chain(_describe_all(names, catalogue, ontology), _describe_sources(store, ontology))
        )
        individuals.take(bearers)
        quads = write_identities(individuals, bare, catalogue, ontology, rules)
        return store.rewrite(IDENTITIES, quads) or described


def find_identities(
    store: Store, catalogue: Catalogue, ontology: Ontology, rules: IdentityRules, judgements: Judgements | None = None
) -> Identities:
    """Decide which names of the store's documents are one individual, by the rules and what a user judged."""
    bearers = (naming.bearer for naming in collect_namings(store, catalogue))
    return identify(bearers, judgements or Judgements(), rules, catalogue, ontology)


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


def _sort_out(
    namings: Iterable[Naming],
    bearers: Shelf[Bearer],
    bare: Shelf[BareOffice],
    copies: Mapping[str, str],
    judgements: Judgements,
    ontology: Ontology,
) -> Iterator[tuple[str, str, str, str]]:
    """Yield who is named, what a name is, the name and whose word it is; keep bearers in question, and bare offices."""
    judged = judgements.individuals
    for naming in namings:
        bearer = naming.bearer
        source = copies.get(path := document_path(bearer.document), path)
        if is_in_question(bearer, judged, ontology):
            bearers.add(bearer)
        if bearer.kind == _OFFICE and bearer.day and not naming.is_told:
            bare.add((bearer.id, bearer.day.toordinal(), bearer.naming))
        if bearer.kind in ontology.classes:
            yield bearer.id, _CLASS, bearer.kind, source
        yield bearer.id, _FULL_NAME, bearer.name, source
        yield from ((bearer.id, _OTHER_NAME, name, source) for name in naming.others)


def _describe_all(
    names: Iterable[tuple[str, str, str, str]], catalogue: Catalogue, ontology: Ontology
) -> Iterator[ox.Quad]:
    """Describe who is named, and the states that these descriptions point to; `names` are sorted."""
    described: set[EntityId] = set()
    for it, rows in groupby(names, key=itemgetter(0)):
        named = _Named()
        for (_, what, value, _), _ in groupby(rows):
            named.take(what, value)
        entity = EntityId(it)
        if entity in catalogue.entries:
            described.add(entity)
        yield from _describe(entity, named, catalogue, ontology)
    states = {state for it in described if (state := catalogue.entries[it].state) in catalogue.entries}
    for state in sorted(states - described, key=str):
        if state is not None:
            yield from _describe(state, _Named(), catalogue, ontology)


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
    for name, label in sorted(ontology.individuals.items()):
        if store.query(f"ASK {{ ?said dip:attributedTo <{expand(name)}> }}"):
            yield _quad(name, "rdfs:label", ox.Literal(label))


def _quad(subject: str, predicate: str, value: ox.NamedNode | ox.Literal) -> ox.Quad:
    return ox.Quad(ox.NamedNode(expand(subject)), ox.NamedNode(expand(predicate)), value, ox.NamedNode(DESCRIPTIONS))
