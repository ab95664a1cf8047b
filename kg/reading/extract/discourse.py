"""Read what a sentence leaves to others: answers to what was said, "did the same", a recipient that stands deeper."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from kg.model import ClassId, EntityId
from kg.reading.extract.base import Filler, Found, Scene
from kg.reading.extract.placing import add_place
from kg.reading.extract.pointing import find_common_sides, find_meant, find_thing
from kg.reading.extract.reaching import find_deeper, find_maker
from kg.reading.extract.roles import is_spoken_to, states_of_places
from kg.reading.labels import NOUNS, VERBS
from kg.reading.parse import Parse
from kg.reference.lexicon import Lexicon, Sense

#: How many sentences back an answer, and a deed done again, may point.
_REACH_OF_ANSWER = 2
_REACH_OF_SAME = 1
#: Where that stands which is rejected; a noun that names no words of others points to nobody.
_ANSWERED_AT = (("object",), ("clause", "object"), ("of",), ("from",))
_IT = ("it", "this", "that")
_REQUEST = "dip:Request"
_STATEMENT = "dip:PublicStatement"
#: Under these stands what somebody speaks or acts against, which are words of nobody: "lobbied against the resolution".
_AGAINST_SOMETHING = frozenset({"against", "to", "over"})
#: Where a deed stands that is judged.
_JUDGED_AT = (("object",), ("of",), ("against",), ("over",), ("at",), ("for",))
#: What a verb has that stands for no other.
_FULL_CLAUSE = frozenset(("dobj", "attr", "acomp", "xcomp", "ccomp", "prt", "neg", "aux"))
#: Where whoever is spoken to stands with the word itself.
_SPOKEN_TO = ("to", "with", "from", "on", "against", "at")


class DiscourseReader:
    """Completes events by their surroundings."""

    def __init__(self, lexicon: Lexicon, answered: frozenset[str], other_ones: frozenset[str]) -> None:
        """Use what `lexicon` says of whole classes; a noun of `answered` points to whoever spoke before.

        A word of `other_ones` keeps a noun from pointing to a deed before it: "the second move".
        """
        self.lexicon = lexicon
        self.traits = lexicon.traits
        self.answered = answered
        self.other_ones = other_ones

    def find_answered(self, scene: Scene, found: Found, before: Sequence[Found]) -> Found:
        """Read "Cairo rejected the accusation", "Oslo praised the move" as against or for whoever did it before."""
        if found.fillers("recipient", "participant") or not found.fillers("agent"):
            return found
        if _answers_nobody(found.sense):
            return found
        if found.kind in self.traits.judging and (doers := self._find_doers(scene, found, before)):
            return found.filled("recipient", doers, "discourse")
        if found.kind not in self.traits.answering:
            return found
        p = scene.parse
        objects = [
            find_thing(scene, t)
            for path in _ANSWERED_AT
            for t in scene.grammar.follow(found.trigger, path)
            if len(path) == 1 or t > found.trigger  # not of "Peru left; Chile denies it"
        ]
        named = [t for t in objects if p.pos[t] in NOUNS and (p.lemma[t] not in self.answered or _is_of_others(p, t))]
        tellers = p.climb(found.trigger) if _is_about_clause(p, found.trigger) else []
        if (named and not tellers) or self._is_silence(scene, found) or _is_about_own(scene, found, objects):
            return found
        functions = scene.grammar.functions(found.trigger)
        if not objects and not tellers and not _AGAINST_SOMETHING.isdisjoint(functions):
            return found
        if (alike := self._find_alike(scene, found, before)) is not None:
            whom = alike.fillers("recipient")
            return found.filled("recipient", _at(found.trigger, whom), "discourse") if whom else found
        refuses = not objects and "infinitive" in functions
        answers = [p.lemma[t] for t in objects if p.lemma[t] in self.answered]
        told = self._find_speaker(scene, found, self._answerable(answers, before), tellers, refuses)
        return told if told.fillers("recipient") or not answers else _answer_other_side(scene, found)

    def _answerable(self, nouns: Sequence[str], before: Sequence[Found]) -> Sequence[Found]:
        """Return what `nouns` may mean of what was said before: no accusation is a request, a charge may be stated."""
        pointers = [self.lexicon.pointers[noun].events for noun in nouns if noun in self.lexicon.pointers]
        meant = frozenset[ClassId]().union(*pointers) & self.traits.answered
        return [f for f in before if f.kind in meant or f.kind == _STATEMENT] if meant else before

    def _find_speaker(
        self, scene: Scene, found: Found, before: Sequence[Found], tellers: Sequence[int], refuses: bool
    ) -> Found:
        """Read an answer as one to whoever spoke last, if it is not another of whom he asked what is refused."""
        p, agents = scene.parse, found.entities("agent")
        own = agents | scene.resolver.sides_of(agents)
        sentence = p.sentence_of[found.trigger]
        for other in reversed(before):
            if sentence - p.sentence_of[other.trigger] > _REACH_OF_ANSWER:
                break
            if other.kind not in self.traits.answered or _tells(p, other.trigger, found.trigger):
                continue
            if tellers and other.trigger not in tellers:
                continue
            if refuses and not _is_asked(other, own):
                continue
            if _asks_others(scene, other, own):
                continue
            speakers = [f for f in other.fillers("agent") if f.entity not in own]
            if speakers:
                return found.filled("recipient", _at(found.trigger, speakers), "discourse")
            if not other.fillers("agent"):
                break
        return found

    def _find_alike(self, scene: Scene, found: Found, before: Sequence[Found]) -> Found | None:
        """Return what others said right before in the same sense: "Oslo rejected the plan; Rome rejected it too"."""
        p = scene.parse
        if not any(p.lower[c] in self.lexicon.likewise for c in p.children[found.trigger]):
            return None
        sentence = p.sentence_of[found.trigger]
        agents = found.entities("agent")
        near = (f for f in reversed(before) if sentence - p.sentence_of[f.trigger] <= _REACH_OF_SAME)
        alike = next((f for f in near if f.kind in self.traits.disapproving), None)
        meant = alike is not None and agents.isdisjoint(f.entity for f in alike.fillers("recipient"))
        return alike if meant else None

    def _find_doers(self, scene: Scene, found: Found, before: Sequence[Found]) -> tuple[Filler, ...]:
        """Return who did what the object of a judgement means, where that is one side and another than who judges."""
        agents = found.entities("agent")
        own = agents | scene.resolver.sides_of(agents)
        for path in _JUDGED_AT:
            for t in scene.grammar.follow(found.trigger, path):
                thing = find_thing(scene, t)
                meant = _find_telling(scene.parse, thing, before) if thing != t else []
                meant = meant or find_meant(scene, thing, before, self.other_ones, own)
                doers = {f.entity: f for other in meant for f in other.fillers("agent")}
                sides = frozenset(doers) | scene.resolver.sides_of(frozenset(doers))
                alike = all(doers.keys() == other.entities("agent") for other in meant)
                if not alike and len(common := find_common_sides(scene, meant)) == 1:
                    doers, alike = {e: Filler(e, found.trigger, 0.5, "discourse") for e in common}, True
                shared = len(doers) > 1 and any(other.kind in self.traits.together for other in meant)
                if doers and alike and not shared and own.isdisjoint(sides):
                    return _at(found.trigger, doers.values())
        return ()

    def _is_silence(self, scene: Scene, found: Found) -> bool:
        """Whether somebody only keeps silent, against nobody: "declined to comment"."""
        clauses = scene.grammar.functions(found.trigger).get("infinitive", ())
        senses = (s for t in clauses for s in self.lexicon.senses.get(("verb", scene.parse.lemma[t]), ()))
        return any(s.event == "dip:PublicStatement" for s in senses)

    def find_committed(self, scene: Scene, found: Found, told: Sequence[Found]) -> Found:
        """Read "agreed to leave Lebanon", "refused to meet Iran": what is undertaken or refused says with whom."""
        if found.kind not in self.traits.committing or found.paths.get("recipient") not in (
            None,
            "complement",
            "deeper",
        ):
            return found
        # Who denies "arming the rebels" rejects nothing of theirs, who refuses "to meet the rebels" does.
        kind_of_clause = "infinitive" if found.kind in self.traits.answering else "clause"
        clauses = scene.grammar.functions(found.trigger).get(kind_of_clause, ())
        agents = found.entities("agent")
        for other in told:
            if other.trigger in clauses and other.kind is not None:
                fillers = tuple(f for f in other.fillers("recipient", "participant") if f.entity not in agents)
                if fillers:
                    return found.filled("recipient", fillers, "clause")
        return found

    def find_refused_again(self, scene: Scene, found: Found, again: Sequence[Found]) -> Found:
        """Read "has refused to do so" as a refusal to whom others did it, unless that was done to harm him."""
        kindly = [other for other in again if other.kind not in self.traits.hostile | self.traits.harmful]
        return self.find_committed(scene, found, kindly) if kindly else found

    def find_addressed(self, scene: Scene, found: Found, told: Sequence[Found]) -> Found:
        """Read "summoned the envoy of Belarus to protest" as a protest to Belarus."""
        p = scene.parse
        way = found.paths.get("recipient", "deeper")
        if found.kind not in self.traits.said_to or p.tag[found.trigger] != "VB" or way in _SPOKEN_TO:
            return found
        for other in told:
            if other.kind in self.traits.addressing and p.head[found.trigger] == other.trigger:
                agents = found.entities("agent")
                sides = [(f, scene.resolver.owner_of(f.token)) for f in other.fillers("recipient")]
                meant = [Filler(r.entities[0] if r else f.entity, f.token, f.confidence, "clause") for f, r in sides]
                if fillers := tuple(f for f in meant if f.entity not in agents):
                    return found.filled("recipient", fillers, "clause")
        return found

    def find_same_again(self, scene: Scene, told: Sequence[Found]) -> list[Found]:
        """Read each "did the same" as the event told last before it, done by somebody else."""
        p, words = scene.parse, self.lexicon.same_again
        verbs = [i for i, lemma in enumerate(p.lemma) if lemma in words and p.pos[i] in VERBS]
        return [f for i in verbs if (f := self._same_again(scene, i, words[p.lemma[i]], told)) is not None]

    def _same_again(self, scene: Scene, i: int, words: frozenset[str], told: Sequence[Found]) -> Found | None:
        p = scene.parse
        likened = _is_likened(p, i)
        if not likened and not any(
            p.lower[c] in words or (p.lower[c] == "the" and words & {p.lower[c + 1]}) for c in p.children[i]
        ):
            return None
        sentence = p.sentence_of[i]
        before = [
            f
            for f in told
            if f.trigger < i
            and sentence - p.sentence_of[f.trigger] <= _REACH_OF_SAME
            and f.kind is not None
            and f.kind not in self.traits.never_done_again
            and (not likened or f.trigger == p.head[i])
        ]
        agents = {
            e: Filler(e, t, r.confidence, "ellipsis")
            for t in scene.grammar.of_verb(i).get("subject", ())
            for r in scene.resolver.actors(t)
            for e in r.entities
        }
        if not before or not agents:
            return None
        last = _first_of(p, before)
        roles = {role: fillers for role, fillers in last.roles.items() if role not in ("agent", "appointee", "office")}
        roles["agent"] = tuple(agents.values())
        if any(f.entity in agents for f in roles.get("recipient", ())):
            roles["recipient"] = last.roles.get("agent", ())  # "Chad broke with Mali; Mali did the same"
        return replace(last, trigger=i, words=(i,), roles=roles, paths={**last.paths, "agent": "ellipsis"})

    def find_recipient(self, scene: Scene, chosen: Mapping[int, Sense], found: Found) -> Found:
        """Look for a recipient that no path has reached: of the verb that goes on with the noun, else deeper down."""
        if found.fillers("recipient", "participant"):
            return found
        p, i = scene.parse, found.trigger
        agents = found.entities("agent")
        verb = p.head[i]
        goes_on = p.dep[i] == "nsubj" and verb in chosen and chosen[verb].event == found.kind
        if not goes_on and (found.kind not in self.traits.reaching or ("recipient", ()) in found.sense.roles):
            return found  # also where the entry says that there is none
        if found.kind in self.traits.said_to and is_spoken_to(scene, i):
            return found  # "invited him to Lima"
        if not (agents or goes_on) or (len(agents) > 1 and found.kind in self.traits.together):
            return found
        if goes_on:
            objects = scene.grammar.of_verb(verb).get("object", ())
            references = [r for t in objects for r in scene.resolver.actors(t)]
            if not references and found.kind in self.traits.place_of_action:
                references = [r for t in objects for r in states_of_places(scene, t)]
            how = "object"
        else:
            sides = agents if found.kind in self.traits.speech else agents | scene.resolver.sides_of(agents)
            judges = found.kind in self.traits.judging
            references = find_maker(scene, found, agents | scene.resolver.sides_of(agents)) if judges else []
            references, how = references or find_deeper(scene, chosen, found, sides), "deeper"
        fillers = tuple(Filler(e, r.head, r.confidence, r.resolved_by) for r in references for e in r.entities)
        return add_place(scene, found.filled("recipient", fillers, how), found.sense) if fillers else found


def _is_about_own(scene: Scene, found: Found, objects: Sequence[int]) -> bool:
    """Whether somebody denies what others say of him beside: "Laos, which is said to have armed them, denied it"."""
    p, grammar = scene.parse, scene.grammar
    if not any(p.lower[t] in _IT for t in objects):
        return False
    subjects = grammar.functions(found.trigger).get("subject", ())
    told = [c for t in subjects for c in p.children[t] if p.dep[c] == "relcl"]
    return any(grammar.is_passive(c) and "infinitive" in grammar.functions(c) for c in told)


def _is_about_clause(p: Parse, verb: int) -> bool:
    """Whether "which" means all that was said and no noun: "said that it had left, which Ankara denied"."""
    which = next((c for c in p.children[verb] if p.lower[c] == "which" and p.dep[c] == "dobj"), None)
    return which is not None and p.dep[verb] == "relcl" and p.words[which - 1] == ","


def _is_likened(p: Parse, i: int) -> bool:
    """Whether a verb stands for the one before it: "Zambia condemned the raid, as did Angola"."""
    labels = {p.dep[c] for c in p.children[i]}
    opened = any(p.dep[c] == "mark" and p.lower[c] == "as" for c in p.children[i])
    return opened and p.dep[i] == "advcl" and p.head[i] < i and "nsubj" in labels and not labels & _FULL_CLAUSE


def _first_of(p: Parse, told: Sequence[Found]) -> Found:
    """Return the first of the deeds that a clause ends with: "cut its ties and closed the port"."""
    by_trigger = {f.trigger: f for f in told}
    t = told[-1].trigger
    while p.dep[t] == "conj" and p.head[t] in by_trigger:
        t = p.head[t]
    return by_trigger[t]


def _is_asked(asking: Found, own: frozenset[EntityId]) -> bool:
    """Whether one of those is asked for something, or whoever may do it."""
    asked = asking.entities("recipient")
    return asking.kind == _REQUEST and (not asked or not own.isdisjoint(asked))


def _answer_other_side(scene: Scene, found: Found) -> Found:
    """Return "Quito disputes these accusations", in a text about Peru and Ecuador, as an answer to Peru.

    So it is in a sentence that names nobody but those two.
    """
    agents, resolver = found.entities("agent"), scene.resolver
    parties = resolver.parties() or resolver.parties_around(found.trigger)
    own = agents | resolver.sides_of(agents)
    others = [e for e in parties if e not in own]
    if len(parties) != 2 or len(others) != 1:
        others = _named_beside(scene, found.trigger, own)
    if len(others) != 1:
        return found
    return found.filled("recipient", (Filler(others[0], found.trigger, 0.5, "parties"),), "parties")


def _find_telling(p: Parse, thing: int, before: Sequence[Found]) -> list[Found]:
    """Return the event that a thing is told with: who "made an offer", of which "Oslo accepted it" is said then."""
    return [f for f in before if thing in f.words or f.trigger in (thing, p.head[thing])][-1:]


def _named_beside(scene: Scene, token: int, own: frozenset[EntityId]) -> list[EntityId]:
    """Return the states that the sentence of a word names, those who answer left out."""
    p, here = scene.parse, scene.parse.sentence_of[token]
    named = (r for r in scene.resolver.references if r.kind == "dip:State" and p.sentence_of[r.head] == here)
    return list(dict.fromkeys(e for r in named for e in r.entities if e not in own))


def _asks_others(scene: Scene, speech: Found, own: frozenset[EntityId]) -> bool:
    """Whether others are asked for something than those who answer: "Chad urged Mali to act. Togo denied it"."""
    whom = speech.entities("recipient")
    asks = speech.kind == _REQUEST and bool(whom)
    return asks and own.isdisjoint(whom | scene.resolver.sides_of(whom))


def _is_of_others(p: Parse, noun: int) -> bool:
    """Whether a noun means words of somebody unknown: "denied reports", "rejected the panel's proposal"."""
    return _is_any(p, noun) or any(p.dep[c] == "poss" and p.pos[c] == "NOUN" for c in p.children[noun])


def _is_any(p: Parse, noun: int) -> bool:
    """Whether a noun means words of nobody that the text has told of: "denied reports", "declined an invitation"."""
    if p.dep[noun] == "appos" or any(p.dep[c] == "relcl" and p.words[noun - 2] == "," for c in p.children[noun]):
        return False  # "accused Peru of it, a charge that Lima denies"
    determiners = {p.lower[c] for c in p.children[noun] if p.dep[c] in ("det", "poss", "nummod")}
    return bool(determiners & {"a", "an"}) or (p.tag[noun] == "NNS" and not determiners)


def _tells(p: Parse, speech: int, answer: int) -> bool:
    """Whether an answer is what is said: "Macron said that France rejects it", not "he said what Paris denied"."""
    above = p.climb(answer)
    if speech not in above:
        return False
    return all(p.dep[t] != "relcl" for t in (answer, *above[: above.index(speech)]))


def _at(token: int, meant: Iterable[Filler]) -> tuple[Filler, ...]:
    return tuple(Filler(f.entity, token, f.confidence, "discourse") for f in meant)


def _answers_nobody(sense: Sense) -> bool:
    """Whether an entry says of what stands beside its word that nobody is meant: "voted against it"."""
    return ("recipient", ()) in sense.roles and any(path != ("subject",) for path, _ in sense.needs)
