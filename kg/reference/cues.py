"""Cue words: what turns factuality, who says so, what a common noun or title names.

Read from `ontology/cues/*.yaml`; each file is one record here. A word that is no part of a list there has no effect.
"""

import hashlib
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import TypeVar

import yaml

from kg.errors import VocabularyError
from kg.model import EntityId
from kg.reference.files import find_files
from kg.reference.leaders import Leaders


@dataclass(frozen=True, slots=True)
class FactualityCues:
    """Words that turn an event from fact into a plan, a possibility or its opposite; see cues/factuality.yaml."""

    planned_verbs: frozenset[str]
    planned_clause_only: frozenset[str]
    attempting_verbs: frozenset[str]
    planned_not_preposition: frozenset[str]
    planned_noun_prepositions: frozenset[str]
    planned_clause_prepositions: frozenset[str]
    means_prepositions: frozenset[str]
    sequel_verbs: frozenset[str]
    due_nouns: frozenset[str]
    calling_verbs: frozenset[str]
    gathering_verbs: frozenset[str]
    spoken_acts: frozenset[str]
    wishing_verbs: frozenset[str]
    own_wishing_verbs: frozenset[str]
    speakers_own: frozenset[str]
    speaking_nouns: frozenset[str]
    planned_nouns: frozenset[str]
    promising_nouns: frozenset[str]
    planned_phrases: frozenset[str]
    planned_gerunds: frozenset[str]
    pondering_verbs: frozenset[str]
    further_words: frozenset[str]
    false_adverbs: frozenset[str]
    planned_adjectives: frozenset[str]
    negated_verbs: frozenset[str]
    implicative_verbs: frozenset[str]
    ceasing_verbs: frozenset[str]
    negated_clause_only: frozenset[str]
    unfinished_business: frozenset[str]
    negated_not_infinitive: frozenset[str]
    #: Verbs that deny nothing without their particle: "ruled that it had left", "ruled out".
    ruling_verbs: frozenset[str]
    negated_infinitive_only: frozenset[str]
    negated_from: frozenset[str]
    dropping_verbs: frozenset[str]
    rejecting_verbs: frozenset[str]
    failing_verbs: frozenset[str]
    deciding_verbs: frozenset[str]
    campaigning_verbs: frozenset[str]
    unfinished_nouns: frozenset[str]
    negated_phrases: frozenset[str]
    negated_nouns: frozenset[str]
    negated_adjectives: frozenset[str]
    negated_words: frozenset[str]
    nobody_words: frozenset[str]
    ballots: frozenset[str]
    possible_verbs: frozenset[str]
    open_modals: frozenset[str]
    unreal_modals: frozenset[str]
    distant_modals: frozenset[str]
    doubting_verbs: frozenset[str]
    regretting_verbs: frozenset[str]
    comparatives: frozenset[str]
    single_words: frozenset[str]
    #: Of whom nobody says that there is one: "any country found to have aided them", "anyone who attacks it".
    whichever: frozenset[str]
    anyone: frozenset[str]
    averting_adverbs: frozenset[str]
    possible_adverbs: frozenset[str]
    possible_adjectives: frozenset[str]
    truth_words: frozenset[str]
    possible_nouns: frozenset[str]
    conditions: frozenset[str]
    plans: frozenset[str]
    announcing_verbs: frozenset[str]
    announced_nouns: frozenset[str]
    possible_states: frozenset[str]
    planned_states: frozenset[str]
    negated_states: frozenset[str]
    demanding_verbs: frozenset[str]
    denied_occasions: frozenset[str]
    denying_verbs: frozenset[str]
    untruth_words: frozenset[str]
    turning_points: frozenset[str]
    future_auxiliaries: frozenset[str]
    future_be: frozenset[str]
    happening_verbs: frozenset[str]
    drafts: frozenset[str]
    tabled_texts: frozenset[str]
    defeating_verbs: frozenset[str]
    conditioning_verbs: frozenset[str]
    conditional_words: frozenset[str]
    fending_verbs: frozenset[str]
    manner_nouns: frozenset[str]
    open_states: frozenset[str]
    negated_prepositions: frozenset[str]
    planned_prepositions: frozenset[str]
    transparent_nouns: frozenset[str]
    pondered_nouns: frozenset[str]
    answering_verbs: frozenset[str]
    fact_modifiers: frozenset[str]


@dataclass(frozen=True, slots=True)
class AttributionCues:
    """Words that put what they govern into somebody's mouth; see cues/attribution.yaml."""

    reporting_verbs: frozenset[str]
    factive_verbs: frozenset[str]
    reporting_of_nouns: frozenset[str]
    arguing_verbs: frozenset[str]
    asking_verbs: frozenset[str]
    asking_nouns: frozenset[str]
    telling_verbs: frozenset[str]
    speaking_verbs: frozenset[str]
    answering_verbs: frozenset[str]
    contrasts: frozenset[str]
    answered_nouns: frozenset[str]
    reporting_nouns: frozenset[str]
    hearsay_nouns: frozenset[str]
    reporting_adjectives: frozenset[str]
    according: frozenset[str]
    viewing_nouns: frozenset[str]
    passive_reports: frozenset[str]
    unnamed_adverbs: frozenset[str]
    shifted_auxiliaries: frozenset[str]


@dataclass(frozen=True, slots=True)
class NounCues:
    """What a common noun names when an actor owns it; see cues/nouns.yaml."""

    state_bodies: frozenset[str]
    organizations: frozenset[str]
    private_bodies: frozenset[str]
    mouthpieces: frozenset[str]
    bare_bodies: frozenset[str]
    audiences: frozenset[str]
    helped: frozenset[str]
    senders: frozenset[str]
    governments: frozenset[str]
    #: What a body is said to be of where the state goes without its name: "the Government of the Republic".
    realms: frozenset[str]
    rule_systems: frozenset[str]
    regulated: frozenset[str]
    groups: frozenset[str]
    ranks: frozenset[str]
    plurals: frozenset[str]
    vague_groups: frozenset[str]
    resisting: frozenset[str]
    person_endings: frozenset[str]
    no_persons: frozenset[str]
    name_openers: frozenset[str]
    place_openers: frozenset[str]
    named_organizations: frozenset[str]
    verbs_of_people: frozenset[str]
    verbs_of_places: frozenset[str]
    verbs_on_people: frozenset[str]
    moving: frozenset[str]
    settlements: frozenset[str]
    place_closers: frozenset[str]
    organization_closers: frozenset[str]
    fighting: frozenset[str]
    idioms: frozenset[str]
    currencies: frozenset[str]
    no_actors: frozenset[str]
    no_given_names: frozenset[str]
    months_before_names: frozenset[str]
    written_large: frozenset[str]
    occasions: frozenset[str]
    others_of: frozenset[str]
    common_bodies: frozenset[str]
    public_fields: frozenset[str]
    short_names: frozenset[str]
    #: Organisation -> word -> which of its bodies the word alone means.
    bodies_by_word: dict[EntityId, dict[str, EntityId]]
    #: "koreas" -> the states that it means.
    twins: dict[str, list[EntityId]]
    descriptors: frozenset[str]
    missions: frozenset[str]
    state_descriptions: frozenset[str]
    seats_of_state: frozenset[str]
    organization_descriptions: frozenset[str]
    special_bodies: frozenset[str]
    name_heralds: frozenset[str]
    pair_descriptions: frozenset[str]
    pair_words: frozenset[str]
    #: Rank -> how it is written before a name.
    called_by_rank: dict[str, list[str]]
    #: Words inside an Arabic or similar name: "al", "bin".
    name_particles: frozenset[str]
    #: Last words of names of companies.
    company_closers: frozenset[str]
    #: Nouns for one of two: "each side".
    pair_members: frozenset[str]
    pairs_of_people: frozenset[str]
    pairs_of_sides: frozenset[str]
    pairs_of_states: frozenset[str]
    #: City -> the body that speaks by its name.
    seated: dict[EntityId, EntityId]
    movement_descriptions: frozenset[str]
    bloc_descriptions: frozenset[str]
    rebel_descriptions: frozenset[str]
    counts: frozenset[str]
    local_bodies: frozenset[str]
    followings: frozenset[str]
    commanded: frozenset[str]
    armed: frozenset[str]
    speaking_bodies: frozenset[str]
    acting_seats: frozenset[str]
    #: People in arms: those joined to a state's are its own too.
    in_arms: frozenset[str]
    other_ones: frozenset[str]
    equipment: frozenset[str]
    vessels: frozenset[str]
    #: What is armed stands behind one of these: "patrol boat".
    armed_vessels: frozenset[str]
    military_deeds: frozenset[str]
    kin: frozenset[str]
    written_accords: frozenset[str]
    place_nouns: frozenset[str]
    honorifics: frozenset[str]
    state_parts: frozenset[str]

    def tells_helper(self, word: str) -> bool:
        """Whether a participle says by whom somebody is helped, not whose he is: "iran-backed"."""
        return word.rpartition("-")[2] in self.helped


@dataclass(frozen=True, slots=True)
class AnaphoraCues:
    """What pronouns and descriptions say of whom they mean; see cues/anaphora.yaml."""

    regions: dict[str, str]
    wider_regions: dict[str, list[str]]
    forms: dict[str, str]
    idle: frozenset[str]
    others: frozenset[str]
    #: Second halves of adjectives that tell of no region: "French-speaking".
    idle_compounds: frozenset[str]
    natures: frozenset[str]
    impersonal: frozenset[str]
    personal: frozenset[str]
    feminine_titles: frozenset[str]
    masculine_titles: frozenset[str]
    feminine_names: frozenset[str]
    masculine_names: frozenset[str]
    titling: frozenset[str]
    counted: dict[str, int]
    distributive: frozenset[str]
    remaining: frozenset[str]
    apologetic: frozenset[str]
    #: Verbs of what nobody does to his own people: "Oman expelled its diplomats" are those of another.
    done_to_others: frozenset[str]
    #: Verbs by which one asks for what another does; what only somebody does; what one asks to be allowed.
    bidding: frozenset[str]
    promising: frozenset[str]
    done_to_own: frozenset[str]
    acting: frozenset[str]
    pressing: frozenset[str]
    permitting: frozenset[str]

    def states_of(self, word: str) -> frozenset[EntityId]:
        """Return the states that a region or form takes in: "andean", "kingdom"; none where the word is neither."""
        names = self.wider_regions.get(word, [word])
        codes = " ".join(self.regions.get(name, "") or self.forms.get(name, "") for name in names)
        return frozenset(EntityId(f"state/{code}") for code in codes.split())

    def states_formed(self, noun: str) -> frozenset[EntityId]:
        """Return the states that may be called so: "the island" is Cyprus, "the island state" may be Britain."""
        return frozenset(EntityId(f"state/{code}") for code in self.forms.get(noun, "").split())


@dataclass(frozen=True, slots=True)
class OfficeCues:
    """How posts are named; see cues/offices.yaml."""

    heads: frozenset[str]
    leaders: frozenset[str]
    leading: dict[str, int]
    weak: frozenset[str]
    needs_tail: frozenset[str]
    local: frozenset[str]
    counterparts: frozenset[str]
    described: frozenset[str]
    envoys: frozenset[str]
    modifiers: frozenset[str]
    title_after_of: frozenset[str]
    fielded: frozenset[str]
    tails: frozenset[str]
    tail_particles: frozenset[str]
    armed: frozenset[str]
    passed_over: frozenset[str]
    before_owner: frozenset[str]
    stands_for_state: frozenset[str]
    before_title: frozenset[str]
    copulas: frozenset[str]
    accredited: frozenset[str]
    sending: frozenset[str]
    appointing: frozenset[str]
    like_names: frozenset[str]
    #: Word -> the titles that it stands for.
    short_for: dict[str, list[str]]
    chiefs: frozenset[str]
    heading: dict[str, int]
    addresses: frozenset[str]
    opposed: frozenset[str]
    led_by: frozenset[str]
    #: Title -> nouns of the bodies that have one.
    presided: dict[str, frozenset[str]]
    of_bodies: frozenset[str]
    of_members: frozenset[str]
    #: Word -> the state whose posts are called by it.
    of_crown: dict[str, str]
    synonyms: dict[str, str]
    only_of: dict[str, str]
    usually_of: dict[str, EntityId]
    #: State -> what a post is called elsewhere -> what it is called there.
    called_at_home: dict[str, dict[str, str]]
    status: dict[str, str]
    resigning: frozenset[str]
    ousting: frozenset[str]
    removing: frozenset[str]
    leaving: frozenset[str]
    left: frozenset[str]
    ending_nouns: frozenset[str]

    def called_in(self, state: str, title: str, of: str | None) -> str:
        """Return what the post of a `title` kept `of` one state is called in another `state`.

        >>> from kg.reference.cues import load_cues
        >>> offices = load_cues().offices
        >>> offices.called_in("state/USA", "foreign minister", "state/CHL")
        'secretary of state'
        >>> offices.called_in("state/CHL", "secretary of state", "state/USA")
        'foreign minister'
        """
        own = self.called_at_home.get(of or "", {})
        elsewhere = next((usual for usual, called in own.items() if called == title), title)
        return self.called_at_home.get(state, {}).get(elsewhere, elsewhere)


@dataclass(frozen=True, slots=True)
class _Served:
    served: dict[str, str]


@dataclass(frozen=True, slots=True)
class CasualtyCues:
    """Words that count the dead of an event; see cues/casualties.yaml."""

    killing_verbs: frozenset[str]
    dying_verbs: frozenset[str]
    leaving_verbs: frozenset[str]
    dead: frozenset[str]
    numbers: dict[str, int]
    classes: frozenset[str]


@dataclass(frozen=True, slots=True)
class EraCues:
    """Former states and those of today whose towns and names were theirs; see cues/eras.yaml."""

    towns: dict[EntityId, list[EntityId]]
    names: dict[EntityId, list[EntityId]]


@dataclass(frozen=True, slots=True)
class MendingCues:
    """Word forms that betray what the parser got wrong; see cues/mending.yaml."""

    speech_pasts: frozenset[str] = frozenset()
    past_alone: frozenset[str] = frozenset()
    addressed: frozenset[str] = frozenset()
    forms_of_address: frozenset[str] = frozenset()
    doing_gerunds: frozenset[str] = frozenset()
    under_titles: frozenset[str] = frozenset()
    calling_forms: frozenset[str] = frozenset()
    accusing: frozenset[str] = frozenset()
    answering_pasts: frozenset[str] = frozenset()
    appointing: frozenset[str] = frozenset()
    bringing: frozenset[str] = frozenset()
    given_posts: frozenset[str] = frozenset()
    headline_verbs: frozenset[str] = frozenset()
    first_people: frozenset[str] = frozenset()
    ranks: frozenset[str] = frozenset()
    messages: frozenset[str] = frozenset()
    received_pasts: frozenset[str] = frozenset()
    saying: frozenset[str] = frozenset()
    happenings: frozenset[str] = frozenset()
    nouns_like_gerunds: frozenset[str] = frozenset()
    times_of_happenings: frozenset[str] = frozenset()
    speech_gerunds: frozenset[str] = frozenset()
    telling_forms: frozenset[str] = frozenset()
    seeing_forms: frozenset[str] = frozenset()
    having_forms: frozenset[str] = frozenset()
    deadly: frozenset[str] = frozenset()
    #: What a document is of -> what it is then: "a memorandum of understanding".
    named_documents: dict[str, list[str]] = field(default_factory=dict)
    #: Object -> the verb before it that looks like a plural.
    verbs_before: dict[str, str] = field(default_factory=dict)
    #: Verb that looks like a plural -> the words behind which betray it.
    verbs_with: dict[str, list[str]] = field(default_factory=dict)
    present_alone: frozenset[str] = frozenset()
    headline_presents: frozenset[str] = frozenset()
    opening_presents: frozenset[str] = frozenset()
    months: frozenset[str] = frozenset()
    naming: frozenset[str] = frozenset()
    weekdays: frozenset[str] = frozenset()


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
        version,
    )
