"""Read people who are counted or described: "Afghan refugees", "two staff of the embassy", "the four guarantors".

They are a group of their own, with its state where an adjective or owner says so; people of several states are a group
of each, and a list behind them says who they are.
"""

from dataclasses import replace
from typing import Protocol

from kg.model import ClassId, EntityId
from kg.reading.labels import MODIFIERS
from kg.reading.parse import Parse
from kg.reading.resolve.names.index import Name
from kg.reading.resolve.referents import Belonging, Mentions, Reference, Register, is_hour, join_words
from kg.reference.actor_cues import NounCues

_STATE = "dip:State"
#: Whose followers are meant: "his men".
_HIS = ("his", "her", "its")
#: What stands between a person and whom he works for or comes from: "a worker for an oil company".
_DESCRIBING = ("for", "from", "at", "with")
#: How many words the name of their town may take behind people.
_NEAR_HOME = 6


class Owners(Protocol):
    """Says whose a noun is, and what it is then."""

    def owner(self, i: int) -> tuple[EntityId, int] | None:
        """Return the actor that owns the noun at `i`, and the word that says so."""

    def owned(self, i: int, owner: EntityId, token: int) -> Reference | None:
        """Return what the noun at `i` names as `owner`'s; `token` is the word that says whose it is."""

    def may_be_owned(self, i: int) -> bool:
        """Whether the noun at `i` names somebody by its owner."""


class GroupReader:
    """Finds groups of people among the common nouns of one parse."""

    def __init__(
        self, mentions: Mentions, names: dict[int, Name], owners: Owners, cues: NounCues, register: Register
    ) -> None:
        """Look at the text of `mentions`, whose proper names have been read and are `names` by token."""
        self.parse = mentions.parse
        self.names = names
        self.named = dict(mentions.at)
        self.belongings = mentions.belongings
        self.owners = owners
        self.cues = cues
        self.register = register

    def read(self, i: int) -> Reference | None:
        """Return the people that the noun at `i` counts or describes, None where it tells of nobody in particular."""
        p = self.parse
        left = [
            c for c in p.children[i] if c < i and p.dep[c] in ("amod", "compound", "nmod", "nummod", "quantmod", "poss")
        ]
        described = [c for c in left if p.tag[c] not in ("PRP$", "WP$")]
        owned, served = self.owners.owner(i), None
        if owned is None and (staffed := self._staffed(i)) is not None:
            served, owned = staffed
        plural = p.tag[i] in ("NNS", "NNPS") or p.lower[i] in self.cues.plurals
        behind = [t for c in p.children[i] if self._describes(c) for t in p.subtree(c)]
        if not plural and not described and not behind:
            return None
        if p.dep[i] == "compound" and p.words[i - 1] == "-":
            return None  # "the 27-member bloc"
        beside = self.names.get(i + 1)
        if not plural and beside is not None and beside.kind == "dip:Person":
            return None  # "the American diplomat Ellsworth Bunker" is Bunker
        others = p.lemma[i] in self.cues.others_of and any(
            p.tag[c] == "PRP$" for c in p.children[i]
        )  # "its two neighbours"
        pair = p.lower[i] in self.cues.pair_descriptions and {p.lower[c] for c in p.children[i]} & self.cues.pair_words
        if pair and not others and served is None:
            return None
        vague = (self.cues.pair_descriptions, self.cues.state_descriptions, self.cues.vague_groups)
        followers = p.lower[i] in self.cues.pairs_of_people and any(p.lower[c] in _HIS for c in p.children[i])
        told = bool(described) or others or followers or served is not None
        if not told and any(p.lower[i] in nouns for nouns in vague):
            return None
        span = [t for c in described for t in p.subtree(c) if t < i and p.tag[t] not in ("DT", "PRP$")]
        first = min(span, default=i)
        first = max((t + 1 for t in range(first, i) if is_hour(p.lower[t]) or t in p.timed), default=first)
        words = [p.words[t] for t in range(first, i + 1) if p.tag[t] not in ("DT", "POS", "PRP$")]
        if plural and (members := self._listed_behind(i)) is not None:
            return members
        if plural and owned is not None and (listed := self._other_owners(i, owned[1])):
            return self._group_of_each(i, first, [owned[1], *listed])
        home = self._home(i) if owned is None else None
        if not plural and not described:
            words += [p.words[t] for t in behind if p.tag[t] != "DT"]
        elif home is not None:
            words += p.words[i + 1 : home + 1]
        elif served is not None:
            words += ["of", self.register.labels[served.entities[0]]]
        elif owned is not None and (p.dep[owned[1]] == "pobj" or p.head[owned[1]] == p.head[i]):
            words += ["from" if p.lower[p.head[owned[1]]] == "from" else "of", self.register.labels[owned[0]]]
        elif p.lemma[i] == "member" and p.lower[i + 1 : i + 2] == ["of"] and (whose := p.objects_of(i, "of")):
            words += p.words[i + 1 : max(p.subtree(whose[0])) + 1][:5]  # "seven members of the Russian mission"
        if plural and not described and not others and (known := self._named_before(i)) is not None:
            return replace(refer(p, self.register, known[0], i, None, "definite", 0.7), entities=known)
        label = join_words(words)
        if len(words) > 8:
            label = " ".join(words[-5:] if plural or described else words[:6])
        group = self.register.mint("group", ClassId("dip:PopulationGroup"), label)
        if plural and described:
            self._remember(i, (group,))
        if owned is not None and self.register.kinds.get(owned[0]) == _STATE and not self.is_kin(owned[1]):
            self.belongings.append(Belonging(group, "dip:ofState", owned[0], min(first, owned[1]), max(i, owned[1])))
        return refer(p, self.register, group, i, None, "group", 0.8)

    def is_kin(self, token: int) -> bool:
        """Whether the name of a people says who is of it or for it, and not whose somebody is: "ethnic Serb police"."""
        before = token - 1 - (self.parse.words[token - 1] == "-")
        return before >= 0 and self.parse.lower[before] in self.cues.kin

    def _describes(self, c: int) -> bool:
        """Whether what hangs on a person says whose or whence he is: "for an oil company", not "for cheating"."""
        p = self.parse
        if p.dep[c] != "prep" or p.lower[c] not in _DESCRIBING:
            return False
        whose = [x for x in p.children[c] if p.dep[x] == "pobj"]
        return any(x in self.named or any(p.dep[y] == "det" for y in p.children[x]) for x in whose)

    def _other_owners(self, i: int, owner: int) -> list[int]:
        """Return the other states whose people are told of: India in "Pakistani and Indian soldiers"."""
        p, named = self.parse, self.named
        if owner not in named or named[owner].kind != _STATE or self.is_kin(owner):
            return []
        others = p.conjuncts(owner)[1:] if p.dep[owner] in (*MODIFIERS, "pobj") else []
        before = p.dep[owner] != "pobj"
        return [t for t in others if t in named and named[t].kind == _STATE and (t < i or not before)]

    def _group_of_each(self, i: int, first: int, owners: list[int]) -> Reference:
        """Return people of several states as a group of each; how many of each state there are is not told."""
        p, entities = self.parse, []
        for owner in owners:
            behind = owner > i
            words = [
                p.words[t]
                for t in range(first, i + 1)
                if (t == owner or t not in owners) and p.tag[t] not in ("DT", "POS", "PRP$", "CD", "CC", ",")
            ]
            state = self.named[owner].entities[0]
            whence = "from" if behind and p.lower[p.head[owners[0]]] == "from" else "of"
            label = join_words([*words, whence, self.register.labels[state]] if behind else words)
            entities.append(self.register.mint("group", ClassId("dip:PopulationGroup"), label))
            self.belongings.append(Belonging(entities[-1], "dip:ofState", state, min(first, owner), max(i, owner)))
        return replace(refer(p, self.register, entities[0], i, None, "group", 0.8), entities=tuple(entities))

    def _home(self, i: int) -> int | None:
        """Return the noun that with a name tells where people live: "residents of Goris town", not "of the town"."""
        p = self.parse
        towns = [t for t in p.objects_of(i, "of") if p.lemma[t] in self.cues.place_nouns and t - i < _NEAR_HOME]
        return next((t for t in towns if any(x in self.named for x in p.children[t] if x < t)), None)

    def _staffed(self, i: int) -> tuple[Reference, tuple[EntityId, int]] | None:
        """Return for whose body people work: "three employees of the Cuban Embassy", "staff at Peru's mission"."""
        p, cues = self.parse, self.cues
        for t in (t for name in ("of", "at", "from") for t in p.objects_of(i, name)):
            public = p.lemma[t] in cues.missions or p.lemma[t] not in cues.private_bodies
            owned = self.owners.owner(t) if public and t not in self.names and self.owners.may_be_owned(t) else None
            body = self.owners.owned(t, *owned) if owned is not None else None
            if owned is not None and body is not None and body.kind == "dip:Organization":
                return body, owned
        return None

    def _remember(self, i: int, entities: tuple[EntityId, ...]) -> None:
        known = self.register.described.setdefault(self.parse.lower[i], [])
        if entities not in known:
            known.append(entities)

    def _listed_behind(self, i: int) -> Reference | None:
        """Return who is listed behind people that are counted: "the four guarantors, Peru, Chile, Cuba and Haiti"."""
        p = self.parse
        first = next((c for c in p.children[i] if p.dep[c] == "appos" and p.words[c - 1] != "(" and c > i), None)
        counted = any(p.dep[c] == "nummod" for c in p.children[i])
        if first is None or not counted or p.tag[i] not in ("NNS", "NNPS"):
            return None
        listed = [self.named[t] for t in p.conjuncts(first) if t in self.named]
        if len(listed) < 2 or len(listed) != len(p.conjuncts(first)) or len({r.kind for r in listed}) > 1:
            return None
        members = tuple(dict.fromkeys(e for r in listed for e in r.entities))
        self._remember(i, members)
        return replace(refer(p, self.register, members[0], i, None, "body", 0.85), entities=members)

    def _named_before(self, i: int) -> tuple[EntityId, ...] | None:
        """Return the one group of such people described before: "the experts" after "a panel of UN experts"."""
        p = self.parse
        groups = self.register.described.get(p.lower[i], ())
        if len(groups) != 1 or p.tag[i] not in ("NNS", "NNPS"):
            return None
        beside = p.children[i]
        definite = any(p.lower[c] in ("the", "these", "those") and p.dep[c] == "det" for c in beside)
        told = any(p.dep[c] in ("relcl", "acl", "prep", "appos", "nummod", "poss") for c in beside)
        return groups[0] if definite and not told else None


def refer(
    p: Parse, register: Register, entity: EntityId, i: int, owner: int | None, how: str, sure: float
) -> Reference:
    """Return a reference by the noun at `i`, the words before it and the one that says whose it is."""
    beside = (c for c in p.children[i] if c < i and p.dep[c] in ("amod", "compound", "nummod", "nmod"))
    first = min([i, *([owner] if owner is not None else []), *beside])
    last = max(i, owner) if owner is not None else i
    return Reference((entity,), register.kinds[entity], first, last, i, how, sure)
