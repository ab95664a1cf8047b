"""Let a user decide who is who in an output folder, and show what there is to decide."""

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from kg.build import finish
from kg.errors import SettingsError
from kg.graph.derive import find_identities
from kg.graph.graph import Graph
from kg.graph.identity.evidence import Part, Weighing
from kg.graph.identity.judgements import JUDGEMENTS, Judgement, Judgements, read_judgements, write_judgement
from kg.graph.lookup import find_individuals
from kg.graph.store.opening import open_store
from kg.ledger import read_ledger
from kg.model import EntityId
from kg.names import ID
from kg.reference.identity import load_identity_rules
from kg.reference.reference import load_reference
from kg.settings import is_remote


@dataclass(frozen=True, slots=True)
class Duplicate:
    """Two names that may be one individual, with the evidence."""

    #: How a judgement names them.
    one: str
    other: str
    names: tuple[str, str]
    documents: tuple[tuple[str, ...], tuple[str, ...]]
    #: Of the names, 0 to 1.
    likeness: float
    speaks_for: tuple[str, ...]
    speaks_against: tuple[str, ...]
    #: "same", "different" or empty where it is open.
    verdict: str
    judged: bool


def list_duplicates(folder: Path, overlay: Path | None = None, catalogue: Path | None = None) -> list[Duplicate]:
    """Return the pairs of names in the graph of `folder` that may be one individual, likeliest first."""
    reference = load_reference(overlay, catalogue)
    rules, judgements = load_identity_rules(overlay), read_judgements(folder / JUDGEMENTS)
    with open_store(folder) as store:
        identities = find_identities(store, reference.catalogue, reference.ontology, rules, judgements)
    documents = Counter(bearer.id for bearer in identities.bearers)
    shared = {
        part.id
        for weighing in identities.weighed
        for part in (weighing.one, weighing.other)
        if len(part.bearers) < documents[part.id]
    }
    return [_show(weighing, shared) for weighing in identities.weighed]


def judge(
    folder: Path, one: str, other: str, *, same: bool, note: str = "", overlay: Path | None = None
) -> tuple[Judgement, Judgements]:
    """Write a judgement on two individuals or events into `folder`, let its files obey; return it and all others.

    Each is given by any of its names or its path, with `@` and a document where a name has several bearers.

    Raises:
        QueryError: Nobody is called so.
        VocabularyError: The judgement contradicts those that are there; then nothing changes.
    """
    if is_remote(str(folder)) or not folder.is_dir():
        raise SettingsError(str(folder), "is no output folder.", "Name one that `kg build` made with --store.")
    with open_store(folder) as store:
        graph = Graph(store)
        pair = [_find(graph, name) for name in (one, other)]
    if len({path.startswith("event/") for path in pair}) > 1:
        raise SettingsError(one, f"and {other} are an event and none.", "Give two events, or two individuals.")
    if pair[0] == pair[1]:
        mend = "Add @ and a document to each: NAME@a.txt NAME@b.txt."
        raise SettingsError(one, f"and {other} are the same name already, {pair[0]}.", mend)
    judgement = Judgement(pair[0], "same" if same else "different", pair[1], note)
    judgements = write_judgement(folder / JUDGEMENTS, judgement)
    reference, ledger = load_reference(overlay), read_ledger(folder)
    with open_store(folder, write=True) as store:
        finish(store, folder, ledger, reference, judgements, overlay)
    return judgement, judgements


def _find(graph: Graph, name: str) -> str:
    """Return how a judgement names an event, or who is called `name`, which may end in `@` and a document."""
    path = name.removeprefix(ID)
    if path.startswith("event/"):
        graph.event_card(path)  # tells where there is none
        return path
    called, at, document = name.rpartition("@")
    if not at:
        return find_individuals(graph.ask, name)[0]
    if document not in graph.documents():
        raise SettingsError(name, f"names a document that the graph does not hold: {document}.", "See `kg show`.")
    return f"{find_individuals(graph.ask, called)[0]}@{document}"


def _show(weighing: Weighing, shared: set[EntityId]) -> Duplicate:
    one, other = weighing.one, weighing.other
    return Duplicate(
        one=_refer(one, shared),
        other=_refer(other, shared),
        names=(max(one.names, key=len), max(other.names, key=len)),
        documents=(tuple(sorted(one.documents)), tuple(sorted(other.documents))),
        likeness=round(weighing.likeness, 2),
        speaks_for=weighing.speaks_for,
        speaks_against=weighing.speaks_against,
        verdict=weighing.verdict or "",
        judged=weighing.judged,
    )


def _refer(part: Part, shared: set[EntityId]) -> str:
    """Return how a judgement names a part: with a document where others bear its name too."""
    return f"{part.id}@{min(part.documents)}" if part.id in shared else part.id
