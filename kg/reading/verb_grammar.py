"""Grammatical functions of verbs: voice, control, coordination, relative clauses and participles are undone here."""

from kg.reading.functions import (
    REFLEXIVE,
    RELATIVE,
    Functions,
    add_argument,
    add_function,
    find_enactor,
    find_enactors,
    find_ended,
    find_headlined,
    find_shared_object,
    find_stranded,
    find_stray_agent,
    find_stray_receivers,
    find_stray_subject,
    find_subject_read_as_object,
    has_relative,
    is_caused,
    is_passive,
    with_particle,
)
from kg.reading.labels import MODIFIERS, NOUNS, VERBS
from kg.reading.parse import Parse
from kg.reference.lexicon import Lexicon

#: How many clauses lie at most between a verb and the one that tells its subject.
DEEPEST = 6


class VerbGrammar:
    """The functions of every verb of one parse, computed when first asked for."""

    def __init__(self, parse: Parse, lexicon: Lexicon) -> None:
        """Look at `parse`; the lexicon says which verbs control by their object."""
        self.parse = parse
        self.lexicon = lexicon
        #: The functions of those verbs that were asked for.
        self.known: dict[int, Functions] = {}
        self._enactors = find_enactors(parse)

    def functions(self, verb: int, depth: int = 0) -> Functions:
        """Return the functions of a verb, its voice and its shared arguments undone."""
        known = self.known.get(verb)
        if known is not None:
            return known
        self.known[verb] = {}
        p = self.parse
        functions: Functions = {}
        passive = self.is_passive(verb)
        for c in p.children[verb]:
            add_argument(p, functions, verb, c, passive)
        if depth < DEEPEST and is_caused(p, verb):
            functions["subject"] = list(self.functions(p.head[verb], depth + 1).get("subject", ()))
        elif depth < DEEPEST:
            self._add_shared(functions, verb, passive, depth)
        if passive and "object" in functions and (preposition := find_stranded(p, verb)):
            functions[preposition] = functions.pop("object")
        if (
            not functions.get("subject")
            and not passive
            and p.tag[verb] in ("VBD", "VBZ", "VBP")
            and p.head[verb] == verb
        ):
            functions["subject"] = find_stray_subject(p, verb)
        if not passive and not functions.get("subject") and p.head[verb] == verb:
            functions["subject"] = find_enactor(p, verb, self._enactors) or find_headlined(p, verb)
        if passive and not functions.get("subject"):
            functions["subject"] = find_stray_agent(p, verb)
        if p.lemma[verb] in self.lexicon.carriers and not passive and "to" not in functions:
            for t in find_stray_receivers(p, verb, self.lexicon.carriers):
                add_function(functions, "to", t)
        if not passive and not functions.keys() & {"object", "clause"} and p.lemma[verb] not in self.lexicon.alone:
            for t in find_shared_object(p, verb):
                add_function(functions, "object", t)
        for t in find_ended(p, verb, self.lexicon.making_end):
            add_function(functions, "object", t)
        for function, tokens in functions.items():
            functions[function] = [self._antecedent(verb, t) for t in tokens]
        if "subject" in functions:
            functions["subject"] = [x for t in functions["subject"] for x in self._issuers(t, depth) or [t]]
        self.known[verb] = functions
        return functions

    def is_passive(self, verb: int) -> bool:
        """Whether the verb's grammatical subject is what it is done to."""
        return is_passive(self.parse, verb)

    def _add_shared(self, functions: Functions, verb: int, passive: bool, depth: int) -> None:
        """Fill in what the clause leaves unsaid because another clause or a noun says it."""
        p = self.parse
        dep, head = p.dep[verb], p.head[verb]
        if dep == "amod" and p.pos[head] in NOUNS:
            # "the visiting minister", "the US-brokered truce"
            functions.setdefault("object" if p.tag[verb] == "VBN" else "subject", [head])
            if p.tag[verb] == "VBN":
                by = [c for c in p.children[verb] if p.dep[c] in ("npadvmod", "compound", "nmod", "nsubj") and c < verb]
                if not by and ("noun", p.lemma[head]) in self.lexicon.senses:
                    by = [c for c in p.children[head] if p.dep[c] == "poss"]  # "Cuba's increased cooperation"
                functions.setdefault("subject", by)
            return
        if p.pos[head] in VERBS and (dep == "conj" or (dep == "advcl" and p.tag[verb] == "VBG")):
            functions["first"] = [
                head
            ]  # "broke with Peru and closed the border", "broke with Peru, closing the border"
        elif dep == "xcomp" and p.pos[head] in VERBS:
            functions["governor"] = [head]  # "asked not to be named"
        if dep == "conj" and p.pos[head] in VERBS:
            self._add_of_first(functions, verb, passive, depth)
            return
        missing = "object" if passive else "subject"
        if functions.get(missing):
            if dep == "relcl" and "object" not in functions and not has_relative(p, verb):
                functions["object"] = [head]
            return
        giver: list[int] = []
        if dep in ("acl", "relcl"):
            infinitive = any(p.tag[c] == "TO" for c in p.children[verb])
            named = p.dep[head] == "appos" and p.pos[p.head[head]] == "PROPN"
            # "Clinton, the first American president to visit Hanoi"
            giver = (
                [p.head[head]] if infinitive and named else self.subject_of_noun(head, depth) if infinitive else [head]
            )
            if p.lower[head] in REFLEXIVE:  # "found itself shelled"
                giver = self.functions(p.head[head], depth + 1).get("subject", [])
            if p.dep[head] == "dobj" and p.lemma[head] in self.lexicon.instruments and self.is_passive(p.head[head]):
                given = self.functions(p.head[head], depth + 1).get("indirect")
                functions.setdefault("to", list(given or ()))  # "was handed a note accusing Chad"
        elif dep in ("xcomp", "ccomp", "advcl") and p.pos[head] in VERBS:
            if dep == "ccomp" and any(p.dep[c] in ("mark", "aux") and p.tag[c] != "TO" for c in p.children[verb]):
                return
            matrix = self.functions(head, depth + 1)
            asked = [t for n in ("on", "upon", "to") for t in matrix.get(n, ()) if t < verb and t not in p.timed]
            asks = dep == "xcomp" or (asked and "object" not in matrix and p.tag[verb] == "VB")  # "appealed to Peru to"
            controls = asks and p.lemma[head] in self.lexicon.object_control
            asked = [t for t in matrix.get("object") or asked if p.lower[t] not in REFLEXIVE]
            aims = dep == "advcl" and any(p.tag[c] == "TO" for c in p.children[verb])
            given = matrix.get("indirect") if aims and p.lemma[head] in self.lexicon.carriers else None
            if aims and not given and "until" in matrix and p.lemma[head] in self.lexicon.granting:
                given = matrix.get("object")  # "gave Greece until Friday to withdraw"
            giver = asked if controls and asked else given or self._logical_subject(head, matrix)
        elif dep == "xcomp" or (dep in ("ccomp", "advcl") and p.pos[head] == "ADJ"):
            above = p.head[head]
            if p.pos[above] in VERBS:
                giver = self._logical_subject(above, self.functions(above, depth + 1))
        elif dep == "pcomp":
            giver = self._subject_of_gerund(head, depth)
        if giver:
            functions[missing] = list(giver)

    def _add_of_first(self, functions: Functions, verb: int, passive: bool, depth: int) -> None:
        """Fill in what a verb behind "and" shares with the first."""
        p, head = self.parse, self.parse.head[verb]
        first = self.functions(head, depth + 1)
        stray = find_subject_read_as_object(p, verb) if not functions.get("subject") and not passive else []
        if stray:
            functions["subject"] = stray
        elif passive and self.is_passive(head):
            # "was summoned and handed a note": the note has the place of an object.
            shared = "indirect" if "object" in functions else "object"
            functions.setdefault(shared, list(first.get("object", ())))
        elif "subject" not in functions and not passive:
            giver = first.get("object") if self.is_passive(head) else first.get("subject")
            functions["subject"] = list(giver or ())
        elif passive and "object" not in functions:
            functions["object"] = list(first.get("subject", ()))

    def _subject_of_gerund(self, preposition: int, depth: int) -> list[int]:
        """Whom the unsaid subject of a gerund means: "accused X of arming", "is guilty of violating"."""
        p = self.parse
        above = p.head[preposition]
        adverb = p.dep[above] == "advmod"  # "stopped short of accusing"
        above = p.head[above] if adverb else above
        if p.pos[above] in VERBS:
            matrix = self.functions(above, depth + 1)
            charged = p.lower[preposition] == "with" and p.lemma[above] in self.lexicon.charging
            by_object = p.lower[preposition] in ("of", "from", "for", "into", "as", "against") or charged
            by_object = by_object and above < preposition and not adverb
            doers = matrix.get("subject") if p.lower[preposition] in ("in", "by", "through") else None
            return (by_object and matrix.get("object")) or doers or self._logical_subject(above, matrix)
        if p.pos[above] in NOUNS:
            return self.subject_of_noun(above, depth)
        if p.pos[above] == "ADJ" and p.pos[p.head[above]] in VERBS:
            own = [c for c in p.children[above] if p.dep[c] == "nsubj"]  # "found Chile guilty of invading"
            return own or self.functions(p.head[above], depth + 1).get("subject", [])
        return []

    def _logical_subject(self, verb: int, functions: Functions) -> list[int]:
        """Whom an unsaid subject below `verb` means: its grammatical subject, whatever the voice."""
        if self.is_passive(verb):
            return functions.get("object") or functions.get("indirect") or []
        return functions.get("subject", [])

    def subject_of_noun(self, noun: int, depth: int) -> list[int]:
        """Return whose deed a noun is: by a possessor, "by", the clause above or a modifier."""
        p = self.parse
        if p.lemma[noun] in self.lexicon.noun_control:
            for name in ("to", "on", "upon"):
                if asked := p.objects_of(noun, name):
                    return asked
        own = [c for c in p.children[noun] if p.dep[c] == "poss"]
        if own:
            return own
        for c in p.children[noun]:
            if p.dep[c] == "prep" and p.lower[c] in ("by", "of", "from"):
                return [x for x in p.children[c] if p.dep[x] == "pobj"]
        above = p.head[noun]
        if p.dep[noun] in ("dobj", "attr", "pobj", "nsubjpass") and depth < DEEPEST:
            verb = p.verb_of(above)
            if p.dep[noun] == "pobj" and f"{p.lemma[verb]} {p.lower[above]}" in self.lexicon.blaming:
                return self.functions(verb, depth + 1).get(
                    "object", []
                )  # "warned Chad against any attempt to seize it"
            if p.lemma[noun] in self.lexicon.schemes and p.lemma[verb] in self.lexicon.countering:
                return []
            if p.pos[verb] in VERBS:
                functions = self.functions(verb, depth + 1)
                given = functions.get("indirect") if p.dep[noun] == "dobj" else None  # "gave Iran a week to withdraw"
                if not given and p.lemma[noun] in self.lexicon.noun_control and self._hands_on(verb):
                    return []  # "handed over an invitation to visit Lima"
                return given or functions.get("subject", [])
        return [c for c in p.children[noun] if p.dep[c] in MODIFIERS and p.words[c][:1].isupper()]

    def _hands_on(self, verb: int) -> bool:
        """Whether somebody else is to do what the thing that goes from hand to hand asks for."""
        handing = self.lexicon.carriers | self.lexicon.issuing
        return self.parse.lemma[verb] in handing or with_particle(self.parse, verb) in handing

    def _antecedent(self, verb: int, token: int) -> int:
        """Return the noun that a relative pronoun stands for."""
        p = self.parse
        if p.lower[token] not in RELATIVE or p.tag[token] not in ("WDT", "WP", "WP$", "WRB", "IN"):
            return token
        top = verb
        for _ in range(DEEPEST):
            if p.dep[top] == "relcl":
                return p.head[top]
            if p.dep[top] not in ("conj", "xcomp", "ccomp", "advcl"):
                return token
            top = p.head[top]
            if p.lemma[top] == "be" and any(p.lower[c] == "it" for c in p.children[top]):
                return next((c for c in p.children[top] if p.dep[c] == "attr"), token)  # "it was Oslo that called"
        return token

    def _issuers(self, noun: int, depth: int) -> list[int]:
        """Return who does what a law or resolution does: "signed a decree banning strikes" bans them."""
        p = self.parse
        if p.lemma[noun] not in self.lexicon.instruments or p.pos[noun] != "NOUN" or depth >= DEEPEST:
            return []
        if own := [c for c in p.children[noun] if p.dep[c] == "poss"]:
            return own
        if sent := p.objects_of(noun, "from"):
            return sent  # "a letter from Peru asking for help"
        verb = p.head[noun]
        issued = p.dep[noun] in ("dobj", "nsubjpass") and with_particle(p, verb) in self.lexicon.issuing
        return list(self.functions(verb, depth + 1).get("subject", ())) if issued else []
