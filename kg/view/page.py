"""The plain records of a page: things, statements, articles, and where in the articles each statement stands."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Passage:
    """The exact words a statement rests on, as offsets in the text of one article of the page.

    Offsets count code points of `Article.text`, which is not always the document's own text.
    """

    #: Index into `Page.articles`.
    article: int
    begin: int
    end: int
    sentence_begin: int
    sentence_end: int
    #: The words' offsets in the document's own text.
    own_begin: int
    own_end: int


@dataclass(frozen=True, slots=True)
class Article:
    """A document as the page shows it."""

    id: str
    #: The document's identifier: what it came with, or its path.
    name: str
    text: str
    title: str = ""
    issued: str = ""
    publisher: str = ""
    source: str = ""
    #: False where the graph or the page leaves the full text out: `text` is then the sentences that are quoted.
    whole: bool = True


@dataclass(frozen=True, slots=True)
class Thing:
    """An individual that takes part in statements: an actor, office, place or initiative."""

    id: str
    #: Key of its group in the legend.
    group: str
    #: Local name of its most specific class.
    kind: str
    label: str
    names: tuple[str, ...] = ()
    #: In how many statements of the whole graph it takes part.
    said: int = 0


@dataclass(frozen=True, slots=True)
class Statement:
    """An event or a relation as one document presents it, with one factuality and one set of sources."""

    id: str
    #: Local name of the event's most specific class, or of the relation's property.
    kind: str
    #: Key of its family in the legend.
    family: str
    label: str
    factuality: str
    #: Roles and the things that fill them; a relation has "subject" and "object".
    roles: tuple[tuple[str, str], ...]
    #: Whose words they are; empty means the document's own.
    sources: tuple[str, ...] = ()
    passages: tuple[Passage, ...] = ()
    #: What else is known, as (word, text).
    notes: tuple[tuple[str, str], ...] = ()
    #: What several statements of one happening share; their own identifier where nothing is shared.
    occurrence: str = ""
    #: First and last day on which it can have happened, as ISO dates; empty where no date is told.
    when: tuple[str, str] | tuple[()] = ()
    #: Whether the graph has the triple of a relation itself, and not only the statement about it.
    asserted: bool = False

    @property
    def is_event(self) -> bool:
        """Whether it is drawn as a square of its own; a relation is only a line."""
        return not any(role == "subject" for role, _ in self.roles)


@dataclass(frozen=True, slots=True)
class Totals:
    """How much the whole graph holds, so that the page can say how much of it is shown."""

    things: int
    statements: int
    documents: int


@dataclass(frozen=True, slots=True)
class Page:
    """All that one page shows."""

    title: str
    things: tuple[Thing, ...]
    statements: tuple[Statement, ...]
    #: Identifiers of the statements that are drawn at first; the others come by search and expansion.
    first: frozenset[str]
    articles: tuple[Article, ...]
    totals: Totals
