"""Tell which nouns may mean an event that the text has told of before: "the attack", "their meeting", "this deal".

One of several, or another one than before ("the second meeting", "the attacks", "a new deal"), is none of these.
"""

from kg.reading.parse import Parse
from kg.reference.lexicon import Sense
from kg.reference.traits import Traits

_DETERMINERS = frozenset({"the", "this", "that", "these", "those"})


def points_back(p: Parse, i: int, sense: Sense, traits: Traits, other_ones: frozenset[str]) -> bool:
    """Whether the noun at `i` may mean one event that is known already; `other_ones` are words for another one."""
    if sense.pos != "noun" or sense.event not in traits.retold or p.pos[i] != "NOUN":
        return False
    if p.tag[i] == "NNS" and sense.event not in traits.one_in_plural:
        return False
    before = [c for c in p.children[i] if c < i]
    if any(p.lower[c] in other_ones or p.dep[c] == "nummod" for c in before):
        return False
    return any((p.dep[c] == "det" and p.lower[c] in _DETERMINERS) or p.dep[c] == "poss" for c in before)
