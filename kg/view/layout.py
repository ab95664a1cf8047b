"""Place the nodes of a figure: the same places for the same figure, related things near, no label on another.

Each connected part is laid out by stress majorization (Gansner, Koren, North 2004: what is two lines apart in the graph
is twice as far on paper as what is one line apart). Its boxes get room by proximity stress (Gansner, Hu 2010), which
keeps who is whose neighbour, and the whole is drawn together. Smaller parts go where the larger ones leave room.
"""

from collections.abc import Sequence
from math import sqrt

import networkx as nx
import numpy as np
from numpy.typing import NDArray
from scipy.linalg import eigh
from scipy.sparse import csc_array, diags_array
from scipy.sparse.csgraph import shortest_path
from scipy.sparse.linalg import spsolve
from scipy.spatial import Delaunay, KDTree
from scipy.spatial.distance import cdist

from kg.view.figure import Figure, Node

#: From here on all distances between all nodes are too many; a seeded spring layout takes their place.
_MANY = 1_500
#: Steps of stress majorization; fewer where a step gains less than this share.
_STEPS, _GAIN = 150, 1e-4
#: Free space around each box.
_MARGIN = 9.0
#: How much larger than its boxes a part is laid out at first, and how much higher than wide is tried: boxes are wide.
_AIR, _STRETCHES = 0.7, (1.0, 1.3, 1.7)
#: Steps of making room for the boxes; in one of them no two get farther apart than by this factor.
_ROOM_STEPS, _MOST_ROOM = 60, 1.5
#: Between parts that no line joins.
_PART_GAP = 30.0
#: Places along each side that are tried for a part.
_TRIES = 48
#: Width by height of the pane on a desk.
_PANE = 1.05
#: Tries to part overlapping boxes before the whole is spread; and steps of drawing it together.
_ROUNDS, _DRAWN_TOGETHER = 150, 14
#: What one such step tries: narrower, lower, or both.
_SQUEEZES = tuple(np.array(factors) for factors in ((0.92, 1.0), (1.0, 0.92), (0.95, 0.95)))

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
    if len(names) == 1:
        return np.zeros((1, 2))
    if len(names) <= _MANY:
        steps = shortest_path(nx.to_scipy_sparse_array(graph, nodelist=names), directed=False, unweighted=True)
        centres = _relax(steps)
    else:
        ordered = nx.Graph(sorted(tuple(sorted(edge)) for edge in graph.edges))
        found = nx.spring_layout(ordered, seed=1)
        centres = np.array([found[name] for name in names], dtype=np.float64)
    centres = _turn(centres)
    extent = np.ptp(centres, axis=0)
    area = sum((node.width + _MARGIN) * (node.height + _MARGIN) for node in nodes)
    scale = sqrt(area * _AIR / max(float(extent[0] * extent[1]), 0.1 * float(extent.max()) ** 2))
    spread: Points = centres * scale
    return spread


def _relax(steps: Points) -> Points:
    """Return points whose distances are as near to `steps` as can be, what is near in the graph counting most."""
    size = len(steps)
    points = _scale_down(steps)
    weights = 1 / (steps + np.eye(size)) ** 2 - np.eye(size)
    laplacian = np.diag(weights.sum(axis=1)) - weights
    # The constant takes away the freedom to shift the whole, which leaves the matrix without an inverse.
    inverse = np.linalg.inv(laplacian + 1 / size) - 1 / size
    stress = np.inf
    for _ in range(_STEPS):
        apart = cdist(points, points) + np.eye(size)
        before, stress = stress, float((weights * (apart - steps) ** 2).sum())
        if before - stress < _GAIN * stress:
            break
        pull = -weights * steps / apart
        np.fill_diagonal(pull, 0)
        np.fill_diagonal(pull, -pull.sum(axis=1))
        points = inverse @ (pull @ points)
    return points


def _scale_down(steps: Points) -> Points:
    """Return where classical scaling puts the nodes, shaken a little so that no two are on one spot."""
    centred = steps**2 - (steps**2).mean(axis=0)
    centred = -0.5 * (centred - centred.mean(axis=1, keepdims=True))
    # All values are asked for: of two among many equal ones, as a star has, LAPACK finds none, or twice the same.
    values, vectors = (whole[..., -2:] for whole in eigh(centred, driver="evd"))
    points = vectors * np.sqrt(np.maximum(values, 0))
    points *= np.where(points[np.abs(points).argmax(axis=0), range(points.shape[1])] < 0, -1, 1)
    shaken: Points = points + np.random.default_rng(1).normal(scale=0.05, size=points.shape)
    return shaken


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
    sizes = np.array([(n.width + _MARGIN, n.height + _MARGIN) for n in nodes])
    # Boxes hang below the shape: work on the middles of the boxes.
    hang = np.array([(0.0, n.height / 2 - n.size) for n in nodes])
    if len(nodes) == 1:
        return centres
    apart = min((_part(centres * (1, high) + hang, sizes) for high in _STRETCHES), key=_need)
    for _ in range(_DRAWN_TOGETHER):
        tried = [_push_apart(apart * squeeze, sizes) for squeeze in _SQUEEZES]
        closer = min((points for points in tried if points is not None), key=_need, default=apart)
        if _need(closer) > 0.995 * _need(apart):
            break
        apart = closer
    settled: Points = apart - hang
    return settled


def _part(middles: Points, sizes: Points) -> Points:
    """Return `middles` with room for all boxes."""
    while (apart := _push_apart(_make_room(middles, sizes), sizes)) is None:
        middles = middles * 1.15
    return apart


def _make_room(middles: Points, sizes: Points) -> Points:
    """Return `middles` with neighbours as far apart as their boxes need, and all else as it was as far as can be."""
    if len(middles) < 4:
        return middles
    for _ in range(_ROOM_STEPS):
        # Joggled, so that points in a row have a triangulation too.
        corners = Delaunay(middles, qhull_options="QJ").simplices
        sides = np.vstack([corners[:, [0, 1]], corners[:, [1, 2]], corners[:, [0, 2]], _near_pairs(middles, sizes)])
        one, other = np.unique(np.sort(sides, axis=1), axis=0).T
        way = middles[other] - middles[one]
        reach = (sizes[one] + sizes[other]) / 2
        factor = np.maximum((reach / np.maximum(np.abs(way), 1e-9)).min(axis=1), 1)
        if factor.max() < 1.001:
            break
        factor = np.minimum(factor, _MOST_ROOM)
        weight = 1 / (factor**2 * (way**2).sum(axis=1))
        middles = _pull(middles, one, other, (weight, factor[:, None] * way))
    return middles


def _pull(
    points: Points, one: NDArray[np.intp], other: NDArray[np.intp], wanted: tuple[NDArray[np.float64], Points]
) -> Points:
    """Return points whose ways from `one` to `other` are, by the least weighted squares, those that are wanted."""
    weight, way = wanted
    both = csc_array((np.tile(weight, 2), (np.append(one, other), np.append(other, one))), shape=(len(points),) * 2)
    # A trace of the old places keeps the whole from drifting.
    hold = 1e-9 * weight.mean()
    goal = hold * points
    np.add.at(goal, other, weight[:, None] * way)
    np.add.at(goal, one, -weight[:, None] * way)
    pulled: Points = spsolve((diags_array(both.sum(axis=1) + hold) - both).tocsc(), goal)
    return pulled


def _near_pairs(middles: Points, sizes: Points) -> NDArray[np.intp]:
    """Return all pairs, as two columns, that can overlap."""
    pairs: NDArray[np.intp] = KDTree(middles / sizes.max(axis=0)).query_pairs(1, p=np.inf, output_type="ndarray")
    return pairs


def _push_apart(middles: Points, sizes: Points) -> Points | None:
    """Return `middles` moved, each as little as will do, until no boxes overlap; None where it takes too long."""
    for _ in range(_ROUNDS):
        one, other = _near_pairs(middles, sizes).T
        way = middles[other] - middles[one]
        gap = (sizes[one] + sizes[other]) / 2 - np.abs(way)
        hit = (gap > 0.5).all(axis=1)
        if not hit.any():
            return middles
        one, other, gap, way = one[hit], other[hit], gap[hit], way[hit]
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
