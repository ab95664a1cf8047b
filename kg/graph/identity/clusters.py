"""Decide which names of a store are one individual, and where one name is borne by several.

What a user judged comes first. Without a judgement, a name stays one person unless documents give it offices of two
states at one time, and two names become one only on the evidence of `weigh`.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import combinations

from scipy.cluster.hierarchy import DisjointSet

from kg.graph.identity.bearers import Bearer
from kg.graph.identity.evidence import Part, Weighing, find_clash, weigh
from kg.graph.identity.judgements import Judgements
from kg.graph.identity.spelling import Speller
from kg.model import ClassId, EntityId
from kg.names import slug
from kg.reference.catalogue import Catalogue
from kg.reference.identity import IdentityRules
from kg.reference.ontology import Ontology

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
    #: All that was looked at.
    bearers: tuple[Bearer, ...]


def identify(
    bearers: Iterable[Bearer],
    judgements: Judgements,
    rules: IdentityRules,
    catalogue: Catalogue,
    ontology: Ontology,
) -> Identities:
    """Return who is who. The result depends on the set of documents, never on their order."""
    bearers = sorted(bearers, key=lambda b: (b.id, b.document))
    by_id: defaultdict[EntityId, list[Bearer]] = defaultdict(list)
    for bearer in bearers:
        by_id[bearer.id].append(bearer)
    parts = [part for of in by_id.values() for part in _split(of, judgements, rules, ontology)]
    speller = Speller(rules)
    pairs = _pair_up(parts, judgements, speller, ontology)
    weighings = ((i, j, _judge(parts[i], parts[j], judgements, speller, rules, catalogue)) for i, j in pairs)
    weighed = [(i, j, weighing) for i, j, weighing in weighings if weighing is not None]
    weighed.sort(key=lambda each: (not each[2].judged, -each[2].likeness, each[0], each[1]))
    split = {part.id for part in parts if len(by_id[part.id]) > len(part.bearers)}
    clusters = [
        _name_cluster(tuple(parts[i] for i in members), because, split, catalogue)
        for members, because in _join(parts, weighed, judgements)
        if len(members) > 1 or (parts[members[0]].id in split and parts[members[0]].tenures)
    ]
    return Identities(tuple(clusters), tuple(weighing for _, _, weighing in weighed), tuple(bearers))


def _join(
    parts: list[Part], weighed: list[tuple[int, int, Weighing]], judgements: Judgements
) -> Iterator[tuple[list[int], str]]:
    """Yield groups of parts that are one, with the reason; a surname that fits two persons is nobody's."""
    fits: defaultdict[int, set[EntityId]] = defaultdict(set)
    for i, j, weighing in weighed:
        if weighing.verdict == "same" and not weighing.judged:
            fits[i].add(parts[j].id)
            fits[j].add(parts[i].id)
    joined = DisjointSet(range(len(parts)))
    reasons: defaultdict[int, list[str]] = defaultdict(list)
    for i, j, weighing in weighed:
        if weighing.verdict == "same" and (weighing.judged or _may_join(i, j, joined, parts, judgements, fits)):
            joined.merge(i, j)
            reasons[i] += weighing.speaks_for
    for members in sorted(sorted(subset) for subset in joined.subsets()):
        yield members, ", ".join(dict.fromkeys(why for i in members for why in reasons[i]))


def _may_join(
    i: int,
    j: int,
    joined: DisjointSet,
    parts: list[Part],
    judgements: Judgements,
    fits: Mapping[int, set[EntityId]],
) -> bool:
    """Say whether nothing among those who are one with either keeps the two apart."""
    if any(_is_short(parts[k]) and len(fits[k]) > 1 for k in (i, j)):
        return False
    return joined.connected(i, j) or not any(
        parts[a].documents & parts[b].documents
        or judgements.verdict(parts[a].references, parts[b].references) == "different"
        for a in joined.subset(i)
        for b in joined.subset(j)
    )


def _split(bearers: list[Bearer], judgements: Judgements, rules: IdentityRules, ontology: Ontology) -> Iterator[Part]:
    """Yield the individuals that bear one name."""
    whole = Part(bearers[0].id, tuple(bearers))
    if len(bearers) == 1 or not any(ontology.is_a(bearer.kind, _PERSON) for bearer in bearers):
        yield whole
        return
    seeds: list[list[Bearer]] = []
    rest: list[Bearer] = []
    alone = _is_short(whole)  # a surname alone is one person only where an office says so
    for bearer in bearers:
        here = Part(bearer.id, (bearer,))
        reference = {f"{bearer.id}@{bearer.document}"}
        homes = [seed for seed in seeds if _belongs(here, reference, seed, judgements, rules, alone=alone)]
        judged = any(judgements.verdict(reference, {f"{b.id}@{b.document}"}) for b in bearers if b is not bearer)
        if not bearer.tenures and not judged:
            rest.append(bearer)
        elif homes:
            for other in homes[1:]:
                homes[0].extend(other)
                seeds.remove(other)
            homes[0].append(bearer)
        else:
            seeds.append([bearer])
    if len(seeds) < 2 and not (alone and seeds and rest):
        yield whole
        return
    yield from (Part(whole.id, tuple(sorted(seed, key=lambda b: b.document))) for seed in seeds)
    if rest:
        yield Part(whole.id, tuple(rest))


def _belongs(
    here: Part, reference: set[str], seed: list[Bearer], judgements: Judgements, rules: IdentityRules, *, alone: bool
) -> bool:
    there = Part(here.id, tuple(seed))
    verdict = judgements.verdict(reference, {f"{b.id}@{b.document}" for b in seed})
    if verdict is not None:
        return verdict == "same"
    if alone:
        return bool(here.offices & there.offices)
    return find_clash(here, there, rules.term) is None


def _pair_up(
    parts: list[Part], judgements: Judgements, speller: Speller, ontology: Ontology
) -> Iterator[tuple[int, int]]:
    """Yield the pairs that are worth weighing: a judgement, an office or a word of their names joins them."""
    blocks: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for i, part in enumerate(parts):
        for name in part.references:
            for group in judgements.groups.get(name, ()):
                blocks["judged", group].append(i)
        if not any(ontology.is_a(bearer.kind, _PERSON) for bearer in part.bearers):
            continue
        for office in part.offices:
            blocks["office", office].append(i)
        for key in frozenset().union(*(speller.keys_of(name) for name in part.names)):
            blocks["word", key].append(i)
    pairs: set[tuple[int, int]] = set()
    for (kind, _), members in blocks.items():
        if kind != "word" or len(members) <= _TOO_COMMON:
            pairs.update(combinations(sorted(set(members)), 2))
    yield from pairs


def _judge(
    one: Part, other: Part, judgements: Judgements, speller: Speller, rules: IdentityRules, catalogue: Catalogue
) -> Weighing | None:
    """Weigh a pair and lay the user's judgement over it; None where nothing makes them a pair."""
    verdict = judgements.verdict(one.references - other.references, other.references - one.references)
    if verdict is None and (one.id == other.id or {one.id, other.id} <= catalogue.entries.keys()):
        return None
    weighing = weigh(one, other, speller, rules)
    if verdict is not None:
        speaks_for = ("judged so",) if verdict == "same" else weighing.speaks_for
        return replace(weighing, verdict=verdict, judged=True, speaks_for=speaks_for)
    if weighing.likeness < rules.shown_from:
        return None
    short = _is_short(one) or _is_short(other)
    return None if short and not one.offices & other.offices else weighing


def _is_short(part: Part) -> bool:
    """Say whether a part is known by one word alone, such as a surname."""
    return not any(" " in name for name in part.names)


def _name_cluster(parts: tuple[Part, ...], because: str, split: set[EntityId], catalogue: Catalogue) -> Cluster:
    words: Mapping[EntityId, int] = {part.id: max(len(name.split()) for name in part.names) for part in parts}
    fullest = min(words, key=lambda each: (-words[each], each))
    whole = tuple(sorted(words.keys() - split))
    known = [each for each in whole if each in catalogue.entries]
    if known or fullest in whole or words[fullest] == 1:
        path = known[0] if known else min(whole or words, key=lambda each: (-words[each], each))
    else:
        owners = sorted(frozenset().union(*(part.states or part.offices for part in parts)))
        owner = owners[0] if owners else min(frozenset().union(*(part.documents for part in parts)))
        entry = catalogue.entries.get(EntityId(owner))
        path = EntityId(f"{fullest}-of-{slug(entry.label if entry else owner.rpartition('/')[2])}")
    return Cluster(path, parts, because or "its own office", whole)
