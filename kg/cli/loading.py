"""`kg load`: graphs into a store or server."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from kg.cli import parts
from kg.cli.console import JsonOption, OntologyOption, StoreOption, add_command, settings, tell
from kg.cli.progress import count_up


def add_to(app: typer.Typer) -> None:
    """Register the command of this file."""
    add_command(app, load)


def load(
    context: typer.Context,
    place: Annotated[str, typer.Argument(metavar="FROM", help="An output folder, a store or a file of RDF.")],
    store: StoreOption = None,
    prune: Annotated[
        bool, typer.Option("--prune", help="Remove documents from the store that the folder does not hold.")
    ] = False,
    only_parts: Annotated[
        bool, typer.Option("--only-parts", help="Of parts, load what they hold, and make nothing that follows from it.")
    ] = False,
    ontology: OntologyOption = None,
    as_json: JsonOption = False,
) -> None:
    """Copy a graph to a server or into another store, or merge a file of your own.

    Each graph as a whole: what was stopped goes on when it is called again, and what is there is not sent twice. A file
    of RDF becomes one named graph, id:graph/file/NAME; if it has an error, nothing of it is kept. Of the parts of a
    large build, many graphs are sent at a time, and then what follows from all of them is made.

    A server is any that speaks SPARQL 1.1. KG_STORE_USER and KG_STORE_PASSWORD, or KG_STORE_TOKEN, say who you are;
    KG_STORE_UPDATE is where updates go and KG_STORE_GRAPHS where whole graphs go (Graph Store Protocol), should that
    not be where servers usually take them.

    \b
    Examples:
      kg load output/ --store http://localhost:7878
      kg load output/ --store http://localhost:8890/sparql --prune
      kg load s3://bucket/graph/parts/ --store http://localhost:7878
      kg load my-facts.ttl --store output/
    """
    chosen = settings(context)
    target = store or chosen.store
    with count_up("loading graphs") as told:
        if found := parts.find_parts(place):
            loaded = parts.load_parts(found, target, ontology or chosen.ontology, join=not only_parts, on_graph=told)
        elif parts.is_output_folder(target):
            loaded = parts.merge_file(place, Path(target), ontology or chosen.ontology, told)
        else:
            loaded = parts.load_into(place, target, prune=prune, on_graph=told)
    if as_json:
        typer.echo(json.dumps(asdict(loaded), indent=1))
        return
    removed = f", {loaded.removed} removed" if loaded.removed else ""
    typer.echo(
        f"Loaded {loaded.changed} graph{'s' * (loaded.changed != 1)}{removed}; {loaded.unchanged} were there already."
    )
    if loaded.others:
        tell(f"{target} holds {loaded.others} documents that {place} does not; --prune removes them.", "yellow")
