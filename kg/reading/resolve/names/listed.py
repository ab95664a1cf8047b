"""Say what names are by the lists that they stand in: a person among persons, a body among bodies."""

from dataclasses import replace

from kg.model import ClassId
from kg.reading.labels import MODIFIERS
from kg.reading.parse import Parse
from kg.reading.resolve.names.index import Name
from kg.reference.actor_cues import NounCues


def with_listed(parse: Parse, names: list[Name], cues: NounCues) -> list[Name]:
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
