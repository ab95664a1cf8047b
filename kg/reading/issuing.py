"""Find the line on which a text says when it was issued: "Lima, 3 November 2025", "HOUSE OF COMMONS, 7 April 1982".

It stands above the text or below it. Where several lines are such dates, they head the parts of something longer.
"""

import re

_NAME = r"[A-ZÀ-Þ][\w.'’-]*"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_MONTH = r"[A-Z][a-z]{2,8}"
#: The day, behind a place or the name of whoever speaks.
_LINE = re.compile(
    rf"^[^\S\n]*(?:(?:(?:{_NAME}|of|the|for) ){{0,5}}{_NAME}(?:,| [-–—]) ){{0,2}}(?:[A-Z][a-z]+day,? )?(?:the )?"
    rf"(?P<day>{_DAY}(?: of)? {_MONTH},? \d{{4}}|{_MONTH} {_DAY},? \d{{4}})\.?[^\S\n]*$",
    re.MULTILINE,
)
#: So many lines from its beginning or end it may stand.
_NEAR = 5


def find_issue(text: str) -> tuple[int, int] | None:
    r"""Return where the day stands on which `text` was issued, None where it does not say so.

    >>> find_issue("Peru recalled its envoy.\n\nLima, 3 November 2025")
    (32, 47)
    >>> find_issue("Foreign Ministry, Lima, 3 November 2025\n\nPeru recalled its envoy.")
    (24, 39)
    """
    lines = list(_LINE.finditer(text))
    if len({line["day"] for line in lines}) != 1:
        return None
    above = _lines(text, 0, lines[0].start()) < _NEAR
    below = _lines(text, lines[-1].end(), len(text)) < _NEAR
    return lines[0].span("day") if above else lines[-1].span("day") if below else None


def _lines(text: str, begin: int, end: int) -> int:
    return len([line for line in text[begin:end].split("\n") if line.strip()])
