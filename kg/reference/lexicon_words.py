"""Look at the lexicon from outside: how large it is, what a word triggers, and under which conditions."""

import difflib
from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from kg.reference.lexicon import Lexicon, Sense
from kg.reference.lexicon_entries import Conditions, Entry, Trigger, find_words


@dataclass(frozen=True, slots=True)
class Family:
    """One file of the lexicon in numbers."""

    file: str
    entries: int
    #: Event classes and relations that its entries give.
    kinds: tuple[str, ...]
    triggers: int
    verbs: int
    nouns: int
    adjectives: int
    examples: int
    #: Of these, the ones that must give nothing.
    silent_examples: int


@dataclass(frozen=True, slots=True)
class WordSense:
    """One thing that a word may tell."""

    word: str
    pos: str
    file: str
    entry: str
    #: Event class or relation.
    kind: str
    means: str
    needs: tuple[str, ...]
    unless: tuple[str, ...]
    #: Role and the places where its filler may stand, the best first.
    roles: tuple[str, ...]


def count_families(lexicon: Lexicon) -> tuple[Family, ...]:
    """Return every file of the lexicon in numbers, by name."""
    by_file: dict[str, list[Entry]] = {}
    for name, entry in lexicon.entries.items():
        by_file.setdefault(lexicon.files[name], []).append(entry)
    return tuple(_count(file, by_file[file], lexicon.groups) for file in sorted(by_file))


def _count(file: str, entries: list[Entry], groups: Mapping[str, Collection[str]]) -> Family:
    triggers = [trigger for entry in entries for trigger in entry.triggers]
    examples = [example for entry in entries for example in entry.examples]
    return Family(
        file=file,
        entries=len(entries),
        kinds=tuple(sorted({str(entry.event or entry.relation) for entry in entries})),
        triggers=len(triggers),
        verbs=len({word for trigger in triggers for word in find_words(trigger.verb, groups)}),
        nouns=len({word for trigger in triggers for word in find_words(trigger.noun, groups)}),
        adjectives=len({word for trigger in triggers for word in find_words(trigger.adjective, groups)}),
        examples=len(examples),
        silent_examples=sum(example.gives == "nothing" for example in examples),
    )


def find_senses(lexicon: Lexicon, word: str) -> tuple[WordSense, ...]:
    """Return what a word may tell, in the order in which a reading tries it; "call" finds "call back" as well."""
    wanted = word.lower().split()
    found = []
    for (pos, lemma), senses in sorted(lexicon.senses.items()):
        for sense in senses:
            words = [*sense.particle.split(), lemma] if pos == "noun" else [lemma, *sense.particle.split()]
            if words == wanted or (len(wanted) == 1 and lemma == wanted[0]):
                found.append(_tell(lexicon, " ".join(words), sense))
    return tuple(found)


def find_near_words(lexicon: Lexicon, word: str) -> tuple[str, ...]:
    """Return words of the lexicon that are written like `word`."""
    lemmas = sorted({lemma for _, lemma in lexicon.senses})
    return tuple(difflib.get_close_matches(word.lower(), lemmas, 3))


def _tell(lexicon: Lexicon, word: str, sense: Sense) -> WordSense:
    entry = lexicon.entries[sense.entry]
    trigger = entry.triggers[sense.trigger]
    return WordSense(
        word=word,
        pos=sense.pos,
        file=f"ontology/lexicon/{sense.file}",
        entry=sense.entry,
        kind=str(sense.event or sense.relation),
        means=entry.means,
        needs=_tell_conditions(trigger.needs),
        unless=_tell_conditions(trigger.unless),
        roles=tuple(f"{role}: {', '.join(' > '.join(path) for path in paths)}" for role, paths in sense.roles),
    )


def describe_sense(lexicon: Lexicon, sense: Sense) -> str:
    """Say in a line what kind of word a trigger is and what it needs: "verb; object: @envoy"."""
    trigger: Trigger = lexicon.entries[sense.entry].triggers[sense.trigger]
    return "; ".join([sense.pos, *_tell_conditions(trigger.needs)])


def _tell_conditions(conditions: Conditions) -> tuple[str, ...]:
    """Return conditions as the entry has them: "object: @envoy, diplomat"."""
    return tuple(f"{path}: {', '.join(words)}" for path, words in conditions.items())


def count_words(lexicon: Lexicon) -> dict[str, int]:
    """Return how many words of each part of speech trigger something, and how many verbs lend a noun their subject."""
    counts = Counter(pos for pos, _ in lexicon.senses)
    return {
        "verbs": counts["verb"],
        "nouns": counts["noun"],
        "adjectives": counts["adjective"],
        "supporting verbs": len(lexicon.support),
        "groups": len(lexicon.groups),
    }
