"""Tell what was read of nobody: an act whose doer the text must name, and the reading has not found.

Whoever condemns, visits or lifts a ban is somebody. Where nobody is known who does it, a word was misread or the doer
was missed, and of such readings few are right. Others stand without a doer: in the passive he may be left open ("The
hostages were released"), some acts are told by whom they befall ("A bomb killed two Chadians"), some entries ask for a
subject that is nobody by itself ("A Chinese vessel blocked the way") or tell of whom it was done to ("remains in
prison").
"""

from kg.reading.extract.base import Found, Scene
from kg.reference.lexicon import Sense
from kg.reference.traits import Traits

_DOERS = ("agent", "participant", "appointee")
_SUBJECT = ("subject",)
_NONE = frozenset({"no", "neither"})


def is_nobodys(scene: Scene, found: Found, traits: Traits) -> bool:
    """Whether an act is told that somebody must have done, and nobody is known who did."""
    if found.kind is None or found.kind in traits.doerless or found.points_back or found.meant is not None:
        return False
    if found.fillers(*_DOERS) or all(role not in _DOERS for role, _ in found.sense.roles):
        return False
    if found.sense.pos != "verb":
        return True
    passive = scene.grammar.is_passive(found.trigger)
    return not passive and _is_done_by_subject(found.sense) and not _is_denied_of_all(scene, found.trigger)


def _is_done_by_subject(sense: Sense) -> bool:
    """Whether the subject of the verb is its doer, and must be somebody; not so in "Peru's offer fell on deaf ears"."""
    roles = {role for role, paths in sense.roles for path in paths if path[:1] == _SUBJECT}
    return bool(roles) and roles.issubset(_DOERS) and all(path != _SUBJECT for path, _ in sense.needs)


def _is_denied_of_all(scene: Scene, verb: int) -> bool:
    """Whether nobody at all does it: "No country has recognised the republic"."""
    p = scene.parse
    subjects = scene.grammar.functions(verb).get("subject", ())
    return any(p.lower[c] in _NONE for s in subjects for c in p.children[s])
