"""Join events that agree to happenings, among a few that have to do with each other.

What agrees is joined surest first; what is too vague to tell two happenings apart is left alone; what a user judged is
done in any case.
"""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations, pairwise, product

from scipy.cluster.hierarchy import DisjointSet

from kg.graph.identity.judgements import Judgements
from kg.graph.occurrence.agreement import Agreement, Judge
from kg.graph.occurrence.tellings import Telling
from kg.model import Factuality

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


@dataclass(slots=True)
class Unit:
    """Events that tell the very same, of documents that each tell it once."""

    tellings: list[Telling]
    #: Whether what others tell may be compared with it: not where a document tells the same twice.
    is_open: bool = True
    because: list[str] = field(default_factory=list)

    @property
    def example(self) -> Telling:
        """Return the first of them, which is compared with others."""
        return self.tellings[0]


def make_units(alike: Sequence[Telling], judged: frozenset[str], judge: Judge) -> Iterator[Unit]:
    """Yield the units of events that have all in common that decides whether two agree; `judged` ones stay apart."""
    said = Counter(word for telling in alike for word in words_of(telling))
    twice = [telling for telling in alike if any(said[word] > 1 for word in words_of(telling))]
    left = {telling.id for telling in twice}
    once = [telling for telling in alike if telling.id not in left]
    rest = [telling for telling in once if telling.id not in judged]
    yield from (Unit([telling], is_open=False) for telling in twice)
    yield from (Unit([telling]) for telling in once if telling.id in judged)
    agreement = judge.agree(rest[0], _elsewhere(rest[0])) if len(rest) > 1 else None
    if agreement:
        yield Unit(rest, because=[agreement.because])
    else:
        yield from (Unit([telling]) for telling in rest)


def words_of(telling: Telling) -> list[tuple[object, ...]]:
    """Return what no voice says of two events that are one happening: the same again, or the opposite."""
    words: list[tuple[object, ...]] = [(*telling.voice, telling.factuality)]
    if telling.factuality in (Factuality.FACT, Factuality.NEGATED):
        words.append((*telling.voice, "either"))
    return words


def agree(one: Unit, other: Unit, judge: Judge) -> Agreement | None:
    """Compare what two documents say, and what one document says of both, where there is one."""
    pairs = [(one.example, other.example)]
    shared = {t.document for t in one.tellings} & {t.document for t in other.tellings}
    if shared:
        here = min(shared)
        ours, theirs = ([t for t in unit.tellings if t.document == here] for unit in (one, other))
        pairs += product(ours, theirs)
    agreements = [judge.agree(*pair) for pair in pairs]
    return max((a for a in agreements if a), key=lambda a: (a.certain, a.shared, a.because), default=None)


def copied_words(telling: Telling, copies: Mapping[str, str]) -> tuple[object, ...]:
    """Return what is the same in an event and in the one that a copy of its document tells in the same words."""
    original = copies.get(telling.document, telling.document)
    sources, agents = (tuple(sorted(those)) for those in (telling.sources, telling.roles.get("agent", ())))
    return original, telling.kind, telling.factuality, sources, telling.words, agents


def _elsewhere(telling: Telling) -> Telling:
    """Return an event as another document would tell it."""
    return Telling(
        telling.id, "", telling.kind, telling.factuality, telling.sources, telling.roles, telling.topic, telling.when,
        telling.label,
    )  # fmt: skip


class Groups:
    """Units on their way to become happenings; pairs are of places in the list of units."""

    def __init__(self, units: Sequence[Unit], judgements: Judgements, judge: Judge) -> None:
        """Take units, sorted by the id of their examples."""
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
        if not copies:
            return
        blocks: defaultdict[tuple[object, ...], list[int]] = defaultdict(list)
        for i, unit in enumerate(self._units):
            for telling in unit.tellings:
                blocks[copied_words(telling, copies)].append(i)
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

    def join_agreeing(self, found: Mapping[tuple[int, int], Agreement]) -> None:
        """Join what agrees, surest first, leaving out what fits two that cannot be one."""
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
        said = [{word for unit in units for t in unit.tellings for word in words_of(t)} for units in (ours, theirs)]
        if said[0] & said[1]:
            return True
        return any(self._judge.parts(a.example, b.example) for a, b in product(ours, theirs))
