"""Write triples as JSON-LD that reads like plain JSON: short names, one object for each subject.

The names are those of ontology/context.jsonld, which stands at the head of each file: nothing needs to be fetched. What
it has no name for, such as a class of a user's own, goes by its prefixed name.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TypeAlias

import pyoxigraph as ox

from kg.names import PREFIXES
from kg.reference.files import find_files

_TYPE = PREFIXES["rdf"] + "type"
_XSD = PREFIXES["xsd"]
_INTEGER = re.compile(r"0|-?[1-9][0-9]{0,14}")

_Json: TypeAlias = str | int | Mapping[str, str]
_Context: TypeAlias = Mapping[str, str | float | Mapping[str, str]]
#: Of one subject: the values of each key.
_Facts: TypeAlias = dict[str, list[_Json]]


@cache
def load_context() -> _Context:
    """Return the shipped context: names of terms with what they stand for.

    >>> load_context()["agent"]
    {'@id': 'dip:agent', '@type': '@id'}
    """
    context: _Context = json.loads(find_files("context.jsonld")[0].read_text(encoding="utf-8"))["@context"]
    return context


def write_jsonld(triples: Iterable[ox.Triple]) -> Iterator[str]:
    """Yield a JSON-LD document, a subject a line, sorted.

    >>> visit = ox.NamedNode("https://w3id.org/diplomacy-kg/id/event/a.txt/4-visit")
    >>> dar = ox.NamedNode("https://w3id.org/diplomacy-kg/id/person/ishaq-dar")
    >>> agent = ox.NamedNode(PREFIXES["dip"] + "agent")
    >>> print(list(write_jsonld([ox.Triple(visit, agent, dar)]))[1])
    {"@id": "id:event/a.txt/4-visit", "agent": "id:person/ishaq-dar"}
    """
    names = _Names(load_context())
    subjects: dict[str, _Facts] = {}
    for subject, predicate, value in triples:
        facts = subjects.setdefault(names.shorten(subject), {})
        if predicate.value == _TYPE and not isinstance(value, ox.Literal | ox.Triple):
            facts.setdefault("@type", []).append(names.shorten(value, term=True))
        else:
            key = names.shorten(predicate, term=True)
            facts.setdefault(key, []).append(names.write_value(key, value))
    yield f'{{"@context": {_dump(load_context())},\n"@graph": [\n'
    for number, subject_id in enumerate(sorted(subjects)):
        facts = subjects.pop(subject_id)
        node = {"@id": subject_id} | {key: _join(facts[key]) for key in sorted(facts)}
        yield (",\n" if number else "") + _dump(node)
    yield "\n]}\n"


@dataclass(frozen=True, slots=True)
class _Term:
    """A name of the context: what it stands for, and of what kind its values are."""

    name: str
    kind: str


class _Names:
    """The names of a context, to be found by what they stand for."""

    def __init__(self, context: _Context) -> None:
        self._terms: dict[str, _Term] = {}
        self._kinds: dict[str, str] = {}
        for name, told in context.items():
            if name in PREFIXES or isinstance(told, float | int):
                continue
            short, kind = (told, "") if isinstance(told, str) else (told["@id"], told.get("@type", ""))
            prefix, _, local = short.partition(":")
            self._terms[PREFIXES[prefix] + local] = _Term(name, kind)
            self._kinds[name] = kind
        self._known: dict[tuple[str, bool], str] = {}

    def shorten(self, node: ox.NamedNode | ox.BlankNode | ox.Triple, *, term: bool = False) -> str:
        """Return a name of the context where `term` allows it, else a prefixed name or the IRI as it is."""
        if not isinstance(node, ox.NamedNode):
            return str(node)
        iri = node.value
        found = self._known.get((iri, term))
        if found is None:
            found = self._known[iri, term] = self._terms[iri].name if term and iri in self._terms else _prefix(iri)
        return found

    def write_value(self, key: str, value: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> _Json:
        """Return what stands for `value` under a key, as plain as its kind allows."""
        kind = self._kinds.get(key, "")
        if not isinstance(value, ox.Literal):
            plain = self.shorten(value, term=kind == "@vocab")
            return plain if kind in ("@id", "@vocab") else {"@id": plain}
        if value.language is not None:
            return {"@value": value.value, "@language": value.language}
        datatype = value.datatype.value
        if datatype == _XSD + "string":
            return {"@value": value.value} if kind else value.value
        short = _prefix(datatype)
        if short != kind:
            return {"@value": value.value, "@type": short}
        return int(value.value) if kind == "xsd:integer" and _INTEGER.fullmatch(value.value) else value.value


def _prefix(iri: str) -> str:
    for prefix, space in PREFIXES.items():
        # After a colon, two slashes would make it an address.
        if iri.startswith(space) and not iri.startswith("//", len(space)):
            return f"{prefix}:{iri[len(space) :]}"
    return iri


def _join(values: list[_Json]) -> _Json | list[_Json]:
    return values[0] if len(values) == 1 else sorted(values, key=_dump)


def _dump(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
