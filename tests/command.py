"""The command as a user calls it, within the process of the tests."""

from typer.testing import CliRunner

from kg.cli import app


def run(*words, typed=None):
    return CliRunner().invoke(app, [str(word) for word in words], input=typed)
