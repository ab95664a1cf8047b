"""Decide when an event happened: the time expression of its own clause, else of the clause that governs it.

Which expressions a text has, and which days they mean, `dating` says; here they are only joined to events.
"""

import datetime as dt
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

from kg.model import Factuality, TimeSpan
from kg.reading.functions import is_passive
from kg.reading.judge.times.chronicle import Chronicle, first_of, go_on
from kg.reading.judge.times.closeness import INSIDE, Closeness
from kg.reading.judge.times.dating import TimeExpression, find_times, resolve_time
from kg.reading.judge.times.values import Days, Relative, Season, Shift, Unplaced, Value, Weekday, Window
from kg.reading.labels import PRESENT, VERBS
from kg.reading.parse import Parse
from kg.reference.dating import DatingCues
from kg.reference.lexicon import Lexicon

#: So many years before its date lies what a history tells.
_LONG_PAST = 2
#: What a time of another clause scores at most.
_REACHED = 5.0
#: How many dates of one sentence are looked at for what "the next day" follows.
_BESIDE = 4


class TimeJudge:
    """Dates the events of one parse."""

    def __init__(self, parse: Parse, date: dt.date | None, cues: DatingCues, lexicon: Lexicon) -> None:
        """Find the times of the text; `date` is the document's, by which relative ones count.

        `lexicon` knows the verbs that tell the event of their noun and have its time ("held talks").
        """
        self.parse = parse
        self.cues = cues
        self._closeness = Closeness(parse, cues, lexicon)
        self.date = date
        #: Full dates of the text with their offsets and sentences, when first asked for.
        self._dated: list[tuple[int, int, TimeSpan]] | None = None
        self._history: bool | None = None
        begins = parse.begin
        self.by_sentence: dict[int, list[tuple[int, int, TimeExpression]]] = {}
        times = find_times(parse.text, cues, begins[0], parse.end[-1]) if begins else ()
        self._chronicle = Chronicle(parse.text, date, times)
        for expression in times:
            first = bisect_right(begins, expression.begin) - 1
            last = bisect_right(begins, expression.end - 1) - 1
            if parse.pos[first] in VERBS and isinstance(expression.value, Window):
                continue  # "the talks last five days"
            self.by_sentence.setdefault(parse.sentence_of[first], []).append((first, last, expression))

    def judge(self, trigger: int, factuality: Factuality) -> TimeSpan | None:
        """Return the time of the event at `trigger`, None where its sentence names none for it."""
        p = self.parse
        expressions = self.by_sentence.get(p.sentence_of[trigger], ())
        best, chosen = (False, 0.0), None
        for first, last, expression in expressions:
            if first <= trigger <= last:
                continue
            score = self._closeness.find(trigger, first, last)
            if factuality is Factuality.PLANNED and self._is_resolved_on(trigger, first, score):
                continue
            if factuality is Factuality.FACT and self.parse.tag[trigger] == "VBD" and _is_ahead(expression.value):
                continue
            if factuality is Factuality.PLANNED and score <= _REACHED and _is_behind(expression.value):
                continue  # "left yesterday and is to meet the emir"
            # how long, or at what hour, is told only where nothing says on which day
            rank = (not isinstance(expression.value, Unplaced), score)
            if score > 0 and rank > best:
                best, chosen = rank, (first, last, expression)
        if chosen is None:
            return self._entry_time(trigger) if factuality in (Factuality.FACT, Factuality.NEGATED) else None
        told = factuality is not Factuality.PLANNED or self._is_past_plan(trigger)
        future = not told and not (best[1] <= _REACHED and self._is_past_above(trigger))
        return resolve_time(chosen[2], self.date, future=future, anchor=self._anchor(chosen, expressions))

    def judge_scheduled(self, trigger: int) -> TimeSpan | None:
        """Return the time of what the present tense tells of days ahead: "arrives tomorrow", "is leaving on Friday".

        None where it does not; by itself the present tense tells of today, or of a history's past.
        """
        p = self.parse
        verb = p.verb_of(trigger)
        runs = p.tag[verb] == "VBG" and any(p.dep[c] == "aux" and p.tag[c] in PRESENT for c in p.children[verb])
        if self.date is None or not (runs or p.tag[verb] in PRESENT):
            return None
        when = self.judge(trigger, Factuality.PLANNED if runs else Factuality.FACT)
        ahead = when is not None and when.earliest is not None and when.earliest > self.date
        return when if ahead else None

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
        if p.dep[own] in ("relcl", "advcl") and self._is_past(own) and not self._is_past(p.verb_of(p.head[own])):
            return None  # "Ghana, whose envoy was killed, protests"
        return self._chronicle.entry_around(p.begin[trigger])

    def _is_past(self, verb: int) -> bool:
        """Whether a clause is told in the past tense or the perfect."""
        p = self.parse
        auxiliaries = [c for c in p.children[verb] if p.dep[c] in ("aux", "auxpass")]
        return p.tag[verb] == "VBD" or any(p.tag[c] == "VBD" or p.lemma[c] == "have" for c in auxiliaries)

    def _is_past_above(self, trigger: int) -> bool:
        """Whether a plan stands under what was done, which has the time: "authorised in March to attack"."""
        p = self.parse
        own = p.verb_of(trigger)
        return p.dep[own] != "conj" and any(self._is_past(t) for t in p.climb(own) if p.pos[t] in VERBS)

    def _is_past_plan(self, trigger: int) -> bool:
        """Whether a plan was one before: "had been due to leave on Monday", "tried to leave on Monday"."""
        p = self.parse
        above = [trigger, *p.climb(trigger)[:2]]
        if any(p.lemma[t] in self.cues.attempts and p.tag[t] in ("VBD", "VBN") for t in above[1:]):
            return True
        return any(p.lower[c] == "had" and p.dep[c] == "aux" for t in above for c in p.children[t])

    def _is_resolved_on(self, trigger: int, first: int, score: float) -> bool:
        """Whether a time is that of a resolve: in "agreed on Thursday to meet" Thursday is no day of the meeting."""
        p = self.parse
        verb = p.verb_of(trigger)
        if p.pos[trigger] not in VERBS:  # "proposed a truce on Monday"
            asked = p.lemma[verb] in self.cues.ahead_verbs and score < INSIDE and p.lower[first - 1] != "for"
            return asked and (p.tag[verb] == "VBD" or (p.tag[verb] == "VB" and first < verb))
        above = p.head[verb]
        past = p.tag[above] == "VBD" and p.lemma[above] != "be" and not is_passive(p, above)
        return p.dep[verb] == "xcomp" and past and first < verb and p.tag[verb] == "VB"

    def _anchor(
        self, chosen: tuple[int, int, TimeExpression], expressions: Sequence[tuple[int, int, TimeExpression]]
    ) -> TimeSpan | None:
        """Return another date of the sentence that "two days later" or a bare "May 15" counts from."""
        first, last, expression = chosen
        if expression.kind not in ("anchored", "date", "relative") or self.parse.dep[last] in ("mark", "prep"):
            return None  # "two days after the coup" counts from the coup
        for _, beside, other in expressions:
            if other is not expression and other.kind == "date" and not self._is_of_attribute(beside, first):
                # a bare date lends no year to another one
                whole = replace(other, bound="") if other.bound == "until" else other  # "until 1980, when"
                span = resolve_time(whole, self.date if expression.kind == "anchored" else None)
                if span.date is not None:
                    return span
        chronicle, begin = self._chronicle, expression.begin
        if (above := chronicle.entry_around(begin) or chronicle.chapter_around(begin)) is not None:
            return above
        pointing = first > 0 and self.parse.lower[first - 1] == "that" and self.parse.dep[first - 1] == "det"
        return self._last_date_before(expression, pointing)  # "that July" is one of which the text has told

    def _is_of_attribute(self, token: int, first: int) -> bool:
        """Whether a time stands in what is said of a noun, and that at `first` does not: "papers released in 2001"."""
        p = self.parse
        verb = p.verb_of(token)
        return p.dep[verb] in ("acl", "relcl") and verb != p.verb_of(first)

    def _is_aside(self, first: int, last: int) -> bool:
        """Whether a date is no part of the tale: of what was before ("whom it had arrested in 2009"), of a treaty."""
        p = self.parse
        verb = p.verb_of(first)
        before = p.dep[verb] in ("acl", "relcl") and any(p.lower[c] == "had" for c in p.children[verb])
        return before or self._closeness.is_of_deed(first, last)

    def _tells_history(self) -> bool:
        """Whether a text is about years long past, so that a date without one is of the year told last."""
        if self._history is None:
            times = [e for expressions in self.by_sentence.values() for _, _, e in expressions]
            years = sorted(year for e in times if (year := first_of(e.value).year))
            near = any(e.kind == "weekday" or (e.kind == "relative" and _is_of_today(e.value)) for e in times)
            latest = self.date.year - _LONG_PAST if self.date else 0
            self._history = len(years) > 1 and not near and years[len(years) // 2] <= latest
        return self._history

    def _last_date_before(self, chosen: TimeExpression, pointing: bool) -> TimeSpan | None:
        """Return the nearest earlier full date of the text: "On October 11, 1968 ... On October 15 ..."."""
        if self.date is not None and chosen.kind != "anchored" and not pointing and not self._tells_history():
            return None
        if self._dated is None:
            self._dated, last = [], None
            for sentence, expressions in self.by_sentence.items():
                for first, end, other in expressions:
                    if other.kind not in ("date", "range", "weekday", "relative") or self._is_aside(first, end):
                        continue
                    anchor = go_on(last, other.value) if other.kind in ("date", "range") else None
                    span = resolve_time(other, self.date, anchor=anchor)
                    if span.date is not None:
                        last = span if other.kind in ("date", "range") else last
                        self._dated.append((other.begin, sentence, span))
        k = bisect_left(self._dated, chosen.begin, key=lambda dated: dated[0])
        if not k:
            return None
        near = [span for _, sentence, span in self._dated[max(0, k - _BESIDE) : k] if sentence == self._dated[k - 1][1]]
        # "the next morning" follows a day, though its sentence names a year as well
        days = [span for span in near if span.earliest == span.latest] if _counts_days(chosen.value) else []
        return go_on((days or near)[-1], chosen.value)


def _is_of_today(value: Value) -> bool:
    """Whether a relative time counts from the document's day, as a report's does: not "in the summer"."""
    match value:
        case Season(which=which):
            return which is not None
        case Relative(loose=loose):
            return not loose
        case _:
            return True


def _is_behind(value: Value) -> bool:
    """Whether a time lies before the document's day, whatever the verb: "yesterday", "last month"."""
    match value:
        case Days(last=last):
            return last < 0
        case Relative(offset=offset, base=base):
            return base == "document" and offset < 0
        case _:
            return False


def _is_ahead(value: Value) -> bool:
    """Whether a time lies after the document's day: in "invited him to talks next week" nobody has invited him then."""
    match value:
        case Days(first=first):
            return first > 0
        case Relative(offset=offset, base=base):
            return base == "document" and offset > 0
        case Weekday(which=which, week=week):
            return "next" in (which, week)
        case _:
            return False


def _counts_days(value: Value) -> bool:
    return isinstance(value, Relative | Shift) and value.unit in ("hour", "day")
