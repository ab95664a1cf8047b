"""Know at a glance where no time can be: the words that time expressions have, and the words that they begin with."""

import re
from itertools import chain

from kg.reference.dating import DatingCues


def telling_pattern(cues: DatingCues) -> str:
    """Return a fast pattern for the words and numbers of which every time expression has one.

    >>> from kg.reference.dating import load_dating_cues
    >>> re.findall(telling_pattern(load_dating_cues()), "The day before, on May 15th, 2,000 came.")
    ['day', 'May', '15th']
    """
    telling = {word for forms in cues.units.values() for word in forms} | set(cues.dayparts) | set(cues.seasons)
    telling |= {f"{name}s" for entry in cues.weekdays.values() for name in entry.names}
    for phrase in (*cues.days, *cues.vague, *cues.decades, *cues.feasts, *cues.moving_feasts, *cues.clock):
        tokens = re.findall(r"\w+", phrase)
        if not telling.intersection(tokens):
            telling.add(max(tokens, key=len))
    names = [name for name in _calendar_names(cues) for name in (name, name.upper())]
    by_letter: dict[str, list[str]] = {}
    for word in sorted({*names, *telling, *(w[0].upper() + w[1:] for w in telling)}, key=lambda w: (-len(w), w)):
        by_letter.setdefault(word[0], []).append(re.escape(word[1:]))
    branches = "|".join(f"{letter}(?:{'|'.join(ends)})" for letter, ends in sorted(by_letter.items()))
    return rf"\b(?:(?:1[5-9]|20)\d\d|\d\d?(?:st|nd|rd|th)\b|\d0s\b|(?:{branches})\b)"


def opening_words(cues: DatingCues) -> frozenset[str]:
    """Return the first words of all expressions, in lower case; a number may begin one too.

    >>> from kg.reference.dating import load_dating_cues
    >>> "nearly" in opening_words(load_dating_cues())
    True
    """
    phrases = chain(
        _calendar_names(cues),
        (f"{name}s" for entry in cues.weekdays.values() for name in entry.names),
        chain(*(part.words for part in cues.parts.values())),
        *(cues.feasts, cues.seasons, cues.numbers, cues.decades, cues.ordinals, cues.days),
        *(chain(*words.values()) for words in (cues.units, cues.which, cues.sides, cues.amounts)),
        *(cues.windows.back, cues.windows.ahead, cues.range_words.open, cues.vague_amounts, cues.every),
        *(
            cues.moving_feasts,
            cues.clock,
            cues.near_clock,
            cues.durations,
            cues.deadlines,
            cues.vague,
            cues.names,
            cues.numbered,
            ("the", "these"),
        ),
    )
    return frozenset(found[0] for phrase in phrases if (found := re.match(r"\w+", phrase.lower())))


def _calendar_names(cues: DatingCues) -> list[str]:
    return [name for entry in (*cues.months.values(), *cues.weekdays.values()) for name in (*entry.names, *entry.short)]
