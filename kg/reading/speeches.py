"""Find the speeches of a record in which each speaker is named before what he says: "Mr. Berg (Norway): We ...".

Minutes of a parliament, verbatim records and briefings have such labels. A label stands at the head of its paragraph
and ends with a colon; what follows is that speaker's until the next label or heading.
"""

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache

#: A label by its form: begins large, has no end of a sentence, and its colon is followed by a sentence.
_LABEL = re.compile(r"^[^\S\n]*(?P<label>[A-Z][^\n:;!?]{0,140})\s?:[^\S\n]+(?=[\"“A-Z])", re.MULTILINE)
#: What every label ends with, looked for first: most texts have none, and are no record.
_COLON = re.compile(r":[^\S\n]+[\"“A-Z]")
#: What only a speaker is called by: an address, a post with its holder behind it in brackets. Of honorifics these are
#: those that open labels; a text is looked at before any cues are at hand.
_SPEAKER = re.compile(
    r"(?:Rt\.?\s)?Hon\.?\s|(?:Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Lord|Lady|Shri|Smt|MR|MRS|MS|DR|SIR|SHRI|SMT)\b\.?\s"
    r"|The\s[A-Z][\w ]+\((?:Mr|Mrs|Ms|Miss|Dr|Sir|Lord|Lady|Shri)\b"
)
#: ... or by his part in a briefing.
_PART = re.compile(
    r"(?:[\w ]+\s)?(?:spokes(?:person|man|woman)|moderator|question|answer|reporter|journalist|interviewer)|Q|A",
    re.IGNORECASE,
)
#: A name or post is of so many words at most, what stands in brackets aside, and these alone are written small.
_WORDS = 10
_LITTLE = re.compile(r"of|for|the|and|to|in|on|del?|da|la|al|el|bin|ibn|v[ao]n|a\.i\.")
_BRACKETS = re.compile(r"\([^()]*\)")
_ENDS = (".", "?", "!", ":", "…", ";", ")", "”", '"')
_PARAGRAPH = re.compile(r"\n\s*\n\s*")
#: Characters that are looked at before a label, and at the end of a paragraph.
_NEAR = 40
_FIRST_PERSON = re.compile(r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur)\b")


@dataclass(frozen=True, slots=True)
class Speech:
    """What one speaker says: where his label begins and ends, and where his words begin and end."""

    begin: int
    label_end: int
    body: int
    end: int
    #: Whether the label tells only which part the speaker has: "Question", "Spokesperson".
    is_part: bool


@lru_cache(maxsize=4)
def find_speeches(text: str) -> tuple[Speech, ...]:
    r"""Return the speeches of a text; none where it is no record of speeches.

    One label makes no record, unless its speaker says "I" or "we".

    >>> text = "Mr. Berg (Norway): We welcome the text.\n\nThe President: I thank Norway."
    >>> [(text[t.begin : t.label_end], text[t.body : t.end]) for t in find_speeches(text)]
    [('Mr. Berg (Norway)', 'We welcome the text.'), ('The President', 'I thank Norway.')]
    >>> find_speeches("Talks: the minister said no.\n\nPeru: Lawmakers met.")
    ()
    """
    if _COLON.search(text) is None:
        return ()
    labels = [m for m in _LABEL.finditer(text) if _may_name(text, m)]
    if not any(_tells_speaker(m["label"]) for m in labels):
        return ()
    paragraphs = _Paragraphs(text)
    labels = [m for m in labels if paragraphs.is_sentence(m.end())]
    sure = [m for m in labels if _tells_speaker(m["label"])]
    if not sure or (len(labels) == 1 and not _FIRST_PERSON.search(text, sure[0].end())):
        return ()
    found = []
    for k, m in enumerate(labels):
        stop = labels[k + 1].start() if k + 1 < len(labels) else len(text)
        part = _PART.fullmatch(m["label"]) is not None
        found.append(Speech(m.start("label"), m.end("label"), m.end(), paragraphs.end(m.end(), stop), part))
    return tuple(found)


def _tells_speaker(label: str) -> bool:
    """Whether only a speaker is called so."""
    return _SPEAKER.match(label) is not None or _PART.fullmatch(label) is not None


def _may_name(text: str, label: re.Match[str]) -> bool:
    """Whether a label may be a name or post: few words written large, after a blank line or the end of a sentence."""
    words = _BRACKETS.sub("", label["label"]).split()
    if not 0 < len(words) <= _WORDS or any(word[0].islower() and not _LITTLE.fullmatch(word) for word in words):
        return False
    before = text[max(0, label.start() - _NEAR) : label.start()]
    return not before.strip() or before.endswith("\n\n") or before.rstrip()[-1] in _ENDS


class _Paragraphs:
    """The paragraphs of a text, found once: a record may have thousands."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._gaps = [gap.span() for gap in _PARAGRAPH.finditer(text)]
        self._begins = [begin for begin, _ in self._gaps]

    def is_sentence(self, body: int) -> bool:
        """Whether the paragraph from `body` on ends as sentences do: that of a headline does not."""
        following = bisect_left(self._begins, body)
        end = self._begins[following] if following < len(self._begins) else len(self._text)
        return self._text[max(body, end - _NEAR) : end].rstrip(" \n\"”')]")[-1:] in _ENDS

    def end(self, body: int, stop: int) -> int:
        """Return where a speech ends: before the next label, or before a heading among its paragraphs."""
        for begin, end in self._gaps[bisect_left(self._begins, body) : bisect_left(self._begins, stop)]:
            if end < stop and not self.is_sentence(end):
                return begin
        return body + len(self._text[body:stop].rstrip())
