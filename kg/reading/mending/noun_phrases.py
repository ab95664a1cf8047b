"""Put noun phrases together as they belong: names, owners, seats and helpers."""

from kg.reading.labels import VERBS
from kg.reading.mending.columns import FINITE, NAMES, NEAR, REACH, Columns

#: What leads from a happening to its parties, never from a day.
_BEHIND_DATES = ("of", "by", "between", "against", "with", "to")
#: How long a word in capitals is that is nothing but a name.
_ACRONYM = 3


def read_acronym_as_name(c: Columns, i: int) -> None:
    """Read "ECOWAS" in "the bloc ECOWAS imposed a ban" as a name and not as what the bloc is doing."""
    noun, verb, n = i - 1, i + 1, len(c.head)
    if not c.words[i].isupper() or len(c.words[i]) < _ACRONYM or verb >= n or c.pos[noun] != "NOUN":
        return
    if not c.lower[verb].endswith("ed") or (c.head[verb] not in range(verb + 1, n) and c.head[verb] != i):
        return
    if c.dep[i] == "acl" and c.head[i] == noun and c.dep[verb] == "amod" and c.pos[c.head[noun]] in VERBS:
        thing = c.head[verb]
        c.head[thing], c.dep[thing], c.dep[verb], c.head[verb] = verb, "dobj", "conj", c.head[noun]
    elif c.head[noun] == i and c.dep[noun] == "nsubj" and c.head[verb] == i:
        c.dep[verb], c.head[verb] = c.dep[i], verb if c.head[i] == i else c.head[i]
        c.head[noun] = verb
    else:
        return
    c.pos[verb], c.tag[verb] = "VERB", "VBD"
    for x in range(verb + 1, min(verb + REACH, n)):
        if c.head[x] == i:
            c.head[x] = verb
    c.pos[i], c.tag[i], c.dep[i], c.head[i] = "PROPN", "NNP", "appos", noun


def join_owner_to_owner(c: Columns, i: int) -> None:
    """Let "the ministers of Peru and Ecuador" be Ecuador's too, not the ministers and Ecuador."""
    noun = c.head[i]
    if c.entity[i] != "GPE" or c.tag[noun] != "NNS":
        return
    first = next((x for x in range(noun + 1, i) if c.dep[x] == "pobj" and c.entity[x] == "GPE"), None)
    if first is None or c.lower[c.head[first]] != "of" or c.head[c.head[first]] != noun:
        return
    if all(c.lower[x] in (",", "and", "the") or c.entity[x] == "GPE" for x in range(first + 1, i)):
        c.head[i] = first


def part_seat_from_owner(c: Columns, i: int) -> None:
    """Let "in Minsk" of "the embassy of the United States in Minsk" say where the embassy is."""
    preposition = c.head[i]
    owner = c.head[preposition]
    if c.entity[i] != "GPE" or c.lower[preposition] not in ("in", "to") or c.entity[owner] != "GPE":
        return
    of = c.head[owner]
    if c.dep[owner] == "pobj" and c.lower[of] == "of" and of < owner < preposition and c.pos[c.head[of]] == "NOUN":
        c.head[preposition] = c.head[of]


def part_guest_from_host(c: Columns, i: int) -> None:
    """Let "of the minister" of "the visit to Peru of the minister" be the visit's, not Peru's."""
    host = c.head[i]
    if c.lower[i] != "of" or c.entity[host] != "GPE" or c.entity[i] or c.dep[host] != "pobj" or host != i - 1:
        return
    to = c.head[host]
    if c.lower[to] in ("to", "from", "against") and c.pos[c.head[to]] == "NOUN" and c.head[to] < to:
        if any(
            c.head[x] == i and c.dep[x] == "pobj" and c.entity[x] != "GPE"
            for x in range(i + 1, min(i + NEAR, len(c.head)))
        ):
            c.head[i] = c.head[to]


def hang_doer_on_deed(c: Columns, i: int) -> None:
    """Let "by Chad" of "condemned the invasion of Libya by Chad" say who invaded: nobody does what is active."""
    verb = c.head[i]
    if c.lower[i] != "by" or not verb < i or c.pos[verb] not in VERBS or c.has(verb, ("auxpass",), range(verb)):
        return
    behind = range(i + 1, min(i + NEAR, len(c.head)))
    if not any(c.head[x] == i and c.dep[x] == "pobj" and c.entity[x] in NAMES for x in behind):
        return
    deed = next((x for x in range(verb + 1, i) if c.head[x] == verb and c.dep[x] == "dobj"), None)
    if (
        deed is not None
        and c.pos[deed] == "NOUN"
        and any(c.head[x] == deed for x in range(deed, i) if c.lower[x] == "of")
    ):
        c.head[i] = deed


def head_by_consulate(c: Columns, i: int) -> None:
    """Let "the consulate general in Basra" be a consulate and not a general."""
    general = i + 1
    if c.lower[i] != "consulate" or c.head[i] != general or c.lower[general] != "general":
        return
    c.dep[i], c.pos[i] = c.dep[general], c.pos[general]
    c.head[i] = i if c.head[general] == general else c.head[general]
    for x in range(max(0, i - REACH), min(i + REACH, len(c.head))):
        if c.head[x] == general and x != i:
            c.head[x] = i
    c.dep[general], c.head[general] = "dep", i


def hang_helper_on_participle(c: Columns, i: int) -> None:
    """Let the UN be who backs "the UN-backed government", and not what the government is of."""
    backed, noun = i + 2, c.head[i]
    if noun <= backed or c.lower[i + 1] != "-" or c.tag[backed] != "VBN" or c.head[backed] != noun:
        return
    if c.dep[backed] == "amod" and c.pos[i] == "PROPN":
        c.dep[i], c.head[i] = "npadvmod", backed
        c.dep[i + 1], c.head[i + 1] = "punct", backed


def join_states_of_list(c: Columns, i: int) -> None:
    """Let "the Emirates" of "Oman, the Emirates, Iraq and Iran agreed" be one of a list: it is no apposition."""
    first = c.head[i]
    if c.entity[i] != "GPE" or c.entity[first] != "GPE" or c.dep[first] == "compound" or first > i:
        return
    joined = [x for x in range(i + 1, min(i + NEAR, len(c.head))) if c.head[x] == i and c.dep[x] == "conj"]
    if any(c.entity[x] == "GPE" for x in joined):
        c.dep[i] = "conj"


def read_gerund_as_doing(c: Columns, i: int) -> None:
    """Let "halting" of "replied by halting gas deliveries to Chad" be what is done, and the deliveries its object."""
    noun = c.head[i]
    by = i - 1
    if by < 0 or c.lower[i] not in c.cues.doing_gerunds or c.lower[by] != "by" or c.head[noun] != by:
        return
    c.pos[i], c.tag[i], c.dep[i], c.head[i] = "VERB", "VBG", "pcomp", by
    c.dep[noun], c.head[noun] = "dobj", i


def read_under_as_title(c: Columns, i: int) -> None:
    """Let Sisco be who flew in "Under Secretary of State Sisco flew": nothing is under a secretary."""
    verb, n = c.head[i], len(c.head)
    if c.words[i] != "Under" or not c.words[min(i + 1, n - 1)].istitle() or c.lower[i + 1] not in c.cues.under_titles:
        return
    name = next((x for x in range(i + 1, min(i + REACH, n)) if c.head[x] == i and c.dep[x] == "pobj"), None)
    if name is None or verb < name or c.pos[verb] not in VERBS or c.has(verb, ("nsubj",), range(i, verb)):
        return
    c.dep[name], c.head[name] = "nsubj", verb
    c.dep[i], c.pos[i], c.tag[i], c.head[i] = "compound", "PROPN", "NNP", name


def read_alleged_as_adjective(c: Columns, i: int) -> None:
    """Let nobody allege anything in "her alleged role"."""
    if c.lower[i] == "alleged":
        c.pos[i], c.tag[i] = "ADJ", "JJ"


def part_members_from_subject(c: Columns, i: int) -> None:
    """Let the writers not order anything in "banned six men, among them the writers Wu and Li, and ordered a search".

    They are some of the men; the verb behind "and" goes on with the main verb.
    """
    verb, first = c.head[i], c.begin_of_phrase(i, ("det", "amod", "nummod", "compound"))
    if c.lower[verb - 1] not in ("and", "but") or c.tag[verb] not in FINITE or not 1 < first <= i < verb:
        return
    among = first - 2
    if c.lower[among] not in ("among", "including") or c.lower[first - 1] != "them":
        return
    noun = main = c.head[among]
    while c.tag[main] not in FINITE and c.head[main] < main:
        main = c.head[main]
    if noun < among and c.tag[main] in FINITE and main < noun:
        c.head[i], c.dep[i] = noun, "appos"
        c.head[verb], c.dep[verb] = main, "conj"


def read_may_as_month(c: Columns, i: int) -> None:
    """Let "May" of "On 3 May the boat fired" and "last May Peru signed" be the month: a name helps no verb."""
    before = i - 1
    if i == 0 or c.lower[i] not in c.cues.months or c.tag[i] != "NNP":
        return
    if c.tag[before] == "CD" and c.dep[before] == "pobj":
        c.pos[i], c.dep[i], c.head[i] = "PROPN", "pobj", c.head[before]
        c.dep[before], c.head[before] = "nummod", i
    elif c.tag[before] == "JJ" and c.head[before] == c.head[i]:
        c.pos[i], c.dep[i] = "PROPN", "npadvmod"
        c.dep[before], c.head[before] = "amod", i


def read_gerund_as_noun(c: Columns, i: int) -> None:
    """Read "footing" in "on a war footing against Chad" as what something is put on, not as what a war does."""
    before = c.head[i]
    if c.lower[i] not in c.cues.nouns_like_gerunds or before != i - 1 or c.dep[before] != "pobj":
        return
    c.pos[i], c.tag[i], c.dep[i], c.head[i] = "NOUN", "NN", "pobj", c.head[before]
    for x in range(max(0, before - NEAR), before):
        if c.head[x] == before:
            c.head[x] = i
    c.dep[before], c.head[before] = "compound", i


def hang_on_dated(c: Columns, i: int) -> None:
    """Let "of" of "the bombing on Friday of a clinic" say what was bombed: nothing is Friday's."""
    day = c.head[i]
    preposition = c.head[day]
    happening = c.head[preposition]
    if c.entity[day] != "DATE" or c.lower[i] not in _BEHIND_DATES or c.dep[day] != "pobj" or day > i:
        return
    if c.lower[preposition] == "on" and c.pos[happening] == "NOUN" and happening < preposition:
        c.head[i] = happening


def hang_party_on_document(c: Columns, i: int) -> None:
    """Let "with Peru" tell with whom the memorandum is in "a memorandum of understanding with Peru"."""
    of = c.head[i]
    document = c.head[of]
    if c.lower[of] != "of" or c.lower[document] not in c.cues.named_documents.get(c.lower[i], ()):
        return
    for x in range(i + 1, min(i + REACH, len(c.head))):
        if c.head[x] == i and c.dep[x] in ("prep", "relcl", "acl"):
            c.head[x] = document


def part_such_from_verb(c: Columns, i: int) -> None:
    """Let "the first such visit" stand beside what is told in "will fly to Lima, the first such visit"."""
    first = c.begin_of_phrase(i, ("det", "amod", "compound"))
    if first < i - 1 and c.lower[first - 1] == "," and "such" in c.lower[first:i]:
        c.dep[i] = "npadvmod"
