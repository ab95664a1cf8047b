"""Give a line in capitals its usual letters, so that a headline or a cable can be parsed: "FRANCE RECALLS ENVOY".

So is a headline that writes each word large ("France Recalls Envoy"), if it tells by its form what somebody does.

Names are those of the catalogue, and whatever the rest of the text writes with a capital alone. Words are those of the
pipeline's lemmatizer and of the lexicon; what is in neither is taken for a name. Every character keeps its place, so
that offsets count in the text as it was given.
"""

import re
from collections.abc import Iterable, Mapping
from functools import cached_property
from itertools import pairwise

from spacy.language import Language

from kg.reading.speeches import find_speeches
from kg.reference.reference import Reference

#: Fewer words in capitals are a heading, a label or an acronym.
_FEWEST_WORDS = 3
#: The most words that a name of the catalogue has, for looking it up.
_LONGEST_NAME = 6
#: The most letters that a headline has, and a word that is written small in none.
_LONGEST_TITLE, _SMALL = 150, re.compile(r"(?<![\w'’])[^\W\d_A-Z]{6,}")
#: How no headline ends; "U.N." may end one.
_CLOSED = re.compile(r"(?:[,;:]|[^A-Z]\.)$")
_WORD = re.compile(r"[^\W\d_](?:[\w'’.&-]*\w)?\.?")
_STOP = re.compile(r"[.!?:;]\s")
_BODIES = ("dip:InternationalOrganization", "dip:Organization")
_NUMBER_BEFORE, _NUMBER = re.compile(r"\d\s+$"), re.compile(r"\s+\d")
#: How forms of verbs and plurals are made: ending, and what stands in its place.
_ENDINGS = (("s", ""), ("es", ""), ("ies", "y"), ("ed", ""), ("ed", "e"), ("ied", "y"), ("ing", ""), ("ing", "e"))


class Truecaser:
    """Knows how words are written that stand in capitals."""

    def __init__(self, reference: Reference, nlp: Language) -> None:
        """Take names and words from `reference`, more words from `nlp`; all are gathered when first needed."""
        self._reference = reference
        self._nlp = nlp

    def apply(self, text: str) -> str:
        """Return `text` with its lines in capitals as they are usually written; most texts come back as they are."""
        text = _write_labels(text)
        lines = text.splitlines(keepends=True)
        capital = [_is_in_capitals(line) or self._is_body(line) for line in lines]
        title = [_is_in_title_case(line) for line in lines]
        if not any(capital) and not any(title):
            return text
        forms = list(zip(lines, capital, title, strict=True))
        known = _find_names(line for line, is_capital, is_title in forms if not is_capital and not is_title)
        return "".join(
            self._rewrite(line, known) if is_capital else self._rewrite_title(line, known) if is_title else line
            for line, is_capital, is_title in forms
        )

    def _rewrite_title(self, line: str, known: frozenset[str]) -> str:
        """Return a headline with small letters where it tells what somebody does; any other heading as it is.

        Below another one it may leave out who does it: "Expels Advisers; Seeks Help".
        """
        capital = line.upper()
        if len(capital) != len(line):
            return line
        words, written = list(_WORD.finditer(line)), list(line)
        usual = self._rewrite(capital, known)
        presents = self._reference.cues.mending.opening_presents
        opens = words[0].group().lower() in presents
        if not opens and not self._tells_doing(usual, words, known):
            return line
        for word in words:
            small = _lower(word.group())
            if small in presents or usual[word.start()].islower():
                written[word.start() : word.end()] = small
        return "".join(written)

    def _tells_doing(self, usual: str, words: list[re.Match[str]], known: frozenset[str]) -> bool:
        """Whether a word for what somebody does stands behind one who does it: "Peru Recalls", "Minister Says"."""
        verbs = self._reference.cues.mending.headline_presents
        for before, word in pairwise(words):
            who = before.group().lower()
            if word.group().lower() in verbs and word.group()[0].isupper():
                if usual[before.start()].isupper() or who in self._titles or who in self._bodies or who in known:
                    return True
        return False

    def _is_body(self, line: str) -> bool:
        """Whether a heading in capitals is the name of a body: "SECURITY COUNCIL"."""
        if not line.isupper() or " " not in line.strip():
            return False
        catalogue = self._reference.catalogue
        senses = catalogue.senses.get(self._names.get(line.strip(), ""), ())
        return bool(senses) and catalogue.entries[senses[0].entity].kind in _BODIES

    def _rewrite(self, line: str, known: frozenset[str]) -> str:
        words = list(_WORD.finditer(line))
        written = list(line)
        k = 0
        while k < len(words):
            last, name = self._find_name(line, words, k)
            name = name or self._write(line, words, k, known)
            begin = words[k].start()
            written[begin : begin + len(name)] = name
            k = last + 1
        return "".join(written)

    def _find_name(self, line: str, words: list[re.Match[str]], k: int) -> tuple[int, str]:
        """Return the last word of the longest name of the catalogue that begins at word `k`, and the name."""
        begin = words[k].start()
        for last in range(min(k + _LONGEST_NAME, len(words)) - 1, k - 1, -1):
            for end in (words[last].end(), words[last].end() - 1):
                name = self._names.get(line[begin:end])
                if name is not None and (end == words[last].end() or not line[end].isalnum()):
                    return last, name
        return k, ""

    def _write(self, line: str, words: list[re.Match[str]], k: int, known: frozenset[str]) -> str:
        """Return one word that begins no name of the catalogue, as it is usually written."""
        word = words[k].group()
        small = _lower(word)
        bare = small.rstrip(".")
        before = _lower(words[k - 1].group()) if k else ""
        after = _lower(words[k + 1].group()) if k + 1 < len(words) else ""
        opens = not k or (
            _STOP.search(line[words[k - 1].end() - 1 : words[k].start()]) is not None and "." not in before[:-1]
        )
        title = bare in self._titles and after != "" and self._names_somebody(bare, after, known)
        if (
            opens
            or title
            or self._is_month(line, words[k])
            or bare in known
            or not self._is_word(bare)
            or self._names_somebody(before, bare, known)
        ):
            return word[:1] + small[1:]
        return small

    def _is_month(self, line: str, word: re.Match[str]) -> bool:
        """Whether "MAY" or "MARCH" stands beside a number and so is a month."""
        ambiguous = word.group().title() in self._reference.dating.ambiguous_months
        return ambiguous and bool(_NUMBER_BEFORE.search(line[: word.start()]) or _NUMBER.match(line[word.end() :]))

    def _names_somebody(self, title: str, word: str, known: frozenset[str]) -> bool:
        """Whether a word behind a title is a name: "president Kaunda", but not "president calls"."""
        return title in self._titles and (word in known or not self._is_form(word, self._others))

    def _is_word(self, word: str) -> bool:
        return not word.isalpha() or not self._nouns or self._is_form(word, self._nouns | self._others)

    def _is_form(self, word: str, words: frozenset[str]) -> bool:
        """Whether a word is one of `words` or a form of it that spelling tells."""
        if word in words:
            return True
        stems = [word.removesuffix(ending) + stem for ending, stem in _ENDINGS if word.endswith(ending)]
        doubled = [stem[:-1] for stem in stems if len(stem) > 3 and stem[-1] == stem[-2]]
        return not words.isdisjoint((*stems, *doubled))

    @cached_property
    def _names(self) -> Mapping[str, str]:
        """Names by how they are written in capitals.

        One word that is an ordinary one is no name ("WHO", "NICE"), unless it is that of a state or its capital.
        """
        catalogue = self._reference.catalogue
        found = {name.upper(): name for name in self._days}
        ordinary = self._nouns | self._others
        for name, senses in catalogue.senses.items():
            entity = senses[0].entity
            certain = catalogue.entries[entity].kind == "dip:State" or entity in catalogue.capitals
            words = self._others if name.isupper() else ordinary
            if (certain or " " in name or name.lower() not in words) and len(name.upper()) == len(name):
                found.setdefault(name.upper(), name)
        return found

    @cached_property
    def _days(self) -> tuple[str, ...]:
        dating = self._reference.dating
        days = [name for one in (*dating.weekdays.values(), *dating.months.values()) for name in one.names]
        return tuple(name for name in days if name not in dating.ambiguous_months)

    @cached_property
    def _bodies(self) -> frozenset[str]:
        nouns = self._reference.cues.nouns
        return nouns.organizations | nouns.state_bodies | nouns.groups

    @cached_property
    def _titles(self) -> frozenset[str]:
        return self._reference.cues.offices.heads | self._reference.cues.nouns.honorifics

    @cached_property
    def _nouns(self) -> frozenset[str]:
        return self._listed("noun") | self._titles | {lemma for _, lemma in self._reference.lexicon.senses}

    @cached_property
    def _others(self) -> frozenset[str]:
        """Words that name nobody: verbs, adjectives, adverbs and words of grammar."""
        verbs = {lemma for pos, lemma in self._reference.lexicon.senses if pos == "verb"}
        return self._listed("verb", "adj", "adv") | verbs | self._nlp.Defaults.stop_words

    def _listed(self, *parts: str) -> frozenset[str]:
        """Return the words that the lemmatizer knows as a part of speech; none where it works without a list."""
        pipe = self._nlp.get_pipe("lemmatizer") if self._nlp.has_pipe("lemmatizer") else None
        lookups = getattr(pipe, "lookups", None)
        if lookups is None or not lookups.has_table("lemma_index"):
            return frozenset()
        index, irregular = lookups.get_table("lemma_index"), lookups.get_table("lemma_exc")
        return frozenset(word for part in parts for table in (index, irregular) for word in table.get(part, ()))


def _write_labels(text: str) -> str:
    """Return a record with the names of its speakers as they are usually written: "Mr. Burns" for "MR. BURNS"."""
    pieces, done = [], 0
    for speech in find_speeches(text):
        label = text[speech.begin : speech.label_end].partition("(")[0]
        words = list(_WORD.finditer(label))
        for word in words if len(words) > 1 else ():
            if word.group().isupper() and len(word.group().rstrip(".")) > 1 and "." not in word.group()[:-1]:
                begin, end = speech.begin + word.start(), speech.begin + word.end()
                pieces += [text[done:begin], word.group().capitalize()]
                done = end
    return "".join((*pieces, text[done:]))


def _is_in_capitals(line: str) -> bool:
    return line.isupper() and len(_WORD.findall(line)) >= _FEWEST_WORDS


def _is_in_title_case(line: str) -> bool:
    """Whether a line is a heading whose longer words are all written large: "Kenya Closes Border With Uganda"."""
    line = line.strip()
    if not 0 < len(line) <= _LONGEST_TITLE or _CLOSED.search(line) or not line[0].isupper() or _SMALL.search(line):
        return False
    return len(_WORD.findall(line)) >= _FEWEST_WORDS and not line.isupper()


def _find_names(lines: Iterable[str]) -> frozenset[str]:
    """Return the words that the lines of a text write with a capital and never without, in small letters."""
    words = {word.rstrip(".") for line in lines for word in _WORD.findall(line)}
    return frozenset(low for word in words if word.istitle() and (low := word.lower()) not in words)


def _lower(word: str) -> str:
    """Return a word in small letters; a letter that would take another length stays as it is."""
    return "".join(small if len(small := letter.lower()) == 1 else letter for letter in word)
