"""Say what differs between two graphs: which events and statements came, went or changed.

A node is the same in both where it has the same IRI, or else where it is of the same document and rests on the same
words: an event that is now read as another class has changed, and did not go.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

import pyoxigraph as ox

from kg.graph.store.base import DERIVED, OF_FILE, Store
from kg.names import expand, shrink

_EVENT, _STATEMENT = expand("dip:Event"), expand("rdf:Statement")
_TYPE, _LABEL = expand("rdf:type"), expand("rdfs:label")
_EVIDENCE, _WORDS, _OF = expand("prov:wasDerivedFrom"), expand("nif:anchorOf"), expand("nif:referenceContext")
#: What follows from the rest, or from other documents, and so is no change by itself.
_FOLLOWS = frozenset(
    {"rdfs:label", "dip:ploverType", "dip:salience", "dip:ofEvent", "dip:occurrence", "dip:occurrenceBecause"}
)

#: The values of each property of one node, both in short form.
Facts = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Presented:
    """An event or statement as one graph has it."""

    id: str
    label: str
    document: str
    #: The words that it rests on.
    words: tuple[str, ...]
    #: Without what follows from the rest.
    facts: Facts


@dataclass(frozen=True, slots=True)
class Change:
    """One difference: `before` is None for what came, `after` for what went."""

    before: Presented | None
    after: Presented | None

    @property
    def presented(self) -> Presented:
        """Return it as it is now, or as it was last."""
        now = self.after or self.before
        assert now is not None  # noqa: S101 - a change has one side at least
        return now

    @property
    def properties(self) -> Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]]:
        """Return the properties that changed, each with its values before and after."""
        old, new = (side.facts if side else {} for side in (self.before, self.after))
        names = sorted({*old, *new})
        return {name: (old.get(name, ()), new.get(name, ())) for name in names if old.get(name) != new.get(name)}


def compare(before: Store, after: Store) -> Iterator[Change]:
    """Yield what differs, document by document; in each, by where it stands in the text."""
    names = sorted({*_graphs(before), *_graphs(after)})
    if OF_FILE in names:
        # A file holds the union of all graphs, so that nothing tells its documents apart but the nodes themselves.
        yield from _compare(before.triples(), after.triples())
        return
    for name in names:
        yield from _compare(*({quad.triple for quad in store.quads(name)} for store in (before, after)))


def _graphs(store: Store) -> Iterator[str]:
    return (name for name in store.graphs() if name == OF_FILE or not name.startswith(DERIVED))


def _compare(before: Iterable[ox.Triple], after: Iterable[ox.Triple]) -> Iterator[Change]:
    old, new = set(before), set(after)
    if old == new:
        return
    was, now = ({each.id: each for each in _read(triples)} for triples in (old, new))
    changes = [Change(was[name], now[name]) for name in was.keys() & now.keys()]
    went = {_place(was[name]): was[name] for name in was.keys() - now.keys()}
    came = sorted(now.keys() - was.keys())
    changes += [Change(went.pop(_place(now[name]), None), now[name]) for name in came]
    changes += (Change(each, None) for each in went.values())
    changes.sort(key=lambda change: (change.presented.document, change.presented.id))
    yield from (change for change in changes if change.properties)


def _place(presented: Presented) -> tuple[object, ...]:
    """Return where a node stands: its document and words and, of a statement, its ends."""
    ends = (presented.facts.get("rdf:subject"), presented.facts.get("rdf:object"))
    return (presented.id.partition("/")[0], presented.document, presented.facts["prov:wasDerivedFrom"], ends)


def _read(triples: Iterable[ox.Triple]) -> Iterator[Presented]:
    """Yield the events and statements among `triples`."""
    facts: defaultdict[str, defaultdict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for triple in triples:
        if isinstance(triple.subject, ox.NamedNode) and not isinstance(triple.object, ox.Triple):
            facts[triple.subject.value][triple.predicate.value].append(triple.object.value)
    for name, of in facts.items():
        kinds = of.get(_TYPE, ())
        if _EVENT not in kinds and _STATEMENT not in kinds:
            continue
        evidence = sorted(of.get(_EVIDENCE, ()))
        words = chain.from_iterable(facts[each].get(_WORDS, ()) for each in evidence if each in facts)
        documents = sorted({each for span in evidence if span in facts for each in facts[span].get(_OF, ())})
        yield Presented(
            id=shrink(name),
            label=min(of.get(_LABEL, ()), default=shrink(name)),
            document=shrink(documents[0]).removeprefix("document/") if documents else "",
            words=tuple(dict.fromkeys(words)),
            facts={"prov:wasDerivedFrom": (), **_tell(of)},
        )


def _tell(of: Mapping[str, list[str]]) -> Facts:
    """Return what is said of a node, without what follows from the rest: agents and recipients take part anyway."""
    told = {shrink(key): tuple(sorted(map(shrink, values))) for key, values in of.items()}
    in_roles = {*told.get("dip:agent", ()), *told.get("dip:recipient", ())}
    others = tuple(who for who in told.pop("dip:participant", ()) if who not in in_roles)
    kept = {key: values for key, values in told.items() if key not in _FOLLOWS}
    return {**kept, "dip:participant": others} if others else kept
