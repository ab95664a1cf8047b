"""Find which events are one happening. The result depends on the set of events, never on their order.

Events that tell the very same are one to begin with, so that a thousand reports of one visit cost hardly more than two.
Others are compared where a class, individuals and about the same days bring them together, and joined surest first. One
that is too vague to tell two happenings apart is left alone.
"""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations, pairwise, product

from scipy.cluster.hierarchy import DisjointSet

from kg.graph.identity.judgements import Judgements
from kg.graph.occurrence.agreement import Agreement, Judge
from kg.graph.occurrence.tellings import Telling
from kg.model import Factuality
from kg.names import slug

#: How many of its block, nearest in time, an event is compared with.
_NEIGHBOURS = 60
_COPIED, _JUDGED = "the same words in a copy of the document", "judged so"


@dataclass(frozen=True, slots=True)
class Happening:
    """Events that are about one occurrence, two at least, sorted."""

    tellings: tuple[Telling, ...]
    #: Why each of them is one with another, by id.
    because: Mapping[str, str]

    @property
    def first(self) -> Telling:
        """Return the one that was told first, which gives the occurrence its name."""
        return min(self.tellings, key=lambda each: (each.day or dt.date.max, each.id))

    @property
    def plainest(self) -> Telling:
        """Return the one that gives the occurrence its label: fact before the rest, a document's own before claims."""
        return min(
            self.tellings,
            key=lambda each: (
                list(Factuality).index(each.factuality),
                len(each.sources),
                each.day or dt.date.max,
                each.id,
            ),
        )


def group_tellings(
    tellings: Iterable[Telling], copies: Mapping[str, str], judgements: Judgements, judge: Judge
) -> list[Happening]:
    """Return what happened as more than one event tells it, sorted; `copies` lead from a document to its original."""
    tellings = sorted(tellings, key=lambda each: each.id)
    groups = _Groups(_make_units(tellings, judgements, judge), judgements, judge)
    groups.join_copies(copies)
    groups.join_judged()
    groups.join_agreeing()
    return sorted(groups.happenings(), key=lambda happening: happening.first.id)


@dataclass(slots=True)
class _Unit:
    """Events that tell the very same, of documents that each tell it once."""

    tellings: list[Telling]
    #: Whether what others tell may be compared with it: not where a document tells the same twice.
    is_open: bool = True
    because: list[str] = field(default_factory=list)

    @property
    def example(self) -> Telling:
        return self.tellings[0]


def _make_units(tellings: Sequence[Telling], judgements: Judgements, judge: Judge) -> list[_Unit]:
    judged = {name for each in judgements.held for name in (each.one, each.other)}
    alike: defaultdict[tuple[object, ...], list[Telling]] = defaultdict(list)
    for telling in tellings:
        alike[_profile(telling, judge)].append(telling)
    units = []
    for those in alike.values():
        said = Counter(word for telling in those for word in _words_of(telling))
        twice = [telling for telling in those if any(said[word] > 1 for word in _words_of(telling))]
        left = {telling.id for telling in twice}
        once = [telling for telling in those if telling.id not in left]
        rest = [telling for telling in once if telling.id not in judged]
        units += [_Unit([telling], is_open=False) for telling in twice]
        units += [_Unit([telling]) for telling in once if telling.id in judged]
        agreement = judge.agree(rest[0], _elsewhere(rest[0])) if len(rest) > 1 else None
        if agreement:
            units.append(_Unit(rest, because=[agreement.because]))
        else:
            units += [_Unit([telling]) for telling in rest]
    return sorted(units, key=lambda unit: unit.example.id)


def _words_of(telling: Telling) -> list[tuple[object, ...]]:
    """Return what no voice says of two events that are one happening: the same again, or the opposite."""
    words: list[tuple[object, ...]] = [(*telling.voice, telling.factuality)]
    if telling.factuality in (Factuality.FACT, Factuality.NEGATED):
        words.append((*telling.voice, "either"))
    return words


def _profile(telling: Telling, judge: Judge) -> tuple[object, ...]:
    """Return all that decides whether two events agree."""
    untimed = telling.when.precision == "none" and judge.may_happen_again(telling)
    roles = tuple(sorted((role, tuple(sorted(who))) for role, who in telling.roles.items()))
    return (
        telling.kind,
        roles,
        telling.when.precision,
        telling.when.begin,
        telling.when.end,
        slug(telling.topic) if telling.topic else "",
        telling.document if untimed else "",
    )


def _elsewhere(telling: Telling) -> Telling:
    """Return an event as another document would tell it."""
    return Telling(
        telling.id, "", telling.kind, telling.factuality, telling.sources, telling.roles, telling.topic, telling.when,
        telling.label,
    )  # fmt: skip


class _Groups:
    """Units on their way to become happenings."""

    def __init__(self, units: list[_Unit], judgements: Judgements, judge: Judge) -> None:
        self._units = units
        self._judge = judge
        self._judgements = judgements
        self._home = {telling.id: i for i, unit in enumerate(units) for telling in unit.tellings}
        self._joined = DisjointSet(range(len(units)))
        self._parted: defaultdict[int, set[int]] = defaultdict(set)
        for each in judgements.held:
            if each.verdict == "different" and each.one in self._home and each.other in self._home:
                one, other = self._home[each.one], self._home[each.other]
                self._parted[one].add(other)
                self._parted[other].add(one)

    def join_copies(self, copies: Mapping[str, str]) -> None:
        """Join what copies of one document tell in the same words."""
        blocks: defaultdict[tuple[object, ...], list[int]] = defaultdict(list)
        texts = {*copies, *copies.values()}
        for i, unit in enumerate(self._units):
            for telling in unit.tellings:
                if telling.document in texts:
                    original = copies.get(telling.document, telling.document)
                    told = (telling.kind, telling.factuality, telling.sources, telling.words)
                    blocks[original, *told, telling.roles.get("agent")].append(i)
        for members in blocks.values():
            documents = [telling.document for i in members for telling in self._units[i].tellings]
            if len(members) > 1 and len(documents) == len(set(documents)):
                for one, other in pairwise(members):
                    self._join(one, other, _COPIED)

    def join_judged(self) -> None:
        """Join what a user judged to be the same."""
        for group in sorted(set(self._judgements.groups.values()), key=sorted):
            members = sorted(self._home[name] for name in group if name in self._home)
            for one, other in pairwise(members):
                self._join(one, other, _JUDGED)

    def join_agreeing(self) -> None:
        """Join what agrees, surest first, leaving out what fits two that cannot be one."""
        found = {pair: agreement for pair in self._pairs() if (agreement := self._agree(*pair))}
        ranked = sorted(found, key=lambda pair: (-found[pair].shared, pair))
        for pair in ranked:
            if found[pair].certain:
                self._join(*pair, found[pair].because)
        fits: defaultdict[int, set[int]] = defaultdict(set)
        for one, other in ranked:
            if not found[one, other].certain:
                fits[one].add(self._joined[other])
                fits[other].add(self._joined[one])
        torn = {
            i for i, homes in fits.items() if any(self._keep_apart(*pair) for pair in combinations(sorted(homes), 2))
        }
        for pair in ranked:
            if not found[pair].certain and not torn & set(pair):
                self._join(*pair, found[pair].because)

    def happenings(self) -> Iterator[Happening]:
        """Yield the groups in which more than one voice is heard, or which a user joined."""
        for subset in self._joined.subsets():
            units = [self._units[i] for i in sorted(subset)]
            tellings = sorted((telling for unit in units for telling in unit.tellings), key=lambda each: each.id)
            judged = any(_JUDGED in unit.because for unit in units)
            if len({telling.voice for telling in tellings}) > 1 or (judged and len(tellings) > 1):
                yield Happening(tuple(tellings), {t.id: unit.because[0] for unit in units for t in unit.tellings})

    def _pairs(self) -> Iterator[tuple[int, int]]:
        """Yield the pairs that are worth comparing: something brings them together, and their times can be one."""
        blocks: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
        for i, unit in enumerate(self._units):
            if unit.is_open:
                for key in set(self._judge.keys_of(unit.example)):
                    blocks[key].append(i)
        seen: set[tuple[int, int]] = set()
        for members in blocks.values():
            members.sort(key=lambda i: (self._units[i].example.when.begin, self._units[i].example.when.end, i))
            for place, one in enumerate(members):
                for other in members[place + 1 : place + 1 + _NEIGHBOURS]:
                    pair = (min(one, other), max(one, other))
                    if pair not in seen:
                        seen.add(pair)
                        yield pair

    def _agree(self, one: int, other: int) -> Agreement | None:
        """Compare what two documents say, and what one document says of both, where there is one."""
        ours, theirs = self._units[one].tellings, self._units[other].tellings
        pairs = [(ours[0], theirs[0])]
        shared = {t.document for t in ours} & {t.document for t in theirs}
        if shared:
            here = min(shared)
            pairs += product([t for t in ours if t.document == here], [t for t in theirs if t.document == here])
        agreements = [self._judge.agree(*pair) for pair in pairs]
        return max((a for a in agreements if a), key=lambda a: (a.certain, a.shared, a.because), default=None)

    def _join(self, one: int, other: int, because: str) -> None:
        forced = because in (_COPIED, _JUDGED)
        if not self._joined.connected(one, other):
            if self._is_parted(one, other) or (not forced and self._keep_apart(one, other)):
                return
            self._joined.merge(one, other)
        for i in (one, other):
            self._units[i].because.append(because)

    def _is_parted(self, one: int, other: int) -> bool:
        """Say whether a user judged an event of one group to be another happening than one of the other."""
        if not self._parted:
            return False
        theirs = self._joined.subset(other)
        return any(self._parted[i] & theirs for i in self._joined.subset(one) if i in self._parted)

    def _keep_apart(self, one: int, other: int) -> bool:
        """Say whether anything in one group cannot be one happening with anything in the other."""
        if self._joined.connected(one, other):
            return False
        if self._is_parted(one, other):
            return True
        ours, theirs = ([self._units[i] for i in self._joined.subset(each)] for each in (one, other))
        said = [{word for unit in units for t in unit.tellings for word in _words_of(t)} for units in (ours, theirs)]
        if said[0] & said[1]:
            return True
        return any(self._judge.parts(a.example, b.example) for a, b in product(ours, theirs))
