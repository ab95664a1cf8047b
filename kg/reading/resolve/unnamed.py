"""Read people and bodies of whom a text tells nothing but the noun: "a judge", "the army", "the embassy in Bamako".

Asked for last, when neither a name nor an owner nor anything said before tells who is meant.
"""

from collections.abc import Mapping
from dataclasses import replace

from kg.model import ClassId
from kg.reading.labels import NOUNS
from kg.reading.parse import Parse
from kg.reading.resolve.names.index import Name
from kg.reading.resolve.referents import Reference, Register
from kg.reference.actor_cues import NounCues

_BESIDE = ("amod", "compound", "nmod", "nummod")
#: How many words may follow a noun for people in its label.
_LONGEST = 5
_GROUP, _BODY, _GOVERNMENT = ClassId("dip:PopulationGroup"), ClassId("dip:Organization"), ClassId("dip:Government")


class UnnamedReader:
    """Finds somebody in a common noun by itself."""

    def __init__(self, parse: Parse, names: Mapping[int, Name], cues: NounCues, register: Register) -> None:
        """Look at `parse`, of which the tokens `names` are parts of names."""
        self.parse = parse
        self.names = names
        self.cues = cues
        self.register = register

    def read(self, i: int) -> Reference | None:
        """Return whom the noun at `i` names: a body, or people; None where it names nobody, or a name stands beside."""
        p = self.parse
        if p.pos[i] not in NOUNS or i in self.names or i + 1 in self.names:
            return None
        if any(p.dep[c] == "appos" and c > i for c in p.children[i]):
            return None
        if p.lemma[i] in self.cues.mouthpieces:
            return self._mouthpiece(i)
        return self._body(i) or self._government(i) or self._people(i)

    def _mouthpiece(self, i: int) -> Reference:
        """Return who speaks for somebody that is not known: "the rebels' spokesman"."""
        p = self.parse
        owners = [t for c in p.children[i] if p.dep[c] == "poss" for t in p.subtree(c) if p.pos[t] != "DET"]
        return self._enter(i, "group", _GROUP, p.words_between(min([*self._left(i), *owners, i]), i))

    def _body(self, i: int) -> Reference | None:
        """Return a body that is nobody's: "the foreign ministry", "a court", "the embassy in Bamako"."""
        p, nouns = self.parse, self.cues
        lower, lemma = p.lower[i], p.lemma[i]
        if not (lower in nouns.organizations or lemma in nouns.organizations):
            return None
        if f"{p.lower[i - 1]} {lower}" in nouns.idioms:
            return None  # "on social media"
        if lower in nouns.pairs_of_sides and not self._left(i):
            return None  # "the parties", "both parties"
        if (lower in nouns.private_bodies or lemma in nouns.private_bodies) and not any(
            p.lower[c] in nouns.common_bodies for c in self._left(i)
        ):
            return None  # "the company", but "the central bank", "the air force"
        right = [c for c in p.children[i] if c > i and p.dep[c] == "prep"]
        if any(p.lower[c] == "of" for c in right) or self._is_owned_by_noun(i) or not self._is_one_or_many(i):
            return None
        label = _capitalized(self._label(i))
        seat = next((c for c in right if p.lower[c] in ("in", "at")), None)
        if lemma in nouns.missions and seat is not None:
            label = " ".join([label, *(p.words[t] for t in p.subtree(seat))])
        return self._enter(i, "org", _BODY, label)

    def _government(self, i: int) -> Reference | None:
        """Return the government of a state that is not known: "the authorities", "the junta"."""
        p = self.parse
        lower, nouns = p.lower[i], self.cues
        if lower not in nouns.state_bodies or lower in nouns.groups or lower in nouns.pair_descriptions:
            return None
        if lower in nouns.private_bodies or self._is_owned_by_noun(i) or not self._is_one_or_many(i):
            return None
        if lower in nouns.rule_systems and any(p.lower[c] in nouns.regulated for c in self._left(i)):
            return None  # "the sanctions regime"
        return self._enter(i, "government", _GOVERNMENT, _capitalized(self._label(i)))

    def _people(self, i: int) -> Reference | None:
        """Return people that the noun counts or describes: "a judge", "the mob", "both men"."""
        p, nouns = self.parse, self.cues
        lower, lemma = p.lower[i], p.lemma[i]
        several = lower in nouns.pair_descriptions and lower not in nouns.pairs_of_people
        if p.pos[i] != "NOUN" or several or lower in nouns.state_descriptions or lower in nouns.vague_groups:
            return None
        ends = len(lemma) > 4 and lemma not in nouns.no_persons and lemma.endswith(tuple(nouns.person_endings))
        ranked = lower in nouns.ranks and not any(p.dep[c] == "compound" for c in p.children[i])
        if not (ends or ranked) and lower not in nouns.groups and lemma not in nouns.groups:
            return None
        if any(t in self.names and self.names[t].kind == "dip:Person" for t in self._left(i)):
            return None
        group = self._enter(i, "group", _GROUP, self._label(i, self._last(i)))
        return replace(group, resolved_by="people")

    def _is_owned_by_noun(self, i: int) -> bool:
        """Whether a noun says whose it is: "the country's military"."""
        p = self.parse
        return any(p.dep[c] == "poss" and p.tag[c] not in ("PRP$", "WP$") for c in p.children[i])

    def _is_one_or_many(self, i: int) -> bool:
        """Whether a noun for a body means one: "the force", "forces said", not "joined forces"."""
        p = self.parse
        if p.lower[i] in self.cues.bare_bodies or (p.tag[i] in ("NNS", "NNPS") and p.dep[i] != "dobj"):
            return True
        if p.dep[i] in ("conj", "compound") or any(p.dep[c] in ("det", "poss") for c in p.children[i]):
            return True
        named = p.tag[i] == "NNP" and any(p.tag[c] == "NNP" and p.dep[c] == "compound" for c in p.children[i])
        # "Senate Committee on Trade opened", "by UN-backed government"
        return named or any(self.cues.tells_helper(p.lower[c]) for c in p.children[i])

    def _last(self, i: int) -> int:
        """Return where the name of people ends: "the leader of the opposition", "a member of parliament"."""
        p = self.parse
        behind = [t for c in p.children[i] if p.dep[c] == "prep" and p.lower[c] == "of" for t in p.subtree(c)]
        if len(behind) > 1 and p.lower[behind[1]].endswith("ing"):
            return i  # "accused an adviser of spying"
        return max(behind) if behind and max(behind) - i <= _LONGEST else i

    def _label(self, i: int, last: int | None = None) -> str:
        """Return the words of a phrase without its article."""
        label = self.parse.words_between(min([*self._left(i), i]), i if last is None else last)
        return label.replace(" - ", "-")

    def _left(self, i: int) -> list[int]:
        p = self.parse
        beside = [c for c in p.children[i] if c < i and p.dep[c] in _BESIDE]
        return [t for c in beside for t in p.subtree(c) if p.dep[t] != "det"]

    def _enter(self, i: int, space: str, kind: ClassId, label: str) -> Reference:
        entity = self.register.mint(space, kind, label)
        return Reference((entity,), self.register.kinds[entity], min([*self._left(i), i]), i, i, "description", 0.5)


def _capitalized(label: str) -> str:
    """Write each word of a label large.

    >>> _capitalized("UN-backed government")
    'UN-backed Government'
    """
    return " ".join(word[:1].upper() + word[1:] for word in label.split())
