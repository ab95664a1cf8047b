"""Decide how real an event is, as its own sentence presents it.

"Ankara plans to recall its envoy" mentions a recall that has not happened. Whatever governs the event turns the
judgement of what lies under it, read from the nearest governor outwards; which word turns what is written in
ontology/cues/factuality.yaml.
"""

from kg.model import Factuality
from kg.reading.judge.embedding.climbing import Climber
from kg.reading.judge.local_cues import LocalCues
from kg.reading.judge.turns import Turn, Turns, Verdict, turned
from kg.reading.labels import VERBS
from kg.reading.parse import Parse
from kg.reference.clause_cues import AttributionCues, FactualityCues
from kg.reference.lexicon import Lexicon

#: What ends a question inside of a sentence, or a quotation that is none.
_ENDS = ("?", '"', "”", "»")
#: Governors that are climbed at most.
_HIGHEST = 12


class FactualityJudge:
    """Judges events of one parse by their governors."""

    def __init__(self, parse: Parse, cues: FactualityCues, attribution: AttributionCues, lexicon: Lexicon) -> None:
        """Look at `parse`; the lexicon says which verbs only support an event noun."""
        self.parse = parse
        self.cues = cues
        self.attribution = attribution
        self._local = LocalCues(parse, cues, attribution)
        self._climber = Climber(self._local, lexicon)

    def judge(self, trigger: int, factuality: Factuality = Factuality.FACT) -> Verdict:
        """Return how real the event at `trigger`, which is `factuality` by its own word, is presented to be."""
        found: Turns = self._local.on(trigger)
        t = trigger
        for _ in range(_HIGHEST):
            step = self._climber.climb(t, trigger)
            if step is None:
                break
            turns, t = step
            found += turns
        if self._is_question(trigger) or self._local.moods.is_supposed(trigger):
            found.append((trigger, Turn.DOUBT))
        denied: int | None = None
        for token, turn in dict.fromkeys(found):
            left_open = denied is not None and factuality is Factuality.NEGATED and self._left_open(denied, token, turn)
            factuality = left_open or turned(factuality, turn)
            denied = token if turn is Turn.NEGATE else denied
        return Verdict(factuality, tuple(found))

    def _left_open(self, denied: int, token: int, turn: Turn) -> Factuality | None:
        """Return what a denial comes to that is itself turned, where that is no plain yes or no.

        "Did not rule out an attack" leaves it possible, while "did not fail to attack" says that it came. Who is urged
        to stop sending arms sends them.
        """
        lemma, cues = self.parse.lemma, self.cues
        if turn is Turn.NEGATE:
            opens = self.parse.pos[denied] in VERBS and lemma[denied] not in cues.implicative_verbs
            return Factuality.POSSIBLE if opens and lemma[denied] in cues.negated_verbs else None
        asked = turn is Turn.PLAN and lemma[token] in self.attribution.asking_verbs
        return Factuality.FACT if asked and lemma[denied] in cues.ceasing_verbs else None

    def _is_question(self, t: int) -> bool:
        p = self.parse
        stop = p.sentences[p.sentence_of[t]][1]
        if "?" not in p.words[t:stop]:
            return False
        ends = next((word for word in p.words[t:stop] if word in _ENDS), "")  # "Did it fall?" he asked.
        return p.words[stop - 1] == "?" or ends == "?"
