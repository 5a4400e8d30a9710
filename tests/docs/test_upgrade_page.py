"""docs/upgrade.md shows what the command prints, what it says to type works, and it names the keys of the JSON."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

from rolekat.answers import facts
from rolekat.schema.reference import shape_tables
from rolekat.upgrading import report

ROOT: Final = Path(__file__).parents[2]
PAGE: Final = ROOT / "docs" / "upgrade.md"
EXAMPLE: Final = re.compile(r"(<!-- example: (.*?) -->\n).*?(<!-- end of example -->)", re.DOTALL)
KEYS: Final = re.compile(r"(<!-- keys of (\w+) -->\n).*?(<!-- end of keys -->)", re.DOTALL)
CLASSES: Final = {
    name: found
    for module in (facts, report)
    for name, found in vars(module).items()
    if isinstance(found, type) and hasattr(found, "_fields") and found.__module__ == module.__name__
}


def printed(command: str, folder: Path) -> str:
    """What a command prints in the example."""
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


def until_the_difference(text: str) -> str:
    """What is told; the differences of the files, which follow, are cut."""
    told, cut, _ = text.partition("\n--- ")
    return f"{told}\n…\n" if cut else text


def test_examples_and_keys_are_as_they_are(tmp_path: Path, *, update: bool) -> None:
    example = tmp_path / "example"
    shutil.copytree(ROOT / "docs" / "examples" / "ny-version", example)
    text, written = PAGE.read_text("utf-8"), set[str]()
    made = EXAMPLE.sub(
        lambda found: (
            f"{found[1]}\n```console\n$ rolekat {found[2]}\n"
            f"{until_the_difference(printed(found[2], example))}```\n\n{found[3]}"
        ),
        text,
    )
    made = KEYS.sub(lambda found: f"{found[1]}\n{shape_tables(CLASSES, found[2], written)}\n\n{found[3]}", made)
    if update:
        PAGE.write_text(made, "utf-8", newline="\n")
    assert made == PAGE.read_text("utf-8"), "pytest --update refreshes it"


def test_what_it_says_to_type_leaves_nothing_to_mend(tmp_path: Path) -> None:
    example = tmp_path / "example"
    shutil.copytree(ROOT / "docs" / "examples" / "ny-version", example)
    (typed,) = re.findall(r"```sh\n(rolekat upgrade --all --replace.*?)```", PAGE.read_text("utf-8"), re.DOTALL)
    for line in typed.splitlines():
        told = printed(line.removeprefix("rolekat "), example)
    assert "error" not in told
    assert "Already at kombit@1.5" in printed("upgrade --all", example)
