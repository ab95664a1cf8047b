"""Say what a reading depends on besides its document, down to the code and the data files themselves."""

from collections.abc import Iterable
from importlib.metadata import version
from pathlib import Path

from kg.names import digest
from kg.reference.files import find_files
from kg.reference.reference import Reference

#: The files of ontology/ on which readings and their labels depend.
_DATA = ("*.ttl", "*.yaml", "rules/*.rq", "cues/*.yaml", "lexicon/**/*.yaml", "catalogue/*.csv")


def name_versions(model: str, reference: Reference, overlay: Path | None = None) -> dict[str, str]:
    """Return the versions of program, model and data: readings of the same document by the same versions are equal."""
    code = sorted(Path(__file__).parent.rglob("*.py"))
    data = [path for pattern in _DATA for path in find_files(pattern, overlay)]
    return {
        "program": f"{version('diplomacy-kg')}+{_hash_files(code)}",
        "spacy": version("spacy"),
        "model": model,
        "data": _hash_files(data),
        **reference.versions,
    }


def _hash_files(paths: Iterable[Path]) -> str:
    return digest(*(f"{path.name}\0{path.read_text(encoding='utf-8')}" for path in paths))
