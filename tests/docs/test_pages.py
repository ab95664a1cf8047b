"""README.md and docs/: what they show is what the program does, and what they point to is there."""

import difflib
import re
import shlex
from pathlib import Path

import pytest
import typer

from kg.cli import app

ROOT = Path(__file__).resolve().parents[2]
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted(ROOT.glob("docs/*.md"))]
_LINK = re.compile(r"\]\((?!https?:)([^)#]*)(#[^)]*)?\)")


def name_of(path: Path) -> str:
    return path.name


@pytest.fixture(autouse=True)
def no_settings(monkeypatch):
    for name in ("KG_STORE", "KG_ONTOLOGY", "KG_MODEL"):
        monkeypatch.delenv(name, raising=False)


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_every_answer_shown_is_what_the_program_gives(page, refresh_docs, prepared, monkeypatch):
    monkeypatch.chdir(prepared)
    before = page.read_text(encoding="utf-8")
    after = refresh_docs.refresh_page(before)
    difference = "\n".join(difflib.unified_diff(before.splitlines(), after.splitlines(), "shown", "given", lineterm=""))
    assert after == before, f"{difference}\nIf this is as it should be: python tools/refresh_docs.py {page.name}"


def test_an_answer_that_is_not_given_is_noticed(refresh_docs, prepared, monkeypatch):
    monkeypatch.chdir(prepared)
    page = '```console\n$ kg query "ASK { ?event a dip:Visit }"\nfalse\n```\n'
    assert refresh_docs.refresh_page(page) == page.replace("false", "true")


def test_a_command_that_fails_is_noticed(refresh_docs, prepared, monkeypatch):
    monkeypatch.chdir(prepared)
    with pytest.raises(ValueError, match="QueryError"):
        refresh_docs.refresh_page('```console\n$ kg query "SELECT"\n```\n')


def headings(page: Path) -> set[str]:
    found = re.findall(r"^#+ (.*)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {"#" + re.sub(r"[^\w\- ]", "", heading).lower().replace(" ", "-") for heading in found}


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_every_link_leads_somewhere(page):
    for place, heading in _LINK.findall(page.read_text(encoding="utf-8")):
        target = (page.parent / place).resolve() if place else page
        assert target.exists(), place
        assert not heading or heading in headings(target), place + heading


def commands(page: Path) -> list[list[str]]:
    blocks = re.findall(r"^```sh\n(.*?)^```$", page.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    lines = [line.split(" | ")[-1] for block in blocks for line in block.splitlines()]
    return [shlex.split(line, comments=True) for line in lines if line]


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_every_command_shown_can_be_given(page):
    group = typer.main.get_command(app)
    for program, *words in commands(page):
        if program == "kg":
            command = group.commands[words[0]]
            command.make_context(words[0], words[1:], resilient_parsing=False)
        elif program == "make":
            assert re.search(rf"^{words[0]}:", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE), words


def test_the_readme_shows_a_small_picture_of_the_page(refresh_docs):
    assert f"]({refresh_docs.PICTURE.relative_to(ROOT)})" in (ROOT / "README.md").read_text(encoding="utf-8")
    content = refresh_docs.PICTURE.read_bytes()
    assert content.startswith(b"\x89PNG")
    assert 20_000 < len(content) < 400_000
