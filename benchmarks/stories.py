"""Write stores of any size in which happenings are told again and again, as they are in news, without reading texts.

Two invented texts are read and assembled; what that gives serves as templates. A story is a template with states,
holders of offices and a day of its own; some stories are told once, some by thirty documents, with names spelt in two
ways, times left out, or word for word the same as another. A few pairs of states are in the news most of the time.
"""

import datetime as dt
import random
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from benchmarks.texts import invent_name, list_states
from kg.graph.assemble import assemble
from kg.graph.store.oxigraph import OxigraphStore
from kg.model import Document
from kg.names import DIP, slug
from kg.reading.reader import Reader
from kg.reference.catalogue import Catalogue
from kg.reference.phrases import load_phrases

_TEXTS = (
    "France's foreign minister, Zorban Kelvar, visited Lima on Monday for talks with Mirat Toldek, the foreign "
    "minister of Peru. Kelvar and Toldek signed an agreement on fishing rights on Tuesday. France recalled its "
    "ambassador from Peru in December. Peru accused France of shelling villages near the border on Wednesday. The "
    "prime minister of Peru will meet Kelvar in Paris next week. Toldek said that Peru had not expelled French "
    "diplomats.",
    "Peru imposed sanctions on France on Tuesday over the river's water. Zorban Kelvar, the foreign minister of "
    "France, met Mirat Toldek, the prime minister of Peru, in Lima on Wednesday. France sent aid to Peru in January. "
    "Kelvar called Toldek on Thursday. Peru denied that France had attacked its embassy on Monday. France recognised "
    "the government of Peru, the foreign minister of France said.",
)
_DAY = dt.date(2001, 1, 5)
_TEXT = re.compile(r'(?<=ontology#text> ")(?:[^"\\]|\\.)*(?=")')
_TIMES = re.compile(rf"^<[^>]*/event/[^\n]*<{re.escape(DIP)}(?:date|earliest|latest)>[^\n]*\n", re.MULTILINE)
_CHANGING = re.compile(
    r"(wire-0|(?<=state/)(?:FRA|PER)|lima-per|paris-fra|zorban-kelvar|mirat-toldek|Zorban Kelvar|Mirat Toldek"
    r'|\b(?:Kelvar|Toldek|France|Peru|Lima|Paris|TEXT)\b|(?<=-of-)(?:france|peru)\b|(?<=")200[01]-\d\d(?:-\d\d)?(?="))'
)
#: How many documents tell a story, with how often that is so.
_TELLERS, _SHARES = (1, 2, 3, 5, 10, 30), (50, 20, 10, 10, 7, 3)
_FIRST_YEAR, _YEARS, _TERM = 1995, 30, 3
_WORDS = 120


@dataclass(frozen=True, slots=True)
class Template:
    """A document as N-Quads, cut where something changes from one story to the next."""

    pieces: tuple[str, ...]
    #: The same where no times are told.
    timeless: tuple[str, ...]
    events: int


class Stories:
    """Tells stories about the states of a catalogue; the same seed tells the same."""

    def __init__(self, reader: Reader, seed: int = 1) -> None:
        """Read the templates."""
        self._templates = _make_templates(reader)
        self._places = _list_places(reader.reference.catalogue)
        self._chance = random.Random(seed)  # noqa: S311 - not for secrets
        self._chance.shuffle(self._places)
        self._weights = [1 / (place + 1) for place in range(len(self._places))]
        self._words = [invent_name(self._chance).lower() for _ in range(5000)]
        self._documents = 0

    def tell(self, mentions: int) -> Iterator[str]:
        """Yield documents as N-Quads until they hold so many mentions of events."""
        while mentions > 0:
            template = self._chance.choice(self._templates)
            for document in self._tell_story(template, self._chance.choices(_TELLERS, _SHARES)[0]):
                yield document
                mentions -= template.events

    def _tell_story(self, template: Template, tellers: int) -> Iterator[str]:
        chance = self._chance
        here, there = self._draw_states()
        day = dt.date(_FIRST_YEAR, 1, 1) + dt.timedelta(chance.randrange(_YEARS * 365))
        names = [self._holder_of(state, day) for state in (here, there)]
        first = self._invent_text()
        for _ in range(tellers):
            spelt = [name if chance.random() < 0.9 else _spell_otherwise(name) for name in names]
            text = first if chance.random() < 0.1 else self._invent_text()
            self._documents += 1
            values = _values(f"wire-{self._documents}", here, there, spelt, text)
            pieces = template.pieces if chance.random() < 0.8 else template.timeless
            yield "".join(values.get(piece) or _shift(piece, day) or piece for piece in pieces)

    def _draw_states(self) -> tuple["_Place", "_Place"]:
        while True:
            here, there = self._chance.choices(self._places, self._weights, k=2)
            if here != there:
                return here, there

    def _holder_of(self, state: "_Place", day: dt.date) -> str:
        """Return a state's foreign minister, or in one story of four an envoy who is never heard of again."""
        if self._chance.random() < 0.25:
            return f"{invent_name(self._chance)} {invent_name(self._chance)}"
        term = random.Random(f"{state.code} {(day.year + len(state.name)) // _TERM}")  # noqa: S311 - not for secrets
        return f"{invent_name(term)} {invent_name(term)}"

    def _invent_text(self) -> str:
        return " ".join(self._chance.choices(self._words, k=_WORDS))


@dataclass(frozen=True, slots=True)
class _Place:
    code: str
    name: str
    capital: str
    capital_id: str


def write_store(store: OxigraphStore, documents: Iterator[str]) -> None:
    """Put documents into an empty store, without a Python object for each quad."""
    store.fill(line for document in documents for line in document.encode().splitlines(keepends=True))


def _make_templates(reader: Reader) -> list[Template]:
    phrases = load_phrases(reader.reference.ontology)
    templates = []
    for text in _TEXTS:
        reading = reader.read(Document("wire-0", text, date=_DAY))
        quads = sorted(str(quad) for quad in assemble(reading, reader.reference.ontology, phrases, reader.model_name))
        whole = _TEXT.sub("TEXT", "".join(f"{quad} .\n" for quad in quads))
        cut = (tuple(piece for piece in _CHANGING.split(each) if piece) for each in (whole, _TIMES.sub("", whole)))
        templates.append(Template(*cut, len(reading.events)))
    return templates


def _list_places(catalogue: Catalogue) -> list[_Place]:
    codes = {entry.label: entry for entry in catalogue.entries.values() if entry.kind == "dip:State"}
    return [
        _Place(codes[name].id.removeprefix("state/"), name, capital, str(codes[name].capital).removeprefix("place/"))
        for name, _, capital in list_states(catalogue)
    ]


def _values(document: str, here: _Place, there: _Place, names: Sequence[str], text: str) -> Mapping[str, str]:
    """Return what stands for each piece of a template that changes."""
    known = {"wire-0": document, "TEXT": text}
    for state, code, name, capital in ((here, "FRA", "France", "Paris"), (there, "PER", "Peru", "Lima")):
        known |= {code: state.code, name: state.name, name.lower(): slug(state.name), capital: state.capital}
        known[f"{capital}-{code}".lower()] = state.capital_id
    for name, given in zip(names, ("Zorban Kelvar", "Mirat Toldek"), strict=True):
        known |= {given: name, slug(given): slug(name), given.split()[1]: name.split()[1]}
    return known


def _shift(piece: str, day: dt.date) -> str:
    """Return a day or month of a template as it is in a story; nothing where the piece is neither."""
    if len(piece) not in (7, 10) or not piece.startswith("200"):
        return ""
    told = dt.date.fromisoformat(piece if len(piece) == 10 else f"{piece}-15") + (day - _DAY)
    return told.isoformat()[: len(piece)]


def _spell_otherwise(name: str) -> str:
    """Return a name as another writer spells it.

    >>> _spell_otherwise("Talu Gerndo")
    'Tallou Gerndo'
    """
    spelt = name.replace("u", "ou") if "u" in name else name
    return re.sub(r"(?<=[aeiou])([rlnstkm])(?=[a-z])", r"\1\1", spelt, count=1)
