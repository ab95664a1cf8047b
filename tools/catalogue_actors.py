"""States, governments, organisations, movements and initiatives: hand-written tables, with codes from the sources."""

import catalogue_sources as sources
from catalogue_rows import Row, hand_written, join, split

from kg.names import slug

#: Hand-written table -> its class, the folder of its ids.
HAND_TABLES = {
    "organizations": ("dip:InternationalOrganization", "org"),
    "governments": ("dip:Government", "government"),
    "actors": ("dip:NonStateActor", "actor"),
    "institutions": ("dip:Organization", "org"),
    "initiatives": ("dip:Initiative", "initiative"),
}


def place_id(label: str, state: str) -> str:
    """Return the id of a place in a state, which is a code, a key or empty: "place/kabul-afg"."""
    return f"place/{slug(f'{label} {state}')}"


def state_id(code: str) -> str:
    """Return the id of a state by ISO code or key; an id or nothing stays as it is."""
    return code if "/" in code or not code else f"state/{code}"


def states(taken: set[str]) -> list[Row]:
    """Return all states and territories; `taken` are names that other rows claim, so no official name takes them."""
    capitals = _capitals()
    territories, countries = sources.territories(), sources.countries()
    hand = {row["code"]: row for row in hand_written("states")}
    if missing := sorted(set(countries) - set(hand) - {"ANT", "SCG"}):
        raise SystemExit(f"tools/catalogue/states.csv lacks {', '.join(missing)}.")
    rows = []
    for code, row in hand.items():
        known = territories[code]
        label = row["label"] or known.name
        full = known.full_name.removeprefix("The ")
        official = [full] if not set("([") & set(full) and full not in taken else []
        rows.append(
            Row(
                f"state/{code}",
                "dip:State",
                label,
                aliases=join([*official, *split(row["aliases"])], label),
                wikidata=row["wikidata"] or known.wikidata,
                iso2=countries[code].iso2,
                capital=capitals.get(code, ""),
                **_words(row),
            )
        )
    rows += [
        Row(
            f"state/{row['key']}",
            "dip:State",
            row["label"],
            aliases=row["aliases"],
            wikidata=row["wikidata"],
            capital=capitals.get(row["key"], ""),
            began=row["began"],
            ended=row["ended"],
            **_words(row),
        )
        for row in hand_written("more-states")
    ]
    return sorted(rows, key=lambda row: row.id)


def _words(row: dict[str, str]) -> dict[str, str]:
    """Return the demonyms of a hand-written row: "+s" means adjectives with plurals, "=" means adjectives alone."""
    adjectives = split(row.get("adjectives", ""))
    people = row.get("people", "")
    if people == "+s":
        people = join(form for adjective in adjectives for form in (adjective, f"{adjective}s"))
    elif people == "=":
        people = join(adjectives)
    return {
        "acronyms": row.get("acronyms", ""),
        "adjectives": join(adjectives),
        "people": people,
        "combining": row.get("combining", ""),
        "preferred": row.get("preferred", ""),
        "caution": row.get("caution", ""),
    }


def _capitals() -> dict[str, str]:
    found: dict[str, list[str]] = {}
    for row in capitals():
        found.setdefault(row.state.removeprefix("state/"), []).append(row.id)
    return {state: "|".join(ids) for state, ids in found.items()}


def capitals() -> list[Row]:
    """Return the capitals: the hand-written ones of a state, else the one that the source has."""
    hand: dict[str, list[dict[str, str]]] = {}
    for row in hand_written("capitals"):
        hand.setdefault(row["state"], []).append(row)
    for code, country in sources.countries().items():
        if country.capital and code not in {"ANT", "SCG"}:
            label = sources.straight(country.capital)
            hand.setdefault(code, [{"state": code, "label": label, "aliases": "", "caution": ""}])
    return [
        Row(
            place_id(row["label"].split(" (")[0], state),
            "dip:Place",
            row["label"],
            aliases=row["aliases"],
            state=state_id(state),
            caution=row["caution"],
        )
        for state, rows in sorted(hand.items())
        for row in rows
        if row["label"]
    ]


def hand_table(name: str) -> list[Row]:
    """Return the rows of a hand-written table of actors or initiatives."""
    kind, folder = HAND_TABLES[name]
    rows = [
        Row(
            f"{folder}/{slug(row['label'])}",
            kind,
            row["label"],
            aliases=join(split(row["aliases"]), row["label"]),
            wikidata=row["wikidata"],
            state=state_id(row.get("state", "")),
            began=row.get("began", ""),
            ended=row.get("ended", ""),
            members=join(state_id(member) for member in row.get("members", "").split()),
            **_words(row),
        )
        for row in hand_written(name)
    ]
    return sorted(rows, key=lambda row: row.id)


def seats() -> list[Row]:
    """Return the seats of government that stand for their state."""
    rows = [
        Row(
            place_id(row["label"], row["state"]),
            "dip:Place",
            row["label"],
            seats=join([row["label"], *split(row["aliases"])]),
            state=state_id(row["state"]),
            caution=row["caution"],
        )
        for row in hand_written("seats")
    ]
    return sorted(rows, key=lambda row: row.id)
