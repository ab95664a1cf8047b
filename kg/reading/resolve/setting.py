"""Say of which state a stretch of a document speaks, as its letterhead and its headings tell.

"SENATE OF KENYA" above a text makes "the Senate" Kenya's, and under "PERU." a newsletter speaks of Peru until its next
heading.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Container
from itertools import islice

from kg.model import EntityId
from kg.reading.issuing import find_issue
from kg.reference.catalogue import Catalogue

_STATE, _BODY, _BLOC = "dip:State", "dip:Organization", "dip:InternationalOrganization"
#: A heading in capitals, alone on its line or with a mark behind it: "PERU.", "CHILE/BOLIVIA:".
_HEADING = re.compile(
    r"^(?P<name>[^\W\d_a-z][^\n\d_a-z.:]*[^\W\d_a-z])(?:[.:](?=\s)|\s+[-–—](?=\s)|[^\S\n]*$)", re.MULTILINE
)
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_SAXON = re.compile(r"['’][sS]$")
_APART = re.compile(r"\s*[/,&]\s*|\s+AND\s+")
#: What may stand before the states of a heading: "ON MALI", "THE SITUATION IN HAITI".
_MATTER = re.compile(
    r"^(?:(?:THE\s)?(?:SITUATION|CRISIS|QUESTION|DEVELOPMENTS)\s(?:IN|OF|CONCERNING)|ON|IN|RE|REGARDING)\s(?:THE\s)?"
)
#: The day behind the name of a body: "HOUSE OF COMMONS, 7 April 1982".
_DATED = re.compile(r",\s(?:[A-Z][a-z]+\s)?\d[\w\s,]*$")
#: What a document calls itself before the name of a body: "Press release: Ministry of Defence".
_CALLED = re.compile(r"^[A-Z]\w*(?:\s\w+)?:\s")
#: What may be written small in a letterhead.
_LITTLE = frozenset({"of", "the", "for", "and", "to", "in"})
#: A letterhead is one of so many lines at most, of so many words at most.
_LINES, _WORDS = 4, 10


class Setting:
    r"""Whose state each stretch of a document is about.

    >>> from kg.reference.reference import load_reference
    >>> catalogue = load_reference().catalogue
    >>> setting = Setting("SENATE OF KENYA\n\nThe Senate met.", catalogue, {"senate"})
    >>> setting.state_at(17)
    'state/KEN'
    >>> text = "PERU. Lawmakers met.\n\nCHILE. The Senate met."
    >>> [Setting(text, catalogue, {"senate"}).state_at(at) for at in (6, 30)]
    ['state/PER', 'state/CHL']
    """

    def __init__(self, text: str, catalogue: Catalogue, bodies: Container[str]) -> None:
        """Look for headings in the whole `text`, and in its first lines for one of the `bodies` of a state."""
        self._catalogue = catalogue
        #: How often each state was named in the parts of the document before the one that is read, and in its headline.
        self.named: Counter[EntityId] = Counter()
        self.headline: tuple[EntityId, ...] = ()
        self._begins = [0]
        #: The organisation of states whose body issues the document, whose seat is in no matter.
        self.organization: EntityId | None = None
        #: The state of the body that issues the document.
        self.issuer = self._letterhead(text, bodies)
        self._states = [self.issuer]
        for heading in _HEADING.finditer(text):
            named = [self._state(part) for part in _APART.split(_MATTER.sub("", heading["name"]))]
            if all(state is not None for state in named):
                self._begins.append(heading.start())
                self._states.append(named[0] if len(named) == 1 else None)

    def note(self, states: Counter[EntityId], *, is_headline: bool) -> None:
        """Note which states a part of the document has named, for the parts behind it."""
        self.named.update(states)
        if is_headline:
            self.headline = (*states,)

    def state_at(self, offset: int) -> EntityId | None:
        """Return the state that the text speaks of at an offset, None where no heading tells."""
        return self._states[bisect_right(self._begins, offset) - 1]

    def section(self, offset: int) -> int:
        """Return the number of the section of the document in which an offset lies."""
        return bisect_right(self._begins, offset)

    def _letterhead(self, text: str, bodies: Container[str]) -> EntityId | None:
        """Return the state whose body heads the text: "Ministry of Foreign Affairs of Japan", "PHILIPPINE SENATE".

        The state may stand on a line of its own before or behind its body.
        """
        above: EntityId | None = None
        headed = False
        for line in text.lstrip().split("\n", _LINES)[:_LINES]:
            line = _DATED.sub("", line)
            called = _CALLED.match(line)
            if called is not None and any(w[0].lower() in bodies for w in _WORD.finditer(line, called.end())):
                line = line[called.end() :]
            words = [word[0] for word in islice(_WORD.finditer(line), _WORDS + 1)]
            if headed and len(words) > _WORDS:
                return self._opening(words, bodies) or above or self._signed(text)
            if not 0 < len(words) <= _WORDS:
                continue
            lower = [word.lower() for word in words]
            if not any(word in bodies for word in lower):
                above = self._state(line) or above
                if headed and above is not None:
                    return above
                continue
            if any(word[:1].islower() and word not in _LITTLE for word in words):
                continue
            if state := self._owner(words, lower, bodies) or self._owner_of_name(line.strip(), words) or above:
                return state
            if bloc := self._bloc(line, words):
                self.organization = bloc
                return None
            headed = True
        return self._signed(text) if headed else None

    def _opening(self, words: list[str], bodies: Container[str]) -> EntityId | None:
        """Return the state of the body with which the text opens: "The Ministry of Defence of Chad has learned"."""
        lower = [word.lower() for word in words]
        if lower[0] != "the" or lower[1] not in bodies:
            return None
        return self._owner(words, lower, bodies)

    def _signed(self, text: str) -> EntityId | None:
        """Return the state in whose capital a text was signed: "Lima, 3 November 2025", "Briefing, Lima, 3 May"."""
        day = find_issue(text)
        line = text[text.rfind("\n", 0, day[0]) + 1 : day[0]] if day is not None else ""
        city = next(
            (s.entity for s in self._catalogue.senses.get(line.strip(" ,").rpartition(",")[2].strip(), ())), None
        )
        return self._catalogue.entries[city].state if city in self._catalogue.capitals else None

    def _owner(self, words: list[str], lower: list[str], bodies: Container[str]) -> EntityId | None:
        """Return the state behind the last "of" of a body, or before a body: "SENATE OF KENYA", "KENYA SENATE"."""
        first = 1 if lower[0] == "the" else 0
        body = next(k for k, word in enumerate(lower) if word in bodies)
        before = words[first:body] if lower[-1] in bodies or lower[body + 1 : body + 2] == ["of"] else []
        for length in range(len(before), 0, -1):
            if state := self._state(_SAXON.sub("", " ".join(before[:length]))):
                return state
        for k in range(body + 1, len(words) - 1):
            if lower[k] == "of":
                behind = words[k + 1 :][lower[k + 1] == "the" :]
                for length in range(min(4, len(behind)), 0, -1):
                    if state := self._state(" ".join(behind[:length])):
                        return state
        return None

    def _owner_of_name(self, line: str, words: list[str]) -> EntityId | None:
        """Return the state of a body that goes by its name alone: "HOUSE OF COMMONS", "U.S. Department of State"."""
        for name in (line, _in_title_case(words)):
            for sense in self._catalogue.senses.get(name, ()):
                entry = self._catalogue.entries[sense.entity]
                if entry.kind == _BODY and entry.state is not None:
                    return entry.state
        return None

    def _bloc(self, line: str, words: list[str]) -> EntityId | None:
        """Return the organisation of states that heads a line: "ECOWAS Commission", "Council of the European Union"."""
        behind = line.rpartition(" of ")[2].removeprefix("the ").partition(",")[0]
        opening = (" ".join(words[:length]) for length in range(len(words), 0, -1))
        for name in (behind, *opening):
            for sense in self._catalogue.senses.get(name.strip(), ()):
                if self._catalogue.entries[sense.entity].kind == _BLOC:
                    return sense.entity
        return None

    def _state(self, name: str) -> EntityId | None:
        for written in (name.strip(), _in_title_case(name.split())):
            for sense in self._catalogue.senses.get(written, ()):
                if self._catalogue.entries[sense.entity].kind == _STATE:
                    return sense.entity
        return None


def _in_title_case(words: list[str]) -> str:
    """Write words as a name.

    >>> _in_title_case(["REPUBLIC", "OF", "GUINEA-BISSAU"])
    'Republic of Guinea-Bissau'
    """
    return " ".join(word.lower() if word.lower() in _LITTLE else word.title() for word in words)
