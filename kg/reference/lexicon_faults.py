"""Find what is wrong in a lexicon that loads: a word that two entries claim alike, a group that nobody uses.

Of several senses of a word the one with most conditions that hold is taken. Where two have as many, and a word can meet
both, their names would decide: that is a fault of the lexicon.
"""

from collections.abc import Iterator
from itertools import combinations

from kg.errors import VocabularyError
from kg.reference.lexicon import Lexicon, Sense
from kg.reference.lexicon_entries import Conditions


def find_lexicon_faults(lexicon: Lexicon) -> Iterator[VocabularyError]:
    """Yield every fault, with the file and entry where it is mended."""
    for (pos, lemma), senses in sorted(lexicon.senses.items()):
        for one, other in combinations(senses, 2):
            if _are_alike(one, other):
                yield _tell_alike(f"{pos} {lemma}", one, other)
    for group in sorted(set(lexicon.groups) - _used_groups(lexicon)):
        where = f"ontology/lexicon/shared/groups.yaml, group {group}"
        yield VocabularyError(where, "no entry uses it.", "Take it out, or name it in a condition.")


def _are_alike(one: Sense, other: Sense) -> bool:
    """Whether two senses of a word can hold at once, and neither has more conditions than the other.

    Within one entry they may overlap: they tell the same event then.
    """
    if (one.particle, one.weight) != (other.particle, other.weight) or one.unless != other.unless:
        return False
    if one.entry == other.entry:
        return one.needs == other.needs
    ours, theirs = dict(one.needs), dict(other.needs)
    return ours.keys() == theirs.keys() and all(ours[path] & theirs[path] for path in ours)


def _tell_alike(word: str, one: Sense, other: Sense) -> VocabularyError:
    theirs = dict(other.needs)
    shared = "; ".join(f"{' > '.join(path)}: {', '.join(sorted(words & theirs[path]))}" for path, words in one.needs)
    told = f"the {word}{f' {one.particle}' if one.particle else ''}"
    told += f" with {shared}" if shared else " without any condition"
    if one.entry == other.entry:
        what = f"{told} is listed twice."
        return VocabularyError(_where(one), what, "Take it out of one of its triggers.")
    what = f"{told} is claimed by entry {other.entry} of {other.file}, too, and nothing tells them apart."
    return VocabularyError(_where(one), what, "Take it out of one of them, or give one a further condition.")


def _where(sense: Sense) -> str:
    return f"ontology/lexicon/{sense.file}, entry {sense.entry}"


def _used_groups(lexicon: Lexicon) -> set[str]:
    triggers = [trigger for entry in lexicon.entries.values() for trigger in entry.triggers]
    conditions: Iterator[Conditions] = (c for trigger in triggers for c in (trigger.needs, trigger.unless))
    wanted = (words for c in conditions for words in c.values())
    listed = (t.verb or t.noun or t.adjective for t in triggers)
    return {word[1:] for words in (*wanted, *listed) for word in words if word.startswith("@")}
