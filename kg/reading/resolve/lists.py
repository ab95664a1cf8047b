"""Complete lists of actors that the parse has broken: "Rice and Gates", "the OIC, UN, NATO and Iran"."""

from kg.reading.resolve.referents import PERSONS, Mentions, Reference
from kg.reading.resolve.states import States

#: What stands between the names of a list.
_LINKS = (",", "and", "&", "the")


class ListReader:
    """Finds what stands in one list with a reference, although the parse has not coordinated it."""

    def __init__(self, mentions: Mentions, states: States) -> None:
        """Look among `mentions`."""
        self.mentions = mentions
        self.states = states

    def find_apposed(self, r: Reference) -> list[Reference]:
        """The rest of a list that the parse reads as apposition: "the OIC, UN, NATO and Iran"."""
        p = self.mentions.parse
        found: list[Reference] = []
        for t in range(r.first, r.last + 1):
            for c in p.children[t]:
                if p.dep[c] == "appos" and c > r.last and any(p.dep[x] == "conj" for x in p.children[c]):
                    for x in p.conjuncts(c):
                        other = self.mentions.at.get(x)
                        if (
                            other is not None
                            and other.entities != r.entities
                            and (actor := self.states.as_actor(other)) is not None
                        ):
                            found.append(actor)
        return found

    def find_before(self, r: Reference, token: int) -> list[Reference]:
        """Names in front of one, parted by commas and "and", that the parse has not coordinated: "Rice and Gates"."""
        p, at = self.mentions.parse, self.mentions.at
        found: list[Reference] = []
        if r.first == 0 or (p.lower[r.first - 1] not in _LINKS and r.first - 1 not in at):
            return found
        within = set(p.subtree(token)) if r.head == token else set()
        first = r.first
        if p.dep[token] == "nsubj" and p.lower[first - 1] == "and":
            # "after China, the Emirates and Uzbekistan did the same": a list that the parse hangs on "after".
            start = first
            while start > 0 and (p.lower[start - 1] in (",", "and", "the") or start - 1 in at):
                start -= 1
            if start > 0 and p.lower[start - 1] in ("after", "before", "since", "once", "as", "while"):
                within |= set(range(start, first))
        while True:
            if first - 1 in within and (title := at.get(first - 1)) is not None and title.entities == r.entities:
                first = title.first
                continue
            t = first - 1
            while t in within and p.lower[t] in _LINKS:
                t -= 1
            before = at.get(t)
            if (
                t == first - 1
                or t not in within
                or before is None
                or not _alike(before, r)
                or before.use == "adjective"
            ):
                return found
            if before.entities != r.entities:
                found.insert(0, before)
            r, first = before, before.first


def _alike(a: Reference, b: Reference) -> bool:
    """Whether two references may stand in one list: both people, or neither."""
    return (a.kind in PERSONS) == (b.kind in PERSONS)
