"""Tell the "it" that stands for nobody: "it is clear that", "it was agreed to", "it remains to be seen"."""

from kg.reading.labels import SUBJECTS, VERBS
from kg.reading.parse import Parse
from kg.reference.cues import Cues

_CLAUSES = ("ccomp", "xcomp", "csubj", "csubjpass", "advcl", "acl")
_MARKS = frozenset({"that", "to", "whether", "if", "how", "why", "what", "when", "who", "for", "until", "before"})


def is_expletive(p: Parse, token: int, cues: Cues) -> bool:
    """Whether the "it" at `token` means nobody at all, or only what is said next."""
    verb = p.head[token]
    if p.lower[token] != "it":
        return False
    if p.dep[token] == "expl":
        return True
    if p.dep[token] not in SUBJECTS:
        return False
    if p.pos[verb] not in VERBS:  # "made it clear that", "it impossible to"
        return True
    impersonal = p.lemma[verb] in cues.anaphora.impersonal
    if p.lemma[verb] == "be":
        natures = [c for c in p.children[verb] if p.dep[c] in ("attr", "acomp", "oprd")]
        if any(p.lemma[c] in cues.anaphora.personal or p.lower[c] in cues.anaphora.personal for c in natures):
            return False
        if any(p.dep[c] == "attr" and p.lemma[c] not in cues.anaphora.natures for c in natures):
            return True  # "it was the first meeting": a thing is spoken of
        return _has_clause(p, verb, token) or any(_has_clause(p, c, token) for c in natures if p.dep[c] == "acomp")
    if p.dep[token] == "nsubjpass" and _is_report(p.lemma[verb], cues):
        said = any(p.dep[c] in ("ccomp", "csubj") and _marked(p, c) for c in p.children[verb])
        return said or any(p.dep[c] in ("oprd", "acomp") and p.pos[c] == "ADJ" for c in p.children[verb])
    return impersonal and _has_clause(p, verb, token)


def _is_report(lemma: str, cues: Cues) -> bool:
    return lemma in cues.attribution.reporting_verbs or lemma in cues.attribution.passive_reports


def _has_clause(p: Parse, head: int, token: int) -> bool:
    return any(p.dep[c] in _CLAUSES and c > token and _marked(p, c) for c in p.children[head])


def _marked(p: Parse, clause: int) -> bool:
    return any(p.lower[c] in _MARKS for c in p.children[clause] if c < clause) or p.tag[clause] == "VB"
