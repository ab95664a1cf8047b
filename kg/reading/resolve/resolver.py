"""Say who is meant by any noun or pronoun of a parse: the one place that the reading asks for actors and places.

Proper names, posts with their holders, bodies and groups are found first, for the whole text; pronouns and descriptions
are decided when a role asks for them.
"""

from collections import Counter
from dataclasses import dataclass, field, replace

from kg.model import ClassId, EntityId, Status
from kg.reading.parse import Parse
from kg.reading.resolve.coreference import Coreference
from kg.reading.resolve.names import Name, NameIndex, find_names
from kg.reading.resolve.nominals import Belonging, NominalReader
from kg.reading.resolve.offices import Post, PostReader
from kg.reading.resolve.persons import PersonRegister
from kg.reading.resolve.referents import Reference, Register
from kg.reference.catalogue import Catalogue, NameSense
from kg.reference.cues import Cues

_STATE = "dip:State"
_PLACES = ("dip:Place", _STATE)
#: Where the actor stands inside a noun phrase that is no actor itself: "Israel's decision", "the attack on Gaza".
_INSIDE = ("by", "of", "against", "on", "with", "from", "in", "for", "to", "between")


@dataclass(frozen=True, slots=True)
class Holding:
    """A post with its holder as one place in the text says it."""

    person: EntityId
    office: EntityId
    first: int
    last: int
    status: Status | None


@dataclass(slots=True)
class Offices:
    """Who holds which office in one document, for bare mentions of it elsewhere."""

    holders: dict[tuple[str, EntityId | None], list[EntityId]] = field(default_factory=dict)
    owners: dict[EntityId, EntityId] = field(default_factory=dict)
    #: Envoy -> where accredited.
    hosts: dict[EntityId, EntityId] = field(default_factory=dict)
    titled: list[tuple[str, EntityId]] = field(default_factory=list)

    def learn(self, title: str, owner: EntityId | None, person: EntityId, status: Status | None) -> None:
        """Note that `person` holds the post; who has left it is known by the title alone."""
        known = self.holders.setdefault((title, owner), [])
        if person not in known and status is not Status.FORMER:
            known.insert(0, person)
        if owner is not None:
            self.owners.setdefault(person, owner)
        self.titled.append((title, person))

    def holder(self, title: str, owner: EntityId | None) -> EntityId | None:
        """Return who holds the post, if the document says so without contradiction."""
        if owner is not None:
            known = self.holders.get((title, owner))
            return known[0] if known else None
        exact = list(dict.fromkeys(p for t, p in self.titled if t == title))
        if len(exact) == 1:
            return exact[0]
        loose = list(dict.fromkeys(p for t, p in self.titled if t.split()[-1] == title))
        return loose[0] if len(loose) == 1 and not exact else None


class Resolver:
    """The references of one parse."""

    def __init__(
        self,
        parse: Parse,
        index: NameIndex,
        cues: Cues,
        register: Register,
        persons: PersonRegister,
        offices: Offices,
        home: EntityId | None = None,
    ) -> None:
        """Find names, posts, bodies and groups in `parse`; `register`, `persons` and `offices` are the document's.

        `home` is the state of the dateline: a report from Belgrade means Serbia's president by "the president".
        """
        self.home = home
        #: Posts counted by "two" or "both", by their noun.
        self.pairs: dict[int, Post] = {}
        self.parse = parse
        self.catalogue: Catalogue = index.catalogue
        self.cues = cues
        self.register = register
        self.persons = persons
        self.offices = offices
        self.at: dict[int, Reference] = {}
        self.holdings: list[Holding] = []
        self.belongings: list[Belonging] = []
        self.references: list[Reference] = []
        names = find_names(parse, index)
        self._name_at = {t: n for n in names for t in range(n.first, n.last + 1)}
        persons.learn(parse, [n for n in names if n.kind == "dip:Person"])
        surnames = {n.first: n for n in persons.recognise(parse, names, self._name_at)}
        if surnames:
            names = sorted([*(n for n in names if n.first not in surnames), *surnames.values()], key=lambda n: n.first)
            self._name_at.update(surnames)
        self.posts = PostReader(parse, names, self.catalogue, cues.offices).read()
        holders = {post.holder.first: post.holder for post in self.posts if post.holder is not None}
        held = {t for h in holders.values() for t in range(h.first, h.last + 1)}
        names = [n for n in names if n.senses or not held.intersection(range(n.first, n.last + 1))]
        names = sorted([*names, *holders.values()], key=lambda n: n.first)
        self._name_at = {t: n for n in names for t in range(n.first, n.last + 1)}
        persons.learn(parse, list(holders.values()))
        titled = {t for post in self.posts for t in range(post.first, post.last + 1)}
        owners = {o for post in self.posts for o in post.owners}
        for name in names:
            reference = self._named(name)
            if name.senses or name.first not in titled or reference.entities[0] in owners or name.kind == "dip:Person":
                self._add(reference)
        self.nominals = NominalReader(parse, self._name_at, dict(self.at), self.catalogue, cues.nouns, register)
        for reference in self.nominals.read(frozenset(post.head for post in self.posts)):
            self._add(reference)
        self.belongings = self.nominals.belongings
        self._read_places()
        self.references.sort(key=lambda r: r.head)
        self.coreference = Coreference(parse, self.references, register, cues.nouns, self.as_actor)
        self._read_posts()
        self.references.sort(key=lambda r: r.head)

    # --- building ---------------------------------------------------------------------------------------------

    def _add(self, reference: Reference) -> None:
        self.references.append(reference)
        for t in range(reference.first, reference.last + 1):
            if t == reference.head or (t not in self.at and self.parse.tag[t] != "PRP$"):
                self.at[t] = reference

    def _named(self, name: Name) -> Reference:
        p = self.parse
        inside = range(name.first, name.last + 1)
        head = next((t for t in inside if p.head[t] not in inside or p.head[t] == t), name.last)
        if name.entity is None:
            if name.kind == "dip:Person":
                entity, how, confidence = self.persons.identify(self.persons.words_of(p, name))
                return Reference((entity,), self.register.kinds[entity], name.first, name.last, head, how, confidence)
            label = p.words_between(name.first, name.last)
            label = label[4:] if label.lower().startswith("the ") else label
            space = "place" if name.kind == "dip:Place" else "org"
            entity = self.register.mint(space, name.kind, label)
            return Reference((entity,), name.kind, name.first, name.last, head, "name", 0.7)
        sense = name.senses[0]
        if len(name.senses) > 1:
            sense = self._best_sense(name)
        entity = sense.entity
        entry = self.catalogue.entries[entity]
        written = p.words_between(name.first, name.last)
        if sense.use == "seat" and entry.state is not None:
            state = self.catalogue.entries[entry.state]
            self.register.add(state.id, state.kind, state.label)
            return Reference((state.id,), state.kind, name.first, name.last, head, "seat", 0.9, "seat")
        if sense.use == "people" and self._is_group(name, head):
            group = self.register.mint("group", ClassId("dip:PopulationGroup"), self._people_label(name))
            self.register.add(entity, entry.kind, entry.label)
            self.belongings.append(Belonging(group, "dip:ofState", entity, name.first, name.last))
            return Reference((group,), ClassId("dip:PopulationGroup"), name.first, name.last, head, "group", 0.8)
        self.register.add(entity, entry.kind, entry.label, written if sense.use in ("name", "acronym") else "")
        confidence = 0.8 if sense.caution or len(name.senses) > 1 else 0.97
        return Reference((entity,), entry.kind, name.first, name.last, head, "catalogue", confidence, sense.use)

    def _best_sense(self, name: Name) -> NameSense:
        """Choose among several entities of one surface: an adjective in front of a noun, else one already named."""
        known = [s for s in name.senses if s.entity in self.register.kinds]
        return (known or list(name.senses))[0]

    def _is_group(self, name: Name, head: int) -> bool:
        """Say whether people are meant ("a few hundred Egyptians") and not their state ("the Egyptians recalled")."""
        p = self.parse
        children = [c for c in p.children[head] if c < head]
        if p.dep[head] in ("compound", "amod", "nmod"):
            return False
        if any(p.dep[c] in ("nummod", "quantmod", "amod") for c in children):
            return True
        return not any(p.lower[c] in ("the", "its") for c in children)

    def _people_label(self, name: Name) -> str:
        p = self.parse
        words = [p.words[t] for t in sorted(c for c in p.children[name.last] if c < name.first and p.dep[c] == "amod")]
        return " ".join([*words, p.words_between(name.first, name.last)])

    def _read_places(self) -> None:
        """What a name says of its place by its form: "Afghanistan's Paktika province", "Juba, South Sudan"."""
        p = self.parse
        for r in self.references:
            if r.kind == "dip:Place":
                nearby = [c for t in range(r.first, min(r.last + 2, len(p))) for c in p.children[t]]
                nearby += [c for c in p.children[p.head[r.head]] if p.head[r.head] - r.last in (1, 2)]
                for c in nearby:
                    owner = self.at.get(c)
                    if owner is not None and owner.kind == _STATE and p.dep[c] in ("poss", "appos"):
                        first, last = min(owner.first, r.first), max(owner.last, r.last)
                        if last - first <= 6 and self.state_of(r.entities[0]) in (None, owner.entities[0]):
                            self.belongings.append(
                                Belonging(r.entities[0], "dip:locatedIn", owner.entities[0], first, last)
                            )
            elif r.kind == "dip:Government":
                for x in self._objects(r.head, "of"):
                    ruled = self.at.get(x)
                    if ruled is not None and ruled.kind == _STATE:
                        self.belongings.append(Belonging(r.entities[0], "dip:governs", ruled.entities[0], r.first, x))

    def _read_posts(self) -> None:
        for post in self.posts:
            if post.holder is not None:
                person, _, _ = self.persons.identify(self.persons.words_of(self.parse, post.holder))
                owner = post.owners[0] if post.owners else None
                self.offices.learn(post.title, owner, person, post.status)
        for post in self.posts:
            reference = self._held(post) if post.holder is not None else self._bare(post)
            if reference is not None:
                self._add(reference)
                self.references.sort(key=lambda r: r.head)

    def _owner(self, post: Post, person: EntityId | None) -> EntityId | None:
        found = self._find_owner(post, person)
        return found if found is not None and self._enter(found) else None

    def _find_owner(self, post: Post, person: EntityId | None) -> EntityId | None:
        if post.owners:
            return post.owners[0]
        if post.owner_pronoun is not None:
            found = self.coreference.resolve(post.owner_pronoun)
            if found is not None and self.register.kinds[found.entities[0]] not in ("dip:Person", "dip:Official"):
                return found.entities[0]
            return None
        if person is not None and person in self.offices.owners:
            return self.offices.owners[person]
        return self._state_of_sentence(post) if person is not None else None

    def _state_of_sentence(self, post: Post) -> EntityId | None:
        """A title without owner belongs to the one state named before it in its sentence, if no other post took it."""
        p = self.parse
        sentence = p.sentence_of[post.head]
        taken = {o for x in self.posts if x is not post and p.sentence_of[x.head] == sentence for o in x.owners}
        states: list[EntityId] = []
        seats: list[EntityId] = []
        for r in self.references:
            if p.sentence_of[r.head] == sentence and r.head < post.first and (state := self._as_state(r)) is not None:
                (states if r.kind == _STATE else seats).append(state)
        first = p.sentences[sentence][0]
        for t in range(first, post.first):
            if (
                p.pos[t] == "PRON"
                and p.dep[t] in ("nsubj", "nsubjpass", "poss")
                and (r := self.coreference.resolve(t)) is not None
            ):
                states += [e for e in r.entities if self.register.kinds.get(e) == _STATE]
        found = list(dict.fromkeys(states)) or list(dict.fromkeys(seats))
        if len(found) == 1 and found[0] not in taken:
            return found[0]
        return self._dominant() if not found else None

    def _dominant(self) -> EntityId | None:
        """The state that a report is about beyond doubt: named three times, and twice as often as any other."""
        counts = Counter(s for r in self.references if (s := self._as_state(r)) is not None)
        if self.home is not None:
            counts[self.home] += 2
        ranked = counts.most_common(2)
        if not ranked or ranked[0][1] < 3 or (len(ranked) > 1 and ranked[1][1] * 2 > ranked[0][1]):
            return None
        return ranked[0][0]

    def _as_state(self, r: Reference) -> EntityId | None:
        if r.kind == _STATE:
            return r.entities[0]
        if r.entities[0] in self.catalogue.capitals:
            return self.catalogue.entries[r.entities[0]].state
        return None

    def _office(self, post: Post, owner: EntityId | None) -> EntityId:
        title = _title_case(post.title)
        label = title
        owner = owner if owner is not None and self._enter(owner) else None
        host = post.host if post.host is not None and self._enter(post.host) else None
        if owner is not None:
            label += f" of {self.register.labels[owner]}"
        if host is not None:
            label += f" to {self.register.labels[host]}"
        office = self.register.mint("office", ClassId("dip:Office"), label, self._written(post))
        if owner is not None:
            self.belongings.append(Belonging(office, "dip:officeOf", owner, post.first, post.last))
        if host is not None:
            self.belongings.append(Belonging(office, "dip:accreditedTo", host, post.first, post.last))
        return office

    def _enter(self, entity: EntityId) -> bool:
        """Enter an individual of the catalogue; false where neither text nor catalogue knows it."""
        if entity not in self.register.kinds:
            entry = self.catalogue.entries.get(entity)
            if entry is None:
                return False
            self.register.add(entity, entry.kind, entry.label)
        return True

    def _written(self, post: Post) -> str:
        """The title as it stands in the text, its status word left out."""
        p = self.parse
        first = post.first
        while first < post.head and p.lower[first] in (*self.cues.offices.status, "-"):
            first += 1
        return "" if p.tag[first] == "PRP$" or post.plural else p.words_between(first, post.last).replace("’", "'")

    def _held(self, post: Post) -> Reference | None:
        assert post.holder is not None  # noqa: S101 - the caller asks only for posts with a holder
        p = self.parse
        person, how, confidence = self.persons.identify(self.persons.words_of(p, post.holder))
        owner = self._owner(post, person)
        office = self._office(post, owner)
        self.register.add(person, ClassId("dip:Official"), self.register.labels[person])
        first, last = min(post.first, post.holder.first), max(post.last, post.holder.last)
        self.holdings.append(Holding(person, office, first, last, post.status))
        if owner is not None:
            self.offices.owners.setdefault(person, owner)
        if post.host is not None:
            self.offices.hosts.setdefault(person, post.host)
        if post.envoy and owner is not None:
            self.belongings.append(Belonging(person, "dip:represents", owner, first, last))
        kind = ClassId("dip:Official")
        beside = self.at.get(post.head)
        if beside is not None and beside.head == post.head and beside.kind == kind:
            return replace(beside, entities=(*beside.entities, person))  # "the ministers of Chile and Peru, X and Y"
        for t in range(post.holder.first, post.holder.last + 1):
            old = self.at.get(t)
            if old is not None and old.entities == (person,):
                self.at[t] = Reference((person,), kind, old.first, old.last, old.head, how, confidence)
        return Reference((person,), kind, post.first, post.last, post.head, how, confidence)

    def _bare(self, post: Post) -> Reference | None:
        """A post without its holder beside it: who holds it in this document, else the post itself."""
        p = self.parse
        if post.plural and self.cues.nouns.pair_words & {p.lower[c] for c in p.children[post.head]}:
            self.pairs[post.head] = post  # "the two presidents" are decided by coreference
            return None
        determiners = {p.lower[c] for c in p.children[post.head] if p.dep[c] == "det"}
        owners = list(post.owners) or [o for o in [self._owner(post, None)] if o is not None]
        if (post.plural and not owners) or (determiners & {"a", "an", "any", "no"} and not post.envoy):
            return self._unnamed(post, bool(owners))
        if not owners:
            holder = self.offices.holder(post.title, None)
            if holder is not None and (determiners or p.words[post.head][0].isupper()):
                return Reference(
                    (holder,), self.register.kinds[holder], post.first, post.last, post.head, "office", 0.75
                )
            if post.host is None and (post.title in self.cues.offices.weak or not (post.envoy or "the" in determiners)):
                return None
        found: list[EntityId] = []
        confidence = 0.9
        for owner in [*owners] or [None]:
            former = post.status is Status.FORMER
            holder = None if former else self.offices.holder(post.title, owner)
            if holder is not None and owner is not None:
                confidence = 0.85
            found.append(holder if holder is not None and owner is not None else self._office(post, owner))
            if holder is not None and owner is not None:
                self._office(post, owner)
        kind = self.register.kinds[found[0]]
        return Reference(tuple(dict.fromkeys(found)), kind, post.first, post.last, post.head, "office", confidence)

    def _unnamed(self, post: Post, owned: bool) -> Reference | None:
        """Read people described, not a post: "a spokesman for President Obama", "Western ambassadors"."""
        p = self.parse
        last = post.last
        for c in p.children[post.head]:
            if p.dep[c] == "prep" and p.lower[c] in ("for", "of", "to", "at", "from"):
                last = max(last, *p.subtree(c))
        words = [
            p.words[t]
            for t in range(post.first, min(last, post.first + 8) + 1)
            if p.tag[t] not in ("DT", "PRP$", "POS")
        ]
        if len(words) < 2 and not post.plural:
            return None
        label = " ".join(words).replace(" - ", "-").replace(" ,", ",")
        group = self.register.mint("group", ClassId("dip:PopulationGroup"), label)
        if owned and post.owners:
            self.belongings.append(Belonging(group, "dip:ofState", post.owners[0], post.first, post.last))
        return Reference((group,), ClassId("dip:PopulationGroup"), post.first, post.last, post.head, "group", 0.7)

    # --- asking -----------------------------------------------------------------------------------------------

    def reference(self, token: int) -> Reference | None:
        """Return what the noun phrase headed by `token` refers to, by name or by coreference."""
        found = self.at.get(token)
        if found is not None:
            return found
        found = self.coreference.resolve(token) or self._owned_by_pronoun(token) or self._owned_by_context(token)
        if found is None and token in self.pairs:
            found = self._unnamed(self.pairs[token], owned=False)
        return found

    def _owned_by_context(self, token: int) -> Reference | None:
        """Read "In Khartoum, the army ..." as a body of the state that the sentence opens with."""
        p = self.parse
        if p.pos[token] not in ("NOUN", "PROPN") or not self.nominals.may_be_owned(token):
            return None
        left = [c for c in p.children[token] if c < token and p.dep[c] != "punct"]
        if any(p.lower[c] != "the" and p.dep[c] != "amod" for c in left) or (not left and p.lower[token] != "police"):
            return None
        if any(p.dep[c] == "prep" and p.lower[c] in ("of", "from") for c in p.children[token]):
            return None
        first = p.sentences[p.sentence_of[token]][0]
        fronted = [
            s
            for t in range(first, token)
            if t in self.at
            and p.dep[t] == "pobj"
            and p.lower[p.head[t]] == "in"
            and (s := self._located_in(self.at[t]))
        ]
        owner = fronted[0] if fronted else self._dominant()
        if owner is None or not self._enter(owner):
            return None
        reference = self.nominals.owned(token, owner, token)
        if reference is not None:
            reference = replace(reference, resolved_by="context", confidence=0.5)
            self.at[token] = reference
        return reference

    def _located_in(self, r: Reference) -> EntityId | None:
        return self.state_of(r.entities[0]) if r.kind in _PLACES else None

    def _owned_by_pronoun(self, token: int) -> Reference | None:
        """Read "its forces", "their governments" by whom the pronoun means."""
        p = self.parse
        if p.pos[token] != "NOUN" or not self.nominals.may_be_owned(token):
            return None
        for c in p.children[token]:
            if p.tag[c] == "PRP$" and (owner := self.coreference.resolve(c)) is not None and len(owner.entities) == 1:
                reference = self.nominals.owned(token, owner.entities[0], c)
                if reference is not None:
                    self.at[token] = reference
                return reference
        return None

    def actors(
        self, token: int, *, inside: bool = False, exclude: frozenset[EntityId] = frozenset()
    ) -> list[Reference]:
        """Return the actors that `token` and what is coordinated to it name; a capital that acts is its state.

        With `inside`, a phrase that is no actor gives the actor it belongs to: "Israel's decision" is Israel's, unless
        that is one of `exclude`: "its strategic partnership with the US" is then about the US.
        """
        found: list[Reference] = []
        for t in self.parse.conjuncts(token):
            r = self.reference(t)
            if r is None and (counted := self.counted(t)) is not None:
                r = self.reference(counted)
            actors = (
                []
                if r is None
                else [a for x in (*self._listed_before(r, token), r) if (a := self.as_actor(x)) is not None]
            )
            if not actors and inside and t == token:
                actors = self._inside(t, exclude)
            if r is not None and t == token and r.head == t:
                actors += self._listed_as_apposition(r)
            found += [a for a in actors if all(a.entities != x.entities for x in found)]
        return found

    def _listed_as_apposition(self, r: Reference) -> list[Reference]:
        """The rest of a list that the parse reads as apposition: "the OIC, UN, NATO and Iran"."""
        p, found = self.parse, []
        for t in range(r.first, r.last + 1):
            for c in p.children[t]:
                if p.dep[c] == "appos" and c > r.last and any(p.dep[x] == "conj" for x in p.children[c]):
                    for x in p.conjuncts(c):
                        other = self.at.get(x)
                        if (
                            other is not None
                            and other.entities != r.entities
                            and (actor := self.as_actor(other)) is not None
                        ):
                            found.append(actor)
        return found

    def counted(self, token: int) -> int | None:
        """Return what a noun of number counts: the protesters in "thousands of protesters"."""
        p = self.parse
        if p.lemma[token] not in self.cues.nouns.counts:
            return None
        return next(
            (x for c in p.children[token] if p.lower[c] == "of" for x in p.children[c] if p.dep[x] == "pobj"), None
        )

    def _listed_before(self, r: Reference, token: int) -> list[Reference]:
        """Names in front of one, parted by commas and "and", that the parse has not coordinated: "Rice and Gates"."""
        p, found = self.parse, []
        within = set(p.subtree(token)) if r.head == token else set()
        first = r.first
        if p.dep[token] == "nsubj" and p.lower[first - 1] == "and":
            # "after China, the Emirates and Uzbekistan did the same": a list that the parse hangs on "after".
            start = first
            while start > 0 and (p.lower[start - 1] in (",", "and", "the") or start - 1 in self.at):
                start -= 1
            if start > 0 and p.lower[start - 1] in ("after", "before", "since", "once", "as", "while"):
                within |= set(range(start, first))
        while True:
            if first - 1 in within and (title := self.at.get(first - 1)) is not None and title.entities == r.entities:
                first = title.first
                continue
            t = first - 1
            while t in within and p.lower[t] in (",", "and", "&", "the"):
                t -= 1
            before = self.at.get(t)
            if (
                t == first - 1
                or t not in within
                or before is None
                or not _alike(before, r)
                or before.use == "adjective"
            ):
                return found
            if before.entities != r.entities:
                found.insert(0, before)
            r, first = before, before.first

    def as_actor(self, r: Reference) -> Reference | None:
        """Read a reference as somebody who acts; None where it cannot."""
        if r.kind == "dip:Initiative":
            return None
        if r.kind != "dip:Place":
            return r
        entity = r.entities[0]
        entry = self.catalogue.entries.get(entity)
        if entity in self.catalogue.capitals and entry is not None and entry.state is not None:
            state = self.catalogue.entries[entry.state]
            self.register.add(state.id, state.kind, state.label)
            return Reference((state.id,), state.kind, r.first, r.last, r.head, "metonymy", 0.85)
        return None

    def _inside(self, token: int, exclude: frozenset[EntityId], depth: int = 0) -> list[Reference]:
        p = self.parse
        if depth > 2 or p.pos[token] not in ("NOUN", "PROPN", "VERB"):
            return []
        possessors = [c for c in p.children[token] if p.dep[c] == "poss"]
        modifiers = [c for c in p.children[token] if p.dep[c] in ("amod", "compound", "nmod")]
        modifiers += [x for c in modifiers for x in p.children[c] if p.dep[x] in ("amod", "compound", "nmod")]
        steps = [possessors, *(self._objects(token, n) for n in _INSIDE[:2]), modifiers]
        steps += [self._objects(token, n) for n in _INSIDE[2:]]
        for step in steps:
            for x in step:
                found = [a for a in self._actors_at(x) if not exclude.issuperset(a.entities)]
                if not found and step is not modifiers and step is not possessors:
                    found = self._inside(x, exclude, depth + 1)
                if found:
                    return found
        return []

    def _objects(self, token: int, preposition: str) -> list[int]:
        p = self.parse
        return [
            x
            for c in p.children[token]
            if p.dep[c] in ("prep", "agent") and p.lower[c] == preposition
            for x in p.children[c]
            if p.dep[x] == "pobj"
        ]

    def _actors_at(self, token: int) -> list[Reference]:
        found = []
        for t in self.parse.conjuncts(token):
            r = self.reference(t)
            if r is not None and (actor := self.as_actor(r)) is not None:
                found.append(actor)
        return found

    def places(self, token: int) -> list[Reference]:
        """Return the places that `token` and what is coordinated to it name."""
        found = []
        for t in self.parse.conjuncts(token):
            r = self.at.get(t) or self.coreference.resolve(t)
            if (
                r is not None
                and r.kind in _PLACES
                and (r.resolved_by == "capital" or r.use in ("name", "acronym") or r.resolved_by == "definite")
            ):
                found.append(r)
        return found

    def owner_of(self, token: int) -> Reference | None:
        """Return whose envoy or official stands at `token`: the state that an ambassador comes from."""
        return self._of_post(token, self.offices.owners, "dip:officeOf")

    def host_of(self, token: int) -> Reference | None:
        """Return where the envoy at `token` is accredited."""
        return self._of_post(token, self.offices.hosts, "dip:accreditedTo")

    def _of_post(self, token: int, known: dict[EntityId, EntityId], predicate: str) -> Reference | None:
        r = self.reference(token)
        if r is None:
            return None
        target = known.get(r.entities[0]) or next(
            (b.object for b in self.belongings if b.subject == r.entities[0] and b.predicate == predicate), None
        )
        if target is None or target not in self.register.kinds:
            return None
        return Reference((target,), self.register.kinds[target], r.first, r.last, token, "office", 0.8)

    def state_of(self, entity: EntityId) -> EntityId | None:
        """Return the state that a place lies in, the state itself for a state."""
        if self.register.kinds.get(entity) == _STATE:
            return entity
        entry = self.catalogue.entries.get(entity)
        return entry.state if entry is not None else None


def _alike(a: Reference, b: Reference) -> bool:
    """Whether two references may stand in one list: both people, or neither."""
    people = ("dip:Person", "dip:Official")
    return (a.kind in people) == (b.kind in people)


def _title_case(title: str) -> str:
    """Write a title as a name.

    >>> _title_case("secretary of state")
    'Secretary of State'
    >>> _title_case("chargé d'affaires")
    "Chargé d'Affaires"
    """
    words = []
    for word in title.split():
        if word in ("of", "for", "the", "and", "to", "de", "ad"):
            words.append(word)
        elif "'" in word:
            head, _, tail = word.partition("'")
            words.append(f"{head}'{tail[:1].upper()}{tail[1:]}")
        else:
            words.append("-".join(part[:1].upper() + part[1:] for part in word.split("-")))
    return " ".join(words)
