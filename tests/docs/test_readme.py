"""What the README says to type works, in an empty folder, and ends as it says."""

import os
import re
import shlex
import subprocess
from pathlib import Path

import pytest
from tests.commands import rolekat_in

from rolekat.cli.app import COMMANDS

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```sh\n(.*?)```", README, re.DOTALL)
SETUP, *WALK = BLOCKS
WRITER = {
    "GIT_AUTHOR_NAME": "a",
    "GIT_AUTHOR_EMAIL": "a@example.org",
    "GIT_COMMITTER_NAME": "a",
    "GIT_COMMITTER_EMAIL": "a@example.org",
}


def test_the_first_two_lines_set_up_and_run() -> None:
    first, second = SETUP.strip().splitlines()
    assert first.endswith("rolekat render aula")
    assert ".[dev]" in second
    assert "pytest" in second


def test_the_walk_works_in_an_empty_folder(tmp_path: Path) -> None:
    commands = [line for block in WALK for line in block.strip().splitlines() if line.startswith(("rolekat ", "git "))]
    assert "rolekat render aula" in commands
    staffing = tmp_path / "catalog" / "organisations" / "randby" / "systems" / "aula.yaml"
    for line in commands:
        if line.startswith("git "):
            subprocess.run(line, shell=True, cwd=tmp_path, env=os.environ | WRITER, check=True, capture_output=True)
            continue
        arguments = shlex.split(line)[1:]
        vacant = arguments == ["check"] and staffing.is_file()  # the walk's municipality has only begun
        ran = rolekat_in(tmp_path, arguments, os.environ | {"ROLEKAT_LANG": "en", "NO_COLOR": "1"})
        assert ran.returncode == (1 if vacant else 0), f"{arguments}: {ran.stdout}{ran.stderr}"
        assert ("RK401" in ran.stdout) == vacant
    assert (tmp_path / "rollekatalog" / "aula" / "rollekatalog.md").is_file()
    assert (tmp_path / "rollekatalog" / "mit-system" / "rollekatalog.md").is_file()
    assert (tmp_path / "rollekatalog" / "randby" / "aula" / "rollekatalog.md").is_file()


def test_every_link_and_picture_is_there() -> None:
    for target in re.findall(r"\]\(([^)#:]+)\)", README):
        assert (ROOT / target).exists(), target


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_spoken_of(command: str) -> None:
    assert f"rolekat {command}" in README or f"`{command}`" in README
