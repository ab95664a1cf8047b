"""What is installed: the public names, how fast they come, the locks and the wheel."""

import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest
from packaging.markers import default_environment
from packaging.requirements import Requirement

import kg

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LOCKS = ["bootstrap", "run", "dev"]
HEAVY = ["spacy", "pyoxigraph", "rdflib", "networkx", "pandas", "trafilatura", "scipy", "pydantic"]


def read_lock(name: str) -> dict[str, list[Requirement]]:
    """Return the requirements of a lock by normalised name; a name may stand there once for each range of Pythons."""
    text = (ROOT / "requirements" / f"{name}.lock").read_text(encoding="utf-8")
    found: dict[str, list[Requirement]] = {}
    for line in re.findall(r"^([a-z0-9][^\\\n]*?) *\\$", text, re.MULTILINE):
        requirement = Requirement(line)
        found.setdefault(normal(requirement.name), []).append(requirement)
    return found


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def loaded_after(code: str) -> list[str]:
    told = subprocess.run(
        [sys.executable, "-c", f"{code}\nimport sys\nprint(*[m for m in {HEAVY!r} if m in sys.modules])"],
        capture_output=True,
        text=True,
        check=True,
    )
    return told.stdout.split()


@pytest.mark.parametrize("name", kg.__all__)
def test_every_public_name_can_be_had(name):
    assert getattr(kg, name).__name__ == name
    assert name in dir(kg)


def test_a_name_that_is_not_public_is_an_attribute_error():
    with pytest.raises(AttributeError, match="no attribute 'Wizard'"):
        kg.Wizard  # noqa: B018


@pytest.mark.parametrize("code", ["import kg", "import kg.cli"])
def test_nothing_heavy_is_imported_before_it_is_used(code):
    assert loaded_after(code) == []


def test_a_graph_is_opened_without_what_reads_or_draws():
    assert {"spacy", "pyvis"}.isdisjoint(loaded_after("import kg\nkg.open_graph(':memory:')"))


@pytest.mark.parametrize("name", LOCKS)
def test_every_package_of_a_lock_has_a_hash_and_none_names_a_host(name):
    text = (ROOT / "requirements" / f"{name}.lock").read_text(encoding="utf-8")
    packages = re.split(r"^(?=[a-z0-9])", text, flags=re.MULTILINE)[1:]
    assert packages
    assert all("==" in package and "--hash=sha256:" in package for package in packages)
    assert not re.search(r"://|--(extra-)?index|--find-links|@ ", text)


@pytest.mark.parametrize(
    ("lock", "wanted"),
    [
        ("run", PROJECT["project"]["dependencies"]),
        ("dev", PROJECT["project"]["dependencies"] + PROJECT["dependency-groups"]["dev"]),
    ],
)
def test_a_lock_satisfies_what_the_project_asks_for(lock, wanted):
    held = read_lock(lock)
    for requirement in map(Requirement, wanted):
        versions = [next(iter(one.specifier)).version for one in held[normal(requirement.name)]]
        assert all(requirement.specifier.contains(version) for version in versions), requirement


def test_the_locks_hold_the_same_versions():
    dev = {name: {one.specifier for one in many} for name, many in read_lock("dev").items()}
    for lock in ("run", "bootstrap"):
        for name, many in read_lock(lock).items():
            assert dev[name] == {one.specifier for one in many}, name


@pytest.mark.parametrize("version", ["3.11", "3.12", "3.13"])
def test_on_every_python_each_package_has_one_version(version):
    environment = default_environment() | {"python_version": version, "python_full_version": f"{version}.1"}
    for name, many in read_lock("dev").items():
        fitting = [one for one in many if one.marker is None or one.marker.evaluate(environment)]
        assert len(fitting) <= 1, name


def test_the_wheel_carries_the_ontology_and_the_licences(tmp_path):
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    (wheel,) = tmp_path.glob("*.whl")
    held = set(zipfile.ZipFile(wheel).namelist())
    ontology = {f"kg/_ontology/{p.relative_to(ROOT / 'ontology').as_posix()}" for p in files_below(ROOT / "ontology")}
    package = {p.relative_to(ROOT).as_posix() for p in files_below(ROOT / "kg")}
    assert ontology | package <= held
    assert {Path(name).name for name in held if "/licenses/" in name} == {"LICENSE", "NOTICE"}
    assert not [name for name in held if name.startswith(("tests", "seeds", "notebooks", "tools"))]


def files_below(folder: Path) -> list[Path]:
    return [p for p in folder.rglob("*") if p.is_file() and p.suffix != ".pyc"]


def test_every_module_has_its_place_among_the_layers():
    layers = " | ".join(PROJECT["tool"]["importlinter"]["contracts"][0]["layers"]).split(" | ")
    modules = {f"kg.{p.stem}" for p in (ROOT / "kg").iterdir() if not p.stem.startswith("_")}
    assert modules == set(layers)
