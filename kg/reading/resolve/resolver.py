"""Say who is meant by any noun or pronoun of a parse: the one place that the reading asks for actors and places.

Proper names, posts with their holders, bodies and groups are found first, for the whole text; pronouns and descriptions
are decided when a role asks for them.
"""

from collections import Counter
from dataclasses import replace

from kg.model import EntityId
from kg.reading.labels import NOUNS
from kg.reading.resolve.actors import ActorFinder
from kg.reading.resolve.anaphora.agreement import Agreement
from kg.reading.resolve.anaphora.antecedents import Antecedents
from kg.reading.resolve.anaphora.coreference import Coreference
from kg.reading.resolve.bodies import BodyReader
from kg.reading.resolve.first_person import FirstPerson
from kg.reading.resolve.locations import read_locations
from kg.reading.resolve.names.body_names import BodyNames
from kg.reading.resolve.names.index import NameIndex
from kg.reading.resolve.names.naming import NameReader
from kg.reading.resolve.names.persons import PersonRegister
from kg.reading.resolve.nominals import NominalReader
from kg.reading.resolve.posts.finding import PostReader
from kg.reading.resolve.posts.offices import Offices
from kg.reading.resolve.posts.officials import OfficialReader
from kg.reading.resolve.posts.owners import OwnerFinder
from kg.reading.resolve.proper_names import by_token, gather_names, with_holders, with_surnames
from kg.reading.resolve.referents import PERSONS, Mentions, Reference, Register
from kg.reading.resolve.setting import Setting
from kg.reading.resolve.speakers import SpeakerReader
from kg.reading.resolve.states import States
from kg.reading.resolve.unnamed import UnnamedReader
from kg.reading.resolve.whereabouts import PlaceFinder
from kg.reading.voices import Voices
from kg.reference.cues import Cues

#: What says for whom a body or a post acts.
_SERVED = ("dip:officeOf", "dip:ofState")
_SERVING = ("dip:partOf", "dip:officeOf")
#: What is the speaker's own: no "our neighbour".
_OWN_SIDE = ("side", "country", "nation", "state")


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
        self._states = states

        names = gather_names(voices, index, cues, register, persons, setting)
        posts = PostReader(parse, names, self.catalogue, cues).read()
        if any(post.holder is not None for post in posts):
            names = with_surnames(with_holders(names, posts, parse, persons), parse, persons)
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
        named, body_names = by_token(names), BodyNames(index, cues.offices.synonyms)
        labels = SpeakerReader(voices, states, offices, cues)
        nominals = NominalReader(mentions, named, body_names, cues, register, labels.served_by)
        mentions.add_all(nominals.read(frozenset(post.head for post in posts)))
        self.belongings += read_locations(mentions, states, cues.nouns)
        mentions.sort()
        antecedents, agreement = Antecedents(mentions, states, cues.anaphora), Agreement(mentions, register, cues)
        self._first_person = FirstPerson(voices, labels, lambda t: self.voices_at(t, inside=True), self.owner_of)
        self._coreference = Coreference(antecedents, agreement, offices, cues, self._first_person.resolve)
        unnamed = UnnamedReader(parse, named, cues.nouns, register)
        self._actors = ActorFinder(states, unnamed, cues.nouns, self.reference)
        self._places = PlaceFinder(states, cues.nouns, self._coreference.resolve)
        self._bodies = BodyReader(states, nominals, self._coreference, cues)
        finder = OwnerFinder(posts, states, self._coreference, offices, cues)
        self._officials = OfficialReader(states, finder, persons, offices, cues)
        self._officials.read(posts)
        #: Who holds which office, as titles say it.
        self.holdings = self._officials.holdings
        self._bodies.read_named()
        self._bodies.read_groups()
        labels.read_labels()
        for reference in self._coreference.anaphors():
            mentions.replace(reference)
        self._officials.hold_pairs()
        self._actors.forget()

    def reference(self, token: int) -> Reference | None:
        """Return what the noun phrase headed by `token` refers to, by name or by coreference."""
        found = self.at.get(token)
        if found is not None:
            return found
        found = self._coreference.resolve(token) or self._own_state(token) or self._bodies.read(token)
        if found is None and token in self._officials.pairs:
            post = self._officials.pairs[token]
            leading = post.title in self.cues.offices.leaders or post.title in self.cues.offices.leading
            both = self._coreference.both_leaders(token) if leading else ()
            found = self._officials.of_both(post, self._coreference.sides(token), both)
            found = found or self._officials.unnamed(post, owned=False)
        return found or self._apposed(token)

    def _own_state(self, token: int) -> Reference | None:
        """Read "his country", "her government" as the state that he holds an office of, "our side" as the speaker's."""
        p = self.parse
        nouns, lower = self.cues.nouns, p.lower[token]
        if lower not in nouns.state_descriptions and lower not in nouns.state_bodies:
            return None
        ours = next((c for c in p.children[token] if p.lower[c] == "our"), None) if lower in _OWN_SIDE else None
        if ours is not None and (spoken := self._first_person.resolve(ours)) is not None:
            self.at[token] = replace(spoken, first=token, last=token, head=token)
            return self.at[token]
        owner = next((c for c in p.children[token] if p.dep[c] == "poss" and p.lower[c] in ("his", "her")), None)
        if owner is None:
            return None
        teller = self._teller(token)
        person = self._coreference.resolve(owner) or (self.at.get(teller) if teller is not None else None)
        if person is None or person.kind not in (*PERSONS, "dip:Office", "dip:PopulationGroup"):
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
        posts = (b.object for b in self.belongings if b.subject == official and b.predicate in _SERVED)
        return self.offices.owners.get(official) or next(posts, None)

    def anaphors(self) -> list[Reference]:
        """Return every pronoun and description that could be resolved, in text order."""
        p = self.parse
        spoken = (self._first_person.resolve(t) for t in range(len(p)) if p.tag[t] in ("PRP", "PRP$"))
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
        return self._actors.find(token, described=described, exclude=exclude if inside else None)

    def as_actor(self, r: Reference) -> Reference | None:
        """Read a reference as somebody who acts; None where it cannot."""
        return self._states.as_actor(r)

    def counted(self, token: int) -> int | None:
        """Return what a noun of number counts: the protesters in "thousands of protesters"."""
        return self._actors.counted(token)

    def places(self, token: int) -> list[Reference]:
        """Return the places named by `token` and what is coordinated to it: "the city of Mopti", "Mopti province"."""
        return self._places.find(token)

    def speakers(self, token: int) -> list[Reference]:
        """Return who says "I" or "we" at `token`; nobody where it says another word, or the speaker is not known.

        Outside of what others say, "we" of a ministry's release is the ministry's state.
        """
        return self._first_person.speakers(token)

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

    def states_named(self) -> Counter[EntityId]:
        """Return how often the parse names each state, in text order."""
        return self._states.count_states()

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
        served = [self.offices.served_by(e) for e in people]
        served += [self.state_of(e) for e in served if e is not None and self.register.kinds.get(e) == "dip:Place"]
        served += [self.state_of(e) for e in entities if self.register.kinds.get(e) == "dip:Organization"]
        served += [self.offices.led(e) for e in entities if self.register.kinds.get(e) == "dip:Government"]
        return frozenset(bodies | {state for state in served if state is not None})

    def homes_of(self, entities: frozenset[EntityId]) -> frozenset[EntityId]:
        """Return whom people act for, or of which state they are: the state to which they come home."""
        homes = (b.object for b in self.belongings if b.subject in entities and b.predicate == "dip:ofState")
        return self.sides_of(entities).union(homes)

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
