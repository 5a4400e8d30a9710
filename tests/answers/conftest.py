"""A small country: a municipality with every sort of gap, another one, and the joint body of both."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from rolekat.answers.scope import Wishes, scope_of
from rolekat.answers.vacancies import Vacancies, vacancies
from rolekat.library.library import Library
from rolekat.state.organisation import OrganisationState
from rolekat.state.organisations import Organisations
from rolekat.state.outlook import Outlook

CATALOG = Path(__file__).parent / "catalog"
DAY = "2026-06-01"


@pytest.fixture
def copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The country in a folder of its own, which is the current one."""
    shutil.copytree(CATALOG, tmp_path / "catalog")
    (tmp_path / "rolekat.toml").write_text(f'as-of = "{DAY}"\nsources = ["catalog"]\n', "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def on(copy: Path) -> Callable[[str], Organisations]:
    """All organisations on a day."""
    del copy
    return lambda day: Organisations(Library(["catalog"]), Outlook(day))


@pytest.fixture
def organisations(on: Callable[[str], Organisations]) -> Organisations:
    """All organisations on the usual day."""
    return on(DAY)


@pytest.fixture
def by(organisations: Organisations) -> OrganisationState:
    """The municipality."""
    found = organisations.named("by")
    assert found
    return found


@pytest.fixture
def vacant(organisations: Organisations) -> Callable[..., Vacancies]:
    """What is vacant, as far as it is wished to know."""
    return lambda **wishes: vacancies(organisations, scope_of(organisations, Wishes(**wishes)))
