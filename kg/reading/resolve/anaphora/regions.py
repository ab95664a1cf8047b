"""Read what a description says of where a state lies: "the two African states", "the island nation"."""

from kg.model import EntityId
from kg.reading.parse import Parse
from kg.reference.cues import Cues

_MODIFIERS = ("amod", "compound", "nmod", "npadvmod", "advmod", "punct")


def described_states(p: Parse, token: int, cues: Cues) -> frozenset[EntityId] | None:
    """Return the states that the words before the noun at `token` leave.

    An empty set means that they leave all; None that they say something else, which may fit anybody.
    """
    first = token
    while first - 1 >= 0 and _belongs(p, first - 1, token):
        first -= 1
    words = [
        w
        for t, w in enumerate(p.lower[first:token], start=first)
        if w not in ("the", "this", "that", "these", "both", "-")
        and "member" not in (w, p.lower[p.head[t]])  # "the 27-member bloc"
        and w not in cues.anaphora.counted
        and w not in cues.anaphora.idle
    ]
    apart = token + 1 < len(p) and p.words[token + 1] == ","  # "the two leaders, who are weak at home"
    if any(p.dep[c] in ("prep", "acl", "poss") or (p.dep[c] == "relcl" and not apart) for c in p.children[token]):
        return None
    states = cues.anaphora.states_formed(p.lower[token])
    while words:
        for length in range(len(words), 0, -1):
            found = cues.anaphora.states_of(" ".join(words[:length]).replace(" - ", " ").replace("-", " "))
            found = found or cues.anaphora.states_of(" ".join(words[:length]))
            if found:
                states = states & found if states else found
                words = words[length:]
                break
        else:
            if words[1:2] and words[1] in cues.anaphora.idle_compounds:
                words = words[2:]  # "the French-speaking country"
                continue
            return None
    return states


def _belongs(p: Parse, t: int, token: int) -> bool:
    """Whether a word before a noun is part of its phrase."""
    return (
        p.dep[t] in (*_MODIFIERS, "det", "nummod", "predet", "quantmod")
        and (p.head[t] == token or (t < p.head[t] < token) or p.head[t] == t + 1)
        and p.words[t] not in (",", ".", ";", ":", '"', "(")
    )
