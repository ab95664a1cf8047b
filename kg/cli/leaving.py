"""`kg export` and `kg view`: a graph out into a file, as data or as a page."""

import sys
import webbrowser
from pathlib import Path
from typing import Annotated

import typer

from kg.cli import parts
from kg.cli.console import StoreOption, add_command, settings, tell
from kg.errors import SettingsError

_PAGE = "graph.html"


def add_to(app: typer.Typer) -> None:
    """Register the commands of this file."""
    add_command(app, export)
    add_command(app, view)


def export(
    context: typer.Context,
    form: Annotated[
        str,
        typer.Option(
            "--format",
            "-f",
            metavar="FORMAT",
            help="RDF: turtle, ntriples, nquads, trig, jsonld or rdfxml, and turtle12 or ntriples12 with triple terms. "
            "Networks: graphml, gexf or cytoscape. Tables in a folder: csv or parquet. plover for a table of event "
            "data, void for a description of the graph.",
        ),
    ] = "turtle",
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE",
            show_default="standard output",
            help="The file to write, or the folder for tables.",
        ),
    ] = None,
    store: StoreOption = None,
    no_text: Annotated[bool, typer.Option("--no-text", help="Leave the documents' full text out.")] = False,
    inferred: Annotated[bool, typer.Option("--inferred", help="Add what the rules concluded.")] = False,
) -> None:
    """Write the graph in another format.

    N-Quads and TriG keep the documents' graphs apart; the other formats hold the union of all. Tables are actors,
    events, relations and evidence, with a description of the graph in void.ttl beside them. GraphML and GEXF are what
    Gephi opens.

    \b
    Examples:
      kg export --format jsonld -o graph.jsonld
      kg export --format nquads --store archive/ | gzip > archive.nq.gz
      kg export --format plover -o events.csv
      kg export --format parquet -o tables/
      kg export --format gexf -o network.gexf
    """
    with parts.open_graph(store or settings(context).store) as graph:
        if output is None:
            graph.export(form, sys.stdout.buffer, include_text=not no_text, inferred=inferred)
        else:
            graph.export(form, output, include_text=not no_text, inferred=inferred)
            tell(f"Wrote {output}.")


def view(
    context: typer.Context,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", "-o", metavar="FILE", show_default=f"{_PAGE} of the folder", help="The page to write."
        ),
    ] = None,
    store: StoreOption = None,
    title: Annotated[str, typer.Option(metavar="WORDS", help="What the page is called.")] = "Diplomacy",
    open_it: Annotated[bool, typer.Option("--open", help="Open the page in the browser.")] = False,
) -> None:
    """Draw the graph as a page: one file that works without a network.

    \b
    Examples:
      kg view --open
      kg view --store archive/ -o archive.html --title "The archive"
    """
    place = store or settings(context).store
    path = output or (Path(place) / _PAGE if Path(place).is_dir() else Path(_PAGE))
    with parts.open_graph(place) as graph:
        page = parts.render_page(graph.ask, title=title)
    try:
        with parts.writing(path) as file:
            file.write(page.encode())
    except OSError as fault:
        raise SettingsError(
            str(path), f"cannot be written ({fault.strerror}).", "Name another file with -o."
        ) from fault
    typer.echo(str(path))
    if open_it and not webbrowser.open(path.resolve().as_uri()):
        tell("There is no browser to open it with.")
