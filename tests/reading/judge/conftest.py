"""The shipped words of time."""

import pytest

from kg.reference.dating import DatingCues, load_dating_cues


@pytest.fixture(scope="session")
def cues() -> DatingCues:
    return load_dating_cues()
