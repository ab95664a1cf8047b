"""Find who speaks: behind a verb of reporting, in a statement, around a quotation.

"The cabinet's statement said" is the cabinet speaking, and "we" between quotation marks is whoever the quotation is by.
Speakers are tokens here; who they are is for the resolver to say.
"""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from kg.reading.grammar import Grammar
from kg.reading.labels import NOUNS, VERBS
from kg.reading.parse import Parse
from kg.reading.speeches import find_speeches
from kg.reference.clause_cues import AttributionCues

_MARK = re.compile(r"[“”\"«»„]|\n\s*\n")
#: Shorter quotations are phrases inside the author's own sentence.
_SHORTEST = 15
#: Where whoever issued a statement stands, the best place first.
_ISSUERS = ("possessor", "by", "lender", "from", "of")
#: How many sentences back "the statement" may have been spoken of.
_REACH = 4


def find_quotations(text: str) -> list[tuple[int, int]]:
    """Return where longer quotations begin and end; one that is not closed ends with its paragraph.

    >>> find_quotations('He said: "We will not recall our envoy." She left.')
    [(9, 40)]
    """
    found, opened = [], None
    for match in _MARK.finditer(text):
        mark, at = match.group(), match.start()
        if not mark.strip():
            if opened is not None:
                found.append((opened, at))
            opened = None
        elif mark in "“«„" or (mark == '"' and opened is None and not text[at + 1 : at + 2].isspace()):
            opened = at if opened is None else opened
        elif opened is not None:
            found.append((opened, at + 1))
            opened = None
    if opened is not None:
        found.append((opened, len(text)))
    return [(b, e) for b, e in found if e - b >= _SHORTEST]


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words of others, by their offsets, with their speakers and the verb that names them.

    They stand between quotation marks, or in a record behind the label of who speaks.
    """

    begin: int
    end: int
    speakers: tuple[int, ...]
    cue: int
    #: Whether a record has it as a speech; `is_part` where its label tells only the part that the speaker has.
    is_speech: bool = False
    is_part: bool = False


class Voices:
    """The speakers of one parse."""

    def __init__(self, parse: Parse, grammar: Grammar, cues: AttributionCues) -> None:
        """Look at `parse`; `cues` tell which words report."""
        self.parse = parse
        self.grammar = grammar
        self.cues = cues
        self._quotations: list[Quotation] | None = None
        self._speeches: list[Quotation] | None = None

    def speakers(self, verb: int) -> list[int]:
        """Return who speaks by a verb of reporting."""
        subjects = self.grammar.of_verb(verb).get("subject", ())
        return [s for t in subjects for s in self.behind(t)]

    def is_statement(self, token: int) -> bool:
        """Whether a noun is something said, which speaks for whoever issued it."""
        return self.parse.pos[token] == "NOUN" and self.parse.lemma[token] in self.cues.reporting_nouns

    def behind(self, token: int) -> list[int]:
        """Return who speaks in a statement, and anybody else as they stand."""
        p = self.parse
        if not self.is_statement(token):
            return [token]
        issuers = self.issuers(token)
        if not issuers and any(p.lower[c] in ("the", "this") for c in p.children[token]):
            issuers = self._issuers_before(token)
        return issuers or [token]

    def issuers(self, noun: int) -> list[int]:
        """Return who issued a statement: "the NGO's report", "put out a report", "a statement read by the envoy"."""
        functions = self.grammar.of_noun(noun)
        found = next((functions[name] for name in _ISSUERS if functions.get(name)), [])
        for clause in functions.get("clause", ()) if not found else ():
            if self.parse.pos[clause] in VERBS and self.grammar.is_passive(clause):
                found = self.grammar.of_verb(clause).get("subject", [])
        return found or [t for t in functions.get("modifier", ()) if self.parse.pos[t] in NOUNS]

    def _issuers_before(self, token: int) -> list[int]:
        """Return who issued the statement that "the statement" goes back to."""
        p = self.parse
        first = p.sentences[max(0, p.sentence_of[token] - _REACH)][0]
        for t in range(token - 1, first - 1, -1):
            if self.is_statement(t) and (found := self.issuers(t)):
                return found
        return []

    def quotation_at(self, token: int) -> Quotation | None:
        """Return the quotation around a token, or the speech of a record, if it is known who speaks."""
        at = self.parse.begin[token]
        for found in (self._all_quotations(), self.speeches()):
            k = bisect_right(found, at, key=lambda q: q.begin) - 1
            if k >= 0 and at < found[k].end:
                return found[k]
        return None

    def speeches(self) -> list[Quotation]:
        """Return the speeches of a record, whose labels say who speaks."""
        if self._speeches is None:
            p = self.parse
            self._speeches = [
                Quotation(speech.body, speech.end, (speaker,), speaker, True, speech.is_part)
                for speech in find_speeches(p.text)
                if (speaker := self._labelled(speech.begin, speech.label_end)) is not None
            ]
        return self._speeches

    def labels(self) -> frozenset[int]:
        """Return the words of the labels of a record, which tell who speaks and nothing else."""
        p = self.parse
        spans = ((bisect_left(p.begin, s.begin), bisect_left(p.begin, s.body)) for s in find_speeches(p.text))
        return frozenset(t for first, stop in spans for t in range(first, stop))

    def _labelled(self, begin: int, end: int) -> int | None:
        """Return the word of a label that its others hang on; None where the label is not in this parse."""
        p = self.parse
        first, stop = bisect_left(p.begin, begin), bisect_left(p.begin, end)
        label = range(first, stop)
        if not label or p.begin[first] != begin:
            return None
        brackets = next((t for t in label if p.words[t] == "("), stop)
        nouns = [t for t in range(first, brackets) if p.pos[t] in NOUNS] or [first]
        return next((t for t in reversed(nouns) if p.head[t] not in label or p.head[t] == t), nouns[-1])

    def _all_quotations(self) -> list[Quotation]:
        """Return the quotations with a speaker, their own or that of the quotation before."""
        if self._quotations is None:
            self._quotations = []
            p = self.parse
            if not any(q in p.text for q in '“"«'):
                return self._quotations
            last: tuple[tuple[int, ...], int] | None = None
            for begin, end in find_quotations(p.text):
                last = self._speaker_of(begin, end) or last
                if last is not None:
                    self._quotations.append(Quotation(begin, end, *last))
        return self._quotations

    def _speaker_of(self, begin: int, end: int) -> tuple[tuple[int, ...], int] | None:
        """Return who says a quotation: the subject of a reporting verb of its sentence that stands outside it."""
        p = self.parse
        for first, stop in p.sentences:
            if p.end[stop - 1] <= begin or p.begin[first] >= end:
                continue
            verbs = [
                t
                for t in range(first, stop)
                if not begin <= p.begin[t] < end
                and p.pos[t] in VERBS
                and (p.lemma[t] in self.cues.reporting_verbs or (p.head[t] == t and ":" in p.text[p.end[t] : begin]))
            ]
            verbs.sort(key=lambda t: min(abs(p.begin[t] - begin), abs(p.begin[t] - end)))
            for verb in verbs:
                speakers = tuple(t for t in self.speakers(verb) if not begin <= p.begin[t] < end)
                if speakers:
                    return speakers, verb
        return None
