"""Read which offices a text says are held no longer: "was overthrown", "resigned as foreign minister", "died".

What is planned, denied or only asked for ends nothing. Who comes to an office again afterwards holds it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kg.model import EntityId, Evidence, Factuality, Status, TimeSpan
from kg.reading.grammar import Grammar
from kg.reading.judge.factuality import FactualityJudge
from kg.reading.judge.times.terms import TermReader
from kg.reading.labels import NOUNS
from kg.reading.parse import Parse
from kg.reading.resolve.posts.offices import Holding
from kg.reading.resolve.referents import PERSONS
from kg.reading.resolve.resolver import Resolver
from kg.reference.actor_cues import OfficeCues

#: What a wording has besides its verb: "step down", "shoot dead".
_WITH_VERB = ("prt", "advmod", "acomp", "oprd")
#: Parts of speech of what tells that a term ends.
_TELLING = ("NOUN", "VERB")


@dataclass(frozen=True, slots=True)
class Term:
    """An office as one mention tells that it is held."""

    holding: Holding
    evidence: Evidence
    #: Whether the mention tells that the holder comes to the office: "became", "was elected".
    begins: bool
    status: Status | None
    when: TimeSpan | None


@dataclass(frozen=True, slots=True)
class Ending:
    """That somebody ceases to hold an office, told in a sentence that ends at an offset of the document's text."""

    person: EntityId
    end: int
    #: The noun of the office, where it is said: "resigned as foreign minister".
    noun: str | None
    when: TimeSpan | None


class EndingReader:
    """Finds the endings of terms in one parse."""

    def __init__(
        self,
        grammar: Grammar,
        resolver: Resolver,
        factuality: FactualityJudge,
        terms: TermReader,
        cues: OfficeCues,
    ) -> None:
        """Look at the parse of `grammar`; `resolver` says who is meant, `factuality` what is so, `terms` when."""
        self.parse = grammar.parse
        self.grammar = grammar
        self.resolver = resolver
        self.factuality = factuality
        self.terms = terms
        self.cues = cues

    def read(self) -> Iterator[Ending]:
        """Yield the endings in text order."""
        p = self.parse
        for t, pos in enumerate(p.pos):
            functions = self._functions(t, pos) if pos in _TELLING else ()
            if not functions:
                continue
            told = self.grammar.functions(t)
            people = [e for name in functions for x in told.get(name, ()) for e in self._people(x)]
            if not people or self.factuality.judge(t).factuality is not Factuality.FACT:
                continue
            noun = next((p.lemma[x].lower() for x in told.get("as", ()) if p.pos[x] in NOUNS), None)
            end = p.end[p.sentences[p.sentence_of[t]][1] - 1]
            yield from (Ending(e, end, noun, self.terms.read_end(t)) for e in dict.fromkeys(people))

    def _functions(self, t: int, pos: str) -> tuple[str, ...]:
        """Return where whoever leaves office stands, as seen from a noun or verb; nothing where nobody does."""
        p, cues = self.parse, self.cues
        lemma = p.lemma[t]
        if pos == "NOUN":
            return ("of", "possessor") if lemma in cues.ending_nouns else ()
        if lemma in cues.leaving and any(p.lemma[c] in cues.left for c in p.children[t] if p.dep[c] == "dobj"):
            return ("subject",)
        if lemma in cues.removing:
            told = self.grammar.functions(t)
            left = [p.lemma[x] for name in ("from", "of") for x in told.get(name, ())]
            return ("object",) if cues.left.intersection(left) else ()
        wordings = {lemma, *(f"{lemma} {p.lower[c]}" for c in p.children[t] if p.dep[c] in _WITH_VERB)}
        return ("subject",) if wordings & cues.resigning else ("object",) if wordings & cues.ousting else ()

    def _people(self, token: int) -> list[EntityId]:
        found = (self.resolver.reference(t) for t in self.parse.conjuncts(token))
        return [e for r in found if r is not None and r.kind in PERSONS for e in r.entities]


def begins_term(p: Parse, head: int, cues: OfficeCues) -> bool:
    """Whether the noun of an office is what somebody becomes, or is elected or appointed as."""
    above = p.head[head]
    verb = p.head[above] if p.dep[head] == "pobj" and p.lower[above] == "as" else above
    appoints = p.lemma[verb] == "become" or p.lemma[verb] in cues.appointing
    return appoints and p.dep[head] in ("attr", "oprd", "pobj")


def end_terms(terms: Sequence[Term], endings: Sequence[Ending]) -> list[Term]:
    """Return the terms with those marked as former that an ending closes.

    An ending closes the offices told of up to its sentence; where none was told before, those told later. Coming to an
    office begins a new term, which only a later ending closes.
    """
    return [_ended(term, terms, endings) for term in terms]


def _ended(term: Term, terms: Sequence[Term], endings: Sequence[Ending]) -> Term:
    held = [other for other in terms if other.holding.person == term.holding.person]
    begins = [o.evidence.begin for o in held if o.begins and o.holding.office == term.holding.office]
    begin = max((b for b in begins if b <= term.evidence.begin), default=-1)
    until = min((b for b in begins if b > term.evidence.begin), default=None)
    for ending in endings:
        if ending.person != term.holding.person or ending.end <= begin or (until is not None and until < ending.end):
            continue
        known = [o for o in held if o.evidence.begin < ending.end]
        if known and all(o.holding.office != term.holding.office for o in known):
            continue
        if ending.noun is not None and ending.noun not in term.holding.title.split():
            continue
        when = _until(term.when, ending.when)
        return replace(term, status=term.status if term.status is Status.DESIGNATE else Status.FORMER, when=when)
    return term


def _until(when: TimeSpan | None, end: TimeSpan | None) -> TimeSpan | None:
    """Return a term that has its own beginning, if told, and the end of what ended it."""
    if end is None or when is None:
        return when or end
    return when if when.latest is not None else replace(when, date=None, latest=end.latest)
