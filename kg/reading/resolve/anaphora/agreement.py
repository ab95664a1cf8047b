"""Say whether a word agrees with whom it may mean: man or woman, one or several, a person's noun."""

from kg.model import EntityId
from kg.reading.parse import Parse
from kg.reading.resolve.referents import Mentions, Reference, Register
from kg.reference.cues import Cues

_SHE = frozenset({"she", "her", "hers"})
_PLURAL_TAGS = ("NNS", "NNPS")


class Agreement:
    """What is known of the individuals of one parse that a pronoun must agree with."""

    def __init__(self, mentions: Mentions, register: Register, cues: Cues) -> None:
        """Look at `mentions` of individuals of `register`."""
        self.parse: Parse = mentions.parse
        self.mentions = mentions
        self.register = register
        self.cues = cues
        #: Whether somebody is a woman, as far as a pronoun or name has told.
        self._feminine: dict[EntityId, bool | None] = {}

    def note(self, token: int, entity: EntityId) -> None:
        """Remember what the pronoun at `token` tells of whom it means."""
        if self.parse.lower[token] in _SHE or self.parse.lower[token] in ("he", "him", "his"):
            self._feminine[entity] = self.parse.lower[token] in _SHE

    def gender_fits(self, token: int, entity: EntityId) -> bool:
        """Whether "he" or "she" may be said of somebody; unknown fits both."""
        feminine = self.is_feminine(entity)
        return feminine is None or feminine == (self.parse.lower[token] in _SHE)

    def is_feminine(self, entity: EntityId) -> bool | None:
        """Say whether somebody is a woman by pronoun, by title ("Mrs") or by given name; None where nothing tells."""
        if entity not in self._feminine:
            self._feminine[entity] = self._guess(entity)
        return self._feminine[entity]

    def _guess(self, entity: EntityId) -> bool | None:
        p, words = self.parse, self.cues.anaphora
        for r in self.mentions.references:
            if entity not in r.entities:
                continue
            for t in range(max(0, r.first - 1), min(len(p), r.last + 1)):
                title = p.lower[t].rstrip(".")
                if title in words.feminine_titles:
                    return True
                if title in words.masculine_titles and p.sentence_of[t] == p.sentence_of[r.head]:
                    return False
        given = self.register.labels[entity].split()[0].casefold().split("-")[0]
        if given in words.feminine_names:
            return True
        return False if given in words.masculine_names else None

    def is_plural(self, r: Reference) -> bool:
        """Whether a reference is worded as several: "rebels", "the Houthis", "British forces", "the two sides"."""
        p = self.parse
        many = p.lower[r.head] in self.cues.nouns.plurals and r.kind != "dip:InternationalOrganization"
        if len(r.entities) > 1 or p.tag[r.head] in _PLURAL_TAGS or many:
            return p.tag[r.head] != "NNPS" or r.use == "people"
        return r.use == "people"

    def is_person_noun(self, token: int) -> bool:
        """Whether a common noun names a person: "official", "spokesman", "hacker"."""
        p, nouns = self.parse, self.cues.nouns
        lemma = p.lemma[token]
        if p.lower[token] in nouns.groups or lemma in nouns.groups or lemma in self.cues.offices.heads:
            return True
        return len(lemma) > 4 and lemma not in nouns.no_persons and lemma.endswith(tuple(nouns.person_endings))
