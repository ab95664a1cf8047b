"""How an entry of the lexicon is written, and what may be wrong with one by itself.

A path names grammatical functions, not parser labels (`subject`, `object`, `with`, `object > to`), so one line serves
active, passive, relative and nominal wording alike.
"""

import difflib
from collections.abc import Collection, Iterable, Mapping
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from kg.reference.ontology import Ontology

#: Functions that are not prepositions; any other step of a path is a preposition's lemma.
FUNCTIONS = frozenset(
    {
        "subject",
        "object",
        "indirect",
        "clause",
        "infinitive",
        "subjunctive",
        "neg",
        "question",
        "possessor",
        "lender",
        "apposed",
        "modifier",
        "attribute",
        "complement",
        "owner",
        "host",
        "aux",
        "purpose",
        "behalf",
        "several",
        "addressing",
        "addressed",
        "heeding",
        "first",
        "governor",
    }
)
ROLES = frozenset({"agent", "recipient", "participant", "place", "topic", "appointee", "office", "subject", "object"})


def _as_list(value: object) -> object:
    return value if isinstance(value, list) else [value]


Words = Annotated[list[str], BeforeValidator(_as_list)]
#: What must stand at a function: lemmas, "@group", "dip:Class", or "*" for anything.
Conditions = dict[str, Words]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Trigger(_Strict):
    """Words that set an entry off; exactly one of `verb`, `noun`, `adjective`.

    A particle follows after a space ("call off"), or a preposition with its noun ("put on hold"). "@group" stands for
    the words of a group.
    """

    verb: Words = []
    noun: Words = []
    adjective: Words = []
    #: All of these must hold. The trigger with most conditions wins a word from the others.
    needs: Conditions = {}
    #: None of these may hold.
    unless: Conditions = {}
    #: Paths of roles for this trigger alone, before those of the entry; no other role may fall back to one of them. An
    #: empty list says that nobody has the role.
    roles: dict[str, Words] = {}
    #: How real the event is by the word itself: "promised aid" is Planned. What governs it may turn it further.
    factuality: Literal["Planned", "Negated", "Possible"] | None = None
    #: Whether the noun by which a condition holds is an event besides: the visit that is called off.
    besides: bool = False
    #: What a noun's "of" and possessor mean: "of: subject" for "the visit of the king".
    of: Literal["subject", "object"] | None = None
    possessor: Literal["subject", "object"] | None = None


class Example(_Strict):
    """A sentence and what it must give: `nothing`, or slots by name."""

    say: str
    gives: dict[str, str | list[str]] | list[dict[str, str | list[str]]] | Literal["nothing"]


class Entry(_Strict):
    """One sense: an event class or a relation, its words, and the paths of its roles."""

    event: str | None = None
    relation: str | None = None
    means: str = ""
    #: A frame of shared/frames.yaml that gives the paths of roles; `roles` adds to it or overrides a role.
    frame: str | None = None
    roles: dict[str, Words] = {}
    #: PLOVER modes.
    mode: Words = []
    triggers: list[Trigger] = Field(min_length=1)
    examples: list[Example] = []


def find_words(words: Iterable[str], groups: Mapping[str, Collection[str]]) -> list[str]:
    """Return each word once, a group replaced by its own words.

    >>> find_words(["stop", "@ending"], {"ending": ["halt", "stop"]})
    ['stop', 'halt']
    """
    found = (w for word in words for w in (sorted(groups.get(word[1:], ())) if word.startswith("@") else (word,)))
    return list(dict.fromkeys(found))


def parse_path(path: str) -> tuple[str, ...]:
    """Split "object > to" into its steps.

    >>> parse_path("object > to")
    ('object', 'to')
    """
    return tuple(step.strip() for step in path.split(">"))


def check_entry(
    entry: Entry,
    where: str,
    ontology: Ontology,
    groups: Collection[str],
    frames: Collection[str],
    prepositions: frozenset[str],
) -> list[str]:
    """Return every fault of an entry: unknown classes, roles, groups, frames, and paths that no word can stand at."""
    faults = []
    if (entry.event is None) == (entry.relation is None):
        faults.append(f"{where}: must have either `event` or `relation`.")
    for kind, known in ((entry.event, ontology.classes), (entry.relation, ontology.properties)):
        if kind is not None and kind not in known:
            near = difflib.get_close_matches(kind, [str(k) for k in known], 1)
            hint = f" Did you mean {near[0]}? Otherwise declare it" if near else " Declare it"
            faults.append(f"{where}: the ontology has no {kind}.{hint} in ontology/diplomacy.ttl.")
    if entry.frame is not None and entry.frame not in frames:
        faults.append(f"{where}: there is no frame {entry.frame}. Frames are {', '.join(sorted(frames))}.")
    conditions = [c for t in entry.triggers for c in (t.needs, t.unless)]
    faults += [
        f"{where}: unknown role {role}. Roles are {', '.join(sorted(ROLES))}."
        for role in [*entry.roles, *(r for t in entry.triggers for r in t.roles)]
        if role not in ROLES
    ]
    words_of = [t.verb or t.noun or t.adjective for t in entry.triggers]
    for words in (*words_of, *(w for c in conditions for w in c.values())):
        for word in words:
            if word.startswith("@") and word[1:] not in groups:
                faults.append(f"{where}: there is no group {word}. Define it in ontology/lexicon/shared/groups.yaml.")
            if word.startswith("dip:") and word not in ontology.classes:
                faults.append(f"{where}: the ontology has no class {word}.")
    faults += [
        f"{where}: each trigger has exactly one of verb, noun, adjective."
        for trigger in entry.triggers
        if sum(map(bool, (trigger.verb, trigger.noun, trigger.adjective))) != 1
    ]
    return faults + _check_paths(entry, where, prepositions)


def _check_paths(entry: Entry, where: str, prepositions: frozenset[str]) -> list[str]:
    """Return the steps of paths that no word can stand at."""
    if not prepositions:
        return []
    known = FUNCTIONS | prepositions
    roles = [
        path
        for roles in (entry.roles, *(t.roles for t in entry.triggers))
        for paths in roles.values()
        for path in paths
    ]
    conditions = [path for t in entry.triggers for path in (*t.needs, *t.unless)]
    unknown = dict.fromkeys(step for path in (*roles, *conditions) for step in parse_path(path) if step not in known)
    return [f"{where}: there is no function or preposition {step}.{_near(step, known)}" for step in unknown]


def _near(word: str, known: Iterable[str]) -> str:
    near = difflib.get_close_matches(word, list(known), 1)
    return f" Did you mean {near[0]}?" if near else ""
