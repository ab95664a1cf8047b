"""Decide which names of a store are one individual, and where one name is borne by several.

What a user judged comes first. Without a judgement, a name stays one person unless documents give it offices of two
states at one time, and two names become one only on the evidence of `weigh`.
"""

from array import array
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, groupby, islice
from operator import itemgetter
from typing import TypeAlias

from scipy.cluster.hierarchy import DisjointSet

from kg.closing import Closing
from kg.graph.identity.bearers import Bearer, Tenure
from kg.graph.identity.evidence import Part, Terms, Weighing, compare_names, in_service, weigh
from kg.graph.identity.judgements import Judgements
from kg.graph.identity.spelling import Speller
from kg.graph.union import Union
from kg.model import ClassId, EntityId
from kg.names import slug
from kg.reference.catalogue import Catalogue
from kg.reference.identity import IdentityRules
from kg.reference.ontology import Ontology
from kg.shelf import Shelf
from kg.sorting import sort_apart

_PERSON = ClassId("dip:Person")
#: A word that more names than this share tells nothing of who is who; such names are compared by their offices alone.
_TOO_COMMON = 250
#: Bearers whose individuals are at hand while these are weighed, and individuals of which the outlines are.
_AT_HAND = 20_000
_WORD = "word"
#: What brings parts together, and the number of one: kind, key, number.
_Block: TypeAlias = tuple[str, str, int]
#: Two parts that are one by themselves: whether by the rules alone, how unlike (negative), their numbers, and why.
_Same: TypeAlias = tuple[bool, float, int, int, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Cluster:
    """Names that are one individual."""

    #: The path under which it goes: one of its own, or a new one where all of its own are shared with others.
    id: EntityId
    parts: tuple[Part, ...]
    #: In words, why they are one, or why this part of a name stands alone.
    because: str
    #: Ids of which no other individual is a bearer.
    whole: tuple[EntityId, ...]


@dataclass(frozen=True, slots=True)
class Identities:
    """What was decided for a store, and what is left open."""

    #: Those alone that are more, or less, than one name.
    clusters: tuple[Cluster, ...]
    #: Every pair that was weighed, likeliest first.
    weighed: tuple[Weighing, ...]
    #: All that was looked at: persons, holders of offices, and whom a judgement names.
    bearers: tuple[Bearer, ...]


def identify(
    bearers: Iterable[Bearer],
    judgements: Judgements,
    rules: IdentityRules,
    catalogue: Catalogue,
    ontology: Ontology,
) -> Identities:
    """Return who is who, all at once. The result depends on the set of documents, never on their order."""
    with (
        Shelf[Bearer]() as shelf,
        Individuals(judgements, rules, catalogue, ontology) as individuals,
    ):
        for bearer in bearers:
            if is_in_question(bearer, judgements.individuals, ontology):
                shelf.add(bearer)
        individuals.take(shelf)
        weighed = sorted(
            individuals.weigh(), key=lambda each: (not each[2].judged, -each[2].likeness, each[0], each[1])
        )
        clusters = sorted(individuals.join(weighed), key=itemgetter(0))
        in_order = sorted(shelf, key=lambda b: (b.id, b.document))
    return Identities(tuple(c for _, c in clusters), tuple(w for _, _, w in weighed), tuple(in_order))


def is_in_question(bearer: Bearer, judged: frozenset[str], ontology: Ontology) -> bool:
    """Say whether somebody may be known by another name, or is named as a holder of an office."""
    return bool(bearer.tenures) or bearer.id in judged or is_person(bearer, ontology)


def is_person(bearer: Bearer, ontology: Ontology) -> bool:
    """Say whether a document takes a bearer for a person: others have one name each, which the catalogue knows."""
    return ontology.is_a(bearer.kind, _PERSON)


@dataclass(frozen=True, slots=True)
class _Outline:
    """What decides whether a part is worth weighing against another."""

    id: EntityId
    names: tuple[str, ...]
    offices: frozenset[EntityId]
    #: Whether others bear its name.
    is_split: bool

    @property
    def is_short(self) -> bool:
        """Say whether it is known by one word alone, such as a surname."""
        return not any(" " in name for name in self.names)


class Individuals(Closing):
    """The individuals of a store, by the rules and what a user judged; close it, or use it in a `with` statement.

    They wait on a shelf, and so does what could make two of them one. In memory are the bearers of one name, those who
    are weighed or joined, and some bytes of each individual. What no judgement names is never looked for among them.
    """

    def __init__(self, judgements: Judgements, rules: IdentityRules, catalogue: Catalogue, ontology: Ontology) -> None:
        """Begin with none."""
        self._judgements, self._judged = judgements, judgements.individuals
        self._rules, self._catalogue, self._ontology = rules, catalogue, ontology
        self._speller = Speller(rules)
        self._parts = Shelf[Part](_AT_HAND, weigh=lambda part: len(part.bearers))
        self._outlines = Shelf[_Outline](_AT_HAND)
        self._blocks = Shelf[_Block](0)
        #: Parts of a name that others bear, which stand alone if they are one with no other.
        self._apart = array("I")

    def close(self) -> None:
        """Let go of the shelves."""
        for shelf in (self._parts, self._outlines, self._blocks):
            shelf.close()

    def take(self, bearers: Shelf[Bearer]) -> None:
        """Part the bearers of each name; all are taken at once."""
        rows = sort_apart((bearer.id, bearer.document, number) for number, bearer in enumerate(bearers))
        for _, of in groupby(rows, key=itemgetter(0)):
            parts = list(self._split([bearers[number] for _, _, number in of]))
            for part in parts:
                number = self._parts.add(part)
                is_split = len(parts) > 1
                self._outlines.add(_Outline(part.id, tuple(sorted(part.names)), part.offices, is_split))
                if is_split and part.tenures:
                    self._apart.append(number)
                for kind, key in self._keys_of(part):
                    self._blocks.add((kind, key, number))

    def weigh(self) -> Iterator[tuple[int, int, Weighing]]:
        """Yield every pair of parts that may be one, with their numbers."""
        for i, j in self._pair_up():
            weighing = self._judge(i, j)
            if weighing is not None:
                yield i, j, weighing

    def join(self, weighed: Iterable[tuple[int, int, Weighing]]) -> Iterator[tuple[tuple[int, ...], Cluster]]:
        """Yield those who are more, or less, than one name, with the numbers of their parts."""
        paired = bytearray(len(self._parts))
        union = Union(len(self._parts))
        with Shelf[_Same](0) as same:
            for i, j, weighing in weighed:
                if weighing.verdict == "same":
                    same.add((not weighing.judged, -weighing.likeness, i, j, weighing.speaks_for))
                    union.join(i, j)
                    paired[i] = paired[j] = True
            rows = sort_apart((union.first(row[2]), *row) for row in same)
            for _, those in groupby(rows, key=itemgetter(0)):
                yield from self._join([row[1:] for row in those])
        for number in self._apart:
            if not paired[number]:
                yield (number,), self._make_cluster((self._parts[number],), "", {self._parts[number].id})

    def terms(self, known_as: Callable[[int], EntityId | None]) -> Iterator[tuple[EntityId, Tenure]]:
        """Yield the tenures of everybody, under the path that a number is known as, or else their own."""
        for number, part in enumerate(self._parts):
            person = known_as(number) or part.id
            yield from ((person, tenure) for tenure in part.tenures)

    def __len__(self) -> int:
        return len(self._parts)

    def _split(self, bearers: list[Bearer]) -> Iterator[Part]:
        """Yield the individuals that bear one name."""
        whole = self._part(bearers)
        if len(bearers) == 1 or not any(is_person(bearer, self._ontology) for bearer in bearers):
            yield whole
            return
        seeds: list[_Seed] = []
        rest: list[Bearer] = []
        alone = _is_short(whole)  # a surname alone is one person only where an office says so
        for bearer in bearers:
            here = self._part([bearer])
            homes = [seed for seed in seeds if self._belongs(here, seed, alone=alone)]
            if not bearer.tenures and not self._is_judged(bearer, bearers):
                rest.append(bearer)
            elif homes:
                for other in homes[1:]:
                    homes[0].take(other.bearers)
                    seeds.remove(other)
                homes[0].take([bearer])
            else:
                seeds.append(_Seed(bearer, self._rules.term))
        if len(seeds) < 2 and not (alone and seeds and rest):
            yield whole
            return
        yield from (self._part(sorted(seed.bearers, key=lambda b: b.document)) for seed in seeds)
        if rest:
            yield self._part(rest)

    def _pair_up(self) -> Iterator[tuple[int, int]]:
        """Yield the pairs that are worth weighing, each once: a judgement, an office or a word of their names joins."""
        return (pair for pair, _ in groupby(sort_apart(self._find_pairs())))

    def _judge(self, i: int, j: int) -> Weighing | None:
        """Weigh a pair and lay the user's judgement over it; None where nothing makes them a pair."""
        one, other = self._outlines[i], self._outlines[j]
        verdict = None
        if one.id in self._judged and other.id in self._judged:
            ours, theirs = self._parts[i].references, self._parts[j].references
            verdict = self._judgements.verdict(ours - theirs, theirs - ours)
        if verdict is not None:
            weighing = weigh(self._parts[i], self._parts[j], self._speller, self._rules)
            speaks_for = ("judged so",) if verdict == "same" else weighing.speaks_for
            return replace(weighing, verdict=verdict, judged=True, speaks_for=speaks_for)
        if one.id == other.id or {one.id, other.id} <= self._catalogue.entries.keys():
            return None
        if (one.is_short or other.is_short) and not one.offices & other.offices:
            return None
        shown_from = self._rules.shown_from
        if compare_names(one.names, other.names, self._speller, shown_from)[0] < shown_from:
            return None
        return weigh(self._parts[i], self._parts[j], self._speller, self._rules)

    def _join(self, same: list[_Same]) -> Iterator[tuple[tuple[int, ...], Cluster]]:
        """Yield groups of parts that are one, with the reason; a surname that fits two persons is nobody's.

        `same` are all pairs that are one by themselves, surest first, of parts that are connected by such pairs.
        """
        parts = {number: self._parts[number] for row in same for number in row[2:4]}
        fits: defaultdict[int, set[EntityId]] = defaultdict(set)
        for unjudged, _, i, j, _ in same:
            if unjudged:
                fits[i].add(parts[j].id)
                fits[j].add(parts[i].id)
        joined = DisjointSet(sorted(parts))
        reasons: defaultdict[int, list[str]] = defaultdict(list)
        for unjudged, _, i, j, speaks_for in same:
            if not unjudged or self._may_join(i, j, joined, parts, fits):
                joined.merge(i, j)
                reasons[i] += speaks_for
        split = {parts[number].id for number in parts if self._outlines[number].is_split}
        for members in map(sorted, joined.subsets()):
            if len(members) > 1 or (parts[members[0]].id in split and parts[members[0]].tenures):
                because = ", ".join(dict.fromkeys(why for i in members for why in reasons[i]))
                yield tuple(members), self._make_cluster(tuple(parts[i] for i in members), because, split)

    def _make_cluster(self, parts: tuple[Part, ...], because: str, split: set[EntityId]) -> Cluster:
        return _name_cluster(parts, because, split, self._catalogue)

    def _part(self, bearers: Sequence[Bearer]) -> Part:
        return Part(bearers[0].id, tuple(bearers), self._rules.term)

    def _is_judged(self, bearer: Bearer, bearers: list[Bearer]) -> bool:
        """Say whether a user told a bearer of a name from another one."""
        if bearer.id not in self._judged:
            return False
        reference = {f"{bearer.id}@{bearer.document}"}
        others = ({f"{other.id}@{other.document}"} for other in bearers if other is not bearer)
        return any(self._judgements.verdict(reference, other) for other in others)

    def _belongs(self, here: Part, seed: "_Seed", *, alone: bool) -> bool:
        if here.id in self._judged:
            reference = {f"{here.id}@{here.bearers[0].document}"}
            verdict = self._judgements.verdict(reference, {f"{b.id}@{b.document}" for b in seed.bearers})
            if verdict is not None:
                return verdict == "same"
        if here.offices & seed.offices:
            return True
        return not alone and (bool(here.states & seed.states) or not here.service.meet(seed.service))

    def _keys_of(self, part: Part) -> Iterator[tuple[str, str]]:
        """Yield what brings a part together with others: of which kind it is, and what."""
        if part.id in self._judged:
            groups = {group for name in part.references if (group := self._judgements.groups.get(name))}
            yield from (("judged", min(group)) for group in groups)
        if any(is_person(bearer, self._ontology) for bearer in part.bearers):
            yield from (("office", office) for office in part.offices)
            words = frozenset().union(*(self._speller.keys_of(name) for name in part.names))
            yield from ((_WORD, word) for word in words)

    def _find_pairs(self) -> Iterator[tuple[int, int]]:
        for (kind, _), rows in groupby(sort_apart(self._blocks), key=itemgetter(0, 1)):
            members = [number for _, _, number in islice(rows, _TOO_COMMON + 1 if kind == _WORD else None)]
            if kind != _WORD or len(members) <= _TOO_COMMON:
                yield from combinations(members, 2)

    def _may_join(
        self, i: int, j: int, joined: DisjointSet, parts: Mapping[int, Part], fits: Mapping[int, set[EntityId]]
    ) -> bool:
        """Say whether nothing among those who are one with either keeps the two apart."""
        if any(_is_short(parts[k]) and len(fits[k]) > 1 for k in (i, j)):
            return False
        return joined.connected(i, j) or not any(
            self._are_parted(parts[a], parts[b]) for a in joined.subset(i) for b in joined.subset(j)
        )

    def _are_parted(self, one: Part, other: Part) -> bool:
        if one.documents & other.documents:
            return True
        judged = one.id in self._judged and other.id in self._judged
        return judged and self._judgements.verdict(one.references, other.references) == "different"


class _Seed:
    """Bearers of a name that are one person, as far as was seen."""

    def __init__(self, bearer: Bearer, term: int) -> None:
        self.bearers: list[Bearer] = []
        self.states: set[EntityId] = set()
        self.offices: set[EntityId] = set()
        self._term = term
        self._service: dict[tuple[object, ...], Tenure] = {}
        self._terms: Terms | None = None
        self.take([bearer])

    def take(self, bearers: Iterable[Bearer]) -> None:
        """Count bearers in."""
        for bearer in bearers:
            self.bearers.append(bearer)
            self.states |= bearer.states
            self.offices |= bearer.offices
            for tenure in filter(in_service, bearer.tenures):
                days = (tenure.began or tenure.day, tenure.ended or tenure.day)
                if days not in self._service:
                    self._service[days] = tenure
                    self._terms = None

    @property
    def service(self) -> Terms:
        """Return when they serve a state."""
        if self._terms is None:
            self._terms = Terms(self._service.values(), self._term)
        return self._terms


def _is_short(part: Part) -> bool:
    """Say whether a part is known by one word alone, such as a surname."""
    return not any(" " in name for name in part.names)


def _name_cluster(parts: tuple[Part, ...], because: str, split: set[EntityId], catalogue: Catalogue) -> Cluster:
    words: Mapping[EntityId, int] = {part.id: max(len(name.split()) for name in part.names) for part in parts}
    fullest = min(words, key=lambda each: (-words[each], each))
    whole = tuple(sorted(words.keys() - split))
    known = [each for each in whole if each in catalogue.entries]
    if known or fullest in whole or (whole and words[fullest] == 1):
        path = known[0] if known else min(whole, key=lambda each: (-words[each], each))
    else:
        owners = sorted(frozenset().union(*(part.states or part.offices for part in parts)))
        owner = owners[0] if owners else min(frozenset().union(*(part.documents for part in parts)))
        entry = catalogue.entries.get(EntityId(owner))
        path = EntityId(f"{fullest}-of-{slug(entry.label if entry else owner.rpartition('/')[2])}")
    return Cluster(path, parts, because or "its own office", whole)
