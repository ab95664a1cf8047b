"""Decide which names of a store are one individual, and where one name is borne by several.

What a user judged comes first. Without a judgement, a name stays one person unless documents give it offices of two
states at one time, and two names become one only on the evidence of `weigh`.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, groupby

from scipy.cluster.hierarchy import DisjointSet

from kg.graph.identity.bearers import Bearer, Tenure
from kg.graph.identity.evidence import Part, Terms, Weighing, compare_names, in_service, weigh
from kg.graph.identity.judgements import Judgements
from kg.graph.identity.spelling import Speller
from kg.model import ClassId, EntityId
from kg.names import slug
from kg.reference.catalogue import Catalogue
from kg.reference.identity import IdentityRules
from kg.reference.ontology import Ontology
from kg.sorting import sort_apart

_PERSON = ClassId("dip:Person")
#: A word that more names than this share tells nothing of who is who; such names are compared by their offices alone.
_TOO_COMMON = 250


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
    """Return who is who. The result depends on the set of documents, never on their order."""
    judged = judgements.individuals
    bearers = sorted((b for b in bearers if is_in_question(b, judged, ontology)), key=lambda b: (b.id, b.document))
    by_id = {it: list(of) for it, of in groupby(bearers, key=lambda b: b.id)}
    decider = _Decider(judgements, judged, rules, catalogue, ontology)
    parts = [part for of in by_id.values() for part in decider.split(of)]
    pairs = decider.pair_up(parts)
    weighings = ((i, j, decider.judge(parts[i], parts[j])) for i, j in pairs)
    weighed = [(i, j, weighing) for i, j, weighing in weighings if weighing is not None]
    weighed.sort(key=lambda each: (not each[2].judged, -each[2].likeness, each[0], each[1]))
    split = {part.id for part in parts if len(by_id[part.id]) > len(part.bearers)}
    clusters = [
        _name_cluster(tuple(parts[i] for i in members), because, split, catalogue)
        for members, because in decider.join(parts, weighed)
        if len(members) > 1 or (parts[members[0]].id in split and parts[members[0]].tenures)
    ]
    return Identities(tuple(clusters), tuple(weighing for _, _, weighing in weighed), tuple(bearers))


def is_in_question(bearer: Bearer, judged: frozenset[str], ontology: Ontology) -> bool:
    """Say whether somebody may be known by another name, or is named as a holder of an office."""
    return bool(bearer.tenures) or bearer.id in judged or is_person(bearer, ontology)


def is_person(bearer: Bearer, ontology: Ontology) -> bool:
    """Say whether a document takes a bearer for a person: others have one name each, which the catalogue knows."""
    return ontology.is_a(bearer.kind, _PERSON)


class _Decider:
    """Decides by the rules and what a user judged; what no judgement names is never looked for among them."""

    def __init__(
        self,
        judgements: Judgements,
        judged: frozenset[str],
        rules: IdentityRules,
        catalogue: Catalogue,
        ontology: Ontology,
    ) -> None:
        self._judgements, self._judged = judgements, judged
        self._rules, self._catalogue, self._ontology = rules, catalogue, ontology
        self._speller = Speller(rules)

    def split(self, bearers: list[Bearer]) -> Iterator[Part]:
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

    def pair_up(self, parts: list[Part]) -> Iterator[tuple[int, int]]:
        """Yield the pairs that are worth weighing, each once: a judgement, an office or a word of their names joins."""
        return (pair for pair, _ in groupby(sort_apart(self._find_pairs(parts))))

    def judge(self, one: Part, other: Part) -> Weighing | None:
        """Weigh a pair and lay the user's judgement over it; None where nothing makes them a pair."""
        verdict = None
        if one.id in self._judged and other.id in self._judged:
            ours, theirs = one.references - other.references, other.references - one.references
            verdict = self._judgements.verdict(ours, theirs)
        if verdict is not None:
            weighing = weigh(one, other, self._speller, self._rules)
            speaks_for = ("judged so",) if verdict == "same" else weighing.speaks_for
            return replace(weighing, verdict=verdict, judged=True, speaks_for=speaks_for)
        if one.id == other.id or {one.id, other.id} <= self._catalogue.entries.keys():
            return None
        if (_is_short(one) or _is_short(other)) and not one.offices & other.offices:
            return None
        if compare_names(one, other, self._speller)[0] < self._rules.shown_from:
            return None
        return weigh(one, other, self._speller, self._rules)

    def join(self, parts: list[Part], weighed: list[tuple[int, int, Weighing]]) -> list[tuple[list[int], str]]:
        """Return groups of parts that are one, with the reason; a surname that fits two persons is nobody's."""
        same = [(i, j, weighing) for i, j, weighing in weighed if weighing.verdict == "same"]
        fits: defaultdict[int, set[EntityId]] = defaultdict(set)
        for i, j, weighing in same:
            if not weighing.judged:
                fits[i].add(parts[j].id)
                fits[j].add(parts[i].id)
        joined = DisjointSet({i for i, _, _ in same} | {j for _, j, _ in same})
        reasons: defaultdict[int, list[str]] = defaultdict(list)
        for i, j, weighing in same:
            if weighing.judged or self._may_join(i, j, joined, parts, fits):
                joined.merge(i, j)
                reasons[i] += weighing.speaks_for
        groups = [sorted(subset) for subset in joined.subsets()]
        groups += [[i] for i in range(len(parts)) if i not in joined]
        return [
            (members, ", ".join(dict.fromkeys(why for i in members for why in reasons[i])))
            for members in sorted(groups)
        ]

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

    def _find_pairs(self, parts: list[Part]) -> Iterator[tuple[int, int]]:
        blocks: defaultdict[tuple[str, object], list[int]] = defaultdict(list)
        for i, part in enumerate(parts):
            if part.id in self._judged:
                for name in part.references:
                    if group := self._judgements.groups.get(name):
                        blocks["judged", group].append(i)
            if any(is_person(bearer, self._ontology) for bearer in part.bearers):
                for office in part.offices:
                    blocks["office", office].append(i)
                for key in frozenset().union(*(self._speller.keys_of(name) for name in part.names)):
                    blocks["word", key].append(i)
        for (kind, _), members in blocks.items():
            if kind != "word" or len(members) <= _TOO_COMMON:
                yield from combinations(sorted(set(members)), 2)

    def _may_join(
        self, i: int, j: int, joined: DisjointSet, parts: list[Part], fits: Mapping[int, set[EntityId]]
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
