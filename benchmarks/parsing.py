"""Measure what makes the parse itself cheaper: words looked up, batches, texts sorted by length, pipes left out.

    python -m benchmarks.parsing
    python -m benchmarks.parsing --documents 600

Each way parses the same texts, of a few words up to four hundred, slice by slice and in turns, so that whatever else
the machine does meets all alike. What is told is CPU time against the parse as `kg` does it. Leaving out names
("without names") is no choice, as the reader needs them; it tells what they cost.
"""

import argparse
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, zip_longest

import spacy
from spacy.attrs import DEP, ORTH, TAG
from spacy.language import Language

from benchmarks.texts import list_states, write_documents
from kg.reading.annotate import DEFAULT_MODEL, load_model
from kg.reading.forms import Forms
from kg.reference.catalogue import load_catalogue

_SENTENCES = (2, 8, 16, 30)
_SLICES = 8


@dataclass(frozen=True, slots=True)
class Way:
    """One way to parse."""

    name: str
    nlp: Language
    batch: int = 64
    is_sorted: bool = False
    #: What parts of speech and base forms are looked up in; where it is not given, pipes find them for every word anew.
    forms: Forms | None = None

    def measure(self, texts: Sequence[str]) -> float:
        """Return the CPU seconds that `texts` take."""
        begun = time.process_time()
        given = sorted(texts, key=len) if self.is_sorted else texts
        for doc in self.nlp.pipe(given, batch_size=self.batch, disable=self.forms.replaced if self.forms else ()):
            if self.forms is not None:
                self.forms.find(doc, *doc.to_array([ORTH, TAG, DEP]).T.tolist())
        return time.process_time() - begun


def list_ways() -> Iterator[Way]:
    """Yield the ways that are compared, as `kg` does it first."""
    ours = load_model()
    forms = Forms(ours)
    yield Way("as kg does", ours, forms=forms)
    yield Way("every word anew", ours)
    yield from (Way(f"{size} at a time", ours, size, forms=forms) for size in (1, 16, 256))
    yield Way("sorted by length", ours, is_sorted=True, forms=forms)
    yield Way("all pipes of the model", spacy.load(DEFAULT_MODEL, disable=[]))
    bare = load_model()
    bare.disable_pipe("ner")
    yield Way("without names", bare, forms=Forms(bare))


def compare(ways: Sequence[Way], texts: Sequence[str], slices: int = _SLICES) -> dict[str, float]:
    """Return how many times the first way's time each takes."""
    took = dict.fromkeys((way.name for way in ways), 0.0)
    for way in ways:
        way.measure(texts[:: slices * 2])
    for number in range(slices):
        shift = number % len(ways)
        for way in (*ways[shift:], *ways[:shift]):
            took[way.name] += way.measure(texts[number::slices])
    first = took[ways[0].name]
    return {name: seconds / first for name, seconds in took.items()}


def main() -> None:
    """Compare the ways and print a line of each."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--documents", type=int, default=400, metavar="N")
    asked = parser.parse_args()
    states = list_states(load_catalogue())
    sizes = [write_documents(asked.documents // len(_SENTENCES), size, states, seed=size) for size in _SENTENCES]
    texts = [document.text for document in chain.from_iterable(zip_longest(*sizes)) if document]
    for name, ratio in compare(list(list_ways()), texts).items():
        print(f"{name:24} {ratio:5.2f}")


if __name__ == "__main__":
    main()
