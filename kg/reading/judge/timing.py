"""Decide when an event happened: the time expression of its own clause, else of the clause that governs it.

Which expressions a text has, and which days they mean, `dating` says; here they are only joined to events.
"""

import datetime as dt
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from kg.model import Factuality, TimeSpan
from kg.reading.judge.dating import TimeExpression, find_times, resolve_time
from kg.reading.lines import entry_head
from kg.reading.parse import Parse
from kg.reference.dating import DatingCues

_VERBS = ("VERB", "AUX")


class TimeJudge:
    """Dates the events of one parse."""

    def __init__(self, parse: Parse, date: dt.date | None, cues: DatingCues) -> None:
        """Find the times of the text; `date` is the document's, by which relative ones count."""
        self.parse = parse
        self.date = date
        #: Full dates of the text with their offsets, when first asked for.
        self._dated: list[tuple[int, TimeSpan]] | None = None
        begins = parse.begin
        self.by_sentence: dict[int, list[tuple[int, int, TimeExpression]]] = {}
        #: Dates that head an entry of a chronicle, with the offset at which the entry ends.
        self._entries: list[tuple[TimeExpression, int]] = []
        if not begins:
            return
        stop = parse.end[-1]
        for expression in find_times(parse.text, cues):
            if expression.begin < begins[0] or expression.begin >= stop:
                continue
            if expression.kind == "date" and entry_head(parse.text, expression.begin):
                end = parse.text.find("\n", expression.end)
                self._entries.append((expression, end if end >= 0 else len(parse.text)))
            first = bisect_right(begins, expression.begin) - 1
            last = bisect_right(begins, expression.end - 1) - 1
            self.by_sentence.setdefault(parse.sentence_of[first], []).append((first, last, expression))

    def judge(self, trigger: int, factuality: Factuality) -> TimeSpan | None:
        """Return the time of the event at `trigger`, None where its sentence names none for it."""
        p = self.parse
        expressions = self.by_sentence.get(p.sentence_of[trigger], ())
        best: tuple[float, TimeExpression] | None = None
        for first, last, expression in expressions:
            if first <= trigger <= last:
                continue
            score = self._closeness(trigger, first, last)
            if score > 0 and (best is None or score > best[0]):
                best = (score, expression)
        if best is None:
            return self._entry_time(trigger) if factuality in (Factuality.FACT, Factuality.NEGATED) else None
        future = factuality is Factuality.PLANNED
        return resolve_time(best[1], self.date, future=future, anchor=self._anchor(best[1], expressions))

    def read_at(self, first: int) -> TimeSpan | None:
        """Return the time whose words begin at the token `first`, or at the one behind it."""
        expressions = self.by_sentence.get(self.parse.sentence_of[first], ())
        found = next((e for begin, _, e in expressions if begin in (first, first + 1)), None)
        return resolve_time(found, self.date) if found is not None else None

    def _entry_time(self, trigger: int) -> TimeSpan | None:
        """Return the date that heads the entry around `trigger`: "17 October 1966 - Botswana is admitted"."""
        p = self.parse
        own = p.verb_of(trigger)
        if any(p.lower[c] == "had" and p.dep[c] == "aux" for c in p.children[own]):
            return None
        return self._entry_around(p.begin[trigger])

    def _entry_around(self, offset: int) -> TimeSpan | None:
        for expression, end in self._entries:
            if expression.end <= offset < end:
                return resolve_time(expression, self.date)
        return None

    def _anchor(
        self, chosen: TimeExpression, expressions: Sequence[tuple[int, int, TimeExpression]]
    ) -> TimeSpan | None:
        """Return another date of the sentence that "two days later" or a bare "May 15" counts from."""
        if chosen.kind not in ("anchored", "date", "relative"):
            return None
        for _, _, other in expressions:
            if other is not chosen and other.kind == "date":
                span = resolve_time(other, self.date)
                if span.date is not None:
                    return span
        if (entry := self._entry_around(chosen.begin)) is not None:
            return entry
        return self._last_date_before(chosen)

    def _last_date_before(self, chosen: TimeExpression) -> TimeSpan | None:
        """Return the nearest earlier full date of the text: "On October 11, 1968 ... On October 15 ..."."""
        if self.date is not None and chosen.kind != "anchored":
            return None
        if self._dated is None:
            self._dated, last = [], None
            for expressions in self.by_sentence.values():
                for _, _, other in expressions:
                    span = resolve_time(other, self.date, anchor=last) if other.kind == "date" else None
                    if span is not None and span.date is not None:
                        last = span
                        self._dated.append((other.begin, span))
        k = bisect_left(self._dated, chosen.begin, key=lambda dated: dated[0])
        return self._dated[k - 1][1] if k else None

    def _closeness(self, trigger: int, first: int, last: int) -> float:
        """Say how closely a time belongs to a trigger; 0 where it belongs to another clause."""
        p = self.parse
        top = self._top(first, last)
        governor = p.head[top]
        if p.pos[governor] == "ADP" or p.dep[top] == "pcomp" or p.tag[governor] == "IN":
            governor = p.head[governor]
        while p.pos[governor] in ("ADP", "SCONJ", "ADV", "NUM") and p.head[governor] != governor:
            governor = p.head[governor]
        if p.dep[top] == "compound" or p.dep[top] == "amod" or p.dep[top] == "poss":
            governor = p.head[top]
        if governor == trigger:
            return 10.0 - 0.01 * abs(first - trigger)
        if self._is_beside(governor):
            return 0.0
        clause = p.verb_of(governor)
        own = p.verb_of(trigger)
        if p.pos[trigger] not in _VERBS:
            # A noun's time: inside its own phrase, else that of the verb that carries it.
            if trigger in p.climb(governor):
                return 8.0 - 0.01 * abs(first - trigger)
            if clause == own:
                return 6.0 - 0.01 * abs(first - trigger)
        elif clause == trigger:
            return 9.0 - 0.01 * abs(first - trigger)
        if p.dep[own] == "relcl" and first <= p.head[own] <= last:
            return 7.0  # "in 1934 when the two signed"
        when = p.dep[own] in ("advcl", "relcl") and any(p.lower[c] == "when" for c in p.children[own])
        if when and clause == p.verb_of(p.head[own]):
            return 3.0
        if p.dep[clause] == "advcl" and p.tag[clause] == "VBG" and p.head[clause] == own and first > trigger:
            return 1.5
        # A time on the governing clause reaches participles, infinitives and coordinated verbs without their own.
        t, reach = own, 4.0
        for _ in range(4):
            if p.head[t] == t:
                break
            dep = p.dep[t]
            if dep == "conj" and p.head[t] == clause:
                return 5.0 if first < t else 1.5
            if dep not in ("xcomp", "conj", "advcl", "pcomp", "prep", "acl", "dobj", "pobj", "attr") or (
                dep == "acl" and p.tag[t] != "VBG"
            ):
                return 0.0
            if dep == "advcl" and any(p.dep[c] in ("mark", "nsubj", "nsubjpass") for c in p.children[t]):
                return 0.0
            t = p.head[t]
            reach -= 0.5
            if t == clause:
                return reach
        if p.dep[clause] in ("conj", "xcomp") and p.head[clause] == own and first > trigger:
            return 1.0
        return 0.0

    def _is_beside(self, token: int) -> bool:
        """Say whether a word stands in an apposition, whose times are its own: "an envoy, the first in ten years"."""
        p = self.parse
        while p.pos[token] not in _VERBS and p.head[token] != token:
            if p.dep[token] == "appos":
                return True
            token = p.head[token]
        return False

    def _top(self, first: int, last: int) -> int:
        """Return the token of a time expression on which the others depend."""
        p = self.parse
        for t in range(first, last + 1):
            if not first <= p.head[t] <= last or p.head[t] == t:
                return t
        return last
