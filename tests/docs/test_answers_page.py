"""docs/answers.md shows what the commands print, and names the keys of their JSON."""

import re
from pathlib import Path

from tests.docs.pages import ROOT, holds, printed, shapes

from rolekat.answers import comparison, facts, holders, load, person, vacancies

PAGE = ROOT / "docs" / "answers.md"
SHAPES = shapes(facts, vacancies, person, holders, load, comparison)


def test_examples_and_keys_are_as_they_are(tmp_path: Path, *, update: bool) -> None:
    catalog = (ROOT / "tests" / "answers" / "catalog").as_posix()
    (tmp_path / "rolekat.toml").write_text(f'as-of = "2026-06-01"\nsources = ["{catalog}"]\n', "utf-8")
    holds(PAGE, SHAPES, lambda command: printed(command, tmp_path), update=update)


def test_every_shape_has_its_table() -> None:
    assert set(re.findall(r"^#### (\w+)$", PAGE.read_text("utf-8"), re.MULTILINE)) == set(SHAPES)
