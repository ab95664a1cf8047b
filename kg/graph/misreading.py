"""Ask a store about misreadings: what a judgement is about, whether its value fits, and what obeys it."""

from collections.abc import Mapping
from dataclasses import replace
from difflib import get_close_matches

from kg.errors import QueryError
from kg.graph.graph import Graph
from kg.graph.identity.judgements import PRESENTED, ROLES, Judgement, Judgements
from kg.graph.lookup import find_individuals
from kg.graph.scan import document_of
from kg.graph.store.base import Store, select
from kg.graph.terms import text
from kg.model import UNNAMED_SOURCE
from kg.names import ID, document_path, expand, is_iri, shrink
from kg.reference.catalogue import Catalogue
from kg.reference.ontology import Ontology

#: Events, statements and what was rejected of either.
_PRESENTED = "{{ ?it dip:factuality ?how }} UNION {{ ?it a dip:Rejected }}"
_THERE = "SELECT ?it WHERE {{ VALUES ?it {{ <{iri}> }} " + _PRESENTED + " }}"
_WORDS = (
    "SELECT DISTINCT ?document ?words WHERE {{ ?span nif:anchorOf ?words ; nif:referenceContext/dcterms:identifier"
    " ?document . ?it prov:wasDerivedFrom ?span . VALUES ?document {{ {documents} }} " + _PRESENTED + " }}"
)
_OBEYED = "SELECT DISTINCT ?said ?label WHERE { ?it dip:judgement ?said ; rdfs:label ?label }"
_NAMED = "SELECT ?naming WHERE {{ VALUES ?naming {{ <{iri}> }} ?naming dip:names ?it }}"
_OF_INDIVIDUALS = (*ROLES, "subject", "object")


def find_idle(store: Store, judgements: Judgements) -> list[Judgement]:
    """Return the judgements on events and statements that nothing in the store obeys, sorted."""
    misread = {judgement for those in judgements.misread.values() for judgement in those}
    of_events = {each for each in judgements.held if each.one.startswith(PRESENTED)}
    if not misread and not of_events:
        return []
    obeyed = {row["said"] for row in select(store, _OBEYED)}
    events = (
        {shrink(row["it"]) for row in select(store, "SELECT ?it WHERE { ?it a dip:Event }")} if of_events else set()
    )
    idle = {each for each in misread if str(each) not in obeyed}
    return sorted(idle | {each for each in of_events if not {each.one, each.other} <= events})


def find_obeying(store: Store, judgement: Judgement) -> list[str]:
    """Return the labels of what obeys a judgement, sorted."""
    return sorted({row["label"] for row in select(store, _OBEYED) if row["said"] == str(judgement)})


def find_misread(store: Store, judgement: Judgement, catalogue: Catalogue, ontology: Ontology) -> Judgement:
    """Return `judgement` with its value in the form that a file of judgements keeps.

    Raises:
        QueryError: It is about nothing that is there, or its value does not fit; the message says what would.
    """
    document = _find_document(store, judgement)
    if judgement.what in _OF_INDIVIDUALS:
        names = [name.strip() for name in judgement.value.split(";") if name.strip()]
        return replace(judgement, value="; ".join(_find_individual(store, name, document, catalogue) for name in names))
    known: Mapping[str, list[str]] = {"class": [*ontology.classes], "predicate": [*ontology.properties]}
    terms = known.get(judgement.what, [])
    name = judgement.value if ":" in judgement.value else f"dip:{judgement.value}"
    if terms and name not in terms:
        near = get_close_matches(name, terms, 1)
        raise QueryError(judgement.value, f"is no {judgement.what}.", f"Did you mean {near[0]}?" if near else "")
    return replace(judgement, value=name) if terms else judgement


def _find_document(store: Store, judgement: Judgement) -> str:
    """Return the path of the document that a judgement is about."""
    if not judgement.is_of_words:
        iri = expand(judgement.one)
        if not is_iri(iri) or not select(store, _THERE.format(iri=iri)):
            mend = "Copy its IRI from `kg show` or a query, or give WORDS@DOCUMENT."
            raise QueryError(judgement.one, "there is no such event or statement.", mend)
        return document_of(judgement.one)
    words, _, _ = judgement.one.partition("@")
    held = {name for name in Graph(store).documents() if judgement.one.endswith(f"@{name}")}
    if not held:
        raise QueryError(
            judgement.one, "names no document of the graph after its @.", "See build.json for their names."
        )
    documents = " ".join(str(text(name)) for name in sorted(held))
    for row in select(store, _WORDS.format(documents=documents)):
        if judgement.rests_on(row["words"], row["document"]):
            return document_path(row["document"])
    raise QueryError(words, f"no event or statement of {max(held)} rests on these words.", "Copy them from `kg show`.")


def _find_individual(store: Store, name: str, document: str, catalogue: Catalogue) -> str:
    """Return the path of an individual whom the document or the catalogue knows."""
    path = name.removeprefix(ID)
    if path in catalogue.entries or path == UNNAMED_SOURCE:
        return path
    try:
        path = find_individuals(Graph(store).ask, name)[0]
    except QueryError:
        if name not in catalogue.senses:
            raise
        return catalogue.senses[name][0].entity
    naming = expand(f"naming/{document.removeprefix('document/')}/{path}")
    if path in catalogue.entries or select(store, _NAMED.format(iri=naming)):
        return path
    what = f"is {path}, whom neither {document} nor the catalogue names."
    raise QueryError(
        name, what, "Name one of the document, or add it to a catalogue of your own (kg build --catalogue)."
    )
