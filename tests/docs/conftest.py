"""The tool that runs what the documentation shows, and a folder as a new user has it after `make demo`."""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def refresh_docs() -> ModuleType:
    spec = importlib.util.spec_from_file_location("refresh_docs", ROOT / "tools" / "refresh_docs.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules["refresh_docs"] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def prepared(refresh_docs: ModuleType, load_model_once: None, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("checkout")
    refresh_docs.prepare_folder(folder)
    return folder
