"""The words that tell what a clause says: whether it is so, who says it, who died, when, and what a parser mistakes.

Each record is one file of ontology/cues/, read by kg/reference/cues.py.
"""

from dataclasses import dataclass, field

from kg.model import EntityId


@dataclass(frozen=True, slots=True)
class FactualityCues:
    """Words that turn an event from fact into a plan, a possibility or its opposite; see cues/factuality.yaml."""

    planned_verbs: frozenset[str]
    planned_clause_only: frozenset[str]
    attempting_verbs: frozenset[str]
    planned_not_preposition: frozenset[str]
    agreeing_verbs: frozenset[str]
    #: Verbs whose past says that it came to what stands under them: "had to withdraw".
    compelling_verbs: frozenset[str]
    including_verbs: frozenset[str]
    #: What lies ahead by what it is: "their aim was the overthrow of the king".
    aims: frozenset[str]
    regarding_verbs: frozenset[str]
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
    fearing_verbs: frozenset[str]
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
    #: What these say in a relative clause is said of the event that it hangs on: "talks, which were never held".
    holding_verbs: frozenset[str]
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
    ways: frozenset[str]
    awaiting_prepositions: frozenset[str]


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
    letting_verbs: frozenset[str]
    presupposing: frozenset[str]
    unnamed_adverbs: frozenset[str]
    shifted_auxiliaries: frozenset[str]
    unshifted_auxiliaries: frozenset[str]


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

    speaking_presents: frozenset[str] = frozenset()
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
    planned_occasions: frozenset[str] = frozenset()
    called_off: frozenset[str] = frozenset()
    making: frozenset[str] = frozenset()
    aiming: frozenset[str] = frozenset()
    #: Nouns of what somebody says, which a clause with "that" goes on with.
    claims: frozenset[str] = frozenset()
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
