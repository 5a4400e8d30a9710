"""A pull request with forty changed files: it shows its meaning on one screen, and never more than there is room for."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.diff.conftest import BASE, apply, comparison

from rolekat.diff.difference import Locator, Ranked, ranked
from rolekat.diff.markdown import bounded_markdown
from rolekat.diff.sheets import Sheets, important
from rolekat.language import LANGUAGES, words
from rolekat.library.loading import Loaded, load
from rolekat.render.sheets import as_markdown
from rolekat.terminal.sheets import as_text

SCREEN = 40
FILES = 40


@pytest.fixture(scope="module")
def pull_request(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Forty changed files: a gallery's role, systems that need another role, their staffing."""
    folder = tmp_path_factory.mktemp("many")
    shutil.copytree(BASE, folder / "old")
    post, staffing = BASE / "systems" / "post.yaml", BASE / "organisations" / "by" / "systems" / "post.yaml"
    for number in range(FILES // 2):
        name = f"system-{number:02}"
        title = f"Et system med et ret langt navn, nummer {number}"
        text = (
            post.read_text("utf-8")
            .replace("system: post", f"system: {name}")
            .replace("title: Postsystemet", f"title: {title}")
        )
        (folder / "old" / "systems" / f"{name}.yaml").write_text(text, "utf-8")
        text = staffing.read_text("utf-8").replace("staffing: post", f"staffing: {name}")
        (folder / "old" / "organisations" / "by" / "systems" / f"{name}.yaml").write_text(text, "utf-8")
    shutil.copytree(folder / "old", folder / "new")
    for number, path in enumerate(sorted((folder / "new" / "systems").glob("system-*.yaml"))):
        text = (
            path.read_text("utf-8")
            .replace("  chef:\n", "  chef:\n  sikkerhed:\n")
            .replace("forvaltning: ansvarlig}", "forvaltning: ejer}")
        )
        text = text.replace(
            "Tømmer postkassen hver dag.", f"Tømmer postkassen {number} gange om dagen {'igen og ' * 40}igen."
        )
        path.write_text(text.replace("days: 30", f"days: {31 + number}"), "utf-8")
    for number, path in enumerate(sorted((folder / "new" / "organisations").glob("by/systems/system-*.yaml"))):
        text = path.read_text("utf-8").replace(
            "{person: aa, from: 2026-01-01, deputies: [cc]}", "{person: dd, from: 2026-01-01}"
        )
        path.write_text(text.replace("forvaltning: 2027-03-01", f"forvaltning: 2027-03-{number + 2:02}"), "utf-8")
    return folder / "old", folder / "new"


@pytest.fixture(scope="module")
def found(pull_request: tuple[Path, Path]) -> tuple[Ranked, Locator]:
    compared = comparison(*pull_request)
    return ranked(compared, "main", None), Locator(compared)


@pytest.mark.parametrize("language", LANGUAGES)
def test_its_meaning_fits_on_a_screen(language: str, found: tuple[Ranked, Locator]) -> None:
    changes, locator = found
    assert changes.differing_files == FILES
    sheets = Sheets(changes, locator, words(language))
    text = as_text(sheets.head(stacked=True), width=80, colour=False)
    assert len(text.splitlines()) <= SCREEN
    assert len(as_markdown(sheets.head(), level=2).splitlines()) <= SCREEN
    kinds = {change.kind for change in changes.changes}
    assert {change.kind for change, _ in important(changes.changes)} >= kinds & {
        "role-included",
        "contact-point-changed",
        "holder-changed",
    }


def test_what_many_files_say_alike_is_told_once(found: tuple[Ranked, Locator]) -> None:
    changes, _ = found
    for kind in ("role-included", "contact-point-changed", "holder-changed"):
        same = [change for change in changes.changes if change.kind == kind]
        assert len(same) == 1
        assert len(same[0].concerned.systems) == FILES // 2


@pytest.mark.parametrize("limit", [2_500, 6_000, 60_000])
def test_markdown_is_bounded_and_says_what_is_missing(limit: int, found: tuple[Ranked, Locator]) -> None:
    changes, locator = found
    sheets = Sheets(changes, locator, words("en"))
    whole = bounded_markdown(sheets, 10**9)
    text = bounded_markdown(sheets, limit)
    assert len(text) <= limit or limit == 2_500
    assert text.count("<details>") == text.count("</details>")
    head = as_markdown(sheets.head(), level=2)
    assert text.startswith(head)
    if len(whole) <= limit:
        assert text == whole
    else:
        assert "for which there is no room here" in text
        assert "`rolekat diff --format json` shows all of it" in text


def test_the_golden_head(found: tuple[Ranked, Locator], golden: Callable[[str, str], None]) -> None:
    changes, locator = found
    sheets = Sheets(changes, locator, words("da"))
    golden("diff/forty-files-da.txt", as_text(sheets.head(stacked=True), width=80, colour=False))
    golden("diff/forty-files-da.md", bounded_markdown(sheets))


def test_what_is_the_same_on_both_sides_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("old", "new"):
        shutil.copytree(BASE, tmp_path / name)
    read: list[str] = []

    def counted(file: str) -> Loaded:
        read.append(Path(file).relative_to(tmp_path).as_posix())
        return load(file)

    for module in ("rolekat.library.library", "rolekat.library.organisation"):
        monkeypatch.setattr(f"{module}.load", counted)
    assert comparison(tmp_path / "old", tmp_path / "new").changes == []
    assert not [file for file in read if "/systems/" in file]
    apply(tmp_path / "new" / "systems" / "post.yaml", "status: draft", "status: published")
    read.clear()
    assert [change.kind for change in comparison(tmp_path / "old", tmp_path / "new").changes] == ["status-changed"]
    assert "old/systems/sag.yaml" in read  # for the organisation, whose roles depend on all its systems
    assert read.count("new/systems/post.yaml") == 1
