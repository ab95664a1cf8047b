"""Choices that hold for a whole run: where the graph is, which ontology and which model.

They come from the environment, once, here and nowhere else; an option of a command wins over them.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from kg.errors import SettingsError

#: Where `kg build` writes and every other command looks, unless told otherwise.
DEFAULT_STORE = "output"
#: Documents up to which a build makes one graph of them.
WHOLE_UP_TO = 100_000


@dataclass(frozen=True, slots=True)
class Access:
    """Who asks a server that holds a graph. Never printed whole."""

    user: str = ""
    password: str = field(default="", repr=False)
    #: Sent instead of user and password.
    token: str = field(default="", repr=False)
    #: Where the server takes updates; empty where its URL for queries tells.
    update: str = ""
    #: Where it takes whole graphs by the Graph Store Protocol; empty where that is known of its kind.
    graphs: str = ""

    @property
    def given(self) -> bool:
        """Say whether there is anything to tell the server."""
        return bool(self.user or self.token)


@dataclass(frozen=True, slots=True)
class Settings:
    """What a command uses where its caller says nothing."""

    #: An output folder, a store, a file of RDF or the URL of a server.
    store: str = DEFAULT_STORE
    #: A folder of the user's own, laid over the shipped ontology/.
    ontology: Path | None = None
    #: Name of an installed spaCy pipeline; None takes the one that kg is shipped with.
    model: str | None = None
    #: Documents of a run up to which one graph is made of them; of more, the parts are the output.
    whole_up_to: int = WHOLE_UP_TO


def read_settings(environ: Mapping[str, str]) -> Settings:
    """Return what the variables KG_STORE, KG_ONTOLOGY, KG_MODEL and KG_WHOLE_UP_TO say; an empty one counts as unset.

    >>> read_settings({"KG_STORE": "news", "KG_MODEL": ""})
    Settings(store='news', ontology=None, model=None, whole_up_to=100000)
    >>> read_settings({"KG_WHOLE_UP_TO": "0"}).whole_up_to
    0
    """
    ontology = environ.get("KG_ONTOLOGY")
    return Settings(
        store=environ.get("KG_STORE") or DEFAULT_STORE,
        ontology=Path(ontology) if ontology else None,
        model=environ.get("KG_MODEL") or None,
        whole_up_to=_read_number("KG_WHOLE_UP_TO", environ, WHOLE_UP_TO),
    )


def _read_number(name: str, environ: Mapping[str, str], default: int) -> int:
    written = environ.get(name)
    if written and not written.isdecimal():
        raise SettingsError(f"{name} {written}", "is no number.", "Write it like 100000.")
    return int(written) if written else default


def is_remote(place: str) -> bool:
    """Say whether a place is named by a protocol.

    >>> is_remote("s3://news/2025/"), is_remote("news/2025")
    (True, False)
    """
    return "://" in place


def is_url(place: str) -> bool:
    """Say whether `place` is a server's.

    >>> is_url("http://localhost:7878"), is_url("output")
    (True, False)
    """
    return place.startswith(("http://", "https://"))


def read_access(environ: Mapping[str, str]) -> Access:
    """Return what KG_STORE_USER, _PASSWORD, _TOKEN, _UPDATE and _GRAPHS say of a server.

    >>> read_access({"KG_STORE_USER": "reader", "KG_STORE_PASSWORD": "secret"})
    Access(user='reader', update='', graphs='')
    """
    return Access(
        user=environ.get("KG_STORE_USER", ""),
        password=environ.get("KG_STORE_PASSWORD", ""),
        token=environ.get("KG_STORE_TOKEN", ""),
        update=environ.get("KG_STORE_UPDATE", ""),
        graphs=environ.get("KG_STORE_GRAPHS", ""),
    )
