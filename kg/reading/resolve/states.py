"""Say which state an individual is, lies in or acts for: Paris acts for France, and lies in it."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping
from itertools import combinations
from operator import itemgetter
from types import MappingProxyType

from kg.model import EntityId
from kg.reading.resolve.referents import Mentions, Reference, Register
from kg.reading.resolve.setting import Setting
from kg.reference.catalogue import Catalogue

_count = itemgetter(1)
_STATE, _MOVEMENT = "dip:State", "dip:NonStateActor"
_PLACES = ("dip:Place", _STATE)
#: What says that somebody or something is a state's.
_OF_STATES = ("dip:partOf", "dip:officeOf", "dip:ofState")
_TO_VENUES = ("in", "at", "to")
_WITHIN = ("in", "at", "near", "outside", "across", "throughout")
#: How many sentences back the state is named whose army is meant.
_NEAR = 2
#: The second of two parties is named three times for two of a third state.
_AHEAD, _BEHIND = 2, 3
#: How often the states of a headline are named, that included.
_AGAIN = 3
#: A sentence that names more than so many states pairs none of them.
_MOST_SIDES = 3
#: What the sentences that pair two weigh at least.
_TOGETHER = 3


class States:
    """The states behind the mentions of one parse."""

    def __init__(
        self,
        catalogue: Catalogue,
        register: Register,
        mentions: Mentions,
        home: EntityId | None,
        setting: Setting | None = None,
        seated: Mapping[EntityId, EntityId] = MappingProxyType({}),
    ) -> None:
        """Look up in `catalogue`, enter into `register`; `home` is the place that a report was sent from.

        A city of `seated` is a body that sits there, in a text that names the body and not the city's state.
        """
        self.catalogue = catalogue
        self.register = register
        self.mentions = mentions
        self.home = home
        self.setting = setting
        self._seated = seated
        self._parties: tuple[EntityId, ...] | None = None
        #: Where states are named, and the state of the mentions at which they were looked for.
        self._found: tuple[int, list[tuple[int, EntityId]]] = (-1, [])
        #: How often each state is named, and the state of the mentions at which it was counted.
        self._counted: tuple[int, Counter[EntityId]] = (-1, Counter())
        #: How often they are named by twos, likewise.
        self._paired: tuple[int, Counter[frozenset[EntityId]]] = (-1, Counter())

    def enter(self, entity: EntityId) -> bool:
        """Enter an individual of the catalogue; false where neither text nor catalogue knows it."""
        if entity not in self.register.kinds:
            entry = self.catalogue.entries.get(entity)
            if entry is None:
                return False
            self.register.add(entity, entry.kind, entry.label)
        return True

    def state_of(self, entity: EntityId) -> EntityId | None:
        """Return the state that a place lies in, the state itself for a state."""
        if self.register.kinds.get(entity) == _STATE:
            return entity
        entry = self.catalogue.entries.get(entity)
        if entry is None:
            return None
        return entity if entry.kind == _STATE else entry.state

    def as_state(self, r: Reference) -> EntityId | None:
        """Return the one state that a reference names, or whose capital it names."""
        entities = r.entities
        if len(entities) > 1:
            return None
        if r.kind == _STATE:
            return entities[0]
        return self.catalogue.entries[entities[0]].state if entities[0] in self.catalogue.capitals else None

    def as_actor(self, r: Reference) -> Reference | None:
        """Read a reference as somebody who acts; None where it cannot."""
        if r.kind == "dip:Initiative":
            return None
        if r.kind != "dip:Place":
            return r
        entity = r.entities[0]
        entry = self.catalogue.entries.get(entity)
        body = self._seated.get(entity)
        if body in self.register.kinds and entry is not None and not self._is_named(entry.state):
            return Reference((body,), self.register.kinds[body], r.first, r.last, r.head, "metonymy", 0.6)
        if entity in self.catalogue.capitals and entry is not None and entry.state is not None:
            state = self.catalogue.entries[entry.state]
            self.register.add(state.id, state.kind, state.label)
            return Reference((state.id,), state.kind, r.first, r.last, r.head, "metonymy", 0.65)
        return None

    def _is_named(self, state: EntityId | None) -> bool:
        return any(r.entities == (state,) and r.resolved_by != "metonymy" for r in self.mentions.references)

    def located_in(self, r: Reference) -> EntityId | None:
        """Return the state of a place that is mentioned."""
        return self.state_of(r.entities[0]) if r.kind in _PLACES else None

    def spoken_of(self, token: int) -> EntityId | None:
        """The state whose "army" or "president" a word without owner means: as headings say, or that of the report."""
        if self.setting is not None and self.setting.section(self.mentions.parse.begin[token]) > 1:
            return self.headed(token)
        return self.headed(token) or self.dominant()

    def near(self, token: int, armed: frozenset[str]) -> EntityId | None:
        """The state of "the army" where the sentences around it name one state, and a place in it or a force of it.

        A state that only speaks of what happens elsewhere has no part in it: "Peru condemned the coup".
        """
        p = self.mentions.parse
        sentence = p.sentence_of[token]
        first, stop = p.sentences[max(0, sentence - _NEAR)][0], p.sentences[sentence][1]
        owners = {b.subject: b.object for b in self.mentions.belongings if b.predicate in _OF_STATES}
        named: set[EntityId] = set()
        is_there = False
        for r in self.mentions.references:
            if not first <= r.head < stop or r.head == token:
                continue
            for e in r.entities:
                state = self.located_in(r) or owners.get(e)
                if state is not None and state.startswith("state/"):
                    named.add(state)
                    is_there = is_there or (r.head < token and self._is_at_home(r, e, armed))
        return named.pop() if is_there and len(named) == 1 and not self.are_apart(first, token) else None

    def _is_at_home(self, r: Reference, entity: EntityId, armed: frozenset[str]) -> bool:
        """Whether something happens in a state: at a place of it, or by one of its forces."""
        p = self.mentions.parse
        if r.kind == "dip:Organization":
            return not armed.isdisjoint(self.register.labels[entity].lower().split())
        return r.kind in _PLACES and p.dep[r.head] == "pobj" and p.lower[p.head[r.head]] in _WITHIN

    def headed(self, token: int) -> EntityId | None:
        """The state that letterhead or heading says a stretch of text is about."""
        return self.setting.state_at(self.mentions.parse.begin[token]) if self.setting is not None else None

    def are_apart(self, a: int, b: int) -> bool:
        """Whether a heading parts two words: "the army" is not the one of the country before."""
        begin = self.mentions.parse.begin
        return self.setting is not None and self.setting.section(begin[a]) != self.setting.section(begin[b])

    def _count_all(self) -> Counter[EntityId]:
        """Count how often each state was named up to the end of this parse."""
        if self._counted[0] != self.mentions.changes:
            counts, before = self.count_states(), self.named_before
            self._counted = (self.mentions.changes, before + counts if before else counts)
        return self._counted[1]

    @property
    def named_before(self) -> Counter[EntityId]:
        """How often the document has named each state before this parse: a headline stands above its dateline."""
        return self.setting.named if self.setting is not None else Counter()

    def count_states(self, first: int = 0, stop: int | None = None) -> Counter[EntityId]:
        """Count how often each state is named between two words, by itself or by its capital."""
        last = len(self.mentions.parse) if stop is None else stop
        return Counter([state for head, state in self._find_named() if first <= head < last])

    def _find_named(self) -> list[tuple[int, EntityId]]:
        """Return where states are named one by one, by themselves or by their capitals."""
        if self._found[0] != self.mentions.changes:
            named = ((r.head, self.as_state(r)) for r in self.mentions.references)
            self._found = (self.mentions.changes, [(head, state) for head, state in named if state is not None])
        return self._found[1]

    def dominant(self) -> EntityId | None:
        """The state that a report is about beyond doubt: named three times, and twice as often as any other.

        A report sent from a state that it names is about no other in this sense; where it is sent from counts twice.
        """
        counts = self._count_all()
        home = self.state_of(self.home) if self.home is not None else None
        abroad = home if home in counts else None
        if home is not None:
            counts = counts + Counter({home: 2})
        ranked = _foremost(counts, 2)
        least = 2 if ranked and ranked[0][0] == home else 3
        if not ranked or ranked[0][1] < least or (len(ranked) > 1 and ranked[1][1] * 2 > ranked[0][1]):
            return None
        return ranked[0][0] if abroad in (None, ranked[0][0]) else None

    def told_of(self, token: int) -> EntityId | None:
        """The state that a report is about beyond doubt, where it was named in this sentence or the one before."""
        state, p = self.dominant(), self.mentions.parse
        first = p.sentences[max(0, p.sentence_of[token] - 1)][0]
        near = (r for r in self.mentions.references if state is not None and first <= r.head <= token)
        return state if any(self.as_state(r) == state for r in near) else None

    def foremost(self) -> EntityId | None:
        """The state that a report names most, more often than any other and three times at least."""
        ranked = [*_foremost(self._count_all(), 2), (None, 0), (None, 0)]
        return ranked[0][0] if ranked[0][1] > max(2, ranked[1][1]) else None

    def _in_headline(self) -> tuple[EntityId, ...]:
        """Return the states that the headline names, above a dateline or a first sentence without a full stop."""
        p = self.mentions.parse
        if self.setting is not None and self.setting.headline:
            return self.setting.headline
        _, stop = p.sentences[0] if p.sentences else (0, 0)
        words = [w for w in p.words[:stop] if w.strip()]
        if not words or words[-1][-1] in ".!?:" or stop == len(p):
            return ()
        named = (self.as_state(r) for r in self.mentions.references if r.head < stop)
        return tuple(dict.fromkeys(s for s in named if s is not None))

    def parties(self) -> tuple[EntityId, ...]:
        """The two states between which a report passes, in text order: each named twice and more than any third."""
        if self._parties is None:
            counts = self._count_all()
            headed = self._in_headline()
            if len(headed) == 2 and all(counts[s] >= _AGAIN for s in headed):
                self._parties = headed
                return headed
            parties = _first_two(counts) or _first_two(self.named_before + self._count_without_venues())
            self._parties = parties and self._linked(parties)
        return self._parties

    def _linked(self, parties: tuple[EntityId, ...]) -> tuple[EntityId, ...]:
        """Return the two that are named most, unless sentences pair one of them with another side more often.

        A state that is named less than half as often as either is no such side; of a war with a movement none are.
        """
        counts, pairs = self._count_all(), self.count_pairs()
        least = min(counts[s] for s in parties) / 2
        rivals = Counter({pair: n for pair, n in pairs.items() if not pair.isdisjoint(parties)})
        for pair in [*rivals]:
            if any(counts[s] < least and s in counts for s in pair):
                del rivals[pair]
        if all(weight <= pairs[frozenset(parties)] for weight in rivals.values()):
            return parties
        clear = clear_first(rivals)
        return tuple(s for s in counts if s in clear) if clear.issubset(counts) else ()

    def count_pairs(self) -> Counter[frozenset[EntityId]]:
        """Count in how many sentences states or movements are named by twos; double where nobody else is named."""
        if self._paired[0] != self.mentions.changes:
            movements = [(r.head, r.entities[0]) for r in self.mentions.references if r.kind == _MOVEMENT]
            named: dict[int, set[EntityId]] = {}
            for head, side in self._find_named() + movements:
                named.setdefault(self.mentions.parse.sentence_of[head], set()).add(side)
            pairs: Counter[frozenset[EntityId]] = Counter()
            for sides in named.values():
                if 1 < len(sides) <= _MOST_SIDES:
                    for both in combinations(sides, 2):
                        pairs[frozenset(both)] += _MOST_SIDES + 1 - len(sides)
            self._paired = (self.mentions.changes, pairs)
        return self._paired[1]

    def _count_without_venues(self) -> Counter[EntityId]:
        """Count how often each state is named, capitals in which something only takes place left out."""
        p = self.mentions.parse
        there = (r for r in self.mentions.references if not self._is_venue(r, p.dep[r.head], p.lower[p.head[r.head]]))
        return Counter(s for r in there if (s := self.as_state(r)) is not None)

    def _is_venue(self, r: Reference, dep: str, before: str) -> bool:
        return r.kind == "dip:Place" and dep == "pobj" and before in _TO_VENUES

    def parties_around(self, token: int) -> tuple[EntityId, ...]:
        """The two states between which the paragraph of a word passes."""
        p = self.mentions.parse
        begin, end = p.text.rfind("\n", 0, p.begin[token]), p.text.find("\n", p.begin[token])
        first = bisect_left(p.begin, begin)
        around = _first_two(self.count_states(first, bisect_left(p.begin, end) if end >= 0 else None))
        return around and self._linked(around)


def clear_first(pairs: Counter[frozenset[EntityId]]) -> frozenset[EntityId]:
    """Return the two that are named together clearly more often than any others, nobody where no two are."""
    ranked = [*pairs.most_common(2), (frozenset(), 0), (frozenset(), 0)]
    clear = ranked[0][1] >= _TOGETHER and ranked[0][1] * _AHEAD >= ranked[1][1] * _BEHIND
    return ranked[0][0] if clear else frozenset()


def _foremost(counts: Counter[EntityId], most: int) -> list[tuple[EntityId, int]]:
    """Return as `counts.most_common(most)` does, which for the few states of a text takes three times as long."""
    return sorted(counts.items(), key=_count, reverse=True)[:most]


def _first_two(counts: Counter[EntityId]) -> tuple[EntityId, ...]:
    """Return the two states that are named twice and clearly more than any third, none where no two are."""
    ranked = [*_foremost(counts, 3), (None, 0), (None, 0)]
    clear = ranked[1][1] >= 2 and ranked[1][1] * _AHEAD >= ranked[2][1] * _BEHIND
    first_two = {ranked[0][0], ranked[1][0]}
    return tuple(s for s in counts if s in first_two) if clear else ()
