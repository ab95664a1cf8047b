"""Cue words: what turns factuality, who says so, what a common noun or title names.

Read from `ontology/cues/*.yaml`; each file is one record here. A word that is no part of a list there has no effect.
"""

import hashlib
from dataclasses import dataclass, fields
from pathlib import Path
from typing import TypeVar

import yaml

from kg.errors import VocabularyError
from kg.reference.actor_cues import AnaphoraCues, NounCues, OfficeCues
from kg.reference.clause_cues import AttributionCues, CasualtyCues, EraCues, FactualityCues, MendingCues
from kg.reference.files import find_files
from kg.reference.leaders import Leaders


@dataclass(frozen=True, slots=True)
class _Served:
    served: dict[str, str]


@dataclass(frozen=True, slots=True)
class _Lemmas:
    nouns: dict[str, str]
    verbs: dict[str, str]


@dataclass(frozen=True, slots=True)
class Cues:
    """All cue words, and a hash of them."""

    factuality: FactualityCues
    attribution: AttributionCues
    nouns: NounCues
    offices: OfficeCues
    casualties: CasualtyCues
    anaphora: AnaphoraCues
    #: Whom known leaders served; see cues/leaders.yaml.
    leaders: Leaders
    eras: EraCues
    #: Part of speech -> form -> lemma where the model's lemmatizer is wrong.
    lemmas: dict[str, dict[str, str]]
    mending: MendingCues
    #: Nouns that may describe somebody named before.
    describing: frozenset[str]
    #: Nouns that may name an actor by its owner or by themselves, in any form.
    naming: frozenset[str]
    version: str


_Record = TypeVar("_Record")


def load_cues(overlay: Path | None = None) -> Cues:
    """Read the cue files; a missing or unknown list is a `VocabularyError` that names file and list."""
    found = {path.stem: path for path in find_files("cues/*.yaml", overlay)}
    sources: list[str] = []

    def record(kind: type[_Record], stem: str) -> _Record:
        where = f"ontology/cues/{stem}.yaml"
        if stem not in found:
            raise VocabularyError(where, "is missing.", "Put it back, or install diplomacy-kg again.")
        text = found[stem].read_text(encoding="utf-8")
        sources.append(text)
        try:
            data = yaml.safe_load(text)
        except yaml.YAMLError as error:
            raise VocabularyError(where, f"is no YAML: {error}.") from error
        wanted = {f.name for f in fields(kind)}  # type: ignore[arg-type]
        if not isinstance(data, dict) or set(data) != wanted:
            names = set(data) if isinstance(data, dict) else set()
            odd = ", ".join(sorted(names ^ wanted))
            raise VocabularyError(
                where, f"has lists missing or unknown: {odd}.", f"Known: {', '.join(sorted(wanted))}."
            )
        return kind(**{k: v if isinstance(v, dict) else frozenset(map(str, v)) for k, v in data.items()})

    factuality = record(FactualityCues, "factuality")
    attribution = record(AttributionCues, "attribution")
    nouns = record(NounCues, "nouns")
    offices = record(OfficeCues, "offices")
    casualties = record(CasualtyCues, "casualties")
    anaphora = record(AnaphoraCues, "anaphora")
    leaders = Leaders(record(_Served, "leaders").served)
    eras = record(EraCues, "eras")
    forms = record(_Lemmas, "lemmas")
    mending = record(MendingCues, "mending")
    lemmas = {"VERB": forms.verbs, "NOUN": forms.nouns}
    describing = frozenset(anaphora.forms).union(
        nouns.state_descriptions,
        nouns.organization_descriptions,
        nouns.state_bodies,
        nouns.pair_descriptions,
        nouns.pair_members,
        nouns.called_by_rank,
        (f"{rank}s" for rank in nouns.called_by_rank),
        nouns.rebel_descriptions,
        nouns.bare_bodies,
        nouns.seats_of_state,
    )
    naming = nouns.state_bodies.union(
        nouns.organizations,
        nouns.governments,
        nouns.seats_of_state,
        nouns.acting_seats,
        nouns.equipment,
        nouns.vessels,
        nouns.descriptors,
        nouns.groups,
        nouns.resisting,
        ("members",),
    )
    version = hashlib.sha256("\x00".join(sources).encode()).hexdigest()[:12]
    return Cues(
        factuality,
        attribution,
        nouns,
        offices,
        casualties,
        anaphora,
        leaders,
        eras,
        lemmas,
        mending,
        describing,
        naming,
        version,
    )
