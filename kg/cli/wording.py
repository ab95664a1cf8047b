"""`kg lexicon`: how many words are known, what a word tells, and which entries never fire."""

import json
from collections import Counter
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.text import Text

from kg.cli import parts
from kg.cli.console import (
    LEFT_OUT,
    JsonOption,
    OntologyOption,
    add_command,
    open_console,
    print_below,
    print_table,
    settings,
    tell,
)
from kg.errors import DocumentError, SettingsError

if TYPE_CHECKING:
    from kg.reference.lexicon import Lexicon
    from kg.reference.lexicon_words import WordSense

_COLUMNS = ("entries", "triggers", "verbs", "nouns", "adjectives", "examples", "silent_examples")


def add_to(app: typer.Typer) -> None:
    """Register the commands of this file."""
    add_command(app, lexicon)


def lexicon(
    context: typer.Context,
    word: Annotated[
        str | None, typer.Argument(metavar="WORD", show_default=False, help="A word, with its particle if it has one.")
    ] = None,
    fired: Annotated[
        list[str] | None,
        typer.Option("--fired", metavar="PLACE", help="Read these files or folders; tell how often each entry fired."),
    ] = None,
    ontology: OntologyOption = None,
    as_json: JsonOption = False,
) -> None:
    """Tell what the lexicon holds, or what a word of it tells.

    Without a word: the files with their entries, triggers and examples. With one: each entry that lists it, the
    conditions under which it tells something, and where its roles stand, in the order in which a reading tries them.

    \b
    Examples:
      kg lexicon
      kg lexicon recall
      kg lexicon --fired articles/
    """
    overlay = ontology or settings(context).ontology
    if fired and word is not None:
        raise SettingsError("kg lexicon", "takes a WORD or --fired, not both.", "Leave one of them out.")
    if fired:
        _tell_fired(fired, overlay, as_json)
        return
    known = parts.load_lexicon(parts.load_ontology(overlay), overlay)
    if word is None:
        _tell_families(known, as_json)
    else:
        _tell_word(known, word, as_json)


def _tell_families(known: "Lexicon", as_json: bool) -> None:
    families, words = parts.count_families(known), parts.count_words(known)
    if as_json:
        typer.echo(json.dumps({"families": [asdict(one) for one in families], **words}, ensure_ascii=False, indent=1))
        return
    rows = [[one.file, *(str(getattr(one, column)) for column in _COLUMNS), ", ".join(one.kinds)] for one in families]
    sums = [str(sum(getattr(one, column) for one in families)) for column in _COLUMNS]
    heads = ["file", *_COLUMNS[:-1], "that give nothing", "classes and relations"]
    print_table(heads, [*rows, ["together", *sums, str(len({kind for one in families for kind in one.kinds}))]])
    typer.echo("\n" + ", ".join(f"{count} {name}" for name, count in words.items()))


def _tell_word(known: "Lexicon", word: str, as_json: bool) -> None:
    senses = parts.find_senses(known, word)
    if as_json:
        typer.echo(json.dumps([asdict(sense) for sense in senses], ensure_ascii=False, indent=1))
    elif senses:
        for sense in senses:
            _print_sense(sense)
    else:
        near = parts.find_near_words(known, word)
        tell(f'No entry lists "{word}".' + (f" Near to it: {', '.join(near)}." if near else ""))


def _print_sense(sense: "WordSense") -> None:
    console = open_console()
    heading = Text.assemble((sense.word, "bold"), f" ({sense.pos})  ", (sense.kind, "bold"))
    console.print(Text.assemble(heading, (f"  {sense.entry} in {sense.file}", "dim")))
    lines = [("means", (sense.means,)), ("needs", sense.needs), ("unless", sense.unless), ("roles", sense.roles)]
    for what, values in lines:
        for number, value in enumerate(filter(None, values)):
            print_below(console, Text.assemble((f"{'' if number else what:<8}", "dim"), value), 2)


def _tell_fired(places: list[str], overlay: Path | None, as_json: bool) -> None:
    """Read `places` and tell how many events and relations each entry gave; those that gave none first."""
    reference = parts.load_reference(overlay)
    reader = parts.Reader(reference=reference)
    counts: Counter[str] = Counter(dict.fromkeys(reference.lexicon.entries, 0))
    read = 0
    left_out: list[DocumentError] = []
    for document in parts.read_documents(places, on_problem=left_out.append):
        counts.update(reader.count_entries(document))
        read += 1
    if left_out and not read:
        raise left_out[0]
    _print_fired(reference.lexicon, counts, read, as_json)
    for problem in left_out:
        tell(f"left out: {problem}", "yellow")
    if left_out:
        raise typer.Exit(LEFT_OUT)


def _print_fired(known: "Lexicon", counts: Counter[str], read: int, as_json: bool) -> None:
    silent = [name for name, count in counts.items() if not count]
    if as_json:
        typer.echo(
            json.dumps({"documents": read, "fired": dict(counts), "never": silent}, ensure_ascii=False, indent=1)
        )
        return
    rows = sorted((count, known.files[name], name) for name, count in counts.items())
    print_table(["entry", "file", "fired"], [[name, file, str(count)] for count, file, name in rows])
    typer.echo(f"\nIn {read} documents {len(silent)} of {len(counts)} entries never fired.")
