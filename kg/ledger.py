"""Keep build.json: what the graph of an output folder was made of, so that a later build knows what changed.

While a build writes to the store, the ledger holds the hashes of those documents alone of which the build knows that
they are stored as they are. So whatever stops a build, no hash is ever there for a text that the store does not hold.
"""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import IO, NotRequired, TypedDict

from kg.counts import Counts
from kg.errors import DocumentError, KgError, StoreError, cannot_write
from kg.settings import is_url

#: Name of the ledger in an output folder.
LEDGER = "build.json"


@dataclass(frozen=True, slots=True)
class Entry:
    """One document of the graph."""

    #: Of all that makes the document; empty where it is not known for sure.
    hash: str
    sentences: int
    #: Parts of it that could not be read, in words.
    problems: tuple[str, ...] = ()
    #: Hash of the judgements on it that were obeyed; empty where there are none.
    judged: str = ""


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that was left out, told like an error: where, what, what to do."""

    where: str
    what: str
    mend: str

    @classmethod
    def of(cls, error: KgError) -> "Problem":
        """Note an error."""
        return cls(error.where, error.what, error.mend)

    @property
    def error(self) -> DocumentError:
        """Return it as what stops a build that is strict."""
        return DocumentError(self.where, self.what, self.mend)

    def __str__(self) -> str:
        """Return the three parts in a line."""
        return f"{self.where}: {self.what} {self.mend}".rstrip()


@dataclass(frozen=True, slots=True)
class Ledger:
    """All that is known of how a graph was made. Holds no time, so that the same input gives the same file."""

    #: By identifier; every document that is in the graph, whichever build read it.
    documents: Mapping[str, Entry] = field(default_factory=dict)
    counts: Counts = field(default_factory=Counts)
    #: Of program, model, ontology, lexicon, catalogue: {"ontology": "0.1.0"}.
    versions: Mapping[str, str] = field(default_factory=dict)
    #: What the last build left out.
    problems: tuple[Problem, ...] = ()
    finished: bool = True
    #: Whether graph.ttl and graph.html hold the documents' full text.
    include_text: bool = True
    #: Hash of the judgements that were obeyed.
    judged: str = ""

    @property
    def sentences(self) -> int:
        """Return how many sentences were read in all documents."""
        return sum(entry.sentences for entry in self.documents.values())


def read_ledger(folder: Path) -> Ledger:
    """Return the ledger of an output folder; an empty one where there is none."""
    path = folder / LEDGER
    if not path.exists():
        return Ledger()
    try:
        held = json.loads(path.read_text(encoding="utf-8"))
        return Ledger(
            read_entries(held["documents"]),
            counts=Counts(**held["counts"]),
            versions=dict(held["versions"]),
            finished=bool(held["finished"]),
            include_text=bool(held.get("include_text", True)),
            judged=str(held.get("judged", "")),
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as fault:
        raise StoreError(
            str(path), f"is not what kg wrote ({fault}).", "Remove the file; everything will be read again."
        ) from fault


def read_entries(held: Mapping[str, "_Written"]) -> dict[str, Entry]:
    """Return documents by identifier from what was written of them."""
    return {
        name: Entry(entry["hash"], int(entry["sentences"]), tuple(entry["problems"]), entry.get("judged", ""))
        for name, entry in held.items()
    }


class _Written(TypedDict):
    """An entry as JSON has it."""

    hash: str
    sentences: int
    problems: list[str]
    judged: NotRequired[str]


def is_output_folder(place: str) -> bool:
    """Say whether `place` is a folder that `kg build` fills."""
    return not is_url(place) and (Path(place) / LEDGER).exists()


def distrust(ledger: Ledger) -> Ledger:
    """Return `ledger` without its hashes, so that every document counts as changed."""
    return replace(ledger, documents={name: replace(entry, hash="") for name, entry in ledger.documents.items()})


def write_ledger(ledger: Ledger, folder: Path) -> Path:
    """Write `ledger` into an output folder, all at once; return its file."""
    held = asdict(replace(ledger, documents=dict(sorted(ledger.documents.items()))))
    path = folder / LEDGER
    with writing(path) as file:
        file.write((json.dumps(held, ensure_ascii=False, indent=1) + "\n").encode())
    return path


@contextmanager
def writing(path: Path) -> Iterator[IO[bytes]]:
    """Open a file under another name and rename it at the end: a reader finds the old or the new, never a part.

    Raises:
        StoreError: The disk is full, or the file cannot be written for another reason.
    """
    draft = path.with_name(path.name + ".part")
    try:
        with draft.open("wb") as file:
            yield file
        draft.replace(path)
    except OSError as fault:
        raise cannot_write(str(path), fault) from fault
    finally:
        with suppress(OSError):
            draft.unlink(missing_ok=True)
