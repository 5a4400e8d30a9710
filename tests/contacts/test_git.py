"""Whether git keeps the register, or would: asked of the real git, and worked out the same where there is none."""

import os
import subprocess
from pathlib import Path

import pytest

from rolekat.contacts import git
from rolekat.contacts.git import Kept, kept_by_git

WITH_AND_WITHOUT = pytest.mark.parametrize("installed", [True, False], ids=["with-git", "without-git"])


def run(folder: Path, *words: str) -> None:
    subprocess.run(["git", *words], cwd=folder, check=True, capture_output=True)


def write(folder: Path, **files: str) -> None:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    run(tmp_path, "init")
    monkeypatch.chdir(tmp_path)
    write(
        tmp_path, **{"kontakter.csv": "id;navn\n", "andre/kontakter.csv": "id;navn\n", "andre/by/æ k.csv": "id;navn\n"}
    )
    return tmp_path


def asked_of(monkeypatch: pytest.MonkeyPatch, *, installed: bool) -> None:
    """Let git itself answer, and nothing else; or let there be none."""
    if installed:
        monkeypatch.setattr(git, "_looked_up", None)
    else:
        monkeypatch.setenv("PATH", "")


@WITH_AND_WITHOUT
@pytest.mark.parametrize(
    ("ignore", "expected"),
    [
        ("", ["open", "open", "open"]),
        ("kontakter.csv\n", [None, None, "open"]),
        ("# kontakter.csv\n\n/kontakter.csv  \n", [None, "open", "open"]),
        ("*.csv\n", [None, None, None]),
        ("*.csv\n!kontakter.csv\n", ["open", "open", None]),
        ("andre/\n", ["open", None, None]),
        ("andre\r\n", ["open", None, None]),
        ("by/\n", ["open", "open", None]),
        ("kontakter.csv/\n", ["open", "open", "open"]),
        ("andre/*.csv\n", ["open", None, "open"]),
        ("andre/**/*.csv\n", ["open", None, None]),
        ("**/kontakter.csv\n", [None, None, "open"]),
        ("kontakter.cs?\n", [None, None, "open"]),
        ("kontakter.c.v\n", ["open", "open", "open"]),
    ],
)
def test_what_is_not_ignored_is_open(
    ignore: str, expected: list[Kept | None], *, installed: bool, repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (repository / ".gitignore").write_bytes(ignore.encode())
    asked_of(monkeypatch, installed=installed)
    files = ["kontakter.csv", os.path.join("andre", "kontakter.csv"), os.path.join("andre", "by", "æ k.csv")]
    found = kept_by_git(files)
    assert [found.get(file) for file in files] == expected


@WITH_AND_WITHOUT
def test_a_nearer_gitignore_counts_too(*, installed: bool, repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(repository, **{".gitignore": "*.csv\n", "andre/.gitignore": "!kontakter.csv\n"})
    asked_of(monkeypatch, installed=installed)
    assert kept_by_git(["kontakter.csv", "andre/kontakter.csv"]) == {"andre/kontakter.csv": "open"}


@WITH_AND_WITHOUT
def test_what_git_has_it_keeps_whatever_it_ignores(
    *, installed: bool, repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(repository, "add", "kontakter.csv", "andre/by")
    write(repository, **{".gitignore": "*.csv\n"})
    asked_of(monkeypatch, installed=installed)
    files = ["kontakter.csv", "andre/kontakter.csv", "andre/by/æ k.csv"]
    assert kept_by_git(files) == {"kontakter.csv": "kept", "andre/by/æ k.csv": "kept"}


def test_outside_any_repository_git_is_not_even_started(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, **{"kontakter.csv": "id;navn\n"})
    monkeypatch.setattr(git, "git", None)
    assert kept_by_git([str(tmp_path / "kontakter.csv")]) == {}


def test_of_a_link_git_keeps_no_more_than_where_it_leads(
    repository: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    elsewhere = tmp_path_factory.mktemp("drev")
    write(elsewhere, **{"registret.csv": "id;navn\n"})
    (repository / "link.csv").symlink_to(elsewhere / "registret.csv")
    run(repository, "add", "link.csv")
    assert kept_by_git(["link.csv"]) == {}


def test_from_a_hook_and_with_a_worktree(
    repository: Path, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    write(repository, **{".gitignore": "kontakter.csv\n"})
    run(repository, "add", ".gitignore")
    run(repository, "-c", "user.name=A", "-c", "user.email=a@example.com", "commit", "-m", "x")
    beside = tmp_path_factory.mktemp("ved-siden-af") / "arbejde"
    run(repository, "worktree", "add", str(beside))
    write(beside, **{"kontakter.csv": "id;navn\n", "aaben.csv": "id;navn\n"})
    monkeypatch.setenv("GIT_DIR", ".git")
    monkeypatch.setenv("GIT_INDEX_FILE", ".git/index")
    monkeypatch.chdir(beside)
    asked_of(monkeypatch, installed=True)
    assert kept_by_git(["kontakter.csv", "aaben.csv"]) == {"aaben.csv": "open"}


def test_what_git_ignores_elsewhere_than_in_a_gitignore(
    repository: Path, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    asked_of(monkeypatch, installed=True)
    everywhere = tmp_path_factory.mktemp("hjemme") / "ignore"
    everywhere.write_text("k.csv\næ*.csv\n", encoding="utf-8")
    run(repository, "config", "core.excludesFile", str(everywhere))
    write(repository, **{".git/info/exclude": "/kontakter.csv\n"})
    files = ["kontakter.csv", "andre/kontakter.csv", "andre/by/æ k.csv"]
    assert kept_by_git(files) == {"andre/kontakter.csv": "open"}


def test_a_submodule_is_asked_itself(
    repository: Path, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    asked_of(monkeypatch, installed=True)
    other = tmp_path_factory.mktemp("anden")
    run(other, "init")
    run(other, "-c", "user.name=A", "-c", "user.email=a@example.com", "commit", "--allow-empty", "-m", "x")
    run(repository, "-c", "protocol.file.allow=always", "submodule", "add", str(other), "under")
    write(repository, **{".gitignore": "*.csv\n", "under/a.csv": "", "under/b.csv": "", "under/.gitignore": "a.csv\n"})
    run(repository / "under", "add", "b.csv")
    assert kept_by_git(["kontakter.csv", "under/a.csv", "under/b.csv"]) == {"under/b.csv": "kept"}


def test_git_that_does_not_answer_is_done_without(repository: Path) -> None:
    write(repository, **{".git/config": "[core\n", ".gitignore": "/kontakter.csv\n"})
    assert kept_by_git(["kontakter.csv", "andre/kontakter.csv"]) == {"andre/kontakter.csv": "open"}


def test_names_that_git_could_take_for_patterns(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked_of(monkeypatch, installed=True)
    write(repository, **{":(top)k.csv": "", "-k.csv": "", "*.csv": ""})
    write(repository, **{".gitignore": "kontakter.csv\n"})
    run(repository, "--literal-pathspecs", "add", "kontakter.csv", "--force")
    files = [":(top)k.csv", "-k.csv", "*.csv"]
    assert kept_by_git(files) == dict.fromkeys(files, "open")
