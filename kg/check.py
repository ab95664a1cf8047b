"""Check the data that kg reads with: every file of ontology/, and every example of the lexicon.

All faults are told at once, each by file and entry. What rests on a broken file is not checked.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from kg.errors import KgError
from kg.graph.query import run_query
from kg.graph.store.opening import open_store
from kg.reading.examples import check_examples
from kg.reading.reader import Reader
from kg.reference.catalogue import load_catalogue
from kg.reference.cues import load_cues
from kg.reference.dating import load_dating_cues
from kg.reference.lexicon import load_lexicon
from kg.reference.lexicon_faults import find_lexicon_faults
from kg.reference.ontology import load_ontology
from kg.reference.phrases import load_phrases
from kg.reference.queries import NamedQuery, load_queries
from kg.reference.reference import load_reference
from kg.reference.rules import Rule, load_rules

_Part = TypeVar("_Part")


@dataclass(frozen=True, slots=True)
class Fault:
    """Something in the data that is not as it must be."""

    where: str
    what: str
    mend: str = ""

    def __str__(self) -> str:
        """Return the three parts in a line."""
        return f"{self.where}: {self.what} {self.mend}".rstrip()


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What was checked and what is wrong with it."""

    #: How much of each kind was looked at: {"examples": 312}.
    checked: dict[str, int]
    faults: tuple[Fault, ...]


def check_data(overlay: Path | None = None, catalogue: Path | None = None, model: str | None = None) -> CheckReport:
    """Check the shipped data with `overlay` laid over it; read the lexicon's examples where all files are sound."""
    faults: list[Fault] = []

    def attempt(load: Callable[[], _Part]) -> _Part | None:
        try:
            return load()
        except KgError as error:
            faults.append(Fault(error.where, error.what, error.mend))
            return None

    ontology = attempt(lambda: load_ontology(overlay))
    lexicon = attempt(lambda: load_lexicon(ontology, overlay)) if ontology else None
    phrases = attempt(lambda: load_phrases(ontology, overlay)) if ontology else None
    actors = attempt(lambda: load_catalogue(overlay, catalogue))
    queries = attempt(lambda: load_queries(overlay))
    rules = attempt(lambda: load_rules(overlay))
    attempt(lambda: load_cues(overlay))
    attempt(lambda: load_dating_cues(overlay))
    faults += (fault for query in (queries or {}).values() for fault in check_query(query, "queries"))
    faults += (fault for rule in (rules or {}).values() for fault in check_query(rule, "rules"))
    faults += (Fault(one.where, one.what, one.mend) for one in find_lexicon_faults(lexicon)) if lexicon else ()
    checked = {
        "classes": len(ontology.classes) if ontology else 0,
        "properties": len(ontology.properties) if ontology else 0,
        "actors": len(actors.entries) if actors else 0,
        "queries": len(queries or {}),
        "rules": len(rules or {}),
        "lexicon entries": len(lexicon.entries) if lexicon else 0,
        "examples": 0,
    }
    if lexicon and phrases and not faults:
        reference = load_reference(overlay, catalogue)
        reader = Reader(reference=reference) if model is None else Reader(model, reference)
        checked["examples"] = sum(len(entry.examples) for entry in lexicon.entries.values())
        for wrong in check_examples(reader):
            what = f'"{wrong.say}" should give {wrong.expected}, but gives {wrong.came}.'
            faults.append(Fault(f"{wrong.file}, entry {wrong.entry}", what))
    return CheckReport(checked, tuple(dict.fromkeys(faults)))


def check_query(query: NamedQuery | Rule, folder: str) -> Iterator[Fault]:
    """Yield what keeps a named query or a rule of a folder of the ontology from being asked."""
    try:
        run_query(open_store(":memory:"), query.text)
    except KgError as error:
        yield Fault(error.where.replace("query", f"ontology/{folder}/{query.name}.rq", 1), error.what, error.mend)
