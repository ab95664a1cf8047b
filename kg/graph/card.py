"""Put on one card what a graph says of one individual, each claim with its words and its source."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from kg.graph.lookup import Ask, find_individuals, most_specific
from kg.names import ID, PREFIXES, expand, shrink
from kg.reference.ontology import Ontology

_ROLES = ("agent", "recipient", "participant", "place", "topic", "appointee", "office", "attributedTo")
#: Whatever takes part under one of its names, and under a name that it shares with others in its own documents alone.
_NODES = (
    "SELECT DISTINCT ?node WHERE {{ VALUES ?role {{ "
    + " ".join(f"dip:{role}" for role in _ROLES)
    + """ rdf:subject rdf:object }}
  {{ VALUES ?it {{ {iris} }} ?node ?role ?it }} UNION {{
    VALUES ?me {{ {iris} }} ?naming dip:identifiedAs ?me ; dip:names ?it ; prov:wasDerivedFrom ?words .
    ?it dip:nameSharedBy ?me . ?words nif:referenceContext ?document .
    ?node ?role ?it ; prov:wasDerivedFrom/nif:referenceContext ?document }} }}"""
)
_SAME = "SELECT DISTINCT ?other WHERE {{ <{iri}> owl:sameAs+ ?other }}"
_SAID = """SELECT ?node ?label ?factuality ?date ?timeText ?status ?predicate ?event ?source WHERE {{
  {{ {nodes} }}
  ?node rdfs:label ?label ; dip:factuality ?factuality .
  OPTIONAL {{ ?node dip:date ?date }} OPTIONAL {{ ?node dip:timeText ?timeText }}
  OPTIONAL {{ ?node dip:status ?status }} OPTIONAL {{ ?node rdf:predicate ?predicate }}
  OPTIONAL {{ ?node dip:ofEvent ?event }} OPTIONAL {{ ?node dip:attributedTo ?source }}
}}"""
_WORDS = """SELECT ?node ?sentence ?document ?begin WHERE {{
  {{ {nodes} }}
  ?node prov:wasDerivedFrom ?evidence .
  ?evidence dip:sentence ?sentence ; nif:beginIndex ?begin ; nif:referenceContext/dcterms:identifier ?document .
}}"""
_LABELS = "SELECT DISTINCT ?it ?label WHERE {{ {{ {nodes} }} ?node dip:attributedTo ?it . ?it rdfs:label ?label }}"
#: What is said of one node outright, with the labels of the values.
FACTS = "SELECT ?what ?value ?label WHERE {{ <{iri}> ?what ?value . OPTIONAL {{ ?value rdfs:label ?label }} }}"
_HOLDS = PREFIXES["dip"] + "holdsOffice"


@dataclass(frozen=True, slots=True)
class Words:
    """A sentence and the identifier of the document in which it stands."""

    sentence: str
    document: str


@dataclass(frozen=True, slots=True)
class CardLine:
    """One event or statement."""

    #: Path of its node below `id/`.
    id: str
    text: str
    #: "Fact", "Negated", "Planned" or "Possible".
    factuality: str
    #: Whose words they are, by label; empty where the documents say it themselves.
    sources: tuple[str, ...]
    #: "2025-05-15", "2025-05", "2025", else the words of the text, else empty.
    when: str
    #: "Former", "Acting", "Designate", "Current" or empty.
    status: str
    words: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """All that a graph says of one individual."""

    id: str
    label: str
    #: Label of its most specific class: "official".
    kind: str
    names: tuple[str, ...]
    same_as: tuple[str, ...]
    #: What is asserted of it outright, as pairs of property and label: ("part of", "Pakistan").
    facts: tuple[tuple[str, str], ...]
    offices: tuple[CardLine, ...]
    events: tuple[CardLine, ...]
    relations: tuple[CardLine, ...]
    claims_by: tuple[CardLine, ...]
    #: What others are said to have claimed about it.
    claims_about: tuple[CardLine, ...]
    #: Others that are called by the same name, as paths.
    namesakes: tuple[str, ...]


def make_card(ask: Ask, name: str, ontology: Ontology) -> Card:
    """Return the card of who is called `name`; `namesakes` tells who else is.

    Raises:
        QueryError: Nobody is called so; the message names the nearest.
    """
    path, *others = find_individuals(ask, name)
    iri = ID + path
    same = {iri, *(row["other"] for row in ask(_SAME.format(iri=iri)) if row["other"].startswith(ID))}
    label, kind, names, same_as, facts = _collect_facts(ask, iri, ontology)
    sections = _collect_lines(ask, same)
    return Card(
        id=path,
        label=label or path,
        kind=kind,
        names=names,
        same_as=same_as,
        facts=facts,
        offices=sections["offices"],
        events=sections["events"],
        relations=sections["relations"],
        claims_by=sections["claims_by"],
        claims_about=sections["claims_about"],
        namesakes=tuple(other for other in others if ID + other not in same),
    )


def _collect_facts(
    ask: Ask, iri: str, ontology: Ontology
) -> tuple[str, str, tuple[str, ...], tuple[str, ...], tuple[tuple[str, str], ...]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    facts: set[tuple[str, str]] = set()
    properties = {str(name): declared for name, declared in ontology.properties.items()}
    for row in ask(FACTS.format(iri=iri)):
        what = shrink(row["what"])
        if what in properties:
            facts.add((properties[what].label, row.get("label", shrink(row["value"]))))
        else:
            found[what].add(row["value"])
    kind = most_specific({shrink(each) for each in found["rdf:type"]}, ontology)
    return (
        min(found["rdfs:label"], default=""),
        ontology.classes[kind].label if kind else "",
        tuple(sorted(found["skos:altLabel"])),
        tuple(sorted(found["owl:sameAs"])),
        tuple(sorted(facts)),
    )


@dataclass(frozen=True, slots=True)
class Line:
    """A line with what decides on its place."""

    line: CardLine
    row: Mapping[str, str]
    #: IRIs of whose words they are.
    sources: frozenset[str]


def list_lines(ask: Ask, nodes: str) -> list[Line]:
    """Return a line for each event or statement that the query `nodes` gives as `?node`, dated ones first."""
    labels = {row["it"]: row["label"] for row in ask(_LABELS.format(nodes=nodes))}
    words: defaultdict[str, set[tuple[str, int, str]]] = defaultdict(set)
    for row in ask(_WORDS.format(nodes=nodes)):
        words[row["node"]].add((row["document"], int(row["begin"]), row["sentence"]))
    said: dict[str, Mapping[str, str]] = {}
    sources: defaultdict[str, set[str]] = defaultdict(set)
    for row in ask(_SAID.format(nodes=nodes)):
        said.setdefault(row["node"], row)
        if "source" in row:
            sources[row["node"]].add(row["source"])
    lines = []
    for node, row in said.items():
        named = sorted(labels.get(source, shrink(source)) for source in sources[node])
        lines.append(Line(_make_line(row, named, words[node]), row, frozenset(sources[node])))
    return sorted(lines, key=lambda each: _order(each.line))


def _collect_lines(ask: Ask, iris: set[str]) -> dict[str, tuple[CardLine, ...]]:
    """Return all lines, by the section of the card in which they stand."""
    sections: dict[str, list[CardLine]] = {
        name: [] for name in ("offices", "events", "relations", "claims_by", "claims_about")
    }
    for each in list_lines(ask, _NODES.format(iris=" ".join(f"<{iri}>" for iri in sorted(iris)))):
        if "event" not in each.row:  # a shortcut of an event that stands on the card itself says nothing new
            sections[_choose_section(each.row, each.sources, iris)].append(each.line)
    return {name: tuple(lines) for name, lines in sections.items()}


def _choose_section(row: Mapping[str, str], sources: frozenset[str], iris: set[str]) -> str:
    if iris & sources:
        return "claims_by"
    if sources:
        return "claims_about"
    if "predicate" not in row:
        return "events"
    return "offices" if row["predicate"] == _HOLDS else "relations"


def _make_line(row: Mapping[str, str], sources: list[str], words: set[tuple[str, int, str]]) -> CardLine:
    sentences = dict.fromkeys(Words(sentence, document) for document, _, sentence in sorted(words))
    return CardLine(
        id=shrink(row["node"]),
        text=row["label"],
        factuality=row["factuality"].removeprefix(expand("dip:")),
        sources=tuple(sources),
        when=row.get("date", row.get("timeText", "")),
        status=row.get("status", "").removeprefix(expand("dip:")),
        words=tuple(sentences),
    )


def _order(line: CardLine) -> tuple[bool, str, str, str]:
    """Dated lines first, by date."""
    dated = line.when[:1].isdigit()
    return not dated, line.when if dated else "", line.text, line.id
