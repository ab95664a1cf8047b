"""Say what the model's entity recogniser saw, by the words in and around it: it takes ranks for bodies."""

from kg.reading.parse import Parse
from kg.reading.resolve.names.index import Name
from kg.reference.actor_cues import NounCues, OfficeCues

#: Entity labels that may name an actor or place.
_KINDS = {"PERSON": "dip:Person", "ORG": "dip:Organization", "GPE": "dip:Place", "LOC": "dip:Place", "FAC": "dip:Place"}
#: Under these a place stands that something is moved to or from.
_TOWARDS = ("to", "into", "from", "near")
#: Under these a name tells where a base or town is.
_SITED = ("at", "near", "outside")
#: Behind "the Government of" the name of its state ends within so many words.
_LONGEST_OWNER = 8


def kind_of(parse: Parse, first: int, stop: int, label: str, cues: NounCues, posts: OfficeCues) -> str | None:
    """Return what the recogniser's label says a name is, None where it says nothing of use; a lake is nobody."""
    if is_addressed(parse, first, posts.addresses):
        return "dip:Person"
    if label == "PERSON" and stop - first > 1 and parse.lower[first] in cues.place_openers:
        return "dip:Place"
    return _KINDS.get(label)


def is_realm(parse: Parse, first: int, last: int, cues: NounCues) -> bool:
    """Whether a name is none, but a state called by its form: "The Kingdom thanked Peru"."""
    return first == last and parse.lower[first] in cues.realms


def is_written_large(parse: Parse, first: int, last: int, cues: NounCues) -> bool:
    """Whether a common noun has a capital by custom alone: "both Governments", "the Government of Angola"."""
    lower = parse.lower[first]
    if parse.lower[last] in cues.occasions:
        return True  # "the Fifth Round"
    if first == last:
        begins = first == parse.sentences[parse.sentence_of[first]][0]  # "Crowds attacked"
        large = (cues.state_bodies, cues.pair_descriptions, cues.written_large, cues.groups if begins else ())
        return any(lower in nouns for nouns in large)
    if last == first + 1 and parse.lower[last] in cues.pair_descriptions:
        return parse.words[first].istitle()  # "Western Powers"
    owned = parse.lower[first + 1] == "of" and last - first < _LONGEST_OWNER
    return owned and (lower in cues.state_bodies or lower in cues.pair_descriptions)


def _has_rank(parse: Parse, first: int, last: int, cues: NounCues) -> bool:
    """Whether what was taken for a body is somebody with his rank before his names: "Corporal Winston Alleyne"."""
    if last - first != 2 or parse.lower[first] not in cues.honorifics:
        return False
    bodies = (cues.named_organizations, cues.organizations, cues.descriptors, cues.organization_closers)
    named = all(parse.tag[t] == "NNP" and parse.words[t].istitle() for t in range(first, last + 1))
    return named and not any(parse.lower[last] in nouns for nouns in bodies)


def correct(parse: Parse, first: int, last: int, kind: str, cues: NounCues) -> str:
    """Return what a name is by the words around it, whatever the recogniser took it for."""
    if kind == "dip:Organization" and _has_rank(parse, first, last, cues):
        return "dip:Person"
    return "dip:Place" if kind != "dip:Place" and _is_where(parse, first, last, kind, cues) else kind


def _is_where(parse: Parse, first: int, last: int, kind: str, cues: NounCues) -> bool:
    """Whether what was taken for somebody is a place: "moved missiles to Kapustin Yar", "the port of Walvis Bay"."""
    top = next((t for t in range(first, last + 1) if not first <= parse.head[t] <= last), last)
    while parse.dep[top] == "conj":
        top = parse.head[top]
    before = parse.head[top]
    if first < 1 or parse.dep[before] != "prep" or parse.lower[first - 1] not in (parse.lower[before], "and", ","):
        return False
    above = parse.head[before]
    if parse.lower[before] == "of":
        called = parse.lemma[above] in cues.settlements
        return called and (kind == "dip:Person" or parse.lemma[above] in cues.place_nouns)  # "the base of the Guards"
    if kind == "dip:Person" and parse.lower[before] in _SITED and parse.lemma[above] in cues.settlements:
        return True  # "the air base at Ouadi Doum"
    moved = (
        kind == "dip:Person"
        and parse.lemma[above] in cues.moving
        and any(parse.dep[c] == "dobj" for c in parse.children[above])
    )
    return moved and parse.lower[before] in _TOWARDS


def is_title(parse: Parse, first: int, owner: int, posts: OfficeCues) -> bool:
    """Whether the words from `first` up to the "of" before its owner name a post and no body."""
    of = next((t for t in range(first, owner) if parse.lower[t] == "of"), first)
    words = [w.removesuffix("s") if w not in posts.heads else w for w in parse.lower[first:of]]
    titled = all(any(w in known for known in (posts.heads, posts.modifiers, posts.tails)) for w in words)
    return titled and not posts.heads.isdisjoint(words)


def is_fronted_place(parse: Parse, first: int, at: dict[int, Name]) -> bool:
    """Whether a town that opens a sentence was read as somebody's given name: "In Tripoli Idriss Déby signed"."""
    if first not in at or at[first].kind != "dip:Place" or at[first].last != first:
        return False
    opens = parse.sentences[parse.sentence_of[first]][0] == first - 1
    return opens and parse.lower[first - 1] in ("in", "from", "at")


def goes_on(parse: Parse, last: int, taken: set[int]) -> int:
    """Return by how many words a name is longer than the recogniser saw: "Amir Khan" of "Amir Khan Muttaqi"."""
    if parse.lower[last + 1] == "y" and last + 2 < len(parse) and parse.pos[last + 2] == "PROPN":
        return 2  # "Ortega y Gasset"
    end = parse.head[last]
    rest = range(last + 1, end + 1)
    if parse.dep[last] != "compound" or not 1 <= len(rest) <= 2:  # "Al Thani"
        return 0
    return len(rest) if all(parse.pos[t] == "PROPN" and t not in taken for t in rest) else 0


def is_first_half(parse: Parse, last: int, taken: set[int]) -> bool:
    """Whether a word is the first half of a given name with a hyphen: "Sahle" of "Sahle-Work Zewde"."""
    end = last + 3
    if end >= len(parse) or parse.words[last + 1] != "-" or parse.end[last] != parse.begin[last + 2] - 1:
        return False
    named = all(parse.tag[t] == "NNP" and parse.words[t].istitle() and t not in taken for t in (last + 2, end))
    return named and parse.head[last + 2] == end and parse.dep[last + 2] == "compound"


def is_hyphenated(parse: Parse, last: int) -> bool:
    """Whether a given name goes on behind a hyphen: "Moon Jae" of "Moon Jae-in", but not "Donald Trump-led"."""
    if last + 2 >= len(parse) or parse.words[last + 1] != "-" or parse.end[last] != parse.begin[last + 2] - 1:
        return False
    return (
        parse.pos[last + 2] not in ("VERB", "NUM")
        and len(parse.words[last + 2]) <= 5
        and parse.lower[last + 2] not in ("era", "style")
    )


def is_addressed(parse: Parse, first: int, addresses: frozenset[str]) -> bool:
    """Whether a name stands behind a form of address, which only people have: "Ms. Holland"."""
    before = first - 1
    return before >= 0 and parse.words[before][0].isupper() and parse.lower[before].rstrip(".") in addresses


def is_part_of_person(parse: Parse, name: Name, first: int, last: int, particles: frozenset[str]) -> bool:
    """Whether a catalogue name is only a word of the personal name around it: "Sabah al-Ahmad", "Ivan Rome"."""
    use = name.senses[0].use
    if use == "acronym" or (use in ("adjective", "people") and not _is_surname(parse, name, last)):
        return False
    if name.first < first or name.last > last or name.last - name.first == last - first:
        return False
    rest = [t for t in range(first, last + 1) if not name.first <= t <= name.last and parse.words[t] != "-"]
    goes_on = name.last < last and parse.lower[name.last + 1] in particles
    return all(parse.pos[t] == "PROPN" for t in rest) and (name.senses[0].caution or name.first > first or goes_on)


def _is_surname(parse: Parse, name: Name, last: int) -> bool:
    """Whether the name of a people ends a personal name: "Amna Baloch"."""
    given = name.first - 1
    modifies = parse.dep[last] in ("amod", "compound") or parse.lower[last].endswith("s")
    return name.first == last and parse.tag[given] == "NNP" == parse.tag[last] and not modifies


def names_organization(parse: Parse, inside: list[Name], first: int, last: int, cues: NounCues) -> bool:
    """Whether an organisation's name holds a catalogue name as a part: "Bank of China", "Osaka Stock Exchange"."""
    rest = [t for t in range(first, last + 1) if not any(n.first <= t <= n.last for n in inside)]
    if len(inside) != 1 or not rest:
        return False
    if inside[0].first > first:
        return any(parse.lower[t] in ("of", "for", "and") for t in rest)
    ends = inside[0].last < last and parse.lower[last] in cues.named_organizations
    return ends and all(parse.tag[t] in ("NNP", "NNPS", "IN") for t in rest) and inside[0].senses[0].use == "name"


def trim(parse: Parse, first: int, last: int) -> tuple[int, int]:
    """Cut articles, possessive marks and stray punctuation off the ends of an entity."""
    while first <= last and (parse.tag[first] in ("DT", "POS", "PRP$", "CD") or not parse.words[first][:1].isalnum()):
        first += 1
    while last >= first and (parse.tag[last] in ("POS", "IN") or not parse.words[last][-1:].isalnum()):
        if parse.words[last].endswith(".") and len(parse.words[last]) > 1:
            break
        last -= 1
    return first, last
