"""Builds the graph of `history.yaml` (or of notes like it), and answers about it as any store would."""

import re
from calendar import monthrange
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path

import pyoxigraph as ox
import yaml

from kg.names import PREFIXES, digest, document_path, event_path, evidence_path, expand

Ask = Callable[[str], Iterable[Mapping[str, str]]]


#: Properties whose value is a day, a month or a year.
DATES = {"dcterms:issued", "dip:date", "dip:earliest", "dip:latest"}


def date_type(date: str) -> str:
    return ("xsd:gYear", "xsd:gYearMonth", "xsd:date")[date.count("-")]


class GraphBuilder:
    """Writes contract-conformant quads from the compact notation of `history.yaml`."""

    def __init__(self, notes: dict) -> None:
        self.store = ox.Store()
        self.notes = notes
        for name, document in notes["documents"].items():
            self.add_document(name, document)
        for thing in notes["things"].values():
            self.add_thing(thing)
        for event in notes["events"]:
            self.add_event(event)
        for relation in notes["relations"]:
            self.add_relation(relation)

    def say(self, subject: str, predicate: str, *values: str | int, literal: bool = False) -> None:
        dated = {"datatype": ox.NamedNode(expand(date_type(str(values[0]))))} if predicate in DATES and values else {}
        for value in values:
            node = ox.Literal(value, **dated) if literal or isinstance(value, int) else ox.NamedNode(expand(value))
            self.store.add(ox.Quad(ox.NamedNode(expand(subject)), ox.NamedNode(expand(predicate)), node))

    def add_document(self, name: str, document: dict) -> None:
        path = document_path(name)
        self.say(path, "rdf:type", "dip:Document")
        self.say(path, "dcterms:identifier", name, literal=True)
        for key in ("title", "issued", "publisher", "source"):
            if key in document:
                self.say(path, f"dcterms:{key}", document[key], literal=True)
        self.say(path, "dip:text", document["text"], literal=True)

    def add_thing(self, thing: dict) -> None:
        self.say(thing["id"], "rdf:type", f"dip:{thing['class']}", "dip:Actor")
        self.say(thing["id"], "rdfs:label", thing["label"], literal=True)
        self.say(thing["id"], "skos:altLabel", *thing.get("names", []), literal=True)

    def add_evidence(self, name: str, words: str) -> tuple[str, int]:
        text = self.notes["documents"][name]["text"]
        begin = text.index(words)
        end = begin + len(words)
        start = max(text.rfind(". ", 0, begin) + 2 if ". " in text[:begin] else 0, text.rfind("\n", 0, begin) + 1)
        stop = re.search(r"\.(?=\s|$)", text[end - 1 :])
        path = evidence_path(name, begin, end)
        self.say(path, "rdf:type", "dip:Evidence", "nif:String")
        self.say(path, "nif:anchorOf", words, literal=True)
        self.say(path, "nif:beginIndex", begin)
        self.say(path, "nif:endIndex", end)
        self.say(path, "nif:referenceContext", document_path(name))
        self.say(path, "dip:sentence", text[start : end - 1 + stop.end()] if stop else text[start:], literal=True)
        return path, begin

    def add_telling(self, path: str, one: dict, evidence: str) -> None:
        self.say(path, "prov:wasDerivedFrom", evidence)
        self.say(path, "dip:factuality", f"dip:{one.get('factuality', 'Fact')}")
        for source in one.get("source", []):
            self.say(path, "dip:attributedTo", "dip:UnnamedSource" if source == "unnamed" else self.thing(source))

    def add_event(self, event: dict) -> None:
        evidence, begin = self.add_evidence(event["doc"], event["words"])
        path = event_path(event["doc"], begin, f"dip:{event['class'][0]}")
        self.add_telling(path, event, evidence)
        self.say(path, "rdf:type", "dip:Event", *(f"dip:{name}" for name in event["class"]))
        if event.get("factuality", "Fact") == "Fact" and "source" not in event:
            self.say(path, "rdf:type", "dip:ActualEvent")
        self.say(path, "rdfs:label", event["label"], literal=True)
        for role in ("agent", "recipient", "participant", "place", "topic"):
            self.say(path, f"dip:{role}", *(self.thing(key) for key in event.get(role, [])))
        for key, name in (("time", "timeText"), ("date", "date"), ("about", "topicText")):
            if key in event:
                self.say(path, f"dip:{name}", str(event[key]), literal=True)
        if "date" in event:
            first, last = day_range(str(event["date"]))
            self.say(path, "dip:earliest", first, literal=True)
            self.say(path, "dip:latest", last, literal=True)
        if "same" in event:
            self.say(path, "dip:occurrence", f"occurrence/{event['same']}")

    def add_relation(self, relation: dict) -> None:
        subject, predicate, other = relation["triple"]
        evidence, _ = self.add_evidence(relation["doc"], relation["words"])
        path = f"statement/{digest(relation['doc'], *relation['triple'])}"
        self.add_telling(path, relation, evidence)
        self.say(path, "rdf:type", "rdf:Statement")
        self.say(path, "rdf:subject", self.thing(subject))
        self.say(path, "rdf:predicate", f"dip:{predicate}")
        self.say(path, "rdf:object", self.thing(other))
        if (
            relation.get("factuality", "Fact") == "Fact"
            and "source" not in relation
            and relation.get("status") != "Former"
        ):
            self.say(self.thing(subject), f"dip:{predicate}", self.thing(other))
        if "status" in relation:
            self.say(path, "dip:status", f"dip:{relation['status']}")
        if relation.get("shortcut"):
            self.say(path, "dip:ofEvent", "event/any")

    def thing(self, key: str) -> str:
        return self.notes["things"][key]["id"]


def day_range(when: str) -> tuple[str, str]:
    """Return the first and the last day of a year, a month or a day."""
    year, month, day = [*map(int, when.split("-")), 0, 0][:3]
    last = day or monthrange(year, month or 12)[1]
    return date(year, month or 1, day or 1).isoformat(), date(year, month or 12, last).isoformat()


def ask_store(store: ox.Store) -> Ask:
    """Return the function that `render_page` wants, over the default graph of `store`."""

    def ask(query: str) -> Iterator[Mapping[str, str]]:
        solutions = store.query(query, prefixes=PREFIXES)
        names = [variable.value for variable in solutions.variables]
        for row in solutions:
            yield {name: row[name].value for name in names if row[name] is not None}

    return ask


def read_history() -> dict:
    return yaml.safe_load(Path(__file__).with_name("history.yaml").read_text("utf-8"))
