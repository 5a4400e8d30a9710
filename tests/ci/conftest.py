"""A real git repository with a catalog, and the surroundings in which CI runs rolekat: nothing comes from a network."""

import os
import shutil
import subprocess
import sys
import sysconfig
import venv
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).resolve().parents[2]
BASE = ROOT / "tests" / "rules" / "base"
SYSTEM = "catalog/systems/demo.yaml"


def surroundings(**more: str) -> dict[str, str]:
    """The variables of a run, without what a run of these tests in CI brings itself."""
    mine = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("GIT_", "GITHUB_", "CI_", "ROLEKAT_", "PRE_COMMIT", "PIP_"))
    }
    person = {f"GIT_{who}_{what}": "tests@example" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    dates = {f"GIT_{who}_DATE": "2026-03-14T12:00:00+0000" for who in ("AUTHOR", "COMMITTER")}
    here = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1", "ROLEKAT_LANG": "en", **person, **dates}
    programs = os.pathsep.join([sysconfig.get_path("scripts"), os.environ["PATH"]])
    return {**mine, **here, "PATH": programs, **more}


class Repository(NamedTuple):
    """A repository, made with git."""

    folder: Path

    def git(self, *words: str, **more: str) -> subprocess.CompletedProcess[str]:
        return self.run("git", *words, **more)

    def run(self, *words: str, **more: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            words, cwd=self.folder, env=surroundings(**more), capture_output=True, text=True, encoding="utf-8",
            check=False,
        )  # fmt: skip

    def write(self, path: str, text: str) -> None:
        target = self.folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8", newline="\n")

    def change(self, path: str, before: str, after: str) -> None:
        text = (self.folder / path).read_text(encoding="utf-8")
        assert before in text
        self.write(path, text.replace(before, after))

    def commit(self, message: str = "Ændring", **more: str) -> subprocess.CompletedProcess[str]:
        self.git("add", "--all")
        return self.git("commit", "--message", message, **more)


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """A repository whose catalog is as it should be, with one commit."""
    folder = tmp_path / "mit repo"
    folder.mkdir()
    made = Repository(folder)
    shutil.copytree(BASE, folder / "catalog")
    made.write("rolekat.toml", 'sources = ["catalog"]\n')
    assert made.git("init", "--initial-branch", "main").returncode == 0
    assert made.commit("Den første").returncode == 0
    return made


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What is installed in CI."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (found,) = folder.glob("*.whl")
    return found


@pytest.fixture(scope="session")
def offline(wheel: Path) -> Mapping[str, str]:
    """Variables with which pip finds rolekat in a folder, and rolekat its libraries where the tests have them."""
    libraries = {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}
    return {
        "PIP_NO_INDEX": "1", "PIP_NO_DEPS": "1", "PIP_FIND_LINKS": str(wheel.parent),
        "PYTHONPATH": os.pathsep.join(sorted(libraries)),
    }  # fmt: skip


@pytest.fixture(scope="session")
def fresh_python(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The programs of a Python without rolekat."""
    folder = tmp_path_factory.mktemp("python")
    venv.create(folder, with_pip=True, symlinks=os.name == "posix")
    return folder / ("bin" if os.name == "posix" else "Scripts")


@pytest.fixture
def recorder(tmp_path: Path) -> Callable[[], list[str]]:
    """A `rolekat` in the folder `recorder` that only keeps its words; what it gives reads the words of `check`.

    Asked for a `diff` it keeps its words apart, says something, and fails where `FAILS` says so.
    """
    folder = tmp_path / "recorder"
    folder.mkdir()
    program = folder / "rolekat"
    program.write_text(_RECORDER, encoding="utf-8")
    program.chmod(0o755)
    return lambda: (tmp_path / "recorded").read_text(encoding="utf-8").split("\0")[:-1]


_RECORDER = """\
#!/bin/sh
if [ "$1" != diff ]; then exec printf '%s\\0' "$@" > "$RECORDED"; fi
printf '%s\\0' "$@" >> "$RECORDED.diff"
if [ -n "$FAILS" ]; then echo "error: no" >&2; exit 2; fi
echo "What it means"
"""
