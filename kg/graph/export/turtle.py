"""Write triples as Turtle and TriG that people can read: sorted, abbreviated, the same bytes for the same triples.

Paths below `id/` are written relative to a base, so that `<state/PAK>` reads as in the documentation; a prefix would
need a backslash before each slash. Only prefixes that occur are declared, in the order of `kg.names.PREFIXES`.
"""

import re
from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from kg.names import ID, PREFIXES

_TYPE = PREFIXES["rdf"] + "type"
_XSD = PREFIXES["xsd"]
_SPACES = {space: prefix for prefix, space in PREFIXES.items() if space != ID}
_LOCAL = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_-]*")
#: A reference that every reader resolves against the base to what it stands for: no dot segments, no colon at first.
_RELATIVE = re.compile(r"[A-Za-z0-9_-]+(?:/(?!\.{1,2}(?:[/#?]|$))[^/]+)*")
#: Literals that Turtle reads without quotes, by datatype.
_BARE = {
    _XSD + "integer": re.compile(r"[+-]?[0-9]+"),
    _XSD + "decimal": re.compile(r"[+-]?[0-9]*\.[0-9]+"),
    _XSD + "boolean": re.compile(r"true|false"),
}

#: Predicates and objects of one subject, as Turtle writes them. The predicate `rdf:type` is "", which sorts first.
_Facts = list[tuple[str, str]]


class TurtleTerms:
    """Terms as Turtle writes them, with the prefixes that were needed so far."""

    def __init__(self) -> None:
        """Start with no prefix needed."""
        self._iris: dict[str, str] = {}
        self._needed: set[str] = set()
        self._based = False

    def write_term(self, term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> str:
        """Return one term, abbreviated.

        >>> TurtleTerms().write_term(ox.NamedNode("https://w3id.org/diplomacy-kg/id/state/PAK"))
        '<state/PAK>'
        >>> TurtleTerms().write_term(ox.Literal("0.90", datatype=ox.NamedNode(_XSD + "decimal")))
        '0.90'
        """
        if isinstance(term, ox.NamedNode):
            return self.write_iri(term.value)
        if isinstance(term, ox.Literal) and term.language is None:
            datatype = term.datatype.value
            if datatype == _XSD + "string":
                return str(term)
            bare = _BARE.get(datatype)
            if bare and bare.fullmatch(term.value):
                return term.value
            return f"{ox.Literal(term.value)}^^{self.write_iri(datatype)}"
        if isinstance(term, ox.Triple):
            return f"<<( {' '.join(map(self.write_term, term))} )>>"
        return str(term)

    def write_iri(self, iri: str) -> str:
        """Return an IRI: below the base, with a prefix, or whole."""
        found = self._iris.get(iri)
        if found is None:
            found = self._iris[iri] = self._shorten(iri)
        return found

    def write_header(self) -> Iterator[str]:
        """Yield the lines that declare what was needed."""
        if self._based:
            yield f"@base <{ID}> .\n"
        for prefix, space in PREFIXES.items():
            if prefix in self._needed:
                yield f"@prefix {prefix}: <{space}> .\n"

    def _shorten(self, iri: str) -> str:
        if iri.startswith(ID):
            if _RELATIVE.fullmatch(path := iri[len(ID) :]):
                self._based = True
                return f"<{path}>"
        else:
            cut = max(iri.rfind("#"), iri.rfind("/")) + 1
            prefix = _SPACES.get(iri[:cut])
            if prefix and _LOCAL.fullmatch(local := iri[cut:]):
                self._needed.add(prefix)
                return f"{prefix}:{local}"
        return f"<{iri}>"


def write_turtle(triples: Iterable[ox.Triple]) -> Iterator[str]:
    """Yield a Turtle document of `triples`, a subject at a time.

    >>> state = ox.NamedNode("https://w3id.org/diplomacy-kg/id/state/PAK")
    >>> label = ox.NamedNode("http://www.w3.org/2000/01/rdf-schema#label")
    >>> print("".join(write_turtle([ox.Triple(state, label, ox.Literal("Pakistan"))])), end="")
    @base <https://w3id.org/diplomacy-kg/id/> .
    @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
    <BLANKLINE>
    <state/PAK> rdfs:label "Pakistan" .
    """
    terms = TurtleTerms()
    subjects = _group(triples, terms)
    yield from terms.write_header()
    for subject in sorted(subjects):
        yield "\n" + _write_subject(subject, subjects.pop(subject), "")


def write_trig(quads: Iterable[ox.Quad]) -> Iterator[str]:
    """Yield a TriG document of `quads`, all in named graphs, a subject at a time."""
    terms = TurtleTerms()
    graphs: dict[str, list[ox.Triple]] = {}
    for quad in quads:
        graph = quad.graph_name
        name = terms.write_iri(graph.value) if isinstance(graph, ox.NamedNode) else str(graph)
        graphs.setdefault(name, []).append(quad.triple)
    grouped = {name: _group(triples, terms) for name, triples in graphs.items()}
    yield from terms.write_header()
    for name in sorted(grouped):
        yield f"\n{name} {{\n"
        yield "\n".join(_write_subject(s, facts, "    ") for s, facts in sorted(grouped.pop(name).items()))
        yield "}\n"


def _group(triples: Iterable[ox.Triple], terms: TurtleTerms) -> dict[str, _Facts]:
    subjects: dict[str, _Facts] = {}
    write_term, write_iri = terms.write_term, terms.write_iri
    for subject, predicate, value in triples:
        verb = predicate.value
        fact = ("" if verb == _TYPE else write_iri(verb), write_term(value))
        subjects.setdefault(write_term(subject), []).append(fact)
    return subjects


def _write_subject(subject: str, facts: _Facts, indent: str) -> str:
    facts.sort()
    parts = [indent, subject]
    before: str | None = None
    for verb, value in facts:
        if verb == before:
            parts += [", ", value]
        else:
            parts += [f" ;\n{indent}    " if before is not None else " ", verb or "a", " ", value]
        before = verb
    parts.append(" .\n")
    return "".join(parts)
