"""Find which events are one happening. The result depends on the set of events, never on their order.

Events that tell the very same are one to begin with, so that a thousand reports of one visit cost hardly more than
two. Others are compared where a class, individuals and about the same days bring them together. What agrees, directly
or by others, is then looked at as a whole (`joining`). Events wait on a shelf, so that memory hardly grows with their
number: what is held of each is where it lies and to whom it belongs.
"""

from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from hashlib import blake2b
from itertools import groupby, pairwise
from operator import itemgetter
from typing import TypeAlias

from kg.graph.identity.judgements import Judgements
from kg.graph.occurrence.agreement import Agreement, Judge
from kg.graph.occurrence.joining import Groups, Happening, Unit, agree, copied_words, make_units
from kg.graph.occurrence.tellings import Telling
from kg.graph.union import Union
from kg.names import slug
from kg.shelf import Recent, Shelf
from kg.sorting import sort_apart

#: How many of its block, nearest in time, an event is compared with.
_NEIGHBOURS = 60
#: Records that are in memory at a time.
_HELD = 20_000


def group_tellings(
    tellings: Iterable[Telling],
    copies: Mapping[str, str],
    judgements: Judgements,
    judge: Judge,
    held: int = _HELD,
) -> Iterator[Happening]:
    """Yield what happened as more than one event tells it; `copies` lead from a document to its original.

    About `held` records are in memory at a time; how many makes no difference to the result.
    """
    with Shelf[Telling](held) as shelf, Shelf[_Packed](0) as packed:
        units = _Units(shelf, packed, judgements, judge, held)
        units.add(tellings)
        union = Union(len(packed))
        units.bring_together(copies, union)
        agreeing = groupby(units.agreeing(union), key=itemgetter(0))
        some = next(agreeing, None)
        for first, members in groupby(sort_apart(units.by_first(union), held), key=itemgetter(0)):
            pairs: Iterable[_Pair] = ()
            if some is not None and some[0] == first:
                pairs = list(some[1])
                some = next(agreeing, None)
            yield from units.join([number for _, number in members], pairs, copies)


#: Places on the shelf of the events of a unit, whether others may be compared with it, and why they are one.
_Packed: TypeAlias = tuple[tuple[int, ...], bool, tuple[str, ...]]
#: Who stands for two units, their numbers, and in what they agree: in how much, whether for certain, and why.
_Pair: TypeAlias = tuple[int, int, int, int, bool, str]


class _Units:
    """Tellings on a shelf, and the units that they make, numbered in the order of their examples' ids."""

    def __init__(
        self, shelf: Shelf[Telling], packed: Shelf[_Packed], judgements: Judgements, judge: Judge, held: int
    ) -> None:
        self._shelf, self._packed = shelf, packed
        self._judgements, self._judge = judgements, judge
        self._judged = frozenset(name for each in judgements.held for name in (each.one, each.other))
        self._held = held
        self._unit = Recent(self._unpack, held, weigh=lambda unit: len(unit.tellings))

    def add(self, tellings: Iterable[Telling]) -> None:
        """Put all tellings on the shelf and make units of those that tell the very same."""
        profiles = ((_profile(telling, self._judge), telling.id, self._shelf.add(telling)) for telling in tellings)
        for row in sort_apart(self._make_units(sort_apart(profiles, self._held)), self._held):
            _, places, is_open, because = row
            self._packed.add((places, is_open, because))

    def bring_together(self, copies: Mapping[str, str], union: Union) -> None:
        """Join in `union` what copies tell in the same words, and what a user judged to be the same."""
        for _, alike in groupby(sort_apart(self._same(copies), self._held), key=itemgetter(0)):
            for (_, one), (_, other) in pairwise(alike):
                union.join(one, other)

    def agreeing(self, union: Union) -> Iterator[_Pair]:
        """Yield the pairs that agree, each once and joined in `union`, sorted by who stands for them."""
        found = sort_apart(self._compare(union), self._held)
        return sort_apart(((union.first(pair[0]), *pair) for pair, _ in groupby(found)), self._held)

    def by_first(self, union: Union) -> Iterator[tuple[int, int]]:
        """Yield all units with who stands for them, but for single events that nothing is brought together with."""
        alone = bytearray(b"\1") * len(self._packed)
        for number in range(len(self._packed)):
            if (first := union.first(number)) != number:
                alone[first] = alone[number] = 0
        for number in range(len(self._packed)):
            if not alone[number] or len(self._packed[number][0]) > 1:
                yield union.first(number), number

    def join(self, numbers: list[int], pairs: Iterable[_Pair], copies: Mapping[str, str]) -> Iterator[Happening]:
        """Yield the happenings among units that are brought together."""
        units = [self._unit(number) for number in numbers]
        place = {number: i for i, number in enumerate(numbers)}
        judged = any(telling.id in self._judged for unit in units for telling in unit.tellings)
        groups = Groups(units, self._judgements if judged else Judgements(), self._judge)
        groups.join_copies(copies)
        groups.join_judged()
        agreeing = {(place[one], place[other]): Agreement(n, sure, why) for _, one, other, n, sure, why in pairs}
        groups.join_agreeing(agreeing)
        yield from groups.happenings()

    def _same(self, copies: Mapping[str, str]) -> Iterator[tuple[bytes, int]]:
        """Yield the words of events that copies may tell too, and what a user grouped, with the unit."""
        groups = {name: min(names) for name, names in self._judgements.groups.items()}
        if not copies and not groups:
            return
        texts = {*copies, *copies.values()}
        for number in range(len(self._packed)):
            for telling in self._tellings(number):
                if telling.document in texts:
                    yield _digest(copied_words(telling, copies)), number
                if telling.id in groups:
                    yield groups[telling.id].encode(), number

    def _make_units(
        self, profiles: Iterable[tuple[bytes, str, int]]
    ) -> Iterator[tuple[str, tuple[int, ...], bool, tuple[str, ...]]]:
        """Yield example's id, places, openness and reason of each unit."""
        for _, alike in groupby(profiles, key=itemgetter(0)):
            places = {name: place for _, name, place in alike}
            tellings = [self._shelf[place] for place in places.values()]
            for unit in make_units(tellings, self._judged, self._judge):
                members = tuple(places[telling.id] for telling in unit.tellings)
                yield unit.example.id, members, unit.is_open, tuple(unit.because)

    def _compare(self, union: Union) -> Iterator[tuple[int, int, int, bool, str]]:
        """Yield the pairs that agree of those that are worth comparing: something brings them together in time."""
        slack = self._judge.most_days
        for _, members in groupby(sort_apart(self._keys(), self._held), key=itemgetter(0)):
            before: deque[tuple[int, int]] = deque(maxlen=_NEIGHBOURS)
            for _, begin, end, number in members:
                for ended, earlier in before:
                    if begin - ended <= slack:
                        one, other = min(number, earlier), max(number, earlier)
                        if found := agree(self._unit(one), self._unit(other), self._judge):
                            union.join(one, other)
                            yield one, other, found.shared, found.certain, found.because
                before.append((end, number))

    def _keys(self) -> Iterator[tuple[bytes, int, int, int]]:
        """Yield what each open unit can have in common with others, with its first and last day."""
        for number in range(len(self._packed)):
            places, is_open, _ = self._packed[number]
            if is_open:
                example = self._shelf[places[0]]
                begin, end = example.when.begin.toordinal(), example.when.end.toordinal()
                for key in {_digest(key) for key in self._judge.keys_of(example)}:
                    yield key, begin, end, number

    def _tellings(self, number: int) -> Iterator[Telling]:
        return (self._shelf[place] for place in self._packed[number][0])

    def _unpack(self, number: int) -> Unit:
        _, is_open, because = self._packed[number]
        return Unit(list(self._tellings(number)), is_open, list(because))


def _profile(telling: Telling, judge: Judge) -> bytes:
    """Return a hash of all that decides whether two events agree."""
    untimed = telling.when.precision == "none" and judge.may_happen_again(telling)
    roles = tuple(sorted((role, tuple(sorted(who))) for role, who in telling.roles.items()))
    return _digest((
        telling.kind,
        roles,
        telling.when.precision,
        telling.when.begin,
        telling.when.end,
        slug(telling.topic) if telling.topic else "",
        telling.document if untimed else "",
    ))  # fmt: skip


def _digest(what: object) -> bytes:
    return blake2b(repr(what).encode("utf-8", "surrogatepass"), digest_size=16).digest()
