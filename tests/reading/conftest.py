"""One reader for all tests of the reading wing, and a workbench that shows a marked word as the judges see it."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

import pytest

from kg.model import UNNAMED_SOURCE, Document, EntityId, Event, Factuality, Reading, TimeSpan
from kg.reading.grammar import Grammar
from kg.reading.judge.attribution import AttributionJudge
from kg.reading.judge.factuality import FactualityJudge
from kg.reading.judge.times.timing import TimeJudge
from kg.reading.parse import Parse
from kg.reading.reader import Reader
from kg.reading.resolve.names.index import NameIndex
from kg.reading.resolve.names.persons import PersonRegister
from kg.reading.resolve.posts.offices import Offices
from kg.reading.resolve.referents import Register
from kg.reading.resolve.resolver import Resolver
from kg.reading.voices import Voices
from kg.reference.reference import Reference

#: The day on which the sentences of the tests were published: a Tuesday.
TODAY = dt.date(2025, 5, 20)


@dataclass(frozen=True)
class Bench:
    """A parsed text with all that a stage looks at; `marked` are the tokens between asterisks."""

    parse: Parse
    resolver: Resolver
    register: Register
    reference: Reference
    marked: tuple[int, ...]

    @cached_property
    def grammar(self) -> Grammar:
        return Grammar(self.parse, self.reference.lexicon)

    @property
    def word(self) -> int:
        """The one marked token."""
        (word,) = self.marked
        return word

    def labels(self, *entities: EntityId) -> list[str]:
        return ["unnamed" if e == UNNAMED_SOURCE else self.register.labels[e] for e in entities]

    def functions(self) -> dict[str, list[str]]:
        """Return the functions of the marked word, as words."""
        found = self.grammar.functions(self.word)
        return {name: [self.parse.words[t] for t in tokens] for name, tokens in found.items() if tokens}

    def factuality(self) -> Factuality:
        cues = self.reference.cues
        judge = FactualityJudge(self.parse, cues.factuality, cues.attribution, self.reference.lexicon)
        return judge.judge(self.word).factuality

    def sources(self) -> list[str]:
        judge = AttributionJudge(self.resolver.voices, self.resolver, self.reference.cues.attribution)
        return self.labels(*judge.judge(self.word).sources)

    def when(self, factuality: Factuality = Factuality.FACT) -> TimeSpan | None:
        judge = TimeJudge(self.parse, TODAY, self.reference.dating, self.reference.lexicon)
        return judge.judge(self.word, factuality)

    def referents(self) -> list[str]:
        """Return whom the marked word means, by label; nobody where that is not clear."""
        found = self.resolver.reference(self.word)
        return [] if found is None else self.labels(*found.entities)

    def actors(self) -> list[str]:
        """Return who acts at the marked word and what is coordinated to it."""
        return self.labels(*(e for r in self.resolver.actors(self.word) for e in r.entities))

    def places(self) -> list[str]:
        return self.labels(*(e for r in self.resolver.places(self.word) for e in r.entities))

    def holdings(self) -> list[tuple[str, str, str | None]]:
        """Return (person, office, status) of each post with its holder."""
        found = ((self.labels(h.person, h.office), h.status) for h in self.resolver.holdings)
        return [(person, office, status and status.value) for (person, office), status in found]

    def belongings(self) -> set[tuple[str, str, str]]:
        """Return the triples that noun phrases say by their form."""
        found = self.resolver.belongings
        return {(self.labels(b.subject)[0], b.predicate, self.labels(b.object)[0]) for b in found}


@pytest.fixture(scope="session")
def reader() -> Reader:
    """The shipped model and reference, loaded once."""
    return Reader()


@pytest.fixture(scope="session")
def bench(reader: Reader) -> Callable[[str], Bench]:
    """Parse a text in which *asterisks* mark the words that are asked about."""
    index = NameIndex(reader.reference.catalogue)

    def make(marked: str) -> Bench:
        pieces = marked.split("*")
        text = "".join(pieces)
        begins, at = [], 0
        for piece in pieces:
            begins.append(at)
            at += len(piece)
        cues = reader.reference.cues
        parse = Parse(reader.nlp(text), lemmas=cues.lemmas, mending=cues.mending)
        register = Register()
        persons = PersonRegister(register, reader.reference.cues.nouns.honorifics)
        voices = Voices(parse, Grammar(parse, reader.reference.lexicon), reader.reference.cues.attribution)
        resolver = Resolver(voices, index, reader.reference.cues, register, persons, Offices(register, cues.leaders))
        tokens = tuple(parse.begin.index(begin) for begin in begins[1::2])
        return Bench(parse, resolver, register, reader.reference, tokens)

    return make


@pytest.fixture(scope="session")
def read(reader: Reader) -> Callable[[str], Reading]:
    """Read a text that was published on `TODAY`."""

    def make(text: str) -> Reading:
        return reader.read(Document("test", text, date=TODAY))

    return make


@pytest.fixture(scope="session")
def read_one(read: Callable[[str], Reading]) -> Callable[[str, str], Event]:
    """Read a text and return its one event of a class."""

    def make(text: str, kind: str) -> Event:
        (event,) = (event for event in read(text).events if event.kind == kind)
        return event

    return make
