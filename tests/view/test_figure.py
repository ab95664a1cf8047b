"""What is drawn, and where."""

from itertools import combinations

import pytest

from kg.view.figure import Figure, Line, Node, draw_figure
from kg.view.labels import clean_label, wrap_label
from kg.view.layout import place_nodes
from kg.view.legend import read_legend
from kg.view.project import project_page


@pytest.fixture(scope="module")
def page(ask_history):
    return project_page(ask_history, read_legend(), "History", 150)


@pytest.fixture(scope="module")
def figure(page):
    return draw_figure(page)


def test_every_line_joins_two_drawn_nodes(figure):
    drawn = {node.id for node in figure.nodes}
    assert {end for line in figure.lines for end in (line.start, line.end)} <= drawn


def test_one_happening_told_alike_is_one_square_and_told_otherwise_another(page, figure):
    squares = [
        {page.statements[index].label for index in node.statements} for node in figure.nodes if node.group == "event"
    ]
    both = [node for node in figure.nodes if node.group == "event" and len(node.statements) == 2]
    assert [page.statements[index].kind for node in both for index in node.statements] == ["RelationsSevered"] * 2
    assert {"Soviet Union places missiles in Cuba"} in squares
    assert {"Soviet Union places no missiles in Cuba"} in squares


def test_an_agents_line_comes_from_it_and_a_recipients_arrow_points_at_it(page, figure):
    label = {node.id: node.label for node in figure.nodes}
    lines = {(label[line.start], label[line.end]): line for line in figure.lines}
    assert lines["Taiwan", "Taiwan accuses the United States of bad faith"].role == "agent"
    assert lines["Taiwan accuses the United States of bad faith", "United States"].arrow


def test_two_lines_of_one_pair_bend_apart(figure):
    pairs = {}
    for line in figure.lines:
        pairs.setdefault(frozenset((line.start, line.end)), []).append(line)
    several = [group for group in pairs.values() if len(group) > 1]
    assert several
    for group in several:
        sides = [line.bend if line.start == group[0].start else -line.bend for line in group]
        assert len(set(sides)) == len(group)


def find_overlaps(figure):
    places = place_nodes(figure)
    boxes = []
    for node in figure.nodes:
        x, y = places[node.id]
        boxes.append((x - node.width / 2, x + node.width / 2, y - node.size, y - node.size + node.height))
    return [
        (one, other)
        for one, other in combinations(boxes, 2)
        if not (one[1] <= other[0] or other[1] <= one[0] or one[3] <= other[2] or other[3] <= one[2])
    ]


def test_no_two_boxes_overlap(figure):
    assert find_overlaps(figure) == []


def make_figure(count, ends):
    """Return a figure of so many nodes with long names, and lines between those whose numbers `ends` gives."""
    nodes = tuple(
        Node(f"n{i:04}", "state", "A rather long name", ("A rather", "long name"), 12, 13, ()) for i in range(count)
    )
    lines = tuple(
        Line(f"{one} {other}", f"n{one:04}", f"n{other:04}", "agent", "talks", False, 0, ()) for one, other in ends
    )
    return Figure(nodes, lines)


@pytest.mark.parametrize(
    "figure",
    [
        pytest.param(make_figure(2, [(0, 1)]), id="a pair"),
        pytest.param(make_figure(5, []), id="nothing joined"),
        pytest.param(make_figure(40, [(i, i + 1) for i in range(39)]), id="a chain"),
        pytest.param(make_figure(60, [(0, i) for i in range(1, 60)]), id="a star"),
        pytest.param(make_figure(119, [(0, i) for i in range(1, 119)]), id="a large star"),
        pytest.param(make_figure(14, [(i, j) for i in range(14) for j in range(i)]), id="all with all"),
        pytest.param(make_figure(300, [(i, int(i**0.5)) for i in range(1, 300)]), id="a crowd"),
    ],
)
def test_no_shape_of_a_graph_makes_boxes_overlap(figure):
    assert find_overlaps(figure) == []


def test_only_what_is_drawn_at_first_is_placed(page, figure):
    first = frozenset({0, 1})
    part = figure.restrict(first)
    assert {node.id for node in part.nodes} == set(place_nodes(part))
    assert all(first & set(node.statements) for node in part.nodes)
    assert {end for line in part.lines for end in (line.start, line.end)} <= {node.id for node in part.nodes}


def test_the_same_figure_has_the_same_places(figure):
    assert place_nodes(figure) == place_nodes(figure)


@pytest.mark.parametrize("limit", [8, 20, 41])
def test_no_more_nodes_are_drawn_at_first_than_asked_for(ask_history, limit):
    page = project_page(ask_history, read_legend(), "History", limit, held=200)
    first = frozenset(index for index, one in enumerate(page.statements) if one.id in page.first)
    figure = draw_figure(page)
    assert limit - 4 < len(figure.restrict(first).nodes) <= limit < len(figure.nodes)


@pytest.mark.parametrize(
    ("name", "drawn"),
    [
        ("Kabul\u202e lubaK", "Kabul lubaK"),
        ("a\x00b\x1b[31m", "ab[31m"),
        ("أنور السادات", "أنور السادات"),
        ("می\u200cخواهم", "می\u200cخواهم"),
    ],
)
def test_a_drawn_name_holds_nothing_that_acts(name, drawn):
    assert clean_label(name) == drawn


def test_a_long_name_is_cut_with_an_ellipsis():
    lines = wrap_label("word " * 60, 10, 3)
    assert len(lines) == 3
    assert lines[-1].endswith("…")


def test_a_name_without_spaces_is_cut_too():
    assert len(wrap_label("x" * 500, 10, 3)[0]) < 30
