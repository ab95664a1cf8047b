"""Write the page: one HTML file with everything in it, whose policy lets no other script run and nothing be fetched.

pyvis keeps the network; template, scripts and styles are our own. What it would ask a content delivery network for is
not asked for; vis-network itself comes from the files that pyvis brings along.
"""

import base64
import hashlib
import json
import re
from functools import cache
from importlib.resources import files

from jinja2 import ChoiceLoader, Environment, PackageLoader
from markupsafe import Markup
from pyvis.network import Network

from kg.names import shrink
from kg.view.data import Json, describe_line, describe_node, describe_page, list_rows
from kg.view.figure import Figure, draw_figure
from kg.view.labels import clean_label
from kg.view.layout import Places, place_nodes
from kg.view.legend import read_legend
from kg.view.page import Page
from kg.view.project import project_page
from kg.view.questions import Ask

#: The modules of the page in the order in which they are joined: each knows only those before it.
MODULES = (
    "text",
    "shapes",
    "data",
    "state",
    "address",
    "filter",
    "expand",
    "fold",
    "looks",
    "labels",
    "lines",
    "paint",
    "network",
    "ways",
    "paths",
    "actions",
    "vector",
    "key",
    "picture",
    "turtle",
    "gexf",
    "download",
    "legend",
    "time",
    "article",
    "library",
    "accounts",
    "card",
    "search",
    "table",
    "keys",
    "print",
    "kept",
    "main",
)
#: The style sheets in the order in which they are joined: what comes later may overrule what comes before.
STYLES = (
    "tokens",
    "base",
    "controls",
    "top",
    "menu",
    "legend",
    "graph",
    "time",
    "paths",
    "card",
    "accounts",
    "article",
    "library",
    "table",
    "help",
    "narrow",
    "print",
)
_VIS = "lib/vis-9.1.2/vis-network.min.js"
_IMPORT = re.compile(r"^import .*?;\n", re.MULTILINE | re.DOTALL)
_EXPORT = re.compile(r"^export (?=const|async function|function|let|class)", re.MULTILINE)


class PageNetwork(Network):  # type: ignore[misc]  # pyvis has no types
    """A pyvis network that writes our page instead of its own."""

    def __init__(self, figure: Figure, places: Places) -> None:
        """Take over the nodes and lines of `figure`; directed, because pyvis drops parallel lines otherwise."""
        super().__init__(directed=True)
        loader = ChoiceLoader([PackageLoader("kg.view", "templates"), PackageLoader("pyvis", "templates")])
        self.templateEnv = Environment(loader=loader, autoescape=True, trim_blocks=True, lstrip_blocks=True)
        self.templateEnv.filters |= {"embed": embed_json, "clean": clean_label}
        self.path = "page.html"
        for node in figure.nodes:
            self.add_node(shrink(node.id), **describe_node(node, places.get(node.id)))
        for line in figure.lines:
            self.add_edge(shrink(line.start), shrink(line.end), **describe_line(line))

    def write_page(self, **extras: Json) -> str:
        """Return the page; `extras` are known to the template beside what pyvis tells it."""
        script, style, vis = bundle_scripts(), bundle_styles(), _read_vis()
        self.templateEnv.globals |= {
            "vis": Markup(vis),  # noqa: S704 - pyvis's own file
            "script": Markup(script),  # noqa: S704 - our own file
            "style": Markup(style),  # noqa: S704 - our own file
            "policy": _write_policy((vis, script), style),
            **extras,
        }
        return str(self.generate_html())


def render_page(ask: Ask, *, title: str, limit: int = 150, held: int = 2000) -> str:
    """Return the page of the graph that `ask` answers for.

    At most `limit` nodes are drawn at first; up to `held` are there to be found and shown.
    The same graph gives the same bytes. An empty graph gives a page that says so.

    >>> "Nothing has been read yet" in render_page(lambda query: [], title="Empty")
    True
    """
    legend = read_legend()
    page = project_page(ask, legend, title, limit, held)
    figure = draw_figure(page)
    first = frozenset(index for index, one in enumerate(page.statements) if one.id in page.first)
    network = PageNetwork(figure, place_nodes(figure.restrict(first)))
    return network.write_page(
        title=clean_label(title) or "Diplomacy graph",
        data=describe_page(page, figure, legend),
        rows=list_rows(page, legend),
        summary=_sum_up(page),
    )


def embed_json(value: Json) -> Markup:
    r"""Return `value` as JSON that stays inside its script element whatever it holds.

    >>> print(embed_json("</script><script>"))
    "\u003c/script\u003e\u003cscript\u003e"
    """
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    escaped = {ord(c): f"\\u{ord(c):04x}" for c in "<>&\u2028\u2029"}
    return Markup(text.translate(escaped))  # noqa: S704 - nothing of HTML is left in it


@cache
def bundle_scripts() -> str:
    """Return the page's modules as one script: in order, without their imports and exports, in one function."""
    modules = (_EXPORT.sub("", _IMPORT.sub("", _read_asset(f"{name}.js"))) for name in MODULES)
    return '(() => {\n"use strict";\n' + "\n".join(modules) + "})();\n"


@cache
def bundle_styles() -> str:
    """Return the page's style sheets as one."""
    return "\n".join(_read_asset(f"{name}.css") for name in STYLES)


def _write_policy(scripts: tuple[str, ...], style: str) -> str:
    allowed = " ".join(_hash(script) for script in scripts)
    return f"default-src 'none'; script-src {allowed}; style-src {_hash(style)}; base-uri 'none'; form-action 'none'"


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _sum_up(page: Page) -> str:
    """Return in words how much of the graph the page shows."""
    totals = page.totals
    if not totals.statements:
        return ""
    shown = f"{len(page.statements)} of {totals.statements} statements about {len(page.things)} of {totals.things}"
    return f"{shown} actors and things, from {len(page.articles)} of {totals.documents} documents."


@cache
def _read_asset(name: str) -> str:
    return (files("kg.view") / "assets" / name).read_text("utf-8")


@cache
def _read_vis() -> str:
    """Return vis-network without the line that names its source map, which a browser would ask for."""
    text = (files("pyvis") / _VIS).read_text("utf-8")
    return re.sub(r"^//# sourceMappingURL=.*$", "", text, flags=re.MULTILINE)
