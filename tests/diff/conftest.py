"""A small catalog with something of every sort, and what changed from it to an edited copy."""

import shutil
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest

from rolekat.answers.facts import Titled
from rolekat.diff.change import KINDS, Change
from rolekat.diff.comparing import Comparison
from rolekat.diff.side import Side
from rolekat.diff.values import Named, Span, Step, plain
from rolekat.library.library import Library
from rolekat.state.organisations import Organisations
from rolekat.state.outlook import Outlook

BASE = Path(__file__).parent / "base"
DAY = "2026-11-23"


def side(folder: Path, day: str = DAY) -> Side:
    """A folder as a side."""
    return Side(Organisations(Library([str(folder)]), Outlook(day)), str(folder))


def comparison(old: Path, new: Path, day: str = DAY) -> Comparison:
    """Two folders compared."""
    return Comparison(side(old, day), side(new, day))


def told(changes: Iterable[Change]) -> Counter[str]:
    """What changes say, as far as it is the same whichever side is the new one."""
    return Counter(_told(change, change.kind, ("old", "new")) for change in changes)


def mirrored(changes: Iterable[Change]) -> Counter[str]:
    """What changes would say if the sides were exchanged."""
    return Counter(_told(change, change.inverse, ("new", "old")) for change in changes)


def _told(change: Change, kind: str, sides: tuple[str, str]) -> str:
    values = [_bare(getattr(change, name)) for name in sides]
    about = {
        name: _bare(value) for name, value in change.about.items() if name not in {"item", "who", "steps", "entry"}
    }
    steps: Any = change.about.get("steps", ())
    turned = sorted(
        (sorted(step.phases.phases), *(getattr(step, name) for name in sides))
        for step in steps
        if isinstance(step, Step)
    )
    places = sorted(
        (
            sides.index(spot.side),
            spot.place.file.partition("/new/" if "/new/" in spot.place.file else "/old/")[2],
            str(spot.place.path),
        )
        for spot in change.spots
    )
    systems = sorted(each.id for each in change.concerned.systems)
    return repr((kind, change.subject.kind, values, about, turned, places, len(systems)))


def _bare(value: Any) -> Any:
    if isinstance(value, (Titled, Named)):
        return value.id
    if isinstance(value, Span):
        return sorted(value.phases)
    if isinstance(value, tuple) and not hasattr(value, "_fields"):
        return sorted(str(_bare(each)) for each in value)
    return plain(value)


@pytest.fixture
def both(tmp_path: Path) -> tuple[Path, Path]:
    """The catalog twice: to edit the second."""
    for name in ("old", "new"):
        shutil.copytree(BASE, tmp_path / name)
    return tmp_path / "old", tmp_path / "new"


@pytest.fixture
def after(both: tuple[Path, Path]) -> Callable[..., list[Change]]:
    """What changed after some edits: file, text, new text. That it mirrors is asserted on the way."""
    old, new = both

    def edit(*edits: tuple[str, str, str]) -> list[Change]:
        for file, text, replacement in edits:
            apply(new / file, text, replacement)
        changes = comparison(old, new).changes
        back = comparison(new, old).changes
        assert mirrored(changes) == told(back)
        return changes

    return edit


def apply(path: Path, text: str, replacement: str) -> None:
    """Replace a text that stands in a file once; make a file of nothing; remove one where nothing is to be left."""
    if not text:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(replacement, "utf-8")
        return
    content = path.read_text("utf-8")
    if text == "*":
        path.unlink()
        return
    assert content.count(text) == 1, (path.name, text)
    path.write_text(content.replace(text, replacement), "utf-8")


__all__ = ["BASE", "DAY", "KINDS", "apply", "comparison", "mirrored", "side", "told"]
