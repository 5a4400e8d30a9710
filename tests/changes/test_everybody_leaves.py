"""Over the shipped examples: whoever leaves, nothing of theirs is lost, and nothing else is touched."""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pytest
from tests.changes.shed import desk_here
from tests.values import emptied, entries

from rolekat.changes.desk import Desk
from rolekat.changes.parts import parts_of
from rolekat.changes.transfer import Transfer, transfer
from rolekat.config import find_config
from rolekat.errors import UsageError
from rolekat.text.comments import comments_in
from rolekat.text.pending import pending
from rolekat.text.reader import read

ROOT: Final = Path(__file__).parents[2]
ORGANISATIONS: Final = sorted(folder.name for folder in (ROOT / "catalog" / "organisations").iterdir())
MOST: Final = 5
"""So many of each organisation: all of them take minutes."""
DAY: Final = "2026-12-01"
_ABOUT: Final = {"person", "named", "deputies", "together", "accepted_by", "executor", "from", "until", "decision"}


@pytest.fixture(scope="module")
def catalog(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("examples")
    shutil.copytree(ROOT / "catalog", folder / "catalog")
    shutil.copy(ROOT / "rolekat.toml", folder)
    return folder


def leaves(value: Any) -> Iterator[str]:
    """Every text of a file but for those that a leaver changes."""
    for path, part in entries(value):
        keys = [step for step in path if isinstance(step, str)]
        if isinstance(part, str) and not (_ABOUT & {*keys} or {"holders", "seats"} & {*keys}):
            yield f"{keys}: {part}"


@pytest.mark.parametrize("name", ORGANISATIONS)
def test_whoever_leaves(name: str, catalog: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(catalog)
    first = Desk(find_config()).organisation(name)
    people = [person for person in first.head.people if parts_of(person, first, DAY)]
    staying = [person for person in first.head.people if person not in first.left]
    for number, person in enumerate(people[:: max(1, len(people) // MOST)]):
        to = next(each for each in (*staying[number:], *staying) if each != person)
        successor = None if number % 3 == 2 else to
        desk = desk_here()
        transfer(Transfer(person, successor, on=DAY, organisation=name), desk)
        for written in desk.draft.files.values():
            before, after = ((content or b"").decode() for content in written)
            assert not emptied(read(before).value, read(after).value)
            assert sorted(leaves(read(after).value)) == sorted(leaves(read(before).value))
            assert sorted(c.text for c in comments_in(after)) == sorted(c.text for c in comments_in(before))
        contents = {file: written.after for file, written in desk.draft.files.items()}
        for _ in range(2):  # on the day once more, for what has one line only; then there is nothing left
            with pending(contents):
                later = Desk(find_config(), as_of=DAY)
                with contextlib.suppress(UsageError):  # nothing to pass on
                    transfer(Transfer(person, successor, on=DAY, organisation=name), later)
                contents.update({file: written.after for file, written in later.draft.files.items()})
        assert later.draft.files == {}
        with pending(contents):
            left = parts_of(person, Desk(find_config(), as_of=DAY).organisation(name), DAY)
            assert {part.kind for part in left} <= {"partner", "accepted"}
