"""docs/answers.md shows what the commands print, and names the keys of their JSON."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

from rolekat.answers import comparison, facts, holders, load, person, vacancies
from rolekat.schema.reference import shape_tables

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "answers.md"
EXAMPLE = re.compile(r"(<!-- example: (.*?) -->\n).*?(<!-- end of example -->)", re.DOTALL)
KEYS = re.compile(r"(<!-- keys of (\w+) -->\n).*?(<!-- end of keys -->)", re.DOTALL)
CLASSES = {
    name: found
    for module in (facts, vacancies, person, holders, load, comparison)
    for name, found in vars(module).items()
    if isinstance(found, type) and hasattr(found, "_fields") and found.__module__ == module.__name__
}


def printed(command: str, folder: Path) -> str:
    """What a command prints in a repository with the small country of tests/answers."""
    catalog = (ROOT / "tests" / "answers" / "catalog").as_posix()
    (folder / "rolekat.toml").write_text(f'as-of = "2026-06-01"\nsources = ["{catalog}"]\n', "utf-8")
    quiet = {name: value for name, value in os.environ.items() if name != "FORCE_COLOR"}
    done = subprocess.run(
        [sys.executable, "-m", "rolekat", *shlex.split(command)],
        cwd=folder,
        env={**quiet, "ROLEKAT_LANG": "en", "COLUMNS": "96"},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return done.stdout


def test_examples_and_keys_are_as_they_are(tmp_path: Path, *, update: bool) -> None:
    text = PAGE.read_text("utf-8")
    written: set[str] = set()
    made = EXAMPLE.sub(
        lambda found: f"{found[1]}\n```console\n$ rolekat {found[2]}\n{printed(found[2], tmp_path)}```\n\n{found[3]}",
        text,
    )
    made = KEYS.sub(lambda found: f"{found[1]}\n{_deeper(found[2], written)}\n\n{found[3]}", made)
    if update:
        PAGE.write_text(made, "utf-8", newline="\n")
    assert made == PAGE.read_text("utf-8"), "pytest --update refreshes it"


def _deeper(first: str, written: set[str]) -> str:
    return re.sub("^###", "####", shape_tables(CLASSES, first, written), flags=re.MULTILINE)


def test_every_shape_has_its_table() -> None:
    assert set(re.findall(r"^#### (\w+)$", PAGE.read_text("utf-8"), re.MULTILINE)) == set(CLASSES)
