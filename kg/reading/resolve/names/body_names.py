"""Give ministries, courts and banks one name each: "Mali's foreign ministry", "Ministry of Foreign Affairs of Mali".

A body that the catalogue has under one of its wordings is that entry; another is named after what it is and whose.
"""

from collections.abc import Iterable, Sequence

from kg.model import ClassId, EntityId
from kg.reading.parse import Parse
from kg.reading.resolve.names.index import Name, NameIndex
from kg.reading.resolve.referents import Register
from kg.reference.catalogue import Catalogue
from kg.reference.cues import Cues

_ORGANIZATION = ClassId("dip:Organization")


def free_bodies(parse: Parse, names: list[Name], catalogue: Catalogue, cues: Cues) -> list[Name]:
    """Return the names without those that only say what a body is, beside its owner: "Supreme Court" in "Peru's ...".

    Such a body is read like a common noun. An owner within the name becomes a name of its own.
    """
    owners = {t for name in names if name.senses for t in range(name.first, name.last + 1)}
    found: list[Name] = []
    for name in names:
        inner = _owner_within(parse, name, catalogue)
        if inner is not None:
            found.append(inner)
        elif not _is_bare(parse, name, cues) and not (
            _says_what(parse, name, cues) and _has_owner(parse, name, owners)
        ):
            found.append(name)
    return found


def _is_bare(parse: Parse, name: Name, cues: Cues) -> bool:
    """Whether a name is but a noun for the body of a known state or union: "Parliament adopted", "the Cabinet"."""
    if name.senses or name.first < name.last:
        return False
    lower, nouns = parse.lower[name.first], cues.nouns
    if lower in nouns.bare_bodies:
        return True
    public = lower in nouns.governments or (lower in nouns.organizations and lower not in nouns.private_bodies)
    before = name.first - 1
    return public and before >= 0 and (parse.lower[before] == "the" or parse.tag[before] in ("PRP$", "WP$"))


def _says_what(parse: Parse, name: Name, cues: Cues) -> bool:
    """Whether a name is a noun for bodies alone, or with words that many have before it: "Police", "Supreme Court"."""
    if name.senses or (name.kind != _ORGANIZATION and name.first < name.last):
        return False
    if parse.lower[name.first] == "ministry":
        return True
    if parse.lower[name.last] not in cues.nouns.organizations:
        return False
    before = parse.lower[name.first : name.last]
    return all(lower in cues.offices.modifiers or lower in cues.nouns.common_bodies for lower in before)


def _has_owner(parse: Parse, name: Name, owners: set[int]) -> bool:
    p, before, after = parse, name.first - 1, name.last + 1
    if before >= 0 and p.tag[before] == "PRP$":
        return True
    if before > 0 and p.tag[before] == "POS":
        before -= 1
    if before >= 0 and before in owners:
        return True
    if after + 1 >= len(p) or p.lower[after] not in ("of", "in"):
        return False
    return after + 1 in owners or (p.lower[after] == "of" and after + 2 in owners)


def _owner_within(parse: Parse, name: Name, catalogue: Catalogue) -> Name | None:
    """Return the state at the end of the name of a ministry: "Mali" in "Ministry of Foreign Affairs of Mali"."""
    if name.senses or parse.lower[name.first] != "ministry":
        return None
    last_of = max((t for t in range(name.first, name.last) if parse.lower[t] == "of"), default=name.last)
    for first in range(last_of + 1, min(last_of + 3, name.last + 1)):
        senses = catalogue.senses.get(parse.words_between(first, name.last))
        if senses and catalogue.entries[senses[0].entity].kind == "dip:State":
            return Name(first, name.last, ClassId("dip:State"), senses)
    return None


class BodyNames:
    """Names the bodies of states, organisations and movements."""

    def __init__(self, index: NameIndex, synonyms: dict[str, str]) -> None:
        """Look in the catalogue of `index`; `synonyms` are wordings of offices, which ministries share."""
        self.catalogue = index.catalogue
        self.adjectives = index.adjectives
        self.synonyms = synonyms

    def enter(self, register: Register, words: Sequence[str], owner: EntityId, *written: str) -> EntityId:
        """Enter the body that `words` call by what it is, and return it: "ministry of defence" of Peru."""
        title = self.title(words)
        known = self._known(title, owner)
        if known is not None:
            entry = self.catalogue.entries[known]
            return register.add(known, entry.kind, entry.label, *written)
        whose, what = register.labels[owner], _capitalized(title)
        label = f"{whose} {what}" if register.kinds[owner] == "dip:Place" else f"{what} of {whose}"
        return register.mint("org", _ORGANIZATION, label, *written)

    def title(self, words: Sequence[str]) -> str:
        """Return what a body is in the shortest wording, in lower case: "interior ministry"."""
        title = " ".join(words).lower().replace(" - ", "-")
        if not title.startswith("ministry "):
            return title
        office = title.replace("ministry", "minister", 1).replace(" for ", " of ")
        short = self.synonyms.get(office)
        if short is not None:
            return short.replace("minister", "ministry")
        _, _, field = title.partition(" of ")
        field = field.removeprefix("the ")
        return f"{field} ministry" if field and " " not in field else title

    def _known(self, title: str, owner: EntityId) -> EntityId | None:
        return next((found for name in self._wordings(title, owner) if (found := self._organization(name))), None)

    def _wordings(self, title: str, owner: EntityId) -> Iterable[str]:
        """Yield how the catalogue may call the body: "Russian Foreign Ministry", "Supreme Court of India"."""
        for words in (title, _capitalized(title)):
            for adjective in self.adjectives.get(owner, ()):
                yield f"{adjective} {words}"
            if owner in self.catalogue.entries:
                yield f"{words} of {self.catalogue.entries[owner].label}"

    def _organization(self, name: str) -> EntityId | None:
        senses = self.catalogue.senses.get(name, ())
        kinds = ((sense.entity, self.catalogue.entries[sense.entity].kind) for sense in senses)
        return next((entity for entity, kind in kinds if kind == _ORGANIZATION), None)


def _capitalized(title: str) -> str:
    """Write the words of a title large, but for little ones.

    >>> _capitalized("ministry of mines and energy")
    'Ministry of Mines and Energy'
    """
    little = ("of", "for", "the", "and")
    return " ".join(word if word in little else word[:1].upper() + word[1:] for word in title.split())
