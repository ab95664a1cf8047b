"""Judge in which language a text is; what is not English is not read as if it were."""

import py3langid
from babel import Locale

#: Below this many characters names outweigh words, and no judgement is made.
_LEAST = 200
#: How much of a text is judged.
_SAMPLE = 10_000
#: By how much, for each character, a language must be likelier than English. Lists of names stay below it.
_MARGIN = 0.3
_ENGLISH = frozenset({"en", "eng", "english"})
#: Codes that state no language: undetermined, several, none.
_NO_STATEMENT = frozenset({"", "und", "mul", "mis", "zxx"})


def other_language(text: str, stated: str | None = None) -> str | None:
    """Return the English name of the language of `text` if it is not English, None if it is or cannot be told.

    What is stated is believed; otherwise the text is judged, if it is long enough.

    >>> other_language("Le ministre des affaires étrangères s'est rendu à Kaboul le mois dernier. " * 3)
    'French'
    >>> other_language("The foreign minister went to Kabul last month. " * 5), other_language("Le ministre", "en-GB")
    (None, None)
    """
    code = (stated or "").strip().lower().replace("_", "-").partition("-")[0]
    if code in _ENGLISH:
        return None
    if code not in _NO_STATEMENT:
        return _name(code)
    sample = text[:_SAMPLE]
    if len(sample) < _LEAST:
        return None
    scores = dict(py3langid.rank(sample))
    best = max(scores, key=lambda language: float(scores[language]))
    if best in _NO_STATEMENT or scores[best] - scores["en"] < _MARGIN * len(sample):
        return None
    return _name(best)


def _name(code: str) -> str:
    """Return the English name of a language; one given by its name keeps it."""
    return str(Locale("en").languages.get(code, code.capitalize() if len(code) > 3 else f'"{code}"'))
