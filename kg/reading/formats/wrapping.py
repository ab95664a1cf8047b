"""Undo the line breaks that a typist or a printer set to fit a width, and keep those that end something.

A break was set for the width if the first word of the next line would not have fitted before it.
"""

import re
from itertools import pairwise

#: Narrowest and widest column that counts as wrapped by hand.
_NARROWEST, _WIDEST = 55, 120
_HYPHENATED = re.compile(r"\w+(?:-\w+)+")
_SPLIT_WORD = re.compile(r"\w+(?:-\w+)*-$")
_ENDED = re.compile("[.!?:;][\"'”’)\\]]*$")
#: A break within a sentence: no mark before it, a small letter after it.
_WITHIN = re.compile(r"(?<=[\w,–—-])[ \t]*\n[ \t]*(?=[a-zß-öø-ÿ])")


def unwrap_columns(text: str) -> str:
    r"""Return `text` with its lines joined where it is wrapped to a column, else where a small letter goes on.

    >>> column = "The minister said on Friday that the envoy would be back\nin Kabul within days, and that was all."
    >>> unwrap_columns(column)
    'The minister said on Friday that the envoy would be back in Kabul within days, and that was all.'
    >>> unwrap_columns("Envoy named\nPakistan named an envoy,\nits first, on Friday.")
    'Envoy named\nPakistan named an envoy, its first, on Friday.'
    """
    lines = text.split("\n")
    width = max(map(len, lines))
    breaks = [(a, b) for a, b in pairwise(lines) if a.strip() and b.strip()]
    if not breaks:
        return text
    forced = sum(not _fits(a, b, width) for a, b in breaks)
    if _NARROWEST <= width <= _WIDEST and forced >= 0.9 * len(breaks):
        text = unwrap(text, width)
    return _WITHIN.sub(" ", text)


def unwrap(text: str, width: int) -> str:
    r"""Return `text` with the breaks undone that were set for `width`, and words mended that were split there.

    A word split before a small letter is joined, unless the text has it with its hyphen elsewhere. Width 0 undoes all
    breaks but blank lines.

    >>> unwrap("A diplo-\nmatic step in the Paris-\nBerlin talks.\n\nNo more.", 0)
    'A diplomatic step in the Paris-Berlin talks.\n\nNo more.'
    """
    hyphenated = frozenset(_HYPHENATED.findall(text))
    lines = text.split("\n")
    pieces = [lines[0]]
    for line, following in pairwise(lines):
        if not line.strip() or not following.strip() or _fits(line, following, width):
            pieces += ["\n", following]
            continue
        end, rest = pieces[-1].rstrip(), following.lstrip()
        pieces[-1:] = [end, " ", rest]
        if split := _SPLIT_WORD.search(end[-80:]) if end.endswith("-") else None:
            word = re.match(r"\w*", rest)
            whole = split[0] + word[0] if word else ""
            soft = rest[:1].islower() and whole not in hyphenated
            pieces[-3:] = [end[:-1] if soft else end, rest]
    return "".join(pieces)


def ends_sentence(line: str) -> bool:
    """Tell whether a line ends as a sentence does."""
    return _ENDED.search(line.rstrip()[-8:]) is not None


def _fits(line: str, following: str, width: int) -> bool:
    """Tell whether the first word of the following line would have had room on this one."""
    word = following.split(maxsplit=1)[0]
    return len(line.rstrip()) + 1 + len(word) <= width
