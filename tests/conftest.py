"""One language model for all tests that read, and no setting of whoever runs them."""

import functools
from collections.abc import Iterator

import pytest

import kg.reading.reader


@pytest.fixture(scope="session", autouse=True)
def load_model_once() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(kg.reading.reader, "load_model", functools.cache(kg.reading.reader.load_model))
        for name in ("KG_STORE", "KG_ONTOLOGY", "KG_MODEL"):
            patch.delenv(name, raising=False)
        yield
