"""The lexicon: which words tell of which event or relation, and where its roles stand in the sentence.

`ontology/lexicon/*.yaml` holds a file an event family; `ontology/lexicon/shared/` what entries share: groups of nouns,
frames of roles, verbs that lend their subject to an event noun.
"""

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, cast

import yaml
from pydantic import ValidationError

from kg.errors import VocabularyError
from kg.model import ClassId, PropertyId
from kg.reference.files import find_files
from kg.reference.lexicon_entries import Conditions, Entry, check_entry, find_words, parse_path
from kg.reference.ontology import Ontology
from kg.reference.pointers import Pointer, check_pointers
from kg.reference.traits import Traits, check_traits


@dataclass(frozen=True, slots=True)
class Sense:
    """One trigger ready for use: what to emit, under which conditions, and where its roles stand."""

    entry: str
    file: str
    #: Which trigger of its entry, counted from 0.
    trigger: int
    event: ClassId | None
    relation: PropertyId | None
    particle: str
    pos: Literal["verb", "noun", "adjective"]
    needs: tuple[tuple[tuple[str, ...], frozenset[str]], ...]
    unless: tuple[tuple[tuple[str, ...], frozenset[str]], ...]
    #: Role -> alternative paths, best first; the agent, on whom the others depend, before all others.
    roles: tuple[tuple[str, tuple[tuple[str, ...], ...]], ...]
    modes: tuple[str, ...]
    of: str | None
    possessor: str | None
    factuality: str | None
    besides: bool

    @property
    def weight(self) -> int:
        """How specific it is: a condition on words counts more than one on a class, and that more than any filler."""
        needs = sum(1 if "*" in words else 2 if any(":" in w for w in words) else 3 for _, words in self.needs)
        return 2 * needs + 3 * bool(self.particle) + bool(self.unless)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All senses by part of speech and lemma, most specific first."""

    senses: dict[tuple[str, str], tuple[Sense, ...]]
    entries: dict[str, Entry]
    #: Entry name -> its file.
    files: dict[str, str]
    groups: dict[str, frozenset[str]]
    #: Verbs (with particle or preposition) that lend their subject to the event noun they govern.
    support: frozenset[str]
    #: Verbs whose infinitive is done by their object: "urged X to leave".
    object_control: frozenset[str]
    #: Nouns whose infinitive is done by whom they are to: "an invitation to X to come".
    noun_control: frozenset[str]
    #: Verb -> words beside it that make it stand for an event told before: "do" with "so" or "the same".
    same_again: dict[str, frozenset[str]]
    #: What bodies issue to do something by it, and the verbs of issuing: "signed a decree"; those that only draft it.
    instruments: frozenset[str]
    issuing: frozenset[str]
    drafting: frozenset[str]
    #: What one has no part in by doing one of the verbs to it: "foiled a plot".
    schemes: frozenset[str]
    countering: frozenset[str]
    #: Verbs that take a thing to somebody.
    carriers: frozenset[str]
    #: Verbs that give somebody time to do something.
    granting: frozenset[str]
    #: Nouns of travel, which lend the subject of the verb that they stand "on" beside.
    travels: frozenset[str]
    #: Of the verbs that lend their subject, those that only ask for an event, with or without whoever asks.
    asking: frozenset[str]
    #: Nouns of occasions, of which whoever speaks or acts at them is part.
    gatherings: frozenset[str]
    #: Verb and preposition by which somebody is called to a gathering: "invite to".
    inviting: frozenset[str]
    attends: frozenset[str]
    #: Verbs that say who does a deed: "led" of "a coup led by a colonel".
    carried_out: frozenset[str]
    #: Prepositions of circumstance: what stands under them is no party to the event.
    circumstances: frozenset[str]
    #: Nouns of what is called by the city where it was agreed: "the Baghdad decisions".
    documents: frozenset[str]
    #: Nouns that say with "in" or "by" how something is done: "in solidarity with Peru".
    manners: frozenset[str]
    #: Nouns of what one meets on beside an occasion.
    margins: frozenset[str]
    #: What says of talks and accords that those have them who belong together: "coalition talks".
    domestic: frozenset[str]
    #: Verbs whose subject has an occasion at home.
    hosting: frozenset[str]
    #: Verbs whose object comes into being by them.
    founding: frozenset[str]
    #: Verb -> nouns with which it puts an end "to" something.
    making_end: dict[str, frozenset[str]]
    #: Verbs that share no object with the next: "met and signed an accord".
    alone: frozenset[str]
    #: Nouns of what is laid on somebody for a deed: "blame".
    laid: frozenset[str]
    #: Nouns of what people suffer without an entry of their own: "the death of two soldiers".
    suffered: frozenset[str]
    #: Nouns of what somebody feels, whose it is said to be by "of": "the concern of Peru".
    felt: frozenset[str]
    #: Adverbs by which one says or does what others have before: "too".
    likewise: frozenset[str]
    #: Verbs whose gerund under "with" is done by their object: "charged Chad with arming rebels".
    charging: frozenset[str]
    #: Verbs with the preposition under which stands what whoever is blamed or warned does: "accuse of".
    blaming: frozenset[str]
    #: Noun -> what it may mean that was told before: "the move".
    pointers: dict[str, Pointer]
    #: What holds for whole classes of events.
    traits: Traits
    version: str

    def is_speech(self, pos: str, lemma: str) -> bool:
        """Whether a verb or noun only ever tells of an act of speech: "condemn", "accusation"."""
        senses = self.senses.get((pos, lemma), ())
        return bool(senses) and all(sense.event in self.traits.speech for sense in senses)


def load_lexicon(ontology: Ontology, overlay: Path | None = None) -> Lexicon:
    """Read and check the whole lexicon; all faults are told at once in one `VocabularyError`."""
    faults: list[str] = []
    sources: list[str] = []
    shared: dict[str, object] = {}
    for path in find_files("lexicon/shared/*.yaml", overlay):
        data = _read(path, faults, sources)
        shared[path.stem] = data
    groups = {name: frozenset(words) for name, words in cast(dict[str, list[str]], shared.get("groups") or {}).items()}
    frames = cast(dict[str, dict[str, list[str] | str]], shared.get("frames") or {})
    support = cast(dict[str, list[str]], shared.get("support") or {})
    again = cast(dict[str, list[str]], support.get("same_again") or {})
    ends = cast(dict[str, list[str]], support.get("making_end") or {})
    traits, wrong = check_traits(cast(dict[str, object], shared.get("classes") or {}), ontology)
    faults += wrong
    pointers, wrong = check_pointers(cast(dict[str, object], shared.get("pointers") or {}), ontology)
    faults += wrong
    entries: dict[str, Entry] = {}
    files: dict[str, str] = {}
    for path in find_files("lexicon/*.yaml", overlay):
        for name, raw in _read(path, faults, sources).items():
            where = f"ontology/lexicon/{path.name}, entry {name}"
            if name in entries:
                faults.append(f"{where}: is already an entry of {files[name]}. Give one of them another name.")
                continue
            try:
                entries[name] = Entry.model_validate(raw)
                files[name] = path.name
            except ValidationError as error:
                faults += [f"{where}: {'.'.join(map(str, e['loc']))}: {e['msg']}" for e in error.errors()]
    prepositions = frozenset(support.get("prepositions", []))
    if not prepositions:
        faults.append("ontology/lexicon/shared/support.yaml: the list prepositions is missing.")
    senses: dict[tuple[str, str], list[Sense]] = {}
    for name, entry in entries.items():
        where = f"ontology/lexicon/{files[name]}, entry {name}"
        faults += check_entry(entry, where, ontology, groups, frames, prepositions)
        for pos, lemma, sense in _senses(name, files[name], entry, frames, groups):
            senses.setdefault((pos, lemma), []).append(sense)
    if faults:
        raise VocabularyError(faults[0].split(": ", 1)[0], faults[0].split(": ", 1)[1], "\n" + "\n".join(faults[1:]))
    return Lexicon(
        senses={key: tuple(sorted(found, key=lambda s: (-s.weight, s.entry))) for key, found in senses.items()},
        entries=entries,
        files=files,
        groups=groups,
        support=frozenset(support.get("lends_subject", [])),
        object_control=frozenset(support.get("object_control", [])),
        same_again={verb: frozenset(words) for verb, words in again.items()},
        instruments=frozenset(support.get("instruments", [])),
        issuing=frozenset([*support.get("issuing", []), *support.get("drafting", [])]),
        drafting=frozenset(support.get("drafting", [])),
        schemes=frozenset(support.get("schemes", [])),
        countering=frozenset(support.get("countering", [])),
        carriers=frozenset(support.get("carriers", [])),
        granting=frozenset(support.get("granting", [])),
        travels=frozenset(support.get("travels", [])),
        noun_control=frozenset(support.get("noun_control", [])),
        asking=frozenset(support.get("asks", [])),
        gatherings=frozenset(support.get("gatherings", [])),
        inviting=frozenset(support.get("inviting", [])),
        attends=frozenset(support.get("attends", [])),
        carried_out=frozenset(support.get("carried_out", [])),
        founding=frozenset(support.get("founding", [])),
        making_end={verb: frozenset(words) for verb, words in ends.items()},
        alone=frozenset(support.get("alone", [])),
        laid=frozenset(support.get("laid", [])),
        suffered=frozenset(support.get("suffered", [])),
        felt=frozenset(support.get("felt", [])),
        likewise=frozenset(support.get("likewise", [])),
        charging=frozenset(support.get("charging", [])),
        blaming=frozenset(support.get("blaming", [])),
        circumstances=frozenset(support.get("circumstances", [])),
        documents=frozenset(support.get("documents", [])),
        manners=frozenset(support.get("manners", [])),
        margins=frozenset(support.get("margins", [])),
        domestic=frozenset(support.get("domestic", [])),
        hosting=frozenset(support.get("hosting", [])),
        pointers=pointers,
        traits=traits,
        version=hashlib.sha256("\x00".join(sources).encode()).hexdigest()[:12],
    )


def _read(path: Path, faults: list[str], sources: list[str]) -> dict[str, object]:
    text = path.read_text(encoding="utf-8")
    sources.append(f"{path.name}\x00{text}")
    try:
        data = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506 - the safe loader in C
    except yaml.YAMLError as error:
        faults.append(f"ontology/lexicon/{path.name}: {error}")
        return {}
    if not isinstance(data, dict):
        faults.append(f"ontology/lexicon/{path.name}: is not a mapping of entries by name.")
        return {}
    return data


def _senses(
    name: str,
    file: str,
    entry: Entry,
    frames: dict[str, dict[str, list[str] | str]],
    groups: dict[str, frozenset[str]],
) -> list[tuple[str, str, Sense]]:
    found: list[tuple[str, str, Sense]] = []
    frame = frames.get(entry.frame or "", {})
    for number, trigger in enumerate(entry.triggers):
        roles: dict[str, list[str]] = {r: list(p) if isinstance(p, list) else [p] for r, p in frame.items()}
        roles.update(entry.roles)
        claimed = {path for paths in trigger.roles.values() for path in paths}
        roles = {role: [p for p in paths if p not in claimed] for role, paths in roles.items()}
        for role, paths in trigger.roles.items():
            roles[role] = paths + roles.get(role, []) if paths else []
        pos: Literal["verb", "noun", "adjective"] = "verb" if trigger.verb else "noun" if trigger.noun else "adjective"
        for word in find_words(trigger.verb or trigger.noun or trigger.adjective, groups):
            lemma, _, particle = word.partition(" ")
            if pos == "noun" and particle:
                # A compound noun ("ceasefire deal") is its last word, told apart by what stands before it.
                *before, lemma = word.split()
                particle = " ".join(before)
            found.append(
                (
                    pos,
                    lemma.lower(),
                    Sense(
                        entry=name,
                        file=file,
                        trigger=number,
                        event=ClassId(entry.event) if entry.event else None,
                        relation=PropertyId(entry.relation) if entry.relation else None,
                        particle=particle.lower(),
                        pos=pos,
                        needs=_conditions(trigger.needs, groups),
                        unless=_conditions(trigger.unless, groups),
                        roles=tuple(
                            (role, tuple(parse_path(path) for path in roles[role]))
                            for role in sorted(roles, key=lambda role: role != "agent")
                        ),
                        modes=tuple(entry.mode),
                        of=trigger.of,
                        possessor=trigger.possessor,
                        factuality=trigger.factuality,
                        besides=trigger.besides,
                    ),
                )
            )
    return found


def _conditions(
    conditions: Conditions, groups: dict[str, frozenset[str]]
) -> tuple[tuple[tuple[str, ...], frozenset[str]], ...]:
    return tuple(
        (
            parse_path(path),
            frozenset(find_words(words, groups)),
        )
        for path, words in conditions.items()
    )
