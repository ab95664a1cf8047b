"""Tell by the form of a clause that it is unreal: counterfactual, inverted, subjunctive, or said of nobody and no time.

"Had Oslo fallen, Rome would have closed its legation" tells of nothing that happened; "not a single state", "at no
time" deny what they belong to. Words alone do not show this; their places do.
"""

from kg.reading.labels import SUBJECTS
from kg.reading.parse import Parse
from kg.reference.clause_cues import FactualityCues


class Moods:
    """What the forms of one parse say, cue words aside."""

    def __init__(self, parse: Parse, cues: FactualityCues) -> None:
        """Look at `parse`; `cues` name the modals and occasions that matter."""
        self.parse = parse
        self.cues = cues

    def none(self, c: int) -> int | None:
        """Return the word by which an argument says that there is none: "no country", "neither side", "hardly any"."""
        p = self.parse
        if p.lower[c] in self.cues.nobody_words:
            return c
        for x in p.children[c]:
            if p.lower[x] == "no" and p.lower[x + 1] in self.cues.comparatives:
                continue  # "no fewer than twelve states"
            if p.dep[x] in ("det", "neg", "preconj") and p.lower[x] in ("no", "neither"):
                return x
            if p.lower[x] == "not" and p.lower[x + 1] in self.cues.single_words:
                return x
            if p.lower[x] == "any" and x > 0 and p.lower[x - 1] in self.cues.negated_words:
                return x
        return None

    def is_never(self, c: int) -> bool:
        """Whether an adverbial denies its verb: "no longer", "at no time", "to no one", "rather than expel him"."""
        p = self.parse
        if p.dep[c] == "mark":
            left = p.lower[c] == "than" and p.tag[p.head[c]] in ("VB", "VBG")
            return left and p.lower[c - 1] not in ("other", "more", "less", "better")
        if p.dep[c] == "advmod":
            denied = [p.lower[x] for x in p.children[c] if p.dep[x] == "neg"]
            return ("no" in denied and p.lower[c] != "doubt") or ("not" in denied and p.lower[c] == "once")
        return any(
            (p.lower[x] in ("nobody", "none", "one") or p.lemma[x] in self.cues.denied_occasions)
            and self.none(x) is not None
            and not self._is_counted(x)
            for x in p.children[c]
            if p.dep[x] == "pobj"
        )

    def _is_counted(self, none: int) -> bool:
        """Whether nobody voted the other way: "by twelve votes to none", "to none against"."""
        p = self.parse
        beside = none > 2 and p.lower[none - 2] in self.cues.ballots and p.pos[none - 3] == "NUM"
        return beside or p.lower[none + 1 : none + 2] == ["against"]

    def is_late(self, verb: int, word: int) -> bool:
        """Whether a denial says that more or later it happened: "not only", "did not recognise it until 1933"."""
        p = self.parse
        if p.lower[word + 1 : word + 2] in (["only"], ["until"]):
            return True
        return self._did(verb) and any(
            p.lower[c] == "until" if p.dep[c] == "prep" else p.dep[c] == "advcl" and self._is_until(c)
            for c in p.children[verb]
            if c > verb
        )

    def is_met(self, clause: int, word: int) -> bool:
        """Whether "until" or "once" tells of what has come: "stayed until Peru left", but not "will stay until".

        Within its clause "once" is no condition either: "was once described as a friend".
        """
        p, head = self.parse, self.parse.head[clause]
        if p.dep[word] == "advmod" and p.lower[word] == "once" and word != min(p.subtree(clause)):
            return True
        if p.lower[word] not in ("until", "once") or p.dep[clause] != "advcl":
            return False
        past = p.tag[clause] == "VBD" or any(p.dep[c] == "aux" and p.lower[c] == "had" for c in p.children[clause])
        past = past or any(p.dep[c] == "auxpass" and p.tag[c] == "VBD" for c in p.children[clause])
        return past and (p.tag[head] != "VB" or self._did(head))

    def _did(self, verb: int) -> bool:
        p = self.parse
        return any(p.dep[c] in ("aux", "auxpass") and p.lower[c] in ("did", "was", "were") for c in p.children[verb])

    def _is_until(self, clause: int) -> bool:
        return any(self.parse.dep[c] == "mark" and self.parse.lower[c] == "until" for c in self.parse.children[clause])

    def is_draft(self, c: int) -> bool:
        """Whether an argument is no more than a draft: "the draft resolution condemns Rwanda"."""
        p, words = self.parse, self.cues.drafts
        if p.pos[c] != "NOUN":
            return False  # Bill Clinton
        return p.lemma[c] in words or any(p.dep[x] == "compound" and p.lower[x] in words for x in p.children[c])

    def is_headline(self, verb: int, auxiliary: int) -> bool:
        """Whether an infinitive is the main verb, as headlines tell what will be: "Norway to reopen embassy"."""
        p = self.parse
        main = p.dep[verb] == "ROOT" and p.tag[auxiliary] == "TO"
        return main and any(p.dep[c] in SUBJECTS and c < auxiliary for c in p.children[verb])

    def is_inverted(self, verb: int, auxiliary: int) -> bool:
        """Whether a condition is said by the order of words: "Had Syria attacked, ...", "Should they fail, ..."."""
        p = self.parse
        if p.lower[auxiliary] not in ("had", "should"):
            return False
        begin, end = p.sentences[p.sentence_of[verb]]
        if p.words[end - 1] == "?" or not (p.dep[verb] == "advcl" or auxiliary == begin):
            return False
        return auxiliary == min(p.subtree(verb)) and any(
            p.dep[c] in SUBJECTS and c > auxiliary for c in p.children[verb]
        )

    def is_supposed(self, verb: int) -> bool:
        """Whether an infinitive is what "were" supposes: "Were Georgia to join, Moscow would respond"."""
        p = self.parse
        begin, end = p.sentences[p.sentence_of[verb]]
        if p.lower[begin] != "were" or p.words[end - 1] == "?":
            return False
        return verb == next((t for t in range(begin, end) if p.tag[t] == "VB" and p.lower[t - 1] == "to"), None)

    def is_unreal(self, verb: int, auxiliary: int) -> bool:
        """Whether a modal says what has not been: "would have attacked", "should have attacked"."""
        p = self.parse
        return p.lower[auxiliary] in self.cues.unreal_modals and self.has_auxiliary(verb, "have")

    def is_unreal_condition(self, verb: int) -> bool:
        """Whether a condition is told as not met: "if Syria had attacked, Paris would have ..."."""
        p = self.parse
        head = p.head[verb]
        return (
            p.dep[verb] == "advcl"
            and self.has_auxiliary(verb, "had")
            and self.has_auxiliary(head, "have")
            and any(p.dep[c] == "aux" and p.lower[c] in self.cues.distant_modals for c in p.children[head])
        )

    def is_ahead(self, verb: int, auxiliary: int) -> bool:
        """Whether an auxiliary puts its verb into the future: "will talk", "would not talk"."""
        p = self.parse
        return p.dep[auxiliary] == "aux" and p.tag[auxiliary] == "MD" and not self.is_unreal(verb, auxiliary)

    def is_by_plan(self, verb: int) -> bool:
        """Whether "would" tells what a plan holds: "under the deal Iraq would reopen its consulate"."""
        p = self.parse
        while p.dep[verb] == "conj":
            verb = p.head[verb]
        return any(p.lemma[x] in self.cues.plans for x in p.objects_of(verb, "under"))

    def is_undone(self, verb: int, governor: int) -> bool:
        """Whether an infinitive stands for what has not come about: "ought to have met", "has yet to meet"."""
        p = self.parse
        if self.has_auxiliary(verb, "have"):
            return p.lower[governor] in ("was", "were", "ought")
        return p.lemma[governor] in ("have", "be") and any(p.lower[c] == "yet" for c in p.children[governor])

    def is_subjunctive(self, verb: int) -> bool:
        """Whether a clause says what is demanded, by the bare form: "demands that Iraq withdraw"."""
        p = self.parse
        if p.tag[verb] not in ("VB", "VBP") or any(p.dep[c] == "aux" for c in p.children[verb]):
            return False
        alone = (
            p.tag[c] in ("NN", "NNP") and len(p.conjuncts(c)) == 1 for c in p.children[verb] if p.dep[c] == "nsubj"
        )
        return p.lemma[p.head[verb]] in self.cues.demanding_verbs or any(alone)

    def has_auxiliary(self, verb: int, auxiliary: str) -> bool:
        """Whether a verb has an auxiliary: "had" in "had stayed"."""
        p = self.parse
        return any(p.dep[c] == "aux" and p.lower[c] == auxiliary for c in p.children[verb])
