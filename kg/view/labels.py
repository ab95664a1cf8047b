"""Make names fit to be drawn: no control characters, lines of bearable length, a width in ems.

Widths are estimates on the wide side: the page is drawn with whatever fonts its reader has.
"""

import unicodedata
from functools import cache

#: Categories that no drawn name holds: control, format (bidi overrides among them), surrogate, private, unassigned.
_UNDRAWABLE = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
#: Format characters that scripts need to be written right: zero-width non-joiner and joiner.
_JOINERS = frozenset("\u200c\u200d")
_NARROW, _SLIM, _BROAD = frozenset("ijlI.,:;'|!‘’`"), frozenset('ftr()[]-/ "“”'), frozenset("mwMW@%&—")


def clean_label(text: str) -> str:
    r"""Return `text` on one line without anything that acts instead of being read.

    >>> clean_label("Kab\u202eul\x00\n  City")
    'Kabul City'
    """
    if text.isprintable():
        return " ".join(text.split())
    spaced = "".join(" " if c.isspace() else c for c in text)
    kept = (c for c in spaced if c in _JOINERS or unicodedata.category(c) not in _UNDRAWABLE)
    return " ".join("".join(kept).split())


@cache
def measure_text(text: str) -> float:
    """Return about how wide `text` is, in ems of its font.

    >>> measure_text("Will") < measure_text("Wang") < measure_text("中国人民")
    True
    """
    return sum(map(_measure_character, text))


def _measure_character(character: str) -> float:
    if unicodedata.combining(character) or character in _JOINERS:
        return 0.0
    if unicodedata.east_asian_width(character) in "WF":
        return 1.0
    if character in _NARROW:
        return 0.34
    if character in _SLIM:
        return 0.43
    if character in _BROAD:
        return 0.98
    return 0.72 if character.isupper() or character.isdigit() else 0.62


def wrap_label(text: str, width: float, most: int) -> tuple[str, ...]:
    """Return `text` in at most `most` lines of about `width` ems; what does not fit gives way to an ellipsis.

    >>> wrap_label("China-Pakistan Economic Corridor", 10, 2)
    ('China-Pakistan', 'Economic Corridor')
    >>> wrap_label("Ministry of Foreign Affairs of the Republic", 8, 2)
    ('Ministry of', 'Foreign Affairs…')
    """
    lines: list[str] = []
    rest = text.split(" ")
    while rest and len(lines) < most:
        line = rest.pop(0)
        while rest and measure_text(f"{line} {rest[0]}") <= width + 1:
            line = f"{line} {rest.pop(0)}"
        lines.append(line)
    if rest:
        lines[-1] = f"{lines[-1]} {' '.join(rest)}"
    return tuple(_cut_line(line, width) for line in lines)


def _cut_line(line: str, width: float) -> str:
    if measure_text(line) <= width + 2:
        return line
    while measure_text(line) > width:
        line = line[:-1]
    return line.rstrip() + "…"
