"""Keep what was read as parts: files of N-Quads in a folder or a bucket, each with a list of all that it holds.

A part is finished when its list is there, which is written after it. So whatever stops a run, it goes on behind the
parts that it finished, and nothing of a part that it did not finish is ever taken for whole.
"""

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field

import fsspec
from fsspec.implementations.local import LocalFileSystem

from kg.errors import KgError, SettingsError, StoreError, cannot_write
from kg.ledger import Entry, Problem, read_entries
from kg.settings import is_remote, is_url

#: The folder of an output that holds its parts, and the file in it that lists them once the run is over.
PARTS, MANIFEST = "parts", "manifest.json"
#: Version of the layout.
_FORMAT = 1
_DRAFT = ".draft"


@dataclass(frozen=True, slots=True)
class SetAside:
    """A document that could not be read, told like an error; it is not tried again by the same run."""

    document: str
    #: Of the document, and of the judgements on it.
    hash: str
    judged: str
    problem: Problem


@dataclass(frozen=True, slots=True)
class Part:
    """What one file of N-Quads holds: each document's graph as a run of lines."""

    name: str
    sha256: str
    quads: int
    #: Hash of the versions of all that read it.
    versions: str
    #: By identifier, in the order of the file.
    documents: Mapping[str, Entry] = field(default_factory=dict)
    set_aside: tuple[SetAside, ...] = ()

    @property
    def number(self) -> int:
        """Return its place among the parts; where two hold the same document, the higher one is newer."""
        return int(self.name.removeprefix("part-").removesuffix(".nq"))


@dataclass(frozen=True, slots=True)
class Manifest:
    """The parts of a run whose output they are, in numbers."""

    file: str
    parts: int
    documents: int
    quads: int


@dataclass(frozen=True, slots=True)
class PartsFolder:
    """A place for parts: a folder, or whatever fsspec reaches by its URL.

    >>> list(PartsFolder("memory://news/parts").find())
    []
    """

    place: str

    def write(
        self, number: int, content: bytes, documents: Mapping[str, Entry], set_aside: Sequence[SetAside], versions: str
    ) -> Part:
        """Write a part and its list; a part of that number is replaced.

        Raises:
            StoreError: The disk is full, or the place cannot be written for another reason.
        """
        name = f"part-{number:06}.nq"
        part = Part(name, _hash(content), content.count(b"\n"), versions, documents, tuple(set_aside))
        self._put(name, content)
        self._put(_list_of(name), _encode(asdict(part)))
        return part

    @property
    def is_remote(self) -> bool:
        """Whether it is named by a URL, which every machine reaches alike."""
        return is_remote(self.place)

    @property
    def is_output(self) -> bool:
        """Whether a run has left its parts as its output."""
        with self._reached() as (files, folder):
            return bool(files.exists(f"{folder}/{MANIFEST}"))

    def find(self) -> Iterator[Part]:
        """Yield the finished parts, in the order of their numbers.

        Raises:
            StoreError: A list is not what kg wrote, or the place cannot be reached.
        """
        with self._reached() as (files, folder):
            for path in sorted(files.glob(f"{folder}/part-*.json")):
                yield _decode(path, files.cat_file(path))

    def read(self, part: Part) -> bytes:
        """Return the content of a part.

        Raises:
            StoreError: It is not what its list says.
        """
        with self._reached() as (files, folder):
            content: bytes = files.cat_file(f"{folder}/{part.name}")
        if _hash(content) != part.sha256:
            mend = f"Remove it and {_list_of(part.name)}; what it held will be read again."
            raise StoreError(f"{self.place}/{part.name}", "is not what was written.", mend)
        return content

    def clear(self, keep: Callable[[Part], bool] = lambda part: False) -> None:
        """Remove the manifest, all parts but those to keep, and what was never finished."""
        names = {name for part in self.find() if keep(part) for name in (part.name, _list_of(part.name))}
        with self._reached() as (files, folder):
            found = files.glob(f"{folder}/*")
            # A part without its list counts as not finished: lists go first.
            for path in sorted(found, key=lambda path: not path.endswith(".json")):
                if path.rpartition("/")[2] not in names:
                    files.rm_file(path)
            if not names and isinstance(files, LocalFileSystem) and files.isdir(folder):
                files.rmdir(folder)

    def write_manifest(self, versions: Mapping[str, str], problems: Sequence[Problem]) -> Manifest:
        """List all parts in one file, as the end of a run whose output they are."""
        parts: list[dict[str, object]] = []
        documents = quads = 0
        for part in self.find():
            counts = {"documents": len(part.documents), "quads": part.quads}
            parts.append({"name": part.name, "sha256": part.sha256, **counts})
            documents, quads = documents + len(part.documents), quads + part.quads
        told = [asdict(problem) for problem in problems]
        held = {"format": _FORMAT, "versions": dict(versions), "documents": documents, "quads": quads, "parts": parts}
        self._put(MANIFEST, _encode({**held, "problems": told}))
        return Manifest(f"{self.place}/{MANIFEST}", len(parts), documents, quads)

    def _put(self, name: str, content: bytes) -> None:
        """Write a file all at once: under another name first, where the place does not see to it by itself."""
        with self._reached() as (files, folder):
            path = f"{folder}/{name}"
            if not isinstance(files, LocalFileSystem):
                files.pipe_file(path, content)
                return
            files.makedirs(folder, exist_ok=True)
            try:
                files.pipe_file(path + _DRAFT, content)
                files.mv(path + _DRAFT, path)
            finally:
                if files.exists(path + _DRAFT):
                    files.rm_file(path + _DRAFT)

    @contextmanager
    def _reached(self) -> Iterator[tuple[fsspec.AbstractFileSystem, str]]:
        """Give the file system and the path in it; tell in words what keeps it from being used."""
        try:
            files, folder = fsspec.core.url_to_fs(self.place, use_listings_cache=False)
        except (ImportError, ValueError) as fault:
            mend = 'Name a folder, or a URL that fsspec writes to; s3:// needs pip install "diplomacy-kg[s3]".'
            raise SettingsError(self.place, f"cannot be used ({fault}).", mend) from fault
        try:
            yield files, folder
        except KgError:
            raise
        except OSError as fault:
            raise cannot_write(self.place, fault) from fault
        except Exception as fault:
            # Each kind of place has errors of its own.
            raise StoreError(self.place, f"cannot be reached: {fault}.", "Check the URL and who may use it.") from fault


def find_parts(place: str) -> PartsFolder | None:
    """Return the parts that `place` holds, or means as the output folder of a build whose output they are."""
    if is_url(place):
        return None
    folder = PartsFolder(place)
    if next(folder.find(), None) is not None:
        return folder
    inner = PartsFolder(f"{place.rstrip('/')}/{PARTS}")
    return inner if inner.is_output else None


def _list_of(name: str) -> str:
    return name.removesuffix(".nq") + ".json"


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _encode(held: object) -> bytes:
    return (json.dumps(held, ensure_ascii=False, indent=1) + "\n").encode()


def _decode(path: str, written: bytes) -> Part:
    try:
        held = json.loads(written)
        aside = (
            SetAside(each["document"], each["hash"], each["judged"], Problem(**each["problem"]))
            for each in held["set_aside"]
        )
        entries = read_entries(held["documents"])
        return Part(held["name"], held["sha256"], int(held["quads"]), held["versions"], entries, tuple(aside))
    except (ValueError, KeyError, TypeError, AttributeError) as fault:
        raise StoreError(path, f"is not what kg wrote ({fault}).", "Remove it; its part will be read again.") from fault
