"""A harbour to change things in."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.changes.harbour import desk_in

from rolekat.changes.desk import Desk

Harbour = Callable[..., Desk]


@pytest.fixture
def harbour(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Harbour:
    """Lays out the harbour, with some of its files otherwise, and gives a desk in it."""

    def laid(**changed: str) -> Desk:
        monkeypatch.chdir(tmp_path)
        return desk_in(tmp_path, **changed)

    return laid
