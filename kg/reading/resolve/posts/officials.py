"""Read posts as whom they mean: their holder, the office itself, or people described by their office."""

from dataclasses import replace

from kg.model import ClassId, EntityId, Status
from kg.names import slug
from kg.reading.resolve.names.index import Name
from kg.reading.resolve.names.persons import PersonRegister
from kg.reading.resolve.posts.offices import Holding, Offices, Post
from kg.reading.resolve.posts.owners import OwnerFinder
from kg.reading.resolve.referents import PERSONS, Belonging, Reference, is_hour, join_words
from kg.reading.resolve.states import States
from kg.reference.cues import Cues

_OFFICIAL = ClassId("dip:Official")
_GROUP = ClassId("dip:PopulationGroup")
_PREDICATES = ("attr", "oprd")


class OfficialReader:
    """Reads the posts of one parse."""

    def __init__(
        self, states: States, owners: OwnerFinder, persons: PersonRegister, offices: Offices, cues: Cues
    ) -> None:
        """Enter whom posts mean; `persons` and `offices` are the document's."""
        self.states = states
        self.owners = owners
        self.persons = persons
        self.offices = offices
        self.cues = cues
        self.mentions = states.mentions
        self.register = states.register
        self.parse = states.mentions.parse
        self.holdings: list[Holding] = []
        #: Posts counted by "two" or "both", by their noun.
        self.pairs: dict[int, Post] = {}

    def read(self, posts: list[Post]) -> None:
        """Enter references for all posts; who holds them is learnt first, so that a bare title may stand before."""
        posts = [self._learn(post, post.holder) if post.holder is not None else post for post in posts]
        for post in posts:
            reference = self._held(post, post.holder) if post.holder is not None else self._bare(post)
            if reference is not None:
                self.mentions.insert(reference)
        for post in posts:
            if post.holder_pronoun is not None:
                self._held_by_pronoun(post, post.holder_pronoun)

    def _learn(self, post: Post, holder: Name) -> Post:
        """Note who holds a post, and return it with its title in full."""
        person, _, _ = self.persons.identify_name(self.parse, holder)
        post = self._in_full(post, person)
        status = Status.FORMER if self._is_ousted(holder) else post.status
        self.offices.learn(post.title, post.owners[0] if post.owners else None, person, status)
        return post

    def _is_ousted(self, holder: Name) -> bool:
        """Whether a sentence tells how somebody lost his post: "overthrew President Obi"."""
        p, verb = self.parse, self.parse.head[holder.last]
        lost = p.dep[holder.last] in ("dobj", "nsubjpass") and p.lemma[verb] in self.cues.offices.ousting
        return lost and p.tag[verb] in ("VBD", "VBN")

    def _held(self, post: Post, holder: Name) -> Reference:
        """Read a post with its holder beside it."""
        p = self.parse
        person, how, confidence = self.persons.identify_name(p, holder)
        owner = self.owners.find(post, person)
        first, last = min(post.first, holder.first), max(post.last, holder.last)
        self._hold(person, post, owner, first, last)
        if owner is not None:
            self.offices.owners.setdefault(person, owner)
        if post.host is not None:
            self.offices.hosts.setdefault(person, post.host)
        if post.envoy and owner is not None:
            self.mentions.belongings.append(Belonging(person, "dip:represents", owner, first, last))
        beside = self.mentions.at.get(post.head)
        titled = beside is not None and beside.head == post.head and beside.kind == _OFFICIAL
        if beside is not None and titled and beside in self.mentions.references:
            self.mentions.remove(beside)
            return replace(beside, entities=(*beside.entities, person))  # "the ministers of Chile and Peru, X and Y"
        for t in range(holder.first, holder.last + 1):
            old = self.mentions.at.get(t)
            if old is not None and old.entities == (person,):
                self.mentions.at[t] = Reference((person,), _OFFICIAL, old.first, old.last, old.head, how, confidence)
        return Reference((person,), _OFFICIAL, post.first, post.last, post.head, how, confidence)

    def _in_full(self, post: Post, person: EntityId) -> Post:
        """Read "Minister Marsudi" of a foreign minister as that post; "President" may be another one than before."""
        if post.owners or post.title in self.cues.offices.leading or " " in post.title:
            return post
        known = [
            t for t, held in self.offices.titled if held == person and t.split(" of ")[0].split()[-1] == post.title
        ]
        return post._replace(title=known[0]) if known and post.title not in known else post

    def _held_by_pronoun(self, post: Post, pronoun: int) -> None:
        """Note who holds a post by "he is", "who became" it."""
        found = self.owners.coreference.resolve(pronoun)
        if found is None or len(found.entities) != 1 or self.register.kinds[found.entities[0]] not in PERSONS:
            return
        person = found.entities[0]
        owner = self.owners.find(post, person)
        self.offices.learn(post.title, owner, person, post.status)
        self._hold(person, post, owner, min(pronoun, post.first), max(pronoun, post.last))

    def _hold(self, person: EntityId, post: Post, owner: EntityId | None, first: int, last: int) -> None:
        """Note that a person holds a post of `owner`, as the words from `first` to `last` say."""
        office = self._office(post, owner)
        self.register.add(person, _OFFICIAL, self.register.labels[person])
        self.holdings.append(Holding(person, office, first, last, post.status, post.head, post.title))

    def hold_pairs(self) -> None:
        """Note that known leaders hold what "the two presidents" says of them."""
        for token, post in self.pairs.items():
            found = self.owners.coreference.resolve(token)
            people = found.entities if found is not None and post.title in self.cues.offices.leading else ()
            for person in people:
                state = self.offices.served_by(person)
                if self.register.kinds[person] in PERSONS and state is not None and self.states.enter(state):
                    self._hold(person, post._replace(plural=False), state, post.first, post.last)

    def _bare(self, post: Post) -> Reference | None:
        """A post without its holder beside it: who holds it in this document, else the post itself."""
        p = self.parse
        counted = any(p.dep[c] == "nummod" and p.lower[c] != "one" for c in p.children[post.head])
        definite = any(p.tag[c] in ("DT", "PRP$", "PDT") for c in p.children[post.head])
        if counted and post.owners and not definite and p.tag[post.head] in ("NN", "NNS"):
            return self.unnamed(post, owned=True)  # "two Belarusian attachés"
        if post.plural and self.cues.nouns.pair_words & {p.lower[c] for c in p.children[post.head]}:
            self.pairs[post.head] = post  # "the two presidents" are decided by coreference
            return None
        determiners = {p.lower[c] for c in p.children[post.head] if p.dep[c] == "det"}
        owners = post.owners or self.owners.find_several(post)
        if not owners and (owner := self.owners.find(post, None)) is not None:
            owners = () if self._named_otherwise(post, owner) else (owner,)
        described = post.title.split()[-1] in self.cues.offices.described
        nobodys = all(self._is_region(owner) for owner in owners)
        local = post.title.split()[-1] in self.cues.offices.local and all(o.startswith("state/") for o in owners)
        if (post.plural and (described or nobodys or local)) or (
            determiners & {"a", "an", "any", "no"} and not post.envoy
        ):
            return self.unnamed(post, owned=bool(owners))
        if not owners:
            holder = self.offices.holder(post.title, None, self._named_near(post.head)) or self._called_in_short(post)
            if holder is not None and (determiners or p.words[post.head][0].isupper()):
                return Reference(
                    (holder,), self.register.kinds[holder], post.first, post.last, post.head, "office", 0.75
                )
            if "the" in determiners and (leader := self._leader_near(post)) is not None:
                return Reference(
                    (leader,), self.register.kinds[leader], post.first, post.last, post.head, "office", 0.6
                )
            if "the" in determiners and (again := self._named_before(post)) is not None:
                return again
            if post.host is None and (post.title in self.cues.offices.weak or not (post.envoy or "the" in determiners)):
                return None
        if post.plural and len(owners) == 1 and self.states.enter(owners[0]) and self._are_owner(post, owners[0]):
            return Reference(owners, self.register.kinds[owners[0]], post.first, post.last, post.head, "body", 0.85)
        found: list[EntityId] = []
        confidence = 0.9
        several = post.plural and len(owners) > 1 and " of " in post.title and post.title in self.cues.offices.leaders
        for owner in owners:
            if several and self.states.enter(owner):
                found.append(owner)  # "the heads of state and government of Fiji and Tonga"
                continue
            office = self._office(post, owner)
            holder = None if post.status is Status.FORMER else self._holder(post, owner)
            if holder is not None:
                confidence = 0.85
            found.append(holder if holder is not None else office)
        if not owners:
            found.append(self._office(post, None))
        kind = self.register.kinds[found[0]]
        return Reference(tuple(dict.fromkeys(found)), kind, post.first, post.last, post.head, "office", confidence)

    def _leader_near(self, post: Post) -> EntityId | None:
        """Return the known leader who is the only person named near before "the president"."""
        near = self._named_near(post.head) if post.title in self.cues.offices.leading and not post.plural else set()
        people = {e for e in near if self.register.kinds[e] in PERSONS}
        person = people.pop() if len(people) == 1 else None
        if person is None or self.register.kinds[person] != "dip:Person":
            return None
        return person if self.cues.leaders.served(self.register.labels[person].split()) else None

    def _called_in_short(self, post: Post) -> EntityId | None:
        """Return the ambassador named near whom "the envoy" means."""
        titles = self.cues.offices.short_for.get(post.title, ())
        near = self._named_near(post.head) if titles and not post.plural else set()
        held = {person for title, person in self.offices.titled if person in near and title.split(" of ")[0] in titles}
        return held.pop() if len(held) == 1 else None

    def _named_before(self, post: Post) -> Reference | None:
        """Return the only post near before that a bare title repeats: "the Chadian minister ... The minister"."""
        p, title = self.parse, slug(post.title)
        offices = (r for r in self.owners.near(post) if r.kind == "dip:Office" and len(r.entities) == 1)
        near = {r.entities[0]: r for r in offices}
        same = [r for e, r in near.items() if f"-{title}-of-" in e.replace("office/", "-")]
        if len(same) != 1 or post.host is not None or any(p.dep[c] == "prep" for c in p.children[post.head]):
            return None
        return replace(
            same[0], first=post.first, last=post.last, head=post.head, resolved_by="definite", confidence=0.7
        )

    def _is_region(self, owner: EntityId) -> bool:
        """Whether a title names no state, body or city: "Asian leaders", "his European counterparts"."""
        entry = self.states.catalogue.entries.get(owner)
        return entry is not None and entry.kind in ("dip:Place", "dip:Initiative") and entry.state is None

    def _are_owner(self, post: Post, owner: EntityId) -> bool:
        """Whether several of a post are their state or bloc: "Maltese leaders" Malta, "EU foreign ministers" the EU."""
        offices, kind = self.cues.offices, self.register.kinds[owner]
        of_members = kind == "dip:InternationalOrganization" and post.title.split()[-1] in offices.of_members
        return post.title in offices.leaders or of_members

    def _named_otherwise(self, post: Post, headed: EntityId) -> bool:
        """Whether another than the heading's is meant: "called on President Obi of Chad. The President assured him"."""
        if self.states.headed(post.head) != headed or self.offices.holder(post.title, headed) is not None:
            return False
        near = self._named_near(post.head)
        return self.offices.holder(post.title, None, near) in near

    def _named_near(self, token: int) -> set[EntityId]:
        """Return who is named before `token` in its sentence or the one before."""
        p = self.parse
        first = p.sentences[max(0, p.sentence_of[token] - 1)][0]
        return {e for r in self.mentions.references if first <= r.head < token for e in r.entities}

    def _holder(self, post: Post, owner: EntityId) -> EntityId | None:
        """Return who holds a post of `owner`; "the Turkish leader" is Turkey's president, if the text names him."""
        title = post.title
        holder = self.offices.holder(title, owner)
        if holder is None and title in self.cues.offices.chiefs and not owner.startswith("state/"):
            holder = self.offices.leader(owner, self.cues.offices.heading)
        if holder is None and title in self.cues.offices.leaders:
            holder = self.offices.leader(owner, self.cues.offices.leading)
        if holder is None and (title in self.cues.offices.leading or title in self.cues.offices.leaders):
            holder = self._known_leader(owner, post.head)
            told = self.mentions.parse.dep[post.head] not in _PREDICATES  # not "is no longer the president"
            if holder is not None and told and title in self.cues.offices.leading:
                self._hold(holder, post, owner, post.first, post.last)
        return holder

    def _known_leader(self, owner: EntityId, token: int) -> EntityId | None:
        """Return the one known leader of `owner` whom the text has named before `token` and calls nothing else."""
        named = {e for r in self.mentions.references if r.head < token for e in r.entities}
        untitled = sorted(e for e in named if self.register.kinds[e] == "dip:Person")
        known = [e for e in untitled if self.cues.leaders.served(self.register.labels[e].split()) == (owner,)]
        return known[0] if len(known) == 1 else None

    def of_both(self, post: Post, states: tuple[EntityId, ...], named: tuple[EntityId, ...]) -> Reference | None:
        """Read "both presidents" as two who were `named` together, else as those of the two `states` of the text."""
        if named:
            return Reference(named, self.register.kinds[named[0]], post.first, post.last, post.head, "definite", 0.7)
        if len(states) < 2 or post.owners or not all(self.states.enter(state) for state in states):
            return None
        offices = {state: self._office(post, state) for state in states}
        held = tuple(self._holder(post, state) or office for state, office in offices.items())
        return Reference(held, self.register.kinds[held[0]], post.first, post.last, post.head, "definite", 0.65)

    def unnamed(self, post: Post, *, owned: bool) -> Reference | None:
        """Read people described, not a post: "a spokesman for President Obama", "Western ambassadors"."""
        p = self.parse
        last = post.last
        for c in p.children[post.head]:
            doing = any(p.lower[x].endswith("ing") and not p.children[x] for x in p.children[c])
            if doing and p.lower[c] == "of":
                continue  # "accused their leader of plotting"
            if p.dep[c] == "prep" and p.lower[c] in ("for", "of", "to", "at", "from"):
                last = max(last, *p.subtree(c))
        first = min([post.first, *(c for c in p.children[post.head] if p.dep[c] == "nummod" and p.tag[c] == "CD")])
        hours = [t + 1 for t in range(first, post.head) if is_hour(p.lower[t])]
        first = max([first, *hours])
        words = [p.words[t] for t in range(first, min(last, first + 8) + 1) if p.tag[t] not in ("DT", "PRP$", "POS")]
        if len(words) < 2 and not post.plural:
            return None
        label = join_words(words)
        group = self.register.mint("group", _GROUP, label)
        if owned and post.owners and self.register.kinds[post.owners[0]] == "dip:State":
            self.mentions.belongings.append(Belonging(group, "dip:ofState", post.owners[0], post.first, post.last))
        return Reference((group,), _GROUP, post.first, post.last, post.head, "group", 0.7)

    def _office(self, post: Post, owner: EntityId | None) -> EntityId:
        title = _title_case(post.title)
        label = title
        owner = owner if owner is not None and self.states.enter(owner) else None
        host = post.host if post.host is not None and self.states.enter(post.host) else None
        if owner is not None:
            label += f" of {self.register.labels[owner]}"
        if host is not None:
            label += f" to {self.register.labels[host]}"
        office = self.register.mint("office", ClassId("dip:Office"), label, self._written(post))
        if owner is not None:
            self.mentions.belongings.append(Belonging(office, "dip:officeOf", owner, post.first, post.last))
        if host is not None:
            self.mentions.belongings.append(Belonging(office, "dip:accreditedTo", host, post.first, post.last))
        return office

    def _written(self, post: Post) -> str:
        """The title as it stands in the text, its status word left out; a "counterpart" has the title of another."""
        p = self.parse
        if p.lemma[post.head] in self.cues.offices.counterparts:
            return f"{post.title} to {self.register.labels[post.host]}" if post.host is not None else ""
        first = post.first
        while first < post.head and p.lower[first] in (*self.cues.offices.status, "-"):
            first += 1
        return "" if p.tag[first] == "PRP$" or post.plural else p.words_between(first, post.last).replace("’", "'")


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
