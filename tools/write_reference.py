"""Write the reference as pages that open without a network: the ontology (pyLODE) and the Python API (pdoc).

    python tools/write_reference.py             # into build/docs/
    python tools/write_reference.py FOLDER

The pages are not kept in the repository: they follow from it.
"""

import logging
import pkgutil
import re
import sys
import warnings
from pathlib import Path

import pdoc
import pdoc.render
from pylode.profiles.ontpub import OntPub

import kg
from kg.reference.files import shipped_folder

FOLDER = Path("build", "docs")
#: What a browser fetches by itself when it opens a page.
_FETCHED = re.compile(
    r"""<(?:script|img|iframe|source|embed)\b[^>]*?\bsrc=["']?(?P<src>[^"'\s>]+)
    | <link\b[^>]*?\bhref=["']?(?P<link>[^"'\s>]+)
    | @import\s+(?:url\()?["']?(?P<import>[^"')\s;]+)
    | \burl\(["']?(?P<url>[^"')]+)""",
    re.VERBOSE,
)


def write_ontology(folder: Path) -> Path:
    """Write the page of the ontology; return it.

    Raises:
        ValueError: The page would fetch something.
    """
    page: str = OntPub(str(shipped_folder() / "diplomacy.ttl"), sort_subjects=True).make_html()
    if away := find_requests(page):
        raise ValueError(f"ontology.html would fetch {', '.join(away)}")
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / "ontology.html"
    file.write_text(page, encoding="utf-8")
    return file


def write_api(folder: Path, *modules: str) -> Path:
    """Write a page for each module of the package, or for `modules` alone; return the folder."""
    pdoc.render.configure(docformat="google", show_source=False)
    target = folder / "api"
    for name in kg.__all__:
        setattr(kg, name, getattr(kg, name))  # pdoc sees only what is loaded
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it tells of types that are known to type checkers alone
        pdoc.pdoc(*(modules or _list_modules()), output_directory=target)
    for page in sorted(target.rglob("*.html")):
        if away := find_requests(page.read_text(encoding="utf-8")):
            raise ValueError(f"{page} would fetch {', '.join(away)}")
    return target


def _list_modules() -> list[str]:
    return ["kg", *(found.name for found in pkgutil.walk_packages(kg.__path__, "kg."))]


def find_requests(page: str) -> list[str]:
    """Return what a page would fetch over a network when it is opened; links that one must click do not count.

    >>> find_requests('<a href="https://a/"><script src="https://b/x.js"></script><img src="data:image/png;base64,x">')
    ['https://b/x.js']
    """
    found = (match[match.lastgroup or 0] for match in _FETCHED.finditer(page))
    return sorted({address for address in found if address.startswith(("http:", "https:", "//"))})


def main() -> None:
    """Write all pages."""
    folder = Path(sys.argv[1]) if sys.argv[1:] else FOLDER
    print(write_ontology(folder))
    print(write_api(folder))


# pyLODE tells the root logger what it does at every step.
logging.getLogger().setLevel(logging.WARNING)

if __name__ == "__main__":
    main()
