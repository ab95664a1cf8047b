"""Keep the notes of a build while it goes: what is given, what of it must be read, and what could not be."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from kg.errors import KgError
from kg.graph.identity.judgements import Judgements
from kg.ledger import Ledger, Problem
from kg.model import Document
from kg.parts import Part
from kg.pipeline import Assignment
from kg.reading.documents import document_hash


@dataclass(slots=True)
class Run:
    """The notes of one build."""

    #: End at the first document that cannot be read.
    strict: bool = False
    judgements: Judgements = field(default_factory=Judgements)
    #: Read what did not change, too.
    again: bool = False
    #: Documents read by this run.
    read: int = 0
    #: Documents given as they were, and so not read.
    unchanged: int = 0
    #: What was given and is no document.
    left_out: list[Problem] = field(default_factory=list)
    #: Documents that cannot be read.
    set_aside: list[Problem] = field(default_factory=list)
    #: By identifier, the hashes of the document that need not be read, and of the judgements on it.
    _known: dict[str, tuple[str, str]] = field(default_factory=dict)
    #: Those of them that cannot be read.
    _aside: set[str] = field(default_factory=set)
    #: Documents of the graph that were judged since they were read, and not given yet.
    _judged_anew: set[str] = field(default_factory=set)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Return what was left out, in an order that does not depend on who read it."""
        return (*self.left_out, *self.set_aside)

    def expect(self, ledger: Ledger, stored: Iterable[str], parts: Iterable[Part]) -> None:
        """Note what need not be read again: what is `stored` as the ledger says, and what finished parts hold.

        A document that these set aside is told again and not tried again, unless the build is strict.
        """
        for name in () if self.again else stored:
            if name in ledger.documents:
                entry = ledger.documents[name]
                self._known[name] = (entry.hash, entry.judged)
        documents = ledger.documents.items()
        self._judged_anew = {name for name, entry in documents if entry.judged != self.judgements.mark(name)}
        for part in parts:
            self._known |= {name: (entry.hash, entry.judged) for name, entry in part.documents.items()}
            self._judged_anew.difference_update(part.documents)
            for aside in () if self.strict else part.set_aside:
                self._known[aside.document] = (aside.hash, aside.judged)
                self._aside.add(aside.document)
                self.set_aside.append(aside.problem)

    def leave_out(self, error: KgError) -> None:
        """Note what is no document that can be read, or raise it where a build is strict."""
        if self.strict:
            raise error
        self.left_out.append(Problem.of(error))

    def assign(self, documents: Iterable[Document]) -> Iterator[Assignment]:
        """Pass on what is new, not as it was, or judged since."""
        for document in documents:
            self._judged_anew.discard(document.id)
            marks = document_hash(document), self.judgements.mark(document.id)
            if self._known.get(document.id) == marks:
                self.unchanged += document.id not in self._aside
            else:
                yield Assignment(document, marks[0], self.judgements.on(document.id), marks[1])

    def judged_anew(self) -> Iterator[str]:
        """Yield, once all documents were given, which others of the graph were judged since they were read."""
        yield from sorted(self._judged_anew)

    def note(self, part: Part) -> None:
        """Note that a part is finished; where a build is strict, raise what could not be read of it."""
        self.read += len(part.documents)
        for aside in part.set_aside:
            if self.strict:
                raise aside.problem.error
            self.set_aside.append(aside.problem)
