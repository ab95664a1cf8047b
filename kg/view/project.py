"""Project a graph onto a page: the statements to show, who takes part in them, and the articles they stand in."""

import re
from dataclasses import replace
from functools import cache
from itertools import chain
from sys import intern

from kg.names import DIP, shrink
from kg.view.articles import fetch_articles
from kg.view.choose import Candidate, count_statements, rank_statements, take_statements
from kg.view.legend import Legend, word_term
from kg.view.page import Page, Passage, Statement, Thing, Totals
from kg.view.questions import CLASSES, EVENTS, NEWEST, RELATIONS, Ask, Descriptions, describe, list_values

#: Statements on one page; a browser takes about a second for so many.
_MOST_STATEMENTS = 3_000
#: Roles in the order of a card; a relation's come from its triple.
_ROLES = ("agent", "recipient", "participant", "appointee", "office", "topic", "place")
_SOURCE = "dip:attributedTo"
#: What ties an event or a relation to a thing.
_PARTS = (*(f"dip:{role}" for role in _ROLES), _SOURCE)
_NOTES = ("timeText", "date", "topicText", "casualtiesText", "status")
_UNNAMED = DIP + "UnnamedSource"
_OF_STATEMENT = (
    "rdf:type",
    "rdfs:label",
    "rdf:subject",
    "rdf:predicate",
    "rdf:object",
    "prov:wasDerivedFrom",
    "dip:factuality",
    "dip:occurrence",
    "dip:earliest",
    "dip:latest",
    *_PARTS,
    *(f"dip:{name}" for name in _NOTES),
)
_TRIPLE = ("rdf:subject", "rdf:predicate", "rdf:object")
#: A property of the ontology, as a query can name it.
_TERM = re.compile(r"dip:\w+", re.ASCII)
_OF_THING = ("rdf:type", "rdfs:label", "skos:altLabel")


def project_page(ask: Ask, legend: Legend, title: str, limit: int, held: int = 0) -> Page:
    """Return the page of the graph behind `ask`: the most said-about and the newest.

    At most `limit` nodes are drawn at first. The page holds as many as `held`, where that is more, as long as it stays
    of a size that a browser opens at once.
    """
    candidates = _find_candidates(ask)
    said = count_statements(candidates)
    if len(said) + len({c.mark for c in candidates.values()} - {""}) > limit:
        candidates = _judge_candidates(ask, candidates, legend)
    ranked = take_statements(rank_statements(candidates), candidates, max(limit, held))[:_MOST_STATEMENTS]
    first = frozenset(take_statements(ranked, candidates, limit))
    chosen = sorted(ranked)
    described = describe(ask, chosen, _OF_STATEMENT)
    asserted = _find_asserted(ask, described)
    library = fetch_articles(ask, (e for of in described.values() for e in of["prov:wasDerivedFrom"]))
    shown = {thing for key in chosen for thing in candidates[key].things}
    things = _describe_things(ask, legend, shown, said)
    labels = {thing.id: thing.label for thing in things}
    told = (_read_statement(key, described[key], legend, labels, library.passages) for key in chosen)
    statements = tuple(replace(one, asserted=one.id in asserted) for one in told)
    totals = Totals(len(said), len(candidates), library.documents)
    return Page(title, things, statements, first, library.articles, totals)


def _find_candidates(ask: Ask) -> dict[str, Candidate]:
    """Return every statement of the graph with those who take part, read as a stream."""
    things = {row["statement"]: [row["subject"], row["object"]] for row in ask(RELATIONS)}
    squares = {row["event"]: row["event"] for row in ask(EVENTS)}
    things |= {event: [] for event in squares}
    for event, happening in list_values(ask, "dip:occurrence"):
        if event in squares:
            squares[event] = happening if squares[event] == event else min(squares[event], happening)
    told = {event: how for event, how in list_values(ask, "dip:factuality") if event in squares}
    claimed = set()
    for name in _PARTS:
        for statement, thing in list_values(ask, name):
            if name == _SOURCE:
                claimed.add(statement)
            if statement in things and thing != _UNNAMED:
                things[statement].append(thing)
    marks = {event: f"{square} {told.get(event, '')} {event in claimed}" for event, square in squares.items()}
    return {statement: Candidate(frozenset(parts), marks.get(statement, "")) for statement, parts in things.items()}


def _judge_candidates(ask: Ask, candidates: dict[str, Candidate], legend: Legend) -> dict[str, Candidate]:
    """Return the candidates with what they are chosen by: what each is about, and how new it is."""

    @cache
    def place_of(term: str) -> int:
        return legend.families.index(legend.family_of(frozenset({term.removeprefix(DIP)})))

    # The first family that knows one of its classes, as the legend has it for all of them together.
    places: dict[str, int] = {}
    events = ((row["s"], row["o"]) for row in ask(CLASSES))
    for statement, term in chain(events, list_values(ask, "rdf:predicate")):
        if statement in candidates:
            places[statement] = min(place_of(term), places.get(statement, len(legend.families)))
    newest = {row["statement"]: intern(row["newest"][:10]) for row in ask(NEWEST) if row["statement"] in candidates}
    return {
        key: Candidate(one.things, one.mark, newest.get(key, ""), legend.families[places.get(key, -1)].key)
        for key, one in candidates.items()
    }


def _describe_things(ask: Ask, legend: Legend, shown: set[str], said: dict[str, int]) -> tuple[Thing, ...]:
    described = describe(ask, shown, _OF_THING)
    things = []
    for iri in sorted(shown):
        of = described[iri]
        classes = frozenset(t.removeprefix(DIP) for t in of["rdf:type"] if t.startswith(DIP))
        label = next(iter(of["rdfs:label"]), "") or shrink(iri)
        names = tuple(name for name in of["skos:altLabel"] if name != label)
        things.append(Thing(iri, legend.group_of(classes).key, legend.kind_of(classes), label, names, said[iri]))
    return tuple(things)


def _find_asserted(ask: Ask, described: Descriptions) -> set[str]:
    """Return the relations whose triple the graph has itself: told as fact, current, nobody's claim."""
    triples = {key: [of[end][0] for end in _TRIPLE] for key, of in described.items() if all(of[end] for end in _TRIPLE)}
    properties = {shrink(verb) for _, verb, _ in triples.values()}
    plain = describe(
        ask, (subject for subject, _, _ in triples.values()), tuple(sorted(filter(_TERM.fullmatch, properties)))
    )
    return {key for key, (subject, verb, other) in triples.items() if other in plain[subject][shrink(verb)]}


def _read_statement(
    key: str, of: dict[str, list[str]], legend: Legend, labels: dict[str, str], passages: dict[str, Passage]
) -> Statement:
    """Return one statement; what the graph leaves open stays out."""
    factuality = next(iter(of["dip:factuality"]), DIP + "Possible").removeprefix(DIP)
    where = tuple(sorted((passages[e] for e in of["prov:wasDerivedFrom"] if e in passages), key=_place_of))
    notes = tuple((name, v.removeprefix(DIP)) for name in _NOTES for v in of[f"dip:{name}"][:1])
    sources = tuple(of[_SOURCE])
    when = _read_when(of)
    if of["rdf:predicate"]:
        kind = of["rdf:predicate"][0].removeprefix(DIP)
        roles = (("subject", of["rdf:subject"][0]), ("object", of["rdf:object"][0]))
        family = legend.family_of(frozenset({kind})).key
        label = f"{labels[roles[0][1]]} {legend.word_verb(kind)} {labels[roles[1][1]]}"
        return Statement(key, kind, family, label, factuality, roles, sources, where, notes, key, when)
    classes = frozenset(t.removeprefix(DIP) for t in of["rdf:type"] if t.startswith(DIP))
    kind, family = legend.kind_of(classes), legend.family_of(classes).key
    label = next(iter(of["rdfs:label"]), "") or word_term(kind)
    occurrence = next(iter(of["dip:occurrence"]), key)
    return Statement(key, kind, family, label, factuality, _read_roles(of), sources, where, notes, occurrence, when)


def _read_when(of: dict[str, list[str]]) -> tuple[str, str] | tuple[()]:
    """Return between which days it happened; where only one end is known, the other is taken to be the same."""
    days = [value[:10] for name in ("dip:earliest", "dip:latest") for value in of[name][:1]]
    return (min(days), max(days)) if days else ()


def _read_roles(of: dict[str, list[str]]) -> tuple[tuple[str, str], ...]:
    """Return who fills which role; whoever has a nearer role is not named as a participant again."""
    roles: list[tuple[str, str]] = []
    taken: set[str] = set()
    for role in _ROLES:
        for thing in of[f"dip:{role}"]:
            if role != "participant" or thing not in taken:
                roles.append((role, thing))
                taken.add(thing)
    return tuple(roles)


def _place_of(passage: Passage) -> tuple[int, int, int]:
    return passage.article, passage.begin, passage.end
