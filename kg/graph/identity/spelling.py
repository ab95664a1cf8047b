"""Compare names of persons as different writers spell them.

Words are folded to one romanisation, and each word of the shorter name is laid beside the word of the longer one that
it is most like (Jaro-Winkler distance, by rapidfuzz; Winkler 1990, "String comparator metrics and enhanced decision
rules"). The worst of these decides, because one wrong given name makes another person.
"""

from rapidfuzz.distance import JaroWinkler

from kg.names import slug
from kg.reference.identity import IdentityRules

#: Of an initial and a name that begins with it.
_INITIAL = 0.9
#: Lower than the usual 0.1: beginnings say little where families share them.
_PREFIX = 0.05


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
        self._folded: dict[str, str] = {}

    def compare(self, one: str, other: str) -> float:
        """Return how alike two names are, 0 to 1."""
        short, long = sorted((self.words_of(one), self.words_of(other)), key=lambda words: (len(words), words))
        if not short:
            return 0.0
        joined = 0.0
        if len(short) != len(long) and abs(sum(map(len, short)) - sum(map(len, long))) <= 2:
            joined = _likeness(*(self._fold("".join(words)) for words in (short, long)))
        rest = list(long)
        worst = 1.0
        for word in short:
            nearest = max(rest, key=lambda each: self._compare_words(word, each))
            worst = min(worst, self._compare_words(word, nearest))
            rest.remove(nearest)
        return max(worst, joined)

    def words_of(self, name: str) -> list[str]:
        """Return the words of a name that count, as lower-case ASCII.

        >>> from kg.reference.identity import load_identity_rules
        >>> Speller(load_identity_rules()).words_of("Luiz Inácio Lula da Silva")
        ['luiz', 'inacio', 'lula', 'silva']
        """
        words = slug(name).split("-")
        return [word for word in words if word not in self._particles] or words

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

    def _fold(self, word: str) -> str:
        """Return a word in one romanisation, without doubled letters."""
        if word not in self._folded:
            plain = word
            for written, meant in self._romanisation:
                plain = plain.replace(written, meant)
            self._folded[word] = "".join(c for c, before in zip(plain, " " + plain, strict=False) if c != before)
        return self._folded[word]


def _likeness(one: str, other: str) -> float:
    return JaroWinkler.similarity(one, other, prefix_weight=_PREFIX)
