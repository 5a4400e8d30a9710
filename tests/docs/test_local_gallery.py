"""docs/examples/lokalt-galleri: a gallery that builds on the shipped one, as format.md says that it is done."""

from pathlib import Path
from typing import Final

import pytest

from rolekat.check import check_workspace
from rolekat.config import find_config
from rolekat.library.library import Library
from rolekat.state.catalog import CatalogState, state_of
from rolekat.workspace import open_library, open_workspace

ROOT: Final = Path(__file__).parents[2]
FOLDER: Final = ROOT / "docs" / "examples" / "lokalt-galleri"
DAY: Final = "2026-11-23"


@pytest.fixture
def library(monkeypatch: pytest.MonkeyPatch) -> Library:
    monkeypatch.chdir(FOLDER)
    return open_library(find_config())


def test_a_check_has_nothing_to_remark(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(FOLDER)
    report = check_workspace(open_workspace([], find_config()), as_of=DAY)
    assert report.files == 4
    assert [located.finding.code for located in report.findings] == []


def test_it_adds_one_role_and_replaces_one(library: Library) -> None:
    local, kombit = library.gallery("eksempelkoebing@2026"), library.gallery("kombit@1.5")
    assert local is not None
    assert kombit is not None
    assert list(local.own) == ["superbruger", "laesevejleder"]
    assert list(local.roles) == [*kombit.roles, "laesevejleder"], "what is replaced keeps its place"
    assert local.roles["superbruger"].holders.min == 2
    assert kombit.roles["superbruger"].holders.min == 1
    kept = local.items["superbruger"] & kombit.items["superbruger"]
    assert kept == local.items["superbruger"] - {"moedes-i-netvaerket"}, "what means the same keeps its id"


def test_the_catalog_has_roles_of_both(library: Library) -> None:
    loaded = library.system("laesesporet")
    assert loaded is not None
    state = state_of(loaded, library)
    assert isinstance(state, CatalogState)
    origin = {role.id: state.gallery.key_of(role.of) for role in state.roles.values()}
    assert origin["systemejer"] == "kombit@1.5"
    assert origin["superbruger"] == origin["laesevejleder"] == "eksempelkoebing@2026"
    assert state.roles["laesevejleder"].obligations.of("drift") == "mandatory"
    assert {name for name, role in state.roles.items() if role.entry.adapt} == {
        "systemejer",
        "superbruger",
        "laesevejleder",
    }


def test_the_page_on_the_format_shows_this_head() -> None:
    """The example on the page is the file, less what is prose."""
    page = (ROOT / "docs" / "format.md").read_text("utf-8")
    section = page.partition("## A gallery that builds on another\n")[2].partition("\n## ")[0]
    shown = section.partition("```yaml\n")[2].partition("```")[0].splitlines()
    head = (FOLDER / "catalog" / "roles" / "eksempelkoebing" / "gallery.yaml").read_text("utf-8").splitlines()
    assert shown
    assert [line for line in shown if line not in head] == []
