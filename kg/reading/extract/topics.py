"""Find the words that say what an event is about: what is condemned, demanded, signed or discussed."""

from kg.reading.extract.base import Scene
from kg.reading.labels import NOUNS
from kg.reading.parse import Parse
from kg.reference.lexicon import Sense

#: Where they stand.
_TOPICS = (
    ("object",),
    ("into",),
    ("about",),
    ("over",),
    ("on",),
    ("for",),
    ("of",),
    ("against",),
    ("infinitive", "object"),
)
#: ... where the object is what the word itself asks for.
_OF_OBJECT = tuple(("object", *path) for path in _TOPICS[1:])
#: The longest phrase that still names a topic, in words.
_LONGEST = 14


def find_topic(scene: Scene, trigger: int, sense: Sense) -> tuple[int, int] | None:
    """Return the first and last word of the topic; an actor, a place or a day is none."""
    p = scene.parse
    told = [words for path, words in sense.needs if path == ("object",)]
    lends = p.lemma[trigger] in scene.grammar.lexicon.support
    for path, tokens in scene.grammar.reach(trigger, (*_OF_OBJECT, *_TOPICS) if told else _TOPICS, sense):
        for t in tokens:
            r = scene.resolver.at.get(t)
            if p.pos[t] not in NOUNS or t in p.timed or (r is not None and r.kind != "dip:Initiative"):
                continue
            if path == ("object",) and any(p.lemma[t] in words for words in told) and (lends or not _is_certain(p, t)):
                continue  # "launched an inquiry into the sale" is about the sale, "boycotted the poll" about the poll
            words = _phrase(p, t)
            if not words[0] <= trigger <= words[-1]:
                return words[0], words[-1]
    return None


def _is_certain(p: Parse, noun: int) -> bool:
    """Whether a noun names one thing that the reader knows: "the presidential poll"."""
    return any(p.lower[c] in ("the", "this", "these", "those") for c in p.children[noun] if p.dep[c] == "det")


def _phrase(p: Parse, head: int) -> list[int]:
    """Return the tokens of a noun phrase without its clauses, article and last attachments beyond a readable length."""
    dropped = {
        x
        for c in p.children[head]
        if p.dep[c] in ("relcl", "acl", "advcl", "punct", "cc", "conj", "appos") and c > head
        for x in p.subtree(c)
    }
    words = [t for t in p.subtree(head) if t not in dropped]
    first = next((k for k, t in enumerate(words) if p.tag[t] not in ("DT", "PRP$", "POS")), 0)
    words = words[first:]
    while words and p.dep[words[-1]] == "punct":
        words.pop()
    if len(words) > _LONGEST:
        words = [t for t in words if t <= head][-_LONGEST:]
    return words or [head]
