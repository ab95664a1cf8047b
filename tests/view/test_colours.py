"""What can be read and told apart: contrast of the page's colours on their grounds, in light and dark."""

import re

import pytest

from kg.view.render import _read_asset

COLOURS = {
    name: pair for name, *pair in re.findall(r"--([\w-]+): light-dark\((#\w{6}), (#\w{6})\)", _read_asset("tokens.css"))
}
GROUNDS = {"paper", "sheet", "rule", "marker", "wash"}
#: Words, and the grounds that they stand on; the articles' words are marked.
WORDS = [
    *((word, ground) for word in ("ink", "ink-soft", "accent") for ground in ("paper", "sheet", "wash")),
    ("ink", "marker"),
    ("on-fill", "state"),
]
SHAPES = sorted(COLOURS.keys() - GROUNDS - {"on-fill"})


def luminance(colour):
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other, theme):
    darker, lighter = sorted(luminance(COLOURS[name][theme]) for name in (one, other))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(("word", "ground"), WORDS)
def test_words_can_be_read(word, ground, theme):
    assert contrast(word, ground, theme) >= 4.5


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize("shape", SHAPES)
def test_shapes_and_lines_stand_out_from_the_paper(shape, theme):
    assert contrast(shape, "paper", theme) >= 3
