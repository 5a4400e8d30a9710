"""docs/changes.md shows what the commands that edit print, in copies of the examples; what it says to type works."""

import re
import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.docs.typed import as_shown, git, printed, surroundings

from rolekat.cli.app import COMMANDS

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "changes.md"
TEXT = PAGE.read_text("utf-8")
PART = re.compile(r"<!-- in a copy of (\S+) -->|```console\n(.*?)```", re.DOTALL)
EDITING = {
    "adapt", "assign", "delegate", "depute", "done", "end", "fix", "new", "rename", "retire", "transfer", "transition",
    "update", "upgrade", "vacate",
}  # fmt: skip


def copy_of(example: str, folder: Path) -> Path:
    """A repository as somebody has it: one organisation with its catalog, all of it committed."""
    folder.mkdir(parents=True)
    if example == "eksempelkoebing":
        skipped = shutil.ignore_patterns(
            *(each.name for each in (ROOT / "catalog/organisations").iterdir() if each.name != example)
        )
        shutil.copytree(ROOT / "catalog", folder / "catalog", ignore=skipped)
        (folder / "rolekat.toml").write_text('as-of = "2026-11-23"\n', "utf-8")
    else:
        shutil.copytree(ROOT / example, folder, dirs_exist_ok=True)
    for words in (("init", "--quiet"), ("add", "--all"), ("commit", "--quiet", "--message", "As it is")):
        git(folder, *words)
    return folder


def refreshed(block: str, folder: Path) -> Iterator[str]:
    """A block with what its commands print now; as many lines as it had, where it leaves the rest out."""
    for command, shown in re.findall(r"^\$ (rolekat .*)\n((?:(?!\$ ).*\n)*)", block, re.MULTILINE):
        yield f"$ {command}\n{as_shown(printed(command, folder, surroundings()), shown)}\n"


def test_the_page_shows_what_comes_out(tmp_path: Path, *, update: bool) -> None:
    folders: list[Path] = []

    def fresh(found: re.Match[str]) -> str:
        if found[1]:
            folders.append(copy_of(found[1], tmp_path / str(len(folders))))
            return found[0]
        return f"```console\n{''.join(refreshed(found[2], folders[-1]))}```"

    made = PART.sub(fresh, TEXT)
    if update:
        PAGE.write_text(made, "utf-8", newline="\n")
    assert made == PAGE.read_text("utf-8"), "pytest --update refreshes it"
    assert len(folders) >= 4


def test_every_command_that_edits_is_told_of() -> None:
    told = set(re.findall(r"`rolekat ([a-z]+)\b", TEXT)) | set(re.findall(r"^\$ rolekat ([a-z]+)", TEXT, re.MULTILINE))
    assert EDITING & {*COMMANDS} <= told


@pytest.mark.parametrize("line", re.findall(r"^\| `(rolekat [^`]*)` \|", TEXT, re.MULTILINE))
def test_the_examples_of_the_table_can_be_typed(
    line: str,
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    from rolekat.cli.app import run_app

    folder = tmp_path_factory.getbasetemp() / "changes-page"
    monkeypatch.chdir(folder if folder.is_dir() else copy_of("eksempelkoebing", folder))
    assert run_app([*shlex.split(line)[1:], "--dry-run"]) == 0
    assert capsys.readouterr().out
