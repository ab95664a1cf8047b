"""Build ontology/catalogue/ from the packages of requirements-catalogue.txt and the hand-written tables.

The same inputs give the same bytes. `--check` writes nothing and fails on a difference.
"""

import argparse
from pathlib import Path

from catalogue_actors import HAND_TABLES, capitals, hand_table, seats, states
from catalogue_places import cities, hand_regions, more_regions
from catalogue_rows import LOCK, OUTPUTS, Row, lock_text, render


def build() -> dict[str, str]:
    """Return the text of every shipped file, by its name."""
    tables = {name: hand_table(name) for name in HAND_TABLES}
    tables |= {"seats": seats(), "regions": hand_regions(), "capitals": capitals()}
    tables["states"] = states(_names(*tables.values()))
    taken = _names(*tables.values())
    tables["cities"] = cities(taken)
    others = [row for name, rows in tables.items() if name not in {"cities", "capitals"} for row in rows]
    tables["provinces"] = more_regions(_names(others), [*tables["cities"], *tables["capitals"]], tables["regions"])
    return {f"{name}.csv": render(rows) for name, rows in sorted(tables.items())}


def _names(*tables: list[Row]) -> set[str]:
    return {name for rows in tables for row in rows for name in row.names()}


def main() -> None:
    """Write the files and the lock, or check them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; fail if a shipped file differs")
    arguments = parser.parse_args()
    texts = build()
    if arguments.check:
        present = {path.name: path.read_text(encoding="utf-8") for path in OUTPUTS.glob("*.csv")}
        differing = sorted(name for name in texts.keys() | present.keys() if texts.get(name) != present.get(name))
        if differing:
            raise SystemExit(f"ontology/catalogue: {', '.join(differing)} differ. Run tools/build_catalogue.py.")
        print(f"ontology/catalogue: {len(texts)} files are as built.")
        return
    _write(texts, OUTPUTS)
    LOCK.write_text(lock_text(), encoding="utf-8", newline="")
    print("\n".join(f"{name}: {text.count(chr(10)) - 1} rows" for name, text in texts.items()))


def _write(texts: dict[str, str], folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for stale in folder.glob("*.csv"):
        if stale.name not in texts:
            stale.unlink()
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8", newline="")


if __name__ == "__main__":
    main()
