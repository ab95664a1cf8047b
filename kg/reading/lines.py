"""Tell line ends that close a sentence from those that only wrap it: headings, headlines, entries of a chronicle.

In wrapped text a line ends because the next word had no room. A line that had room for it ended on purpose; so did one
before a blank line, and before a date or an hour that heads an entry ("17 October 1966 - Botswana is admitted").
"""

import re
from collections.abc import Iterator

from kg.reading.speeches import find_speeches

_MONTH = (
    r"(?:(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]{0,6}"
    r"|(?:JAN|FEB|MAR|APR|MAY|JUNE?|JULY?|AUG|SEPT?|OCT|NOV|DEC)[A-Z]{0,6})\.?"
)
_DAYS = r"\d{1,2}(?:st|nd|rd|th)?(?:[-–]\d{1,2}(?:st|nd|rd|th)?)?"
_YEAR = r"(?:,?\s+\d{4})?"
#: A date or hour with the mark that parts it from the entry which it heads.
_HEAD = re.compile(
    rf"(?:[-*•–]\s+)?(?P<when>\d{{4}}-\d\d-\d\d|(?:(?P<day>{_DAYS})\s+)?{_MONTH}(?:\s+{_DAYS})?{_YEAR}"
    rf"(?:\s?[-–]\s?{_DAYS}\s+{_MONTH}{_YEAR})?|"
    r"\d{4}(?:[-–/]\d{2,4})?|\d{1,2}[:.]\d\d(?:\s?(?:[ap]\.?m\.?|GMT|UTC))?)"
    r"(?P<mark>\s*[:|]\s+|\s+[-–—]+\s+|(?<=\d)\.\s+(?=[A-Z])|(?P<stop>\.\s+(?=[“\"A-ZÀ-Þ])))"
)
#: In wrapped text a line may begin with the last words of a sentence; behind these one has ended.
_ENDS = '.!?:)"”'
#: How far back a line is looked at for them.
_BACK = 80
_GAP = re.compile(r"\n\s*\n\s*")
_BREAK = re.compile(r"[^\S\n]*\n[^\S\n]*")


def find_breaks(text: str) -> set[int]:
    r"""Return where in `text` a sentence begins: after a blank line, a line that ended on purpose, a head or label.

    >>> text = "Relations of Mali\n\n1960: Mali leaves the union.\n1961: It opens an embassy."
    >>> [text[at : at + 4] for at in sorted(find_breaks(text))]
    ['1960', 'Mali', '1961', 'It o']
    """
    found: set[int] = set()
    begin = 0
    for gap in _GAP.finditer(text):
        found.update(begin + at for at in _in_block(text[begin : gap.start()]))
        begin = gap.end()
        found.add(begin)
    found.update(begin + at for at in _in_block(text[begin:]))
    for speech in find_speeches(text):
        found.update((speech.begin, speech.body))
    return found


def entry_head(text: str, begin: int) -> re.Match[str] | None:
    """Return the head of the entry that begins at `begin`, None where none does there."""
    line = text.rfind("\n", 0, begin) + 1
    return None if text[line:begin].strip(" \t-*•–") else _match_head(text, begin)


def _match_head(text: str, begin: int) -> re.Match[str] | None:
    """Return the head at `begin`; a day with a full stop alone ("3 May. Mali") is one only where a sentence ended."""
    head = _HEAD.match(text, begin)
    if head is None or head["stop"] is None:
        return head
    before = text[max(0, begin - _BACK) : begin].rstrip(" \t-*•–")
    ended = not before.strip() or before.endswith("\n\n") or before.rstrip()[-1] in _ENDS
    return head if head["day"] and ended else None


def _in_block(block: str) -> Iterator[int]:
    """Yield the beginnings in a stretch of text without a blank line."""
    breaks = list(_BREAK.finditer(block))
    starts = [0, *(match.end() for match in breaks)]
    ends = [*(match.start() for match in breaks), len(block)]
    heads = {start: head for start in starts if (head := _match_head(block, start))}
    for head in heads.values():
        yield head.end()
    wrapped = [
        end - start
        for start, end, after in zip(starts, ends, starts[1:], strict=False)
        if block[after : after + 1].islower()
    ]
    width = max(wrapped or (end - start for start, end in zip(starts, ends, strict=True)))
    for start, end, after in zip(starts, ends, starts[1:], strict=False):
        following = block[after : after + 60].split(maxsplit=1)
        if not following or following[0][0].islower():
            continue
        had_room = end - start + 1 + len(following[0]) <= width
        if after in heads or had_room or (not wrapped and len(starts) > 3):
            yield after
