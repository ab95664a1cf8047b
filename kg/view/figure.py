"""Decide what is drawn: a node for each thing, a square for each event, a line for each role and relation.

Events of one happening that are told in the same way share a square, and relations that say the same share a line; told
in another way (denied, planned, claimed by someone), they stay apart.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from math import sqrt

from kg.names import shrink
from kg.view.labels import clean_label, measure_text, wrap_label
from kg.view.page import Page, Statement, Thing

#: Roles whose line ends in an arrow at the thing. An agent's line comes from the thing, without one.
_RECEIVING = frozenset({"recipient", "appointee", "object"})
#: Families of lines that are not their event's: where it is, and whose words it is.
_APART = {"place": "where", "source": "says"}
_EVENT_SIZE, _EVENT_FONT, _LEADING = 7.0, 11.0, 1.2
#: How much larger than the least said-about the most said-about can be.
_MOST_WEIGHT = 5.25
#: Space between a shape and its label.
GAP = 5.0


@dataclass(frozen=True, slots=True)
class Node:
    """A thing or an event's square; lengths are in the drawing's own unit, a pixel at zoom 1."""

    id: str
    #: Key of the legend's group, or "event".
    group: str
    label: str
    #: The label as drawn, below the shape.
    lines: tuple[str, ...]
    #: Half the height of the shape.
    size: float
    font: float
    #: Indices into `Page.statements`: an event's own, a thing's all.
    statements: tuple[int, ...]

    @property
    def width(self) -> float:
        """How wide shape and label are."""
        return max(2 * self.size, self.font * max(map(measure_text, self.lines), default=0))

    @property
    def height(self) -> float:
        """How high shape and label are, from the shape's upper end down."""
        return 2 * self.size + GAP + self.font * _LEADING * len(self.lines)


@dataclass(frozen=True, slots=True)
class Line:
    """What joins two nodes."""

    id: str
    start: str
    end: str
    #: The role it stands for ("agent", "place", "source", ...), or "relation".
    role: str
    family: str
    arrow: bool
    #: How far it bends away from the straight, so that lines of one pair are told apart.
    bend: float
    statements: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """All nodes and lines, sorted by identifier."""

    nodes: tuple[Node, ...]
    lines: tuple[Line, ...]

    def restrict(self, statements: frozenset[int]) -> "Figure":
        """Return the part of the figure that `statements` need."""
        nodes = tuple(node for node in self.nodes if not statements.isdisjoint(node.statements))
        return Figure(nodes, tuple(line for line in self.lines if not statements.isdisjoint(line.statements)))


def draw_figure(page: Page) -> Figure:
    """Return what is drawn of `page`."""
    marks: dict[tuple[str, str, bool], list[int]] = defaultdict(list)
    ties: dict[tuple[str, str, str, str], list[int]] = defaultdict(list)
    shown = {thing.id for thing in page.things}
    for index, one in enumerate(page.statements):
        if one.is_event:
            marks[one.occurrence, one.factuality, bool(one.sources)].append(index)
        else:
            voice = "claimed" if one.sources else "own"
            ties[one.roles[0][1], one.roles[1][1], f"{one.kind} {one.factuality} {voice}", one.family].append(index)
    squares = {page.statements[own[0]].id: own for own in marks.values()}
    most = max((thing.said for thing in page.things), default=1)
    nodes = [_draw_thing(thing, own, most) for own, thing in _touching(page)]
    nodes += [_draw_event(page.statements[own[0]], tuple(own)) for own in squares.values()]
    drafts = [
        Line("", start, end, "relation", family, True, 0, tuple(own)) for (start, end, _, family), own in ties.items()
    ]
    for square, own in squares.items():
        drafts += _draw_roles(square, own, page.statements, shown)
    drafts += _join_accounts(squares, page.statements)
    return Figure(tuple(sorted(nodes, key=lambda n: n.id)), _fan_out(drafts))


def _touching(page: Page) -> Iterable[tuple[tuple[int, ...], Thing]]:
    """Yield each thing with the statements it takes part in or is the source of."""
    touching: dict[str, list[int]] = defaultdict(list)
    for index, one in enumerate(page.statements):
        for thing in sorted({*one.sources, *(thing for _, thing in one.roles)}):
            touching[thing].append(index)
    return ((tuple(touching[thing.id]), thing) for thing in page.things)


def _draw_thing(thing: Thing, own: tuple[int, ...], most: int) -> Node:
    """Return a thing's node, its shape as large as the graph says much of it; `most` is what it says of any."""
    label = clean_label(thing.label) or shrink(thing.id)
    weight = min(sqrt(most), _MOST_WEIGHT) * sqrt(thing.said / most)
    font = 18.0 if weight >= 2.8 else 15.0 if weight >= 2 else 13.0
    return Node(thing.id, thing.group, label, wrap_label(label, 10, 3), round(9 + 4 * weight, 1), font, own)


def _draw_event(first: Statement, own: tuple[int, ...]) -> Node:
    label = clean_label(first.label) or first.kind
    size = _EVENT_SIZE + min(4.0, len(own) - 1.0)
    return Node(first.id, "event", label, wrap_label(label, 11, 3), size, _EVENT_FONT, own)


def _draw_roles(square: str, own: list[int], statements: tuple[Statement, ...], shown: set[str]) -> list[Line]:
    """Return the lines of one square; a speaker who also acts in the event has one line, that of the role."""
    filled: dict[tuple[str, str], list[int]] = defaultdict(list)
    for index in own:
        one = statements[index]
        for role, thing in (*one.roles, *(("source", source) for source in one.sources if source in shown)):
            filled[role, thing].append(index)
    family = statements[own[0]].family
    lines = []
    for (role, thing), indices in filled.items():
        start, end = (thing, square) if role in {"agent", "source"} else (square, thing)
        lines.append(Line("", start, end, role, _APART.get(role, family), role in _RECEIVING, 0, tuple(indices)))
    return lines


def _join_accounts(squares: dict[str, list[int]], statements: tuple[Statement, ...]) -> list[Line]:
    """Return lines between the squares of one happening: told in several ways, they stand apart but not unrelated."""
    accounts: dict[str, list[str]] = defaultdict(list)
    for square, own in sorted(squares.items()):
        accounts[statements[own[0]].occurrence].append(square)
    return [
        Line("", one, other, "same", "other", False, 0, (*squares[one], *squares[other]))
        for several in accounts.values()
        for one, other in pairwise(several)
    ]


def _fan_out(drafts: list[Line]) -> tuple[Line, ...]:
    """Return the lines named and, where several join one pair, bent apart."""
    pairs: dict[tuple[str, str], list[Line]] = defaultdict(list)
    for line in drafts:
        pairs[min(line.start, line.end), max(line.start, line.end)].append(line)
    lines = []
    for (low, _), group in sorted(pairs.items()):
        group.sort(key=lambda line: (line.start, line.end, line.role, line.family, line.statements))
        for place, line in enumerate(group):
            offset = (place - (len(group) - 1) / 2) * 0.22
            bend = round(offset if line.start == low else -offset, 3)
            name = f"{shrink(line.start)} {shrink(line.end)} {place}"
            lines.append(Line(name, line.start, line.end, line.role, line.family, line.arrow, bend, line.statements))
    return tuple(lines)
