"""docs/diff.md shows what the command prints, names the keys of its JSON and every kind of change."""

import re
import shutil
from pathlib import Path

import pytest
from tests.diff.cases import CASES
from tests.diff.conftest import BASE, DAY, apply
from tests.docs.pages import ROOT, holds, printed, shapes
from tests.revisions.repositories import Repository

from rolekat.answers import facts
from rolekat.diff import difference
from rolekat.diff.change import EFFECTS, KINDS, Change

PAGE = ROOT / "docs" / "diff.md"
EDITS = ("suggested", "holder succeeded", "task reworded", "contact point", "applies again", "task added")


@pytest.fixture
def edited(tmp_path: Path) -> Path:
    """A repository in which something was edited since it was committed."""
    made = Repository(tmp_path)
    shutil.copytree(BASE, tmp_path / "catalog")
    made.commit({"rolekat.toml": f'as-of = "{DAY}"\nsources = ["catalog"]\n'})
    for case in CASES:
        if case.name in EDITS:
            for file, text, replacement in case.edits:
                apply(tmp_path / "catalog" / file, text, replacement)
    return tmp_path


def test_the_page_is_as_it_is(edited: Path, *, update: bool) -> None:
    shown = shapes(facts, difference)
    holds(PAGE, shown, lambda command: printed(command, edited), update=update, kinds=kinds())


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


def test_every_shape_of_the_answer_has_its_table() -> None:
    tables = set(re.findall(r"^#### (\w+)$", PAGE.read_text("utf-8"), re.MULTILINE))
    assert shapes(difference).keys() - {"Ranked"} <= tables
