"""Grammatical functions of event nouns: what stands at them, and what the verb that supports them lends."""

from kg.reading.functions import POINTERS, Functions, add_function, add_preposition, names_with, with_particle
from kg.reading.labels import MODIFIERS, NOUNS, VERBS
from kg.reading.verb_grammar import DEEPEST, VerbGrammar

#: Under these stands an occasion, of which whoever speaks or acts at it is part.
_AT = ("at", "during", "in", "after", "following")
#: Under these stands whom a deed is done to.
_TARGETS = ("against", "on", "at", "between", "among", "with")
#: Under these stand the parties of a role that somebody is cast in.
_PARTIES = ("between", "with", "for")


class NounGrammar:
    """The functions of every event noun of one parse, computed when first asked for."""

    def __init__(self, verbs: VerbGrammar) -> None:
        """Ask `verbs` for what a supporting verb lends; their lexicon says which do."""
        self.verbs = verbs
        self.parse = verbs.parse
        self.lexicon = verbs.lexicon
        self._known: dict[int, Functions] = {}

    def functions(self, noun: int) -> Functions:
        """Return the functions of an event noun, with those of the verb that supports it."""
        known = self._known.get(noun)
        if known is not None:
            return known
        p = self.parse
        functions: Functions = {}
        self._known[noun] = functions
        for c in p.children[noun]:
            dep = p.dep[c]
            if dep == "poss":
                add_function(functions, "possessor", c)
            elif dep in MODIFIERS:
                add_function(functions, "modifier", c)
                for x in p.children[c] if p.tag[c] not in ("VBN", "VBG") else ():
                    if p.dep[x] in MODIFIERS or p.dep[x] == "npadvmod":
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
                    self._add_doing(functions, c)
        if p.pos[noun] == "ADJ" and p.pos[p.head[noun]] in VERBS:
            own = [c for c in p.children[noun] if p.dep[c] == "nsubj"]  # "holds Moscow responsible"
            functions["subject"] = own
            functions["lender"] = own or list(self.verbs.functions(p.head[noun]).get("subject", []))
            return functions
        if "by" not in functions and "of" in functions:
            self._add_doer_behind(functions)
        if p.dep[noun] == "appos":
            add_function(functions, "apposed", p.head[noun])  # "Oman, a member of the League"
        self._add_support(functions, noun)
        return functions

    def _add_doer_behind(self, functions: Functions) -> None:
        """Join who does it where "by" hangs on whom it is done to: "the occupation of the islands by Iran"."""
        p = self.parse
        things = (x for x in functions["of"] if ("noun", p.lemma[x]) not in self.lexicon.senses)
        for c in (c for x in things for c in p.children[x] if p.lower[c] == "by" and p.dep[c] == "prep"):
            for doer in (x for x in p.children[c] if p.dep[x] == "pobj" and p.pos[x] == "PROPN" and x not in p.timed):
                add_function(functions, "by", doer)

    def _add_doing(self, functions: Functions, participle: int) -> None:
        """Join what a participle says of a deed: "a coup led by a colonel", "charges brought against Chad by Mali"."""
        for name, tokens in self.verbs.functions(participle).items():
            joined = "by" if name == "subject" else name
            if joined == "by" or name in _TARGETS:
                for t in tokens:
                    add_function(functions, joined, t)

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
            name = next((x for x in names_with(p, verb) if x in self.lexicon.support), names_with(p, verb)[0])
            if p.lower[verb] == "at" and p.lemma[noun] in self.lexicon.noun_control:
                for t in self.verbs.functions(p.head[verb]).get("subject", ()) if p.pos[p.head[verb]] == "VERB" else ():
                    add_function(functions, "heeding", t)  # "visited Lima at the invitation of the president"
            travels = p.lower[verb] == "on" and p.lemma[noun] in self.lexicon.travels and "of" not in functions
            verb = p.head[p.head[verb]] if p.dep[p.head[verb]] == "acomp" else p.head[verb]  # "are close to a deal"
            if travels and p.pos[verb] == "VERB" and name not in self.lexicon.support:
                for t in self._traveller(verb):
                    add_function(functions, "lender", t)
                return
            lends = name in self.lexicon.support
            if not lends and p.lemma[noun] in self.lexicon.gatherings and name.endswith(_AT):
                self._add_those_present(functions, verb, "with" in functions)
            elif name in self.lexicon.inviting and p.lemma[noun] in self.lexicon.gatherings:
                self._add_invited(functions, verb)
            elif not lends and p.lemma[noun] in self.lexicon.travels and name.endswith("during"):
                self._add_those_present(functions, verb, True)
        elif dep in ("dobj", "nsubjpass", "attr"):
            lends = p.lemma[verb] in self.lexicon.support or with_particle(p, verb) in self.lexicon.support
            if "possessor" not in functions and p.lemma[noun] in self.lexicon.schemes:
                lends = lends and p.lemma[verb] not in self.lexicon.countering  # "halted a Russian offensive"
        elif dep == "nsubj" or (dep == "acl" and p.pos[verb] == "VERB"):
            lends = False
        else:
            return
        if p.pos[verb] not in VERBS:
            return
        above = self.verbs.functions(verb)
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
            if dep == "pobj" and "lender" not in functions and self.verbs.is_passive(verb):
                functions["lender"] = list(above.get("object", ()))  # "are engaged in talks"
        elif dep == "nsubj":
            for function in ("in", "at", "between", "with", "among"):
                for t in above.get(function, ()):
                    add_function(functions, function, t)

    def _traveller(self, verb: int) -> list[int]:
        """Return who is "on a visit" when something is done: "signed it on a visit", "was killed on a visit"."""
        functions = self.verbs.functions(verb)
        return functions.get("subject") or (functions.get("object", []) if self.verbs.is_passive(verb) else [])

    def _add_those_present(self, functions: Functions, verb: int, joins: bool) -> None:
        """Add who speaks or acts on an occasion, and to whom: "assured Peru in a call", "said at talks with Iran".

        Where it `joins`, whoever does so takes part.
        """
        if self.parse.pos[verb] not in ("VERB", "AUX") or self.verbs.is_passive(verb):
            return
        above = self.verbs.functions(verb)
        if functions.keys() & {"possessor", "by", "of", "between"}:
            return
        functions["addressing"] = list(above.get("subject", ()))
        functions["addressed"] = [t for name in ("with", "indirect", "object") for t in above.get(name, ())]
        if joins:
            functions["lender"] = functions["addressing"]

    def _add_invited(self, functions: Functions, verb: int) -> None:
        """Add whoever invites, and whom, to what they are to meet for: "invited the rebels to talks on Friday"."""
        above = self.verbs.functions(verb)
        functions["lender"] = list(above.get("subject", ()))
        for t in above.get("object", ()):
            add_function(functions, "with", t)

    def _add_lender_beside(self, functions: Functions, beside: int) -> None:
        """Add whose deed stands beside: "Iran's treatment of envoys, specifically the expulsion of two"."""
        p = self.parse
        for _ in range(2):
            if not any(p.dep[c] == "poss" for c in p.children[beside]) and p.dep[beside] == "pobj":
                above = p.head[p.head[beside]]
                if p.pos[above] == "NOUN" and any(p.dep[c] == "poss" for c in p.children[above]):
                    beside = above
        for t in self.verbs.subject_of_noun(beside, DEEPEST):
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
            shared = self.verbs.functions(above)
            lenders = shared.get("subject", []) if not self.verbs.is_passive(above) else shared.get("object", [])
        else:
            lenders = [c for c in p.children[above] if p.dep[c] == "poss"]
            # Not in "described the raid as a violation": who speaks of it has not done it.
            if not lenders and (p.dep[above] != "dobj" or p.lemma[p.head[above]] in self.lexicon.support):
                lenders = self.verbs.subject_of_noun(above, 0)
            for c in p.children[above]:
                if p.dep[c] == "prep" and p.lower[c] in _PARTIES:
                    add_preposition(p, functions, c)  # "its position as a mediator between Chad and Sudan"
        for t in lenders:
            add_function(functions, "lender", t)
