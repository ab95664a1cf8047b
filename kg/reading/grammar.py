"""Grammatical functions of verbs and nouns, read off the parse once for all entries of the lexicon.

Voice, control, coordination, relative clauses, participles and support verbs are undone here: `subject` is who does it
however the sentence is built. Labels are those of spaCy's English pipelines (ClearNLP dependencies).
"""

from collections.abc import Iterable, Iterator

from kg.reading.functions import (
    POINTERS,
    RELATIVE,
    Functions,
    add_argument,
    add_function,
    add_preposition,
    find_enactor,
    find_enactors,
    find_shared_object,
    find_stranded,
    find_stray_agent,
    find_stray_receivers,
    find_stray_subject,
    find_subject_read_as_object,
    has_relative,
    is_caused,
    is_passive,
    name_roles_of_noun,
    with_particle,
)
from kg.reading.labels import NOUNS, VERBS
from kg.reading.parse import Parse
from kg.reference.lexicon import Lexicon, Sense
from kg.reference.lexicon_entries import FUNCTIONS

_MODIFIERS = {"compound", "amod", "nmod"}
_DEEPEST = 6
#: Under these stands an occasion, of which whoever speaks or acts at it is part.
_AT = ("at", "during", "in", "after", "following")
#: Under these stand the parties of a role that somebody is cast in.
_PARTIES = ("between", "with", "for")


class Grammar:
    """The functions of every predicate of one parse, computed when first asked for."""

    def __init__(self, parse: Parse, lexicon: Lexicon) -> None:
        """Look at `parse`; the lexicon says which verbs lend their subject and which control by their object."""
        self.parse = parse
        self.lexicon = lexicon
        self._enactors = find_enactors(parse)
        self._verbs: dict[int, Functions] = {}
        self._nouns: dict[int, Functions] = {}
        #: The functions of nouns as one sense has it, by how it reads "of" and a possessor.
        self._named: dict[tuple[int, str | None, str | None], Functions] = {}
        #: The functions of several words together, by these.
        self._joined: dict[tuple[int, ...], Functions] = {}

    def follow(self, token: int, path: tuple[str, ...], sense: Sense | None = None) -> list[int]:
        """Return the tokens that stand at `path` as seen from `token`; the list is the grammar's own."""
        if not path:
            return [token]
        here = self.functions(token, sense).get(path[0])
        for step in path[1:]:
            if not here:
                break
            here = self._functions_of(here).get(step)
        return here or []

    def _functions_of(self, tokens: list[int]) -> Functions:
        """Return what stands at any of `tokens`, by function; a noun shares with those beside it.

        In "its ties and trade with Iran" the ties are with Iran too.
        """
        first = tokens[0]
        if len(tokens) == 1 and (self.parse.pos[first] != "NOUN" or not self.parse.is_joined(first)):
            return self.functions(first)
        key = tuple(tokens)
        if key in self._joined:
            return self._joined[key]
        joined: Functions = {}
        for t in tokens:
            own = self.functions(t)
            for name, found in own.items():
                joined.setdefault(name, []).extend(found)
            for other in self.parse.conjuncts(t)[1:] if self.parse.pos[t] == "NOUN" else ():
                for name, found in self.functions(other).items():
                    if name not in own and name not in FUNCTIONS:
                        joined.setdefault(name, []).extend(found)
        self._joined[key] = joined
        return joined

    def reach(
        self, token: int, paths: Iterable[tuple[str, ...]], sense: Sense | None = None
    ) -> Iterator[tuple[tuple[str, ...], list[int]]]:
        """Yield those of `paths` that lead somewhere as seen from `token`, with the tokens that stand there."""
        here = self.functions(token, sense)
        for path in paths:
            if path[0] in here and (tokens := self.follow(token, path, sense)):
                yield path, tokens

    def functions(self, token: int, sense: Sense | None = None) -> Functions:
        """Return all functions of a verb, noun or adjective."""
        known = self._verbs.get(token)
        if known is not None:
            return known
        if self.parse.pos[token] in VERBS:
            return self.of_verb(token)
        if sense is None:
            return self.of_noun(token)
        key = (token, sense.of, sense.possessor)
        if key not in self._named:
            self._named[key] = name_roles_of_noun(self.of_noun(token), sense)
        return self._named[key]

    def of_verb(self, verb: int, depth: int = 0) -> Functions:
        """Return the functions of a verb, its voice and its shared arguments undone."""
        known = self._verbs.get(verb)
        if known is not None:
            return known
        self._verbs[verb] = {}
        p = self.parse
        functions: Functions = {}
        passive = self.is_passive(verb)
        for c in p.children[verb]:
            add_argument(p, functions, verb, c, passive)
        if depth < _DEEPEST and is_caused(p, verb):
            functions["subject"] = list(self.of_verb(p.head[verb], depth + 1).get("subject", ()))
        elif depth < _DEEPEST:
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
            functions["subject"] = find_enactor(p, verb, self._enactors)
        if passive and not functions.get("subject"):
            functions["subject"] = find_stray_agent(p, verb)
        if p.lemma[verb] in self.lexicon.carriers and not passive and "to" not in functions:
            for t in find_stray_receivers(p, verb, self.lexicon.carriers):
                add_function(functions, "to", t)
        if not passive and not functions.keys() & {"object", "clause"} and p.lemma[verb] not in self.lexicon.alone:
            for t in find_shared_object(p, verb):
                add_function(functions, "object", t)
        for function, tokens in functions.items():
            functions[function] = [self._antecedent(verb, t) for t in tokens]
        if "subject" in functions:
            functions["subject"] = [x for t in functions["subject"] for x in self._issuers(t, depth) or [t]]
        self._verbs[verb] = functions
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
            giver = self._subject_of_noun(head, depth) if infinitive else [head]
            if p.dep[head] == "dobj" and p.lemma[head] in self.lexicon.instruments and self.is_passive(p.head[head]):
                given = self.of_verb(p.head[head], depth + 1).get("indirect")
                functions.setdefault("to", list(given or ()))  # "was handed a note accusing Chad"
        elif dep in ("xcomp", "ccomp", "advcl") and p.pos[head] in VERBS:
            if dep == "ccomp" and any(p.dep[c] in ("mark", "aux") and p.tag[c] != "TO" for c in p.children[verb]):
                return
            matrix = self.of_verb(head, depth + 1)
            asked = [t for n in ("on", "upon", "to") for t in matrix.get(n, ()) if t < verb and t not in p.timed]
            asks = dep == "xcomp" or (asked and "object" not in matrix and p.tag[verb] == "VB")  # "appealed to Peru to"
            controls = asks and p.lemma[head] in self.lexicon.object_control
            asked = matrix.get("object") or asked
            aims = dep == "advcl" and any(p.tag[c] == "TO" for c in p.children[verb])
            given = matrix.get("indirect") if aims and p.lemma[head] in self.lexicon.carriers else None
            if aims and not given and "until" in matrix and p.lemma[head] in self.lexicon.granting:
                given = matrix.get("object")  # "gave Greece until Friday to withdraw"
            giver = asked if controls and asked else given or self._logical_subject(head, matrix)
        elif dep == "xcomp" or (dep in ("ccomp", "advcl") and p.pos[head] == "ADJ"):
            above = p.head[head]
            if p.pos[above] in VERBS:
                giver = self._logical_subject(above, self.of_verb(above, depth + 1))
        elif dep == "pcomp":
            giver = self._subject_of_gerund(head, depth)
        if giver:
            functions[missing] = list(giver)

    def _add_of_first(self, functions: Functions, verb: int, passive: bool, depth: int) -> None:
        """Fill in what a verb behind "and" shares with the first."""
        p, head = self.parse, self.parse.head[verb]
        first = self.of_verb(head, depth + 1)
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
            matrix = self.of_verb(above, depth + 1)
            by_object = above < preposition and p.lower[preposition] in ("of", "from", "for", "into", "as", "against")
            by_object = by_object and not adverb
            return (by_object and matrix.get("object")) or self._logical_subject(above, matrix)
        if p.pos[above] in NOUNS:
            return self._subject_of_noun(above, depth)
        if p.pos[above] == "ADJ" and p.pos[p.head[above]] in VERBS:
            return self.of_verb(p.head[above], depth + 1).get("subject", [])
        return []

    def _logical_subject(self, verb: int, functions: Functions) -> list[int]:
        """Whom an unsaid subject below `verb` means: its grammatical subject, whatever the voice."""
        if self.is_passive(verb):
            return functions.get("object") or functions.get("indirect") or []
        return functions.get("subject", [])

    def _subject_of_noun(self, noun: int, depth: int) -> list[int]:
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
        if p.dep[noun] in ("dobj", "attr", "pobj", "nsubjpass") and depth < _DEEPEST:
            verb = p.verb_of(above)
            if p.lemma[noun] in self.lexicon.schemes and p.lemma[verb] in self.lexicon.countering:
                return []
            if p.pos[verb] in VERBS:
                functions = self.of_verb(verb, depth + 1)
                given = functions.get("indirect") if p.dep[noun] == "dobj" else None  # "gave Iran a week to withdraw"
                return given or functions.get("subject", [])
        return [c for c in p.children[noun] if p.dep[c] in _MODIFIERS and p.words[c][:1].isupper()]

    def _antecedent(self, verb: int, token: int) -> int:
        """Return the noun that a relative pronoun stands for."""
        p = self.parse
        if p.lower[token] not in RELATIVE or p.tag[token] not in ("WDT", "WP", "WP$", "WRB", "IN"):
            return token
        top = verb
        for _ in range(_DEEPEST):
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
        if p.lemma[noun] not in self.lexicon.instruments or p.pos[noun] != "NOUN" or depth >= _DEEPEST:
            return []
        if own := [c for c in p.children[noun] if p.dep[c] == "poss"]:
            return own
        if sent := p.objects_of(noun, "from"):
            return sent  # "a letter from Peru asking for help"
        verb = p.head[noun]
        issued = p.dep[noun] in ("dobj", "nsubjpass") and with_particle(p, verb) in self.lexicon.issuing
        return list(self.of_verb(verb, depth + 1).get("subject", ())) if issued else []

    def of_noun(self, noun: int) -> Functions:
        """Return the functions of an event noun, with those of the verb that supports it."""
        known = self._nouns.get(noun)
        if known is not None:
            return known
        p = self.parse
        functions: Functions = {}
        self._nouns[noun] = functions
        for c in p.children[noun]:
            dep = p.dep[c]
            if dep == "poss":
                add_function(functions, "possessor", c)
            elif dep in _MODIFIERS:
                add_function(functions, "modifier", c)
                for x in p.children[c] if p.tag[c] not in ("VBN", "VBG") else ():
                    if p.dep[x] in _MODIFIERS or p.dep[x] == "npadvmod":
                        add_function(functions, "modifier", x)
            elif dep in ("prep", "agent"):
                add_preposition(p, functions, c)
            elif dep == "advmod" and p.lower[c] in POINTERS:
                add_function(functions, "there", c)
            elif dep in ("acl", "relcl", "appos", "xcomp", "ccomp"):
                add_function(functions, "clause", c)
                if any(p.tag[x] == "TO" and p.dep[x] == "aux" for x in p.children[c]):
                    add_function(functions, "infinitive", c)
                if dep == "acl" and p.tag[c] == "VBN" and with_particle(p, c) in self.lexicon.carried_out:
                    for t in self.of_verb(c).get("subject", ()):
                        add_function(functions, "by", t)  # "a coup led by a colonel"
        if p.pos[noun] == "ADJ" and p.pos[p.head[noun]] in VERBS:
            own = [c for c in p.children[noun] if p.dep[c] == "nsubj"]  # "holds Moscow responsible"
            functions["subject"] = own
            functions["lender"] = own or list(self.of_verb(p.head[noun]).get("subject", []))
            return functions
        if p.dep[noun] == "appos":
            add_function(functions, "apposed", p.head[noun])  # "Oman, a member of the League"
        self._add_support(functions, noun)
        return functions

    def _add_support(self, functions: Functions, noun: int) -> None:
        """Join the arguments of a supporting verb: "held talks with X in Y", "talks were held by X"."""
        p = self.parse
        top = noun
        while p.dep[top] == "conj" and p.pos[p.head[top]] in NOUNS:
            top = p.head[top]
        verb, dep, name = p.head[top], p.dep[top], ""
        if dep == "appos" and p.pos[verb] in NOUNS:
            self._add_lender_beside(functions, verb)
            return
        if dep == "pobj" and p.lower[verb] == "including" and p.pos[p.head[verb]] == "NOUN":
            self._add_lender_beside(functions, p.head[verb])
            return
        if dep == "pobj" and p.lower[verb] == "as":
            self._add_lender_of_role(functions, p.head[verb])
            return
        if dep == "pobj" and p.pos[verb] == "ADP":
            if p.lower[verb] == "on" and p.lemma[noun] in self.lexicon.travels and p.pos[p.head[verb]] == "PROPN":
                add_function(functions, "lender", p.head[verb])  # "Sadat, on a visit to Rabat, said"
                return
            name = f"{p.lemma[p.head[verb]]} {p.lower[verb]}"
            if p.lower[verb] == "at" and p.lemma[noun] in self.lexicon.noun_control:
                for t in self.of_verb(p.head[verb]).get("subject", ()) if p.pos[p.head[verb]] == "VERB" else ():
                    add_function(functions, "heeding", t)  # "visited Lima at the invitation of the president"
            travels = p.lower[verb] == "on" and p.lemma[noun] in self.lexicon.travels and "of" not in functions
            verb = p.head[verb]
            if travels and p.pos[verb] == "VERB" and name not in self.lexicon.support:
                for t in self._traveller(verb):
                    add_function(functions, "lender", t)
                return
            lends = name in self.lexicon.support
            if not lends and p.lemma[noun] in self.lexicon.gatherings and name.endswith(_AT):
                self._add_those_present(functions, verb, "with" in functions)
            elif not lends and p.lemma[noun] in self.lexicon.travels and name.endswith("during"):
                self._add_those_present(functions, verb, True)
        elif dep in ("dobj", "nsubjpass", "attr"):
            lends = p.lemma[verb] in self.lexicon.support or with_particle(p, verb) in self.lexicon.support
        elif dep == "nsubj" or (dep == "acl" and p.pos[verb] == "VERB"):
            lends = False
        else:
            return
        if p.pos[verb] not in VERBS:
            return
        above = self.of_verb(verb)
        if lends and dep != "nsubj":
            asked = (name if dep == "pobj" else p.lemma[verb]) in self.lexicon.asking
            apart = asked and "with" not in functions and "with" not in above
            for function, tokens in above.items():
                if function in ("object", "attribute", "clause") or (apart and function == "subject"):
                    continue
                joined = "lender" if function == "subject" else function
                for t in tokens:
                    if t not in (noun, top):
                        add_function(functions, joined, t)
            if dep == "pobj" and "lender" not in functions and self.is_passive(verb):
                functions["lender"] = list(above.get("object", ()))  # "are engaged in talks"
        elif dep == "nsubj":
            for function in ("in", "at", "between", "with", "among"):
                for t in above.get(function, ()):
                    add_function(functions, function, t)

    def _traveller(self, verb: int) -> list[int]:
        """Return who is "on a visit" when something is done: "signed it on a visit", "was killed on a visit"."""
        functions = self.of_verb(verb)
        return functions.get("subject") or (functions.get("object", []) if self.is_passive(verb) else [])

    def _add_those_present(self, functions: Functions, verb: int, joins: bool) -> None:
        """Add who speaks or acts on an occasion, and to whom: "assured Peru in a call", "said at talks with Iran".

        Where it `joins`, whoever does so takes part.
        """
        if self.parse.pos[verb] not in ("VERB", "AUX") or self.is_passive(verb):
            return
        above = self.of_verb(verb)
        if functions.keys() & {"possessor", "by", "of", "between"}:
            return
        functions["addressing"] = list(above.get("subject", ()))
        functions["addressed"] = [t for name in ("with", "indirect", "object") for t in above.get(name, ())]
        if joins:
            functions["lender"] = functions["addressing"]

    def _add_lender_beside(self, functions: Functions, beside: int) -> None:
        """Add whose deed stands beside: "Iran's treatment of envoys, specifically the expulsion of two"."""
        p = self.parse
        for _ in range(2):
            if not any(p.dep[c] == "poss" for c in p.children[beside]) and p.dep[beside] == "pobj":
                above = p.head[p.head[beside]]
                if p.pos[above] == "NOUN" and any(p.dep[c] == "poss" for c in p.children[above]):
                    beside = above
        for t in self._subject_of_noun(beside, _DEEPEST):
            add_function(functions, "lender", t)
        for c in p.children[beside]:
            if p.dep[c] == "prep" and p.lower[c] in _PARTIES:
                add_preposition(p, functions, c)

    def _add_lender_of_role(self, functions: Functions, above: int) -> None:
        """Add whoever is cast in a role: "China's position as a mediator", "acted as a mediator"."""
        p = self.parse
        if p.pos[above] in VERBS:
            if f"{p.lemma[above]} as" not in self.lexicon.support:
                return
            shared = self.of_verb(above)
            lenders = shared.get("subject", []) if not self.is_passive(above) else shared.get("object", [])
        else:
            lenders = [c for c in p.children[above] if p.dep[c] == "poss"]
            # Not in "described the raid as a violation": who speaks of it has not done it.
            if not lenders and (p.dep[above] != "dobj" or p.lemma[p.head[above]] in self.lexicon.support):
                lenders = self._subject_of_noun(above, 0)
            for c in p.children[above]:
                if p.dep[c] == "prep" and p.lower[c] in _PARTIES:
                    add_preposition(p, functions, c)  # "its position as a mediator between Chad and Sudan"
        for t in lenders:
            add_function(functions, "lender", t)
