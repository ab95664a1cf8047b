"""`kg query` and `kg show`: answers from a graph."""

import json
import re
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from kg.cli import parts
from kg.cli.cards import print_card, print_event_card
from kg.cli.console import JsonOption, OntologyOption, StoreOption, add_command, print_table, settings, tell
from kg.errors import QueryError
from kg.names import ID, shrink

#: What a named query is called; any other words are SPARQL, unless they end as a file of it does.
_NAME = re.compile(r"[\w-]*\w[\w-]*")
_ENDINGS = (".rq", ".sparql")
#: What begins the path of an event and what is shown like one.
_TOLD = ("event/", "statement/", "occurrence/")


def add_to(app: typer.Typer) -> None:
    """Register the commands of this file."""
    add_command(app, query)
    add_command(app, show)


def query(
    context: typer.Context,
    asked: Annotated[
        str | None,
        typer.Argument(
            metavar="QUERY", show_default=False, help="SPARQL, a file of it, - for standard input, or a query's name."
        ),
    ] = None,
    values: Annotated[
        list[str] | None,
        typer.Argument(metavar="NAME=VALUE", show_default=False, help="What a named query asks for."),
    ] = None,
    form: Annotated[
        str, typer.Option("--format", "-f", metavar="FORMAT", help="table, csv, tsv, json, xml, turtle or ntriples.")
    ] = "table",
    list_them: Annotated[bool, typer.Option("--list", help="Tell the named queries and what they ask for.")] = False,
    store: StoreOption = None,
    ontology: OntologyOption = None,
    as_json: JsonOption = False,
) -> None:
    """Ask the graph, in SPARQL or by the name of a query.

    A query sees the union of all documents. The prefixes dip:, id:, rdfs:, prov: and the other usual ones need no
    declaration.

    \b
    Examples:
      kg query --list
      kg query what-an-actor-did actor=Pakistan
      kg query "SELECT ?who { ?visit a dip:Visit, dip:ActualEvent ; dip:agent/rdfs:label ?who }"
      kg query visits.rq --format csv > visits.csv
    """
    chosen = settings(context)
    overlay = ontology or chosen.ontology
    if list_them or asked is None:
        _list_queries(overlay, as_json)
        return
    text = _find_query(asked, values or [], overlay)
    with parts.open_graph(store or chosen.store) as graph:
        answer = graph.query(text)
    form = "json" if as_json else form
    if form != "table" or isinstance(answer, bool):
        typer.echo(parts.write_answer(answer, form), nl=False)
        return
    columns = list(answer.variables) if isinstance(answer, parts.Rows) else ["subject", "predicate", "object"]
    cells = answer.tuples() if isinstance(answer, parts.Rows) else iter(answer)
    rows = [[" ".join(shrink(cell or "").split()) for cell in row] for row in cells]
    if rows:
        print_table(columns, rows)
    else:
        tell("Nothing in the graph answers this.")


def _list_queries(overlay: Path | None, as_json: bool) -> None:
    queries = parts.load_queries(overlay)
    if as_json:
        typer.echo(json.dumps([asdict(named) for named in queries.values()], ensure_ascii=False, indent=1))
        return
    rows = []
    for named in queries.values():
        takes = (f"{p.name}=..." if p.required else f"[{p.name}=...]" for p in named.parameters)
        rows.append([named.name, named.title, " ".join(takes)])
    print_table(["query", "what it tells", "asks for"], rows)


def _find_query(asked: str, values: list[str], overlay: Path | None) -> str:
    """Return the SPARQL that `asked` stands for, with `values` in it."""
    given = {}
    for value in values:
        name, equals, worth = value.partition("=")
        if not equals:
            raise QueryError(value, "is no value for a query.", f"Write it as NAME={value}.")
        given[name] = worth
    if _NAME.fullmatch(asked):
        return parts.bind(parts.get_query(parts.load_queries(overlay), asked), given)
    if given:
        raise QueryError(values[0], "only a named query takes values.", "Write them into the query itself.")
    if asked == "-":
        return sys.stdin.read()
    return _read_query(Path(asked)) if asked.endswith(_ENDINGS) else asked


def _read_query(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as fault:
        why = fault.strerror if isinstance(fault, OSError) else "it is not UTF-8"
        raise QueryError(str(path), f"cannot be read ({why}).", "Name a file that holds SPARQL.") from fault


def show(
    context: typer.Context,
    name: Annotated[
        str, typer.Argument(metavar="NAME", help="Of an actor, office, place or initiative; or the IRI of an event.")
    ],
    limit: Annotated[
        int, typer.Option(metavar="N", min=0, help="How many lines of a kind; 0 for all. Does not hold for --json.")
    ] = 20,
    store: StoreOption = None,
    as_json: JsonOption = False,
) -> None:
    """Show a card of an actor, office or place, or of one event.

    Offices, events, relations and claims, each with its sentences and their documents. Any name of the one meant will
    do; accents and capitals do not matter. Of an event or statement, given by its IRI: its words, what a user judged of
    it, who else tells of the same happening, and why it is the same.

    \b
    Examples:
      kg show "Ishaq Dar"
      kg show Pakistan --json
      kg show event/a.txt/12-visit
    """
    path = name.removeprefix(ID)
    with parts.open_graph(store or settings(context).store) as graph:
        if path.startswith(_TOLD):
            event = graph.event_card(path)
            if as_json:
                typer.echo(json.dumps(asdict(event), ensure_ascii=False, indent=1))
            else:
                print_event_card(event, limit)
            return
        card = graph.card(name)
    if as_json:
        typer.echo(json.dumps(asdict(card), ensure_ascii=False, indent=1))
    else:
        print_card(card, limit)
