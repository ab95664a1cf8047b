"""Compare names of persons as different writers spell them.

Words are folded to one romanisation, and each word of the shorter name is laid beside the word of the longer one that
it is most like (Jaro-Winkler distance, by rapidfuzz; Winkler 1990, "String comparator metrics and enhanced decision
rules"). The worst of these decides, because one wrong given name makes another person.
"""

from functools import lru_cache

from rapidfuzz.distance import JaroWinkler

from kg.names import slug
from kg.reference.identity import IdentityRules

#: Of an initial and a name that begins with it.
_INITIAL = 0.9
#: Lower than the usual 0.1: beginnings say little where families share them.
_PREFIX = 0.05
#: Words and names whose forms are at hand.
_AT_HAND = 50_000


class Speller:
    """Compares names by the rules of a file.

    >>> from kg.reference.identity import load_identity_rules
    >>> speller = Speller(load_identity_rules())
    >>> speller.compare("Muammar Gaddafi", "Moammar al-Qadhafi") > 0.9
    True
    >>> speller.compare("Kim Jong-un", "Kim Jong-il") < 0.6
    True
    """

    def __init__(self, rules: IdentityRules) -> None:
        """Take the particles and romanisations of `rules`."""
        self._particles = rules.particles
        self._romanisation = rules.romanisation
        self._fold = lru_cache(_AT_HAND)(self._romanise)
        self._words = lru_cache(_AT_HAND)(self._cut)

    def compare(self, one: str, other: str, at_least: float = 0) -> float:
        """Return how alike two names are, 0 to 1; one that is below `at_least` may be told as lower than it is."""
        short, long = sorted((self._words(one), self._words(other)), key=lambda words: (len(words), words))
        if not short:
            return 0.0
        joined = 0.0
        if len(short) != len(long) and abs(sum(map(len, short)) - sum(map(len, long))) <= 2:
            joined = _likeness(*(self._fold("".join(words)) for words in (short, long)))
        rest = list(long)
        worst = 1.0
        for word in short:
            likeness = [self._compare_words(word, each) for each in rest]
            nearest = max(likeness)
            worst = min(worst, nearest)
            if worst < at_least:
                break
            del rest[likeness.index(nearest)]
        return max(worst, joined)

    def words_of(self, name: str) -> list[str]:
        """Return the words of a name that count, as lower-case ASCII.

        >>> from kg.reference.identity import load_identity_rules
        >>> Speller(load_identity_rules()).words_of("Luiz Inácio Lula da Silva")
        ['luiz', 'inacio', 'lula', 'silva']
        """
        return list(self._words(name))

    def keys_of(self, name: str) -> set[str]:
        """Return the consonants of each word: names that share none are never compared.

        >>> from kg.reference.identity import load_identity_rules
        >>> sorted(Speller(load_identity_rules()).keys_of("Muammar Gaddafi"))
        ['gdf', 'mr']
        """
        keys = ("".join(c for c in self._fold(word) if c not in "aeiouh") for word in self.words_of(name))
        return {"".join(c for c, before in zip(key, " " + key, strict=False) if c != before) for key in keys} - {""}

    def clash_in_initials(self, one: str, other: str) -> bool:
        """Say whether two names have initials that exclude each other: "George W." and "George H. W."."""
        initials = [{word for word in self.words_of(name) if len(word) == 1} for name in (one, other)]
        return bool(initials[0] and initials[1] and initials[0] != initials[1])

    def _compare_words(self, one: str, other: str) -> float:
        if one == other:
            return 1.0
        if len(one) == 1 or len(other) == 1:
            return _INITIAL if one[0] == other[0] else 0.0
        return max(_likeness(one, other), _likeness(self._fold(one), self._fold(other)))

    def _cut(self, name: str) -> tuple[str, ...]:
        words = tuple(slug(name).split("-"))
        return tuple(word for word in words if word not in self._particles) or words

    def _romanise(self, word: str) -> str:
        """Return a word in one romanisation, without doubled letters."""
        for written, meant in self._romanisation:
            word = word.replace(written, meant)
        return "".join(c for c, before in zip(word, " " + word, strict=False) if c != before)


def _likeness(one: str, other: str) -> float:
    return JaroWinkler.similarity(one, other, prefix_weight=_PREFIX)
