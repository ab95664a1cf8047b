"""Write events as a table with the column names of POLECAT, the event data that is coded by PLOVER.

A row is an event that PLOVER has a type for. Which type a promise, a threat or a refusal gets, and which event is the
main one of its sentence, is written in ontology/plover.yaml.
"""

import csv
import io
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from kg.graph.export.files import write_file
from kg.graph.lookup import Ask
from kg.names import ID, shrink
from kg.reference.plover import PloverRules, load_plover

COLUMNS = (
    *("Story ID", "Event ID", "Event Date", "Event Type", "Event Mode"),
    *("Actor Name", "Actor Name Raw", "Actor Country", "Recipient Name", "Recipient Name Raw", "Recipient Country"),
    *("Placename", "Factuality", "Attributed To", "Primary", "Confidence", "Sentence"),
)
_EVENTS = """SELECT ?event ?type ?factuality ?salience ?topic ?confidence ?date WHERE {
  ?event dip:factuality ?factuality ; dip:salience ?salience . OPTIONAL { ?event dip:ploverType ?type }
  OPTIONAL { ?event dip:topicText ?topic } OPTIONAL { ?event dip:confidence ?confidence }
  OPTIONAL { ?event dip:date ?date } }"""
_ROLES = """SELECT ?event ?role ?who WHERE { ?event dip:salience ?salience ; ?role ?who .
  VALUES ?role { dip:agent dip:recipient dip:participant dip:place dip:attributedTo dip:ploverMode } }"""
_WORDS = """SELECT ?event ?story ?begin ?sentence WHERE {
  ?event dip:salience ?salience ; prov:wasDerivedFrom ?evidence .
  ?evidence nif:beginIndex ?begin ; dip:sentence ?sentence ; nif:referenceContext/dcterms:identifier ?story }"""
_LABELS = "SELECT ?it ?label WHERE { ?naming dip:names ?it . ?it rdfs:label ?label }"
_RAW = """SELECT ?it ?story ?words WHERE { ?naming dip:names ?it ; prov:wasDerivedFrom ?evidence .
  ?evidence nif:anchorOf ?words ; nif:referenceContext/dcterms:identifier ?story }"""
#: The states that stand behind an actor, itself among them.
_STATES = """SELECT DISTINCT ?it ?state WHERE { ?naming dip:names ?it . ?state a dip:State .
  ?it (dip:holdsOffice?/(dip:officeOf|dip:represents|dip:partOf|dip:ofState|dip:locatedIn)?) ?state }"""
_STATE, _PLACE = ID + "state/", ID + "place/"
#: What a missing actor adds to an event's depth in its sentence when the main one is chosen.
_WITHOUT_AGENT, _WITHOUT_RECIPIENT = 1.5, 0.6
#: What holding another event adds to it, enough to let its purpose clause come first.
_OF_VESSEL = 1.2


@dataclass(frozen=True, slots=True)
class _Coded:
    """An event as PLOVER codes it, with what decides whether it is the main one of its sentence."""

    cells: Mapping[str, str]
    sentence: tuple[str, str]
    rank: tuple[float, int, int, str]


def export_plover(ask: Ask, file: Path | IO[bytes], overlay: Path | None = None) -> None:
    """Write the table of events as CSV in UTF-8; several names in one cell are parted by ";"."""
    write_file([write_plover(ask, load_plover(overlay)).encode()], file)


def write_plover(ask: Ask, rules: PloverRules) -> str:
    """Return the table of events, sorted by document, place in the text and event."""
    coded = sorted(_code_events(ask, rules), key=lambda c: (c.sentence[0], c.rank[2], c.rank[3]))
    main: dict[tuple[str, str], tuple[float, int, int, str]] = {}
    for event in coded:
        main[event.sentence] = min(main.get(event.sentence, event.rank), event.rank)
    out = io.StringIO()
    table = csv.DictWriter(out, COLUMNS, lineterminator="\n")
    table.writeheader()
    for event in coded:
        table.writerow({**event.cells, "Primary": "yes" if main[event.sentence] == event.rank else "no"})
    return out.getvalue()


def _code_events(ask: Ask, rules: PloverRules) -> Iterable[_Coded]:
    actors = _Actors(ask)
    words: defaultdict[str, list[tuple[str, int, str]]] = defaultdict(list)
    for row in ask(_WORDS):
        words[row["event"]].append((row["story"], int(row["begin"]), row["sentence"]))
    roles: defaultdict[str, defaultdict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for row in ask(_ROLES):
        roles[row["event"]][shrink(row["role"])].append(row["who"])
    for row in ask(_EVENTS):
        event = row["event"]
        if event not in words:
            continue
        story, begin, sentence = min(words[event])
        part = {role: sorted(found) for role, found in roles[event].items()}
        recipients = part.get("dip:recipient", [])
        agents = part.get("dip:agent") or [who for who in part.get("dip:participant", []) if who not in recipients]
        given = shrink(row["factuality"]).removeprefix("dip:")
        modes = part.get("dip:ploverMode", [])
        own = row.get("type") or rules.type_by_mode(modes)
        if own is None:
            continue
        kind, factuality = rules.code(own, given, row.get("topic", ""))
        alone = not recipients
        if alone and len(agents) > 1 and rules.is_mutual(kind, row.get("topic", "")):
            recipients = agents
        cells = {
            "Story ID": story,
            "Event ID": shrink(event),
            "Event Date": row.get("date", ""),
            "Event Type": kind,
            "Event Mode": ";".join(modes),
            **actors.write_cells("Actor", agents, story, sentence),
            **actors.write_cells("Recipient", recipients, story, sentence),
            "Placename": actors.write_labels(part.get("dip:place", [])),
            "Factuality": factuality,
            "Attributed To": actors.write_labels(part.get("dip:attributedTo", [])),
            "Confidence": row.get("confidence", ""),
            "Sentence": sentence,
        }
        if recipients or len(agents) < 2:
            where = part.get("dip:place", [])
            aims = (*actors.find_words_inside(recipients, where, story, sentence), row.get("topic", ""))
            named = [cells["Recipient Name Raw"], *(words.replace(";", ",") for words in aims)]
            cells["Recipient Name Raw"] = ";".join(dict.fromkeys(filter(None, named)))
        depth = 1 / max(float(row["salience"]), 0.01)
        missing = _WITHOUT_AGENT * (not agents) + _WITHOUT_RECIPIENT * alone
        vessel = _OF_VESSEL * rules.is_vessel(modes)
        rank = (round(depth + missing + vessel, 3), rules.rank(given), begin, shrink(event))
        yield _Coded(cells, (story, sentence), rank)


class _Actors:
    """Names and countries of who is named in the documents."""

    def __init__(self, ask: Ask) -> None:
        self._labels = {row["it"]: row["label"] for row in ask(_LABELS)}
        self._states: defaultdict[str, set[str]] = defaultdict(set)
        for row in ask(_STATES):
            self._states[row["it"]].add(row["state"].removeprefix(_STATE))
        self._raw: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
        #: Words for what lies in a state, by state and document.
        self._inside: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
        for row in ask(_RAW):
            self._raw[row["it"], row["story"]].add(row["words"])
            if row["it"].startswith(_PLACE):
                for state in self._states[row["it"]]:
                    self._inside[_STATE + state, row["story"]].add(row["words"])

    def write_labels(self, who: Iterable[str]) -> str:
        return ";".join(self._labels.get(it, shrink(it)).replace(";", ",") for it in who)

    def write_cells(self, part: str, who: Iterable[str], story: str, sentence: str) -> dict[str, str]:
        """Return the three cells of an actor or recipient: label, the sentence's own words, ISO 3166 codes."""
        raw = [words for it in who for words in self._find_words(it, story, sentence)]
        states = dict.fromkeys(state for it in who for state in sorted(self._states[it]))
        return {
            f"{part} Name": self.write_labels(who),
            f"{part} Name Raw": ";".join(words.replace(";", ",") for words in raw),
            f"{part} Country": ";".join(states),
        }

    def find_words_inside(self, who: Iterable[str], where: Iterable[str], story: str, sentence: str) -> list[str]:
        """Return the words of a sentence for places in whose states something is done, or in nobody's."""
        known = [self._inside[it, story] for it in who] + [self._raw[it, story] for it in where]
        return [words for found in known for words in sorted(found) if words in sentence]

    def _find_words(self, it: str, story: str, sentence: str) -> list[str]:
        """Return what a sentence calls somebody: a state by its own name, else by its capital ("Juba said")."""
        for known in (self._raw, self._inside):
            if found := [words for words in sorted(known[it, story]) if words in sentence]:
                return found
        return []
