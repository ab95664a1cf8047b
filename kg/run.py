"""Read what changed into parts, and keep notes: what was given, what of it must be read, and what could not be."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import starmap

from kg.engine.base import Batch, Failure
from kg.errors import KgError
from kg.graph.identity.judgements import Judgements
from kg.ledger import Ledger, Problem
from kg.model import Document
from kg.pace import Pace
from kg.parts import Part, PartsFolder
from kg.pipeline import Assignment, DocumentGraph, KeepPart, cut_parts, hash_versions
from kg.prepare import Tools, contradictions
from kg.reading.documents import document_hash


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a build is."""

    #: "starting", "reading", "loading", "finishing".
    step: str
    #: Documents that are read, or loaded, and of how many, where that is known or can be estimated.
    documents: int = 0
    of: int | None = None
    estimated: bool = False
    #: Documents left out so far.
    problems: int = 0
    #: The last document; at the start, what the engine has to say.
    name: str = ""


#: Called whenever a part is read or loaded.
OnProgress = Callable[[Progress], None]


@dataclass(slots=True)
class Run:
    """The notes of one build."""

    #: End at the first document that cannot be read.
    strict: bool = False
    judgements: Judgements = field(default_factory=Judgements)
    #: Read what did not change, too.
    again: bool = False
    #: Documents that will be read, where that is known before; elsewhere it is estimated.
    expected: int | None = None
    pace: Pace = field(default_factory=Pace)
    #: Documents read by this run.
    read: int = 0
    #: Documents of parts that an earlier run has finished, and the number that the next part has.
    waiting: int = 0
    next_part: int = 0
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

    def begin(self, judgements: Judgements) -> None:
        """Note what was judged, and where that contradicts itself."""
        self.judgements = judgements
        self.left_out += contradictions(judgements)

    def expect(self, ledger: Ledger, stored: Iterable[str], parts: Iterable[Part]) -> None:
        """Note what need not be read again: what is `stored` as the ledger says, and what finished parts hold.

        A document that these set aside is told again and not tried again, unless the build is strict.
        """
        for name in () if self.again else stored:
            self._known[name] = (ledger.documents[name].hash, ledger.documents[name].judged)
        documents = ledger.documents.items()
        self._judged_anew = {name for name, entry in documents if entry.judged != self.judgements.mark(name)}
        for part in parts:
            self._known |= {name: (entry.hash, entry.judged) for name, entry in part.documents.items()}
            self.waiting += len(part.documents)
            self.next_part = part.number + 1
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

    def holds(self, identifier: str, fingerprint: str) -> bool:
        """Say whether a document was read or set aside as it is, by its hash."""
        return self._known.get(identifier, ("", ""))[0] == fingerprint

    def assign(self, documents: Iterable[Document]) -> Iterator[Assignment]:
        """Pass on what is new, not as it was, or judged since."""
        for document in documents:
            self._judged_anew.discard(document.id)
            marks = document_hash(document), self.judgements.mark(document.id)
            if self._known.get(document.id) == marks:
                self.unchanged += document.id not in self._aside
                self.pace.skip()
            else:
                self.pace.assign()
                yield Assignment(document, marks[0], self.judgements.on(document.id), marks[1])

    def judged_anew(self) -> Iterator[str]:
        """Yield, once all documents were given, which others of the graph were judged since they were read."""
        yield from sorted(self._judged_anew)

    def note(self, part: Part) -> None:
        """Note that a part is finished; where a build is strict, raise what could not be read of it."""
        self.read += len(part.documents)
        self.pace.finish(len(part.documents) + len(part.set_aside))
        for aside in part.set_aside:
            if self.strict:
                raise aside.problem.error
            self.set_aside.append(aside.problem)


def keep_pending(folder: PartsFolder, tools: Tools, *, again: bool = False) -> None:
    """Keep the parts that a build finished and did not load; remove those that would be read otherwise now."""
    now = hash_versions(tools.versions)

    def is_good(part: Part) -> bool:
        judged = all(entry.judged == tools.judgements.mark(name) for name, entry in part.documents.items())
        return part.versions == now and judged and not again

    folder.clear(keep=is_good)


def read_parts(documents: Iterable[Document], folder: PartsFolder, tools: Tools, run: Run, tell: OnProgress) -> None:
    """Read what changed into parts."""
    engine = tools.engine
    keep = KeepPart(folder, hash_versions(tools.versions))
    batches = cut_parts(run.assign(documents), run.next_part)
    tell(Progress("starting", name=engine.notice))
    if engine.is_local or folder.is_remote:
        parts = engine.run(batches, keep)
    else:
        # Only this machine reaches the folder.
        parts = starmap(keep, engine.run(batches, _bring_back))
    for part in parts:
        run.note(part)
        name = list(part.documents)[-1] if part.documents else ""
        of = run.expected or run.pace.estimate()
        tell(Progress("reading", run.read, of, run.expected is None, problems=len(run.problems), name=name))


def _bring_back(
    batch: Batch[Assignment], outcomes: list[DocumentGraph | Failure]
) -> tuple[Batch[Assignment], list[DocumentGraph | Failure]]:
    return batch, outcomes
