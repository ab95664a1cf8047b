"""Take titles out of names that the recogniser has drawn too wide: "Spokeswoman Maria Zakharova"."""

from dataclasses import replace

from kg.reading.parse import Parse
from kg.reading.resolve.names.index import Name
from kg.reference.actor_cues import OfficeCues

_JOINTS = frozenset({"-", "of", "for", "the", "and", "in"})


def without_titles(names: list[Name], parse: Parse, cues: OfficeCues) -> list[Name]:
    """Return the names with titles cut off their front, and without those that are titles and nothing else.

    What the catalogue knows keeps its name, and so does who is only called by his title: "MINISTER ARRIVES".
    """
    kept = []
    for name in names:
        if name.senses:
            kept.append(name)
            continue
        title = _title_length(name, parse, cues)
        if title == 0 or (parse.lower[name.first + title - 1] in cues.like_names and title == 1):
            kept.append(name)
        elif name.first + title <= name.last and name.kind == "dip:Person":
            kept.append(replace(name, first=name.first + title))
        elif name.first + title <= name.last or (name.first == name.last and name.kind == "dip:Person"):
            kept.append(name)
    return kept


def _title_length(name: Name, parse: Parse, cues: OfficeCues) -> int:
    """Return how many words at the front of a name are a title, up to its noun and what belongs to that."""
    around = (cues.modifiers, cues.tails, cues.tail_particles, _JOINTS, cues.status)
    length = 0
    for t in range(name.first, name.last + 1):
        lower = parse.lower[t]
        head = lower in cues.heads or parse.lemma[t] in cues.heads or lower.removesuffix("s") in cues.heads
        if head or (length and (lower in cues.tails or lower in cues.tail_particles)):
            length = t - name.first + 1
        elif not any(lower in words for words in around):
            break
    if length and all(_is_of_title(parse, t, cues) for t in range(name.first + length, name.last + 1)):
        return name.last - name.first + 1
    return length


def _is_of_title(parse: Parse, t: int, cues: OfficeCues) -> bool:
    return parse.lower[t] in cues.modifiers or parse.lower[t] in cues.tails or parse.lower[t] in _JOINTS
