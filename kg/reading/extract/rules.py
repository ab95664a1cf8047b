"""Find events and relations by the lexicon: a trigger's most specific sense, then the fillers of its roles.

The sense with most conditions that hold wins a word. A support verb ("held talks") leaves the event to its noun; a noun
that a verb's condition has used ("signed an agreement") tells no second event.
"""

from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import replace

from kg.reading.extract.base import Found, Scene, Silence
from kg.reading.extract.causes import add_doer, add_host_of_visit, add_returned, add_returning, add_warned
from kg.reading.extract.deeds import adopt_recipient, blame_doers
from kg.reading.extract.discourse import DiscourseReader
from kg.reading.extract.doers import add_decider, add_fellow_speaker, add_summoner, share_mission
from kg.reading.extract.parties import (
    add_concerned,
    add_headed,
    add_host,
    add_parties,
    add_sender,
    add_sides,
    repeat_recipient,
    share_recipient,
)
from kg.reading.extract.placing import borrow_place
from kg.reading.extract.pointing import find_meant, points_back
from kg.reading.extract.presuming import presume_parties
from kg.reading.extract.roles import RoleFiller
from kg.reading.extract.senses import SenseChooser, find_used, is_told_by_head
from kg.reading.extract.silence import explain_silence
from kg.reference.lexicon import Lexicon, Sense
from kg.reference.ontology import Ontology


class RuleExtractor:
    """The extractor that the lexicon drives."""

    def __init__(
        self, lexicon: Lexicon, ontology: Ontology, answered: frozenset[str], other_ones: frozenset[str]
    ) -> None:
        """Use the senses of `lexicon`; `ontology` tells which classes satisfy a condition.

        A noun of `answered` ("rejected the charge") points to whoever spoke before. A word of `other_ones` keeps a noun
        from pointing to an event before it: "the second meeting".
        """
        self._senses = SenseChooser(lexicon, ontology)
        self._roles = RoleFiller(ontology, lexicon.traits)
        self._discourse = DiscourseReader(lexicon, answered, other_ones)
        self._other_ones = other_ones
        self._traits = lexicon.traits
        self._pointers = lexicon.pointers

    def extract(self, scene: Scene) -> Iterable[Found]:
        """Yield what the scene tells of, in text order."""
        chosen = self._senses.choose(scene)
        filled: dict[int, Found | None] = {}
        known: list[Found] = []
        for i, sense in chosen.items():
            filled[i] = found = self._fill(scene, i, sense, known)
            known += [found] if found is not None and not found.is_bare else []
        full = {i for i, found in filled.items() if found is not None and not found.is_bare}
        used = {t for i, sense in chosen.items() if i in full for t in find_used(scene, i, sense)}
        telling = {i: sense for i, sense in chosen.items() if i in full}
        told: list[Found] = []
        bare: list[Found] = []
        silent: list[Found] = []
        for i, sense in chosen.items():
            found = filled[i]
            if found is None or i in used:
                continue
            if is_told_by_head(scene.parse, telling, i, sense, self._traits.speech):
                silent.append(found)
                continue
            if found.is_bare:
                bare.append(found)
                continue
            told.append(self._discourse.find_recipient(scene, chosen, found))
        told = [adopt_recipient(scene, f, silent) for f in told]
        told = [add_sides(scene, f, told, self._traits) for f in told]
        told = [blame_doers(scene, f, told, chosen, self._traits) for f in told]
        told = [add_host_of_visit(scene, f, told, self._traits) for f in told]
        told = [add_doer(scene, f, told, self._traits) for f in told]
        told = [add_fellow_speaker(scene, f, self._traits) for f in told]
        told = [share_mission(scene, f, told, self._traits) for f in told]
        told = [add_decider(scene, f, told[:k], self._other_ones) for k, f in enumerate(told)]
        told = [add_summoner(scene, f, told[:k], self._traits) for k, f in enumerate(told)]
        told = [self._discourse.find_answered(scene, f, told[:k]) for k, f in enumerate(told)]
        told = [borrow_place(scene, f, chosen, self._traits.occasions) for f in told]
        told = [repeat_recipient(f, told[:k], self._traits) for k, f in enumerate(told)]
        for k, f in enumerate(told):
            told[k] = add_returned(scene, f, told[:k], self._traits)
        told = [add_returning(f, told[k:], self._traits) for k, f in enumerate(told)]
        told = [add_headed(scene, f, self._traits) for f in told]
        told = [share_recipient(scene, f, told, self._traits) for f in told]
        told = [self._discourse.find_committed(scene, f, told) for f in told]
        told = [self._discourse.find_addressed(scene, f, told) for f in told]
        told = [add_warned(scene, f, told, self._traits) for f in told]
        told = [add_concerned(scene, f, told, self._traits) for f in told]
        again = self._discourse.find_same_again(scene, told)
        told = [self._discourse.find_refused_again(scene, f, again) for f in told]
        pointing = self._find_pointing(scene, [*told, *again], {f.trigger for f in (*told, *bare)})
        yield from sorted([*told, *again, *bare, *pointing], key=lambda f: f.trigger)

    def _find_pointing(self, scene: Scene, told: Sequence[Found], known: Container[int]) -> Iterator[Found]:
        """Yield each noun that means one event `told` and is no trigger `known`: "the move"."""
        for i, lemma in enumerate(scene.parse.lemma):
            if lemma in self._pointers and i not in known:
                meant = find_meant(scene, i, told, self._other_ones)
                if len(meant) == 1:
                    yield replace(
                        meant[0], trigger=i, words=(i,), roles={}, paths={}, topic=None, is_bare=True,
                        points_back=True, meant=meant[0].trigger,
                    )  # fmt: skip

    def _fill(self, scene: Scene, i: int, sense: Sense, before: Sequence[Found]) -> Found | None:
        """Return what the trigger at `i` tells of with its parties; None where nobody is part of it.

        A noun that may mean an event told of `before` is kept without anybody.
        """
        found = self._roles.fill(scene, i, sense)
        if found is None:
            return None
        if points_back(scene.parse, i, sense, self._traits, self._other_ones):
            found = replace(found, points_back=True)
        found = presume_parties(scene, found, before, self._traits, self._other_ones)
        if found.is_bare:
            return found if found.points_back else None
        found = add_sender(scene, add_parties(scene, found, sense, self._traits), self._traits)
        found = add_host(scene, found, self._traits)
        told = found.has_parties or self._roles.is_told_by_place(sense, found.roles)
        return found if told or found.kind not in self._traits.mutual else None

    def explain_silence(self, scene: Scene, told: Iterable[Found]) -> Iterable[Silence]:
        """Yield the triggers that told nothing beside what is `told`, in text order."""
        return explain_silence(scene, self._senses, frozenset(t for f in told for t in f.words))
