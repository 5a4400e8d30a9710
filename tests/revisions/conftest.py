"""A repository to look back in, and others beside it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.revisions.repositories import Repository


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    made = Repository(tmp_path / "her")
    monkeypatch.chdir(made.folder)
    return made


@pytest.fixture
def make(tmp_path: Path) -> Callable[[str], Repository]:
    """Further repositories beside it."""
    return lambda name: Repository(tmp_path / name)
