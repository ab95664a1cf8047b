"""Say who speaks in a record of speeches: whom its labels name, and for which state each of them says "we".

Labels and speeches are found by kg/reading/speeches.py.
"""

from bisect import bisect_left

from kg.model import ClassId, EntityId
from kg.reading.resolve.names.index import Name
from kg.reading.resolve.posts.offices import Offices
from kg.reading.resolve.referents import PERSONS, Belonging, Reference
from kg.reading.resolve.states import States
from kg.reading.voices import Voices
from kg.reference.actor_cues import NounCues
from kg.reference.cues import Cues

_OFFICE = ClassId("dip:Office")


def with_speakers(names: list[Name], voices: Voices, cues: NounCues) -> list[Name]:
    """Return the names with those that stand in the labels of a record: "Mr. Burns:", but not "Spokesperson:"."""
    p, speeches = voices.parse, voices.speeches()
    if not speeches:
        return names
    parts = {speech.cue for speech in speeches if speech.is_part}
    known = {t for n in names for t in range(n.first, n.last + 1)}
    unnamed = [speech.cue for speech in speeches if not speech.is_part and speech.cue not in known]
    titled = [t for t in unnamed if p.lower[t - 1 - (p.lower[t - 1] == ".")].rstrip(".") in cues.honorifics]
    kept = [n for n in names if n.last not in parts or n.senses]
    return sorted([*kept, *(Name(t, t, ClassId("dip:Person")) for t in titled)], key=lambda n: n.first)


class SpeakerReader:
    """Reads the labels of one parse."""

    def __init__(self, voices: Voices, states: States, offices: Offices, cues: Cues) -> None:
        """Look at the speeches of `voices`; `offices` learn for which state somebody speaks."""
        self.voices = voices
        self.parse = voices.parse
        self.states = states
        self.offices = offices
        self.mentions = states.mentions
        self.register = states.register
        self.cues = cues

    def read_labels(self) -> None:
        """Read "Spokesperson:" as that of the state which the record is about, "Mr. Berg (Norway)" as Norway's."""
        for speech in self.voices.speeches():
            if speech.is_part:
                self._read_part(speech.cue)
            else:
                self._read_bracket(speech.cue, speech.begin)
        p, at = self.parse, self.mentions.at
        for t in (t for t, word in enumerate(p.words[:-2]) if word == "("):
            speaker, state = at.get(t - 1), at.get(t + 1)
            if speaker is None or state is None or speaker.kind not in PERSONS or state.kind != "dip:State":
                continue
            if p.words[state.last + 1 : state.last + 2] == [")"]:
                self.offices.owners.setdefault(speaker.entities[0], state.entities[0])

    def state_of(self, speaker: Reference) -> EntityId | None:
        """Return for whom an official speaks: as the letterhead tells, or the state which a briefing is about."""
        bloc = self.states.setting.organization if self.states.setting is not None else None
        if bloc is not None and speaker.entities[0] not in self.offices.owners and self.states.enter(bloc):
            return bloc
        state = self.states.headed(speaker.head)
        if any(speech.is_part for speech in self.voices.speeches()):
            state = state or self.states.foremost()
        elif speaker.kind != "dip:Official":
            return None
        titles = [title for title, held in self.offices.titled if held == speaker.entities[0]]
        opposed = any(word in self.cues.offices.opposed for title in titles for word in title.split())
        return state if state is not None and not opposed and self.states.enter(state) else None

    def served_by(self, person: EntityId) -> EntityId | None:
        """Return the state of a leader, by what the text or common knowledge says, None where it is not known."""
        state = self.offices.served_by(person)
        return state if state is not None and self.states.enter(state) else None

    def _read_part(self, t: int) -> None:
        nouns, setting = self.cues.nouns, self.states.setting
        issuer = setting.issuer or setting.organization if setting is not None else None
        if self.parse.lower[t] in nouns.answering and issuer is not None and self.states.enter(issuer):
            self.mentions.at[t] = Reference((issuer,), self.register.kinds[issuer], t, t, t, "office", 0.6)
        if self.parse.lower[t] not in nouns.mouthpieces:
            return
        owner = issuer or self.states.spoken_of(t) or self.states.foremost()
        if owner is None or not self.states.enter(owner):
            return
        label = f"{self.parse.words[t].capitalize()} of {self.register.labels[owner]}"
        office = self.register.mint("office", _OFFICE, label)
        self.mentions.belongings.append(Belonging(office, "dip:officeOf", owner, t, t))
        self.mentions.at[t] = Reference((office,), _OFFICE, t, t, t, "office", 0.7)

    def _read_bracket(self, t: int, end: int) -> None:
        p, at = self.parse, self.mentions.at
        speaker = at.get(t)
        if speaker is None or speaker.kind not in PERSONS or p.words[t + 1] != "(":
            return
        beside = (at.get(x) for x in range(t + 2, bisect_left(p.begin, end)))
        state = next((r.entities[0] for r in beside if r is not None and r.kind == "dip:State"), None)
        if state is not None:
            self.offices.owners.setdefault(speaker.entities[0], state)
