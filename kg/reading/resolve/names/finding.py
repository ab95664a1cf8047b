"""Find proper names: first what the catalogue knows, then what the model's entity recogniser saw besides.

The recogniser's class cannot be trusted for states ("Belarus" ORG, "2021" CARDINAL), so the catalogue decides where
both speak; only a longer personal name around a place name ("Jordan Smith") wins over it.
"""

import re
from collections import defaultdict
from copy import copy
from dataclasses import dataclass, replace

from kg.model import ClassId, EntityId
from kg.reading.labels import MODIFIERS, SUBJECTS
from kg.reading.parse import Parse
from kg.reference.actor_cues import NounCues, OfficeCues
from kg.reference.catalogue import Catalogue, NameSense

_FIRST = re.compile(r"\w+")
#: Characters that names are written with besides those of the catalogue.
_FOLD = (("’", "'"), ("‘", "'"), ("\u00a0", " "), ("\n", " "), ("‑", "-"), ("–", "-"))
#: Entity labels that may name an actor or place.
_KINDS = {"PERSON": "dip:Person", "ORG": "dip:Organization", "GPE": "dip:Place", "LOC": "dip:Place", "FAC": "dip:Place"}
#: Under these a place stands that something is moved to or from.
_TOWARDS = ("to", "into", "from", "near")
#: Under these a name tells where a base or town is.
_SITED = ("at", "near", "outside")
#: Behind "the Government of" the name of its state ends within so many words.
_LONGEST_OWNER = 8


@dataclass(frozen=True, slots=True)
class Name:
    """A proper name at tokens `first` to `last`; `senses` is empty where only the recogniser knows it."""

    first: int
    last: int
    kind: ClassId
    senses: tuple[NameSense, ...] = ()

    @property
    def entity(self) -> EntityId | None:
        """The catalogue's first choice."""
        return self.senses[0].entity if self.senses else None


class NameIndex:
    """The catalogue's names by their first word: matching at word starts costs the same whatever its size."""

    def __init__(self, catalogue: Catalogue) -> None:
        """Index every surface form once."""
        self.catalogue = catalogue
        self._lengths: dict[str, tuple[int, ...]] = {}
        #: State -> its adjectives.
        self.adjectives: dict[EntityId, list[str]] = defaultdict(list)
        lengths: dict[str, set[int]] = defaultdict(set)
        for surface, senses in catalogue.senses.items():
            if senses[0].use == "adjective":
                self.adjectives[senses[0].entity].append(surface)
            first = _FIRST.match(surface)
            if first is not None:
                lengths[first.group()].add(len(surface))
        self._lengths = {word: tuple(sorted(found, reverse=True)) for word, found in lengths.items()}

    def over(self, catalogue: Catalogue) -> "NameIndex":
        """Return an index of the same names with what `catalogue` says of them."""
        other = copy(self)
        other.catalogue = catalogue
        return other

    def find(self, parse: Parse) -> list[Name]:
        """Return the catalogue's names in text order, longest first, none overlapping."""
        text = parse.text
        for written, plain in _FOLD:
            text = text.replace(written, plain)
        known, meant = self._lengths, self.catalogue.senses
        found: list[Name] = []
        covered = -1
        words = parse.words
        opening = {w for w in set(words) if w in known or (not w.isalnum() and w[0].isalnum())}
        for i in [i for i, word in enumerate(words) if word in opening]:
            begin, first = parse.begin[i], _FIRST.match(words[i])
            lengths = known.get(words[i]) or (known.get(first[0]) if first is not None else None)
            if lengths is None or begin < covered:
                continue
            for length in lengths:
                end = begin + length
                senses = meant.get(text[begin:end])
                if senses is None or (text[end : end + 1].isalnum() and text[end - 1].isalnum()):
                    continue
                last = i
                while last + 1 < len(words) and parse.begin[last + 1] < end:
                    last += 1
                kind = self.catalogue.entries[senses[0].entity].kind
                found.append(Name(i, last, kind, senses))
                covered = end
                break
        return found


def _shared_heads(parse: Parse, index: NameIndex, known: list[Name]) -> list[Name]:
    """Find names cut short in a list: "North" in "North and South Korea"."""
    found = []
    taken = {t for name in known for t in range(name.first, name.last + 1)}
    for name in known:
        t = name.first - 2
        if t < 0 or t in taken or name.first == name.last or parse.lower[name.first - 1] not in ("and", "or"):
            continue
        whole = f"{parse.words[t]} {parse.words_between(name.first + 1, name.last)}"
        senses = index.catalogue.senses.get(whole)
        if senses:
            found.append(Name(t, t, index.catalogue.entries[senses[0].entity].kind, senses))
    return found


def find_names(parse: Parse, index: NameIndex, cues: NounCues, posts: OfficeCues) -> list[Name]:
    """Return all names of a parse in text order, none overlapping; `cues` tell what nouns end or open a name.

    What `posts` know as a title is none: "Consul General of Ecuador".
    """
    known = [
        name
        for name in index.find(parse)
        if not _is_common_word(parse, name)
        and not _is_opened(parse, name, cues.name_openers)
        and not _is_begun(parse, name, cues.place_nouns)
        and (name.first != name.last or not _is_addressed(parse, name.first, posts.addresses))
    ]
    known = [name for name in known if not _is_of_another_state(parse, index.catalogue, name, known)]
    known += _shared_heads(parse, index, known)
    at = {t: name for name in known for t in range(name.first, name.last + 1)}
    taken = set(at)
    dropped: set[int] = set()
    extra: list[Name] = []
    for first, stop, label in parse.entities:
        kind = _kind_of(parse, first, stop, label, cues, posts)
        if kind is None:
            continue
        b, e = _trim(parse, first, stop - 1)
        if b > e or not any(parse.words[t][:1].isupper() for t in range(b, e + 1)):
            continue
        if (
            kind == "dip:Organization"
            and b < e - 2
            and parse.tag[e - 1] == "POS"
            and parse.lower[e] in cues.governments
        ):
            e, kind = e - 2, "dip:Person"  # "Abiy Ahmed's Government"
        if _is_realm(parse, b, e, cues) or (kind == "dip:Organization" and _is_written_large(parse, b, e, cues)):
            continue
        kind = _corrected(parse, b, e, kind, cues)
        while kind == "dip:Person" and b < e and parse.lower[b] in cues.months_before_names:
            b += 1  # "that November Enver Hoxha left"
        if kind == "dip:Person" and b < e and _is_fronted_place(parse, b, at):
            b += 1
        inside = list(dict.fromkeys(at[t] for t in range(b, e + 1) if t in at))
        if inside:
            if (
                kind == "dip:Person"
                and e > b
                and all(_is_part_of_person(parse, n, b, e, cues.name_particles) for n in inside)
            ):
                dropped.update(id(n) for n in inside)
            elif kind == "dip:Organization" and e > b and inside[0].first >= b and inside[-1].last <= e:
                if not _names_organization(parse, inside, b, e, cues) or _is_title(parse, b, inside[0].first, posts):
                    continue
                dropped.update(id(n) for n in inside)
            else:
                b = max([b, *(n.last + 1 for n in inside if n.first <= b)])
                b, e = _trim(parse, b, e)
                if b > e or kind != "dip:Person" or any(t in taken for t in range(b, e + 1)):
                    continue
        if kind == "dip:Person" and b == e and _is_first_half(parse, e, taken):
            e += 3
        while kind == "dip:Person" and b < e < len(parse) - 1 and (further := _goes_on(parse, e, taken)):
            e += further
        subject = parse.head[e] if parse.dep[e] == "conj" else e
        if (
            label == "GPE"
            and parse.dep[subject] == "nsubj"
            and _takes_people(parse, parse.head[subject], cues, "subject")
        ):
            kind = "dip:Person"
        if kind == "dip:Person" and b < e and _is_hyphenated(parse, e):
            e += 2
        extra.append(Name(b, e, ClassId(kind)))
    names = [n for n in known if id(n) not in dropped] + extra
    names += _unrecognised(parse, names, cues)
    return sorted(_with_listed(parse, names, cues), key=lambda n: n.first)


def _with_listed(parse: Parse, names: list[Name], cues: NounCues) -> list[Name]:
    """Return the names as lists tell what they are, without those that only say of what people others are."""
    full = {parse.words[n.last] for n in names if n.first < n.last}
    names = [_as_listed(parse, n, names, cues) for n in names if not _names_a_people(parse, n, full, cues)]
    return names + _listed_with_person(parse, names)


def _names_a_people(parse: Parse, name: Name, surnames: set[str], cues: NounCues) -> bool:
    """Whether what was taken for a person says what people are of: "Sikh separatists", not "Mugabe supporters"."""
    if name.senses or name.kind != "dip:Person" or name.first != name.last or parse.words[name.last] in surnames:
        return False
    noun = parse.head[name.last]
    return parse.dep[name.last] in MODIFIERS and noun == name.last + 1 and parse.lower[noun] in cues.groups


def _kind_of(parse: Parse, first: int, stop: int, label: str, cues: NounCues, posts: OfficeCues) -> str | None:
    """Return what the recogniser's label says a name is, None where it says nothing of use; a lake is nobody."""
    if _is_addressed(parse, first, posts.addresses):
        return "dip:Person"
    if label == "PERSON" and stop - first > 1 and parse.lower[first] in cues.place_openers:
        return "dip:Place"
    return _KINDS.get(label)


def _is_realm(parse: Parse, first: int, last: int, cues: NounCues) -> bool:
    """Whether a name is none, but a state called by its form: "The Kingdom thanked Peru"."""
    return first == last and parse.lower[first] in cues.realms


def _is_written_large(parse: Parse, first: int, last: int, cues: NounCues) -> bool:
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


def _corrected(parse: Parse, first: int, last: int, kind: str, cues: NounCues) -> str:
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


def _is_title(parse: Parse, first: int, owner: int, posts: OfficeCues) -> bool:
    """Whether the words from `first` up to the "of" before its owner name a post and no body."""
    of = next((t for t in range(first, owner) if parse.lower[t] == "of"), first)
    words = [w.removesuffix("s") if w not in posts.heads else w for w in parse.lower[first:of]]
    titled = all(any(w in known for known in (posts.heads, posts.modifiers, posts.tails)) for w in words)
    return titled and not posts.heads.isdisjoint(words)


def _is_fronted_place(parse: Parse, first: int, at: dict[int, Name]) -> bool:
    """Whether a town that opens a sentence was read as somebody's given name: "In Tripoli Idriss Déby signed"."""
    if first not in at or at[first].kind != "dip:Place" or at[first].last != first:
        return False
    opens = parse.sentences[parse.sentence_of[first]][0] == first - 1
    return opens and parse.lower[first - 1] in ("in", "from", "at")


def _unrecognised(parse: Parse, names: list[Name], cues: NounCues) -> list[Name]:
    """Return names that neither knows but that act or are acted on: "Sukarno vowed", "accused Navalny", "ICE said"."""
    taken = {t for n in names for t in range(n.first, n.last + 1)}
    found = []
    words = parse.words
    for t in [t for t, tag in enumerate(parse.tag) if tag == "NNP" or words[t].isupper()]:
        word, tag = words[t], parse.tag[t]
        acronym = word.isupper() and word.isalpha() and len(word) > 2
        if not acronym and tag != "NNP":
            continue
        if t in taken or t in parse.timed or _is_body_or_group(parse, t, cues):
            continue
        if acronym and parse.pos[t] == "NOUN" and parse.dep[t] == "nsubj" and _is_mixed_case(parse, t):
            found.append(Name(t, t, ClassId("dip:Organization")))
        elif parse.lower[t] in cues.named_organizations and parse.dep[t] in SUBJECTS:
            first = min([c for c in parse.children[t] if parse.dep[c] == "compound"], default=t)
            if first < t and parse.tag[first] == "NNP" and taken.isdisjoint(range(first, t)):
                found.append(Name(first, t, ClassId("dip:Organization")))  # "the Alexander von Humboldt Foundation"
        elif tag == "NNP" and _may_be_acting(parse, t, cues):
            first = t
            while first > 0 and parse.tag[first - 1] == "NNP" and parse.head[first - 1] == t:
                if first - 1 in taken or first - 1 in parse.timed:
                    break  # "By July Neto had left"
                first -= 1
            named = words[first : t + 1]
            if all(w[:1].isupper() and w.replace("-", "").isalpha() for w in named) and len(named) <= 3:
                acronym = acronym and len(named) == 1
                found.append(Name(first, t, ClassId("dip:Organization" if acronym else "dip:Person")))
    return found


def _is_body_or_group(parse: Parse, t: int, cues: NounCues) -> bool:
    """Whether a word with a capital is a noun for a body or people: "Egyptian Foreign Ministry", "Gendarmes"."""
    return any(parse.lower[t] in nouns for nouns in (cues.organizations, cues.state_bodies, cues.groups))


def _may_be_acting(parse: Parse, t: int, cues: NounCues) -> bool:
    """Whether the proper noun at `t` stands where people do; "the Declaration of ..." is a title of something."""
    dep = parse.dep[t]
    if t > 1 and parse.words[t - 1] == "-":
        return False  # "its Secretary-General, Luns, flew"
    if dep not in SUBJECTS and not (dep == "dobj" and _takes_people(parse, parse.head[t], cues, "object")):
        return False
    return not any(parse.dep[c] == "det" or (c > t and parse.dep[c] == "prep") for c in parse.children[t])


def _takes_people(parse: Parse, verb: int, cues: NounCues, function: str) -> bool:
    """Whether the subject or object of a verb is a person rather than a place: "Erdogan said", "accused Gulen"."""
    if function == "object":
        return parse.lemma[verb] in cues.verbs_on_people
    clauses = ("ccomp", "xcomp") if parse.lemma[verb] not in cues.verbs_of_places else ()
    return parse.lemma[verb] in cues.verbs_of_people or any(parse.dep[c] in clauses for c in parse.children[verb])


def _is_mixed_case(parse: Parse, t: int) -> bool:
    """Whether the sentence around a word in capitals is not written in capitals throughout."""
    first, stop = parse.sentences[parse.sentence_of[t]]
    return any(word.islower() and len(word) > 2 for word in parse.words[first:stop])


def _goes_on(parse: Parse, last: int, taken: set[int]) -> int:
    """Return by how many words a name is longer than the recogniser saw: "Amir Khan" of "Amir Khan Muttaqi"."""
    if parse.lower[last + 1] == "y" and last + 2 < len(parse) and parse.pos[last + 2] == "PROPN":
        return 2  # "Ortega y Gasset"
    end = parse.head[last]
    rest = range(last + 1, end + 1)
    if parse.dep[last] != "compound" or not 1 <= len(rest) <= 2:  # "Al Thani"
        return 0
    return len(rest) if all(parse.pos[t] == "PROPN" and t not in taken for t in rest) else 0


def _is_first_half(parse: Parse, last: int, taken: set[int]) -> bool:
    """Whether a word is the first half of a given name with a hyphen: "Sahle" of "Sahle-Work Zewde"."""
    end = last + 3
    if end >= len(parse) or parse.words[last + 1] != "-" or parse.end[last] != parse.begin[last + 2] - 1:
        return False
    named = all(parse.tag[t] == "NNP" and parse.words[t].istitle() and t not in taken for t in (last + 2, end))
    return named and parse.head[last + 2] == end and parse.dep[last + 2] == "compound"


def _is_hyphenated(parse: Parse, last: int) -> bool:
    """Whether a given name goes on behind a hyphen: "Moon Jae" of "Moon Jae-in", but not "Donald Trump-led"."""
    if last + 2 >= len(parse) or parse.words[last + 1] != "-" or parse.end[last] != parse.begin[last + 2] - 1:
        return False
    return (
        parse.pos[last + 2] not in ("VERB", "NUM")
        and len(parse.words[last + 2]) <= 5
        and parse.lower[last + 2] not in ("era", "style")
    )


def _as_listed(parse: Parse, name: Name, names: list[Name], cues: NounCues) -> Name:
    """Return a name that was taken for a body as a person's, where it ends a list of persons."""
    if name.kind != "dip:Organization" or name.senses or name.first == name.last or parse.dep[name.last] != "conj":
        return name
    words = parse.words[name.first : name.last + 1]
    bodies = (cues.organizations, cues.named_organizations, cues.descriptors, cues.organization_closers)
    if len(words) > 3 or not all(w.istitle() and w.isalpha() for w in words):
        return name
    if any(word in nouns for word in parse.lower[name.first : name.last + 1] for nouns in bodies):
        return name
    top = parse.head[name.last]
    while parse.dep[top] == "conj":
        top = parse.head[top]
    listed = {t for t in parse.conjuncts(top) if t != name.last}
    persons = {n.last for n in names if n.kind == "dip:Person" and not n.senses}
    return replace(name, kind=ClassId("dip:Person")) if len(listed) > 1 and listed <= persons else name


def _listed_with_person(parse: Parse, names: list[Name]) -> list[Name]:
    """A capitalised word in a list with a person is one too: "Trump and Putin" of which only one was recognised."""
    at = {t: n for n in names for t in range(n.first, n.last + 1)}
    found = []
    for name in names:
        if name.kind != "dip:Person" or name.senses:
            continue
        pair = [parse.head[name.last]] if parse.dep[name.last] == "conj" else []
        pair += [c for c in parse.children[name.last] if parse.dep[c] == "conj"]
        for t in pair:
            if t not in at and parse.tag[t] == "NNP":
                first = t
                while (
                    first - 1 not in at and parse.tag[first - 1] == "NNP" and parse.head[first - 1] == t and first > 0
                ):
                    first -= 1
                kind = "dip:Organization" if first == t and _ends_full_names(parse, t, at) else "dip:Person"
                found.append(Name(first, t, ClassId(kind)))
    return found


def _ends_full_names(parse: Parse, last: int, at: dict[int, Name]) -> bool:
    """Whether a single word ends a list of people with two names each: "Ivan Orlov, Oleg Sidorov and Rostec"."""
    top = parse.head[last]
    while parse.dep[top] == "conj":
        top = parse.head[top]
    listed = [at[t] for t in parse.conjuncts(top) if t in at and t < last]
    return len(listed) > 1 and all(n.kind == "dip:Person" and n.first < n.last for n in listed)


def _is_opened(parse: Parse, name: Name, openers: frozenset[str]) -> bool:
    """Whether a name is the rest of a longer one that the catalogue lacks: "New Guinea"."""
    before = name.first - 1
    return before >= 0 and parse.lower[before] in openers and parse.words[before][:1].isupper()


def _is_begun(parse: Parse, name: Name, nouns: frozenset[str]) -> bool:
    """Whether a name is only the beginning of another place's: "the Gulf of Paria" is not the Gulf."""
    after = name.last + 1
    if name.first != name.last or after + 1 >= len(parse) or parse.lower[after] != "of":
        return False
    return parse.lower[name.first] in nouns and parse.tag[after + 1] == "NNP"


def _is_of_another_state(parse: Parse, catalogue: Catalogue, name: Name, known: list[Name]) -> bool:
    """Whether an institution that many states have is here another's than the catalogue thinks: "the Kenyan Senate"."""
    entry = catalogue.entries[name.senses[0].entity]
    if entry.kind != "dip:Organization" or entry.state is None or name.senses[0].use != "name":
        return False
    last = name.first - (2 if parse.tag[name.first - 1] == "POS" else 1)
    before = next((n for n in known if n.last == last and n.kind == "dip:State"), None)
    return before is not None and before.entity != entry.state


def _is_common_word(parse: Parse, name: Name) -> bool:
    """Whether what looks like a name is an ordinary word here ("us", "turkey", "Nice" at a sentence's start)."""
    sense = name.senses[0]
    if not sense.caution or name.first != name.last:
        return False
    return parse.pos[name.first] not in ("PROPN", "NOUN", "ADJ") or not parse.words[name.first][:1].isupper()


def _is_addressed(parse: Parse, first: int, addresses: frozenset[str]) -> bool:
    """Whether a name stands behind a form of address, which only people have: "Ms. Holland"."""
    before = first - 1
    return before >= 0 and parse.lower[before].rstrip(".") in addresses and parse.words[before][0].isupper()


def _is_part_of_person(parse: Parse, name: Name, first: int, last: int, particles: frozenset[str]) -> bool:
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


def _names_organization(parse: Parse, inside: list[Name], first: int, last: int, cues: NounCues) -> bool:
    """Whether an organisation's name holds a catalogue name as a part: "Bank of China", "Osaka Stock Exchange"."""
    rest = [t for t in range(first, last + 1) if not any(n.first <= t <= n.last for n in inside)]
    if len(inside) != 1 or not rest:
        return False
    if inside[0].first > first:
        return any(parse.lower[t] in ("of", "for", "and") for t in rest)
    ends = inside[0].last < last and parse.lower[last] in cues.named_organizations
    return ends and all(parse.tag[t] in ("NNP", "NNPS", "IN") for t in rest) and inside[0].senses[0].use == "name"


def _trim(parse: Parse, first: int, last: int) -> tuple[int, int]:
    """Cut articles, possessive marks and stray punctuation off the ends of an entity."""
    while first <= last and (parse.tag[first] in ("DT", "POS", "PRP$", "CD") or not parse.words[first][:1].isalnum()):
        first += 1
    while last >= first and (parse.tag[last] in ("POS", "IN") or not parse.words[last][-1:].isalnum()):
        if parse.words[last].endswith(".") and len(parse.words[last]) > 1:
            break
        last -= 1
    return first, last
