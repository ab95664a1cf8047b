"""Say whom "I", "we" and "our" mean: the speaker, or the state that he is an official of."""

from collections.abc import Callable

from kg.reading.resolve.anaphora.coreference import is_first_person
from kg.reading.resolve.referents import Reference
from kg.reading.resolve.speakers import SpeakerReader
from kg.reading.voices import Voices


class FirstPerson:
    """The first person of one parse."""

    def __init__(
        self,
        voices: Voices,
        labels: SpeakerReader,
        voices_at: Callable[[int], list[Reference]],
        owner_of: Callable[[int], Reference | None],
    ) -> None:
        """Ask `voices_at` who speaks by a noun and `owner_of` whose official that is."""
        self.voices = voices
        self.parse = voices.parse
        self.states = labels.states
        self._labels = labels
        self._voices_at = voices_at
        self._owner_of = owner_of

    def speakers(self, token: int) -> list[Reference]:
        """Return who says "I" or "we" at `token`; nobody where it says another word, or the speaker is not known.

        Outside of what others say, "we" of a release is the state or organisation whose body issues it.
        """
        if not is_first_person(self.parse, token):
            return []
        quotation = self.voices.quotation_at(token)
        if quotation is not None:
            return [a for t in quotation.speakers if t != token for a in self._voices_at(t)]
        setting = self.states.setting
        issuer = setting.issuer or setting.organization if setting is not None else None
        if issuer is None or not self.states.enter(issuer) or not is_first_person(self.parse, token, plural=True):
            return []
        return [Reference((issuer,), self.states.register.kinds[issuer], token, token, token, "speaker", 0.6)]

    def resolve(self, token: int) -> Reference | None:
        """Read "we" and "our" as the state that the speaker is an official of, "I" and "my" as the speaker."""
        speakers = self.speakers(token)
        if not speakers:
            return None
        if is_first_person(self.parse, token, plural=True):
            speakers = [self._side(r) for r in speakers]
        entities = tuple(dict.fromkeys(e for r in speakers for e in r.entities))
        return Reference(entities, speakers[0].kind, token, token, token, "speaker", 0.7)

    def _side(self, r: Reference) -> Reference:
        """Return for whom somebody says "we": the state that he is an official of, else himself."""
        issues = r.kind == "dip:State" or r.resolved_by == "speaker"
        return r if issues else self._owner_of(r.head) or self._served(r) or self._headed(r) or r

    def _headed(self, r: Reference) -> Reference | None:
        """Return the state that somebody speaks for in a record, as its letterhead or matter tells."""
        state = self._labels.state_of(r)
        if state is None:
            return None
        return Reference((state,), self.states.register.kinds[state], r.first, r.last, r.head, "office", 0.6)

    def _served(self, r: Reference) -> Reference | None:
        """Return the state of a known leader whose post the text does not tell."""
        state = self._labels.served_by(r.entities[0]) if r.kind == "dip:Person" else None
        if state is None:
            return None
        return Reference((state,), self.states.register.kinds[state], r.first, r.last, r.head, "office", 0.6)
