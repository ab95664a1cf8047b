"""Give every personal name of a document its person: surnames and short forms go to the fullest name.

"Ishaq Dar" and later "Dar", "Xi Jinping" and later "Xi" are one; two full names that share only a surname stay apart,
and the surname alone then goes to the one named last before it.
"""

from kg.model import ClassId, EntityId
from kg.reading.parse import Parse
from kg.reading.resolve.names import Name
from kg.reading.resolve.referents import Register


class PersonRegister:
    """The persons of one document by their full names, in order of first mention."""

    def __init__(self, register: Register, honorifics: frozenset[str]) -> None:
        """Enter persons into `register`; `honorifics` are cut off the front of names."""
        self.register = register
        self.honorifics = honorifics
        self._full: list[tuple[str, ...]] = []
        self._ids: dict[tuple[str, ...], EntityId] = {}

    def learn(self, parse: Parse, names: list[Name]) -> None:
        """Note the full names of a parse, so that short forms may stand before them too."""
        for name in names:
            words = self.words_of(parse, name)
            if len(words) > 1 and words not in self._full:
                self._full.append(words)

    def recognise(self, parse: Parse, names: list[Name], taken: dict[int, Name]) -> list[Name]:
        """Return surnames of known persons that no recogniser has seen as such, or has seen as something else."""
        surnames = {full[-1] for full in self._full}
        found = [
            Name(name.first, name.last, ClassId("dip:Person"))
            for name in names
            if not name.senses and name.kind != "dip:Person" and self.words_of(parse, name) in self._full
        ]
        for t, word in enumerate(parse.words):
            if word in surnames and parse.pos[t] == "PROPN":
                name = taken.get(t)
                if name is None or (not name.senses and name.first == name.last and name.kind != "dip:Person"):
                    found.append(Name(t, t, ClassId("dip:Person")))
        return found

    def words_of(self, parse: Parse, name: Name) -> tuple[str, ...]:
        """Return the words of a personal name without titles, initials kept."""
        words: list[str] = []
        for t in range(name.first, name.last + 1):
            if words and name.first < t and "-" in (parse.words[t], parse.words[t - 1]):
                words[-1] += parse.words[t]
            elif parse.words[t][0].isalnum():
                words.append(parse.words[t])
        while len(words) > 1 and words[0].rstrip(".").casefold() in self.honorifics:
            words.pop(0)
        return tuple(words)

    def identify(self, words: tuple[str, ...]) -> tuple[EntityId, str, float]:
        """Return the person of a name, what decided it, and how sure that is."""
        full = self._fullest(words)
        how, confidence = ("name", 0.95) if len(words) > 1 else ("surname", 0.9)
        if len(words) == 1 and full == words:
            how, confidence = "name", 0.7
        entity = self._ids.get(full)
        label = " ".join(full)
        if entity is None:
            entity = self._ids[full] = self.register.mint("person", ClassId("dip:Person"), label)
        self.register.add(entity, ClassId("dip:Person"), label, " ".join(words))
        return entity, how, confidence

    def _fullest(self, words: tuple[str, ...]) -> tuple[str, ...]:
        best = words
        for full in self._full:
            if len(full) <= len(best):
                continue
            if len(words) == 1:
                fits = (
                    full[-1] == words[0]
                    or (full[0] == words[0] and len(full[0]) <= 4)
                    or words[0] == full[-1].split("-")[-1]
                )
            else:
                fits = (full[0] == words[0] and full[-1] == words[-1]) or full[-len(words) :] == words
            if fits and (len(best) == len(words)):
                best = full
        if best == words and len(words) == 1:
            inside = [full for full in self._full if words[0] in full[1:-1]]  # "Lula" of "Luiz Inácio Lula da Silva"
            best = inside[0] if len(inside) == 1 else words
        return best
