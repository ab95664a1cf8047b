"""Say why a word of the lexicon told nothing: what stands where a condition wants something else, who is missing.

Nothing here is part of a reading. It answers whoever asks why "The carmaker recalled 4,000 vans" gave no recall.
"""

from collections.abc import Iterator, Mapping

from kg.reading.extract.base import Scene, Silence
from kg.reading.extract.paths import follow_path
from kg.reading.extract.senses import SenseChooser, find_used, is_name, is_told_by_head
from kg.reading.extract.surroundings import Surroundings
from kg.reading.functions import with_particle
from kg.reference.lexicon import Sense
from kg.reference.lexicon_entries import Conditions, parse_path

_KINDS = ("verb", "noun", "adjective")
_READ_AS = {"VERB": "verb", "NOUN": "noun", "PROPN": "name", "ADJ": "adjective"}


def explain_silence(scene: Scene, chooser: SenseChooser, told: frozenset[int]) -> Iterator[Silence]:
    """Yield the triggers beside the words that `told` something, with a reason for each entry that lists them.

    What a word is listed as but not read as ("recalls" read as a noun) is said where a sentence told nothing at all.
    """
    p = scene.parse
    chosen = chooser.choose(scene)
    used = {t: i for i, sense in chosen.items() for t in find_used(scene, i, sense)}
    heard = {p.sentence_of[t] for t in told}
    for i in range(len(p)):
        if i in told or _only_supports(scene, i, told):
            continue
        if i in chosen:
            yield Silence(i, chosen[i], _why_chosen_is_silent(scene, chosen, used, i))
        elif p.pos[i] == "AUX":
            continue  # "is" has some twenty senses, none of which anybody expects
        elif senses := chooser.listed(p, i):
            yield from _why_none_is_chosen(scene, chooser, i, senses)
        elif p.sentence_of[i] not in heard and (other := _listed_otherwise(scene, chooser, i)) is not None:
            yield Silence(i, other, f"it is read as a {_READ_AS[p.pos[i]]}, and listed as a {other.pos}")


def _only_supports(scene: Scene, i: int, told: frozenset[int]) -> bool:
    """Whether a verb leaves what it tells to its noun: "held" of "held talks"."""
    p, support = scene.parse, scene.grammar.lexicon.support
    lends = p.lemma[i] in support or with_particle(p, i) in support
    return lends and any(c in told and p.pos[c] == "NOUN" for c in p.children[i])


def _why_chosen_is_silent(scene: Scene, chosen: Mapping[int, Sense], used: Mapping[int, int], i: int) -> str:
    p, sense = scene.parse, chosen[i]
    if i in used:
        return f'"{p.words[used[i]]}" ({chosen[used[i]].entry}) tells it'
    if is_told_by_head(p, chosen, i, sense, scene.grammar.lexicon.traits.speech):
        return "a word beside it tells the same"
    if sense.relation is not None:
        return "its conditions hold, but it has no subject or no object that is known"
    return "its conditions hold, but nobody is known who does it or takes part"


def _why_none_is_chosen(scene: Scene, chooser: SenseChooser, i: int, senses: tuple[Sense, ...]) -> Iterator[Silence]:
    """Yield for each entry the reason of that sense which wants least beyond what stands there."""
    if is_name(scene, i):
        yield Silence(i, senses[0], "it is part of a name")
        return
    seen: set[str] = set()
    around = chooser.look_around(scene, i)
    for sense in sorted(senses, key=lambda s: (_count_unmet(around, s), len(s.needs))):
        if sense.entry not in seen:
            seen.add(sense.entry)
            yield Silence(i, sense, _unmet(around, sense))


def _count_unmet(around: Surroundings, sense: Sense) -> int:
    wrong = sum(not around.meets(sense, *c) for c in sense.needs) + sum(around.meets(sense, *c) for c in sense.unless)
    return wrong + 2 * (bool(sense.particle) and not around.has_particle(sense))


def _unmet(around: Surroundings, sense: Sense) -> str:
    """Return the first condition of a sense that does not hold, in the words of its entry."""
    scene, i = around.scene, around.trigger
    if sense.particle and not around.has_particle(sense):
        return f'"{sense.particle}" does not stand {"beside" if sense.pos == "verb" else "before"} it'
    trigger = scene.grammar.lexicon.entries[sense.entry].triggers[sense.trigger]
    for path, words in sense.needs:
        if not around.meets(sense, path, words):
            return f"{_told_condition(trigger.needs, path, 'needs')}; {_standing(scene, i, sense, path)}"
    for path, words in sense.unless:
        if around.meets(sense, path, words):
            return f"{_told_condition(trigger.unless, path, 'excludes')}; {_standing(scene, i, sense, path)}"
    return "another sense of the word holds"


def _told_condition(conditions: Conditions, path: tuple[str, ...], verb: str) -> str:
    words = next(words for written, words in conditions.items() if parse_path(written) == path)
    return f"{verb} {' > '.join(path)}: {'anything' if '*' in words else ', '.join(words)}"


def _standing(scene: Scene, i: int, sense: Sense, path: tuple[str, ...]) -> str:
    words = [f'"{scene.parse.words[t]}"' for t in follow_path(scene, i, path, sense)]
    return f"{' and '.join(words) or 'nothing'} stands there"


def _listed_otherwise(scene: Scene, chooser: SenseChooser, i: int) -> Sense | None:
    """Return a sense of a word as another part of speech than it is read as, None where there is none."""
    p = scene.parse
    if p.pos[i] not in _READ_AS or i in scene.resolver.at:
        return None
    listed = (chooser.lexicon.senses.get((kind, word)) for kind in _KINDS for word in (p.lemma[i], p.lower[i]))
    return next((senses[0] for senses in listed if senses), None)
