"""Find names that neither catalogue nor recogniser knows: who acts or is acted on under a capital is somebody."""

from kg.model import ClassId
from kg.reading.labels import SUBJECTS
from kg.reading.parse import Parse
from kg.reading.resolve.names.index import Name
from kg.reference.actor_cues import NounCues

#: How somebody hangs on a verb by whom or to whom something is done.
_ACTING = (*SUBJECTS, "dobj")


def find_unrecognised(parse: Parse, names: list[Name], cues: NounCues) -> list[Name]:
    """Return names that neither knows but that act or are acted on: "Sukarno vowed", "accused Navalny", "ICE said"."""
    taken = {t for n in names for t in range(n.first, n.last + 1)}
    found = []
    words = parse.words
    for t in [t for t, dep in enumerate(parse.dep) if dep in _ACTING and (parse.tag[t] == "NNP" or words[t].isupper())]:
        word, tag = words[t], parse.tag[t]
        acronym = word.isupper() and word.isalpha() and len(word) > 2
        if not acronym and tag != "NNP":
            continue
        if t in taken or t in parse.timed or _is_body_or_group(parse, t, cues):
            continue
        if acronym and parse.pos[t] == "NOUN" and parse.dep[t] == "nsubj" and _is_mixed_case(parse, t):
            found.append(Name(t, t, ClassId("dip:Organization")))
        elif parse.lower[t] in cues.named_organizations and parse.dep[t] in SUBJECTS:
            first = min([c for c in parse.children[t] if parse.dep[c] == "compound"], default=t)
            if first < t and parse.tag[first] == "NNP" and taken.isdisjoint(range(first, t)):
                found.append(Name(first, t, ClassId("dip:Organization")))  # "the Alexander von Humboldt Foundation"
        elif tag == "NNP" and _may_be_acting(parse, t, cues):
            first = t
            while first > 0 and parse.tag[first - 1] == "NNP" and parse.head[first - 1] == t:
                if first - 1 in taken or first - 1 in parse.timed:
                    break  # "By July Neto had left"
                first -= 1
            named = words[first : t + 1]
            if all(w[:1].isupper() and w.replace("-", "").isalpha() for w in named) and len(named) <= 3:
                acronym = acronym and len(named) == 1
                found.append(Name(first, t, ClassId("dip:Organization" if acronym else "dip:Person")))
    return found


def _is_body_or_group(parse: Parse, t: int, cues: NounCues) -> bool:
    """Whether a word with a capital is a noun for a body or people: "Egyptian Foreign Ministry", "Gendarmes"."""
    return any(parse.lower[t] in nouns for nouns in (cues.organizations, cues.state_bodies, cues.groups))


def _may_be_acting(parse: Parse, t: int, cues: NounCues) -> bool:
    """Whether the proper noun at `t` stands where people do; "the Declaration of ..." is a title of something."""
    dep = parse.dep[t]
    if t > 1 and parse.words[t - 1] == "-":
        return False  # "its Secretary-General, Luns, flew"
    if dep not in SUBJECTS and not (dep == "dobj" and takes_people(parse, parse.head[t], cues, "object")):
        return False
    return not any(parse.dep[c] == "det" or (c > t and parse.dep[c] == "prep") for c in parse.children[t])


def takes_people(parse: Parse, verb: int, cues: NounCues, function: str) -> bool:
    """Whether the subject or object of a verb is a person rather than a place: "Erdogan said", "accused Gulen"."""
    if function == "object":
        return parse.lemma[verb] in cues.verbs_on_people
    clauses = ("ccomp", "xcomp") if parse.lemma[verb] not in cues.verbs_of_places else ()
    return parse.lemma[verb] in cues.verbs_of_people or any(parse.dep[c] in clauses for c in parse.children[verb])


def _is_mixed_case(parse: Parse, t: int) -> bool:
    """Whether the sentence around a word in capitals is not written in capitals throughout."""
    first, stop = parse.sentences[parse.sentence_of[t]]
    return any(word.islower() and len(word) > 2 for word in parse.words[first:stop])
