"""Print how a text was read: each sentence, what it told with the grounds for it, and which words told nothing."""

from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from rich.text import Text

from kg.cli.console import FACTUALITY_COLOURS, open_console, print_below

if TYPE_CHECKING:
    from kg.reading.explain import Explanation, Part, Telling, Untold

#: Reasons that are shown of one word; --json has all.
_MOST_REASONS = 3
#: A factor of confidence that need not be told.
_SURE = 0.95
#: What a cue does to what it governs.
_EFFECTS = {"negate": "denies it", "plan": "makes it a plan", "doubt": "puts it in doubt"}


def print_explanation(explanation: "Explanation", *, named: bool) -> None:
    """Print the explanation of one document, under its name if it is one of several."""
    console = open_console()
    if named:
        console.print(Text(f"== {explanation.document}\n", "bold"))
    for number, sentence in enumerate(explanation.sentences):
        if number:
            console.print()
        console.print(Text(sentence.text, "bold"))
        for telling in sentence.told:
            print_below(console, _headline(telling), 2)
            for what, words in _grounds(telling):
                print_below(console, Text.assemble((f"{what:<12}", "dim"), words), 6)
        for word, reasons in groupby(sentence.silent, key=lambda silence: silence.word):
            print_below(console, Text.assemble((f'"{word}" tells nothing', "dim")), 2)
            for line in _tell_reasons(list(reasons)):
                print_below(console, Text(line, "dim"), 6)
        if not sentence.told and not sentence.silent:
            print_below(console, Text("No word here is one that the lexicon lists.", "dim"), 2)


def _headline(telling: "Telling") -> Text:
    colour = FACTUALITY_COLOURS.get(telling.factuality, "")
    return Text.assemble((telling.kind, "bold"), f'  "{telling.words}"  ', (telling.factuality, colour))


def _grounds(telling: "Telling") -> Iterator[tuple[str, str]]:
    """Yield in order what an event or relation rests on, each under its heading."""
    yield "by", f"{telling.entry} in {telling.file} ({telling.sense})" if telling.file else telling.entry
    if telling.again:
        yield "told before", f'"{telling.again.words}": {telling.again.because}'
    for part in telling.parts:
        yield part.role, _tell_part(part)
    if telling.topic:
        yield "about", telling.topic
    if telling.casualties is not None:
        yield "dead", str(telling.casualties)
    if telling.time:
        first, last = telling.time.earliest, telling.time.latest
        days = telling.time.date or (
            f"{first or '...'} to {last or '...'}" if first or last else "no date without --date"
        )
        yield "time", f'"{telling.time.words}": {days}'
    if telling.factuality_cues:
        cues = (
            f'"{cue.words}" {_EFFECTS.get(cue.effect, f"is {cue.effect} by itself")}' for cue in telling.factuality_cues
        )
        yield "factuality", ", ".join(cues)
    if telling.attributed_to:
        words = ", ".join(f'"{cue}"' for cue in telling.attribution_cues)
        yield "claimed by", f"{' and '.join(telling.attributed_to)}: {words}"
    lowered = "; ".join(f"{reason} ({factor:g})" for reason, factor in telling.lowered_by if factor < _SURE)
    yield "confidence", f"{telling.confidence:g}{f': {lowered}' if lowered else ''}"


def _tell_part(part: "Part") -> str:
    if not part.resolved_by:
        return part.label
    words = f' "{part.words}"' if part.words != part.label else ""
    return f"{part.label}{words} ({', '.join(filter(None, (part.path, part.resolved_by)))})"


def _tell_reasons(silent: "list[Untold]") -> Iterator[str]:
    for silence in silent[:_MOST_REASONS]:
        yield f"{silence.entry}: {silence.reason}"
    if len(silent) > _MOST_REASONS:
        yield f"and {len(silent) - _MOST_REASONS} more entries"
