"""What all tests share."""

import gc
from collections.abc import Callable
from pathlib import Path

import pytest
from tests import many as many  # noqa: PLC0414 - its profiles must be known before tests are collected

GOLDEN = Path(__file__).parent / "golden"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update", action="store_true", help="rewrite the golden files with what comes out now")


def pytest_collection_finish() -> None:
    """Let the collector look less often at what tests make, and never again at what is there by now and stays.

    It took a fifth of the time.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 50)


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
