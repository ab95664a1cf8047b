"""The words that tell who is meant: nouns for bodies and groups, titles of posts, pronouns and descriptions.

Each record is one file of ontology/cues/, read by kg/reference/cues.py.
"""

from dataclasses import dataclass

from kg.model import EntityId


@dataclass(frozen=True, slots=True)
class NounCues:
    """What a common noun names when an actor owns it; see cues/nouns.yaml."""

    state_bodies: frozenset[str]
    organizations: frozenset[str]
    private_bodies: frozenset[str]
    mouthpieces: frozenset[str]
    answering: frozenset[str]
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
    travelling: frozenset[str]
    speaking: frozenset[str]
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
