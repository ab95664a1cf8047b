"""Hang what is said on who says it: messages on their sender, reports on the speaker who follows them."""

from kg.reading.labels import SUBJECTS, VERBS
from kg.reading.mending.columns import FINITE, NEAR, REACH, Columns

#: What stands before a noun in its phrase.
_TITLING = ("det", "poss", "case", "amod", "compound", "nmod")


def hang_speech_on_speech(c: Columns, i: int) -> None:
    """Join "thanked" to "said" in "said the gangs had fled and thanked Kenya".

    In what is said a participle behind "had" goes on with another; a past tense that is none goes on with the speaker,
    and so does a word of speech after a deed, whose two forms are one.
    """
    said, deed = c.head[c.head[i]], c.head[i]
    if c.tag[i] != "VBD" or c.tag[deed] != "VBN" or c.dep[deed] != "ccomp" or c.tag[said] not in FINITE or said > deed:
        return
    own = c.has(i, (*SUBJECTS, "aux", "auxpass"), range(deed, i))
    speaks = c.lower[i] in c.cues.speech_pasts and c.lower[deed] not in c.cues.speech_pasts
    if not own and (speaks or c.lower[i] in c.cues.past_alone):
        c.head[i] = said


def hang_message_on_sender(c: Columns, i: int) -> None:
    """Let "claiming" of "Peru sent a note to Chile claiming the isle" be what Peru does by it."""
    whom = c.head[i]
    if c.dep[i] == "pcomp":
        whom = next((x for x in range(c.head[i] + 1, i) if c.head[x] == i and c.dep[x] == "nsubj"), i)
    to = c.head[i] if c.dep[i] == "pcomp" else c.head[whom]
    if c.tag[i] != "VBG" or c.lower[to] != "to" or whom >= i or (c.dep[i] != "pcomp" and c.dep[whom] != "pobj"):
        return
    above = c.head[to]
    verb = c.head[above] if c.lower[above] in c.cues.messages else above
    sent = [x for x in range(verb + 1, whom) if c.head[x] == verb and c.dep[x] == "dobj"]
    if c.pos[verb] in VERBS and any(c.lower[x] in c.cues.messages for x in sent):
        c.dep[whom], c.head[whom] = "pobj", to
        c.dep[i], c.head[i] = "advcl", verb


def hang_time_on_speech(c: Columns, i: int) -> None:
    """Let "on Monday" date what is said in "said on Monday it would leave": it stands right behind "said"."""
    clause = c.head[i]
    if clause > i and c.dep[clause] in ("ccomp", "xcomp") and c.head[clause] == i - 1 and c.tag[i - 1] == "VBD":
        c.head[i] = i - 1


def read_that_clause_as_said(c: Columns, i: int) -> None:
    """Let "that it would go" be what was said in "said on Friday, before the talks, that it would go"."""
    verb = c.head[i]
    that = next((x for x in range(max(verb, i - NEAR) + 1, i) if c.head[x] == i and c.dep[x] == "mark"), i)
    if that != i and c.lower[that] == "that" and c.lower[that - 1] == "," and c.lower[verb] in c.cues.saying:
        c.dep[i] = "ccomp"


def hang_what_is_made_clear(c: Columns, i: int) -> None:
    """Let "it would go" hang on the verb in "made it clear that it would go", not on "clear"."""
    clear, made = c.head[i], c.head[c.head[i]]
    if c.lower[made] in ("make", "made", "makes", "making") and made < clear < i and c.dep[clear] in ("ccomp", "oprd"):
        if c.pos[clear] == "ADJ" or c.lower[clear] == "known":
            c.head[i], c.dep[i] = made, "ccomp"


def hang_message_on_note(c: Columns, i: int) -> None:
    """Let "protesting" of "was handed a note protesting" say what is in the note: he who gets it does not protest."""
    note, verb = i - 1, c.head[i]
    given = c.head[note] == verb and c.dep[note] == "dobj" and c.lower[note] in c.cues.messages
    if given and c.tag[i] == "VBG" and c.tag[verb] == "VBN":
        near = range(max(0, verb - NEAR), verb)
        if not c.has(verb, ("nsubj",), near):
            c.head[i], c.dep[i] = note, "acl"


def hang_speech_on_demand(c: Columns, i: int) -> None:
    """Let "accusing" be said by Mali in "Mali demanded that Chad leave, accusing it of spying".

    Likewise in "Mali ordered two envoys to leave, accusing them of spying".
    """
    asked = c.head[i]
    main = c.head[asked]
    if c.tag[i] != "VBG" or c.tag[asked] != "VB" or not main < asked < i:
        return
    ordered = c.dep[asked] == "xcomp" and c.has(main, ("dobj",), range(main, asked))
    if c.dep[asked] != "ccomp" and not ordered:
        return
    if c.tag[main] in FINITE and c.lower[i - 1] == "," and c.lower[i] in c.cues.speech_gerunds:
        c.head[i] = main


def raise_report(c: Columns, i: int) -> None:
    """Part the subjects of "Ruto, the chairman, said Kagame had agreed", both read as those of a "said" put between."""
    said = c.head[i]
    if said < i or c.pos[i] != "VERB" or c.tag[i] not in FINITE:
        return
    before = [x for x in range(max(0, i - REACH), i) if c.head[x] == i and c.dep[x] == "nsubj"]
    after = [x for x in range(i + 1, said) if c.head[x] == i and c.dep[x] == "nsubj"]
    if not before or not after or c.has(said, SUBJECTS, range(i, said)):
        return
    passive = c.has(said, ("auxpass",), range(i, said))
    for x in after:
        c.head[x], c.dep[x] = said, "nsubjpass" if passive else "nsubj"
    c.dep[i], c.head[i] = c.dep[said], i if c.head[said] == said else c.head[said]
    c.dep[said], c.head[said] = "ccomp", i


def hang_demand_on_speech(c: Columns, i: int) -> None:
    """Let Chad call for it in "left the pact, accusing Mali of arming rebels and calling for talks"."""
    preposition = c.head[c.head[i]]
    speech = c.head[preposition]
    if c.tag[i] != "VBG" or c.dep[c.head[i]] != "pcomp" or c.lower[i] not in c.cues.speech_gerunds:
        return
    if c.tag[speech] == "VBG" and c.lower[speech] in c.cues.speech_gerunds and speech < c.head[i] < i:
        c.head[i] = speech


def raise_speaker(c: Columns, i: int) -> None:
    """Let the minister tell it in "Chad will send troops to Mali, its minister, Idris Deby, told reporters".

    The parse takes him for Mali, and what he says for what tells.
    """
    if c.lower[i] not in c.cues.saying or c.has(i, SUBJECTS, range(max(0, i - REACH), i)):
        return
    parted = c.lower[i - 1] == ","
    speaker, found = i - 2 if parted else i - 1, []
    while speaker > 0 and c.dep[speaker] in ("appos", "compound"):
        if c.dep[speaker] == "appos":
            found.append(speaker)
        speaker = c.head[speaker]
    if len(found) <= parted:
        return
    before = found[-1] - 1
    while c.dep[before] in _TITLING and before > speaker:
        before -= 1
    if c.lower[before] != ",":
        return
    c.head[found[-1]], c.dep[found[-1]] = i, "nsubj"
    put_under_report(c, i)


def put_under_report(c: Columns, i: int) -> None:
    """Let what was told stand under "told" in "It had left, Keita told reporters", read as two things done."""
    told = c.head[i]
    if c.dep[i] != "conj" or told > i or c.pos[told] not in VERBS or c.lower[i] not in c.cues.telling_forms:
        return
    subject = next((x for x in range(told + 1, i) if c.head[x] == i and c.dep[x] == "nsubj"), i)
    joined = c.has(told, ("cc",), range(told + 1, i)) or c.has(i, ("cc", "mark"), range(told + 1, i))
    if subject == i or joined or c.has(i, ("ccomp", "xcomp"), range(i + 1, min(i + REACH, len(c.head)))):
        return
    c.dep[i], c.head[i] = c.dep[told], i if c.head[told] == told else c.head[told]
    c.dep[told], c.head[told] = "ccomp", i


def hang_on_what_was_told(c: Columns, i: int) -> None:
    """Let India withdraw them in "India has agreed, officials said, and will withdraw its men", not the officials."""
    said = c.head[i]
    if c.lower[said] not in c.cues.saying or c.lower[min(said + 1, len(c.head) - 1)] != "," or i < said:
        return
    if c.lower[i] in c.cues.speech_pasts or c.has(i, SUBJECTS, range(said, i)):
        return
    before = range(max(0, said - REACH), said)
    told = next((x for x in before if c.head[x] == said and c.dep[x] == "ccomp"), c.head[said])
    if told < said and c.pos[told] in VERBS and c.dep[said] in ("ROOT", "parataxis"):
        c.head[i] = told


def put_both_under_report(c: Columns, i: int) -> None:
    """Let diplomats report both in "Oman has asked for talks, but Iran has refused, diplomats reported"."""
    first = c.head[i]
    if c.lower[i] not in c.cues.saying or c.pos[first] not in VERBS or c.lower[first] in c.cues.saying or first > i:
        return
    second = next((x for x in range(first + 1, i) if c.head[x] == i and c.dep[x] == "ccomp"), i)
    speaker = next((x for x in range(second + 1, i) if c.head[x] == i and c.dep[x] == "nsubj"), i)
    if i in (second, speaker) or "," not in c.lower[second:speaker]:
        return
    c.dep[i], c.head[i] = c.dep[first], i if c.head[first] == first else c.head[first]
    c.dep[first], c.head[first] = "ccomp", i
    c.dep[second], c.head[second] = "conj", first
