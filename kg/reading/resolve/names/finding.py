"""Find proper names: first what the catalogue knows, then what the model's entity recogniser saw besides.

The recogniser's class cannot be trusted for states ("Belarus" ORG, "2021" CARDINAL), so the catalogue decides where
both speak; only a longer personal name around a place name ("Jordan Smith") wins over it.
"""

from kg.model import ClassId
from kg.reading.parse import Parse
from kg.reading.resolve.names.index import Name, NameIndex
from kg.reading.resolve.names.known import find_known
from kg.reading.resolve.names.listed import with_listed
from kg.reading.resolve.names.recognised import (
    correct,
    goes_on,
    is_first_half,
    is_fronted_place,
    is_hyphenated,
    is_part_of_person,
    is_realm,
    is_title,
    is_written_large,
    kind_of,
    names_organization,
    trim,
)
from kg.reading.resolve.names.unrecognised import find_unrecognised, takes_people
from kg.reference.actor_cues import NounCues, OfficeCues


def find_names(parse: Parse, index: NameIndex, cues: NounCues, posts: OfficeCues) -> list[Name]:
    """Return all names of a parse in text order, none overlapping; `cues` tell what nouns end or open a name.

    What `posts` know as a title is none: "Consul General of Ecuador".
    """
    known = find_known(parse, index, cues, posts)
    at = {t: name for name in known for t in range(name.first, name.last + 1)}
    taken = set(at)
    dropped: set[int] = set()
    extra: list[Name] = []
    for first, stop, label in parse.entities:
        kind = kind_of(parse, first, stop, label, cues, posts)
        if kind is None:
            continue
        b, e = trim(parse, first, stop - 1)
        if b > e or not any(word[:1].isupper() for word in parse.words[b : e + 1]):
            continue
        if (
            kind == "dip:Organization"
            and b < e - 2
            and parse.tag[e - 1] == "POS"
            and parse.lower[e] in cues.governments
        ):
            e, kind = e - 2, "dip:Person"  # "Abiy Ahmed's Government"
        if is_realm(parse, b, e, cues) or (kind == "dip:Organization" and is_written_large(parse, b, e, cues)):
            continue
        kind = correct(parse, b, e, kind, cues)
        while kind == "dip:Person" and b < e and parse.lower[b] in cues.months_before_names:
            b += 1  # "that November Enver Hoxha left"
        if kind == "dip:Person" and b < e and is_fronted_place(parse, b, at):
            b += 1
        inside = list({at[t].first: at[t] for t in range(b, e + 1) if t in at}.values())
        if inside:
            if (
                kind == "dip:Person"
                and e > b
                and all(is_part_of_person(parse, n, b, e, cues.name_particles) for n in inside)
            ):
                dropped.update(id(n) for n in inside)
            elif kind == "dip:Organization" and e > b and inside[0].first >= b and inside[-1].last <= e:
                if not names_organization(parse, inside, b, e, cues) or is_title(parse, b, inside[0].first, posts):
                    continue
                dropped.update(id(n) for n in inside)
            else:
                b = max([b, *(n.last + 1 for n in inside if n.first <= b)])
                b, e = trim(parse, b, e)
                if b > e or kind != "dip:Person" or any(t in taken for t in range(b, e + 1)):
                    continue
        if kind == "dip:Person" and b == e and is_first_half(parse, e, taken):
            e += 3
        while kind == "dip:Person" and b < e < len(parse) - 1 and (further := goes_on(parse, e, taken)):
            e += further
        subject = parse.head[e] if parse.dep[e] == "conj" else e
        if (
            label == "GPE"
            and parse.dep[subject] == "nsubj"
            and takes_people(parse, parse.head[subject], cues, "subject")
        ):
            kind = "dip:Person"
        if kind == "dip:Person" and b < e and is_hyphenated(parse, e):
            e += 2
        extra.append(Name(b, e, ClassId(kind)))
    names = [n for n in known if id(n) not in dropped] + extra
    names += find_unrecognised(parse, names, cues)
    return sorted(with_listed(parse, names, cues), key=lambda n: n.first)
