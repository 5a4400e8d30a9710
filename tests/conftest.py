"""What all tests share."""

from collections.abc import Callable
from pathlib import Path

import pytest
from tests import many as many  # noqa: PLC0414 - its profile must be known before tests are collected

GOLDEN = Path(__file__).parent / "golden"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update", action="store_true", help="rewrite the golden files with what comes out now")


@pytest.fixture
def update(request: pytest.FixtureRequest) -> bool:
    """Whether files that are made are to be rewritten instead of compared."""
    return bool(request.config.getoption("--update"))


@pytest.fixture
def golden(*, update: bool) -> Callable[[str, str], None]:
    """Compares a text with a file under tests/golden, or rewrites the file."""

    def compare(name: str, text: str) -> None:
        path = GOLDEN / name
        if update:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
            return
        assert path.is_file(), f"{name} is missing: pytest --update writes it"
        assert text == path.read_text(encoding="utf-8"), f"{name} is not what comes out now: pytest --update accepts it"

    return compare
