"""`kg export` and `kg view`: what leaves a store, and where it goes."""

import pytest
from command import run

from kg.cli.console import WRONG_CALL

#: Formats of exports that are one file.
ONE_FILE = [
    *("turtle", "ntriples", "nquads", "trig", "jsonld", "rdfxml", "turtle12", "ntriples12"),
    *("graphml", "gexf", "cytoscape", "plover"),
]


@pytest.mark.parametrize("form", ONE_FILE)
def test_a_graph_is_exported_to_a_file_as_to_standard_output(output, tmp_path, form):
    written = run("export", "--format", form, "-o", tmp_path / "graph", "--store", output)
    assert written.exit_code == 0
    assert run("export", "--format", form, "--store", output).stdout_bytes == (tmp_path / "graph").read_bytes()
    assert b"France" in (tmp_path / "graph").read_bytes()


def test_tables_are_exported_into_a_folder_alone(output, tmp_path):
    assert run("export", "--format", "parquet", "-o", tmp_path / "tables", "--store", output).exit_code == 0
    assert {path.name for path in (tmp_path / "tables").iterdir()} == {
        *("actors.parquet", "events.parquet", "relations.parquet", "evidence.parquet", "void.ttl")
    }
    told = run("export", "--format", "csv", "--store", output)
    assert (told.exit_code, told.stdout) == (WRONG_CALL, "")
    assert "Name a folder for them with -o." in told.stderr


def test_the_export_is_what_the_build_wrote(output):
    assert run("export", "--store", output).stdout_bytes == (output / "graph.ttl").read_bytes()


def test_the_page_is_written_where_it_is_asked_for(output, tmp_path):
    result = run("view", "--store", output, "-o", tmp_path / "page.html", "--title", "Spring <2022>")
    assert result.stdout.strip() == str(tmp_path / "page.html")
    assert "Spring &lt;2022&gt;" in (tmp_path / "page.html").read_text()
