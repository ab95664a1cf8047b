"""Find the places that a noun phrase names, and where "here" and "there" are."""

from collections.abc import Callable

from kg.reading.resolve.referents import Reference
from kg.reading.resolve.states import States
from kg.reference.actor_cues import NounCues

_PLACES = ("dip:Place", "dip:State")


class PlaceFinder:
    """The places of one parse, by the words that name them."""

    def __init__(self, states: States, cues: NounCues, described: Callable[[int], Reference | None]) -> None:
        """Ask `described` for what a noun that is no name means by what was said before."""
        self.states = states
        self.mentions = states.mentions
        self.parse = states.mentions.parse
        self.cues = cues
        self._described = described

    def find(self, token: int) -> list[Reference]:
        """Return the places named by `token` and what is coordinated to it: "the city of Mopti", "Mopti province"."""
        if self.parse.lower[token] in ("here", "there"):
            return self._place_pointed_to(token)
        references = [self.mentions.at.get(t) or self._described(t) for t in self.parse.conjuncts(token)]
        if self.parse.lemma[token] in self.cues.place_nouns and references == [None]:
            named = [x for t in self.parse.objects_of(token, "of") for x in self.parse.conjuncts(t)]
            beside = [c for c in self.parse.children[token] if self.parse.dep[c] in ("compound", "nmod") and c < token]
            references = [self.mentions.at.get(t) for t in named or beside]
        return [
            r
            for r in references
            if r is not None
            and r.kind in _PLACES
            and (r.resolved_by in ("capital", "definite", "dateline") or r.use in ("name", "acronym"))
        ]

    def _place_pointed_to(self, token: int) -> list[Reference]:
        """Return where the report was sent from for "here", the last place under a verb or preposition for "there"."""
        return self._here(token) if self.parse.lower[token] == "here" else self._there(token)

    def _here(self, token: int) -> list[Reference]:
        home = self.states.home
        if home is None or not self.states.enter(home):
            return []
        return [Reference((home,), self.states.register.kinds[home], token, token, token, "dateline", 0.8)]

    def _there(self, token: int) -> list[Reference]:
        p = self.parse
        for r in reversed(self.mentions.references):
            if r.last >= token or r.kind not in _PLACES or r.use not in ("name", "acronym"):
                continue
            if p.sentence_of[token] - p.sentence_of[r.head] > 1:
                return []
            if p.dep[r.head] == "pobj" or p.dep[r.head] == "dobj":
                return [Reference(r.entities, r.kind, token, token, token, "definite", 0.6)]
        return []
