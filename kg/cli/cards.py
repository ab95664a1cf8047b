"""Print the card of an individual: what is said of it, how real that is, who says so, and in which words."""

from typing import TYPE_CHECKING

from rich.console import Console
from rich.text import Text

from kg.cli.console import FACTUALITY_COLOURS, open_console, print_below

if TYPE_CHECKING:
    from kg.graph.card import Card, CardLine
    from kg.graph.event_card import EventCard

#: Sections in the order in which a reader wants them: field of the card, heading.
_SECTIONS = (
    ("offices", "Offices"),
    ("events", "Events"),
    ("relations", "Relations"),
    ("claims_by", "Claims by {label}"),
    ("claims_about", "Claims of others"),
)


def print_card(card: "Card", limit: int) -> None:
    """Print `card` with at most `limit` lines a section; 0 prints all."""
    console = open_console()
    console.print(Text.assemble((card.label, "bold"), f"  {card.kind}"))
    for word, values in (
        ("also called", card.names),
        ("same as", card.same_as),
        *((what, (value,)) for what, value in card.facts),
        ("others of this name", card.namesakes),
    ):
        if values:
            print_below(console, Text.assemble((f"{word}: ", "dim"), ", ".join(values)), 2)
    for field, heading in _SECTIONS:
        lines: tuple[CardLine, ...] = getattr(card, field)
        shown = lines[:limit] if limit else lines
        if lines:
            console.print(Text(f"\n{heading.format(label=card.label)}", "bold"))
        for line in shown:
            _print_line(console, line)
        _print_rest(console, len(lines) - len(shown))


def print_event_card(card: "EventCard", limit: int) -> None:
    """Print an event with at most `limit` others that tell of the same; 0 prints all."""
    console = open_console()
    console.print(Text(card.kind, "dim"))
    _print_line(console, card.told)
    for what, value in card.facts:
        print_below(console, Text.assemble((f"{what}: ", "dim"), value), 2)
    for judgement in card.judgements:
        print_below(console, Text.assemble(("judged: ", "dim"), (judgement, "yellow")), 2)
    if not card.occurrence:
        return
    documents = f"{card.sources} source{'s' if card.sources > 1 else ''}"
    console.print(Text.assemble(("\nThe same happening", "bold"), f"  {card.occurrence}, told by {documents}"))
    if card.because:
        print_below(console, Text.assemble(("because: ", "dim"), card.because), 2)
    shown = card.others[:limit] if limit else card.others
    for line in shown:
        _print_line(console, line)
        print_below(console, Text(line.id, "dim"), 6)
    _print_rest(console, len(card.others) - len(shown))
    for copy, original in card.copies:
        print_below(console, Text(f"{copy} is a copy of {original}: one source.", "dim"), 2)


def _print_rest(console: Console, left: int) -> None:
    """Say how many lines a limit has left out, where it has."""
    if left:
        print_below(console, Text(f"... and {left} more: --limit 0 shows all.", "dim"), 2)


def _print_line(console: Console, line: "CardLine") -> None:
    remarks = [line.factuality if line.factuality != "Fact" else "", line.status]
    remarks += [f"according to {' and '.join(line.sources)}"] if line.sources else []
    told = Text.assemble(line.text, (f"  {line.when}" if line.when else "", "dim"))
    if any(remarks):
        told.append(f"  [{', '.join(filter(None, remarks))}]", FACTUALITY_COLOURS.get(line.factuality, ""))
    print_below(console, told, 2)
    for words in line.words:
        sentence = " ".join(words.sentence.split())
        print_below(console, Text.assemble(f'"{sentence}" ', (words.document, "dim")), 6)
