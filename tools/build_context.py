"""Make ontology/context.jsonld from the ontology: short names for JSON-LD, so that nobody needs to fetch any.

    python tools/build_context.py

Each term of the ontology goes by its name there; what other vocabularies give goes by the names below. Prefixes are
those of `kg.names`.
"""

import json
from collections.abc import Iterator
from pathlib import Path

from kg.names import PREFIXES
from kg.reference.files import shipped_folder
from kg.reference.ontology import Ontology, load_ontology

CONTEXT = shipped_folder() / "context.jsonld"
#: Terms of other vocabularies, with what their values are.
_FOREIGN = {
    "rdfs:label": "", "skos:altLabel": "", "owl:sameAs": "@id", "rdf:subject": "@id", "rdf:predicate": "@id",
    "rdf:object": "@id", "rdf:Statement": "", "prov:wasDerivedFrom": "@id", "nif:String": "", "nif:anchorOf": "",
    "nif:beginIndex": "xsd:integer", "nif:endIndex": "xsd:integer", "nif:referenceContext": "@id",
    "dcterms:identifier": "", "dcterms:source": "", "dcterms:title": "", "dcterms:issued": "xsd:date",
    "dcterms:publisher": "", "dcterms:language": "",
}  # fmt: skip
#: Properties whose values are terms of the ontology, written by their names.
_OF_TERMS = frozenset({"dip:factuality", "dip:status", "dip:asClass"})


def make_context(ontology: Ontology) -> dict[str, object]:
    """Return the context, sorted by name behind the prefixes."""
    terms = dict(_list_terms(ontology))
    return {"@context": {"@version": 1.1, **PREFIXES, **{name: terms[name] for name in sorted(terms)}}}


def _list_terms(ontology: Ontology) -> Iterator[tuple[str, str | dict[str, str]]]:
    for term, kind in _FOREIGN.items():
        yield term.partition(":")[2], {"@id": term, "@type": kind} if kind else term
    for name in (*ontology.classes, *ontology.individuals):
        yield name.partition(":")[2], name
    for name, told in ontology.properties.items():
        kinds = [kind for kind in told.range if kind.startswith("xsd:") and kind != "xsd:string"]
        if name in _OF_TERMS:
            kind = "@vocab"
        elif told.is_object:
            kind = "@id"
        else:
            kind = kinds[0] if len(kinds) == 1 and not told.range[1:] else ""
        yield name.partition(":")[2], {"@id": name, "@type": kind} if kind else name


def write_context(file: Path = CONTEXT) -> None:
    """Write the context of the shipped ontology."""
    file.write_text(json.dumps(make_context(load_ontology()), indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    write_context()
