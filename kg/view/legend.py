"""Read what the page calls things: groups of classes, families of statements, words for factuality and roles.

All of it is data in `legend.yaml`; a class that the file does not know falls into the last group or family.
"""

import re
from functools import cache
from importlib.resources import files

import yaml
from pydantic import BaseModel, ConfigDict

_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
#: Types that say nothing about what a thing or event is.
_FORMAL = frozenset({"Event", "ActualEvent", "Actor", "Occurrence"})


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Group(_Strict):
    """A kind of node with its shape; `classes` are local names of the ontology."""

    key: str
    label: str
    shape: str
    classes: tuple[str, ...]
    #: Whether it stays where events and all else are folded into lines between actors.
    actor: bool = True


class Family(_Strict):
    """Statements that share a colour: event classes (the PLOVER level), and properties."""

    key: str
    label: str
    classes: tuple[str, ...] = ()
    properties: tuple[str, ...] = ()


class Legend(_Strict):
    """All words of the page that name something in the graph."""

    groups: tuple[Group, ...]
    #: What squares are called.
    events: str
    #: The headings of the legend.
    facets: dict[str, str]
    families: tuple[Family, ...]
    factuality: dict[str, str]
    #: The badge of what is told as fact by someone, but not by the article itself.
    claim: str
    voices: dict[str, str]
    roles: dict[str, str]
    #: Words of properties; see `word_verb`.
    verbs: dict[str, str]
    notes: dict[str, str]
    unnamed: str
    #: What the page says of its own doing; "{count}" and the like give way to what it tells.
    words: dict[str, str]

    def group_of(self, classes: frozenset[str]) -> Group:
        """Return the group of a thing by its classes, the last one where none is known."""
        return next((g for g in self.groups if classes & set(g.classes)), self.groups[-1])

    def family_of(self, classes: frozenset[str]) -> Family:
        """Return the family of an event by its classes or of a relation by its property, else the last one."""
        return next((f for f in self.families if classes & {*f.classes, *f.properties}), self.families[-1])

    def word_verb(self, predicate: str) -> str:
        """Return the words between the two ends of a relation.

        >>> read_legend().word_verb("memberOf"), read_legend().word_verb("governs")
        ('is a member of', 'governs')
        """
        return self.verbs.get(predicate, word_term(predicate))

    def kind_of(self, classes: frozenset[str]) -> str:
        """Return the class to call something by: the most specific one, as far as the legend can tell.

        >>> read_legend().kind_of(frozenset({"Event", "Consultation", "Visit", "ActualEvent"}))
        'Visit'
        >>> read_legend().kind_of(frozenset({"Person", "Official"}))
        'Official'
        """
        known = [c for g in self.groups for c in g.classes] + [c for f in self.families for c in f.classes]
        special = sorted(classes - _FORMAL - set(known))
        general = [c for c in known if c in classes and c not in _FORMAL]
        return (special or general or sorted(classes) or ["Thing"])[0]


def word_term(term: str) -> str:
    """Return a term of the ontology in words.

    >>> word_term("DiplomatExpulsion"), word_term("holdsOffice")
    ('diplomat expulsion', 'holds office')
    """
    return _HUMP.sub(" ", term).lower()


@cache
def read_legend() -> Legend:
    """Return the shipped legend.

    >>> read_legend().family_of(frozenset({"Event", "Assault"})).key
    'pressure'
    """
    return Legend.model_validate(yaml.safe_load((files("kg.view") / "legend.yaml").read_text("utf-8")))
