"""Place the nodes of a figure: the same places for the same figure, related things near, no label on another.

Each connected part is laid out by Kamada and Kawai's springs, spread until its boxes fit, and pushed apart where boxes
still overlap; the parts are then set side by side in rows.
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
_PART_GAP = 60.0
#: Width by height of the pane on a desk.
_PANE = 1.05
#: Tries to part overlapping boxes before the whole is spread; and steps of drawing it together again.
_ROUNDS, _DRAWN_TOGETHER = 150, 14

Points = NDArray[np.float64]
Places = dict[str, tuple[int, int]]


def place_nodes(figure: Figure) -> Places:
    """Return the place of each node's shape centre; y grows downwards.

    >>> node = Node("a", "state", "A", ("A",), 10, 12, ())
    >>> place_nodes(Figure((node,), ()))
    {'a': (0, 0)}
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
    return _set_in_rows(placed)


def _lay_out(graph: nx.Graph, names: list[str], nodes: Sequence[Node]) -> Points:
    """Return centres of the boxes, as far from each other as their sizes ask for."""
    ordered = nx.Graph()
    ordered.add_nodes_from(names)
    ordered.add_edges_from(sorted(tuple(sorted(edge)) for edge in graph.edges))
    if len(names) == 1:
        return np.zeros((1, 2))
    found = nx.kamada_kawai_layout(ordered) if len(names) <= _MANY else nx.spring_layout(ordered, seed=1)
    centres = np.array([found[name] for name in names], dtype=np.float64)
    extent = np.ptp(centres, axis=0)
    area = sum((node.width + _MARGIN) * (node.height + _MARGIN) for node in nodes)
    scale = sqrt(area * _AIR / max(float(extent[0] * extent[1]), 0.1 * float(extent.max()) ** 2))
    spread: Points = centres * scale * np.array([1.12, 0.9])
    return spread


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
        closer = _push_apart(apart * 0.95, boxes)
        if closer is None or np.ptp(closer, axis=0).prod() > 0.99 * np.ptp(apart, axis=0).prod():
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


def _set_in_rows(parts: Sequence[tuple[Sequence[Node], Points]]) -> Places:
    """Return all places: the largest part first, smaller ones beside and below it, the whole centred on zero."""
    sides = []
    corners = []
    for nodes, centres in parts:
        low = np.min(centres - [(n.width / 2, n.size) for n in nodes], axis=0)
        high = np.max(centres + [(n.width / 2, n.height - n.size) for n in nodes], axis=0)
        corners.append(low)
        sides.append((float(high[0] - low[0]), float(high[1] - low[1])))
    places: dict[str, tuple[float, float]] = {}
    for (nodes, centres), low, (left, top) in zip(parts, corners, _pack(sides), strict=True):
        for node, (x, y) in zip(nodes, centres - low, strict=True):
            places[node.id] = (left + float(x), top + float(y))
    across = [
        min((p[i] for p in places.values()), default=0.0) + max((p[i] for p in places.values()), default=0.0)
        for i in (0, 1)
    ]
    return {name: (round(x - across[0] / 2), round(y - across[1] / 2)) for name, (x, y) in sorted(places.items())}


def _pack(sides: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """Return upper left corners that set boxes in rows, in the row width that makes the whole fit a pane best.

    >>> _pack([(200, 200), (40, 30), (50, 30)])
    [(0.0, 0.0), (0.0, 260.0), (100.0, 260.0)]
    """
    if not sides:
        return []
    widths = {sum(width + _PART_GAP for width, _ in sides[:last]) for last in range(1, len(sides) + 1)}
    fits = [_fill_rows(sides, max(width, sides[0][0] + _PART_GAP)) for width in sorted(widths)]
    return min(fits, key=lambda fit: max(fit[1] / _PANE, fit[2]))[0]


def _fill_rows(sides: Sequence[tuple[float, float]], full: float) -> tuple[list[tuple[float, float]], float, float]:
    """Return corners, width and height of rows no wider than `full`."""
    corners: list[tuple[float, float]] = []
    left = top = row = widest = 0.0
    for width, height in sides:
        if left and left + width > full:
            left, top, row = 0.0, top + row + _PART_GAP, 0.0
        corners.append((left, top))
        left, row = left + width + _PART_GAP, max(row, height)
        widest = max(widest, left - _PART_GAP)
    return corners, widest, top + row
