"""Functions that stand in plain sight beside one verb or noun; what other clauses share with it is in grammar.py.

Labels are those of spaCy's English pipelines (ClearNLP dependencies).
"""

from collections.abc import Mapping

from kg.reading.labels import NOUNS, VERBS
from kg.reading.parse import Parse
from kg.reference.lexicon import Sense

_ACTIVE_SUBJECTS = {"nsubj", "csubj"}
_PASSIVE_SUBJECTS = {"nsubjpass", "csubjpass"}
_CLAUSES = {"xcomp", "ccomp"}
_ATTRIBUTES = {"attr", "acomp", "oprd"}
#: Words that stand for the noun of a relative clause.
RELATIVE = {"who", "whom", "which", "that", "whose", "where"}
#: How hangs what one makes of something: "made it clear".
_RESULTS = ("ccomp", "oprd", "acomp", "xcomp")
#: Words for whoever acts on himself.
REFLEXIVE = {"itself", "themselves", "himself", "herself", "myself", "ourselves"}
#: Words that point to a place.
POINTERS = {"here", "there"}
#: Conjunctions of what somebody waits for: a function of the verb that waits.
_AWAITING = {"until", "till", "unless"}
#: Words that open a condition.
CONDITIONS = frozenset({"if", "unless", "until"})
#: Words that open what is asked.
ASKING = {"whether", "if", "why", "when", "where", "how"}
#: Words that make one preposition with the next: "according to X" leads to no recipient, "because of X" to no owner.
_PHRASAL = {"according", "because", "contrary", "due", "owing"}

#: How many words name who enacts a resolution, at most.
_LONGEST_ENACTOR = 10

Functions = dict[str, list[int]]


def add_function(functions: Functions, name: str, token: int) -> None:
    """Enter `token` under a function, once."""
    found = functions.setdefault(name, [])
    if token not in found:
        found.append(token)


def is_passive(p: Parse, verb: int) -> bool:
    """Whether the verb's grammatical subject is what it is done to."""
    deps = {p.dep[c] for c in p.children[verb]}
    if deps & {"nsubjpass", "auxpass", "csubjpass"}:
        return True
    if is_caused(p, verb):
        return True
    if p.tag[verb] != "VBN" or "aux" in deps or "nsubj" in deps:
        return False
    if p.dep[verb] == "conj":
        first = p.head[verb]
        return p.pos[first] in VERBS and p.tag[first] == "VBN" and is_passive(p, first)
    return p.dep[verb] in ("acl", "advcl", "relcl", "amod", "oprd")


def is_caused(p: Parse, verb: int) -> bool:
    """Whether somebody has a thing done to another: "Mobutu had Lumumba arrested"."""
    head = p.head[verb]
    if p.tag[verb] != "VBN" or p.dep[verb] not in _CLAUSES or p.lemma[head] != "have" or p.dep[head] == "aux":
        return False
    return head < verb and not any(p.dep[c] in ("aux", "auxpass", "mark") for c in p.children[verb])


def add_argument(p: Parse, functions: Functions, verb: int, c: int, passive: bool) -> None:
    """Enter the child `c` of a verb under its functions, the voice undone."""
    dep = p.dep[c]
    if dep in _ACTIVE_SUBJECTS:
        if p.tag[c] == "VBG" and p.pos[c] == "VERB" and c < verb:
            # "The group operating in Chad said", read as a clause: its own subject is meant.
            c = next((x for x in p.children[c] if p.dep[x] == "nsubj" and x < c), c)
        add_function(functions, "object" if p.lower[c] == "whom" or is_caused(p, verb) else "subject", c)
    elif dep in _PASSIVE_SUBJECTS:
        direct = any(p.dep[x] == "dobj" for x in p.children[verb])
        add_function(functions, "indirect" if direct else "object", c)
    elif dep == "dobj":
        add_function(functions, "indirect" if _is_given_to(p, verb, c) else "object", c)
    elif _is_doer(p, verb, c, passive):
        for x in p.children[c]:
            if p.dep[x] in ("pobj", "pcomp"):
                add_function(functions, "subject", x)
            elif p.dep[x] == "conj" and p.lower[x] == "by":  # "by the Seimas and by the president"
                add_argument(p, functions, verb, x, passive)
    elif dep == "dative":
        inner = [x for x in p.children[c] if p.dep[x] == "pobj"]
        for x in inner or [c]:
            add_function(functions, "indirect", x)
            if inner:
                add_function(functions, p.lower[c], x)
    elif dep in ("prep", "agent"):
        add_preposition(p, functions, c)
    elif dep in ("advmod", "prt", "npadvmod"):
        _add_adverb(p, functions, c)
    elif dep in _CLAUSES:
        _add_clause(p, functions, verb, c)
    elif dep in ("aux", "neg"):
        add_function(functions, dep, c)
    elif dep == "advcl":
        marks = {p.lower[x] for x in p.children[c] if p.dep[x] == "mark"}
        if "for" in marks:
            add_function(functions, "for", c)  # "called for Japan to end whaling"
        elif waits := marks & _AWAITING:
            add_function(functions, min(waits), c)  # "will not return until Spain apologises"
        elif any(p.tag[x] == "TO" and p.dep[x] == "aux" for x in p.children[c]):
            add_function(functions, "purpose", c)
    elif dep == "compound" and p.pos[c] == "PROPN":
        # "The United States contests this", read as one noun phrase.
        add_function(functions, "subject", c)
    elif dep in _ATTRIBUTES:
        add_function(functions, "attribute", c)
        if dep == "oprd":
            add_function(functions, "as", c)


def _add_clause(p: Parse, functions: Functions, verb: int, c: int) -> None:
    """Enter a clause that a verb takes, and whoever stands before it in the place of an object."""
    add_function(functions, "clause", c)
    if any(p.lower[x] in ASKING and p.dep[x] in ("mark", "advmod") for x in p.children[c]):
        add_function(functions, "question", c)
    if _is_bare(p, c):
        add_function(functions, "subjunctive", c)  # "insisted that Chad withdraw"
    if any(p.tag[x] == "TO" and p.dep[x] == "aux" for x in p.children[c]):
        add_function(functions, "infinitive", c)
        for x in p.children[c]:
            if p.dep[x] == "nsubj" and verb < x < c:
                add_function(functions, "object", x)  # "wants Chile to leave"
    elif p.dep[c] == "ccomp" and p.tag[c] == "VBG" and not any(p.dep[x] in ("aux", "mark") for x in p.children[c]):
        for x in p.children[c]:
            if p.dep[x] == "nsubj" and verb < x < c:
                add_function(functions, "object", x)  # "accepted refugees fleeing the war"


def _is_bare(p: Parse, clause: int) -> bool:
    """Whether the verb of a clause has its bare form, which a plural subject would not show."""
    if p.tag[clause] not in ("VB", "VBP") or any(p.dep[x] == "aux" for x in p.children[clause]):
        return False
    subjects = [x for x in p.children[clause] if p.dep[x] == "nsubj"]
    return p.tag[clause] == "VB" or any(p.tag[x] in ("NN", "NNP") and len(p.conjuncts(x)) == 1 for x in subjects)


def _is_doer(p: Parse, verb: int, c: int, passive: bool) -> bool:
    """Whether "by" leads to who does it: not in "the leaders talked by telephone"."""
    if p.dep[c] == "agent":
        return passive or not any(p.dep[x] == "nsubj" for x in p.children[verb])
    return passive and p.dep[c] in ("prep", "conj") and p.lower[c] == "by"


def _is_given_to(p: Parse, verb: int, c: int) -> bool:
    """Whether a name read as object is whom the thing behind it is given to: "handed Nasser a letter"."""
    if p.pos[c] != "PROPN":
        return False
    things = [x for x in p.children[verb] if x > c and p.dep[x] == "dobj"]
    return bool(things) and p.lower[max(p.subtree(c)) + 1] in ("a", "an")


def _add_adverb(p: Parse, functions: Functions, c: int) -> None:
    """Enter what stands at an adverb or particle of a verb."""
    if p.lower[c] in POINTERS:
        add_function(functions, "there", c)
    for x in p.children[c]:  # "sent back to Doha", "yesterday in Doha"
        if p.dep[x] == "prep":
            add_preposition(p, functions, x)
        elif p.dep[x] == "pobj" and p.dep[c] == "prt":
            add_function(functions, "object", x)  # "handed in their weapons"


def add_preposition(p: Parse, functions: Functions, preposition: int) -> None:
    """Enter what stands under a preposition by the preposition itself."""
    name = p.lower[preposition]
    if name == "according":
        return  # whoever is quoted stands outside of what is told
    for x in p.children[preposition]:
        if p.lower[x] == "behalf":
            add_function(functions, "behalf", x)  # those in whose name it is done are no recipients
        elif p.dep[x] in ("pobj", "pcomp") or (name == "as" and p.dep[x] in ("amod", "acomp")):
            add_function(functions, name, x)  # also "described it as excessive"
        elif p.dep[x] == "prep" and name not in _PHRASAL:
            # "out of", "in response to" inside a preposition: known by its last word and by the whole.
            for y in p.children[x]:
                if p.dep[y] in ("pobj", "pcomp"):
                    add_function(functions, p.lower[x], y)
                    if name == "out":
                        add_function(functions, "from", y)
        elif p.dep[x] == "conj" and p.pos[x] in ("ADP", "SCONJ"):
            add_preposition(p, functions, x)


def find_ended(p: Parse, verb: int, making_end: Mapping[str, frozenset[str]]) -> list[int]:
    """Return what a verb and its object put an end to: the talks of "called a halt to the talks"."""
    ends = making_end.get(p.lemma[verb], frozenset())
    end = next((c for c in p.children[verb] if p.dep[c] == "dobj" and p.lemma[c] in ends), None) if ends else None
    if end is None:
        return []
    return [
        x
        for above in (verb, end)
        for c in p.children[above]
        if c > end and p.lower[c] == "to" and p.dep[c] in ("prep", "dative")
        for x in p.children[c]
        if p.dep[x] in ("pobj", "pcomp")
    ]


def find_stray_subject(p: Parse, verb: int) -> list[int]:
    """Return the noun before a main verb that the parse hung elsewhere: "After talks in Vienna, Iran agreed"."""
    t = verb - 1
    while t >= 0 and p.pos[t] in ("ADV", "AUX") and p.head[t] == verb and not p.words[t].isupper():
        t -= 1
    if t < 0 or p.sentence_of[t] != p.sentence_of[verb]:
        return []
    if p.pos[t] not in NOUNS:
        acronym = p.pos[t] in ("ADV", "ADJ") and p.head[t] == verb and p.words[t].isupper() and len(p.words[t]) > 2
        # "Pakistan, citing reports, accused India"
        apart = [c for c in p.children[verb] if p.dep[c] == "npadvmod" and p.pos[c] == "PROPN" and c not in p.timed]
        return [t] if acronym else [c for c in apart if c < verb][:1]
    while p.dep[t] in ("compound", "nmod") and t < p.head[t] < verb:
        t = p.head[t]
    while p.dep[t] == "conj" and any(p.dep[c] == "cc" for c in p.children[p.head[t]]):
        t = p.head[t]
    if p.dep[t] == "advmod":
        return [t] if p.tag[t] in ("NNP", "NNPS") and p.head[t] == verb else []  # "Nauru acceded"
    return [t] if p.dep[t] in ("conj", "appos", "dep", "npadvmod") else []


def find_enactors(p: Parse) -> list[int]:
    """Return who stands alone above the paragraphs of a resolution or communique: "The Security Council,"."""
    found = []
    for first, stop in p.sentences:
        while stop > first and not p.words[stop - 1].strip():
            stop -= 1
        if not stop - first <= _LONGEST_ENACTOR or p.words[stop - 1 : stop] not in ([","], [":"]):
            continue
        articled = p.lower[first] == "the" and stop - first > 2
        if not articled and not (stop - first == 2 and p.tag[first] == "NNP"):  # "Council,"
            continue
        root = next((t for t in range(first, stop) if p.head[t] == t), first)
        if p.pos[root] in NOUNS and all(p.pos[t] not in VERBS for t in range(first, stop)):
            found.append(root)
    return found


def find_enactor(p: Parse, verb: int, enactors: list[int]) -> list[int]:
    """Return who does what a paragraph begins with: the Council of "Demands that Chad withdraw" and "Recalling ..."."""
    before = [t for t in enactors if t < verb]
    if not before or p.head[verb] != verb or p.tag[verb] not in ("VBZ", "VBG", "VB", "VBD"):
        return []
    first = p.sentences[p.sentence_of[verb]][0]
    opens = all(p.dep[t] in ("advmod", "meta", "punct", "dep", "neg", "nummod") for t in range(first, verb))
    return before[-1:] if opens else []


def find_headlined(p: Parse, verb: int) -> list[int]:
    """Return who does what a headline tells that leaves him to the one above it: "expels advisers", below "Peru ...".

    Such a one begins with its verb, in small letters.
    """
    sentence = p.sentence_of[verb]
    if p.tag[verb] != "VBZ" or p.sentences[sentence][0] != verb or sentence == 0 or not p.words[verb][0].islower():
        return []
    first, stop = p.sentences[sentence - 1]
    if any(p.words[t] == "." for t in range(max(first, stop - 2), stop)):
        return []
    root = next((t for t in range(first, stop) if p.head[t] == t), first)
    return [c for c in p.children[root] if p.dep[c] == "nsubj" and c < root]


def find_subject_read_as_object(p: Parse, verb: int) -> list[int]:
    """Return a subject that the parse joins to the object before it: "chose peace and Mali agreed"."""
    t = verb - 1
    while t > 0 and p.pos[t] in ("ADV", "AUX") and p.head[t] == verb:
        t -= 1
    if p.pos[t] not in NOUNS:
        return []
    while p.dep[t] in ("compound", "pobj", "prep", "nmod") and p.head[t] != t:
        t = p.head[t]
    joined = p.dep[t] == "conj" and p.pos[t] in NOUNS and p.dep[p.head[t]] in ("dobj", "pobj", "attr")
    return [t] if joined and p.verb_of(p.head[t]) == p.head[verb] else []


def find_stray_agent(p: Parse, verb: int) -> list[int]:
    """Return who does what a passive verb tells where the parse hangs "by" deeper: "shelled near Bria by rebels".

    A thing that may be by somebody keeps its own: "was told in a book by a priest".
    """
    for c in p.children[verb]:
        if p.dep[c] != "prep" or c < verb:
            continue
        inside = [t for t in p.subtree(c) if p.lower[t] == "by" and p.dep[t] == "prep" and p.head[t] < t]
        for t in inside:
            above = p.head[t]
            if p.pos[above] == "PROPN" or above in p.timed or p.lower[c] == "against":
                return [x for x in p.children[t] if p.dep[x] == "pobj" and x not in p.timed]
    return []


def find_stranded(p: Parse, verb: int) -> str | None:
    """Return the preposition that a passive verb leaves behind: "a truce called for by Mali"."""
    for c in p.children[verb]:
        if c > verb and p.dep[c] == "prep" and not p.children[c] and p.lower[c] != "by":
            return p.lower[c]
    return None


def find_stray_receivers(p: Parse, verb: int, carriers: frozenset[str]) -> list[int]:
    """Return to whom a thing goes where the parse hangs it inside the thing: "returned a vase stolen in 1990 to Peru".

    `carriers` are verbs that take a receiver themselves: in "returned the men sent to Peru" they were sent there. A
    person is no part of a thing: "handed the instrument of accession to Blinken".
    """
    things = [c for c in p.children[verb] if p.dep[c] == "dobj"]
    inside = [t for c in things for t in p.subtree(c) if t > c and p.lower[t] == "to" and p.dep[t] == "prep"]
    for t in reversed(inside):
        above = p.head[t]
        named = p.pos[above] in ("PROPN", "NUM") or above in p.timed
        stated = p.pos[above] == "VERB" and is_passive(p, above) and p.lemma[above] not in carriers
        receivers = [x for x in p.children[t] if p.dep[x] == "pobj"]
        if named or stated or (above not in things and _is_person(p, receivers)):
            return receivers
    return []


def _is_person(p: Parse, tokens: list[int]) -> bool:
    people = [range(first, stop) for first, stop, label in p.entities if label == "PERSON"]
    return any(t in name for t in tokens for name in people)


def find_shared_object(p: Parse, verb: int) -> list[int]:
    """Return what two verbs that stand side by side are done to: "invaded and annexed Kuwait"."""
    t = verb + 1
    if t >= len(p) or p.dep[t] != "cc" or p.head[t] != verb:
        return []
    for c in p.children[verb]:
        if p.dep[c] == "conj" and p.tag[c] == p.tag[verb] and not any(p.dep[x] == "nsubj" for x in p.children[c]):
            between = all(p.dep[x] in ("advmod", "neg") for x in range(t + 1, c))
            return [x for x in p.children[c] if p.dep[x] == "dobj"] if between else []
    return []


def has_relative(p: Parse, verb: int) -> bool:
    """Whether a relative clause has a pronoun for its noun."""
    return any(
        p.lower[c] in RELATIVE or any(p.lower[x] in RELATIVE for x in p.children[c])
        for c in p.children[verb]
        if p.dep[c] in ("nsubj", "nsubjpass", "dobj", "prep", "advmod", "pobj", "agent")
    )


def name_roles_of_noun(functions: Functions, sense: Sense) -> Functions:
    """Return the noun's functions with `subject` and `object` named as its sense has it."""
    of, possessor = sense.of or "object", sense.possessor or "subject"
    if of == possessor == "object" and functions.get("of"):
        possessor = "subject"  # "Amin's overthrow of Obote"
    subject = list(functions.get("by", ()))
    if possessor == "subject":
        subject += functions.get("possessor", [])
    if of == "subject":
        subject += functions.get("of", [])
    if not subject:
        subject = list(functions.get("lender", ()))
    named = dict(functions)
    named["subject"] = subject
    named["object"] = (functions.get("of", []) if of == "object" else []) + (
        functions.get("possessor", []) if possessor == "object" else []
    )
    return named


def names_with(p: Parse, preposition: int) -> tuple[str, str]:
    """Return a verb with its preposition, without and with the particle between: "press with", "press on with"."""
    verb = p.head[preposition]
    return f"{p.lemma[verb]} {p.lower[preposition]}", f"{with_particle(p, verb)} {p.lower[preposition]}"


def with_result(p: Parse, verb: int) -> str:
    """Return the lemma of a verb, of "make" with what it makes of something: "make clear"."""
    if p.lemma[verb] != "make":
        return p.lemma[verb]
    results = [p.lower[c] for c in p.children[verb] if p.dep[c] in _RESULTS and c > verb]
    return f"make {results[0]}" if results else "make"


def with_particle(p: Parse, verb: int) -> str:
    """Return the lemma of a verb with its particle: "carry out"."""
    particles = [p.lower[c] for c in p.children[verb] if p.dep[c] == "prt"]
    return f"{p.lemma[verb]} {particles[0]}" if particles else p.lemma[verb]
