"""Grammatical functions of verbs and nouns, read off the parse once for all entries of the lexicon.

`subject` is who does it however the sentence is built. Labels are those of spaCy's English pipelines (ClearNLP
dependencies).
"""

from collections.abc import Iterable, Iterator

from kg.reading.functions import Functions, is_passive, name_roles_of_noun
from kg.reading.labels import VERBS
from kg.reading.noun_grammar import NounGrammar
from kg.reading.parse import Parse
from kg.reading.verb_grammar import VerbGrammar
from kg.reference.lexicon import Lexicon, Sense
from kg.reference.lexicon_entries import FUNCTIONS


class Grammar:
    """The functions of every predicate of one parse, computed when first asked for."""

    def __init__(self, parse: Parse, lexicon: Lexicon) -> None:
        """Look at `parse`; the lexicon says which verbs lend their subject and which control by their object."""
        self.parse = parse
        self.lexicon = lexicon
        self._verbs = VerbGrammar(parse, lexicon)
        self._nouns = NounGrammar(self._verbs)
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
        known = self._verbs.known.get(token)
        if known is not None:
            return known
        if self.parse.pos[token] in VERBS:
            return self._verbs.functions(token)
        if sense is None:
            return self._nouns.functions(token)
        key = (token, sense.of, sense.possessor)
        if key not in self._named:
            self._named[key] = name_roles_of_noun(self._nouns.functions(token), sense)
        return self._named[key]

    def of_verb(self, verb: int) -> Functions:
        """Return the functions of a verb, its voice and its shared arguments undone."""
        return self._verbs.functions(verb)

    def of_noun(self, noun: int) -> Functions:
        """Return the functions of an event noun, with those of the verb that supports it."""
        return self._nouns.functions(noun)

    def is_passive(self, verb: int) -> bool:
        """Whether the verb's grammatical subject is what it is done to."""
        return is_passive(self.parse, verb)
