"""Prefixes, and names of individuals minted from content: no counter, no clock, no blank node.

The forms are those of the ontology's documentation: `id/state/PAK`, `id/person/ishaq-dar`, `id/event/<document>/<begin
of its first trigger>-<class>`.
"""

import hashlib
import re
import unicodedata
from functools import lru_cache
from urllib.parse import quote

from kg.model import EntityId

#: Namespace of terms.
DIP = "https://w3id.org/diplomacy-kg/ontology#"
#: Namespace of individuals.
ID = "https://w3id.org/diplomacy-kg/id/"

#: Prefixes of every graph and query, in the order in which they are written.
PREFIXES: dict[str, str] = {
    "dip": DIP,
    "id": ID,
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "dcterms": "http://purl.org/dc/terms/",
    "prov": "http://www.w3.org/ns/prov#",
    "nif": "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#",
    "org": "http://www.w3.org/ns/org#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "time": "http://www.w3.org/2006/time#",
    "wd": "http://www.wikidata.org/entity/",
    "sh": "http://www.w3.org/ns/shacl#",
    "void": "http://rdfs.org/ns/void#",
}

#: What may stand between the < and > of a query: a scheme, and none of the characters that its grammar refuses.
_IRI = re.compile(r'[A-Za-z][A-Za-z0-9+.-]*:[^<>"{}|^`\\\x00-\x20]*')
_NOT_PLAIN = re.compile(r"[^a-z0-9]+")
#: Longest slug; a longer name keeps its beginning and a hash of the whole.
_MOST = 80
#: Letters that do not decompose into a base letter and an accent.
_LETTERS = str.maketrans({"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ı": "i"})


@lru_cache(maxsize=50_000)
def slug(name: str) -> str:
    """Return `name` as the last part of an IRI: lower-case ASCII words joined by hyphens.

    A name without any Latin letter or digit becomes a hash, so that no two such names meet.

    >>> slug("Côte d’Ivoire"), slug("Recep Tayyip Erdoğan")
    ('cote-d-ivoire', 'recep-tayyip-erdogan')
    >>> slug("王毅")
    'xe066c1470c'
    """
    folded = name.casefold()
    if not folded.isascii():
        letters = unicodedata.normalize("NFKD", folded.translate(_LETTERS))
        folded = "".join(c for c in letters if not unicodedata.combining(c))
    plain = _NOT_PLAIN.sub("-", folded).strip("-")
    if not plain:
        return "x" + digest(name)
    return plain if len(plain) <= _MOST else f"{plain[:_MOST].rstrip('-')}-{digest(name)}"


def digest(*parts: str) -> str:
    """Return a short hash of `parts`, the same everywhere and always.

    >>> digest("a", "b") == digest("a", "b") != digest("ab")
    True
    """
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:10]


@lru_cache(maxsize=1_000)
def _escaped(identifier: str) -> str:
    return quote(identifier, safe="")


def document_path(identifier: str) -> str:
    """Return the path of a document below `id/`; its identifier is percent-escaped.

    >>> document_path("news/2025 05.txt")
    'document/news%2F2025%2005.txt'
    """
    return f"document/{_escaped(identifier)}"


def evidence_path(identifier: str, begin: int, end: int) -> str:
    """Return the path of an evidence node: the document's with a text fragment (RFC 5147).

    >>> evidence_path("a.txt", 103, 230)
    'document/a.txt#char=103,230'
    """
    return f"{document_path(identifier)}#char={begin},{end}"


def event_path(identifier: str, begin: int, kind: str) -> EntityId:
    """Return the path of an event by the offset of its first trigger and its class.

    >>> event_path("a.txt", 12, "dip:Visit")
    'event/a.txt/12-visit'
    """
    return EntityId(f"event/{_escaped(identifier)}/{begin}-{kind.partition(':')[2].lower()}")


def expand(name: str) -> str:
    """Return the IRI of a prefixed name, or of a path below `id/`.

    >>> expand("dip:Visit"), expand("state/PAK")
    ('https://w3id.org/diplomacy-kg/ontology#Visit', 'https://w3id.org/diplomacy-kg/id/state/PAK')
    """
    prefix, colon, local = name.partition(":")
    if colon and prefix in PREFIXES:
        return PREFIXES[prefix] + local
    return ID + name


def is_iri(name: str) -> bool:
    """Say whether a query can name it: an absolute IRI, without characters that end or break one.

    >>> is_iri("https://w3id.org/diplomacy-kg/id/state/PAK"), is_iri("state/PAK"), is_iri("urn:x> ?p ?o")
    (True, False, False)
    """
    return _IRI.fullmatch(name) is not None


def shrink(iri: str) -> str:
    """Return the shortest readable form of an IRI: a path below `id/`, a prefixed name, or the IRI itself.

    >>> shrink("https://w3id.org/diplomacy-kg/id/state/PAK"), shrink("http://www.w3.org/2002/07/owl#sameAs")
    ('state/PAK', 'owl:sameAs')
    """
    if iri.startswith(ID):
        return iri[len(ID) :]
    for prefix, space in PREFIXES.items():
        if iri.startswith(space):
            return f"{prefix}:{iri[len(space) :]}"
    return iri
