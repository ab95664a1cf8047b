"""Write as many quads as are asked for, of the very shape that a build gives, without reading as many texts.

A few invented texts are read and assembled; what that gives serves as templates. Each further document is a copy of a
template with states, persons, places, days and its own name changed, so that individuals recur in many documents as
they do in news.
"""

import datetime as dt
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox

from benchmarks.texts import list_states, write_documents
from kg.graph.assemble import assemble
from kg.graph.store.base import DESCRIPTIONS
from kg.names import DIP, ID, PREFIXES
from kg.reading.reader import Reader
from kg.reference.phrases import load_phrases

#: Documents that are really read.
_TEMPLATES = 20
_SENTENCES = 9
_FIRST = dt.date(2021, 3, 1)
#: Names in a template that stand for another individual in each copy, and how many there are of a kind.
_INDIVIDUAL = re.compile(r"(?<=/id/)(person|place|org|group)/([a-z0-9-]+)")
_STATE = re.compile(r"(?<=/id/state/)[A-Z]{3}")
_YEAR = re.compile(r'"(?:19|20)\d\d(?=(?:-\d\d){0,2}"\^\^<http://www\.w3\.org/2001/XMLSchema#(?:date|gYear))')
_NAMED = re.compile(rf"<{re.escape(DIP)}names> <{re.escape(ID)}([^>]+)>")
#: Copies of one template share an individual with so many others.
_RECURRENCE = 40
_CLASSES = {"person": "Person", "place": "Place", "org": "Organization", "state": "State", "office": "Office"}


def make_templates(reader: Reader) -> list[str]:
    """Return documents as N-Quads; each is dated, a week after the one before it."""
    reference = reader.reference
    phrases = load_phrases(reference.ontology)
    written = write_documents(_TEMPLATES, _SENTENCES, list_states(reference.catalogue))
    documents = [replace(one, date=_FIRST + dt.timedelta(weeks=week)) for week, one in enumerate(written)]
    return [
        "".join(f"{quad} .\n" for quad in assemble(reading, reference.ontology, phrases, reader.model_name))
        for reading in reader.read_all(documents)
    ]


def write_quads(file: Path, templates: Sequence[str], count: int, seed: int = 1) -> int:
    """Write at least `count` quads to `file` as N-Quads, documents first and descriptions last; return how many.

    They are whole documents, so there may be a few hundred more.
    """
    chance = random.Random(seed)  # noqa: S311 - not for secrets
    states = sorted({code for template in templates for code in _STATE.findall(template)})
    known: set[str] = set()
    written, number = 0, 0
    with file.open("w", encoding="utf-8", newline="\n") as out:
        while written + 2 * len(known) < count:
            document = _vary(templates[number % len(templates)], number, states, chance)
            known.update(_NAMED.findall(document))
            written += document.count("\n")
            number += 1
            out.write(document)
        for line in _describe(known):
            written += 1
            out.write(line)
    return written


def _vary(template: str, number: int, states: Sequence[str], chance: random.Random) -> str:
    """Return a copy of a template with its own name, states, individuals and years."""
    step, years = chance.randrange(len(states)), chance.randrange(30)
    turned = dict(zip(states, [*states[step:], *states[:step]], strict=True))
    group = chance.randrange(1 + number // _RECURRENCE)
    text = re.sub(r"text-\d{5}", f"text-{number:07}", template)
    text = _INDIVIDUAL.sub(rf"\1/\2-{group}", text)
    text = _STATE.sub(lambda match: turned[match[0]], text)
    return _YEAR.sub(lambda match: f'"{1990 + (int(match[0][1:]) + years) % 36}', text)


def _describe(known: set[str]) -> Iterator[str]:
    graph = ox.NamedNode(DESCRIPTIONS)
    kind, label = ox.NamedNode(PREFIXES["rdf"] + "type"), ox.NamedNode(PREFIXES["rdfs"] + "label")
    for path in sorted(known):
        subject, (family, _, name) = ox.NamedNode(ID + path), path.partition("/")
        yield f"{ox.Quad(subject, kind, ox.NamedNode(DIP + _CLASSES.get(family, 'Actor')), graph)} .\n"
        yield f"{ox.Quad(subject, label, ox.Literal(name.replace('-', ' ').title()), graph)} .\n"
