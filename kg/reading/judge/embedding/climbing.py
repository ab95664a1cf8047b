"""Climb from an event to what governs it: the one place that knows which kind of governor is read how."""

from kg.reading.judge.embedding.clauses import ClauseClimber
from kg.reading.judge.embedding.phrases import PhraseClimber
from kg.reading.judge.local_cues import LocalCues
from kg.reading.judge.turns import Step, Turn
from kg.reading.labels import NOUNS, SUBJECTS, VERBS
from kg.reference.lexicon import Lexicon

_OBJECTS = ("dobj", "nsubjpass", "attr", "oprd", "dative")


class Climber:
    """Climbs the governors of one parse."""

    def __init__(self, local: LocalCues, lexicon: Lexicon) -> None:
        """Look at the parse of `local`."""
        self.parse = local.parse
        self._local = local
        self._clauses = ClauseClimber(local, lexicon)
        self._phrases = PhraseClimber(local, lexicon)

    def climb(self, t: int, trigger: int) -> Step | None:
        """Return the cues of the next governor and that governor, None where nothing further matters."""
        p = self.parse
        h, dep = p.head[t], p.dep[t]
        if h == t or p.are_parted(t, h):
            return None
        if dep == "conj":
            return self._through_conjunction(t, h)
        if dep in ("xcomp", "ccomp"):
            return self._clauses.through_complement(t, h, dep)
        if dep in ("acl", "relcl"):
            return self._clauses.through_relative(t, h)
        if dep == "advcl":
            return self._clauses.through_adverbial(t, h)
        if dep == "pcomp":
            return self._phrases.through_gerund(h)
        if dep == "pobj":
            return self._phrases.through_preposition(h)
        if dep in _OBJECTS:
            return self._phrases.through_object(t, h, trigger)
        if dep in ("nsubj", "csubj"):
            return self._phrases.through_subject(t, h)
        if dep == "acomp" and p.pos[h] in VERBS:
            return self._local.on_verb(h), h  # "is not ready to talk"
        if dep == "compound" and p.pos[h] in NOUNS:
            return self._local.of_noun(h), h
        return None

    def _through_conjunction(self, t: int, h: int) -> Step | None:
        """What is joined by "and" shares the cues of the first, unless it has a subject or an auxiliary of its own."""
        p = self.parse
        if p.pos[t] not in VERBS or p.pos[h] not in VERBS:
            return [], h
        if any(p.dep[c] in (*SUBJECTS, "aux") and p.tag[c] != "TO" for c in p.children[t]):
            if p.lower[min(p.subtree(t)) - 1] == "nor":
                return [(h, Turn.NEGATE)], h  # "nor did it recall its envoy"
            subject = any(p.dep[c] in SUBJECTS for c in p.children[t])
            return None if subject and p.dep[h] != "ccomp" else ([], h)
        either = any(p.lower[c] in ("or", "nor") for c in p.children[h] if p.dep[c] == "cc")
        return [(c, turn) for c, turn in self._local.on_verb(h) if turn is not Turn.NEGATE or either], h
