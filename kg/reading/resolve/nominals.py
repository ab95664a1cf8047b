"""Read what common nouns name when an actor owns them: "Pakistani officials", "Turkey's army", "Afghan refugees".

A government or its officials named as a body are the state; a ministry or an army is an organisation of its state;
people counted or described are read in groups.py. Which noun is which is written in ontology/cues/nouns.yaml.
"""

from collections.abc import Callable
from dataclasses import replace

from kg.model import ClassId, EntityId
from kg.reading.labels import MODIFIERS, NOUNS, SUBJECTS
from kg.reading.resolve.groups import GroupReader, refer
from kg.reading.resolve.names.body_names import BodyNames
from kg.reading.resolve.names.index import Name
from kg.reading.resolve.referents import PERSONS, Belonging, Mentions, Reference, Register, join_words
from kg.reference.cues import Cues

_STATE = "dip:State"


class NominalReader:
    """Finds bodies of states, organisations and groups among the common nouns of one parse."""

    def __init__(
        self,
        mentions: Mentions,
        names: dict[int, Name],
        bodies: BodyNames,
        cues: Cues,
        register: Register,
        served_by: Callable[[EntityId], EntityId | None],
    ) -> None:
        """Look at the text of `mentions`, whose proper names have been read and are `names` by token.

        `served_by` tells which state a person leads.
        """
        self.parse = mentions.parse
        self.names = names
        #: What proper names refer to, by token; what is found here owns nothing.
        self.named = dict(mentions.at)
        self.belongings = mentions.belongings
        self.bodies = bodies
        self.catalogue = bodies.catalogue
        self.cues = cues.nouns
        self.register = register
        self.served_by = served_by
        self._groups = GroupReader(mentions, names, self, cues.nouns, register)
        self._naming = cues.naming
        self._person_endings = tuple(cues.nouns.person_endings)

    def read(self, posts: frozenset[int] = frozenset()) -> list[Reference]:
        """Return a reference for each noun that names an actor by its owner or description and is none of `posts`."""
        p, cues = self.parse, self.cues
        found = []
        for i in self._likely():
            if i in self.names or i in posts:
                continue
            reference, lower = None, p.lower[i]
            if p.dep[i] == "compound" and p.lemma[p.head[i]] in cues.military_deeds:
                if lower in cues.commanded or self.are_arms(i):
                    continue
            owned = self.owner(i) if lower in cues.seats_of_state or self.may_be_owned(i) else None
            if owned is not None and self._groups.is_kin(owned[1]):
                reference = self._groups.read(i)
            elif owned is not None:
                reference = self._capital(i, *owned) if lower in cues.seats_of_state else self._of_all(i, *owned)
            if reference is None or reference.kind == "dip:Organization":
                reference = self._described(i) or reference
            if reference is None and lower == "members":
                reference = self._membership(i)
            if reference is None and (
                lower in cues.groups or self._acts_as_state(i) or self._is_person_noun(i) or self._is_resistance(i)
            ):
                reference = self._groups.read(i)
            if reference is not None:
                found.append(self._with_name(reference) if self.are_arms(i) else reference)
        return found

    def _likely(self) -> list[int]:
        """Return the nouns that may name somebody."""
        p, naming, endings = self.parse, self._naming, self._person_endings
        return [
            i
            for i, (pos, lower, lemma) in enumerate(zip(p.pos, p.lower, p.lemma, strict=True))
            if pos in NOUNS and (lower in naming or lemma in naming or lemma.endswith(endings))
        ]

    def _with_name(self, arms: Reference) -> Reference:
        """Read "the Iranian frigate Jamaran" as what the frigate is."""
        p, head = self.parse, self.parse.head[arms.head]
        named = p.dep[arms.head] == "compound" and all(p.tag[t] == "NNP" for t in range(arms.head + 1, head + 1))
        return replace(arms, last=head, head=head) if named and head > arms.head and head not in self.names else arms

    def _is_person_noun(self, i: int) -> bool:
        """Whether a noun that no list has ends like one for people: "hackers", "businessman"."""
        lemma = self.parse.lemma[i]
        if self.parse.pos[i] != "NOUN" or lemma in self.cues.no_persons or len(lemma) < 5:
            return False
        return lemma.endswith(self._person_endings)

    def _acts_as_state(self, i: int) -> bool:
        """Whether what stands for a state does something: "five capitals recalled their envoys"."""
        return self.parse.lower[i] in self.cues.acting_seats and self.parse.dep[i] in SUBJECTS

    def _is_resistance(self, i: int) -> bool:
        """Whether a noun means those of a people who resist, not what they do: "the Afghan resistance"."""
        p = self.parse
        if p.lower[i] not in self.cues.resisting or p.lower[i + 1 : i + 2] == ["to"]:
            return False
        before = self.named.get(i - 1)
        people = before is not None and before.use == "adjective"
        return people and any(p.lower[c] == "the" for c in p.children[i])

    def _described(self, i: int) -> Reference | None:
        """Read "the NATO alliance", "Los Zetas cartel" as what stands before the noun."""
        p = self.parse
        if p.lemma[i] not in self.cues.descriptors:
            return None
        for c in p.children[i]:
            named = self.named.get(c)
            if named is None or p.dep[c] not in ("compound", "nmod") or c > i or named.use == "adjective":
                continue
            if named.kind in ("dip:InternationalOrganization", "dip:NonStateActor", "dip:Organization"):
                return replace(named, first=min(named.first, i), last=i, head=i, resolved_by="body", confidence=0.8)
        return self._self_named(i)

    def _self_named(self, i: int) -> Reference | None:
        """Read "the Hirak movement", whose name nobody knows, as what the noun says it is."""
        p, first = self.parse, i
        while (
            first > 0 and p.tag[first - 1] == "NNP" and p.dep[first - 1] == "compound" and first - 1 not in self.names
        ):
            first -= 1
        words = p.words[first:i]
        if not words or p.words[i][:1].isupper() or not all(w[:1].isupper() and w.isalpha() for w in words):
            return None
        if first in p.timed or first - 1 in self.names or p.sentence_of[first] != p.sentence_of[i]:
            return None
        kind = "dip:NonStateActor" if p.lemma[i] in self.cues.movement_descriptions else "dip:Organization"
        space = "actor" if kind == "dip:NonStateActor" else "org"
        entity = self.register.mint(space, ClassId(kind), f"{' '.join(words)} {p.lemma[i]}")
        return self._reference(entity, i, first, "description", 0.6)

    def _membership(self, i: int) -> Reference | None:
        """Read "the members of the Security Council" as the body, which speaks and decides by all of them."""
        p, owned = self.parse, self.owner(i)
        if owned is None or self.register.kinds.get(owned[0]) != "dip:InternationalOrganization":
            return None
        if any(
            p.dep[c] in ("amod", "nummod", "quantmod", "poss", "acl", "relcl") for c in p.children[i] if c != owned[1]
        ):
            return None
        if p.dep[i] == "pobj" and p.lower[p.head[i]] in ("of", "among", "between"):
            return None  # "three of the members of the bloc"
        return self._reference(owned[0], i, owned[1], "body", 0.8)

    def may_be_owned(self, i: int) -> bool:
        """Whether the noun at `i` names somebody by its owner."""
        lower, lemma, cues = self.parse.lower[i], self.parse.lemma[i], self.cues
        bodies = cues.organizations
        owned = lower in cues.state_bodies or lower in bodies or lemma in bodies or lemma in cues.governments
        if not owned and not self.are_arms(i):
            return False
        return f"{self.parse.lower[i - 1]} {lower}" not in cues.idioms  # "good offices", "social media"

    def are_arms(self, i: int) -> bool:
        """Whether forces use what the noun at `i` names: "frigate", "patrol boat"."""
        p, cues = self.parse, self.cues
        lemma = p.lemma[i]
        if lemma in cues.equipment:
            return True
        return lemma in cues.vessels and any(p.lower[c] in cues.armed_vessels for c in p.children[i] if c < i)

    def _of_all(self, i: int, owner: EntityId, token: int) -> Reference | None:
        """Return what the noun names for every owner: "Indian and Pakistani troops" are two armies."""
        p = self.parse
        reference = self.owned(i, owner, token)
        several = p.dep[token] == "pobj" and p.tag[i] == "NNS"  # "the embassies of Peru and Chile"
        listed = p.dep[token] in MODIFIERS
        others = [t for t in p.conjuncts(token)[1:] if t in self.named and (several or (listed and t < i))]
        if reference is None or not others:
            return reference
        more = [x for t in others if (x := self.owned(i, self._as_actor(self.named[t]), t)) is not None]
        entities = tuple(dict.fromkeys([*reference.entities, *(e for x in more for e in x.entities)]))
        return replace(reference, entities=entities)

    def owned(self, i: int, owner: EntityId, token: int) -> Reference | None:
        """Return what the noun at `i` names as `owner`'s; `token` is the word that says whose it is."""
        led = self.parse.lower[i] in self.cues.commanded or self.parse.lower[i] in self.cues.bare_bodies
        if led and self.register.kinds.get(owner) in PERSONS:
            owner = self.served_by(owner) or owner
        if self.parse.lemma[i] in self.cues.missions:
            owner = self._state_of_body(owner) or owner  # "the ministry condemned the attack on its embassy"
        if self.parse.lower[i] in self.cues.state_bodies or self.parse.lemma[i] in self.cues.governments:
            return self._groups.read(i) if self._is_counted(i) else self._body(i, owner, token)
        several = self.parse.lower[i] in self.cues.pair_descriptions and self.parse.lemma[i] not in self.cues.missions
        if several and self.register.kinds.get(owner) == _STATE:
            return self._several(i, owner, token)
        return self._organization(i, owner, token)

    def _state_of_body(self, body: EntityId) -> EntityId | None:
        """Return the state of a ministry or another body of a state."""
        return next((b.object for b in self.belongings if b.subject == body and b.predicate == "dip:partOf"), None)

    def _several(self, i: int, state: EntityId, token: int) -> Reference:
        """Return the people of a state that are no one body of it: "the parties in Niger", "all Haitian parties"."""
        p = self.parse
        beside = [c for c in p.children[i] if c < i and p.dep[c] in ("amod", "compound") and c != token]
        label = f"{join_words([*(p.lower[c] for c in beside), p.lower[i]])} of {self.register.labels[state]}"
        group = self.register.mint("group", ClassId("dip:PopulationGroup"), label)
        self.belongings.append(Belonging(group, "dip:ofState", state, min(token, i), max(token, i)))
        return self._reference(group, i, token, "group", 0.7)

    def _is_counted(self, i: int) -> bool:
        """Whether a noun means some people and not the body that they belong to: "sixty Russian officials"."""
        p = self.parse
        return p.lemma[i] in self.cues.mouthpieces and any(p.dep[c] == "nummod" for c in p.children[i])

    def _capital(self, i: int, owner: EntityId, token: int) -> Reference | None:
        """Return the city that "the Ethiopian capital" is."""
        entry = self.catalogue.entries.get(owner)
        if entry is None or entry.capital is None:
            return None
        city = self.catalogue.entries[entry.capital]
        self.register.add(city.id, city.kind, city.label)
        return self._reference(city.id, i, token, "capital", 0.9)

    def owner(self, i: int) -> tuple[EntityId, int] | None:
        """Return the actor that owns the noun at `i` by adjective, compound, possessive or "of", and its token."""
        p = self.parse
        for c in p.children[i]:
            if p.dep[c] in ("poss", "amod", "compound", "nmod") and not self.cues.tells_helper(p.lower[c]):
                for t in (c, *p.children[c]):
                    if t in self.named and (t == c or p.dep[t] in ("npadvmod", "compound", "amod", "nmod")):
                        return self._as_actor(self.named[t]), t
        before = self.named.get(i - 1) if not self.cues.tells_helper(p.lower[i - 1]) else None
        if before is not None and before.use in ("adjective", "name", "acronym") and p.dep[i - 1] != "pobj":
            return self._as_actor(self.named[i - 1]), i - 1
        for c in p.children[i]:
            if p.dep[c] == "prep" and p.lower[c] in ("of", "from"):
                for t in p.children[c]:
                    if p.dep[t] == "pobj" and t in self.named:
                        return self._as_actor(self.named[t]), t
                    if p.lemma[t] in self.cues.governments and (
                        p.lower[i] in self.cues.state_bodies or p.lower[i] in self.cues.groups
                    ):
                        return self.owner(t)  # "officials of the Iranian government", "agents of its regime"
                    for x in p.objects_of(t, "of") if p.lower[i] == "ministry" else ():
                        if x in self.named:  # "the ministry of finance of Uganda"
                            return self._as_actor(self.named[x]), x
        return self._seat(i) or self._shared(i)

    def _shared(self, i: int) -> tuple[EntityId, int] | None:
        """Return whose the people in arms are that stand beside others: "Portuguese police and soldiers"."""
        p, first = self.parse, self.parse.head[i]
        if p.dep[i] != "conj" or not self.cues.in_arms.issuperset((p.lower[i], p.lower[first])):
            return None
        return self.owner(first) if all(c > i for c in p.children[i]) else None

    def _seat(self, i: int) -> tuple[EntityId, int] | None:
        """Return the state that a body sits in: "a court in Paris", "authorities in Chad"."""
        p = self.parse
        if not self.may_be_owned(i) or self.parse.lemma[i] in self.cues.missions:
            return None
        between = p.dep[i] == "pobj" and p.lower[p.head[i]] == "between"
        if between and p.lower[i] in self.cues.pairs_of_sides:
            return None  # "mediated between the parties in Oslo"
        if any(p.tag[c] == "PRP$" for c in p.children[i]):
            return None  # "its forces in Bucha" are not Ukraine's
        beside = [i + 1] if p.lower[i + 1 : i + 2] == ["in"] and i + 1 not in p.children[i] else []
        for c in (*p.children[i], *beside):
            for t in p.children[c] if p.dep[c] == "prep" and p.lower[c] == "in" else ():
                place = self.named.get(t)
                if place is None or place.kind not in ("dip:Place", _STATE):
                    continue
                entry = self.catalogue.entries.get(place.entities[0])
                if entry is None:
                    continue
                state = entry.id if entry.kind == _STATE else entry.state
                if state is not None:
                    self.register.add(state, ClassId(_STATE), self.catalogue.entries[state].label)
                    return state, t
        return None

    def _as_actor(self, reference: Reference) -> EntityId:
        """A capital or seat of government that owns something is its state."""
        entity = reference.entities[0]
        entry = self.catalogue.entries.get(entity)
        if (
            entry is not None
            and entry.state is not None
            and (entity in self.catalogue.capitals or reference.use == "seat")
        ):
            self.register.add(entry.state, ClassId(_STATE), self.catalogue.entries[entry.state].label)
            return entry.state
        return entity

    def _reference(self, entity: EntityId, i: int, owner: int | None, how: str, confidence: float) -> Reference:
        return refer(self.parse, self.register, entity, i, owner, how, confidence)

    def _body(self, i: int, entity: EntityId, token: int) -> Reference | None:
        kind = self.register.kinds.get(entity)
        if kind in (_STATE, "dip:InternationalOrganization", "dip:Government"):
            return self._reference(entity, i, token, "body", 0.9)
        if kind in ("dip:NonStateActor", *PERSONS) and self.parse.lemma[i] in self.cues.governments:
            noun = self.parse.lemma[i]
            said = kind in PERSONS and self.parse.tag[token] != "PRP$"
            label = f"{self.parse.words[token] if said else self.register.labels[entity]} {noun}"
            government = self.register.mint("government", ClassId("dip:Government"), label)
            ruled = self._of_state(i)
            if ruled is not None:
                self.belongings.append(Belonging(entity, "dip:governs", ruled, min(token, i), i))
            return self._reference(government, i, token, "body", 0.85)
        if kind == "dip:Place" and self.parse.lower[i] in self.cues.local_bodies:
            label = f"{self.register.labels[entity]} {self.parse.lemma[i]}"
            government = self.register.mint("government", ClassId("dip:Government"), label)
            self._place_in_state(government, entity, i, token)
            return self._reference(government, i, token, "body", 0.8)
        if kind == "dip:NonStateActor":
            return self._reference(entity, i, token, "body", 0.8)
        if kind == "dip:Organization":
            return self._reference(entity, i, token, "body", 0.7)
        return None

    def _of_state(self, i: int) -> EntityId | None:
        p = self.parse
        for c in p.children[i]:
            if p.dep[c] == "prep" and p.lower[c] in ("of", "in"):
                for t in p.children[c]:
                    if t in self.named and self.named[t].kind == _STATE:
                        return self.named[t].entities[0]
        return None

    def _organization(self, i: int, entity: EntityId, token: int) -> Reference | None:
        p = self.parse
        if p.lemma[i] == "office" and self.register.kinds.get(entity) in PERSONS:
            return self._reference(entity, i, token, "body", 0.75)
        if not self._may_own(i, entity):
            return None
        words = self._described_by(token + 1 if token < i else 0, i)
        noun = p.lower[i] if p.lower[i] in self.cues.organizations else p.lemma[i]
        kind = self.register.kinds[entity]
        if self.are_arms(i):
            if kind in ("dip:Organization", "dip:NonStateActor"):
                return self._reference(entity, i, token, "body", 0.75)  # "aircraft of the Air Force"
            words, noun = [], "armed forces"
        named = self._name_behind(i)
        if named is not None:
            if kind not in PERSONS:
                self.belongings.append(Belonging(named.entities[0], "dip:partOf", entity, min(token, i), named.last))
            return named
        written = "" if p.tag[token] == "PRP$" else p.words_between(min(token, i), max(token, i)).replace("’s", "'s")
        organization = self.bodies.enter(self.register, [*words, noun, *self._field(i)], entity, written)
        if kind == "dip:Place":
            self._place_in_state(organization, entity, i, token)
        elif kind not in PERSONS:
            self.belongings.append(Belonging(organization, "dip:partOf", entity, min(token, i), max(token, i)))
        return self._reference(organization, i, token, "owner", 0.85)

    def _described_by(self, first: int, i: int) -> list[str]:
        """Return the words from `first` on that say what a noun is, the first half of one with a hyphen among them."""
        p, named = self.parse, self.named
        kept = [t for t in range(max(first, i - 3), i) if p.dep[t] in MODIFIERS and p.head[t] == i and t not in named]
        while kept and kept[0] > first and "-" in p.words[kept[0] - 1 : kept[0] + 1] and kept[0] - 1 not in named:
            kept = [kept[0] - 1, *kept]  # "peace-keeping"
        return [p.lower[t] for t in kept]

    def _name_behind(self, i: int) -> Reference | None:
        """Return the body whose name follows its description: "Iran's state broadcaster Seda va Sima"."""
        p = self.parse
        beside = (self.named.get(c) for c in p.children[i] if c > i and p.dep[c] == "appos")
        return next((named for named in beside if named is not None and named.kind == "dip:Organization"), None)

    def _may_own(self, i: int, entity: EntityId) -> bool:
        """Whether somebody has an organisation such as the noun names: a city has a court, a leader has forces."""
        kind = self.register.kinds.get(entity)
        if kind == "dip:Place":
            return self.parse.lower[i] in self.cues.local_bodies
        if kind in PERSONS:
            return self.parse.lower[i] in self.cues.followings
        return kind not in (None, "dip:Initiative", "dip:PopulationGroup")

    def _place_in_state(self, body: EntityId, place: EntityId, i: int, token: int) -> None:
        """Note that a body of a city or province is part of the state that these lie in."""
        entry = self.catalogue.entries.get(place)
        if entry is not None and entry.state is not None:
            self.register.add(entry.state, ClassId(_STATE), self.catalogue.entries[entry.state].label)
            self.belongings.append(Belonging(body, "dip:partOf", entry.state, min(token, i), max(token, i)))

    def _field(self, i: int) -> list[str]:
        """Return what a ministry is for: "of finance" of "the ministry of finance"."""
        p = self.parse
        if p.lemma[i] != "ministry" or i + 2 >= len(p) or p.lower[i + 1] not in ("of", "for"):
            return []
        last = i + 2
        while last < len(p) and last not in self.named:
            if p.lower[last] != "the" and p.pos[last] not in ("NOUN", "PROPN", "ADJ"):
                break
            last += 1
        return p.lower[i + 1 : last] if last > i + 2 and p.lower[last - 1] != "the" else []
