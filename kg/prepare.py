"""Prepare a build: what its caller chose, and what it reads with."""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from kg.engine.base import Engine
from kg.engine.opening import HERE, EngineChoice, open_engine
from kg.errors import SettingsError
from kg.graph.identity.judgements import JUDGEMENTS, Judgements, read_judgements
from kg.ledger import Problem
from kg.pipeline import Assignment, DocumentGraph, LoadReading
from kg.reading.annotate import DEFAULT_MODEL, name_model
from kg.reference.reference import Reference, load_reference
from kg.settings import WHOLE_UP_TO
from kg.versions import name_versions


@dataclass(frozen=True, slots=True)
class BuildOptions:
    """What a caller of `build` may choose."""

    #: Of documents that bring no date of their own.
    date: dt.date | None = None
    #: An installed spaCy pipeline; None takes the one that kg is shipped with.
    model: str | None = None
    #: End at the first document that cannot be read, instead of leaving it out.
    strict: bool = False
    #: Read documents that are not in English, too.
    force_language: bool = False
    #: Put the documents' full text into graph.ttl and graph.html.
    include_text: bool = True
    #: A table of actors that wins over the shipped ones.
    catalogue: Path | None = None
    #: A folder laid over the shipped ontology/.
    ontology: Path | None = None
    #: What a user decided of who is who; None takes judgements.csv of the output folder, where there is one.
    judgements: Path | None = None
    #: Where documents are read.
    engine: EngineChoice = field(default_factory=EngineChoice)
    #: Documents of a run up to which store, graph.ttl and page are made; of more, the parts are the output.
    whole_up_to: int = WHOLE_UP_TO


@dataclass(frozen=True, slots=True)
class Tools:
    """What a build reads with."""

    reference: Reference
    judgements: Judgements
    #: Versions of all that reads.
    versions: dict[str, str]
    engine: Engine[Assignment, DocumentGraph]


@contextmanager
def prepare(output: Path | None, options: BuildOptions) -> Iterator[Tools]:
    """Load what a build reads with, before any store is touched: a wrong call is told by then."""
    reference = load_reference(options.ontology, options.catalogue)
    judgements = load_judgements(options.judgements, output)
    model = options.model or DEFAULT_MODEL
    versions = name_versions(name_model(model), reference, options.ontology)
    load = LoadReading(model, options.ontology, options.catalogue, versions)
    # This process has the reference already; others load their own.
    here = options.engine.resolved == HERE
    with open_engine(options.engine, (lambda: load.prepare(reference)) if here else load) as engine:
        yield Tools(reference, judgements, versions, engine)


def load_judgements(file: Path | None, output: Path | None) -> Judgements:
    """Read the judgements of `file`, which must be there, or those of the output folder, where there are any."""
    if file is not None and not file.exists():
        raise SettingsError(f"--judgements {file}", "is not there.", "Name a CSV file of judgements.")
    if file is None and output is None:
        return Judgements()
    return read_judgements(file or Path(output or "") / JUDGEMENTS)


def contradictions(judgements: Judgements) -> list[Problem]:
    """Return what the judgements leave undecided, because they say both."""
    mend = "Nothing is done by these; take the wrong line out."
    return [Problem(JUDGEMENTS, f"contradicts itself: {told}.", mend) for told in judgements.contradictions]
