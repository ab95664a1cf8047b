"""Find the shipped data files, with a user's own folder laid over them.

A file of the user's folder replaces the shipped file of the same relative name; any other is added.
"""

from pathlib import Path

from kg.errors import SettingsError


def shipped_folder() -> Path:
    """Return the folder of the shipped ontology: inside an installed package, else beside it in a checkout."""
    package = Path(__file__).resolve().parent.parent
    for folder in (package / "_ontology", package.parent / "ontology"):
        if folder.is_dir():
            return folder
    raise SettingsError(str(package), "the shipped ontology is missing.", "Install diplomacy-kg again.")


def find_files(pattern: str, overlay: Path | None = None) -> tuple[Path, ...]:
    """Return the data files that match `pattern` ("lexicon/*.yaml"), sorted by relative name, `overlay`'s first.

    >>> [p.name for p in find_files("diplomacy.ttl")]
    ['diplomacy.ttl']
    """
    found: dict[str, Path] = {}
    for folder in (overlay, shipped_folder()):
        if folder is None:
            continue
        if not folder.is_dir():
            raise SettingsError(str(folder), "is not a folder.", "Give --ontology a folder laid out like ontology/.")
        for path in folder.glob(pattern):
            found.setdefault(path.relative_to(folder).as_posix(), path)
    return tuple(found[name] for name in sorted(found))
