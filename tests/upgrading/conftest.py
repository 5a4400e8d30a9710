"""What is upgraded."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import pytest
from tests.upgrading.garden import lay_out

Lay: TypeAlias = Callable[..., None]


@pytest.fixture
def lay(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Lay:
    def laid(**files: str) -> None:
        lay_out(tmp_path, **files)
        monkeypatch.chdir(tmp_path)

    return laid
