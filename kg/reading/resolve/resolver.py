"""Say who is meant by any noun or pronoun of a parse: the one place that the reading asks for actors and places.

Proper names, posts with their holders, bodies and groups are found first, for the whole text; pronouns and descriptions
are decided when a role asks for them.
"""

from kg.model import EntityId
from kg.reading.labels import NOUNS, SUBJECTS
from kg.reading.parse import Parse
from kg.reading.resolve.anaphora.agreement import Agreement
from kg.reading.resolve.anaphora.antecedents import Antecedents
from kg.reading.resolve.anaphora.coreference import Coreference, is_first_person
from kg.reading.resolve.bodies import BodyReader
from kg.reading.resolve.lists import ListReader
from kg.reading.resolve.locations import read_locations
from kg.reading.resolve.names.body_names import BodyNames, free_bodies
from kg.reading.resolve.names.finding import Name, NameIndex, find_names
from kg.reading.resolve.names.longer_names import LongerNames
from kg.reading.resolve.names.meanings import choose_meanings
from kg.reading.resolve.names.naming import NameReader
from kg.reading.resolve.names.persons import PersonRegister, with_leaders
from kg.reading.resolve.names.short_names import ShortNames
from kg.reading.resolve.nominals import NominalReader
from kg.reading.resolve.posts.finding import PostReader
from kg.reading.resolve.posts.offices import Offices, Post
from kg.reading.resolve.posts.officials import OfficialReader
from kg.reading.resolve.posts.owners import OwnerFinder
from kg.reading.resolve.posts.titled import without_titles
from kg.reading.resolve.referents import PERSONS, Mentions, Reference, Register
from kg.reading.resolve.setting import Setting
from kg.reading.resolve.speakers import SpeakerReader, with_speakers
from kg.reading.resolve.states import States
from kg.reading.resolve.unnamed import UnnamedReader
from kg.reading.voices import Voices
from kg.reference.cues import Cues

_PLACES = ("dip:Place", "dip:State")
_MODIFIERS = ("amod", "compound", "nmod")
#: What says for whom a body or a post acts.
_SERVING = ("dip:partOf", "dip:officeOf")
#: Where the actor stands inside a noun phrase that is no actor itself: "Israel's decision", "the attack on Gaza".
_INSIDE = ("by", "of", "against", "on", "with", "from", "in", "for", "to", "between")
#: How deep it may stand.
_DEEPEST = 2


class Resolver:
    """The references of one parse."""

    def __init__(
        self,
        voices: Voices,
        index: NameIndex,
        cues: Cues,
        register: Register,
        persons: PersonRegister,
        offices: Offices,
        home: EntityId | None = None,
        setting: Setting | None = None,
    ) -> None:
        """Find names, posts, bodies and groups in the parse of `voices`; the registers are the document's.

        `home` is the place of the dateline: a report from Belgrade means Serbia's president by "the president", and
        Belgrade by "here". `setting` tells of which state each part of it speaks.
        """
        self.voices = voices
        self.parse = parse = voices.parse
        self.catalogue = index.catalogue
        self.cues = cues
        self.register = register
        self.offices = offices
        mentions = Mentions(parse)
        self.at = mentions.at
        self.references = mentions.references
        self.belongings = mentions.belongings
        states = States(self.catalogue, register, mentions, home, setting, cues.nouns.seated)
        self._home = home
        #: What `actors` has found: several roles of several events ask for the same word.
        self._found: dict[tuple[int, bool, frozenset[EntityId] | None], tuple[Reference, ...]] = {}
        self._setting = setting
        self._states = states
        self._lists = ListReader(mentions, states)

        names = _find_names(voices, index, cues, register, persons, setting)
        posts = PostReader(parse, names, self.catalogue, cues).read()
        names = _with_surnames(_with_holders(names, posts, parse, persons), parse, persons)
        titled = {t for post in posts for t in range(post.first, post.last + 1)}
        owners = {o for post in posts for o in post.owners}
        naming = NameReader(mentions, self.catalogue, register, persons, cues.nouns)
        mentions.add_all(naming.read_twins(cues.nouns.twins))
        for name in names:
            if name.last in self.at:
                continue
            reference = naming.read(name)
            if name.senses or name.first not in titled or reference.entities[0] in owners or name.kind == "dip:Person":
                mentions.add(reference)
        named, body_names = _by_token(names), BodyNames(index, cues.offices.synonyms)
        nominals = NominalReader(mentions, named, body_names, cues.nouns, register, self._served_by)
        mentions.add_all(nominals.read(frozenset(post.head for post in posts)))
        self.belongings += read_locations(mentions, states, cues.nouns)
        mentions.sort()
        antecedents, agreement = Antecedents(mentions, states, cues.anaphora), Agreement(mentions, register, cues)
        self._coreference = Coreference(antecedents, agreement, offices, cues, self._speaker)
        self._unnamed = UnnamedReader(parse, named, cues.nouns, register)
        self._bodies = BodyReader(states, nominals, self._coreference, cues.nouns)
        self._speakers = SpeakerReader(voices, states, offices, cues)
        finder = OwnerFinder(posts, states, self._coreference, offices, cues)
        self._officials = OfficialReader(states, finder, persons, offices, cues)
        self._officials.read(posts)
        #: Who holds which office, as titles say it.
        self.holdings = self._officials.holdings
        self._bodies.read_groups()
        self._speakers.read_labels()
        for reference in self._coreference.anaphors():
            mentions.replace(reference)
        self._found.clear()  # what is meant may have changed since

    def reference(self, token: int) -> Reference | None:
        """Return what the noun phrase headed by `token` refers to, by name or by coreference."""
        found = self.at.get(token)
        if found is not None:
            return found
        found = self._coreference.resolve(token) or self._own_state(token) or self._bodies.read(token)
        if found is None and token in self._officials.pairs:
            found = self._officials.unnamed(self._officials.pairs[token], owned=False)
        return found or self._apposed(token)

    def _own_state(self, token: int) -> Reference | None:
        """Read "his country", "her government" as the state that the person meant holds an office of."""
        p = self.parse
        nouns, lower = self.cues.nouns, p.lower[token]
        if lower not in nouns.state_descriptions and lower not in nouns.state_bodies:
            return None
        owner = next((c for c in p.children[token] if p.dep[c] == "poss" and p.lower[c] in ("his", "her")), None)
        if owner is None:
            return None
        teller = self._teller(token)
        person = self._coreference.resolve(owner) or (self.at.get(teller) if teller is not None else None)
        if person is None or person.kind not in (*PERSONS, "dip:Office"):
            person = self.at.get(teller) if teller is not None else None
        state = self._owner_known(person.entities[0]) if person is not None else None
        if state is None or not self.enter(state) or self.register.kinds[state] != "dip:State":
            return None
        self.at[token] = Reference((state,), self.register.kinds[state], token, token, token, "definite", 0.75)
        return self.at[token]

    def _teller(self, token: int) -> int | None:
        """Return who says what the clause of a word tells: "His Government refuses, the delegate of Cuba said"."""
        p = self.parse
        verb = p.verb_of(token)
        if p.dep[verb] != "ccomp" or p.lemma[p.head[verb]] not in self.cues.attribution.reporting_verbs:
            return None
        return next((c for c in p.children[p.head[verb]] if p.dep[c] == "nsubj"), None)

    def _owner_known(self, official: EntityId) -> EntityId | None:
        """Return the state of an official or a post, as the text says it."""
        posts = (b.object for b in self.belongings if b.subject == official and b.predicate == "dip:officeOf")
        return self.offices.owners.get(official) or next(posts, None)

    def anaphors(self) -> list[Reference]:
        """Return every pronoun and description that could be resolved, in text order."""
        p = self.parse
        spoken = (self._speaker(t) for t in range(len(p)) if p.tag[t] in ("PRP", "PRP$"))
        return [*self._coreference.anaphors(), *(r for r in spoken if r is not None)]

    def _apposed(self, token: int) -> Reference | None:
        """A noun that is nobody by itself is whom its apposition names: "the Islamist group al-Shabaab"."""
        p = self.parse
        if p.pos[token] not in NOUNS:
            return None
        beside = (c for c in p.children[token] if p.dep[c] == "appos" and c > token)
        return next((self.at[c] for c in beside if c in self.at and self.at[c].use in ("name", "acronym")), None)

    def actors(
        self,
        token: int,
        *,
        inside: bool = False,
        described: bool = False,
        exclude: frozenset[EntityId] = frozenset(),
    ) -> list[Reference]:
        """Return the actors that `token` and what is coordinated to it name; a capital that acts is its state.

        With `described`, people and bodies of whom nothing is known but the noun are somebody too: "a judge", "the
        army". With `inside`, a phrase that is no actor gives the actor it belongs to: "Israel's decision" is Israel's,
        unless that is one of `exclude`: "its strategic partnership with the US" is then about the US.
        """
        key = token, described, exclude if inside else None
        if key not in self._found:
            self._found[key] = tuple(self._find_actors(*key))
        return [*self._found[key]]

    def _find_actors(self, token: int, described: bool, exclude: frozenset[EntityId] | None) -> list[Reference]:
        """Find actors; `exclude` is None where nothing is looked for inside a phrase."""
        found: list[Reference] = []
        for t in self.parse.conjuncts(token):
            r = self.reference(t)
            if r is None and (counted := self.counted(t)) is not None:
                r = self.reference(counted)
                # "a group of officers and officials"
                others = [self.reference(x) for x in self.parse.conjuncts(counted)[1:]]
                found += [x for x in others if x is not None and x.kind == "dip:PopulationGroup"]
            r = self._named_beside(t, r)
            if r is None and described:
                r = self._unnamed.read(t)
            if (r is None or r.kind == "dip:PopulationGroup") and (members := self._members(t)):
                found += members
                continue
            listed = [*self._lists.find_before(r, token), r] if r is not None else []
            actors = [a for x in listed if (a := self.as_actor(x)) is not None]
            if not actors and exclude is not None and t == token:
                actors = self._inside(t, exclude)
            if r is not None and t == token and r.head == t:
                actors += self._lists.find_apposed(r)
            actors += self._companions(t)
            found += [a for a in actors if all(a.entities != x.entities for x in found)]
        return found

    def _named_beside(self, token: int, r: Reference | None) -> Reference | None:
        """Read the contractor of "Alan Gross, a contractor whom Cuba arrested" as Alan Gross."""
        p = self.parse
        if r is None or r.kind != "dip:PopulationGroup" or p.dep[token] != "appos" or p.tag[token] != "NN":
            return r
        named = self.at.get(p.head[token])
        return named if named is not None and named.kind in PERSONS else r

    def _companions(self, token: int) -> list[Reference]:
        """Return who acts "together with" whoever stands at a token."""
        p = self.parse
        return [
            a
            for c in p.children[token]
            if p.dep[c] == "prep" and p.lower[c] == "with" and p.lower[c - 1] in ("together", "along", "jointly")
            for x in p.children[c]
            if p.dep[x] == "pobj"
            for a in self._actors_at(x)
        ] + self._headed_by(token)

    def _headed_by(self, token: int) -> list[Reference]:
        """Return who leads a delegation, as somebody who acts with it: "a delegation headed by President Bio"."""
        p = self.parse
        if p.lemma[token] not in self.cues.nouns.missions:
            return []
        led = [c for c in p.children[token] if p.dep[c] == "acl" and p.lower[c] in ("led", "headed")]
        by = [x for c in led for x in p.objects_of(c, "by")]
        return [a for x in by for a in self._actors_at(x) if a.kind in (*PERSONS, "dip:Office")]

    def _members(self, token: int) -> list[Reference]:
        """Return who is listed behind a group: "22 countries, including France and Peru"."""
        p = self.parse
        if p.pos[token] != "NOUN" or not p.words[token].endswith("s"):
            return []
        for c in p.children[token]:
            such = (p.lower[c] == "as" and p.lower[c - 1] == "such") or p.lower[c : c + 2] == ["among", "them"]
            if p.lower[c] == "including" or such:
                named = [self.at.get(x) for o in p.children[c] if p.dep[o] == "pobj" for x in p.conjuncts(o)]
                members = [a for r in named if r is not None and (a := self.as_actor(r)) is not None]
                if len(members) > 1:
                    return members
        return []

    def as_actor(self, r: Reference) -> Reference | None:
        """Read a reference as somebody who acts; None where it cannot."""
        return self._states.as_actor(r)

    def counted(self, token: int) -> int | None:
        """Return what a noun of number counts: the protesters in "thousands of protesters"."""
        p = self.parse
        if p.lemma[token] not in self.cues.nouns.counts and p.pos[token] != "NUM":
            return None
        return next(
            (x for c in p.children[token] if p.lower[c] == "of" for x in p.children[c] if p.dep[x] == "pobj"), None
        )

    def _inside(self, token: int, exclude: frozenset[EntityId], depth: int = 0) -> list[Reference]:
        """Return the actors of the nearest word inside a phrase that names any."""
        p = self.parse
        if depth > _DEEPEST or p.pos[token] not in ("NOUN", "PROPN", "VERB"):
            return []
        possessors = [c for c in p.children[token] if p.dep[c] == "poss"]
        clauses = [token] if p.pos[token] == "VERB" else [c for c in p.children[token] if p.dep[c] == "acl"]
        told = [x for c in clauses for x in p.children[c] if p.dep[x] in SUBJECTS and p.tag[x] not in ("WDT", "WP")]
        modifiers = [c for c in p.children[token] if p.dep[c] in _MODIFIERS]
        modifiers += [x for c in modifiers for x in p.children[c] if p.dep[x] in _MODIFIERS]
        steps = [possessors, *(p.objects_of(token, n) for n in _INSIDE[:2]), modifiers]
        steps += [*(p.objects_of(token, n) for n in _INSIDE[2:]), told]
        for step in steps:
            for x in step:
                found = [a for a in self._actors_at(x) if not exclude.issuperset(a.entities)]
                if not found and step is not modifiers and step is not possessors:
                    found = self._inside(x, exclude, depth + 1)
                if found:
                    return found
        return []

    def _actors_at(self, token: int) -> list[Reference]:
        references = (self.reference(t) for t in self.parse.conjuncts(token))
        return [a for r in references if r is not None and (a := self.as_actor(r)) is not None]

    def places(self, token: int) -> list[Reference]:
        """Return the places named by `token` and what is coordinated to it: "the city of Mopti", "Mopti province"."""
        if self.parse.lower[token] in ("here", "there"):
            return self._place_pointed_to(token)
        references = [self.at.get(t) or self._coreference.resolve(t) for t in self.parse.conjuncts(token)]
        if self.parse.lemma[token] in self.cues.nouns.place_nouns and references == [None]:
            named = [x for t in self.parse.objects_of(token, "of") for x in self.parse.conjuncts(t)]
            beside = [c for c in self.parse.children[token] if self.parse.dep[c] in ("compound", "nmod") and c < token]
            references = [self.at.get(t) for t in named or beside]
        return [
            r
            for r in references
            if r is not None
            and r.kind in _PLACES
            and (r.resolved_by in ("capital", "definite", "dateline") or r.use in ("name", "acronym"))
        ]

    def _place_pointed_to(self, token: int) -> list[Reference]:
        """Return where the report was sent from for "here", the last place under a verb or preposition for "there"."""
        p = self.parse
        if p.lower[token] == "here":
            if self._home is None or not self.enter(self._home):
                return []
            return [Reference((self._home,), self.register.kinds[self._home], token, token, token, "dateline", 0.8)]
        for r in reversed(self.references):
            if r.last >= token or r.kind not in _PLACES or r.use not in ("name", "acronym"):
                continue
            if p.sentence_of[token] - p.sentence_of[r.head] > 1:
                return []
            if p.dep[r.head] == "pobj" or p.dep[r.head] == "dobj":
                return [Reference(r.entities, r.kind, token, token, token, "definite", 0.6)]
        return []

    def owner_of(self, token: int) -> Reference | None:
        """Return whose envoy or official stands at `token`: the state that an ambassador comes from."""
        owner = self._of_post(token, self.offices.owners, "dip:officeOf")
        if owner is None and self.parse.lemma[token] in self.cues.offices.envoys:
            return self._of_post(token, {}, "dip:ofState")  # "three Iranian ambassadors"
        return owner

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

    def voices_at(self, token: int, *, inside: bool) -> list[Reference]:
        """Return who speaks by the noun at `token`: an actor, else a body that nobody is said to own.

        With `inside`, also the actor that the noun belongs to: "Israel's decision".
        """
        return self.actors(token, described=True) or self.actors(token, inside=inside)

    def speakers(self, token: int) -> list[Reference]:
        """Return who says "I" or "we" at `token`; nobody where it says another word, or the speaker is not known.

        Outside of what others say, "we" of a ministry's release is the ministry's state.
        """
        if not is_first_person(self.parse, token):
            return []
        quotation = self.voices.quotation_at(token)
        if quotation is not None:
            return [a for t in quotation.speakers if t != token for a in self.voices_at(t, inside=True)]
        issuer = self._setting.issuer if self._setting is not None else None
        if issuer is None or not self.enter(issuer) or not is_first_person(self.parse, token, plural=True):
            return []
        return [Reference((issuer,), self.register.kinds[issuer], token, token, token, "speaker", 0.6)]

    def _speaker(self, token: int) -> Reference | None:
        """Read "we" and "our" as the state that the speaker is an official of, "I" and "my" as the speaker."""
        speakers = self.speakers(token)
        if not speakers:
            return None
        if is_first_person(self.parse, token, plural=True):
            speakers = [self._side(r) for r in speakers]
        entities = tuple(dict.fromkeys(e for r in speakers for e in r.entities))
        return Reference(entities, speakers[0].kind, token, token, token, "speaker", 0.7)

    def _side(self, r: Reference) -> Reference:
        """Return for whom somebody says "we": the state that he is an official of, else himself."""
        return r if r.kind == "dip:State" else self.owner_of(r.head) or self._served(r) or self._headed(r) or r

    def _headed(self, r: Reference) -> Reference | None:
        """Return the state that somebody speaks for in a record, as its letterhead or matter tells."""
        state = self._speakers.state_of(r)
        if state is None:
            return None
        return Reference((state,), self.register.kinds[state], r.first, r.last, r.head, "office", 0.6)

    def _served_by(self, person: EntityId) -> EntityId | None:
        """Return the state of a leader, by what the text or common knowledge says, None where it is not known."""
        state = self.offices.served_by(person)
        return state if state is not None and self.enter(state) else None

    def _served(self, r: Reference) -> Reference | None:
        """Return the state of a known leader whose post the text does not tell."""
        state = self._served_by(r.entities[0]) if r.kind == "dip:Person" else None
        if state is None:
            return None
        return Reference((state,), self.register.kinds[state], r.first, r.last, r.head, "office", 0.6)

    def parties(self) -> tuple[EntityId, ...]:
        """Return the two states that the text is about, none where it is not about two."""
        return self._entered(self._states.parties())

    def parties_around(self, token: int) -> tuple[EntityId, ...]:
        """Return the two states that the paragraph of a word is about, none where it is not about two."""
        return self._entered(self._states.parties_around(token))

    def _entered(self, states: tuple[EntityId, ...]) -> tuple[EntityId, ...]:
        return states if all(self.enter(e) for e in states) else ()

    def told_of(self, token: int) -> EntityId | None:
        """Return the state that the text is about beyond doubt, where it was named just before a word."""
        state = self._states.told_of(token)
        return state if state is not None and self.enter(state) else None

    def sides_of(self, entities: frozenset[EntityId]) -> frozenset[EntityId]:
        """Return whom officials and bodies act for: the minister who voices France's support is no friend of France."""
        if not entities:
            return entities
        bodies = {b.object for b in self.belongings if b.subject in entities and b.predicate in _SERVING}
        people = (e for e in entities if self.register.kinds.get(e) in PERSONS)
        served = (self.offices.served_by(e) for e in people)
        return frozenset(bodies | {state for state in served if state is not None})

    def headed(self, token: int) -> EntityId | None:
        """Return the state that the heading above a word says its stretch of text is about."""
        state = self._states.headed(token)
        return state if state is not None and self.enter(state) else None

    def state_of(self, entity: EntityId) -> EntityId | None:
        """Return the state that a place lies in, the state itself for a state."""
        return self._states.state_of(entity)

    def enter(self, entity: EntityId) -> bool:
        """Enter an individual of the catalogue; false where neither text nor catalogue knows it."""
        return self._states.enter(entity)


def _find_names(
    voices: Voices, index: NameIndex, cues: Cues, register: Register, persons: PersonRegister, setting: Setting | None
) -> list[Name]:
    """Return the proper names of a parse, before it is known which posts they hold."""
    parse = voices.parse
    names = without_titles(find_names(parse, index, cues.nouns, cues.offices), parse, cues.offices)
    names = free_bodies(parse, names, index.catalogue, cues)
    names = LongerNames(parse, names, index.catalogue, cues).read()
    names = with_leaders(names, parse, cues.leaders)
    names = with_speakers(names, voices, cues.nouns)
    names = choose_meanings(parse, names, index.catalogue, register, cues.offices.local)
    names = ShortNames(parse, names, index.catalogue, register, cues.nouns, setting).read()
    return _with_surnames(names, parse, persons)


def _by_token(names: list[Name]) -> dict[int, Name]:
    return {t: n for n in names for t in range(n.first, n.last + 1)}


def _with_surnames(names: list[Name], parse: Parse, persons: PersonRegister) -> list[Name]:
    """Return the names with surnames of known persons added; a surname wins over what it was taken for."""
    persons.learn(parse, [n for n in names if n.kind == "dip:Person"])
    surnames = {n.first: n for n in persons.recognise(parse, names, _by_token(names))}
    return sorted([*(n for n in names if n.first not in surnames), *surnames.values()], key=lambda n: n.first)


def _with_holders(names: list[Name], posts: list[Post], parse: Parse, persons: PersonRegister) -> list[Name]:
    """Return the names with the holders of posts, which win over what only the recogniser knows."""
    holders = {post.holder.first: post.holder for post in posts if post.holder is not None}
    persons.learn(parse, list(holders.values()))
    held = {t for h in holders.values() for t in range(h.first, h.last + 1)}
    others = [n for n in names if n.senses or not held.intersection(range(n.first, n.last + 1))]
    return sorted([*others, *holders.values()], key=lambda n: n.first)
