"""docs/diff.md shows what the command prints, names the keys of its JSON and every kind of change."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from tests.diff.cases import CASES
from tests.diff.conftest import BASE, DAY, apply

from rolekat.answers.facts import Titled, Who
from rolekat.diff import difference
from rolekat.diff.change import EFFECTS, KINDS, Change
from rolekat.diff.difference import About, Difference, Location, Told, Totals, Unread
from rolekat.schema.reference import shape_tables

PAGE = Path(__file__).parents[2] / "docs" / "diff.md"
EDITS = ("suggested", "holder succeeded", "task reworded", "contact point", "applies again", "task added")
CLASSES = {each.__name__: each for each in (About, Difference, Location, Told, Totals, Unread, Titled, Who)}


def block(name: str) -> "re.Pattern[str]":
    return re.compile(rf"(<!-- {name} -->\n).*?(<!-- end of {name.split(maxsplit=1)[0]} -->)", re.DOTALL)


def printed(folder: Path) -> str:
    """What the command prints after some edits."""
    shutil.copytree(BASE, folder / "catalog")
    (folder / "rolekat.toml").write_text(f'as-of = "{DAY}"\nsources = ["catalog"]\n', "utf-8")
    git = ("git", "-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
    for words in (("init", "-q"), ("add", "-A"), ("commit", "-q", "-m", "first")):
        subprocess.run([*git, *words], cwd=folder, check=True, capture_output=True)
    for case in CASES:
        if case.name in EDITS:
            for file, text, replacement in case.edits:
                apply(folder / "catalog" / file, text, replacement)
    quiet = {name: value for name, value in os.environ.items() if name != "FORCE_COLOR"}
    done = subprocess.run(
        [sys.executable, "-m", "rolekat", "diff"],
        cwd=folder,
        env={**quiet, "ROLEKAT_LANG": "en", "COLUMNS": "96", "NO_COLOR": "1"},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return done.stdout


def test_the_page_is_as_it_is(tmp_path: Path, *, update: bool) -> None:
    text = PAGE.read_text("utf-8")
    example = f"\n```console\n$ rolekat diff\n{printed(tmp_path)}```\n\n"
    keys = re.sub("^###", "####", shape_tables(CLASSES, "Difference", set()), flags=re.MULTILINE)
    made = block("example").sub(lambda found: f"{found[1]}{example}{found[2]}", text)
    made = block("keys of Difference").sub(lambda found: f"{found[1]}\n{keys}\n\n{found[2]}", made)
    made = block("kinds").sub(lambda found: f"{found[1]}\n{kinds()}\n\n{found[2]}", made)
    if update:
        PAGE.write_text(made, "utf-8", newline="\n")
    assert made == PAGE.read_text("utf-8"), "pytest --update refreshes it"


def kinds() -> str:
    """A table of kinds for each room of the code that they come from."""
    rows = ["| kind | effect | inverse | means |", "| --- | --- | --- | --- |"]
    known = sorted(KINDS.values(), key=lambda each: (EFFECTS.index(each.effect), each.weight, each.kind))
    rows += [f"| `{each.kind}` | `{each.effect}` | {_inverse(each)} | {_meaning(each)} |" for each in known]
    return "\n".join(rows)


def _inverse(kind: type[Change]) -> str:
    return f"`{kind.inverse}`" if kind.inverse != kind.kind else ""


def _meaning(kind: type[Change]) -> str:
    return " ".join((kind.__doc__ or "").split())


def test_every_shape_of_the_answer_is_on_the_page() -> None:
    shapes = {
        name
        for name, found in vars(difference).items()
        if isinstance(found, type) and hasattr(found, "_fields") and found.__module__ == difference.__name__
    }
    assert shapes - {"Ranked"} <= set(CLASSES)
