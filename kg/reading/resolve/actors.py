"""Find the actors that a noun phrase names, with those who are listed with them, act with them or stand inside it."""

from collections.abc import Callable

from kg.model import EntityId
from kg.reading.labels import MODIFIERS, SUBJECTS
from kg.reading.resolve.anaphora.antecedents import POWERS
from kg.reading.resolve.lists import ListReader
from kg.reading.resolve.referents import PERSONS, Reference
from kg.reading.resolve.states import States
from kg.reading.resolve.unnamed import UnnamedReader
from kg.reference.actor_cues import NounCues

#: Where the actor stands inside a noun phrase that is no actor itself: "Israel's decision", "the attack on Gaza".
_INSIDE = ("by", "of", "against", "on", "with", "from", "in", "for", "to", "between")
#: How deep it may stand.
_DEEPEST = 2


class ActorFinder:
    """The actors of one parse, by the words that name them."""

    def __init__(
        self, states: States, unnamed: UnnamedReader, cues: NounCues, reference: Callable[[int], Reference | None]
    ) -> None:
        """Ask `reference` whom a noun means, and `unnamed` for people and bodies that are nothing but a noun."""
        self.states = states
        self.mentions = states.mentions
        self.parse = states.mentions.parse
        self.cues = cues
        self._reference = reference
        self._unnamed = unnamed
        self._lists = ListReader(self.mentions, states)
        #: What was found: several roles of several events ask for the same word.
        self._found: dict[tuple[int, bool, frozenset[EntityId] | None], tuple[Reference, ...]] = {}

    def forget(self) -> None:
        """Look again at every word: what is meant may have changed."""
        self._found.clear()

    def find(self, token: int, *, described: bool, exclude: frozenset[EntityId] | None) -> list[Reference]:
        """Return the actors at a token; `exclude` is None where nothing is looked for inside a phrase."""
        key = token, described, exclude
        if key not in self._found:
            self._found[key] = tuple(self._find(*key))
        return [*self._found[key]]

    def counted(self, token: int) -> int | None:
        """Return what a noun of number counts: the protesters in "thousands of protesters"."""
        p = self.parse
        if p.lemma[token] not in self.cues.counts and p.pos[token] != "NUM":
            return None
        return next(
            (x for c in p.children[token] if p.lower[c] == "of" for x in p.children[c] if p.dep[x] == "pobj"), None
        )

    def _find(self, token: int, described: bool, exclude: frozenset[EntityId] | None) -> list[Reference]:
        found: list[Reference] = []
        for t in self.parse.conjuncts(token):
            r = self._reference(t)
            if r is None and (counted := self.counted(t)) is not None:
                r = self._reference(counted)
                # "a group of officers and officials"
                others = [self._reference(x) for x in self.parse.conjuncts(counted)[1:]]
                found += [x for x in others if x is not None and x.kind == "dip:PopulationGroup"]
            r = self._named_beside(t, r)
            if r is None and described:
                r = self._unnamed.read(t) or self._teller(t)
            if (r is None or r.kind == "dip:PopulationGroup") and (members := self._members(t)):
                found += members
                continue
            listed = [*self._lists.find_before(r, token), r] if r is not None else []
            actors = [a for x in listed if (a := self.states.as_actor(x)) is not None]
            if not actors and exclude is not None and t == token:
                actors = self._inside(t, exclude)
            if r is not None and t == token and r.head == t:
                apposed = self._lists.find_apposed(r)
                named = len(apposed) > 1 and all(a.kind in PERSONS for a in apposed)
                actors = apposed if named and r.kind == "dip:PopulationGroup" else [*actors, *apposed]
            if self.parse.children[t]:
                actors += self._companions(t)
            for a in actors:
                if not found or not any(set(x.entities).issuperset(a.entities) for x in found):
                    found.append(a)
        return found

    def _teller(self, token: int) -> Reference | None:
        """Read "it" as the body that says what it does: "The ministry announced that it was closing the port"."""
        p = self.parse
        verb = p.head[token]
        if p.lower[token] != "it" or p.dep[token] != "nsubj" or p.dep[verb] != "ccomp" or p.pos[verb] != "VERB":
            return None
        teller = next((c for c in p.children[p.head[verb]] if p.dep[c] == "nsubj" and c < verb), token)
        r = self._reference(teller) or self._unnamed.read(teller)
        return r if r is not None and r.kind in POWERS else None

    def _named_beside(self, token: int, r: Reference | None) -> Reference | None:
        """Read "Alan Gross, a contractor whom Cuba arrested" as Gross, and "a Finn, Aino Salo" as Salo."""
        p = self.parse
        if r is None or p.tag[token] not in ("NN", "NNP") or (r.kind != "dip:PopulationGroup" and r.use != "adjective"):
            return r
        if p.dep[token] == "appos":
            beside = p.head[token]
        else:
            beside = next((c for c in p.children[token] if p.dep[c] == "appos" and p.lower[c - 1] != "("), token)
        named = self.mentions.at.get(beside) if beside != token else None
        return named if named is not None and named.kind in PERSONS else r

    def _companions(self, token: int) -> list[Reference]:
        """Return who acts "together with" whoever stands at a token."""
        p = self.parse
        return [
            a
            for c in p.children[token]
            if p.lower[c] == "with" and p.dep[c] == "prep" and p.lower[c - 1] in ("together", "along", "jointly")
            for x in p.children[c]
            if p.dep[x] == "pobj"
            for a in self._actors_at(x)
        ] + self._headed_by(token)

    def _headed_by(self, token: int) -> list[Reference]:
        """Return who leads a delegation, as somebody who acts with it: "a delegation headed by President Bio"."""
        p = self.parse
        if p.lemma[token] not in self.cues.missions:
            return []
        led = [c for c in p.children[token] if p.dep[c] == "acl" and p.lower[c] in ("led", "headed")]
        by = [x for c in led for x in p.objects_of(c, "by")]
        return [a for x in by for a in self._actors_at(x) if a.kind in (*PERSONS, "dip:Office")]

    def _members(self, token: int) -> list[Reference]:
        """Return who is listed behind a group: "22 countries, including France and Peru"."""
        p = self.parse
        if p.pos[token] != "NOUN" or not p.words[token].endswith("s"):
            return []
        for c in p.children[token]:
            such = (p.lower[c] == "as" and p.lower[c - 1] == "such") or p.lower[c : c + 2] == ["among", "them"]
            if p.lower[c] == "including" or such:
                named = [self.mentions.at.get(x) for o in p.children[c] if p.dep[o] == "pobj" for x in p.conjuncts(o)]
                members = [a for r in named if r is not None and (a := self.states.as_actor(r)) is not None]
                if len(members) > 1:
                    return members
        return []

    def _inside(self, token: int, exclude: frozenset[EntityId], depth: int = 0) -> list[Reference]:
        """Return the actors of the nearest word inside a phrase that names any."""
        p = self.parse
        if depth > _DEEPEST or p.pos[token] not in ("NOUN", "PROPN", "VERB"):
            return []
        possessors = [c for c in p.children[token] if p.dep[c] == "poss"]
        clauses = [token] if p.pos[token] == "VERB" else [c for c in p.children[token] if p.dep[c] == "acl"]
        told = [x for c in clauses for x in p.children[c] if p.dep[x] in SUBJECTS and p.tag[x] not in ("WDT", "WP")]
        modifiers = [c for c in p.children[token] if p.dep[c] in MODIFIERS]
        modifiers += [x for c in modifiers for x in p.children[c] if p.dep[x] in MODIFIERS]
        steps = [possessors, *(p.objects_of(token, n) for n in _INSIDE[:2]), modifiers]
        steps += [*(p.objects_of(token, n) for n in _INSIDE[2:]), told]
        for step in steps:
            for x in step:
                found = [a for a in self._actors_at(x) if not exclude.issuperset(a.entities)]
                if not found and step is not modifiers and step is not possessors:
                    found = self._inside(x, exclude, depth + 1)
                if found:
                    return found
        return []

    def _actors_at(self, token: int) -> list[Reference]:
        references = (self._reference(t) for t in self.parse.conjuncts(token))
        return [a for r in references if r is not None and (a := self.states.as_actor(r)) is not None]
