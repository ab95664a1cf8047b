"""Set the scenes of a document: its parts for the parser, where and when it was sent from, and who is named in it."""

import datetime as dt
from collections.abc import Iterator

from kg.model import Document, EntityId
from kg.reading.annotate import Dateline, cut
from kg.reading.eras import Eras
from kg.reading.extract.base import Scene
from kg.reading.grammar import Grammar
from kg.reading.issuing import find_issue
from kg.reading.judge.times.dating import find_day
from kg.reading.parse import Parse
from kg.reading.resolve.names.index import NameIndex
from kg.reading.resolve.names.persons import PersonRegister
from kg.reading.resolve.posts.offices import Offices
from kg.reading.resolve.referents import Register
from kg.reading.resolve.resolver import Resolver
from kg.reading.resolve.setting import Setting
from kg.reading.voices import Voices
from kg.reference.catalogue import Catalogue
from kg.reference.reference import Reference

#: How long after the day of its dateline a report may come out.
_LATEST = dt.timedelta(days=10)


class SceneSetter:
    """Makes scenes of the parses of documents."""

    def __init__(self, reference: Reference) -> None:
        """Resolve names by the catalogue and cues of `reference`."""
        self.reference = reference
        self._eras = Eras(NameIndex(reference.catalogue), reference.cues.eras)

    def set(
        self, document: Document, parses: list[Parse], dateline: Dateline | None, register: Register
    ) -> Iterator[Scene]:
        """Yield the parts of a document in order; each knows who was named in those before it."""
        offices = Offices(register, self.reference.cues.leaders)
        persons = PersonRegister(register, self.reference.cues.nouns.honorifics)
        index = self._eras.index(document)
        home = _home(dateline, index.catalogue)
        setting = Setting(document.text, index.catalogue, self.reference.cues.nouns.organizations)
        for parse in parses:
            voices = Voices(parse, Grammar(parse, self.reference.lexicon), self.reference.cues.attribution)
            resolver = Resolver(voices, index, self.reference.cues, register, persons, offices, home, setting)
            yield Scene(parse, voices.grammar, voices, resolver)
            above = dateline is not None and len(parse) > 0 and parse.begin[0] < dateline.begin
            setting.note(resolver.states_named(), is_headline=above)

    def find_date(self, document: Document, dateline: Dateline | None) -> dt.date | None:
        """Return the day that "today" means: of the dateline or of issue, perhaps a little before the document's."""
        told = (dateline.begin, dateline.end) if dateline is not None else find_issue(document.text)
        if told is None:
            return document.date
        sent = find_day(document.text, *told, document.date, self.reference.dating)
        late = document.date is not None and sent is not None and not sent <= document.date <= sent + _LATEST
        return document.date if sent is None or late else sent


def part(text: str, dateline: Dateline | None) -> list[tuple[int, int]]:
    """Cut a text for the parser; a dateline is no part of the first sentence and is left out."""
    if dateline is None:
        return cut(text)
    stretches = ((0, dateline.begin), (dateline.end, len(text)))
    return [
        (begin + b, begin + e) for begin, end in stretches if text[begin:end].strip() for b, e in cut(text[begin:end])
    ]


def _home(dateline: Dateline | None, catalogue: Catalogue) -> EntityId | None:
    """Return the place that a report was sent from."""
    if dateline is None:
        return None
    names = (dateline.place, dateline.place.title())
    return next((sense.entity for name in names for sense in catalogue.senses.get(name, ())), None)
