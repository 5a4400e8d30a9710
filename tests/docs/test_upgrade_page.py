"""docs/upgrade.md shows what the command prints, what it says to type works, and it names the keys of the JSON."""

import re
import shutil
from pathlib import Path
from typing import Final

import pytest
from tests.docs.pages import ROOT, holds, printed, shapes

from rolekat.answers import facts
from rolekat.upgrading import report

PAGE: Final = ROOT / "docs" / "upgrade.md"


@pytest.fixture
def example(tmp_path: Path) -> Path:
    """The small municipality that the page is about."""
    return Path(shutil.copytree(ROOT / "docs" / "examples" / "ny-version", tmp_path / "example"))


def until_the_difference(text: str) -> str:
    """What is told; the differences of the files, which follow, are cut."""
    told, cut, _ = text.partition("\n--- ")
    return f"{told}\n…\n" if cut else text


def test_examples_and_keys_are_as_they_are(example: Path, *, update: bool) -> None:
    shown = shapes(facts, report)
    holds(PAGE, shown, lambda command: until_the_difference(printed(command, example)), update=update)


def test_what_it_says_to_type_leaves_nothing_to_mend(example: Path) -> None:
    (typed,) = re.findall(r"```sh\n(rolekat upgrade --all --replace.*?)```", PAGE.read_text("utf-8"), re.DOTALL)
    for line in typed.splitlines():
        told = printed(line.removeprefix("rolekat "), example)
    assert "error" not in told
    assert "Already at kombit@1.5" in printed("upgrade --all", example)
