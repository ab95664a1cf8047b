"""Place the nodes of a figure: the same places for the same figure, related things near, no label on another.

Each connected part is laid out by Kamada and Kawai's springs, spread until its boxes fit, and pushed apart where boxes
still overlap; smaller parts then go where the larger ones leave room.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

import networkx as nx
import numpy as np
from numpy.typing import NDArray

from kg.view.figure import Figure, Node

#: From here on Kamada and Kawai take too long; a seeded spring layout takes their place.
_MANY = 500
#: Free space around each box.
_MARGIN = 9.0
#: How much larger than its boxes a part is laid out at first.
_AIR = 3.0
#: Between parts that no line joins.
_PART_GAP = 30.0
#: Places along each side that are tried for a part.
_TRIES = 48
#: Width by height of the pane on a desk.
_PANE = 1.05
#: Tries to part overlapping boxes before the whole is spread; and steps of drawing it together again.
_ROUNDS, _DRAWN_TOGETHER = 120, 30
#: What one such step tries: narrower, lower, or both.
_SQUEEZES = tuple(np.array(factors) for factors in ((0.92, 1.0), (1.0, 0.92), (0.95, 0.95)))
#: Between parts that no line joins.
_PART_GAP = 30.0
#: Places along each side that are tried for a part.
_TRIES = 48
#: Width by height of the pane on a desk.
_PANE = 1.05
#: Tries to part overlapping boxes before the whole is spread; and steps of drawing it together again.
_ROUNDS, _DRAWN_TOGETHER = 150, 14

Points = NDArray[np.float64]
Places = dict[str, tuple[int, int]]


def place_nodes(figure: Figure) -> Places:
    """Return the place of each node's shape centre, the boxes' middle at zero; y grows downwards.

    >>> node = Node("a", "state", "A", ("A",), 10, 12, ())
    >>> place_nodes(Figure((node,), ()))
    {'a': (0, -10)}
    """
    graph = nx.Graph()
    graph.add_nodes_from(node.id for node in figure.nodes)
    graph.add_edges_from((line.start, line.end) for line in figure.lines if line.start != line.end)
    boxes = {node.id: node for node in figure.nodes}
    parts = sorted((sorted(part) for part in nx.connected_components(graph)), key=lambda part: (-len(part), part))
    placed = []
    for part in parts:
        nodes = [boxes[name] for name in part]
        centres = _lay_out(graph.subgraph(part), part, nodes)
        placed.append((nodes, _settle(centres, nodes)))
    return _fit_together(placed)


def _lay_out(graph: nx.Graph, names: list[str], nodes: Sequence[Node]) -> Points:
    """Return centres of the boxes, as far from each other as their sizes ask for."""
    ordered = nx.Graph()
    ordered.add_nodes_from(names)
    ordered.add_edges_from(sorted(tuple(sorted(edge)) for edge in graph.edges))
    if len(names) == 1:
        return np.zeros((1, 2))
    found = nx.kamada_kawai_layout(ordered) if len(names) <= _MANY else nx.spring_layout(ordered, seed=1)
    centres = np.array([found[name] for name in names], dtype=np.float64)
    centres = _turn(centres)
    extent = np.ptp(centres, axis=0)
    area = sum((node.width + _MARGIN) * (node.height + _MARGIN) for node in nodes)
    scale = sqrt(area * _AIR / max(float(extent[0] * extent[1]), 0.1 * float(extent.max()) ** 2))
    spread: Points = centres * scale
    return spread


def _need(points: Points) -> float:
    """Return how large a pane has to be to hold `points`: what is too long on one side counts most."""
    width, height = (float(side) for side in np.ptp(points, axis=0))
    return max(width / _PANE, height) + 0.25 * min(width / _PANE, height)


def _turn(centres: Points) -> Points:
    """Return `centres` turned so that they fill a pane's shape best."""
    angles = np.linspace(0, np.pi, 24, endpoint=False)
    turned = [centres @ np.array([[np.cos(a), -np.sin(a)], [np.sin(a), np.cos(a)]]) for a in angles]
    best: Points = min(turned, key=_need)
    return best


def _settle(centres: Points, nodes: Sequence[Node]) -> Points:
    """Return `centres` moved until no two boxes overlap, then drawn together as far as no new overlap arises."""
    half = np.array([((n.width + _MARGIN) / 2, (n.height + _MARGIN) / 2) for n in nodes])
    # Boxes hang below the shape: work on the middles of the boxes.
    hang = np.array([(0.0, n.height / 2 - n.size) for n in nodes])
    first, second = np.triu_indices(len(nodes), 1)
    boxes = _Boxes(first, second, half[first] + half[second])
    middles = centres + hang
    while (apart := _push_apart(middles, boxes)) is None:
        middles = middles * 1.15
    for _ in range(_DRAWN_TOGETHER if len(nodes) > 1 else 0):
        tried = [_push_apart(apart * squeeze, boxes) for squeeze in _SQUEEZES]
        closer = min((points for points in tried if points is not None), key=_need, default=apart)
        if _need(closer) > 0.995 * _need(apart):
            break
        apart = closer
    settled: Points = apart - hang
    return settled


@dataclass(frozen=True, slots=True)
class _Boxes:
    """All pairs of boxes, and how far apart their middles have to be along one of the axes."""

    first: NDArray[np.intp]
    second: NDArray[np.intp]
    reach: Points


def _push_apart(middles: Points, boxes: _Boxes) -> Points | None:
    """Return `middles` moved, each as little as will do, until no boxes overlap; None where it takes too long."""
    for _ in range(_ROUNDS):
        way = middles[boxes.second] - middles[boxes.first]
        overlap = boxes.reach - np.abs(way)
        hit = (overlap > 0.5).all(axis=1)
        if not hit.any():
            return middles
        one, other, gap, way = boxes.first[hit], boxes.second[hit], overlap[hit], way[hit]
        # Along the axis that needs less; boxes on one spot part by their order.
        axis = np.argmin(gap, axis=1)
        rows = np.arange(len(axis))
        move = np.where(way[rows, axis] >= 0, 0.5, -0.5) * (gap[rows, axis] + 0.5)
        step = np.zeros_like(middles)
        np.add.at(step, (other, axis), move)
        np.add.at(step, (one, axis), -move)
        middles = middles + step * 0.7
    return None


def _fit_together(parts: Sequence[tuple[Sequence[Node], Points]]) -> Places:
    """Return all places, centred on zero: the largest part first, each other where it leaves the whole most compact."""
    places: dict[str, tuple[float, float]] = {}
    taken = np.zeros((0, 4))
    for nodes, centres in parts:
        boxes = _outline(nodes, centres)
        shift = _find_room(boxes, taken)
        taken = np.vstack([taken, boxes + np.tile(shift, 2)])
        for node, (x, y) in zip(nodes, centres + shift, strict=True):
            places[node.id] = (float(x), float(y))
    if not places:
        return {}
    across, down = (taken[:, :2].min(axis=0) + taken[:, 2:].max(axis=0)) / 2
    return {name: (round(x - across), round(y - down)) for name, (x, y) in sorted(places.items())}


def _outline(nodes: Sequence[Node], centres: Points) -> Points:
    """Return left, upper, right and lower side of each box."""
    low = centres - [(n.width / 2, n.size) for n in nodes]
    high = centres + [(n.width / 2, n.height - n.size) for n in nodes]
    return np.hstack([low, high])


def _find_room(boxes: Points, taken: Points) -> Points:
    """Return the shift that puts `boxes` clear of `taken` and keeps the whole as near to a pane's shape as can be."""
    low, high = boxes[:, :2].min(axis=0), boxes[:, 2:].max(axis=0)
    if not len(taken):
        return np.zeros(2)
    start, end = taken[:, :2].min(axis=0), taken[:, 2:].max(axis=0)
    first, last = start - (high - low) - _PART_GAP, end + _PART_GAP
    grid = np.stack(np.meshgrid(*(np.linspace(first[i], last[i], _TRIES) for i in (0, 1))), axis=-1).reshape(-1, 2)
    shifts = grid - low
    tried = boxes[None, :, :] + np.tile(shifts, 2)[:, None, :]
    near = (tried[:, :, None, :2] < taken[None, None, :, 2:] + _PART_GAP).all(axis=-1)
    near &= (tried[:, :, None, 2:] > taken[None, None, :, :2] - _PART_GAP).all(axis=-1)
    free = ~near.any(axis=(1, 2))
    sides = np.maximum(end, shifts + high) - np.minimum(start, shifts + low)
    middle = np.abs(shifts + (low + high) / 2 - (start + end) / 2).sum(axis=1)
    cost = np.where(free, np.maximum(sides[:, 0] / _PANE, sides[:, 1]) + 0.05 * middle, np.inf)
    room: Points = shifts[np.argmin(cost)]
    return room
