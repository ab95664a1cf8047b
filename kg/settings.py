"""Choices that hold for a whole run: where the graph is, which ontology and which model.

They come from the environment, once, here and nowhere else; an option of a command wins over them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

#: Where `kg build` writes and every other command looks, unless told otherwise.
DEFAULT_STORE = "output"


@dataclass(frozen=True, slots=True)
class Settings:
    """What a command uses where its caller says nothing."""

    #: An output folder, a store, a file of RDF or the URL of a server.
    store: str = DEFAULT_STORE
    #: A folder of the user's own, laid over the shipped ontology/.
    ontology: Path | None = None
    #: Name of an installed spaCy pipeline; None takes the one that kg is shipped with.
    model: str | None = None


def read_settings(environ: Mapping[str, str]) -> Settings:
    """Return the settings that the variables KG_STORE, KG_ONTOLOGY and KG_MODEL make; an empty one counts as unset.

    >>> read_settings({"KG_STORE": "news", "KG_MODEL": ""})
    Settings(store='news', ontology=None, model=None)
    """
    ontology = environ.get("KG_ONTOLOGY")
    return Settings(
        store=environ.get("KG_STORE") or DEFAULT_STORE,
        ontology=Path(ontology) if ontology else None,
        model=environ.get("KG_MODEL") or None,
    )
