"""Find the names that the catalogue knows, where they are names and not the beginning of others, nor common words."""

from kg.reading.parse import Parse
from kg.reading.resolve.names.index import Name, NameIndex
from kg.reading.resolve.names.recognised import is_addressed
from kg.reference.actor_cues import NounCues, OfficeCues
from kg.reference.catalogue import Catalogue


def find_known(parse: Parse, index: NameIndex, cues: NounCues, posts: OfficeCues) -> list[Name]:
    """Return the catalogue's names; `cues` tell what opens other names, `posts` how people are addressed."""
    known = [
        name
        for name in index.find(parse)
        if not _is_common_word(parse, name)
        and not _is_opened(parse, name, cues.name_openers)
        and not _is_begun(parse, name, cues.place_nouns)
        and (name.first != name.last or not is_addressed(parse, name.first, posts.addresses))
    ]
    known = [name for name in known if not _is_of_another_state(parse, index.catalogue, name, known)]
    return known + _shared_heads(parse, index, known)


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


def _is_opened(parse: Parse, name: Name, openers: frozenset[str]) -> bool:
    """Whether a name is the rest of a longer one that the catalogue lacks: "New Guinea", "Inter-American"."""
    before = name.first - 1 - (parse.words[name.first - 1] == "-")
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
