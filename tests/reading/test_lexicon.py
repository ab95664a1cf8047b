"""Every example of every entry of the lexicon gives what it says, each a test by itself."""

import pytest

from kg.model import Reading
from kg.reading.examples import check_examples, fault_of, read_examples
from kg.reading.reader import Reader
from kg.reference.lexicon import load_lexicon
from kg.reference.ontology import load_ontology

_LEXICON = load_lexicon(load_ontology())
_EXAMPLES = [(name, k) for name, entry in _LEXICON.entries.items() for k in range(len(entry.examples))]


@pytest.fixture(scope="module")
def readings(reader: Reader) -> dict[tuple[str, int], Reading]:
    return read_examples(reader, _EXAMPLES)


@pytest.mark.parametrize(("name", "number"), _EXAMPLES, ids=[f"{name}-{k}" for name, k in _EXAMPLES])
def test_that_an_example_gives_what_it_says(name: str, number: int, readings: dict[tuple[str, int], Reading]) -> None:
    fault = fault_of(name, _LEXICON.files[name], _LEXICON.entries[name], number, readings[name, number])

    assert fault is None, str(fault)


@pytest.mark.parametrize("name", _LEXICON.entries)
def test_that_an_entry_says_what_it_means_and_when_it_is_silent(name: str) -> None:
    entry = _LEXICON.entries[name]

    silent = [example for example in entry.examples if example.gives == "nothing"]

    assert entry.means
    assert 0 < len(silent) < len(entry.examples)


def test_that_a_fault_names_entry_file_and_sentence(reader: Reader) -> None:
    entry = _LEXICON.entries["sever"]
    silent = next(k for k, example in enumerate(entry.examples) if example.gives == "nothing")
    other = reader.read("Egypt broke off diplomatic relations with Iran.")

    fault = fault_of("sever", _LEXICON.files["sever"], entry, silent, other)

    assert fault is not None
    assert "ontology/lexicon/ruptures.yaml, entry sever" in str(fault)
    assert entry.examples[silent].say in str(fault)
    assert "agent: Egypt" in fault.came


def test_that_only_the_entries_named_are_checked(reader: Reader) -> None:
    assert check_examples(reader, []) == ()
    assert {fault.entry for fault in check_examples(reader, ["sever"])} <= {"sever"}
