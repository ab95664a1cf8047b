"""Find events and relations by the lexicon: a trigger's most specific sense, then the fillers of its roles.

The sense with most conditions that hold wins a word. A support verb ("held talks") leaves the event to its noun; a noun
that a verb's condition has used ("signed an agreement") tells no second event.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from kg.model import EntityId, Factuality
from kg.reading.extract.base import Filler, Found
from kg.reading.grammar import Grammar
from kg.reading.parse import Parse
from kg.reading.resolve.referents import Reference
from kg.reading.resolve.resolver import Resolver
from kg.reference.lexicon import FUNCTIONS, Lexicon, Sense
from kg.reference.ontology import Ontology

_POS = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "PROPN": "noun", "ADJ": "adjective"}
#: Where the other party of a promise, refusal or threat stands in what is promised, refused or threatened.
_COMPLEMENT = ("object", "indirect", "with", "to", "against", "on", "from", "for", "of", "into", "in")
#: Classes that are about what somebody said or did: a phrase that is no actor gives the actor inside it.
_ABOUT = frozenset(
    f"dip:{name}"
    for name in (
        "Accusation",
        "Rejection",
        "Request",
        "Threat",
        "Support",
        "Protest",
        "PublicStatement",
        "Sanction",
        "Concession",
        "Aid",
        "Cooperation",
        "Agreement",
        "Recognition",
        "Assault",
        "Mobilization",
        "Coercion",
        "Summons",
        "Withdrawal",
        "Mediation",
        "RelationsSevered",
        "RelationsEstablished",
        "Consultation",
    )
)
#: Classes done to somebody, whom an incomplete sentence names further on.
_REACHING = frozenset(
    f"dip:{n}"
    for n in (
        "Agreement",
        "Aid",
        "Cooperation",
        "Concession",
        "Withdrawal",
        "Request",
        "Accusation",
        "Rejection",
        "Threat",
        "Support",
        "Sanction",
        "Coercion",
        "Assault",
        "Mobilization",
        "Protest",
        "Negotiation",
        "Mediation",
        "Consultation",
    )
)
#: Where the words stand that say what an event is about.
_TOPICS = (("object",), ("about",), ("over",), ("on",), ("for",), ("of",), ("against",))
#: The longest phrase that still names a topic, in words.
_LONGEST_TOPIC = 14
_SPOKEN = frozenset(f"dip:{n}" for n in ("PublicStatement", "Accusation", "Request", "Threat"))
_SPEECH = frozenset(f"dip:{n}" for n in ("PublicStatement", "Accusation", "Request", "Rejection", "Threat", "Support"))
_PLACE_OF_ACTION = frozenset(
    f"dip:{n}"
    for n in (
        "Assault",
        "Visit",
        "Mobilization",
        "Withdrawal",
        "Appointment",
        "Recall",
        "MissionOpened",
        "MissionClosed",
        "Aid",
        "Coercion",
        "PowerTransition",
    )
)


class RuleExtractor:
    """The extractor that the lexicon drives."""

    def __init__(
        self, lexicon: Lexicon, ontology: Ontology, reporting: frozenset[str], answered: frozenset[str]
    ) -> None:
        """Use the senses of `lexicon`; `ontology` tells which classes satisfy a condition.

        A noun of `reporting` that speaks ("the ministry's statement said") speaks for whoever issued it; one of
        `answered` ("rejected the charge") points to whoever spoke before.
        """
        self.answered = answered
        self.reporting = reporting
        self.lexicon = lexicon
        self.ontology = ontology

    def extract(self, parse: Parse, grammar: Grammar, resolver: Resolver) -> Iterable[Found]:
        """Yield what the parse tells of, in text order."""
        chosen = dict(self._choose(parse, grammar, resolver))
        told: list[Found] = []
        used = {t for i, sense in chosen.items() for t in self._used(parse, grammar, i, sense)}
        for i, sense in chosen.items():
            if i in used or self._is_told_by_head(parse, chosen, i, sense):
                continue
            found = self._fill(parse, grammar, resolver, i, sense)
            if found is not None:
                told.append(self._reach(parse, grammar, resolver, chosen, found))
        told = [self._answer(parse, grammar, f, told[:k]) for k, f in enumerate(told)]
        again = [x for i in range(len(parse)) if (x := self._same_again(parse, grammar, resolver, i, told)) is not None]
        yield from sorted([*told, *again], key=lambda f: f.trigger)

    def _answer(self, p: Parse, grammar: Grammar, found: Found, before: list[Found]) -> Found:
        """Read "Cairo rejected the accusation", "the other side refuses" as against whoever spoke last before."""
        if found.kind != "dip:Rejection" or found.fillers("recipient"):
            return found
        agents = {f.entity for f in found.fillers("agent")}
        objects = [t for path in (("object",), ("clause", "object")) for t in grammar.follow(found.trigger, path)]
        named = [t for t in objects if p.pos[t] in ("NOUN", "PROPN") and p.lemma[t] not in self.answered]
        if named or not agents:
            return found
        sentence = p.sentence_of[found.trigger]
        for other in reversed(before):
            if sentence - p.sentence_of[other.trigger] > 2:
                break
            speakers = tuple(f for f in other.fillers("agent") if f.entity not in agents)
            if other.kind in _SPOKEN and not other.fillers("agent"):
                break
            if other.kind in _SPOKEN and speakers:
                fillers = tuple(Filler(f.entity, found.trigger, 0.55, "discourse") for f in speakers)
                return replace(
                    found, roles={**found.roles, "recipient": fillers}, paths={**found.paths, "recipient": "discourse"}
                )
        return found

    def _same_again(self, p: Parse, grammar: Grammar, resolver: Resolver, i: int, told: list[Found]) -> Found | None:
        """Read "did the same" as the event told last before it, done by somebody else."""
        words = self.lexicon.same_again.get(p.lemma[i])
        if words is None or p.pos[i] not in ("VERB", "AUX"):
            return None
        if not any(p.lower[c] in words or (p.lower[c] == "the" and words & {p.lower[c + 1]}) for c in p.children[i]):
            return None
        sentence = p.sentence_of[i]
        before = [
            f
            for f in told
            if f.trigger < i
            and sentence - p.sentence_of[f.trigger] <= 1
            and f.kind not in (None, "dip:PublicStatement", "dip:Rejection")
        ]
        agents = {
            e: Filler(e, t, 0.7 * r.confidence, "ellipsis")
            for t in grammar.of_verb(i).get("subject", ())
            for r in resolver.actors(t)
            for e in r.entities
        }
        if not before or not agents:
            return None
        last = before[-1]
        roles = {role: fillers for role, fillers in last.roles.items() if role not in ("agent", "appointee", "office")}
        return replace(
            last, trigger=i, words=(i,), roles={**roles, "agent": tuple(agents.values())}, paths={"agent": "ellipsis"}
        )

    def _reach(self, p: Parse, grammar: Grammar, resolver: Resolver, chosen: dict[int, Sense], found: Found) -> Found:
        """Look for a recipient that no path has reached: of the verb that goes on with the noun, else deeper down."""
        if found.kind not in _REACHING or found.fillers("recipient", "participant") or not found.fillers("agent"):
            return found
        i = found.trigger
        agents = frozenset(f.entity for f in found.fillers("agent"))
        verb = p.head[i]
        if p.dep[i] == "nsubj" and verb in chosen and chosen[verb].event == found.kind:
            references = [
                r for t in grammar.of_verb(verb).get("object", ()) for r in resolver.actors(t, exclude=agents)
            ]
            how = "object"
        else:
            references, how = self._deeper(p, resolver, i, agents, found), "deeper"
        fillers = tuple(
            Filler(e, r.head, min(r.confidence, 0.6), r.resolved_by) for r in references for e in r.entities
        )
        if not fillers:
            return found
        return replace(found, roles={**found.roles, "recipient": fillers}, paths={**found.paths, "recipient": how})

    def _deeper(
        self, p: Parse, resolver: Resolver, i: int, agents: frozenset[EntityId], found: Found
    ) -> list[Reference]:
        """Return the first actor to the right in the same clause: "gave millions to promote trade with Ethiopia"."""
        places = {f.entity for f in found.fillers("place")}
        queue = [c for c in p.children[i] if c > i]
        if p.pos[i] == "NOUN" and p.dep[i] in ("dobj", "pobj"):
            queue += [c for c in p.children[p.verb_of(i)] if c > i]
        while queue:
            t = queue.pop(0)
            if p.dep[t] in ("relcl", "conj", "punct", "mark", "nsubj", "nsubjpass", "parataxis", "appos") or (
                p.dep[t] == "advcl" and not any(p.tag[c] in ("TO", "VBG") for c in (t, *p.children[t]))
            ):
                continue
            if p.lower[t] in (
                "according",
                "after",
                "before",
                "since",
                "during",
                "amid",
                "despite",
                "following",
                "under",
            ):
                continue
            r = (
                resolver.reference(t)
                if p.pos[t] in ("NOUN", "PROPN") and (p.dep[t] != "dobj" or p.head[t] != i)
                else None
            )
            located = p.dep[t] == "pobj" and p.lower[p.head[t]] in ("in", "at") and found.kind not in _PLACE_OF_ACTION
            if r is not None and not located and not set(r.entities) & (agents | places):
                actors = [a for a in resolver.actors(t, exclude=agents) if a.kind != "dip:Place"]
                if actors:
                    return actors
            queue += [c for c in p.children[t] if c > i]
        return []

    def _choose(self, p: Parse, grammar: Grammar, resolver: Resolver) -> Iterator[tuple[int, Sense]]:
        senses = self.lexicon.senses
        for i, pos in enumerate(p.pos):
            kind = _POS.get(pos)
            if kind is None:
                continue
            candidates = senses.get((kind, p.lemma[i]))
            if candidates is None and kind == "noun" and pos == "PROPN":
                candidates = senses.get((kind, p.lower[i]))
            if candidates is None:
                continue
            named = resolver.at.get(i)
            if named is not None and named.resolved_by in ("catalogue", "name", "surname") and kind == "noun":
                continue
            if pos == "AUX" and p.dep[i] in ("aux", "auxpass"):
                continue
            for sense in candidates:
                if self._holds(p, grammar, resolver, i, sense):
                    yield i, sense
                    break

    def _holds(self, p: Parse, grammar: Grammar, resolver: Resolver, i: int, sense: Sense) -> bool:
        if sense.particle and not self._has_particle(p, i, sense):
            return False
        return all(self._meets(p, grammar, resolver, i, sense, *c) for c in sense.needs) and not any(
            self._meets(p, grammar, resolver, i, sense, *c) for c in sense.unless
        )

    def _has_particle(self, p: Parse, i: int, sense: Sense) -> bool:
        if sense.pos != "verb":
            words = sense.particle.split()
            return p.lower[max(0, i - len(words)) : i] == words
        return any(
            p.lower[c] == sense.particle and p.dep[c] in ("prt", "advmod", "prep", "acomp", "oprd")
            for c in p.children[i]
        )

    def _meets(
        self,
        p: Parse,
        grammar: Grammar,
        resolver: Resolver,
        i: int,
        sense: Sense,
        path: tuple[str, ...],
        words: frozenset[str],
    ) -> bool:
        tokens = self._follow(grammar, i, path, sense)
        if not tokens:
            return False
        if "*" in words:
            return True
        classes = [w for w in words if w.startswith("dip:")]
        for t in (x for token in tokens for x in p.conjuncts(token)):
            if p.lemma[t] in words or p.lower[t] in words:
                return True
            if any(
                (p.lemma[c] in words or p.lower[c] in words) and p.dep[c] in ("compound", "appos", "nmod")
                for c in p.children[t]
            ):
                return True
            counted = resolver.counted(t)
            if counted is not None:
                if p.lemma[counted] in words or p.lower[counted] in words:
                    return True
                t = counted
            if classes:
                r = resolver.reference(t)
                if r is not None and any(self.ontology.is_a(r.kind, c) for c in classes):  # type: ignore[arg-type]
                    return True
        return False

    def _follow(self, grammar: Grammar, i: int, path: tuple[str, ...], sense: Sense) -> list[int]:
        """Follow a path; `complement` is whoever stands in the clause that the trigger governs."""
        if path[-1] != "complement":
            if path[-1] in ("owner", "host"):
                return []
            found = grammar.follow(i, path, sense)
            if not found and len(path) == 1 and path[0] not in FUNCTIONS and sense.pos == "verb":
                found = grammar.follow(i, ("object", *path), sense)  # "recalled its envoy from Paris"
            return found
        start = grammar.follow(i, path[:-1], sense) if len(path) > 1 else [i]
        found = []
        for t in start:
            for clause in grammar.functions(t).get("clause", ()):
                functions = grammar.functions(clause)
                for name in _COMPLEMENT:
                    found += functions.get(name, [])
                for inner in functions.get("clause", ()):
                    below = grammar.functions(inner)
                    found += [x for name in ("subject", *_COMPLEMENT) for x in below.get(name, ())]
        return found

    def _used(self, p: Parse, grammar: Grammar, i: int, sense: Sense) -> Iterator[int]:
        """Yield the nouns by which a verb's condition holds, which tell no event of their own then."""
        if sense.pos != "verb":
            return
        for path, words in sense.needs:
            if len(path) == 1 and "*" not in words:
                for t in grammar.follow(i, path, sense):
                    if p.pos[t] in ("NOUN", "PROPN") and p.lemma[t] in words:
                        yield t

    def _is_told_by_head(self, p: Parse, chosen: dict[int, Sense], i: int, sense: Sense) -> bool:
        """Whether the event is told by the word it leans on: "peace talks", or "an attack killed" for "killed"."""
        if p.dep[i] in ("compound", "nmod", "amod") and p.head[i] in chosen and sense.pos != "verb":
            return True
        if sense.event is None:
            return False
        head = p.head[i]
        if sense.pos == "noun":
            while p.pos[head] not in ("VERB", "AUX") and p.head[head] != head and p.dep[head] != "nsubj":
                head = p.head[head]
            return (
                head != i and head in chosen and chosen[head].event == sense.event and p.dep[i] != "nsubj" and i > head
            )
        if (
            p.dep[i] == "advcl"
            and p.tag[i] == "VBG"
            and head in chosen
            and chosen[head].event == sense.event
            and i > head
        ):
            return True
        if sense.pos == "verb":
            for c in p.children[i]:
                if p.dep[c] == "nsubj" and c in chosen and chosen[c].event == sense.event:
                    return True
        return False

    # --- roles ------------------------------------------------------------------------------------------------

    def _fill(self, p: Parse, grammar: Grammar, resolver: Resolver, i: int, sense: Sense) -> Found | None:
        roles: dict[str, tuple[Filler, ...]] = {}
        paths: dict[str, str] = {}
        inside = sense.event in _ABOUT
        taken: set[EntityId] = set()
        for role, alternatives in sorted(sense.roles, key=lambda r: r[0] != "agent"):
            many = role == "participant"
            fillers: dict[EntityId, Filler] = {}
            for path in alternatives:
                for filler in self._fillers(p, grammar, resolver, i, sense, role, path, inside, frozenset(taken)):
                    if role == "recipient" and filler.entity in taken:
                        continue
                    fillers.setdefault(filler.entity, filler)
                if fillers and not many:
                    paths[role] = " > ".join(path)
                    break
            if fillers:
                roles[role] = tuple(fillers.values())
                if role == "agent":
                    taken.update(fillers)
        appointed = {f.entity for f in roles.get("appointee", ())}
        if appointed and len(agents := roles.get("agent", ())) > 1:
            roles["agent"] = tuple(f for f in agents if f.entity not in appointed) or agents
        found = Found(
            sense.event,
            sense.relation,
            i,
            self._trigger_words(p, i, sense),
            sense.entry,
            roles,
            sense.modes,
            paths,
            factuality=Factuality(sense.factuality or "Fact"),
        )
        if sense.relation is not None:
            return found if roles.get("subject") and roles.get("object") else None
        found = self._add_place(p, grammar, resolver, found, sense)
        if not found.fillers("agent", "recipient", "participant", "appointee"):
            return None
        return replace(found, topic=self._topic(p, grammar, resolver, found, sense))

    def _topic(
        self, p: Parse, grammar: Grammar, resolver: Resolver, found: Found, sense: Sense
    ) -> tuple[int, int] | None:
        """What it is about: the words of the thing that is condemned, demanded, signed or discussed."""
        for path in _TOPICS:
            for t in grammar.follow(found.trigger, path, sense):
                r = resolver.at.get(t)
                if p.pos[t] not in ("NOUN", "PROPN") or t in p.timed or (r is not None and r.kind != "dip:Initiative"):
                    continue
                words = _phrase(p, t)
                if not words[0] <= found.trigger <= words[-1]:
                    return words[0], words[-1]
        return None

    def _fillers(
        self,
        p: Parse,
        grammar: Grammar,
        resolver: Resolver,
        i: int,
        sense: Sense,
        role: str,
        path: tuple[str, ...],
        inside: bool,
        taken: frozenset[EntityId],
    ) -> Iterator[Filler]:
        speech = role == "agent" and sense.event in _SPEECH
        tokens = self._follow(grammar, i, path, sense)
        if path[-1] in ("owner", "host"):
            yield from self._of_post(grammar, resolver, i, sense, path, role)
            return
        if not tokens and sense.pos == "noun" and path == ("subject",):
            tokens = [t for t in grammar.of_noun(i).get("modifier", ()) if self._names_actor(resolver, t)]
            tokens = [t for t in tokens if resolver.at[t].entities[0] not in resolver.catalogue.capitals]
        if speech:
            tokens = [x for t in tokens for x in self._speakers(p, grammar, t)]
        for t in tokens:
            if t == i:
                continue
            if role == "place":
                references = resolver.places(t)
            elif sense.relation is not None:
                references = [r for x in p.conjuncts(t) if (r := resolver.reference(x)) is not None]
            elif role in ("topic", "office"):
                wanted = "dip:Office" if role == "office" else "dip:Initiative"
                references = [r for r in [resolver.reference(t)] if r is not None and r.kind == wanted]
            else:
                about = inside and role in ("recipient", "participant", "object")
                references = resolver.actors(
                    t, inside=about or (speech and p.lemma[t] in self.reporting), exclude=taken
                )
                if role in ("recipient", "object") and not references:
                    references = self._state_of_place(resolver, t, sense)
            for r in references:
                for entity in r.entities:
                    yield Filler(entity, t, r.confidence, r.resolved_by)
            if references and path == ("complement",):
                return

    def _speakers(self, p: Parse, grammar: Grammar, t: int) -> list[int]:
        """Return who speaks in a statement: who issued it ("the NGO's report", "put out a report accusing")."""
        if p.lemma[t] not in self.reporting or p.pos[t] != "NOUN":
            return [t]
        functions = grammar.of_noun(t)
        return next((functions[n] for n in ("possessor", "by", "lender", "from", "of") if functions.get(n)), [t])

    def _of_post(
        self, grammar: Grammar, resolver: Resolver, i: int, sense: Sense, path: tuple[str, ...], role: str
    ) -> Iterator[Filler]:
        """Whose envoy is meant, or where he serves: what his post says, not the clause."""
        for t in grammar.follow(i, path[:-1], sense):
            r = resolver.owner_of(t) if path[-1] == "owner" else resolver.host_of(t)
            if r is None:
                continue
            entity = r.entities[0]
            if role not in ("place", "office") and r.kind == "dip:Place":
                entity = resolver.state_of(entity) or entity
                entry = resolver.catalogue.entries.get(entity)
                if entry is not None:
                    resolver.register.add(entity, entry.kind, entry.label)
            yield Filler(entity, t, r.confidence, r.resolved_by)

    def _names_actor(self, resolver: Resolver, token: int) -> bool:
        r = resolver.at.get(token)
        return r is not None and self.ontology.is_a(r.kind, "dip:Actor")  # type: ignore[arg-type]

    def _state_of_place(self, resolver: Resolver, token: int, sense: Sense) -> list:  # type: ignore[type-arg]
        """What is done to or in a city or region is done to its state."""
        if sense.event not in _PLACE_OF_ACTION and sense.relation is None:
            return []
        found = []
        for r in resolver.places(token):
            state = resolver.state_of(r.entities[0])
            if state is not None:
                entry = resolver.catalogue.entries[state]
                resolver.register.add(state, entry.kind, entry.label)
                found.append(replace(r, entities=(state,), kind=entry.kind, confidence=0.75, resolved_by="place"))
        return found

    def _add_place(self, p: Parse, grammar: Grammar, resolver: Resolver, found: Found, sense: Sense) -> Found:
        """Where it happened, if no path of the entry has said so: "in" and "at" of the trigger or of its object."""
        if "place" in found.roles:
            return found
        i = found.trigger
        fillers: dict[EntityId, Filler] = {}
        for path in (("in",), ("at",), ("object", "in"), ("object", "at"), ("at", "in"), ("in", "in")):
            for t in grammar.follow(i, path, sense):
                for r in resolver.places(t):
                    if r.kind == "dip:State" and r.entities[0] in {f.entity for f in found.fillers("agent")}:
                        continue
                    fillers.setdefault(r.entities[0], Filler(r.entities[0], t, r.confidence, r.resolved_by))
            if fillers:
                break
        if not fillers and sense.pos == "noun":
            for t in grammar.of_noun(i).get("modifier", ()):
                r = resolver.at.get(t)
                if r is not None and r.kind == "dip:Place":
                    fillers.setdefault(r.entities[0], Filler(r.entities[0], t, r.confidence, r.resolved_by))
        if not fillers:
            return found
        return replace(found, roles={**found.roles, "place": tuple(fillers.values())})

    def _trigger_words(self, p: Parse, i: int, sense: Sense) -> tuple[int, ...]:
        words = [i]
        if sense.particle and sense.pos == "verb":
            words += [c for c in p.children[i] if p.lower[c] == sense.particle]
        return tuple(sorted(words))


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
    if len(words) > _LONGEST_TOPIC:
        words = [t for t in words if t <= head][-_LONGEST_TOPIC:]
    return words or [head]
